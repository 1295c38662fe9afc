"""Qt's view of the galley: the document layout that a QTextEdit asks where text stands, and tells to paint.

Qt's own layout lets 「·」 start a line, breaks after a slash, squeezes no punctuation, puts no space between Han and
Latin text, and lays out the whole page at once. This one sets only what is near the window.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QPainter,
    QTextBlock,
    QTextDocument,
    QTextFrame,
    QTextLine,
    QTextOption,
)

from viewer.article.blocks import SpanKind
from viewer.ui.reading.document import PageText, Place
from viewer.ui.reading.fonts import Face, Fonts
from viewer.ui.reading.galley import Galley
from viewer.ui.reading.painting import (
    Mark,
    Marks,
    highlights_of,
    marks_by_block,
    paint_beforehand,
    paint_caret,
    paint_piece,
)
from viewer.ui.reading.piece import Gallery, Pictures
from viewer.ui.reading.setting import Typesetter
from viewer.ui.reading.style import USUAL, ReadingStyle
from viewer.ui.reading.textrun import SetLine

_LONGEST_MIRRORED = 5000
"""Characters of a block that Qt's own lines are made for."""
_HIGHEST = 0.8
"""The height of the largest picture, as a share of the window's."""
_REMEMBERED = 8
"""Galleys that are kept: as many as there are views, so that a switch back to one sets nothing again, and those of what
is likely to be shown next."""


class Spot(NamedTuple):
    """A line of the page: the block's index, the piece's, the line, and where the piece's first line begins."""

    index: int  # type: ignore[assignment]  # in place of the method of tuples
    piece: int
    line: SetLine
    top: float


