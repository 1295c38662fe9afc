"""Somebody who reads in a window: presses keys, waits until something is painted, and feels when it does not answer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from itertools import pairwise
from time import perf_counter
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTextEdit

from tests.benchmarks.programs.watching import PaintWatch
from viewer.ui.application import open_window
from viewer.ui.window import MainWindow

Part = TypeVar("Part", bound=QObject)

REST_MS = 40
"""Between two keys, so that what the window does in idle moments is done in them."""
PATIENCE_S = 20
CONTROL = Qt.KeyboardModifier.ControlModifier
VIEW_KEYS = (Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_1, Qt.Key.Key_3, Qt.Key.Key_2, Qt.Key.Key_T)
"""Each key of this cycle leads to another view than the one before; the first four show each view once."""


class Session:
    """A window on `arguments`, and the time at which its article was last painted."""

    def __init__(self, *arguments: str, rest: int = 500) -> None:
        window = open_window(arguments)
        assert isinstance(window, MainWindow)
        self.window = window
        self.view = self.child(QTextEdit, "articleView")
        self.painted_at, self._has_acted = 0.0, False
        self._watch = PaintWatch(self.view.viewport(), self._note)
        self.until_painted(lambda: None)
        self.window.activateWindow()
        self.rest(rest)

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
        """Milliseconds until the end of the first painting of the article that follows `act`.

        `act` comes through the event loop, as a key does: the clock runs while it waits for what the window is about to
        do, and what it posted is delivered next. What was still to be painted before it does not count.
        """
        start, self.painted_at, self._has_acted = perf_counter(), 0.0, False
        QTimer.singleShot(0, self.window, partial(self._do, act))
        while not self.painted_at:
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            assert perf_counter() < start + PATIENCE_S, "nothing was painted"
        return (self.painted_at - start) * 1000

    def press(self, key: Qt.Key) -> None:
        """Press and release Ctrl and a key in the text, without the rounds of the event loop that a window's keys get
        from QTest."""
        QTest.keyClick(self.view, key, CONTROL)

    def switch(self, rounds: int) -> Iterator[float]:
        """Go through the cycle of views; the milliseconds of each switch, from the key to the painted article."""
        for key in VIEW_KEYS * rounds:
            before = self.view.toPlainText()
            yield self.until_painted(partial(self.press, key))
            assert self.view.toPlainText() != before, f"{key} changed nothing"
            self.rest()

    def _do(self, act: Callable[[], None]) -> None:
        self._has_acted = True
        act()
        QCoreApplication.sendPostedEvents()

    def _note(self, time: float) -> None:
        if self._has_acted and not self.painted_at:
            self.painted_at = time


class Heart:
    """Beats every millisecond, if the window lets it."""

    def __init__(self) -> None:
        self._beats = [perf_counter()]
        self._timer = QTimer(timerType=Qt.TimerType.PreciseTimer, interval=1)
        self._timer.timeout.connect(lambda: self._beats.append(perf_counter()))
        self._timer.start()

    def longest(self) -> float:
        """The longest time between two beats, in ms, since this was last asked."""
        beats, self._beats = [*self._beats, perf_counter()], [perf_counter()]
        return max((after - before) * 1000 for before, after in pairwise(beats))
