"""Which lines of a document are its headings: each line's own reading, checked against its neighbours and the rest.

Only lines that may be headings are repaired and converted, so that a book of a million lines is gone through in
seconds.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from viewer.article.blocks import Block, BlockKind, SpanKind
from viewer.article.folding import BLANK, fold
from viewer.article.headings import LONG, PARAGRAPH, HeadingKind, Reading, may_be_heading, read
from viewer.article.numbering import STYLES, Room
from viewer.article.short_lines import is_caption
from viewer.text.rewrite import Rewrite
from viewer.text.script import Evidence, weigh

_EMPTY_IMAGE: Final = "![]("
_LISTED_STYLES: Final = frozenset(STYLES[STYLES.index("壹、") :])
_BOLD: Final = 50
"""Characters of a paragraph in bold that may be a heading whatever stands beside it."""
_STRETCH: Final = 128
"""Blocks that are gone through in one step."""
_MOST_STEPS: Final = 8
"""Blocks beside a line that are looked past for the paragraph that it heads."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading at block number `block`; a bare number has its title in another block, `subtitle`."""

    block: int
    reading: Reading
    subtitle: int | None = None


class Lines:
    """The blocks of a document with their clean text."""

    def __init__(self, blocks: Sequence[Block], clean: Sequence[Rewrite]) -> None:
        self.blocks = blocks
        self.clean = clean

    def visible(self) -> Iterator[int]:
        """The numbers of the blocks that are shown as something."""
        return (number for number, block in enumerate(self.blocks) if _is_visible(block))

    def beside(self, number: int, step: int) -> int | None:
        """The visible block before (`step` -1) or after (1) a block."""
        number += step
        while 0 <= number < len(self.blocks):
            if _is_visible(self.blocks[number]) and self.length(number):
                return number
            number += step
        return None

    def text(self, number: int) -> str:
        """The clean text of a block."""
        return self.clean[number].after

    def length(self, number: int) -> int:
        """Characters of a block's clean text, without blanks at its ends."""
        start, end = self.trimmed(number)
        return end - start

    def trimmed(self, number: int) -> tuple[int, int]:
        """The range of a block's clean text without blanks at its ends."""
        text = self.text(number)
        end = len(text.rstrip(BLANK))
        return min(len(text) - len(text.lstrip(BLANK)), end), end

    def folded(self, number: int, length: int) -> str:
        """The first characters of a block's clean text, folded for the rules; offsets are the text's own."""
        return fold(self.text(number)[:length])

    def is_meta(self, number: int) -> bool:
        """Whether a block is a source line or a notice."""
        text = self.text(number)
        reading = read(text) if may_be_heading(text, 0, 0) else None
        return reading is not None and reading.kind is HeadingKind.META

    @cached_property
    def is_traditional(self) -> bool:
        """Whether the document's first telling paragraphs are in Traditional characters."""
        evidence = Evidence()
        for number in self.visible():
            evidence += weigh(self.text(number))
            if evidence.simplified + evidence.traditional >= 20:
                break
        return evidence.traditional > evidence.simplified


class Survey:
    """What each line that may be a heading says about itself, found going through a document that may still grow."""

    def __init__(self, lines: Lines) -> None:
        self.readings: dict[int, Reading] = {}
        self._lines = lines
        self._next = 0
        self._previous = -1
        self._current: tuple[int, Block] | None = None

    def go_on(self, *, is_whole: bool) -> Iterator[None]:
        """Look at the lines that are there by now, in steps. The last one waits for what follows it, if anything does.

        Each line is given the lengths of the source texts beside it, for a first cheap look. Nothing is before the
        first line or after a heading; and a source line may stand between a title and its text, so the first line goes
        on to the closer look in any case.
        """
        blocks = self._lines.blocks
        while self._next < len(blocks):
            part = blocks[self._next : self._next + _STRETCH]
            for number, block in enumerate(part, self._next):
                if _is_visible(block):
                    self._look(len(block.text))
                    self._current = number, block
            self._next += len(part)
            yield
        if is_whole:
            self._look(0)

    def _look(self, following: int) -> None:
        """Look at the current line, now that it is known what follows it."""
        if self._current is None:
            return
        number, block = self._current
        is_first = self._previous < 0
        reading = self._read(number, block, max(self._previous, 0), LONG if is_first and following else following)
        if reading:
            self.readings[number] = reading
        self._previous = 0 if block.kind is BlockKind.HEADING else len(block.text)
        self._current = None

    def _read(self, number: int, block: Block, previous: int, following: int) -> Reading | None:
        if block.kind is BlockKind.HEADING:
            start, end = self._lines.trimmed(number)
            style = "#" * max(block.level, 1)
            return Reading(HeadingKind.MARKUP, max(block.level, 1), start, end, style=style)
        if block.kind is not BlockKind.PARAGRAPH or block.continues:
            return None
        is_bold = bool(block.spans) and len(block.text) <= _BOLD and _is_strong(block)
        if is_bold or may_be_heading(block.text, previous, following):
            return _read_paragraph(self._lines, number)
        return None


