"""How an article is cut into the pages that the window holds one at a time."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from viewer.article.blocks import Block

LONGEST = 20_000
"""Characters of the source that a page holds at most, unless one block alone has more."""


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


def paginate(blocks: Sequence[Block], chapters: Iterable[int] = (), longest: int = LONGEST) -> Pages:
    """Cut at paragraph ends.

    An article of at most `longest` characters is one page. A longer one starts a page at each of `chapters` (block
    numbers of its top sections), and a chapter that is still too long is cut where the limit is reached.
    """
    sizes = [len(block.text) + 1 for block in blocks]
    if sum(sizes) <= longest:
        return Pages((0,), len(blocks))
    wanted = set(chapters)
    starts, length = [0], 0
    for number, size in enumerate(sizes):
        if length and (number in wanted or length + size > longest):
            starts.append(number)
            length = 0
        length += size
    return Pages(tuple(starts), len(blocks))
