"""Word documents: what is in them comes out, and what is wrong with them is said."""

from __future__ import annotations

import random
import zlib
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from viewer.article.blocks import Article, BlockKind, Caution, Format, Metadata, Span, SpanKind
from viewer.article.export import as_text
from viewer.article.reading import Reading
from viewer.formats import CannotOpen, Reason, archive, parse
from viewer.text.script import View

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_DRAWING = (
    '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing">'
    '<wp:docPr id="1" name="p" descr="{}"/><a:graphic xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:graphicData><pic:pic xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:blipFill>'
    f'<a:blip xmlns:r="{_R}" r:embed="rId9"/></pic:blipFill></pic:pic></a:graphicData></a:graphic></wp:inline>'
    "</w:drawing>"
)
_STYLES = {"Heading1": "heading 1", "Heading2": "heading 2", "Quote": "引用", "Title": "Title"}


def _png() -> bytes:
    head = b"IHDR" + (60).to_bytes(4, "big") * 2 + b"\x08\x00\x00\x00\x00"
    return b"\x89PNG\r\n\x1a\n" + b"\0\0\0\x0d" + head + zlib.crc32(head).to_bytes(4, "big")


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, style: str = "", properties: str = "") -> str:
    styled = f'<w:pStyle w:val="{style}"/>' if style else ""
    inner = "".join(each if each.startswith("<") else run(each) for each in runs)
    return f"<w:p><w:pPr>{styled}{properties}</w:pPr>{inner}</w:p>"


def docx(*body: str, notes: str = "", core: str = "", parts: dict[str, bytes] | None = None) -> bytes:
    """A Word document with these paragraphs, as small as one may be."""
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"><w:name w:val="{name}"/></w:style>'
        for key, name in _STYLES.items()
    )
    bullets = '<w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl><w:lvl w:ilvl="1"><w:numFmt w:val="bullet"/></w:lvl>'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="png" ContentType="image/png"/>'
        f'<Override PartName="/word/document.xml" ContentType="{main}.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{_R}/officeDocument" Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId2" Type="{_R}/footnotes" Target="footnotes.xml"/>'
        f'<Relationship Id="rId3" Type="{_R}/styles" Target="styles.xml"/>'
        f'<Relationship Id="rId4" Type="{_R}/numbering" Target="numbering.xml"/>'
        f'<Relationship Id="rId8" Type="{_R}/hyperlink" Target="https://example.org/" TargetMode="External"/>'
        f'<Relationship Id="rId9" Type="{_R}/image" Target="media/image1.png"/></Relationships>',
        "word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>",
        "word/numbering.xml": f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">{bullets}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        "word/footnotes.xml": f"<w:footnotes {_W}>{notes}</w:footnotes>",
        "word/media/image1.png": _png(),
        "word/document.xml": f'<w:document {_W} xmlns:r="{_R}"><w:body>{"".join(body)}</w:body></w:document>',
        "docProps/core.xml": '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="http://'
        f'schemas.openxmlformats.org/package/2006/metadata/core-properties">{core}</cp:coreProperties>',
        **(parts or {}),
    }
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, written in files.items():
            archive.writestr(ZipInfo(name), written, ZIP_DEFLATED)  # the same bytes at any time of day
    return packed.getvalue()


def article_of(data: bytes) -> Article:
    return parse(data, "报告.docx")


def kinds(article: Article) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, block.text) for block in article.blocks]


LIST = '<w:numPr><w:ilvl w:val="{}"/><w:numId w:val="1"/></w:numPr>'


