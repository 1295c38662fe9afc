"""What stands on a page that has nothing to read: how to bring something."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeySequence, QPalette
from PySide6.QtWidgets import QLabel

from viewer.ui.articlepane import ArticlePane
from viewer.ui.wording import Worded

_MARGIN = 24


class Invitation(Worded, QLabel):
    """In the middle of `pane`, as long as there is nothing to read in it."""

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane)
        self.setObjectName("invitation")
        self._pane = pane
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setWordWrap(True)
        self.setMargin(_MARGIN)
        self.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        pane.installEventFilter(self)
        pane.shown_changed.connect(self.show_if_empty)
        self.word()
        self.show_if_empty()

    def word(self) -> None:
        text = self.tr("Open a file with {open}, paste a text with {paste}, or drop either here")
        keys = {"open": "Ctrl+O", "paste": "Ctrl+V"}
        native = QKeySequence.SequenceFormat.NativeText
        self.setText(text.format(**{name: QKeySequence(key).toString(native) for name, key in keys.items()}))

    def show_if_empty(self) -> None:
        """Stand there, before whatever columns there are, or go."""
        self.setGeometry(self._pane.rect())
        self.raise_()
        self.setVisible(not self._pane.reading.article.blocks)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.LayoutRequest):  # a column has come
            self.setGeometry(self._pane.rect())
            self.raise_()
        return False
