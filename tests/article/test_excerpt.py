"""What leaves the window: text, and HTML that is whole and harmless whatever is in it."""

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import Article, Block, BlockKind, Position, Span, SpanKind
from viewer.article.clean import CleanText
from viewer.article.excerpt import Passage, as_html, as_text, html_pieces, passages
from viewer.article.rendition import Rendition
from viewer.text.script import Region, View

TAGS = {
    *("div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "table", "tr", "th", "td", "blockquote"),
    *("pre", "code", "br", "hr", "a", "strong", "em", "s", "sup", "sub", "ruby", "rt"),
}
ATTRIBUTES = {"div": ["lang"], "a": ["href"], "ol": ["start"]}
HOSTILE = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "'",
    "&lt;",
    "&",
    "\0",
    "]]>",
    "<!--",
    "\ud800",
]
ADDRESSES = [
    *("https://a.cn/?b=1&c=2", "HTTP://A.CN", "mailto:a@b.cn", "javascript:alert(1)", "JavaScript:alert(1)"),
    *(" javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,<script>", "http://[::1", "#a", "", "//a.cn"),
    *("vbscript:x", 'https://a.cn/" onclick="alert(1)', "file:///etc/passwd"),
]


class Reader(HTMLParser):
    """Reads a fragment and asserts that every tag is known, closed where it should be, and bare of other attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.opened: list[str] = []
        self.pieces: list[str] = []
        self.links: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in TAGS
        assert [name for name, _ in attrs] == ATTRIBUTES.get(tag, [])
        self.links += [value or "" for name, value in attrs if name == "href"]
        if tag == "br":
            self.pieces.append("\n")
        elif tag != "hr":
            self.opened.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.opened.pop() == tag

    def handle_data(self, data: str) -> None:
        if "rt" not in self.opened:
            self.pieces.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.opened == []
    return reader


texts = st.lists(st.sampled_from([*HOSTILE, "发展", "𠮷", "\t", " "]), max_size=5).map("".join)


@st.composite
def hostile_passages(draw: st.DrawFn) -> Passage:
    text = draw(texts)
    edges = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted)
    spans = draw(st.lists(st.tuples(edges, st.sampled_from(SpanKind), st.sampled_from(ADDRESSES + HOSTILE))))
    return Passage(
        draw(st.sampled_from(BlockKind)),
        draw(st.integers(-1, 8)),
        text,
        tuple(Span(start, end, kind, value) for (start, end), kind, value in spans),
        draw(st.sampled_from(["", "•", "1.", "12)", "[1]", "☐", "<b>", "²"])),
    )


@given(st.lists(hostile_passages(), max_size=6), st.sampled_from(Region))
def test_html_is_whole_harmless_and_complete(found: list[Passage], region: Region) -> None:
    reader = read(as_html(found, region))
    expected = "".join(
        passage.text.replace("\t", "") if passage.kind is BlockKind.TABLE_ROW else passage.text
        for passage in found
        if passage.kind is not BlockKind.RULE
    )
    assert "".join(reader.pieces) == expected.replace("\r\n", "\n")
    assert all(link.lower().startswith(("http:", "https:", "mailto:")) for link in reader.links)


def body(*found: Passage) -> str:
    html = as_html(found, Region.TAIWAN)
    read(html)
    return html.removeprefix('<div lang="zh-Hant-TW">').removesuffix("</div>")


@pytest.mark.parametrize("address", ADDRESSES)
def test_links_lead_to_the_web_or_a_mailbox_only(address: str) -> None:
    html = body(Passage(BlockKind.PARAGRAPH, 0, "甲", (Span(0, 1, SpanKind.LINK, address),)))
    leads = address.lower().startswith(("http:", "https:", "mailto:"))
    assert read(html).links == ([address] if leads else [])
    assert leads or html == "<p>甲</p>"


def item(text: str, level: int = 1, marker: str = "•") -> Passage:
    return Passage(BlockKind.LIST_ITEM, level, text, (), marker)


@pytest.mark.parametrize(
    ("found", "html"),
    [
        ([item("甲"), item("乙")], "<ul><li>甲</li><li>乙</li></ul>"),
        (
            [item("甲"), item("乙", 2, "◦"), item("丙", 2, "◦"), item("丁")],
            "<ul><li>甲<ul><li>乙</li><li>丙</li></ul></li><li>丁</li></ul>",
        ),
        ([item("甲", 1, "3."), item("乙", 1, "4.")], '<ol start="3"><li>甲</li><li>乙</li></ol>'),
        ([item("甲"), item("乙", 1, "1)")], '<ul><li>甲</li></ul><ol start="1"><li>乙</li></ol>'),
        ([item("甲", 1, "1."), item("续", 1, ""), item("乙", 1, "2.")],
         '<ol start="1"><li>甲<p>续</p></li><li>乙</li></ol>'),
        ([item("甲"), item("乙", 2), item("续", 1, "")], "<ul><li>甲<ul><li>乙</li></ul><p>续</p></li></ul>"),
        # An excerpt may begin inside an item or deep in a list.
        ([item("半", 1, ""), item("乙", 1, "2.")], '<p>半</p><ol start="2"><li>乙</li></ol>'),
        ([item("甲", 2), item("乙")], "<ul><li><ul><li>甲</li></ul></li><li>乙</li></ul>"),
    ],
)  # fmt: skip
def test_lists(found: list[Passage], html: str) -> None:
    assert body(*found) == html


def test_quotes_nest() -> None:
    found = [Passage(BlockKind.QUOTE, level, text) for level, text in ((1, "甲"), (2, "乙"), (2, "丙"), (1, "丁"))]
    assert body(*found) == ("<blockquote><p>甲</p><blockquote><p>乙</p><p>丙</p></blockquote><p>丁</p></blockquote>")


def test_tables() -> None:
    bold = (Span(2, 3, SpanKind.STRONG),)
    found = [Passage(BlockKind.TABLE_ROW, 1, "甲\t乙", bold), Passage(BlockKind.TABLE_ROW, 0, "\t丁")]
    assert body(*found) == (
        "<table><tr><th>甲</th><th><strong>乙</strong></th></tr><tr><td></td><td>丁</td></tr></table>"
    )


def test_blocks_of_every_kind() -> None:
    kinds = [(BlockKind.HEADING, 2), (BlockKind.PARAGRAPH, 0), (BlockKind.CODE, 0), (BlockKind.RULE, 0)]
    found = [Passage(kind, level, "" if kind is BlockKind.RULE else "甲<\n乙") for kind, level in kinds]
    assert body(*found) == ("<h2>甲&lt;<br>乙</h2><p>甲&lt;<br>乙</p><pre><code>甲&lt;\n乙</code></pre><hr>")
    assert as_text([*found, item("丙", 2, "◦"), item("续", 2, "")]) == ("甲<\n乙\n甲<\n乙\n甲<\n乙\n———\n  ◦ 丙\n续")


@pytest.mark.parametrize(
    ("spans", "html"),
    [
        # The longer span is outside, whatever their order.
        ([(1, 2, SpanKind.STRONG), (0, 3, SpanKind.EMPHASIS)], "<em>甲<strong>乙</strong>丙</em>"),
        ([(0, 2, SpanKind.STRONG), (1, 3, SpanKind.STRIKE)], "<strong>甲<s>乙</s></strong><s>丙</s>"),
        ([(0, 1, SpanKind.SUPERSCRIPT), (2, 3, SpanKind.SUBSCRIPT)], "<sup>甲</sup>乙<sub>丙</sub>"),
        ([(0, 1, SpanKind.RUBY)], "<ruby>甲<rt>v&lt;</rt></ruby>乙丙"),
        ([(1, 1, SpanKind.STRONG)], "甲乙丙"),
    ],
)  # fmt: skip
def test_formatting(spans: list[tuple[int, int, SpanKind]], html: str) -> None:
    found = tuple(Span(start, end, kind, "v<") for start, end, kind in spans)
    assert body(Passage(BlockKind.PARAGRAPH, 0, "甲乙丙", found)) == f"<p>{html}</p>"


def test_a_long_primer_costs_what_a_short_one_does() -> None:
    # 20,000 spans in one paragraph: seconds when every stretch is compared with every span.
    text = "甲" * 20_000
    found = Passage(BlockKind.PARAGRAPH, 0, text, tuple(Span(n, n + 1, SpanKind.RUBY, "jiǎ") for n in range(20_000)))
    html = as_html([found], Region.MAINLAND)
    assert html.count("<rt>jiǎ</rt>") == 20_000


def shown(*found: Block, view: View = View.TAIWAN) -> Rendition:
    return Rendition(CleanText(Article(found)), view)


def test_passages_cut_the_first_and_last_block() -> None:
    first = Block("软件发展", spans=(Span(1, 3, SpanKind.STRONG),))
    found = passages(shown(first, Block("![]()"), Block("甲乙")), Position(0, 2), Position(2, 1))
    assert found == [
        Passage(BlockKind.PARAGRAPH, 0, "發展", (Span(0, 1, SpanKind.STRONG),)),
        Passage(BlockKind.PARAGRAPH, 0, "甲"),
    ]
    assert as_text(found) == "發展\n甲"


@pytest.mark.parametrize(
    ("start", "end", "markers"),
    [((0, 0), (1, 1), ["•", "•"]), ((0, 1), (1, 1), ["", "•"]), ((0, 2), (1, 1), ["•"]), ((0, 0), (1, 0), ["•"])],
)
def test_a_marker_goes_with_the_start_of_its_item(
    start: tuple[int, int], end: tuple[int, int], markers: list[str]
) -> None:
    items = [Block(text, BlockKind.LIST_ITEM, 1, (), "•") for text in ("甲乙", "丙丁")]
    assert [p.marker for p in passages(shown(*items), Position(*start), Position(*end))] == markers


def test_rules_are_copied_only_with_what_is_around_them() -> None:
    article = (Block("甲"), Block("", BlockKind.RULE), Block("乙"))
    assert as_text(passages(shown(*article), Position(0, 0), Position(2, 1))) == "甲\n———\n乙"
    assert passages(shown(*article), Position(1, 0), Position(1, 0)) == []
    assert passages(shown(*article), Position(2, 1), Position(0, 0)) == []


def test_hidden_text_stays_hidden_at_both_ends() -> None:
    article = shown(Block("\u200b\u200b发\u200b展\u200b"), view=View.ORIGINAL)
    for start, end in ((0, 6), (1, 5), (2, 5)):
        assert as_text(passages(article, Position(0, start), Position(0, end))) == "发展"
    assert passages(article, Position(0, 0), Position(0, 2)) == []


def test_html_names_the_language_of_the_region() -> None:
    languages = [as_html([], region) for region in Region]
    assert languages == [f'<div lang="{tag}"></div>' for tag in ("zh-Hans-CN", "zh-Hant-TW", "zh-Hant-HK")]


def test_parts_of_a_paragraph_make_one_element_in_as_many_pieces() -> None:
    def parts(kind: BlockKind, level: int = 0, marker: str = "") -> list[Passage]:
        first, *more = (Passage(kind, level, text) for text in ("甲", "乙", "丙"))
        return [first._replace(marker=marker), *(part._replace(continues=True) for part in more)]

    paragraph, item, quote = BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.QUOTE
    found = [*parts(paragraph), *parts(paragraph), *parts(item, 1, "•"), *parts(item, 1), *parts(quote, 2)]
    found += parts(BlockKind.CODE)
    pieces = list(html_pieces(found, ending="\n"))
    assert "".join(pieces) == (
        "<p>甲乙丙</p>\n<p>甲乙丙</p>\n<ul><li>甲乙丙<p>甲乙丙</p></li></ul>\n"
        "<blockquote><blockquote><p>甲乙丙</p></blockquote></blockquote>\n<pre><code>甲乙丙</code></pre>\n"
    )
    assert all(len(piece) < 80 for piece in pieces)
