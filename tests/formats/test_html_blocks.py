"""HTML to blocks and spans, rows of text to rows of blocks."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.article.blocks import Block, BlockKind, Position, Span, SpanKind
from viewer.formats.html_blocks import read_blocks, read_fragment
from viewer.formats.html_surroundings import Carried, Surroundings
from viewer.formats.html_tree import parse_html, parse_xhtml
from viewer.formats.picture import safe_picture
from viewer.formats.svg import svg_size

P, H, L, Q = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE
C, R, I = BlockKind.CODE, BlockKind.TABLE_ROW, BlockKind.IMAGE  # noqa: E741 -- as short as the others in the tables below


def rows(written: str) -> list[tuple[BlockKind, int, str, str]]:
    return [(block.kind, block.level, block.marker, block.text) for block in read_fragment(written).blocks]


def texts(written: str) -> list[str]:
    return [block.text for block in read_fragment(written).blocks]


def spans(written: str) -> list[tuple[str, SpanKind, str]]:
    """The formatted pieces of the only block."""
    (block,) = read_fragment(written).blocks
    return [(block.text[span.start : span.end], span.kind, span.value) for span in block.spans]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("", []),
        (" \n ", []),
        ("<!-- 注 -->", []),
        ("文", [(P, 0, "", "文")]),
        ("<p>一<p>二</p>三<div>四<div>五</div>六</div>",
         [(P, 0, "", "一"), (P, 0, "", "二"), (P, 0, "", "三"), (P, 0, "", "四"), (P, 0, "", "五"), (P, 0, "", "六")]),
        ("<h1>一</h1><h6>六</h6>", [(H, 1, "", "一"), (H, 6, "", "六")]),
        ("<h2>第一章<br>春<a href='#1'>¶</a></h2>", [(H, 2, "", "第一章\u2028春")]),
        ("<h2><div>第一章</div><div>春</div></h2>", [(H, 2, "", "第一章\u2028春")]),
        ("<ul><li>甲<ul><li>乙<ul><li>丙<ul><li>丁</ul></ul></ul></ul>",
         [(L, 1, "•", "甲"), (L, 2, "◦", "乙"), (L, 3, "▪", "丙"), (L, 4, "▪", "丁")]),
        ("<ol start=3><li>甲<li value=9>乙<li>丙</ol>", [(L, 1, "3.", "甲"), (L, 1, "9.", "乙"), (L, 1, "10.", "丙")]),
        ("<ol reversed><li>甲<li>乙</ol>", [(L, 1, "2.", "甲"), (L, 1, "1.", "乙")]),
        ("<ol type=a><li>甲<ol type=I><li>乙<li>丙</ol></ol>",
         [(L, 1, "a.", "甲"), (L, 2, "I.", "乙"), (L, 2, "II.", "丙")]),
        ("<ol style='list-style-type: cjk-ideographic' start=10><li>甲<li>乙</ol>",
         [(L, 1, "十、", "甲"), (L, 1, "十一、", "乙")]),
        ("<ul><li><p>甲<p>又<li></li><li><blockquote>引</blockquote></ul>",
         [(L, 1, "•", "甲"), (L, 1, "", "又"), (L, 1, "•", ""), (L, 1, "•", ""), (Q, 1, "", "引")]),
        ("<li>甲", [(L, 1, "•", "甲")]),
        ("<dl><dt>詞<dd>義<p>又</dl>", [(L, 1, "", "詞"), (L, 2, "", "義"), (L, 2, "", "又")]),
        ("<blockquote>一<blockquote><p>二</blockquote>三</blockquote>四",
         [(Q, 1, "", "一"), (Q, 2, "", "二"), (Q, 1, "", "三"), (P, 0, "", "四")]),
        ("<pre>\nx\n\n  y\n</pre>", [(C, 0, "", "x\n\n  y")]),
        ("<pre><code>a<br>b</code></pre>文", [(C, 0, "", "a\nb"), (P, 0, "", "文")]),
        ("一<hr>二", [(P, 0, "", "一"), (BlockKind.RULE, 0, "", ""), (P, 0, "", "二")]),
        ("<span style='display: block'>一</span>二", [(P, 0, "", "一"), (P, 0, "", "二")]),
        ("<p>甲<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp></ruby>乙", [(P, 0, "", "甲漢乙")]),
        ("<details><summary>問</summary>答</details>", [(P, 0, "", "問"), (P, 0, "", "答")]),
        ("<p>他說<q>你<q>好</q></q>。", [(P, 0, "", "他說“你‘好’”。")]),
        ("<math><mi>x</mi><annotation>\\x</annotation></math>", [(P, 0, "", "x")]),
    ],
)  # fmt: skip
def test_blocks(written: str, expected: list[tuple[BlockKind, int, str, str]]) -> None:
    assert rows(written) == expected


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<p>一\n  二 <b> 三 </b>\t四", "一二 三 四"),
        ("<p>one\n two", "one two"),
        ("<p>甲\n<b>乙</b>\n丙", "甲乙丙"),
        ("<p>甲\n“乙”\n丙", "甲“乙”丙"),
        ("<p>한국\n어", "한국 어"),
        ("<p>甲&nbsp;&nbsp;乙", "甲\u00a0\u00a0乙"),
        ("<p>　　甲　", "甲"),
        ("<p>一<br>二 <br/> 三<br>", "一\u2028二\u2028三"),
        ("<p>&lt;b&gt; &amp;amp; &#x6F22; &hellip;", "<b> &amp; 漢 …"),
        ("<p>a\x00b&#0;", "a\ufffdb\ufffd"),
        ("<p>H<wbr>2", "H2"),
    ],
)
def test_white_space_and_entities(written: str, expected: str) -> None:
    assert texts(written) == [expected]


@pytest.mark.parametrize(
    "written",
    ["<p>甲<br><br>乙", "<div>　　甲<br>　　乙</div>", "甲<br>&nbsp;&nbsp;&nbsp;&nbsp;乙", "<p>甲<br> <br>\n<br>乙"],
)
def test_a_blank_line_or_an_indent_begins_a_paragraph(written: str) -> None:
    assert texts(written) == ["甲", "乙"]


@pytest.mark.parametrize(
    "written",
    [
        "<script>var a = '<p>x</p>'</script>文<style>p {}</style>",
        "文<p hidden>x</p><p style='color: red; Display:NONE'>x",
        "<noscript>x</noscript><template>x</template>文",
        "<button>x</button><select><option>x</select><textarea>x</textarea>文<input value=x>",
        "<dialog>x</dialog>文<iframe src=file:///etc/passwd>x</iframe>",
        "<svg><title>x</title><text>x</text></svg>文",
    ],
)
def test_what_is_not_shown_is_left_out(written: str) -> None:
    assert texts(written) == ["文"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<b>粗<i>斜</i></b>", [("粗斜", SpanKind.STRONG, ""), ("斜", SpanKind.EMPHASIS, "")]),
        ("甲<em> 乙 </em>丙", [("乙", SpanKind.EMPHASIS, "")]),
        ("<s>刪</s><code>碼</code>", [("刪", SpanKind.STRIKE, ""), ("碼", SpanKind.CODE, "")]),
        ("H<sub>2</sub>O<sup>3</sup>", [("2", SpanKind.SUBSCRIPT, ""), ("3", SpanKind.SUPERSCRIPT, "")]),
        ("<b><b>粗</b></b>", [("粗", SpanKind.STRONG, "")]),
        ("<span style='font-weight:700'>粗</span>", [("粗", SpanKind.STRONG, "")]),
        ("<a href=' https://e.org/?a=1&amp;b'>連</a>", [("連", SpanKind.LINK, "https://e.org/?a=1&b")]),
        ("<a href='#top'>上</a>", [("上", SpanKind.LINK, "#top")]),
        ("<a href='javascript:alert(1)'>甲</a><a href=b.html>乙</a><a href='file:///x'>丙</a><a href='data:,x'>丁", []),
        ("<a href='mailto:a@b.cn'>信<a href='https://e.org'>連</a>",
         [("信", SpanKind.LINK, "mailto:a@b.cn"), ("連", SpanKind.LINK, "https://e.org")]),
        ("<ruby>漢<rt>hàn</rt>字<rt>zì</rt></ruby>", [("漢", SpanKind.RUBY, "hàn"), ("字", SpanKind.RUBY, "zì")]),
        ("<ruby><rb>漢</rb><rb>字</rb><rt>hàn</rt><rt>zì</rt></ruby>",
         [("漢", SpanKind.RUBY, "hàn"), ("字", SpanKind.RUBY, "zì")]),
        ("<ruby>漢字<rp>（<rt>hàn<b>zì</b><rp>）</ruby>", [("漢字", SpanKind.RUBY, "hànzì")]),
        ("<ruby>漢<rt></rt></ruby>", []),
        ("<rt>x</rt>漢", []),
    ],
)  # fmt: skip
def test_spans(written: str, expected: list[tuple[str, SpanKind, str]]) -> None:
    assert spans(written) == expected


def test_formatting_goes_on_from_block_to_block() -> None:
    blocks = read_fragment("<b><div>一</div><div>二</div></b>三").blocks
    bold = (Span(0, 1, SpanKind.STRONG),)
    assert blocks == (Block("一", spans=bold), Block("二", spans=bold), Block("三"))


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<table><caption>表</caption><tr><th>名<th>值<tr><td>甲<td>1<p>2</p></table>",
         [(P, 0, "", "表"), (R, 1, "", "名\t值"), (R, 0, "", "甲\t1\u20282")]),
        ("<table><tr><td rowspan=2>甲<td>乙<tr><td>丙</table>", [(R, 0, "", "甲\t乙"), (R, 0, "", "\t丙")]),
        ("<table><tr><td colspan=2>甲<td>乙</table>", [(R, 0, "", "甲\t\t乙")]),
        ("<table><tr><th>類<td>a\tb</table>", [(R, 0, "", "類\ta b")]),
        ("<table><td>甲<td>乙</table>", [(R, 0, "", "甲\t乙")]),
        ("<table><tr><td><table><tr><td>甲<td>乙</table></table>", [(R, 0, "", "甲\t乙")]),
        ("<table><tr><td><h2>題</h2><p>文</table>", [(H, 2, "", "題"), (P, 0, "", "文")]),
        ("<table><tr><td>甲<tr><td>乙</table>", [(P, 0, "", "甲"), (P, 0, "", "乙")]),
        ("<table role=presentation><tr><td>甲<td>乙</table>", [(P, 0, "", "甲"), (P, 0, "", "乙")]),
        (f"<table><tr><td>{'文' * 500}<td>乙</table>", [(P, 0, "", "文" * 500), (P, 0, "", "乙")]),
    ],
)  # fmt: skip
def test_tables(written: str, expected: list[tuple[BlockKind, int, str, str]]) -> None:
    assert rows(written) == expected


def test_a_header_at_the_side_is_bold_and_spans_count_in_the_row() -> None:
    (row,) = read_fragment("<table><tr><th>類<td>甲<i>乙</i></table>").blocks
    assert row == Block("類\t甲乙", R, 0, (Span(0, 1, SpanKind.STRONG), Span(3, 4, SpanKind.EMPHASIS)))


def carry(address: str) -> Carried | None:
    return {"大": Carried("a", 600, 400), "小": Carried("b", 20, 20)}.get(address)


def draw(svg: bytes) -> Carried | None:
    width, height = svg_size(safe_picture(svg)) or (0, 0)
    return Carried(f"{width}×{height}", width, height) if width else None


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<p>甲<img src=大 alt=山>乙", [("甲", ""), ("山", "a"), ("乙", "")]),
        ("<p>甲<img src=小 alt=吉>乙", [("甲吉乙", "")]),
        ("<p>甲<img src=小>乙", [("甲乙", ""), ("", "b")]),
        ("<p><img src=小 alt=飾></p>", [("飾", "b")]),
        ("<p><img src=無 alt=山> <img src=無></p>", [("山", "")]),
        ("<p>甲<img src=無 alt=山>乙", [("甲山乙", "")]),
        ("<img src=大 alt='IMG_1.JPG'>", [("", "a")]),
        ("<img src=無 alt=注意 width=24 height=24>文", [("文", "")]),
        ("<p>甲<img src=大 alt=𠮷 style='height: 1em'>乙", [("甲𠮷乙", "")]),
        (
            "<p>甲<img src=大 alt=𠮷 style='width: 16px'>乙<img src=大 alt=圖 style='width: 300px'>",
            [("甲𠮷乙", ""), ("圖", "a")],
        ),
        ("<p>甲<img src=大 style='height: 1em'>乙", [("甲乙", ""), ("", "a")]),
        (
            "<p>甲<img src=無 alt=𠮷 width=16>乙<img src=無 alt=⿰土口 width=16><img src=無 alt=新 width=9>",
            [("甲𠮷乙⿰土口", "")],
        ),
        ("<p>甲<img src=無 alt=分享到微博 width=16>", [("甲", "")]),
        ("<svg><image xlink:href=大 /></svg>", [("", "a")]),
        ("<table><tr><td>甲<td>乙<img src=大 alt=山></table>", [("甲\t乙山", "")]),
        ("<p>甲<svg width=60 height=50><title>圓</title><path/></svg>乙", [("甲", ""), ("圓", "60×50"), ("乙", "")]),
        ("<p>甲<svg style='width:90px;height:50px'><path/></svg>", [("甲", ""), ("", "90×50")]),
        ("<p>甲<svg width=16 height=16 aria-label=星><path/></svg>乙", [("甲乙", "")]),
        ("<p>甲<svg viewBox='0 0 512 512'><title>x</title><path/></svg>乙", [("甲乙", "")]),
        ("<figure><svg viewBox='0 0 512 256'><path/></svg><figcaption>圖", [("圖", "512×256")]),
        ("<p>甲<svg viewBox='0 0 300 256'><path/><text>字</text></svg>", [("甲", ""), ("", "300×256")]),
        (
            "<p>甲<svg width=60 height=50><use href='#x'/></svg><svg width=60 height=50 a\u00d7b=1><path/></svg>乙",
            [("甲乙", "")],
        ),
    ],
)
def test_pictures(written: str, expected: list[tuple[str, str]]) -> None:
    root = parse_html(written).root
    assert root is not None
    flow = read_blocks(root, Surroundings(picture=carry, drawing=draw))
    assert [(block.text, block.picture) for block in flow.blocks] == expected


def test_a_caption_is_the_text_of_its_picture() -> None:
    root = parse_html("<figure><img src=大 alt=x><figcaption id=f>圖<b>一</b></figcaption></figure><p id=p>文").root
    assert root is not None
    flow = read_blocks(root, Surroundings(picture=carry))
    assert flow.blocks == (Block("圖一", I, 1, (Span(1, 2, SpanKind.STRONG),), picture="a"), Block("文"))
    assert flow.anchors == {"f": Position(0, 0), "p": Position(1, 0)}


def test_places_with_names() -> None:
    flow = read_fragment(
        "<a name=甲></a><p id=乙> 一二<span id=丙>三</span></p><table><tr><td>a<td id=丁>b</table><i id=末></i>"
    )
    assert flow.anchors == {
        "甲": Position(0, 0),
        "乙": Position(0, 0),
        "丙": Position(0, 2),
        "丁": Position(1, 2),
        "末": Position(2, 0),
    }


def test_a_book_in_preformatted_text_is_paragraphs() -> None:
    line = "第一回的文字，" * 20
    assert rows(f"<pre>{line}\n\n{line * 20}\n</pre>") == [(P, 0, "", line), (P, 0, "", line * 20)]


def test_a_footnote_of_an_e_book() -> None:
    root = parse_xhtml(
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><body>'
        '<p>文<a epub:type="noteref" href="#n">1</a></p><aside epub:type="footnote" id="n">注</aside></body></html>'
    ).root
    assert root is not None
    flow = read_blocks(root)
    assert flow.blocks == (
        Block("文1", spans=(Span(1, 2, SpanKind.SUPERSCRIPT), Span(1, 2, SpanKind.LINK, "#n"))),
        Block("注", L, 1),
    )
    assert flow.anchors == {"n": Position(1, 0)}


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ('<?xml version="1.0" encoding="gbk"?><html><body><a id="x"/>一<p/>二&nbsp;三</body></html>',
         ["一", "二\xa0三"]),
        ("<html><head><title/></head><body><p>一<br/>二<b></p></body></html>", ["一\u2028二"]),
        ('<!DOCTYPE html [<!ENTITY a "x"><!ENTITY b SYSTEM "file:///etc/passwd">]><html><p>&a;&b;文</p></html>',
         ["&a;&b;文"]),
    ],
)  # fmt: skip
def test_xhtml(written: str, expected: list[str]) -> None:
    root = parse_xhtml(written).root
    assert root is not None
    assert [block.text for block in read_blocks(root).blocks] == expected


PIECES = st.sampled_from(
    re.findall(
        r"<[^>]*>|\S+",
        "<p></p><b></b><i><h1></h1><div></div><ul><li></ul><ol><dl><dt><dd><blockquote></blockquote><pre></pre><table>"
        "<tr><td><th></td></table><ruby><rt><rp><rb></ruby><q></q><br><hr><a href=#x></a><a id=x><sup><figure>"
        "<figcaption></figure><img alt=圖 src=小><img src=大><span style=display:block></span><td rowspan=3></x>"
        "<th colspan=2><aside><caption><form><dialog><svg> 漢字 x &nbsp; \u3000",
    )
)


@settings(max_examples=60)
@given(st.lists(st.one_of(PIECES, st.text(max_size=4)), max_size=30))
def test_anything_becomes_sound_blocks(pieces: list[str]) -> None:
    root = parse_html(" ".join(pieces)).root
    if root is None:
        return
    flow = read_blocks(root, Surroundings(picture=carry))
    for block in flow.blocks:
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
        assert block.text == block.text.strip() or block.kind in (C, R)
    for position in flow.anchors.values():
        assert position.block <= len(flow.blocks)
