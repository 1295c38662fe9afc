"""Finding, as a reader does it: with the bar's keys, in either script, on the page and in the section panel."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QToolButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from viewer import resources
from viewer.article.blocks import Article, Block, BlockKind, Position
from viewer.article.reading import Reading
from viewer.article.search import Hit
from viewer.formats import begin_article, open_article
from viewer.text.script import View
from viewer.ui import theme
from viewer.ui.articlepane import ArticlePane
from viewer.ui.findbar import LONGEST_SELECTION, FindBar
from viewer.ui.finding import MOST_MARKS, Finding, is_visible
from viewer.ui.hits import Hits, shown_range, start_of
from viewer.ui.reading.style import MarkKind
from viewer.ui.sectionpanel import SectionPanel
from viewer.ui.typography import Typography

Key, Modifier = Qt.Key, Qt.KeyboardModifier
FILLER = "春眠不覺曉處處聞啼鳥夜來風雨聲花落知多少"


class Pane(ArticlePane):
    """Says when a page is shown, whatever the reason."""

    page_shown = Signal()

    def _show(self, above: int = 0) -> None:
        super()._show(above)
        self.page_shown.emit()


class Reader(QWidget):
    """A pane with its find bar and section panel, introduced to each other as the window does it."""

    def __init__(self) -> None:
        super().__init__()
        self.pane = Pane(Typography(theme.LIGHT), self)
        self.panel = SectionPanel(self)
        self.finding = Finding(self.pane)
        self.bar = FindBar(self.pane, self.finding, self)
        column = QVBoxLayout()
        column.addWidget(self.bar)
        column.addWidget(self.pane)
        row = QHBoxLayout(self)
        row.addWidget(self.panel)
        row.addLayout(column, 1)
        self.finding.counted.connect(self.panel.set_counts)

    def read(self, reading: Reading) -> None:
        self.pane.read(reading)
        sections = reading.sections
        self.panel.set_sections(sections, lambda number: reading.rendition.title(sections[number].title))

    def marked(self, kind: MarkKind | None = None) -> list[str]:
        """The words on the page that the view has marked, of one kind or of both, as they are shown."""
        layout, styles = self.pane.view._layout, self.pane.view._layout.style.colours.marks
        wanted = [style for each, style in styles.items() if kind in (None, each)]
        return [
            layout.page.texts[index][start:end]
            for index, marks in sorted(layout._marks.items())
            for start, end, style in sorted(marks, key=lambda mark: mark[:2])
            if style in wanted
        ]

    @property
    def top(self) -> int:
        return self.pane.view.verticalScrollBar().value()


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(1000, 600)
    with qtbot.waitActive(reader):
        reader.show()
        reader.activateWindow()
    reader.pane.setFocus()
    return reader


@pytest.fixture
def bundled(reader: Reader) -> Reader:
    reader.read(Reading(open_article(resources.path("articles/miit.txt"))))
    return reader


def reading(*texts: str) -> Reading:
    return Reading(Article(tuple(map(Block, texts))))


def long_reading(*places: int, count: int = 120, word: str = "網絡") -> Reading:
    """So many paragraphs of several lines each, with `word` in those at `places`."""
    return reading(*(FILLER * 5 + (word if k in places else "") + FILLER for k in range(count)))


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


def type_in(reader: Reader, text: str) -> None:
    """Open the bar and hand its field `text` in one piece, as an input method does."""
    reader.bar.open()
    reader.bar.field.clear()
    reader.bar.field.insert(text)


def press(reader: Reader, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    QTest.keyClick(reader.bar.field, key, modifier)


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


# Switches, pages and other articles


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


# Large articles


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a small article be searched at once, however busy the machine is."""
    monkeypatch.setattr("viewer.ui.finding.AT_ONCE_S", 60.0)


def waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every slice of work end after one portion."""
    monkeypatch.setattr("viewer.ui.finding.AT_ONCE_S", -1.0)
    monkeypatch.setattr("viewer.ui.jobs.SLICE_S", -1.0)


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


# The section panel


def chapters() -> Reading:
    blocks = []
    for level, title, hits in (
        (1, "第一章 總則", 1),
        (2, "第一節 網絡", 2),
        (2, "第二節 其他", 0),
        (1, "第二章 附則", 3),
    ):
        blocks += [Block(title, BlockKind.HEADING, level), Block(FILLER + "，網絡" * hits)]
    return Reading(Article((Block("網絡"), *blocks)))


def counts_beside(reader: Reader) -> dict[str, int]:
    """The number that each visible row of the panel shows."""
    tree, delegate, found = reader.panel.tree, reader.panel._counts, {}
    index = tree.model().index(0, 0)
    while index.isValid():
        found[index.data()] = delegate._count(index)
        index = tree.indexBelow(index)
    return found


def test_hits_are_counted_by_section_while_the_bar_is_open(reader: Reader, qtbot: QtBot) -> None:
    reader.read(chapters())
    type_in(reader, "网络")
    assert reader.bar.count.text() == "1 / 8"
    counted = {"第一章 總則": 1, "第一節 網絡": 3, "第二節 其他": 0, "第二章 附則": 3}
    qtbot.waitUntil(lambda: counts_beside(reader) == counted)
    reader.bar.dismiss()
    qtbot.waitUntil(lambda: set(counts_beside(reader).values()) == {0})


def test_a_folded_section_counts_those_below_it(reader: Reader, qtbot: QtBot) -> None:
    reader.read(chapters())
    type_in(reader, "网络")
    reader.panel.tree.collapse(reader.panel.tree.model().index(0, 0))
    qtbot.waitUntil(lambda: counts_beside(reader) == {"第一章 總則": 4, "第二章 附則": 3})


def test_numbers_stand_beside_titles_that_make_room_for_them(reader: Reader) -> None:
    reader.read(chapters())
    type_in(reader, "其他")
    tree, delegate = reader.panel.tree, reader.panel._counts
    delegate.counts = [0, 0, 123_456, 0]
    option = QStyleOptionViewItem()
    option.initFrom(tree)
    option.widget = tree
    option.rect = QRect(0, 0, 110, 24)
    for row, title in ((0, "第一節 網絡"), (1, "第二節 其他")):
        index = tree.model().index(row, 0, tree.model().index(0, 0))
        item = QStyleOptionViewItem(option)
        delegate.initStyleOption(item, index)
        assert (item.text == title) is (row == 0)
    plain = tree.viewport().grab().toImage()
    reader.panel.set_counts([0, 0, 123_457, 0])
    assert tree.viewport().grab().toImage() != plain


def test_a_new_outline_shows_no_numbers_of_the_old_one(reader: Reader) -> None:
    reader.read(chapters())
    type_in(reader, "网络")
    reader.panel.set_sections([], str)
    assert reader.panel._counts.counts == ()
