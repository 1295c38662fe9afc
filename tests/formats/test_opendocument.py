"""OpenDocument texts: what is in them comes out as LibreOffice shows it, and what is wrong with them is said."""

from __future__ import annotations

import pytest

from tests.formats.books import zipped
from tests.formats.test_word import _png
from viewer.article.blocks import Article, BlockKind, Caution, Format, Metadata, SpanKind
from viewer.formats import CannotOpen, Reason, archive, parse

_NAMESPACES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "style": "style",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
        "svg": "svg-compatible",
        "meta": "meta",
        "manifest": "manifest",
    }.items()
)
_NAMESPACES += ' xmlns:xlink="http://www.w3.org/1999/xlink" xmlns:dc="http://purl.org/dc/elements/1.1/"'


def element(name: str, *inside: str, **attributes: str) -> str:
    """An element; an underscore in the name of an attribute stands for a hyphen, two for a colon."""
    written = "".join(f' {k.replace("__", ":").replace("_", "-")}="{v}"' for k, v in attributes.items())
    return f"<{name}{written}>{''.join(inside)}</{name}>"


def p(*inside: str, style: str = "Standard") -> str:
    return element("text:p", *inside, text__style_name=style)


def items(*inside: str, style: str = "", **attributes: str) -> str:
    """A list with an item for each."""
    styled = {"text__style_name": style} if style else {}
    return element("text:list", *(element("text:list-item", each) for each in inside), **styled, **attributes)


def numbered(name: str, *levels: str) -> str:
    return element("text:list-style", *levels, style__name=name)


def level(number: int, form: str, before: str = "", after: str = ".", shown: int = 1) -> str:
    return (
        f'<text:list-level-style-number text:level="{number}" style:num-format="{form}" style:num-prefix="{before}"'
        f' style:num-suffix="{after}" text:display-levels="{shown}"/>'
    )


def style(name: str, parent: str = "", properties: str = "", family: str = "paragraph", **attributes: str) -> str:
    inner = f"<style:text-properties {properties}/>" if properties else ""
    based = {"style__parent_style_name": parent} if parent else {}
    return element("style:style", inner, style__name=name, style__family=family, **based, **attributes)


def odt(*body: str, styles: str = "", meta: str = "", files: dict[str, bytes] | None = None) -> bytes:
    def part(kind: str, inside: str) -> str:
        return f'<?xml version="1.0" encoding="UTF-8"?><office:{kind} {_NAMESPACES}>{inside}</office:{kind}>'

    text = "".join(body)
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": part("document-content", f"<office:body><office:text>{text}</office:text></office:body>"),
            "styles.xml": part("document-styles", styles),
            "meta.xml": part("document-meta", meta),
            **(files or {}),
        }
    )


def article(*body: str, styles: str = "", meta: str = "", files: dict[str, bytes] | None = None) -> Article:
    return parse(odt(*body, styles=styles, meta=meta, files=files), "文.odt")


def lines(found: Article) -> list[str]:
    """Blocks as a row of short texts: kind and level where it has one, marker, text."""
    short = {
        BlockKind.PARAGRAPH: "",
        BlockKind.HEADING: "#",
        BlockKind.LIST_ITEM: "-",
        BlockKind.QUOTE: ">",
        BlockKind.CODE: "`",
        BlockKind.TABLE_ROW: "|",
        BlockKind.IMAGE: "!",
    }
    return [f"{short[b.kind] * max(b.level, 1)}{b.marker} {b.text}".strip() for b in found.blocks]


def test_headings_quotes_code_and_captions() -> None:
    made = article(
        p("題", style="Title"),
        element("text:h", "甲", text__outline_level="1"),
        p("乙", style="P9"),
        p("別人的話。", style="P1"),
        p("def f():", style="Preformatted_20_Text"),
        p('<text:s text:c="4"/>return 1', style="Preformatted_20_Text"),
        p("末"),
        styles=style("P1", "Quotations") + style("P9", "Heading_20_2") + style("Quotations"),
    )
    assert made.format is Format.OPENDOCUMENT
    assert lines(made) == ["# 題", "# 甲", "## 乙", "> 別人的話。", "` def f():\n    return 1", "末"]


