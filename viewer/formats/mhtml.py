"""Web pages saved as one file (.mhtml, .mht): a letter whose parts are the page and its pictures (RFC 2557).

Read as any web page; only pictures that are parts of the file are shown.
"""

from __future__ import annotations

import re
from binascii import Error, a2b_base64, a2b_qp
from collections.abc import Callable, Iterator
from email.message import Message
from email.parser import BytesHeaderParser
from itertools import islice
from typing import NamedTuple
from urllib.parse import urljoin

from viewer.article.blocks import Article
from viewer.formats import html
from viewer.formats.declaration import decode_declared
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.picture import LARGEST, from_data_address
from viewer.formats.signatures import SAVED_PAGE
from viewer.formats.source import Source

LIMIT = 50 * 1024 * 1024
"""Bytes of the largest file that is read."""
_MOST_PARTS = 10_000
_DEEPEST = 3
"""How deep parts within parts are looked for."""
_LONGEST_HEAD = 64 * 1024
_MOST_PACKED = LARGEST + LARGEST // 2
"""Bytes of a packed picture."""
_BLANK_LINE = re.compile(rb"(?:^|\n)\r?\n")
_PAGES = ("text/html", "application/xhtml+xml")


def read(source: Source) -> Article:
    """The article in a saved page. Raises `CannotOpen`; a page that is only called so is read as one."""
    if len(source.data) > LIMIT:
        raise CannotOpen(Reason.TOO_LARGE, source.name, f"{LIMIT >> 20} MB")
    parts = _parts(source)
    page = next((part for part in parts if part.is_page), None)
    if page is None:
        if parts:
            raise CannotOpen(Reason.DAMAGED, source.name, SAVED_PAGE)
        return html.read(source)
    decoded = decode_declared(Source(page.content(), source.name, source.encoding))
    address = page.field("Content-Location")
    article = html.read_page(
        decoded.text,
        source.name,
        address=address if address.startswith(("http://", "https://")) else "",
        base=address,
        picture=_carried(parts, address),
    )
    return article._replace(encoding=decoded.encoding, remarks=(*decoded.remarks, *article.remarks))


class _Part(NamedTuple):
    """A part of a letter: its head, and its body as it is packed."""

    head: Message
    body: bytes

    @property
    def is_page(self) -> bool:
        """Whether it says that it is a page."""
        return self.head.get_content_type() in _PAGES

    def field(self, name: str) -> str:
        """A field of the head, without blanks; empty if there is none."""
        return "".join(str(self.head.get(name) or "").split())

    def content(self) -> bytes:
        """The body unpacked; nothing if it is damaged."""
        packing = self.field("Content-Transfer-Encoding").lower()
        try:
            if packing == "base64":
                return a2b_base64(self.body)
            return a2b_qp(self.body) if packing == "quoted-printable" else self.body
        except Error:
            return b""


def _parts(source: Source) -> list[_Part]:
    """The parts of a letter, the one that it begins with first; none if the bytes are no letter.

    The standard library's own reader goes through all lines: 48 MB take it 10 seconds.
    """
    if b":" not in source.data[:200].partition(b"\n")[0] or source.data.lstrip()[:1] == b"<":
        return []
    head = _divided(source.data).head
    parts = list(islice(_divisions(source.data, 0), _MOST_PARTS))
    if head.get_content_maintype() != "multipart":
        return [part for part in parts if part.is_page]
    first = str(head.get_param("start") or "")
    return sorted(parts, key=lambda part: bool(first) and part.field("Content-ID") != first)


def _divisions(data: bytes, depth: int) -> Iterator[_Part]:
    whole = _divided(data)
    boundary = whole.head.get_boundary() if whole.head.get_content_maintype() == "multipart" else None
    if not boundary or depth == _DEEPEST:
        yield whole
        return
    edge = re.escape(boundary.encode("utf-8", "surrogateescape"))
    for piece in re.split(rb"\n--" + edge + rb"(?:--)?[ \t]*\r?(?:\n|\Z)", b"\n" + whole.body)[1:]:
        yield from _divisions(piece, depth + 1)


def _divided(data: bytes) -> _Part:
    end = _BLANK_LINE.search(data, 0, _LONGEST_HEAD)
    if not end:
        return _Part(Message(), data)
    return _Part(BytesHeaderParser().parsebytes(data[: end.start()]), data[end.end() :])


def _carried(parts: list[_Part], base: str) -> Callable[[str], bytes | None]:
    """What finds the picture under an address: by where it is from, or by its name in the letter."""
    known = dict(reversed([(name, part) for part in parts for name in _names(part, base)]))

    def picture(address: str) -> bytes | None:
        part = known.get(address) or known.get(_joined(base, address))
        if part is None:
            return from_data_address(address)
        return part.content() if len(part.body) <= _MOST_PACKED else None

    return picture


def _names(part: _Part, base: str) -> Iterator[str]:
    if location := part.field("Content-Location"):
        yield _joined(base, location)
    if name := part.field("Content-ID"):
        yield f"cid:{name.strip('<>')}"


def _joined(base: str, address: str) -> str:
    try:
        return urljoin(base, address)
    except ValueError:  # an address like http://[
        return address
