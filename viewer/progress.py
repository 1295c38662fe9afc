"""One line on a terminal that says which file is being worked on, and how much of a long one is done."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Iterable, Iterator

from viewer.formats.files import display_name

_LONG = 4
"""Pieces from which on it is said how many of them are done."""


class Progress:
    """Shown on standard error of `total` files, if that is a terminal and the text does not go there too.

    Of one file alone nothing is said unless it is long.
    """

    def __init__(self, total: int, *, beside_text: bool = False) -> None:
        self._total, self._count, self._name = total, 0, ""
        self._line = ""
        self._shown = not beside_text and sys.stderr is not None and sys.stderr.isatty()

    def begin(self, name: str) -> None:
        """The next file is waited for."""
        self._count += 1
        self._name = name
        if self._total > 1:
            self._show("")

    def followed(self, pieces: Iterable[str], count: int) -> Iterator[str]:
        """The pieces of the file; after each of many it is shown how much is done."""
        if count < _LONG:
            yield from pieces
            return
        self._show("0 % ")
        for done, piece in enumerate(pieces, 1):
            yield piece
            self._show(f"{100 * done // count} % ")

    def clear(self) -> None:
        """Leave the line empty for what is said next."""
        if self._line:
            self._write("")

    def _show(self, share: str) -> None:
        number = f"{self._count}/{self._total} " if self._total > 1 else ""
        head = f"{number}{share}"
        room = shutil.get_terminal_size().columns - len(head) - 1
        self._write(head + _cut(display_name(self._name), room))

    def _write(self, line: str) -> None:
        if self._shown and line != self._line:
            sys.stderr.write(f"\r\x1b[K{line}")
            sys.stderr.flush()
            self._line = line


def _cut(name: str, room: int) -> str:
    """The beginning of a name that fits into so many cells of a terminal, without what would move its cursor."""
    kept = ""
    for character in name:
        room -= 1 if character < "\u1100" else 2
        if room < 0:
            break
        kept += character if character.isprintable() else "\N{REPLACEMENT CHARACTER}"
    return kept
