"""The encoding in the status bar: told, chosen anew at the same place, remembered, taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from viewer.article.blocks import Position

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the platform says of menus

Open = Callable[..., "Reader"]

LINES = [f"第{k}段：软件和互联网的发展，清晨的菜市场已经热闹起来。" for k in range(120)]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    path = tmp_path / "小说.txt"
    path.write_bytes("\n".join(LINES).encode("gb18030"))
    return path


def button(reader: Reader) -> QToolButton:
    return reader.part(QToolButton, "statusEncoding")


def ask(reader: Reader) -> QMenu:
    """Click the encoding."""
    QTest.mouseClick(button(reader), Qt.MouseButton.LeftButton)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def choose(reader: Reader, name: str) -> None:
    """Choose from the menu by keyboard."""
    menu = ask(reader)
    menu.setActiveAction(next(action for action in menu.actions() if action.text() == name))
    with reader.qtbot.waitSignal(reader.window.opening.opened):
        QTest.keyClick(menu, Qt.Key.Key_Return)
    reader.qtbot.waitUntil(lambda: bool(reader.state))


def test_it_is_told_and_the_one_in_force_is_checked(open_file: Open, book: Path) -> None:
    reader = open_file(book)
    assert button(reader).text() == "GB18030"
    menu = ask(reader)
    assert [action.text() for action in menu.actions() if action.isChecked()] == ["GB18030"]
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert reader.window.focusWidget() is reader.view


def test_another_one_is_read_at_the_same_place_and_taken_back(open_file: Open, book: Path) -> None:
    reader = open_file(book, "--script", "taiwan")
    reader.window.pane.go_to(Position(60, 0))
    choose(reader, "Big5")
    assert "软件" not in reader.shown
    assert "軟件" not in reader.shown
    assert reader.window.pane.place == Position(60, 0)
    reader.qtbot.waitUntil(lambda: "characters could not be read" in button(reader).text())
    assert "could not be read as Big5: " in reader.notice
    choose(reader, "Find out by itself")
    assert reader.window.pane.place == Position(60, 0)
    assert reader.shown.startswith("第0段：軟件和互聯網")
    reader.qtbot.waitUntil(lambda: button(reader).text() == "GB18030")
    assert reader.notice == "", "what was said about the other encoding is no longer so"


def test_the_choice_is_remembered_with_the_document(open_file: Open, tmp_path: Path) -> None:
    path = tmp_path / "短.txt"
    path.write_bytes("简体".encode("gb18030"))
    reader = open_file(path, "--encoding", "utf-8")
    assert reader.shown == "\ufffd\ufffd\ufffd\ufffd"
    reader = open_file(path)
    assert reader.shown == "简体", "what a command line says is for once"
    choose(reader, "UTF-16 LE")
    wrong = reader.shown
    assert wrong != "简体"
    assert open_file(path).shown == wrong
    choose(reader, "Find out by itself")
    assert open_file(path).shown == "简体"


def test_it_is_found_in_the_palette_too(open_file: Open, book: Path) -> None:
    reader = open_file(book)
    action = reader.action("file.encoding")
    assert action.isEnabled()
    action.trigger()
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    assert menu.objectName() == "encodingMenu"
    menu.close()


def test_it_is_reached_by_keyboard(open_file: Open, book: Path) -> None:
    reader = open_file(book)
    for _ in range(3):
        reader.press("Tab", reader.window.focusWidget())
    reader.press("Space", button(reader))
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    menu.close()
