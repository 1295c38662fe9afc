"""Paints sheets, and notes for each glyph which text it stands for, so that a PDF of them can say so.

Qt writes into a PDF whichever code point of the font a glyph has first: ⼗ for 十, ⻓ for 長, one ligature for ——, and
nothing beyond U+FFFF. Programs that read PDF take a wide gap for a space. What Qt's text would not say exactly is noted
here as a replacement, for as few characters as possible, because readers select a replaced stretch as a whole.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGlyphRun, QPaintDevice, QPainter, QRawFont

from viewer.ui.printing.sheets import Slice
from viewer.ui.reading.ornaments import Label, Ornament
from viewer.ui.reading.textrun import SetLine

_GAP = 0.08
"""Ems beyond the font's own advance that a program may take for a space (poppler from 0.1, pdfium from 0.17), or short of
it that it may take for the beginning of another line."""


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
        for stretch in _stretches(line, self.notes):
            first = self.notes.runs[-1]
            self._write(line, stretch, origin)
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

    def _write(self, line: SetLine, stretch: _Stretch, origin: QPointF) -> None:
        baseline = line.top + line.baseline
        for look in line.run.looks:
            start, end = max(look.start, stretch.start), min(look.end, stretch.end)
            if start >= end:
                continue
            self.setPen(look.colour)
            xs = [line.x_at(line.run.start + k) for k in range(start, end)]
            for strip, first, last in _by_font(line, start, end):
                run = line.run.strips[strip].run(first, xs[first - start : last - start], baseline + look.rise)
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


def _stretches(line: SetLine, notes: TextNotes) -> Iterator[_Stretch]:
    """A line's text, cut where its glyphs begin or cease to say it."""
    text, clusters = line.run.paragraph.text, _clusters(line)
    if not clusters:
        return
    hanging = text[line.fitted.visible : line.fitted.end]
    fonts = [notes.font(strip.font) for strip in line.run.strips]
    wrong = [not _says(cluster, text, fonts) for cluster in clusters]
    wrong[-1] = wrong[-1] or bool(hanging)
    joined = [_misleads(line, text, a, b) for a, b in zip(clusters, clusters[1:], strict=False)]
    first = 0
    while first < len(clusters):
        after = first + 1
        replaced = wrong[first] or (first < len(joined) and joined[first])
        while after < len(clusters) and (
            joined[after - 1]
            if replaced
            else not wrong[after] and not (after < len(joined) and joined[after])
        ):
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


def _misleads(line: SetLine, text: str, before: _Cluster, after: _Cluster) -> bool:
    """Whether what stands between two clusters would be read as something else: a gap as a space, spaces as one."""
    spaces = [text[k].isspace() for k in (after.start - 1, after.start)]
    if any(spaces):
        return all(spaces) or any(text[k] != " " for k in (after.start - 1, after.start) if text[k].isspace())
    spacing, offset = line.run.paragraph.spacing, line.run.start
    own = spacing.x[after.start] - spacing.x[before.start] - spacing.gaps.get(after.start, 0.0)
    there = line.x_at(offset + after.start) - line.x_at(offset + before.start)
    return abs(there - own) > _GAP * line.em
