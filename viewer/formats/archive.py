"""A zip archive in memory, read entry by entry within limits; nothing is ever written to the disk.

A damaged archive is read as far as it goes, from the headers before each entry.
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import unquote
from zipfile import BadZipFile, ZipFile

MOST_ENTRIES = 50_000
LARGEST_ENTRY = 64 * 1024 * 1024
"""Bytes that are unpacked of one entry."""
LARGEST = 400 * 1024 * 1024
"""Bytes that are unpacked in all."""
MOST_SWELLING = 200
"""How many times larger than its packed form an entry may be that is over `_SMALL`; prose packs to a third."""
_SMALL = 8 * 1024 * 1024

_HEADER = b"PK\x03\x04"
_HEADER_SIZE = 30
_STORED, _DEFLATED = 0, 8
_STEP = 1 << 16
_ENCRYPTED, _SIZE_BEHIND = 0x1, 0x8

_DAMAGE = (
    BadZipFile, zlib.error, struct.error, EOFError, OSError, RuntimeError, NotImplementedError, ValueError,
    OverflowError,
)  # fmt: skip
"""What the standard library raises for archives that are not as they should be, encrypted ones among them."""


class TooLarge(Exception):  # noqa: N818 -- as `except TooLarge` reads
    """The archive would unpack to more than its limits."""


class Broken(Exception):  # noqa: N818 -- as `except Broken` reads
    """The bytes are no archive, nor what is left of one."""


@dataclass(slots=True)
class Archive:
    """The entries of an archive, by name. `damaged` tells entries that could not be read, or only in part."""

    entries: Mapping[str, bytes | None]
    zip: ZipFile | None = None
    damaged: set[str] = field(default_factory=set)
    sizes: dict[str, int] = field(default_factory=dict)
    _folded: dict[str, str] = field(default_factory=dict)

    @classmethod
    def open(cls, data: bytes) -> Archive:
        """The archive in `data`. Raises `Broken` or `TooLarge`."""
        try:
            opened = ZipFile(BytesIO(data))
        except _DAMAGE:
            rest = dict(_rescued(data))
            if not rest:
                raise Broken from None
            return cls(rest, damaged={""})
        if len(opened.infolist()) > MOST_ENTRIES:
            raise TooLarge
        return cls(dict.fromkeys(opened.namelist()), opened)

    def find(self, name: str) -> str | None:
        """The entry that a name or a percent-encoded address means, whatever its capitals."""
        for spelling in (name, unquote(name)):
            if spelling in self.entries:
                return spelling
        if not self._folded:
            self._folded.update((entry.casefold(), entry) for entry in self.entries)
        return self._folded.get(unquote(name).casefold())

    def read(self, name: str) -> bytes | None:
        """An entry's bytes; None if there is none or it cannot be read. Raises `TooLarge`."""
        found = self.find(name)
        if found is None:
            return None
        data = self.entries[found] if self.zip is None else self._unpack(found)
        self.sizes[found] = len(data or b"")
        if sum(self.sizes.values()) > LARGEST:
            raise TooLarge
        return data

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
            raise TooLarge
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
            raise TooLarge
        return b"".join(pieces) if pieces or name not in self.damaged else None


def _rescued(data: bytes) -> Mapping[str, bytes]:
    """What can be unpacked of an archive whose directory, at its end, is missing or wrong."""
    found: dict[str, bytes] = {}
    total, start = 0, data.find(_HEADER)
    while start >= 0 and len(found) < MOST_ENTRIES and start + _HEADER_SIZE <= len(data):
        flags, method = struct.unpack_from("<HH", data, start + 6)
        (packed,), (name_size, extra_size) = (
            struct.unpack_from("<I", data, start + 18),
            struct.unpack_from("<HH", data, start + 26),
        )
        begin = start + _HEADER_SIZE + name_size + extra_size
        name = data[start + _HEADER_SIZE : start + _HEADER_SIZE + name_size].decode("utf-8", "replace")
        content = None if flags & _ENCRYPTED else _content(data, begin, method, packed, flags)
        if content is not None and name and not name.endswith("/"):
            total += len(content)
            if total > LARGEST:
                raise TooLarge
            found[name] = content
        start = data.find(_HEADER, max(begin, start + 4))
    return found


def _content(data: bytes, begin: int, method: int, packed: int, flags: int) -> bytes | None:
    if method == _STORED:
        return None if flags & _SIZE_BEHIND else data[begin : begin + packed]
    if method != _DEFLATED:
        return None
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacked = bytearray()
    pending = data[begin : begin + _STEP]
    try:
        while pending and not unpacker.eof and len(unpacked) <= LARGEST_ENTRY:
            unpacked += unpacker.decompress(pending, _STEP)
            begin += 0 if unpacker.unconsumed_tail else _STEP
            pending = unpacker.unconsumed_tail or data[begin : begin + _STEP]
    except zlib.error:
        pass
    if len(unpacked) > LARGEST_ENTRY:
        raise TooLarge
    return bytes(unpacked) or None
