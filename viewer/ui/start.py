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

    sys.excepthook = application.report_defect
    application.open_windows(arguments)
    return qt.exec()
