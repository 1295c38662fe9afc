"""The script bar: the four views as one segmented control."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QToolButton, QWidget


class ScriptBar(QFrame):
    """One button for each view's action; exactly one is checked. It never takes the keyboard from the text."""

    def __init__(self, views: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("scriptBar")
        row = QHBoxLayout(self)
        row.setContentsMargins(1, 1, 1, 1)
        row.setSpacing(0)
        self._group = QActionGroup(self)
        for action in views:
            self._group.addAction(action)
            button = QToolButton(self)
            button.setDefaultAction(action)
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            row.addWidget(button)

    def tighten(self, on: bool) -> None:
        """Leave less room around the names, or the usual room."""
        if bool(self.property("tight")) is not on:
            self.setProperty("tight", on)
            for button in self.findChildren(QToolButton):
                self.style().unpolish(button)  # a style sheet's rule for a property holds from here on
                self.style().polish(button)
                button.updateGeometry()
