"""What the reader may ask for next is set while the window is idle."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QPainter, QTextDocument
from PySide6.QtWidgets import QApplication

from viewer.article.blocks import Block, Position
from viewer.article.rendition import ShownBlock
from viewer.text.alignment import Alignment
from viewer.ui.reading.document import PageText
from viewer.ui.reading.layout import PageLayout
from viewer.ui.reading.painting import paint_beforehand
from viewer.ui.reading.piece import Piece, SetPiece
from viewer.ui.reading.setting import Typesetter
from viewer.ui.reading.style import USUAL
from viewer.ui.reading.view import ReadingView

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]

CHAPTERS = 12
BOOK = "\n".join(
    f"第{k}章 发展\n"
    + "\n".join(f"第{k}章第{n}段，互联网上的软件很多，后来怎么样，要由用户自己判断。" * 4 for n in range(60))
    for k in range(1, CHAPTERS + 1)
)


@pytest.fixture
def set_pieces(monkeypatch: pytest.MonkeyPatch) -> list[Piece]:
    """The pieces that are set from now on."""
    found: list[Piece] = []
    original = Typesetter.set

    def note(setter: Typesetter, piece: Piece) -> SetPiece:
        found.append(piece)
        return original(setter, piece)

    monkeypatch.setattr(Typesetter, "set", note)
    return found


def wait(reader: Reader) -> None:
    """Wait until the window has nothing left to get ready."""
    reader.qtbot.waitUntil(lambda: not reader.window.foresight.is_busy)


def in_window(reader: Reader, pieces: list[Piece]) -> list[Piece]:
    """Those of the pieces that are in the window: around it others are set when there is time."""
    first, last = reader.view.first_visible()[0], reader.view.last_visible()[0]
    return [piece for piece in pieces if first <= piece.block.number <= last]


def test_a_flip_finds_the_page_set_wherever_the_reader_is(open_text: Open, set_pieces: list[Piece]) -> None:
    reader = open_text(BOOK)
    for block in (0, 200, 431):
        reader.window.pane.go_to(Position(block, 0))
        wait(reader)
        before = reader.shown
        set_pieces.clear()
        reader.press("Ctrl+T")
        reader.view.viewport().repaint()
        assert reader.shown != before
        assert in_window(reader, set_pieces) == []


def test_an_article_is_found_set_in_every_view(open_text: Open, set_pieces: list[Piece]) -> None:
    reader = open_text(BOOK[:3000])
    wait(reader)
    for view in "341":
        before = reader.shown
        set_pieces.clear()
        reader.press(f"Ctrl+{view}")
        reader.view.viewport().repaint()
        assert reader.shown != before
        assert in_window(reader, set_pieces) == []


@pytest.mark.parametrize("keys", ["Ctrl+3", ""])
def test_a_flip_finds_both_columns_set(open_text: Open, set_pieces: list[Piece], keys: str) -> None:
    reader = open_text(
        f"{BOOK}\n特别声明：以上内容为用户上传并发布。\nNotice: The content above is uploaded by a user."
    )
    if keys:
        reader.press(keys)
    reader.press("Ctrl+B")
    companion = reader.part(ReadingView, "companionView")
    for block in (0, 200, 431, 720):
        reader.window.pane.go_to(Position(block, 0))
        wait(reader)
        before = reader.shown
        set_pieces.clear()
        reader.press("Ctrl+T")
        for view in (reader.view, companion):
            view.viewport().repaint()
        assert reader.shown != before
        assert in_window(reader, set_pieces) == []


@pytest.mark.parametrize("by", ["arrow", "mouse"])
def test_a_section_that_is_pointed_at_is_set_before_it_is_chosen(
    open_text: Open, set_pieces: list[Piece], by: str
) -> None:
    reader = open_text(BOOK)
    reader.qtbot.waitUntil(lambda: len(reader.sections()) == CHAPTERS)
    wait(reader)
    row = reader.section("第9章 发展")
    if by == "arrow":
        reader.tree.setCurrentIndex(row)
    else:
        place = QPointF(reader.tree.visualRect(row).center())
        none = Qt.MouseButton.NoButton
        move = QMouseEvent(QEvent.Type.MouseMove, place, place, none, none, Qt.KeyboardModifier.NoModifier)
        QApplication.sendEvent(reader.tree.viewport(), move)
    assert reader.window.foresight.is_busy
    wait(reader)
    set_pieces.clear()
    reader.click_section("第9章 发展")
    reader.view.viewport().repaint()
    assert reader.view.first_visible()[0] == 8 * 61
    assert in_window(reader, set_pieces) == []


def test_the_next_section_is_set_before_it_is_gone_to(open_text: Open, set_pieces: list[Piece]) -> None:
    reader = open_text(BOOK)
    reader.qtbot.waitUntil(lambda: len(reader.sections()) == CHAPTERS)
    reader.click_section("第3章 发展")
    wait(reader)
    set_pieces.clear()
    reader.action("section.next").trigger()
    reader.view.viewport().repaint()
    assert reader.view.first_visible()[0] == 3 * 61
    assert in_window(reader, set_pieces) == []


@pytest.mark.usefixtures("qtbot")
def test_glyphs_are_painted_beforehand_once() -> None:
    """What was painted where nobody sees it looks the same where the reader sees it."""
    text = "后来怎么样" * 30
    block = ShownBlock(0, Block(text).kind, 0, text, (), "", Alignment.identity(len(text)))
    page = PageText([block])
    document = QTextDocument()
    layout = PageLayout(document)
    layout.set_window(600, 400)
    list(layout.foresee(page, USUAL, (0, 0)))
    layout.show(page, USUAL)
    piece = layout.galley.set(0)
    assert all(line.was_painted for line in piece.lines)
    assert list(paint_beforehand(piece, QPointF(), 0.0, 400.0)) == []
    image = QImage(600, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    blank = image.copy()
    with QPainter(image) as painter:
        piece.lines[0].paint(painter, QPointF())
    assert image != blank
