"""A small panel beside a place of the text: what stood there, what acted, and what else it could be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from viewer.article.explanation import Explanation, What
from viewer.article.rulings import PLACE
from viewer.text.doubt import Reason
from viewer.text.script import Region
from viewer.ui.candidates import Candidates
from viewer.ui.glyphforms import wear
from viewer.ui.placing import put_beside
from viewer.ui.wording import Worded

_WIDTH = 340
_MARGIN = 8
"""Pixels between the panel and the edges of the text, or of the window."""
_PADDING, _ROOM_FOR_BAR = 10, 14
"""Pixels around what the panel says, above and below; and left and right, where the bar is that scrolls it."""
_WORDS_PX, _LONG_WORDS_PX = 22, 16
_SHORT = 13
"""Characters of the words that have room on one line in the greater size."""
_BORDER = 1
_LONGEST = 40
"""Characters of the source that are shown; a hidden image may have hundreds."""


class Details(Worded, QFrame):
    """Shown beside what it is about: within the text if that has room for it, or else anywhere in the window, where it
    scrolls if it must. Escape closes it.

    It is no window of its own, so the window's keys go on working while it is shown.
    """

    closed = Signal()

    def __init__(self, text: QWidget, window: QWidget, propose: Callable[[Explanation], str]) -> None:
        super().__init__(window)
        self.setObjectName("details")
        self._text, self._host = text, window
        self._told: Explanation | None = None
        self._focus_before: QWidget | None = None
        self._content = QWidget()
        self._words = QLabel(self._content)
        self._words.setObjectName("detailsWords")
        self._reason = QLabel(self._content)
        self._acted = QLabel(self._content)
        self._acted.setObjectName("detailsActed")
        for label in (self._words, self._reason, self._acted):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.candidates = Candidates(propose, self._content)
        self.candidates.grown.connect(self._fit)
        self._place = QRect()
        self._lay_out()
        self.hide()

    @property
    def is_about(self) -> Explanation | None:
        """What is explained, while it is."""
        return self._told if self.isVisible() else None

    def show_at(self, told: Explanation, place: QRect, region: Region, *, take_keyboard: bool) -> None:
        """Explain what is at `place` of the window; with `take_keyboard` the candidates can be gone through at once."""
        if take_keyboard and not self.isAncestorOf(QApplication.focusWidget() or self._host):
            self._focus_before = QApplication.focusWidget()
        if told != self.is_about:
            self._told = told
            self.candidates.offer(told, region)
            self.word()
            wear(self._words, region)
            font = self._words.font()
            font.setPixelSize(_WORDS_PX if len(self._words.text()) <= _SHORT else _LONG_WORDS_PX)
            self._words.setFont(font)
            self._scroller.verticalScrollBar().setValue(0)
        self._place = place
        self._fit()
        self.show()
        self.raise_()
        if take_keyboard and not self.candidates.take_keyboard():
            self.setFocus(Qt.FocusReason.PopupFocusReason)

    def dismiss(self) -> None:
        """Close, and give the keyboard back to where it came from."""
        if not self.isVisible():
            return
        had_focus = self.isAncestorOf(QApplication.focusWidget() or self._host)
        self.hide()
        if had_focus:
            (self._focus_before or self._text).setFocus()
        self._focus_before = None
        self.closed.emit()

    def word(self) -> None:
        told = self._told
        if told is None:
            return
        source, shown = _shortened(told.source), _shortened(told.shown)
        if told.what is What.CHOICE or source == shown:
            self._words.setText(shown)
        else:
            self._words.setText(f"{source} → {shown or self.tr('hidden')}")
        self._reason.setText(self._reason_of(told))
        self._acted.setText(self._acting(told))
        self._acted.setVisible(bool(self._acted.text()))
        self.setAccessibleName(f"{self._words.text()}. {self._reason.text()}")

    # How it does it.

    def _reason_of(self, told: Explanation) -> str:
        match told.what:
            case What.DOUBTFUL if told.doubt is not None:
                return self._doubting(told.doubt.reason)
            case What.SETTLED:
                return (
                    self.tr("Settled by you for this place") if told.rule == PLACE else self.tr("Settled by your rule")
                )
            case What.REPAIRED:
                return self._repairing(told.rule)
            case What.CHANGED if told.rule == "quotation":
                return self.tr("The region’s own quotation marks")
            case What.CHANGED if told.rule == "vocabulary":
                return self.tr("The region’s own word")
            case What.CHANGED:
                return self.tr("Converted")
            case _:
                return self.tr("It has other forms; nothing speaks for them here")

    def _doubting(self, reason: Reason) -> str:
        sentences = {
            Reason.BOUNDARY: self.tr("In doubt: the sentence can be cut into words in another way"),
            Reason.NAME: self.tr("In doubt: it may be a name"),
            Reason.USAGE: self.tr("In doubt: the characters around it speak for another"),
            Reason.VOCABULARY: self.tr("In doubt: reworded for the region, but it is an ordinary word too"),
            Reason.REGIONAL: self.tr("In doubt: the region may have a word of its own for it"),
            Reason.SCRIPT: self.tr("In doubt: a character of the other script in this paragraph"),
        }
        return sentences[reason]

    def _repairing(self, rule: str) -> str:
        sentences = {
            "gloss": self.tr("Repair hid a pinyin insertion"),
            "image": self.tr("Repair hid an empty image"),
            "invisible": self.tr("Repair hid an invisible character"),
            "entity": self.tr("Repair decoded an entity"),
            "radical": self.tr("Repair replaced a radical by the character it stands for"),
            "line break": self.tr("Repair hid a line break inside a paragraph"),
            "punctuation": self.tr("Repair widened a punctuation mark"),
        }
        return sentences.get(rule, rule)

    def _acting(self, told: Explanation) -> str:
        if not told.steps or told.what is What.REPAIRED or told.rule == "quotation":
            return ""
        steps = " → ".join(told.steps)
        return f"OpenCC {steps} · {told.table}: {told.word}" if told.table else f"OpenCC {steps}"

    def _lay_out(self) -> None:
        column = QVBoxLayout(self._content)
        column.setContentsMargins(_ROOM_FOR_BAR, _PADDING, _ROOM_FOR_BAR, _PADDING)
        column.setSpacing(6)
        for part in (self._words, self._reason, self.candidates, self._acted):
            column.addWidget(part)
        self._scroller = QScrollArea(self)
        self._scroller.setObjectName("detailsScroller")
        self._scroller.setFrameShape(QFrame.Shape.NoFrame)
        self._scroller.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroller.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroller.setWidget(self._content)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroller)
        if isinstance(application := QApplication.instance(), QApplication):
            application.focusChanged.connect(self._follow_keyboard)

    def _follow_keyboard(self, _: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._content.isAncestorOf(now):
            self._scroller.ensureWidgetVisible(now, 0, _PADDING)

    def _fit(self) -> None:
        """Take the size of what is shown, beside the place."""
        text = QRect(self._text.mapTo(self._host, QPoint(0, 0)), self._text.size())
        rooms = [each.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN) for each in (text, self._host.rect())]
        width = min(_WIDTH, rooms[0].width())
        for label in (self._words, self._reason, self._acted):
            label.setFixedWidth(width - 2 * (_BORDER + _ROOM_FOR_BAR))
        self._content.setFixedWidth(width - 2 * _BORDER)
        for part in (self.candidates, self._content):
            if (layout := part.layout()) is not None:
                layout.activate()  # while the panel is shown, Qt would go by what it said before
        self._content.adjustSize()
        self.setGeometry(put_beside(self._place, QSize(width, self._content.height() + 2 * _BORDER), rooms))

    def focusNextPrevChild(self, forward: bool) -> bool:
        if self.candidates.isHidden():
            return super().focusNextPrevChild(forward)
        self.candidates.focus_after(forward)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)


def _shortened(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"
