"""The lines of a PDF's page, from where its characters stand.

A PDF has characters and places, no words, lines or paragraphs. Lengths are in points; a place counts from the left and
from the top of the page, as it is read: the columns of a vertical page count as its lines, from the right.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from viewer.article.blocks import Span, SpanKind
from viewer.formats.inline_text import Inline, moved
from viewer.formats.pdf_glyphs import Glyph, is_vertical, is_wide, turned
from viewer.formats.pdf_readings import Above, place, without_readings
from viewer.text.patterns import pattern

_CELL_GAP = 2.5
"""A gap of so many characters' heights parts two pieces of a line: two cells, or two columns."""

_RAISED = 0.87
"""The size of raised signs, at most, as a share of their line's."""
_SIGN = pattern(r"[0-9\[\]*†‡①-⑳,–〔〕-]")

_NARROWEST = 10
"""How many characters wide a column is at least."""

_COLUMN_LINES = 3
"""How many lines a column has at least."""


class Line(NamedTuple):
    """A line of a page, or a piece of one. `size` is that of most of its characters.

    `column_left` and `column_right` are the edges of the column that it stands in; `cells` counts the pieces that wide
    gaps part it into, with tabs between them. `spans` are its readings and raised signs, `above` is how
    far readings reach above it.
    """

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float
    column_left: float = 0.0
    column_right: float = 0.0
    cells: int = 1
    spans: tuple[Span, ...] = ()
    above: float = 0.0

    @property
    def is_full(self) -> bool:
        """Whether it reaches its column's right edge, but for the blank half of a mark."""
        return self.is_in_column and self.right >= self.column_right - self.size

    @property
    def is_in_column(self) -> bool:
        """Whether it stands in a column of text; what is narrower than one is a row of short lines."""
        return self.column_right - self.column_left >= _NARROWEST * self.size

    @property
    def indent(self) -> float:
        """How far it begins from its column's left edge, in its own characters."""
        return (self.left - self.column_left) / self.size


def lines_of(glyphs: Sequence[Glyph]) -> list[Line]:
    """The lines of a page in reading order, given its characters in the order in which the PDF has them.

    Characters that are written vertically come out as lines that are read from the right.
    """
    if is_vertical(glyphs):
        glyphs = list(map(turned, glyphs))
    readings = without_readings(list(_runs(glyphs)))
    pieces = [_line(run, above) for run, above in zip(*readings, strict=True)]
    pieces = [piece for piece in pieces if piece.text]
    if not pieces:
        return []
    gutter = _gutter(pieces)
    if gutter is None:
        rows = list(_joined(_in_order(pieces)))
        return _with_edges(rows)
    left = _with_edges(_in_order([piece for piece in pieces if piece.right <= gutter]))
    right = _with_edges(_in_order([piece for piece in pieces if piece.left >= gutter]))
    across = _with_edges(_in_order([piece for piece in pieces if piece.left < gutter < piece.right]))
    return _in_columns(across, left, right)


def _runs(glyphs: Iterable[Glyph]) -> Iterator[list[Glyph]]:
    """The characters of each line, or of each piece of one that a wide gap parts, from left to right.

    What a PDF draws in another typeface, it may draw after the rest of the line: quotation marks among Chinese.
    """
    row: list[Glyph] = []
    for glyph in glyphs:
        if row and not _on_row(row[-1], glyph):
            yield from _parted(row)
            row = []
        row.append(glyph)
    yield from _parted(row)


def _on_row(last: Glyph, glyph: Glyph) -> bool:
    return min(last.bottom, glyph.bottom) - max(last.top, glyph.top) >= 0.4 * min(last.size, glyph.size)


def _parted(row: list[Glyph]) -> Iterator[list[Glyph]]:
    run: list[Glyph] = []
    for glyph in sorted(row, key=lambda each: each.left):
        if run and glyph.left - run[-1].right > _CELL_GAP * max(glyph.size, 1.0):
            yield run
            run = []
        run.append(glyph)
    if run:
        yield run


def _is_stray(space: Glyph, before: Glyph, after: Glyph, usual: float) -> bool:
    """Whether a space was only guessed from a gap, and the gap is none between two words: where Chinese meets Latin
    typesetters leave a quarter, and they stretch a line by widening every gap; `usual` is the gap in this line."""
    wide = is_wide(before.text) + is_wide(after.text)
    gap = (after.left - before.right - usual) / max(before.size, 0.1)
    return space.left == space.right and gap < (0.0, 0.4, 0.15)[wide]


