"""The section panel, used with the mouse and the keyboard."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QToolButton
from pytestqt.qtbot import QtBot

from viewer.text.script import Region
from viewer.ui import fonts

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the platform says of menus

NOVEL = """江城旧事

第一卷 上游

第一章 渡口

{渡口}

第二章 茶馆

{茶馆}

第二卷 下游

第三章 回乡

{回乡}

后记

写完了。
"""
AIR = 30
"""Pixels that a heading may keep above it."""


def novel(paragraphs: int) -> str:
    """A novel of two volumes and three chapters, each of so many paragraphs."""
    text = "江水漫过台阶的时候，天还没有亮，渡口的灯已经点起来了。" * 4
    return NOVEL.format(**{name: "\n\n".join([f"{name}：{text}"] * paragraphs) for name in ("渡口", "茶馆", "回乡")})


def marked(reader: Reader) -> str:
    """The title of the section that the panel marks as the one being read."""
    rows = reader.tree.selectionModel().selectedIndexes()
    assert len(rows) <= 1
    return str(rows[0].data()) if rows else ""


def at_top(reader: Reader, line: str) -> bool:
    """Whether the first line of the view is the paragraph `line`, a heading's air aside."""
    cursor = reader.view.textCursor()
    cursor.setPosition(reader.shown.index("\n" + line + "\n") + 1)
    return 0 <= reader.view.cursorRect(cursor).top() <= AIR


def test_chapters_stand_under_their_volumes(open_text: Open) -> None:
    reader = open_text(novel(1))
    assert reader.sections() == [
        "第一卷 上游",
        "  第一章 渡口",
        "  第二章 茶馆",
        "第二卷 下游",
        "  第三章 回乡",
        "后记",
    ]
    assert all(reader.tree.isExpanded(reader.section(title)) for title in ("第一卷 上游", "第二卷 下游"))


def test_titles_are_in_the_shown_script(open_text: Open) -> None:
    reader = open_text(novel(1))
    reader.press("Ctrl+3")
    assert "  第二章 茶館" in reader.sections()
    assert "第二卷 下游" in reader.sections()
    reader.press("Ctrl+1")
    assert "  第二章 茶馆" in reader.sections()


@pytest.mark.parametrize("wanted", ["回乡", "回鄉", " 回 鄉"])
@pytest.mark.parametrize("keys", ["Ctrl+2", "Ctrl+3"])
def test_the_filter_finds_a_title_in_either_script(open_text: Open, keys: str, wanted: str) -> None:
    reader = open_text(novel(1))
    reader.press(keys)
    reader.write(wanted, reader.filter)
    found = reader.sections()
    assert [title.strip()[:3] for title in found] == ["第二卷", "第三章"], "a chapter comes with its volume"
    reader.filter.clear()
    assert len(reader.sections()) == 6


def test_enter_in_the_filter_goes_to_the_first_title_found(open_text: Open) -> None:
    reader = open_text(novel(20))
    reader.write("回鄉", reader.filter)
    reader.press("Return", reader.filter)
    assert at_top(reader, "第三章 回乡")
    assert reader.window.focusWidget() is reader.view


def test_a_filter_that_nothing_fits_leaves_an_empty_panel(open_text: Open) -> None:
    reader = open_text(novel(1))
    reader.write("没有这一章", reader.filter)
    assert reader.sections() == []
    before = reader.view.first_visible()
    reader.press("Return", reader.filter)
    assert reader.view.first_visible() == before


@pytest.mark.parametrize("title", ["第一章 渡口", "第二章 茶馆", "第三章 回乡", "后记", "第一卷 上游"])
def test_a_click_lands_the_heading_at_the_top(open_text: Open, title: str) -> None:
    reader = open_text(novel(20))
    reader.click_section(title)
    assert at_top(reader, title)
    assert reader.window.focusWidget() is reader.view, "the keys scroll at once"
    reader.qtbot.waitUntil(lambda: marked(reader) == title)


def test_a_click_lands_the_heading_at_the_top_in_every_view(open_text: Open) -> None:
    reader = open_text(novel(20))
    reader.click_section("第三章 回乡")
    for keys, line in (("Ctrl+3", "第三章 回鄉"), ("Ctrl+4", "第三章 回鄉"), ("Ctrl+2", "第三章 回乡")):
        reader.press(keys)
        assert at_top(reader, line)


def test_the_panel_works_by_keyboard(open_text: Open) -> None:
    reader = open_text(novel(20))
    reader.tree.setFocus(Qt.FocusReason.TabFocusReason)
    reader.press("Home", reader.tree)
    reader.press("Down", reader.tree)
    reader.press("Down", reader.tree)
    reader.press("Return", reader.tree)
    assert at_top(reader, "第二章 茶馆")
    assert reader.window.focusWidget() is reader.view


def test_the_tab_key_goes_through_filter_sections_and_status_bar(open_text: Open) -> None:
    reader = open_text(novel(1))
    for widget in (reader.filter, reader.tree, reader.part(QToolButton, "statusEncoding"), reader.view):
        reader.press("Tab", reader.window.focusWidget())
        assert reader.window.focusWidget() is widget


def test_down_leads_from_the_filter_to_what_it_found(open_text: Open) -> None:
    reader = open_text(novel(20))
    reader.filter.setFocus(Qt.FocusReason.TabFocusReason)
    reader.write("回鄉", reader.filter)
    reader.press("Down", reader.filter)
    assert reader.window.focusWidget() is reader.tree
    reader.press("End", reader.tree)
    reader.press("Return", reader.tree)
    assert at_top(reader, "第三章 回乡")


