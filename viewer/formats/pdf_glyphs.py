"""The characters of a PDF's page with the places they are drawn at, turned so that all lines run from the left."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from viewer.text.patterns import pattern

_WIDE = pattern("[\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\U00020000-\U0003ffff]")
"""Characters of the scripts that are written without spaces, and their punctuation."""
_MARKS = "“”‘’…—·"
_NARROW = 0.8
"""The width of a box, at most, as a share of the size, that only goes around the ink of a mark."""


class Glyph(NamedTuple):
    """A character with the box that it is set in. `origin` is where the pen was set down, from the left."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    origin: float = float("-inf")

    @property
    def size(self) -> float:
        """The height of the type, as good as its size."""
        return self.bottom - self.top


def is_wide(character: str) -> bool:
    """Whether a character belongs to a script that sets no spaces between words."""
    return bool(_WIDE.match(character)) or (character != "" and character in _MARKS)


def is_vertical(glyphs: Sequence[Glyph]) -> bool:
    """Whether most wide characters stand below the one before them."""
    below = beside = 0
    for first, second in pairwise(glyphs):
        if is_wide(first.text) and is_wide(second.text):
            across, down = abs(second.left - first.left), second.top - first.top
            below += across < 0.3 * first.size and 0.5 * first.size < down < 2 * first.size
            beside += abs(down) < 0.3 * first.size
    return below > beside


def turned(glyph: Glyph) -> Glyph:
    """A character of a vertical line as one of a line that runs from the left, the first lines of the page on top.

    The box of a mark such as 」 may only go around its ink: it is set in a square like all others.
    """
    left, right = glyph.left, glyph.right
    narrow = right - left < _NARROW * glyph.size and is_wide(glyph.text)
    if narrow and glyph.origin - 0.1 * glyph.size <= left and right <= glyph.origin + 1.1 * glyph.size:
        left, right = glyph.origin, glyph.origin + glyph.size
    return Glyph(glyph.text, glyph.top, -right, glyph.bottom, -left)
