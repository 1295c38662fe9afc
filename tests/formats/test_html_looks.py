"""Styles of pages and of e-books: what classes do to text, and headings that are only set larger or bolder."""

from __future__ import annotations

import pytest

from tests.formats.books import book, chapter, package
from viewer.article.blocks import Block, BlockKind, SpanKind
from viewer.formats import parse
from viewer.formats.html_styles import StyleSheet
from viewer.formats.html_tree import parse_html

LONG = "這一段文字寫得比較長，是為了讓標題下面有足夠的正文可讀，也讓閱讀的人看得出來哪些是標題。" * 2


def page(body: str, styles: str = "") -> tuple[Block, ...]:
    return tuple(
        parse(f"<html><head><style>{styles}</style></head><body>{body}</body></html>".encode(), "頁.html").blocks
    )


def headings(blocks: tuple[Block, ...]) -> list[tuple[int, str]]:
    return [(block.level, block.text) for block in blocks if block.kind is BlockKind.HEADING]


@pytest.mark.parametrize(
    ("style", "kinds"),
    [
        ("font-weight: bold", [SpanKind.STRONG]),
        ("FONT-WEIGHT:700 !important", [SpanKind.STRONG]),
        ("font-weight: 400", []),
        ("mso-bidi-font-weight: bold", []),
        ("font-style: italic; text-decoration: underline line-through", [SpanKind.EMPHASIS, SpanKind.STRIKE]),
        ("font-size: .58em; position: relative; top: -.33em; vertical-align: baseline", [SpanKind.SUPERSCRIPT]),
        ("font-size: .58em; position: relative; top: .33em", [SpanKind.SUBSCRIPT]),
        ("position: relative; top: 2px", []),
    ],
)
def test_what_a_style_does_to_text_by_a_class_and_by_itself(style: str, kinds: list[SpanKind]) -> None:
    for body, styles in (
        (f'一<span style="{style}">二</span>三', ""),
        ('一<span class="x y">二</span>三', f".y {{{style}}}"),
    ):
        spans = page(f"<p>{body}</p>", styles)[0].spans
        assert {(span.start, span.end, span.kind) for span in spans} == {(1, 2, kind) for kind in kinds}


@pytest.mark.parametrize(
    ("written", "is_bold"),
    [
        ("span.x {font-weight: bold}", True),
        ("p.x {font-weight: bold}", False),
        (".a .x, .b > .x {font-weight: bold}", False),
        (".a, .x {font-weight: bold}", True),
        ("/* .x {font-weight: bold} */", False),
        ("<!-- .x {font-weight: bold} -->", True),
        ("@media print { .a {color: red} .x {font-weight: bold} }", False),
        ("@media print { .a {color: red} } .x {font-weight: bold}", True),
        (".x {font-weight: bold} span.x {font-weight: normal}", False),
        (".x {font-weight: bold", True),
        ("}}}{{{" * 9, False),
    ],
)
def test_what_a_style_sheet_says_of_a_class(written: str, is_bold: bool) -> None:
    sheet, root = StyleSheet(), parse_html("<span class=x>字</span>").root
    assert root is not None
    sheet.add(written)
    kinds = sheet.style_of(next(root.iter("span")), "span").kinds
    assert kinds == ((SpanKind.STRONG,) if is_bold else ())


def test_a_paragraph_of_a_bold_class_is_bold_and_what_follows_is_not() -> None:
    first, second = page("<p class=x>粗</p><p>細</p>", ".x {font-weight: bold}")
    assert [span.kind for span in first.spans] == [SpanKind.STRONG]
    assert second.spans == ()


@pytest.mark.parametrize(
    ("title", "section"),
    [
        ('<p style="font-size: 22pt">{}</p>', '<p><span style="font-size: 18px">{}</span></p>'),
        ("<p><font size=6>{}</font></p>", "<p><font size=+1>{}</font></p>"),
        ("<p class=a>{}</p>", "<p class=b>{}</p>"),
        ('<p style="font-size: xx-large">{}</p>', '<p style="font-size: 120%">{}</p>'),
    ],
)
def test_lines_in_larger_type_are_headings_where_there_are_no_others(title: str, section: str) -> None:
    text = f"<p>{LONG}</p>"
    body = title.format("大題") + text + section.format("小題") + text + section.format("又一小題") + text
    styles = ".a {font-size: 20pt} .b {font-size: 14pt}"
    assert headings(page(body, styles)) == [(1, "大題"), (1, "小題"), (1, "又一小題")]
    assert headings(page(f"<h1>真題</h1>{body}", styles)) == [(1, "真題")]


