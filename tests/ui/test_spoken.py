"""A screen reader is told what happens away from the keyboard's place."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QAccessible, QAccessibleEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from tests.ui.conftest import Reader
from viewer.ui import spoken

OpenText = Callable[..., Reader]


@pytest.fixture
def heard(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What a screen reader that listens would say."""
    said: list[str] = []
    monkeypatch.setattr(spoken, "say", lambda _about, text: said.append(text))
    return said


def test_nothing_is_sent_while_nobody_listens(monkeypatch: pytest.MonkeyPatch) -> None:
    events: list[QAccessibleEvent] = []
    monkeypatch.setattr(QAccessible, "updateAccessibility", events.append)
    about = QObject()
    for active in (False, True):
        monkeypatch.setattr(QAccessible, "isActive", lambda active=active: active)
        spoken.say(about, "臺灣")
        spoken.say(about, "")
    assert [event.type() for event in events] == [QAccessible.Event.Announcement]


def test_how_the_text_is_shown_is_told(open_text: OpenText, heard: list[str]) -> None:
    reader = open_text("软件和网络。")
    reader.press("Ctrl+3")
    reader.press("Ctrl+Shift+V")
    reader.press("Ctrl+R")
    assert heard == ["臺灣 · Repair", "臺灣 · Vocabulary · Repair", "臺灣 · Vocabulary"]


def test_what_was_copied_is_told(open_text: OpenText, heard: list[str]) -> None:
    reader = open_text("软件和网络。")
    reader.select("网络")
    reader.press("Ctrl+C")
    assert heard == [reader.toast.text()]


def test_the_number_of_the_hit_is_told(open_text: OpenText, heard: list[str]) -> None:
    reader = open_text("软件和网络。软件。")
    reader.press("Ctrl+F")
    field = reader.part(QLineEdit, "findField")
    reader.write("軟件", field)
    assert heard[-1] == "1 / 2"
    reader.press("F3")
    reader.press("F3")
    assert heard[-2:] == ["2 / 2", "1 / 2 Continued from the beginning"]


def test_the_line_of_the_palette_is_told(open_text: OpenText, heard: list[str]) -> None:
    reader = open_text("软件和网络。")
    reader.press("Ctrl+K")
    field = reader.part(QLineEdit, "paletteField")
    QTest.keyClicks(field, "dark")
    reader.qtbot.waitUntil(lambda: heard[-1:] == ["Theme: Dark"])
    QTest.keyClicks(field, "qqqq")
    reader.qtbot.waitUntil(lambda: heard[-1:] == ["Nothing is called that"])
