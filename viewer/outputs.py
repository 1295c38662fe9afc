"""One output file for each input file: work on several cores, written in the order of the inputs.

The texts are made in processes of their own when there is enough to do, and written by this one, so that the names do
not depend on which is ready first and nothing is ever written over.
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections import deque
from collections.abc import Callable, Generator, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from functools import partial
from multiprocessing import active_children, get_context
from pathlib import Path
from typing import TextIO

from viewer.arguments import complain
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.files import display_name

WORTH_A_POOL = 1 << 20
"""Bytes of input from which on processes are started: two of them take a quarter of a second to be ready."""

_AHEAD = 2
"""Files for each process that are begun before the first of them is written."""

Make = Callable[[str], str]
"""Makes the text of an output from the path of an input; raises CannotOpen. It is sent to other processes."""


class SaveError(Exception):
    """An output file cannot be written; the text says why, and what to do."""


def write_all(files: Sequence[str], make: Make, folder: Path, file_name: Callable[[str], str] = str) -> int:
    """Write an output for each input, named after its `file_name`.

    Returns the exit status: 1 if any of them failed, each with a line of its own.
    """
    status = 0
    progress = _Progress(len(files))
    made = _made_beside(files, make) if _is_worth_a_pool(files) else _made_here(files, make)
    try:
        for name in files:
            progress.show(name)
            try:
                save(next(made)(), folder, file_name(name))
            except (CannotOpen, SaveError) as error:
                progress.clear()
                status = complain(str(error))
        made.close()
    except KeyboardInterrupt:
        progress.clear()
        _stop()
        raise
    progress.clear()
    return status


def _stop() -> None:
    """End at once if there are processes: one that is ended in its work may hold what an orderly end waits for."""
    if children := active_children():
        for child in children:
            child.kill()
        os._exit(130)


def save(text: str, folder: Path, name: str) -> None:
    """Write `text` into a file of `folder` named after the input `name`. Raises `SaveError`."""
    path: Path | None = None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _new_file(folder, Path(name).stem) as file:
            path = Path(file.name)
            file.write(text)
    except OSError as error:
        where = error.filename or folder
        raise SaveError(f"Cannot write “{where}”: {error.strerror}; choose another folder.") from error
    except KeyboardInterrupt:
        if path:  # half a text is none
            path.unlink(missing_ok=True)
        raise


def _new_file(folder: Path, stem: str) -> TextIO:
    """Create stem.txt, or the first of stem-2.txt, stem-3.txt… that is not there: no file is ever written over."""
    number = 1
    while True:
        path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
        try:
            return path.open("x", encoding="utf-8", errors="replace", newline="")
        except FileExistsError:
            number += 1


def _is_worth_a_pool(files: Sequence[str]) -> bool:
    sizes = 0
    for name in files:
        with suppress(OSError, ValueError):
            sizes += os.stat(name).st_size
    return len(files) > 1 and sizes >= WORTH_A_POOL and _cores() > 1


def _cores() -> int:
    """How many processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _made_here(files: Sequence[str], make: Make) -> Generator[Callable[[], str], None, None]:
    for name in files:
        yield partial(make, name)


def _made_beside(files: Sequence[str], make: Make) -> Generator[Callable[[], str], None, None]:
    """The texts in the order of the files, made in other processes, some ahead of the one that is waited for."""
    processes = min(_cores(), len(files))
    waiting = deque(files)
    begun: deque[tuple[str, Future[str]]] = deque()
    pool = _pool(processes)
    while waiting or begun:
        with suppress(BrokenProcessPool), _deaf():
            while waiting and len(begun) < _AHEAD * processes:
                begun.append((waiting[0], pool.submit(make, waiting[0])))
                waiting.popleft()
        name, future = begun.popleft()
        if isinstance(future.exception(), BrokenProcessPool):
            # One of the files has killed a process, and with it went the work on the others.
            pool.shutdown(wait=False)
            pool = _pool(processes)
            waiting.extendleft(other for other, _ in reversed(begun))
            begun.clear()
            yield partial(_made_alone, name, make)
        else:
            yield future.result
    pool.shutdown()


def _made_alone(name: str, make: Make) -> str:
    """The text of one file, made in a process that nothing else is lost with."""
    with _pool(1) as pool:
        with _deaf():
            future = pool.submit(make, name)
        try:
            return future.result()
        except BrokenProcessPool as error:
            raise CannotOpen(Reason.CRASHED, display_name(name)) from error


def _pool(processes: int) -> ProcessPoolExecutor:
    """Processes that are started afresh: a copy of this one could hold locks that nobody will open."""
    return ProcessPoolExecutor(processes, get_context("spawn"), signal.signal, (signal.SIGINT, signal.SIG_IGN))


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


class _Progress:
    """One line on a terminal that says which file is being worked on; nothing anywhere else."""

    def __init__(self, total: int) -> None:
        self._total, self._count = total, 0
        self._shown = total > 1 and sys.stderr is not None and sys.stderr.isatty()

    def show(self, name: str) -> None:
        """The next file is waited for."""
        self._count += 1
        if self._shown:
            head = f"{self._count}/{self._total} "
            room = shutil.get_terminal_size().columns - len(head) - 1
            self._write(head + _cut(display_name(name), room))

    def clear(self) -> None:
        """Leave the line empty for what is said next."""
        if self._shown:
            self._write("")

    def _write(self, line: str) -> None:
        sys.stderr.write(f"\r\x1b[K{line}")
        sys.stderr.flush()


def _cut(name: str, room: int) -> str:
    """The beginning of a name that fits into so many cells of a terminal, without what would move its cursor."""
    kept = ""
    for character in name:
        room -= 1 if character < "\u1100" else 2
        if room < 0:
            break
        kept += character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
    return kept
