"""What pages of the web are called and known by, without fetching them."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit, urlunsplit

_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\]+")


def name_of(address: str) -> str:
    """A name for the page that a file may have: the last part of its address, or the server's."""
    try:
        parts = urlsplit(address)
        name = unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.hostname or address
    except ValueError:
        name = address
    return _UNFIT.sub(" ", name)


def page_of(address: str) -> str:
    """What a page is known by: its address with the server in small letters, without a name and password, and without
    a place in it. What is no address stays as it is."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    server = parts.netloc.rpartition("@")[2].lower()
    return urlunsplit((parts.scheme, server, parts.path or "/", parts.query, ""))
