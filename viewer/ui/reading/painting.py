"""Paints what is set: ornaments, marks, selections, text, the caret."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from viewer.ui.reading.document import PageText
from viewer.ui.reading.fonts import Face
from viewer.ui.reading.piece import SetPiece
from viewer.ui.reading.shaping import shape
from viewer.ui.reading.style import MarkKind, MarkStyle, Underline
from viewer.ui.reading.textrun import STEPS, SetLine

if TYPE_CHECKING:
    from PySide6.QtGui import QImage

Mark = tuple[int, int, int, MarkKind]
"""(block number, start, end, kind), offsets in code points of the block's shown text."""


_AT_ONCE = 20
"""Characters that are drawn at once: 1 ms."""


class Layer(Enum):
    """Whose marks they are; those of a later layer are painted over those of an earlier one."""

    COMPARED = "compared"
    """What differs between two views."""
    SELECTED = "selected"
    """What is selected in the other of two views in one column."""
    TRUST = "trust"
    """What was done to the text, and what is in doubt."""
    FOUND = "found"
    """The hits of a search."""


_START, _END = attrgetter("start"), attrgetter("end")


class Highlight(NamedTuple):
    """Characters ``[start, end)`` of the blocks from one (index, offset) to another have a background."""

    start: tuple[int, int]
    end: tuple[int, int]
    colour: QColor

    def within(self, index: int) -> tuple[int, int] | None:
        """The offsets of block `index` that are highlighted."""
        if not self.start[0] <= index <= self.end[0]:
            return None
        first = self.start[1] if index == self.start[0] else 0
        return first, self.end[1] if index == self.end[0] else 1 << 40


Marks = Mapping[int, Sequence[tuple[int, int, MarkStyle]]]
"""For each block index that has any: (start, end, style)."""


def marks_by_block(page: PageText, marks: Iterable[Mark], styles: Mapping[MarkKind, MarkStyle]) -> Marks:
    """The marks of the blocks that the page shows, by block index."""
    indexes = {number: index for index, number in enumerate(page.numbers)}
    found: dict[int, list[tuple[int, int, MarkStyle]]] = {}
    for number, start, end, kind in marks:
        index = indexes.get(number)
        if index and start < 0 and page.blocks[index - 1].is_aside:
            index -= 1
            start, end = start + len(page.texts[index]) + 1, end + len(page.texts[index]) + 1
        style = styles.get(kind)
        if index is not None and style is not None and start < end:
            found.setdefault(index, []).append((start, end, style))
    return found


def paint_piece(
    painter: QPainter,
    piece: SetPiece,
    origin: QPointF,
    marks: Sequence[tuple[int, int, MarkStyle]],
    highlights: Sequence[tuple[int, int, QColor]],
    clip: QRectF,
) -> None:
    """Paint a piece whose first line's top left corner is `origin`, as far as `clip` shows it."""
    for ornament in piece.behind:
        ornament.paint(painter, origin)
    top, bottom = clip.top() - origin.y(), clip.bottom() - origin.y()
    lines = [line for line in piece.lines if line.top < bottom and line.top + line.height > top]
    first, last = (lines[0].start, lines[-1].end) if lines else (0, 0)
    marks = [mark for mark in marks if mark[0] < last and mark[1] > first]
    for start, end, style in marks:
        if style.background:
            _fill(painter, lines, origin, start, end, QColor(style.background), _em_box)
    for start, end, colour in highlights:
        _fill(painter, lines, origin, start, end, colour, SetLine.box)
    for line in lines:
        line.paint(painter, origin)
    for ornament in piece.before:
        ornament.paint(painter, origin)
    for start, end, style in marks:
        if style.underline is not Underline.NONE:
            _underline(painter, lines, origin, start, end, style)


def paint_beforehand(piece: SetPiece, origin: QPointF, top: float, bottom: float) -> Iterator[None]:
    """Have Qt draw the glyphs of a piece whose first line is at height `top`, line by line, those above `bottom`.

    A glyph that was never painted costs five times the others. Qt keeps it by its font and its place between pixels, so
    it may be painted where nobody sees it: in an image of one pixel.
    """
    for line in piece.lines:
        if top + line.top < bottom and not line.was_painted:
            image = _unseen()
            with QPainter(image) as painter:
                painter.fillRect(QRectF(), QColor())  # the first one takes 8 ms, in which PySide gets ready for it
                line.paint(painter, origin)
            yield


