"""How a document is known again: by its address, and by its content when it was moved or renamed.

The values of this room are named tuples, because it is loaded at every start: each costs 0.15 ms there, a frozen
dataclass 0.45.
"""

from __future__ import annotations

import os
import zlib
from pathlib import Path
from typing import NamedTuple

from viewer import resources
from viewer.formats.files import display_name

HEAD = 64 * 1024
"""How many bytes from the beginning of a file, with its size, tell its content."""

_BUNDLED = "bundled:"
_WEB = ("http://", "https://")


class Fingerprint(NamedTuple):
    """A file's size in bytes and a digest of its first 64 KB."""

    size: int
    digest: bytes


class Document(NamedTuple):
    """A document that was opened at some time. `number` is the store's; `address` says where it is.

    `changed` tells, of one that was just opened, whether its content is another than the last time.
    """

    number: int
    address: str
    changed: bool = False

    @property
    def is_page(self) -> bool:
        """Whether it is a page of the web."""
        return self.address.startswith(_WEB)

    @property
    def where(self) -> str:
        """What it is opened by: the path of a file, the address of a page."""
        return self.address if self.is_page else str(self.path)

    @property
    def path(self) -> Path:
        """Where a file is on this machine. Whether it is still there is found out by opening it."""
        if self.address.startswith(_BUNDLED):
            return resources.path(self.address.removeprefix(_BUNDLED))
        return Path(self.address)

    @property
    def name(self) -> str:
        """The name of a file, or of a page, to be shown."""
        if self.is_page:
            from viewer.formats.page_names import name_of  # its urllib is not for the first paint

            return name_of(self.address)
        return display_name(self.path)

    @property
    def server(self) -> str:
        """The server that has a page."""
        return self.address.partition("://")[2].partition("/")[0]


def address_of(path: str | os.PathLike[str]) -> str:
    """The absolute path; for a file that comes with Hanview its name there, wherever Hanview is installed.

    Of a page the address without a password and without a place in it.
    """
    if isinstance(path, str) and path.lower().startswith(_WEB):
        from viewer.formats.page_names import page_of

        return page_of(path)
    absolute = Path(os.path.abspath(path))
    if absolute.is_relative_to(resources.folder()):
        return _BUNDLED + absolute.relative_to(resources.folder()).as_posix()
    return str(absolute)


def _digest(head: bytes) -> bytes:
    """Two checksums, which with the size tell files apart well enough; hashlib would load OpenSSL, 2.3 ms."""
    return zlib.crc32(head).to_bytes(4, "big") + zlib.adler32(head).to_bytes(4, "big")


def fingerprint(path: str | os.PathLike[str]) -> Fingerprint | None:
    """The fingerprint of a file; None if it cannot be read, so that it is known by its address alone."""
    try:
        if not os.path.isfile(path):  # to open a pipe is to wait for whoever writes to it
            return None
        with open(path, "rb") as file:
            return Fingerprint(os.fstat(file.fileno()).st_size, _digest(file.read(HEAD)))
    except OSError:
        return None
