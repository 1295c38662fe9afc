"""The layout on real fonts: where lines begin, what is set, what is painted."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter, QTextDocument

from viewer.article.blocks import BlockKind, Span, SpanKind
from viewer.article.rendition import ShownBlock
from viewer.ui.reading.document import PageText
from viewer.ui.reading.layout import PageLayout
from viewer.ui.reading.ornaments import Fill, Label
from viewer.ui.reading.style import ReadingStyle
from viewer.ui.reading.textrun import SetLine

NEVER_FIRST = set("，。、；：？！）」』》〉】”’·…—%")
NEVER_LAST = set("（「『《〈【“‘")
REGIONS = ("Noto Serif CJK SC", "Noto Serif CJK TC")


def layout_of(blocks: list[ShownBlock], width: float, family: str = REGIONS[0]) -> PageLayout:
    # Qt's application owns the document, the document its layout: Python keeps neither alive.
    document = QTextDocument(QGuiApplication.instance())
    layout = PageLayout(document)
    document.setDocumentLayout(layout)
    page = PageText(blocks)
    page.fill(document)
    layout.set_window(width, 600)
    layout.show(page, ReadingStyle(families=(family,)))
    return layout


def all_lines(layout: PageLayout) -> list[tuple[int, SetLine]]:
    galley = layout.galley
    return [(piece.index, line) for k, piece in enumerate(galley.pieces) for line in galley.set(k).lines]


@pytest.mark.parametrize("family", REGIONS)
def test_no_line_begins_or_ends_badly_at_any_width(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock], prose: str, family: str
) -> None:
    for width in range(160, 900, 37):
        lines = [line for _, line in all_lines(layout_of([shown(0, prose * 2)], width, family))]
        texts = [(prose * 2)[line.start : line.end] for line in lines]
        assert "".join(texts) == prose * 2
        assert not [text for text in texts if text[0] in NEVER_FIRST or text[-1] in NEVER_LAST], width


@pytest.mark.parametrize("family", REGIONS)
def test_marks_are_narrow_in_latin_text_and_wide_in_chinese(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock], family: str
) -> None:
    def width(text: str, mark: str, *spans: Span) -> float:
        layout = layout_of([shown(0, text, spans=spans)], 800, family)
        (line,) = (line for _, line in all_lines(layout))
        return line.x_at(text.index(mark) + 1) - line.x_at(text.index(mark))

    em = layout_of([shown(0, "字")], 800, family).galley.setter.em
    assert width("We don’t know", "’") < em / 2
    assert width("说 it’s 好", "’", Span(2, 6, SpanKind.STRONG)) < em / 2
    assert width("說“Hello”，", "“") > 0.9 * em


def test_a_further_part_of_a_paragraph_begins_like_any_other_line(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock], prose: str
) -> None:
    blocks = [shown(0, prose), shown(1, prose)._replace(continues=True), shown(2, prose)]
    layout = layout_of(blocks, 800)
    setter, pieces = layout.galley.setter, layout.galley.pieces
    assert [setter.set(piece).lines[0].x_at(0) for piece in pieces] == [2 * setter.em, 0, 2 * setter.em]
    assert setter.gap_before(pieces[1]) == 0 < setter.gap_before(pieces[2])


def test_a_line_broken_by_hand_begins_like_the_first_and_one_the_source_wrapped_goes_on(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock]
) -> None:
    layout = layout_of([shown(0, "床前明月光，\u2028疑是地上霜。\n舉頭望明月，")], 800)
    em = layout.galley.setter.em
    assert [line.x_at(line.start) for _, line in all_lines(layout)] == [2 * em, 2 * em, 0]


@pytest.mark.parametrize("kind", [kind for kind in BlockKind if kind is not BlockKind.RULE])
def test_what_is_aside_is_muted_and_has_a_rule_beside_it(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock], kind: BlockKind
) -> None:
    block = shown(0, "里面有\t干扰", kind, 1, (), "1.")._replace(is_aside=True)
    layout = layout_of([block, block._replace(is_aside=False)], 400)
    setter, (aside, usual) = layout.galley.setter, layout.galley.pieces
    rules = [
        [fill for fill in setter.set(piece).behind if isinstance(fill, Fill) and fill.rect.right() < 0]
        for piece in (aside, usual)
    ]
    assert [fill.rect.height() for fill in rules[0]] == [setter.set(aside).height]
    assert rules[1] == []
    labels = [part for part in setter.set(aside).behind if isinstance(part, Label)]
    assert all(label.colour == setter.colour["muted"] for label in labels)


def test_code_that_goes_on_in_another_block_has_no_blank_line_there(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock]
) -> None:
    text = "if 甲:\n    乙()\n"
    first, second = (shown(number, text, BlockKind.CODE) for number in range(2))
    layout = layout_of([first, second._replace(text="丙()", continues=True)], 800)
    assert [len(layout.galley.set(k).lines) for k in range(2)] == [2, 1]
    for offset in range(len(text) + 1):
        spot = layout.spot((0, offset))
        assert spot is not None
        assert spot.line.start <= offset


def test_the_right_edge_is_flush(qapp: QGuiApplication, shown: Callable[..., ShownBlock], prose: str) -> None:
    layout = layout_of([shown(0, prose * 4)], 800)
    measure = layout.galley.setter.width
    *body, last = (line for _, line in all_lines(layout))
    flush = [line for line in body if abs(line.right - measure) < 0.1]
    assert len(flush) >= len(body) - 2, "only a line that ends before an address may be ragged"
    assert last.right < measure


def test_every_kind_of_block_is_set_within_the_column(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock], prose: str
) -> None:
    ruby = (Span(0, 1, SpanKind.RUBY, "jù"), Span(2, 4, SpanKind.LINK, "x"), Span(5, 9, SpanKind.EMPHASIS))
    blocks = [shown(k, prose, kind, 1, ruby, "1.") for k, kind in enumerate(BlockKind) if kind is not BlockKind.RULE]
    blocks.append(shown(50, "", BlockKind.RULE))
    blocks.append(shown(51, "甲\t乙乙\t" + prose, BlockKind.TABLE_ROW))
    for width in (200, 500, 1100):
        layout = layout_of(blocks, width)
        for index, line in all_lines(layout):
            assert -0.1 <= line.left <= line.right <= layout.galley.setter.width + 1, blocks[index].kind
        image = QImage(width, 3000, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        layout.draw(painter, PageLayout.PaintContext())
        painter.end()


@pytest.mark.parametrize(
    ("text", "sign", "gaps"),
    [
        ("註釋1見下文", (2, 3), []),
        ("註釋[1]見下文", (2, 5), []),
        ("面積10m2大", (5, 6), [2, 6]),
        ("水是H2O的", (3, 4), [2, 5]),
    ],
)
def test_a_raised_sign_belongs_to_the_character_before_it(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock], text: str, sign: tuple[int, int], gaps: list[int]
) -> None:
    for kind in (SpanKind.SUPERSCRIPT, SpanKind.SUBSCRIPT):
        ((_, line),) = all_lines(layout_of([shown(0, text, spans=(Span(*sign, kind),))], 800))
        assert sorted(line.run.paragraph.spacing.gaps) == gaps


def test_a_raised_sign_never_begins_a_line(qapp: QGuiApplication, shown: Callable[..., ShownBlock]) -> None:
    text = "註釋1" * 40
    spans = tuple(Span(start, start + 1, SpanKind.SUPERSCRIPT) for start in range(2, len(text), 3))
    for width in range(160, 400, 7):
        lines = [line for _, line in all_lines(layout_of([shown(0, text, spans=spans)], width))]
        assert "1" not in {text[line.start] for line in lines}


def test_the_line_under_a_raised_link_is_raised_with_it(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock]
) -> None:
    def height(*kinds: SpanKind) -> float:
        layout = layout_of([shown(0, "註釋1見下文", spans=tuple(Span(2, 3, kind, "#n") for kind in kinds))], 800)
        return next(part.rect.top() for part in layout.galley.set(0).before if isinstance(part, Fill))

    assert height(SpanKind.LINK, SpanKind.SUPERSCRIPT) < height(SpanKind.LINK)
    assert height(SpanKind.LINK, SpanKind.SUBSCRIPT) > height(SpanKind.LINK, SpanKind.SUPERSCRIPT)


def test_a_cell_with_gaps_between_han_and_latin_stays_on_one_line(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock]
) -> None:
    layout = layout_of(
        [
            shown(0, "年份\t说明", BlockKind.TABLE_ROW, 1),
            shown(1, "2022\t在6.5亿吨以上占5%的A级B级C级", BlockKind.TABLE_ROW),
        ],
        900,
    )
    assert [index for index, _ in all_lines(layout)] == [0, 0, 1, 1]


def test_a_point_on_a_boundary_hits_it(qapp: QGuiApplication, shown: Callable[..., ShownBlock], prose: str) -> None:
    layout = layout_of(
        [shown(3, "题", BlockKind.HEADING, 1), shown(5, prose), shown(6, "甲\t乙", BlockKind.TABLE_ROW)], 700
    )
    for index, line in all_lines(layout):
        top = layout.galley.top_of(layout.galley.piece_of(index, line.start))
        left = layout.blockBoundingRect(layout.document().findBlockByNumber(index)).left()
        for offset in range(line.start, line.run.start + line.fitted.visible):
            point = QPointF(left + line.x_at(offset) + 0.2, top + line.top + line.height / 2)
            hit = layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
            assert layout.page.locate(hit) == (index, offset)


def test_qt_is_told_where_our_lines_are(qapp: QGuiApplication, shown: Callable[..., ShownBlock], prose: str) -> None:
    text = "𠮷" + prose + "\n" + prose
    layout = layout_of([shown(0, text)], 500)
    block = layout.document().firstBlock()
    layout.blockBoundingRect(block)
    mirrored = [block.layout().lineAt(k) for k in range(block.layout().lineCount())]
    ours = [line for _, line in all_lines(layout)]
    assert [line.textStart() for line in mirrored] == [layout.page.units(0, line.start) for line in ours]
    assert [line.y() for line in mirrored] == [line.top for line in ours]


def test_only_what_is_near_is_set_and_the_height_converges(
    qapp: QGuiApplication, page_of: Callable[[int], list[ShownBlock]]
) -> None:
    layout = layout_of(page_of(100), 800)
    galley = layout.galley
    galley.set_from(0, 600)
    assert sum(map(galley.is_known, range(len(galley.pieces)))) < 10
    guess = galley.bottom
    for k in range(len(galley.pieces)):
        galley.set(k)
    assert 0.7 < guess / galley.bottom < 1.4
    exact = galley.top + sum(galley.setter.gap_before(p) + galley.setter.set(p).height for p in galley.pieces)
    assert galley.bottom == exact


def test_a_megabyte_in_one_line_is_cut_into_pieces(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock], prose: str
) -> None:
    text = prose * 2000
    layout = layout_of([shown(0, text)], 800)
    pieces = layout.galley.pieces
    assert "".join(piece.text for piece in pieces) == text
    assert max(len(piece.text) for piece in pieces) <= 1500
    middle = len(text) // 2
    spot = layout.spot((0, middle))
    assert spot is not None
    assert spot.line.start <= middle <= spot.line.end
    assert sum(map(layout.galley.is_known, range(len(pieces)))) == 1


def test_what_is_far_away_is_dropped_and_its_height_kept(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock], prose: str
) -> None:
    layout = layout_of([shown(0, prose * 1000)], 800)
    galley = layout.galley
    for k in range(len(galley.pieces)):
        galley.set(k)
    assert len(galley._set) < len(galley.pieces)
    assert all(map(galley.is_known, range(len(galley.pieces))))
    assert galley.set(0).height == galley.height_of(0)


@given(st.text(max_size=60), st.sampled_from(list(BlockKind)), st.integers(40, 900))
@settings(max_examples=60)
def test_any_text_can_be_set_hit_and_painted(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock], text: str, kind: BlockKind, width: int
) -> None:
    spans = (Span(0, 3, SpanKind.STRONG), Span(1, 9, SpanKind.RUBY, "x"), Span(2, 5, SpanKind.CODE))
    layout = layout_of([shown(2, text, kind, 1, spans)], width)
    image = QImage(width, 200, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    layout.draw(painter, PageLayout.PaintContext())
    painter.end()
    for y in (-5, 30, 120, 9999):
        hit = layout.hitTest(QPointF(width / 2, y), Qt.HitTestAccuracy.FuzzyHit)
        assert 0 <= hit < max(layout.document().characterCount(), 1)


def test_what_was_shown_lately_is_not_set_again(
    qapp: QGuiApplication, shown: Callable[..., ShownBlock], prose: str
) -> None:
    views = [[shown(0, prose), shown(1, prose[:number])] for number in range(10, 60, 10)]
    layout = layout_of(views[0], 700)
    galleys = [layout.galley]
    for blocks in views[1:4]:
        layout.show(PageText(blocks), layout.style)
        galleys.append(layout.galley)
    layout.show(PageText(views[0]), layout.style)
    assert layout.galley is galleys[0]
    layout.show(PageText(views[0]), layout.style._replace(size=30))
    assert (layout.galley is galleys[0], round(layout.em)) == (False, 30)
    layout.show(PageText(views[0]), layout.style._replace(size=19))
    layout.set_window(500, 600)
    assert layout.galley is not galleys[0]
    assert layout.galley.setter.fonts is galleys[0].setter.fonts
    equal = [shown(0, prose), shown(1, prose[:10])]
    layout.set_window(700, 600)
    layout.show(PageText(equal), layout.style)
    assert layout.galley not in galleys
