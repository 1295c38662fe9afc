"""Cuts what is too long to be one block, mostly a paragraph or code: a block is converted at once, 1 MB in 0.3 s.

Where it is cut depends on nothing but the characters just before and after, so that a text that comes in portions is
cut as it would be at once. The parts continue each other: whatever leaves the window has them as one paragraph.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from itertools import accumulate, chain, pairwise
from typing import NamedTuple

from viewer.article.blocks import Article, Block, BlockKind, Position, Span
from viewer.text.patterns import pattern

LONGEST = 8000
"""Characters of a paragraph that is one block."""
_FROM, _TO = 4000, 6000
"""Between which characters a longer one is cut; so at least 2,000 are left for the last part."""

_PLACES = tuple(
    map(
        pattern,
        (
            r"[。！？；][。！？；…”’」』）》】]*+(?![\s!-/:-@\[-`{-~—])",
            r"(?<=[a-z0-9][.!?])[\"'”’)]*+[ ](?=[!-~])",
            r"[，、：](?![\s!-/:-@\[-`{-~“”‘’—])",
            r"(?<=[^\W\d_])[)）](?=[\u3400-\u9fff])",
            r"(?<=[\u3400-\u9fff])(?=[\u3400-\u9fff])",
            r"(?<=[!-~])[ ](?=[!-~])",
        ),
    )
)
"""Where a paragraph may be cut, the best first: behind a sentence, a clause, a reading in brackets, between characters
that have none, between words. Never beside a line break, where lines that were wrapped are joined, nor beside a mark
that is repaired by what stands on both sides of it.
"""
_LINE_END = "\n"
"""Code is cut behind a line where it can be."""
_JOINERS = "\u200c\u200d\u2060"
_CELL_END = "\t"
_UNFIT = frozenset((BlockKind.HEADING, BlockKind.TABLE_ROW, BlockKind.IMAGE))
"""What is not cut into more of its kind: so long a heading, row or caption is read as paragraphs, cell by cell."""


def cuts(text: str, start: int, end: int) -> Iterator[int]:
    """Where the paragraph from `start` to `end` is cut; nowhere if it is short enough.

    If the text goes on, the cuts found so far stand all the same.
    """
    while end - start > LONGEST:
        start = _cut(text, start + _FROM, start + _TO)
        yield start


def _cuts_of_code(text: str) -> Iterator[int]:
    start = 0
    while len(text) - start > LONGEST:
        low, high = start + _FROM, start + _TO
        start = text.rfind(_LINE_END, low, high) + 1 or _cut(text, low, high)
        yield start


def _cut(text: str, low: int, high: int) -> int:
    for place in _PLACES:
        if (found := place.search(text, low, high)) and found.end() < high:
            return found.end()
    while high > low and not _is_between_characters(text, high):
        high -= 1
    return high


def _is_between_characters(text: str, offset: int) -> bool:
    """Whether no mark, joiner or reading in brackets that begins at `offset` belongs to what stands before it."""
    before, after = text[offset - 1], text[offset]
    if before in _JOINERS or after in _JOINERS or before in "\r\n" or after in "\r\n":
        return False
    if "\U0001f1e6" <= after <= "\U0001f3ff" or "\u1160" <= after <= "\u11ff":  # of a flag, a skin's colour, a syllable
        return False
    return unicodedata.category(after)[0] != "M" and after not in "(（"


class _Part(NamedTuple):
    """A block that is made of another one, from its character `start` on."""

    start: int
    block: Block


def divided(article: Article) -> Article:
    """The article with its very long blocks cut; what refers to blocks by their numbers goes with them."""
    if all(len(block.text) <= LONGEST for block in article.blocks):
        return article
    parts = [tuple(_parts(block)) for block in article.blocks]
    firsts = list(accumulate(map(len, parts), initial=0))

    def moved(position: Position) -> Position:
        if not 0 <= position.block < len(parts):
            return Position(firsts[-1], position.offset)
        own = parts[position.block]
        index = max(bisect_right(own, position.offset, key=lambda part: part.start) - 1, 0)
        offset = min(max(position.offset - own[index].start, 0), len(own[index].block.text))
        return Position(firsts[position.block] + index, offset)

    return article._replace(
        blocks=tuple(part.block for part in chain.from_iterable(parts)),
        anchors={name: moved(position) for name, position in article.anchors.items()},
        outline=tuple(entry._replace(position=moved(entry.position)) for entry in article.outline),
    )


def _parts(block: Block) -> Iterator[_Part]:
    if len(block.text) <= LONGEST:
        yield _Part(0, block)
    elif block.kind not in _UNFIT:
        yield from _pieces(block, 0, len(block.text))
    else:
        if block.picture:
            yield _Part(0, block._replace(text="", spans=(), level=0))
        start, plain = 0, block._replace(kind=BlockKind.PARAGRAPH, level=0, picture="")
        for cell in block.text.split(_CELL_END):
            if cell:
                yield from _pieces(plain, start, start + len(cell))
            start += len(cell) + len(_CELL_END)


def _pieces(block: Block, start: int, end: int) -> Iterator[_Part]:
    """A stretch of a block as blocks that continue each other."""
    found = _cuts_of_code(block.text) if block.kind is BlockKind.CODE else cuts(block.text, start, end)
    for low, high in pairwise((start, *found, end)):
        spans = tuple(span for span in (_within(span, low, high) for span in block.spans) if span.start < span.end)
        own = block._replace(text=block.text[low:high], spans=spans)
        yield _Part(low, own if low == start else own._replace(marker="", continues=True))


def _within(span: Span, start: int, end: int) -> Span:
    return span._replace(start=max(span.start, start) - start, end=min(span.end, end) - start)
