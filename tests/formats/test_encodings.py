"""Names of encodings: what is shown, what is understood, and that everything offered can be read."""

from __future__ import annotations

import pytest

from viewer.formats import encodings
from viewer.formats.decoding import decode


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("utf8", "utf-8"),
        ("UTF-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("UTF-16", "utf-16"),
        ("UTF-16LE", "utf-16-le"),
        ("gbk", "gb18030"),
        ("GB2312", "gb18030"),
        ("gb 18030", "gb18030"),
        ("big5", "cp950"),
        ("Big5-HKSCS", "big5hkscs"),
        ("Shift_JIS", "cp932"),
        ("EUC-KR", "cp949"),
        ("windows-1252", "cp1252"),
        ("rot13", None),
        ("base64", None),
        ("idna", None),
        ("漢字", None),
        ("utf\x00-8", None),
        ("", None),
        ("no such", None),
    ],
)
def test_names_that_people_use(name: str, found: str | None) -> None:
    assert encodings.find(name) == found


@pytest.mark.parametrize(
    ("encoding", "shown"),
    [("utf-8", "UTF-8"), ("gb18030", "GB18030"), ("cp950", "Big5"), ("cp1251", "windows-1251"), ("tis-620", "TIS-620")],
)
def test_readers_names(encoding: str, shown: str) -> None:
    assert encodings.label(encoding) == shown


@pytest.mark.parametrize("encoding", encodings.OFFERED)
def test_what_is_offered_reads_what_was_written(encoding: str) -> None:
    text = "天地玄黄" if encoding != "cp949" else "天地日月"
    text = text.encode(encoding, "ignore").decode(encoding)
    assert len(text) > 2
    assert decode(text.encode(encoding), encoding).text == text
    assert encodings.find(encodings.label(encoding)) == encoding
