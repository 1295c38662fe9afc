"""The map between places and Qt's positions."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication, QTextCursor, QTextDocument

from viewer.article.blocks import BlockKind
from viewer.article.rendition import ShownBlock
from viewer.ui.reading.document import PageText, safe_text

any_text = st.text(st.characters() | st.sampled_from("𠮷😀\n\t\r\u2028\u00a0\ufeff\ufffe汉字，。"), max_size=12)


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("第一行\n第二行", "第一行\u2028第二行"),
        ("一\r\n二", "一\u200b\u2028二"),
        ("制\x00表\t符", "制␀表\t符"),
        ("半个\ud840字", "半个\ufffd字"),
        ("\ufdd0框\ufdd1\ufffc", "\ufffd框\ufffd\ufffd"),
        ("\ufeff首", "\u200c首"),
        ("\ufffe首", "\ufffd首"),
        ("不变𠮷", "不变𠮷"),
    ],
)
def test_what_qt_cannot_hold_is_replaced_one_for_one(text: str, safe: str) -> None:
    assert safe_text(text) == safe
    assert len(safe) == len(text)


@given(st.lists(any_text, max_size=5))
def test_every_place_round_trips_and_the_document_holds_every_character(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock], texts: list[str]
) -> None:
    page = PageText([shown(3 * k, text) for k, text in enumerate(texts)])
    document = QTextDocument()
    page.fill(document)
    positions = []
    for number, text in zip(page.numbers, page.texts, strict=True):
        for offset in range(len(text) + 1):
            position = page.position((number, offset))
            assert page.place(position) == (number, offset)
            positions.append(position)
    assert positions == sorted(set(positions))
    if page.texts:
        assert document.characterCount() == positions[-1] + 1
        assert document.blockCount() == len(page.texts)


def test_a_character_outside_the_basic_plane_counts_once(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock]
) -> None:
    page = PageText([shown(7, "𠮷野家"), shown(9, "😀好")])
    assert page.position((7, 1)) == 2
    assert page.place(1) == (7, 0), "inside a pair: before it"
    assert page.position((9, 1)) == 7
    document = QTextDocument()
    page.fill(document)
    cursor = QTextCursor(document)
    cursor.setPosition(page.position((9, 0)))
    cursor.setPosition(page.position((9, 1)), QTextCursor.MoveMode.KeepAnchor)
    assert cursor.selectedText() == "😀"


def test_a_hidden_block_maps_to_the_next_shown_one(shown: Callable[..., ShownBlock]) -> None:
    page = PageText([shown(1, "甲"), shown(2, ""), shown(5, "丙丁"), shown(6, "", BlockKind.RULE)])
    assert page.numbers == [1, 5, 6]
    assert page.position((2, 0)) == page.position((5, 0)) == 2
    assert page.position((3, 9)) == 2
    assert page.position((99, 0)) == len("甲\n丙丁\n")


def test_an_empty_page_has_one_place(shown: Callable[..., ShownBlock]) -> None:
    page = PageText([shown(4, "")])
    assert page.place(0) == (0, 0)
    assert page.position((4, 3)) == 0


def test_a_block_is_left_out_exactly_where_it_is_hidden(shown: Callable[..., ShownBlock]) -> None:
    blocks = [
        shown(0, ""),
        shown(1, "", BlockKind.RULE),
        shown(2, "", BlockKind.LIST_ITEM, 1, (), "•"),
        shown(3, "", BlockKind.IMAGE),
        shown(4, "甲"),
    ]
    assert PageText(blocks).numbers == [block.number for block in blocks if not block.is_hidden] == [1, 2, 4]
