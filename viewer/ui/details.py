"""A small panel beside a place of the text: what stood there, what acted, and what else it could be."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QVBoxLayout, QWidget

from viewer.article.explanation import Explanation, What
from viewer.article.rulings import PLACE
from viewer.text.doubt import Reason
from viewer.text.script import Region
from viewer.ui.candidates import Candidates
from viewer.ui.glyphforms import wear
from viewer.ui.wording import Worded

_WIDTH = 340
_MARGIN = 8
"""Pixels between the panel, the text that it is about, and the edges of its host."""
_WORDS_PX, _LONG_WORDS_PX = 22, 16
_SHORT = 13
"""Characters of the words that have room on one line in the greater size."""
_LONGEST = 40
"""Characters of the source that are shown; a hidden image may have hundreds."""


class Details(Worded, QFrame):
    """Shown below what it is about, or above where there is no room. Escape closes it.

    It is no window of its own, so the window's keys go on working while it is shown.
    """

    closed = Signal()

    def __init__(self, host: QWidget, propose: Callable[[Explanation], str]) -> None:
        super().__init__(host)
        self.setObjectName("details")
        self._host = host
        self._told: Explanation | None = None
        self._focus_before: QWidget | None = None
        self._words = QLabel(self)
        self._words.setObjectName("detailsWords")
        self._reason = QLabel(self)
        self._acted = QLabel(self)
        self._acted.setObjectName("detailsActed")
        for label in (self._words, self._reason, self._acted):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self.candidates = Candidates(propose, self)
        self.candidates.grown.connect(self._fit)
        self._place = QRect()
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 10)
        column.setSpacing(6)
        for label in (self._words, self._reason):
            column.addWidget(label)
        column.addWidget(self.candidates)
        column.addWidget(self._acted)
        self.hide()

    @property
    def is_about(self) -> Explanation | None:
        """What is explained, while it is."""
        return self._told if self.isVisible() else None

    def show_at(self, told: Explanation, place: QRect, region: Region, *, take_keyboard: bool) -> None:
        """Explain what is at `place` of the host; with `take_keyboard` the candidates can be gone through at once."""
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
            (self._focus_before or self._host).setFocus()
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

    def _fit(self) -> None:
        """Take the size of what is shown, beside the place."""
        place = self._place
        room = self._host.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        self.setFixedWidth(min(_WIDTH, room.width()))
        for label in (self._words, self._reason, self._acted):
            label.setFixedWidth(self.width() - 28)
        self.adjustSize()
        below = place.bottom() + 2
        fits = below + self.height() <= room.bottom()
        top = below if fits else max(place.top() - 2 - self.height(), room.top())
        left = min(max(place.center().x() - self.width() // 2, room.left()), room.right() - self.width())
        self.move(left, top)

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
