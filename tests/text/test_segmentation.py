"""The longest words from either end of a text."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.segmentation import Words, loading, simplified_words


def cut(text: str, places: list[int]) -> str:
    return "|".join(text[start:end] for start, end in pairwise(places))


@pytest.mark.parametrize(
    ("words", "text", "forward", "backward"),
    [
        ("被发 发现", "被发现", "被发|现", "被|发现"),
        ("发现", "被发现了", "被|发现|了", "被|发现|了"),
        ("乾隆 乾隆皇帝", "乾隆皇帝", "乾隆皇帝", "乾隆皇帝"),
        ("", "一二", "一|二", "一|二"),
        ("一二三 一二", "一二", "一二", "一二"),
        ("一二", "", "", ""),
    ],
)
def test_words(words: str, text: str, forward: str, backward: str) -> None:
    found = Words()
    found.add(words.split())
    assert (cut(text, found.forward(text)), cut(text, found.backward(text))) == (forward, backward)


@given(st.lists(st.text("甲乙丙", min_size=1, max_size=4)), st.text("甲乙丙丁", max_size=12))
def test_cuts_cover_the_text_with_words_and_single_characters(entries: list[str], text: str) -> None:
    words = Words()
    words.add(entries)
    for places in (words.forward(text), words.backward(text)):
        pieces = [text[start:end] for start, end in pairwise(places)]
        assert "".join(pieces) == text
        assert places[-1] == len(text)
        assert all(len(piece) == 1 or piece in words for piece in pieces)


def test_opencc_s_words_load_in_slices() -> None:
    for _ in loading():
        pass
    assert "乾隆皇帝" in simplified_words()
    assert list(loading()) == []
