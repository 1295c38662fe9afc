"""The outputs of the command: one file for each input, or pieces in a row, made on several cores if it is worth it.

Several inputs are each made in a process of their own. A long one alone, or one that the others would not keep the
cores busy beside, is made in pieces by all of them. This process writes the outputs in order, so that the names do not
depend on which is ready first and nothing is ever written over.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Generator, Iterable, Mapping, Sequence
from contextlib import suppress
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import TextIO

from viewer.arguments import complain
from viewer.formats import is_plain
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.files import display_name
from viewer.progress import Progress

WORTH_PROCESSES = 1 << 20
"""Bytes of input from which on several files are made by several processes."""
WORTH_COPIES = 4
"""Pieces from which on one text is made by several processes."""
_HUGE = 4 << 20
"""Bytes that a text has at least to be made in pieces though there are others."""

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
    progress = Progress(len(files))
    made = _made(files, make, progress)
    try:
        for name in files:
            progress.begin(name)
            try:
                save(next(made)(), folder, file_name(name))
            except (CannotOpen, SaveError) as error:
                progress.clear()
                status = complain(str(error))
        next(made, None)  # the last processes end
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


def _made(files: Sequence[str], make: Make, progress: Progress) -> Generator[Callable[[], Iterable[str]], None, None]:
    """The outputs in order, each a function that gives it in pieces or raises what went wrong, as `CannotOpen`."""
    sizes = {name: _size(name) for name in files}
    for is_huge, group in groupby(files, partial(_is_huge, sizes)):
        names = list(group)
        if not is_huge and _is_worth_processes([sizes[name] for name in names]):
            yield from _made_beside(names, make)
        else:
            yield from (partial(_begun, make, name, progress) for name in names)


def _size(name: str) -> int:
    with suppress(OSError, ValueError):
        return os.stat(name).st_size
    return 0


def _is_huge(sizes: Mapping[str, int], name: str) -> bool:
    """Whether a text takes longer than all others with the other cores. Only plain text never ends its process."""
    if len(sizes) == 1 or sizes[name] < _HUGE or not is_plain(name):
        return False
    from viewer import processes  # 25 ms

    return sizes[name] * processes.cores() > sum(sizes.values()) and processes.can_copy()


def _is_worth_processes(sizes: Sequence[int]) -> bool:
    if len(sizes) == 1 or sum(sizes) < WORTH_PROCESSES:
        return False
    from viewer import processes

    return processes.cores() > 1


def _begun(make: Make, name: str, progress: Progress) -> Iterable[str]:
    pieces = make(name)
    return progress.followed(in_order(pieces), len(pieces))


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