def test_escape_gives_up_the_filter_and_then_the_panel(open_text: Open) -> None:
    reader = open_text(novel(1))
    reader.filter.setFocus(Qt.FocusReason.TabFocusReason)
    reader.write("回鄉", reader.filter)
    with reader.qtbot.assertNotEmitted(reader.window.panel.left):
        reader.press("Esc", reader.filter)
    assert len(reader.sections()) == 6
    with reader.qtbot.waitSignal(reader.window.panel.left):
        reader.press("Esc", reader.filter)


def test_a_right_click_leaves_the_mark_on_the_section_that_is_read(open_text: Open) -> None:
    reader = open_text(novel(20))
    reader.click_section("第二章 茶馆")
    reader.qtbot.waitUntil(lambda: marked(reader) == "第二章 茶馆")
    place = reader.tree.visualRect(reader.section("后记")).center()
    QTest.mouseClick(reader.tree.viewport(), Qt.MouseButton.RightButton, pos=place)
    assert marked(reader) == "第二章 茶馆"


def test_the_panel_follows_the_scroll(open_text: Open) -> None:
    reader = open_text(novel(8))
    seen: list[str] = []
    for _ in range(60):
        reader.press("PgDown")
        QApplication.processEvents()
        if marked(reader) not in seen[-1:]:
            seen.append(marked(reader))
    order = ["第一章 渡口", "第二章 茶馆", "第三章 回乡"]
    assert [title for title in seen if title in order] == order


def test_before_the_first_section_the_panel_is_at_its_beginning(open_text: Open) -> None:
    reader = open_text("江城旧事\n\n" + "".join(f"第{number}章 渡口\n\n江水漫过台阶。\n\n" for number in range(1, 200)))
    bar = reader.tree.verticalScrollBar()
    reader.press("Ctrl+End")
    reader.qtbot.waitUntil(lambda: bar.value() > 0)
    reader.press("Ctrl+Home")
    reader.qtbot.waitUntil(lambda: (marked(reader), bar.value()) == ("", 0))


def test_the_keys_go_from_section_to_section(open_text: Open) -> None:
    reader = open_text(novel(20))
    titles = ["第一卷 上游", "第一章 渡口", "第二章 茶馆", "第二卷 下游", "第三章 回乡", "后记"]
    for title in titles:
        reader.press("Ctrl+PgDown")
        assert at_top(reader, title)
    reader.press("Ctrl+PgDown")
    assert at_top(reader, titles[-1])
    for title in reversed(titles[:-1]):
        reader.press("Ctrl+PgUp")
        assert at_top(reader, title)


def test_previous_section_goes_first_to_the_beginning_of_this_one(open_text: Open) -> None:
    reader = open_text(novel(20))
    reader.click_section("第二章 茶馆")
    with reader.qtbot.waitSignal(reader.view.position_changed):
        reader.press("PgDown")
    reader.press("Ctrl+PgUp")
    assert at_top(reader, "第二章 茶馆")
    reader.press("Ctrl+PgUp")
    assert at_top(reader, "第一章 渡口")


def test_a_chapter_on_another_page_is_gone_to(open_text: Open) -> None:
    reader = open_text(novel(160))
    assert "茶馆：" not in reader.shown, "the novel has more than one page"
    reader.click_section("第三章 回乡")
    assert at_top(reader, "第三章 回乡")
    assert "茶馆：" not in reader.shown
    reader.click_section("第一章 渡口")
    assert at_top(reader, "第一章 渡口")


def test_a_volume_can_be_folded_away(open_text: Open) -> None:
    reader = open_text(novel(1))
    volume = reader.section("第一卷 上游")
    rect = reader.tree.visualRect(volume)
    arrow = QPoint(rect.left() - reader.tree.indentation() // 2, rect.center().y())
    place = reader.view.first_visible()
    QTest.mouseClick(reader.tree.viewport(), Qt.MouseButton.LeftButton, pos=arrow)
    assert not reader.tree.isExpanded(volume)
    assert reader.view.first_visible() == place, "an arrow is no heading"


def test_a_section_is_copied_from_the_panel(open_text: Open) -> None:
    reader = open_text(novel(1), "--script", "taiwan")
    QGuiApplication.clipboard().clear()
    place = reader.tree.visualRect(reader.section("第二卷 下游")).center()
    QTest.mouseMove(reader.tree.viewport(), place)
    menu = reader.ask_menu(reader.tree.viewport(), place)
    menu.actions()[0].trigger()
    menu.close()
    lines = reader.copied.split("\n")
    assert (lines[0], lines[1], len(lines)) == ("第二卷 下游", "第三章 回鄉", 3)
    assert reader.toast.isVisible()


def test_a_title_of_the_panel_is_all_in_its_tooltip(open_file: Open) -> None:
    reader = open_file()
    index = reader.section(reader.sections()[1])
    assert index.data(Qt.ItemDataRole.ToolTipRole) == index.data()


@pytest.mark.parametrize("text", ["只有一段。", ""])
def test_without_sections_there_is_nothing_to_filter(open_text: Open, text: str, qtbot: QtBot) -> None:
    reader = open_text(text)
    assert reader.sections() == []
    assert not reader.part(QLineEdit, "sectionFilter").isVisible()


@pytest.mark.parametrize("region", Region)
def test_titles_are_drawn_in_the_forms_of_a_region(open_text: Open, region: Region) -> None:
    reader = open_text(novel(1))
    reader.window.panel.set_region(region)
    families = reader.tree.font().families()
    wanted = fonts.families(region, serif=False)
    assert [name for name in families if name in wanted] == wanted
    assert families[0] == QApplication.font().families()[0], "Latin letters are the interface's own"
