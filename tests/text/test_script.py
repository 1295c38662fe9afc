"""Which script a text is in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.script import Script, detect, detect_each, is_chinese, simplified_only, traditional_only, weigh
from viewer.text.tables import opencc_characters

PIECES = [
    "软件",
    "軟體",
    "后",
    "里面",
    "𫘧",
    "𩧂",
    "𠮷",
    "こんにちは",
    "ア",
    "한국",
    "abc",
    "，",
    "\n",
    "\ud800",
    "〇",
    "⽂",
]

ROWS = [
    ("他看着电视。", Script.SIMPLIFIED),
    ("干净的饼干", Script.SIMPLIFIED),
    ("为了群众的利益", Script.SIMPLIFIED),
    ("為了羣眾", Script.TRADITIONAL),
    ("為了群眾的利益", Script.TRADITIONAL),
    ("范先生後來干擾", Script.TRADITIONAL),
    ("他説衞星在裏面", Script.TRADITIONAL),
    ("里面", Script.NEUTRAL),
    ("第三回", Script.NEUTRAL),
    ("《红楼梦》的軟體與網際網路還有电脑", Script.MIXED),
    (
        "他引用了《紅樓夢》的開頭，说这是最好的一章，大家都应该读一读，并且写下来给别人听，让更多人认识这本书，这样我们的孩子们长大后还会记得。",
        Script.SIMPLIFIED,
    ),
    ("逛の市集，後來買了點東西", Script.TRADITIONAL),
    ("こんにちは、世界の会議", Script.OTHER),
    ("대한민국 大韓民國", Script.OTHER),
    ("Hello, world", Script.OTHER),
    ("3.14159", Script.OTHER),
    ("", Script.OTHER),
]


@pytest.mark.parametrize(("text", "script"), ROWS)
def test_detect(text: str, script: Script) -> None:
    assert detect(text) is script


def test_no_character_tells_for_both() -> None:
    assert not simplified_only() & traditional_only()
    assert not set("后干里台范云余于只面群为".replace("为", "")) & (simplified_only() | traditional_only())


def test_evidence_adds_up() -> None:
    parts = ["他看着电视。", "こんにちは", "為了羣眾"]
    assert weigh(parts[0]) + weigh(parts[1]) + weigh(parts[2]) == weigh("".join(parts))


@given(st.lists(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=9).map("".join)), max_size=6))
def test_texts_judged_together_are_judged_as_each_alone(texts: list[str]) -> None:
    assert detect_each(texts) == [detect(text) for text in texts]
    assert [is_chinese(text) for text in texts] == [detect(text) is not Script.OTHER for text in texts]


def test_every_character_of_the_tables_tells_the_same_together() -> None:
    characters = [character for name in ("STCharacters", "TSCharacters") for character in opencc_characters(name)]
    assert detect_each(characters) == [detect(character) for character in characters]
    for only in (simplified_only(), traditional_only()):
        alike = sorted(character for character in only if character <= "\uffff")
        assert detect_each(alike) == [detect(character) for character in alike]
