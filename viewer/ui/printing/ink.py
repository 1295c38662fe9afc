"""Paints sheets, and notes which text each run of glyphs stands for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QGlyphRun, QPaintDevice, QPainter

from viewer.ui.printing.notes import Replacement, TextNotes
from viewer.ui.printing.sheets import Slice
from viewer.ui.printing.stretches import Stretch, by_font, stretches_of
from viewer.ui.reading.ornaments import Label, Ornament
from viewer.ui.reading.textrun import SetLine


class Ink(QPainter):
    """A painter on a device of sheets that notes which text its glyphs stand for."""

    def __init__(self, device: QPaintDevice, notes: TextNotes) -> None:
        super().__init__(device)
        self.notes = notes
        self._outlines = False

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
        # Readings are none of the text, and programs that read PDF know no other way to say so.
        self._outlines = True
        self._paint_ornaments(part, part.piece.before, origin)
        self._outlines = False

    def write_line(self, line: SetLine, origin: QPointF) -> None:
        """Paint a line's text."""
        xs = [line.x_at(offset) for offset in range(line.start, line.run.start + line.fitted.visible)]
        for stretch in stretches_of(line, xs, self.notes):
            first = self.notes.runs[-1]
            self._write(line, stretch, xs, origin)
            if stretch.replaced and self.notes.runs[-1] > first:
                self._sheet.append(Replacement(first, self.notes.runs[-1], stretch.text))

    def write_label(self, label: Label, text: str) -> None:
        """Paint a label that says `text`."""
        first = self.notes.runs[-1]
        label.paint(self, QPointF())
        self._sheet.append(Replacement(first, self.notes.runs[-1], text))

    @property
    def _sheet(self) -> list[Replacement]:
        return self.notes.sheets[-1]

    def _write(self, line: SetLine, stretch: Stretch, xs: Sequence[float], origin: QPointF) -> None:
        baseline, zero = line.top + line.baseline, line.fitted.start
        for look in line.run.looks:
            start, end = max(look.start, stretch.start), min(look.end, stretch.end)
            if start >= end:
                continue
            self.setPen(look.colour)
            for strip, first, last in by_font(line, start, end):
                run = line.run.strips[strip].run(first, xs[first - zero : last - zero], baseline + look.rise)
                if run is not None:
                    self.drawGlyphRun(origin, run)

    def _paint_ornaments(self, part: Slice, ornaments: Sequence[Ornament], origin: QPointF) -> None:
        """Paint as much of the ornaments as stands beside the slice's lines."""
        if not ornaments:
            return
        self.save()
        whole = self.window()
        top, height = origin.y() + part.top - part.above, part.above + part.bottom - part.top
        self.setClipRect(QRectF(whole.left(), top, whole.width(), height))
        for ornament in ornaments:
            if not isinstance(ornament, Label) or part.top <= ornament.baseline < part.bottom:
                ornament.paint(self, origin)
        self.restore()

    def _draw_outlines(self, position: QPointF, run: QGlyphRun) -> None:
        """Draw glyphs as shapes, which are no text to anybody."""
        font, colour = run.rawFont(), self.pen().color()
        for glyph, point in zip(run.glyphIndexes(), run.positions(), strict=True):
            self.fillPath(font.pathForGlyph(glyph).translated(position + point), colour)

    # Qt's stubs list more than callers of this painter pass.
    def drawGlyphRun(self, position: QPointF, run: QGlyphRun) -> None:  # type: ignore[override]
        if self._outlines:
            self._draw_outlines(position, run)
            return
        self.notes.use(run)
        super().drawGlyphRun(position, run)
