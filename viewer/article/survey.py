"""What each line that may be a heading says about itself, found going through a document that may still grow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from viewer.article.blocks import Block, BlockKind, SpanKind
from viewer.article.folding import BLANK
from viewer.article.headings import LONG, HeadingKind, Reading, may_be_heading, read
from viewer.article.lines import Lines, is_drawn_rule, is_visible
from viewer.article.numbering import Room
from viewer.article.short_lines import is_caption

_SET_OFF: Final = 50
"""Characters of a paragraph in bold, or over a rule, that may be a heading whatever stands beside it."""
_STRETCH: Final = 128
"""Blocks that are gone through in one step."""


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
                if is_visible(block):
                    self._look(block)
                    self._current = number, block
            self._next += len(part)
            yield
        if is_whole:
            self._look(None)

    def _look(self, below: Block | None) -> None:
        """Look at the current line, now that it is known what follows it."""
        if self._current is None:
            return
        number, block = self._current
        following = len(below.text) if below else 0
        if below and len(block.text) <= _SET_OFF and is_drawn_rule(below):
            reading = _underlined(self._read(number, block, 0, LONG))
        elif following and self._previous < 0:
            reading = self._read(number, block, 0, LONG)
        else:
            reading = self._read(number, block, max(self._previous, 0), following)
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
        is_bold = bool(block.spans) and len(block.text) <= _SET_OFF and _is_strong(block)
        if is_bold or may_be_heading(block.text, previous, following):
            return _read_paragraph(self._lines, number)
        return None


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


def _underlined(reading: Reading | None) -> Reading | None:
    """A short line over a rule of ------, which sets it off wherever a paragraph follows."""
    if not reading or reading.kind is not HeadingKind.SHORT:
        return reading
    return replace(reading, kind=HeadingKind.MARKUP, room=Room.BEFORE_TEXT, style="-")
