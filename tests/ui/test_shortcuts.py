"""The list of keyboard shortcuts."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import chain

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QColor, QGuiApplication, QKeySequence, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from viewer.ui.actions import ACTIONS, make_actions
from viewer.ui.reading.keys import Motion
from viewer.ui.shortcuts import TWO_COLUMNS, ShortcutList, groups, show_shortcuts
from viewer.ui.toolbar import MENU

Actions = dict[str, QAction]


class Window(QMainWindow):
    def __init__(self) -> None:
        super().__init__()
        self.by_name = make_actions(self)


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    yield window
    window.close()


@pytest.fixture
def shown(window: Window, qtbot: QtBot) -> ShortcutList:
    show_shortcuts(window.by_name, window)
    shown = window.findChild(ShortcutList)
    assert isinstance(shown, ShortcutList)
    qtbot.waitExposed(shown)
    return shown


def test_every_action_is_listed_once_with_its_keys(window: Window) -> None:
    rows = list(chain.from_iterable(group.rows for group in groups(window.by_name)))
    for row in ACTIONS:
        text = row.text.removesuffix("…")
        keys = {QKeySequence(each).toString(QKeySequence.SequenceFormat.NativeText) for each in row.keys}
        assert [set(found.keys) for found in rows if found.text == text] == [keys], row.name


def test_groups_are_those_of_the_menu(window: Window) -> None:
    listed = [[row.text for row in group.rows] for group in groups(window.by_name)]
    for names, texts in zip(MENU, listed, strict=False):
        assert texts == [window.by_name[name].text().removesuffix("…") for name in names]


def test_every_group_has_a_title_of_its_own(window: Window) -> None:
    titles = [group.title for group in groups(window.by_name)]
    assert all(titles)
    assert len(titles) == len(set(titles))


def test_an_action_that_no_menu_has_is_listed(window: Window) -> None:
    added = QAction("Dance", window)
    added.setShortcut("Ctrl+Alt+D")
    rows = chain.from_iterable(group.rows for group in groups({**window.by_name, "dance": added}))
    assert next(row.keys for row in rows if row.text == "Dance") == ("Ctrl+Alt+D",)


def test_keys_are_those_that_actions_have_now(window: Window) -> None:
    window.by_name["copy"].setShortcut("Ctrl+Y")
    rows = chain.from_iterable(group.rows for group in groups(window.by_name))
    assert next(row.keys for row in rows if row.text == "Copy") == ("Ctrl+Y",)


def test_the_keys_that_read_are_asked_of_the_view(window: Window) -> None:
    *_, reading, caret = groups(window.by_name)
    assert len(reading.rows) == len(Motion)
    assert {row.text: row.keys for row in reading.rows}["A screen on"] == ("Space", "PgDown")
    assert "Shift+Space" in {row.text: row.keys for row in reading.rows}["A screen back"]
    assert {row.text: row.keys for row in caret.rows}["A character on"] == ("Right",)


def test_it_shows_all_of_it(window: Window, shown: ShortcutList) -> None:
    text = shown.text.toPlainText()
    for row in chain.from_iterable(group.rows for group in groups(window.by_name)):
        assert row.text in text
        for keys in row.keys:
            assert keys in text.replace("\N{NON-BREAKING HYPHEN}", "-")


def test_escape_closes_it(shown: ShortcutList, qtbot: QtBot) -> None:
    with qtbot.waitSignal(shown.destroyed):
        QTest.keyClick(shown.text, Qt.Key.Key_Escape)


def test_there_is_one_of_it(window: Window, shown: ShortcutList) -> None:
    show_shortcuts(window.by_name, window)
    assert window.findChildren(ShortcutList) == [shown]


def test_its_text_can_be_selected_and_copied(shown: ShortcutList) -> None:
    QTest.keyClick(shown.text, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(shown.text, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert "Copy quote with its source" in QGuiApplication.clipboard().text()


def test_it_scrolls_by_keyboard(shown: ShortcutList) -> None:
    shown.resize(TWO_COLUMNS - 200, 300)
    bar = shown.text.verticalScrollBar()
    QTest.keyClick(shown.text, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    QTest.keyClick(shown.text, Qt.Key.Key_Home)
    assert bar.value() == 0


@pytest.mark.parametrize("width", [300, TWO_COLUMNS - 1, TWO_COLUMNS, 1200])
def test_it_fits_any_width(shown: ShortcutList, width: int) -> None:
    shown.resize(width, 600)
    QApplication.processEvents()
    assert shown.text.horizontalScrollBar().maximum() == 0


def test_a_change_of_theme_is_followed(shown: ShortcutList) -> None:
    palette = shown.palette()
    palette.setColor(QPalette.ColorRole.AlternateBase, QColor("#123456"))
    shown.setPalette(palette)
    assert "#123456" in shown.text.toHtml()


def test_a_change_of_language_is_followed(window: Window, shown: ShortcutList) -> None:
    window.by_name["copy"].setText("複製")
    QApplication.sendEvent(shown, QEvent(QEvent.Type.LanguageChange))
    assert "複製" in shown.text.toPlainText()
