"""E-books: spine, contents, links, notes, pictures; and archives that are locked, broken or made to hurt."""

from __future__ import annotations

import random
from base64 import b64encode

import pytest

from tests.formats.books import CONTAINER, book, chapter, package, zipped
from tests.formats.test_html import PNG
from viewer.article.blocks import Article, Block, BlockKind, Caution, Format, Metadata, OutlineEntry, Position, SpanKind
from viewer.article.reading import Reading
from viewer.formats import parse
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.picture import picture_size
from viewer.text.script import View

SVG = "http://www.w3.org/2000/svg"
NAV = (
    '<nav epub:type="toc"><h1>目錄</h1><ol><li><a href="a.xhtml">第一章　春</a><ol><li><a href="a.xhtml#s">小節</a>'
    '</li></ol></li><li><span>卷下</span><ol><li><a href="b.xhtml">尾聲</a></li></ol></li></ol></nav>'
    '<nav epub:type="landmarks"><ol><li><a href="b.xhtml">x</a></li></ol></nav>'
)
NCX = (
    '<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap><navPoint><navLabel><text>第一章 春</text></navLabel>'
    '<content src="a.xhtml"/><navPoint><navLabel><text>小節</text></navLabel><content src="a.xhtml#s"/></navPoint>'
    '</navPoint><navPoint><navLabel><text>尾聲</text></navLabel><content src="b.xhtml"/></navPoint></navMap></ncx>'
)
A = chapter('<h2>第一章<br/>春</h2><p>一</p><h3 id="s">小節</h3><p>二<a href="b.xhtml#n">［1］</a></p>')
B = chapter('<p>三</p><p id="n"><a href="a.xhtml#s">［1］</a>注</p>')


def read(data: bytes) -> Article:
    return parse(data, "書.epub")


def texts(data: bytes) -> list[str]:
    return [block.text for block in read(data).blocks]


def reason(data: bytes) -> Reason:
    with pytest.raises(CannotOpen) as caught:
        read(data)
    return caught.value.reason


def test_the_files_of_the_spine_in_its_order() -> None:
    files = {"b.xhtml": chapter("<p>乙</p>"), "a.xhtml": chapter("<p>甲</p>"), "註.xhtml": chapter("<p>註</p>")}
    article = read(book(files, package(["a.xhtml", "-註.xhtml", "b.xhtml"])))
    assert article.blocks == (Block("甲"), Block("乙"), Block("註"))
    assert (article.format, article.name, article.encoding, article.remarks) == (Format.EPUB, "書.epub", "", ())


def with_contents() -> dict[str, bytes]:
    nav = package(["a.xhtml", "b.xhtml"], {"nav.xhtml": 'media-type="application/xhtml+xml" properties="nav"'})
    ncx = package(["a.xhtml", "b.xhtml"], {"t.ncx": 'media-type="application/x-dtbncx+xml"'}, attributes=' toc="t.ncx"')
    return {
        "3": book({"a.xhtml": A, "b.xhtml": B, "nav.xhtml": chapter(NAV)}, nav),
        "2": book({"a.xhtml": A, "b.xhtml": B, "t.ncx": NCX}, ncx),
    }


def test_the_contents_are_the_sections() -> None:
    sections = Reading(read(with_contents()["3"])).sections
    reading = Reading(read(with_contents()["3"]), view=View.SIMPLIFIED)
    assert [(reading.rendition.title(s.title), s.level, s.position.block) for s in sections] == [
        ("第一章 春", 1, 0),
        ("小节", 2, 2),
        ("卷下", 1, 4),
        ("尾声", 2, 4),
    ]
    old = Reading(read(with_contents()["2"]))
    assert [(old.rendition.title(s.title), s.level, s.position.block) for s in old.sections] == [
        ("第一章 春", 1, 0),
        ("小節", 2, 2),
        ("尾聲", 1, 4),
    ]


def test_entries_for_one_file_lead_to_its_headings() -> None:
    ncx = NCX.replace("#s", "#no").replace("<text>尾聲", "<text>小　節！").replace("b.xhtml", "a.xhtml")
    opf = package(["a.xhtml"], {"t.ncx": 'media-type="application/x-dtbncx+xml"'}, attributes=' toc="t.ncx"')
    assert [entry.position.block for entry in read(book({"a.xhtml": A, "t.ncx": ncx}, opf)).outline] == [0, 2, 2]


