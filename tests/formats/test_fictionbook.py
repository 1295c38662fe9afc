"""FictionBooks: sections, verses, notes, pictures and what is stated; and books that are damaged or made to hurt."""

from __future__ import annotations

import random
from base64 import b64encode

import pytest

from tests.formats.books import zipped
from tests.formats.test_html import PNG
from viewer.article.blocks import Article, BlockKind, Format, Metadata, Position, SpanKind
from viewer.article.reading import Reading
from viewer.formats import CannotOpen, Reason, archive, is_plain, parse
from viewer.formats.picture import picture_size
from viewer.text.script import View

_NAMESPACES = 'xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink"'
_SIGNS = {
    BlockKind.PARAGRAPH: "", BlockKind.HEADING: "#", BlockKind.LIST_ITEM: "-", BlockKind.QUOTE: ">",
    BlockKind.IMAGE: "!", BlockKind.CODE: "`", BlockKind.TABLE_ROW: "|",
}  # fmt: skip


def book(*bodies: str, about: str = "", more: str = "", encoding: str = "utf-8") -> bytes:
    """A FictionBook with these bodies, as small as one may be."""
    return (
        f'<?xml version="1.0" encoding="{encoding}"?>\n<FictionBook {_NAMESPACES}>\n<description><title-info>{about}'
        f"</title-info></description>\n{chr(10).join(bodies)}\n{more}</FictionBook>"
    ).encode(encoding)


def section(*parts: str, title: str = "", name: str = "") -> str:
    called = "".join(f"<p>{line}</p>" for line in title.split("|")) if title else ""
    stated = f' id="{name}"' if name else ""
    return f"<section{stated}>\n{f'<title>{called}</title>' if called else ''}\n{chr(10).join(parts)}\n</section>"


def body(*parts: str) -> str:
    return f"<body>{chr(10).join(parts)}</body>"


def read(data: bytes, name: str = "書.fb2") -> Article:
    return parse(data, name)


def lines(article: Article) -> list[str]:
    return [
        f"{_SIGNS[block.kind] * max(block.level, 1)}{block.marker} {block.text}".strip().replace("\u2028", "/")
        for block in article.blocks
    ]


def test_sections_become_headings_as_deep_as_they_are() -> None:
    text = body(
        "<title><p>江城舊事</p><p>上卷</p></title>",
        section(section("<p>一</p>", title="第一章|春"), "<subtitle>其二</subtitle><p>二</p>", title="卷一"),
        section("<subtitle>* * *</subtitle><empty-line/><p>三</p>", title="卷二"),
    )
    assert lines(read(book(text))) == [
        "# 江城舊事/上卷", "# 卷一", "## 第一章/春", "一", "## 其二", "二", "# 卷二", "* * *", "三",
    ]  # fmt: skip


def test_verses_quotes_and_epigraphs() -> None:
    poem = (
        "<poem><title><p>靜夜思</p></title><stanza><v>床前明月光，</v><v>疑是地上霜。</v></stanza>"
        "<stanza><v>舉頭望明月，</v></stanza><text-author>李白</text-author><date>唐</date></poem>"
    )
    article = read(
        book(
            body(
                "<epigraph><p>題詞</p><text-author>某人</text-author></epigraph>",
                section(f"{poem}<cite><p>引文</p>{poem[:0]}<subtitle>小題</subtitle></cite>", title="章"),
            )
        )
    )
    assert lines(article) == [
        "> 題詞", "> 某人", "# 章", "> 靜夜思", "> 床前明月光，/疑是地上霜。", "> 舉頭望明月，", "> 李白", "> 唐",
        "> 引文", "> 小題",
    ]  # fmt: skip


def test_formatting_tables_and_code() -> None:
    article = read(
        book(
            body(
                section(
                    "<p>一<strong>粗</strong><emphasis>斜</emphasis><strikethrough>刪</strikethrough>x<sup>2</sup>"
                    "y<sub>1</sub><code>z</code><style name='q'>平</style></p>",
                    "<p><code>a:</code></p>\n<p><code>  b</code></p><p>間</p><p><code>c</code></p>",
                    "<table><tr><th>甲</th><th>乙</th></tr><tr><td>1</td><td>2</td></tr></table>",
                )
            )
        )
    )
    assert lines(article) == ["一粗斜刪x2y1z平", "` a:\n  b", "間", "` c", "| 甲\t乙", "| 1\t2"]
    kinds = [span.kind for span in article.blocks[0].spans]
    assert kinds == [
        SpanKind.STRONG, SpanKind.EMPHASIS, SpanKind.STRIKE, SpanKind.SUPERSCRIPT, SpanKind.SUBSCRIPT, SpanKind.CODE,
    ]  # fmt: skip


def test_notes_are_led_to_and_have_their_numbers() -> None:
    notes = (
        f'<body name="notes"><title><p>注釋</p></title>{section("<p>注一</p><p>續</p>", title="1", name="n1")}'
        f"{section('<p>注二</p>', title='［二］', name='n2')}{section('<p>無號</p>', name='n3')}</body>"
    )
    text = '<p>文<a l:href="#n1" type="note">1</a>，見<a l:href="https://e.org/">網</a></p>'
    article = read(book(body(section(text, title="章")), notes))
    assert lines(article)[2:] == ["# 注釋", "-1. 注一", "- 續", "-［二］ 注二", "-1. 無號"]
    spans = {(span.kind, span.value) for span in article.blocks[1].spans}
    assert spans == {(SpanKind.LINK, "#n1"), (SpanKind.SUPERSCRIPT, ""), (SpanKind.LINK, "https://e.org/")}
    assert article.anchors["n1"] == Position(3, 0)


