"""Pages are fetched from addresses within limits, whatever a server does: against one on this machine."""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from tests.formats.certificates import self_signed
from viewer.article.blocks import Format
from viewer.formats import CannotOpen, Reason, web_address
from viewer.formats.page_names import name_of, spoken
from viewer.formats.web_address import Fetch, open_address

PAGE = "<!doctype html><html><head><title>标题</title></head><body><article><p>{}</p></article></body></html>".format(
    "软件和互联网的发展。" * 8
)
MORE = b"x" * 1000


class Pages(BaseHTTPRequestHandler):
    """Answers as badly as its path says."""

    protocol_version = "HTTP/1.1"
    go_on: threading.Event

    def do_GET(self) -> None:
        path = self.path.split("?")[0].strip("/").removesuffix(".txt").removesuffix(".md")
        getattr(self, f"page_{path}", self.page_missing)()

    def log_message(self, *_args: object) -> None:
        """Say nothing."""

    def answer(self, body: bytes, kind: str = "text/plain", status: int = 200, **headers: str) -> None:
        self.send_response(status)
        headers = {"Content_Type": kind, "Content_Length": str(len(body)), **headers}
        for name, value in headers.items():
            if value:
                self.send_header(name.replace("_", "-"), value)
        self.end_headers()
        self.wfile.write(body)

    def lead_to(self, place: str) -> None:
        self.answer(b"", status=302, Location=place)

    def page_missing(self) -> None:
        self.answer(b"none", status=404)

    def page_text(self) -> None:
        self.answer("软件。\n第二段。".encode(), "text/plain; charset=utf-8")

    def page_html(self) -> None:
        self.answer(PAGE.encode(), "text/html; charset=utf-8")

    def page_untyped(self) -> None:
        self.answer(PAGE.encode(), "")

    def page_called_text(self) -> None:
        self.answer(PAGE.encode(), "application/octet-stream")

    def page_markdown(self) -> None:
        self.answer("# 标题\n\n正文。".encode(), "text/plain")

    def page_gb(self) -> None:
        self.answer("软件和互联网的发展。".encode("gbk"), "text/plain; charset=GB2312")

    def page_wrong_charset(self) -> None:
        self.answer("软件和互联网的发展，都很好。".encode("gb18030"), "text/plain; charset=utf-8")

    def page_careless_charset(self) -> None:
        self.answer("软件和互联网的发展。".encode(), "text/plain; charset=ISO-8859-1")

    def page_unknown_charset(self) -> None:
        self.answer("软件。".encode(), "text/plain; charset=klingon")

    def page_gzip(self) -> None:
        self.answer(gzip.compress("软件。".encode()), Content_Encoding="gzip")

    def page_bomb(self) -> None:
        self.answer(gzip.compress(b"a" * 1_000_000), Content_Encoding="gzip")

    def page_broken_gzip(self) -> None:
        self.answer(b"\x1f\x8b\x08 this is none", Content_Encoding="gzip")

    def page_brotli(self) -> None:
        self.answer(b"xyz", Content_Encoding="br")

    def page_huge(self) -> None:
        self.answer(b"a" * 200_000)

    def page_endless(self) -> None:
        self.send_response(200)
        self.send_header("Connection", "close")
        self.end_headers()
        try:
            while not self.go_on.is_set():
                self.wfile.write(MORE)
        except OSError:
            self.close_connection = True

    def page_short(self) -> None:
        self.answer(b"half", Content_Length="1000")
        self.close_connection = True

    def page_chunks(self) -> None:
        self.send_response(200)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()
        self.wfile.write(b"100\r\nhalf")
        self.close_connection = True

    def page_picture(self) -> None:
        self.answer(b"not what it says", Content_Type="image/png")

    def page_sound(self) -> None:
        self.answer(b"not what it says", Content_Type="audio/mpeg")

    def page_slow(self) -> None:
        self.send_response(200)
        self.send_header("Content-Length", "1000")
        self.end_headers()
        self.wfile.write(b"a")
        self.go_on.wait(30)

    def page_silent(self) -> None:
        self.go_on.wait(30)

    def page_circle(self) -> None:
        self.lead_to("/circle")

    def page_to_file(self) -> None:
        self.lead_to("file:///etc/passwd")

    def page_to_ftp(self) -> None:
        self.lead_to("ftp://127.0.0.1/x")

    def page_once(self) -> None:
        self.lead_to("/text#part")

    def page_chain(self) -> None:
        left = int(self.path.partition("?")[2])
        self.lead_to(f"/chain?{left - 1}") if left else self.page_text()


