"""Headings that a document only sets in larger or bolder type, as LibreOffice's e-books and pasted pages do.

Asked only where no element is a heading.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from viewer.article.blocks import Block, BlockKind, SpanKind
from viewer.article.folding import fold
from viewer.article.short_lines import is_short_title
from viewer.formats.inline_text import LINE_SEPARATOR

_LARGER = 1.12
"""The size of a heading, at least, as a share of the text's."""
_RARE = 8
"""Of how many paragraphs at most one is a heading that is only bold: an interview has its questions in bold."""
_SAME = 0.97
"""The size of a heading that is only bold, at least."""
_LONGEST = 40
"""Characters of a heading."""
_LEAST = 100
"""Characters of the text below headings, at least."""
_STEP = 0.01
"""Sizes that differ by less are one."""
_DEEPEST = 6


class Look(NamedTuple):
    """How a paragraph is set: `size` is a share of the text's size."""

    size: float
    is_bold: bool
    is_italic: bool = False


def with_headings(
    blocks: Sequence[Block], sizes: Mapping[int, float], stated: Mapping[int, int] | None = None, *, bold: bool = False
) -> tuple[Block, ...]:
    """The blocks with those paragraphs as headings that are set as such.

    `sizes` are those of blocks that differ from the text's own, by their numbers; `stated` the levels of blocks that a
    table of contents names. With `bold` a line is a heading even if it is only bold.
    """
    if (not sizes and not bold) or any(block.kind is BlockKind.HEADING for block in blocks):
        return tuple(blocks)
    looks = _headings(blocks, sizes, bold=bold)
    if not looks:
        return tuple(blocks)
    levels = _levels(looks, stated or {})
    return tuple(
        _as_heading(block, levels[looks[number]]) if number in looks else block for number, block in enumerate(blocks)
    )


def _headings(blocks: Sequence[Block], sizes: Mapping[int, float], *, bold: bool) -> dict[int, Look]:
    """How those paragraphs are set that are headings, by their numbers; none if they are too many for that."""
    usual = _usual_size(blocks, sizes)
    found: dict[int, Look] = {}
    length = paragraphs = 0
    for number, block in enumerate(blocks):
        if block.kind is not BlockKind.PARAGRAPH or not block.text:
            continue
        paragraphs += 1
        size, is_bold = sizes.get(number, 1.0) / usual, _is_all(block, SpanKind.STRONG)
        is_set_off = size >= _LARGER or (bold and is_bold and size >= _SAME and _heads_more(blocks, number))
        if is_set_off and _may_head(block.text):
            found[number] = Look(round(size / _STEP) * _STEP, is_bold, _is_all(block, SpanKind.EMPHASIS))
        else:
            length += len(block.text)
    only_bold = [number for number, look in found.items() if look.size < _LARGER]
    for number in only_bold if _RARE * len(only_bold) > paragraphs else ():
        length += len(blocks[number].text)
        del found[number]
    heads = sum(len(blocks[number].text) for number in found)
    return found if 2 * len(found) <= paragraphs and length >= max(_LEAST, 2 * heads) else {}


def _usual_size(blocks: Sequence[Block], sizes: Mapping[int, float]) -> float:
    weights: Counter[float] = Counter()
    for number, block in enumerate(blocks):
        if block.kind is BlockKind.PARAGRAPH:
            weights[round(sizes.get(number, 1.0), 2)] += len(block.text)
    return weights.most_common(1)[0][0] if weights else 1.0


def _is_all(block: Block, kind: SpanKind) -> bool:
    """Whether all of a block, but for a footnote's mark, is formatted in a way."""
    marked = set[int]()
    for span in block.spans if len(block.text) <= 2 * _LONGEST else ():
        if span.kind in (kind, SpanKind.SUPERSCRIPT):
            marked.update(range(span.start, span.end))
    return any(span.kind is kind for span in block.spans) and len(marked) == len(block.text)


def _heads_more(blocks: Sequence[Block], number: int) -> bool:
    """Whether a longer paragraph follows a line."""
    following = next((block for block in blocks[number + 1 : number + 3] if block.text), None)
    return following is not None and len(following.text) > 2 * len(blocks[number].text)


def _may_head(text: str) -> bool:
    line = fold(text).strip()
    return 0 < len(line) <= _LONGEST and text.count(LINE_SEPARATOR) < 2 and is_short_title(line)


def _levels(looks: Mapping[int, Look], stated: Mapping[int, int]) -> dict[Look, int]:
    """The level of each look: what a table of contents says of it, or else the larger and the earlier the higher.

    A look that only the first heading has, and that is the largest, is a title's: what comes below it is as high.
    """
    known = {looks[number]: level for number, level in sorted(stated.items(), reverse=True) if number in looks}
    first = {look: number for number, look in sorted(looks.items(), reverse=True)}
    order = sorted(first, key=lambda look: (look not in known, -look.size, not look.is_bold, first[look]))
    levels = dict(known)
    depth = max(known.values(), default=0)
    for look in order:
        if look in known:
            continue
        if _is_title(look, looks):
            levels[look] = 1
        else:
            depth = min(depth + 1, _DEEPEST)
            levels[look] = depth
    return levels


def _is_title(look: Look, looks: Mapping[int, Look]) -> bool:
    others = [other for number, other in looks.items() if number != min(looks)]
    return looks[min(looks)] == look and look not in others and all(other.size <= look.size for other in others)


def _as_heading(block: Block, level: int) -> Block:
    """A paragraph as a heading, which looks like one without being formatted."""
    looks = [kind for kind in (SpanKind.STRONG, SpanKind.EMPHASIS) if _is_all(block, kind)]
    return block._replace(
        kind=BlockKind.HEADING, level=level, spans=tuple(span for span in block.spans if span.kind not in looks)
    )
