"""The reader's word: what a term is to be shown as, whatever OpenCC and the correction pack make of it.

Rules are applied once, to the text that is converted, the longest first at each place; what a rule shows is not looked
at again, so that no set of rules can go round in circles. They are not laid over OpenCC as the pack is: that would cost
40 ms for every rule that is changed. Instead what they settle is laid over what was converted, so that the characters
beside it are read in their context. 10,000 rules are indexed in some 10 ms, and finding their terms in a page of 2,000
characters takes less than one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from viewer.text.alignment import Alignment, Edit
from viewer.text.patterns import pattern
from viewer.text.rewrite import Replacement, Rewrite
from viewer.text.script import Script, View

LONGEST = 200
"""Characters that a term or its replacement may have."""
RULE = "rule"
"""What the replacements that a rule makes are called by."""


class Direction(Enum):
    """From which script to which region's forms a rule applies."""

    ANY = "any"
    TO_TRADITIONAL = "s2t"
    TO_TAIWAN = "s2tw"
    TO_HONGKONG = "s2hk"
    TO_SIMPLIFIED = "t2s"
    TRADITIONAL_TO_TAIWAN = "t2tw"
    TRADITIONAL_TO_HONGKONG = "t2hk"

    def applies(self, script: Script, view: View) -> bool:
        """Whether a rule of this direction applies to a paragraph in `script` that is shown in `view`."""
        if self is Direction.ANY:
            return view is not View.ORIGINAL
        other, views = _FROM_AND_TO[self]
        return view in views and script is not other

    @classmethod
    def of(cls, script: Script, view: View, *, in_both: bool = False) -> Direction:
        """The direction in which a paragraph in `script` is converted to `view`; `in_both` if a rule is to apply in
        either Traditional view."""
        if view is View.SIMPLIFIED:
            return cls.TO_SIMPLIFIED
        if script is Script.TRADITIONAL:
            return cls.TRADITIONAL_TO_TAIWAN if view is View.TAIWAN else cls.TRADITIONAL_TO_HONGKONG
        if in_both:
            return cls.TO_TRADITIONAL
        return cls.TO_TAIWAN if view is View.TAIWAN else cls.TO_HONGKONG


_FROM_AND_TO = {
    Direction.TO_TRADITIONAL: (Script.TRADITIONAL, (View.TAIWAN, View.HONGKONG)),
    Direction.TO_TAIWAN: (Script.TRADITIONAL, (View.TAIWAN,)),
    Direction.TO_HONGKONG: (Script.TRADITIONAL, (View.HONGKONG,)),
    Direction.TO_SIMPLIFIED: (Script.SIMPLIFIED, (View.SIMPLIFIED,)),
    Direction.TRADITIONAL_TO_TAIWAN: (Script.SIMPLIFIED, (View.TAIWAN,)),
    Direction.TRADITIONAL_TO_HONGKONG: (Script.SIMPLIFIED, (View.HONGKONG,)),
}
"""The script whose paragraphs a direction leaves alone, and the views it leads to."""


_CONTROLS = pattern("[\0-\x1f\x7f-\x9f\ud800-\udfff]")


class Problem(Enum):
    """What is wrong with a rule."""

    EMPTY_TERM = "the term is empty"
    EMPTY_REPLACEMENT = "there is nothing to show instead"
    CONTROL_CHARACTER = "it has a control character"
    TOO_LONG = "it is too long"


class Rule(NamedTuple):
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
        if _CONTROLS.search(self.term) or _CONTROLS.search(self.replacement):
            return Problem.CONTROL_CHARACTER
        return None