def _usual_gap(run: Sequence[Glyph]) -> float:
    """The gap between most wide characters of a line."""
    written = [glyph for glyph in run if glyph.text != " " or glyph.left < glyph.right]  # not guessed from gaps
    gaps = sorted(b.left - a.right for a, b in pairwise(written) if is_wide(a.text) and is_wide(b.text))
    return max(gaps[len(gaps) // 2], 0.0) if gaps else 0.0


def _line(run: Sequence[Glyph], above: Sequence[Above]) -> Line:
    """A piece of a line, given what stands above it."""
    inked = [glyph for glyph in run if not glyph.text.isspace()] or list(run)
    (size, _), *_ = Counter(round(glyph.size, 1) for glyph in inked).most_common(1)
    main = [glyph for glyph in inked if abs(glyph.size - size) <= 0.1 * size] or inked
    top, bottom, placed = min(glyph.top for glyph in main), max(glyph.bottom for glyph in main), place(above, run)
    text, spans = "", list[Span]()
    for number in _kept(run, placed):
        glyph, start = run[number], len(text)
        text += glyph.text
        if number in placed:
            spans.append(Span(start, len(text), SpanKind.RUBY, placed[number]))
        elif glyph.size < _RAISED * size and glyph.bottom < bottom - 0.1 * size and _SIGN.match(glyph.text):
            spans.append(Span(start, len(text), SpanKind.SUPERSCRIPT))
    whole = Inline(text, tuple(_as_one(spans))).stripped()
    return Line(
        whole.text,
        min(glyph.left for glyph in inked),
        top,
        max(glyph.right for glyph in inked),
        bottom,
        max(size, 0.1),
        spans=whole.spans,
        above=max(top - min((reading.top for reading in above), default=top), 0.0),
    )


def _kept(run: Sequence[Glyph], placed: Mapping[int, str]) -> Iterator[int]:
    """The numbers of the characters of a line, without spaces that are none between words."""
    usual = _usual_gap(run)
    for number, glyph in enumerate(run):
        if glyph.text == " " and number in range(1, len(run) - 1):
            beside = (number - 1, number + 1)
            is_spread = not placed.keys().isdisjoint(beside) and all(is_wide(run[other].text) for other in beside)
            if is_spread or _is_stray(glyph, run[number - 1], run[number + 1], usual):
                continue
        yield number


def _as_one(spans: Sequence[Span]) -> Iterator[Span]:
    """The spans, raised signs that stand beside each other as one."""
    last: Span | None = None
    for span in spans:
        if last is not None and last.kind is span.kind is SpanKind.SUPERSCRIPT and last.end == span.start:
            last = last._replace(end=span.end)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last


def _in_order(pieces: list[Line]) -> list[Line]:
    """From the top down; as the PDF has them where that is nearly so, for what it puts side by side belongs so."""
    upward = sum(second.bottom < first.top for first, second in pairwise(pieces))
    return pieces if upward <= len(pieces) / 20 else sorted(pieces, key=lambda line: (round(line.bottom), line.left))


def _joined(pieces: Sequence[Line]) -> Iterator[Line]:
    """The pieces that stand on one line, in one."""
    row: Line | None = None
    for piece in pieces:
        if row is not None and _on_one_line(row, piece):
            row = row._replace(
                text=f"{row.text}\t{piece.text}",
                spans=(*row.spans, *moved(piece.spans, len(row.text) + 1)),
                above=max(row.above, piece.above),
                top=min(row.top, piece.top),
                right=piece.right,
                bottom=max(row.bottom, piece.bottom),
                cells=row.cells + 1,
            )
            continue
        if row is not None:
            yield row
        row = piece
    if row is not None:
        yield row


def _on_one_line(row: Line, piece: Line) -> bool:
    overlap = min(row.bottom, piece.bottom) - max(row.top, piece.top)
    return overlap > 0.5 * min(row.size, piece.size) and piece.left > row.right


def _gutter(pieces: Sequence[Line]) -> float | None:
    """The middle of the gap between two columns of text, or None: nearly all lines lie on one side of it."""
    left, right = min(piece.left for piece in pieces), max(piece.right for piece in pieces)
    middle = (left + right) / 2
    sides = [piece for piece in pieces if len(piece.text) > 1]
    before = [piece for piece in sides if piece.right <= middle + 0.05 * (right - left)]
    after = [piece for piece in sides if piece.left >= middle - 0.05 * (right - left)]
    if min(len(before), len(after)) < _COLUMN_LINES or len(before) + len(after) < 0.75 * len(sides):
        return None
    edge, start = max(piece.right for piece in before), min(piece.left for piece in after)
    # Cells of a table are short; lines of a column fill it.
    filled = sum(piece.right - piece.left > 0.75 * (edge - left) for piece in before)
    return (edge + start) / 2 if start > edge and filled >= len(before) / 2 else None


def _with_edges(lines: list[Line]) -> list[Line]:
    """The lines with the edges of their column: where most of the text begins at the latest, and ends at the most."""
    if not lines:
        return []
    usual = _usual_size(lines)
    body = [line for line in lines if abs(line.size - usual) <= 0.1 * usual] or lines
    left, right = min(line.left for line in body), max(line.right for line in body)
    return [line._replace(column_left=left, column_right=right) for line in lines]


def _usual_size(lines: Iterable[Line]) -> float:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0]


def _in_columns(across: Sequence[Line], left: Sequence[Line], right: Sequence[Line]) -> list[Line]:
    """What runs across both columns parts the page; between two such lines the left column is read, then the right."""
    found: list[Line] = []
    above = float("-inf")
    for line in (*across, None):
        below = line.top if line else float("inf")
        for column in (left, right):
            found += [each for each in column if above <= each.top < below]
        if line:
            found.append(line)
            above = line.top
    return found
