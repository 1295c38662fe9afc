"""Text made ready for setting: shaped, spaced and cut into lines; and the lines as they are painted and pointed at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QGlyphRun, QPainter

from viewer.article.blocks import Span, SpanKind
from viewer.ui.reading.characters import classify
from viewer.ui.reading.fonts import Face
from viewer.ui.reading.inline import Inline, Look
from viewer.ui.reading.linebreak import break_offsets
from viewer.ui.reading.linefit import FittedLine, Paragraph
from viewer.ui.reading.shaping import GlyphStrip, shape
from viewer.ui.reading.spacing import Spacing, space_out

_LATIN = "ANU"
"""Classes of what a raised or lowered sign may make longer: H₂O, 10²."""


class TextRun(NamedTuple):
    """A stretch of a block's text without line breaks. `start` is its offset in the block, in code points."""

    start: int
    paragraph: Paragraph
    strips: Sequence[GlyphStrip]
    looks: Sequence[Look]

    def rise(self, start: int, end: int) -> float:
        """How far the baseline of characters ``[start, end)`` of the run is moved down, if it is for all of them."""
        rises = {look.rise for look in self.looks if look.start < end and look.end > start}
        return rises.pop() if len(rises) == 1 else 0.0


def typeset_run(text: str, start: int, face: Face, inline: Inline) -> TextRun:
    """Shape and space `text`, whose offsets in `inline` begin at 0, for justified Chinese setting."""
    shaped = shape(text, face, inline.fonts)
    classes = classify(text)
    signs, room = inline.signs(), _reading_room(shaped.advances, inline)
    spacing = space_out(text, classes, shaped.advances, face.em, face.blanks, room, _close(classes, signs))
    breaks = break_offsets(text, classes)
    if signs:
        first = {start for start, _ in signs}
        breaks = [b for b in breaks if b not in first]
    if inline.readings:
        breaks = [b for b in breaks if not any(r.start < b < r.end for r in inline.readings)]
    return TextRun(start, Paragraph(text, classes, spacing, breaks, face.blanks), shaped.strips, inline.looks)


def literal_run(text: str, start: int, face: Face, inline: Inline) -> TextRun:
    """Shape `text` as it stands, for code: nothing squeezed, no gaps, no line that is only its inset."""
    shaped = shape(text, face, inline.fonts)
    spacing = Spacing(list(accumulate(shaped.advances, initial=0.0)), {}, list(range(len(text))))
    classes = classify(text)
    inset = len(text) - len(text.lstrip())
    breaks = [offset for offset in break_offsets(text, classes) if offset > inset]
    paragraph = Paragraph(text, classes, spacing, breaks, lambda _mark: (0.0, 0.0))
    return TextRun(start, paragraph, shaped.strips, inline.looks)


def _close(classes: str, signs: Sequence[tuple[int, int]]) -> set[int]:
    """The boundaries of raised and lowered signs that have no gap: before one, and after one of a Han character."""
    after = (end for start, end in signs if classes[max(start - 1, 0)] not in _LATIN)
    return {*(start for start, _ in signs), *after}


def _reading_room(advances: Sequence[float], inline: Inline) -> dict[int, float]:
    """Space before characters that makes room for readings wider than what they stand above."""
    room: dict[int, float] = {}
    for reading in inline.readings:
        short = reading.width + reading.gap - sum(advances[reading.start : reading.end])
        if short > 0:
            for edge in (reading.start, reading.end):
                room[edge] = room.get(edge, 0.0) + short / 2
    return room


STEPS = 2
"""Places in a pixel at which glyphs are painted. Qt has four, and draws and keeps a glyph for each where it is painted;
with two a line looks as even, and twice as many characters can be kept in the same memory."""


