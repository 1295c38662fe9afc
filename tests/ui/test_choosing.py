"""Choosing what to open: the dialog, recent documents, several files at once, and giving up what takes long."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QStandardPaths, Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QFrame, QLabel, QMenu, QPushButton

from viewer.formats import endings
from viewer.ui import opening
from viewer.ui.application import desk
from viewer.ui.opening import Manner

if TYPE_CHECKING:
    from tests.ui.conftest import Reader
    from viewer.article.reading import Reading

Open = Callable[..., "Reader"]

LONG = "\n".join(f"第{k}段。" + f"江水是真的，第{k}座城里的人和事都是编的。" * 12 for k in range(60))


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Nothing is read before the gate is opened; patience ends at once."""
    gate, read = Event(), opening.read

    def read_behind_the_gate(path: str | os.PathLike[str], manner: Manner) -> Reading:
        gate.wait(30)
        return read(path, manner)

    monkeypatch.setattr(opening, "read", read_behind_the_gate)
    monkeypatch.setattr(opening, "PATIENCE_MS", 1)
    yield gate
    gate.set()


def shown_texts() -> list[str]:
    return [window.pane.view.toPlainText() for window in desk().windows]


def recent_menu(reader: Reader) -> QMenu:
    """Ask for the recent documents by keyboard."""
    reader.qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None)
    reader.come_here()
    reader.press("Ctrl+Shift+O")
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def lines(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()]


def action(menu: QMenu, text: str) -> QAction:
    return next(action for action in menu.actions() if action.text().startswith(text))


def choose(menu: QMenu, text: str) -> None:
    """Click on a line of a menu."""
    QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action(menu, text)).center())


def press_offer(reader: Reader) -> None:
    """Press the button of the notice."""
    button = reader.part(QPushButton, "noticeAction")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


# The dialog


