"""The fonts of a page: one for each role in the text, with the measures that layout asks for again and again."""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from functools import cache, cached_property
from zlib import crc32

from PySide6.QtGui import QFont, QFontMetricsF

from viewer.ui.reading.characters import FULL_WIDTH_MARKS
from viewer.ui.reading.style import ReadingStyle

_HEADING_SIZES = (1.6, 1.35, 1.18, 1.08, 1.0, 1.0)
"""Ems, by level."""
_BLANK = 0.45
"""Share of an em that must be blank beside a mark's ink before half an em of it may go."""
_MEASURING_SIZE = 200
"""Pixels."""
_LATIN_FAMILIES = ("Times New Roman", "Times", "Noto Serif", "Liberation Serif", "DejaVu Serif")
"""For Latin quotation marks where the font for Chinese has only wide ones."""
_ASCENT = 0.88
"""Height of the em box above the baseline in CJK fonts (Source Han, JIS and GB designs)."""
_LISTS, _MOST_LISTS = QFont.Tag("LIST"), 10_000
"""An axis that no font has, and how many values it can have: more than anyone's lists of families."""


def set_families(font: QFont, families: Sequence[str]) -> QFont:
    """Let `font` draw with the first of `families` that has a character, in the glyph forms of that family's region.
    Returns `font`, for convenience.

    Fonts for all regions hold the forms of the others too, and Qt asks for those of the system's language: without
    this, a Simplified text would have Taiwan's forms on a Taiwan system (OpenType feature `locl`).

    Qt 6.11 keeps what it loaded for a family and a size together with the families that came next when that was first
    asked for: with a Latin family in front, all regions would have the forms of whichever was drawn first. What Qt
    compares are the variable axes, so each list has a value of its own on an axis that no font has.
    """
    font.setFamilies(families)
    font.setFeature(QFont.Tag("locl"), 0)
    font.setVariableAxis(_LISTS, crc32("\n".join(families).encode()) % _MOST_LISTS)
    return font


class Role(Enum):
    """What a font is used for."""

    TEXT = "text"
    CODE = "code"
    READING = "reading"
    """The small text above characters."""


class Face:
    """One font as the layout uses it. `em` is the width of a Han character in pixels."""

    def __init__(self, font: QFont) -> None:
        self.font = font

    @cached_property
    def metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.font)

    @cached_property
    def em(self) -> float:
        return self.metrics.horizontalAdvance("永") or float(self.font.pixelSize())

    @cached_property
    def ascent(self) -> float:
        """From the top of the em box to the baseline."""
        return _ASCENT * self.em

    @cached_property
    def _families(self) -> tuple[str, ...]:
        return tuple(self.font.families())

    def blanks(self, mark: str) -> tuple[float, float]:
        """The removable blank left and right of a full-width mark's ink: 0 or half an em each, as a share of an em."""
        return _measure_blanks(mark, self._families, self.font.bold())

    def width(self, text: str) -> float:
        """Advance of `text` in pixels."""
        return self.metrics.horizontalAdvance(text)


@cache
def _measure_blanks(mark: str, families: tuple[str, ...], bold: bool) -> tuple[float, float]:
    """Measured at one large size, because at the size of text the ink's edges are rounded to whole pixels."""
    if mark not in FULL_WIDTH_MARKS:
        return (0.0, 0.0)
    font = set_families(QFont(), families)
    font.setPixelSize(_MEASURING_SIZE)
    font.setBold(bold)
    metrics = QFontMetricsF(font)
    ink, advance = metrics.boundingRect(mark), metrics.horizontalAdvance(mark)
    if advance < 0.8 * _MEASURING_SIZE:
        return (0.0, 0.0)
    enough = _BLANK * _MEASURING_SIZE
    return (0.5 if ink.left() >= enough else 0.0, 0.5 if advance - ink.right() >= enough else 0.0)


class Fonts:
    """The faces of one reading style, each made when first asked for."""

    def __init__(self, style: ReadingStyle) -> None:
        self._style = style
        self.face = cache(self._face)

    @cached_property
    def text(self) -> Face:
        return self.face(Role.TEXT)

    @cached_property
    def small(self) -> Face:
        """The face of what stands beside the text."""
        return self.face(Role.TEXT, 0.72)

    def heading(self, level: int) -> Face:
        """The face of a heading of `level` 1 to 6."""
        return self.face(Role.TEXT, _HEADING_SIZES[min(max(level, 1), 6) - 1], bold=True)

    def _face(
        self, role: Role, scale: float = 1.0, *, bold: bool = False, italic: bool = False, narrow: bool = False
    ) -> Face:
        """A face; a `narrow` one draws quotation marks, dashes and … as wide as Latin text has them."""
        families = self._style.code_families if role is Role.CODE else self._style.families
        font = set_families(QFont(), families)
        if role is Role.CODE:
            font.setStyleHint(QFont.StyleHint.Monospace)
            scale *= 0.9
        if role is Role.READING:
            scale *= 0.5
        font.setPixelSize(max(round(self._style.size * scale), 1))
        font.setBold(bold)
        font.setItalic(italic)
        return _narrowed(Face(font)) if narrow else Face(font)


def _narrowed(face: Face) -> Face:
    """The face with proportional marks (OpenType feature `pwid`), or with those of a Latin family."""
    face.font.setFeature(QFont.Tag("pwid"), 1)
    if face.width("’") > 0.6 * face.em:
        set_families(face.font, [*_LATIN_FAMILIES, *face.font.families()])
    return Face(face.font)
