"""How an article is cut into the pages that the window holds one at a time."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence

from viewer.article.blocks import Block
from viewer.article.manuscript import Sizes

LONGEST = 20_000
"""Characters of the source that a page holds at most, unless one block alone has more."""

PREFACE = 1_000
"""Characters before a part's first section that make no page of their own: the title of a book or of a volume."""


class Pages:
    """The pages of an article, each a range of blocks, worked out where they are asked for; the article may grow.

    `headings` are the block number and level of each section. An article of at most `longest` characters is one page. A
    longer one is cut at its top sections, each of them that is still too long at the sections inside it, and what has
    none into portions of at most `longest`, or `portion`, characters, at a paragraph's end.
    """

    def __init__(
        self,
        blocks: Sequence[Block],
        headings: Iterable[tuple[int, int]] = (),
        longest: int = LONGEST,
        sizes: Sizes | None = None,
        portion: int | None = None,
    ) -> None:
        levels: dict[int, set[int]] = {}
        for block, level in headings:
            levels.setdefault(level, set()).add(block)
        self._cuts = [sorted(levels[level]) for level in sorted(levels)]
        self._blocks, self._longest, self._portion_size = blocks, longest, portion or longest
        self._sizes = sizes or Sizes(blocks)
        self._starts: dict[int, list[int]] = {}

    def __iter__(self) -> Iterator[range]:
        """All pages in order; an article without blocks has one without blocks."""
        page = self.around(0)
        yield page
        while page.stop < len(self._blocks):
            page = self.around(page.stop)
            yield page

    def around(self, block: int) -> range:
        """The blocks of the page that holds `block`; beyond an end of the article, of the page at that end."""
        part = range(len(self._blocks))
        block = min(max(block, 0), max(len(part) - 1, 0))
        for cuts in self._cuts:
            if self._fits(part):
                return part
            part = self._section(part, cuts, block)
        return part if self._fits(part) else self._portion(part, block)

    def _section(self, part: range, cuts: Sequence[int], block: int) -> range:
        """The piece of `part` that holds `block`, if it is cut at the headings of one level."""
        low, high = bisect_right(cuts, part.start), bisect_left(cuts, part.stop)
        if low < high and self._room(part.start, cuts[low]) <= PREFACE:
            low += 1
        place = bisect_right(cuts, block, low, high) if low < high else low
        return range(cuts[place - 1] if place > low else part.start, cuts[place] if place < high else part.stop)

    def _portion(self, part: range, block: int) -> range:
        """The piece of `part` that holds `block`, if as many blocks as fit make a page, but at least one."""
        starts = self._starts.setdefault(part.start, [part.start])
        while block >= starts[-1]:
            start = starts[-1]
            limit = self._end(start) + self._portion_size
            following = max(bisect_right(range(part.stop + 1), limit, key=self._end) - 1, start + 1)
            if following >= part.stop:
                return range(start, part.stop)
            starts.append(following)
        place = bisect_right(starts, block) - 1
        return range(starts[place], starts[place + 1])

    def _fits(self, part: range) -> bool:
        return self._room(part.start, part.stop) <= self._longest

    def _room(self, start: int, stop: int) -> int:
        return self._end(stop) - self._end(start)

    def _end(self, number: int) -> int:
        """What all blocks before one take: their characters, and one for each, so that blank ones count too."""
        return self._sizes.before(number) + number
