"""The command, from its start to the first painting of the article. Its arguments are the command's own."""

import sys

from viewer import cli
from viewer.arguments import Arguments
from viewer.ui import system

if found := system.problems():  # as the command does before it loads Qt
    sys.exit("\n".join(map(str, found)))

from PySide6.QtWidgets import QTextEdit

from tests.benchmarks.programs.watching import PaintWatch, finish, memory_mb
from viewer.ui import application
from viewer.ui.window import MainWindow

open_windows = application.open_windows
watches: list[PaintWatch] = []


def watch_first(arguments: Arguments) -> list[MainWindow]:
    """Open the windows and watch the article of the first."""
    windows = open_windows(arguments)
    view = windows[0].findChild(QTextEdit, "articleView")
    assert view is not None

    def painted(time: float) -> None:
        if view.toPlainText():  # an empty page may be painted before a large file is read
            finish({"painted": time, "memory": memory_mb()})

    watches.append(PaintWatch(view.viewport(), painted))
    return windows


application.open_windows = watch_first
sys.exit(cli.main(sys.argv[1:]))
