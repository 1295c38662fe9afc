"""Marks, details, the count of doubts, the report: as somebody meets them who reads."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtGui import QColor, QFont, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QTableView, QTabWidget, QToolButton

from tests.ui.conftest import Reader
from viewer.article.blocks import Position
from viewer.article.report import Entry, Kind
from viewer.text.doubt import Reason
from viewer.text.script import Region, View
from viewer.ui import fonts
from viewer.ui.reading.style import MarkKind
from viewer.ui.reportlist import _why
from viewer.ui.reportpanel import ReportPanel

TEXT = "这里没有。\n\n他的头与发皆白。\n\n这里也没有。\n\n归余某所有，一只只蝴蝶。\n"
Open = Callable[..., Reader]


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QGuiApplication) -> Iterator[None]:
    """Nothing is left on the clipboard."""
    yield
    QGuiApplication.clipboard().clear()


def marks(reader: Reader) -> list[tuple[str, str]]:
    """What is marked on the page, and why."""
    page = reader.view._layout.page
    found = []
    for index, some in reader.view._layout._marks.items():
        text = page.texts[index]
        kinds = {style: kind for kind, style in reader.view._layout.style.colours.marks.items()}
        found += [(text[start:end], kinds[style].value) for start, end, style in some]
    return found


def wait_for_marks(reader: Reader, expected: list[tuple[str, str]]) -> None:
    reader.qtbot.waitUntil(lambda: marks(reader) == expected)


def doubts(reader: Reader) -> str:
    """What the status bar says of doubts."""
    button = reader.window.findChild(QToolButton, "statusDoubts")
    return button.text() if button is not None and button.isVisible() else ""


def details(reader: Reader) -> str:
    """What the details say; nothing while they are not shown."""
    frame = reader.window.findChild(QFrame, "details")
    if frame is None or not frame.isVisible():
        return ""
    return "\n".join(label.text() for label in frame.findChildren(QLabel) if label.isVisible())


def details_begin(reader: Reader, line: str) -> bool:
    return details(reader).split("\n")[0] == line


DOUBTED = [("發", "doubtful"), ("餘", "doubtful"), ("只", "doubtful")]


def test_doubts_are_marked_and_counted(open_text: Open) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    wait_for_marks(reader, DOUBTED)
    reader.qtbot.waitUntil(lambda: doubts(reader) == "3 doubts")


def test_doubts_found_while_the_source_is_read_are_marked_with_the_first_switch(open_text: Open) -> None:
    reader = open_text(TEXT, "--no-corrections")
    pane, marking = reader.window.pane, reader.window.features.trust.marking
    ahead = marking.doubts_of(pane.reading.shown_as(View.TAIWAN))
    reader.qtbot.waitUntil(lambda: all(map(ahead.is_known, pane.page)))
    reader.press("Ctrl+3")
    assert marks(reader) == DOUBTED


def test_the_doubts_of_a_book_are_counted_when_it_is_whole(open_text: Open) -> None:
    filling = "".join(f"page {number}: {'lorem ipsum ' * 150}\n\n" for number in range(200))
    reader = open_text(TEXT + filling + TEXT, "--script", "taiwan", "--no-corrections")
    reader.qtbot.waitUntil(lambda: doubts(reader) == "6 doubts")
    assert reader.window.pane.reading.is_book
    reader.press("Ctrl+End")
    reader.qtbot.waitUntil(lambda: bool(marks(reader)))
    assert doubts(reader) == "6 doubts"


def test_the_original_has_no_doubts(open_text: Open) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    reader.qtbot.waitUntil(lambda: doubts(reader) == "3 doubts")
    reader.press("Ctrl+1")
    wait_for_marks(reader, [])
    reader.qtbot.waitUntil(lambda: doubts(reader) == "")
    reader.press("Ctrl+3")
    wait_for_marks(reader, DOUBTED)
    reader.qtbot.waitUntil(lambda: doubts(reader) == "3 doubts")


def test_each_kind_of_mark_has_a_switch_that_is_remembered(open_text: Open) -> None:
    reader = open_text("他说(shuō)12月7日,好。", "--script", "taiwan", "--no-corrections")
    assert [reader.action(f"marks.{kind}").isChecked() for kind in ("doubtful", "changed", "repaired")] == [
        True,
        False,
        False,
    ]
    reader.action("marks.changed").trigger()
    wait_for_marks(reader, [("說", "changed")])
    reader.action("marks.repaired").trigger()
    wait_for_marks(reader, [("說", "changed"), ("，", "repaired")])
    reader.action("marks.changed").trigger()
    wait_for_marks(reader, [("，", "repaired")])
    other = open_text("他说，头与发皆白。", "--script", "taiwan", "--no-corrections", name="b.txt")
    assert not other.action("marks.changed").isChecked()
    assert other.action("marks.repaired").isChecked()


def test_marks_differ_by_more_than_colour(open_text: Open) -> None:
    reader = open_text(TEXT)
    styles = reader.view._layout.style.colours.marks
    shapes = {styles[kind].underline for kind in (MarkKind.DOUBTFUL, MarkKind.CHANGED, MarkKind.REPAIRED)}
    assert len(shapes) == 3
    assert all(QColor(styles[kind].colour).isValid() for kind in styles if styles[kind].colour)


def _stands_in(reader: Reader, block: int) -> bool:
    """Whether a doubt in that block's page is the one gone to."""
    return block in reader.window.pane.page and ("發", "current") in marks(reader)


