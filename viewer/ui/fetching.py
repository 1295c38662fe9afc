"""Opening a web address beside the window's other work: only when the reader asks for it."""

from __future__ import annotations

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl

from viewer.arguments import is_address
from viewer.article.blocks import Article
from viewer.library.documents import Fingerprint
from viewer.ui.opening import Manner, Order

if TYPE_CHECKING:
    from viewer.formats.web_address import Fetch

_HOST = re.compile(r"((?:[\w-]+\.)+([^\W\d_]{2,})|localhost|\d{1,3}(?:\.\d{1,3}){3})(?=(?::\d+)?/|:\d+\Z)")
"""What a page's address begins with where its scheme is left out: a host, and a path or a port after it, because a name
with a dot alone is rather a file's. A machine without a name, or this one, has no certificate for https."""


class _Fetching:
    """One fetch, made in the thread that does it: what it needs takes 60 ms to load."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._fetch: Fetch | None = None
        self._is_given_up = False

    def load(self, progress: Callable[[float], object]) -> Article:
        from viewer.formats.web_address import Fetch

        self._fetch = Fetch(self._address)
        if self._is_given_up:
            self._fetch.cut()
        return self._fetch.article(progress)

    def give_up(self) -> None:
        self._is_given_up = True
        if self._fetch is not None:
            self._fetch.cut()


def order_of_address(address: str, manner: Callable[[Fingerprint | None], Manner]) -> Order:
    """The order for the page at a web address."""
    fetching = _Fetching(address)
    return Order(
        address.partition("://")[2], load=fetching.load, manner=manner, give_up=fetching.give_up, address=address
    )


def meant(text: str, folder: Path | None) -> str:
    """The web address or the path that a reader means by `text`; a path in part is meant from `folder` on."""
    if is_address(text):
        return text
    if text.lower().startswith("file:"):
        return QUrl(text).toLocalFile()
    if text.lower().startswith("www."):
        return f"https://{text}"
    path = os.path.join(folder or Path.home(), os.path.expanduser(text))
    host = _HOST.match(text)
    if host is None or os.path.lexists(path[: len(path) - len(text) + len(host[1])]):
        return path
    return f"https://{text}" if host[2] else f"http://{text}"
