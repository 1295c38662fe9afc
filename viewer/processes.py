"""Work on several cores: processes that make texts, each the same as this one would make.

Where it is safe they are copies of this process, which are ready in 10 ms and share what it has loaded; started afresh
they take a quarter of a second.
"""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import active_children, get_context
from typing import Any

_AHEAD = 2
"""Texts for each process that are begun before the first of them is taken."""
_TASKS = "/proc/self/task"


class ProcessEndedError(Exception):
    """A process ended while it made a text, and would again."""


def cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def can_copy() -> bool:
    """Whether a copy of this process works: only if it has one thread, or others could hold locks that nobody would
    open in the copy. Systems that do not list threads have libraries that cannot be copied either."""
    return os.path.isdir(_TASKS) and len(os.listdir(_TASKS)) == 1


def stop() -> None:
    """End at once if there are processes: one that is ended in its work may hold what an orderly end waits for."""
    if children := active_children():
        for child in children:
            child.kill()
        os._exit(130)


def made_together(pieces: Sequence[Callable[[], str]]) -> Generator[str, None, None]:
    """The pieces of one text in order, made by copies of this process. What one that ended has not made is made here.

    The first is made before: what that loads, the copies have.
    """
    if cores() == 1 or not can_copy():
        yield from (piece() for piece in pieces)
        return
    yield pieces[0]()
    pool = _pool(min(cores(), len(pieces)), lambda number: pieces[number]())
    begun: deque[Future[str]] = deque()
    following = iter(range(1, len(pieces)))
    try:
        for piece in pieces[1:]:
            with suppress(BrokenProcessPool), _deaf():
                while len(begun) < _AHEAD * cores() and (number := next(following, None)) is not None:
                    begun.append(pool.submit(_do, number))
            try:
                yield begun.popleft().result() if begun else piece()
            except BrokenProcessPool:
                yield piece()
    finally:
        pool.shutdown(cancel_futures=True)


def made_beside(make: Callable[[str], str], names: Sequence[str]) -> Generator[Callable[[], str], None, None]:
    """What `make` makes of each name, in order: functions that return it, or raise what `make` or a process that ended
    (`ProcessEndedError`) did.

    A name that ends its process costs no other, so each is made in other processes; `make` may be sent to them.
    """
    processes = min(cores(), len(names))
    waiting = deque(names)
    begun: deque[tuple[str, Future[str]]] = deque()
    pool = _pool(processes, make)
    while waiting or begun:
        with suppress(BrokenProcessPool), _deaf():
            while waiting and len(begun) < _AHEAD * processes:
                begun.append((waiting[0], pool.submit(_do, waiting[0])))
                waiting.popleft()
        name, future = begun.popleft()
        if isinstance(future.exception(), BrokenProcessPool):
            # One of the names has killed a process, and with it went the work on the others.
            pool.shutdown(wait=False)
            pool = _pool(processes, make)
            waiting.extendleft(other for other, _ in reversed(begun))
            begun.clear()
            yield partial(_made_alone, make, name)
        else:
            yield future.result
    pool.shutdown()


def _made_alone(make: Callable[[str], str], name: str) -> str:
    """What is made of one name, in a process that nothing else is lost with."""
    with _pool(1, make) as pool:
        with _deaf():
            future = pool.submit(_do, name)
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise ProcessEndedError from error


def _pool(processes: int, work: Callable[[Any], str]) -> ProcessPoolExecutor:
    """Processes that do `work`: copies of this one if that is safe, or else started afresh."""
    context = get_context("fork" if can_copy() else "spawn")
    return ProcessPoolExecutor(processes, context, _begin, (work,))


_work: Callable[[Any], str]


def _begin(work: Callable[[Any], str]) -> None:
    """In a new process: have it do `work`, which a copy need not be sent, and leave Ctrl+C to the one that began it."""
    global _work
    _work = work
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _do(item: Any) -> str:
    return _work(item)


@contextmanager
def _deaf() -> Iterator[None]:
    """Start processes that do not hear Ctrl+C: it is for this one to stop them, without a word from each."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    # Held back, not ignored: what is pressed meanwhile is heard afterwards, by this process alone.
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)
