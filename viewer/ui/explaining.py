"""When a place of the text is explained: hovered for a moment if it is marked, clicked, or asked for by key."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from viewer.article.blocks import Position
from viewer.article.doubts import Doubt
from viewer.article.explanation import Explanation, What, explain
from viewer.article.rendition import Spot
from viewer.article.rulings import PLACE
from viewer.article.search import Hit
from viewer.text.rules import RULE
from viewer.text.script import View
from viewer.ui.articlepane import ArticlePane
from viewer.ui.candidates import can_settle, words_of
from viewer.ui.details import Details
from viewer.ui.glyphforms import in_forms
from viewer.ui.hits import shown_range
from viewer.ui.marking import Marking
from viewer.ui.reading.style import MarkKind
from viewer.ui.settling import Scope, Settling

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
    """Shows the details of a place in the pane, one at a time."""

    def __init__(self, pane: ArticlePane, window: QWidget, marking: Marking, settling: Settling) -> None:
        super().__init__(pane)
        self._pane, self._window, self._marking, self._settling = pane, window, marking, settling
        self.details = Details(pane, window, settling.term)
        self._connect(settling)
        self._hovered = False
        self._point = QPointF()
        self._pressed: QPoint | None = None
        self._rest = QTimer(self, singleShot=True, interval=MOMENT_MS)
        self._rest.timeout.connect(self._hover)
        marking.reached.connect(self._show_doubt)
        self.details.closed.connect(marking.leave)
        pane.place_changed.connect(self._scrolled)
        pane.page_shown.connect(self.details.dismiss)
        pane.view.viewport().installEventFilter(self)
        pane.view.installEventFilter(self)
        pane.installEventFilter(self)

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
        selection, current, caret = self._pane.selection(), self._marking.current, self._pane.view.caret()
        position = selection[0] if selection else None
        if position is None and current is not None:
            position = current.position
        if position is None and caret is not None:
            position = self._position(caret)
        told = explain(self._marking.doubts, position) if position is not None else None
        if told is None:
            self._marking.step(1)
        else:
            self._show(told, take_keyboard=True)

    def offer_in(self, menu: QMenu, point: QPoint) -> None:
        """Put on top of a menu that opens at `point` of the screen what there is to choose for the place there, and
        what else there is to say about it. Nothing where nothing is marked."""
        self._rest.stop()
        self.details.dismiss()
        viewport = self._pane.view.viewport()
        spot = viewport.mapFromGlobal(point)
        told = self._under(QPointF(spot)) if viewport.rect().contains(spot) else None
        if told is None or not self._is_marked(told):
            return
        first = menu.insertSeparator(menu.actions()[0])
        for candidate in told.candidates if can_settle(told) else ():
            choice = QAction(words_of(candidate).replace("&", "&&"), menu)
            choice.setCheckable(True)
            choice.setChecked(candidate.shown == told.shown)
            choice.setFont(in_forms(menu.font(), self._pane.reading.rendition.region))
            choose = partial(self._settling.settle, told, candidate.shown, Scope.HERE)
            choice.triggered.connect(lambda _=False, choose=choose: choose(""))
            menu.insertAction(first, choice)
        explanation = QAction(QCoreApplication.translate("actions", "Explain this place"), menu)
        explanation.triggered.connect(lambda: self._show(told, take_keyboard=True))
        menu.insertAction(first, explanation)

    def _show_doubt(self, doubt: Doubt) -> None:
        told = explain(self._marking.doubts, doubt.position)
        if told is not None:
            # The page has just been scrolled, and says so a turn of the event loop later.
            QTimer.singleShot(0, self, lambda: self._show(told, take_keyboard=self._has_keyboard()))

    def _show(self, told: Explanation, *, take_keyboard: bool, hovered: bool = False) -> None:
        block, start, end = self._range(told)
        place = self._pane.view.rectangle((block, start), end - start)
        if place is None:
            return
        self._hovered = hovered
        corner = self._pane.view.viewport().mapTo(self._window, QPoint(0, 0))
        region = self._pane.reading.rendition.region
        self.details.show_at(told, place.toAlignedRect().translated(corner), region, take_keyboard=take_keyboard)

    def _hover(self) -> None:
        told = self._under(self._point)
        if told is None or not self._is_marked(told):
            if self._hovered:
                self.details.dismiss()
        elif self.details.is_about != told:
            self._show(told, take_keyboard=False, hovered=True)

    def _click(self, point: QPointF) -> None:
        told = self._under(point)
        if told is not None and (self._is_marked(told) or told.candidates or told.rule in _SAID_ON_CLICK):
            self._show(told, take_keyboard=False)
        else:
            self.details.dismiss()

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.details.isAncestorOf(focus)

    def _is_marked(self, told: Explanation) -> bool:
        kind = _KINDS.get(told.what)
        return kind is not None and self._marking.is_shown(kind)

    def _under(self, point: QPointF) -> Explanation | None:
        place = self._pane.view.character_under(point)
        if place is None or place[1] < 0 or not self._pane.reading.article.blocks:
            return None  # nothing there, or the other view of what is read
        if self._pane.reading.view is View.ORIGINAL and not self._marking.is_shown(MarkKind.REPAIRED):
            return None
        return explain(self._marking.doubts, self._position(place))

    def _position(self, place: tuple[int, int]) -> Position:
        return self._pane.reading.rendition.position(Spot(*place))

    def _range(self, told: Explanation) -> tuple[int, int, int]:
        hit = Hit(told.position.block, told.position.offset, told.position.offset + len(told.source))
        return shown_range(self._pane.reading.rendition, hit)

    def _take_key(self, event: QKeyEvent) -> bool:
        """Let a key pressed in the text choose a candidate or go to one. Arrows do if a mark is explained and no caret
        wants them."""
        candidates, told = self.details.candidates, self.details.is_about
        if candidates.choose_by(event):
            return True
        return (
            told is not None and self._is_marked(told) and self._pane.view.caret() is None and candidates.go_by(event)
        )

    def _follow(self) -> None:
        if (told := self.details.is_about) is not None:
            self._show(told, take_keyboard=False, hovered=self._hovered)

    def _scrolled(self) -> None:
        told = self.details.is_about
        if told is not None and told.doubt is not None and told.doubt == self._marking.current:
            self._show(told, take_keyboard=False)  # it was gone to, and is where the page came to rest
        else:
            self.details.dismiss()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.Resize and watched is self._pane:
            QTimer.singleShot(0, self, self._follow)  # the page is laid out anew
        elif kind == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            self._point = event.position()
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
                QTimer.singleShot(0, self, lambda: self._clicked(point))
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            if self.details.isVisible():
                self.details.dismiss()
                return True
        elif kind == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and self.details.isVisible():
            # F8 leaves the keyboard in the text, and the numbers of the candidates are seen all the same.
            return not self._hovered and self._take_key(event)
        elif kind == QEvent.Type.Wheel and self.details.isVisible():
            self.details.dismiss()
        return False

    def _clicked(self, point: QPointF) -> None:
        if self._pane.selection() is None:
            self._click(point)
