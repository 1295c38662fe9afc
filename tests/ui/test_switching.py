"""Switching views, vocabulary and repair: the place, the selection and the focus stay."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from random import Random
from threading import Event
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QToolButton
from pytestqt.qtbot import QtBot

from viewer.article.blocks import Article, Block
from viewer.article.reading import Reading
from viewer.text.routing import Tables
from viewer.text.script import View

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]

VIEWS = {"原文": "Ctrl+1", "简体": "Ctrl+2", "臺灣": "Ctrl+3", "香港": "Ctrl+4"}
SIMPLIFIED = "软件和互联网的发展，里面有“引文”。"
LONG = "\n".join(
    f"第{k}段：互联网上的软件很多，“质量”参差不齐。发布以后，里面的信息要由用户自己判断，后果也由用户自己承担。" * 3
    for k in range(60)
)
GLOSSED = "\n".join(
    f"第{k}段：工業(yè)和信息化發(fā)展，要學(xué)習(xí)務(wù)實,推進(jìn)創(chuàng)新。" * 4 for k in range(60)
)
SWITCHES = ("Ctrl+3", "Ctrl+Shift+V", "Ctrl+4", "Ctrl+R", "Ctrl+2", "Ctrl+Shift+V", "Ctrl+R", "Ctrl+T", "Ctrl+T")


def scroll_to(reader: Reader, block: int, offset: int) -> None:
    """Scroll to a place as with the bar, not by a jump that would remember it."""
    reader.view.scroll_to(block, offset)
    value = reader.view.verticalScrollBar().value()
    reader.view.verticalScrollBar().setValue(value - 1)
    with reader.qtbot.waitSignal(reader.view.position_changed):
        reader.view.verticalScrollBar().setValue(value)


def first_line(reader: Reader) -> tuple[int, int]:
    """The block of the source at the top of the view, and how many pixels of it are above."""
    block, offset = reader.view.first_visible()
    cursor = reader.view.textCursor()
    cursor.setPosition(reader.view.document().findBlockByNumber(block).position() + offset)
    return block, reader.view.cursorRect(cursor).top()


@pytest.mark.parametrize("name", VIEWS)
def test_a_click_shows_a_view_and_leaves_the_keyboard_alone(open_text: Open, name: str) -> None:
    reader = open_text(SIMPLIFIED)
    reader.click_view(name)
    shown = {
        "原文": SIMPLIFIED,
        "简体": SIMPLIFIED,
        "臺灣": "軟件和互聯網的發展，裡面有「引文」。",
        "香港": "軟件和互聯網的發展，裏面有「引文」。",
    }
    assert reader.shown == shown[name]
    buttons = reader.part(QFrame, "scriptBar").findChildren(QToolButton)
    assert [button.text() for button in buttons if button.isChecked()] == [name]
    assert reader.window.focusWidget() is reader.view
    reader.wait_until_told(name)


def test_the_keys_show_the_views_as_the_clicks_do(open_text: Open) -> None:
    reader = open_text(SIMPLIFIED)
    for name, keys in VIEWS.items():
        reader.click_view(name)
        clicked = reader.shown
        reader.press("Ctrl+1")
        reader.press(keys)
        assert reader.shown == clicked


def test_a_view_that_is_shown_can_be_asked_for_again(open_text: Open) -> None:
    reader = open_text(SIMPLIFIED)
    reader.click_view("臺灣")
    reader.click_view("臺灣")
    reader.press("Ctrl+3")
    assert reader.shown.startswith("軟件")
    assert reader.action("script.taiwan").isChecked()


def test_a_flip_shows_the_other_script_and_another_comes_back(open_text: Open) -> None:
    reader = open_text(SIMPLIFIED)
    reader.press("Ctrl+T")
    assert reader.action("script.taiwan").isChecked()
    reader.press("Ctrl+T")
    assert reader.action("script.original").isChecked()
    reader.press("Ctrl+2")
    reader.press("Ctrl+T")
    assert reader.action("script.taiwan").isChecked()
    reader.press("Ctrl+T")
    assert reader.action("script.simplified").isChecked()


def test_a_flip_of_a_traditional_text_shows_the_simplified(open_file: Open) -> None:
    reader = open_file()
    reader.press("Ctrl+T")
    assert reader.action("script.simplified").isChecked()
    assert "来源：工信微报" in reader.shown
    reader.press("Ctrl+T")
    assert reader.action("script.original").isChecked()


def test_a_flip_goes_to_the_traditional_forms_that_were_chosen_last(open_text: Open) -> None:
    reader = open_text(SIMPLIFIED)
    reader.press("Ctrl+4")
    reader.press("Ctrl+2")
    reader.press("Ctrl+T")
    assert reader.action("script.hongkong").isChecked()
    again = open_text(SIMPLIFIED, name="另一篇.txt")
    again.press("Ctrl+T")
    assert again.action("script.hongkong").isChecked(), "in the next window too"


def test_vocabulary_is_off_until_it_is_asked_for(open_text: Open) -> None:
    reader = open_text(SIMPLIFIED)
    vocabulary = reader.action("vocabulary")
    assert not vocabulary.isChecked()
    assert not vocabulary.isEnabled(), "the original has its own words"
    reader.press("Ctrl+3")
    assert vocabulary.isEnabled()
    reader.press("Ctrl+Shift+V")
    assert reader.shown == "軟體和網際網路的發展，裡面有「引文」。"
    reader.press("Ctrl+1")
    assert reader.shown == SIMPLIFIED
    reader.press("Ctrl+3")
    reader.press("Ctrl+Shift+V")
    assert reader.shown == "軟件和互聯網的發展，裡面有「引文」。"


def test_repair_off_shows_every_character(open_text: Open) -> None:
    text = "工業(yè)和發(fā)展,學(xué)習(xí)務(wù)實。![]()推進(jìn)\u200b創(chuàng)新&nbsp;。"
    reader = open_text(text)
    assert reader.shown == "工業和發展，學習務實。推進創新 。"
    reader.press("Ctrl+R")
    assert reader.shown == text
    assert not reader.action("repair").isChecked()
    reader.press("Ctrl+R")
    assert reader.shown == "工業和發展，學習務實。推進創新 。"


@pytest.mark.parametrize("text", [LONG, GLOSSED])
def test_the_place_survives_every_switch(open_text: Open, text: str) -> None:
    reader, random = open_text(text), Random(7)
    for _ in range(12):
        block = random.randrange(60)
        scroll_to(reader, block, random.randrange(90))
        start = reader.view.first_visible()
        top = first_line(reader)
        for keys in SWITCHES:
            reader.press(keys)
            assert first_line(reader)[0] == top[0], keys
            assert abs(first_line(reader)[1]) <= 1, "it is at the top of the view"
        reader.press("Ctrl+1")
        assert (reader.view.first_visible(), first_line(reader)) == (start, top)


def test_the_place_survives_what_was_not_drawn_yet(open_text: Open) -> None:
    reader = open_text(LONG)
    for keys in ("PgDown", "PgDown", "PgDown"):
        reader.press(keys)
    place = reader.view.first_visible()
    reader.press("Ctrl+3")
    assert reader.view.first_visible() == place


@pytest.mark.parametrize("text", [LONG, GLOSSED])
def test_the_selection_survives_every_switch(open_text: Open, text: str) -> None:
    reader, random = open_text(text), Random(3)
    for _ in range(12):
        start, end = sorted(random.sample(range(len(reader.shown)), 2))
        cursor = reader.view.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(end, cursor.MoveMode.KeepAnchor)
        reader.view.setTextCursor(cursor)
        selected = reader.selected
        for keys in ("Ctrl+3", "Ctrl+4", "Ctrl+R", "Ctrl+2", "Ctrl+R"):
            reader.press(keys)
            assert reader.selected
        reader.press("Ctrl+1")
        assert reader.selected == selected


def test_a_selected_word_is_selected_as_it_is_shown(open_text: Open) -> None:
    reader = open_text(SIMPLIFIED)
    reader.select("互联网")
    expected = {"臺灣": "互聯網", "香港": "互聯網", "简体": "互联网", "原文": "互联网"}
    for name, keys in VIEWS.items():
        reader.press(keys)
        assert reader.selected == expected[name]
    reader.press("Ctrl+3")
    reader.press("Ctrl+Shift+V")
    assert reader.selected == "網際網路"


def test_a_selection_of_what_is_hidden_then_selects_nothing(open_text: Open) -> None:
    reader = open_text(GLOSSED, "--no-repair")
    reader.select("(yè)")
    reader.press("Ctrl+R")
    assert reader.selected == ""
    assert "業和" in reader.shown


def test_everything_stays_selected(open_text: Open) -> None:
    reader = open_text(SIMPLIFIED)
    reader.press("Ctrl+A")
    reader.press("Ctrl+3")
    assert reader.selected == reader.shown


def test_the_focus_stays_where_it_is(open_file: Open) -> None:
    reader = open_file()
    widgets = (reader.view, reader.tree, reader.filter)
    for widget, (name, keys) in product(widgets, VIEWS.items()):
        widget.setFocus(Qt.FocusReason.OtherFocusReason)
        reader.press(keys, widget)
        assert reader.window.focusWidget() is widget
        reader.wait_until_told(name)


def test_nothing_is_kept_of_the_source_but_the_source(open_text: Open, qtbot: QtBot) -> None:
    reader, random = open_text(LONG), Random(11)
    keys = [*VIEWS.values(), "Ctrl+T", "Ctrl+R", "Ctrl+Shift+V", "Ctrl++", "Ctrl+-"]
    for _ in range(60):
        reader.press(random.choice(keys))
    if not reader.action("repair").isChecked():
        reader.press("Ctrl+R")
    reader.press("Ctrl+1")
    assert reader.shown == LONG


class SlowTables:
    """Tables that load when the test lets them: those that are `missing` by their view."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, *missing: View) -> None:
        self.missing, self.go_on = set(missing), Event()
        monkeypatch.setattr(Tables, "are_loaded", property(lambda tables: tables.view not in self.missing))
        monkeypatch.setattr(Tables, "load", self._load_slowly(Tables.load))

    def _load_slowly(self, load: Callable[[Tables], None]) -> Callable[[Tables], None]:
        def load_slowly(tables: Tables) -> None:
            self.go_on.wait(30)
            load(tables)
            self.missing.discard(tables.view)

        return load_slowly