def test_headings_lists_quotes_and_tables() -> None:
    cells = "".join(f"<w:tc>{paragraph(text)}</w:tc>" for text in ("甲", "乙"))
    article = article_of(
        docx(
            paragraph("江城旧事", style="Title"),
            paragraph("软件的发展", style="Heading2"),
            paragraph("正文", run("加粗", "<w:b/>"), "。"),
            paragraph("别人的话。", style="Quote"),
            paragraph("一项", properties=LIST.format(0)),
            paragraph("其中", properties=LIST.format(1)),
            f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>",
        )
    )
    assert article.format is Format.WORD
    assert kinds(article) == [
        (BlockKind.HEADING, 1, "江城旧事"),
        (BlockKind.HEADING, 2, "软件的发展"),
        (BlockKind.PARAGRAPH, 0, "正文加粗。"),
        (BlockKind.QUOTE, 1, "别人的话。"),
        (BlockKind.LIST_ITEM, 1, "一项"),
        (BlockKind.LIST_ITEM, 2, "其中"),
        (BlockKind.TABLE_ROW, 0, "甲\t乙"),
    ]
    assert article.blocks[2].spans == (Span(2, 4, SpanKind.STRONG),)
    text = "".join(as_text(Reading(article, view=View.TAIWAN).rendition))
    assert text.splitlines()[:3] == ["江城舊事", "軟件的發展", "正文加粗。"]


TYPED = '<w:rFonts w:ascii="{}" w:hAnsi="{}"/>'


def styles(**looks: str) -> dict[str, bytes]:
    """Styles named after nothing, with the properties of each; "Normal" is the usual one."""
    usual = ' w:default="1"'
    written = "".join(
        f'<w:style w:type="paragraph" w:styleId="{key}"{usual if key == "Normal" else ""}><w:name w:val="{key}"/>'
        f'<w:basedOn w:val="{"" if key == "Normal" else "Normal"}"/>{look}</w:style>'
        for key, look in looks.items()
    )
    return {"word/styles.xml": f"<w:styles {_W}>{written}</w:styles>".encode()}


def indented(left: int, right: int) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}"/>'


PROSE = "江水漫過臺階的時候，天還沒有亮，渡口上只有一盞燈。" * 4


def test_quotes_and_code_are_known_by_their_look() -> None:
    mono = f"<w:rPr>{TYPED.format('monospace', 'monospace')}</w:rPr>"
    parts = styles(Normal="", Para1=f"<w:pPr>{indented(576, 576)}</w:pPr>", Para2=mono)
    courier = TYPED.format("Courier New", "Courier New")
    article = article_of(
        docx(
            paragraph(PROSE),
            paragraph("別人的話。", style="Para1"),
            paragraph("另一人的話。", properties=indented(720, 400)),
            paragraph("def area(x):", style="Para2"),
            paragraph("    return x * 2", style="Para2"),
            paragraph("以", run("x = 1", courier), "為準。"),
            paragraph("打字機打的一段話。", style="Para2"),
            parts=parts,
        )
    )
    assert kinds(article)[1:] == [
        (BlockKind.QUOTE, 1, "別人的話。"),
        (BlockKind.QUOTE, 1, "另一人的話。"),
        (BlockKind.CODE, 0, "def area(x):\n    return x * 2"),
        (BlockKind.PARAGRAPH, 0, "以x = 1為準。"),
        (BlockKind.PARAGRAPH, 0, "打字機打的一段話。"),
    ]
    assert article.blocks[4].spans == (Span(1, 6, SpanKind.CODE),)


@pytest.mark.parametrize(
    "body",
    [
        [paragraph(PROSE), paragraph("短短的一句。", properties=indented(720, 0))],
        [paragraph(PROSE), paragraph("短短的一句。", properties=indented(100, 100))],
        [paragraph(PROSE, properties=indented(720, 720))] * 3,
        [paragraph(PROSE), paragraph(run("plain", TYPED.format("Courier New", "")), style="Typed")],
        [paragraph(run("a" * 200, TYPED.format("Consolas", "")))],
        [
            paragraph(PROSE),
            f"<w:tbl><w:tr><w:tc>{paragraph('甲', properties=indented(720, 720))}</w:tc></w:tr></w:tbl>",
        ],
    ],
)
def test_what_looks_like_neither_stays_what_it_is(body: list[str]) -> None:
    usual = f"<w:rPr>{TYPED.format('Courier New', '')}</w:rPr>"
    article = article_of(docx(*body, parts=styles(Normal=usual, Typed="")))
    assert {block.kind for block in article.blocks} <= {BlockKind.PARAGRAPH, BlockKind.TABLE_ROW}


