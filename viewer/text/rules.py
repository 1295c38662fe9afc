"""The reader's word: what a term is to be shown as, whatever OpenCC and the correction pack make of it.

Rules are applied once, to the text that is converted, the longest first at each place; what a rule shows is not looked
at again, so that no set of rules can go round in circles. They are not laid over OpenCC as the pack is: that would cost
40 ms for every rule that is changed. Instead what they settle is laid over what was converted, so that the characters
beside it are read in their context. 10,000 rules are indexed in some 10 ms, and finding their terms in a page of 2,000
characters takes less than one.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from viewer.text.alignment import Alignment, Edit
from viewer.text.patterns import pattern
from viewer.text.rewrite import Replacement, Rewrite
from viewer.text.script import Script, View, simplified_only, traditional_only

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
    def between(cls, term: str, replacement: str) -> Direction:
        """The direction of a rule of which one side can only be Simplified or only Traditional, and the other not that:
        软件 → 軟體 is for Traditional views. `ANY` where that tells nothing, as of 裡 → 里."""
        one, other = _script_of(term), _script_of(replacement)
        if other is Script.TRADITIONAL and one is not other:
            return cls.TO_TRADITIONAL
        if other is Script.SIMPLIFIED and one is not other:
            return cls.TO_SIMPLIFIED
        return cls.ANY

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


def _script_of(words: str) -> Script | None:
    """The only script in which words can be written, if there is one."""
    is_simplified = not simplified_only().isdisjoint(words)
    is_traditional = not traditional_only().isdisjoint(words)
    if is_simplified is is_traditional:
        return None
    return Script.SIMPLIFIED if is_simplified else Script.TRADITIONAL


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
        self._lengths: dict[str, int] = {}
        """By the first two characters of terms, or the only one, how long they are: a bit for each length."""
        self._firsts: set[str] = set()
        self.add(rules)

    def __bool__(self) -> bool:
        return any(table for layer in self._layers for table in layer.values())

    def add_tables(self, tables: Mapping[Direction, dict[str, str]]) -> None:
        """Put in later ones: for each direction, terms and what they are shown as."""
        layer, known = self._layers[0], self._lengths
        for direction, table in tables.items():
            usable = _usable(table)
            layer.setdefault(direction, {}).update(usable)
            for term in usable:
                known[term[:2]] = known.get(term[:2], 0) | 1 << len(term)
            self._firsts.update(term[0] for term in usable)

    def joined_by(self, rules: Sequence[Rule]) -> Rules:
        """These rules and others, which count more. Much less work than to index all of them anew."""
        if not rules:
            return self
        joined = self._copy(({}, *self._layers))
        joined.add(rules)
        return joined

    def copy(self) -> Rules:
        """The same, to be changed: by `add` and `remove`, before anybody else gets it."""
        first = {direction: table.copy() for direction, table in self._layers[0].items()}
        return self._copy((first, *self._layers[1:]))

    def add(self, rules: Iterable[Rule]) -> None:
        """Put in later ones."""
        self.add_tables(_tables(rules))

    def remove(self, rules: Iterable[Rule]) -> None:
        """Take some out, but for those that a later one stands for. The index goes on to lead to them, in vain."""
        for direction, table in _tables(rules).items():
            kept = self._layers[0].get(direction, {})
            for term, shown in table.items():
                if kept.get(term) == shown:
                    del kept[term]

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
            found = lengths.get(text[start : start + 2], 0) | lengths.get(character, 0)
            while found:
                length = found.bit_length() - 1
                found -= 1 << length
                term = text[start : start + length]
                shown = _shown(term, tables) if len(term) == length else None
                if shown is not None:
                    end = start + length
                    yield Replacement(start, end, shown, RULE)
                    break

    def _copy(self, layers: tuple[_Layer, ...]) -> Rules:
        copy = Rules()
        copy._layers, copy._lengths, copy._firsts = layers, self._lengths.copy(), self._firsts.copy()
        return copy


_Layer = dict[Direction, dict[str, str]]
_MOST_SPECIAL_FIRST = tuple(Direction)[::-1]


def _tables(rules: Iterable[Rule]) -> dict[Direction, dict[str, str]]:
    tables: dict[Direction, dict[str, str]] = {}
    for rule in rules:
        tables.setdefault(rule.direction, {})[rule.term] = rule.replacement
    return tables


def _usable(table: dict[str, str]) -> dict[str, str]:
    """What has no problem of a table: all of it as a rule, which is found out at once, in a tenth of the time."""
    words = [*table, *table.values()]
    are_short = max(map(len, words), default=0) <= LONGEST
    if are_short and all(map(str.strip, words)) and not _CONTROLS.search("".join(words)):
        return table
    return {term: shown for term, shown in table.items() if Rule(term, shown).problem is None}


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
