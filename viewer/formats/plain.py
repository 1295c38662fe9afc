"""Plain text to blocks: a line is a paragraph, unless the document's lines are clearly wrapped by hand.

Nothing is interpreted and nothing is lost: the texts and endings of the blocks in a row are the decoded text.
"""

from __future__ import annotations

import re
from itertools import pairwise

from viewer.article.blocks import Article, Block, Format
from viewer.formats.metadata import stated_above
from viewer.formats.source import Source
from viewer.formats.wrapping import Line, find_wrapping

_BREAK = "(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])"
_BLANK = "[ \t\u00a0\u3000\ufeff]"
_ENDING = re.compile(f"({_BREAK}(?:{_BLANK}*+{_BREAK})*(?:{_BLANK}++\\Z)?)")
"""What stands between two blocks: the end of a line and the blank lines after it, with the spaces in them."""


def read(source: Source) -> Article:
    """The article in a plain text file. Raises `CannotOpen` when the file is not text."""
    decoded = source.decoded()
    blocks = cut(decoded.text)
    metadata = stated_above(block.text for block in blocks)
    return Article(blocks, source.name, Format.PLAIN, metadata, decoded.notices)


def cut(text: str) -> tuple[Block, ...]:
    """The blocks of a plain text. Blank lines at its top become the ending of an empty first block."""
    if not text:
        return ()
    pieces = _ENDING.split(text)
    if not pieces[0].strip() and len(pieces) > 1:
        pieces[:2] = ["", pieces[0] + pieces[1]]
    if len(pieces) > 1 and not pieces[-1]:
        pieces.pop()
    else:
        pieces.append("")
    return tuple(
        Block("".join(pieces[start : end - 1]), ending=pieces[end - 1]) for start, end in pairwise(_block_edges(pieces))
    )


def _block_edges(pieces: list[str]) -> list[int]:
    """Where the blocks begin in `pieces`, which are lines and endings by turns; the last edge is their number."""
    lines = [Line(text, _is_single(ending)) for text, ending in zip(pieces[::2], pieces[1::2], strict=True)]
    joined = find_wrapping(lines)
    return [2 * number for number in range(len(lines)) if number not in joined] + [len(pieces)]


def _is_single(ending: str) -> bool:
    """Whether an ending is one line break, with no blank line after it."""
    return ending in ("\n", "\r\n", "\r")
