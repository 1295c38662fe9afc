"""The page at a web address, which is fetched only when a reader asks for it: http and https, and nothing else.

What comes is not to be trusted: its size, the time it may take, how often it may lead on and what it unpacks to are
limited. What the server says of type and encoding is a hint; where the bytes say otherwise, they are believed.
"""

from __future__ import annotations

import socket
import zlib
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from http.client import HTTPException, HTTPResponse, IncompleteRead
from ssl import SSLCertVerificationError
from threading import Timer
from typing import NamedTuple
from urllib.error import HTTPError, URLError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request

from viewer import __version__
from viewer.article.blocks import Article
from viewer.formats import endings, parse
from viewer.formats.decoding import marked_encoding
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.files import in_words
from viewer.formats.long_paragraphs import divided
from viewer.formats.page_names import name_of, spoken
from viewer.formats.source import Source
from viewer.formats.web_opener import SCHEMES, opener

LIMIT = 32 * 1024 * 1024
"""The most bytes of a page, as sent and as unpacked."""
TIME_LIMIT_S = 30.0
"""For the whole of it, from the first name that is looked up to the last byte."""
_SILENCE_S = 15.0
"""How long a server may say nothing."""
_STEP = 64 * 1024
_HTML = (".html", ".htm", ".xhtml", ".xht")
_HEADERS = {
    "User-Agent": f"hanview/{__version__}",
    "Accept": "text/html, text/plain, text/markdown, */*;q=0.5",
    "Accept-Language": "zh, *;q=0.5",
    "Accept-Encoding": "gzip",
}
_ENDINGS = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/markdown": ".md",
    "application/epub+zip": ".epub",
    "application/x-fictionbook+xml": ".fb2",
    "application/pdf": ".pdf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
}
"""The ending that files of a media type have."""
_NEVER_TEXT = {"image", "audio", "video", "font"}
_USUAL_CHARSETS = {"iso-8859-1", "latin-1", "latin1", "windows-1252", "us-ascii", "ascii"}
"""What servers declare that know nothing of the page; any bytes are text in them."""

Progress = Callable[[float], object]


class _Page(NamedTuple):
    data: bytes
    address: str
    type: str
    charset: str


def open_address(address: str) -> Article:
    """The article at an address. Raises `CannotOpen`."""
    return Fetch(address).article()


class _NotAnAddressError(ValueError):
    """There is no server or no page that it could name."""


class Fetch:
    """One page to be fetched, by a thread that may wait; `cut` gives it up from another."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._name = name_of(address)
        self._sockets: list[socket.socket] = []
        self._is_cut = False

    def article(self, progress: Progress = lambda _share: None) -> Article:
        """Fetch the page and read it. `progress` is told how much has come, from 0 to 1, where the server says how
        much there is. Raises `CannotOpen`."""
        try:
            page = self._fetch(progress)
            article = _read(page, _named(self._name, page))
        except CannotOpen as error:
            raise CannotOpen(error.reason, spoken(self._address), error.detail) from error
        metadata = article.metadata._replace(address=page.address)
        # Without an encoding: there is no file that could be read again in another.
        return article._replace(name=self._name, metadata=metadata, encoding="")

    def cut(self) -> None:
        """Give up, whatever is being waited for."""
        self._is_cut = True
        for line in self._sockets:
            with suppress(OSError):  # no longer connected
                # The plain socket's: that of TLS would forget its state while the other thread uses it.
                socket.socket.shutdown(line, socket.SHUT_RDWR)

    def _fetch(self, progress: Progress) -> _Page:
        clock = Timer(TIME_LIMIT_S, self.cut)
        clock.daemon = True
        clock.start()
        try:
            with closing(self._open()) as response:
                data = b"".join(self._pieces(response, progress))
                return _Page(
                    data,
                    _without_fragment(response.url),
                    response.headers.get_content_type() if "Content-Type" in response.headers else "",
                    response.headers.get_content_charset() or "",
                )
        except (OSError, HTTPException, zlib.error, ValueError) as error:
            raise self._explained(error) from error
        finally:
            clock.cancel()

    def _open(self) -> HTTPResponse:
        request = Request(_in_ascii(self._address), headers=_HEADERS)
        response: HTTPResponse = opener(self._hold).open(request, timeout=_SILENCE_S)
        return response

    def _hold(self, line: socket.socket) -> None:
        self._sockets = [line]
        if self._is_cut:
            raise TimeoutError

    def _pieces(self, response: HTTPResponse, progress: Progress) -> Iterator[bytes]:
        """The body, unpacked. Raises `CannotOpen` when it is too long or breaks off."""
        whole = response.length
        unpack = _unpacker(response.headers.get("Content-Encoding", "identity"), self._name)
        received = total = 0
        while packed := response.read1(_STEP):
            received += len(packed)
            piece = unpack(packed, LIMIT + 1 - total)
            total += len(piece)
            if max(total, received) > LIMIT:
                raise CannotOpen(Reason.TOO_MUCH, self._name, in_words(LIMIT))
            if whole:
                progress(min(received / whole, 1.0))
            yield piece
        if self._is_cut:
            raise TimeoutError
        if whole is not None and received < whole:
            raise CannotOpen(Reason.BROKEN_OFF, self._name)

    def _explained(self, error: Exception) -> CannotOpen:
        """What went wrong, in a reader's terms."""
        if isinstance(error, _NotAnAddressError):
            return CannotOpen(Reason.NO_ADDRESS, self._name)
        if self._is_cut:
            return CannotOpen(Reason.TOO_SLOW, self._name, f"{TIME_LIMIT_S:.0f}")
        if isinstance(error, HTTPError):
            error.close()
            if 300 <= error.code < 400:
                return CannotOpen(Reason.LEADS_NOWHERE, self._name)
            return CannotOpen(Reason.REFUSED, self._name, f"{error.code} {error.reason}".strip())
        cause = error.reason if isinstance(error, URLError) else error
        if isinstance(cause, IncompleteRead):
            return CannotOpen(Reason.BROKEN_OFF, self._name)
        if isinstance(cause, SSLCertVerificationError):
            return CannotOpen(Reason.UNTRUSTED, self._name, cause.verify_message)
        if isinstance(cause, TimeoutError):
            return CannotOpen(Reason.TOO_SLOW, self._name, f"{_SILENCE_S:.0f}")
        return CannotOpen(Reason.UNREACHABLE, self._name, getattr(cause, "strerror", None) or str(cause))