def paint_characters_beforehand(characters: str, face: Face, pixel_ratio: float) -> Iterator[None]:
    """Have Qt measure and draw characters, a few at a time, at every place between pixels where lines have them."""
    for start in range(0, len(characters), _AT_ONCE):
        shaped = shape(characters[start : start + _AT_ONCE], face)
        yield
        for step in range(STEPS):
            image = _unseen(pixel_ratio)
            with QPainter(image) as painter:
                painter.fillRect(QRectF(), QColor())
                for strip in shaped.strips:
                    if run := strip.run(0, [step / STEPS] * _AT_ONCE):
                        painter.drawGlyphRun(QPointF(), run)
            yield


def _unseen(pixel_ratio: float = 1.0) -> QImage:
    """Somewhere to paint where nobody sees it."""
    from PySide6.QtGui import QImage  # 1 ms, which the first page does not wait for

    image = QImage(1, 1, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(pixel_ratio)
    return image


def paint_caret(painter: QPainter, line: SetLine, origin: QPointF, offset: int, colour: QColor) -> None:
    """Paint the caret before the character at `offset`."""
    x = round(line.x_at(offset))
    painter.fillRect(QRectF(x - 1, line.top + 0.12 * line.height, 2, 0.76 * line.height).translated(origin), colour)


def highlights_of(page: PageText, selections: Iterable[tuple[int, int, QColor]]) -> Sequence[Highlight]:
    """Highlights of (first, last Qt position, colour)."""
    if not page.texts:
        return []
    return [Highlight(page.locate(start), page.locate(end), colour) for start, end, colour in selections if start < end]


def _em_box(line: SetLine, start: int, end: int) -> QRectF | None:
    """The rectangle of characters ``[start, end)``, a little higher than the characters."""
    extent = line.extent(start, end)
    if extent is None or extent[0] == extent[1]:
        return None
    em = line.em
    top = round(line.top + line.baseline - 0.97 * em)
    return QRectF(extent[0], top, extent[1] - extent[0], round(1.18 * em))


def _touched(lines: Sequence[SetLine], start: int, end: int) -> Sequence[SetLine]:
    """The lines that hold any of characters ``[start, end)``."""
    return lines[bisect_right(lines, start, key=_END) : bisect_left(lines, end, key=_START)]


def _fill(
    painter: QPainter,
    lines: Sequence[SetLine],
    origin: QPointF,
    start: int,
    end: int,
    colour: QColor,
    box: Callable[[SetLine, int, int], QRectF | None],
) -> None:
    for line in _touched(lines, start, end):
        rect = box(line, start, end)
        if rect is not None:
            painter.fillRect(rect.translated(origin), colour)


def _underline(
    painter: QPainter, lines: Sequence[SetLine], origin: QPointF, start: int, end: int, style: MarkStyle
) -> None:
    for line in _touched(lines, start, end):
        extent = line.extent(start, end)
        if extent is None or extent[0] == extent[1]:
            continue
        if style.underline is Underline.CORNER:
            if end <= line.end:
                _corner(painter, line, origin, extent[1], style)
            continue
        y = round(line.top + line.baseline + 0.24 * line.em) + 0.5
        left, right = origin + QPointF(extent[0], y), origin + QPointF(extent[1], y)
        if style.underline is Underline.WAVE:
            painter.setPen(QPen(QColor(style.colour), 1.0))
            painter.drawPolyline(list(_wave(left, right.x())))
            continue
        dotted = style.underline is Underline.DOTTED
        pattern = Qt.PenStyle.DotLine if dotted else Qt.PenStyle.SolidLine
        painter.setPen(QPen(QColor(style.colour), 1.0, pattern))
        painter.drawLine(left, right)


def _corner(painter: QPainter, line: SetLine, origin: QPointF, right: float, style: MarkStyle) -> None:
    """A filled corner below the right end of the marked characters, a quarter of an em wide."""
    size = max(round(line.em / 4), 4)
    tip = origin + QPointF(round(right), round(line.top + line.baseline + 0.26 * line.em))
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(style.colour))
    painter.drawPolygon([tip, tip - QPointF(size, 0), tip - QPointF(0, size)])
    painter.restore()


def _wave(left: QPointF, right: float) -> Iterator[QPointF]:
    """The corners of a zigzag, two pixels high, from `left` to the x `right`."""
    x, up = left.x(), False
    while x < right:
        yield QPointF(x, left.y() + (1 if up else -1))
        x, up = x + 2, not up
    yield QPointF(right, left.y())
