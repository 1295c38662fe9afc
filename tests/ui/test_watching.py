"""A file that changes while it is read: the reader is told, and reads on at the same place."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QPushButton

from viewer.ui import watching
from viewer.ui.application import desk

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]

LONG = "\n".join(f"第{k}段。" + f"江水是真的，第{k}座城里的人和事都是编的。" * 12 for k in range(60))
CHANGED = "“文章.txt” has changed on the disk."
GONE = "“文章.txt” is no longer where it was."


@pytest.fixture(autouse=True)
def settles_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(watching, "SETTLING_MS", 10)


@pytest.fixture
def reader(open_text: Open) -> Reader:
    """Somebody who reads the third screen of a file that is watched."""
    reader = open_text(LONG)
    reader.qtbot.waitUntil(lambda: reader.window.findChild(watching.Watching) is not None)
    reader.press("PgDown")
    reader.press("PgDown")
    return reader


def replace(path: Path, text: str) -> None:
    """As editors save: a new file takes the place of the old one."""
    draft = path.with_name("draft")
    draft.write_text(text, "utf-8")
    os.replace(draft, path)


def write(path: Path, text: str) -> None:
    path.write_text(text, "utf-8")


def remake(path: Path, text: str) -> None:
    path.unlink()
    path.write_text(text, "utf-8")


def press_offer(reader: Reader) -> None:
    button = next(button for button in reader.notices.findChildren(QPushButton) if button.isVisible())
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def has_new(reader: Reader, count: int) -> bool:
    return reader.shown.count("新的一段。") == count


@pytest.mark.parametrize("change", [write, replace, remake])
def test_a_changed_file_is_read_again_at_the_same_place(
    reader: Reader, tmp_path: Path, change: Callable[[Path, str], None]
) -> None:
    reader.press("Ctrl+3")
    place = reader.view.first_visible()
    assert place > (0, 0)
    for turn in range(1, 3):  # the new file is watched as the first one was
        change(tmp_path / "文章.txt", "新的一段。\n" * turn + LONG)
        reader.qtbot.waitUntil(lambda: reader.notice == CHANGED)
        assert reader.shown.count("新的一段。") == turn - 1, "nothing moves before the reader says so"
        press_offer(reader)
        reader.qtbot.waitUntil(partial(has_new, reader, turn))
        assert reader.view.first_visible()[0] == place[0] + turn
        assert reader.action("script.taiwan").isChecked()
        assert reader.notice == ""
    assert len(desk().windows) == 1


def test_a_file_that_is_only_touched_is_not_mentioned(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "文章.txt"
    os.utime(path, (1, 1))
    write(path, LONG)
    replace(path, LONG)
    replace(path, LONG + "完")
    reader.qtbot.waitUntil(lambda: reader.notice == CHANGED)


def test_a_file_that_is_gone_is_told_once_and_stays_open(reader: Reader, tmp_path: Path) -> None:
    text = reader.shown
    (tmp_path / "文章.txt").unlink()
    reader.qtbot.waitUntil(lambda: reader.notice.startswith(GONE))
    assert reader.shown == text
    press_offer(reader)
    dialog = reader.window.findChild(QFileDialog)
    assert isinstance(dialog, QFileDialog), "it can be saved"
    reader.qtbot.waitUntil(dialog.isVisible)
    dialog.close()
    reader.come_here()  # a window looks when it comes to the front
    assert reader.notice == ""


def test_a_file_that_comes_back_takes_the_notice_back(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "文章.txt"
    path.rename(tmp_path / "别处.txt")
    reader.qtbot.waitUntil(lambda: reader.notice.startswith(GONE))
    (tmp_path / "别处.txt").rename(path)
    other = desk().new_window()
    other.show()
    with reader.qtbot.waitActive(other):
        other.activateWindow()
    reader.come_here()  # a window looks when it comes to the front
    reader.qtbot.waitUntil(lambda: reader.notice == "")


def test_a_closed_window_watches_nothing(reader: Reader, tmp_path: Path) -> None:
    reader.press("Ctrl+W")
    write(tmp_path / "文章.txt", "别的。")
    reader.qtbot.waitUntil(lambda: desk().windows == [])
