"""What is typed and what is looked through are made alike."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.filtering import folded, folded_all


@pytest.mark.parametrize(
    ("one", "other"),
    [("網絡", "网络"), ("裡面", "裏面"), ("PySide 6", "pyside6"), ("第 一 章", "第一章"), ("衞星", "卫星")],
)
def test_what_a_reader_takes_for_the_same_is_folded_alike(one: str, other: str) -> None:
    assert folded(one) == folded(other)


def test_other_words_stay_apart() -> None:
    assert folded("网络") != folded("网路")


@given(st.lists(st.text(st.sampled_from("网絡裡 aB\uffff\n「一"))))
def test_many_at_once_are_folded_as_each_by_itself(texts: list[str]) -> None:
    assert folded_all(texts) == [folded(text.replace("\uffff", "")) for text in texts]