def _read(page: _Page, name: str) -> Article:
    """The article in a page. Raises `CannotOpen`."""
    kind = page.type.partition("/")[0]
    if kind in _NEVER_TEXT:
        raise CannotOpen(Reason.PICTURE if kind == "image" else Reason.NO_DOCUMENT, name, page.type)
    source = Source(page.data, name, _encoding(page))
    if not name.lower().endswith(_HTML):
        return parse(*source[:2], encoding=source.encoding)
    from viewer.formats.declaration import decode_declared
    from viewer.formats.html import read_page

    decoded = decode_declared(source)
    article = divided(read_page(decoded.text, name, address=page.address))  # its links are meant from there
    return article._replace(remarks=(*decoded.remarks, *article.remarks))


def _unpacker(coding: str, name: str) -> Callable[[bytes, int], bytes]:
    """What unpacks a piece to at most so many bytes. Raises `CannotOpen` for a coding that was not asked for."""
    match coding.strip().lower():
        case "" | "identity":
            return lambda packed, _most: packed
        case "gzip" | "x-gzip" | "deflate":
            return zlib.decompressobj(zlib.MAX_WBITS | 32).decompress
        case _:
            raise CannotOpen(Reason.UNREADABLE, name, coding)


def _in_ascii(address: str) -> str:
    """The address as it is sent: Chinese characters in it are written in %XX, a Chinese host in Punycode.

    Raises `_NotAnAddressError`. A name and password in it are not sent: nobody means to.
    """
    try:
        parts = urlsplit(address.strip())
        host = (parts.hostname or "").encode("idna").decode("ascii")
        port = f":{parts.port}" if parts.port else ""
    except ValueError as error:  # UnicodeError too
        raise _NotAnAddressError from error
    if parts.scheme not in SCHEMES or not host:
        raise _NotAnAddressError
    place = f"[{host}]{port}" if ":" in host else host + port
    safe = "/?:@!$&'()*+,;=%-._~"
    return urlunsplit((parts.scheme, place, quote(parts.path, safe) or "/", quote(parts.query, safe), ""))


def _without_fragment(address: str) -> str:
    return urlunsplit(urlsplit(address)._replace(fragment=""))


def _named(name: str, page: _Page) -> str:
    """A file name that says how to read the page: by its type, else by its address, else by what it begins with."""
    known = endings()
    ending = _ENDINGS.get(page.type, "")
    if ending not in known:
        ending = next((each for each in known if name.lower().endswith(each)), "")
    if not ending or (ending == ".txt" and page.type != "text/plain"):
        ending = ".html" if _looks_like_html(page.data) and ".html" in known else ending
    return name if name.lower().endswith(ending) else name + ending


def _looks_like_html(data: bytes) -> bool:
    start = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<head", b"<body"))


def _encoding(page: _Page) -> str | None:
    """The declared encoding, if the bytes are sound in it and say nothing else themselves; None to find it out."""
    name = {"gb2312": "gb18030", "gbk": "gb18030"}.get(page.charset, page.charset)
    if not name or name in _USUAL_CHARSETS or marked_encoding(page.data):
        return None
    try:
        page.data.decode(name)
    except (LookupError, ValueError):
        return None
    return name
