"""The line above the text in which a reader writes the web address, or the path, of what to open."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from viewer.ui.wording import Worded


class AddressBar(Worded, QFrame):
    """Hidden until it is opened. Enter opens what is written, Escape closes the bar."""

    asked = Signal(str)
    """What the reader wrote, without spaces around it."""
    left = Signal()
    """The bar is closed and had the keyboard."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addressBar")
        self.field = QLineEdit(self)
        self.field.setObjectName("addressField")
        self._go = QToolButton(self)
        self._go.clicked.connect(self._ask)
        self._close = QToolButton(self)
        self._close.setText("✕")
        self._close.clicked.connect(self.dismiss)
        for button in (self._go, self._close):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 8, 5)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addWidget(self._go)
        row.addWidget(self._close)
        self.word()
        self.hide()

    def open(self, text: str = "") -> None:
        """Show the bar with the keyboard in it, and `text` to begin with."""
        if text:
            self.field.setText(text)
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def dismiss(self) -> None:
        """Hide the bar; the text has the keyboard again."""
        self.hide()
        self.left.emit()

    def word(self) -> None:
        self.field.setPlaceholderText(self.tr("Web address (https://…) or path of a file"))
        self.field.setAccessibleName(self.tr("Address"))
        self._go.setText(self.tr("Open"))
        self._close.setToolTip(self.tr("Close (Esc)"))
        self._close.setAccessibleName(self._close.toolTip())

    def _ask(self) -> None:
        if text := self.field.text().strip():
            self.dismiss()
            self.asked.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._ask()
        elif event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)
