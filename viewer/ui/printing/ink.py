"""Paints sheets, and notes for each glyph which text it stands for, so that a PDF of them can say so.

Qt writes into a PDF whichever code point of the font a glyph has first: ⼗ for 十, ⻓ for 長, one ligature for ——, and
nothing beyond U+FFFF. Programs that read PDF take a wide gap for a space. What Qt's text would not say exactly is noted
here as a replacement, for as few characters as possible, because readers select a replaced stretch as a whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGlyphRun, QPaintDevice, QPainter, QRawFont

from viewer.ui.printing.sheets import Slice
from viewer.ui.reading.ornaments import Label, Ornament
from viewer.ui.reading.textrun import SetLine

_GAP = 0.08
"""Ems. As much beyond the font's own advance may be taken for a space (by poppler from 0.1, by pdfium from 0.17), as much
short of it for the beginning of another line."""


@dataclass
class FontNotes:
    """The glyphs of one font in the order of their first use, and what each stands for; glyph 0 is always first.

    A PDF's subset of a font numbers its glyphs in the same order.
    """

    codes: dict[int, int] = field(default_factory=lambda: {0: 0})
    texts: dict[int, str] = field(default_factory=dict)
    """By glyph."""

    def stands_for(self, glyph: int, text: str) -> bool:
        """Note that a glyph stands for `text`, unless it already stands for another one or is the empty box."""
        return glyph != 0 and self.texts.setdefault(glyph, text) == text

    def by_code(self) -> dict[int, str]:
        """What is known of the subset's glyphs, by their number there."""
        return {self.codes[glyph]: text for glyph, text in self.texts.items() if glyph in self.codes}


@dataclass(frozen=True, slots=True)
class Replacement:
    """The glyph runs ``[first, end)`` of a sheet stand for `text`; `kind` is what a PDF calls such a stretch."""

    first: int
    end: int
    text: str | None
    kind: str = "Span"


@dataclass
class TextNotes:
    """What every glyph of a printed article stands for: fonts in the order of their first use, sheets in theirs."""

    fonts: dict[tuple[bytes, int], FontNotes] = field(default_factory=dict)
    sheets: list[list[Replacement]] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    """How many glyph runs each sheet has."""
    _keys: dict[tuple[object, ...], tuple[bytes, int]] = field(default_factory=dict)

    def font(self, raw: QRawFont) -> FontNotes:
        """The notes of a font: one for all sizes, slants and artificial weights of the same face."""
        looks = (raw.familyName(), raw.styleName(), raw.weight(), raw.style())
        if looks not in self._keys:
            varies = not raw.fontTable("fvar").isEmpty()
            self._keys[looks] = (bytes(raw.fontTable("name").data()), raw.weight() if varies else 0)
        return self.fonts.setdefault(self._keys[looks], FontNotes())


class Ink(QPainter):
    """A painter on a device of sheets that notes which text its glyphs stand for."""

    def __init__(self, device: QPaintDevice, notes: TextNotes) -> None:
        super().__init__(device)
        self.notes = notes

    def begin_sheet(self) -> None:
        """What is painted from now on is on a new sheet."""
        self.notes.sheets.append([])
        self.notes.runs.append(0)

    def paint_slice(self, part: Slice, left: float, top: float) -> None:
        """Paint a slice on a sheet whose text begins at (left, top)."""
        origin = QPointF(left, top + part.y - part.top)
        self._paint_ornaments(part, part.piece.behind, origin)
        for line in part.piece.lines:
            if part.top <= line.top < part.bottom:
                self.write_line(line, origin)
        with_readings = len(self._sheet), self.notes.runs[-1]
        self._paint_ornaments(part, part.piece.before, origin)
        if self.notes.runs[-1] > with_readings[1]:
            self._sheet.append(Replacement(with_readings[1], self.notes.runs[-1], ""))

    def write_line(self, line: SetLine, origin: QPointF) -> None:
        """Paint a line's text."""
        xs = [line.x_at(offset) for offset in range(line.start, line.run.start + line.fitted.visible)]
        for stretch in _stretches(line, xs, self.notes):
            first = self.notes.runs[-1]
            self._write(line, stretch, xs, origin)
            if stretch.replaced and self.notes.runs[-1] > first:
                self._sheet.append(Replacement(first, self.notes.runs[-1], stretch.text))

    def write_label(self, label: Label, kind: str) -> None:
        """Paint what repeats on every sheet; `kind` says that it is none of the article's text."""
        first = self.notes.runs[-1]
        label.paint(self, QPointF())
        self._sheet.append(Replacement(first, self.notes.runs[-1], None, kind))

    @property
    def _sheet(self) -> list[Replacement]:
        return self.notes.sheets[-1]

    def _write(self, line: SetLine, stretch: _Stretch, xs: Sequence[float], origin: QPointF) -> None:
        baseline, zero = line.top + line.baseline, line.fitted.start
        for look in line.run.looks:
            start, end = max(look.start, stretch.start), min(look.end, stretch.end)
            if start >= end:
                continue
            self.setPen(look.colour)
            for strip, first, last in _by_font(line, start, end):
                run = line.run.strips[strip].run(first, xs[first - zero : last - zero], baseline + look.rise)
                if run is not None:
                    self.drawGlyphRun(origin, run)

    def _paint_ornaments(self, part: Slice, ornaments: Sequence[Ornament], origin: QPointF) -> None:
        """Paint as much of the ornaments as stands beside the slice's lines."""
        if not ornaments:
            return
        self.save()
        whole = self.window()
        height = part.bottom - part.top
        self.setClipRect(QRectF(whole.left(), origin.y() + part.top, whole.width(), height))
        for ornament in ornaments:
            if not isinstance(ornament, Label) or part.top <= ornament.baseline < part.bottom:
                ornament.paint(self, origin)
        self.restore()

    # Qt's stubs list more than callers of this painter pass.
    def drawGlyphRun(self, position: QPointF, run: QGlyphRun) -> None:  # type: ignore[override]
        codes = self.notes.font(run.rawFont()).codes
        for glyph in run.glyphIndexes():
            codes.setdefault(glyph, len(codes))
        self.notes.runs[-1] += 1
        super().drawGlyphRun(position, run)


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Characters ``[start, end)`` of a run; `replaced` says that their glyphs do not say their text."""

    start: int
    end: int
    text: str
    replaced: bool


@dataclass(slots=True)
class _Cluster:
    """Characters ``[start, end)`` of a run and the glyphs that draw them: (index of the strip, glyph)."""

    start: int
    end: int
    glyphs: list[tuple[int, int]]


def _glyphs(line: SetLine, start: int, end: int) -> list[tuple[int, int, int]]:
    """(character, index of the strip, glyph) of characters ``[start, end)``, in the order of the text."""
    found = []
    for number, strip in enumerate(line.run.strips):
        first = bisect_left(strip.characters, start)
        last = bisect_left(strip.characters, end, lo=first)
        found += [(strip.characters[k], number, strip.glyphs[k]) for k in range(first, last)]
    if len(line.run.strips) > 1:
        found.sort(key=lambda item: item[0])
    return found


def _by_font(line: SetLine, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(strip, start, end) of the stretches of one font, in the order of the text: a PDF is read as it was painted."""
    if len(line.run.strips) == 1:
        yield 0, start, end
        return
    owners: dict[int, list[int]] = {}
    for character, number, _ in _glyphs(line, start, end):
        owners.setdefault(character, []).append(number)
    begun, owner = start, -1
    for character, numbers in owners.items():
        if numbers == [owner]:
            continue
        if owner >= 0:
            yield owner, begun, character
        begun, owner = character, numbers[-1]
        for number in numbers[:-1]:
            yield number, character, character + 1
    if owner >= 0:
        yield owner, begun, end


