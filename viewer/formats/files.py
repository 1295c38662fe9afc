"""Reads a file's bytes, and only a file's: folders, pipes, devices and endless files are refused."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO

from viewer.formats.errors import CannotOpen, Reason

LIMIT = 512 * 1024 * 1024
"""The most bytes that are read. A text of this size needs some 2 GB once it is decoded and cut into blocks."""

_SPECIAL = (
    (stat.S_ISFIFO, "a pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)


def special_names() -> list[str]:
    """What may be found in place of a file, to be translated."""
    return [name for _, name in _SPECIAL]


def display_name(path: str | os.PathLike[str]) -> str:
    """The file's name without its folder; bytes of it that are not text become U+FFFD."""
    name = os.fspath(path)
    if name:  # an empty one is not the folder that it would be normalised to
        name = os.path.basename(os.path.normpath(name))
    return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def read_bytes(path: str | os.PathLike[str], limit: int = LIMIT, *, start: int = 0) -> bytes:
    """The bytes of a file from `start` on; it may have `limit` bytes in all. Raises `CannotOpen`."""
    with _open(path) as (file, size, name):
        file.seek(start)
        return _read_all(file, size - start, limit - start, name)


def read_head(path: str | os.PathLike[str], length: int, limit: int = LIMIT) -> tuple[bytes, int]:
    """The first bytes of a file, at most `length`, and how many it has in all: 0 if only reading it will tell.

    Raises `CannotOpen`.
    """
    with _open(path) as (file, size, name):
        if size > limit:
            raise CannotOpen(Reason.TOO_LARGE, name, in_words(limit))
        return file.read(length), size


@contextmanager
def _open(path: str | os.PathLike[str]) -> Iterator[tuple[BinaryIO, int, str]]:
    """A file to be read, its size and its name. What goes wrong with it is raised as `CannotOpen`."""
    name = display_name(path)
    if not os.fspath(path):
        raise CannotOpen(Reason.NAMELESS, name)
    try:
        # Looked at before it is opened, because opening a device can have effects, and again once it is open,
        # because the name may stand for something else by then.
        _refuse_special(os.stat(path).st_mode, name)
        with open(path, "rb", buffering=0, opener=_open_without_waiting) as file:
            status = os.fstat(file.fileno())
            _refuse_special(status.st_mode, name)
            yield file, status.st_size, name
    except (FileNotFoundError, NotADirectoryError) as error:
        raise CannotOpen(Reason.MISSING, name) from error
    except IsADirectoryError as error:
        raise CannotOpen(Reason.DIRECTORY, name) from error
    except PermissionError as error:
        raise CannotOpen(Reason.FORBIDDEN, name) from error
    except OSError as error:
        raise CannotOpen(Reason.UNREADABLE, name, error.strerror or str(error)) from error
    except ValueError as error:  # a path with a NUL in it
        raise CannotOpen(Reason.MISSING, name) from error


def _open_without_waiting(path: str, flags: int) -> int:
    """Open without waiting for somebody to write, should the name have become a pipe's meanwhile."""
    return os.open(path, flags | getattr(os, "O_NONBLOCK", 0))


def _refuse_special(mode: int, name: str) -> None:
    if stat.S_ISDIR(mode):
        raise CannotOpen(Reason.DIRECTORY, name)
    for is_special, what in _SPECIAL:
        if is_special(mode):
            raise CannotOpen(Reason.NOT_A_FILE, name, what)


def _read_all(file: BinaryIO, size: int, limit: int, name: str) -> bytes:
    """Read to the end. The size is only a hint: a file may grow, and the system's own files claim to be empty."""
    pieces, total = [], 0
    step = min(size, limit) + 1
    while total <= limit and size <= limit and (piece := file.read(step)):
        pieces.append(piece)
        total += len(piece)
        step = min(max(step, 1 << 20), limit + 1)
    if max(total, size) > limit:
        raise CannotOpen(Reason.TOO_LARGE, name, in_words(limit))
    return b"".join(pieces)


def in_words(size: int) -> str:
    """A size in bytes as people say it."""
    return f"{size >> 20} MB" if size >= 1 << 20 else f"{size} bytes"
