"""The start of the program: what Qt can do while Python loads the window is begun before Python does."""

from __future__ import annotations

import sys
from threading import Thread
from typing import TYPE_CHECKING

from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import QApplication

import viewer.ui.pyside  # noqa: F401 -- to be loaded before the window's modules

if TYPE_CHECKING:
    from viewer.arguments import Arguments


def run(arguments: Arguments) -> int:
    """Open a window for each file and stay until the last is closed. Returns the exit status."""
    qt = QApplication(["hanview"])
    qt.setApplicationName("hanview")
    qt.setApplicationDisplayName("Hanview 漢覽")
    qt.setDesktopFileName("hanview")
    # Qt looks through all fonts before the first text is shown: 6 ms, in which it needs nothing of Python.
    Thread(target=QFontDatabase.families, daemon=True).start()
    from viewer.ui import application

    sys.excepthook = application.report_defect
    application.open_windows(arguments)
    return qt.exec()
