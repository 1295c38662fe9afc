"""How many hits each section has, beside its title in the panel."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtWidgets import QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from tests.ui.finding.finder import FILLER, Reader, type_in
from viewer.article.blocks import Article, Block, BlockKind
from viewer.article.reading import Reading


def chapters() -> Reading:
    blocks = []
    for level, title, hits in (
        (1, "第一章 總則", 1),
        (2, "第一節 網絡", 2),
        (2, "第二節 其他", 0),
        (1, "第二章 附則", 3),
    ):
        blocks += [Block(title, BlockKind.HEADING, level), Block(FILLER + "，網絡" * hits)]
    return Reading(Article((Block("網絡"), *blocks)))


def counts_beside(reader: Reader) -> dict[str, int]:
    """The number that each visible row of the panel shows."""
    tree, delegate, found = reader.panel.tree, reader.panel._counts, {}
    index = tree.model().index(0, 0)
    while index.isValid():
        found[index.data()] = delegate._count(index)
        index = tree.indexBelow(index)
    return found


def test_hits_are_counted_by_section_while_the_bar_is_open(reader: Reader, qtbot: QtBot) -> None:
    reader.read(chapters())
    type_in(reader, "网络")
    assert reader.bar.count.text() == "1 / 8"
    counted = {"第一章 總則": 1, "第一節 網絡": 3, "第二節 其他": 0, "第二章 附則": 3}
    qtbot.waitUntil(lambda: counts_beside(reader) == counted)
    reader.bar.dismiss()
    qtbot.waitUntil(lambda: set(counts_beside(reader).values()) == {0})


def test_a_folded_section_counts_those_below_it(reader: Reader, qtbot: QtBot) -> None:
    reader.read(chapters())
    type_in(reader, "网络")
    reader.panel.tree.collapse(reader.panel.tree.model().index(0, 0))
    qtbot.waitUntil(lambda: counts_beside(reader) == {"第一章 總則": 4, "第二章 附則": 3})


def test_numbers_stand_beside_titles_that_make_room_for_them(reader: Reader) -> None:
    reader.read(chapters())
    type_in(reader, "其他")
    tree, delegate = reader.panel.tree, reader.panel._counts
    delegate.counts = [0, 0, 123_456, 0]
    option = QStyleOptionViewItem()
    option.initFrom(tree)
    option.widget = tree
    option.rect = QRect(0, 0, 110, 24)
    for row, title in ((0, "第一節 網絡"), (1, "第二節 其他")):
        index = tree.model().index(row, 0, tree.model().index(0, 0))
        item = QStyleOptionViewItem(option)
        delegate.initStyleOption(item, index)
        assert (item.text == title) is (row == 0)
    plain = tree.viewport().grab().toImage()
    reader.panel.set_counts([0, 0, 123_457, 0])
    assert tree.viewport().grab().toImage() != plain


def test_a_new_outline_shows_no_numbers_of_the_old_one(reader: Reader) -> None:
    reader.read(chapters())
    type_in(reader, "网络")
    reader.panel.set_sections([], str)
    assert reader.panel._counts.counts == ()
