"""One window, used as a reader uses it: ``session.py PART [FILE]`` prints what `PARTS[PART]` finds, in ms or MB."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from functools import partial
from itertools import cycle, islice, pairwise
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QEventLoop, QObject, QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit, QTreeView

from tests.benchmarks.programs.watching import PaintWatch, finish, memory_mb
from viewer.ui.application import open_window
from viewer.ui.window import MainWindow

Part = TypeVar("Part", bound=QObject)

REST_MS = 40
"""Between two keys, so that what the window does in idle moments is done in them."""
PATIENCE_S = 20
CONTROL = Qt.KeyboardModifier.ControlModifier
VIEW_KEYS = (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_T)
"""Each key of this cycle leads to another view than the one before; the first four show each view once."""
ROUNDS = 17
"""Of the cycle."""


class Session:
    """A window on `arguments`, and the time at which its article was last painted."""

    def __init__(self, *arguments: str) -> None:
        window = open_window(arguments)
        assert isinstance(window, MainWindow)
        self.window = window
        self.view = self.child(QTextEdit, "articleView")
        self.painted_at = 0.0
        self._watch = PaintWatch(self.view.viewport(), self._note)
        self.until_painted(lambda: None)
        self.window.activateWindow()
        self.rest(500)

    def child(self, kind: type[Part], name: str) -> Part:
        """The part of the window with an object name."""
        found = self.window.findChild(kind, name)
        assert found is not None, f"the window has no {name}"
        return found

    def rest(self, milliseconds: int = REST_MS) -> None:
        """Let the window do whatever it does when nobody asks for anything."""
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()

    def until_painted(self, act: Callable[[], None]) -> float:
        """Milliseconds from the beginning of `act` to the end of the next painting of the article."""
        self.painted_at = 0.0
        start = perf_counter()
        act()
        while not self.painted_at:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            assert perf_counter() < start + PATIENCE_S, "nothing was painted"
        return (self.painted_at - start) * 1000

    def press(self, key: Qt.Key) -> None:
        """Press and release Ctrl and a key, as the window system would send it."""
        QTest.keyClick(self.window.windowHandle(), key, CONTROL)

    def switch(self, rounds: int) -> Iterator[float]:
        """Go through the cycle of views; the milliseconds of each switch, from the key to the painted article."""
        for key in VIEW_KEYS * rounds:
            before = self.view.toPlainText()
            yield self.until_painted(partial(self.press, key))
            assert self.view.toPlainText() != before, f"{key} changed nothing"
            self.rest()

    def _note(self, time: float) -> None:
        self.painted_at = time


def switches(session: Session) -> dict[str, object]:
    """How long each switch takes: those that first show a view, and the others."""
    found = list(session.switch(1 + ROUNDS))
    return {"first": found[:4], "switch": found[len(VIEW_KEYS) :]}


def jumps(session: Session) -> dict[str, object]:
    """How long it takes from the click on a section to the article painted at it."""
    tree = session.child(QTreeView, "sectionPanel")
    rows = [tree.model().index(row, 0) for row in range(tree.model().rowCount())]
    found = []
    for index in islice(cycle((rows[-1], rows[0], *rows[1:-1])), 60):
        middle: QPoint = tree.visualRect(index).center()
        left = Qt.MouseButton.LeftButton
        click = partial(QTest.mouseClick, tree.viewport(), left, Qt.KeyboardModifier.NoModifier, middle)
        found.append(session.until_painted(click))
        session.rest()
    return {"jump": found}


def memory(session: Session) -> dict[str, object]:
    """How much memory the window takes: as opened, and after a switch to the other script."""
    before = memory_mb()
    session.until_painted(lambda: session.press(Qt.Key.Key_T))
    session.rest(1000)
    return {"opened": [before], "switched": [memory_mb()]}


def stalls(session: Session) -> dict[str, object]:
    """The longest times the window did not answer: while another file was opened, and while views were switched."""
    beats: list[float] = []
    heart = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=1)
    heart.timeout.connect(lambda: beats.append(perf_counter()))
    heart.start()
    session.until_painted(lambda: session.window.opening.open(sys.argv[2]))
    session.rest(1000)
    opening = _longest(beats)
    beats.clear()
    for _ in session.switch(5):
        pass
    return {"opening": [opening], "switching": [_longest(beats)]}


def _longest(beats: list[float]) -> float:
    return max((after - before) * 1000 for before, after in pairwise(beats))


PARTS: dict[str, Callable[[Session], dict[str, object]]] = {
    "switches": switches,
    "jumps": jumps,
    "memory": memory,
    "stalls": stalls,
}

application = QApplication(sys.argv[:1])
finish(PARTS[sys.argv[1]](Session(*sys.argv[2:])))