def find_candidates(lines: Lines, readings: dict[int, Reading]) -> Generator[None, None, list[Candidate]]:
    """The headings that a document states, in order, each in a block of its own; found in steps."""
    found = []
    for number, reading in readings.items():
        if _stands(lines, readings, number, reading) and not _is_listed(lines, readings, number, reading):
            found.append(Candidate(number, reading))
        yield
    keys = []
    for candidate in found:
        keys.append(_key(lines, candidate))
        yield
    found = _without_contents(lines, found, keys)
    yield
    found = yield from _with_subtitles(lines, found)
    found = yield from _without_repeats(lines, found)
    numbered = sum(c.reading.kind in (HeadingKind.MARKUP, HeadingKind.NUMBERED) for c in found)
    return found if numbered < 2 else [c for c in found if c.reading.kind is not HeadingKind.SHORT]


def _is_visible(block: Block) -> bool:
    text, kind = block.text, block.kind
    if not text or kind is BlockKind.IMAGE or kind is BlockKind.RULE:
        return False
    return not text.isspace() and not text.startswith(_EMPTY_IMAGE)


def _read_paragraph(lines: Lines, number: int) -> Reading | None:
    reading = read(lines.text(number))
    if reading and reading.kind is not HeadingKind.SHORT:
        return reading
    if _is_strong(lines.blocks[number]) and is_caption(lines.folded(number, 50)):
        start, end = lines.trimmed(number)
        return Reading(HeadingKind.MARKUP, 1, start, end, Room.UNLISTED, "**")
    return reading


def _is_strong(block: Block) -> bool:
    """Whether a whole paragraph is set in bold, as many set their headings."""
    text = block.text.strip(BLANK)
    start = block.text.find(text)
    return any(
        span.kind is SpanKind.STRONG and span.start <= start and span.end >= start + len(text) for span in block.spans
    )


def _stands(lines: Lines, readings: dict[int, Reading], number: int, reading: Reading) -> bool:
    if reading.room is Room.ANYWHERE:
        return True
    return reading.stands(_room(lines, readings, number, -1), _room(lines, readings, number, 1))


def _room(lines: Lines, readings: dict[int, Reading], number: int, step: int) -> int:
    """The length of the paragraph beside a heading. Headings of other styles and source lines are looked past.

    A heading directly under another one has all the room above it.
    """
    style, beside = readings[number].style, number
    for _ in range(_MOST_STEPS):
        found = lines.beside(beside, step)
        if found is None:
            return 0
        reading = readings.get(found)
        if not reading or reading.kind is HeadingKind.SHORT or reading.runs_on or reading.style == style != "":
            length = lines.length(found)
            return length if lines.blocks[found].kind is BlockKind.PARAGRAPH else max(length, PARAGRAPH)
        if reading.kind is not HeadingKind.META and step < 0:
            return LONG
        beside = found
    return 0


