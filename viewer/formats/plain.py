"""Plain text to blocks: a line is a paragraph, unless the document's lines are clearly wrapped by hand.

Nothing is interpreted and nothing is lost: the texts and endings of the blocks in a row are the decoded text.
"""

from __future__ import annotations

from itertools import pairwise

from viewer.article.blocks import Article, Block, Format
from viewer.formats.metadata import stated_above
from viewer.formats.source import Source
from viewer.formats.wrapping import find_wrapping
from viewer.text.patterns import pattern

_BREAK = "(?:\r\n|[\n\r\x0b\x0c\x85\u2028\u2029])"
_BLANK = "[ \t\u00a0\u3000\ufeff]"
_ENDING = pattern(f"({_BREAK}(?:{_BLANK}*+{_BREAK})*(?:{_BLANK}++\\Z)?)")
"""What stands between two blocks: the end of a line and the blank lines after it, with the spaces in them."""


def read(source: Source) -> Article:
    """The article in a plain text file. Raises `CannotOpen` when the file is not text."""
    decoded = source.decoded()
    blocks = cut(decoded.text)
    metadata = stated_above(block.text for block in blocks)
    return Article(blocks, source.name, Format.PLAIN, metadata, decoded.remarks, decoded.encoding)


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
    lines, endings = pieces[::2], pieces[1::2]
    joined = find_wrapping(lines, endings)
    if not joined:
        return tuple(map(_block, lines, endings))
    edges = [2 * number for number in range(len(lines)) if number not in joined] + [len(pieces)]
    return tuple(_block("".join(pieces[start : end - 1]), pieces[end - 1]) for start, end in pairwise(edges))


def _block(text: str, ending: str) -> Block:
    return Block(text, ending=ending)