def test_the_window_does_not_wait_for_tables(open_text: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = open_text("软件。")
    tables = SlowTables(monkeypatch, View.TAIWAN)
    reader.press("Ctrl+3")
    assert reader.shown == "软件。"
    tables.go_on.set()
    reader.qtbot.waitUntil(lambda: reader.shown == "軟件。")


def test_what_is_asked_for_meanwhile_is_done_in_order(open_text: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = open_text("里面。")
    tables = SlowTables(monkeypatch, View.TAIWAN)
    reader.press("Ctrl+3")
    reader.press("Ctrl+4")
    assert reader.shown == "里面。", "though the tables of this one are there"
    tables.go_on.set()
    reader.qtbot.waitUntil(lambda: reader.shown == "裏面。")
    assert reader.window.pane.reading.traditional is View.HONGKONG


def test_what_was_asked_for_another_article_is_not_done(open_text: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    reader = open_text("软件。")
    tables = SlowTables(monkeypatch, View.TAIWAN)
    reader.press("Ctrl+3")
    reader.window.pane.read(Reading(Article((Block("里面有。"),))))
    tables.go_on.set()
    reader.qtbot.waitUntil(lambda: not tables.missing)
    shown: list[str] = []
    reader.window.pane.page_shown.connect(lambda: shown.append(reader.shown))
    reader.press("Ctrl+4")
    reader.qtbot.waitUntil(lambda: reader.shown == "裏面有。")
    assert set(shown) == {"裏面有。"}, "only what the key pressed last asks for"
