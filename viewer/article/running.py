"""The shown text of a whole article, for taking it along: many blocks converted at once, and no alignments made.

OpenCC takes 16 KB in the time of a few lines. A block is routed by its own script all the same, and what comes out is
what the rendition shows: no word of OpenCC's goes over a line's end, and without regional vocabulary a text keeps its
length, so that it can be cut again where it was joined.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from viewer.article.clean import code_ranges
from viewer.article.rendition import Rendition, outside
from viewer.text import routing
from viewer.text.quotation import may_change, regional
from viewer.text.rewrite import Rewrite
from viewer.text.script import Script

RUN = 8192
"""Characters that are converted at once."""


def shown_texts(rendition: Rendition) -> Iterator[str]:
    """The text of every block as the rendition shows it, in order."""
    if rendition.vocabulary or rendition.rulings:
        yield from (rendition.block(number).text for number in range(len(rendition.article.blocks)))
        return
    run: list[int] = []
    length = 0
    for number, block in enumerate(rendition.article.blocks):
        run.append(number)
        length += len(block.text) + 1
        if length >= RUN:
            yield from _converted(rendition, run)
            run, length = [], 0
    yield from _converted(rendition, run)


def _converted(rendition: Rendition, numbers: list[int]) -> Iterator[str]:
    clean = rendition.clean
    texts = {number: clean[number].after for number in numbers}
    alike: defaultdict[Script, list[int]] = defaultdict(list)
    if rendition.view.region:
        for number in numbers:
            alike[clean.script(number)].append(number)
    for script, members in alike.items():
        joined = "\n".join(texts[number] for number in members)
        converted = routing.convert(joined, script, rendition.view, corrections=rendition.corrections).after
        start = 0
        for number in members:
            end = start + len(texts[number])
            texts[number] = converted[start:end]
            start = end + 1
            if script is not Script.OTHER and may_change(texts[number]):
                texts[number] = _quoted(rendition, number, texts[number])
    return iter(texts.values())


def _quoted(rendition: Rendition, number: int, text: str) -> str:
    """The text of a block with the quotation marks of the region, but not in code."""
    region = rendition.view.region
    assert region is not None
    alignment = rendition.clean[number].alignment  # the conversion's is the identity
    code = [alignment.forward_range(*each) for each in code_ranges(rendition.article.blocks[number])]
    return Rewrite.apply(text, outside(code, regional(text, region))).after
