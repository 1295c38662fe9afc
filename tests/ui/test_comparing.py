"""對照: two views of one article, level with each other, or by turns in one column."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QToolButton
from shiboken6 import isValid

from viewer.article.blocks import Position
from viewer.text.script import View
from viewer.ui.reading.layout import PageLayout
from viewer.ui.reading.style import MarkKind
from viewer.ui.reading.view import ReadingView

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]

# With the region's words on, one side of a paragraph is longer than the other.
LONG = "\n".join(
    f"第{k}段：互联网和软件，用户的信息，里面的“质量”。方便面、出租车、打印机、鼠标、硬盘、光盘、数据库、服务器。"
    * (k % 4 + 1)
    for k in range(16)
)
NOTICES = (
    "我們在北京開會。\n特別聲明：以上內容為用戶上傳並發布，本平臺僅提供信息存儲服務。\n"
    "Notice: The content above is uploaded by a user, which only provides storage services."
)


class PaintedHeight(QObject):
    """Notes how high the part of a widget is that is painted."""

    def __init__(self, heights: list[int]) -> None:
        super().__init__()
        self._heights = heights

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self._heights.append(event.region().boundingRect().height())
        return False


def compare(reader: Reader) -> ReadingView:
    """Put another view beside the text."""
    reader.press("Ctrl+B")
    companion = reader.part(ReadingView, "companionView")
    reader.qtbot.waitUntil(companion.isVisible)
    return companion


def is_compared(reader: Reader) -> bool:
    """Whether there is a second column."""
    return any(view.isVisible() for view in reader.window.findChildren(ReadingView, "companionView"))


def is_set(view: ReadingView) -> bool:
    """Whether no height of the page is a guess any more."""
    layout = view.document().documentLayout()
    assert isinstance(layout, PageLayout)
    return all(map(layout.galley.is_known, range(len(layout.galley.pieces))))


def marked_as(kind: MarkKind, view: ReadingView) -> list[str]:
    """What is marked in a view for a reason."""
    layout = view.document().documentLayout()
    assert isinstance(layout, PageLayout)
    style, texts = layout.style.colours.marks[kind], layout.page.texts
    found = ((texts[index], mark) for index, marks in layout.marks.items() for mark in marks)
    return [text[start:end] for text, (start, end, worn) in found if worn == style]


def tops(view: ReadingView) -> list[int]:
    """Where each block begins, in pixels from the top of the page."""
    layout, block = view.document().documentLayout(), view.document().begin()
    found = []
    while block.isValid():
        found.append(round(layout.blockBoundingRect(block).top()))
        block = block.next()
    return found


def test_the_original_stands_beside_the_other_script_and_goes_again(open_text: Open) -> None:
    reader = open_text("我们发现问题。\n里面有干扰。")
    companion = compare(reader)
    assert reader.shown == "我們發現問題。\n裡面有干擾。"
    assert companion.toPlainText() == "我们发现问题。\n里面有干扰。"
    assert reader.action("compare").isChecked()
    reader.press("Ctrl+B")
    assert reader.shown == "我们发现问题。\n里面有干扰。"
    assert not is_compared(reader)


def test_a_chosen_view_stays_when_the_column_beside_it_goes(open_text: Open) -> None:
    reader = open_text("我们发现问题。", "--script", "hongkong")
    compare(reader)
    assert reader.shown == "我們發現問題。"
    reader.press("Ctrl+B")
    assert reader.shown == "我們發現問題。"


def test_columns_are_of_one_width_whether_they_are_locked_or_not(open_text: Open) -> None:
    reader = open_text(LONG)
    companion = compare(reader)
    lock = reader.part(QToolButton, "columnLock")
    for _ in range(3):
        assert abs(companion.viewport().width() - reader.view.viewport().width()) <= 1
        QTest.mouseClick(lock, Qt.MouseButton.LeftButton)


def test_blocks_are_level_whatever_their_lengths(open_text: Open) -> None:
    reader = open_text(LONG, "--script", "taiwan", "--vocabulary")
    companion = compare(reader)
    for _ in range(30):
        QTest.keyClick(reader.view, Qt.Key.Key_Space)
    assert reader.view.is_at_end()
    assert tops(reader.view) == tops(companion)
    for view in (reader.view, companion):
        assert tops(view)[-1] > view.viewport().height()
    assert reader.view.verticalScrollBar().value() == companion.verticalScrollBar().value() > 0


@pytest.mark.parametrize("moved_is_companion", [False, True])
def test_columns_move_together_until_the_lock_is_released(open_text: Open, moved_is_companion: bool) -> None:
    reader = open_text(LONG)
    companion = compare(reader)
    moved, other = (companion, reader.view) if moved_is_companion else (reader.view, companion)
    QTest.keyClick(moved, Qt.Key.Key_Space)
    assert other.verticalScrollBar().value() == moved.verticalScrollBar().value() > 0
    assert other.first_visible()[0] == moved.first_visible()[0]
    QTest.mouseClick(reader.part(QToolButton, "columnLock"), Qt.MouseButton.LeftButton)
    there = other.first_visible()
    QTest.keyClick(moved, Qt.Key.Key_Space)
    assert other.first_visible() == there != moved.first_visible()
    QTest.mouseClick(reader.part(QToolButton, "columnLock"), Qt.MouseButton.LeftButton)
    assert companion.verticalScrollBar().value() == reader.view.verticalScrollBar().value()


@pytest.mark.parametrize("share", [0.3, 0.5, 0.9])
def test_columns_stay_level_while_heights_become_known(open_text: Open, share: float) -> None:
    # What is guessed of Latin text in columns this narrow is wrong by lines.
    text = "\n".join(f"第{k}段：{'互联网 internationalisation ' * (k % 7 * 5 + 1)}" for k in range(40))
    reader = open_text(text, "--script", "taiwan")
    bar = reader.view.verticalScrollBar()
    bar.setValue(round(share * bar.maximum()))
    companion = compare(reader)
    reader.qtbot.waitUntil(lambda: all(map(is_set, (reader.view, companion))))
    assert bar.value() == companion.verticalScrollBar().value() > 0
    assert bar.maximum() == companion.verticalScrollBar().maximum()


def test_a_column_that_follows_paints_what_comes_into_view_only(open_text: Open) -> None:
    reader = open_text(LONG * 3)
    companion = compare(reader)
    bar = reader.view.verticalScrollBar()
    for _ in range(2):  # after all around it has been set
        with reader.qtbot.waitSignal(reader.view.position_changed):
            bar.setValue(bar.value() + 40)
        reader.qtbot.waitUntil(lambda: not reader.view._settling.isActive())
    companion.viewport().repaint()
    painted: list[int] = []
    watch = PaintedHeight(painted)
    companion.viewport().installEventFilter(watch)
    bar.setValue(bar.value() + 40)
    reader.qtbot.waitUntil(lambda: bool(painted))
    companion.viewport().removeEventFilter(watch)
    assert painted[0] <= 60 < companion.viewport().height()


def test_a_click_on_a_section_brings_it_to_the_top_of_both(open_text: Open) -> None:
    text = "\n".join(f"第{k}章 发现\n" + "我们发现了很多问题。" * 60 for k in "一二三四五")
    reader = open_text(text)
    companion = compare(reader)
    reader.click_section("第四章 發現")
    assert reader.view.first_visible() == companion.first_visible() == (6, 0)


def test_what_is_selected_in_one_is_selected_in_the_other(open_text: Open) -> None:
    reader = open_text("他用软件发现问题。", "--script", "taiwan", "--vocabulary")
    companion = compare(reader)
    reader.select("軟體發現")
    assert companion.textCursor().selectedText() == "软件发现"
    cursor = companion.document().find("问题")
    companion.setTextCursor(cursor)
    assert reader.selected == "問題"


def test_a_copy_is_of_the_column_that_has_the_keyboard(open_text: Open) -> None:
    reader = open_text("他用软件发现问题。", "--script", "taiwan")
    companion = compare(reader)
    reader.select("發現問題")
    reader.press("Ctrl+C")
    assert reader.copied == "發現問題"
    companion.setFocus()
    reader.press("Ctrl+C", companion)
    assert reader.copied == "发现问题"


def test_the_selection_stays_in_both_when_the_view_changes(open_text: Open) -> None:
    reader = open_text("这里面有问题。")
    companion = compare(reader)
    reader.select("裡面有問題")
    reader.press("Ctrl+4")
    assert reader.selected == "裏面有問題"
    assert companion.textCursor().selectedText() == "里面有问题"


def test_the_two_views_are_never_the_same(open_text: Open) -> None:
    reader = open_text("这里面有问题。", "--script", "taiwan")
    companion = compare(reader)
    reader.press("Ctrl+1")
    assert (companion.toPlainText(), reader.shown) == ("這裡面有問題。", "这里面有问题。")
    reader.press("Ctrl+3")
    assert (companion.toPlainText(), reader.shown) == ("这里面有问题。", "這裡面有問題。")


def test_any_two_views_can_stand_beside_each_other(open_text: Open) -> None:
    reader = open_text("这里面有问题。", "--script", "taiwan")
    companion = compare(reader)
    left = next(b for b in reader.part(QFrame, "columnHeads").findChildren(QToolButton) if b.text().startswith("原文"))
    next(action for action in left.menu().actions() if action.text() == "香港").trigger()
    assert (companion.toPlainText(), reader.shown) == ("這裏面有問題。", "這裡面有問題。")


def test_a_translation_in_the_document_stands_beside_what_it_translates(open_text: Open) -> None:
    reader = open_text(NOTICES)
    companion = compare(reader)
    shown, beside = reader.shown.split("\n"), companion.toPlainText().split("\n")
    assert [line[:6] for line in shown] == ["我们在北京开", "特别声明：以", "Notice"]
    assert [line[:6] for line in beside] == ["我們在北京開", "Notice", "特別聲明：以"]
    cursor = companion.document().find("用戶上傳")
    companion.setTextCursor(cursor)
    assert reader.selected == "用户上传"


def test_in_a_narrow_window_the_views_take_turns(open_text: Open) -> None:
    reader = open_text("我们发现问题。\nOnly English.\n里面有干扰。")
    compare(reader)
    reader.window.resize(480, 700)
    reader.qtbot.waitUntil(lambda: not is_compared(reader))
    assert reader.shown == "我们发现问题。\n我們發現問題。\nOnly English.\n里面有干扰。\n裡面有干擾。"
    reader.select("裡面")
    reader.press("Ctrl+C")
    assert reader.copied == "裡面"
    reader.press("Ctrl+2")  # nothing differs any more
    assert reader.shown == "我们发现问题。\nOnly English.\n里面有干扰。"
    reader.press("Ctrl+3")
    reader.press("Ctrl+B")
    assert reader.shown == "我們發現問題。\nOnly English.\n裡面有干擾。"


def test_the_place_stays_through_all_of_it(open_text: Open) -> None:
    reader = open_text(LONG)
    reader.view.scroll_to(9, 0)
    companion = compare(reader)
    assert reader.view.first_visible()[0] == companion.first_visible()[0] == 9
    reader.window.resize(480, 700)
    reader.qtbot.waitUntil(lambda: reader.view.first_visible()[0] == 9)
    reader.press("Ctrl+B")
    assert reader.view.first_visible()[0] == 9


@pytest.mark.parametrize("width", [1080, 480])
def test_what_is_found_and_what_differs_is_marked_where_it_stands(open_text: Open, width: int) -> None:
    reader = open_text("我们来了。\n我们发现了问题。")
    compare(reader)
    reader.window.resize(width, 700)
    reader.qtbot.waitUntil(lambda: is_compared(reader) == (width == 1080))
    reader.press("Ctrl+F")
    reader.write("发现", reader.part(QLineEdit, "findField"))
    layout = reader.view.document().documentLayout()
    assert isinstance(layout, PageLayout)

    def marked() -> dict[str, set[str]]:
        page, found = layout.page, {}
        for index, marks in layout.marks.items():
            found[page.texts[index]] = {page.texts[index][start:end] for start, end, _ in marks}
        return found

    differing = {"我們來了。": {"們來"}, "我們發現了問題。": {"們發現", "問題", "發現"}}
    if width == 480:
        differing |= {"我们来了。": {"们来"}, "我们发现了问题。": {"们发现", "问题"}}
    reader.qtbot.waitUntil(lambda: marked() == differing)


@pytest.mark.parametrize("width", [1080, 480])
def test_beside_another_view_what_differs_from_the_source_is_not_marked(open_text: Open, width: int) -> None:
    reader = open_text("我们发现里面。", "--script", "taiwan")
    layout = reader.view.document().documentLayout()
    assert isinstance(layout, PageLayout)

    def marked() -> list[str]:
        page = layout.page
        found = ((page.texts[index], marks) for index, marks in layout.marks.items())
        return sorted(text[start:end] for text, marks in found for start, end, _ in marks)

    reader.action("marks.changed").trigger()
    reader.qtbot.waitUntil(lambda: marked() == ["們發現裡"])
    reader.window.resize(width, 700)
    reader.press("Ctrl+B")
    reader.window.features.comparing.choose(View.HONGKONG)
    reader.qtbot.waitUntil(lambda: marked() == (["裡"] if width == 1080 else ["裏", "裡"]))
    reader.press("Ctrl+B")
    reader.qtbot.waitUntil(lambda: marked() == ["們發現裡"])


@pytest.mark.parametrize("width", [1080, 480])
def test_doubts_of_the_other_view_are_marked_explained_and_settled_in_it(open_text: Open, width: int) -> None:
    reader = open_text("他的头与发皆白。", "--script", "simplified", "--no-corrections")
    reader.press("Ctrl+B")
    reader.window.resize(width, 700)
    reader.qtbot.waitUntil(lambda: is_compared(reader) == (width == 1080))
    comparing = reader.window.features.comparing
    comparing.choose(View.HONGKONG)
    pane = reader.window.pane
    column = pane.other_column
    assert column is not None
    reader.qtbot.waitUntil(lambda: marked_as(MarkKind.DOUBTFUL, column.view) == ["發"])
    place = column.view.rectangle(column.range(Position(0, 4), 1)[:2], 1)
    assert place is not None
    QTest.mouseClick(column.view.viewport(), Qt.MouseButton.LeftButton, pos=place.center().toPoint())
    details = reader.part(QFrame, "details")
    reader.qtbot.waitUntil(details.isVisible)
    assert "发 → 發" in [label.text() for label in details.findChildren(QLabel)]
    reader.press("1", column.view)
    reader.qtbot.waitUntil(lambda: "他的頭與髮皆白。" in column.view.toPlainText())
    assert reader.window.toast.text() == "发 → 髮, here · Ctrl+Z takes it back"
    reader.qtbot.waitUntil(lambda: marked_as(MarkKind.DOUBTFUL, column.view) == [])


def test_of_two_views_in_one_column_the_selected_one_is_copied_and_the_other_shows_its_counterpart(
    open_text: Open,
) -> None:
    reader = open_text("我们发现问题。\n里面有干扰。\n", "--script", "taiwan")
    compare(reader)
    reader.window.resize(480, 700)
    reader.qtbot.waitUntil(lambda: not is_compared(reader))
    for selected, other in (("发现", "發現"), ("裡面", "里面")):
        reader.select(selected)
        assert marked_as(MarkKind.COUNTERPART, reader.view) == [other]
        reader.press("Ctrl+C")
        assert reader.copied == selected
    reader.view.select((0, -4), (0, 3))  # from one view into the other
    reader.press("Ctrl+C")
    assert reader.copied
    reader.view.select((0, 0), (0, 0))
    assert marked_as(MarkKind.COUNTERPART, reader.view) == []


def test_unlocked_each_column_keeps_its_place_when_the_other_view_changes(open_text: Open) -> None:
    reader = open_text(LONG, "--script", "taiwan")
    companion = compare(reader)
    reader.window.features.comparing._set_locked(False)
    reader.view.scroll_to(9, 0)
    assert companion.first_visible()[0] == 0
    reader.window.features.comparing.choose(View.HONGKONG)
    assert (companion.first_visible()[0], reader.view.first_visible()[0]) == (0, 9)
    reader.press("Ctrl+2")
    assert (companion.first_visible()[0], reader.view.first_visible()[0]) == (0, 9)


def test_the_view_chosen_to_stand_beside_is_remembered(open_text: Open) -> None:
    reader = open_text("这里面有问题。", "--script", "taiwan")
    reader.select("面有")
    companion = compare(reader)
    assert companion.textCursor().selectedText() == "面有"
    reader.window.features.comparing.choose(View.HONGKONG)
    reader.press("Ctrl+B")
    reader.qtbot.waitUntil(lambda: not is_compared(reader))
    reader.press("Ctrl+B")
    assert reader.part(ReadingView, "companionView").toPlainText() == "這裏面有問題。"
    assert reader.shown == "這裡面有問題。"


def test_a_picture_may_arrive_after_the_column_has_gone(open_text: Open) -> None:
    reader = open_text("这里面有问题。")
    companion = compare(reader)
    reader.press("Ctrl+B")
    reader.qtbot.waitUntil(lambda: not isValid(companion))
    reader.window.pane.picture_arrived.emit()
    assert reader.shown == "这里面有问题。"


def test_explain_by_key_is_about_the_column_with_the_keyboard(open_text: Open) -> None:
    reader = open_text("他的头与发皆白。", "--script", "simplified", "--no-corrections")
    companion = compare(reader)
    reader.window.features.comparing.choose(View.HONGKONG)
    companion.setFocus()
    companion.setTextCursor(companion.document().find("發"))
    reader.press("Ctrl+I", companion)
    details = reader.part(QFrame, "details")
    reader.qtbot.waitUntil(details.isVisible)
    assert "发 → 發" in [label.text() for label in details.findChildren(QLabel)]
