"""The reader's word: what a term is to be shown as, whatever OpenCC and the correction pack make of it.

Rules are applied once, to the text that is converted, the longest first at each place; what a rule shows is not looked
at again, so that no set of rules can go round in circles. They are not laid over OpenCC as the pack is: that would cost
40 ms for every rule that is changed. Instead the text is cut at what the rules settle, and only the rest is converted.
10,000 rules are indexed in some 10 ms, and finding their terms in a page of 2,000 characters takes less than one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

from viewer.text.alignment import Alignment, Edit
from viewer.text.rewrite import Rewrite
from viewer.text.script import Script, View

LONGEST = 200
"""Characters that a term or its replacement may have."""


class Direction(Enum):
    """From which script to which region's forms a rule applies."""

    ANY = "any"
    TO_TRADITIONAL = "s2t"
    TO_TAIWAN = "s2tw"
    TO_HONGKONG = "s2hk"
    TO_SIMPLIFIED = "t2s"

    def applies(self, script: Script, view: View) -> bool:
        """Whether a rule of this direction applies to a paragraph in `script` that is shown in `view`."""
        if view is View.ORIGINAL:
            return False
        if self is Direction.TO_SIMPLIFIED:
            return view is View.SIMPLIFIED and script is not Script.SIMPLIFIED
        return self is Direction.ANY or (script is not Script.TRADITIONAL and view in _VIEWS[self])


_VIEWS = {
    Direction.TO_TRADITIONAL: (View.TAIWAN, View.HONGKONG),
    Direction.TO_TAIWAN: (View.TAIWAN,),
    Direction.TO_HONGKONG: (View.HONGKONG,),
}


class Problem(Enum):
    """What is wrong with a rule."""

    EMPTY_TERM = "the term is empty"
    EMPTY_REPLACEMENT = "there is nothing to show instead"
    CONTROL_CHARACTER = "it has a control character"
    TOO_LONG = "it is too long"


@dataclass(frozen=True, slots=True)
class Rule:
    """Show `term`, as the source writes it, as `replacement`; a rule that replaces a term by itself keeps it so."""

    term: str
    replacement: str
    direction: Direction = Direction.ANY
    note: str = ""

    @property
    def problem(self) -> Problem | None:
        """What is wrong with the rule; None if it can be used."""
        if not self.term.strip():
            return Problem.EMPTY_TERM
        if not self.replacement.strip():
            return Problem.EMPTY_REPLACEMENT
        if max(len(self.term), len(self.replacement)) > LONGEST:
            return Problem.TOO_LONG
        if any(
            ord(c) < 0x20 or 0x7F <= ord(c) < 0xA0 or 0xD800 <= ord(c) < 0xE000 for c in self.term + self.replacement
        ):
            return Problem.CONTROL_CHARACTER
        return None


class Rules:
    """A set of rules, indexed by how their terms begin. Of two for the same term the later one counts."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self.rules = tuple(rule for rule in rules if rule.problem is None)
        self._index: dict[Direction, dict[str, str]] = {}
        self._lengths: dict[str, set[int]] = {}
        for rule in self.rules:
            self._index.setdefault(rule.direction, {})[rule.term] = rule.replacement
            self._lengths.setdefault(rule.term[:2], set()).add(len(rule.term))

    def __bool__(self) -> bool:
        return bool(self.rules)

    def find(self, text: str, script: Script, view: View) -> Iterator[tuple[int, int, str]]:
        """What the rules settle in `text`, in order: start, end and what is shown there."""
        tables = [table for direction, table in self._index.items() if direction.applies(script, view)]
        lengths, end = self._lengths, 0
        if not tables:
            return
        for start, character in enumerate(text):
            if start < end:
                continue
            found = lengths.get(text[start : start + 2], _NONE) | lengths.get(character, _NONE)
            for length in sorted(found, reverse=True):
                term = text[start : start + length]
                shown = next((table[term] for table in tables if term in table), None)
                if len(term) == length and shown is not None:
                    end = start + length
                    yield start, end, shown
                    break

    def apply(self, text: str, script: Script, view: View, convert: Callable[[str], Rewrite]) -> Rewrite:
        """`text` with what the rules settle, and the rest as `convert` has it; aligned with what it was."""
        pieces: list[str] = []
        edits: list[Edit] = []
        old = new = 0

        def rest(end: int) -> None:
            nonlocal old, new
            if end > old:
                done = convert(text[old:end])
                edits.extend(
                    Edit(e.start + old, e.end + old, e.new_start + new, e.new_end + new) for e in done.alignment.edits
                )
                pieces.append(done.after)
                old, new = end, new + len(done.after)

        for start, end, shown in self.find(text, script, view):
            rest(start)
            edits.append(Edit(start, end, new, new + len(shown)))
            pieces.append(shown)
            old, new = end, new + len(shown)
        rest(len(text))
        return Rewrite(text, "".join(pieces), Alignment(old, new, tuple(edits)))


_NONE: frozenset[int] = frozenset()
