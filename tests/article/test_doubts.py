"""Doubts of an article stand at positions of its source."""

from __future__ import annotations

from viewer.article.blocks import Article, Block, BlockKind, Position, Span, SpanKind
from viewer.article.clean import CleanText
from viewer.article.doubts import Doubts, candidates_at, rebuild, survey
from viewer.article.rendition import Rendition
from viewer.text.script import View


def article(*texts: str) -> Article:
    return Article(tuple(Block(text) for text in texts))


def doubts(source: Article, view: View = View.TAIWAN) -> Doubts:
    return Doubts(Rendition(CleanText(source), view))


def test_a_doubt_stands_where_the_source_has_its_characters() -> None:
    found = doubts(article("这里没有。", "他\u200b的眉与发都白。"))
    assert found.block(0) == ()
    (doubt,) = found.block(1)
    assert (doubt.position, doubt.end, doubt.source, doubt.shown) == (Position(1, 5), Position(1, 6), "发", "發")
    assert [candidate.shown for candidate in doubt.candidates] == ["髮", "發"]
    assert [candidate.word for candidate in found.with_words(doubt)] == ["頭髮", "出發"]


def test_doubts_are_found_by_position_and_range() -> None:
    found = doubts(article("他的眉与发都白。"))
    assert found.at(Position(0, 4)) is not None
    assert found.at(Position(0, 3)) is None
    assert len(found.between(Position(0, 0), Position(0, 5))) == 1
    assert found.between(Position(0, 5), Position(0, 7)) == []


def test_an_article_is_looked_through_in_steps_whatever_is_known_of_it() -> None:
    found = doubts(article("他的眉与发都白。", "这里没有。", "他的眉与发都白。", "没有。"))
    assert [found.is_known(number) for number in (0, 3, 99)] == [False] * 3
    found.block(2)
    assert (found.is_known(2), found.count) == (True, 1)
    assert len(list(found.look_through())) == 3
    assert (found.is_known(3), found.count) == (True, 2)
    assert list(found.look_through()) == []


def test_code_and_the_original_have_none() -> None:
    block = Block("他的眉与发都白，这样。", spans=(Span(0, 7, SpanKind.CODE),))
    assert doubts(Article((block,))).block(0) == ()
    assert doubts(Article((Block("他的眉与发都白。", BlockKind.CODE),))).block(0) == ()
    assert doubts(article("他的眉与发都白。"), View.ORIGINAL).block(0) == ()


def test_any_character_with_several_forms_has_candidates() -> None:
    rendition = Rendition(CleanText(article("这\u200b里说")), View.TAIWAN)
    assert [c.shown for c in candidates_at(rendition, Position(0, 2))] == ["裡", "里", "哩"]
    assert candidates_at(rendition, Position(0, 0)) == ()
    assert candidates_at(rendition, Position(0, 4)) == ()


def test_a_machine_made_article_is_told_and_rebuilt() -> None:
    clean = CleanText(article("關于這個問題。", "要防范風險。", "制造業很復雜。", "他說，這樣就對了。"))
    (*_, found) = survey(clean)
    assert found is not None
    assert (found.words, found.times) == (("關于", "防范", "制造", "復雜"), 4)
    shown = Rendition(clean, View.TAIWAN)
    assert [(item.position, item.source, item.meant) for item in rebuild(shown, 1)] == [
        (Position(1, 1), "防范", "防範"),
    ]
    assert rebuild(shown, 3) == []


def test_an_edited_article_is_not_taken_for_machine_made() -> None:
    (*_, found) = survey(CleanText(article("關於這個問題。", "要防範風險。", "這是制造二字。")))
    assert found is None
