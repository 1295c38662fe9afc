"""Opens web addresses: http and https and nothing else, also where they lead on to, and tells of every connection."""

from __future__ import annotations

import socket
from collections.abc import Callable
from http.client import HTTPConnection, HTTPMessage, HTTPResponse, HTTPSConnection
from typing import IO
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import (
    HTTPDefaultErrorHandler,
    HTTPErrorProcessor,
    HTTPHandler,
    HTTPRedirectHandler,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
)

SCHEMES = ("http", "https")
MOST_REDIRECTS = 5

Hold = Callable[[socket.socket], None]
"""Is given the socket of every connection as soon as there is one: closing it is what ends a wait."""


def opener(hold: Hold) -> OpenerDirector:
    """What opens requests."""
    director = OpenerDirector()
    for handler in (
        ProxyHandler(),
        _Plain(hold),
        _Secure(hold),
        _Redirects(),
        HTTPDefaultErrorHandler(),
        HTTPErrorProcessor(),
    ):
        director.add_handler(handler)
    return director


class _Redirects(HTTPRedirectHandler):
    """Follows to other pages of the web only, and not in circles."""

    max_redirections = MOST_REDIRECTS

    def redirect_request(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage, newurl: str
    ) -> Request | None:
        if urlsplit(newurl).scheme not in SCHEMES:
            raise HTTPError(req.full_url, code, msg, headers, fp)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class _Plain(HTTPHandler):
    def __init__(self, hold: Hold) -> None:
        super().__init__()
        self._connection = _held(HTTPConnection, hold)

    def http_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self._connection, req)


class _Secure(HTTPSHandler):
    def __init__(self, hold: Hold) -> None:
        super().__init__()
        self._connection = _held(HTTPSConnection, hold)

    def https_open(self, req: Request) -> HTTPResponse:
        return self.do_open(self._connection, req)


def _held(kind: type[HTTPConnection], hold: Hold) -> type[HTTPConnection]:
    """A kind of connection, each of which gives `hold` its socket as soon as there is one."""

    def connect(self: HTTPConnection) -> None:
        kind.connect(self)
        hold(self.sock)

    return type("Held", (kind,), {"connect": connect})
