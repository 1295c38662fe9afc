"""The paragraphs of a long plain text: kept as the text itself, made into blocks when asked for, and growing as it is
read.

A book of 100 MB has 700,000 paragraphs. As blocks they take 200 MB and a second of the garbage collector's time; two
offsets for each take 6 MB.
"""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple, overload

from viewer.article.blocks import Block

_BREAKS = "\n\r\v\f\x85\u2028\u2029"


class Run(NamedTuple):
    """The text of neighbouring blocks, with one character or more between two that do not continue each other; block
    `first` begins it.

    `starts` are offsets, less `base`, at which the blocks begin; `low` is the place of the first one's.
    """

    text: str
    first: int
    starts: Sequence[int]
    base: int
    low: int
    high: int

    def locate(self, offset: int) -> tuple[int, int]:
        """The number of the block that holds a character of `text`, and its offset there."""
        place = bisect_right(self.starts, offset + self.base, self.low, self.high) - 1
        return self.first + place - self.low, offset + self.base - self.starts[place]

    def locate_range(self, start: int, end: int) -> tuple[int, int, int]:
        """The block that holds the first of some characters, and where in it they begin and end, or end with it."""
        after = bisect_right(self.starts, start + self.base, self.low, self.high)
        begin = self.starts[after - 1] - self.base
        if after < self.high:
            end = min(end, self.starts[after] - self.base)
        return self.first + after - 1 - self.low, start - begin, end - begin

    @property
    def following(self) -> int:
        """The number of the first block after these."""
        return self.first + self.high - self.low

    @classmethod
    def joined(cls, texts: Iterable[str], continued: Iterable[bool], first: int, boundary: str) -> Run:
        """The run of these texts; `continued` says of each whether it continues the one before."""
        parts: list[str] = []
        starts: list[int] = []
        length = 0
        for text, goes_on in zip(texts, continued, strict=True):
            if starts and not goes_on:
                parts.append(boundary)
                length += len(boundary)
            starts.append(length)
            parts.append(text)
            length += len(text)
        return cls("".join(parts), first, starts, 0, 0, len(starts))


