"""The window of rules, as a reader uses it: by keys and clicks, on files, and beside the text that follows at once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
)

from tests.ui.conftest import Reader
from viewer.library import rule_files
from viewer.library.entry import Entry
from viewer.text.rules import Direction, Rule
from viewer.ui.glossary import GlossaryWindow
from viewer.ui.jobs import Job
from viewer.ui.longwork import LongWork

Open = Callable[..., Reader]
TEXT = "云先生的软件很好。\n\n软件在云上。\n"
TAIWAN = ("--script", "taiwan")
Key = Qt.Key


class Editor:
    """Somebody at the window of rules, opened from a reader's window by its key."""

    def __init__(self, reader: Reader) -> None:
        self.reader = reader
        reader.press("Ctrl+Shift+G")
        self.window = reader.part(GlossaryWindow, "glossary")
        self.table = reader.part(QTableView, "ruleTable")
        reader.qtbot.waitUntil(self.window.isActiveWindow)

    @property
    def rows(self) -> list[list[str]]:
        """What the table shows, without the column of boxes."""
        model = self.table.model()
        return [
            [str(model.index(row, column).data()) for column in range(1, model.columnCount())]
            for row in range(model.rowCount())
        ]

    @property
    def message(self) -> str:
        return self.reader.part(QLabel, "ruleMessage").text()

    def add(self, term: str, shown: str = "", direction: Direction = Direction.ANY, where: int = 0) -> None:
        """Write a rule into the line, and press Enter."""
        for name, text in (("newTerm", term), ("newShown", shown)):
            line = self.reader.part(QLineEdit, name)
            line.clear()
            if text:
                self.reader.write(text, line)
        self.reader.part(QComboBox, "newDirection").setCurrentIndex(list(Direction).index(direction))
        self.reader.part(QComboBox, "newWhere").setCurrentIndex(where)
        QTest.keyClick(self.reader.part(QLineEdit, "newTerm"), Key.Key_Return)

    def press(self, name: str) -> None:
        self.reader.part(QPushButton, name).click()

    def choose(self, row: int) -> None:
        """Click on a row."""
        place = self.table.visualRect(self.table.model().index(row, 1)).center()
        QTest.mouseClick(self.table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def edit(self, row: int, column: int, text: str) -> None:
        """Write over a cell."""
        index = self.table.model().index(row, column)
        self.table.setCurrentIndex(index)
        self.table.edit(index)
        line = next(line for line in self.table.viewport().findChildren(QLineEdit) if line.isVisible())
        line.setText(text)
        QTest.keyClick(line, Key.Key_Return)
        self.reader.qtbot.waitUntil(lambda: self.table.state() is not QAbstractItemView.State.EditingState)

    def choices(self, row: int, column: int) -> QComboBox:
        """Begin to choose what a cell holds."""
        index = self.table.model().index(row, column)
        self.table.setCurrentIndex(index)
        self.table.edit(index)
        return next(box for box in self.table.viewport().findChildren(QComboBox) if box.isVisible())

    def wait_for_rows(self, count: int) -> None:
        self.reader.qtbot.waitUntil(lambda: self.table.model().rowCount() == count)

    def wait_for_files(self) -> None:
        work = (Job, LongWork)
        self.reader.qtbot.waitUntil(lambda: not any(map(self.window.findChildren, work)))


def test_without_rules_it_says_what_they_are_for(open_text: Open) -> None:
    editor = Editor(open_text(TEXT, *TAIWAN))
    assert editor.rows == []
    assert editor.message.startswith("No rules yet.")
    assert not editor.reader.part(QPushButton, "rules.export").isEnabled()


def test_a_rule_is_made_and_shows_at_once(open_text: Open) -> None:
    editor = Editor(reader := open_text(TEXT, *TAIWAN))
    editor.add("软件", "軟體", Direction.TO_TAIWAN)
    assert reader.shown == "雲先生的軟體很好。\n軟體在雲上。"
    assert editor.rows == [["软件", "軟體", "Simplified → 臺灣", "everywhere", ""]]
    assert editor.message == "1 rule"
    editor.add("软件", "軟件程式", Direction.TO_TAIWAN)
    assert editor.rows == [["软件", "軟件程式", "Simplified → 臺灣", "everywhere", ""]], (
        "it takes the place of the other"
    )


def test_a_term_is_never_converted_in_this_document(open_text: Open, tmp_path: Path, open_file: Open) -> None:
    editor = Editor(reader := open_text(TEXT, *TAIWAN))
    editor.add("云先生", where=1)
    assert reader.shown.startswith("云先生的軟件")
    assert editor.rows == [["云先生", "never converted", "in every view", "文章.txt", ""]]
    other = tmp_path / "别的.txt"
    other.write_text(TEXT, "utf-8")
    assert open_file(other, *TAIWAN).shown.startswith("雲先生")


def test_what_cannot_be_a_rule_is_not_taken(open_text: Open) -> None:
    editor = Editor(open_text(TEXT, *TAIWAN))
    editor.add(" ", "雲")
    assert editor.rows == []
    assert editor.message == "Not taken: the term is empty."


def test_rules_are_edited_in_place_and_a_bad_edit_changes_nothing(open_text: Open) -> None:
    editor = Editor(reader := open_text(TEXT, *TAIWAN))
    editor.add("软件", "軟體")
    editor.edit(0, 2, "軟體程式")
    assert reader.shown.startswith("雲先生的軟體程式")
    editor.edit(0, 5, "電腦")
    editor.edit(0, 1, " ")
    assert editor.message == "Not taken: the term is empty."
    assert editor.rows == [["软件", "軟體程式", "in every view", "everywhere", "電腦"]]
    editor.edit(0, 2, "")
    assert editor.rows[0][1] == "never converted"


def test_directions_and_places_are_chosen(open_text: Open) -> None:
    editor = Editor(reader := open_text(TEXT, *TAIWAN))
    editor.add("软件", "軟體")
    box = editor.choices(0, 3)
    box.setCurrentIndex(list(Direction).index(Direction.TO_HONGKONG))
    box.activated.emit(box.currentIndex())
    assert editor.rows[0][2] == "Simplified → 香港"
    assert reader.shown.startswith("雲先生的軟件")
    reader.click_view("香港")
    assert reader.shown.startswith("雲先生的軟體")


def test_a_rule_of_another_document_stays_there_when_its_place_is_only_looked_at(
    open_text: Open, open_file: Open, tmp_path: Path
) -> None:
    Editor(open_text(TEXT, *TAIWAN)).add("云先生", where=1)
    other = tmp_path / "别的.txt"
    other.write_text(TEXT, "utf-8")
    editor = Editor(open_file(other, *TAIWAN))
    box = editor.choices(0, 4)
    assert [box.itemText(number) for number in range(box.count())] == ["文章.txt", "everywhere", "别的.txt"]
    QTest.keyClick(box, Key.Key_Tab)
    assert editor.rows[0][3] == "文章.txt"


def test_a_rule_is_switched_off_and_removed_and_both_undone(open_text: Open) -> None:
    editor = Editor(reader := open_text(TEXT, *TAIWAN))
    editor.add("软件", "軟體")
    editor.table.setCurrentIndex(editor.table.model().index(0, 0))
    QTest.keyClick(editor.table, Key.Key_Space)
    assert "軟體" not in reader.shown
    editor.press("rules.undo")
    assert "軟體" in reader.shown
    editor.choose(0)
    QTest.keyClick(editor.table, Key.Key_Delete)
    assert editor.rows == []
    QTest.keyClick(editor.window, Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert len(editor.rows) == 1
    editor.press("rules.redo")
    assert editor.rows == []


def test_rules_are_filtered_and_sorted(open_text: Open) -> None:
    editor = Editor(open_text(TEXT, *TAIWAN))
    for term, shown in (("乙", "2"), ("甲", "3"), ("丙", "1")):
        editor.add(term, shown)
    editor.table.sortByColumn(2, Qt.SortOrder.AscendingOrder)
    assert [row[1] for row in editor.rows] == ["1", "2", "3"]
    editor.reader.write("甲", editor.reader.part(QLineEdit, "ruleFilter"))
    assert [row[0] for row in editor.rows] == ["甲"]
    assert editor.message == "1 of 3 rules"
    editor.add("丁", "4")
    assert len(editor.rows) == 4, "what is new is seen"


def test_what_is_selected_stays_so_when_rules_are_sorted_and_filtered(open_text: Open) -> None:
    editor = Editor(open_text(TEXT, *TAIWAN))
    for term, shown in (("乙", "2"), ("甲", "3"), ("丙", "1")):
        editor.add(term, shown)
    editor.choose(0)
    for order in (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder):
        editor.table.sortByColumn(2, order)
        assert [index.data() for index in editor.table.selectionModel().selectedRows(1)] == ["乙"]
    editor.reader.write("乙", editor.reader.part(QLineEdit, "ruleFilter"))
    assert [index.data() for index in editor.table.selectionModel().selectedRows(1)] == ["乙"]
    assert editor.reader.part(QPushButton, "rules.remove").isEnabled()


def test_rules_are_found_in_either_script_and_case(open_text: Open) -> None:
    editor = Editor(open_text(TEXT, *TAIWAN))
    editor.add("云服务", "雲端服務")
    editor.add("SaaS\uffff", "軟體服務")
    field = editor.reader.part(QLineEdit, "ruleFilter")
    for wanted, terms in (
        ("雲服務", ["云服务"]),
        ("云端", ["云服务"]),
        ("saas", ["SaaS\uffff"]),
        ("务", ["云服务", "SaaS\uffff"]),
    ):
        field.setText(wanted)
        assert [row[0] for row in editor.rows] == terms


def test_undo_and_redo_say_of_what(open_text: Open) -> None:
    editor = Editor(open_text(TEXT, *TAIWAN))
    editor.add("云", "雲")
    undo, redo = (editor.reader.part(QPushButton, f"rules.{name}") for name in ("undo", "redo"))
    assert (undo.toolTip(), redo.isEnabled()) == ("云 → 雲", False)
    undo.click()
    assert (undo.isEnabled(), redo.toolTip()) == (False, "云 → 雲")


def test_a_list_is_imported_as_one_step_and_its_bad_lines_are_named(open_text: Open, tmp_path: Path) -> None:
    editor = Editor(reader := open_text(TEXT, *TAIWAN))
    editor.add("云", "云")
    path = tmp_path / "rules.txt"
    path.write_text("# 電腦\n软件\t軟體\n云\t雲\n没有制表符\n\t空\n", "utf-8")
    editor.window.files.import_from(path)
    editor.wait_for_files()
    assert reader.shown == "雲先生的軟體很好。\n軟體在雲上。"
    assert editor.message == "2 rules taken · 2 lines left out"
    assert editor.reader.part(QPlainTextEdit, "badLines").toPlainText().splitlines() == [
        "Line 4: there is no tab between the term and what it becomes: 没有制表符",
        "Line 5: the term is empty: 空",
    ]
    reader.come_here()
    reader.press("Ctrl+Z")
    assert reader.shown == "云先生的軟件很好。\n軟件在云上。"


def test_an_import_can_be_given_up(open_text: Open, tmp_path: Path) -> None:
    editor = Editor(open_text(TEXT, *TAIWAN))
    path = tmp_path / "rules.txt"
    path.write_text("".join(f"软{number}\t軟\n" for number in range(20_000)), "utf-8")
    editor.window.files.import_from(path)
    editor.reader.qtbot.waitUntil(lambda: bool(editor.window.findChildren(LongWork)))
    (work,) = editor.window.findChildren(LongWork)
    work.cancel()
    editor.wait_for_files()
    assert editor.rows == []


def test_what_cannot_be_imported_says_why(open_text: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    editor = Editor(open_text(TEXT, *TAIWAN))
    editor.window.files.import_from(tmp_path / "没有.txt")
    editor.wait_for_files()
    assert editor.message.startswith("Cannot read “没有.txt”: ")
    monkeypatch.setattr(rule_files, "MOST", 1)
    path = tmp_path / "rules.txt"
    path.write_text("云\t云\n余\t余\n", "utf-8")
    editor.window.files.import_from(path)
    editor.wait_for_files()
    assert editor.message.startswith("“rules.txt” is too large: at most 1 rules")
    assert editor.rows == []


def test_what_is_exported_reads_back(open_text: Open, tmp_path: Path) -> None:
    editor = Editor(open_text(TEXT, *TAIWAN))
    editor.add("软件", "軟體", Direction.TO_TAIWAN)
    editor.add("云先生", where=1)
    before = editor.rows
    editor.window.files.export_to(tmp_path / "rules.tsv")
    editor.window.files.export_to(tmp_path / "rules.txt")
    editor.wait_for_files()
    assert (tmp_path / "rules.txt").read_text("utf-8") == "软件\t軟體\n"
    editor.table.selectAll()
    editor.press("rules.remove")
    assert editor.rows == []
    editor.window.files.import_from(tmp_path / "rules.tsv")
    editor.wait_for_files()
    assert editor.rows == before


def test_an_export_tells_how_many_it_leaves_out(open_text: Open, tmp_path: Path) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.press("F8")
    reader.qtbot.waitUntil(reader.part(QFrame, "details").isVisible)
    reader.press("1")
    editor = Editor(reader)
    for term, shown in (("软件", "軟體"), ("先生", "# 先生"), ("很好", "好")):
        editor.add(term, shown)
    editor.table.setCurrentIndex(editor.table.model().index(3, 0))
    QTest.keyClick(editor.table, Key.Key_Space)
    editor.window.files.export_to(tmp_path / "rules.tsv")
    editor.wait_for_files()
    assert editor.message == "3 rules saved · 1 left out, which is for one place"
    editor.window.files.export_to(tmp_path / "rules.txt")
    editor.wait_for_files()
    assert (
        editor.message
        == "1 rule saved · 3 left out, which are off, for one place or document, or do not fit the format"
    )


def test_an_export_that_cannot_be_written_says_why(open_text: Open, tmp_path: Path) -> None:
    editor = Editor(open_text(TEXT, *TAIWAN))
    editor.add("软件", "軟體")
    editor.window.files.export_to(tmp_path / "no" / "rules.tsv")
    editor.wait_for_files()
    assert "is not there any more" in editor.message


def test_the_selection_becomes_a_rule(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.select("軟件")
    reader.press("Ctrl+Shift+K")
    line = reader.part(QLineEdit, "newTerm")
    assert (line.text(), reader.part(QLineEdit, "newShown").text()) == ("软件", "軟件")
    shown = reader.part(QLineEdit, "newShown")
    assert shown.selectedText() == "軟件"
    shown.setText("軟體")
    QTest.keyClick(shown, Key.Key_Return)
    assert reader.shown == "雲先生的軟體很好。\n軟體在雲上。"
    reader.click_view("香港")
    assert reader.shown.startswith("雲先生的軟件"), "it was made for Taiwan"


def test_too_long_a_selection_is_told(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    reader.press("Ctrl+A")
    reader.press("Ctrl+Shift+K")
    assert reader.toast.text() == "A rule is for some words of one paragraph: select less"


def test_many_rules_are_shown_and_the_switch_goes_on(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    application = QApplication.instance()
    assert application is not None
    glossary = application.property("desk").glossary
    rules = [Rule(f"软{number}", "軟", Direction.TO_TAIWAN) for number in range(10_000)]
    glossary.swap([], [Entry(number, rule) for number, rule in enumerate([*rules, Rule("软件", "軟體")], 1)])
    editor = Editor(reader)
    reader.qtbot.waitUntil(lambda: editor.message == "10,001 rules")
    assert reader.shown.startswith("雲先生的軟體")
    for name, shown in (("简体", "云先生的軟體"), ("原文", "云先生的软件"), ("臺灣", "雲先生的軟體")):
        reader.click_view(name)
        assert reader.shown.startswith(shown)


def test_of_many_rules_those_that_are_looked_for_are_shown(open_text: Open) -> None:
    reader = open_text(TEXT)
    application = QApplication.instance()
    assert application is not None
    glossary = application.property("desk").glossary
    glossary.swap([], [Entry(number, Rule(f"軟{number}", "软")) for number in range(1, 21_001)])
    editor = Editor(reader)
    reader.qtbot.waitUntil(lambda: editor.message == "21,000 rules")
    field = reader.part(QLineEdit, "ruleFilter")
    field.setText("软2099")
    reader.qtbot.waitUntil(lambda: editor.message == "11 of 21,000 rules")
    editor.window._making.swap([], [Entry(30_000, Rule("软20990", "a"))], "")
    reader.qtbot.waitUntil(lambda: editor.message == "12 of 21,001 rules")
    field.clear()
    reader.qtbot.waitUntil(lambda: editor.message == "21,001 rules")
    editor.table.sortByColumn(1, Qt.SortOrder.DescendingOrder)
    editor.choose(0)
    reader.qtbot.waitUntil(lambda: editor.table.model().index(0, 1).data() == "软20990")
    assert [index.data() for index in editor.table.selectionModel().selectedRows(1)] == ["軟1"]


def test_a_rule_made_while_a_list_is_read_is_kept_beside_it(open_text: Open, tmp_path: Path) -> None:
    editor = Editor(open_text(TEXT, *TAIWAN))
    path = tmp_path / "rules.txt"
    path.write_text("".join(f"词{number}\t詞{number}\n" for number in range(3_000)), encoding="utf-8")
    editor.window.files.import_from(path)
    editor.add("软件", "軟體")
    editor.reader.qtbot.waitUntil(lambda: editor.message == "3,000 rules taken")
    assert len(editor.rows) == 3_001
    assert editor.reader.shown.startswith("雲先生的軟體")
    editor.press("rules.undo")
    editor.wait_for_rows(1)
    assert editor.rows == [["软件", "軟體", "in every view", "everywhere", ""]]
    editor.press("rules.redo")
    editor.press("rules.undo")  # which comes after it, however soon
    editor.wait_for_rows(1)
    editor.press("rules.redo")
    editor.wait_for_rows(3_001)


@pytest.mark.parametrize("by_escape", [True, False])
def test_a_window_that_is_gone_hears_no_more_of_the_rules(open_text: Open, *, by_escape: bool) -> None:
    reader = open_text(TEXT, *TAIWAN)
    editor = Editor(open_text(TEXT, *TAIWAN, name="别的.txt"))
    window = editor.window
    editor.add("软件", "軟體")
    if by_escape:
        QTest.keyClick(window, Key.Key_Escape)
    else:
        editor.reader.window.close()
    reader.qtbot.waitUntil(lambda: not shiboken6.isValid(window))
    reader.come_here()
    assert "軟體" in reader.shown
    reader.press("Ctrl+Z")
    assert "軟體" not in reader.shown


def test_the_words_of_a_new_rule_choose_its_direction_until_the_reader_does(open_text: Open) -> None:
    reader = open_text(TEXT, *TAIWAN)
    Editor(reader)
    shown, direction = reader.part(QLineEdit, "newShown"), reader.part(QComboBox, "newDirection")
    reader.write("软件", reader.part(QLineEdit, "newTerm"))
    reader.write("軟體", shown)
    assert direction.currentData() is Direction.TO_TRADITIONAL
    QTest.keyClick(direction, Key.Key_Home)
    reader.write("們", shown)
    assert direction.currentData() is Direction.ANY
