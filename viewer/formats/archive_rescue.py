"""What is left of a zip archive whose directory, at its end, is missing or wrong: read from the headers before entries.

APPNOTE.TXT 6.3.10, § 4.3.7 (local file header) and § 4.4 (its fields).
"""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping

_HEADER = b"PK\x03\x04"
_HEADER_SIZE = 30
_STORED, _DEFLATED = 0, 8
_ENCRYPTED, _SIZE_BEHIND = 0x1, 0x8
_STEP = 1 << 16


def rescued(data: bytes, most: int, largest_entry: int, largest: int) -> Mapping[str, bytes] | None:
    """The first entries that can be unpacked, at most `most`; None if that would be more bytes than allowed."""
    found: dict[str, bytes] = {}
    total, start = 0, data.find(_HEADER)
    while start >= 0 and len(found) < most and start + _HEADER_SIZE <= len(data):
        flags, method = struct.unpack_from("<HH", data, start + 6)
        (packed,) = struct.unpack_from("<I", data, start + 18)
        name_size, extra_size = struct.unpack_from("<HH", data, start + 26)
        begin = start + _HEADER_SIZE + name_size + extra_size
        name = data[start + _HEADER_SIZE : start + _HEADER_SIZE + name_size].decode("utf-8", "replace")
        content = None if flags & _ENCRYPTED else _content(data, begin, method, packed, flags, largest_entry)
        if content is not None and name and not name.endswith("/"):
            total += len(content)
            if len(content) > largest_entry or total > largest:
                return None
            found[name] = content
        start = data.find(_HEADER, max(begin, start + 4))
    return found


def _content(data: bytes, begin: int, method: int, packed: int, flags: int, largest: int) -> bytes | None:
    """What an entry holds, as far as it can be read and hardly more than `largest` bytes; None for nothing."""
    if method == _STORED:
        return None if flags & _SIZE_BEHIND else data[begin : begin + packed]
    return _inflated(data, begin, largest) if method == _DEFLATED else None


def _inflated(data: bytes, begin: int, largest: int) -> bytes | None:
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    unpacked = bytearray()
    pending = data[begin : begin + _STEP]
    try:
        while pending and not unpacker.eof and len(unpacked) <= largest:
            unpacked += unpacker.decompress(pending, _STEP)
            begin += 0 if unpacker.unconsumed_tail else _STEP
            pending = unpacker.unconsumed_tail or data[begin : begin + _STEP]
    except zlib.error:
        pass
    return bytes(unpacked) or None
