"""Sets one piece of the page: a block, or a stretch of a very long one, as lines and ornaments in the column.

Every kind of block is a row in `_KINDS`: how far it stands from its neighbours, how it is indented, and the function
that sets it. Lengths are pixels; a piece's origin is the column's left edge and the top of its first line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from math import ceil
from types import MappingProxyType
from typing import NamedTuple, Protocol

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF
from PySide6.QtGui import QColor, QImage

from viewer.article.blocks import BlockKind, Span, SpanKind
from viewer.ui.reading.characters import latin_marks
from viewer.ui.reading.document import LINE_BREAK, ShownBlock
from viewer.ui.reading.fonts import Face, Fonts, Role
from viewer.ui.reading.inline import BaseLook, inline_of
from viewer.ui.reading.linefit import Measure, fit_lines
from viewer.ui.reading.ornaments import (
    Dots,
    Fill,
    Label,
    Lack,
    Ornament,
    Picture,
    code_tints,
    dots,
    readings,
    strokes,
    underlines,
)
from viewer.ui.reading.style import ReadingStyle
from viewer.ui.reading.tables import TableColumns
from viewer.ui.reading.textrun import SetLine, TextRun, literal_run, spans_of, typeset_run

_LIST_STEP = 2.0
_BULLET = 0.12
_QUOTE_STEP = 1.5
_QUOTE_RULE = 0.15
_ASIDE_RULE = 0.6
_CELL_PADDING = 0.5
_READING_ROOM = 0.55
"""All in ems."""
_SPACES = " \t\u3000\u00a0"


class Piece(NamedTuple):
    """What is set at once: characters ``[start, end)`` of block `index` of the page.

    `previous` is the kind of the piece before it; `continued` says that the paragraph began in an
    earlier piece; `columns` are those of the table that a row belongs to.
    """

    index: int  # type: ignore[assignment]  # in place of the method of tuples
    block: ShownBlock
    text: str
    start: int = 0
    previous: BlockKind | None = None
    continued: bool = False
    columns: TableColumns | None = None

    @property
    def kind(self) -> BlockKind:
        return self.block.kind

    def ink(self, usual: str) -> str:
        """The name of the colour it is set in, which is `usual` unless the block is aside."""
        return "muted" if self.block.is_aside else usual


class SetPiece(NamedTuple):
    """A piece as it is painted. `behind` is painted below marks and selection, `before` above the text."""

    height: float
    lines: Sequence[SetLine]
    behind: Sequence[Ornament] = ()
    before: Sequence[Ornament] = ()


class Gallery(Protocol):
    """Where the pictures of an article come from."""

    def size(self, key: str) -> QSizeF | None:
        """How large a picture would be by itself; None if it cannot be shown."""

    def image(self, key: str, size: QSize) -> QImage | None:
        """A picture in so many pixels; None as long as it is not read, a null one if it cannot be."""


class Pictures(NamedTuple):
    """The pictures of a page, and the height that none of them exceeds."""

    gallery: Gallery
    height: float


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
        habit, before = _KINDS[piece.kind], _KINDS[piece.previous]
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
        """The piece, set; what is aside in the typefaces of its own region."""
        setter = self._aside if piece.block.is_aside and self.style.aside_families else self
        return _KINDS[piece.kind].set(setter, piece)

    @cached_property
    def _aside(self) -> Typesetter:
        style = self.style._replace(families=self.style.aside_families)
        return Typesetter(style, Fonts(style), self.width, self.pictures)

    def columns(self, rows: Iterable[str]) -> TableColumns:
        """The columns of a table with these rows."""
        bold = self.fonts.face(Role.TEXT, bold=True)
        return TableColumns.of(rows, lambda text: bold.width(text) / self.em)

    def base(self, face: Face, colour: str, *, scale: float = 1.0, bold: bool = False) -> BaseLook:
        return BaseLook(face, scale, bold, self.colour[colour], self.colour["link"])

    def lines(
        self, piece: Piece, base: BaseLook, text: str, start: int, box: _Box, *, literal: bool = False
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
            indent = 0.0

    def _stack(self, run: TextRun, measure: Measure, face: Face, box: _Box, top: float) -> Iterator[SetLine]:
        room = round(_READING_ROOM * face.em) if box.readings else 0
        height = box.pitch + room
        baseline = float(round((box.pitch - face.em) / 2 + face.ascent) + room)
        for fitted in fit_lines(run.paragraph, measure):
            yield SetLine(run, fitted, box.left, top, height, baseline, face.em)
            top += height


class _Box(NamedTuple):
    """Where text goes and how."""

    left: float
    width: float
    pitch: float
    indent: float = 0.0
    justify: bool = True
    readings: bool = False
    top: float = 0.0


def _bottom(lines: Sequence[SetLine], least: float = 0.0) -> float:
    return max((line.top + line.height for line in lines), default=least)


def _has_readings(spans: Sequence[Span]) -> bool:
    return any(span.kind is SpanKind.RUBY for span in spans)


def _finished(
    setter: Typesetter, piece: Piece, lines: Sequence[SetLine], base: BaseLook, behind: Sequence[Ornament] = ()
) -> SetPiece:
    """A set piece with the ornaments that its spans ask for; beside what is aside there is a rule."""
    if piece.block.is_aside:
        rule = QRectF(-round(_ASIDE_RULE * setter.em), 0, 1, _bottom(lines))
        behind = [*behind, Fill(rule, setter.colour["muted"])]
    if not piece.block.spans:
        return SetPiece(_bottom(lines), lines, behind)
    spans, colour = piece.block.spans, setter.colour
    before: list[Ornament] = [
        *underlines(lines, spans_of(spans, SpanKind.LINK), colour["link"]),
        *strokes(lines, spans_of(spans, SpanKind.STRIKE), base.colour, base.face),
        *dots(lines, spans_of(spans, SpanKind.EMPHASIS), base.colour, base.face),
        *readings(
            lines,
            spans_of(spans, SpanKind.RUBY),
            colour["muted"],
            base.face,
            setter.fonts.face(Role.READING, base.scale),
        ),
    ]
    tints = code_tints(lines, spans_of(spans, SpanKind.CODE), colour["tint"], base.face)
    return SetPiece(_bottom(lines), lines, [*behind, *tints], before)


def _paragraph(setter: Typesetter, piece: Piece) -> SetPiece:
    own_indent = piece.continued or piece.text[:1] in _SPACES
    base = setter.base(setter.fonts.text, piece.ink("text"))
    box = _Box(
        0.0,
        setter.width,
        setter.pitch,
        indent=0.0 if own_indent else setter.style.indent * setter.em,
        readings=_has_readings(piece.block.spans),
    )
    return _finished(setter, piece, list(setter.lines(piece, base, piece.text, piece.start, box)), base)


def _heading(setter: Typesetter, piece: Piece) -> SetPiece:
    face = setter.fonts.heading(piece.block.level)
    base = setter.base(face, piece.ink("heading"), scale=face.em / setter.em, bold=True)
    pitch = float(round(face.em * min(setter.style.line_height, 1.4)))
    box = _Box(0.0, setter.width, pitch, justify=False, readings=_has_readings(piece.block.spans))
    return _finished(setter, piece, list(setter.lines(piece, base, piece.text, piece.start, box)), base)


def _list_item(setter: Typesetter, piece: Piece) -> SetPiece:
    left = min(_LIST_STEP * max(piece.block.level, 1) * setter.em, setter.width / 2)
    base = setter.base(setter.fonts.text, piece.ink("text"))
    box = _Box(left, setter.width - left, setter.pitch, readings=_has_readings(piece.block.spans))
    lines = list(setter.lines(piece, base, piece.text, piece.start, box))
    behind: list[Ornament] = []
    if piece.block.marker and not piece.continued:
        behind.append(_list_marker(setter, piece.block.marker, left, lines[0].top + lines[0].baseline))
    return _finished(setter, piece, lines, base, behind)


def _list_marker(setter: Typesetter, marker: str, left: float, baseline: float) -> Ornament:
    """The marker of an item whose text begins at `left`."""
    if marker == "•":
        # Serif fonts for Chinese have a • as small as a ‧, three pixels at the size of text.
        centre = QPointF(left - setter.em, baseline - 0.36 * setter.em)
        return Dots((centre,), _BULLET * setter.em, setter.colour["text"])
    label = Label.make(marker, setter.fonts.text, setter.colour["text"])
    return label.at(left - label.width - 0.5 * setter.em, baseline)


def _cue(setter: Typesetter, piece: Piece) -> SetPiece:
    face = setter.fonts.small
    label = Label.make(piece.block.marker, face, setter.colour["muted"])
    # In whole ems, that the texts begin on one line though a 1 is narrower than a 0.
    left = min(ceil(label.width / setter.em + 0.75) * setter.em, setter.width / 2)
    base = setter.base(setter.fonts.text, piece.ink("text"))
    box = _Box(left, setter.width - left, setter.pitch, justify=False, readings=_has_readings(piece.block.spans))
    lines = list(setter.lines(piece, base, piece.text, piece.start, box))
    behind = [] if piece.continued else [label.at(0.0, lines[0].top + lines[0].baseline)]
    return _finished(setter, piece, lines, base, behind)


def _quote(setter: Typesetter, piece: Piece) -> SetPiece:
    level = max(piece.block.level, 1)
    left = min(_QUOTE_STEP * level * setter.em, setter.width / 2)
    base = setter.base(setter.fonts.text, piece.ink("text"))
    box = _Box(left, setter.width - left, setter.pitch, readings=_has_readings(piece.block.spans))
    lines = list(setter.lines(piece, base, piece.text, piece.start, box))
    above = setter.gap_before(piece) if piece.previous is BlockKind.QUOTE else 0.0
    step, thick = left / level, max(round(_QUOTE_RULE * setter.em), 2)
    behind = [
        Fill(QRectF(round(k * step + 0.3 * setter.em), -above, thick, _bottom(lines) + above), setter.colour["line"])
        for k in range(level)
    ]
    return _finished(setter, piece, lines, base, behind)


def _code(setter: Typesetter, piece: Piece) -> SetPiece:
    face = setter.fonts.face(Role.CODE)
    base = setter.base(face, piece.ink("text"))
    padding = round(0.7 * setter.em)
    pitch = float(round(face.em * 1.55))
    joined = piece.previous is BlockKind.CODE
    box = _Box(padding, setter.width - 2 * padding, pitch, justify=False, top=padding)
    lines = list(setter.lines(piece, base, piece.text, piece.start, box, literal=True))
    height = _bottom(lines) + padding
    above = setter.gap_before(piece) if joined else 0.0
    tint = Fill(QRectF(0, -above, setter.width, height + above), setter.colour["tint"])
    return SetPiece(height, lines, [tint])


def _table_row(setter: Typesetter, piece: Piece) -> SetPiece:
    header = piece.block.level == 1
    face = setter.fonts.face(Role.TEXT, bold=header)
    base = setter.base(face, piece.ink("text"), bold=header)
    cells = piece.text.split("\t")
    edges = (piece.columns or setter.columns([piece.text])).edges(setter.width, setter.em)
    padding, start, lines = _CELL_PADDING * setter.em, piece.start, list[SetLine]()
    pitch, air = float(round(setter.em * min(setter.style.line_height, 1.5))), round(0.25 * setter.em)
    readings = _has_readings(piece.block.spans)
    for cell, left, right in zip(cells, edges, edges[1:], strict=False):
        width = max(right - left - 2 * padding, setter.em)
        box = _Box(left + padding, width, pitch, justify=False, readings=readings, top=air)
        lines += setter.lines(piece, base, cell, start, box)
        start += len(cell) + 1
    height = _bottom(lines) + air
    line, width = setter.colour["line"], edges[-1]
    behind = [Fill(QRectF(0, height - 1, width, 2 if header else 1), line)]
    if piece.previous is not BlockKind.TABLE_ROW:
        behind.append(Fill(QRectF(0, 0, width, 1), line))
    done = _finished(setter, piece, lines, base, behind)
    return SetPiece(height, done.lines, done.behind, done.before)


def _image(setter: Typesetter, piece: Piece) -> SetPiece:
    """The picture in the middle of the column, its caption below it."""
    size = setter.pictures.gallery.size(piece.block.picture) if setter.pictures and piece.block.picture else None
    if setter.pictures is None or size is None or piece.continued:
        return _frame(setter, piece)
    scale = min(setter.width / size.width(), max(setter.pictures.height, setter.pitch) / size.height(), 1.0)
    width, height = max(round(size.width() * scale), 1), max(round(size.height() * scale), 1)
    left = round((setter.width - width) / 2)
    picture = Picture(
        QRectF(left, 0, width, height),
        piece.block.picture,
        setter.pictures.gallery,
        setter.colour["tint"],
        Lack(piece.text, setter.fonts.small.font, setter.colour["muted"], setter.colour["line"]),
        setter.is_dark,
    )
    base = setter.base(setter.fonts.small, "muted")
    if piece.block.level and piece.text:
        box = _Box(0.0, setter.width, float(round(1.5 * base.face.em)), justify=False, top=height + 0.4 * setter.em)
        lines = list(setter.lines(piece, base, piece.text, piece.start, box))
        for line in lines:
            line.left += max((setter.width - line.right) / 2, 0.0)
    else:
        # The alternative text is not shown; places in it are those of the picture.
        box = _Box(left, width, float(height), justify=False)
        lines = list(setter.lines(piece, base, "", piece.start, box))
    return SetPiece(max(_bottom(lines), float(height)), lines, [picture])


def _frame(setter: Typesetter, piece: Piece) -> SetPiece:
    """A frame with the alternative text, where the picture would be."""
    base = setter.base(setter.fonts.text, "muted")
    inset = round(2 * setter.em) if setter.width > 12 * setter.em else round(setter.em)
    box = _Box(inset, setter.width - 2 * inset, setter.pitch, justify=False, top=2 * setter.em)
    lines = list(setter.lines(piece, base, piece.text, piece.start, box))
    for line in lines:
        line.left += max((box.left + box.width - line.right) / 2, 0.0)
    height = _bottom(lines) + 2 * setter.em
    frame: Sequence[Ornament] = Fill.frame(QRectF(0, 0, setter.width, height), setter.colour["line"])
    return SetPiece(height, lines, frame)


def _rule(setter: Typesetter, piece: Piece) -> SetPiece:
    base = setter.base(setter.fonts.text, "muted")
    height = float(round(setter.em))
    box = _Box(setter.width / 3, setter.width / 3, height, justify=False)
    lines = list(setter.lines(piece, base, piece.text, piece.start, box))
    stroke = Fill(QRectF(round(setter.width / 3), round(height / 2), round(setter.width / 3), 1), setter.colour["line"])
    return SetPiece(height, lines, [stroke])


class _Habit(NamedTuple):
    """Space around one kind of block, in ems, and how it is set. `within` is the space between two of the kind."""

    set: Callable[[Typesetter, Piece], SetPiece]
    before: float = 0.0
    after: float = 0.0
    within: float = 0.0


_KINDS: Mapping[BlockKind, _Habit] = MappingProxyType(
    {
        BlockKind.PARAGRAPH: _Habit(_paragraph, 0.4, 0.4, 0.4),
        BlockKind.HEADING: _Habit(_heading, 1.4, 0.6, 0.7),
        BlockKind.LIST_ITEM: _Habit(_list_item, 0.5, 0.5, 0.15),
        BlockKind.CUE: _Habit(_cue, 0.5, 0.5, 0.25),
        BlockKind.QUOTE: _Habit(_quote, 0.7, 0.7, 0.4),
        BlockKind.CODE: _Habit(_code, 0.8, 0.8, 0.0),
        BlockKind.TABLE_ROW: _Habit(_table_row, 0.9, 0.9, 0.0),
        BlockKind.IMAGE: _Habit(_image, 0.9, 0.9, 0.9),
        BlockKind.RULE: _Habit(_rule, 0.9, 0.9, 0.9),
    }
)
