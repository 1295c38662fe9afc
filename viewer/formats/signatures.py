"""Recognises bytes that are not text, and names what they seem to be."""

from __future__ import annotations

from viewer.formats.decoding import SAMPLE, count_controls, marked_encoding, wide_encoding
from viewer.formats.errors import Reason

_SIGNATURES = (
    (0, b"%PDF-", "a PDF document"),
    (0, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Microsoft Office document"),
    (0, b"{\\rtf", "a rich text (RTF) document"),
    (60, b"BOOKMOBI", "a Kindle book"),
    (0, b"\x89PNG\r\n\x1a\n", "a PNG picture"),
    (0, b"\xff\xd8\xff", "a JPEG picture"),
    (0, b"GIF87a", "a GIF picture"),
    (0, b"GIF89a", "a GIF picture"),
    (8, b"WEBPVP8", "a WebP picture"),
    (0, b"II*\x00", "a TIFF picture"),
    (0, b"MM\x00*", "a TIFF picture"),
    (0, b"AT&TFORM", "a DjVu document"),
    (0, b"\x7fELF", "a program"),
    (0, b"MZ\x90\x00", "a program"),
    (0, b"\xca\xfe\xba\xbe", "a program"),
    (0, b"\xcf\xfa\xed\xfe", "a program"),
    (0, b"\x1f\x8b\x08", "a gzip archive"),
    (0, b"BZh91AY&SY", "a bzip2 archive"),
    (0, b"\xfd7zXZ\x00", "an xz archive"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard archive"),
    (0, b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"SQLite format 3\x00", "an SQLite database"),
    (0, b"ID3\x03", "a sound file"),
    (0, b"ID3\x04", "a sound file"),
    (0, b"OggS\x00", "a sound file"),
    (0, b"fLaC\x00", "a sound file"),
    (8, b"WAVEfmt ", "a sound file"),
    (0, b"\x1aE\xdf\xa3", "a film"),
)
"""Where a signature stands, its bytes, and what it marks. Collected from the formats' own specifications."""

ZIP = b"PK\x03\x04"
_ZIP_CONTENTS = (
    (b"application/epub+zip", "an EPUB book"),
    (b"word/", "a Word document"),
    (b"application/vnd.oasis.opendocument.text", "an OpenDocument text"),
    (b"xl/", "an Excel table"),
    (b"ppt/", "a PowerPoint presentation"),
)
"""What the first names in a zip archive tell. Written out because an archive's directory is at its far end."""

_REASONS = {
    "picture": Reason.PICTURE,
    "archive": Reason.PACKED,
    **dict.fromkeys(("program", "database", "sound file", "film"), Reason.NO_DOCUMENT),
}
"""Why what is called so cannot be opened; anything else holds a text that another program can take out."""

UNKNOWN = "a file of another kind"
"""What bytes are that are no text and have no known signature."""


SAVED_PAGE = "a saved web page"
FICTIONBOOK = "a FictionBook"


def names() -> list[str]:
    """Everything that bytes may be said to be, to be translated."""
    return [UNKNOWN, SAVED_PAGE, FICTIONBOOK, "a zip archive", *(name for *_, name in (*_SIGNATURES, *_ZIP_CONTENTS))]


def signature(data: bytes) -> str | None:
    """What the bytes are by their signature, with its article (``"a PDF document"``), or None."""
    if data.startswith(ZIP):
        return next((name for mark, name in _ZIP_CONTENTS if mark in data[:4096]), "a zip archive")
    return next((name for offset, mark, name in _SIGNATURES if data.startswith(mark, offset)), None)


def refusal(seen: str) -> Reason:
    """Why bytes that are `seen` by their signature cannot be opened."""
    return next((reason for name, reason in _REASONS.items() if seen.endswith(f" {name}")), Reason.BINARY)


def is_binary(data: bytes) -> bool:
    """Whether the first 64 KB hold more control characters than damaged text does.

    Text may have one, and one in fifty: compressed data has one in ten, and programs and pictures have more.
    """
    sample = data[:SAMPLE]
    controls = count_controls(sample)
    return controls * 50 > max(len(sample), 50) and not (marked_encoding(data) or wide_encoding(data))
