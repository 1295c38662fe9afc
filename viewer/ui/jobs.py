"""Work off the window's thread, and work in slices on it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from enum import IntEnum, auto
from importlib import import_module
from time import perf_counter
from typing import ClassVar, Generic, TypeVar
from weakref import WeakSet

from PySide6.QtCore import QObject, QRunnable, QThreadPool, QTimer, Signal
from shiboken6 import isValid

from viewer.text.patterns import compile_in_steps

Result = TypeVar("Result")

SLICE_S = 0.002
"""How long slices may hold the window in one turn of the event loop: an eighth of a frame at 60 Hz."""


class Job(QObject, Generic[Result]):
    """Runs a pure function in a thread and hands what it returned, or the error it expects, to the window's thread.

    The owner keeps the job; `cancel` makes it deliver nothing. An error of another type is a defect and is raised in
    the window's thread, where the excepthook shows it.
    """

    _ended = Signal(object, object)

    def __init__(
        self,
        operation: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[Exception], None],
        expected: type[Exception],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._done, self._failed, self._expected = done, failed, expected
        self._cancelled = False
        self._ended.connect(self._deliver)
        QThreadPool.globalInstance().start(_Runnable(operation, self._ended.emit))

    def cancel(self) -> None:
        """Deliver nothing; what is computed is thrown away."""
        self._cancelled = True

    def _deliver(self, result: Result, error: BaseException | None) -> None:
        self.deleteLater()
        if self._cancelled:
            return
        if error is None:
            self._done(result)
        elif isinstance(error, self._expected):
            self._failed(error)
        else:
            raise error


class _Runnable(QRunnable):
    def __init__(self, operation: Callable[[], object], ended: Callable[[object, object], None]) -> None:
        super().__init__()
        self._operation, self._ended = operation, ended

    def run(self) -> None:
        result, failure = None, None
        try:
            result = self._operation()
        except BaseException as error:  # whatever it is belongs to the window's thread
            failure = error
        with suppress(RuntimeError):  # the window was closed meanwhile, and the job with it
            self._ended(result, failure)


def loading(modules: Iterable[str]) -> Iterator[None]:
    """Load modules, one in each slice: those first that others are made of, each with its patterns one by one."""
    for name in modules:
        module = import_module(name)
        yield
        yield from compile_in_steps(vars(module))


class Rank(IntEnum):
    """Who comes before whom."""

    FIRST = auto()
    """The reader waits for it."""
    USUAL = auto()
    LAST = auto()
    """The reader may never ask for it."""


class Slices(QObject):
    """Drives an iterator whenever the window has nothing else to do, until it ends.

    A key waits for what is due in a turn of the event loop, so all that are at work share `SLICE_S` of each. Those of
    the first `rank` that is at work have all of it; the others go on after them.
    """

    _at_work: ClassVar[WeakSet[Slices]] = WeakSet()

    def __init__(self, parent: QObject, rank: Rank = Rank.USUAL) -> None:
        super().__init__(parent)
        self._rank = rank
        self._work: Iterator[object] = iter(())
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._step)

    def start(self, work: Iterator[object]) -> None:
        """Begin `work`, in place of what was under way."""
        self._work = work
        self._timer.start()
        self._at_work.add(self)

    @property
    def is_busy(self) -> bool:
        """Whether work is under way."""
        return self._timer.isActive()

    def stop(self) -> None:
        """Drop what is under way."""
        self._end()
        self._work = iter(())

    def _end(self) -> None:
        self._timer.stop()
        self._at_work.discard(self)

    def _step(self) -> None:
        at_work = [slices for slices in self._at_work if isValid(slices)]  # not those of a window that is gone
        if any(slices._rank < self._rank for slices in at_work):
            return
        peers = sum(slices._rank is self._rank for slices in at_work)
        deadline, work = perf_counter() + SLICE_S / max(peers, 1), self._work
        for _ in work:
            if perf_counter() > deadline or self._work is not work:
                return
        if self._work is work:
            self._end()