def test_links_lead_from_file_to_file_and_back() -> None:
    article = read(with_contents()["3"])
    links = [span.value for block in article.blocks for span in block.spans if span.kind is SpanKind.LINK]
    assert links == ["#OPS/b.xhtml#n", "#OPS/a.xhtml#s"]
    assert article.anchors == {"OPS/b.xhtml#n": Position(5, 0), "OPS/a.xhtml#s": Position(2, 0)}


def test_a_book_with_a_single_entry_finds_its_sections_in_the_text() -> None:
    nav = chapter('<nav epub:type="toc"><ol><li><a href="a.xhtml">全書</a></li></ol></nav>')
    opf = package(["a.xhtml"], {"nav.xhtml": 'media-type="application/xhtml+xml" properties="nav"'})
    reading = Reading(
        read(book({"a.xhtml": chapter("<h1>甲</h1><p>一</p><h1>乙</h1><p>二</p>"), "nav.xhtml": nav}, opf))
    )
    assert [reading.rendition.title(section.title) for section in reading.sections] == ["甲", "乙"]


@pytest.mark.parametrize(
    "address", ["../../etc/passwd", "/etc/passwd", "file:///etc/passwd", "no.xhtml", "javascript:x"]
)
def test_links_and_pictures_from_outside_the_book_lead_nowhere(address: str) -> None:
    article = read(
        book({"a.xhtml": chapter(f'<p><a href="{address}">甲</a></p><p><img src="{address}" alt="圖"/></p>')})
    )
    assert article.blocks == (Block("甲"), Block("圖", BlockKind.IMAGE))


def test_pictures_in_the_text_itself() -> None:
    data = f"data:image/png;base64,{b64encode(PNG).decode()}"
    drawn = f'<svg xmlns="{SVG}" viewBox="0 0 90 60"><g><path d="M0 0h9"/><text>圖</text></g></svg>'
    article = read(book({"a.xhtml": chapter(f'<p>文</p><img src="{data}"/>{drawn}')}))
    first, second = (article.pictures[block.picture] for block in article.blocks[1:])
    assert first == PNG
    assert second.startswith(b"<svg")
    assert [article.picture_sizes[block.picture] for block in article.blocks[1:]] == [picture_size(PNG), (90, 60)]


def test_a_chapter_says_its_encoding() -> None:
    text = "这一章是用国家标准编码的，章节的文字都在这里。"
    written = chapter(f"<p>{text}</p>").replace("utf-8", "gb2312").replace("UTF-8", "gb2312")
    assert "gb2312" in written
    assert texts(book({"a.xhtml": written.encode("gb18030")})) == [text]


def test_pictures_are_unpacked_when_asked_for() -> None:
    files: dict[str, str | bytes] = {
        "t/a.xhtml": chapter('<p>文<img src="../i/x%20y.PNG"/></p>'),
        "i/x y.png": PNG,
        "i/no.png": b"no",
    }
    article = read(book(files, package(["t/a.xhtml"])))
    assert [block.picture for block in article.blocks] == ["", "OPS/i/x y.png"]
    assert dict(article.pictures) == {"OPS/i/x y.png": PNG}
    with pytest.raises(KeyError):
        article.pictures["OPS/i/no.png"]


@pytest.mark.parametrize(
    ("opf", "page", "shown"),
    [
        (package(["a.xhtml"], {"c.png": 'media-type="image/png" properties="cover-image"'}), "<p>文</p>", True),
        (package(["a.xhtml"], {"c.png": 'media-type="image/png"'}, '<meta name="cover" content="c.png"/>'),
         "<p>文</p>", True),
        (package(["a.xhtml"], {"c.png": 'media-type="image/png"'}), "<p>文</p>", False),
        (package(["a.xhtml"], {"c.png": 'media-type="image/png" properties="cover-image"'}),
         f'<svg xmlns="{SVG}" xmlns:xlink="http://www.w3.org/1999/xlink"><image xlink:href="c.png"/></svg>', True),
    ],
)  # fmt: skip
def test_the_cover_comes_first_and_once(opf: str, page: str, shown: bool) -> None:
    article = read(book({"a.xhtml": chapter(page), "c.png": PNG}, opf))
    assert [block.picture for block in article.blocks if block.picture] == ["OPS/c.png"] * shown
    assert (article.blocks[0].kind is BlockKind.IMAGE) is shown


