"""The views of an article that are on the page, and where each of them shows what stands in the source."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from viewer.article.blocks import Position
from viewer.article.rendition import Rendition, Spot
from viewer.article.search import Hit
from viewer.text.alignment import Edge
from viewer.ui.hits import shown_range
from viewer.ui.reading.document import Place
from viewer.ui.reading.view import ReadingView


class Column(NamedTuple):
    """What `view` shows of an article: in a column of its own, or `aside`, above each block of another rendition."""

    view: ReadingView
    rendition: Rendition
    number: Callable[[int], int] = int
    """The number by which the view knows a block of the article, and the reverse."""
    is_aside: bool = False

    def back(self, block: int) -> int:
        """By how much the offsets in the view of what stands in a block are smaller than those in the rendition."""
        return len(self.rendition.block(block).text) + 1 if self.is_aside else 0

    def position(self, place: Place, edge: Edge = Edge.START) -> Position:
        """The position in the source of a place in the view."""
        block = self.number(place[0])
        return self.rendition.position(Spot(block, place[1] + self.back(block)), edge)

    def range(self, position: Position, length: int) -> tuple[int, int, int]:
        """Where `length` characters of the source from `position` on are shown: block, start and end in the view."""
        block, start, end = shown_range(self.rendition, Hit(position.block, position.offset, position.offset + length))
        back = self.back(block)
        return self.number(block), start - back, end - back