def test_pictures_are_decoded_when_they_are_shown() -> None:
    written = b64encode(PNG).decode()
    data = book(
        body(section('<p>圖</p><image l:href="#a.png" title="山"/><image l:href="#無"/><image l:href="#b"/>')),
        about='<coverpage><image l:href="#a.png"/></coverpage>',
        more=f'<binary id="a.png" content-type="image/png">{written[:20]}\n{written[20:]}</binary>'
        '<binary content-type="image/png" id="b">no picture</binary>',
    )
    article = read(data)
    assert [block.picture for block in article.blocks] == ["a.png", "", "a.png"]
    assert dict(article.pictures) == {"a.png": PNG}
    assert article.picture_sizes["a.png"] == picture_size(PNG)
    with pytest.raises(KeyError):
        article.pictures["b"]


def test_what_the_book_states() -> None:
    about = (
        "<author><first-name>大文</first-name><last-name>王</last-name></author>"
        "<author><nickname>阿明</nickname></author>"
        "<author><first-name>John</first-name><middle-name>R.</middle-name><last-name>Doe</last-name></author>"
        "<book-title>江城舊事</book-title><annotation><p>內容簡介。</p></annotation>"
        '<date value="2020-01-02">2020</date>'
    )
    data = book(body("<section/>"), about=about).replace(
        b"</description>", "<publish-info><publisher>江城出版社</publisher></publish-info></description>".encode()
    )
    article = read(data)
    assert article.metadata == Metadata("江城舊事", "王大文、阿明、John R. Doe", "江城出版社", "2020-01-02")
    assert lines(article) == ["> 內容簡介。"]
    assert article.format is Format.FICTIONBOOK


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16", "windows-1251"])
def test_encodings(encoding: str) -> None:
    text = "Глава первая, длинное предложение" if encoding == "windows-1251" else "第一章的文字，說明這是中文的書。" * 9
    assert lines(read(book(body(f"<section><p>{text}</p></section>"), encoding=encoding))) == [text]


@pytest.mark.parametrize("name", ["書.fb2.zip", "書.FBZ", "書.fb2"])
def test_a_book_in_an_archive(name: str) -> None:
    data = zipped({"x.txt": "不是", "書.fb2": book(body("<section><p>文</p></section>"))})
    assert not is_plain(name)
    assert lines(read(data, name)) == ["文"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (zipped({"a.txt": "甲"}), Reason.DAMAGED),
        (zipped({"a.fb2": book(body(f"<p>{' ' * 30_000_000}</p>"))}), Reason.SWELLING),
        (book(), Reason.DAMAGED),
        (b"%PDF-1.4 x", Reason.BINARY),
    ],
    ids=["none in it", "bomb", "no body", "PDF"],
)
def test_what_cannot_be_read(data: bytes, reason: Reason) -> None:
    with pytest.raises(CannotOpen) as raised:
        read(data)
    assert raised.value.reason is reason


def test_a_text_that_is_too_large_and_pictures_that_are_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("viewer.formats.fictionbook.LARGEST_XML", 1000)
    assert lines(read(book(body("<p>文</p>"), more=f'<binary id="a">{"A" * 4000}</binary>'))) == ["文"]
    with pytest.raises(CannotOpen) as raised:
        read(book(body(f"<p>{'文' * 1000}</p>")))
    assert raised.value.reason is Reason.TOO_LARGE
    assert archive.LARGEST_XML > 1000


def test_text_that_is_only_called_so_is_read_as_text() -> None:
    assert lines(read("甲\n乙".encode())) == ["甲", "乙"]
    assert read("<html>不是書".encode()).format is Format.PLAIN


def test_entities_do_not_grow_and_nesting_ends() -> None:
    entities = '<!DOCTYPE x [<!ENTITY a "哈哈"><!ENTITY b "&a;&a;&a;">]>'
    data = book(body("<section><p>甲&b;乙&nbsp;丙</p></section>")).replace(b"?>", f"?>{entities}".encode(), 1)
    assert lines(read(data)) == ["甲&b;乙\xa0丙"]
    deep = "<section>" * 5000 + "<p>深</p>" + "</section>" * 5000
    assert len(read(book(body(f"<section><p>甲</p></section>{deep}"))).blocks) >= 1


def test_damaged_books_are_read_as_far_as_they_go_or_refused() -> None:
    whole = book(body(*(section(f"<p>第{number}段</p>", title=f"第{number}章") for number in range(200))))
    assert lines(read(whole[: len(whole) // 2]))[:2] == ["# 第0章", "第0段"]
    generator = random.Random(4)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(20):
            data[generator.randrange(len(data))] = generator.randrange(256)
        try:
            article = read(bytes(data))
        except CannotOpen:
            continue
        assert all(isinstance(block.text, str) for block in article.blocks)


def test_a_book_switches_script() -> None:
    article = read(book(body(section("<p>里长说，<strong>软件</strong>很好。</p>", title="第一章　开会"))))
    rendition = Reading(article, view=View.TAIWAN).rendition
    assert [rendition.block(number).text for number in range(2)] == ["第一章　開會", "里長說，軟件很好。"]
