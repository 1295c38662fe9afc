"""Turns a paragraph's text into glyphs and advances with Qt's shaper, once for all line widths.

Qt shapes the whole paragraph on one endless line (kerning, ligatures, fallback fonts, joining scripts); the glyphs
are then placed line by line, each moved with the character it belongs to.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate, pairwise, repeat
from typing import NamedTuple, cast

from PySide6.QtCore import QPointF
from PySide6.QtGui import QGlyphRun, QRawFont, QTextLayout, QTextLine, QTextOption

from viewer.ui.reading.document import utf16_length
from viewer.ui.reading.fonts import Face

_Retrieve = QTextLayout.GlyphRunRetrievalFlag
_WANTED = _Retrieve.RetrieveGlyphIndexes | _Retrieve.RetrieveGlyphPositions | _Retrieve.RetrieveStringIndexes
_ENDLESS = 1e7
"""Pixels; a line that is never full."""


_NEAR = 0.01
"""Pixels by which two places may differ and still be the same."""


class FontRange(NamedTuple):
    """Characters ``[start, end)`` set in another face than the paragraph's."""

    start: int
    end: int
    face: Face


class GlyphStrip(NamedTuple):
    """The glyphs of one font: `characters[k]` is the offset of the character that glyph k belongs to, rising.

    `offsets` is where each glyph stands relative to its character and the baseline; empty when all are at (0, 0).
    """

    font: QRawFont
    glyphs: Sequence[int]
    characters: Sequence[int]
    offsets: Sequence[tuple[float, float]] = ()

    def run(self, start: int, xs: Sequence[float], y: float = 0.0) -> QGlyphRun | None:
        """The glyphs of the characters from `start` on that stand at `xs`, on baseline `y`, if any."""
        first = bisect_left(self.characters, start)
        last = bisect_left(self.characters, start + len(xs), lo=first)
        if first == last:
            return None
        found = self.characters[first:last]
        places = xs if isinstance(found, range) else [xs[character - start] for character in found]
        if self.offsets:
            pairs = zip(places, self.offsets[first:last], strict=True)
            points = [QPointF(x + dx, y + dy) for x, (dx, dy) in pairs]
        else:
            points = list(map(QPointF, places, repeat(y)))
        run = QGlyphRun()
        run.setRawFont(self.font)
        run.setGlyphIndexes(self.glyphs[first:last])
        run.setPositions(points)
        return run


class Shaped(NamedTuple):
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
    return _collect(layout.glyphRuns(-1, -1, _WANTED), line, text, units)


def _unit_offsets(text: str) -> list[int] | None:
    """For every boundary between characters, the UTF-16 units before it; nothing if the two counts agree."""
    if utf16_length(text) == len(text):
        return None
    offsets = [0]
    for character in text:
        offsets.append(offsets[-1] + (2 if character > "\uffff" else 1))
    return offsets


def _format_range(item: FontRange, units: Sequence[int] | None) -> QTextLayout.FormatRange:
    from PySide6.QtGui import QTextCharFormat  # 1.4 ms, and plain text needs none

    formatting = QTextCharFormat()
    formatting.setFont(item.face.font)
    found = QTextLayout.FormatRange()
    start, end = (units[item.start], units[item.end]) if units else (item.start, item.end)
    found.start, found.length, found.format = start, end - start, formatting
    return found


def _collect(runs: Sequence[QGlyphRun], line: QTextLine, text: str, units: Sequence[int] | None) -> Shaped:
    """Advances and strips from Qt's glyph runs."""
    plain = _plain_starts(runs, line.ascent(), len(text)) if units is None else None
    edges = units or range(len(text) + 1)
    starts = plain or list(accumulate((_cursor_x(line, unit) for unit in edges[:-1]), max))
    x = [*starts, max(_cursor_x(line, edges[-1]), starts[-1])]
    advances = [after - before for before, after in pairwise(x)]
    if plain:
        return Shaped(advances, [GlyphStrip(runs[0].rawFont(), runs[0].glyphIndexes(), range(len(text)))])
    return Shaped(advances, [_strip(run, x, line.ascent()) for run in runs])


def _plain_starts(runs: Sequence[QGlyphRun], baseline: float, length: int) -> list[float] | None:
    """Where the glyphs stand, if there is one for each character, all of one font, in a row on the baseline."""
    if len(runs) != 1 or runs[0].stringIndexes() != list(range(length)):
        return None
    points = runs[0].positions()
    starts = [point.x() for point in points]
    in_a_row = starts == sorted(starts) and {point.y() for point in points} == {baseline}
    return starts if in_a_row else None


def _cursor_x(line: QTextLine, unit: int) -> float:
    """The x before UTF-16 unit `unit`."""
    # PySide returns (x, the position it was asked for); its type hints say object.
    x, _ = cast("tuple[float, int]", line.cursorToX(unit))
    return x


def _strip(run: QGlyphRun, x: Sequence[float], baseline: float) -> GlyphStrip:
    """The glyphs of one font, each with the character at whose place it stands.

    Qt's own string indexes are all 0 for the second font within one run of a script (6.11, 「# 注释」 in a Latin font
    with a Han fallback), so glyphs are matched by where they stand.
    """
    glyphs, points = run.glyphIndexes(), run.positions()
    last = len(x) - 2
    found = [min(bisect_right(x, point.x() + _NEAR) - 1, last) for point in points]
    offsets = [(point.x() - x[k], point.y() - baseline) for point, k in zip(points, found, strict=True)]
    # Text that runs from right to left has its first character last.
    order = sorted(range(len(found)), key=found.__getitem__)
    is_plain = all(abs(dx) < _NEAR and abs(dy) < _NEAR for dx, dy in offsets)
    return GlyphStrip(
        run.rawFont(),
        [glyphs[k] for k in order],
        [found[k] for k in order],
        () if is_plain else [offsets[k] for k in order],
    )
