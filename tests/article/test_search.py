"""Hits in articles: where they are, in which order, and that they survive a switch of script."""

from __future__ import annotations

from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer import resources
from viewer.article.blocks import Article, Block, Position
from viewer.article.clean import CleanText
from viewer.article.reading import Reading
from viewer.article.rendition import Rendition
from viewer.article.search import (
    STRETCH,
    Hit,
    Snippet,
    by_section,
    find,
    is_shown,
    next_hit,
    previous_hit,
    scan,
    snippet,
)
from viewer.formats import open_article, parse
from viewer.text.gloss import Treatment
from viewer.text.query import Query, compile_query
from viewer.text.script import View


def article(*texts: str) -> Article:
    return Article(tuple(map(Block, texts)))


@pytest.fixture(scope="module")
def bundled() -> Reading:
    return Reading(open_article(resources.path("articles/miit.txt")))


def test_hits_are_ranges_of_the_source() -> None:
    found = list(find(article("工業", "學(xué)習、学习", "", "學", "習"), compile_query("學習")))
    assert found == [Hit(1, 0, 7), Hit(1, 8, 10)]


@pytest.mark.parametrize("ending", [".txt", ".md"])
def test_what_stands_across_the_cut_of_a_long_paragraph_is_found(ending: str) -> None:
    unit, times = "子丑寅卯辰巳午未申酉戌亥甲乙丙丁戊己庚辛壬癸", 55_000
    found = parse((unit * times).encode(), f"文{ending}")
    assert len(found.blocks) > STRETCH
    cuts = 0
    for query in (unit[4:12], unit[8:18], unit[18:] + unit[:7]):
        hits = list(find(found, compile_query(query)))
        assert len(hits) == times - (query not in unit)
        cut = [hit for hit in hits if hit.end - hit.start < len(query)]
        assert all(hit.end == len(found.blocks[hit.block].text) for hit in cut)
        cuts += len(cut)
    assert cuts > STRETCH // 2


def test_the_part_before_a_cut_is_the_hit() -> None:
    texts = ["工業", "化了", "工業"]
    parts = Article(tuple(Block(text, continues=number > 0) for number, text in enumerate(texts)))
    query = compile_query("業化")
    assert list(find(parts, query)) == [Hit(0, 1, 2)]
    assert [list(find(parts, query, part)) for part in (range(1), range(1, 3), range(2, -1, -1))] == [
        [Hit(0, 1, 2)], [], [Hit(0, 1, 2)],
    ]  # fmt: skip
    assert list(find(parts, compile_query("了工"))) == [Hit(1, 1, 2)]
    assert list(find(parts, compile_query("工業"))) == [Hit(0, 0, 2), Hit(2, 0, 2)]


def test_hits_never_reach_into_the_next_block() -> None:
    query = compile_query("學 習")
    assert list(find(article("學", "習", "學\n習"), query)) == [Hit(2, 0, 3)]


texts = st.lists(st.text("学習, \n", max_size=6), max_size=8)
queries = st.text("学习 ", max_size=3).map(compile_query)