def test_metadata() -> None:
    stated = (
        "<dc:title>紅樓夢</dc:title><dc:title>石頭記</dc:title><dc:creator>曹雪芹</dc:creator>"
        '<dc:creator>高鶚</dc:creator><dc:publisher>某社</dc:publisher><dc:date opf:event="modification">2020</dc:date>'
        "<dc:date>1791-01-01T00:00:00Z</dc:date>"
        "<dc:identifier>urn:isbn:1</dc:identifier><dc:identifier>https://e.org/1</dc:identifier>"
    )
    article = read(book({"a.xhtml": chapter("<p>文</p>")}, package(["a.xhtml"], metadata=stated)))
    assert article.metadata == Metadata("紅樓夢", "曹雪芹、高鶚", "某社", "1791-01-01", "https://e.org/1")


def test_a_file_in_an_old_encoding_and_one_that_is_no_xml() -> None:
    old = chapter("<p>這是一段比較長的文字，用來說明編碼</p>").replace("utf-8", "big5").encode("big5")
    assert texts(book({"a.xhtml": old, "b.html": "<title/><p>甲<br/>乙<p>丙"})) == [
        "這是一段比較長的文字，用來說明編碼",
        "甲\u2028乙",
        "丙",
    ]


def encryption(target: str, algorithm: str) -> str:
    return (
        '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><EncryptedData '
        f'xmlns="http://www.w3.org/2001/04/xmlenc#"><EncryptionMethod Algorithm="{algorithm}"/><CipherData>'
        f'<CipherReference URI="{target}"/></CipherData></EncryptedData></encryption>'
    )


def test_a_locked_book_says_so_and_hidden_fonts_do_not_matter() -> None:
    files = {"a.xhtml": chapter("<p>文</p>"), "f.otf": "x"}
    aes, fonts = "http://www.w3.org/2001/04/xmlenc#aes128-cbc", "http://www.idpf.org/2008/embedding"
    locked = book(files | {"../META-INF/encryption.xml": ""})
    assert texts(locked) == ["文"]
    parts = {"META-INF/container.xml": CONTAINER, "OPS/book.opf": package(["a.xhtml"]), "OPS/a.xhtml": files["a.xhtml"]}
    assert reason(zipped({**parts, "META-INF/encryption.xml": encryption("OPS/a.xhtml", aes)})) is Reason.PROTECTED
    assert texts(zipped({**parts, "META-INF/encryption.xml": encryption("OPS/f.otf", fonts)})) == ["文"]


def test_what_is_left_of_a_broken_book_is_read() -> None:
    files = {
        name: chapter(f"<p>{name[0] * 3000}{random.Random(name).randbytes(600).hex()}</p>")
        for name in ("甲.xhtml", "乙.xhtml")
    }
    whole = book(files, package(["甲.xhtml", "乙.xhtml", "丙.xhtml"]))
    article = read(whole)
    assert [block.text[0] for block in article.blocks] == ["甲", "乙"]
    assert [(remark.caution, remark.number) for remark in article.remarks] == [(Caution.PARTS_MISSING, 1)]
    cut = read(whole[: whole.rindex("OPS/乙.xhtml".encode(), 0, whole.index(b"PK\x01\x02")) + 500])
    assert [block.text[0] for block in cut.blocks] == ["甲", "乙"]
    assert cut.remarks[0].caution is Caution.PARTS_MISSING


def test_a_book_without_a_package_is_its_files_in_order() -> None:
    assert texts(zipped({"2.html": "<p>乙", "1.html": "<p>甲", "x.opf": "<"})) == ["甲", "乙"]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", Reason.DAMAGED),
        (b"PK\x03\x04" + bytes(100), Reason.DAMAGED),
        (random.Random(1).randbytes(3000), Reason.DAMAGED),
        (book({"a.xhtml": chapter("<p>文</p>")})[:300], Reason.DAMAGED),
        ("不是書".encode(), Reason.DAMAGED),
        (b"%PDF-1.7\n", Reason.BINARY),
        (zipped({"a.txt": "x"}), Reason.DAMAGED),
        (book({"a.xhtml": "<p>" + " " * 30_000_000}), Reason.SWELLING),
    ],
)
def test_what_is_no_book_says_what_it_is(data: bytes, why: Reason) -> None:
    assert reason(data) is why


