"""How deep each heading of a document is: the order of its styles of heading, and levels without gaps."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from viewer.article.headings import HeadingKind, Reading
from viewer.article.numbering import STYLES

_MARKUP, _NUMBERED, _INNERMOST = 10, 100, 1000
"""Ranks: headings of the format by their depth, numbered ones ten apart, and whatever is inside them."""
_LISTS: Final = STYLES.index("壹、")


def levels(readings: Sequence[Reading]) -> list[int]:
    """The depth of each heading of a document, from 1. A heading is at most one deeper than the one before it.

    Source lines before the body and after it stand at the top; others belong to what they stand in.
    """
    ranks = _ranks(readings)
    first, last = _body(readings)
    found: list[int] = []
    open_ranks: list[int] = []
    for place, (reading, rank) in enumerate(zip(readings, ranks, strict=True)):
        if reading.kind is HeadingKind.META:
            found.append(len(open_ranks) + 1 if first < place < last else 1)
            continue
        while open_ranks and open_ranks[-1] >= rank:
            open_ranks.pop()
        open_ranks.append(rank)
        found.append(len(open_ranks))
    return found


def _body(readings: Sequence[Reading]) -> tuple[int, int]:
    """The places of the first and the last heading of the body. A title is not yet the body."""
    places = [place for place, reading in enumerate(readings) if reading.kind is not HeadingKind.META]
    if not places:
        return 0, 0
    titled = readings[places[0]].kind is HeadingKind.SHORT and len(places) > 1
    return places[1 if titled else 0], places[-1]


def _ranks(readings: Sequence[Reading]) -> list[int]:
    """The rank of each heading, lower for outer ones. Named parts stand beside the outermost numbered ones."""
    order = _style_order(readings)
    plain = _plain_rank(readings)
    ranks = [_rank(reading, order, plain) for reading in readings]
    named = [r.kind is HeadingKind.NAMED and not r.inner for r in readings]
    top = min(
        (
            rank
            for rank, reading, part in zip(ranks, readings, named, strict=True)
            if rank >= _NUMBERED and not part and reading.kind is not HeadingKind.META
        ),
        default=_NUMBERED,
    )
    return [top if part else rank for rank, part in zip(ranks, named, strict=True)]


def _rank(reading: Reading, order: Sequence[str], plain: int) -> int:
    if reading.style in order:
        return _NUMBERED + 10 * order.index(reading.style)
    if reading.style.startswith("#"):
        return _MARKUP + len(reading.style)
    if reading.inner:
        return _NUMBERED + 10 * order.index("节")
    return plain


def _plain_rank(readings: Sequence[Reading]) -> int:
    """The rank of headings without a number: above the numbers that lists use too if they came before those."""
    for reading in readings:
        if reading.style in STYLES:
            if STYLES.index(reading.style) >= _LISTS:
                return _INNERMOST
        elif reading.kind in (HeadingKind.MARKUP, HeadingKind.SHORT) and not reading.style.startswith("#"):
            break
    return _NUMBERED + 10 * _LISTS - 5


@dataclass(slots=True)
class _Use:
    """How a document uses a style of numbering."""

    first: int
    count: int = 0
    restarts: int = 0
    last: int = 0


def _style_order(readings: Sequence[Reading]) -> list[str]:
    """The styles from the outermost, corrected by the document itself.

    A style that counts through the whole document, and came first, holds one that starts again and again, even if it is
    mostly the other way round: 1. （一）（二） 2. （一）（二）.
    """
    uses: dict[str, _Use] = {}
    for place, reading in enumerate(readings):
        if reading.style not in STYLES:
            continue
        use = uses.setdefault(reading.style, _Use(place))
        use.restarts += use.count > 0 and reading.number <= use.last
        use.count, use.last = use.count + 1, reading.number
    order = list(STYLES)
    used = [style for style in order if style in uses]
    for _ in used:
        for outer, inner in pairwise(used):
            if _is_held_by(uses[outer], uses[inner]):
                a, b = order.index(outer), order.index(inner)
                order[a], order[b] = inner, outer
        used = [style for style in order if style in uses]
    return order


def _is_held_by(outer: _Use, inner: _Use) -> bool:
    return bool(outer.restarts and not inner.restarts and inner.count > 1 and inner.first < outer.first)
