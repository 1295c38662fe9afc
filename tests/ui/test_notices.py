"""The bar that says what is wrong until it is closed."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QToolButton
from pytestqt.qtbot import QtBot

from viewer.ui.notices import NoticeBar

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]


@pytest.fixture
def bar(qtbot: QtBot) -> NoticeBar:
    made = NoticeBar()
    qtbot.addWidget(made)
    return made


def close(bar: NoticeBar) -> None:
    button = bar.findChild(QToolButton)
    assert isinstance(button, QToolButton)
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_there_is_no_bar_until_there_is_something_to_say(bar: NoticeBar) -> None:
    assert not bar.isVisible()
    bar.say("坏了。")
    assert bar.isVisible()
    assert bar.label.text() == "坏了。"


def test_a_second_notice_stands_below_the_first(bar: NoticeBar) -> None:
    bar.say("一。")
    bar.say("二。")
    assert bar.label.text() == "一。\n二。"


def test_what_is_said_again_is_said_once_and_last(bar: NoticeBar) -> None:
    for text in ("一。", "二。", "一。"):
        bar.say(text)
    assert bar.label.text() == "二。\n一。"


def test_a_closed_notice_does_not_come_back_with_the_next(bar: NoticeBar) -> None:
    bar.say("一。")
    close(bar)
    assert not bar.isVisible()
    bar.say("二。")
    assert bar.label.text() == "二。"


def test_a_name_is_not_read_as_markup(open_file: Open) -> None:
    reader = open_file("<b>名字<img src=x>.txt")
    assert "“<b>名字<img src=x>.txt”" in reader.notice
    assert reader.part(QLabel, "noticeText").textFormat() is Qt.TextFormat.PlainText


def test_a_long_notice_takes_lines_and_not_the_windows_width(open_file: Open) -> None:
    reader = open_file("很长的名字" * 30 + ".txt")
    reader.window.resize(480, 600)
    reader.qtbot.waitUntil(lambda: reader.notices.height() > 2 * reader.window.fontMetrics().height())
    assert reader.window.width() == 480


def test_closing_a_notice_gives_the_keyboard_back(open_file: Open) -> None:
    reader = open_file("没有.txt")
    close(reader.window.notices)
    assert reader.notice == ""
    assert reader.window.focusWidget() is reader.view
