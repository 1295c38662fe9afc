"""The outputs of the command: one file for each input, or pieces in a row, made on several cores if it is worth it.

Several inputs are each made in a process of their own, a long one alone in pieces by all of them. This process writes
them in order, so that the names do not depend on which is ready first and nothing is ever written over.
"""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TextIO

from viewer.arguments import complain
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.files import display_name

WORTH_PROCESSES = 1 << 20
"""Bytes of input from which on several files are made by several processes."""
WORTH_COPIES = 4
"""Pieces from which on one text is made by several processes."""

Piece = Callable[[], str]
"""Makes a piece of an output."""
Make = Callable[[str], Sequence[Piece]]
"""What an output is made of, from the path of its input; raises CannotOpen. It may be sent to other processes."""


class SaveError(Exception):
    """An output file cannot be written; the text says why, and what to do."""


def write_all(files: Sequence[str], make: Make, folder: Path, file_name: Callable[[str], str] = str) -> int:
    """Write an output for each input, named after its `file_name`.

    Returns the exit status: 1 if any of them failed, each with a line of its own.
    """
    status = 0
    progress = _Progress(len(files))
    made = _made_beside(files, make) if _is_worth_processes(files) else _made_here(files, make)
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


def in_order(pieces: Sequence[Piece]) -> Iterable[str]:
    """What the pieces of one output make, one after the other, by several processes if there are many."""
    if len(pieces) < WORTH_COPIES:
        return (piece() for piece in pieces)
    from viewer import processes  # 25 ms

    return processes.made_together(pieces)


def save(text: Iterable[str], folder: Path, name: str) -> None:
    """Write a text that comes in pieces into a file of `folder` named after the input `name`. Raises `SaveError`."""
    path: Path | None = None
    is_whole = False
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _new_file(folder, Path(name).stem) as file:
            path = Path(file.name)
            file.writelines(text)
        is_whole = True
    except OSError as error:
        where = error.filename or folder
        raise SaveError(f"Cannot write “{where}”: {error.strerror}; choose another folder.") from error
    finally:
        if path and not is_whole:  # half a text is none
            path.unlink(missing_ok=True)


def _new_file(folder: Path, stem: str) -> TextIO:
    """Create stem.txt, or the first of stem-2.txt, stem-3.txt… that is not there: no file is ever written over."""
    number = 1
    while True:
        path = folder / (f"{stem}.txt" if number == 1 else f"{stem}-{number}.txt")
        try:
            return path.open("x", encoding="utf-8", errors="replace", newline="")
        except FileExistsError:
            number += 1


def _is_worth_processes(files: Sequence[str]) -> bool:
    sizes = 0
    for name in files:
        with suppress(OSError, ValueError):
            sizes += os.stat(name).st_size
    if len(files) == 1 or sizes < WORTH_PROCESSES:
        return False
    from viewer import processes  # 25 ms

    return processes.cores() > 1


def _made_here(files: Sequence[str], make: Make) -> Generator[Callable[[], Iterable[str]], None, None]:
    for name in files:
        yield partial(_begun, make, name)


def _begun(make: Make, name: str) -> Iterable[str]:
    return in_order(make(name))


def _made_beside(files: Sequence[str], make: Make) -> Generator[Callable[[], Iterable[str]], None, None]:
    from viewer import processes

    for name, take in zip(files, processes.made_beside(partial(_whole, make), files), strict=True):
        yield partial(_taken, take, name)


def _whole(make: Make, name: str) -> str:
    return "".join(piece() for piece in make(name))


def _taken(take: Piece, name: str) -> Iterable[str]:
    """The output that another process has made. Raises what went wrong there, as `CannotOpen`."""
    from viewer.processes import ProcessEndedError

    try:
        return (take(),)
    except ProcessEndedError as error:
        raise CannotOpen(Reason.CRASHED, display_name(name)) from error


def _stop() -> None:
    if "viewer.processes" in sys.modules:
        from viewer import processes

        processes.stop()


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