def test_f8_goes_from_doubt_to_doubt_and_around(open_text: Open) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    for expected in ("发 → 發", "余 → 餘", "只", "发 → 發"):
        reader.press("F8")
        reader.qtbot.waitUntil(partial(details_begin, reader, expected))
    reader.press("Shift+F8")
    reader.qtbot.waitUntil(lambda: details(reader).startswith("只\n"))
    assert ("只", "current") in marks(reader)
    reader.press("Esc")
    assert details(reader) == ""
    reader.qtbot.waitUntil(lambda: ("只", "current") not in marks(reader))


def test_f8_goes_on_from_the_doubt_that_was_left(open_text: Open) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    for expected in ("发 → 發", "余 → 餘", "只"):
        reader.press("F8")
        reader.qtbot.waitUntil(partial(details_begin, reader, expected))
        reader.press("Esc")
    reader.press("Shift+F8")
    reader.qtbot.waitUntil(partial(details_begin, reader, "余 → 餘"))


def test_going_around_says_so(open_text: Open) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    for expected in ("发 → 發", "余 → 餘", "只"):
        reader.press("F8")
        reader.qtbot.waitUntil(partial(details_begin, reader, expected))
    assert reader.toast.text() == ""
    reader.press("F8")
    reader.qtbot.waitUntil(lambda: reader.toast.text() == "Continued from the beginning")
    reader.press("Shift+F8")
    reader.qtbot.waitUntil(lambda: reader.toast.text() == "Continued from the end")


def test_a_doubt_on_another_page_is_stood_on_though_details_were_open(open_text: Open) -> None:
    filling = "".join(f"page {number}: {'lorem ipsum ' * 150}\n\n" for number in range(200))
    doubt = "他的头与发皆白。\n\n"
    reader = open_text(doubt + filling + doubt, "--script", "taiwan", "--no-corrections")
    reader.qtbot.waitUntil(lambda: doubts(reader) == "2 doubts")
    for block in (0, 201, 0):
        reader.press("F8")
        reader.qtbot.waitUntil(partial(_stands_in, reader, block))
        reader.qtbot.waitUntil(partial(details_begin, reader, "发 → 發"))


def test_a_jump_to_a_doubt_can_be_taken_back(open_text: Open) -> None:
    reader = open_text(
        "这里没有别的。\n\n" * 300 + "他的头与发皆白。\n\n" + "这里没有别的。\n\n" * 300,
        "--script",
        "taiwan",
        "--no-corrections",
    )
    reader.press("F8")
    reader.qtbot.waitUntil(lambda: details(reader).startswith("发 → 發\n"))
    assert reader.window.pane.place.block > 200
    reader.press("Alt+Left")
    assert reader.window.pane.place == Position(0, 0)


