"""The reading view, used as a reader uses it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QTextDocument, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from viewer.article.blocks import BlockKind, Span, SpanKind
from viewer.article.rendition import ShownBlock
from viewer.ui.reading.style import MarkKind, ReadingStyle
from viewer.ui.reading.view import ReadingView

MakeView = Callable[..., ReadingView]
MakePage = Callable[[int], list[ShownBlock]]


def top_of(view: ReadingView, block: int, offset: int = 0) -> float:
    """Where the line that shows a place begins, in pixels below the top of the view."""
    cursor = view.textCursor()
    cursor.setPosition(view._layout.page.position((block, offset)))
    return view.cursorRect(cursor).top()


def settle(view: ReadingView) -> None:
    while view._scroller.settle_more():
        pass


def point_at(view: ReadingView, block: int, offset: int) -> QPoint:
    """The middle of the left half of a character, in the viewport."""
    spot = view._layout.spot((block, offset))
    assert spot is not None
    x = view._layout._left + spot.line.x_at(offset) + 4
    return QPointF(x, spot.top + spot.line.top + spot.line.height / 2 - view.verticalScrollBar().value()).toPoint()


def turn_wheel(
    view: ReadingView, notches: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    middle = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        middle, view.viewport().mapToGlobal(middle), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, modifiers, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_the_page_is_shown_as_it_is_and_typesetting_adds_nothing(
    make_view: MakeView, page_of: MakePage, style: ReadingStyle
) -> None:
    view, blocks = make_view(), page_of(12)
    view.show_page(blocks, style)
    view.viewport().repaint()
    assert view.toPlainText() == "\n".join(block.text for block in blocks)
    assert view.objectName() == "articleView"
    view.selectAll()
    assert view.selection() == ((0, 0), (blocks[-1].number, len(blocks[-1].text)))


@pytest.mark.parametrize("number", [0, 1, 30, 54, 55, 58])
def test_scrolling_to_a_place_lands_it_at_the_top(
    make_view: MakeView, page_of: MakePage, style: ReadingStyle, number: int
) -> None:
    view, blocks = make_view(), page_of(54)
    view.show_page(blocks, style)
    view.scroll_to(number)
    air = view._layout.em * 1.3 if number == 0 or blocks[number].kind is BlockKind.HEADING else 0
    assert 0 <= top_of(view, number) <= air
    assert view.first_visible() == (number, 0)
    settle(view)
    assert 0 <= top_of(view, number) <= air, "heights that become known later do not move what is seen"


def test_the_last_heading_and_the_last_line_land_at_the_top(
    make_view: MakeView, shown: Callable[..., ShownBlock], page_of: MakePage, style: ReadingStyle
) -> None:
    view, blocks = make_view(), page_of(20)
    end = len(blocks)
    blocks += [shown(end, "最后一节", BlockKind.HEADING, 2), shown(end + 1, "完。")]
    view.show_page(blocks, style)
    view.scroll_to(end)
    assert 0 <= top_of(view, end) <= view._layout.em
    view.scroll_to(end + 1, 1)
    assert top_of(view, end + 1) == 0


def test_a_place_inside_a_paragraph_lands_its_line(make_view: MakeView, page_of: MakePage, style: ReadingStyle) -> None:
    view = make_view()
    view.show_page(page_of(40), style, focus=(35, 90))
    assert top_of(view, 35, 90) == 0
    assert view.first_visible() == (35, 90)


def test_a_resize_keeps_the_place(make_view: MakeView, page_of: MakePage, style: ReadingStyle, qtbot: QtBot) -> None:
    view = make_view()
    view.show_page(page_of(40), style, focus=(35, 90))
    for width, height in ((500, 700), (1300, 500), (340, 500), (900, 600)):
        view.resize(width, height)
        QApplication.processEvents()
        assert view.first_visible() == (35, 90)
        assert top_of(view, 35, 90) == 0


def test_what_is_seen_stays_while_scrolling_back_through_what_was_never_set(
    make_view: MakeView, page_of: MakePage, style: ReadingStyle
) -> None:
    view, bar = make_view(), None
    view.show_page(page_of(90), style, focus=(90, 0))
    view._settling.stop()
    bar = view.verticalScrollBar()
    for _ in range(60):
        place = view._scroller.first_place()
        before = top_of(view, *place)
        value = bar.value()
        bar.setValue(value - 70)
        view._settling.stop()
        assert top_of(view, *place) == pytest.approx(before + min(70, value), abs=1)


def test_scrolling_is_announced_once(make_view: MakeView, page_of: MakePage, style: ReadingStyle, qtbot: QtBot) -> None:
    view = make_view()
    view.show_page(page_of(40), style)
    with qtbot.waitSignal(view.position_changed):
        pass
    heard: list[int] = []
    view.position_changed.connect(lambda: heard.append(view.verticalScrollBar().value()))
    with qtbot.waitSignal(view.position_changed):
        for _ in range(5):
            view.verticalScrollBar().setValue(view.verticalScrollBar().value() + 90)
    assert heard == [450]
    assert view.first_visible() > (0, 0)


def test_a_selection_is_kept_in_places(
    make_view: MakeView, shown: Callable[..., ShownBlock], style: ReadingStyle, qtbot: QtBot
) -> None:
    view = make_view()
    view.show_page([shown(3, "𠮷野家，你好"), shown(5, ""), shown(8, "第二段😀")], style)
    with qtbot.waitSignal(view.selection_changed):
        view.select((3, 1), (8, 4))
    assert view.selection() == ((3, 1), (8, 4))
    assert view.textCursor().selectedText() == "野家，你好\u2029第二段😀"
    view.resize(400, 300)
    assert view.selection() == ((3, 1), (8, 4))


def test_selecting_does_not_scroll(make_view: MakeView, page_of: MakePage, style: ReadingStyle) -> None:
    view = make_view()
    view.show_page(page_of(40), style, focus=(20, 0))
    before = view.verticalScrollBar().value()
    view.select((0, 0), (40, 1))
    assert view.verticalScrollBar().value() == before


def test_two_clicks_take_a_word_or_a_character_and_three_the_paragraph(
    make_view: MakeView, shown: Callable[..., ShownBlock], style: ReadingStyle
) -> None:
    view = make_view()
    view.show_page([shown(0, "用PySide6写的程序，占5.2%。"), shown(1, "第二段")], style)
    for offset, expected in ((3, (1, 8)), (9, (9, 10)), (15, (14, 18)), (13, (13, 14))):
        QTest.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_at(view, 0, offset))
        assert view.selection() == ((0, expected[0]), (0, expected[1])), offset
    QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_at(view, 0, 13))
    assert view.selection() == ((0, 0), (0, 19))


def test_dragging_selects(
    make_view: MakeView, shown: Callable[..., ShownBlock], prose: str, style: ReadingStyle
) -> None:
    view = make_view()
    view.show_page([shown(0, prose)], style)
    port = view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=point_at(view, 0, 4))
    QTest.mouseMove(port, point_at(view, 0, 120))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=point_at(view, 0, 120))
    assert view.selection() == ((0, 4), (0, 120))


def test_what_is_copied_comes_from_outside(
    make_view: MakeView, shown: Callable[..., ShownBlock], style: ReadingStyle
) -> None:
    def quote() -> QMimeData:
        data = QMimeData()
        data.setText("原文")
        return data

    view = make_view(mime=quote)
    view.show_page([shown(0, "顯示的文字")], style)
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "原文"


def test_nothing_is_copied_if_there_is_nothing_to_copy(
    make_view: MakeView, shown: Callable[..., ShownBlock], style: ReadingStyle
) -> None:
    view = make_view()
    view.show_page([shown(0, "顯示的文字")], style)
    view.selectAll()
    assert view.createMimeDataFromSelection().formats() == []


def test_nothing_is_loaded_or_pasted(
    make_view: MakeView, shown: Callable[..., ShownBlock], style: ReadingStyle
) -> None:
    view = make_view()
    view.show_page([shown(0, "<img src='file:///etc/passwd'>文")], style)
    data = QMimeData()
    data.setText("外来")
    assert not view.canInsertFromMimeData(data)
    view.insertFromMimeData(data)
    assert view.toPlainText() == "<img src='file:///etc/passwd'>文"
    assert view.loadResource(QTextDocument.ResourceType.ImageResource.value, QUrl("file:///etc/passwd")) is None


def test_a_click_on_a_link_is_announced(
    make_view: MakeView, shown: Callable[..., ShownBlock], style: ReadingStyle, qtbot: QtBot
) -> None:
    view = make_view()
    view.show_page([shown(0, "这是链接。", spans=(Span(2, 4, SpanKind.LINK, "https://a.cn"),))], style)
    with qtbot.waitSignal(view.link_activated) as heard:
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_at(view, 0, 3))
    assert heard.args == ["https://a.cn"]
    with qtbot.assertNotEmitted(view.link_activated):
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=point_at(view, 0, 0))


def test_the_keys_scroll(make_view: MakeView, page_of: MakePage, style: ReadingStyle) -> None:
    view = make_view()
    view.show_page(page_of(60), style)
    bar, values = view.verticalScrollBar(), []
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_PageDown, Qt.Key.Key_End):
        QTest.keyClick(view, key)
        values.append(bar.value())
    assert values == sorted(set(values))
    assert view.last_visible()[0] == 65
    for key in (Qt.Key.Key_Up, Qt.Key.Key_PageUp, Qt.Key.Key_Home):
        QTest.keyClick(view, key)
        values.append(bar.value())
    assert values[4:] == sorted(values[4:], reverse=True)
    assert bar.value() == 0


def whole_lines(view: ReadingView) -> list[tuple[int, int]]:
    """The places where the lines begin that no edge of the view cuts."""
    height, places = view.viewport().height(), []
    for block in range(view.first_visible()[0], view.last_visible()[0] + 1):
        spot = view._layout.spot((block, 0))
        lines = view._layout.galley.set(spot.piece).lines if spot else ()
        bounds = [(line.start, spot.top + line.top - view.verticalScrollBar().value()) for line in lines if spot]
        height_of = lines[0].height if lines else 0
        places += [(block, start) for start, top in bounds if top >= -1 and top + height_of <= height + 1]
    return places


def test_a_screen_on_begins_with_the_last_whole_line_and_a_screen_back_ends_about_there(
    make_view: MakeView, page_of: MakePage, style: ReadingStyle
) -> None:
    view = make_view()
    view.show_page(page_of(60), style)
    for _ in range(4):
        last = whole_lines(view)[-1]
        QTest.keyClick(view, Qt.Key.Key_PageDown)
        assert whole_lines(view)[0] == last
        assert -1 <= top_of(view, *last) <= view._layout.em
    for _ in range(3):
        first = whole_lines(view)[0]
        QTest.keyClick(view, Qt.Key.Key_PageUp)
        assert first in whole_lines(view)[-4:]
        assert -1 <= top_of(view, *whole_lines(view)[0]) <= view._layout.em


def test_a_window_lower_than_a_line_goes_on_all_the_same(
    make_view: MakeView, page_of: MakePage, style: ReadingStyle
) -> None:
    view = make_view()
    view.resize(300, 30)
    view.show_page(page_of(10), style)
    places = []
    for key in [Qt.Key.Key_PageDown] * 5 + [Qt.Key.Key_PageUp] * 3:
        QTest.keyClick(view, key)
        places.append(view.first_visible())
    assert places[:5] == sorted(set(places[:5]))
    assert places[4:] == sorted(set(places[4:]), reverse=True)


def test_reading_on_past_the_end_asks_for_another_page(
    make_view: MakeView, page_of: MakePage, style: ReadingStyle, qtbot: QtBot
) -> None:
    view = make_view()
    view.show_page(page_of(30), style)
    with qtbot.waitSignal(view.page_turn_requested) as heard:
        QTest.keyClick(view, Qt.Key.Key_PageUp)
    assert heard.args == [-1]
    QTest.keyClick(view, Qt.Key.Key_End)
    with qtbot.waitSignal(view.page_turn_requested) as heard:
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert heard.args == [1]


def test_the_wheel_turns_the_page_where_its_last_line_is_seen(
    make_view: MakeView, page_of: MakePage, style: ReadingStyle
) -> None:
    view = make_view()
    view.show_page(page_of(30), style)
    heard: list[int] = []
    view.page_turn_requested.connect(heard.append)
    turn_wheel(view, 1)
    assert heard == [-1]
    QTest.keyClick(view, Qt.Key.Key_End)
    end = view.verticalScrollBar().value()
    assert end < view.verticalScrollBar().maximum(), "there is room below, for a heading near the end to be landed on"
    turn_wheel(view, -1)
    assert (heard, view.verticalScrollBar().value()) == ([-1, 1], end)
    turn_wheel(view, 1)
    assert view.verticalScrollBar().value() < end
    assert heard == [-1, 1]


def test_the_wheel_with_ctrl_asks_for_another_size(make_view: MakeView, page_of: MakePage, style: ReadingStyle) -> None:
    view = make_view()
    view.show_page(page_of(30), style)
    heard: list[int] = []
    view.zoom_requested.connect(heard.append)
    turn_wheel(view, 2, Qt.KeyboardModifier.ControlModifier)
    turn_wheel(view, -1, Qt.KeyboardModifier.ControlModifier)
    assert heard == [1, 1, -1]
    assert view.verticalScrollBar().value() == 0
    turn_wheel(view, -1)
    assert view.verticalScrollBar().value() > 0


def test_the_caret_moves_by_our_lines(
    make_view: MakeView, shown: Callable[..., ShownBlock], prose: str, style: ReadingStyle
) -> None:
    view = make_view()
    view.show_page([shown(0, prose * 2), shown(1, "第二段")], style)
    view.set_caret(True)
    QTest.keyClick(view, Qt.Key.Key_Down)
    second = view.textCursor().position()
    starts = [line.start for line in view._layout.galley.set(0).lines]
    assert starts[1] <= second < starts[2]
    QTest.keyClick(view, Qt.Key.Key_End, Qt.KeyboardModifier.ShiftModifier)
    selection = view.selection()
    assert selection is not None
    assert selection[1][1] in (starts[2] - 1, starts[2])
    QTest.keyClick(view, Qt.Key.Key_Up)
    assert view.textCursor().position() < starts[1] + 45
    for _ in starts:
        QTest.keyClick(view, Qt.Key.Key_Down)
    assert view._layout.page.place(view.textCursor().position())[0] == 1


def test_marks_change_what_is_painted_and_nothing_else(
    make_view: MakeView, shown: Callable[..., ShownBlock], prose: str, style: ReadingStyle
) -> None:
    view = make_view()
    view.show_page([shown(2, prose)], style)
    before, text = view.grab().toImage(), view.toPlainText()
    view.set_marks([(2, 10 * k, 10 * k + 4, kind) for k, kind in enumerate(MarkKind)] + [(9, 0, 1, MarkKind.FOUND)])
    after = view.grab().toImage()
    assert before != after
    assert (
        after.pixelColor(point_at(view, 2, 0) - QPoint(2, 9)).name() == style.colours.marks[MarkKind.FOUND].background
    )
    view.set_marks([])
    assert view.grab().toImage() == before
    assert view.toPlainText() == text


def test_the_marker_of_a_list_can_be_seen(
    make_view: MakeView, shown: Callable[..., ShownBlock], style: ReadingStyle
) -> None:
    view = make_view()
    view.show_page([shown(0, "第一项", BlockKind.LIST_ITEM, 1, (), "•")], style)
    image, em = view.grab().toImage(), round(view._layout.em)
    right, middle = point_at(view, 0, 0).x() - em // 2, round(top_of(view, 0)) + em
    inked = [
        x
        for x in range(right - em, right)
        for y in range(middle - em, middle + em)
        if image.pixelColor(x, y).lightness() < 128
    ]
    # The glyph of a serif font has 4 of them at this size, 19 px.
    assert len(inked) >= 12
    assert 2 * len(set(inked)) <= em


def test_an_empty_page_is_no_trouble(
    make_view: MakeView, shown: Callable[..., ShownBlock], style: ReadingStyle
) -> None:
    view = make_view()
    for blocks in ([], [shown(0, "")]):
        view.show_page(blocks, style)
        view.viewport().repaint()
        view.scroll_to(4, 2)
        view.set_caret(True)
        QTest.keyClick(view, Qt.Key.Key_Down)
        QTest.keyClick(view, Qt.Key.Key_End)
        assert view.first_visible() in ((0, 0), (4, 2))
        assert view.selection() is None


def test_a_menu_is_asked_for_from_outside(
    make_view: MakeView, page_of: MakePage, style: ReadingStyle, qtbot: QtBot
) -> None:
    view = make_view()
    view.show_page(page_of(3), style)
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(100, 100), QPoint(300, 200))
    with qtbot.waitSignal(view.menu_requested) as heard:
        QApplication.sendEvent(view.viewport(), asked)
    assert heard.args == [QPoint(300, 200)]
