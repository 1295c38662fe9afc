"""Web pages saved as one file: the page, its own pictures, and letters made to hurt."""

from __future__ import annotations

import random
from base64 import encodebytes
from email.mime.multipart import MIMEMultipart

import pytest

from tests.formats.test_html import PNG
from viewer.article.blocks import BlockKind, Metadata, SpanKind
from viewer.formats import parse
from viewer.formats.errors import CannotOpen, Reason

PAGE = (
    "<title>題</title><meta charset=gbk><h1>題</h1><p>文<a href='http://e.org/1#n'>一</a><p id=n>"
    "注<a href=2>二</a><img src=a.png><img src='cid:b'><img src=http://e.org/none.png>"
).encode("gbk")


def saved(page: bytes, location: str = "http://e.org/1", kind: str = "text/html") -> bytes:
    picture = encodebytes(PNG).decode()
    head = 'From: <Saved>\nMIME-Version: 1.0\nContent-Type: multipart/related; start="<p>"; boundary=x\n\n'
    parts = (
        f"Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-Location: http://e.org/a.png\n\n{picture}",
        f"Content-Type: image/png\nContent-Transfer-Encoding: base64\nContent-ID: <b>\n\n{picture}",
        "Content-Type: text/html\n\n<p>a frame",
        f"Content-Type: {kind}\nContent-ID: <p>\nContent-Transfer-Encoding: base64\n"
        f"Content-Location: {location}\n\n{encodebytes(page).decode()}",
    )
    return (head + "".join(f"--x\n{part}\n" for part in parts) + "--x--\n").encode()


def test_the_page_and_its_own_pictures_are_read() -> None:
    article = parse(saved(PAGE), "頁.mhtml")
    assert [block.text for block in article.blocks if block.kind is not BlockKind.IMAGE] == ["題", "文一", "注二"]
    assert article.metadata == Metadata(title="題", address="http://e.org/1")
    assert article.encoding == "gb18030"
    assert set(article.pictures.values()) == {PNG}
    links = [span.value for block in article.blocks for span in block.spans if span.kind is SpanKind.LINK]
    assert links == ["#n", "http://e.org/2"]
    assert article.anchors["n"].block == 2


def test_a_page_from_the_disk_has_no_address_and_keeps_its_inner_links() -> None:
    article = parse(
        saved(b"<p><a href='file:///p.html#n'>a</a><a href=b.html>b</a><p id=n>c", "file:///p.html"), "p.mht"
    )
    assert article.metadata.address == ""
    assert [span.value for block in article.blocks for span in block.spans] == ["#n"]


@pytest.mark.parametrize("data", [b"<p>\xe4\xb8\x80", b"<!-- a: b -->\n<p>\xe4\xb8\x80", "一".encode()])
def test_a_page_that_is_only_called_so_is_read(data: bytes) -> None:
    assert [block.text for block in parse(data, "p.mht").blocks] == ["一"]


def test_what_holds_no_page_is_refused() -> None:
    with pytest.raises(CannotOpen) as caught:
        parse(saved(b"x", kind="text/x").replace(b"text/html", b"text/css"), "p.mht")
    assert caught.value.reason is Reason.DAMAGED


def test_parts_within_parts_without_end_are_refused_or_read() -> None:
    letter = "".join(f"Content-Type: multipart/related; boundary=x{n}\n\n--x{n}\n" for n in range(5000))
    with pytest.raises(CannotOpen):
        parse(letter.encode(), "p.mht")


def test_damaged_letters_are_read_or_refused() -> None:
    chance, sound = random.Random(5), saved(PAGE)
    for _ in range(60):
        damaged = bytearray(sound)
        for _ in range(chance.randrange(1, 30)):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        try:
            parse(bytes(damaged[: chance.randrange(1, len(damaged))]), "p.mht")
        except CannotOpen:
            continue


def test_a_letter_written_by_the_standard_library() -> None:
    letter = MIMEMultipart("related")
    with pytest.raises(CannotOpen):
        parse(letter.as_bytes(), "p.mht")