def test_what_the_style_of_characters_does_to_them() -> None:
    made = {"Text1": ("", "<w:b w:val='on'/>"), "Text2": ("Text1", "<w:i/><w:vertAlign w:val='superscript'/>"),
            "Text3": ("Text2", "<w:b w:val='0'/><w:i w:val='off'/>"), "Text4": ("Text4", "<w:strike/>")}  # fmt: skip
    styles = "".join(
        f'<w:style w:type="character" w:styleId="{name}"><w:basedOn w:val="{base}"/><w:rPr>{said}</w:rPr></w:style>'
        for name, (base, said) in made.items()
    )
    runs = [run(text, f'<w:rStyle w:val="{name}"/>') for text, name in zip("甲乙丙丁戊", [*made, "?"], strict=True)]
    own = run("己", '<w:rStyle w:val="Text1"/><w:b w:val="0"/>')
    parts = {"word/styles.xml": f"<w:styles {_W}>{styles}</w:styles>".encode()}
    (block,) = article_of(docx(paragraph(*runs, own), parts=parts)).blocks
    found = {(block.text[span.start : span.end], span.kind) for span in block.spans}
    assert found == {
        ("甲乙", SpanKind.STRONG),
        ("乙", SpanKind.EMPHASIS),
        ("乙", SpanKind.SUPERSCRIPT),
        ("丙", SpanKind.SUPERSCRIPT),
        ("丁", SpanKind.STRIKE),
    }


def test_styles_that_are_based_on_each_other_end() -> None:
    parts = styles(Normal="", A="")
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b'<w:basedOn w:val=""/>', b'<w:basedOn w:val="A"/>')
    assert kinds(article_of(docx(paragraph("甲", style="A"), parts=parts))) == [(BlockKind.PARAGRAPH, 0, "甲")]


def test_notes_and_links_lead_somewhere() -> None:
    note = f'<w:footnote w:id="2">{paragraph("见《江城志》。")}</w:footnote>'
    link = f'<w:hyperlink r:id="rId8">{run("网页")}</w:hyperlink>'
    article = article_of(docx(paragraph("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>', "，", link), notes=note))
    first, last = article.blocks
    assert (first.text, last.text) == ("正文[1]，网页", "见《江城志》。")
    links = [span.value for span in first.spans if span.kind is SpanKind.LINK]
    assert links[1] == "https://example.org/"
    assert article.anchors[links[0].removeprefix("#")].block == 1


def test_readings_stay_above_their_characters() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{run('qián')}</w:rt><w:rubyBase>{run('乾', '<w:b/>')}</w:rubyBase></w:ruby></w:r>"
    (block,) = article_of(docx(paragraph("在", ruby, "隆年间"))).blocks
    assert block.text == "在乾隆年间"
    assert Span(1, 2, SpanKind.RUBY, "qián") in block.spans


def test_pictures_are_carried() -> None:
    article = article_of(docx(paragraph(f"<w:r>{_DRAWING.format('江边的城')}</w:r>")))
    (block,) = article.blocks
    assert (block.kind, block.text) == (BlockKind.IMAGE, "江边的城")
    assert article.pictures[block.picture] == _png()


def test_what_the_properties_state() -> None:
    core = "<dc:title>江城旧事</dc:title><dc:creator>林某</dc:creator>"
    assert article_of(docx(paragraph("正文"), core=core)).metadata == Metadata(title="江城旧事", author="林某")
    core = "<dc:title>Microsoft Word - 1.doc</dc:title><dc:creator>Administrator</dc:creator>"
    assert article_of(docx(paragraph("正文"), core=core)).metadata == Metadata()


def test_deleted_text_is_not_there() -> None:
    deleted = f"<w:del>{run('删去的').replace('w:t', 'w:delText')}</w:del><w:ins>{run('加上的')}</w:ins>"
    assert kinds(article_of(docx(paragraph(deleted)))) == [(BlockKind.PARAGRAPH, 0, "加上的")]


def _zip(**parts: bytes) -> bytes:
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return packed.getvalue()


_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
_LAUGHS = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>'


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (_zip(readme=b"x"), Reason.NOT_WORD),
        (_OLE, Reason.OLD_WORD),
        (_OLE + "EncryptedPackage".encode("utf-16-le"), Reason.LOCKED),
        (docx(paragraph("甲"))[:300], Reason.DAMAGED),
        (b"PK\x03\x04", Reason.DAMAGED),
        (docx(paragraph("甲"), parts={"word/document.xml": b"<x/>"}), Reason.DAMAGED),
        (docx(paragraph("甲"), parts={"word/media/a.png": _png() + bytes(20 << 20)}), Reason.SWELLING),
        (docx(paragraph("甲" * (30 << 20))), Reason.SWELLING),
    ],
    ids=["zip", "old", "password", "cut short", "no zip", "empty", "bomb", "swelling text"],
)
def test_what_cannot_be_read(data: bytes, reason: Reason) -> None:
    with pytest.raises(CannotOpen) as found:
        article_of(data)
    assert found.value.reason is reason


def test_an_archive_of_too_many_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "MOST_ENTRIES", 5)
    with pytest.raises(CannotOpen, match="larger than"):
        article_of(docx(paragraph("甲")))


