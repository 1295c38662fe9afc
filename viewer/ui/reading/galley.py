"""The whole page as one column of pieces, of which only those near the window are set.

The others have an estimated height until they are set; then everything below them moves, so whoever scrolls holds on
to a piece, not to a height. Heights run from the top of the page in pixels.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator
from itertools import accumulate
from operator import is_

from viewer.article.blocks import BlockKind
from viewer.text.patterns import pattern
from viewer.ui.reading.document import LINE_BREAK, PageText
from viewer.ui.reading.piece import Pictures, Piece, SetPiece
from viewer.ui.reading.setting import Typesetter
from viewer.ui.reading.style import ReadingStyle
from viewer.ui.reading.tables import TableColumns
from viewer.ui.reading.textrun import SetLine

_LONGEST = 3000
"""Characters of a block that is set as a whole, which takes about 8 ms."""
_PIECE = 1500
"""Characters that are set at once of a longer block; it is cut after a sentence, where a line then ends early."""
_CUT = pattern("[\u2028。！？；][”’」』）》]*|\\s")
_TOP = 1.2
"""Ems of air above the first piece."""
_KEPT = 60_000
"""Characters that stay set at once: about 10 MB. What is furthest from the window is dropped, its height is not."""


def _alone() -> None:
    """Nothing stands beside a galley."""


class Galley:
    """The pieces of `page` in the order of the page, and where each begins.

    `beside` tells the galley that this one stands beside, if any: then each block begins at the same height in both.
    """

    def __init__(self, page: PageText, setter: Typesetter) -> None:
        self.page = page
        self.setter = setter
        self.pieces = list(_cut(page, setter))
        self._gaps = [setter.gap_before(piece) for piece in self.pieces]
        self._heights = [setter.estimate(piece) for piece in self.pieces]
        self._set: dict[int, SetPiece] = {}
        self._kept = 0
        self._known: set[int] = set()
        self._firsts = [piece.index for piece in self.pieces]
        self.beside: Callable[[], Galley | None] = _alone
        self._version = 0
        self._edges_of: tuple[int, Galley | None, int] | None = None
        self._edges_known: list[float] = []

    def shows(self, page: PageText, style: ReadingStyle, width: float, pictures: Pictures | None) -> bool:
        """Whether this is the galley of `page`, which holds the very same blocks, in this style and width.

        Pictures make it another one where they would be set at another size.
        """
        mine, setter = self.page.blocks, self.setter
        same = len(mine) == len(page.blocks) and all(map(is_, mine, page.blocks))
        return same and setter.width == width and setter.style == style and setter.pictures == pictures

    @property
    def top(self) -> float:
        """The air above the first piece."""
        return float(round(_TOP * self.setter.em))

    @property
    def bottom(self) -> float:
        """Where the last piece ends, as far as is known."""
        return self.edges[-1]

    def top_of(self, k: int) -> float:
        """Where the first line of piece k begins, below the gap before it."""
        return self.edges[k] + self._gaps[k]

    def height_of(self, k: int) -> float:
        """The height of piece k without the gap before it."""
        return self._heights[k]

    def piece_at(self, y: float) -> int:
        """The piece at height `y`, the gap before it included; the first or last one beyond the page."""
        return min(max(bisect_right(self.edges, y) - 1, 0), len(self.pieces) - 1)

    def piece_of(self, index: int, offset: int) -> int:
        """The piece that holds character `offset` of block `index`."""
        k = bisect_right(self._firsts, index) - 1
        while k > 0 and self.pieces[k].start > offset and self.pieces[k - 1].index == index:
            k -= 1
        return k

    def pieces_of(self, index: int) -> range:
        """The pieces of block `index`."""
        first = last = bisect_right(self._firsts, index) - 1
        while first > 0 and self._firsts[first - 1] == index:
            first -= 1
        return range(first, last + 1)

    def is_known(self, k: int) -> bool:
        """Whether piece k has been set, so that its height is no guess."""
        return k in self._known

    def set(self, k: int) -> SetPiece:
        """Piece k, set now if it is not, together with what stands beside it."""
        done = self._set.get(k)
        if done is None:
            done = self._set_alone(k)
            if other := self.beside():
                other.set_counterpart(self.page.numbers[self.pieces[k].index])
        return done

    def set_counterpart(self, number: int) -> None:
        """Set block `number`, unless it is so long that the one beside it sets only a part of it."""
        index = self.page.index(number)
        if index < len(self.page.numbers) and self.page.numbers[index] == number:
            pieces = self.pieces_of(index)
            if len(pieces) == 1 and pieces[0] not in self._known:
                self._set_alone(pieces[0])

    def _set_alone(self, k: int) -> SetPiece:
        self._make_room(k)
        done = self._set[k] = self.setter.set(self.pieces[k])
        self._kept += len(self.pieces[k].text)
        self._known.add(k)
        if done.height != self._heights[k]:
            self._heights[k] = done.height
            self._version += 1
        return done

    def guessed_near(self, k: int, characters: int, reach: int) -> list[int]:
        """Pieces not set yet, the nearest to k first, of about so many characters and at most `reach` pieces away."""
        near = range(max(k - reach, 0), min(k + reach, len(self.pieces)))
        found, total = [], 0
        for candidate in sorted((j for j in near if j not in self._known), key=lambda j: abs(j - k)):
            if total >= characters:
                break
            found.append(candidate)
            total += len(self.pieces[candidate].text)
        return found

    def _make_room(self, k: int) -> None:
        """Drop the pieces furthest from k if too many are set."""
        if self._kept < _KEPT:
            return
        for far in sorted(self._set, key=lambda j: abs(j - k), reverse=True)[: len(self._set) // 2]:
            self._kept -= len(self.pieces[far].text)
            del self._set[far]

    def set_from(self, k: int, height: float) -> None:
        """Set pieces from k on until they fill `height`."""
        filled = 0.0
        while k < len(self.pieces) and filled < height:
            self.set(k)
            filled += self._gaps[k] + self._heights[k]
            k += 1

    def set_back(self, k: int, height: float) -> None:
        """Set pieces before k, going up, until they fill `height`."""
        filled = 0.0
        while k > 0 and filled < height:
            k -= 1
            self.set(k)
            filled += self._gaps[k] + self._heights[k]

    def line_of(self, index: int, offset: int) -> tuple[int, SetLine]:
        """The piece and the line that hold character `offset` of block `index`; at a line's end, the next line."""
        k = self.piece_of(index, offset)
        lines = self.set(k).lines
        return k, next((line for line in lines if line.holds(offset)), lines[-1])

    def visible(self, top: float, bottom: float) -> Iterator[tuple[int, SetPiece, float]]:
        """The set pieces between two heights, each with where its first line begins."""
        if not self.pieces:
            return
        k = self.piece_at(top)
        while k < len(self.pieces) and self.edges[k] < bottom:
            yield k, self.set(k), self.top_of(k)
            k += 1

    @property
    def edges(self) -> list[float]:
        """Where each piece with its gap begins, and where the last one ends: the same list until heights change."""
        other = self.beside()
        state = (self._version, other, other._version if other else 0)
        if state != self._edges_of:
            steps = [gap + height for gap, height in zip(self._gaps, self._heights, strict=True)]
            start = self._make_even(steps, other) if other else 0.0
            self._edges_of, self._edges_known = state, list(accumulate(steps, initial=self.top + start))
        return self._edges_known

    def _make_even(self, steps: list[float], other: Galley) -> float:
        """Give each block the room that the one beside it takes. Returns the room of what stands before the first."""
        mine, theirs = self._extents(), other._extents()
        start, last = 0.0, -1
        ends = {self.page.numbers[piece.index]: k for k, piece in enumerate(self.pieces)}
        for number in sorted({**mine, **theirs}):
            last = ends.get(number, last)
            missing = theirs.get(number, 0.0) - mine.get(number, 0.0)
            if missing > 0 and last >= 0:
                steps[last] += missing
            elif missing > 0:
                start += missing
        return start

    def _extents(self) -> dict[int, float]:
        """The height of each block with the gap before it, as far as is known."""
        found: dict[int, float] = {}
        for piece, gap, height in zip(self.pieces, self._gaps, self._heights, strict=True):
            number = self.page.numbers[piece.index]
            found[number] = found.get(number, 0.0) + gap + height
        return found