def _clusters(line: SetLine) -> list[_Cluster]:
    """The clusters of a line's visible text; characters without a glyph of their own belong to the one before."""
    start, end = line.fitted.start, line.fitted.visible
    found: list[_Cluster] = []
    for character, strip, glyph in _glyphs(line, start, end):
        if found and found[-1].start == character:
            found[-1].glyphs.append((strip, glyph))
            continue
        if found:
            found[-1].end = character
        found.append(_Cluster(character if found else start, end, [(strip, glyph)]))
    return found


def _stretches(line: SetLine, xs: Sequence[float], notes: TextNotes) -> Iterator[_Stretch]:
    """A line's text, cut where its glyphs begin or cease to say it. `xs` is where each visible character begins."""
    text, clusters = line.run.paragraph.text, _clusters(line)
    if not clusters:
        return
    hanging = text[line.fitted.visible : line.fitted.end]
    fonts = [notes.font(strip.font) for strip in line.run.strips]
    wrong = [not _says(cluster, text, fonts) for cluster in clusters]
    wrong[-1] = wrong[-1] or bool(hanging)
    joined = [*_joined(line, xs, clusters), False]
    first = 0
    while first < len(clusters):
        after = first + 1
        replaced = wrong[first] or joined[first]
        if replaced:
            while joined[after - 1]:
                after += 1
        else:
            while after < len(clusters) and not wrong[after] and not joined[after]:
                after += 1
        start, end = clusters[first].start, clusters[after - 1].end
        said = text[start:end] + (hanging if after == len(clusters) else "")
        yield _Stretch(start, end, said, replaced)
        first = after


def _says(cluster: _Cluster, text: str, fonts: Sequence[FontNotes]) -> bool:
    """Whether the glyphs of a cluster can stand for its text."""
    own = text[cluster.start : cluster.end]
    if len(cluster.glyphs) > 1:
        return False
    strip, glyph = cluster.glyphs[0]
    return fonts[strip].stands_for(glyph, own) and (own == " " or not own.isspace())


def _joined(line: SetLine, xs: Sequence[float], clusters: Sequence[_Cluster]) -> Iterator[bool]:
    """For each boundary of two clusters, whether what stands there would be read as something else.

    A gap would be read as a space, an overlap as the beginning of another line, and spaces of any kind as one.
    """
    spacing, text, start = line.run.paragraph.spacing, line.run.paragraph.text, line.fitted.start
    limit = _GAP * line.em
    moved = set(spacing.yields) if line.fitted.squeeze else set[int]()
    for before, after in pairwise(clusters):
        k = after.start
        if text[k].isspace() or text[k - 1].isspace():
            yield text[k - 1 : k + 1].isspace() or any(c.isspace() and c != " " for c in text[k - 1 : k + 1])
        elif k in spacing.gaps or k in moved or line.fitted.stretch > limit:
            own = spacing.x[k] - spacing.x[before.start] - spacing.gaps.get(k, 0.0)
            yield abs(xs[k - start] - xs[before.start - start] - own) > limit
        else:
            yield False
