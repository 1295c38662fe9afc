"""How an article is cut into the pages that the window holds one at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from viewer.article.blocks import Block

LONGEST = 20_000
"""Characters of the source that a page holds at most, unless one block alone has more."""

PREFACE = 1_000
"""Characters before a part's first section that make no page of their own: the title of a book or of a volume."""


@dataclass(frozen=True, slots=True)
class Pages:
    """The blocks at which each page starts, ascending from 0, and the number of blocks."""

    starts: tuple[int, ...]
    count: int

    def __len__(self) -> int:
        return len(self.starts)

    def of(self, block: int) -> int:
        """The page that holds `block`."""
        return max(bisect_right(self.starts, block) - 1, 0)

    def blocks(self, page: int) -> range:
        """The numbers of the blocks on `page`."""
        end = self.starts[page + 1] if page + 1 < len(self.starts) else self.count
        return range(self.starts[page], end)


def size(block: Block) -> int:
    """What a block takes of a page: its characters, and one for its end, so that blank ones count too."""
    return len(block.text) + 1


def paginate(blocks: Sequence[Block], headings: Iterable[tuple[int, int]] = (), longest: int = LONGEST) -> Pages:
    """Cut at paragraph ends; `headings` are the block number and level of each section.

    An article of at most `longest` characters is one page. A longer one is cut at its top sections, each of them that
    is still too long at the sections inside it, and what has none where the limit is reached.
    """
    levels: dict[int, set[int]] = {}
    for block, level in headings:
        levels.setdefault(level, set()).add(block)
    cuts = [sorted(levels[level]) for level in sorted(levels)]
    offsets = [0, *accumulate(map(size, blocks))]
    return Pages(tuple(_starts(range(len(blocks)), cuts, offsets, longest)), len(blocks))


def _starts(part: range, cuts: Sequence[Sequence[int]], offsets: Sequence[int], longest: int) -> Iterator[int]:
    """Where the pages of `part`, a range of blocks, start. `offsets[n]` is the size of all blocks before block n."""
    if offsets[part.stop] - offsets[part.start] <= longest:
        yield part.start
    elif cuts:
        inside = cuts[0][bisect_right(cuts[0], part.start) : bisect_left(cuts[0], part.stop)]
        if inside and offsets[inside[0]] - offsets[part.start] <= PREFACE:
            inside = inside[1:]
        for start, stop in pairwise((part.start, *inside, part.stop)):
            yield from _starts(range(start, stop), cuts[1:], offsets, longest)
    else:
        start = part.start
        while start < part.stop:
            yield start
            # As many blocks as fit, but at least one.
            start = max(bisect_right(offsets, offsets[start] + longest) - 1, start + 1)
