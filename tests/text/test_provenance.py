"""Which table decided what a character became."""

from __future__ import annotations

import pytest

from viewer.text import corrections
from viewer.text.provenance import acting
from viewer.text.script import Script, View


@pytest.mark.parametrize(
    ("text", "place", "view", "table", "word"),
    [
        ("王后来了", "后", View.TAIWAN, "STPhrases", "王后"),
        ("小王后来信少了", "后", View.TAIWAN, "pack", "小王后"),
        ("小王后来信少了", "后", View.HONGKONG, "pack", "小王后"),
        ("小王后来信少了", "来", View.TAIWAN, "STCharacters", "来"),
        ("我说", "说", View.TAIWAN, "STCharacters", "说"),
    ],
)
def test_the_table_and_its_word_are_named(text: str, place: str, view: View, table: str, word: str) -> None:
    found = acting(text, text.index(place), Script.SIMPLIFIED, view)
    assert found.table == (f"pack {corrections.version()}" if table == "pack" else table)
    assert found.word == word


def test_without_the_pack_it_is_not_named() -> None:
    found = acting("小王后来信少了", 2, Script.SIMPLIFIED, View.TAIWAN, corrected=False)
    assert found.table == "STPhrases"
