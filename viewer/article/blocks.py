"""What an article is made of: blocks of text with inline formatting, cut once and never renumbered.

The values that the first page is made of are named tuples: to define one costs the start 0.07 ms, a frozen dataclass
0.4, and there are sixty.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import Enum
from types import MappingProxyType
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
    """The text is the image's alternative text, or its caption. `Block.picture` names the picture if the document
    carries it; without a picture and a text the block is shown as nothing."""
    RULE = "rule"
    """A thematic break, without text."""
    CUE = "cue"
    """A subtitle. Its marker is the time at which it is shown, which stands beside the text and is none of it."""


class SpanKind(Enum):
    """What inline formatting does to a range of characters."""

    STRONG = "strong"
    EMPHASIS = "emphasis"
    STRIKE = "strike"
    CODE = "code"
    LINK = "link"
    """`Span.value` is the address; "#name" leads to one of the article's own `anchors`."""
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

    `level` is the depth of a heading (1–6), list item or quote (from 1); for a table row 1 marks the header row, for an
    image a caption, which is shown with the picture.
    `marker` is what stands before a list item ("•", "1.") or a cue ("00:01:02"). `ending` is the source's own text
    between this block and the next: line breaks and blank lines in plain text, empty where the format has none.
    `picture` is a key of the article's `pictures`. A block that `continues` is a further part of the paragraph that the
    block before began, which was too long to be one: nothing stands between the two.
    """

    text: str
    kind: BlockKind = BlockKind.PARAGRAPH
    level: int = 0
    spans: tuple[Span, ...] = ()
    marker: str = ""
    ending: str = ""
    picture: str = ""
    continues: bool = False


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


class OutlineEntry(NamedTuple):
    """A line of the table of contents that a document brings along; `level` is its depth, from 1."""

    title: str
    level: int
    position: Position


class Format(Enum):
    """The format a document was read from. Plain text keeps its own line breaks when printed."""

    PLAIN = "plain text"
    MARKDOWN = "Markdown"
    HTML = "web page"
    EPUB = "EPUB"
    FICTIONBOOK = "FictionBook"
    WORD = "Word document"
    OPENDOCUMENT = "OpenDocument text"
    PDF = "PDF"
    SUBTITLES = "subtitles"


class Caution(Enum):
    """What may be amiss with a document that could be read. A window translates by this; the value is English."""

    REPLACED = "Characters that could not be read as {detail}: {count}. Each is shown as \N{REPLACEMENT CHARACTER}."
    NESTED_TOO_DEEP = "This file nests quotes or lists more than {count} deep and is shown as plain text."
    UNNAMED = (
        "Characters that the file draws without saying which they are: {count}. Each is shown as "
        "\N{REPLACEMENT CHARACTER}."
    )
    PAGES_WITHOUT_TEXT = "Pages that hold pictures but no text, and are left out: {count}."
    PARTS_MISSING = "Parts of this file that are missing or damaged: {count}. They are left out."
    FIRST_PAGES = "This file is very long: only its first {count} pages were read."


class Remark(NamedTuple):
    """One thing a reader should know about how a document was read: `number` and `detail` fill the sentence's gaps.

    ``str()`` is an English sentence.
    """

    caution: Caution
    number: int = 0
    detail: str = ""

    def __str__(self) -> str:
        return self.caution.value.format(count=f"{self.number:,}", detail=self.detail)


class Article(NamedTuple):
    """A document as it was read. `name` is the file's name, for windows and output files, never for citing.

    `encoding` is the one its text was in, as Python names it; empty for formats that are not text. `pictures` are the
    encoded pictures (PNG, JPEG…) that the document carries, read when asked for; `anchors` the places that its own
    links lead to. `picture_sizes` are the widths and heights of the pictures in pixels. `outline` is the table of
    contents that the document brings along, if it does.
    """

    blocks: Sequence[Block]
    name: str = ""
    format: Format = Format.PLAIN
    metadata: Metadata = Metadata()
    remarks: tuple[Remark, ...] = ()
    encoding: str = ""
    pictures: Mapping[str, bytes] = MappingProxyType({})
    picture_sizes: Mapping[str, tuple[int, int]] = MappingProxyType({})
    anchors: Mapping[str, Position] = MappingProxyType({})
    outline: tuple[OutlineEntry, ...] = ()
