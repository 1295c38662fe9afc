"""Starting the program: the application, its windows, and what is said when something goes wrong."""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Sequence
from types import TracebackType

from PySide6.QtCore import QLocale, QTimer
from PySide6.QtWidgets import QApplication, QMainWindow

from viewer import resources
from viewer.arguments import Arguments, parse
from viewer.formats.errors import CannotOpen
from viewer.text.script import View
from viewer.ui import fonts, theme
from viewer.ui.messages import sentence
from viewer.ui.typography import Typography
from viewer.ui.window import MainWindow

READ_AT_ONCE = 256 * 1024
"""Bytes of a file that is read before its window is first painted; a larger one is read beside it."""

_windows: set[MainWindow] = set()


def run(arguments: Arguments) -> int:
    """Open a window for each file and stay until the last is closed. Returns the exit status."""
    sys.excepthook = _report_defect
    application = QApplication(["hanview"])
    application.setApplicationName("hanview")
    application.setApplicationDisplayName("Hanview 漢覽")
    application.setDesktopFileName("hanview")
    open_windows(arguments)
    return application.exec()


def open_window(argv: Sequence[str]) -> QMainWindow:
    """Build and show the window that `argv` asks for, in the running QApplication; the first, if there are several."""
    return open_windows(parse(argv))[0]


def open_windows(arguments: Arguments) -> list[MainWindow]:
    """A window for each file of a command line, or one for the bundled article."""
    look = theme.following(QApplication.palette())
    QApplication.setPalette(theme.palette(look))
    names = arguments.files or (str(resources.path("articles/miit.txt")),)
    return [_open(name, arguments, Typography(look)) for name in names]


def _open(name: str, arguments: Arguments, typography: Typography) -> MainWindow:
    window = MainWindow(typography)
    _windows.add(window)
    window.closed.connect(lambda: _windows.discard(window))
    opening = window.opening
    opening.view, opening.vocabulary, opening.repair = arguments.view, arguments.vocabulary, arguments.repair
    opening.traditional = traditional_of(QLocale.system())
    try:
        if os.path.isfile(name) and os.path.getsize(name) > READ_AT_ONCE:
            opening.open(name)
        else:
            window.read(opening.read(name))
    except CannotOpen as error:
        window.notices.say(sentence(error))
    window.show()
    # Asking costs little once the first text is drawn, and loads the font database if it is asked before.
    QTimer.singleShot(0, window, lambda: None if fonts.has_han() else window.notices.say(fonts.missing_font_notice()))
    return window


def traditional_of(locale: QLocale) -> View:
    """The Traditional view that a flip goes to before the reader has chosen one."""
    return View.HONGKONG if locale.territory() in (QLocale.Country.HongKong, QLocale.Country.Macao) else View.TAIWAN


def _report_defect(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error that nobody expected: written out for a report, and said once in the window; the session goes on."""
    traceback.print_exception(kind, error, trace)
    for window in _windows:
        window.notices.say(
            window.tr("Something went wrong ({error}). You can go on reading.").format(error=kind.__name__)
        )
