"""What was done to an article's text: every repair and conversion, where and from what, for counts and reports."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple

from viewer.article.blocks import Position
from viewer.article.rendition import Rendition
from viewer.text.alignment import Edit
from viewer.text.rewrite import Rewrite


class Change(NamedTuple):
    """`source`, standing at `position` of the source, is shown as `shown`; `rule` says by what."""

    position: Position
    source: str
    shown: str
    rule: str


def repairs(rendition: Rendition, number: int) -> Iterator[Change]:
    """The repairs of block `number`."""
    for item in (rewrite := rendition.steps(number).repair).replacements:
        yield Change(Position(number, item.start), rewrite.before[item.start : item.end], item.text, item.rule)


def conversions(rendition: Rendition, number: int) -> list[Change]:
    """What conversion changed in block `number`, in reading order, neighbouring characters together.

    `source` is the source's own text, with what repair hides in it. The rule is "script", "vocabulary" where words were
    replaced, "quotation" for the region's quotation marks, or "rule" or "place" where the reader has settled it.
    """
    return sorted(_conversions(rendition, number), key=lambda change: change.position)


def _conversions(rendition: Rendition, number: int) -> Iterator[Change]:
    steps = rendition.steps(number)
    source = rendition.article.blocks[number].text
    converted = steps.repair.alignment.then(steps.conversion.alignment)
    for rewrite, back, rule in (
        (steps.conversion, steps.repair.alignment, "script"),
        (steps.quotation, converted, "quotation"),
    ):
        settled = {item.start: item.rule for item in steps.conversion.replacements} if rule == "script" else {}
        for edit, is_word in differences(rewrite):
            start, end = back.backward_range(edit.start, edit.end)
            shown = rewrite.after[edit.new_start : edit.new_end]
            why = settled.get(edit.start, "vocabulary") if is_word else rule
            yield Change(Position(number, start), source[start:end], shown, why)


def conversions_between(rendition: Rendition, start: Position, end: Position) -> Iterator[Change]:
    """What conversion changed between two source positions."""
    for number in range(start.block, min(end.block + 1, len(rendition.article.blocks))):
        for change in conversions(rendition, number):
            after = Position(number, change.position.offset + len(change.source))
            if change.position < end and after > start:
                yield change


@dataclass(frozen=True, slots=True)
class Tally:
    """How much was done: `repairs` are occurrences by rule, `characters` the converted characters of the source,
    `settled` the places that the reader has settled."""

    repairs: Counter[str] = field(default_factory=Counter)
    characters: int = 0
    settled: int = 0

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.repairs + other.repairs, self.characters + other.characters, self.settled + other.settled)


def tally(rendition: Rendition, numbers: Iterable[int]) -> Tally:
    """Count what was done to the blocks `numbers`."""
    counts: Counter[str] = Counter()
    characters = settled = 0
    for number in numbers:
        steps = rendition.steps(number)
        counts.update(item.rule for item in steps.repair.replacements)
        characters += sum(_changed(steps.conversion, edit) for edit, _ in differences(steps.conversion))
        settled += len(steps.conversion.replacements)
    return Tally(counts, characters, settled)


def _changed(rewrite: Rewrite, edit: Edit) -> int:
    """How many characters an edit changes: 关于 → 關于 is one, and all of a word that becomes longer or shorter."""
    before, after = rewrite.before[edit.start : edit.end], rewrite.after[edit.new_start : edit.new_end]
    if len(before) != len(after):
        return len(before)
    return sum(one != other for one, other in zip(before, after, strict=True))


def differences(rewrite: Rewrite) -> Iterator[tuple[Edit, bool]]:
    """What differs before and after, in order: runs of changed characters, and (True) words that were replaced."""
    if rewrite.before == rewrite.after and rewrite.alignment.is_identity:
        return
    old = new = 0
    for edit in rewrite.alignment.edits:
        yield from ((run, False) for run in _runs(rewrite, old, new, edit.start))
        if rewrite.before[edit.start : edit.end] != rewrite.after[edit.new_start : edit.new_end]:
            yield edit, True
        old, new = edit.end, edit.new_end
    yield from ((run, False) for run in _runs(rewrite, old, new, len(rewrite.before)))


def _runs(rewrite: Rewrite, old: int, new: int, end: int) -> Iterator[Edit]:
    """Runs of characters that changed up to `end`, where both texts run in step from `old` and `new`."""
    start = None
    # The sentinel pair closes a run that reaches the end.
    pairs = chain(zip(rewrite.before[old:end], rewrite.after[new : new + end - old], strict=True), [("", "")])
    for offset, (before, after) in enumerate(pairs):
        if before != after and start is None:
            start = offset
        elif before == after and start is not None:
            yield Edit(old + start, old + offset, new + start, new + offset)
            start = None
