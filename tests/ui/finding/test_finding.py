"""Finding, as a reader does it with the keys of the bar: from the key to the marks, and back to the text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from tests.ui.finding.finder import FILLER, Key, Modifier, Reader, long_reading, press, reading, type_in
from viewer.article.blocks import Article, Position
from viewer.article.reading import Reading
from viewer.article.search import Hit
from viewer.text.script import View
from viewer.ui.findbar import LONGEST_SELECTION
from viewer.ui.finding import is_visible
from viewer.ui.hits import shown_range, start_of
from viewer.ui.reading.style import MarkKind

# From the key to the marks


@pytest.mark.parametrize(
    ("query", "shown", "count"),
    [("网络", "網絡", 2), ("網絡", "網絡", 2), ("工业", "工業", 10), ("深入學習貫徹", "深入學習貫徹", 1)],
)
def test_a_word_is_found_in_either_script_and_every_hit_marked(
    bundled: Reader, query: str, shown: str, count: int
) -> None:
    type_in(bundled, query)
    assert bundled.bar.count.text() == f"1 / {count}"
    assert bundled.marked() == [shown] * count
    assert bundled.marked(MarkKind.CURRENT) == [shown]


def test_width_and_case_are_folded(reader: Reader) -> None:
    reader.read(reading("ＡＰＩ 與 Api，api"))
    type_in(reader, "aPI")
    assert reader.marked() == ["ＡＰＩ", "Api", "api"]


def test_hidden_pinyin_is_found_only_where_it_is_shown(bundled: Reader) -> None:
    type_in(bundled, "yè")
    assert bundled.bar.count.text() == "Not found"
    bundled.pane.set_repair(False)
    assert bundled.bar.count.text() == str(bundled.pane.view.toPlainText().count("yè"))
    assert "yè" in bundled.marked()
    bundled.pane.set_repair(True)
    assert bundled.bar.count.text() == "Not found"


def test_enter_goes_on_and_around_with_a_quiet_hint(bundled: Reader) -> None:
    type_in(bundled, "网络")
    press(bundled, Key.Key_Return)
    assert (bundled.bar.count.text(), bundled.bar.hint.text()) == ("2 / 2", "")
    press(bundled, Key.Key_Enter)
    assert (bundled.bar.count.text(), bundled.bar.hint.text()) == ("1 / 2", "Continued from the beginning")
    press(bundled, Key.Key_Return, Modifier.ShiftModifier)
    assert (bundled.bar.count.text(), bundled.bar.hint.text()) == ("2 / 2", "Continued from the end")
    press(bundled, Key.Key_Return, Modifier.ShiftModifier)
    assert (bundled.bar.count.text(), bundled.bar.hint.text()) == ("1 / 2", "")


@pytest.mark.parametrize("text", ["龍貓", "(*[", "𠮷𠮷"])
def test_what_is_not_there_is_said_and_moves_nothing(bundled: Reader, text: str) -> None:
    bundled.pane.go_to(Position(5, 0))
    bundled.bar.open()
    top, place = bundled.top, bundled.pane.place
    type_in(bundled, text)
    press(bundled, Key.Key_Return)
    assert bundled.bar.count.text() == "Not found"
    assert (bundled.top, bundled.pane.place, bundled.marked()) == (top, place, [])


@pytest.mark.parametrize("text", ["", "  ", "\u200b"])
def test_nothing_to_look_for_is_no_failure(bundled: Reader, text: str) -> None:
    type_in(bundled, "网络")
    bundled.bar.field.setText(text)
    assert (bundled.bar.count.text(), bundled.marked(), list(bundled.finding.counts)) == ("", [], [])


def test_an_empty_article_can_be_searched(reader: Reader) -> None:
    reader.read(Reading(Article(())))
    type_in(reader, "网络")
    press(reader, Key.Key_Return)
    assert reader.bar.count.text() == "Not found"


# Where the search starts, and what it scrolls


def test_the_search_starts_at_the_readers_place_and_wraps(reader: Reader) -> None:
    reader.read(long_reading(10, 60))
    reader.pane.go_to(Position(40, 0))
    type_in(reader, "网络")
    assert reader.finding.current is not None
    assert (reader.finding.current.block, reader.bar.count.text()) == (60, "2 / 2")
    reader.bar.dismiss()
    reader.pane.go_to(Position(80, 0))
    type_in(reader, "网络")
    assert (reader.finding.current.block, reader.bar.count.text()) == (10, "1 / 2")
    assert reader.bar.hint.text() == "Continued from the beginning"


def test_a_visible_hit_does_not_scroll(reader: Reader) -> None:
    reader.read(long_reading(40, 41))
    reader.pane.go_to(Position(40, 0))
    reader.bar.open()
    top = reader.top
    type_in(reader, "网络")
    press(reader, Key.Key_Return)
    assert (reader.bar.count.text(), reader.top) == ("2 / 2", top)


def test_a_hit_out_of_view_comes_into_view_with_lines_above_it(reader: Reader) -> None:
    reader.read(long_reading(60))
    type_in(reader, "网络")
    hit = reader.finding.current
    assert hit is not None
    view = reader.pane.view
    assert is_visible(view, (60, hit.start))
    assert view.first_visible() < (60, hit.start - 38), "a line of the paragraph stands above it"
    assert not is_visible(view, (10, 0))


def test_more_letters_stay_on_the_hit_that_they_still_fit(reader: Reader) -> None:
    reader.read(reading("網址", "網絡", "網絡"))
    type_in(reader, "网")
    press(reader, Key.Key_Return)
    assert reader.bar.count.text() == "2 / 3"
    reader.bar.field.end(False)
    reader.bar.field.insert("络")
    assert reader.bar.count.text() == "1 / 2"
    assert reader.finding.current == Hit(1, 0, 2)


def test_having_gone_elsewhere_the_next_hit_is_the_one_from_there(reader: Reader) -> None:
    reader.read(long_reading(2, 30, 80, 100))
    type_in(reader, "网络")
    assert reader.bar.count.text() == "1 / 4"
    reader.pane.go_to(Position(70, 0))
    reader.bar.find_next()
    assert reader.bar.count.text() == "3 / 4"
    reader.pane.go_to(Position(70, 0))
    reader.bar.find_previous()
    assert reader.bar.count.text() == "2 / 4"


# Opening and closing


def test_escape_gives_the_keyboard_back_and_leaves_the_place(bundled: Reader) -> None:
    type_in(bundled, "网络")
    assert bundled.bar.field.hasFocus()
    top = bundled.pane.view.first_visible()
    press(bundled, Key.Key_Escape)
    assert bundled.bar.isHidden()
    assert bundled.pane.view.hasFocus()
    assert bundled.pane.view.first_visible() == top
    assert (bundled.marked(), list(bundled.finding.counts)) == ([], [])


def test_escape_leaves_the_hit_selected_to_be_copied_and_gone_on_from(bundled: Reader) -> None:
    type_in(bundled, "发展")
    bundled.bar.find_next()
    hit = bundled.finding.current
    press(bundled, Key.Key_Escape)
    assert hit is not None
    assert bundled.pane.selection() == (Position(hit.block, hit.start), Position(hit.block, hit.end))
    bundled.bar.find_next()
    assert bundled.bar.count.text() == "3 / 9"
    assert bundled.pane.selection() is None, "it would look like a hit of its own"


def test_escape_in_the_text_leaves_what_the_reader_selected_there(bundled: Reader) -> None:
    type_in(bundled, "发展")
    bundled.pane.setFocus()
    bundled.pane.select(Position(1, 0), Position(1, 3))
    QTest.keyClick(bundled.pane.view, Key.Key_Escape)
    assert bundled.pane.selection() == (Position(1, 0), Position(1, 3))


def test_escape_in_the_text_closes_the_bar_too(bundled: Reader) -> None:
    type_in(bundled, "网络")
    bundled.pane.setFocus()
    QTest.keyClick(bundled.pane.view, Key.Key_Escape)
    assert bundled.bar.isHidden()
    assert bundled.pane.view.hasFocus()


def select(reader: Reader, hit: Hit) -> None:
    block, start, end = shown_range(reader.pane.reading.rendition, hit)
    reader.pane.view.select((block, start), (block, end))


def test_a_selection_is_looked_for_from_where_it_is(bundled: Reader) -> None:
    type_in(bundled, "發展")
    third = bundled.finding.hits.at(2)
    bundled.bar.dismiss()
    bundled.pane.choose(View.SIMPLIFIED)
    bundled.pane.go_to(start_of(third))
    select(bundled, third)
    bundled.bar.open()
    assert bundled.bar.field.text() == "发展"
    assert bundled.bar.field.selectedText() == "发展"
    assert bundled.bar.count.text() == "3 / 9"
    assert bundled.finding.current == third


def test_a_selection_of_paragraphs_is_not_looked_for(reader: Reader) -> None:
    reader.read(reading("網絡", FILLER * 6, "網絡"))
    reader.pane.select_all()
    reader.bar.open()
    assert reader.bar.field.text() == ""
    reader.bar.dismiss()
    select(reader, Hit(1, 0, LONGEST_SELECTION + 1))
    reader.bar.open()
    assert reader.bar.field.text() == ""


def test_opened_again_it_offers_the_same_for_typing_over_and_goes_nowhere(reader: Reader) -> None:
    reader.read(long_reading(10, 60))
    type_in(reader, "网络")
    reader.bar.dismiss()
    reader.pane.go_to(Position(30, 0))
    top = reader.top
    reader.bar.open()
    assert (reader.bar.field.selectedText(), reader.bar.count.text(), reader.top) == ("网络", "2", top)
    assert reader.marked(MarkKind.FOUND) == ["網絡"] * 2
    press(reader, Key.Key_Return)
    assert reader.bar.count.text() == "2 / 2"


def test_opening_it_from_its_own_field_keeps_what_is_typed(bundled: Reader) -> None:
    type_in(bundled, "发展")
    select(bundled, bundled.finding.hits.at(0))
    type_in(bundled, "网络")
    bundled.bar.open()
    assert bundled.bar.field.selectedText() == "网络"


def test_going_on_with_the_bar_closed_looks_for_the_last_text(bundled: Reader) -> None:
    type_in(bundled, "发展")
    bundled.bar.find_next()
    bundled.bar.dismiss()
    bundled.bar.find_next()
    assert bundled.bar.count.text() == "3 / 9"
    assert bundled.pane.view.hasFocus(), "the keyboard stays in the text"
    bundled.bar.dismiss()
    bundled.bar.find_previous()
    assert bundled.bar.count.text() == "2 / 9"


def test_going_on_with_nothing_to_look_for_asks_what(bundled: Reader) -> None:
    bundled.bar.find_next()
    assert bundled.bar.field.hasFocus()
    assert bundled.bar.count.text() == ""


def test_the_buttons_go_from_hit_to_hit_and_leave_the_keyboard_in_the_field(bundled: Reader) -> None:
    type_in(bundled, "发展")
    back, on, close = bundled.bar.findChildren(QToolButton)
    for button, count in ((on, "2 / 9"), (on, "3 / 9"), (back, "2 / 9")):
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)
        assert bundled.bar.count.text() == count
        assert bundled.bar.field.hasFocus()
    QTest.mouseClick(close, Qt.MouseButton.LeftButton)
    assert bundled.bar.isHidden()


def test_a_hint_without_room_is_a_sign(bundled: Reader) -> None:
    type_in(bundled, "网络")
    bundled.bar.find_previous()
    hint = bundled.bar.hint
    whole = hint.grab().toImage()
    hint.resize(hint.minimumWidth(), hint.height())
    sign = hint.grab().toImage()
    hint.setText("x" * 200)
    assert hint.grab().toImage() == sign
    hint.clear()
    assert hint.grab().toImage() != sign
    assert whole.width() > sign.width()