def test_where_nothing_is_in_doubt_the_reader_is_told(open_text: Open) -> None:
    reader = open_text("这里没有。", "--script", "taiwan", "--no-corrections")
    reader.press("F8")
    reader.qtbot.waitUntil(lambda: reader.toast.text() == "Nothing is in doubt here")


def test_the_status_bar_leads_to_the_next_doubt(open_text: Open) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    reader.qtbot.waitUntil(lambda: doubts(reader) == "3 doubts")
    QTest.mouseClick(reader.part(QToolButton, "statusDoubts"), Qt.MouseButton.LeftButton)
    reader.qtbot.waitUntil(lambda: details(reader).startswith("发 → 發\n"))


def test_details_say_what_acted_and_offer_candidates(open_text: Open) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    reader.press("F8")
    reader.qtbot.waitUntil(lambda: details(reader) != "")
    assert "In doubt: the characters around it speak for another" in details(reader)
    assert "OpenCC t2s → s2tw · STCharacters: 发" in details(reader)
    reader.press("Ctrl+I")
    buttons = reader.part(QFrame, "details").findChildren(QPushButton, "candidate")
    shown = [button for button in buttons if button.isVisible()]
    assert [button.text().split() for button in shown] == [["髮", "頭髮"], ["發", "出發"]]
    assert [button.toolTip() for button in shown] == ["Press 1 to choose it", "Press 2 to choose it"]
    assert [button.accessibleName() for button in shown] == ["Show 髮 頭髮", "Show 發 出發"]
    assert shown[1].accessibleDescription() == "It is shown now\nPress 2 to choose it"
    assert shown[0].hasFocus()
    QTest.keyClick(shown[0], Qt.Key.Key_Escape)
    assert details(reader) == ""
    assert reader.view.hasFocus()


def test_a_click_shows_the_candidates_of_any_character_that_has_some(open_text: Open) -> None:
    reader = open_text("这里没有，余某说。", "--script", "taiwan", "--no-corrections")
    wait_for_marks(reader, [("餘", "doubtful")])
    click(reader, reader.shown.index("裡"))
    reader.qtbot.waitUntil(lambda: details(reader).startswith("里 → 裡\n"))
    click(reader, reader.shown.index("沒"))
    reader.qtbot.waitUntil(lambda: details(reader) == "")


def test_hovering_a_mark_for_a_moment_shows_its_details(open_text: Open) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    wait_for_marks(reader, DOUBTED)
    QTest.mouseMove(reader.view.viewport(), middle(reader, reader.shown.index("發")))
    reader.qtbot.waitUntil(lambda: details(reader).startswith("发 → 發\n"))
    QTest.mouseMove(reader.view.viewport(), middle(reader, reader.shown.index("皆")))
    reader.qtbot.waitUntil(lambda: details(reader) == "")


def test_a_quote_with_a_doubt_in_it_says_so(open_text: Open) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    reader.select("他的頭與發皆白")
    reader.press("Ctrl+Shift+C")
    assert reader.toast.text() == "Copied a converted quote with its source · 1 doubtful place in it: 發皆"
    reader.select("他的頭")
    reader.press("Ctrl+Shift+C")
    assert reader.toast.text() == "Copied a converted quote with its source"


def test_the_report_lists_everything_and_leads_there(open_text: Open) -> None:
    reader = open_text("这里没有别的。\n\n" * 300 + "他的头与发皆白。", "--script", "taiwan", "--no-corrections")
    reader.press("Ctrl+Shift+R")
    panel = reader.part(ReportPanel, "reportPanel")
    tabs = panel.findChild(QTabWidget)
    assert tabs is not None
    reader.qtbot.waitUntil(lambda: tabs.tabText(0) == "Doubts 1")
    table = tabs.widget(0)
    assert isinstance(table, QTableView)
    model = table.model()
    assert [model.index(0, column).data() for column in range(4)] == [
        "发",
        "發",
        "髮 · characters around it",
        "他的头与【发】皆白。",
    ]
    summary = reader.part(QLabel, "reportSummary")
    reader.qtbot.waitUntil(lambda: "1 in doubt" in summary.text())
    table.setCurrentIndex(model.index(0, 0))
    QTest.keyClick(table, Qt.Key.Key_Return)
    reader.qtbot.waitUntil(lambda: details(reader).startswith("发 → 發\n"))
    assert reader.window.pane.place.block > 200