class SetLine:
    """A line in its place. Offsets are the block's; lengths are pixels from the block's top and the column's left.

    `baseline` is how far below the line's top it is.
    """

    __slots__ = ("_painted", "baseline", "em", "fitted", "height", "left", "run", "top")

    def __init__(
        self, run: TextRun, fitted: FittedLine, left: float, top: float, height: float, baseline: float, em: float
    ) -> None:
        self.run, self.fitted = run, fitted
        self.left, self.top, self.height, self.baseline, self.em = left, top, height, baseline, em
        self._painted: list[tuple[QGlyphRun, QColor]] | None = None

    @property
    def start(self) -> int:
        return self.run.start + self.fitted.start

    @property
    def end(self) -> int:
        """Past the spaces that hang over the line's edge."""
        return self.run.start + self.fitted.end

    @property
    def right(self) -> float:
        return self.left + self.fitted.width

    def holds(self, offset: int) -> bool:
        """Whether a place at `offset` is shown on this line, the lines being asked in order."""
        is_last = self.fitted.end == len(self.run.paragraph.text)
        return offset < self.end or (is_last and offset == self.end)

    def x_at(self, offset: int) -> float:
        """Where the boundary before the character at `offset` stands; past the line's last mark, its right edge."""
        local = offset - self.run.start
        if local >= self.fitted.visible:
            return self.right
        return self._place()(max(local, self.fitted.start))

    def offset_at(self, x: float) -> int:
        """The boundary nearest to `x`, never between a character and what combines with it."""
        fitted, place = self.fitted, self._place()
        after = bisect_right(range(fitted.start, fitted.visible), x, key=place) + fitted.start
        if after <= fitted.start:
            return self.start
        right = self.right if after >= fitted.visible else place(after)
        nearest = after if x - place(after - 1) > right - x else after - 1
        classes = self.run.paragraph.classes
        while fitted.start < nearest < fitted.visible and classes[nearest] in "ZJ":
            nearest += 1
        return self.run.start + nearest

    def character_at(self, x: float) -> int | None:
        """The offset of the character whose box holds `x`; nothing beside the text."""
        fitted = self.fitted
        after = bisect_right(range(fitted.start, fitted.visible), x, key=self._place()) + fitted.start
        return self.run.start + after - 1 if after > fitted.start and x < self.right else None

    def extent(self, start: int, end: int) -> tuple[float, float] | None:
        """The x range that characters ``[start, end)`` cover on this line; nothing if none of them is on it.

        The gap before the character at `end` is left out, as is a blank that hangs over the line's left edge.
        """
        if start >= self.end or end <= self.start:
            return None
        left = max(self.x_at(max(start, self.start)), self.left)
        local = end - self.run.start
        if local >= self.fitted.visible:
            return left, max(self.right, left)
        return left, max(self.x_at(end) - max(self.run.paragraph.spacing.gaps.get(local, 0.0), 0.0), left)

    def box(self, start: int, end: int) -> QRectF | None:
        """The rectangle from the boundary at `start` to the one at `end`, as high as the line; nothing off the line."""
        if start >= self.end or end <= self.start:
            return None
        left = max(self.x_at(max(start, self.start)), self.left)
        return QRectF(left, self.top, max(self.x_at(end) - left, 0.0), self.height)

    @property
    def was_painted(self) -> bool:
        """Whether the line has been painted before."""
        return self._painted is not None

    def paint(self, painter: QPainter, origin: QPointF) -> None:
        """Paint the glyphs; `origin` is the block's top left corner."""
        if self._painted is None:
            self._painted = self._glyph_runs()
        for run, colour in self._painted:
            painter.setPen(colour)
            painter.drawGlyphRun(origin, run)

    def _place(self) -> Callable[[int], float]:
        """The function from a character of the run to its x."""
        fitted, spacing = self.fitted, self.run.paragraph.spacing
        x, points, shift = spacing.x, spacing.points, self.left + fitted.shift
        if fitted.squeeze:
            squeeze, room = fitted.squeeze, spacing.room_before
            return lambda k: shift + x[k] - squeeze * room(k)
        if fitted.stretch:
            stretch = fitted.stretch
            return lambda k: shift + x[k] + stretch * points[k]
        return lambda k: shift + x[k]

    def _glyph_runs(self) -> list[tuple[QGlyphRun, QColor]]:
        fitted, found = self.fitted, []
        xs = [round(x * STEPS) / STEPS for x in self._xs()]
        looks = self.run.looks
        first = bisect_right(looks, fitted.start, key=lambda look: look.start) - 1
        last = bisect_left(looks, fitted.visible, key=lambda look: look.start)
        for look in looks[max(first, 0) : last]:
            start, end = max(look.start, fitted.start), min(look.end, fitted.visible)
            here = xs[start - fitted.start : end - fitted.start]
            for strip in self.run.strips:
                run = strip.run(start, here, self.top + self.baseline + look.rise)
                if run is not None:
                    found.append((run, look.colour))
        return found

    def _xs(self) -> list[float]:
        """Where each visible character begins: `_place` of each, many times faster."""
        fitted, spacing = self.fitted, self.run.paragraph.spacing
        start, end, shift = fitted.start, fitted.visible, self.left + fitted.shift
        if fitted.squeeze:
            return list(map(self._place(), range(start, end)))
        if fitted.stretch:
            pairs = zip(spacing.x[start:end], spacing.points[start:end], strict=True)
            return [shift + x + fitted.stretch * points for x, points in pairs]
        return [shift + x for x in spacing.x[start:end]]


def spans_of(spans: Sequence[Span], kind: SpanKind) -> list[Span]:
    """The spans of one kind."""
    return [span for span in spans if span.kind is kind]