@pytest.mark.parametrize(
    "body",
    [
        f'<p style="font-size: 22pt">{LONG}</p><p>{LONG}</p>',
        f'<p style="font-size: 22pt">他走了。</p><p>{LONG}</p>',
        '<p style="font-size: 22pt">大字</p><p>小字</p>',
        f'<p style="font-size: 13pt">略大</p><p>{LONG}</p>',
        f"<p><b>只是粗</b></p><p>{LONG}</p>",
        f'<p>{LONG}</p><table><tr><td style="font-size: 22pt">格<td>格</table>',
    ],
)
def test_other_lines_in_larger_type_are_none(body: str) -> None:
    assert headings(page(body)) == []


STYLES = """
.para0, .para1 { margin: 0px; }
.span0 { font-size: 28pt; font-weight: bold; }
.span1 { }
.span2 { font-size: 115%; font-weight: bold; }
.span3 { font-size: 14pt; font-style: italic; font-weight: bold; }
.span4 { font-size: 14pt; font-weight: bold; }
.span5 { font-weight: bold; }
"""
NAV = (
    '<nav epub:type="toc"><ol><li><a href="a.xhtml">Section 1</a></li><li><a href="b.xhtml">第一章</a></li>'
    '<li><a href="c.xhtml">第二章</a></li></ol></nav>'
)


def line(style: int, text: str) -> str:
    return f'<p class="para1"><span class="span{style}">{text}</span></p>'


def exported(parts: list[str]) -> bytes:
    """An e-book as LibreOffice writes it: its headings are paragraphs, its contents only its first level."""
    link = '<link href="s.css" rel="stylesheet" type="text/css"/>'
    files = {
        f"{name}.xhtml": chapter(part).replace("<title>", f"{link}<title>")
        for name, part in zip("abc", parts, strict=True)
    }
    items = {"s.css": 'media-type="text/css"', "n.xhtml": 'media-type="application/xhtml+xml" properties="nav"'}
    opf = package(list(files), items)
    return book({**files, "s.css": STYLES, "n.xhtml": chapter(NAV)}, opf)


def test_headings_of_an_e_book_that_only_its_style_sheet_makes_such() -> None:
    text = line(1, LONG)
    first = line(2, "第一章") + text + line(3, "第一節") + text + line(4, "一、數據") + text + line(3, "第二節") + text
    data = exported([line(0, "調查報告") + line(1, "李明"), first, line(2, "第二章") + text + line(5, "只是粗") + text])
    article = parse(data, "書.epub")
    expected = [
        (1, "調查報告"),
        (1, "第一章"),
        (2, "第一節"),
        (3, "一、數據"),
        (2, "第二節"),
        (1, "第二章"),
        (4, "只是粗"),
    ]
    assert headings(tuple(article.blocks)) == expected
    assert [(entry.level, entry.title) for entry in article.outline] == expected
    assert all(not block.spans for block in article.blocks if block.kind is BlockKind.HEADING)
    assert article.blocks[1].kind is BlockKind.PARAGRAPH


def test_a_book_with_headings_keeps_its_own_and_its_contents() -> None:
    text = line(1, LONG)
    article = parse(exported([line(0, "書名"), f"<h2>第一章</h2>{text}{line(4, '大字')}{text}", text]), "書.epub")
    assert headings(tuple(article.blocks)) == [(2, "第一章")]
    assert [entry.title for entry in article.outline] == ["Section 1", "第一章", "第二章"]


def test_questions_in_bold_are_no_headings() -> None:
    text = line(5, "你怎么看这件事") + line(1, LONG)
    article = parse(exported([line(2, "第一章") + text * 3, line(2, "第二章") + text * 3, line(1, LONG)]), "書.epub")
    assert [title for _, title in headings(tuple(article.blocks))] == ["第一章", "第二章"]


def test_files_of_a_book_share_a_style_sheet_and_have_their_own() -> None:
    def part(own: str) -> str:
        head = f'<link href="../s.css" rel="stylesheet"/><style>{own}</style><title>'
        return chapter("<p><span class='a'>甲</span><span class='b'>乙</span></p>").replace("<title>", head)

    files = {
        "t/a.xhtml": part(".b {font-style: italic}"),
        "t/b.xhtml": part(""),
        "t/c.xhtml": part(".a {font-weight: 400}"),
    }
    opf = package(list(files), {"s.css": 'media-type="text/css"'})
    article = parse(book({**files, "s.css": ".a {font-weight: bold}"}, opf), "書.epub")
    kinds = [[(span.start, span.kind) for span in block.spans] for block in article.blocks]
    assert kinds == [[(0, SpanKind.STRONG), (1, SpanKind.EMPHASIS)], [(0, SpanKind.STRONG)], []]