def test_a_page_in_an_archive_with_what_is_stated_about_it() -> None:
    opf = package([], metadata="<dc:title>題</dc:title><dc:creator>甲</dc:creator>")
    page = "<h1>題</h1><p>文<img src='images/1.png' alt='圖'></p>"
    article = parse(zipped({"images/1.png": b"", "index.html": page, "metadata.opf": opf}), "書.htmlz")
    assert [block.text for block in article.blocks] == ["題", "文圖"]
    assert (article.metadata.title, article.metadata.author) == ("題", "甲")


def test_a_path_out_of_the_archive_is_only_a_name() -> None:
    assert texts(
        book({"../../../../tmp/x.xhtml": chapter("<p>x</p>"), "a.xhtml": chapter("<p>文</p>")}, package(["a.xhtml"]))
    ) == ["文"]


def test_entities_that_grow_do_not() -> None:
    entities = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">' for n in range(12))
    bomb = f'<!DOCTYPE x [<!ENTITY a "{"x" * 100}">{entities}]>'
    page = chapter("<p>&m;文</p>").replace("<!DOCTYPE html>", bomb)
    opf = bomb + package(["a.xhtml"], metadata="<dc:title>題&m;</dc:title>")
    article = read(book({"a.xhtml": page}, opf))
    assert article.blocks[0].text.endswith("文")
    assert len(article.blocks[0].text) < 10
    assert len(article.metadata.title) < 10


@pytest.mark.parametrize("unit", ["a", "<a", "<a '", '<a "/', "<a/", "/", "<a/>"])
def test_a_file_that_is_no_xml_is_read_whatever_is_in_it(unit: str) -> None:
    assert texts(book({"1.xhtml": chapter(f"<p>文</p><p>末</p>&<{unit * 100_000}")}))[:1] == ["文"]


@pytest.mark.parametrize("number", ["#55296;", "#xDFFF;", "#0;", "#xFFFF;", "#x110000;", "#9999999;"])
def test_a_number_that_is_no_characters_is_an_unread_character(number: str) -> None:
    opf = package(["1.xhtml"], metadata=f"<dc:title a='&{number}'>題&{number}</dc:title>")
    article = read(book({"1.xhtml": chapter(f"<p id='&{number}'>文&{number}</p>")}, opf))
    assert (article.blocks[0].text, article.metadata.title) == ("文\ufffd", "題\ufffd")


def test_fields_inside_each_other_are_read_once() -> None:
    nested = f"<dc:title>題{'<dc:creator>甲' * 200}{'字' * 100_000}{'</dc:creator>' * 200}</dc:title>"
    opf = package(["1.xhtml"], metadata=nested)
    metadata = read(book({"1.xhtml": chapter("<p>文</p>")}, opf)).metadata
    assert (metadata.title, metadata.author[:2]) == ("題", "甲、")


def test_damaged_books_are_read_or_refused() -> None:
    sources = [*with_contents().values(), book({"a.xhtml": chapter("<p>文<img src='x.png'/></p>"), "x.png": PNG})]
    chance = random.Random(7)
    for _ in range(120):
        data = bytearray(chance.choice(sources))
        for _ in range(chance.randint(1, 6)):
            start = chance.randrange(len(data))
            data[start : start + chance.choice((0, 1, 1, 20, 300))] = chance.randbytes(chance.choice((0, 1, 1, 5)))
        try:
            article = read(bytes(data))
        except CannotOpen:
            continue
        assert all(position.block <= len(article.blocks) for position in article.anchors.values())
        assert all(isinstance(article.pictures[block.picture], bytes) for block in article.blocks if block.picture)


def test_an_encrypted_entry_is_a_missing_part() -> None:
    data = bytearray(book({"a.xhtml": chapter("<p>甲</p>"), "b.xhtml": chapter("<p>乙</p>")}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        start = data.rindex(mark)
        data[start + offset] |= 1
    article = read(bytes(data))
    assert [block.text for block in article.blocks] == ["甲"]
    assert article.remarks[0].caution is Caution.PARTS_MISSING


def test_an_outline_entry_is_what_it_says() -> None:
    assert read(with_contents()["3"]).outline[1] == OutlineEntry("小節", 2, Position(2, 0))
