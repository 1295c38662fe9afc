"""What the window tells its reader: a bar that stays until it is closed, and a note that goes by itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from viewer.ui import spoken
from viewer.ui.wording import Worded

TOAST_MS = 2600
Said = str | Callable[[], str]
"""A sentence, or what says it in the language of the moment."""


class NoticeBar(Worded, QFrame):
    """A sentence above the text that says what is wrong and what to do. Hidden until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noticeBar")
        self._said: list[Said] = []
        self.label = QLabel(self)
        self.label.setObjectName("noticeText")
        self.label.setWordWrap(True)
        self.label.setMinimumWidth(90)  # its words may wrap more than Qt would have it
        # Plain text: a notice may quote a file's name, and names are not to be trusted.
        self.label.setTextFormat(Qt.TextFormat.PlainText)
        self.label.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.label.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._close = QToolButton(self)
        self._close.setObjectName("noticeClose")
        self._close.setText("✕")
        self._close.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.addWidget(self.label)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        self._row = row
        self._offer: _Offer | None = None
        self.word()
        self.hide()

    def say(self, said: Said) -> None:
        """Show a sentence; a notice that is already there and says something else stays above it."""
        shown = self._said if self.isVisible() else []
        self._said = [*(other for other in shown if _text(other) != _text(said)), said]
        self.word()
        self.show()
        spoken.say(self.label, _text(said))

    def says(self, said: Said) -> bool:
        """Whether a sentence is shown."""
        return self.isVisible() and any(_text(other) == _text(said) for other in self._said)

    def offer(self, said: Said, label: Callable[[], str], act: Callable[[], object]) -> None:
        """Show a sentence with a button that takes it back and does what it offers. One offer stands at a time."""
        self._drop_offer()
        self.say(said)
        button = QPushButton(label(), self)
        button.setObjectName("noticeAction")
        button.clicked.connect(lambda: self.withdraw(said))
        button.clicked.connect(lambda: act())
        self._row.insertWidget(1, button, 0, Qt.AlignmentFlag.AlignVCenter)
        button.show()
        self._offer = _Offer(said, label, button)

    def withdraw(self, said: Said) -> None:
        """Take back what is no longer so."""
        if self._offer is not None and _text(self._offer.said) == _text(said):
            self._drop_offer()
        self._said = [other for other in self._said if _text(other) != _text(said)]
        self.word()
        self.setVisible(self.isVisible() and bool(self._said))

    def word(self) -> None:
        self.label.setText("\n".join(map(_text, self._said)))
        self._close.setToolTip(self.tr("Close this notice"))
        self._close.setAccessibleName(self._close.toolTip())
        if self._offer is not None:
            self._offer.button.setText(self._offer.label())

    def _drop_offer(self) -> None:
        if self._offer is not None:
            self._offer.button.hide()
            self._offer.button.deleteLater()
            self._offer = None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        if self.isHidden():
            self._drop_offer()


class _Offer(NamedTuple):
    """What stands beside a sentence."""

    said: Said
    label: Callable[[], str]
    button: QPushButton


def _text(said: Said) -> str:
    return said if isinstance(said, str) else said()


class Toast(QLabel):
    """A short note over the lower edge of `host` that confirms what was just done."""

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self._host = host
        self.setObjectName("toast")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._timer = QTimer(self, singleShot=True, interval=TOAST_MS)
        self._timer.timeout.connect(self.hide)
        host.installEventFilter(self)
        self.hide()

    def say(self, text: str) -> None:
        """Show `text` for a moment."""
        self.setText(text)
        self._place()
        self.show()
        self.raise_()
        self._timer.start()
        spoken.say(self, text)

    def _place(self) -> None:
        self.adjustSize()
        self.move((self._host.width() - self.width()) // 2, self._host.height() - self.height() - 28)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)