def test_a_report_without_doubts_begins_with_what_was_changed(open_text: Open) -> None:
    reader = open_text("软件。")
    reader.press("Ctrl+3")
    reader.press("Ctrl+Shift+R")
    tabs = reader.part(ReportPanel, "reportPanel").findChild(QTabWidget)
    assert tabs is not None
    reader.qtbot.waitUntil(lambda: tabs.tabText(tabs.currentIndex()) == "Changes 1")


def test_a_report_turns_from_a_list_that_has_become_empty_to_one_that_is_not(open_text: Open) -> None:
    reader = open_text("他的头与发皆白,我也是。", "--script", "taiwan", "--no-corrections")
    reader.press("Ctrl+Shift+R")
    tabs = reader.part(QTabWidget, "reportTabs")
    reader.qtbot.waitUntil(lambda: tabs.tabText(tabs.currentIndex()) == "Doubts 1")
    reader.action("script.original").trigger()  # the report has the keyboard
    reader.qtbot.waitUntil(lambda: tabs.tabText(tabs.currentIndex()) == "Repairs 1")
    reader.action("script.taiwan").trigger()
    reader.qtbot.waitUntil(lambda: tabs.tabText(0) == "Doubts 1")
    assert tabs.tabText(tabs.currentIndex()) == "Repairs 1"


def test_a_report_that_is_renewed_stays_at_its_rows(open_text: Open) -> None:
    reader = open_text("他的头与发皆白。\n\n" * 100, "--script", "taiwan", "--no-corrections")
    reader.press("Ctrl+Shift+R")
    table = reader.part(QTabWidget, "reportTabs").widget(0)
    assert isinstance(table, QTableView)
    reader.qtbot.waitUntil(lambda: table.verticalScrollBar().maximum() > 50)
    table.verticalScrollBar().setValue(50)
    reader.action("script.hongkong").trigger()
    reader.qtbot.waitUntil(lambda: "s2hk" in reader.part(QLabel, "reportSummary").text())
    assert table.verticalScrollBar().value() == 50


def test_a_report_is_saved(open_text: Open, tmp_path: Path) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    reader.press("Ctrl+Shift+R")
    panel = reader.part(ReportPanel, "reportPanel")
    for suffix in ("json", "csv", "html"):
        with reader.qtbot.waitSignal(panel.said):
            panel.file.save(tmp_path / f"report.{suffix}")
    found = json.loads((tmp_path / "report.json").read_text("utf-8"))
    assert [doubt["shown"] for doubt in found["doubts"]] == ["發", "餘", "只"]
    assert (tmp_path / "report.csv").read_text("utf-8-sig").count("\n") == 1 + sum(len(found[k]) for k in _LISTS)
    assert '<td lang="zh-Hans">余</td>' in (tmp_path / "report.html").read_text("utf-8")


_LISTS = ("repairs", "changes", "doubts")


def test_a_report_that_cannot_be_saved_says_why(open_text: Open, tmp_path: Path) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    reader.press("Ctrl+Shift+R")
    reader.part(ReportPanel, "reportPanel").file.save(tmp_path / "no" / "report.json")
    reader.qtbot.waitUntil(lambda: "is not there any more" in reader.notice)


def test_the_report_draws_source_and_shown_text_each_in_the_forms_of_its_region(open_text: Open) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    reader.press("Ctrl+Shift+R")
    table = reader.part(QTabWidget, "reportTabs").widget(0)
    assert isinstance(table, QTableView)
    model = table.model()

    def families(column: int) -> list[str]:
        font = model.data(model.index(0, column), Qt.ItemDataRole.FontRole) or table.font()
        assert isinstance(font, QFont)
        return font.families()

    reader.qtbot.waitUntil(lambda: model.rowCount() == 3)
    forms = {region: fonts.interface_families(region) for region in Region}
    assert [families(column) for column in (0, 1, 3)] == [
        forms[region] for region in (Region.MAINLAND, Region.TAIWAN, Region.MAINLAND)
    ]
    reader.action("script.hongkong").trigger()
    reader.qtbot.waitUntil(lambda: model.rowCount() == 3)
    assert [families(column) for column in (0, 1)] == [forms[Region.MAINLAND], forms[Region.HONGKONG]]


