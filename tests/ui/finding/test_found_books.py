"""Finding in what is too large to be searched at once."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pytestqt.qtbot import QtBot

from tests.ui.finding.finder import FILLER, Key, Reader, press, reading, type_in, waiting
from viewer.article.blocks import Position
from viewer.article.reading import Reading
from viewer.article.search import Hit
from viewer.formats import begin_article
from viewer.text.script import View
from viewer.ui.finding import MOST_MARKS
from viewer.ui.hits import Hits, start_of
from viewer.ui.reading.style import MarkKind


@pytest.fixture
def book(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """A book that takes four slices to search, with a hit in the first, the second and the last of them."""
    waiting(monkeypatch)
    reader.read(reading(*("網絡" if k in (3, 300, 1000) else FILLER for k in range(1024))))
    return reader


def complete(reader: Reader, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: reader.finding.is_complete)


def test_a_book_is_counted_as_the_search_goes_on(book: Reader, qtbot: QtBot) -> None:
    counts: list[str] = []
    book.finding.changed.connect(lambda: counts.append(book.bar.count.text()))
    type_in(book, "网络")
    assert book.marked() == ["網絡"], "what the first slice finds is marked at once"
    complete(book, qtbot)
    seen = list(dict.fromkeys(count for count in counts if count))
    assert (seen[0], seen[-1]) == ("1+", "1 / 3")
    assert set(seen) <= {"1+", "2+", "3+", "1 / 3"}


def test_the_page_in_view_is_searched_first(book: Reader, qtbot: QtBot) -> None:
    book.pane.go_to(Position(1000, 0))
    type_in(book, "网络")
    assert book.marked() == ["網絡"]
    complete(book, qtbot)
    assert book.bar.count.text() == "3 / 3"
    assert [hit.block for hit in book.finding.hits] == [3, 300, 1000]


def test_a_step_waits_for_the_hit_that_it_goes_to(book: Reader, qtbot: QtBot) -> None:
    type_in(book, "网络")
    book.bar.find_previous()
    assert book.finding.current == Hit(3, 0, 2), "the last hit of the book is not known yet"
    complete(book, qtbot)
    assert (book.bar.count.text(), book.bar.hint.text()) == ("3 / 3", "Continued from the end")
    assert book.marked(MarkKind.CURRENT) == ["網絡"]


def test_another_text_takes_the_place_of_the_search_under_way(book: Reader, qtbot: QtBot) -> None:
    type_in(book, "网络")
    book.bar.field.setText("風雨")
    assert book.finding.counts is not None
    complete(book, qtbot)
    assert len(book.finding.hits) == 1021
    assert all(hit.end - hit.start == 2 for hit in book.finding.hits)


def test_closing_ends_the_search(book: Reader) -> None:
    type_in(book, "网络")
    press(book, Key.Key_Escape)
    assert len(book.finding.hits) == 0
    assert book.finding.is_complete
    assert not book.finding._slices._timer.isActive()


def test_of_very_many_hits_those_around_the_place_are_marked(reader: Reader, qtbot: QtBot) -> None:
    reader.read(reading("的" * 5 * MOST_MARKS))
    type_in(reader, "的")
    complete(reader, qtbot)
    assert reader.bar.count.text() == "1 / 10,000"
    qtbot.waitUntil(lambda: len(reader.marked()) == MOST_MARKS)
    reader.pane.go_to(Position(0, 4 * MOST_MARKS))
    qtbot.waitUntil(lambda: len(reader.marked(MarkKind.FOUND)) == MOST_MARKS)
    (marks,) = reader.pane.view._layout.marks.values()
    starts = [start for start, _, _ in marks]
    assert min(starts) < 4 * MOST_MARKS < max(starts)


def test_of_many_hits_those_that_can_be_seen_are_marked_first(reader: Reader, qtbot: QtBot) -> None:
    reader.read(reading(*["網絡"] * 300))
    type_in(reader, "网络")
    qtbot.waitUntil(lambda: len(reader.marked()) == 300)
    reader.pane.choose(View.SIMPLIFIED)
    assert 5 < len(reader.marked()) < 100
    qtbot.waitUntil(lambda: reader.marked() == ["网络"] * 300)


@given(
    st.lists(st.tuples(st.integers(0, 5), st.integers(0, 9), st.integers(1, 4)), unique_by=lambda row: row[:2]),
    st.data(),
)
def test_hits_are_kept_in_order_whatever_part_is_found_first(
    rows: list[tuple[int, int, int]], data: st.DataObject
) -> None:
    found = [Hit(block, start, start + length) for block, start, length in sorted(rows)]
    cut = data.draw(st.integers(0, len(found)))
    hits = Hits()
    for portion in (found[cut:], found[:cut]):
        hits.add(portion)
    assert list(hits) == found
    assert len(hits) == len(found)
    position = data.draw(st.builds(Position, st.integers(0, 6), st.integers(0, 10)))
    assert hits.before(position) == sum(start_of(hit) < position for hit in found)
    assert list(hits.slice(1, 3)) == found[1:3]


def test_hits_across_the_cuts_of_a_paragraph_that_is_still_read(reader: Reader, qtbot: QtBot, tmp_path: Path) -> None:
    path, count = tmp_path / "一行.txt", 30_000
    path.write_text(f"{FILLER[:10]}。" * count, "utf-8")
    begun = begin_article(path)
    assert begun is not None
    assert begun.rest is not None
    begun.rest.load()
    growing = Reading(begun.article, gradual=True, rest=begun.rest)
    reader.read(growing)
    reader.finding.survey(f"{FILLER[9]}。{FILLER[0]}")
    for _ in growing.read_on():
        reader.finding.go_on()
        qtbot.waitUntil(lambda: not reader.finding._slices.is_busy)
    reader.finding.go_on()
    qtbot.waitUntil(lambda: reader.finding.is_complete)
    assert len(reader.finding.hits) == count - 1