@pytest.fixture
def server() -> Iterator[str]:
    """Where the server is, without a slash at the end."""

    class Own(Pages):
        go_on = threading.Event()

    with ThreadingHTTPServer(("127.0.0.1", 0), Own) as running:
        running.daemon_threads = True
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield f"http://127.0.0.1:{running.server_port}"
        Own.go_on.set()
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "kind", "text"),
    [
        ("/text", Format.PLAIN, "软件。\n第二段。"),
        ("/text?a=字#b", Format.PLAIN, "软件。\n第二段。"),
        ("/html", Format.HTML, "软件和互联网的发展。" * 8),
        ("/untyped", Format.HTML, "软件和互联网的发展。" * 8),
        ("/called_text.txt", Format.HTML, "软件和互联网的发展。" * 8),
        ("/markdown.md", Format.MARKDOWN, "标题\n正文。"),
        ("/markdown", Format.PLAIN, "# 标题\n正文。"),
        ("/gb", Format.PLAIN, "软件和互联网的发展。"),
        ("/wrong_charset", Format.PLAIN, "软件和互联网的发展，都很好。"),
        ("/careless_charset", Format.PLAIN, "软件和互联网的发展。"),
        ("/unknown_charset", Format.PLAIN, "软件。"),
        ("/gzip", Format.PLAIN, "软件。"),
        ("/chain?5", Format.PLAIN, "软件。\n第二段。"),
    ],
)
def test_a_page_is_an_article(server: str, path: str, kind: Format, text: str) -> None:
    article = open_address(server + path)
    assert (article.format, "\n".join(block.text for block in article.blocks)) == (kind, text)
    assert article.encoding == ""


