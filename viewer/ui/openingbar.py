"""The line above the text that says what is being opened, once that takes long, and lets the reader give it up."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QProgressBar, QPushButton, QSizePolicy, QWidget

from viewer.ui.wording import Worded

_STEPS = 1000


class OpeningBar(Worded, QFrame):
    """Hidden until something takes long. Escape cancels as the button does."""

    cancelled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("openingBar")
        self.label = QLabel(self)
        self.label.setObjectName("openingText")
        self.label.setTextFormat(Qt.TextFormat.PlainText)  # a name is not to be trusted
        self.label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.progress = QProgressBar(self)
        self.progress.setObjectName("openingProgress")
        self.progress.setTextVisible(False)
        self.progress.setFixedWidth(160)
        self.button = QPushButton(self)
        self.button.setObjectName("openingCancel")
        self.button.clicked.connect(self.cancelled)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self.label, 1)
        row.addWidget(self.progress)
        row.addWidget(self.button)
        self._name = ""
        self.word()
        self.hide()

    def show_for(self, name: str, share: float | None = None) -> None:
        """Say that `name` is being opened, and how much of it is done if that is known."""
        self._name = name
        self.word()
        self.progress.setRange(0, 0)
        if share is not None:
            self.show_share(share)
        self.show()

    def show_share(self, share: float) -> None:
        """Show how much is done, from 0 to 1."""
        self.progress.setRange(0, _STEPS)
        self.progress.setValue(int(share * _STEPS))

    def dismiss(self) -> None:
        """Nothing is being opened any more."""
        self.hide()

    def word(self) -> None:
        self.label.setText(self.tr("Opening “{name}”…").format(name=self._name))
        self.button.setText(self.tr("Cancel"))
        self.button.setShortcut("Esc")  # a new text takes it away
