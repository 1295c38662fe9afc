"""What inline formatting means for setting a run of text: faces, colours, shifted baselines, readings."""

from __future__ import annotations

import itertools
from collections.abc import Collection, Sequence
from typing import NamedTuple

from PySide6.QtGui import QColor

from viewer.article.blocks import Span, SpanKind
from viewer.text.patterns import pattern
from viewer.ui.reading.fonts import Face, Fonts, Role
from viewer.ui.reading.shaping import FontRange

SMALL = 0.62
"""Size of raised and lowered text, in ems of the text around it."""
_RISE, _SINK = -0.38, 0.16
"""How far its baseline moves, in ems."""
_FONT_KINDS = frozenset({SpanKind.STRONG, SpanKind.EMPHASIS, SpanKind.CODE, SpanKind.SUPERSCRIPT, SpanKind.SUBSCRIPT})
_LATIN = pattern(r"[\u0021-\u02ff\u0370-\u04ff](?:[\u0020-\u02ff\u0370-\u04ff’]*[\u0021-\u02ff\u0370-\u04ff])?")


class Look(NamedTuple):
    """Characters ``[start, end)`` are painted in `colour`, their baseline moved down by `rise` pixels."""

    start: int
    end: int
    colour: QColor
    rise: float = 0.0


class Reading(NamedTuple):
    """`text` stands above characters ``[start, end)``; it is `width` wide and keeps `gap` from its neighbours."""

    start: int
    end: int
    text: str
    width: float
    gap: float


class Inline(NamedTuple):
    """The inline formatting of a run. Offsets are the run's; `looks` follow each other without gaps."""

    fonts: Sequence[FontRange]
    looks: Sequence[Look]
    readings: Sequence[Reading] = ()

    def signs(self) -> list[tuple[int, int]]:
        """The ranges that are raised or lowered as one: each belongs to the character before it."""
        found: list[tuple[int, int]] = []
        for look in self.looks:
            if look.rise and found and found[-1][1] == look.start:
                found[-1] = (found[-1][0], look.end)
            elif look.rise:
                found.append((look.start, look.end))
        return found


class BaseLook(NamedTuple):
    """The face and colours of a block's text before inline formatting."""

    face: Face
    scale: float
    bold: bool
    colour: QColor
    link: QColor


def inline_of(
    text: str, start: int, spans: Sequence[Span], base: BaseLook, fonts: Fonts, narrow: Collection[int] = ()
) -> Inline:
    """The formatting of `text`, which begins at `start` of the block that `spans` belong to.

    `narrow` are the offsets of marks that are Latin ones.
    """
    length = len(text)
    local = [
        (max(s.start - start, 0), min(s.end - start, length), s)
        for s in spans
        if s.start < start + length and s.end > start
    ]
    if not local and not narrow:
        return Inline((), (Look(0, length, base.colour),))
    around = (edge for offset in narrow for edge in (offset, offset + 1))
    edges = sorted({0, length, *around, *(edge for first, last, _ in local for edge in (first, last))})
    ranges, looks = [], []
    for first, last in itertools.pairwise(edges):
        kinds = {span.kind for a, b, span in local if a <= first and last <= b}
        looks.append(_look(first, last, kinds, base))
        ranges += _font_ranges(text, first, last, kinds, base, fonts, narrow=first in narrow)
    return Inline(ranges, looks, _readings(local, base, fonts))


def _look(start: int, end: int, kinds: set[SpanKind], base: BaseLook) -> Look:
    rise = 0.0
    if SpanKind.SUPERSCRIPT in kinds:
        rise = _RISE * base.face.em
    elif SpanKind.SUBSCRIPT in kinds:
        rise = _SINK * base.face.em
    return Look(start, end, base.link if SpanKind.LINK in kinds else base.colour, round(rise))


def _font_ranges(
    text: str, start: int, end: int, kinds: set[SpanKind], base: BaseLook, fonts: Fonts, *, narrow: bool
) -> list[FontRange]:
    """The faces of a range with the same formatting. Emphasis slants Latin text; Han text gets dots, when painted."""
    narrow = narrow and SpanKind.CODE not in kinds
    if not kinds & _FONT_KINDS and not narrow:
        return []
    small = SpanKind.SUPERSCRIPT in kinds or SpanKind.SUBSCRIPT in kinds
    role = Role.CODE if SpanKind.CODE in kinds else Role.TEXT
    scale = base.scale * (SMALL if small else 1.0)
    bold = base.bold or SpanKind.STRONG in kinds
    if narrow:
        return [
            FontRange(start, end, fonts.face(role, scale, bold=bold, italic=SpanKind.EMPHASIS in kinds, narrow=True))
        ]
    upright = fonts.face(role, scale, bold=bold)
    if SpanKind.EMPHASIS not in kinds:
        return [FontRange(start, end, upright)]
    slanted, found, done = fonts.face(role, scale, bold=bold, italic=True), list[FontRange](), start
    for match in _LATIN.finditer(text, start, end):
        found += [FontRange(done, match.start(), upright), FontRange(*match.span(), slanted)]
        done = match.end()
    return [item for item in (*found, FontRange(done, end, upright)) if item.start < item.end]


def _readings(local: Sequence[tuple[int, int, Span]], base: BaseLook, fonts: Fonts) -> list[Reading]:
    small = fonts.face(Role.READING, base.scale)
    return [
        Reading(start, end, span.value, small.width(span.value), 0.6 * small.em)
        for start, end, span in local
        if span.kind is SpanKind.RUBY and span.value and end > start
    ]
