"""Cuts what the reading layout sets into sheets of paper: between lines, never after a heading, no line left alone.

Lengths are units of a quarter of a point, so that the layout's thinnest line, one unit, is a printer's hairline.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from viewer.article.blocks import BlockKind
from viewer.ui.reading.document import PageText, ShownBlock
from viewer.ui.reading.galley import Galley
from viewer.ui.reading.piece import Piece, SetPiece
from viewer.ui.reading.setting import Typesetter

_COMPANY = 2
"""Lines of a block that stay together at the foot and at the head of a sheet (CLREQ § 3.5.3)."""
_WHOLE = frozenset({BlockKind.TABLE_ROW, BlockKind.IMAGE, BlockKind.RULE})
_CHUNK = 20_000
"""Characters that are handed to the layout at once."""


@dataclass(frozen=True, slots=True)
class Slice:
    """The part of a set piece between two of its heights, to be painted `y` below the top of the sheet's text.

    `above` is the space between it and what is above it on the sheet: the rule beside a quote runs through it.
    """

    piece: SetPiece
    top: float
    bottom: float
    y: float
    above: float = 0.0


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one sheet shows, from the top down. `last` is the number of the last block on it."""

    slices: Sequence[Slice]
    last: int


@dataclass(frozen=True, slots=True)
class _Band:
    """A stretch of a piece that is not cut: one line, or a row of a table. `gap` is the space above it."""

    number: int
    piece: SetPiece
    top: float
    bottom: float
    gap: float
    may_end: bool
    """Whether a sheet may end below it."""

    @property
    def height(self) -> float:
        return self.bottom - self.top


def cut_sheets(blocks: Iterable[ShownBlock], setter: Typesetter, height: float) -> Iterator[Sheet]:
    """The sheets of an article, set one by one. `height` is what a sheet has for text."""
    waiting: list[_Band] = []
    used = 0.0
    for band in _bands(blocks, setter, height):
        while waiting and used + band.gap + band.height > height:
            end = next((k for k in range(len(waiting), 0, -1) if waiting[k - 1].may_end), len(waiting))
            yield _sheet(waiting[:end])
            waiting = waiting[end:]
            used = _height(waiting)
        used += band.height + (band.gap if waiting else 0.0)
        waiting.append(band)
    if waiting:
        yield _sheet(waiting)


def _height(bands: Sequence[_Band]) -> float:
    """The height of bands at the top of a sheet, where the first one's gap falls away."""
    return sum(band.gap + band.height for band in bands) - (bands[0].gap if bands else 0.0)


def _sheet(bands: Sequence[_Band]) -> Sheet:
    slices: list[Slice] = []
    y = -bands[0].gap
    for band in bands:
        y += band.gap
        before = slices[-1] if slices else None
        if before and before.piece is band.piece:
            slices[-1] = replace(before, bottom=band.bottom)
        else:
            slices.append(Slice(band.piece, band.top, band.bottom, y, band.gap if before else 0.0))
        y += band.height
    return Sheet(slices, bands[-1].number)


def _bands(blocks: Iterable[ShownBlock], setter: Typesetter, height: float) -> Iterator[_Band]:
    previous: BlockKind | None = None
    for chunk in _chunks(blocks):
        galley = Galley(PageText(chunk), setter)
        for k, piece in enumerate(galley.pieces):
            # Only the first piece of a chunk does not know what stands before it.
            placed = piece._replace(previous=piece.previous or previous)
            done = setter.set(placed)
            goes_on = k + 1 < len(galley.pieces) and galley.pieces[k + 1].continued
            yield from _bands_of(placed, done, setter.gap_before(placed), height, goes_on)
            previous = piece.kind


def _bands_of(piece: Piece, done: SetPiece, gap: float, height: float, goes_on: bool) -> Iterator[_Band]:
    """The bands of a piece. `goes_on` says that the next piece continues its block."""
    is_whole = piece.kind in _WHOLE and done.height <= height
    edges = [0.0, *([] if is_whole else _edges(done)), done.height]
    count = len(edges) - 1
    before, after = _COMPANY * piece.continued, _COMPANY * goes_on
    for k, (top, bottom) in enumerate(pairwise(edges), 1):
        inside = k < count or goes_on
        has_company = k + before >= _COMPANY and count - k + after >= _COMPANY
        may_end = piece.kind is not BlockKind.HEADING and (has_company or not inside)
        yield _Band(piece.block.number, done, top, bottom, gap if k == 1 else 0.0, may_end)


def _edges(done: SetPiece) -> Iterator[float]:
    """The heights inside a piece that no line stands across."""
    bottom = None
    for line in sorted(done.lines, key=lambda line: line.top):
        if bottom is not None and line.top >= bottom:
            yield line.top
        bottom = max(line.top + line.height, bottom or 0.0)


def _chunks(blocks: Iterable[ShownBlock]) -> Iterator[list[ShownBlock]]:
    """The blocks in portions that the layout can hold, tables left whole as far as a portion goes."""
    chunk: list[ShownBlock] = []
    size = 0
    for block in blocks:
        if size > 2 * _CHUNK or (size > _CHUNK and block.kind is not BlockKind.TABLE_ROW):
            yield chunk
            chunk, size = [], 0
        chunk.append(block)
        size += len(block.text) + 1
    yield chunk
