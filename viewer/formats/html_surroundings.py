"""What the reading of a tree of HTML needs to know of the document that it belongs to."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from viewer.formats.html_styles import StyleSheet
from viewer.formats.html_tree import Element
from viewer.formats.inline_text import safe_address


class Carried(NamedTuple):
    """A picture that the document carries: its key, and its size in pixels."""

    key: str
    width: int
    height: int


def _carries_none(_address: str) -> Carried | None:
    return None


def _draws_none(_svg: bytes) -> Carried | None:
    return None


class Surroundings(NamedTuple):
    """What the blocks of a document need to know of it.

    `link` gives the address of a span for an address as it is written, "" for none; `picture` what is carried under an
    address, `drawing` the picture that is made of SVG in the text; `anchor` the name of a place for the one that the
    document gives it; `leaves_out` tells elements that are no part of the text, `shows` those that are although they
    say that they are hidden. `sheet` holds the rules of its styles.
    """

    link: Callable[[str], str] = safe_address
    picture: Callable[[str], Carried | None] = _carries_none
    drawing: Callable[[bytes], Carried | None] = _draws_none
    anchor: Callable[[str], str] = str
    leaves_out: Callable[[Element], bool] = lambda _element: False
    shows: Callable[[Element], bool] = lambda _element: False
    sheet: StyleSheet = StyleSheet()
