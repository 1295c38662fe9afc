"""Cuts a paragraph into lines of a given measure and justifies them. Knows lengths and offsets, no fonts.

A line is filled as far as it goes; a mark that just does not fit is drawn in by squeezing the line's pause marks
and gaps, else the line is stretched (CLREQ §3.1.5: first push in, then push out). A mark at the line's end loses its
blank half, so that the right edge is flush; an opening one at the line's start its left half.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from viewer.ui.reading.spacing import Blanks, Spacing

_TOLERANCE = 0.05
"""Pixels a line may be too long by: rounding of glyph advances."""
_WIDEST_STRETCH = 0.3
"""Ems per gap beyond which a line is left ragged rather than pulled apart."""


class Measure(NamedTuple):
    """How a paragraph is to fill its lines: `width` and the first line's `indent` in pixels."""

    width: float
    em: float
    indent: float = 0.0
    justify: bool = True


class FittedLine(NamedTuple):
    """Characters ``[start, end)``, of which those from `visible` on are spaces that hang over the edge.

    Character i stands at ``shift + x[i] + stretch * points[i] - squeeze * room_before(i)``, from the column's left.
    `width` is the length from the column's left to the line's last visible character.
    """

    start: int
    end: int
    visible: int
    shift: float
    width: float
    stretch: float = 0.0
    squeeze: float = 0.0


class Paragraph(NamedTuple):
    """What fitting needs to know of a paragraph."""

    text: str
    classes: str
    spacing: Spacing
    breaks: Sequence[int]
    blanks: Blanks

    def visible_end(self, start: int, end: int) -> int:
        """The end of the last character of ``[start, end)`` that is not a space."""
        while end > start and self.classes[end - 1] == "S":
            end -= 1
        return end

    def lead(self, start: int, em: float) -> float:
        """The blank that falls away when a line starts with this character."""
        return self.blanks(self.text[start])[0] * em if self.classes[start] == "O" else 0.0

    def right_edge(self, visible: int, em: float) -> float:
        """Where a line that ends before character `visible` ends, the blank half of its last mark left out."""
        if not visible:
            return 0.0
        edge = self.spacing.x[visible] - self.spacing.gaps.get(visible, 0.0)
        if self.classes[visible - 1] in "CP":
            edge -= self.blanks(self.text[visible - 1])[1] * em
        return edge


def fit_lines(paragraph: Paragraph, measure: Measure) -> list[FittedLine]:
    """The lines of a paragraph; at least one, even of an empty one."""
    length, start, lines = len(paragraph.text), 0, list[FittedLine]()
    if not length:
        return [FittedLine(0, 0, 0, measure.indent, measure.indent)]
    while start < length:
        end = _line_end(paragraph, measure, start, first=not lines)
        if end == length and lines:
            end = _mend_widow(paragraph, measure, lines, start)
            start = lines[-1].end
        lines.append(_justified(paragraph, measure, start, end, first=not lines))
        start = end
    return lines


def _line_end(paragraph: Paragraph, measure: Measure, start: int, first: bool) -> int:
    """The furthest break at which the line fits, or the next one if squeezing changes the line less."""
    x, breaks = paragraph.spacing.x, paragraph.breaks
    origin, limit = _origin(paragraph, measure, start, first)
    low = bisect_right(breaks, start)
    # No line can be longer than its measure, a squeezed half mark and what the line's own marks can yield.
    reach = bisect_right(x, origin + limit + 3 * measure.em, lo=start) - 1
    candidate = min(bisect_left(breaks, reach, lo=low), len(breaks) - 1)
    squeezed, excess = 0, 0.0
    while candidate >= low:
        end = breaks[candidate]
        visible = paragraph.visible_end(start, end)
        over = paragraph.right_edge(visible, measure.em) - origin - limit
        if over <= _TOLERANCE:
            return squeezed if squeezed and excess <= -over else end
        if measure.justify and over <= paragraph.spacing.squeeze_room(start, visible):
            squeezed, excess = end, over
        candidate -= 1
    if squeezed:
        return squeezed
    return _emergency_end(paragraph, start, origin + limit)


def _origin(paragraph: Paragraph, measure: Measure, start: int, first: bool) -> tuple[float, float]:
    """The x of the line's left edge on the endless line, and the line's length."""
    origin = paragraph.spacing.x[start]
    if first:
        return origin, measure.width - measure.indent
    return origin + paragraph.lead(start, measure.em), measure.width


def _emergency_end(paragraph: Paragraph, start: int, edge: float) -> int:
    """Where to cut something that is longer than a line and has no break."""
    end = max(bisect_right(paragraph.spacing.x, edge, lo=start) - 1, start + 1)
    while end > start + 1 and end < len(paragraph.text) and paragraph.classes[end] in "ZJ":
        end -= 1
    return min(end, len(paragraph.text))


def _mend_widow(paragraph: Paragraph, measure: Measure, lines: list[FittedLine], start: int) -> int:
    """Give a last line of a single character company from the line above; return the last line's end."""
    length, last = len(paragraph.text), lines[-1]
    alone = bisect_right(paragraph.breaks, start) == len(paragraph.breaks) - 1
    previous = bisect_left(paragraph.breaks, start) - 1
    if not (measure.justify and alone and length - start <= 3 and previous >= 0):
        return length
    cut = paragraph.breaks[previous]
    if cut > last.start + 8 and start - cut <= 3:
        lines[-1] = _justified(paragraph, measure, last.start, cut, first=len(lines) == 1)
    return length


def _justified(paragraph: Paragraph, measure: Measure, start: int, end: int, first: bool) -> FittedLine:
    """The line of characters ``[start, end)``, brought to its measure unless it is the last."""
    spacing = paragraph.spacing
    origin, limit = _origin(paragraph, measure, start, first)
    visible = paragraph.visible_end(start, end)
    over = paragraph.right_edge(visible, measure.em) - origin - limit
    indent = measure.indent if first else 0.0
    shift, stretch, squeeze = indent - origin, 0.0, 0.0
    if over > 0 and measure.justify:
        room = spacing.squeeze_room(start, visible)
        squeeze = min(over / room, 1.0) if room else 0.0
    elif over < 0 and measure.justify and end < len(paragraph.text):
        points = spacing.points[visible - 1] - spacing.points[start] if visible > start else 0
        stretch = -over / points if points and -over / points <= _WIDEST_STRETCH * measure.em else 0.0
    shift += squeeze * spacing.room_before(start) - stretch * spacing.points[start]
    justified = stretch or squeeze
    return FittedLine(
        start, end, visible, shift, measure.width if justified else measure.width + over, stretch, squeeze
    )
