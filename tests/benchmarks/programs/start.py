"""The command, from its start to the first painting of the article. Its arguments are the command's own."""

import sys

from viewer import cli
from viewer.arguments import Arguments
from viewer.ui import system

if found := system.problems():  # as the command does before it loads Qt
    sys.exit("\n".join(map(str, found)))
else:
    system.begin_with_fonts()

import viewer.ui.start  # noqa: F401 -- Qt, as the command loads it
from tests.benchmarks.programs.watching import PaintWatch, finish, memory_mb
from viewer.ui import application
from viewer.ui.window import MainWindow

open_windows = application.open_windows
watches: list[PaintWatch] = []


def watch_first(arguments: Arguments) -> list[MainWindow]:
    """Open the windows and watch the article of the first."""
    windows = open_windows(arguments)
    view = windows[0].pane.view  # looked for by its name, it would have PySide load what every other part is

    def painted(time: float) -> None:
        if view.toPlainText():  # an empty page may be painted before a large file is read
            finish({"painted": time, "memory": memory_mb()})

    watches.append(PaintWatch(view.viewport(), painted))
    return windows


application.open_windows = watch_first
sys.exit(cli.main(sys.argv[1:]))
