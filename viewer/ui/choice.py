"""One of a few things to choose, as a line of a menu: its words, a tick if it is chosen already, and its key."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

ARROWS = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)
MOVES = (*ARROWS, Qt.Key.Key_Home, Qt.Key.Key_End)
"""Keys that go from one to another."""
_TICK = "✓"
_ROOM = 20
"""Pixels that the frame and its padding take of the line."""


class Choice(QPushButton):
    """Enter and Space choose it; arrows are left to what it stands in. Words that have no room are in its tool tip."""

    def __init__(self, name: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setProperty("choice", True)
        self.setAutoDefault(True)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._words, self._hint = "", ""
        self._sign = QLabel(self)
        self._sign.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 8, 0)
        row.addStretch(1)
        row.addWidget(self._sign)

    def show_words(self, words: str, *, key: str = "", hint: str = "", is_chosen: bool = False) -> None:
        """Show these words, and the name of a key; `hint` is the tool tip."""
        self._words, self._hint = words, hint
        self.setAccessibleDescription(hint)
        self._sign.setText("　".join(part for part in (_TICK if is_chosen else "", key) if part))
        self._fit()

    def _fit(self) -> None:
        room = self.width() - _ROOM - self._sign.sizeHint().width()
        fitting = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, room)
        self.setText(fitting.replace("&", "&&"))
        self.setToolTip(self._hint if fitting == self._words else self._words)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in MOVES:
            event.ignore()
        else:
            super().keyPressEvent(event)
