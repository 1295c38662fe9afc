"""Which characters count as one when looking for a word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.conversion import convert
from viewer.text.variants import alike


@pytest.mark.parametrize(
    "group",
    ["发髮發", "你妳", "台臺檯颱枱", "裏裡里", "着著", "為爲为", "网網⽹", "兀兀", "柏栢", "AaＡａ", "。．.｡",
     "「“\"'『‘＂｢",
     "-—–－", "·‧・", "éÉ", "アｱ"],
)  # fmt: skip
def test_a_group_is_the_same_from_each_of_its_characters(group: str) -> None:
    assert len({alike(character) for character in group}) == 1
    assert set(group) <= set(alike(group[0]))


@pytest.mark.parametrize("pair", ["乾坤", "人入", "，、", "1一", "ſs", "《「"])
def test_different_characters_stay_apart(pair: str) -> None:
    assert pair[1] not in alike(pair[0])


@given(st.characters())
def test_being_alike_is_an_equivalence(character: str) -> None:
    assert character in alike(character)
    assert all(alike(other) == alike(character) for other in alike(character))


@given(st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)))
def test_a_text_is_alike_in_every_script(text: str) -> None:
    for config in ("s2t", "t2s", "s2tw", "s2hk", "hk2t", "tw2t", "t2hk"):
        assert list(map(alike, convert(text, config))) == list(map(alike, text))
