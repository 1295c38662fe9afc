"""Where two renditions of a block differ."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import Article, Block
from viewer.article.comparison import compare
from viewer.article.reading import Reading
from viewer.text.script import View


def renditions(text: str, *views: View, vocabulary: bool = False, repair: bool = True) -> Reading:
    return Reading(Article((Block(text),)), vocabulary=vocabulary, repair=repair)


@pytest.mark.parametrize(
    ("source", "first", "second", "vocabulary", "expected"),
    [
        ("我們發現問題", View.ORIGINAL, View.SIMPLIFIED, False, [("們發現問題", "们发现问题")]),
        ("他說：“內卷”了", View.ORIGINAL, View.TAIWAN, False, [("“", "「"), ("”", "」")]),
        ("他說：“內卷”了", View.SIMPLIFIED, View.TAIWAN, False, [("说", "說"), ("“内", "「內"), ("”", "」")]),
        ("這裏是衛生間", View.TAIWAN, View.HONGKONG, False, [("裡", "裏"), ("衛", "衞")]),
        ("互联网很好", View.ORIGINAL, View.TAIWAN, True, [("互联网", "網際網路")]),
        ("今天天氣好", View.ORIGINAL, View.TAIWAN, False, []),
        ("Only English.", View.ORIGINAL, View.TAIWAN, False, []),
    ],
)
def test_what_differs(
    source: str, first: View, second: View, vocabulary: bool, expected: list[tuple[str, str]]
) -> None:
    reading = renditions(source, vocabulary=vocabulary)
    one, other = reading.shown_as(first).block(0), reading.shown_as(second).block(0)
    found = [(one.text[d.start : d.end], other.text[d.other_start : d.other_end]) for d in compare(one, other)]
    assert found == expected


@given(
    st.text(alphabet="我們们發发現现問题題“”「」a1 乾(qián)互联网軟件", max_size=40),
    st.sampled_from(View),
    st.sampled_from(View),
)
def test_what_lies_between_differences_is_the_same(source: str, first: View, second: View) -> None:
    reading = renditions(source, vocabulary=True)
    one, other = reading.shown_as(first).block(0), reading.shown_as(second).block(0)
    at = other_at = 0
    for item in compare(one, other):
        assert one.text[at : item.start] == other.text[other_at : item.other_start]
        assert one.text[item.start : item.end] != other.text[item.other_start : item.other_end]
        at, other_at = item.end, item.other_end
    assert one.text[at:] == other.text[other_at:]
