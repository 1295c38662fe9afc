"""What was copied elsewhere, as an article: its HTML where that says all that the plain text says, or else the text.

Many programs put both on the clipboard. HTML keeps headings, links and emphasis; but it may also be the colours of an
editor around one line, or leave out what the reader chose, as a page's article does with what stands around it.
"""

from __future__ import annotations

from collections.abc import Sequence

from viewer.article.blocks import Article, Block, Format
from viewer.formats import endings, parse
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.files import in_words
from viewer.formats.metadata import stated_above
from viewer.formats.plain import cut
from viewer.text.patterns import pattern

LIMIT = 64 * 1024 * 1024
"""The most bytes that are taken: more than any article has, and a book of 20 million characters."""
HTML_LIMIT = 16 * 1024 * 1024
"""The most bytes of HTML that are read; of what is longer the plain text is taken."""
_ENOUGH = 0.9
"""Of the text's letters: the numbers before its list items may be none in HTML."""
_HTML = ".html"
_NO_WORD = pattern(r"[\W_]+")


def read(name: str, text: bytes, html: bytes = b"") -> Article:
    """The article in what was copied: `text` is UTF-8, `html` in whatever encoding it says. Raises `CannotOpen`."""
    if max(len(text), len(html) if not text else 0) > LIMIT:
        raise CannotOpen(Reason.TOO_LARGE, name, in_words(LIMIT))
    plain = _plain(name, text)
    rich = _rich(name, html) if html else None
    return rich if rich is not None and _weight(rich.blocks) >= _ENOUGH * _weight(plain.blocks) else plain


def _plain(name: str, text: bytes) -> Article:
    # Told to be UTF-8: nothing is guessed, and a text that begins like a picture is still a text.
    blocks = cut(text.decode("utf-8", "replace").removeprefix("\ufeff"))
    return Article(blocks, name, Format.PLAIN, stated_above(block.text for block in blocks))


def _rich(name: str, html: bytes) -> Article | None:
    """The article in the HTML, without an encoding that a reader could change; None if there is nothing to read."""
    if len(html) > HTML_LIMIT or _HTML not in endings():
        return None
    try:
        article = parse(html, name + _HTML)
    except CannotOpen:
        return None
    return article._replace(name=name, encoding="") if _weight(article.blocks) else None


def _weight(blocks: Sequence[Block]) -> int:
    """How many letters and characters there are to read, without the bullets that a plain text has for lists."""
    return sum(len(_NO_WORD.sub("", block.text)) for block in blocks)
