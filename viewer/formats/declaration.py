"""The encoding that a web page or a chapter of an e-book declares, which may lie, against what its bytes say."""

from __future__ import annotations

import codecs
import re

from viewer.formats.decoding import REPLACEMENT, Decoded, decode, is_likelier, marked_encoding
from viewer.formats.likelihood import CERTAIN, chinese_score
from viewer.formats.source import Source

_HEAD = 4096
_DECLARED = re.compile(
    rb"""<\?xml[^>]{0,100}?\bencoding\s*=\s*["']([\w.:-]+)|<meta\b[^>]{0,300}?\bcharset\s*=\s*["']?\s*([\w.:-]+)""",
    re.IGNORECASE,
)
_SAMPLE = 20_000
"""Characters by which two decodings are told apart."""

_MEANT = (
    ("gb", "gb18030"),
    ("chinese", "gb18030"),
    ("big5-hkscs", "big5hkscs"),
    ("big5", "cp950"),
    ("cn-big5", "cp950"),
)
"""What browsers take labels that begin so to mean (Encoding Standard § 4.2)."""
_CHINESE = frozenset(name for _, name in _MEANT)
_ALSO_MEANT = {"iso-8859-1": "cp1252", "us-ascii": "cp1252", "x-sjis": "cp932", "shift_jis": "cp932", "euc-kr": "cp949"}


def declared_encoding(data: bytes) -> str | None:
    """The encoding declared in the first 4 KB, as Python names it, or None; never UTF-16."""
    found = _DECLARED.search(data[:_HEAD])
    if not found:
        return None
    label = (found[1] or found[2]).decode("ascii").lower()
    meant = next((name for beginning, name in _MEANT if label.startswith(beginning)), _ALSO_MEANT.get(label, label))
    try:
        name = codecs.lookup(meant).name
        "".encode(name)
    except (LookupError, UnicodeError, ValueError):
        return None
    return None if name.startswith(("utf-16", "utf-32", "utf-7")) else name


def decode_declared(source: Source) -> Decoded:
    """The document's text. Raises `CannotOpen` as `Source.decoded` does.

    The declaration is believed unless it leaves more unread than what the bytes say, or these surely say Chinese, or
    what comes out is no writing.
    """
    found = source.decoded()
    return found if source.encoding else _believed(source.data, found)


def decode_stated(data: bytes) -> Decoded:
    """The text of a part of a document; of bytes that are no text, whatever comes out."""
    return _believed(data, decode(data))


def _believed(data: bytes, found: Decoded) -> Decoded:
    declared = declared_encoding(data)
    if not declared or marked_encoding(data) or found.encoding == declared:
        return found
    if found.encoding == "utf-8" and not found.replaced:
        return found
    stated = decode(data, declared)
    read, lost = _without_end(found)
    score = chinese_score(read[:_SAMPLE])
    if _without_end(stated)[1] > lost or score >= CERTAIN:
        return found
    if declared in _CHINESE:
        return stated if chinese_score(stated.text[:_SAMPLE]) >= score else found
    return stated if is_likelier(data[:_SAMPLE], declared, score) else found


def _without_end(decoded: Decoded) -> tuple[str, int]:
    """A text without a character that is cut off at its end, and how many others could not be read."""
    is_cut = decoded.replaced > 0 and decoded.text.endswith(REPLACEMENT)
    return (decoded.text[:-1], decoded.replaced - 1) if is_cut else (decoded.text, decoded.replaced)
