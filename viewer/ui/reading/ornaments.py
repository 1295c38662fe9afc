"""What is painted besides text and is never part of it: rules, frames, tints, list markers, readings, dots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QGlyphRun, QPainter

from viewer.article.blocks import Span
from viewer.ui.reading.fonts import Face
from viewer.ui.reading.inline import SMALL
from viewer.ui.reading.shaping import shape
from viewer.ui.reading.textrun import SetLine

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

_DIMMED = 0.85
"""How much of a picture's light is left in the dark."""
_CENTRED = Qt.AlignmentFlag.AlignCenter.value | Qt.TextFlag.TextWordWrap.value
_SINGLE = 1.0
"""Thickness of a line under or through text, in pixels."""


class Ornament(Protocol):
    """Something painted with its piece's top left corner at `origin`."""

    def paint(self, painter: QPainter, origin: QPointF) -> None: ...


class Fill(NamedTuple):
    """A filled rectangle."""

    rect: QRectF
    colour: QColor

    def paint(self, painter: QPainter, origin: QPointF) -> None:
        painter.fillRect(self.rect.translated(origin), self.colour)

    @classmethod
    def frame(cls, rect: QRectF, colour: QColor) -> list[Fill]:
        """The four hairlines of a frame."""
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        sides = (
            QRectF(left, top, width, 1),
            QRectF(left, top + height - 1, width, 1),
            QRectF(left, top, 1, height),
            QRectF(left + width - 1, top, 1, height),
        )
        return [cls(side, colour) for side in sides]


class ImageSource(Protocol):
    """Gives a picture in so many pixels; None as long as it is not read, a null one if it cannot be."""

    def image(self, key: str, size: QSize) -> QImage | None: ...


class Lack(NamedTuple):
    """What stands in place of a picture that cannot be read: a frame with its alternative text."""

    text: str
    font: QFont
    colour: QColor
    line: QColor

    def paint(self, painter: QPainter, place: QRectF) -> None:
        for side in Fill.frame(place, self.line):
            side.paint(painter, QPointF())
        painter.save()
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        painter.setFont(self.font)
        painter.setPen(self.colour)
        painter.drawText(place.adjusted(4, 2, -4, -2), _CENTRED, self.text)
        painter.restore()


class Picture(NamedTuple):
    """A picture in its place; until it is read, a blank in the colour that is behind code. `dim` is for the dark."""

    rect: QRectF
    key: str
    source: ImageSource
    blank: QColor
    lack: Lack
    dim: bool = False

    def paint(self, painter: QPainter, origin: QPointF) -> None:
        place = self.rect.translated(origin)
        ratio = painter.device().devicePixelRatioF() * painter.transform().m11()
        image = self.source.image(self.key, (self.rect.size() * ratio).toSize())
        if image is None:
            painter.fillRect(place, self.blank)
            return
        if image.isNull():
            self.lack.paint(painter, place)
            return
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.setOpacity(_DIMMED if self.dim else 1.0)
        if self.dim and image.hasAlphaChannel():
            painter.fillRect(place, Qt.GlobalColor.white)  # what is drawn in black on nothing is on paper
        painter.drawImage(place, image)
        painter.restore()


class Dots(NamedTuple):
    """Emphasis dots below Han characters (CLREQ §3.3.2), centred on `centres`."""

    centres: Sequence[QPointF]
    radius: float
    colour: QColor

    def paint(self, painter: QPainter, origin: QPointF) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.colour)
        for centre in self.centres:
            painter.drawEllipse(origin + centre, self.radius, self.radius)
        painter.restore()


class Label(NamedTuple):
    """A short text that is not part of the page's: a list marker, a reading. `width` is its advance in pixels."""

    runs: tuple[QGlyphRun, ...]
    width: float
    colour: QColor
    x: float = 0.0
    baseline: float = 0.0

    @classmethod
    def make(cls, text: str, face: Face, colour: QColor) -> Label:
        """A label at the origin."""
        text = " ".join(text.split())
        shaped = shape(text, face)
        x = list(accumulate(shaped.advances, initial=0.0))
        runs = (strip.run(0, x[:-1]) for strip in shaped.strips)
        return cls(tuple(run for run in runs if run is not None), x[-1], colour)

    def at(self, x: float, baseline: float) -> Label:
        """The label moved to `x` and `baseline`."""
        return Label(self.runs, self.width, self.colour, round(x), baseline)

    def paint(self, painter: QPainter, origin: QPointF) -> None:
        painter.setPen(self.colour)
        place = origin + QPointF(self.x, self.baseline)
        for run in self.runs:
            painter.drawGlyphRun(place, run)


def underlines(lines: Sequence[SetLine], spans: Iterable[Span], colour: QColor) -> Iterator[Fill]:
    """A thin line under each span, clear of the characters, be they raised or lowered."""
    faint = QColor(colour)
    faint.setAlphaF(0.45)
    for line, left, right, (start, end) in _covered(lines, spans):
        rise = line.run.rise(start - line.run.start, end - line.run.start)
        below = rise + 0.22 * line.em * (SMALL if rise else 1.0)
        yield Fill(QRectF(left, round(line.top + line.baseline + below), right - left, _SINGLE), faint)


def strokes(lines: Sequence[SetLine], spans: Iterable[Span], colour: QColor, face: Face) -> Iterator[Fill]:
    """A line through each span, at the middle of its Han characters."""
    for line, left, right, _ in _covered(lines, spans):
        yield Fill(QRectF(left, round(line.top + line.baseline - 0.36 * face.em), right - left, _SINGLE), colour)


def code_tints(lines: Sequence[SetLine], spans: Iterable[Span], colour: QColor, face: Face) -> Iterator[Fill]:
    """A tint behind each span of code."""
    for line, left, right, _ in _covered(lines, spans):
        top = line.top + line.baseline - face.ascent - 1
        yield Fill(QRectF(left - 2, top, right - left + 4, round(1.16 * face.em)), colour)


def dots(lines: Sequence[SetLine], spans: Iterable[Span], colour: QColor, face: Face) -> Iterator[Dots]:
    """Dots under the emphasised Han characters of each line."""
    for line, _, _, (start, end) in _covered(lines, spans):
        classes, base = line.run.paragraph.classes, line.run.start
        marked = [k for k in range(start, end) if classes[k - base] == "H"]
        y = line.top + line.baseline + 0.26 * face.em
        centres = [QPointF(line.x_at(k) + face.em / 2, y) for k in marked]
        if centres:
            yield Dots(centres, max(0.055 * face.em, 0.9), colour)


def readings(
    lines: Sequence[SetLine], spans: Iterable[Span], colour: QColor, base: Face, small: Face
) -> Iterator[Label]:
    """The reading of each span, centred above its characters; one that is cut by a line's end stands on the first."""
    for span in spans:
        placed = next(((line, found) for line in lines if (found := line.extent(span.start, span.end))), None)
        if placed is None or not span.value:
            continue
        line, (left, right) = placed
        label = Label.make(span.value, small, colour)
        baseline = line.top + line.baseline - base.ascent - 0.18 * small.em
        yield label.at((left + right - label.width) / 2, round(baseline))


def _covered(
    lines: Sequence[SetLine], spans: Iterable[Span]
) -> Iterator[tuple[SetLine, float, float, tuple[int, int]]]:
    """Each line that a span touches, the x range it covers there and the offsets."""
    for span in spans:
        for line in lines:
            found = line.extent(span.start, span.end)
            if found and found[1] > found[0]:
                last = line.run.start + line.fitted.visible
                yield line, *found, (max(span.start, line.start), min(span.end, last))
