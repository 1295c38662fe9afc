"""A place is found again: exactly in the same text, by the words around it in one that changed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import Block, Position
from viewer.library.documents import Document
from viewer.library.landmark import REACH, Landmark, same_share
from viewer.library.places import Choices, Places
from viewer.library.recents import Recents
from viewer.library.store import Store
from viewer.text.script import View

TEXTS = st.lists(st.text("甲乙丙丁戊，。\n", max_size=40), min_size=1, max_size=8)

PROSE = (
    "第一回　甄士隱夢幻識通靈",
    "此開卷第一回也。作者自云曾歷過一番夢幻之後，故將真事隱去，而借通靈說此石頭記一書也。",
    "「嗯。」",
    "列位看官，你道此書從何而起？說來雖近荒唐，細玩頗有趣味。",
    "「嗯。」",
    "卻說那女媧氏煉石補天之時，於大荒山無稽崖煉成頑石三萬六千五百零一塊。",
)


def blocks(*texts: str) -> tuple[Block, ...]:
    return tuple(map(Block, texts))


def where(texts: tuple[str, ...], piece: str) -> Position:
    """The position that | marks in a piece of one of the texts."""
    before, _, after = piece.partition("|")
    for number, text in enumerate(texts):
        if (offset := text.find(before + after)) >= 0:
            return Position(number, offset + len(before))
    raise AssertionError(f"{piece} does not stand in the text")


@pytest.fixture
def document(store: Store, tmp_path: Path) -> Document:
    return Recents(store).add(tmp_path / "石頭記.txt")


# Landmarks


@pytest.mark.parametrize(
    ("piece", "mark"),
    [
        ("|第一回", "|第一回　甄士隱夢幻識通靈⏎此開卷"),
        ("第一回|　甄", "第一回|　甄士隱夢幻識通靈⏎此開卷第一回"),
        ("|「嗯。」", "隱去，而借通靈說此石頭記一書也。⏎|「嗯。」⏎列位看官，你道此書從何"),
        ("|列位看官", "通靈說此石頭記一書也。⏎「嗯。」⏎|列位看官，你道此書從何而起？說來"),
        ("零一|塊。", "山無稽崖煉成頑石三萬六千五百零一|塊。"),
    ],
)
def test_a_landmark_is_the_text_on_either_side(piece: str, mark: str) -> None:
    before, after = mark.replace("⏎", "\n").split("|")
    assert Landmark.at(blocks(*PROSE), where(PROSE, piece)) == Landmark(before[-REACH:], after[:REACH])


@given(TEXTS, st.data())
def test_a_place_in_the_same_text_is_found_exactly(texts: list[str], data: st.DataObject) -> None:
    number = data.draw(st.integers(0, len(texts) - 1))
    position = Position(number, data.draw(st.integers(0, len(texts[number]))))
    article = blocks(*texts)
    assert Landmark.at(article, position).find(article, position) == position


@given(TEXTS, TEXTS, st.data())
def test_whatever_changed_what_is_found_is_in_the_text(
    texts: list[str], others: list[str], data: st.DataObject
) -> None:
    number = data.draw(st.integers(0, len(texts) - 1))
    position = Position(number, data.draw(st.integers(0, len(texts[number]))))
    found = Landmark.at(blocks(*texts), position).find(blocks(*others), position)
    assert found is None or (found.block < len(others) and found.offset <= len(others[found.block]))


@pytest.mark.parametrize(
    ("piece", "changed", "found"),
    [
        # Paragraphs were put before it, or taken away.
        ("看官，|你道", ("序", "凡例", *PROSE), "看官，|你道"),
        ("看官，|你道", PROSE[2:], "看官，|你道"),
        # Words were put before it in its paragraph; the text on one side was rewritten.
        ("看官，|你道", (*PROSE[:3], "且說" + PROSE[3], *PROSE[4:]), "看官，|你道"),
        ("而起？|說來", ("看官！說來雖近荒唐，細玩頗有趣味。", *PROSE[4:]), "看官！|說來"),
        ("大荒山|無稽崖", ("卻說那女媧氏煉石補天之時，於大荒山無地方。",), "大荒山|無地方"),
        # Its paragraph was joined to others, or cut in two.
        ("看官，|你道", ("\n".join(PROSE),), "看官，|你道"),
        ("看官，|你道", (*PROSE[:3], "列位看官，", "你道此書從何而起？說來雖近荒唐，細玩頗有趣味。"), "列位看官，|"),
        # The ends of the article.
        ("零一塊。|", ("序", *PROSE), "零一塊。|"),
        ("|第一回　", ("序", *PROSE), "|第一回　"),
        # Not there any more.
        ("看官，|你道", ("子曰：學而時習之，不亦說乎？",), None),
        ("看官，|你道", (), None),
    ],
)
def test_a_place_is_found_after_a_change(piece: str, changed: tuple[str, ...], found: str | None) -> None:
    position = where(PROSE, piece)
    expected = where(changed, found) if found else None
    assert Landmark.at(blocks(*PROSE), position).find(blocks(*changed), position) == expected


def test_a_short_line_that_stands_there_twice_is_told_by_its_neighbours() -> None:
    mark = Landmark.at(blocks(*PROSE), Position(4, 0))
    assert mark.find(blocks("序", *PROSE), Position(2, 0)) == Position(5, 0)


def test_of_equal_places_the_nearest_is_found() -> None:
    article = blocks(*["花謝花飛花滿天，紅消香斷有誰憐？"] * 20)
    mark = Landmark.at(article, Position(10, 8))
    assert mark.find(article, Position(10, 8)) == Position(10, 8)
    assert mark.find(article, Position(12, 3)) == Position(12, 8)
    assert mark.find(article, Position(40, 0)) == Position(18, 8)


@pytest.mark.parametrize(
    ("before", "after", "position", "found"),
    [
        (("甲乙", "丙丁戊己"), ("鐢蹭箼", "涓欎竵鎴婂繁"), Position(1, 2), Position(1, 3)),
        (("甲乙", "", "丙"), ("鐢", "", "涓"), Position(1, 0), Position(1, 0)),
        (("甲" * 10, "乙" * 10), ("丙" * 40,), Position(1, 5), Position(0, 30)),
        (("甲" * 40,), ("乙" * 5, "", "丙" * 5), Position(0, 30), Position(2, 2)),
        ((), ("甲",), Position(0, 0), Position(0, 0)),
        (("甲",), (), Position(0, 1), Position(0, 0)),
        (("", ""), ("甲",), Position(1, 0), Position(0, 0)),
    ],
)
def test_the_same_share_of_a_text_decoded_otherwise(
    before: tuple[str, ...], after: tuple[str, ...], position: Position, found: Position
) -> None:
    assert same_share(position, blocks(*before), blocks(*after)) == found


# Places


def test_a_place_comes_back_in_another_session(open_store: Callable[[], Store], document: Document) -> None:
    article = blocks(*PROSE)
    Places(open_store()).keep(document, Position(3, 5), article)
    place = Places(open_store()).place(document)
    assert place is not None
    assert place.position == Position(3, 5)
    assert place.locate(article) == Position(3, 5)
    assert place.locate(blocks("序", *PROSE)) == Position(4, 5)


def test_without_a_place_there_is_none(store: Store, document: Document) -> None:
    places = Places(store)
    assert places.place(document) is None
    places.keep(document, Position(0, 0), ())
    assert places.place(document) is None
    assert places.place(Document(99, "/nowhere")) is None
    assert places.choices(Document(99, "/nowhere")) == Choices()


def test_a_lone_surrogate_can_be_near_a_place(store: Store, document: Document) -> None:
    article = blocks("甲乙\ud800丙丁戊己庚")
    places = Places(store)
    places.keep(document, Position(0, 4), article)
    place = places.place(document)
    assert place is not None
    assert place.locate(article) == Position(0, 4)


@pytest.mark.parametrize("damage", ["block = 'x'", "offset = NULL", "after = x'00'"])
def test_a_place_that_cannot_be_read_is_none(store: Store, document: Document, damage: str) -> None:
    places = Places(store)
    places.keep(document, Position(3, 5), blocks(*PROSE))
    store.write(f"UPDATE document SET {damage}")
    assert places.place(document) is None


def test_choices_are_kept_one_by_one(open_store: Callable[[], Store], document: Document) -> None:
    one, other = Places(open_store()), Places(open_store())
    assert one.choices(document) == Choices()
    one.choose(document, view=View.HONGKONG)
    other.choose(document, repair=False)
    one.keep(document, Position(1, 1), blocks(*PROSE))
    assert other.choices(document) == Choices(View.HONGKONG, None, False)
    other.choose(document, view=View.ORIGINAL, vocabulary=True)
    assert one.choices(document) == Choices(View.ORIGINAL, True, False)


def test_a_chosen_encoding_is_kept_and_taken_back(store: Store, document: Document) -> None:
    places = Places(store)
    places.choose(document, encoding="cp950")
    places.choose(document, repair=False)
    assert places.choices(document) == Choices(None, None, False, "cp950")
    places.choose(document, encoding="")
    assert places.choices(document) == Choices(None, None, False, None)


def test_choices_that_cannot_be_read_are_none(store: Store, document: Document) -> None:
    store.write("UPDATE document SET view = 'klingon', vocabulary = 'yes', repair = 1, encoding = 'rot13'")
    assert Places(store).choices(document) == Choices(None, None, True)


def test_clearing_forgets_places_and_documents_that_are_not_listed(store: Store, document: Document) -> None:
    recents, places = Recents(store), Places(store)
    unlisted = recents.add("/texts/乙.txt")
    recents.remove(unlisted)
    for each in (document, unlisted):
        places.keep(each, Position(3, 5), blocks(*PROSE))
        places.choose(each, view=View.TAIWAN, encoding="cp950")
    places.clear()
    assert [places.place(each) for each in (document, unlisted)] == [None, None]
    assert places.choices(document) == Choices()
    assert recents.list() == (document,)
    assert store.read("SELECT count(*) FROM document") == [(1,)]


def test_what_is_kept_for_a_forgotten_document_goes_nowhere(store: Store, document: Document) -> None:
    Recents(store).clear()
    Places(store).clear()
    other = Recents(store).add("/texts/乙.txt")
    Places(store).keep(document, Position(3, 5), blocks(*PROSE))
    assert Places(store).place(document) is None
    assert Places(store).place(other) is None
