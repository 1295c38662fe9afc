"""The hits of a search as the window keeps them, and where they are shown."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from viewer.article.blocks import Position
from viewer.article.rendition import Rendition
from viewer.article.search import Hit

_BLOCK = 1 << 32
"""More than there are characters in a block."""


@dataclass(slots=True)
class Hits:
    """Hits in reading order. A book may have a million of them: each takes 12 bytes, and no object."""

    _starts: array[int] = field(default_factory=lambda: array("Q"))
    _lengths: array[int] = field(default_factory=lambda: array("I"))

    def __len__(self) -> int:
        return len(self._starts)

    def __iter__(self) -> Iterator[Hit]:
        return map(self.at, range(len(self)))

    def at(self, index: int) -> Hit:
        """The hit number `index`, from 0; negative numbers count from the end."""
        block, start = divmod(self._starts[index], _BLOCK)
        return Hit(block, start, start + self._lengths[index])

    def slice(self, first: int, last: int) -> Hits:
        """Hits number ``[first, last)``."""
        return Hits(self._starts[first:last], self._lengths[first:last])

    def before(self, position: Position) -> int:
        """How many hits begin before `position`."""
        return bisect_left(self._starts, position.block * _BLOCK + position.offset)

    def add(self, found: Sequence[Hit]) -> None:
        """Put in hits that are neighbours and in order."""
        index = self.before(start_of(found[0])) if found else 0
        self._starts[index:index] = array("Q", [hit.block * _BLOCK + hit.start for hit in found])
        self._lengths[index:index] = array("I", [hit.end - hit.start for hit in found])


def start_of(hit: Hit) -> Position:
    """Where a hit begins."""
    return Position(hit.block, hit.start)


def shown_range(rendition: Rendition, hit: Hit) -> tuple[int, int, int]:
    """Where a hit is shown: block, start and end in the shown text.

    Replaced words are taken whole. For what is hidden it is the character before, the one that a gloss is for.
    """
    shown = rendition.block(hit.block)
    if shown.is_hidden:
        block, offset = rendition.spot(Position(hit.block, hit.start))
        return block, offset, offset + 1
    start, end = shown.alignment.forward_range(hit.start, hit.end)
    if start < end:
        return hit.block, start, end
    return hit.block, max(start - 1, 0), max(start, 1)