def test_the_dialog_lists_every_format_in_both_cases_and_all_files_last(
    open_text: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    asked: list[str] = []

    def look(_parent: object, _title: str, folder: str, filters: str) -> tuple[list[str], str]:
        asked.extend((folder, filters))
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", look)
    open_text("文。").press("Ctrl+O")
    folder, filters = asked
    assert folder == str(tmp_path), "where the document is"
    texts, everything = filters.split(";;")
    assert {".txt", ".md"} < set(endings())
    for ending in endings():
        assert f"*{ending} " in f"{texts[:-1]} ".replace("(", " ")
        assert f"*{ending.upper()} " in f"{texts[:-1]} "
    assert everything == "All files (*)"


def test_the_dialog_begins_in_the_readers_documents_and_not_among_the_programs(
    open_file: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def look(_parent: object, _title: str, folder: str, _filters: str) -> tuple[list[str], str]:
        asked.append(folder)
        return [], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", look)
    open_file().press("Ctrl+O")
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert asked == [documents]


def test_several_files_each_get_a_window(open_text: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    reader = open_text("第一篇。", name="一.txt")
    (tmp_path / "二.txt").write_text("第二篇。", "utf-8")
    (tmp_path / "三.txt").write_text("第三篇。", "utf-8")
    paths = [str(tmp_path / name) for name in ("二.txt", "没有.txt", "三.txt")]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args, **_rest: (paths, ""))
    reader.press("Ctrl+O")
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", "第二篇。", "第三篇。"])
    assert "“没有.txt”" in reader.notice, "said where it was asked for"


def test_a_document_that_another_window_holds_comes_to_the_front(
    open_text: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    first, second = open_text("第一篇。", name="一.txt"), open_text("第二篇。", name="二.txt")
    with first.qtbot.waitActive(first.window):
        second.choose_file(tmp_path / "一.txt", monkeypatch)
    assert shown_texts() == ["第一篇。", "第二篇。"]


def test_the_same_file_is_read_again_at_the_same_place(
    open_text: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    reader = open_text(LONG)
    reader.press("PgDown")
    reader.press("PgDown")
    place = reader.view.first_visible()
    assert place > (0, 0)
    (tmp_path / "文章.txt").write_text("新的一段。\n" + LONG, "utf-8")
    reader.choose_file(tmp_path / "文章.txt", monkeypatch)
    reader.qtbot.waitUntil(lambda: reader.shown.startswith("新的一段。"))
    assert reader.view.first_visible()[0] == place[0] + 1
    assert len(desk().windows) == 1


# Recent documents


def test_recent_documents_are_listed_with_their_folders_and_open(open_text: Open, tmp_path: Path) -> None:
    open_text("第一篇。", name="R&D.txt").press("Ctrl+W")
    reader = open_text("第二篇。", name="二.txt")
    menu = recent_menu(reader)
    assert [line.partition("\t")[0] for line in lines(menu)] == ["二.txt", "R&&D.txt", "Clear list"]
    assert all(line.partition("\t")[2] for line in lines(menu)[:2])
    choose(menu, "R&&D.txt")
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第二篇。", "第一篇。"])


def test_the_list_can_be_cleared(open_text: Open) -> None:
    reader = open_text("文。")
    choose(recent_menu(reader), "Clear list")
    menu = recent_menu(reader)
    assert lines(menu) == ["No recent documents"]
    assert not menu.actions()[0].isEnabled()


def test_a_recent_document_that_is_gone_says_so_and_can_be_forgotten(open_text: Open, tmp_path: Path) -> None:
    open_text("第一篇。", name="一.txt").press("Ctrl+W")
    reader = open_text("第二篇。", name="二.txt")
    (tmp_path / "一.txt").unlink()
    choose(recent_menu(reader), "一.txt")
    reader.qtbot.waitUntil(lambda: "“一.txt”: there is no such file" in reader.notice)
    assert reader.shown == "第二篇。"
    press_offer(reader)
    assert reader.notice == ""
    assert [document.name for document in desk().recents.list()] == ["二.txt"]


def test_a_moved_file_keeps_its_place_and_how_it_was_shown(open_text: Open, open_file: Open, tmp_path: Path) -> None:
    before = open_text(LONG, name="前.txt")
    before.press("Ctrl+3")
    before.press("PgDown")
    before.press("PgDown")
    place = before.view.first_visible()
    assert place > (0, 0)
    before.press("Ctrl+W")
    before.qtbot.waitUntil(lambda: not desk().windows)
    (tmp_path / "前.txt").rename(tmp_path / "后.txt")
    after = open_file(tmp_path / "后.txt")
    assert after.action("script.taiwan").isChecked()
    assert after.shown.startswith("第0段。江水是真的，第0座城裡的人")
    assert after.view.first_visible() == place


# What takes long


def test_what_takes_long_says_so_and_can_be_given_up(
    open_text: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gate: Event
) -> None:
    gate.set()
    reader = open_text("第一篇。", name="一.txt")
    gate.clear()
    (tmp_path / "慢.txt").write_text("慢的文章。", "utf-8")
    reader.choose_file(tmp_path / "慢.txt", monkeypatch)
    reader.qtbot.waitUntil(lambda: reader.window.findChild(QFrame, "openingBar") is not None)
    bar = reader.part(QFrame, "openingBar")
    reader.qtbot.waitUntil(bar.isVisible)
    assert reader.part(QLabel, "openingText").text() == "Opening “慢.txt”…"
    QTest.mouseClick(reader.part(QPushButton, "openingCancel"), Qt.MouseButton.LeftButton)
    assert not bar.isVisible()
    gate.set()
    reader.choose_file(tmp_path / "一.txt", monkeypatch)
    reader.qtbot.waitUntil(lambda: not reader.window.opening.is_busy)
    assert shown_texts() == ["第一篇。"], "what was given up does not come later"


def test_escape_gives_up_too_and_the_bar_goes_when_the_text_comes(
    open_text: Open, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, gate: Event
) -> None:
    gate.set()
    reader = open_text("第一篇。", name="一.txt")
    gate.clear()
    (tmp_path / "慢.txt").write_text("慢的文章。", "utf-8")
    reader.choose_file(tmp_path / "慢.txt", monkeypatch)
    reader.qtbot.waitUntil(lambda: reader.window.findChild(QFrame, "openingBar") is not None)
    bar = reader.part(QFrame, "openingBar")
    reader.qtbot.waitUntil(bar.isVisible)
    reader.press("Esc")
    reader.qtbot.waitUntil(lambda: not bar.isVisible())
    reader.choose_file(tmp_path / "慢.txt", monkeypatch)
    reader.qtbot.waitUntil(bar.isVisible)
    gate.set()
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", "慢的文章。"])
    assert not bar.isVisible()
