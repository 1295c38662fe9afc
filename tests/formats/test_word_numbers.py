"""Numbers that Word counts, as LibreOffice shows them for the same document."""

from __future__ import annotations

import pytest

from tests.formats.test_word import _W, docx, paragraph
from viewer.article.blocks import BlockKind
from viewer.formats import parse
from viewer.formats.paragraph_numbers import written_number


def level(depth: int, form: str, text: str, style: str = "", more: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>{styled}{more}'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
    )


NUMBERING = (
    f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">'
    + level(0, "chineseCountingThousand", "第%1章", "Heading1")
    + level(1, "chineseCounting", "%1.%2", "Heading2", "<w:isLgl/>")
    + '</w:abstractNum><w:abstractNum w:abstractNumId="1">'
    + level(0, "chineseCounting", "%1、")
    + level(1, "taiwaneseCounting", "（%2）")
    + level(2, "decimal", "%3.")
    + level(3, "lowerLetter", "%4)")
    + level(4, "bullet", "\uf0b7")
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="1"/>'
    '<w:lvlOverride w:ilvl="2"><w:startOverride w:val="7"/></w:lvlOverride></w:num></w:numbering>'
)
STYLES = (
    f'<w:styles {_W}><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/>'
    '<w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Heading2"><w:name w:val="heading 2"/><w:basedOn w:val="Heading1"/>'
    '<w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style></w:styles>'
)


def numbered(text: str, number: int, depth: int) -> str:
    return paragraph(text, properties=f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr>')


def read(*body: str) -> list[tuple[BlockKind, int, str, str]]:
    parts = {"word/numbering.xml": NUMBERING.encode(), "word/styles.xml": STYLES.encode()}
    blocks = parse(docx(*body, parts=parts), "文.docx").blocks
    return [(block.kind, block.level, block.marker, block.text) for block in blocks]


def test_headings_have_the_numbers_of_their_styles() -> None:
    titles = [paragraph(text, style=f"Heading{depth}") for text, depth in (("甲", 1), ("乙", 2), ("丙", 2), ("丁", 1))]
    found = read(*titles, paragraph("戊", style="Heading2"))
    assert [text for *_, text in found] == ["第一章 甲", "1.1 乙", "1.2 丙", "第二章 丁", "2.1 戊"]
    assert {kind for kind, *_ in found} == {BlockKind.HEADING}


def test_numbers_that_divide_a_document_are_text_and_others_are_markers() -> None:
    found = read(
        numbered("總體要求", 2, 0),
        numbered("指導思想", 2, 1),
        numbered("細項", 2, 2),
        paragraph("中間的話"),
        numbered("細項", 2, 2),
        numbered("子項", 2, 3),
        numbered("點", 2, 4),
        numbered("重點任務", 2, 0),
        numbered("任務", 2, 1),
        numbered("再起", 3, 2),
    )
    assert found == [
        (BlockKind.PARAGRAPH, 0, "", "一、總體要求"),
        (BlockKind.PARAGRAPH, 0, "", "（一）指導思想"),
        (BlockKind.LIST_ITEM, 3, "1.", "細項"),
        (BlockKind.PARAGRAPH, 0, "", "中間的話"),
        (BlockKind.LIST_ITEM, 3, "2.", "細項"),
        (BlockKind.LIST_ITEM, 4, "a)", "子項"),
        (BlockKind.LIST_ITEM, 5, "▪", "點"),
        (BlockKind.PARAGRAPH, 0, "", "二、重點任務"),
        (BlockKind.PARAGRAPH, 0, "", "（一）任務"),
        (BlockKind.LIST_ITEM, 3, "7.", "再起"),
    ]


def test_a_list_inside_another_leaves_its_count_alone() -> None:
    numbering = (
        f'<w:numbering {_W}><w:abstractNum w:abstractNumId="1">{level(0, "decimal", "%1.")}{level(1, "decimal", "%2)")}'
        '</w:abstractNum><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3">'
        '<w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
        '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride></w:num></w:numbering>'
    )
    body = [numbered(text, *place) for text, place in (("甲", (2, 0)), ("乙", (3, 1)), ("丙", (2, 0)), ("丁", (3, 0)))]
    found = parse(docx(*body, parts={"word/numbering.xml": numbering.encode()}), "文.docx").blocks
    assert [block.marker for block in found] == ["1.", "5)", "2.", "1."]


def test_a_paragraph_that_names_no_numbering_has_none() -> None:
    assert [text for *_, text in read(numbered("甲", 9, 0), numbered("乙", 2, 8), numbered("", 2, 0))] == ["甲", "乙"]


@pytest.mark.parametrize(
    ("number", "form", "written"),
    [
        (12, "chineseCounting", "十二"), (20, "chineseCountingThousand", "二十"), (105, "chineseCounting", "一百〇五"),
        (12, "ideographDigital", "一二"), (21, "chineseLegalSimplified", "贰拾壹"), (11, "ideographTraditional", "11"),
        (3, "ideographTraditional", "丙"), (4, "upperRoman", "IV"), (28, "upperLetter", "AB"), (3, "decimalZero", "03"),
        (10, "decimalFullWidth", "１０"), (5, "decimalEnclosedCircle", "⑤"), (7, "thai", "7"), (0, "upperRoman", "0"),
    ],
)  # fmt: skip
def test_formats_of_numbers(number: int, form: str, written: str) -> None:
    assert written_number(number, form) == written
