"""What an article is made of: blocks of text with inline formatting, cut once and never renumbered.

The values that the first page is made of are named tuples: to define one costs the start 0.07 ms, a frozen dataclass
0.4, and there are sixty.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple


class BlockKind(Enum):
    """What a block is in its document."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST_ITEM = "list item"
    QUOTE = "quote"
    CODE = "code"
    TABLE_ROW = "table row"
    """Cells are separated by tabs in the block's text."""
    IMAGE = "image"
    """The text is the image's alternative text; without one the block is shown as nothing."""
    RULE = "rule"
    """A thematic break, without text."""


class SpanKind(Enum):
    """What inline formatting does to a range of characters."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRIKE = "strike"
    CODE = "code"
    LINK = "link"
    """`Span.value` is the address."""
    RUBY = "ruby"
    """`Span.value` is the reading set above the characters."""
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"


class Span(NamedTuple):
    """Formatting of characters ``[start, end)`` of a block's text. Spans may nest and overlap."""

    start: int
    end: int
    kind: SpanKind
    value: str = ""


class Block(NamedTuple):
    """One paragraph, heading, list item, table row… `text` holds the source's own characters.

    `level` is the depth of a heading (1–6), list item or quote (from 1); for a table row 1 marks the header row.
    `marker` is what stands before a list item ("•", "1."). `ending` is the source's own text between this block and
    the next: line breaks and blank lines in plain text, empty where the format has none.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    spans: tuple[Span, ...] = ()
    marker: str = ""
    ending: str = ""


class Position(NamedTuple):
    """A boundary between two characters: block number and offset in code points of the block's source text."""

    block: int
    offset: int


class SourceRange(NamedTuple):
    """Characters ``[start, end)`` of the source text of block number `block`."""

    block: int
    start: int
    end: int


Title = tuple[str | SourceRange, ...]
"""Ranges of the source and the glue between them, which is written in the script of the document."""


class Metadata(NamedTuple):
    """What a document states about itself; empty where it states nothing. Never filled in by guessing."""

    title: str = ""
    author: str = ""
    source: str = ""
    date: str = ""
    address: str = ""


class Format(Enum):
    """The format a document was read from. Plain text keeps its own line breaks when printed."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"


class Article(NamedTuple):
    """A document as it was read. `name` is the file's name, for windows and output files, never for citing."""

    blocks: Sequence[Block]
    name: str = ""
    format: Format = Format.PLAIN
    metadata: Metadata = Metadata()
    notices: tuple[str, ...] = ()