class Manuscript(Sequence[Block]):
    """Blocks of paragraphs, cut from pieces of text that are added at the end; a block lies in one piece.

    `expected` is about how many characters there will be when all is read. `is_wrapped` says that blocks may hold line
    breaks; otherwise every one ends a block. A block that no ending parts from the one before continues it.
    """

    def __init__(self) -> None:
        self.expected = 0
        self.is_wrapped = False
        self._pieces: list[str] = []
        self._firsts: list[int] = []
        self._before = [0]
        self._starts = array("I")
        self._ends = array("I")
        self._breaks: dict[int, str] = {}

    def add(self, piece: str, starts: Sequence[int], ends: Sequence[int]) -> None:
        """Add blocks: in `piece` each begins and its text ends at these offsets; what follows is its ending."""
        if starts:
            self._pieces.append(piece)
            self._firsts.append(len(self._starts))
            self._before.append(self._before[-1] + len(piece))
            self._starts.extend(starts)
            self._ends.extend(ends)

    def __len__(self) -> int:
        return len(self._starts)

    @overload
    def __getitem__(self, number: int) -> Block: ...
    @overload
    def __getitem__(self, number: slice) -> Sequence[Block]: ...
    def __getitem__(self, number: int | slice) -> Block | Sequence[Block]:
        if isinstance(number, slice):
            return self._slice(range(*number.indices(len(self))))
        if number < 0:
            number += len(self._starts)
        if not 0 <= number < len(self._starts):
            raise IndexError(number)
        place = bisect_right(self._firsts, number) - 1
        piece, end = self._pieces[place], self._ends[number]
        text, ending = piece[self._starts[number] : end], piece[end : self._end(place, number)]
        return Block(text, ending=ending, continues=self._continues(place, number))

    def __iter__(self) -> Iterator[Block]:
        number = 0
        while number < len(self):  # it may grow meanwhile
            yield self[number]
            number += 1

    def size_before(self, number: int) -> int:
        """Characters of the source before block `number`; before the number of blocks, all of them."""
        if number >= len(self._starts):
            return self._before[-1]
        return self._before[bisect_right(self._firsts, number) - 1] + self._starts[number]

    def runs(self, part: range, boundary: str) -> Iterator[Run]:
        """The text of an ascending range of blocks, piece by piece, with `boundary` for every break between two."""
        while part:
            place = bisect_right(self._firsts, part.start) - 1
            stop = min(part.stop, self._firsts[place + 1] if place + 1 < len(self._firsts) else len(self))
            yield self._run(place, range(part.start, stop), boundary)
            part = range(stop, part.stop)

    def _slice(self, part: range) -> list[Block]:
        """Blocks `part`, in a fraction of the time that one after the other takes."""
        if part.step != 1:
            return [self[number] for number in part]
        found: list[Block] = []
        while part:
            place = bisect_right(self._firsts, part.start) - 1
            last = self._firsts[place + 1] if place + 1 < len(self._firsts) else len(self._starts)
            stop, piece = min(part.stop, last), self._pieces[place]
            starts, ends = self._starts[part.start : stop], self._ends[part.start : stop]
            nexts = [*starts[1:], self._end(place, stop - 1)]
            first = Block(piece[starts[0] : ends[0]], ending=piece[ends[0] : nexts[0]])
            found.append(first._replace(continues=self._continues(place, part.start)))
            found += [
                Block(piece[start:end], ending=piece[end:following], continues=start == before)
                for before, start, end, following in zip(ends, starts[1:], ends[1:], nexts[1:], strict=False)
            ]
            part = range(stop, part.stop)
        return found

    def _run(self, place: int, part: range, boundary: str) -> Run:
        piece = self._pieces[place]
        if self.is_wrapped:
            texts = (piece[self._starts[n] : self._ends[n]] for n in part)
            return Run.joined(texts, (self._continues(place, n) for n in part), part.start, boundary)
        base = self._starts[part.start]
        text = piece[base : self._end(place, part.stop - 1)]
        for line_break in self._breaks_of(place):
            text = text.replace(line_break, boundary)
        return Run(text, part.start, self._starts, base, part.start, part.stop)

    def _breaks_of(self, place: int) -> str:
        """The kinds of line breaks in a piece; most have only one, and looking for the others takes longer."""
        if place not in self._breaks:
            self._breaks[place] = "".join(line_break for line_break in _BREAKS if line_break in self._pieces[place])
        return self._breaks[place]

    def _continues(self, place: int, number: int) -> bool:
        """Whether no ending parts block `number`, in the piece at `place`, from the one before."""
        if number > self._firsts[place]:
            return self._starts[number] == self._ends[number - 1]
        return place > 0 and self._ends[number - 1] == len(self._pieces[place - 1])

    def _end(self, place: int, number: int) -> int:
        """Where block `number`, in the piece at `place`, ends with its ending."""
        following = number + 1
        last = self._firsts[place + 1] if place + 1 < len(self._firsts) else len(self._starts)
        return self._starts[following] if following < last else len(self._pieces[place])


def runs(blocks: Sequence[Block], part: range, boundary: str) -> Iterator[Run]:
    """The text of an ascending range of any article's blocks, for searching many at once."""
    if isinstance(blocks, Manuscript):
        yield from blocks.runs(part, boundary)
    elif part:
        some = blocks[part.start : part.stop]
        yield Run.joined((block.text for block in some), (block.continues for block in some), part.start, boundary)


class Sizes:
    """How many characters of the source lie before each block of an article. A growing one may be asked at any time."""

    def __init__(self, blocks: Sequence[Block]) -> None:
        self._blocks = blocks
        self._before = [] if isinstance(blocks, Manuscript) else [0, *accumulate(len(block.text) for block in blocks)]

    def before(self, number: int) -> int:
        """Characters before block `number`; before the number of blocks, all of them."""
        if isinstance(self._blocks, Manuscript):
            return self._blocks.size_before(number)
        return self._before[min(number, len(self._before) - 1)]

    @property
    def all(self) -> int:
        """Characters of the article, or about so many if it is still being read."""
        known = self.before(len(self._blocks))
        return max(known, self._blocks.expected) if isinstance(self._blocks, Manuscript) else known
