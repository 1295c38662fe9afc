"""Settling doubts as a reader does: by keys and clicks, here, in the document, everywhere; and taking it back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QToolButton,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.conftest import Reader
from tests.ui.test_trust import click, details, details_begin, doubts, marks, middle
from viewer.library.entry import Entry
from viewer.text.doubt import Candidate
from viewer.text.rules import Rule
from viewer.ui.candidates import words_of
from viewer.ui.choice import Choice

Open = Callable[..., Reader]
TEXT = "他的头与发皆白。\n\n她的头与发皆白。\n"
TAIWAN = ("--script", "taiwan", "--no-corrections")


def candidate(reader: Reader, shown: str) -> QPushButton:
    buttons = reader.part(QFrame, "details").findChildren(QPushButton, "candidate")
    return next(button for button in buttons if not button.isHidden() and button.text().startswith(shown))


def ask_for_doubt(reader: Reader) -> None:
    """Go to the next doubt, and put the keyboard on its candidates."""
    reader.press("F8")
    reader.qtbot.waitUntil(lambda: details(reader) != "")
    reader.press("Ctrl+I")


def settle(reader: Reader, shown: str, scope: str = "here", term: str = "") -> None:
    """Settle the next doubt."""
    ask_for_doubt(reader)
    QTest.mouseClick(reader.part(QToolButton, f"scope.{scope}"), Qt.MouseButton.LeftButton)
    if term:
        line = reader.part(QLineEdit, "ruleTerm")
        line.selectAll()
        QTest.keyClick(line, Qt.Key.Key_Delete)
        reader.write(term, line)
    QTest.mouseClick(candidate(reader, shown), Qt.MouseButton.LeftButton)


def test_a_choice_settles_a_place_and_is_undone(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.qtbot.waitUntil(lambda: doubts(reader) == "2 doubts")
    settle(reader, "髮")
    assert reader.shown == "他的頭與髮皆白。\n她的頭與發皆白。"
    assert reader.toast.text() == "发 → 髮, here · Ctrl+Z takes it back"
    assert details(reader) == ""
    reader.qtbot.waitUntil(lambda: doubts(reader) == "1 doubt")
    reader.press("Ctrl+Z")
    assert reader.shown == "他的頭與發皆白。\n她的頭與發皆白。"
    assert reader.toast.text() == "Taken back: 发 → 髮, here"
    reader.qtbot.waitUntil(lambda: doubts(reader) == "2 doubts")
    reader.press("Ctrl+Z")
    assert reader.toast.text() == "There is nothing to undo"
    reader.press("Ctrl+Shift+Z")
    assert reader.shown.startswith("他的頭與髮皆白。")


def test_every_candidate_has_its_room_when_doubts_are_gone_through(open_text: Open) -> None:
    reader = open_text("他的头与发皆白。\n\n归余某所有，一只只蝴蝶。\n", *TAIWAN)
    for line in ("发 → 發", "余 → 餘", "只", "发 → 發"):
        reader.press("F8")
        reader.qtbot.waitUntil(partial(details_begin, reader, line))
        content = reader.part(QScrollArea, "detailsScroller").widget()
        assert content is not None
        assert content.height() == content.sizeHint().height()
        for button in content.findChildren(Choice):
            assert button.isHidden() or button.height() == button.sizeHint().height()


def test_what_conversion_chose_can_be_confirmed(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    settle(reader, "發")
    assert reader.shown.startswith("他的頭與發皆白。")
    reader.qtbot.waitUntil(lambda: doubts(reader) == "1 doubt")


def test_digits_choose_and_f8_goes_on(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    for _ in range(2):
        ask_for_doubt(reader)
        QTest.keyClick(candidate(reader, "髮"), Qt.Key.Key_1)
    assert reader.shown == "他的頭與髮皆白。\n她的頭與髮皆白。"
    assert reader.view.hasFocus()
    reader.press("F8")
    reader.qtbot.waitUntil(lambda: reader.toast.text() == "Nothing is in doubt here")


def test_f8_goes_on_from_what_was_settled_and_not_back_to_what_was_passed_over(open_text: Open) -> None:
    reader = open_text("他的头与发皆白。\n\n归余某所有，一只只蝴蝶。\n", *TAIWAN)
    for line in ("发 → 發", "余 → 餘"):
        reader.press("F8")
        reader.qtbot.waitUntil(partial(details_begin, reader, line))
    reader.press("1")
    reader.press("F8")
    reader.qtbot.waitUntil(partial(details_begin, reader, "只"))


def test_digits_choose_while_the_keyboard_is_in_the_text(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.press("1")
    assert reader.shown == "他的頭與發皆白。\n她的頭與發皆白。"
    reader.press("F8")
    reader.qtbot.waitUntil(lambda: details(reader) != "")
    assert reader.view.hasFocus()
    reader.press("1")
    assert reader.shown == "他的頭與髮皆白。\n她的頭與發皆白。"


def test_arrows_go_through_candidates_and_scopes_as_in_a_menu(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    ask_for_doubt(reader)

    def words(*keys: Qt.Key) -> str:
        for key in keys:
            focus = QApplication.focusWidget()
            assert focus is not None
            QTest.keyClick(focus, key)
        focus = QApplication.focusWidget()
        return focus.text().split()[0] if isinstance(focus, QPushButton) else ""

    up, down = Qt.Key.Key_Up, Qt.Key.Key_Down
    assert words() == "髮"
    assert (words(down), words(down), words(down)) == ("發", "发", "髮")
    assert (words(up), words(Qt.Key.Key_Home), words(Qt.Key.Key_End)) == ("发", "髮", "发")
    assert words(down, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right) == "髮"
    assert reader.part(QToolButton, "scope.everywhere").isChecked()
    assert words(Qt.Key.Key_Left) == "髮"
    assert reader.part(QToolButton, "scope.document").isChecked()
    words(Qt.Key.Key_Return)
    assert reader.toast.text() == "发皆 → 髮皆, in this document · Ctrl+Z takes it back"
    assert reader.view.hasFocus()


def test_tab_stays_in_the_panel_and_escape_gives_the_keyboard_back_to_the_text(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.qtbot.waitUntil(lambda: doubts(reader) == "2 doubts")
    click(reader, reader.shown.index("發"))
    reader.qtbot.waitUntil(lambda: details(reader) != "")
    scope = reader.part(QToolButton, "scope.document")
    QTest.mouseClick(scope, Qt.MouseButton.LeftButton)
    names = []
    for _ in range(6):
        focus = QApplication.focusWidget()
        assert focus is not None
        names.append(focus.objectName())
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert names == ["scope.document", "ruleTerm", "candidate", "candidate", "keepSource", "scope.document"]
    QTest.keyClick(reader.part(QLineEdit, "ruleTerm"), Qt.Key.Key_Escape)
    assert details(reader) == ""
    assert reader.view.hasFocus()


def test_long_words_stay_within_the_panel(open_text: Open) -> None:
    reader = open_text(f"说起云这件事。\n\n{TEXT}", *TAIWAN)
    reader.qtbot.waitUntil(lambda: doubts(reader) == "2 doubts")
    long = "云" * 60
    application = QApplication.instance()
    assert application is not None
    glossary = application.property("desk").glossary
    glossary.swap([], [Entry(1, Rule("云", long))])
    reader.qtbot.waitUntil(lambda: long in reader.shown and bool(marks(reader)))
    click(reader, reader.shown.index("云"))
    reader.qtbot.waitUntil(lambda: details(reader) != "")
    panel = reader.part(QFrame, "details")
    for label in panel.findChildren(QLabel):
        assert panel.rect().contains(label.geometry()) or not label.isVisible()
    assert panel.width() <= 340


def test_a_candidate_without_room_says_all_of_its_words_in_a_tool_tip(qtbot: QtBot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    choice = Choice("candidate", host)
    choice.resize(120, 30)
    choice.show_words("云南 & 四川", key="1", hint="Press 1")
    assert (choice.text(), choice.toolTip()) == ("云南 && 四川", "Press 1")
    choice.show_words("云" * 40, key="1", hint="Press 1")
    assert choice.text().endswith("…")
    assert choice.toolTip() == "云" * 40


def test_arrows_go_from_the_text_to_the_candidates_of_a_doubt(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.press("F8")
    reader.qtbot.waitUntil(lambda: details(reader) != "")
    reader.press("Right")
    assert reader.part(QToolButton, "scope.document").isChecked()
    assert reader.view.hasFocus()
    reader.press("Down")
    assert candidate(reader, "髮").hasFocus()
    reader.press("Escape")
    assert details(reader) == ""
    assert reader.view.hasFocus()


def test_arrows_stay_with_the_caret(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.press("F7")
    reader.press("F8")
    reader.qtbot.waitUntil(lambda: details(reader) != "")
    before = reader.view.caret()
    reader.press("Right")
    assert reader.view.caret() != before
    assert reader.part(QToolButton, "scope.here").isChecked()


def test_a_right_click_on_a_doubt_offers_its_candidates(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.press("F8")
    reader.qtbot.waitUntil(lambda: details(reader) != "")
    menu = reader.ask_menu(reader.view.viewport(), middle(reader, 4))
    assert details(reader) == ""
    lines = [(action.text(), action.isChecked()) for action in menu.actions()[:4]]
    assert lines == [("髮　頭髮", False), ("發　出發", True), ("Explain this place", False), ("", False)]
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[0]).center())
    assert reader.shown == "他的頭與髮皆白。\n她的頭與發皆白。"
    assert reader.toast.text() == "发 → 髮, here · Ctrl+Z takes it back"


def test_a_right_click_on_a_mark_can_explain_it(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.qtbot.waitUntil(lambda: doubts(reader) == "2 doubts")
    menu = reader.ask_menu(reader.view.viewport(), middle(reader, 4))
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(menu.actions()[2]).center())
    assert details(reader).startswith("发 → 發")
    assert candidate(reader, "髮").hasFocus()


def test_a_right_click_elsewhere_offers_no_candidates(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.qtbot.waitUntil(lambda: doubts(reader) == "2 doubts")
    menu = reader.ask_menu(reader.view.viewport(), middle(reader, 1))
    assert menu.actions()[0].objectName() == "copy"
    menu.close()


def test_all_of_it_is_reached_by_keys(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    ask_for_doubt(reader)
    for expected in ("candidate", "candidate", "keepSource", "scope.here"):
        focus = QApplication.focusWidget()
        assert focus is not None
        assert focus.objectName() == expected
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    here = reader.part(QToolButton, "scope.here")
    here.setFocus()
    QTest.keyClick(here, Qt.Key.Key_Right)
    wider = reader.part(QToolButton, "scope.document")
    assert wider.hasFocus()
    QTest.keyClick(wider, Qt.Key.Key_Space)
    assert wider.isChecked()
    assert reader.part(QLineEdit, "ruleTerm").isVisible()


def test_a_rule_for_the_words_around_holds_in_the_document(open_text: Open, open_file: Open, tmp_path: Path) -> None:
    reader = open_text(TEXT, *TAIWAN)
    ask_for_doubt(reader)
    QTest.mouseClick(reader.part(QToolButton, "scope.document"), Qt.MouseButton.LeftButton)
    assert reader.part(QLineEdit, "ruleTerm").text() == "发皆"
    QTest.mouseClick(candidate(reader, "髮"), Qt.MouseButton.LeftButton)
    assert reader.shown == "他的頭與髮皆白。\n她的頭與髮皆白。"
    other = tmp_path / "别的.txt"
    other.write_text(TEXT, "utf-8")
    assert open_file(other, *TAIWAN).shown == "他的頭與發皆白。\n她的頭與發皆白。"


def test_a_rule_everywhere_shows_in_every_window_at_once(open_text: Open) -> None:
    other = open_text(TEXT, *TAIWAN, name="别的.txt")
    reader = open_text(TEXT, *TAIWAN)
    settle(reader, "髮", "everywhere", "与发")
    assert reader.shown == other.shown == "他的頭與髮皆白。\n她的頭與髮皆白。"
    other.press("Ctrl+Z")
    assert reader.shown == other.shown == "他的頭與發皆白。\n她的頭與發皆白。"


def test_what_is_settled_is_there_when_the_document_is_opened_again(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    settle(reader, "髮")
    reader.window.close()
    assert open_text(TEXT, *TAIWAN).shown == "他的頭與髮皆白。\n她的頭與發皆白。"


def test_a_place_is_found_again_far_away_in_a_changed_document(open_file: Open, tmp_path: Path) -> None:
    path = tmp_path / "文章.txt"
    path.write_text("她的头与发皆白。\n", encoding="utf-8")
    reader = open_file(path, *TAIWAN)
    settle(reader, "髮")
    reader.window.close()
    added = "".join(f"新的第{number}段。\n\n" for number in range(400))
    path.write_text(f"{added}她的头与发皆白。\n", encoding="utf-8")
    reader = open_file(path, *TAIWAN)
    reader.qtbot.waitUntil(lambda: reader.shown.endswith("她的頭與髮皆白。"))


def test_a_place_can_be_shown_as_the_source_has_it(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    ask_for_doubt(reader)
    keep = reader.part(QPushButton, "keepSource")
    assert keep.text() == "发　never convert"
    keep.click()
    assert reader.shown.startswith("他的頭與发皆白。")


def test_the_digit_after_the_candidates_shows_a_place_as_the_source_has_it(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.press("F8")
    reader.qtbot.waitUntil(lambda: details(reader) != "")
    count = len(reader.part(QFrame, "details").findChildren(QPushButton, "candidate"))
    keep = reader.part(QPushButton, "keepSource")
    assert f"Press {count + 1} to choose it" in keep.toolTip()
    reader.press(str(count + 1))
    assert reader.shown.startswith("他的頭與发皆白。")


def test_a_digit_that_nothing_has_chooses_nothing(open_text: Open) -> None:
    reader = open_text("一只只蝴蝶。", *TAIWAN)
    reader.press("F8")
    reader.qtbot.waitUntil(lambda: details(reader) != "")
    before, shown = details(reader), reader.shown
    assert reader.part(QPushButton, "keepSource").isHidden()
    reader.press(str(len(reader.part(QFrame, "details").findChildren(QPushButton, "candidate")) + 1))
    assert (details(reader), reader.shown) == (before, shown)


def test_a_candidate_that_is_the_word_itself_is_said_once() -> None:
    assert words_of(Candidate("幹", "幹")) == words_of(Candidate("幹")) == "幹"
    assert words_of(Candidate("乾", "乾麵")) == "乾　乾麵"


def test_a_word_is_never_converted(open_text: Open) -> None:
    reader = open_text("这个软件很好，软件公司也很好。", *TAIWAN, "--vocabulary")

    def is_explained() -> bool:
        if not details(reader):
            click(reader, reader.shown.index("體"))  # again if the page was just shown anew
        return details(reader).startswith("软件 → 軟體\n")

    reader.qtbot.waitUntil(is_explained)
    QTest.mouseClick(reader.part(QToolButton, "scope.everywhere"), Qt.MouseButton.LeftButton)
    reader.part(QPushButton, "keepSource").click()
    assert reader.shown == "這個软件很好，软件公司也很好。"


def test_what_is_settled_says_so_and_is_taken_back(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    settle(reader, "髮")
    reader.action("marks.changed").trigger()
    reader.qtbot.waitUntil(lambda: ("髮", "changed") in marks(reader))
    click(reader, reader.shown.index("髮"))
    reader.qtbot.waitUntil(lambda: "Settled by you for this place" in details(reader))
    reader.part(QPushButton, "takeBack").click()
    assert reader.shown.startswith("他的頭與發皆白。")


def test_a_rule_for_no_words_cannot_be_made(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    ask_for_doubt(reader)
    QTest.mouseClick(reader.part(QToolButton, "scope.everywhere"), Qt.MouseButton.LeftButton)
    line = reader.part(QLineEdit, "ruleTerm")
    line.selectAll()
    QTest.keyClick(line, Qt.Key.Key_Delete)
    assert not candidate(reader, "髮").isEnabled()
    QTest.keyClick(line, Qt.Key.Key_Escape)
    assert details(reader) == ""


def test_a_pasted_text_is_settled_as_long_as_it_is_open(open_file: Open) -> None:
    reader = open_file()  # the bundled article makes way for what is pasted
    QGuiApplication.clipboard().setText(TEXT)
    reader.press("Ctrl+V")
    reader.qtbot.waitUntil(lambda: reader.shown.startswith("他的头与发皆白。"))
    reader.press("Ctrl+3")
    reader.select(reader.shown[4])
    reader.press("Ctrl+I")
    reader.qtbot.waitUntil(lambda: details(reader) != "")
    other = next(one for one in ("髮", "發") if one not in reader.shown)
    QTest.mouseClick(candidate(reader, other), Qt.MouseButton.LeftButton)
    assert reader.shown.count(other) == 1


def test_an_open_report_follows_what_is_settled(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.press("Ctrl+Shift+R")
    tabs = reader.part(QTabWidget, "reportTabs")
    summary = reader.part(QLabel, "reportSummary")
    reader.qtbot.waitUntil(lambda: "2 in doubt · 0 settled by you" in summary.text())
    reader.action("doubt.next").trigger()  # the report has the keyboard
    reader.qtbot.waitUntil(lambda: details(reader) != "")
    candidate(reader, "髮").click()
    reader.qtbot.waitUntil(lambda: "1 in doubt · 1 settled by you" in summary.text())
    assert tabs.tabText(0) == "Doubts 1"


def test_the_panel_stands_beside_its_place_in_a_low_window_and_scrolls(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    ask_for_doubt(reader)
    frame = reader.part(QFrame, "details")

    def stands_beside(size: QSize) -> bool:
        place = reader.view.rectangle((0, 4), 1)
        corner = reader.view.viewport().mapTo(reader.window, QPoint(0, 0))
        covered = place.toAlignedRect().translated(corner) if place else reader.window.rect()
        is_clear = not frame.geometry().intersects(covered)
        return reader.window.size() == size and reader.window.rect().contains(frame.geometry()) and is_clear

    scroller = reader.part(QScrollArea, "detailsScroller")
    assert scroller.verticalScrollBar().maximum() == 0
    for size in (QSize(1000, 420), QSize(700, 300), QSize(480, 240)):
        reader.window.resize(size)
        reader.qtbot.waitUntil(partial(stands_beside, size))
    reader.press("Ctrl+I")
    QTest.keyClick(candidate(reader, "髮"), Qt.Key.Key_End)
    focus = QApplication.focusWidget()
    assert focus is not None
    top = focus.mapTo(frame, QPoint(0, 0)).y()
    assert 0 <= top <= frame.height() - focus.height()
