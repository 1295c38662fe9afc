"""Markdown to blocks: CommonMark with tables, strikethrough, footnotes, task lists, front matter and what dialects add.

Raw HTML loses its tags and keeps its text. Nothing is fetched: a picture is its alternative text, and a link leads
to the web, to a mailbox or within the document, or it is no link. Offsets count in the parsed text: marks and escapes
are gone, soft line breaks are kept as line feeds, breaks the author meant are U+2028.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock
from markdown_it.rules_core import StateCore
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_cjk_friendly import cjk_friendly
from mdit_py_plugins.footnote import footnote_plugin
from mdit_py_plugins.footnote.index import footnote_ref

from viewer.article.blocks import Article, Block, BlockKind, Caution, Format, Metadata, Remark
from viewer.formats import plain
from viewer.formats.front_matter import split_front_matter
from viewer.formats.markdown_blocks import BlockReader
from viewer.formats.markdown_dialects import add_dialects
from viewer.formats.metadata import completed, from_fields, stated_above
from viewer.formats.source import Source

_DEEPEST = 100
"""How many levels of nesting are read. The parser drops what is deeper, so such a document is read as plain text."""

_MOST_MARKS = 3000
"""How many marks a paragraph may have to be formatted. At so many the worst takes 50 ms."""

_FARTHEST = 200_000
"""How many characters may be gone through in vain for the ends of all the brackets of a paragraph: 0.5 s."""

_MARKS = re.compile(r"[*_~`\[\]<!&\\^]")
_DEFINITION = re.compile(r"\[[^\[\]\n]{1,999}\]:")
_REFERENCE = re.compile(r"\[\^[^\]\s]{1,999}\]")


def read(source: Source) -> Article:
    """The article in a Markdown file. Raises `CannotOpen` when the file is not text."""
    decoded = source.decoded()
    fields, body = split_front_matter(decoded.text.replace("\r\n", "\n").replace("\r", "\n"))
    environment: dict[str, object] = {}
    tokens = _parser().parse(body, environment)
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        article = plain.read(source)
        return article._replace(remarks=(*article.remarks, Remark(Caution.NESTED_TOO_DEEP, _DEEPEST)))
    blocks = BlockReader(environment).read(tokens)
    metadata = _metadata(fields, blocks)
    return Article(blocks, source.name, Format.MARKDOWN, metadata, decoded.remarks, decoded.encoding)


class _Parser(MarkdownIt):
    """A parser that sees a link in any address; which of them lead somewhere is decided where spans are made."""

    def validateLink(self, url: str) -> bool:
        return True


@cache
def _parser() -> MarkdownIt:
    parser = _Parser("commonmark", {"maxNesting": _DEEPEST}).enable(["table", "strikethrough"])
    parser.use(cjk_friendly).use(footnote_plugin, move_to_end=False)
    add_dialects(parser)
    parser.inline.ruler.at("footnote_ref", _footnote_reference)
    parser.block.ruler.before("paragraph", "indented", _ends_paragraph, {"alt": ["paragraph"]})
    parser.block.ruler.before("paragraph", "definition", _ends_definition, {"alt": ["reference"]})
    parser.core.ruler.before("inline", "overloaded", _keep_overloaded)
    return parser


def _ends_paragraph(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A rule that starts nothing, but ends the paragraph before a line that Chinese indents: it is a new one."""
    return silent and state.src.startswith("\u3000\u3000", state.bMarks[start] + state.tShift[start])


def _ends_definition(state: StateBlock, start: int, _end: int, silent: bool) -> bool:
    """A rule that starts nothing, but ends the definition of a link before the next one.

    Otherwise each definition in a row looks at all that follow it: 10,000 of them took 170 s.
    """
    return silent and bool(_DEFINITION.match(state.src, state.bMarks[start] + state.tShift[start]))


def _footnote_reference(state: StateInline, silent: bool) -> bool:
    """The plugin's rule, behind a look at whether the bracket closes: 10,000 that do not took 60 s."""
    return bool(_REFERENCE.match(state.src, state.pos, state.posMax)) and footnote_ref(state, silent)


def _keep_overloaded(state: StateCore) -> None:
    """Leave a paragraph as it is written if it has more marks than a person would set: pairing them is quadratic."""
    for token in state.tokens:
        if token.type == "inline" and _is_overloaded(token.content):
            token.children = [Token("text", "", 0, content=token.content)]
            token.content = ""


def _is_overloaded(text: str) -> bool:
    marks = _MARKS.findall(text)
    unclosed = 0
    for mark in marks:
        unclosed = max(unclosed + (mark == "[") - (mark == "]"), 0)
    return len(marks) > _MOST_MARKS or unclosed * len(text) > _FARTHEST


def _metadata(fields: dict[str, str], blocks: Sequence[Block]) -> Metadata:
    """What the front matter states, then the sole heading of the first level at the top, then labelled lines."""
    lines = (line for block in blocks[:10] for line in block.text.splitlines())
    return completed(completed(from_fields(fields), Metadata(title=_sole_heading(blocks))), stated_above(lines))


def _sole_heading(blocks: Sequence[Block]) -> str:
    first = [number for number, block in enumerate(blocks) if block.kind is BlockKind.HEADING and block.level == 1]
    return blocks[0].text if first == [0] else ""
