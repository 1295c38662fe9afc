"""Finding a query in an article: hits are ranges of the source, and survive every switch of what is shown.

The texts of many blocks are searched as one, because a search in each of a million lines costs more than the searching.
A hit lies in one block: of what stands across the cut of a very long paragraph (`Block.continues`) it is the part
before the cut.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby
from typing import TYPE_CHECKING

from viewer.article.blocks import Article, Position, SourceRange
from viewer.article.clean import CleanText
from viewer.article.manuscript import runs
from viewer.article.rendition import Rendition
from viewer.text.patterns import pattern
from viewer.text.query import BOUNDARY, Query

if TYPE_CHECKING:
    from viewer.article.sections import Section

STRETCH = 256
"""Blocks searched at once: about 1 ms of a novel."""

Hit = SourceRange

_BREAK = pattern("[\t\n\r\v\f\x85\u2028\u2029]")
# What repair hides besides characters that no query has: glosses, entities, empty images; and how far one may reach.
_MAY_BE_HIDDEN = pattern(r"[(（&]|!\[")
_REACH = 40


def find(article: Article, query: Query, blocks: range | None = None) -> Iterator[Hit]:
    """The hits of `query` in the order of `blocks`, by default all of the article; backwards if the range descends."""
    return chain.from_iterable(scan(article, query, blocks))


def scan(article: Article, query: Query, blocks: range | None = None) -> Iterator[list[Hit]]:
    """What `find` finds, in portions that each take little time, with or without hits: for working in slices."""
    numbers = range(len(article.blocks)) if blocks is None else blocks
    for start in range(0, len(numbers) if query else 0, STRETCH):
        stretch = numbers[start : start + STRETCH]
        found = _search(article, query, stretch if stretch.step > 0 else stretch[::-1])
        yield found if stretch.step > 0 else found[::-1]


def next_hit(article: Article, query: Query, position: Position) -> Hit | None:
    """The first hit that begins at `position` or after it, or else the first of the article."""
    block, count = position.block, len(article.blocks)
    after = (hit for hit in find(article, query, range(block, count)) if _start(hit) >= position)
    return next(after, None) or next(find(article, query, range(min(block + 1, count))), None)


def previous_hit(article: Article, query: Query, position: Position) -> Hit | None:
    """The last hit that begins before `position`, or else the last of the article."""
    block, last = position.block, len(article.blocks) - 1
    before = (hit for hit in find(article, query, range(min(block, last), -1, -1)) if _start(hit) < position)
    return next(before, None) or next(find(article, query, range(last, block - 1, -1)), None)


def by_section(hits: Iterable[Hit], sections: Sequence[Section]) -> Iterator[tuple[int | None, list[Hit]]]:
    """Hits in reading order, section by section; None stands for what comes before the first one."""
    starts = [section.position for section in sections]
    for index, group in groupby(hits, key=lambda hit: bisect_right(starts, _start(hit)) - 1):
        yield (index if index >= 0 else None), list(group)


def is_shown(clean: CleanText, hit: Hit) -> bool:
    """Whether repair leaves a hit to be seen: "men" in 們(men) goes with its gloss, "nbsp" with &nbsp; of an entity."""
    block = clean.article.blocks[hit.block]
    around = block.text[max(hit.start - _REACH, 0) : hit.end + _REACH]
    if not clean.repaired or not _MAY_BE_HIDDEN.search(around):
        return True
    after, alignment = clean[hit.block].after, clean[hit.block].alignment
    start, end = alignment.forward_range(hit.start, hit.end)
    is_all = alignment.backward_range(start, end) == (hit.start, hit.end)
    return start < end and (is_all or after[start:end] == block.text[hit.start : hit.end])


@dataclass(frozen=True, slots=True)
class Snippet:
    """A hit with what stands around it, as it is shown, in one line; the hit is ``[start, end)`` of `text`."""

    text: str
    start: int
    end: int


def snippet(rendition: Rendition, hit: Hit, *, before: int = 8, after: int = 32) -> Snippet:
    """A hit for a list of hits, with up to that many characters before and after it, and … where they were cut."""
    shown = rendition.block(hit.block)
    start, end = shown.alignment.forward_range(hit.start, hit.end)
    first, last = max(start - before, 0), min(end + after, len(shown.text))
    opening, closing = "…" if first else "", "…" if last < len(shown.text) else ""
    text = _BREAK.sub(" ", shown.text[first:last])
    offset = len(opening) - first
    return Snippet(f"{opening}{text}{closing}", start + offset, end + offset)


def _start(hit: Hit) -> Position:
    return Position(hit.block, hit.start)


def _search(article: Article, query: Query, stretch: range) -> list[Hit]:
    """The hits that begin in neighbouring blocks, in order."""
    hits = []
    for run in runs(article.blocks, stretch, BOUNDARY):
        for start, end in query.find(run.text) if query.may_be_in(run.text) else ():
            hits.append(Hit(*run.locate_range(start, end)))
        hits += _across(article, query, run.following)
    return hits


def _across(article: Article, query: Query, following: int) -> Iterator[Hit]:
    """The hit that begins in the block before `following` and goes on there, if it continues that one."""
    if following >= len(article.blocks) or not article.blocks[following].continues:
        return
    before, after = (article.blocks[number].text for number in (following - 1, following))
    if not query.may_be_in(before + after):
        return
    for start, end in query.find(before + after):
        if start < len(before) < end:
            yield Hit(following - 1, start, len(before))
