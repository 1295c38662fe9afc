"""The window as it opens, by the names that outside programs may rely on."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QMenu,
    QStatusBar,
    QTextEdit,
    QToolButton,
    QTreeView,
    QWidget,
)
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from viewer import resources
from viewer.article.blocks import Position
from viewer.article.clean import CleanText
from viewer.article.rendition import Rendition
from viewer.formats import open_article
from viewer.library.settings import Appearance, Language
from viewer.text.script import View
from viewer.ui.actions import ACTIONS
from viewer.ui.application import desk

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]

SECTIONS = ["來源", "導語：", "大家一致認為", "李樂成指出：", "李樂成強調：", "特別聲明", "Notice"]
LONG = "\n".join(f"第{k}段。" + "江水是真的，城里的人和事都是编的。" * 12 for k in range(60))


def shown_as(view: View, *, repaired: bool = True, vocabulary: bool = False) -> str:
    """What a view shows of the bundled article."""
    article = open_article(resources.path("articles/miit.txt"))
    rendition = Rendition(CleanText(article, repaired=repaired), view, vocabulary=vocabulary)
    blocks = map(rendition.block, range(len(article.blocks)))
    return "\n".join(block.text for block in blocks if not block.is_hidden)


def turn_wheel(reader: Reader, notches: int) -> None:
    port = reader.view.viewport()
    middle = QPointF(port.rect().center())
    event = QWheelEvent(
        middle, port.mapToGlobal(middle), QPoint(), QPoint(0, 120 * notches), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(port, event)


def test_without_a_file_it_opens_the_bundled_article(open_file: Open) -> None:
    reader = open_file()
    assert reader.shown == shown_as(View.ORIGINAL)
    assert "(yè)" not in reader.shown
    titles = reader.sections()
    assert len(titles) == len(SECTIONS)
    assert all(map(str.startswith, titles, SECTIONS))
    assert reader.window.windowTitle().endswith("— Hanview 漢覽")
    assert reader.window.windowTitle() != "— Hanview 漢覽"
    assert reader.notice == ""
    assert reader.window.focusWidget() is reader.view


@pytest.mark.parametrize("words", [(), ("没有这个文件.txt",)])
def test_the_page_has_its_own_colour(open_file: Open, words: tuple[str, ...]) -> None:
    reader = open_file(*words)
    picture = reader.view.viewport().grab().toImage()
    assert picture.pixelColor(2, 2).name() == reader.window.pane.typography.theme.page
    assert picture.pixelColor(2, picture.height() - 2).name() == reader.window.pane.typography.theme.page


@pytest.mark.parametrize(
    ("kind", "name"),
    [(QTreeView, "sectionPanel"), (QTextEdit, "articleView"), (QFrame, "scriptBar"), (QStatusBar, "statusBar")],
)
def test_its_parts_have_their_names(open_file: Open, kind: type[QWidget], name: str) -> None:
    reader = open_file()
    assert reader.window.objectName() == "mainWindow"
    assert reader.part(kind, name).isVisible()


def test_its_actions_have_their_names(open_file: Open) -> None:
    reader = open_file()
    for name in (
        *("script.original", "script.simplified", "script.taiwan", "script.hongkong", "script.flip", "vocabulary"),
        *("repair", "copy", "copy.quote", "copy.original", "file.open", "view.sections"),
    ):
        action = reader.action(name)
        assert action.text()
        assert action.toolTip()
        assert action in reader.window.actions(), "its keys work everywhere in the window"


@pytest.mark.parametrize("view", View)
def test_it_opens_in_the_view_that_is_asked_for(open_file: Open, view: View) -> None:
    reader = open_file("--script", view.value)
    assert reader.shown == shown_as(view)
    assert reader.action(f"script.{view.value}").isChecked()


def test_it_opens_unrepaired_or_with_vocabulary(open_file: Open) -> None:
    reader = open_file("--no-repair")
    assert reader.shown == shown_as(View.ORIGINAL, repaired=False)
    assert "(yè)" in reader.shown
    reader = open_file("--script", "taiwan", "--vocabulary")
    assert reader.shown == shown_as(View.TAIWAN, vocabulary=True) != shown_as(View.TAIWAN)
    assert reader.action("vocabulary").isChecked()


def test_several_files_open_several_windows(open_text: Open, open_file: Open) -> None:
    first = open_text("第一篇。", name="一.txt")
    second = open_text("第二篇。", name="二.txt")
    assert (first.shown, second.shown) == ("第一篇。", "第二篇。")
    assert len(desk().windows) == 2


@pytest.mark.parametrize("width", [480, 400, 340, 320, 280])
def test_a_narrow_window_leaves_the_panel_out_and_a_wide_one_brings_it_back(
    open_file: Open, qtbot: QtBot, width: int
) -> None:
    reader = open_file()
    reader.window.resize(width, 700)
    qtbot.waitUntil(lambda: not reader.tree.isVisible())
    assert reader.window.width() == width
    assert not reader.action("view.sections").isChecked()
    scripts, menu = reader.part(QFrame, "scriptBar"), reader.part(QToolButton, "menuButton")
    qtbot.waitUntil(lambda: scripts.isVisible() and menu.isVisible() and menu.geometry().right() < width)
    reader.window.resize(1080, 700)
    qtbot.waitUntil(reader.tree.isVisible)
    buttons = reader.window.bar.findChildren(QToolButton)
    everything = {"Sections", "Open", "Find", "Aa"}
    qtbot.waitUntil(lambda: everything <= {button.text() for button in buttons if button.width() > 20})


def test_a_narrow_bar_fits_again_when_the_theme_or_the_language_changes(open_file: Open, qtbot: QtBot) -> None:
    reader = open_file()
    reader.window.resize(320, 700)
    menu = reader.part(QToolButton, "menuButton")
    qtbot.waitUntil(lambda: menu.isVisible() and menu.geometry().right() < 320)
    reader.window.look.wear(Appearance.DARK)
    qtbot.waitUntil(lambda: reader.window.bar.sizeHint().width() <= 320)
    desk().settings.language = Language.MAINLAND
    qtbot.waitUntil(lambda: reader.action("find").text() == "查找…")
    qtbot.waitUntil(lambda: reader.window.bar.sizeHint().width() <= 320 and menu.isVisible())


def test_in_a_narrow_window_the_panel_makes_way_for_the_section_that_is_chosen(open_file: Open) -> None:
    reader = open_file()
    reader.window.resize(480, 700)
    reader.qtbot.waitUntil(lambda: not reader.tree.isVisible())
    reader.press("F9")
    assert reader.tree.isVisible()
    reader.click_section("特別聲明")
    assert not reader.tree.isVisible()
    assert reader.view.hasFocus()
    assert reader.window.pane.reading.section_at(reader.window.pane.place) == SECTIONS.index("特別聲明")


def test_in_a_narrow_window_the_panel_leaves_half_to_the_text_and_has_its_width_again_in_a_wide_one(
    open_file: Open,
) -> None:
    reader = open_file()
    reader.window.resize(1080, 700)
    side, width = reader.window.side, reader.window.side.width()
    assert width > 200
    reader.window.resize(320, 700)
    reader.press("F9")
    assert side.width() == pytest.approx(160, abs=2)
    reader.window.resize(1080, 700)
    reader.qtbot.waitUntil(lambda: side.width() == width)


def test_a_narrow_window_stays_as_narrow_whatever_bars_it_has(open_file: Open) -> None:
    reader = open_file()
    reader.window.resize(320, 700)
    reader.press("Ctrl+F")
    reader.write("沒有這個", reader.part(QLineEdit, "findField"))
    reader.window.notices.offer("Cannot open “a”: it is not there.", lambda: "Remove from the list", lambda: None)
    reader.qtbot.waitUntil(lambda: 200 < reader.window.minimumSizeHint().width() <= 320)


def test_f10_opens_a_menu_that_fits_a_small_screen_and_holds_every_action(open_file: Open, qtbot: QtBot) -> None:
    reader = open_file()
    reader.press("F10")
    menu = reader.part(QToolButton, "menuButton").menu()
    qtbot.waitExposed(menu)
    assert menu.sizeHint().height() < 600
    submenus = menu.findChildren(QMenu)
    held = {action.objectName() for each in [menu, *submenus] for action in each.actions()} - {""}
    assert held == {row.name for row in ACTIONS} - {"view.menu"}
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    assert not menu.isVisible()


def test_the_window_is_called_by_the_title_in_the_shown_script(open_text: Open) -> None:
    reader = open_text("---\ntitle: 软件的发展\n---\n\n互联网。", name="一.md")
    assert reader.window.windowTitle().startswith("软件的发展 —")
    reader.press("Ctrl+3")
    reader.qtbot.waitUntil(lambda: reader.window.windowTitle().startswith("軟件的發展 —"))


@pytest.mark.parametrize("width", [1080, 900, 800, 760, 730, 600, 480])
def test_the_menu_is_in_sight_at_any_width(open_file: Open, qtbot: QtBot, width: int) -> None:
    reader = open_file()
    reader.window.resize(width, 700)
    button = reader.part(QToolButton, "menuButton")
    qtbot.waitUntil(lambda: button.isVisible() and button.geometry().right() < width)
    reader.window.resize(1080, 700)
    vocabulary = next(
        b for b in reader.window.findChildren(QToolButton) if b.defaultAction() is reader.action("vocabulary")
    )
    qtbot.waitUntil(lambda: vocabulary.width() > 20)
    # Becoming wider bit by bit ends where everything has room.
    for wider in range(width, 1080, 10):
        reader.window.resize(wider, 700)
        qtbot.waitUntil(lambda: button.isVisible())


def test_f9_hides_the_panel_and_shows_it(open_file: Open) -> None:
    reader = open_file()
    reader.press("F9")
    assert not reader.tree.isVisible()
    reader.press("F9")
    assert reader.tree.isVisible()
    assert reader.action("view.sections").isChecked()


def test_a_screen_back_from_a_chapter_shows_the_last_screen_of_the_one_before(open_text: Open) -> None:
    reader = open_text("".join(f"第{number}章 路\n\n" + f"　　{'字' * 300}。\n\n" * 60 for number in "一二三"))
    reader.press("Ctrl+PgDown")
    pane = reader.window.pane
    second = pane.place.block
    assert pane.page.start == second > 0
    reader.press("PgUp")
    assert reader.view.last_visible()[0] == second - 1
    assert reader.view.first_visible()[0] < second - 1, "and not only the last paragraph"
    assert pane.place == Position(*reader.view.first_visible())
    reader.press("PgDown")
    assert pane.place.block == second


def test_f11_fills_the_screen_and_leaves_it(open_file: Open) -> None:
    reader = open_file()
    reader.press("F11")
    assert reader.window.isFullScreen()
    reader.press("F11")
    assert not reader.window.isFullScreen()


def test_escape_leaves_full_screen_once_it_has_closed_what_is_open(open_file: Open) -> None:
    reader = open_file()
    reader.press("F11")
    reader.press("Ctrl+F")
    QTest.keyClick(reader.part(QLineEdit, "findField"), Qt.Key.Key_Escape)
    assert reader.window.isFullScreen()
    QTest.keyClick(reader.view, Qt.Key.Key_Escape)
    assert not reader.window.isFullScreen()
    assert not reader.action("view.fullscreen").isChecked()


def test_the_side_buttons_of_a_mouse_go_back_and_forward(open_file: Open) -> None:
    reader = open_file()
    reader.click_section("特別聲明")
    there = reader.view.first_visible()
    QTest.mouseClick(reader.view.viewport(), Qt.MouseButton.BackButton)
    assert reader.view.first_visible() < there
    QTest.mouseClick(reader.part(QStatusBar, "statusBar"), Qt.MouseButton.ForwardButton)
    assert reader.view.first_visible() == there


def test_ctrl_w_closes_the_window_and_ctrl_q_all_of_them(open_text: Open, qtbot: QtBot) -> None:
    first, second, third = (open_text(name, name=name) for name in ("一", "二", "三"))
    first.come_here()
    first.press("Ctrl+W")
    qtbot.waitUntil(lambda: not isValid(first.window))
    assert desk().windows == [second.window, third.window]
    second.come_here()
    second.press("Ctrl+Q")
    qtbot.waitUntil(lambda: not isValid(second.window) and not isValid(third.window))
    assert desk().windows == []


def test_ctrl_plus_and_minus_change_the_size_and_keep_the_place(open_text: Open) -> None:
    reader = open_text(LONG)
    reader.press("PgDown")
    reader.press("PgDown")
    reader.press("Ctrl++")
    reader.press("Ctrl+-")  # so that the first line, cut by scrolling, is whole
    place, usual = reader.view.first_visible(), reader.view.last_visible()
    reader.press("Ctrl++")
    larger = reader.view.last_visible()
    reader.press("Ctrl+=")
    assert place < reader.view.last_visible() < larger < usual
    reader.press("Ctrl+-")
    assert reader.view.last_visible() == larger
    reader.press("Ctrl+0")
    assert (reader.view.first_visible(), reader.view.last_visible()) == (place, usual)
    reader.press("Ctrl+-")
    assert reader.view.last_visible() > usual
    assert reader.view.first_visible() == place


def test_the_wheel_with_ctrl_changes_the_size(open_text: Open) -> None:
    reader = open_text(LONG)
    usual = reader.view.last_visible()
    turn_wheel(reader, 3)
    assert reader.view.last_visible() < usual
    turn_wheel(reader, -3)
    assert reader.view.last_visible() == usual
    assert reader.view.first_visible() == (0, 0)


@pytest.mark.parametrize("keys", ["Ctrl++", "Ctrl+-"])
def test_there_is_an_end_to_growing_and_shrinking(open_file: Open, keys: str) -> None:
    reader = open_file()
    text = reader.shown
    for _ in range(40):
        reader.press(keys)
    assert reader.shown == text
    end = reader.view.last_visible()
    reader.press(keys)
    assert reader.view.last_visible() == end


def test_the_keys_for_the_ends_go_to_those_of_the_whole_book(open_text: Open) -> None:
    reader = open_text("\n\n".join(f"第{k}段。{'里面有很多问题。' * 40}" for k in range(200)))
    reader.qtbot.waitUntil(lambda: reader.window.pane.reading.is_whole)
    pages = {reader.window.pane.page}
    reader.press("Ctrl+End")
    pages.add(reader.window.pane.page)
    assert reader.window.pane.shows_end
    assert reader.view.last_visible()[0] == 199
    reader.press("Alt+Left")
    assert reader.window.pane.place == Position(0, 0)
    reader.press("Ctrl+End")
    reader.press("Ctrl+Home")
    assert reader.window.pane.place == Position(0, 0)
    assert reader.view.verticalScrollBar().value() == 0
    assert len(pages) == 2
