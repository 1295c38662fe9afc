"""Markdown to blocks: CommonMark with tables, strikethrough, footnotes, task lists and front matter.

Raw HTML loses its tags and keeps its text. Nothing is fetched: a picture is its alternative text, and a link leads
to the web, to a mailbox or within the document, or it is no link. Offsets count in the parsed text: marks and escapes
are gone, soft line breaks are kept as line feeds, breaks the author meant are U+2028.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from mdit_py_cjk_friendly import cjk_friendly  # type: ignore[import-untyped]  # it ships no types
from mdit_py_plugins.footnote import footnote_plugin

from viewer.article.blocks import Article, Block, BlockKind, Format, Metadata
from viewer.formats import plain
from viewer.formats.front_matter import split_front_matter
from viewer.formats.markdown_blocks import BlockReader
from viewer.formats.metadata import completed, from_fields, stated_above
from viewer.formats.source import Source

_DEEPEST = 100
"""How many levels of nesting are read. The parser drops what is deeper, so such a document is read as plain text."""

_TOO_DEEP = f"This file nests quotes or lists more than {_DEEPEST} deep and is shown as plain text."


def read(source: Source) -> Article:
    """The article in a Markdown file. Raises `CannotOpen` when the file is not text."""
    decoded = source.decoded()
    fields, body = split_front_matter(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    environment: dict[str, object] = {}
    tokens = _parser().parse(body, environment)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        article = plain.read(source)
        return replace(article, notices=(*article.notices, _TOO_DEEP))
    blocks = BlockReader(environment).read(tokens)
    metadata = _metadata(fields, blocks)
    return Article(blocks, source.name, Format.MARKDOWN, metadata, decoded.notices)


class _Parser(MarkdownIt):
    """A parser that sees a link in any address; which of them lead somewhere is decided where spans are made."""

    def validateLink(self, url: str) -> bool:
        return True


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(cjk_friendly).use(footnote_plugin, move_to_end=False)
    parser.block.ruler.before("paragraph", "indented", _ends_paragraph, {"alt": ["paragraph"]})
    return parser


def _ends_paragraph(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A rule that starts nothing, but ends the paragraph before a line that Chinese indents: it is a new one."""
    return silent and state.src.startswith("\u3000\u3000", state.bMarks[start] + state.tShift[start])


def _metadata(fields: dict[str, str], blocks: Sequence[Block]) -> Metadata:
    """What the front matter states, then the sole heading of the first level at the top, then labelled lines."""
    lines = (line for block in blocks[:10] for line in block.text.splitlines())
    return completed(completed(from_fields(fields), Metadata(title=_sole_heading(blocks))), stated_above(lines))


def _sole_heading(blocks: Sequence[Block]) -> str:
    first = [number for number, block in enumerate(blocks) if block.kind is BlockKind.HEADING and block.level == 1]
    return blocks[0].text if first == [0] else ""
