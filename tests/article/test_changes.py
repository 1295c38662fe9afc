"""What was done to a text: each repair and conversion with its place and words in the source."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import Article, Block, Position
from viewer.article.changes import Change, Tally, conversions, conversions_between, repairs, tally
from viewer.article.clean import CleanText
from viewer.article.rendition import Rendition
from viewer.text.gloss import Treatment
from viewer.text.script import View

WORDS = [
    "软件程序",
    "互联网",
    "方便面",
    "軟體",
    "業(yè)務(wù)",
    "![]()",
    "\u200b",
    "“好”",
    ",",
    "&lt;",
    "𠮷",
    "\ud800",
    "\n",
]
texts = st.lists(st.sampled_from(WORDS), max_size=8).map("".join) | st.text(st.characters(), max_size=20)


def show(
    *texts: str, view: View = View.TAIWAN, vocabulary: bool = False, treatment: Treatment | None = None
) -> Rendition:
    article = Article(tuple(map(Block, texts)))
    return Rendition(CleanText(article, treatment=treatment), view, vocabulary=vocabulary)


def rows(found: list[Change]) -> list[tuple[int, str, str, str]]:
    return [(change.position.offset, change.source, change.shown, change.rule) for change in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("一个软件", [(1, "个软", "個軟", "script")]),
        ("发展，发展", [(0, "发", "發", "script"), (3, "发", "發", "script")]),
        # What repair hides inside a run of changed characters belongs to the run.
        ("发\u200b动", [(0, "发\u200b动", "發動", "script")]),
        # In reading order, whatever the rule.
        ("“发”，“动”。", [(0, "“", "「", "quotation"), (1, "发", "發", "script")]),
        ("甲乙", []),
        ("", []),
    ],
)
def test_conversions(text: str, expected: list[tuple[int, str, str, str]]) -> None:
    assert rows(conversions(show(text), 0))[: len(expected) or None] == expected


def test_words_that_were_replaced_are_told_from_characters() -> None:
    shown = show("发互联网和方便面", vocabulary=True)
    assert rows(conversions(shown, 0)) == [
        (0, "发", "發", "script"),
        (1, "互联网", "網際網路", "vocabulary"),
        (5, "方便面", "泡麵", "vocabulary"),
    ]


def test_the_original_has_no_conversions() -> None:
    assert conversions(show("“发”", view=View.ORIGINAL), 0) == []


def test_repairs() -> None:
    shown = show("业\u200b务,好![]()", view=View.ORIGINAL)
    assert rows(list(repairs(shown, 0))) == [
        (1, "\u200b", "", "invisible"),
        (3, ",", "，", "punctuation"),
        (5, "![]()", "", "image"),
    ]


@given(st.lists(texts, max_size=3), st.sampled_from(list(product(View, (False, True)))))
def test_every_change_quotes_the_source(sources: list[str], way: tuple[View, bool]) -> None:
    shown = show(*sources, view=way[0], vocabulary=way[1])
    for number, source in enumerate(sources):
        for found in (list(repairs(shown, number)), conversions(shown, number)):
            assert [c.position for c in found] == sorted(c.position for c in found)
            for change in found:
                start = change.position.offset
                assert change.position.block == number
                assert source[start : start + len(change.source)] == change.source
                assert change.shown != change.source


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ((0, 0), (1, 2), ["发", "动"]),
        ((0, 0), (0, 1), []),
        ((0, 1), (0, 2), ["发"]),
        ((0, 2), (1, 1), ["动"]),
        ((0, 2), (1, 0), []),
        ((0, 0), (9, 9), ["发", "动"]),
    ],
)
def test_conversions_between(start: tuple[int, int], end: tuple[int, int], expected: list[str]) -> None:
    shown = show("甲发", "动乙")
    assert [c.source for c in conversions_between(shown, Position(*start), Position(*end))] == expected


def test_an_empty_article_has_no_changes() -> None:
    assert list(conversions_between(show(), Position(0, 0), Position(0, 0))) == []
    assert tally(show(), []) == Tally()


def test_tally() -> None:
    shown = show("发动,“机”", "軟\u200b體\u200b，好", "甲,")
    found = tally(shown, range(3))
    assert found.repairs == {"punctuation": 2, "invisible": 2}
    assert found.characters == 3  # 发动机; quotation marks are no characters of either script
    assert found == sum((tally(shown, [number]) for number in range(3)), Tally())


@pytest.mark.parametrize(
    ("text", "characters"),
    [("硬盘", 1), ("软件", 2), ("出租车", 3), ("程序员和硬盘", 4)],
)
def test_what_a_word_has_in_common_with_what_replaces_it_is_not_counted(text: str, characters: int) -> None:
    assert tally(show(text, vocabulary=True), [0]).characters == characters