def test_a_machine_made_text_is_offered_for_review(open_text: Open) -> None:
    reader = open_text("關于這個問題，要防范風險。\n\n這個制造業很復雜。\n", "--script", "taiwan", "--no-corrections")
    reader.qtbot.waitUntil(lambda: "nobody writes 關于、防范、制造 (4 places)" in reader.notice)
    button = reader.part(QPushButton, "noticeAction")
    button.click()
    panel = reader.part(ReportPanel, "reportPanel")
    tabs = panel.findChild(QTabWidget)
    assert tabs is not None
    reader.qtbot.waitUntil(lambda: tabs.tabText(0) == "What was probably meant 4")
    assert reader.shown.startswith("關于")
    accept, accept_all = (reader.part(QPushButton, name) for name in ("acceptSelected", "acceptAll"))
    assert not accept.isEnabled()
    table = tabs.widget(0)
    assert isinstance(table, QTableView)

    row = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows

    def select() -> bool:
        table.selectionModel().select(table.model().index(1, 0), row)  # the report may just be renewed
        return accept.isEnabled()

    reader.qtbot.waitUntil(select)
    accept.click()
    reader.qtbot.waitUntil(lambda: "要防範風險" in reader.shown)
    reader.qtbot.waitUntil(lambda: tabs.tabText(0) == "What was probably meant 3")
    reader.qtbot.waitUntil(accept_all.isEnabled)
    accept_all.click()
    reader.qtbot.waitUntil(lambda: reader.shown == "關於這個問題，要防範風險。\n這個製造業很複雜。")
    assert reader.window.toast.text() == "3 places rebuilt · Ctrl+Z takes it back"
    reader.qtbot.waitUntil(lambda: tabs.tabText(0) == "What was probably meant 0")
    panel.close()
    reader.come_here()
    reader.press("Ctrl+Z")
    reader.qtbot.waitUntil(lambda: reader.shown.startswith("關于這個問題，要防範"))
    reader.press("Ctrl+Shift+R")
    again = reader.part(QTabWidget, "reportTabs")
    reader.qtbot.waitUntil(lambda: again.tabText(0) == "What was probably meant 3")


def middle(reader: Reader, index: int) -> QPoint:
    """The middle of a character of the page."""
    point = reader.point(index)
    return QPoint(point.x() + 19, point.y())  # an em on from where the boundary before it becomes the nearest


def click(reader: Reader, index: int) -> None:
    """Click on a character of the page."""
    QTest.mouseClick(reader.view.viewport(), Qt.MouseButton.LeftButton, pos=middle(reader, index))


def test_the_report_leaves_the_upper_part_of_the_page_to_where_it_leads(open_text: Open) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    reader.press("Ctrl+Shift+R")
    panel = reader.part(ReportPanel, "reportPanel")
    top = reader.view.viewport().mapFromGlobal(panel.mapToGlobal(QPoint(0, 0))).y()
    assert top > reader.view.viewport().height() // 3  # the height at which a doubt is brought into view


def test_what_is_accepted_is_shown_in_the_view_that_it_is_for(open_text: Open) -> None:
    reader = open_text("關于這個問題，要防范風險。\n\n這個制造業很復雜。\n", "--script", "taiwan")
    reader.qtbot.waitUntil(lambda: "nobody writes" in reader.notice)
    reader.press("Ctrl+2")
    reader.press("Ctrl+Shift+R")
    accept_all = reader.part(QPushButton, "acceptAll")
    reader.qtbot.waitUntil(accept_all.isEnabled)
    accept_all.click()
    reader.qtbot.waitUntil(lambda: reader.shown == "關於這個問題，要防範風險。\n這個製造業很複雜。")


def test_every_reason_is_worded_in_the_report() -> None:
    """The value of one stood there as it is in reports that programs read."""
    entries = [Entry(Kind.DOUBT, Position(0, 0), "云", "雲", reason.value) for reason in Reason]
    assert not {reason.value for reason in Reason if reason is not Reason.SCRIPT} & {_why(entry) for entry in entries}
