"""The window on the whole screen, and back: by its action, by Escape, or as the desktop has it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QMainWindow

_FULL = Qt.WindowState.WindowFullScreen


class FullScreen(QObject):
    """Keeps `action` and the state of `window` together. Escape ends it if nothing in the window has a use for it."""

    def __init__(self, window: QMainWindow, action: QAction) -> None:
        super().__init__(window)
        self._window, self._action = window, action
        action.triggered.connect(self._set)
        window.installEventFilter(self)

    def _set(self, on: bool) -> None:
        state = self._window.windowState()
        self._window.setWindowState(state | _FULL if on else state & ~_FULL)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowStateChange:
            self._action.setChecked(self._window.isFullScreen())
        elif _is_escape(event) and self._window.isFullScreen():
            self._set(False)
            return True
        return False


def _is_escape(event: QEvent) -> bool:
    if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
        return False
    return event.key() == Qt.Key.Key_Escape