def test_the_address_that_it_came_from_in_the_end_is_stated(server: str) -> None:
    article = open_address(f"{server}/once")
    assert article.metadata.address == f"{server}/text"
    assert open_address(f"{server}/html#part").metadata.address == f"{server}/html"


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("/missing", Reason.REFUSED),
        ("/circle", Reason.LEADS_NOWHERE),
        ("/chain?6", Reason.LEADS_NOWHERE),
        ("/to_file", Reason.LEADS_NOWHERE),
        ("/to_ftp", Reason.LEADS_NOWHERE),
        ("/short", Reason.BROKEN_OFF),
        ("/broken_gzip", Reason.UNREACHABLE),
        ("/brotli", Reason.UNREADABLE),
        ("/chunks", Reason.BROKEN_OFF),
        ("/picture", Reason.PICTURE),
        ("/sound", Reason.NO_DOCUMENT),
        ("/huge", Reason.TOO_MUCH),
        ("/endless", Reason.TOO_MUCH),
        ("/bomb", Reason.TOO_MUCH),
        ("/slow", Reason.TOO_SLOW),
        ("/silent", Reason.TOO_SLOW),
    ],
)
def test_what_goes_wrong_is_told(server: str, path: str, reason: Reason, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(web_address, "LIMIT", 100_000)
    if reason is Reason.TOO_SLOW:
        monkeypatch.setattr(web_address, "TIME_LIMIT_S", 0.2)
    with pytest.raises(CannotOpen) as error:
        open_address(server + path)
    assert error.value.reason is reason
    assert str(error.value).startswith(f"Cannot open “{spoken(server + path)}”")


@pytest.mark.parametrize(
    ("address", "reason"),
    [
        ("http://127.0.0.1:1/", Reason.UNREACHABLE),
        ("http://没有这个.invalid/章", Reason.UNREACHABLE),
        ("http://[half/", Reason.NO_ADDRESS),
        ("http://", Reason.NO_ADDRESS),
        ("http://a:port/", Reason.NO_ADDRESS),
        ("file:///etc/passwd", Reason.NO_ADDRESS),
        ("ftp://127.0.0.1/", Reason.NO_ADDRESS),
    ],
)
def test_what_cannot_be_reached_is_told(address: str, reason: Reason) -> None:
    with pytest.raises(CannotOpen) as error:
        open_address(address)
    assert error.value.reason is reason


@pytest.fixture
def secure_server(tmp_path: Path) -> Iterator[str]:
    """The port of a server that vouches for itself, as `localhost`."""
    (tmp_path / "localhost.pem").write_text(self_signed(), "ascii")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "localhost.pem")

    class Secure(ThreadingHTTPServer):
        def get_request(self) -> tuple[socket.socket, str]:
            line, client = super().get_request()
            return context.wrap_socket(line, server_side=True, do_handshake_on_connect=False), client

        def handle_error(self, *_args: object) -> None:
            """Say nothing of clients that leave."""

    with Secure(("127.0.0.1", 0), Pages) as httpd:
        thread = threading.Thread(target=httpd.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()
        yield str(httpd.server_port)
        httpd.shutdown()
        thread.join()


def test_a_server_that_only_vouches_for_itself_is_not_trusted(secure_server: str) -> None:
    with pytest.raises(CannotOpen) as error:
        open_address(f"https://localhost:{secure_server}/text")
    assert error.value.reason is Reason.UNTRUSTED
    assert "(self-signed certificate)" in str(error.value).replace("self signed", "self-signed")


def test_a_server_is_trusted_by_the_name_that_is_vouched_for(
    secure_server: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "localhost.pem"))
    assert open_address(f"https://localhost:{secure_server}/text").blocks[0].text == "软件。"
    with pytest.raises(CannotOpen) as error:
        open_address(f"https://127.0.0.1:{secure_server}/text")
    assert error.value.reason is Reason.UNTRUSTED


def test_a_fetch_that_is_given_up_ends_at_once(server: str) -> None:
    fetch, errors = Fetch(f"{server}/slow"), []
    begun = threading.Event()

    def run() -> None:
        try:
            fetch.article(lambda _share: begun.set())
        except CannotOpen as error:
            errors.append(error.reason)

    thread = threading.Thread(target=run)
    thread.start()
    begun.wait(2)
    fetch.cut()
    thread.join(10)
    assert not thread.is_alive()
    assert errors == [Reason.TOO_SLOW]


def test_progress_is_told_where_the_length_is_known(server: str) -> None:
    shares: list[float] = []
    Fetch(f"{server}/huge").article(shares.append)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("https://a.org/", "a.org"),
        ("https://a.org/b/%E7%AB%A0.html?x=1", "章.html"),
        ("https://a.org/b/", "b"),
        ("https://[", "https: ["),
        ("https://a.org/%2E%2E%2Fx%00.txt", ".. x .txt"),
    ],
)
def test_a_page_is_named_by_its_address(address: str, name: str) -> None:
    assert name_of(address) == name


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("http://127.0.0.1:9/x", "127.0.0.1:9/x"),
        ("https://me:secret@a.example/%E7%AB%A0/?q=1#two", "a.example/章"),
        ("http://[half/", "http://[half/"),
        ("http://", "http://"),
        ("https://a.example/" + "x" * 90 + "/end", "a.example/" + "x" * 20 + "…" + "x" * 25 + "/end"),
    ],
)
def test_a_page_that_fails_is_named_by_server_and_path(address: str, said: str) -> None:
    assert spoken(address) == said
