"""An article as an EPUB: a sound container, a table of contents that leads somewhere, the shown text and no other."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree
from zipfile import ZIP_STORED, ZipFile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from viewer.article import ebook
from viewer.article.blocks import Article, Block, BlockKind, Metadata, Span, SpanKind
from viewer.article.export import as_text
from viewer.article.reading import Reading
from viewer.formats import open_article
from viewer.formats.plain import cut
from viewer.text.script import View

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
DC = "{http://purl.org/dc/elements/1.1/}"
NOVEL = "\n".join(
    [
        "书前的话。",
        "第一卷 发现",
        "第一章 开始",
        "他们发现了。" * 30,
        "第二章 后来",
        "后来呢？",
        "第二卷 尾声",
        "第一章 完",
        "完了。",
    ]
)


def book(article: Article, view: View = View.ORIGINAL) -> ZipFile:
    reading = Reading(article, view=view)
    out = BytesIO()
    shares = list(ebook.write(reading.rendition, reading.sections, out))
    assert shares[-1] == 1.0
    assert shares == sorted(shares)
    return ZipFile(out)


def document(found: ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(found.read(f"book/{name}"))


def spine(found: ZipFile) -> list[ElementTree.Element]:
    """The chapters in reading order."""
    package = document(found, "package.opf")
    files = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
    return [document(found, str(files[item.get("idref")])) for item in package.iter(f"{OPF}itemref")]


def text_of(element: ElementTree.Element) -> str:
    body = element.find(f"{XHTML}body")
    assert body is not None
    return "".join(body.itertext())


def test_the_container_begins_with_its_type_and_names_the_package() -> None:
    found = book(Article(cut("一二三")))
    first = found.infolist()[0]
    assert (first.filename, first.compress_type) == ("mimetype", ZIP_STORED)
    assert found.read("mimetype") == b"application/epub+zip"
    container = ElementTree.fromstring(found.read("META-INF/container.xml"))
    assert [item.get("full-path") for item in container.iter() if item.tag.endswith("rootfile")] == ["book/package.opf"]
    assert found.testzip() is None


def test_every_file_is_in_the_manifest_and_every_item_is_there() -> None:
    found = book(Article(cut(NOVEL)))
    listed = {f"book/{item.get('href')}" for item in document(found, "package.opf").iter(f"{OPF}item")}
    assert listed | {"mimetype", "META-INF/container.xml", "book/package.opf"} == set(found.namelist())


def test_chapters_follow_the_highest_sections_in_the_shown_script() -> None:
    chapters = [text_of(chapter).split() for chapter in spine(book(Article(cut(NOVEL)), View.TAIWAN))]
    assert [chapter[0] for chapter in chapters] == ["書前的話。", "第一卷", "第二卷"]
    shown = Reading(Article(cut(NOVEL)), view=View.TAIWAN).rendition
    assert "".join(map("".join, chapters)) == "".join("".join(as_text(shown)).split())


def test_the_table_of_contents_leads_to_every_section() -> None:
    found = book(Article(cut(NOVEL)), View.TAIWAN)
    nav = document(found, "contents.xhtml")
    entries = {link.get("href"): "".join(link.itertext()) for link in nav.iter(f"{XHTML}a")}
    assert list(entries.values()) == ["第一卷 發現", "第一章 開始", "第二章 後來", "第二卷 尾聲", "第一章 完"]
    for address in entries:
        name, _, anchor = str(address).partition("#")
        assert any(element.get("id") == anchor for element in document(found, name).iter()), address
    ncx = document(found, "contents.ncx")
    assert [e.get("src") for e in ncx.iter() if e.tag.endswith("content")] == list(entries)
    # Chapters are inside their volumes.
    inner = nav.findall(f".//{XHTML}li/{XHTML}ol/{XHTML}li/{XHTML}a")
    assert ["".join(link.itertext()) for link in inner] == ["第一章 開始", "第二章 後來", "第一章 完"]


def test_a_line_that_is_a_heading_becomes_one() -> None:
    first = spine(book(Article(cut(NOVEL))))[1]
    assert [(e.tag.removeprefix(XHTML), "".join(e.itertext())) for e in first.iter() if e.tag[-2] == "h"][:2] == [
        ("h1", "第一卷 发现"),
        ("h2", "第一章 开始"),
    ]


def test_what_the_document_states_is_in_the_package_and_nothing_else() -> None:
    package = document(
        book(Article(cut("正文"), "a.txt", metadata=Metadata(title="发现", author="李白"))), "package.opf"
    )
    stated = {e.tag.removeprefix(DC): e.text or "" for e in package.iter() if e.tag.startswith(DC)}
    assert stated.pop("identifier").startswith("urn:uuid:")
    assert stated == {"title": "发现", "creator": "李白", "language": "zh-Hant-TW"}


def test_formatting_is_kept() -> None:
    blocks = (
        Block("题目", BlockKind.HEADING, 1),
        Block(
            "粗體和鏈接", spans=(Span(0, 2, SpanKind.STRONG), Span(3, 5, SpanKind.LINK, "https://example.org/?a=1&b=2"))
        ),
        Block("項", BlockKind.LIST_ITEM, 1, marker="1."),
        Block("甲\t乙", BlockKind.TABLE_ROW, 1),
        Block("", BlockKind.RULE),
        Block("上\u2028下"),
    )
    chapter = spine(book(Article(blocks)))[0]
    tags = [element.tag.removeprefix(XHTML) for element in chapter.iter()]
    for tag in ("h1", "strong", "a", "ol", "li", "table", "th", "hr", "br"):
        assert tag in tags, tag


@pytest.mark.parametrize("text", ["", "\x00\x01\ud800\ufffe", "]]>&<'\""])
def test_anything_makes_a_book_that_parses(text: str) -> None:
    found = book(Article((Block(text),), metadata=Metadata(title=text, author=text)))
    assert len(spine(found)) == 1
    document(found, "contents.xhtml")
    document(found, "contents.ncx")


@given(st.lists(st.sampled_from(["第一章 甲", "第二卷 乙", "一、丙", "（一）丁", "文字。", "", "前言"]), max_size=12))
@settings(max_examples=60)
def test_nothing_is_lost_however_sections_fall(lines: list[str]) -> None:
    found = book(Article(cut("\n".join(lines))))
    assert "".join("".join(text_of(chapter).split()) for chapter in spine(found)) == "".join("".join(lines).split())


def test_long_chapters_are_cut_at_the_ends_of_paragraphs(tmp_path: Path) -> None:
    line = "漢字" * 500
    path = tmp_path / "long.txt"
    path.write_text("\n".join([line] * 250), "utf-8")
    chapters = [text_of(chapter) for chapter in spine(book(open_article(path)))]
    assert len(chapters) == 3
    assert all(len(chapter) <= ebook.LONGEST + 1000 for chapter in chapters)
    assert sum(chapter.count(line) for chapter in chapters) == 250


def test_pictures_are_taken_along_once_and_listed() -> None:
    png = b"\x89PNG\r\n\x1a\n" + bytes(32)
    blocks = (
        Block("山", BlockKind.IMAGE, picture="a"),
        Block("说明", BlockKind.IMAGE, 1, picture="a"),
        Block("不明", BlockKind.IMAGE, picture="b"),
    )
    found = book(Article(blocks, pictures={"a": png, "b": b"BM" + bytes(32)}), View.TAIWAN)
    images = [image.get("src") for image in spine(found)[0].iter(f"{XHTML}img")]
    assert images == ["picture-1.png", "picture-1.png"]
    assert found.read("book/picture-1.png") == png
    types = {item.get("href"): item.get("media-type") for item in document(found, "package.opf").iter(f"{OPF}item")}
    assert types["picture-1.png"] == "image/png"
    assert "說明" in text_of(spine(found)[0])
    assert "不明" in text_of(spine(found)[0])
