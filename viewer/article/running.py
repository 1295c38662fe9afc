"""The shown text of many blocks, for taking it along: they are read in runs, and no alignments are made.

OpenCC takes 16 KB in the time of a few lines. A block is routed by its own script all the same, and what comes out is
what the rendition shows: no word of OpenCC's goes over a line's end, and no conversion adds or takes one, so that a
run can be cut again where it was joined.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

from viewer.article.blocks import Block
from viewer.article.clean import code_ranges
from viewer.article.manuscript import Sizes
from viewer.article.rendition import Rendition
from viewer.text import routing
from viewer.text.quotation import requoted
from viewer.text.script import Script

RUN = 8192
"""Characters that are converted at once."""
PART = 64 * 1024
"""Characters of a part of an article: 30 ms."""
_SLICE = 128
"""Blocks that are fetched at once."""


def shown_texts(rendition: Rendition, part: range | None = None) -> Iterator[tuple[Block, str]]:
    """Blocks, by default all, each with its text as the rendition shows it, in order."""
    part = range(len(rendition.article.blocks)) if part is None else part
    if rendition.rulings:
        for number in part:
            yield rendition.article.blocks[number], rendition.block(number).text
        return
    number = part.start
    for run in _runs(rendition.article.blocks, part):
        yield from zip(run, _converted(rendition, number, run), strict=True)
        number += len(run)


def parts(blocks: Sequence[Block]) -> list[range]:
    """All the blocks of an article in parts of `PART` characters or a little more."""
    return list(portions(blocks, PART))


def portions(blocks: Sequence[Block], length: int) -> Iterator[range]:
    """All the blocks of an article in portions of `length` characters or a little more."""
    sizes = Sizes(blocks)
    start = 0
    while start < len(blocks):
        end = bisect_left(range(len(blocks)), sizes.before(start) + length, lo=start + 1, key=sizes.before)
        yield range(start, end)
        start = end


def _runs(blocks: Sequence[Block], part: range) -> Iterator[list[Block]]:
    """The blocks of a part in runs of `RUN` characters or a little more."""
    run: list[Block] = []
    length = 0
    for start in range(part.start, part.stop, _SLICE):
        for block in blocks[start : min(start + _SLICE, part.stop)]:
            run.append(block)
            length += len(block.text) + 1
            if length >= RUN:
                yield run
                run, length = [], 0
    if run:
        yield run


def _converted(rendition: Rendition, first: int, run: Sequence[Block]) -> Sequence[str]:
    texts, scripts = rendition.clean.run(first, run)
    region = rendition.view.region
    if region is None:
        return texts
    for script in set(scripts):
        members = [index for index, other in enumerate(scripts) if other is script]
        converted = _converted_alike(rendition, script, [texts[index] for index in members])
        for index, text in zip(members, converted, strict=True):
            shown = text if script is Script.OTHER else requoted(text, region)
            # The marks in code stay, wherever that has gone by now.
            texts[index] = rendition.block(first + index).text if shown != text and code_ranges(run[index]) else shown
    return texts


def _converted_alike(rendition: Rendition, script: Script, texts: Sequence[str]) -> Iterable[str]:
    """Texts that are in one script, converted as one."""
    joined = "\n".join(texts)
    converted = routing.convert(
        joined, script, rendition.view, vocabulary=rendition.vocabulary, corrections=rendition.corrections
    ).after
    lines = converted.split("\n")
    if len(lines) == len(texts):
        return lines
    following = iter(lines)
    return ["\n".join(islice(following, text.count("\n") + 1)) for text in texts]
