"""The reading view: one page in a single column, to be read, selected and marked, never edited."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QKeyEvent,
    QMouseEvent,
    QPalette,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QWidget

from viewer.ui.reading.caret import Caret, Mode
from viewer.ui.reading.document import PageText, Place, ShownBlock
from viewer.ui.reading.keys import Motion, caret_move_of, caret_screens_of, scrolling_of
from viewer.ui.reading.layout import PageLayout
from viewer.ui.reading.painting import Layer, Mark, paint_characters_beforehand
from viewer.ui.reading.piece import Gallery
from viewer.ui.reading.scrollbar import QuietScrollBar
from viewer.ui.reading.scrolling import Scroller
from viewer.ui.reading.style import USUAL, ReadingStyle
from viewer.ui.reading.words import word_around

if TYPE_CHECKING:
    from PySide6.QtCore import QUrl

_IDLE = 15
"""Milliseconds between two slices of setting what is not visible yet: the first paint comes before."""
_NOTCH = 120
"""One click of a wheel, in Qt's units."""


class ReadingView(QTextEdit):
    """Shows one page of blocks in a column in the middle.

    Places are (block number, code points into the block's shown text); they, not pixels, survive a resize.
    `mime_source` makes what is copied or dragged: nothing that Qt holds leaves the view.
    """

    position_changed = Signal()
    """Something else is at the top of the view. Sent once for all the scrolling of one turn of the event loop."""
    scrolled = Signal()
    """The reader moved the text. Sent at once, and not for a landing."""
    selection_changed = Signal()
    menu_requested = Signal(QPoint)
    """A context menu is wanted at this point of the screen."""
    link_activated = Signal(str)
    """A link was clicked; its address as the document has it."""
    zoom_requested = Signal(int)
    """The text is wanted larger (+1) or smaller (-1)."""
    page_turn_requested = Signal(int)
    """The reader goes on past the page's end (+1) or back past its beginning (-1)."""
    edge_requested = Signal(int)
    """The reader wants to be at the beginning (-1) or the end (+1) of all there is, this page or another."""

    def __init__(
        self,
        mime_source: Callable[[], QMimeData | None],
        parent: QWidget | None = None,
        style: ReadingStyle = USUAL,
    ) -> None:
        super().__init__(parent)
        self._mime_source = mime_source
        self._anchor: Place | None = None
        self._pressed_at: QPoint | None = None
        self._wheeled = self._pushed = 0
        self._heights: object = None
        """Where everything stood when this view last followed another."""
        self._marks: dict[Layer, list[Mark]] = {}
        # Of parts that Qt makes, PySide has to find out what they are, and loads every kind of widget to do so: 8 ms.
        port = QWidget(self)
        port.setBackgroundRole(QPalette.ColorRole.Base)  # as Qt's own would have it
        port.setAutoFillBackground(True)
        self.setViewport(port)
        self.setDocument(QTextDocument(self))
        self.setObjectName("articleView")
        self.setReadOnly(True)
        self.setUndoRedoEnabled(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._bar = QuietScrollBar(self)
        self.setVerticalScrollBar(self._bar)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        for part in (self, self.viewport()):
            part.setAcceptDrops(False)
        self.viewport().setMouseTracking(True)
        self._layout = PageLayout(self.document(), style)
        self.document().setDocumentLayout(self._layout)
        self._scroller = Scroller(self._bar, self.viewport(), self._layout)
        self._moving = Caret(self._layout, self._scroller, self._set_cursor, self)
        self._moving.page_turn_requested.connect(self.page_turn_requested)
        self._announcement = self._timer(0, self.position_changed.emit)
        self._settling = self._timer(_IDLE, self._settle_more)
        self.selectionChanged.connect(self._on_selection_changed)
        self._apply_colours()

    # What the owner does with it.

    def set_gallery(self, gallery: Gallery | None) -> None:
        """Take the pictures of the pages that are shown next from a gallery."""
        self._layout.set_gallery(gallery)

    def show_page(
        self, blocks: Iterable[ShownBlock], style: ReadingStyle, *, focus: Place | None = None, above: int = 0
    ) -> None:
        """Show another page, or the same one otherwise, with `focus` (or the page's beginning) at the top.

        Of what comes before it, `above` pixels are shown. Marks and the selection are taken off.
        """
        page, restyled = PageText(blocks), style != self._layout.style
        self._marks.clear()
        with self._scroller.adjusting():
            page.fill(self.document())
            self._layout.show(page, style)
            if restyled:
                self._apply_colours()
        self.scroll_to(*(page.place(0) if focus is None else focus), above=above)

    def foresee(self, blocks: Iterable[ShownBlock], style: ReadingStyle, focus: Place) -> Iterator[None]:
        """Set what `show_page` would show, in slices, so that it has only to paint it."""
        yield from self._layout.foresee(PageText(blocks), style, focus)

    def ink(self, characters: str) -> Iterator[None]:
        """Have characters drawn as the text has them, in slices, so that painting a page with them takes less time."""
        yield from paint_characters_beforehand(characters, self._layout.face, self.devicePixelRatioF())

    def scroll_to(self, block: int, offset: int = 0, *, above: int = 0) -> None:
        """Bring a place to the top of the view, at once, and the caret to it. A heading keeps a little air above it.

        With `above` it is the line that begins about so many pixels above the place: none is cut in half at the top.
        """
        place = self._scroller.place_above((block, offset), above) if above else (block, offset)
        self._go_to(place)
        if self.has_caret() and not self.textCursor().hasSelection():
            self.select(place, place)

    def first_visible(self) -> Place:
        """The place at the top of the view: the one that was gone to, until the reader scrolls."""
        if self._anchor is None:
            self._anchor = self._scroller.first_place()
        return self._anchor

    def last_visible(self) -> Place:
        """The place where the last visible line begins."""
        return self._scroller.last_place()

    def scroll_to_end(self) -> None:
        """Bring the page's last line to the bottom of the view."""
        self._scroller.move(Motion.END)

    def is_at_end(self) -> bool:
        """Whether the page's last line is visible."""
        return self._scroller.is_at_end()

    def selection(self) -> tuple[Place, Place] | None:
        """The ends of the selection in reading order; nothing if nothing is selected."""
        cursor, page = self.textCursor(), self._layout.page
        if not cursor.hasSelection():
            return None
        return page.place(cursor.selectionStart()), page.place(cursor.selectionEnd())

    def select(self, start: Place, end: Place) -> None:
        """Select from one place to another without scrolling; the caret stands at `end`."""
        page = self._layout.page
        self._set_cursor(page.position(start), page.position(end))

    def stand_beside(self, other: ReadingView | None, *, led: bool = False) -> None:
        """Let every block begin at the same height as in `other`, which holds the same page; with None, no more.

        Both views have to be told, and one of them that it is `led`: the other holds still for both when heights become
        known. Who looks on keeps both at the same height by `follow`.
        """
        self._layout.partner = other._layout if other else None
        self._scroller.leader = other._scroller if other and led else None
        self.land_again()

    def land_again(self) -> None:
        """Bring what is at the top of the view there again, after heights have changed from outside."""
        self._go_to(self.first_visible())

    def follow(self, top: int) -> None:
        """Scroll to the height `top`, in pixels, which is another view's."""
        before, heights = self._scroller.top, self._heights
        with self._scroller.adjusting():
            self._layout.set_window(self.viewport().width(), self.viewport().height())
            self._layout.announce_size()
            self._bar.setValue(top)
        self._anchor, self._heights = None, self._layout.galley.edges
        if self._heights is heights:
            self.viewport().scroll(0, before - self._scroller.top)  # a third of the time of painting all
        else:
            self.viewport().update()
        self._announcement.start()

    def set_marks(self, marks: Iterable[Mark], layer: Layer = Layer.FOUND) -> None:
        """Mark ranges of the page, in place of those of the same layer marked before."""
        self._marks[layer] = list(marks)
        self._layout.set_marks(mark for layer in Layer for mark in self._marks.get(layer, ()))
        self.viewport().update()

    def character_under(self, point: QPointF) -> Place | None:
        """The place of the character under a point of the viewport."""
        found = self._layout.character_at(self._content_point(point))
        return None if found is None else self._layout.page.place_in(*found)

    def rectangle(self, place: Place, length: int) -> QRectF | None:
        """Where `length` characters from `place` on are in the viewport, as far as they stand on one line."""
        spot, page = self._layout.spot(place), self._layout.page
        start = page.locate(page.position(place))[1] if spot else 0
        extent = spot.line.extent(start, start + length) if spot else None
        if spot is None or extent is None:
            return None
        top = spot.top + spot.line.top - self._scroller.top
        return QRectF(self._layout.left + extent[0], top, extent[1] - extent[0], spot.line.height)

    def caret(self) -> Place | None:
        """Where the caret stands; nothing if none is shown."""
        return self._layout.page.place(self.textCursor().position()) if self.has_caret() else None

    def has_caret(self) -> bool:
        """Whether a caret is shown that the arrow keys move."""
        return bool(self.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByKeyboard)

    def set_caret(self, shown: bool) -> None:
        """Show a caret that the arrow keys move, at the top of the view, or let the keys scroll."""
        flags = Qt.TextInteractionFlag.TextSelectableByMouse
        if shown:
            flags |= Qt.TextInteractionFlag.TextSelectableByKeyboard
            if not self.textCursor().hasSelection():
                position = self._layout.page.position(self.first_visible())
                self._set_cursor(position, position)
        self.setTextInteractionFlags(flags)

    # How it does it.

    def _timer(self, interval: int, act: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(act)
        return timer

    def _apply_colours(self) -> None:
        colours, palette = self._layout.style.colours, self.palette()
        palette.setColor(QPalette.ColorRole.Base, QColor(colours.background))
        palette.setColor(QPalette.ColorRole.Text, QColor(colours.text))
        palette.setColor(QPalette.ColorRole.Highlight, QColor(colours.selection))
        palette.setColor(QPalette.ColorRole.HighlightedText, QColor(colours.text))
        self.setPalette(palette)
        self.viewport().setPalette(palette)  # under a style sheet it does not follow by itself
        self._bar.set_colours(QColor(colours.background), QColor(colours.line))

    def _go_to(self, place: Place) -> None:
        self._anchor = place
        self._scroller.land(place)
        self._announcement.start()
        self._settling.start()

    def _settle_more(self) -> None:
        if self._scroller.settle_more():
            self._settling.start()

    def _on_selection_changed(self) -> None:
        # Qt repaints only what its own lines say has changed.
        self.viewport().update()
        self.selection_changed.emit()

    def _set_cursor(self, anchor: int, position: int) -> None:
        """Put the selection between two Qt positions and leave the view where it is."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(anchor)
        cursor.setPosition(position, Mode.KeepAnchor)
        with self._scroller.adjusting():
            top = self._scroller.top
            self.setTextCursor(cursor)
            self._bar.setValue(top)

    def _content_point(self, point: QPointF) -> QPointF:
        """A point of the viewport, in the document's pixels."""
        return point + QPointF(0, self._scroller.top)

    def _scroll(self, motion: Motion) -> None:
        """Scroll, or ask for another page at the end of this one."""
        if motion in (Motion.FIRST, Motion.LAST):
            self.edge_requested.emit(1 if motion is Motion.LAST else -1)
            return
        forward = motion in (Motion.LINE_DOWN, Motion.SCREEN_DOWN)
        if forward and self._scroller.is_at_end():
            self.page_turn_requested.emit(1)
        elif motion in (Motion.LINE_UP, Motion.SCREEN_UP) and self._scroller.is_at_start():
            self.page_turn_requested.emit(-1)
        else:
            self._scroller.move(motion)

    def _select_word(self, point: QPointF) -> None:
        found = self._layout.character_at(self._content_point(point))
        if found is None:
            return
        index, offset = found
        page = self._layout.page
        start, end = word_around(page.texts[index], offset)
        begin = page.starts[index]
        self._set_cursor(begin + page.units(index, start), begin + page.units(index, end))

    def _trim_selected_block(self) -> None:
        """Leave the paragraph's end out of the selection that Qt makes of three clicks."""
        cursor = self.textCursor()
        start, end = cursor.selectionStart(), cursor.selectionEnd()
        if self.document().findBlock(end).position() == end > start:
            self._set_cursor(start, end - 1)

    def _menu_point(self) -> QPoint:
        """Where the menu opens that is asked for by keyboard: below the caret, or in the corner of the view."""
        spot = self._layout.spot(self._layout.page.place(self.textCursor().position()))
        below = spot.top + spot.line.top + spot.line.height - self._scroller.top if spot else 0.0
        if spot is None or not 0 < below <= self._scroller.height or not (self.has_caret() or self.selection()):
            return self.viewport().mapToGlobal(QPoint(16, 16))
        return self.viewport().mapToGlobal(QPointF(self._layout.left + spot.line.left, below).toPoint())

    def _push(self, delta: int) -> None:
        """The wheel is turned on where the page ends or begins: a notch turns the page, and scrolls no farther."""
        self._pushed = delta if self._pushed * delta < 0 else self._pushed + delta
        if abs(self._pushed) >= _NOTCH:
            self._pushed = 0
            self.page_turn_requested.emit(1 if delta < 0 else -1)

    # Qt's overrides.

    def event(self, event: QEvent) -> bool:
        # Qt would first scroll to its text cursor, wherever that is.
        if isinstance(event, QContextMenuEvent) and event.reason() is QContextMenuEvent.Reason.Keyboard:
            self.menu_requested.emit(self._menu_point())
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        mode = Mode.KeepAnchor if extending else Mode.MoveAnchor
        move, screens, motion = caret_move_of(event), caret_screens_of(event), scrolling_of(event)
        if move is not None and (self.has_caret() or extending):
            self._moving.move(self.textCursor(), move, mode)
            event.accept()
        elif screens is not None and (self.has_caret() or extending):
            self._moving.move_by_screen(self.textCursor(), screens, mode)
            event.accept()
        elif motion is not None:
            self._scroll(motion)
            event.accept()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        delta = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wheeled += delta
            while abs(self._wheeled) >= _NOTCH:
                step = 1 if self._wheeled > 0 else -1
                self._wheeled -= step * _NOTCH
                self.zoom_requested.emit(step)
            event.accept()
            return
        if (delta < 0 and self._scroller.is_at_end()) or (delta > 0 and self._scroller.is_at_start()):
            self._push(delta)
            event.accept()
            return
        self._pushed = 0
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() in (Qt.MouseButton.BackButton, Qt.MouseButton.ForwardButton):
            event.ignore()  # they are the window's
            return
        before = self.selection()
        self._moving.forget_column()
        self._pressed_at = event.position().toPoint()
        super().mousePressEvent(event)
        shift = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        if event.button() is Qt.MouseButton.LeftButton and not shift and self.selection() not in (None, before):
            self._trim_selected_block()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        if not event.buttons():
            link = self._layout.link_at(self._content_point(event.position()))
            shape = Qt.CursorShape.PointingHandCursor if link else Qt.CursorShape.IBeamCursor
            self.viewport().setCursor(shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed_at = self._pressed_at, None
        if event.button() is not Qt.MouseButton.LeftButton or pressed is None or self.selection() is not None:
            return
        moved = (event.position().toPoint() - pressed).manhattanLength()
        link = self._layout.link_at(self._content_point(event.position()))
        if link and moved < QApplication.startDragDistance():
            self.link_activated.emit(link)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        super().mouseDoubleClickEvent(event)
        if event.button() is Qt.MouseButton.LeftButton:
            self._pressed_at = None
            self._select_word(event.position())

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self.menu_requested.emit(event.globalPos())

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() == event.size().width():
            self._layout.set_window(self.viewport().width(), self.viewport().height())
            super().resizeEvent(event)
            self._layout.announce_size()
            self._scroller.settle_visible()
            return
        place = self.first_visible()
        with self._scroller.adjusting():
            super().resizeEvent(event)
        self._go_to(place)

    def showEvent(self, event: QShowEvent) -> None:
        """Nothing: Qt would scroll to its text cursor, for which it needs lines of its own."""

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._scroller.is_adjusting:
            return
        self._anchor = None
        self._scroller.settle_visible()
        super().scrollContentsBy(dx, dy)
        self._announcement.start()
        self._settling.start()
        self.scrolled.emit()

    def createMimeDataFromSelection(self) -> QMimeData:
        return self._mime_source() or QMimeData()

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        return False

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Nothing is ever pasted or dropped into the page."""

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """Nothing is ever loaded."""
        return None
