"""What pages of the web are called and known by, without fetching them."""

from __future__ import annotations

import re
from urllib.parse import unquote, urlsplit, urlunsplit

_LONGEST = 60
"""Characters of an address in a sentence."""
_CONTROLS = re.compile(r"[\x00-\x1f\x7f]+")
_UNFIT = re.compile(r"[\x00-\x1f\x7f/\\]+")


def name_of(address: str) -> str:
    """A name for the page that a file may have: the last part of its address, or the server's."""
    try:
        parts = urlsplit(address)
        name = unquote(parts.path.rstrip("/").rpartition("/")[2]) or parts.hostname or address
    except ValueError:
        name = address
    return _UNFIT.sub(" ", name)


def spoken(address: str) -> str:
    """An address as a sentence names it: server and path, without what follows them, a long path cut in its middle."""
    try:
        parts = urlsplit(address)
        name = parts.netloc.rpartition("@")[2] + unquote(parts.path.rstrip("/"))
    except ValueError:
        name = address
    name = _CONTROLS.sub(" ", name) or address
    return name if len(name) <= _LONGEST else f"{name[: _LONGEST // 2]}…{name[-_LONGEST // 2 + 1 :]}"


def page_of(address: str) -> str:
    """What a page is known by: its address with the server in small letters, without a name and password, and without
    a place in it. What is no address stays as it is."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address
    server = parts.netloc.rpartition("@")[2].lower()
    return urlunsplit((parts.scheme, server, parts.path or "/", parts.query, ""))