@given(texts, queries, st.integers(0, 4))
def test_many_blocks_at_once_are_found_as_each_by_itself(texts: list[str], query: Query, empty: int) -> None:
    blocks = [*texts, *[""] * (empty * STRETCH // 2), *texts]
    expected = [Hit(number, *span) for number, text in enumerate(blocks) for span in query.find(text)]
    whole = article(*blocks)
    assert list(find(whole, query)) == expected
    assert list(find(whole, query, range(len(blocks))[::-1])) == expected[::-1]
    assert list(chain.from_iterable(scan(whole, query))) == expected
    assert list(find(whole, query, range(1, len(blocks)))) == [hit for hit in expected if hit.block >= 1]


@pytest.mark.parametrize(
    ("position", "following", "preceding"),
    [
        (Position(0, 0), Hit(0, 0, 1), Hit(2, 1, 2)),
        (Position(0, 1), Hit(0, 2, 3), Hit(0, 0, 1)),
        (Position(0, 2), Hit(0, 2, 3), Hit(0, 0, 1)),
        (Position(0, 3), Hit(2, 1, 2), Hit(0, 2, 3)),
        (Position(1, 0), Hit(2, 1, 2), Hit(0, 2, 3)),
        (Position(2, 2), Hit(0, 0, 1), Hit(2, 1, 2)),
        (Position(9, 0), Hit(0, 0, 1), Hit(2, 1, 2)),
    ],
)
def test_going_from_hit_to_hit_wraps_around(position: Position, following: Hit, preceding: Hit) -> None:
    text, query = article("網甲网", "乙", "丙網丁"), compile_query("网")
    assert next_hit(text, query, position) == following
    assert previous_hit(text, query, position) == preceding


@pytest.mark.parametrize("query", ["無", " "])
def test_there_may_be_no_hit_to_go_to(query: str) -> None:
    for text in (article("網", "絡"), article()):
        assert next_hit(text, compile_query(query), Position(0, 1)) is None
        assert previous_hit(text, compile_query(query), Position(0, 1)) is None


@pytest.mark.parametrize(("query", "count"), [("网络", 2), ("網絡", 2), ("信息化", 3), ("十五五", 5), ("務虛會", 1)])
def test_the_bundled_article_in_either_script(bundled: Reading, query: str, count: int) -> None:
    assert len(list(find(bundled.article, compile_query(query)))) == count


def test_hits_survive_a_switch_of_script(bundled: Reading) -> None:
    (hit,) = find(bundled.article, compile_query("深入学习贯彻"))
    for view, words in (
        (View.ORIGINAL, "深入學習貫徹"),
        (View.SIMPLIFIED, "深入学习贯彻"),
        (View.TAIWAN, "深入學習貫徹"),
    ):
        shown = bundled.shown_as(view).block(hit.block)
        start, end = shown.alignment.forward_range(hit.start, hit.end)
        assert shown.text[start:end] == words


def test_hits_are_listed_by_section(bundled: Reading) -> None:
    hits = list(find(bundled.article, compile_query("工业")))
    listed = list(by_section(hits, bundled.sections))
    assert [hit for _, found in listed for hit in found] == hits
    for number, found in listed:
        assert all(bundled.section_at(Position(hit.block, hit.start)) == number for hit in found)


def test_hits_before_the_first_section_are_listed_too() -> None:
    text = article("網", "第一章", "網", "第二章", "絡")
    assert list(by_section(find(text, compile_query("网")), Reading(text).sections)) == [
        (None, [Hit(0, 0, 1)]),
        (0, [Hit(2, 0, 1)]),
    ]


@pytest.mark.parametrize(
    ("query", "text", "shown"),
    [
        ("men", "我們(men)的", [False]),
        ("men", "men 我們(men)的", [True, False]),
        ("們", "我們(men)的", [True]),
        ("們(", "我們(men)的", [False]),
        ("nbsp", "甲&nbsp;乙 nbsp", [False, True]),
        ("&", "甲&amp;乙&", [True, True]),
        ("]", "甲![]()乙]", [False, True]),
        ("(", "f(甲)", [True]),
    ],
)
def test_what_repair_hides_is_no_hit(query: str, text: str, shown: list[bool]) -> None:
    whole = article(text)
    hits = list(find(whole, compile_query(query)))
    assert [is_shown(CleanText(whole, treatment=Treatment.STRIP), hit) for hit in hits] == shown
    assert all(is_shown(CleanText(whole, repaired=False), hit) for hit in hits)


def test_a_snippet_is_one_line_of_what_is_shown() -> None:
    whole = article("一二三四五六七八九\n學(xué)習\u2028甲乙丙丁")
    rendition = Rendition(CleanText(whole, treatment=Treatment.STRIP), View.SIMPLIFIED)
    (hit,) = find(whole, compile_query("學習"))
    assert snippet(rendition, hit, before=3, after=3) == Snippet("…七八九学习 甲乙…", 4, 6)
    assert snippet(rendition, hit) == Snippet("…二三四五六七八九学习 甲乙丙丁", 9, 11)
