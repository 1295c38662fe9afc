"""How a page is to look: the fonts, measures and colours of the reading column."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple


class MarkKind(Enum):
    """Why a range of characters is marked."""

    FOUND = "found"
    """A search hit."""
    CURRENT = "current"
    """The search hit the reader stands on."""
    CHANGED = "changed"
    """Characters that conversion changed."""
    REPAIRED = "repaired"
    """Characters that repair changed, or hid something behind."""
    DOUBTFUL = "doubtful"
    """Characters whose conversion may be wrong."""
    COUNTERPART = "counterpart"
    """What another view has of what is selected."""
    KEPT = "kept"
    """A quote or bookmark that the reader keeps."""


class Underline(Enum):
    """The line drawn under marked characters."""

    NONE = "none"
    SOLID = "solid"
    DOTTED = "dotted"
    WAVE = "wave"
    CORNER = "corner"
    """Not a line but a small corner below the last character."""


class MarkStyle(NamedTuple):
    """How one kind of mark looks. Colours are ``#rrggbb`` or ``#aarrggbb``; an empty one is not painted."""

    background: str = ""
    underline: Underline = Underline.NONE
    colour: str = ""


_MARKS: Mapping[MarkKind, MarkStyle] = MappingProxyType(
    {
        MarkKind.FOUND: MarkStyle(background="#fff0a8"),
        MarkKind.CURRENT: MarkStyle(background="#ffc94d"),
        MarkKind.CHANGED: MarkStyle(underline=Underline.DOTTED, colour="#7a8aa0"),
        MarkKind.REPAIRED: MarkStyle(underline=Underline.CORNER, colour="#7a8aa0"),
        MarkKind.DOUBTFUL: MarkStyle(underline=Underline.WAVE, colour="#c0562b"),
        MarkKind.COUNTERPART: MarkStyle(underline=Underline.SOLID, colour="#7a8aa0"),
        MarkKind.KEPT: MarkStyle(background="#dcefdc"),
    }
)


class Colours(NamedTuple):
    """The colours of a page, ``#rrggbb`` or ``#aarrggbb``."""

    text: str = "#1f1d1a"
    background: str = "#fbf8f1"
    heading: str = "#14120f"
    link: str = "#1d5fa8"
    muted: str = "#8a8478"
    """Readings above characters, alternative texts."""
    line: str = "#d8d2c4"
    """Rules, the side rule of quotes, the hairlines of tables, frames."""
    tint: str = "#f0ebdf"
    """Behind code."""
    selection: str = "#bcd6f2"
    marks: Mapping[MarkKind, MarkStyle] = _MARKS


class ReadingStyle(NamedTuple):
    """Everything the layout needs to know besides the text.

    How far a punctuation mark may be squeezed is read from the font's own glyphs (a mainland 「，」 leaves its right
    half blank, a Taiwan one sits in the middle), so choosing the families of a region chooses its punctuation too.
    """

    families: tuple[str, ...] = ("Noto Serif CJK SC",)
    """Families for the text in order of preference, of the region whose script is shown."""
    code_families: tuple[str, ...] = ("DejaVu Sans Mono", "Noto Sans Mono CJK SC")
    aside_families: tuple[str, ...] = ()
    """Families for blocks that are aside, if those are of another region."""
    size: int = 19
    """Size of the text in pixels that do not depend on the screen's density."""
    line_height: float = 1.75
    """Distance of two lines, in ems."""
    column: float = 38.0
    """The widest a line gets, in ems; lines are whole ems wide."""
    indent: float = 2.0
    """First-line indent of a paragraph that does not bring its own, in ems."""
    justify: bool = True
    colours: Colours = Colours()


USUAL = ReadingStyle()
"""The style of a page for which none is given."""