def test_formatting_within_lines() -> None:
    styles = (
        style("T1", properties='fo:font-weight="bold"', family="text")
        + style("T2", "T1", 'fo:font-style="italic" fo:font-weight="normal"', family="text")
        + style("T3", properties='style:text-position="super 58%"', family="text")
        + style("T4", properties='style:text-position="-33% 58%"', family="text")
        + style("T5", properties='style:text-line-through-style="solid"', family="text")
        + style("P1", properties='fo:font-weight="bold"')
    )
    spans = [element("text:span", f"字{n}", text__style_name=f"T{n}") for n in range(1, 6)]
    typed = element("text:span", "x", text__style_name="Source_20_Text")
    link = element("text:a", "網", xlink__href="https://a.cn/")
    made = article(p(*spans, typed, link), p("全是粗的", style="P1"), styles=styles)
    kinds = [(made.blocks[0].text[span.start : span.end], span.kind) for span in made.blocks[0].spans]
    assert kinds == [
        ("字1", SpanKind.STRONG),
        ("字2", SpanKind.EMPHASIS),
        ("字3", SpanKind.SUPERSCRIPT),
        ("字4", SpanKind.SUBSCRIPT),
        ("字5", SpanKind.STRIKE),
        ("x", SpanKind.CODE),
        ("網", SpanKind.LINK),
    ]
    assert [span.kind for span in made.blocks[1].spans] == [SpanKind.STRONG]


def test_spaces_tabs_breaks_and_xml_that_is_laid_out() -> None:
    made = article("\n  ", p("\n 甲\n  乙", "<text:tab/>丙<text:line-break/>丁<text:soft-page-break/>戊"), "\n")
    assert lines(made) == ["甲 乙 丙\u2028丁戊"]


LISTS = (
    numbered("L1", level(1, "1"), level(2, "a", "(", ")"), level(3, "1", shown=3))
    + numbered("L2", '<text:list-level-style-bullet text:level="1" text:bullet-char="•"/>')
    + numbered("L3", level(1, "一, 二, 三, ...", "", "、"), level(2, "一, 二, 三, ...", "（", "）"))
)


def test_numbers_are_counted_as_the_program_that_shows_them_does() -> None:
    inner = items(p("丙"), p("丁") + items(p("戊")))
    made = article(
        items(p("甲"), p("乙") + inner, style="L1"),
        p("間"),
        items(p("己"), style="L1", text__continue_numbering="true"),
        items(p("庚"), style="L1"),
        items(p("辛"), style="L2"),
        items(items(p("壬")), style="L1"),
        element("text:list", element("text:list-item", p("癸"), text__start_value="7"), text__style_name="L1"),
        styles=LISTS,
    )
    assert lines(made) == [
        "-1. 甲", "-2. 乙", "--(a) 丙", "--(b) 丁", "---2.b.1. 戊", "間",
        "-3. 己", "-1. 庚", "-• 辛", "--(a) 壬", "-7. 癸",
    ]  # fmt: skip


def test_levels_that_a_numbering_leaves_out_are_counted_as_the_one_above() -> None:
    one = numbered("L9", level(1, "1", "", "."))
    made = article(items(p("甲") + items(p("乙") + items(p("丙"), p("丁"))), style="L9"), styles=one)
    assert lines(made) == ["-1. 甲", "--1. 乙", "---1. 丙", "---2. 丁"]


def test_numbers_that_divide_a_document_belong_to_its_text() -> None:
    outline = element(
        "text:outline-style",
        level(1, "一, 二, 三, ...", "第", "章").replace("list-level-style-number", "outline-level-style"),
    )
    headings = [element("text:h", text, text__outline_level="1") for text in ("總則", "分則")]
    made = article(*headings, items(p("指導思想"), p("原則") + items(p("其一")), style="L3"), styles=LISTS + outline)
    assert lines(made) == ["# 第一章 總則", "# 第二章 分則", "一、指導思想", "二、原則", "（一）其一"]


def test_tables() -> None:
    def row(*cells: str) -> str:
        return element("table:table-row", *cells)

    def cell(text: str, **attributes: str) -> str:
        return element("table:table-cell", p(text, style="P1"), **attributes)

    made = article(
        element(
            "table:table",
            '<table:table-column table:number-columns-repeated="3"/>',
            element("table:table-header-rows", row(cell("代號"), cell("身分"), cell("日期"))),
            row(cell("甲", table__number_columns_spanned="2"), "<table:covered-table-cell/>", cell("一")),
            row(cell("乙"), '<table:table-cell table:number-columns-repeated="2"/>'),
        ),
        styles=style("P1", properties='fo:font-weight="bold"'),
    )
    assert [(block.kind, block.level, block.text) for block in made.blocks] == [
        (BlockKind.TABLE_ROW, 1, "代號\t身分\t日期"),
        (BlockKind.TABLE_ROW, 0, "甲\t\t一"),
        (BlockKind.TABLE_ROW, 0, "乙\t\t"),
    ]


def test_notes_stand_at_the_end_and_are_led_to() -> None:
    def note(sign: str, *inside: str) -> str:
        return element("text:note", element("text:note-citation", sign), element("text:note-body", *inside))

    made = article(
        items(p("正文", note("1", p("注一"), items(p("甲"), style="L1")), "又", note("*", p("注二"))), style="L1"),
        items(p("乙"), style="L1", text__continue_numbering="true"),
        styles=LISTS,
    )
    assert lines(made)[:2] == ["-1. 正文[1]又[*]", "-2. 乙"]
    assert [line for line in lines(made) if "注" in line] == ["-1. 注一", "-*. 注二"]
    links = [span.value for span in made.blocks[0].spans if span.kind is SpanKind.LINK]
    assert [made.blocks[made.anchors[link[1:]].block].text for link in links] == ["注一", "注二"]


