"""What is dropped on the window and pasted into it is opened."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from viewer.formats import pasted
from viewer.ui import arrivals
from viewer.ui.application import desk

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]


def shown_texts() -> list[str]:
    return [window.pane.view.toPlainText() for window in desk().windows]


def mime(*urls: str | Path, text: str = "", html: str = "") -> QMimeData:
    data = QMimeData()
    if urls:
        data.setUrls([QUrl.fromLocalFile(str(url)) if isinstance(url, Path) else QUrl(url) for url in urls])
    if text:
        data.setText(text)
    if html:
        data.setHtml(html)
    return data


def veil(reader: Reader) -> QWidget:
    return reader.part(QWidget, "dropVeil")


def drag_over(reader: Reader, data: QMimeData) -> bool:
    """Drag something onto the window. Returns whether it may be dropped there."""
    reader.qtbot.waitUntil(lambda: reader.window.findChild(QWidget, "dropVeil") is not None)
    action, none = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), action, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(reader.window, enter)
    if enter.isAccepted():
        move = QDragMoveEvent(QPoint(310, 300), action, data, Qt.MouseButton.LeftButton, none)
        QApplication.sendEvent(reader.window, move)
        assert move.isAccepted()
    return enter.isAccepted()


def drop(reader: Reader, data: QMimeData) -> None:
    assert drag_over(reader, data)
    assert veil(reader).isVisible()
    action, none = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction, Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(310, 300), action, data, Qt.MouseButton.LeftButton, none)
    QApplication.sendEvent(reader.window, event)
    assert event.isAccepted()
    assert event.dropAction() is Qt.DropAction.CopyAction, "nothing is taken away from where it was"
    assert not veil(reader).isVisible()


def paste(reader: Reader, data: QMimeData) -> None:
    """Press Ctrl+V with `data` on the clipboard."""
    QGuiApplication.clipboard().setMimeData(data)
    reader.press("Ctrl+V")


def test_a_file_dropped_on_the_bundled_article_takes_its_window(open_file: Open, tmp_path: Path) -> None:
    reader = open_file()
    (tmp_path / "一.txt").write_text("第一篇。", "utf-8")
    drop(reader, mime(tmp_path / "一.txt"))
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。"])


def test_several_files_each_get_a_window_and_what_is_none_is_told(open_text: Open, tmp_path: Path) -> None:
    reader = open_text("第一篇。", name="一.txt")
    (tmp_path / "二.txt").write_text("第二篇。", "utf-8")
    (tmp_path / "三.md").write_text("# 第三篇", "utf-8")
    (tmp_path / "文件夹").mkdir()
    paths = (tmp_path / name for name in ("二.txt", "文件夹", "没有.txt", "三.md"))
    drop(reader, mime(*paths))
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", "第二篇。", "第三篇"])
    assert "“文件夹”: it is a folder" in reader.notice
    assert "“没有.txt”: there is no such file" in reader.notice


def test_only_so_many_files_are_opened_at_once(
    open_text: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(arrivals, "MOST_FILES", 2)
    reader = open_text("第一篇。", name="一.txt")
    for name in "二三四":
        (tmp_path / f"{name}.txt").write_text(f"第{name}篇。", "utf-8")
    drop(reader, mime(*(tmp_path / f"{name}.txt" for name in "二三四")))
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", "第二篇。", "第三篇。"])
    assert "These are 3 files" in reader.notice


def test_a_text_dropped_opens_in_a_window_of_its_own(open_text: Open) -> None:
    reader = open_text("第一篇。")
    drop(reader, mime(text="拖来的文字。"))
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", "拖来的文字。"])


def test_what_is_no_text_is_not_taken(open_text: Open) -> None:
    reader = open_text("第一篇。")
    data = QMimeData()
    data.setData("application/x-colour", b"red")
    assert not drag_over(reader, data)
    assert not veil(reader).isVisible()


def test_what_would_be_taken_away_from_where_it_was_is_not_taken(open_text: Open) -> None:
    reader = open_text("第一篇。")
    assert drag_over(reader, mime(text="字"))
    none = Qt.KeyboardModifier.NoModifier
    data = mime(text="字")
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.MoveAction, data, Qt.MouseButton.LeftButton, none)
    enter.ignore()
    QApplication.sendEvent(reader.window, enter)
    assert not enter.isAccepted()


def test_the_veil_goes_when_the_drag_leaves(open_text: Open) -> None:
    reader = open_text("第一篇。")
    assert drag_over(reader, mime(text="字"))
    assert veil(reader).isVisible()
    assert veil(reader).geometry() == reader.window.rect()
    QApplication.sendEvent(reader.window, QDragLeaveEvent())
    assert not veil(reader).isVisible()


# Pasting


def test_ctrl_v_makes_an_article_of_a_text(open_text: Open) -> None:
    reader = open_text("第一篇。", "--script", "taiwan")
    paste(reader, mime(text="软件的发展。\n第二段。"))
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", "软件的发展。\n第二段。"])
    window = desk().windows[1]
    assert [document.name for document in desk().recents.list()] == ["文章.txt"], "it has no file to come back to"
    assert window.pane.reading.article.metadata.address == ""
    reader.qtbot.waitUntil(lambda: window.windowTitle().startswith("软件的发展"))


def test_a_pasted_article_is_shown_by_the_settings_and_keeps_its_window(open_file: Open) -> None:
    reader = open_file()
    paste(reader, mime(text="软件的发展。"))
    reader.qtbot.waitUntil(lambda: shown_texts() == ["软件的发展。"])
    reader.press("Ctrl+3")
    assert reader.shown == "軟件的發展。"
    paste(reader, mime(text="另一篇。"))
    reader.qtbot.waitUntil(lambda: shown_texts() == ["軟件的發展。", "另一篇。"])


def test_copied_files_are_opened(open_text: Open, tmp_path: Path) -> None:
    reader = open_text("第一篇。", name="一.txt")
    (tmp_path / "二.txt").write_text("第二篇。", "utf-8")
    paste(reader, mime(tmp_path / "二.txt", text=str(tmp_path / "二.txt")))
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", "第二篇。"])


def test_an_empty_clipboard_says_so(open_text: Open) -> None:
    reader = open_text("第一篇。")
    QGuiApplication.clipboard().clear()
    reader.press("Ctrl+V")
    assert reader.toast.isVisible()
    assert reader.toast.text() == "There is no text on the clipboard"
    assert shown_texts() == ["第一篇。"]


def test_too_long_a_text_is_told(open_text: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pasted, "LIMIT", 10)
    reader = open_text("第一篇。")
    paste(reader, mime(text="很长的文字。"))
    reader.qtbot.waitUntil(lambda: "it is larger than 10 bytes" in reader.notice)
    assert shown_texts() == ["第一篇。"]


def test_in_a_field_ctrl_v_pastes_into_the_field(open_text: Open) -> None:
    reader = open_text("第一篇。")
    QGuiApplication.clipboard().setText("第一")
    reader.press("Ctrl+F")
    field = reader.part(QLineEdit, "findField")
    reader.press("Ctrl+V", field)
    assert field.text() == "第一"
    assert not reader.window.opening.is_busy


def test_a_large_text_leaves_the_window_alive(open_text: Open) -> None:
    reader = open_text("第一篇。")
    line = "江水漫过台阶的时候，天还没有亮。\n"
    paste(reader, mime(text=line * 20_000))
    assert reader.window.opening.is_busy, "it is read in a thread"
    reader.press("Ctrl+3")
    assert reader.shown == "第一篇。"
    reader.qtbot.waitUntil(lambda: len(desk().windows) == 2)
    assert len(desk().windows[1].pane.reading.article.blocks) == 20_000


def test_the_menu_has_it(open_text: Open) -> None:
    reader = open_text("第一篇。")
    QGuiApplication.clipboard().setText("贴上的。")
    reader.action("file.paste").trigger()
    reader.qtbot.waitUntil(lambda: shown_texts() == ["第一篇。", "贴上的。"])
