"""Sets pieces of the page in one style at one width, as lines and ornaments in the column."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor

from viewer.article.blocks import BlockKind
from viewer.ui.reading.characters import latin_marks
from viewer.ui.reading.document import LINE_BREAK
from viewer.ui.reading.fonts import Face, Fonts, Role
from viewer.ui.reading.inline import BaseLook, inline_of
from viewer.ui.reading.kinds import KINDS
from viewer.ui.reading.linefit import Measure, fit_lines
from viewer.ui.reading.ornaments import Fill
from viewer.ui.reading.piece import Box, Pictures, Piece, SetPiece
from viewer.ui.reading.spacing import gaps_in
from viewer.ui.reading.style import ReadingStyle
from viewer.ui.reading.tables import TableColumns
from viewer.ui.reading.textrun import SetLine, TextRun, literal_run, typeset_run

_ASIDE_RULE = 0.6
"""Ems between a column and the rule beside what is aside in it."""
_READING_ROOM = 0.55
"""Ems above a line for the readings over it."""


class Typesetter:
    """Sets pieces in one style at one width. `width` is the column's, a whole number of ems, in pixels.

    Without `pictures` there is a frame in place of each.
    """

    def __init__(self, style: ReadingStyle, fonts: Fonts, width: float, pictures: Pictures | None = None) -> None:
        self.style = style
        self.fonts = fonts
        self.width = width
        self.pictures = pictures

    @cached_property
    def em(self) -> float:
        return self.fonts.text.em

    @cached_property
    def pitch(self) -> float:
        """Distance of two lines of body text."""
        return float(round(self.em * self.style.line_height))

    @cached_property
    def colour(self) -> Mapping[str, QColor]:
        """The style's colours by name."""
        colours = self.style.colours
        names = ("text", "heading", "link", "muted", "line", "tint")
        return MappingProxyType({name: QColor(getattr(colours, name)) for name in names})

    @cached_property
    def is_dark(self) -> bool:
        """Whether the page is darker than its text."""
        return QColor(self.style.colours.background).lightnessF() < QColor(self.style.colours.text).lightnessF()

    def gap_before(self, piece: Piece) -> float:
        """The space between a piece and the one before it."""
        if piece.previous is None or piece.continued:
            return 0.0
        habit, before = KINDS[piece.kind], KINDS[piece.previous]
        ems = habit.within if piece.kind is piece.previous else max(habit.before, before.after)
        if piece.kind is BlockKind.HEADING and piece.previous is not BlockKind.HEADING:
            ems *= self.fonts.heading(piece.block.level).em / self.em
        return float(round(ems * self.em))

    def estimate(self, piece: Piece) -> float:
        """A guess at a piece's height that costs next to nothing: three bytes of UTF-8 are about one em."""
        if piece.kind in (BlockKind.IMAGE, BlockKind.RULE):
            return self.set(piece).height
        ems = len(piece.text.encode()) / 3 + self.style.indent
        lines = ems * self.em // self.width + 1 + piece.text.count(LINE_BREAK)
        return float(lines * self.pitch)

    def set(self, piece: Piece) -> SetPiece:
        """The piece, set; what is aside in the typefaces of its own region, and with a rule beside it."""
        habit = KINDS[piece.kind]
        if not piece.block.is_aside:
            return habit.set(self, piece)
        done = habit.set(self._aside if self.style.aside_families else self, piece)
        rule = Fill(QRectF(-round(_ASIDE_RULE * self.em), 0, 1, done.height), self.colour["muted"])
        return done._replace(behind=[*done.behind, rule])

    @cached_property
    def _aside(self) -> Typesetter:
        style = self.style._replace(families=self.style.aside_families)
        return Typesetter(style, Fonts(style), self.width, self.pictures)

    def columns(self, rows: Iterable[str]) -> TableColumns:
        """The columns of a table with these rows."""
        bold = self.fonts.face(Role.TEXT, bold=True)
        return TableColumns.of(rows, lambda text: bold.width(text) / self.em + gaps_in(text))

    def base(self, face: Face, colour: str, *, scale: float = 1.0, bold: bool = False) -> BaseLook:
        return BaseLook(face, scale, bold, self.colour[colour], self.colour["link"])

    def lines(
        self, piece: Piece, base: BaseLook, text: str, start: int, box: Box, *, literal: bool = False
    ) -> Iterator[SetLine]:
        """The lines of `text`, which begins at offset `start` of the block, from the top of `box` down."""
        make = literal_run if literal else typeset_run
        top, indent = box.top, box.indent
        for line in text.split(LINE_BREAK):
            narrow = () if literal else latin_marks(line)
            inline = inline_of(line, start, piece.block.spans, base, self.fonts, narrow)
            run = make(line, start, base.face, inline)
            measure = Measure(box.width, base.face.em, indent, box.justify and self.style.justify)
            for item in self._stack(run, measure, base.face, box, top):
                yield item
                top += item.height
            start += len(line) + 1
            # What was broken by hand begins anew, as lines of verse do; what the source wrapped goes on.
            indent = box.indent if piece.block.text[start - 1 : start] == LINE_BREAK else 0.0

    def _stack(self, run: TextRun, measure: Measure, face: Face, box: Box, top: float) -> Iterator[SetLine]:
        room = round(_READING_ROOM * face.em) if box.readings else 0
        height = box.pitch + room
        baseline = float(round((box.pitch - face.em) / 2 + face.ascent) + room)
        for fitted in fit_lines(run.paragraph, measure):
            yield SetLine(run, fitted, box.left, top, height, baseline, face.em)
            top += height
