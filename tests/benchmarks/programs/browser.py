"""What a simple viewer does, to be compared with: the whole file in a QTextBrowser, converted as a whole.

``browser.py FILE`` prints when the text was painted, and how long a switch of script and a jump to 90 % of the text
take, in ms.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QMainWindow, QTextBrowser

from tests.benchmarks.programs.watching import PaintWatch, finish

TIMES = 7
"""That each thing is done; the first one is not counted."""


class Viewer:
    """A window with one text browser. `until_painted` does something and waits until the text has been painted."""

    def __init__(self, path: str) -> None:
        self.text = Path(path).read_text("utf-8")
        self.window = QMainWindow()
        self.window.resize(1080, 780)
        self.browser = QTextBrowser(self.window)
        self.browser.setPlainText(self.text)
        self.window.setCentralWidget(self.browser)
        self.painted = 0.0
        self.window.show()
        self.watch = PaintWatch(self.browser.viewport(), self._note)

    def _note(self, painted: float) -> None:
        self.painted = painted

    def wait(self) -> float:
        """Wait for the next painting; returns its time."""
        self.painted = 0.0
        while not self.painted:
            QCoreApplication.processEvents()
        return self.painted

    def until_painted(self, act: Callable[[], None]) -> float:
        """Milliseconds from before `act` to the painting after it."""
        start = time.perf_counter()
        act()
        self.browser.viewport().update()
        return 1000 * (self.wait() - start)


def main() -> None:
    _application = QApplication(sys.argv[:1])
    viewer = Viewer(sys.argv[1])
    painted = viewer.wait()
    from opencc import OpenCC

    converter = OpenCC("t2s")

    def switch() -> None:
        viewer.browser.setPlainText(converter.convert(viewer.text))

    def jump() -> None:
        cursor = viewer.browser.textCursor()
        cursor.setPosition(int(0.9 * len(viewer.text)))
        viewer.browser.setTextCursor(cursor)

    def go_back() -> None:
        viewer.browser.moveCursor(QTextCursor.MoveOperation.Start)

    switches = [viewer.until_painted(switch) for _ in range(TIMES)][1:]
    jumps = []
    for _ in range(TIMES):
        jumps.append(viewer.until_painted(jump))
        viewer.until_painted(go_back)
    finish({"painted": painted, "switch": switches, "jump": jumps[1:]})


main()
