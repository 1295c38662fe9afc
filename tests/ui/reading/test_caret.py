"""The caret, moved and seen as by a reader at the keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.article.blocks import BlockKind
from viewer.article.rendition import ShownBlock
from viewer.ui.reading.style import ReadingStyle
from viewer.ui.reading.view import ReadingView
from viewer.ui.reading.words import next_stop, previous_stop

Key = Qt.Key
Plain = Qt.KeyboardModifier.NoModifier
Shift, Control = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def view(
    make_view: Callable[..., ReadingView], page_of: Callable[[int], list[ShownBlock]], style: ReadingStyle
) -> ReadingView:
    view = make_view()
    view.show_page(page_of(40), style)
    view.set_caret(True)
    return view


def press(view: ReadingView, key: Qt.Key, modifiers: Qt.KeyboardModifier = Plain, times: int = 1) -> None:
    for _ in range(times):
        QTest.keyClick(view, key, modifiers)


def line_in_window(view: ReadingView) -> bool:
    spot = view._layout.spot(view._layout.page.place(view.textCursor().position()))
    assert spot is not None
    top = spot.top + spot.line.top - view.verticalScrollBar().value()
    return -1 <= top <= view.viewport().height() - spot.line.height + 1


@pytest.mark.parametrize(
    ("key", "modifiers", "times"),
    [
        (Key.Key_Down, Plain, 60),
        (Key.Key_Right, Plain, 900),
        (Key.Key_Right, Control, 300),
        (Key.Key_PageDown, Plain, 4),
        (Key.Key_PageDown, Shift, 4),
        (Key.Key_End, Control, 1),
        (Key.Key_End, Control | Shift, 1),
    ],
)
def test_the_whole_line_of_the_caret_is_in_the_window(
    view: ReadingView, key: Qt.Key, modifiers: Qt.KeyboardModifier, times: int
) -> None:
    press(view, key, modifiers, times)
    assert view.verticalScrollBar().value() > 0
    assert line_in_window(view)
    press(view, Key.Key_Home, Control)
    assert view.verticalScrollBar().value() == 0
    assert view.caret() == (0, 0)


def test_the_caret_walks_over_code_that_goes_on_in_another_block(
    make_view: Callable[..., ReadingView], shown: Callable[..., ShownBlock], style: ReadingStyle
) -> None:
    view = make_view()
    blocks = [shown(0, "甲\n乙\n", BlockKind.CODE), shown(1, "丙\n丁", BlockKind.CODE)._replace(continues=True)]
    view.show_page(blocks, style)
    view.set_caret(True)
    view.grab()
    seen = []
    for _ in range(4):
        seen.append(view.caret())
        press(view, Key.Key_Down)
    assert [place for place in seen if place is not None][:1] == [(0, 0)]
    assert (1, 0) in seen
    assert (1, 2) in seen
    press(view, Key.Key_Home, Control)
    press(view, Key.Key_Right, Shift, times=9)
    selection = view.selection()
    assert selection is not None
    assert selection[1] == (1, 3)
    view.grab()


def test_end_stays_on_its_line(view: ReadingView) -> None:
    press(view, Key.Key_Down, times=2)
    start, end = view._layout.line_ends(1, 0)
    view.select((1, start + 2), (1, start + 2))
    press(view, Key.Key_End, times=2)
    assert view.caret() == (1, end - 1)
    press(view, Key.Key_Home, times=2)
    assert view.caret() == (1, start)
    press(view, Key.Key_End, Shift)
    assert view.selection() == ((1, start), (1, end))


def test_words_and_clauses() -> None:
    text = "據《建議》，GDP grew 5.2%。"
    stops, offset = [], 0
    while (found := next_stop(text, offset)) is not None:
        stops.append(offset := found)
    assert [text[start] for start in stops[:-1]] == ["建", "G", "g", "5"]
    assert stops[-1] == len(text)
    back = []
    while (found := previous_stop(text, offset)) is not None:
        back.append(offset := found)
    assert back == [*reversed(stops[:-1]), 0]


def test_the_caret_asks_for_the_next_page(view: ReadingView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.page_turn_requested, check_params_cb=lambda step: step == -1):
        press(view, Key.Key_Up)
    press(view, Key.Key_End, Control)
    with qtbot.waitSignal(view.page_turn_requested, check_params_cb=lambda step: step == 1):
        press(view, Key.Key_Down)


def test_the_caret_goes_where_the_reader_jumps(view: ReadingView) -> None:
    view.scroll_to(20, 0)
    assert view.caret() == (20, 0)
    press(view, Key.Key_Right)
    assert view.caret() == (20, 1)


def test_a_menu_asked_for_by_keyboard_does_not_scroll(view: ReadingView, qtbot: QtBot) -> None:
    view.set_caret(False)
    view.scroll_to(20)
    before = view.verticalScrollBar().value()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(1, 1), QPoint(1, 1))
    with qtbot.waitSignal(view.menu_requested) as heard:
        QApplication.sendEvent(view, asked)
    assert view.verticalScrollBar().value() == before
    assert view.rect().contains(view.mapFromGlobal(heard.args[0]))