class PageLayout(QAbstractTextDocumentLayout):
    """The layout of one page in one style, in a column in the middle of a window `width` pixels wide.

    A `partner` is the layout of the same blocks in another column, beside which these stand block by block.
    """

    def __init__(self, document: QTextDocument, style: ReadingStyle = USUAL) -> None:
        super().__init__(document)
        self._style = style
        self._fonts = Fonts(self._style)
        self._recent: deque[Galley] = deque(maxlen=_REMEMBERED)
        self._width = 0.0
        self._window_height = 0.0
        self._gallery: Gallery | None = None
        self._marks: Marks = {}
        self._given_marks: Sequence[Mark] = ()
        self._mirrored: set[int] = set()
        self.partner: PageLayout | None = None
        self.page = PageText()
        self._rebuild()

    @property
    def style(self) -> ReadingStyle:
        return self._style

    @property
    def left(self) -> float:
        """Where the column begins, in pixels from the window's left edge."""
        return self._left

    @property
    def face(self) -> Face:
        """The face of the text."""
        return self._fonts.text

    @property
    def em(self) -> float:
        return self.face.em

    @property
    def pitch(self) -> float:
        """Distance of two lines of body text in pixels."""
        return self.galley.setter.pitch

    def show(self, page: PageText, style: ReadingStyle) -> None:
        """Lay out another page, or the same one in another style. Marks are taken off."""
        self._style, self._fonts = style, self._fonts_of(style)
        self.page = page
        self._marks, self._given_marks = {}, ()
        self._rebuild()

    def foresee(self, page: PageText, style: ReadingStyle, place: Place) -> Iterator[None]:
        """Set what the window would show of a page at a place, in slices, so that showing it has only to paint."""
        galley = self._galley_of(page, style)
        yield
        if not page.texts:
            return
        k, line = galley.line_of(*page.locate(page.position(place)))
        filled, height = -line.top, self._window_height + galley.setter.pitch
        while k < len(galley.pieces) and filled < height:
            done = galley.set(k)
            yield
            yield from paint_beforehand(done, QPointF(self._left_of(galley.setter.width), 0.0), filled, height)
            filled += galley.height_of(k)
            k += 1

    def set_gallery(self, gallery: Gallery | None) -> None:
        """Take the pictures of the pages that follow from a gallery."""
        self._gallery = gallery

    def set_window(self, width: float, height: float) -> None:
        """Make the column fit a window of this size."""
        resized = self._gallery is not None and height != self._window_height
        self._window_height = height
        if width != self._width or resized:
            self._width = width
            self._rebuild()

    def set_marks(self, marks: Iterable[Mark]) -> None:
        """Mark ranges of the page, in place of those marked before."""
        self._marks = marks_by_block(self.page, marks, self._style.colours.marks)

    @property
    def marks(self) -> Marks:
        """What is marked, by block index."""
        return self._marks

    def announce_size(self) -> None:
        """Tell the view how high the document has become."""
        self.documentSizeChanged.emit(self.documentSize())

    def spot(self, place: Place) -> Spot | None:
        """The line that shows a place; nothing on an empty page."""
        if not self.page.texts:
            return None
        index, offset = self.page.locate(self.page.position(place))
        return self._spot(index, offset)

    def place_of(self, spot: Spot) -> Place:
        """The place where a line begins."""
        return self.page.place_in(spot.index, spot.line.start)

    def spot_at(self, y: float) -> Spot | None:
        """The line at height `y`, or the next one below; the last line below the page."""
        galley = self.galley
        if not galley.pieces:
            return None
        k = galley.piece_at(y)
        while True:
            done, top = galley.set(k), galley.top_of(k)
            found = next((line for line in done.lines if top + line.top + line.height > y), None)
            if found is None and k + 1 < len(galley.pieces):
                k += 1
                continue
            return Spot(galley.pieces[k].index, k, found or done.lines[-1], top)

    def link_at(self, point: QPointF) -> str:
        """The address of the link under `point`; empty if there is none."""
        found = self.character_at(point)
        if found is None:
            return ""
        index, offset = found
        spans = self.page.blocks[index].spans
        return next((s.value for s in spans if s.kind is SpanKind.LINK and s.start <= offset < s.end), "")

    def place_at(self, point: QPointF) -> tuple[int, int]:
        """The block index and offset of the boundary nearest to `point`."""
        k = self.galley.piece_at(point.y())
        done, top = self.galley.set(k), self.galley.top_of(k)
        line = _nearest(done.lines, point.x() - self._left, point.y() - top)
        return self.galley.pieces[k].index, line.offset_at(point.x() - self._left)

    def character_at(self, point: QPointF) -> tuple[int, int] | None:
        """The block index and offset of the character under `point`."""
        found = self._under(point)
        offset = found[1].character_at(point.x() - self._left) if found else None
        return None if found is None or offset is None else (found[0], offset)

    def x_of(self, index: int, offset: int) -> float:
        """The x, from the column's left, of a boundary between two characters."""
        return self._spot(index, offset).line.x_at(offset)

    def line_ends(self, index: int, offset: int) -> tuple[int, int]:
        """The offsets at which the line that shows a place begins and ends."""
        line = self._spot(index, offset).line
        return line.start, line.end

    def begins_line(self, index: int, offset: int) -> bool:
        """Whether a place is shown at the beginning of a line that is not its paragraph's first."""
        return self._spot(index, offset).line.start == offset > 0

    def next_line(self, index: int, offset: int, x: float, step: int) -> tuple[int, int]:
        """The block index and offset nearest to `x`, one line down (`step` 1) or up (-1) if there is one."""
        spot, galley = self._spot(index, offset), self.galley
        k, here = spot.piece, spot.line.top
        while 0 <= k < len(galley.pieces):
            tops = {line.top for line in galley.set(k).lines if k != spot.piece or (line.top - here) * step > 0}
            if tops:
                top = min(tops) if step > 0 else max(tops)
                line = _nearest(galley.set(k).lines, x, top + 1)
                return galley.pieces[k].index, line.offset_at(x)
            k += step
        return index, offset

    def _under(self, point: QPointF) -> tuple[int, SetLine] | None:
        """The block index and line whose text is under `point`."""
        galley = self.galley
        if not galley.pieces:
            return None
        k = galley.piece_at(point.y())
        x, y = point.x() - self._left, point.y() - galley.top_of(k)
        for line in galley.set(k).lines:
            if line.top <= y < line.top + line.height and line.left <= x < line.right:
                return galley.pieces[k].index, line
        return None

    def _spot(self, index: int, offset: int) -> Spot:
        k, line = self.galley.line_of(index, offset)
        return Spot(index, k, line, self.galley.top_of(k))

    def _rebuild(self) -> None:
        """Go over to the galley of this page, style and width."""
        self.galley = self._galley_of(self.page, self._style)
        self._left = self._left_of(self.galley.setter.width)
        self.galley.beside = lambda: self.partner.galley if self.partner else None
        self._mirrored.clear()

    def _galley_of(self, page: PageText, style: ReadingStyle) -> Galley:
        """The galley of a page in a style: the one that there was lately, or a new one."""
        fonts = self._fonts_of(style)
        ems = max(min((self._width - 2 * fonts.text.em) // fonts.text.em, style.column), 4.0)
        width = ems * fonts.text.em
        pictures = Pictures(self._gallery, _HIGHEST * self._window_height) if self._gallery else None
        fitting = (galley for galley in self._recent if galley.shows(page, style, width, pictures))
        found = next(fitting, None) or Galley(page, Typesetter(style, fonts, width, pictures))
        if found in self._recent:
            self._recent.remove(found)
        self._recent.append(found)
        return found

    def _fonts_of(self, style: ReadingStyle) -> Fonts:
        if style == self._style:
            return self._fonts
        known = (galley.setter.fonts for galley in self._recent if galley.setter.style == style)
        return next(known, None) or Fonts(style)

    def _left_of(self, width: float) -> float:
        """Where a column of a width begins."""
        return float(max(round((self._width - width) / 2), 0))

    def _mirror(self, block: QTextBlock, index: int) -> None:
        """Give Qt's own layout of a block our lines, which Qt asks for when it shows where the caret is."""
        if index in self._mirrored or len(self.page.texts[index]) > _LONGEST_MIRRORED:
            return
        self._mirrored.add(index)
        lines = [line for k in self.galley.pieces_of(index) for line in self.galley.set(k).lines]
        layout = block.layout()
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAnywhere)
        layout.setTextOption(option)
        layout.setFont(self._fonts.text.font)
        layout.beginLayout()
        for line, after in zip(lines, [*lines[1:], None], strict=True):
            end = after.start if after else len(self.page.texts[index])
            made = layout.createLine()
            if not made.isValid():
                break
            _stretch_to(made, self.page.units(index, end))
            made.setPosition(QPointF(line.left, line.top))
        layout.endLayout()

    # Qt's overrides. They are asked at any time, also about an empty or a half-filled document, and must not raise.

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        page, galley = self.page, self.galley
        clip = context.clip if context.clip.isValid() else QRectF(QPointF(), self.documentSize())
        highlights = highlights_of(
            page,
            (
                (s.cursor.selectionStart(), s.cursor.selectionEnd(), s.format.background().color())
                for s in context.selections
            ),
        )
        for k, piece, top in galley.visible(clip.top(), clip.bottom()):
            index = galley.pieces[k].index
            ranges = [(*found, item.colour) for item in highlights if (found := item.within(index)) is not None]
            paint_piece(painter, piece, QPointF(self._left, top), self._marks.get(index, ()), ranges, clip)
        if context.cursorPosition >= 0 and page.texts:
            spot = self._spot(*page.locate(context.cursorPosition))
            offset = page.locate(context.cursorPosition)[1]
            paint_caret(painter, spot.line, QPointF(self._left, spot.top), offset, QColor(self._style.colours.text))

    # Qt passes a QPointF; its type hint lists whatever a caller may pass.
    def hitTest(self, point: QPointF, accuracy: Qt.HitTestAccuracy) -> int:  # type: ignore[override]
        if not self.page.texts:
            return -1 if accuracy is Qt.HitTestAccuracy.ExactHit else 0
        if accuracy is Qt.HitTestAccuracy.ExactHit and self._under(point) is None:
            return -1
        index, offset = self.place_at(point)
        return self.page.starts[index] + self.page.units(index, offset)

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        index = block.blockNumber()
        if not block.isValid() or index >= len(self.page.texts):
            return QRectF(self._left, self.galley.top, self.galley.setter.width, self.pitch)
        pieces = self.galley.pieces_of(index)
        if len(pieces) == 1:
            self.galley.set(pieces[0])
            self._mirror(block, index)
        top = self.galley.top_of(pieces[0])
        bottom = self.galley.top_of(pieces[-1]) + self.galley.height_of(pieces[-1])
        return QRectF(self._left, top, self.galley.setter.width, bottom - top)

    def frameBoundingRect(self, frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(0, 0), self.documentSize())

    def documentSize(self) -> QSizeF:
        # Blank space below lets the last line stand at the top of the window.
        below = max(self._window_height - self.em, 0.0) if self.page.texts else 0.0
        return QSizeF(self._width, self.galley.bottom + below)

    def pageCount(self) -> int:
        return 1

    def documentChanged(self, start: int, removed: int, added: int) -> None:
        """The page is shown as a whole by `show`; Qt's own notices of change are of no use."""


def _stretch_to(line: QTextLine, end: int) -> None:
    """Make Qt's line end at UTF-16 unit `end`. Its columns are glyphs, of which a dash of two characters is one."""
    columns = end - line.textStart()
    for _ in range(3):
        line.setNumColumns(max(columns, 1))
        excess = line.textStart() + line.textLength() - end
        if excess == 0:
            break
        columns -= excess


def _nearest(lines: Sequence[SetLine], x: float, y: float) -> SetLine:
    """The line nearest to a point: first by height, then, among the cells of a table's row, by x."""

    def distance(line: SetLine) -> tuple[float, float]:
        below, beside = max(line.top - y, y - line.top - line.height, 0.0), max(line.left - x, x - line.right, 0.0)
        return below, beside

    return min(lines, key=distance)