@pytest.mark.parametrize(
    "parts",
    [
        {"word/styles.xml": b"<w:styles"},
        {"word/styles.xml": _LAUGHS},
        {"word/settings.xml": b"<x>" * 5000 + b"</x>" * 5000},
        {"word/media/zeros": bytes(20 << 20)},
        {"word/media/image9.bin": b"no picture"},
    ],
    ids=["xml", "entities", "nested", "zeros", "no picture"],
)
def test_what_is_wrong_beside_the_text_costs_nothing_of_it(parts: dict[str, bytes]) -> None:
    assert kinds(article_of(docx(paragraph("甲"), parts=parts))) == [(BlockKind.PARAGRAPH, 0, "甲")]


def test_a_document_that_was_cut_off_is_read_as_far_as_it_goes() -> None:
    lines = [f"第{number}行：{random.Random(number).random()}" for number in range(400)]
    whole = docx(*map(paragraph, lines))
    found = article_of(whole[: whole.index(b"word/document.xml") + 3000])
    read = [block.text for block in found.blocks]
    assert 20 < len(read) < 400
    assert read[:-1] == lines[: len(read) - 1]
    assert [remark.caution for remark in found.remarks] == [Caution.PARTS_MISSING]


def test_text_that_is_only_called_so_is_read_as_text() -> None:
    assert kinds(article_of("纯文本。".encode())) == [(BlockKind.PARAGRAPH, 0, "纯文本。")]


def test_damaged_documents_are_read_or_refused() -> None:
    note = f'<w:footnote w:id="2">{paragraph("见《江城志》。")}</w:footnote>'
    whole = docx(
        paragraph("江城旧事", style="Title"),
        paragraph("正文", '<w:r><w:footnoteReference w:id="2"/></w:r>'),
        notes=note,
    )
    generator = random.Random(5)
    refused = read = 0
    for _ in range(120):
        data = bytearray(whole)
        for _ in range(generator.randrange(1, 4)):
            data[generator.randrange(len(data))] = generator.randrange(256)
        try:
            article_of(bytes(data[: generator.choice((None, None, generator.randrange(len(data))))]))
        except CannotOpen:
            refused += 1
        else:
            read += 1
    assert refused > 10
    assert read > 60
