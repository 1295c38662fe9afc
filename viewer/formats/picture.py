"""Pictures that a document carries: which formats are taken, and how large they say they are. Nothing is decoded."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from typing import Literal
from urllib.parse import unquote_to_bytes

from viewer.formats.svg import harmless, is_svg, svg_size

LARGEST = 32 * 1024 * 1024
"""The most bytes of one picture that is carried."""

SMALL = 40
"""Pixels; a picture that is no higher stands for a character or an ornament in a line."""

_DATA = re.compile(r"data:image/[\w.+-]+(?:;[\w=.-]+)*?(;base64)?,", re.IGNORECASE)
_FRAMES = frozenset((*range(0xC0, 0xC4), *range(0xC5, 0xC8), *range(0xC9, 0xCC), *range(0xCD, 0xD0)))
"""The JPEG markers that state the size."""
_APP1, _ORIENTATION = 0xE1, 0x0112
"""The JPEG marker and the tag of Exif data."""
_EXIF, _TAGS = 4096, 200
"""How many bytes of it and how many tags are looked at."""


def picture_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels as a PNG, JPEG, GIF, WebP, BMP or SVG states them; None for anything else.

    Those of a photograph that was taken with the camera held upright are as it is to be seen.
    """
    if data.startswith(b"\x89PNG\r\n\x1a\n") and data[12:16] == b"IHDR":
        return _sized(data, 16, 4, "big")
    if data[:6] in (b"GIF87a", b"GIF89a"):
        return _sized(data, 6, 2, "little")
    if data.startswith(b"BM") and data[14:18] == b"\x28\x00\x00\x00":
        return _sized(data, 18, 4, "little")
    if data.startswith(b"\xff\xd8\xff"):
        return _jpeg_size(data)
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return _webp_size(data)
    return svg_size(data)


def safe_picture(data: bytes) -> bytes:
    """A picture as it may be decoded: of a drawing what does no harm, empty if that is nothing."""
    return harmless(data, _is_of_pixels) if is_svg(data) else data


def _is_of_pixels(address: str) -> bool:
    data = from_data_address(address) or b""
    return not is_svg(data) and picture_size(data) is not None


def from_data_address(address: str) -> bytes | None:
    """The picture in a ``data:`` address, or None if there is none or it is too large."""
    head = _DATA.match(address)
    if not head or len(address) > 2 * LARGEST:
        return None
    written = address[head.end() :]
    if not head[1]:
        return unquote_to_bytes(written)
    try:
        return b64decode(unquote_to_bytes(re.sub(r"\s", "", written)))
    except (Error, ValueError):
        return None


def _sized(data: bytes, offset: int, length: int, order: str) -> tuple[int, int] | None:
    if len(data) < offset + 2 * length:
        return None
    big = order == "big"
    first, second = data[offset : offset + length], data[offset + length : offset + 2 * length]
    width = int.from_bytes(first, "big" if big else "little", signed=not big and length == 4)
    height = int.from_bytes(second, "big" if big else "little", signed=not big and length == 4)
    return (abs(width), abs(height)) if width and height else None


def _jpeg_size(data: bytes) -> tuple[int, int] | None:
    """The size in the first frame header, found by going from segment to segment."""
    offset, turned = 2, False
    while offset + 9 < len(data):
        if data[offset] != 0xFF:
            return None
        marker = data[offset + 1]
        if marker in _FRAMES:
            height, width = (int.from_bytes(data[start : start + 2], "big") for start in (offset + 5, offset + 7))
            size = (height, width) if turned else (width, height)
            return size if width and height else None
        if marker == _APP1 and data[offset + 4 : offset + 10] == b"Exif\0\0":
            turned = _is_turned(data[offset + 10 : offset + 10 + _EXIF])
        padding = marker == 0xFF
        offset += 1 if padding else 2 + max(int.from_bytes(data[offset + 2 : offset + 4], "big"), 2)
    return None


def _is_turned(exif: bytes) -> bool:
    """Whether Exif data asks for a quarter turn: tag 0x0112 of the first directory is 5 to 8 (Exif 2.32, 4.6.4)."""
    order: Literal["little", "big"] = "little" if exif[:2] == b"II" else "big"

    def number(offset: int, length: int) -> int:
        return int.from_bytes(exif[offset : offset + length], order)

    start = number(4, 4)
    entries = (start + 2 + 12 * row for row in range(min(number(start, 2), _TAGS)))
    return any(number(entry, 2) == _ORIENTATION and 5 <= number(entry + 8, 2) <= 8 for entry in entries)


def _webp_size(data: bytes) -> tuple[int, int] | None:
    if len(data) < 30:
        return None
    kind = data[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(data[24:27], "little"), 1 + int.from_bytes(data[27:30], "little")
    if kind == b"VP8L":
        bits = int.from_bytes(data[21:25], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if kind == b"VP8 ":
        return int.from_bytes(data[26:28], "little") & 0x3FFF, int.from_bytes(data[28:30], "little") & 0x3FFF
    return None
