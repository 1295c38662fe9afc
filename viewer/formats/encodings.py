"""Encodings by the names that readers know, and which of them a reader may choose from."""

from __future__ import annotations

import codecs

_LABELS = {
    "utf-8": "UTF-8",
    "utf-16-le": "UTF-16 LE",
    "utf-16-be": "UTF-16 BE",
    "utf-32-le": "UTF-32 LE",
    "utf-32-be": "UTF-32 BE",
    "gb18030": "GB18030",
    "gb2312": "GB2312",
    "gbk": "GBK",
    "big5": "Big5",
    "cp950": "Big5",
    "big5hkscs": "Big5-HKSCS",
    "shift_jis": "Shift_JIS",
    "cp932": "Shift_JIS",
    "euc_jp": "EUC-JP",
    "iso2022_jp": "ISO-2022-JP",
    "euc_kr": "EUC-KR",
    "cp949": "EUC-KR",
    "koi8-r": "KOI8-R",
}
"""Python's name of an encoding, in lower case, and the one that readers know; Microsoft's variants go by the usual."""

OFFERED = ("utf-8", "utf-16-le", "utf-16-be", "gb18030", "cp950", "big5hkscs", "cp932", "euc_jp", "cp949")
"""What a reader chooses from, by Python's names: what Chinese texts are in, and their neighbours are taken for."""

_WIDER = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5": "cp950",
    "shift_jis": "cp932",
    "euc_kr": "cp949",
    "utf-8-sig": "utf-8",
}


def label(encoding: str) -> str:
    """The name of an encoding to show: “GB18030”, “Big5”, “windows-1252”."""
    known = _LABELS.get(encoding.lower())
    if known is None and encoding.startswith("cp") and encoding[2:].isdecimal():
        return f"windows-{encoding[2:]}"
    return known or encoding.upper()


def find(name: str) -> str | None:
    """Python's name of the text encoding that somebody calls `name` (“big5”, “GB 18030”, “utf8”); None without one.

    Asked for by its usual name, an East Asian encoding is read as its wider form, which reads the narrower one too.
    """
    try:
        found = codecs.lookup(name.strip().replace(" ", "")).name
        b"\xff".decode(found, "replace")  # raises LookupError for codecs that are not of text, like rot13
    except (LookupError, ValueError):  # a name may hold a NUL; codecs of host names cannot replace
        return None
    return _WIDER.get(found, found)
