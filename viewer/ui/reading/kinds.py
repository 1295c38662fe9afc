"""How each kind of block is set: how far it stands from its neighbours, how it is indented, what is drawn around it.

Every kind is a row in `KINDS`. Lengths are pixels, those of the constants ems.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from math import ceil
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QPointF, QRectF

from viewer.article.blocks import BlockKind, Span, SpanKind
from viewer.ui.reading.fonts import Role
from viewer.ui.reading.inline import BaseLook
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
from viewer.ui.reading.piece import Box, Piece, SetPiece
from viewer.ui.reading.textrun import SetLine, spans_of

if TYPE_CHECKING:
    from viewer.ui.reading.setting import Typesetter

_LIST_STEP = 2.0
_BULLET = 0.12
_QUOTE_STEP = 1.5
_QUOTE_RULE = 0.15
_CELL_PADDING = 0.5
_SPACES = " \t\u3000\u00a0"


def _bottom(lines: Sequence[SetLine], least: float = 0.0) -> float:
    return max((line.top + line.height for line in lines), default=least)


def _has_readings(spans: Sequence[Span]) -> bool:
    return any(span.kind is SpanKind.RUBY for span in spans)


def _finished(
    setter: Typesetter, piece: Piece, lines: Sequence[SetLine], base: BaseLook, behind: Sequence[Ornament] = ()
) -> SetPiece:
    """A set piece with the ornaments that its spans ask for."""
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
    box = Box(
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
    box = Box(0.0, setter.width, pitch, justify=False, readings=_has_readings(piece.block.spans))
    return _finished(setter, piece, list(setter.lines(piece, base, piece.text, piece.start, box)), base)


def _list_item(setter: Typesetter, piece: Piece) -> SetPiece:
    left = min(_LIST_STEP * max(piece.block.level, 1) * setter.em, setter.width / 2)
    base = setter.base(setter.fonts.text, piece.ink("text"))
    box = Box(left, setter.width - left, setter.pitch, readings=_has_readings(piece.block.spans))
    lines = list(setter.lines(piece, base, piece.text, piece.start, box))
    behind: list[Ornament] = []
    if piece.block.marker and not piece.continued:
        behind.append(_list_marker(setter, piece, left, lines[0].top + lines[0].baseline))
    return _finished(setter, piece, lines, base, behind)


def _list_marker(setter: Typesetter, piece: Piece, left: float, baseline: float) -> Ornament:
    """The marker of an item whose text begins at `left`."""
    marker, colour = piece.block.marker, setter.colour[piece.ink("text")]
    if marker == "•":
        # Serif fonts for Chinese have a • as small as a ‧, three pixels at the size of text.
        centre = QPointF(left - setter.em, baseline - 0.36 * setter.em)
        return Dots((centre,), _BULLET * setter.em, colour)
    label = Label.make(marker, setter.fonts.text, colour)
    return label.at(left - label.width - 0.5 * setter.em, baseline)


def _cue(setter: Typesetter, piece: Piece) -> SetPiece:
    face = setter.fonts.small
    label = Label.make(piece.block.marker, face, setter.colour["muted"])
    # In whole ems, that the texts begin on one line though a 1 is narrower than a 0.
    left = min(ceil(label.width / setter.em + 0.75) * setter.em, setter.width / 2)
    base = setter.base(setter.fonts.text, piece.ink("text"))
    box = Box(left, setter.width - left, setter.pitch, justify=False, readings=_has_readings(piece.block.spans))
    lines = list(setter.lines(piece, base, piece.text, piece.start, box))
    behind = [] if piece.continued else [label.at(0.0, lines[0].top + lines[0].baseline)]
    return _finished(setter, piece, lines, base, behind)


def _quote(setter: Typesetter, piece: Piece) -> SetPiece:
    level = max(piece.block.level, 1)
    left = min(_QUOTE_STEP * level * setter.em, setter.width / 2)
    base = setter.base(setter.fonts.text, piece.ink("text"))
    box = Box(left, setter.width - left, setter.pitch, readings=_has_readings(piece.block.spans))
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
    box = Box(padding, setter.width - 2 * padding, pitch, justify=False, top=padding)
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
        box = Box(left + padding, width, pitch, justify=False, readings=readings, top=air)
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
        box = Box(0.0, setter.width, float(round(1.5 * base.face.em)), justify=False, top=height + 0.4 * setter.em)
        lines = list(setter.lines(piece, base, piece.text, piece.start, box))
        for line in lines:
            line.left += max((setter.width - line.right) / 2, 0.0)
    else:
        # The alternative text is not shown; places in it are those of the picture.
        box = Box(left, width, float(height), justify=False)
        lines = list(setter.lines(piece, base, "", piece.start, box))
    return SetPiece(max(_bottom(lines), float(height)), lines, [picture])


def _frame(setter: Typesetter, piece: Piece) -> SetPiece:
    """A frame with the alternative text, where the picture would be."""
    base = setter.base(setter.fonts.text, "muted")
    inset = round(2 * setter.em) if setter.width > 12 * setter.em else round(setter.em)
    box = Box(inset, setter.width - 2 * inset, setter.pitch, justify=False, top=2 * setter.em)
    lines = list(setter.lines(piece, base, piece.text, piece.start, box))
    for line in lines:
        line.left += max((box.left + box.width - line.right) / 2, 0.0)
    height = _bottom(lines) + 2 * setter.em
    frame: Sequence[Ornament] = Fill.frame(QRectF(0, 0, setter.width, height), setter.colour["line"])
    return SetPiece(height, lines, frame)


def _rule(setter: Typesetter, piece: Piece) -> SetPiece:
    base = setter.base(setter.fonts.text, "muted")
    height = float(round(setter.em))
    box = Box(setter.width / 3, setter.width / 3, height, justify=False)
    lines = list(setter.lines(piece, base, piece.text, piece.start, box))
    stroke = Fill(QRectF(round(setter.width / 3), round(height / 2), round(setter.width / 3), 1), setter.colour["line"])
    return SetPiece(height, lines, [stroke])


class _Habit(NamedTuple):
    """Space around one kind of block, in ems, and how it is set. `within` is the space between two of the kind."""

    set: Callable[[Typesetter, Piece], SetPiece]
    before: float = 0.0
    after: float = 0.0
    within: float = 0.0


KINDS: Mapping[BlockKind, _Habit] = MappingProxyType(
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