def _cut(page: PageText, setter: Typesetter) -> Iterator[Piece]:
    """The pieces of a page."""
    kinds = [block.kind for block in page.blocks]
    columns: TableColumns | None = None
    for index, (block, text) in enumerate(zip(page.blocks, page.texts, strict=True)):
        previous = kinds[index - 1] if index else None
        if index + 1 < len(page.blocks) and page.blocks[index + 1].continues:
            text = text.removesuffix(LINE_BREAK)  # code goes on in a piece of its own, and so in a line of its own
        if block.kind is BlockKind.TABLE_ROW and previous is not BlockKind.TABLE_ROW:
            columns = setter.columns(_rows_from(page, index))
        if len(text) <= _LONGEST or block.kind is BlockKind.TABLE_ROW:
            yield Piece(index, block, text, 0, previous, block.continues, columns)
            continue
        start = 0
        while start < len(text):
            end = _cut_after(text, start)
            before = block.kind if start else previous
            part = text[start:end] if end == len(text) else text[start:end].removesuffix(LINE_BREAK)
            yield Piece(index, block, part, start, before, continued=start > 0 or block.continues)
            start = end


def _rows_from(page: PageText, index: int) -> Iterator[str]:
    """The rows of the table that begins at block `index`."""
    while index < len(page.blocks) and page.blocks[index].kind is BlockKind.TABLE_ROW:
        yield page.texts[index]
        index += 1


def _cut_after(text: str, start: int) -> int:
    """Where to end a piece that begins at `start`: after the last sentence that fits, or at a space, or anywhere."""
    limit = min(start + _PIECE, len(text))
    if limit == len(text):
        return limit
    end = 0
    for match in _CUT.finditer(text, start + _PIECE // 2, limit):
        end = match.end()
    return end or limit