class Rules:
    """A set of rules, indexed by how their terms begin. Of two for the same term that of the more special direction
    counts, and of two for one direction the later one."""

    def __init__(self, rules: Iterable[Rule] = ()) -> None:
        self._layers: tuple[_Layer, ...] = ({},)
        self._lengths: dict[str, frozenset[int]] = {}
        self._firsts: set[str] = set()
        self._add(rules)

    def __bool__(self) -> bool:
        return any(self._layers)

    def joined_by(self, rules: Iterable[Rule]) -> Rules:
        """These rules and others, which count more. Much less work than to index all of them anew."""
        return self._copy(({}, *self._layers), rules)

    def extended_by(self, rules: Iterable[Rule]) -> Rules:
        """The same with later ones."""
        first = {direction: table.copy() for direction, table in self._layers[0].items()}
        return self._copy((first, *self._layers[1:]), rules)

    def find(self, text: str, script: Script, view: View) -> Iterator[Replacement]:
        """What the rules settle in `text`, in order."""
        applying = [direction for direction in _MOST_SPECIAL_FIRST if direction.applies(script, view)]
        tables = [layer[direction] for layer in self._layers for direction in applying if direction in layer]
        lengths, end = self._lengths, 0
        if not tables or self._firsts.isdisjoint(text):
            return
        for start, character in enumerate(text):
            if start < end or character not in self._firsts:
                continue
            found = lengths.get(text[start : start + 2], _NONE) | lengths.get(character, _NONE)
            for length in sorted(found, reverse=True):
                term = text[start : start + length]
                shown = _shown(term, tables) if len(term) == length else None
                if shown is not None:
                    end = start + length
                    yield Replacement(start, end, shown, RULE)
                    break

    def _copy(self, layers: tuple[_Layer, ...], rules: Iterable[Rule]) -> Rules:
        copy = Rules()
        copy._layers, copy._lengths, copy._firsts = layers, self._lengths.copy(), self._firsts.copy()
        copy._add(rules)
        return copy

    def _add(self, rules: Iterable[Rule]) -> None:
        layer, known = self._layers[0], self._lengths
        for rule in rules:
            if rule.problem is None:
                term, beginning, length = rule.term, rule.term[:2], len(rule.term)
                layer.setdefault(rule.direction, {})[term] = rule.replacement
                lengths = known.get(beginning, _NONE)
                if length not in lengths:
                    known[beginning] = lengths | {length}
                    self._firsts.add(beginning[0])


_Layer = dict[Direction, dict[str, str]]
_MOST_SPECIAL_FIRST = tuple(Direction)[::-1]
_NONE: frozenset[int] = frozenset()
NO_RULES = Rules()


def _shown(term: str, tables: Iterable[dict[str, str]]) -> str | None:
    """What the first table that has a term shows it as."""
    for table in tables:
        if term in table:
            return table[term]
    return None


def settle(text: str, settled: Sequence[Replacement], convert: Callable[[str], Rewrite]) -> Rewrite:
    """`text` with what is `settled` of it (in order, disjoint), and the rest as `convert` has it; aligned with what it
    was."""
    done = convert(text)
    if not settled:
        return done
    if any(_is_cut(edit, settled) for edit in done.alignment.edits):
        cuts = sorted({0, len(text), *(cut for item in settled for cut in (item.start, item.end))})
        done = _joined([convert(text[start:end]) for start, end in pairwise(cuts)])
    return _overlaid(done, settled)


def disjoint(first: Iterable[Replacement], others: Iterable[Replacement]) -> list[Replacement]:
    """Replacements in order: all of `first`, and those of the `others` that touch none of them."""
    kept = list(first)
    kept += [item for item in others if not any(one.start < item.end and item.start < one.end for one in kept)]
    return sorted(kept)


def _is_cut(edit: Edit, settled: Sequence[Replacement]) -> bool:
    """Whether a word that was replaced stands only in part in something that is settled."""
    return any(
        item.start < edit.end and edit.start < item.end and not (item.start <= edit.start and edit.end <= item.end)
        for item in settled
    )


def _joined(parts: Iterable[Rewrite]) -> Rewrite:
    """Texts that follow each other, as one."""
    before: list[str] = []
    after: list[str] = []
    edits: list[Edit] = []
    old = new = 0
    for part in parts:
        edits += [Edit(e.start + old, e.end + old, e.new_start + new, e.new_end + new) for e in part.alignment.edits]
        before.append(part.before)
        after.append(part.after)
        old, new = old + len(part.before), new + len(part.after)
    return Rewrite("".join(before), "".join(after), Alignment(old, new, tuple(edits)))


def _overlaid(done: Rewrite, settled: Sequence[Replacement]) -> Rewrite:
    """A conversion with what is settled in place of what it made there; no word of it is cut by that."""
    starts = [item.start for item in settled]
    edits = [(item.start, item.end, len(item.text)) for item in settled]
    for edit in done.alignment.edits:
        index = bisect_right(starts, edit.start) - 1
        if index < 0 or edit.start >= settled[index].end:
            edits.append((edit.start, edit.end, edit.new_end - edit.new_start))
    pieces: list[str] = []
    position = 0
    for item in settled:
        start, end = done.alignment.forward_range(position, item.start)
        pieces += (done.after[start:end], item.text)
        position = item.end
    start, end = done.alignment.forward_range(position, len(done.before))
    pieces.append(done.after[start:end])
    return Rewrite(done.before, "".join(pieces), Alignment.build(len(done.before), sorted(edits)), tuple(settled))