def test_readings_bookmarks_and_fields() -> None:
    ruby = "<text:ruby><text:ruby-base>漢</text:ruby-base><text:ruby-text>hàn</text:ruby-text></text:ruby>"
    mark = '<text:bookmark-start text:name="此"/>'
    made = article(
        p("首"), p(mark, ruby, "第<text:page-number>3</text:page-number>頁"), p('<text:a xlink:href="#此">見</text:a>')
    )
    assert lines(made) == ["首", "漢第3頁", "見"]
    assert [(span.kind, span.value) for span in made.blocks[1].spans] == [(SpanKind.RUBY, "hàn")]
    assert made.anchors["此"].block == 1


def test_pictures_are_carried() -> None:
    image = '<draw:image xlink:href="./Pictures/1.png"/><draw:image xlink:href="Pictures/2.png"/>'
    frame = element("draw:frame", image, "<svg:title>題</svg:title><svg:desc>示意圖</svg:desc>")
    box = element("draw:frame", element("draw:text-box", p("框裏的字")))
    made = article(p(frame), p("甲", box), files={"Pictures/1.png": _png(), "Pictures/2.png": _png()})
    assert (made.blocks[0].kind, made.blocks[0].text, made.blocks[0].picture) == (
        BlockKind.IMAGE,
        "示意圖",
        "Pictures/1.png",
    )
    assert made.pictures["Pictures/1.png"] == _png()
    assert lines(made)[1:] == ["甲", "框裏的字"]


def test_what_is_not_shown_is_left_out() -> None:
    made = article(
        element("text:tracked-changes", p("刪去的")),
        element("text:table-of-content", element("text:index-body", p("目錄 1"))),
        element("text:section", p("藏起來的"), text__display="none"),
        p("甲", element("office:annotation", p("批註")), "乙"),
        element("text:section", p("丙")),
    )
    assert lines(made) == ["甲乙", "丙"]


def test_what_the_document_states() -> None:
    authors = "<dc:creator>另一人</dc:creator><meta:initial-creator>王大文</meta:initial-creator>"
    meta = f"<dc:title>城市 報告</dc:title>{authors}"
    assert article(p("甲"), meta=meta).metadata == Metadata(title="城市 報告", author="王大文")


def test_styles_that_are_based_on_each_other_end() -> None:
    assert lines(article(p("甲", style="A"), styles=style("A", "B") + style("B", "A"))) == ["甲"]


LOCKED = f"<manifest:manifest {_NAMESPACES}><manifest:encryption-data/></manifest:manifest>".encode()


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (odt(p("甲"), files={"META-INF/manifest.xml": LOCKED}), Reason.LOCKED),
        (zipped({"a.txt": "甲"}), Reason.DAMAGED),
        (zipped({"content.xml": "<a/>"}), Reason.DAMAGED),
        (b"PK\x03\x04", Reason.DAMAGED),
        (odt(p(" " * 30_000_000)), Reason.SWELLING),
        (b"%PDF-1.4", Reason.BINARY),
    ],
)
def test_what_cannot_be_read(data: bytes, reason: Reason) -> None:
    with pytest.raises(CannotOpen) as raised:
        parse(data, "文.odt")
    assert raised.value.reason is reason


def test_a_part_that_is_too_large(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "LARGEST_XML", 1000)
    with pytest.raises(CannotOpen) as raised:
        article(p("甲" * 1000))
    assert raised.value.reason is Reason.TOO_LARGE


def test_text_that_is_only_called_so_is_read_as_text() -> None:
    assert lines(parse("甲\n乙".encode(), "文.odt")) == ["甲", "乙"]


def test_a_document_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    data = odt(*(p(f"第{number}段") for number in range(3000)))
    found = parse(data[: len(data) // 2], "文.odt")
    assert lines(found)[:2] == ["第0段", "第1段"]
    assert [remark.caution for remark in found.remarks] == [Caution.PARTS_MISSING]


def test_entities_that_grow_do_not_and_numbers_have_limits() -> None:
    body = p('<text:s text:c="99999999"/>甲') + element(
        "table:table",
        '<table:table-row><table:table-cell table:number-columns-repeated="999999"/></table:table-row>',
        element("table:table-row", element("table:table-cell", p("乙")), element("table:table-cell", p("丙"))),
    )
    found = article(body, p("&big;丁"))
    assert sum(len(block.text) for block in found.blocks) < 1000
    assert lines(found)[0] == "甲"
