"""Articles written as Markdown are read back as the same articles, whatever their text looks like."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from viewer.article.blocks import Article, Block, BlockKind, Format, Metadata, Span, SpanKind
from viewer.article.clean import CleanText
from viewer.article.export import as_markdown
from viewer.article.markdown_text import write_text
from viewer.article.rendition import Rendition
from viewer.formats import parse
from viewer.formats.long_paragraphs import divided

P, H, L, Q = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE
STRONG, EMPHASIS, CODE = SpanKind.STRONG, SpanKind.EMPHASIS, SpanKind.CODE


def written(article: Article) -> str:
    return "".join(as_markdown(Rendition(CleanText(article, repaired=False))))


def read_back(article: Article) -> Article:
    return parse(written(article).encode(), "a.md")


def looks(block: Block) -> tuple[BlockKind, int, str, str, list[frozenset[tuple[SpanKind, str]]]]:
    """What a reader sees of a block: kind, depth, marker, text and the formatting of each character."""
    formats = [
        frozenset((span.kind, span.value) for span in block.spans if span.start <= offset < span.end)
        for offset in range(len(block.text))
    ]
    return block.kind, block.level, block.marker, block.text, formats


def assert_same(blocks: tuple[Block, ...]) -> None:
    again = read_back(Article(blocks, format=Format.MARKDOWN))
    assert list(map(looks, again.blocks)) == list(map(looks, blocks))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("工業", "工業"),
        ("*a* _b_ `c` [d](e) <f> ~g~ a|b &amp; h^2 \\",
         "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\<f> \\~g\\~ a\\|b \\&amp; h\\^2 \\\\"),
        ("# 題", "\\# 題"),
        ("a==b=== {#c} {x=1} {d}", "a\\==b\\=== \\{#c} \\{x=1} {d}"),
        (": 甲\n:乙\n::: 丙", "\\: 甲\n:乙\n\\::: 丙"),
        ("1. 甲\n2) 乙\n- 丙\n+ 丁\n> 戊\n=== \n---", "1\\. 甲\n2\\) 乙\n\\- 丙\n\\+ 丁\n\\> 戊\n\\===&#32;\n\\---"),
        ("10:30，3-5，2 > 1，A & B", "10:30，3-5，2 > 1，A & B"),
        ("\u3000\u3000甲 ", "&#12288;&#12288;甲&#32;"),
        ("\t甲\t乙", "&#9;甲&#9;乙"),
        ("甲\u2028乙\n\n丙", "甲\\\n乙&#10;&#10;丙"),
    ],
)  # fmt: skip
def test_nothing_in_a_text_is_a_mark(text: str, expected: str) -> None:
    assert write_text(text) == expected


@pytest.mark.parametrize(
    ("text", "spans", "expected"),
    [
        ("甲乙丙", [Span(1, 2, STRONG)], "甲**乙**丙"),
        ("甲乙丙", [Span(0, 3, EMPHASIS), Span(1, 2, STRONG)], "*甲**乙**丙*"),
        ("粗（體）字", [Span(0, 4, STRONG)], "<strong>粗（體）</strong>字"),
        ("粗（體）。", [Span(0, 4, STRONG)], "**粗（體）**。"),
        ("「甲」", [Span(0, 3, STRONG)], "**「甲」**"),
        ("甲乙", [Span(0, 1, STRONG), Span(1, 2, EMPHASIS)], "<strong>甲</strong><em>乙</em>"),
        ("甲乙", [Span(0, 1, STRONG), Span(1, 2, STRONG)], "**甲乙**"),
        ("甲乙丙", [Span(0, 2, STRONG), Span(1, 3, EMPHASIS)], "<strong>甲<em>乙</em></strong><em>丙</em>"),
        ("a`b", [Span(0, 3, CODE)], "``a`b``"),
        ("`*", [Span(0, 2, CODE)], "`` `* ``"),
        ("甲\n乙", [Span(0, 3, CODE)], "<code>甲\n乙</code>"),
        ("!甲", [Span(1, 2, SpanKind.LINK, "https://e.org/a?b&c")], "\\![甲](<https://e.org/a?b\\&c>)"),
        ("甲", [Span(0, 1, SpanKind.LINK, "file:///x")], "甲"),
        ("漢", [Span(0, 1, SpanKind.RUBY, "h*n")], "<ruby>漢<rt>h\\*n</rt></ruby>"),
        ("H2O", [Span(1, 2, SpanKind.SUBSCRIPT)], "H<sub>2</sub>O"),
        ("甲[1]", [Span(1, 4, SpanKind.SUPERSCRIPT)], "甲[^1]"),
        ("甲[2]", [Span(1, 4, SpanKind.SUPERSCRIPT)], "甲<sup>\\[2\\]</sup>"),
    ],
)  # fmt: skip
def test_formatting(text: str, spans: list[Span], expected: str) -> None:
    assert write_text(text, spans, notes=["[1]"]) == expected


def item(text: str, level: int = 1, marker: str = "") -> Block:
    return Block(text, L, level, marker=marker)


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        ((Block("題 #", H, 2), Block("文")), "## 題 \\#\n\n文\n"),
        ((item("甲", 1, "•"), item("乙", 2, "◦"), item("丙", 1, "•")), "- 甲\n  - 乙\n- 丙\n"),
        ((item("甲", 1, "3."), item("又"), item("乙", 1, "4."), item("丙", 2, "1)")),
         "3. 甲\n\n   又\n4. 乙\n   1) 丙\n"),
        ((item("甲", 1, "1."), item("乙", 1, "1.")), "1. 甲\n\n<!-- -->\n\n1. 乙\n"),
        ((item("甲", 1, "•"), item("乙", 2, "5.")), "- 甲\n\n  5. 乙\n"),
        ((item("", 1, "•"), item("乙", 2, "◦"), item("", 1, "•")), "-\n  - 乙\n\n-\n"),
        ((item("甲", 1, "☐"), item("[x] 乙", 1, "1. ☑")), "- [ ] 甲\n1. [x] \\[<!-- -->x\\] 乙\n"),
        ((item("[ ] 甲", 1, "•"),), "- \\[<!-- --> \\] 甲\n"),
        ((item("甲", 1, "•"), Block("x\n\ny", BlockKind.CODE), item("又")),
         "- 甲\n\n  ```\n  x\n\n  y\n  ```\n\n  又\n"),
        ((item("甲", 1, "•"), Block("x", BlockKind.CODE), Block("文")), "- 甲\n\n```\nx\n```\n\n文\n"),
        ((Block("一\n二", Q, 1), Block("三", Q, 2), Block("四", Q, 1)), "> 一\n> 二\n>\n> > 三\n>\n> 四\n"),
        ((Block("```", BlockKind.CODE), Block("", BlockKind.RULE)), "````\n```\n````\n\n***\n"),
        ((Block("名\t值", BlockKind.TABLE_ROW, 1), Block("a|b\t", BlockKind.TABLE_ROW)),
         "| 名 | 值 |\n| --- | --- |\n| a\\|b |  |\n"),
        ((Block("山*水", BlockKind.IMAGE),), "![山\\*水]()\n"),
        (
            (Block("文[1]", spans=(Span(1, 4, SpanKind.SUPERSCRIPT),)),
             item("甲", 1, "[1]"), item("又"), item("乙", 1, "[c]")),
            "文[^1]\n\n[^1]: 甲\n\n    又\n\n[^c]: 乙\n",
        ),
    ],
)  # fmt: skip
def test_blocks(blocks: tuple[Block, ...], expected: str) -> None:
    assert written(Article(blocks)) == expected
    assert_same(blocks)


@pytest.mark.parametrize(
    "metadata",
    [
        Metadata("題", "作者", "來源", "2025-12-07", "https://e.org/a:b"),
        Metadata('他說"好"', "O'Brien", "# 甲: 乙"),
        Metadata("[甲]", "-", "null"),
    ],
)
def test_what_is_stated_is_read_back(metadata: Metadata) -> None:
    assert read_back(Article((Block("文"),), metadata=metadata)).metadata == metadata


def test_a_marker_that_markdown_does_not_know_stays_in_the_text() -> None:
    again = read_back(Article((item("甲", 1, "(1)"),)))
    assert [(block.marker, block.text) for block in again.blocks] == [("•", "(1) 甲")]


def test_rows_without_a_header_make_the_first_one_it() -> None:
    again = read_back(Article((Block("甲", BlockKind.TABLE_ROW), Block("乙\t丙", BlockKind.TABLE_ROW))))
    assert [(block.level, block.text) for block in again.blocks] == [(1, "甲\t"), (0, "乙\t丙")]


# Any article

SIGNS = [
    *("工業", "（注）", "，", "。", "a", "B2", " ", "\u3000", "  ", "\n", "\u2028", "*", "**"),
    *("_", "`", "``", "~", "~~", ":"),
    *("[", "]", "(", ")", "<", ">", "#", "-", "---", "+", "=", "1.", "2)", "|", ":-", "!", "&"),
    *("&amp;", "\\", "^", "[^1]"),
    *("[x] ", "https://e.org", "<b>", "</b>", "<br>", "<!--", "「", "」", "\"", "'", "\ufeff", "𠮷"),
]  # fmt: skip
texts = st.lists(st.sampled_from(SIGNS), min_size=1, max_size=8).map("".join)
lines = texts.map(lambda text: text.replace("\n", " "))
readable = st.sampled_from(("hàn", "zì"))


@st.composite
def spans_of(draw: st.DrawFn, text: str) -> tuple[Span, ...]:
    """Formatting of any kind, as Markdown can have it: links do not overlap, readings stand over one character."""
    found: list[Span] = []
    for kind in draw(st.lists(st.sampled_from(SpanKind), max_size=4)):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        if kind is SpanKind.RUBY:
            found.append(Span(start, start + 1, kind, draw(readable)))
        elif kind is SpanKind.LINK:
            found.append(
                Span(start, end, kind, draw(st.sampled_from(["https://e.org/a?b=(c)&d", "#x", "mailto:a@b.cn"])))
            )
        else:
            found.append(Span(start, end, kind))
    links = sorted((span for span in found if span.kind in (SpanKind.LINK, SpanKind.RUBY)), key=lambda span: span.start)
    apart = all(one.end <= other.start for one, other in pairwise(links))
    return tuple(span for span in found if apart or span not in links)


@st.composite
def blocks_of(draw: st.DrawFn) -> list[Block]:
    """One block, or several that belong together."""
    kind = draw(st.sampled_from([P, H, L, Q, BlockKind.CODE, BlockKind.TABLE_ROW, BlockKind.IMAGE, BlockKind.RULE]))
    match kind:
        case BlockKind.PARAGRAPH:
            text = draw(texts)
            return [Block(text, spans=draw(spans_of(text)))]
        case BlockKind.HEADING:
            text = draw(texts)
            return [Block(text, H, draw(st.integers(1, 6)), draw(spans_of(text)))]
        case BlockKind.QUOTE:
            text = draw(texts)
            return [Block(text, Q, draw(st.integers(1, 3)), draw(spans_of(text)))]
        case BlockKind.LIST_ITEM:
            return draw(items())
        case BlockKind.TABLE_ROW:
            cell = lines.map(lambda text: text.replace("\u2028", ""))
            rows = draw(st.lists(st.lists(cell, min_size=2, max_size=2), min_size=1, max_size=3))
            return [Block("\t".join(row), kind, int(number == 0)) for number, row in enumerate(rows)]
        case BlockKind.RULE:
            return [Block("", kind)]
        case _:
            return [Block(draw(texts), kind)]


@st.composite
def items(draw: st.DrawFn) -> list[Block]:
    """A list, up to three deep, each level numbered or not, with further paragraphs and code in its items."""
    found: list[Block] = []
    markers = [draw(st.sampled_from(["•", "1.", "7)"])) for _ in range(3)]
    level = 0
    for _ in range(draw(st.integers(1, 5))):
        level = draw(st.integers(1, min(level + 1, 3)))
        text = draw(texts)
        bullets = sum(marker == "•" for marker in markers[:level])
        marker = "•◦▪"[bullets - 1] if markers[level - 1] == "•" else markers[level - 1]
        found.append(Block(text, L, level, draw(spans_of(text)), marker))
        if draw(st.booleans()):
            found += [Block("x", BlockKind.CODE)] * draw(st.integers(0, 1)) + [Block(draw(texts), L, level)]
    return found


@settings(max_examples=300)
@example([[Block("[x] ", L, 1, marker="•")]])
@given(st.lists(blocks_of(), max_size=4))
def test_any_article_is_read_back(found: list[list[Block]]) -> None:
    assert_same(tuple(block for group in found for block in group))


@pytest.mark.parametrize("kind", [P, Q, L, BlockKind.CODE])
def test_a_paragraph_of_many_parts_is_written_in_as_many_pieces(kind: BlockKind) -> None:
    text = "重要的話，要說兩遍。" * 5000
    spans = (
        Span(10, 20_000, STRONG),
        Span(20_000, 20_003, EMPHASIS),
        Span(30_000, 45_000, SpanKind.LINK, "https://e.org"),
    )
    whole = Block(text, kind, int(kind in (Q, L)), () if kind is BlockKind.CODE else spans, "•" if kind is L else "")
    blocks = divided(Article((Block("前"), whole, Block("後")), format=Format.MARKDOWN)).blocks
    assert len(blocks) > 8
    article = Article(blocks, format=Format.MARKDOWN)
    assert_same(tuple(blocks))
    pieces = list(as_markdown(Rendition(CleanText(article, repaired=False))))
    assert kind is BlockKind.CODE or max(map(len, pieces)) < 7000
    assert "\n" not in written(article).strip("\n").removeprefix("前").removesuffix("後").strip("\n`")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("甲&", "amp;"),
        ("甲 ", "乙"),
        ("甲", "# 乙"),
        ("甲\n", "# 乙"),
        ("=", "="),
        ("甲\u2028", "- 乙"),
        ("{", ".x}"),
        ("1", ". 甲"),
    ],
)
def test_parts_are_written_by_what_is_beside_them(first: str, second: str) -> None:
    article = Article((Block(first), Block(second, continues=True)), format=Format.MARKDOWN)
    assert written(article) == f"{write_text(first + second)}\n"
