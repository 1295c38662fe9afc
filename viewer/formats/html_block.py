"""A block of raw HTML inside Markdown: its tags are dropped, its text is kept, its headings stay headings."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape

from markdown_it.token import Token

from viewer.formats.inline import read_inline
from viewer.formats.inline_text import Inline

_PIECE = re.compile(r"(<!--.*?(?:-->|\Z)|<[/!?]?[a-zA-Z][^<>]*>)", re.DOTALL)
_HIDDEN = re.compile(r"<(script|style|template)\b[^<>]*+>.*?(?:</\1\s*>|\Z)", re.DOTALL | re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:a|abbr|b|bdi|bdo|big|br|cite|code|del|dfn|em|font|i|img|ins|kbd|mark|q|rp|rt|ruby|s|samp|small|span|"
    r"strike|strong|sub|sup|tt|u|var|wbr)\b|<[!?]",
    re.IGNORECASE,
)
"""Tags within a line of text; any other begins a new block."""

_HEADING = re.compile(r"<h([1-6])\b", re.IGNORECASE)
_AROUND_BREAK = re.compile(r"[ \t]*\n\s*")


def read_html_block(written: str) -> Iterator[tuple[int, Inline]]:
    """The text of a block of HTML, piece by piece, each with the level of heading it is (0 for none)."""
    level = 0
    tokens: list[Token] = []
    for piece in _PIECE.split(_HIDDEN.sub("", written)):
        if not piece.startswith("<") or _INLINE.match(piece) or not _PIECE.fullmatch(piece):
            tokens.append(_token(piece))
            continue
        yield from _finished(level, tokens)
        heading = _HEADING.match(piece)
        level, tokens = int(heading[1]) if heading else 0, []
    yield from _finished(level, tokens)


def _token(piece: str) -> Token:
    if _PIECE.fullmatch(piece):
        return Token("html_inline", "", 0, content=piece)
    return Token("text", "", 0, content=_AROUND_BREAK.sub("\n", unescape(piece)))


def _finished(level: int, tokens: list[Token]) -> Iterator[tuple[int, Inline]]:
    inline = read_inline(tokens).stripped()
    if inline.text:
        yield level, inline
