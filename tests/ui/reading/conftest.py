"""Pages of blocks for the reading view, and views that show them."""

from __future__ import annotations

import os
from collections.abc import Callable

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QMimeData
from pytestqt.qtbot import QtBot

from viewer.article.blocks import BlockKind, Span
from viewer.article.rendition import ShownBlock
from viewer.text.alignment import Alignment
from viewer.ui.reading.style import ReadingStyle
from viewer.ui.reading.view import ReadingView

PROSE = (
    "据《中共中央关于制定国民经济和社会发展第十五个五年规划的建议》，“十五五”时期（2026—2030年）是夯实基础、"
    "全面发力的关键时期。卡尔·马克思说：“哲学家们只是用不同的方式解释世界，而问题在于改变世界。”……GDP增长5.2%，"
    "共计3,000.50亿元；「他說：『好！』（真的嗎？）」於是，《紅樓夢》、《西遊記》，被稱為「名著」。重50 kg，"
    "見https://a.example.cn/b/c_d?e=1一文——如此而已！"
)

MakeShown = Callable[..., ShownBlock]
MakePage = Callable[[int], list[ShownBlock]]
MakeView = Callable[..., ReadingView]


def make_shown(
    number: int,
    text: str,
    kind: BlockKind = BlockKind.PARAGRAPH,
    level: int = 0,
    spans: tuple[Span, ...] = (),
    marker: str = "",
) -> ShownBlock:
    return ShownBlock(number, kind, level, text, spans, marker, Alignment.identity(len(text)))


def make_page(count: int) -> list[ShownBlock]:
    blocks: list[ShownBlock] = []
    for k in range(count):
        if k % 10 == 0:
            blocks.append(make_shown(len(blocks), f"第{k}节　标题", BlockKind.HEADING, 2))
        blocks.append(make_shown(len(blocks), PROSE[k % 40 :] * (1 + k % 3)))
    return blocks


@pytest.fixture(scope="session")
def shown() -> MakeShown:
    """Makes a shown block from its number, text and, if it is no paragraph, kind, level, spans and marker."""
    return make_shown


@pytest.fixture(scope="session")
def page_of() -> MakePage:
    """Makes a page of so many paragraphs of different lengths, a heading before every tenth; numbers from 0."""
    return make_page


@pytest.fixture(scope="session")
def prose() -> str:
    """A paragraph with every kind of punctuation, quotation mark, number and address."""
    return PROSE


@pytest.fixture
def style() -> ReadingStyle:
    return ReadingStyle()


@pytest.fixture
def make_view(qtbot: QtBot) -> MakeView:
    """Makes views of a given size, on the screen, that copy nothing unless told to."""

    def make(width: int = 900, height: int = 600, mime: Callable[[], QMimeData | None] = lambda: None) -> ReadingView:
        view = ReadingView(mime)
        qtbot.addWidget(view)
        view.resize(width, height)
        with qtbot.waitExposed(view):
            view.show()
        return view

    return make
