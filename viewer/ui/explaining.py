"""When a place of the text is explained: hovered for a moment if it is marked, clicked, or asked for by key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from shiboken6 import isValid

from viewer.article.doubts import Doubt
from viewer.article.explanation import Explanation, What, explain
from viewer.article.rendition import Rendition
from viewer.article.rulings import PLACE
from viewer.text.rules import RULE
from viewer.text.script import View
from viewer.ui.articlepane import ArticlePane
from viewer.ui.candidates import can_settle, words_of
from viewer.ui.columns import Column
from viewer.ui.details import Details
from viewer.ui.glyphforms import in_forms
from viewer.ui.marking import Marking
from viewer.ui.reading.style import MarkKind
from viewer.ui.reading.view import ReadingView
from viewer.ui.settling import Scope, Settling

if TYPE_CHECKING:
    from viewer.ui.companion import Companion

MOMENT_MS = 450
"""How long the mouse has to rest on a mark."""
_KINDS = {
    What.SETTLED: MarkKind.CHANGED,
    What.DOUBTFUL: MarkKind.DOUBTFUL,
    What.REPAIRED: MarkKind.REPAIRED,
    What.CHANGED: MarkKind.CHANGED,
}


_SAID_ON_CLICK = ("vocabulary", RULE, PLACE)
"""What is explained on a click though it is neither marked nor has candidates."""


class Explaining(QObject):
    """Shows the details of a place in the pane, in either of its columns, one at a time."""

    def __init__(self, pane: ArticlePane, window: QWidget, marking: Marking, settling: Settling) -> None:
        super().__init__(pane)
        self._pane, self._window, self._marking, self._settling = pane, window, marking, settling
        self.details = Details(pane, window, settling.term)
        self._about: Column | None = None
        """The column with the place that is explained, or that a menu offers candidates for."""
        self._heard: Companion | None = None
        """The column beside the text that is listened to."""
        self._pointed = pane.view
        """The view that the mouse is over."""
        self._connect(settling)
        self._hovered = False
        self._point = QPointF()
        self._pressed: QPoint | None = None
        self._rest = QTimer(self, singleShot=True, interval=MOMENT_MS)
        self._rest.timeout.connect(self._hover)
        marking.reached.connect(self._show_doubt)
        self.details.closed.connect(marking.leave)
        pane.place_changed.connect(self._scrolled)
        pane.page_shown.connect(self._leave)
        self._listen_to(pane.view)
        pane.installEventFilter(self)

    def listen_beside(self) -> None:
        """A column has come or gone, or shows another view: explain what is pointed at in it, too."""
        self._leave()
        if self._pane.beside is not None and self._pane.beside is not self._heard:
            self._heard = self._pane.beside
            self._listen_to(self._heard.view)
            self._heard.view.scrolled.connect(self._scrolled)

    def _listen_to(self, view: ReadingView) -> None:
        view.viewport().installEventFilter(self)
        view.installEventFilter(self)

    @property
    def rendition(self) -> Rendition:
        """What shows the place that is explained, or the article as it is read."""
        return (self._about or self._pane.column).rendition

    def _connect(self, settling: Settling) -> None:
        candidates = self.details.candidates

        def about(act: Callable[..., None]) -> Callable[..., None]:
            """What the reader does about the place that is explained; the panel is then done."""

            def do(*what: object) -> None:
                told = self.details.is_about
                self.details.dismiss()
                if told is not None:
                    act(told, *what)

            return do

        candidates.chosen.connect(about(settling.settle))
        candidates.kept.connect(about(settling.keep))
        candidates.taken_back.connect(about(settling.take_back))

    def show_here(self) -> None:
        """Explain what the selection, the doubt gone to or the caret stands on, or else go to the next doubt."""
        selection, current, column = self._pane.selection(), self._marking.current, self._column_in_hand()
        caret = column.view.caret()
        position = selection[0] if selection else None
        if position is None and current is not None:
            position, column = current.position, self._pane.column
        if position is None and caret is not None:
            position = column.position(caret)
        told = explain(self._marking.doubts_of(column.rendition), position) if position is not None else None
        if told is None:
            self._marking.step(1)
        else:
            self._show(told, column, take_keyboard=True)

    def offer_in(self, menu: QMenu, point: QPoint) -> None:
        """Put on top of a menu that opens at `point` of the screen what there is to choose for the place there, and
        what else there is to say about it. Nothing where nothing is marked."""
        self._rest.stop()
        self.details.dismiss()
        view = self._view_at(point)
        column = self._column(view, spot := QPointF(view.viewport().mapFromGlobal(point)))
        told = self._under(column, spot) if view.viewport().rect().contains(spot.toPoint()) else None
        if told is None or not self._is_marked(told, column):
            return
        first = menu.insertSeparator(menu.actions()[0])
        for candidate in told.candidates if can_settle(told) else ():
            choice = QAction(words_of(candidate).replace("&", "&&"), menu)
            choice.setCheckable(True)
            choice.setChecked(candidate.shown == told.shown)
            choice.setFont(in_forms(menu.font(), column.rendition.region))
            choose = partial(self._settle_in, column, told, candidate.shown)
            choice.triggered.connect(lambda _=False, choose=choose: choose())
            menu.insertAction(first, choice)
        explanation = QAction(QCoreApplication.translate("actions", "Explain this place"), menu)
        explanation.triggered.connect(lambda: self._show(told, column, take_keyboard=True))
        menu.insertAction(first, explanation)

    def _show_doubt(self, doubt: Doubt) -> None:
        told = explain(self._marking.doubts, doubt.position)
        if told is not None:
            # The page has just been scrolled, and says so a turn of the event loop later.
            show = partial(self._show, told, self._pane.column)
            QTimer.singleShot(0, self, lambda: show(take_keyboard=self._has_keyboard()))

    def _show(self, told: Explanation, column: Column, *, take_keyboard: bool, hovered: bool = False) -> None:
        if not isValid(column.view):
            return  # the column has gone meanwhile
        block, start, end = column.range(told.position, len(told.source))
        place = column.view.rectangle((block, start), end - start)
        if place is None:
            return
        self._hovered, self._about = hovered, column
        corner = column.view.viewport().mapTo(self._window, QPoint(0, 0))
        region = column.rendition.region
        self.details.show_at(told, place.toAlignedRect().translated(corner), region, take_keyboard=take_keyboard)

    def _hover(self) -> None:
        column = self._column(self._pointed, self._point)
        told = self._under(column, self._point)
        if told is None or not self._is_marked(told, column):
            if self._hovered:
                self.details.dismiss()
        elif self.details.is_about != told or self._about != column:
            self._show(told, column, take_keyboard=False, hovered=True)

    def _click(self, view: ReadingView, point: QPointF) -> None:
        column = self._column(view, point)
        told = self._under(column, point)
        if told is not None and (self._is_marked(told, column) or told.candidates or told.rule in _SAID_ON_CLICK):
            self._show(told, column, take_keyboard=False)
        else:
            self.details.dismiss()

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.details.isAncestorOf(focus)

    def _is_marked(self, told: Explanation, column: Column) -> bool:
        """Whether a place is marked in a column. Beside another view what was changed is not, and there only doubts."""
        kind = _KINDS.get(told.what)
        if self._pane.is_compared and kind is not MarkKind.DOUBTFUL:
            is_other = column.rendition is not self._pane.column.rendition
            kind = None if is_other or kind is MarkKind.CHANGED else kind
        return kind is not None and self._marking.is_shown(kind)

    def _settle_in(self, column: Column, told: Explanation, shown: str) -> None:
        self._about = column
        self._settling.settle(told, shown, Scope.HERE, "")

    def _column_in_hand(self) -> Column:
        """The one with the keyboard; of two in one view the one with the selection or the caret."""
        other = self._pane.other_column
        if other is not None:
            caret = other.view.caret() if other.is_aside and self._pane.selection() is None else None
            if self._pane.rendition_in_hand is other.rendition or (caret is not None and caret[1] < 0):
                return other
        return self._pane.column

    def _view_at(self, point: QPoint) -> ReadingView:
        """The view at a point of the screen; the text's own, if there is none."""
        other = self._pane.other_column
        if other is not None and other.view.viewport().rect().contains(other.view.viewport().mapFromGlobal(point)):
            return other.view
        return self._pane.view

    def _column(self, view: ReadingView, point: QPointF) -> Column:
        """What has the character at `point` of a view, in which there may be two by turns."""
        other = self._pane.other_column
        if other is not None and view is other.view:
            place = view.character_under(point)
            if not other.is_aside or (place is not None and place[1] < 0):
                return other
        return self._pane.column

    def _under(self, column: Column, point: QPointF) -> Explanation | None:
        place = column.view.character_under(point)
        if place is None or not self._pane.reading.article.blocks:
            return None
        if column.rendition.view is View.ORIGINAL and not self._marking.is_shown(MarkKind.REPAIRED):
            return None
        return explain(self._marking.doubts_of(column.rendition), column.position(place))

    def _take_key(self, view: ReadingView, event: QKeyEvent) -> bool:
        """Let a key pressed in a view choose a candidate or go to one. Arrows do if a mark is explained and no caret
        wants them."""
        candidates, told = self.details.candidates, self.details.is_about
        if candidates.choose_by(event):
            return True
        is_marked = told is not None and self._is_marked(told, self._about or self._pane.column)
        return is_marked and view.caret() is None and candidates.go_by(event)

    def _follow(self) -> None:
        if (told := self.details.is_about) is not None:
            self._show(told, self._about or self._pane.column, take_keyboard=False, hovered=self._hovered)

    def _scrolled(self) -> None:
        told = self.details.is_about
        is_in_text = self._about is None or (self._about.view is self._pane.view and not self._about.is_aside)
        if is_in_text and told is not None and told.doubt is not None and told.doubt == self._marking.current:
            # It was gone to, and is where the page came to rest.
            self._show(told, self._pane.column, take_keyboard=False)
        else:
            self.details.dismiss()

    def _leave(self) -> None:
        """Another page is shown, or the same otherwise."""
        self.details.dismiss()
        self._about = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._pane:
            QTimer.singleShot(0, self, self._follow)  # the page is laid out anew
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._point, self._pointed = event.position(), self._view_of(watched)
            if not event.buttons():
                self._rest.start()
        elif kind == QEvent.Type.Leave:
            self._rest.stop()
        elif kind == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            self._pressed = event.position().toPoint() if event.button() is Qt.MouseButton.LeftButton else None
        elif kind == QEvent.Type.MouseButtonRelease and isinstance(event, QMouseEvent) and self._pressed is not None:
            moved = (event.position().toPoint() - self._pressed).manhattanLength()
            point, self._pressed = event.position(), None
            if moved < QApplication.startDragDistance():
                # The view handles the click first: a link, or the end of a selection, is no question.
                view = self._view_of(watched)
                QTimer.singleShot(0, self, lambda: self._clicked(view, point))
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if self.details.isVisible():
                self.details.dismiss()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.details.isVisible():
            # F8 leaves the keyboard in the text, and the numbers of the candidates are seen all the same.
            return not self._hovered and self._take_key(self._view_of(watched), event)
        elif kind == QEvent.Type.Wheel and self.details.isVisible():
            self.details.dismiss()
        return False

    def _view_of(self, watched: QObject) -> ReadingView:
        """The view that an event is for, or its viewport."""
        other = self._pane.other_column
        is_others = other is not None and watched in (other.view, other.view.viewport())
        return other.view if other is not None and is_others else self._pane.view

    def _clicked(self, view: ReadingView, point: QPointF) -> None:
        if self._pane.selection() is None and isValid(view):
            self._click(view, point)
