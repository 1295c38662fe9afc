"""Renditions: what is shown of any article, and where; positions between the source and each view."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import Article, Block, BlockKind, Position, SourceRange, Span, SpanKind
from viewer.article.clean import CleanText
from viewer.article.excerpt import as_text, passages
from viewer.article.rendition import Rendition, Spot
from viewer.text.alignment import Edge
from viewer.text.gloss import Treatment
from viewer.text.script import Region, View

WAYS = list(product(View, (False, True), (False, True)))
"""Every view × vocabulary × repair."""

# What damages, converts, rewords, hides or is outside the basic plane, put together at random.
WORDS = [
    *("软件程序", "互联网", "方便面", "軟體", "網際網路", "乾(qián)隆", "業(yè)務(wù)", "以后再说", "干擾", "头发"),
    *("![]()", "\u200b", "&nbsp;", "&amp;lt;", "⽂", "\n", "\t", "“他说‘好’”", "「甲」", '"引"', ",", "10:30", " "),
    *("𠮷", "👩\u200d🚀", "\ud800", "\0", "\u202e", "\u0301", "カナ", "hello, world", "`x,y`", "\U0010f002"),
]
texts = st.lists(st.sampled_from(WORDS), max_size=8).map("".join) | st.text(st.characters(), max_size=20)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    """A block of any kind with any spans, also empty and overlapping ones."""
    text = draw(texts)
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = draw(st.lists(st.tuples(edges, st.sampled_from(SpanKind)), max_size=4))
    return Block(
        text,
        draw(st.sampled_from(BlockKind)),
        draw(st.integers(0, 3)),
        tuple(Span(start, end, kind, "值") for (start, end), kind in spans),
        draw(st.sampled_from(["", "•", "1."])),
    )


articles = st.lists(blocks(), min_size=1, max_size=5).map(lambda found: Article(tuple(found)))
ways = st.sampled_from(WAYS)


def rendition(article: Article, way: tuple[View, bool, bool], treatment: Treatment | None = None) -> Rendition:
    view, vocabulary, repaired = way
    return Rendition(CleanText(article, repaired=repaired, treatment=treatment), view, vocabulary=vocabulary)


def show(
    *texts: str, view: View = View.ORIGINAL, repaired: bool = True, treatment: Treatment | None = None
) -> Rendition:
    """Paragraphs of these texts, as a view shows them."""
    return rendition(Article(tuple(map(Block, texts))), (view, False, repaired), treatment)


def every_position(article: Article) -> list[Position]:
    return [
        Position(number, offset) for number, block in enumerate(article.blocks) for offset in range(len(block.text) + 1)
    ]


@given(articles)
def test_the_original_without_repair_is_the_source(article: Article) -> None:
    shown = rendition(article, (View.ORIGINAL, False, False))
    for number, block in enumerate(article.blocks):
        assert shown.block(number).text == block.text
        assert shown.block(number).alignment.is_identity
        assert shown.block(number).spans == tuple(span for span in block.spans if span.start < span.end)
    for position in every_position(article):
        if not shown.block(position.block).is_hidden:
            assert all(shown.spot(position, edge) == position_as_spot(position) for edge in Edge)


def position_as_spot(position: Position) -> Spot:
    return Spot(position.block, position.offset)


@given(articles, ways, st.sampled_from(Treatment))
def test_any_article_is_shown_any_way(article: Article, way: tuple[View, bool, bool], treatment: Treatment) -> None:
    shown = rendition(article, way, treatment)
    for number, block in enumerate(article.blocks):
        found = shown.block(number)
        assert (found.number, found.kind, found.level, found.marker) == (
            number,
            block.kind,
            block.level,
            block.marker,
        )
        assert (found.alignment.before, found.alignment.after) == (len(block.text), len(found.text))
        assert all(0 <= span.start < span.end <= len(found.text) for span in found.spans)


@given(articles, ways)
def test_spots_and_positions_rise_together(article: Article, way: tuple[View, bool, bool]) -> None:
    shown = rendition(article, way)
    for edge in Edge:
        spots = [shown.spot(position, edge) for position in every_position(article)]
        assert spots == sorted(spots)
        positions = [shown.position(spot, edge) for spot in spots]
        assert positions == sorted(positions)
        nothing = all(shown.block(number).is_hidden for number in range(len(article.blocks)))
        assert nothing or not any(shown.block(spot.block).is_hidden for spot in spots)


@given(articles, ways)
def test_a_selection_settles_at_once(article: Article, way: tuple[View, bool, bool]) -> None:
    shown = rendition(article, way)
    for edge in Edge:
        for position in every_position(article):
            once = shown.position(shown.spot(position, edge), edge)
            assert shown.position(shown.spot(once, edge), edge) == once
            assert shown.spot(once, edge) == shown.spot(position, edge)


@given(articles, ways, st.data())
def test_what_is_copied_is_what_is_shown(article: Article, way: tuple[View, bool, bool], data: st.DataObject) -> None:
    shown = rendition(article, way)
    positions = st.sampled_from(every_position(article))
    start, end = sorted((data.draw(positions), data.draw(positions)))
    pieces = passages(shown, start, end)
    first, last = shown.spot(start), shown.spot(end, Edge.END)
    expected = []
    for number in range(first.block, last.block + 1):
        text = shown.block(number).text
        expected.append(
            text[first.offset if number == first.block else 0 : last.offset if number == last.block else None]
        )
    assert [piece.text for piece in pieces if piece.text] == [text for text in expected if text and start < end]
    for piece in pieces:
        assert all(0 <= span.start < span.end <= len(piece.text) for span in piece.spans)


def test_characters_outside_the_basic_plane_count_one() -> None:
    shown = show("𠮷发𠮷展", view=View.TAIWAN)
    assert shown.block(0).text == "𠮷發𠮷展"
    assert shown.spot(Position(0, 3)) == Spot(0, 3)
    assert as_text(passages(shown, Position(0, 1), Position(0, 3))) == "發𠮷"


@pytest.mark.parametrize(
    ("source", "position", "start", "end"),
    [
        # 乾(qián)隆 → 乾隆: inside the gloss and at its edges there is one boundary to go to.
        ("乾(qián)隆", 0, 0, 0),
        ("乾(qián)隆", 1, 1, 1),
        ("乾(qián)隆", 4, 1, 1),
        ("乾(qián)隆", 7, 1, 1),
        ("乾(qián)隆", 8, 2, 2),
        # 买方便面 → 買泡麵: inside a word the start of a range takes all of it, and so does the end.
        ("买方便面", 1, 1, 1),
        ("买方便面", 2, 1, 3),
        ("买方便面", 3, 1, 3),
        ("买方便面", 4, 3, 3),
    ],
)
def test_positions_at_edits(source: str, position: int, start: int, end: int) -> None:
    shown = rendition(Article((Block(source),)), (View.TAIWAN, True, True), Treatment.RUBY)
    assert shown.spot(Position(0, position), Edge.START) == Spot(0, start)
    assert shown.spot(Position(0, position), Edge.END) == Spot(0, end)


@pytest.mark.parametrize(
    ("texts", "position", "start", "end"),
    [
        (["甲", "![]()", "丙"], (1, 2), (2, 0), (0, 1)),
        (["甲", "![]()", "\u200b", "丙"], (2, 0), (3, 0), (0, 1)),
        (["![]()", "乙"], (0, 3), (1, 0), (1, 0)),
        (["甲", "![]()"], (1, 0), (0, 1), (0, 1)),
        (["![]()", "![]()"], (1, 0), (1, 0), (1, 0)),
        (["甲乙", "丙"], (7, 0), (1, 1), (1, 1)),
        (["甲乙", "丙"], (0, 9), (0, 2), (0, 2)),
        (["甲乙", "丙"], (-1, 9), (0, 0), (0, 0)),
    ],
)
def test_positions_in_hidden_blocks_and_outside(
    texts: list[str], position: tuple[int, int], start: tuple[int, int], end: tuple[int, int]
) -> None:
    shown = show(*texts)
    assert shown.spot(Position(*position), Edge.START) == Spot(*start)
    assert shown.spot(Position(*position), Edge.END) == Spot(*end)


def test_an_empty_article_has_one_place() -> None:
    shown = show()
    for edge in Edge:
        assert shown.spot(Position(3, 3), edge) == Spot(0, 0)
        assert shown.position(Spot(0, 0), edge) == Position(0, 0)
    assert passages(shown, Position(0, 0), shown.end) == []


def test_a_rule_is_shown_without_text() -> None:
    shown = rendition(Article((Block("", BlockKind.RULE), Block("甲"))), (View.TAIWAN, False, True))
    assert not shown.block(0).is_hidden
    assert shown.spot(Position(0, 0)) == Spot(0, 0)


def test_an_empty_item_is_shown_by_its_marker_and_an_emptied_one_is_not() -> None:
    items = (Block(text, BlockKind.LIST_ITEM, 1, marker="•") for text in ("", "![]()", "甲"))
    shown = rendition(Article(tuple(items)), (View.TAIWAN, False, True))
    assert [shown.block(number).is_hidden for number in range(3)] == [False, True, False]
    assert shown.spot(Position(0, 0)) == Spot(0, 0)


def span_texts(shown: Rendition, number: int = 0) -> list[tuple[str, SpanKind, str]]:
    found = shown.block(number)
    return [(found.text[span.start : span.end], span.kind, span.value) for span in found.spans]


def test_spans_follow_their_characters() -> None:
    # In Markdown: <u>方*便*面**发**展</u>
    block = Block(
        "方便面发展", spans=(Span(3, 4, SpanKind.STRONG), Span(1, 2, SpanKind.EMPHASIS), Span(0, 5, SpanKind.LINK, "u"))
    )
    shown = rendition(Article((block,)), (View.TAIWAN, True, True))
    assert shown.block(0).text == "泡麵發展"
    assert span_texts(shown) == [
        ("發", SpanKind.STRONG, ""),
        ("泡麵", SpanKind.EMPHASIS, ""),
        ("泡麵發展", SpanKind.LINK, "u"),
    ]


def test_a_span_of_hidden_text_disappears() -> None:
    block = Block("甲\u200b\u200b乙", spans=(Span(1, 3, SpanKind.STRONG), Span(0, 3, SpanKind.EMPHASIS)))
    shown = rendition(Article((block,)), (View.ORIGINAL, False, True))
    assert span_texts(shown) == [("甲", SpanKind.EMPHASIS, "")]


def test_readings_of_a_primer_become_ruby() -> None:
    shown = show("床(chuáng)前(qián)明(míng)月(yuè)光(guāng)，疑(yí)是(shì)地(dì)上(shàng)霜(shuāng)")
    assert shown.block(0).text == "床前明月光，疑是地上霜"
    assert span_texts(shown)[:2] == [("床", SpanKind.RUBY, "chuáng"), ("前", SpanKind.RUBY, "qián")]
    assert len(shown.block(0).spans) == 10


def test_nothing_is_read_or_repaired_in_code() -> None:
    code = Block("乾(qián)隆, x", BlockKind.CODE)
    text = "用乾(qián),乾(qián),好"
    inline = Block(text, spans=(Span(1, 9, SpanKind.CODE),))
    shown = rendition(Article((code, inline)), (View.ORIGINAL, False, True), Treatment.RUBY)
    assert shown.block(0).text == code.text
    assert shown.block(0).spans == ()
    assert shown.block(1).text == "用乾(qián),乾，好"
    assert [text for text, kind, _ in span_texts(shown, 1) if kind is SpanKind.RUBY] == ["乾"]


def test_quotation_marks_follow_the_region_but_not_into_code() -> None:
    block = Block("他说“好”，写“行”", spans=(Span(6, 9, SpanKind.CODE),))
    for view, text in (
        (View.ORIGINAL, "他说“好”，写“行”"),
        (View.SIMPLIFIED, "他说“好”，写“行”"),
        (View.TAIWAN, "他說「好」，寫“行”"),
        (View.HONGKONG, "他説「好」，寫“行”"),
    ):
        marked = Block(block.text, spans=(Span(7, 10, SpanKind.CODE),))
        assert rendition(Article((marked,)), (view, False, True)).block(0).text == text


def test_code_inside_code_is_code_to_its_end() -> None:
    spans = (Span(0, 6, SpanKind.CODE), Span(1, 3, SpanKind.CODE))
    shown = rendition(Article((Block("发甲乙“丙”，“丁”", spans=spans),)), (View.TAIWAN, False, True))
    assert shown.block(0).text == "發甲乙“丙”，「丁」"


def test_many_quotations_beside_much_code() -> None:
    # 40,000 of each in one paragraph: minutes when every mark is compared with every range.
    piece = "发“好”x"
    spans = tuple(Span(n * len(piece) + 4, (n + 1) * len(piece), SpanKind.CODE) for n in range(40_000))
    shown = rendition(Article((Block(piece * 40_000, spans=spans),)), (View.TAIWAN, False, True))
    assert shown.block(0).text == "發「好」x" * 40_000


def test_a_paragraph_without_telling_characters_goes_by_its_article() -> None:
    assert show("皇后", view=View.TAIWAN).block(0).text == "皇后"
    assert show("以后", view=View.TAIWAN).block(0).text == "以後"  # a word of Simplified text only
    assert show("以后", "软件发展", view=View.TAIWAN).block(0).text == "以後"
    assert show("范先生", "軟體發展", view=View.TAIWAN).block(0).text == "范先生"
    assert show("後で説明する", "软件发展", view=View.SIMPLIFIED).block(0).text == "後で説明する"


@pytest.mark.parametrize(
    ("texts", "view", "region"),
    [
        (["软件发展"], View.ORIGINAL, Region.MAINLAND),
        (["軟體發展"], View.ORIGINAL, Region.TAIWAN),
        (["软件发展"], View.HONGKONG, Region.HONGKONG),
        (["軟體發展"], View.SIMPLIFIED, Region.MAINLAND),
    ],
)
def test_region_of_the_glyph_forms(texts: list[str], view: View, region: Region) -> None:
    assert show(*texts, view=view).region is region


def test_a_title_is_shown_as_its_text_is() -> None:
    shown = show("業(yè)務(wù)發展", view=View.SIMPLIFIED, treatment=Treatment.STRIP)
    assert shown.title(("導語：", SourceRange(0, 0, 10), "…")) == "导语：业务…"
    assert shown.title(()) == ""


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize(
    "text", ["\ud800发\udfff", "发\0展", "\u202e发\u202c", "发" + "\u0301" * 10_000, "发" * 100_000]
)
def test_hostile_text_is_shown(text: str, view: View) -> None:
    shown = show(text, view=view, repaired=False)
    assert len(shown.block(0).text) == len(text)
    assert shown.block(0).alignment.is_identity
