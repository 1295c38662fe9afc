"""Opening windows in a running QApplication, and what they say when something goes wrong that nobody expected."""

from __future__ import annotations

import gc
import linecache
import traceback
from collections.abc import Sequence
from functools import partial
from types import TracebackType

import viewer.ui.pyside  # noqa: F401 -- to be loaded before PySide

# isort: split

from PySide6.QtWidgets import QApplication, QMainWindow

from viewer.arguments import Arguments, parse
from viewer.ui import fonts, messages
from viewer.ui.afterpaint import AfterPaint
from viewer.ui.desk import PROPERTY, Desk
from viewer.ui.window import MainWindow


def open_window(argv: Sequence[str]) -> QMainWindow:
    """Build and show the window that `argv` asks for, in the running QApplication; the first, if there are several.

    All its parts are there when it is returned, for programs that look for them at once.
    """
    window = open_windows(parse(argv))[0]
    window.complete()
    return window


def open_windows(arguments: Arguments) -> list[MainWindow]:
    """A window for each file of a command line, or one for what was read last."""
    windows = desk().open(arguments)
    AfterPaint(windows[0].pane.view.viewport(), lambda: _settle(windows[0]))
    return windows


def desk() -> Desk:
    """What the windows of the running QApplication share."""
    application = QApplication.instance()
    if not isinstance(application, QApplication):
        raise RuntimeError("there is no QApplication yet; make one before opening a window")
    # Not found as a child: PySide would load what every other child of the application is, 5 ms.
    known = application.property(PROPERTY)
    return known if isinstance(known, Desk) else Desk(application)


def _settle(window: MainWindow) -> None:
    """What can wait until the first window has been painted."""
    linecache.clearcache()  # 1 MB of sources that PySide has looked into
    # What a start loads stays: Python's collector need not look through it ever again. What comes later it is to look
    # through in small portions, because 100,000 objects at a time would hold the window for 20–50 ms, and 20,000 for 8.
    gc.freeze()
    gc.set_threshold(5_000, 400, 20)
    _look_for_fonts(window)


def _look_for_fonts(window: MainWindow) -> None:
    if not fonts.has_han():
        window.notices.say(fonts.missing_font_notice)


def report_defect(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """An error that nobody expected: written out for a report, and said once in the window; the session goes on."""
    traceback.print_exception(kind, error, trace)
    for window in desk().windows:
        window.notices.say(partial(messages.defect, kind.__name__))
