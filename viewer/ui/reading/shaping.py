"""Turns a paragraph's text into glyphs and advances with Qt's shaper, once for all line widths.

Qt shapes the whole paragraph on one endless line (kerning, ligatures, fallback fonts, joining scripts); the glyphs
are then placed line by line, each moved with the character it belongs to.
"""

from __future__ import annotations

import itertools
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QRawFont, QTextCharFormat, QTextLayout, QTextOption

from viewer.ui.reading.document import utf16_length
from viewer.ui.reading.fonts import Face

_Retrieve = QTextLayout.GlyphRunRetrievalFlag
_WANTED = _Retrieve.RetrieveGlyphIndexes | _Retrieve.RetrieveGlyphPositions | _Retrieve.RetrieveStringIndexes
_ENDLESS = 1e7
"""Pixels; a line that is never full."""


@dataclass(frozen=True, slots=True)
class FontRange:
    """Characters ``[start, end)`` set in another face than the paragraph's."""

    start: int
    end: int
    face: Face


@dataclass(frozen=True, slots=True)
class GlyphStrip:
    """The glyphs of one font: `characters[k]` is the offset of the character that glyph k belongs to, rising.

    `offsets` is where each glyph stands relative to its character and the baseline; empty when all are at (0, 0).
    """

    font: QRawFont
    glyphs: Sequence[int]
    characters: Sequence[int]
    offsets: Sequence[tuple[float, float]] = ()

    def run(self, start: int, end: int, x_of: Callable[[int], float], y: float = 0.0) -> QGlyphRun | None:
        """The glyphs of characters ``[start, end)``, placed where `x_of` puts their characters, on baseline `y`."""
        first, last = bisect_left(self.characters, start), bisect_left(self.characters, end)
        if first == last:
            return None
        if self.offsets:
            pairs = zip(self.characters[first:last], self.offsets[first:last], strict=True)
            points = [QPointF(x_of(character) + dx, y + dy) for character, (dx, dy) in pairs]
        else:
            points = [QPointF(x_of(character), y) for character in self.characters[first:last]]
        run = QGlyphRun()
        run.setRawFont(self.font)
        run.setGlyphIndexes(self.glyphs[first:last])
        run.setPositions(points)
        return run


@dataclass(frozen=True, slots=True)
class Shaped:
    """A shaped paragraph: the advance of every character in pixels, and the glyphs font by font."""

    advances: Sequence[float]
    strips: Sequence[GlyphStrip]


def shape(text: str, face: Face, ranges: Iterable[FontRange] = ()) -> Shaped:
    """Shape `text`, which holds no line breaks, in `face` and, where `ranges` say so, in others."""
    if not text:
        return Shaped((), ())
    layout = QTextLayout(text, face.font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTabStopDistance(2 * face.em)
    layout.setTextOption(option)
    units = _unit_offsets(text)
    if formats := [_format_range(item, units) for item in ranges]:
        layout.setFormats(formats)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(_ENDLESS)
    layout.endLayout()
    runs = layout.glyphRuns(-1, -1, _WANTED)
    # PySide returns (x, the position it was asked for); its type hints say object.
    width, _ = cast("tuple[float, int]", line.cursorToX(units[-1] if units else len(text)))
    return _collect(runs, len(text), width, line.ascent(), units)


def _unit_offsets(text: str) -> list[int] | None:
    """For every boundary between characters, the UTF-16 units before it; nothing if the two counts agree."""
    if utf16_length(text) == len(text):
        return None
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if character > "\uffff" else 1))
    return offsets


def _format_range(item: FontRange, units: Sequence[int] | None) -> QTextLayout.FormatRange:
    formatting = QTextCharFormat()
    formatting.setFont(item.face.font)
    found = QTextLayout.FormatRange()
    start, end = (units[item.start], units[item.end]) if units else (item.start, item.end)
    found.start, found.length, found.format = start, end - start, formatting
    return found


def _collect(
    runs: Sequence[QGlyphRun], length: int, width: float, baseline: float, units: Sequence[int] | None
) -> Shaped:
    """Advances and strips from Qt's glyph runs."""
    parts = [(run.rawFont(), run.glyphIndexes(), _points(run.stringIndexes(), units), run.positions()) for run in runs]
    places = [(point.x(), point.y() - baseline) for _, _, _, points in parts for point in points]
    characters = [character for _, _, found, _ in parts for character in found]
    x = _character_starts(characters, [place[0] for place in places], length, width)
    advances = [after - before for before, after in itertools.pairwise(x)]
    strips, done = [], 0
    for font, glyphs, found, points in parts:
        here = places[done : done + len(points)]
        done += len(points)
        offsets = [(px - x[character], py) for character, (px, py) in zip(found, here, strict=True)]
        plain = all(abs(dx) < 0.01 and abs(dy) < 0.01 for dx, dy in offsets)
        strips += [_sorted_strip(font, glyphs, found, () if plain else offsets)]
    return Shaped(advances, strips)


def _points(indexes: Sequence[int], units: Sequence[int] | None) -> Sequence[int]:
    """Code point offsets of UTF-16 offsets."""
    if units is None:
        return indexes
    return [min(bisect_left(units, index), len(units) - 2) for index in indexes]


def _character_starts(characters: Sequence[int], xs: Sequence[float], length: int, width: float) -> list[float]:
    """Where each character begins, from where the glyphs stand; a character without a glyph has no width.

    Positions that do not rise (text that runs from right to left) are levelled, so that offsets always rise with x.
    """
    if len(characters) == length and characters == list(range(length)):
        return [*xs, max(width, xs[-1])]
    starts: list[float | None] = [None] * length
    for character, x in zip(characters, xs, strict=True):
        known = starts[character]
        starts[character] = x if known is None else min(known, x)
    rising, latest = [], width
    for start in reversed(starts):
        latest = latest if start is None else min(start, latest)
        rising.append(latest)
    return [*reversed(rising), width]


def _sorted_strip(
    font: QRawFont, glyphs: Sequence[int], characters: Sequence[int], offsets: Sequence[tuple[float, float]]
) -> GlyphStrip:
    """A strip with its glyphs in the order of their characters (they are not, where text runs from right to left)."""
    if all(a <= b for a, b in itertools.pairwise(characters)):
        return GlyphStrip(font, glyphs, characters, offsets)
    order = sorted(range(len(characters)), key=characters.__getitem__)
    moved = [offsets[k] for k in order] if offsets else ()
    return GlyphStrip(font, [glyphs[k] for k in order], [characters[k] for k in order], moved)