def _is_listed(lines: Lines, readings: dict[int, Reading], number: int, reading: Reading) -> bool:
    """Whether the line is an item among items: another of its style, going on in number, is directly beside it."""
    if reading.runs_on or (reading.style not in _LISTED_STYLES and reading.room is not Room.BEFORE_TEXT):
        return False
    for step in (-1, 1):
        beside = lines.beside(number, step)
        other = readings.get(beside) if beside is not None else None
        if other and _are_items(reading, other, step):
            return True
    return False


def _are_items(reading: Reading, other: Reading, step: int) -> bool:
    if other.style != reading.style or other.runs_on:
        return False
    return not reading.number or (other.number - reading.number) * step > 0


def _without_contents(lines: Lines, found: list[Candidate], keys: list[str]) -> list[Candidate]:
    """Leave out a printed table of contents: headings one after another, most of which come again later."""
    last = {key: place for place, key in enumerate(keys)}
    dropped: set[int] = set()
    for run in _runs(lines, found):
        contents = _up_to_repeat(run, keys)
        again = [place for place in contents if last[keys[place]] > contents[-1]]
        if len(contents) >= 3 and 2 * len(again) > len(contents):
            dropped.update(again)
    return [candidate for place, candidate in enumerate(found) if place not in dropped]


def _up_to_repeat(run: range, keys: list[str]) -> range:
    """The run up to the first heading in it that comes again: there the body begins, without a line between."""
    seen: set[str] = set()
    for place in run:
        if keys[place] in seen:
            return range(run.start, place)
        seen.add(keys[place])
    return run


def _runs(lines: Lines, found: list[Candidate]) -> Iterator[range]:
    """The places of headings that follow each other without text between."""
    start = 0
    for place in range(1, len(found) + 1):
        joined = (
            place < len(found)
            and found[place].block - found[place - 1].block < _MOST_STEPS
            and lines.beside(found[place - 1].block, 1) == found[place].block
            and not found[place - 1].reading.runs_on
        )
        if not joined:
            yield range(start, place)
            start = place


def _with_subtitles(lines: Lines, found: list[Candidate]) -> Generator[None, None, list[Candidate]]:
    """Join a bare number with the title that stands on the next line: 第一章 and 总则."""
    by_block = {candidate.block: candidate for candidate in found}
    joined: set[int] = set()
    result = []
    for candidate in found:
        if candidate.block in joined:
            continue
        below = _subtitle(lines, candidate, by_block)
        if below is not None:
            joined.add(below)
        result.append(replace(candidate, subtitle=below))
        yield
    return result


def _subtitle(lines: Lines, candidate: Candidate, by_block: dict[int, Candidate]) -> int | None:
    reading = candidate.reading
    below = lines.beside(candidate.block, 1) if reading.bare and reading.style not in _LISTED_STYLES else None
    if below is None or lines.blocks[below].kind is not BlockKind.PARAGRAPH or lines.length(below) > 25:
        return None
    other = by_block.get(below)
    if other and (other.reading.kind not in (HeadingKind.NAMED, HeadingKind.SHORT) or other.reading.runs_on):
        return None
    after = lines.beside(below, 1)
    is_title = is_caption(lines.folded(below, 30)) and _NO_SUBTITLE.match(lines.folded(below, 30)) is None
    return below if is_title and after is not None and lines.length(after) >= PARAGRAPH else None


_NO_SUBTITLE = re.compile("[“‘(]|.*[?!”’:]$")


def _without_repeats(lines: Lines, found: list[Candidate]) -> Generator[None, None, list[Candidate]]:
    """Leave out a heading that is printed twice in a row, as copied web novels have it."""
    result: list[Candidate] = []
    for candidate in found:
        before = result[-1] if result else None
        repeated = (
            before is not None
            and lines.beside(before.subtitle or before.block, 1) == candidate.block
            and _key(lines, before) == _key(lines, candidate)
        )
        if not repeated:
            result.append(candidate)
        yield
    return result


def _key(lines: Lines, candidate: Candidate) -> str:
    """The words of a heading, for comparing it with another: without blanks and marks, in Simplified characters."""
    start, end = candidate.reading.start, candidate.reading.end
    return re.sub(r"[\W_]", "", fold(lines.text(candidate.block)[start:end]))
