"""Hits stay where they are through switches of script, on other pages and in other articles."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.finding.finder import Reader, long_reading, reading, type_in
from viewer.article.blocks import Position
from viewer.article.search import Hit
from viewer.text.script import View
from viewer.ui.hits import shown_range
from viewer.ui.reading.style import MarkKind


@pytest.mark.parametrize("view", list(View))
def test_hits_survive_a_switch_of_script(bundled: Reader, view: View) -> None:
    type_in(bundled, "发展")
    bundled.bar.find_next()
    hits, current = list(bundled.finding.hits), bundled.finding.current
    bundled.pane.choose(view)
    assert (list(bundled.finding.hits), bundled.finding.current) == (hits, current)
    assert bundled.bar.count.text() == "2 / 9"
    assert bundled.marked() == ["发展" if view is View.SIMPLIFIED else "發展"] * 9
    bundled.pane.set_repair(False)
    assert len(bundled.marked()) == 9
    bundled.pane.wear(bundled.pane.typography.zoomed(1))
    assert len(bundled.marked()) == 9


def test_words_of_the_region_are_found_as_they_are_shown(reader: Reader) -> None:
    reader.read(reading("我们开发软件，也卖软件。", "他们学习汉语。"))
    type_in(reader, "軟體")
    reader.pane.choose(View.TAIWAN)
    assert reader.bar.count.text() == "Not found"
    reader.pane.set_vocabulary(True)
    assert reader.marked() == ["軟體", "軟體"]
    reader.pane.set_vocabulary(False)
    assert reader.bar.count.text() == "Not found"


def test_hits_on_other_pages_are_marked_when_they_are_shown(reader: Reader) -> None:
    reader.read(long_reading(0, 300, 301, count=400))
    assert len(list(reader.pane.reading.pages)) > 1
    type_in(reader, "网络")
    assert reader.marked() == ["網絡"]
    reader.bar.find_next()
    assert reader.marked() == ["網絡", "網絡"]
    assert reader.marked(MarkKind.CURRENT) == ["網絡"]
    reader.pane.go_to(Position(0, 0))
    assert reader.marked() == ["網絡"]
    reader.pane.go_to(Position(300, 0))
    assert reader.marked() == ["網絡", "網絡"]


def test_without_being_told_of_a_page_its_hits_are_marked_all_the_same(reader: Reader, qtbot: QtBot) -> None:
    reader.pane.page_shown.disconnect()
    reader.read(long_reading(0, 300, count=400))
    type_in(reader, "网络")
    reader.pane.go_to(Position(300, 0))
    qtbot.waitUntil(lambda: reader.marked() == ["網絡"])


def test_another_article_is_searched_without_going_anywhere(reader: Reader) -> None:
    reader.read(long_reading(5))
    type_in(reader, "网络")
    reader.read(long_reading(50, 51))
    assert reader.bar.count.text() == "2"
    assert reader.top == 0
    reader.bar.find_next()
    assert reader.bar.count.text() == "1 / 2"
    assert reader.marked(MarkKind.CURRENT) == ["網絡"]


def test_a_shorter_article_has_none_of_the_hits_before(reader: Reader) -> None:
    reader.read(long_reading(50))
    type_in(reader, "网络")
    reader.read(reading("無"))
    assert (reader.bar.count.text(), reader.marked()) == ("Not found", [])


def test_marks_of_others_stay_while_nothing_is_looked_for(reader: Reader) -> None:
    reader.read(reading("他們學習"))
    reader.pane.view.set_marks([(0, 0, 2, MarkKind.KEPT)])
    reader.pane.place_changed.emit()
    assert reader.marked() == ["他們"]


@pytest.mark.parametrize(
    ("text", "query", "shown"),
    [
        ("我愛業(yè)務。" * 9, "愛業務", {"愛業務"}),
        ("甲&amp;乙", "&", {"&"}),
        ("甲&amp;乙", "amp", set()),
    ],
)
def test_what_is_left_of_a_hit_is_marked_where_it_is_shown(
    reader: Reader, text: str, query: str, shown: set[str]
) -> None:
    reader.read(reading(text))
    type_in(reader, query)
    assert set(reader.marked()) == shown


def test_a_hit_in_a_gloss_is_shown_at_the_character_it_is_for() -> None:
    rows = reading(*("學(xué)習業(yè)務認(rèn)真領(lǐng)導產(chǎn)品",) * 9)
    text = rows.article.blocks[0].text
    start = text.index("yè")
    assert rows.rendition.block(0).text == "學習業務認真領導產品"
    assert shown_range(rows.rendition, Hit(0, start, start + 2)) == (0, 2, 3)


def test_a_hit_in_a_block_that_is_not_shown_leads_to_the_next_one() -> None:
    assert shown_range(reading("甲", "![]()", "乙").rendition, Hit(1, 2, 3)) == (2, 0, 1)
