"""The start of the program: Qt first, then the window."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import viewer.ui.pyside  # noqa: F401 -- to be loaded before PySide

# isort: split

from PySide6.QtWidgets import QApplication

if TYPE_CHECKING:
    from viewer.arguments import Arguments


def run(arguments: Arguments) -> int:
    """Open a window for each file and stay until the last is closed. Returns the exit status."""
    qt = QApplication(["hanview"])
    qt.setApplicationName("hanview")
    qt.setApplicationDisplayName("Hanview 漢覽")
    qt.setDesktopFileName("hanview")
    from viewer.ui import application
    from viewer.ui.afterpaint import AfterPaint

    sys.excepthook = application.report_defect
    windows = application.open_windows(arguments)
    AfterPaint(windows[0].pane.view.viewport(), lambda: _listen(qt))
    return qt.exec()


def _listen(qt: QApplication) -> None:
    """Let other starts of the program open their files here."""
    from viewer import running
    from viewer.ui.application import desk

    path = running.socket_path()
    if path is None:
        return
    from viewer.ui.listening import Listening  # with Qt's networking, 8 ms

    listening = Listening(qt)
    listening.heard.connect(lambda message: desk().receive(message.arguments, message.token))
    listening.begin(path)
    qt.lastWindowClosed.connect(listening.end)
