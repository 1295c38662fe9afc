"""A document that is a zip archive, in memory, read entry by entry within limits; nothing is written to the disk.

A damaged archive is read as far as it goes (`archive_rescue`). Its XML is read without entities of its own.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

from viewer.formats.archive_rescue import rescued
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.html_tree import Element, parse_xml
from viewer.formats.source import Source

MOST_ENTRIES = 50_000
LARGEST_ENTRY = 64 * 1024 * 1024
"""Bytes that are unpacked of one entry."""
LARGEST = 400 * 1024 * 1024
"""Bytes that are unpacked in all."""
LARGEST_XML = 24 * 1024 * 1024
"""Bytes of one part of XML that is read as a tree, unpacked."""
MOST_SWELLING = 200
"""How many times larger than its packed form an entry may be that is over `_SMALL`; prose packs to a third."""
_SMALL = 8 * 1024 * 1024

_STEP = 1 << 16

_DAMAGE = (
    BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError,
    OverflowError,
)  # fmt: skip
"""What the standard library raises for archives that are not as they should be, encrypted ones among them."""


@dataclass(slots=True)
class Archive:
    """The entries of a document that is an archive, by name; `what` it is to be is for errors.

    `damaged` tells entries that could not be read, or only in part, and "" if others may be lost. Whatever unpacks
    raises `CannotOpen` where the archive would grow beyond its limits.
    """

    source: Source
    what: str
    entries: Mapping[str, bytes | None]
    zip: ZipFile | None = None
    damaged: set[str] = field(default_factory=set)
    sizes: dict[str, int] = field(default_factory=dict)
    _folded: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, source: Source, what: str) -> Archive:
        """The archive that a document is. Raises `CannotOpen` if it is none, nor what is left of one."""
        try:
            opened = ZipFile(BytesIO(source.data))
        except _DAMAGE:
            rest = rescued(source.data, MOST_ENTRIES, LARGEST_ENTRY, LARGEST)
            if rest is None:
                raise _swelling(source) from None
            if not rest:
                raise source.unfit(what) from None
            return cls(source, what, rest, damaged={""})
        if len(opened.infolist()) > MOST_ENTRIES:
            raise _swelling(source)
        return cls(source, what, dict.fromkeys(opened.namelist()), opened)

    def unfit(self) -> CannotOpen:
        """The error that says that the document is damaged, or something else."""
        return CannotOpen(Reason.DAMAGED, self.source.name, self.what)

    def find(self, name: str) -> str | None:
        """The entry that a name or a percent-encoded address means, whatever its capitals."""
        for spelling in (name, unquote(name)):
            if spelling in self.entries:
                return spelling
        if not self._folded:
            self._folded.update((entry.casefold(), entry) for entry in self.entries)
        return self._folded.get(unquote(name).casefold())

    def read(self, name: str) -> bytes | None:
        """An entry's bytes; None if there is none or it cannot be read."""
        found = self.find(name)
        if found is None:
            return None
        data = self.entries[found] if self.zip is None else self._unpack(found)
        self.sizes[found] = len(data or b"")
        if sum(self.sizes.values()) > LARGEST:
            raise _swelling(self.source)
        return data

    def tree(self, name: str) -> Element | None:
        """The tree of an entry that is XML, of a damaged one as far as it goes; None if there is none."""
        data = self.read(name)
        if data is not None and len(data) > LARGEST_XML:
            raise CannotOpen(Reason.TOO_LARGE, self.source.name, f"{LARGEST_XML >> 20} MB")
        return parse_xml(data) if data else None

    def peek(self, name: str) -> bytes:
        """The beginning of an entry, enough to tell what it is."""
        found = self.find(name)
        if found is None:
            return b""
        if self.zip is None:
            return self.entries[found] or b""
        try:
            with self.zip.open(found) as entry:
                return entry.read(_STEP)
        except _DAMAGE:
            return b""

    def _unpack(self, name: str) -> bytes | None:
        """Unpack an entry; of a damaged one what comes before the damage."""
        if self.zip is None:
            return None
        info = self.zip.getinfo(name)
        if info.file_size > LARGEST_ENTRY or info.file_size > max(_SMALL, MOST_SWELLING * info.compress_size):
            raise _swelling(self.source)
        pieces: list[bytes] = []
        size = 0
        try:
            with self.zip.open(info) as entry:
                while size <= LARGEST_ENTRY and (piece := entry.read(1 << 16)):
                    pieces.append(piece)
                    size += len(piece)
        except _DAMAGE:
            self.damaged.add(name)
        if size > LARGEST_ENTRY:
            raise _swelling(self.source)
        return b"".join(pieces) if pieces or name not in self.damaged else None


def _swelling(source: Source) -> CannotOpen:
    return CannotOpen(Reason.SWELLING, source.name, f"{LARGEST >> 20} MB")
