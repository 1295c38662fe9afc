"""Bytes to Article: which reader opens which file. A new format is a new module here and a row in `_READERS`."""

from __future__ import annotations

import os
from importlib import import_module
from typing import TYPE_CHECKING

from viewer.article.blocks import Article
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.files import display_name, read_bytes
from viewer.formats.long_paragraphs import divided
from viewer.formats.source import Source

if TYPE_CHECKING:
    from viewer.formats.beginning import Begun

__all__ = ["CannotOpen", "Reason", "begin_article", "endings", "is_plain", "open_article", "parse"]

_PLAIN = "viewer.formats.plain"
_READERS = {
    (".md", ".markdown", ".mdown", ".mkd", ".mkdn"): "viewer.formats.markdown",
    (".html", ".htm", ".xhtml", ".xht"): "viewer.formats.html",
    (".mhtml", ".mht"): "viewer.formats.mhtml",
    (".epub", ".htmlz"): "viewer.formats.epub",
    (".fb2", ".fb2.zip", ".fbz"): "viewer.formats.fictionbook",
    (".pdf",): "viewer.formats.pdf",
    (".docx", ".docm", ".dotx"): "viewer.formats.word",
    (".odt", ".ott"): "viewer.formats.opendocument",
    (".srt", ".vtt", ".ass", ".ssa"): "viewer.formats.subtitles",
}
"""Endings of file names, and the module that reads them: its `read` takes a `Source` and returns an `Article`.

Imported when first needed (markdown-it-py costs 48 ms). What no row names is read as plain text.
"""

_TEXT_ENDINGS = (".txt", ".text", ".log")
"""Endings that say plain text. A file of any other name that holds text opens too."""


def endings() -> tuple[str, ...]:
    """The endings of file names that open as articles, in small letters, those of plain text first."""
    return _TEXT_ENDINGS + tuple(ending for row in _READERS for ending in row)


def is_plain(path: str | os.PathLike[str]) -> bool:
    """Whether a file would be read as plain text."""
    return _reader(display_name(path)) == _PLAIN


def open_article(path: str | os.PathLike[str], *, encoding: str | None = None) -> Article:
    """Open a file as an article. An empty file is an article without blocks.

    `encoding` overrules what is found out from the bytes. Raises `CannotOpen`, whose text says what is wrong and
    what to do.
    """
    begun = begin_article(path, encoding=encoding)
    return begun.complete() if begun else parse(read_bytes(path), display_name(path), encoding=encoding)


def begin_article(path: str | os.PathLike[str], *, encoding: str | None = None) -> Begun | None:
    """Open a file by its beginning, in a few milliseconds; None if it has to be read whole. Raises `CannotOpen`.

    Only plain text can be begun. What `open_article` returns begins with the very same blocks.
    """
    name = display_name(path)
    if _reader(name) != _PLAIN:
        return None
    from viewer.formats.beginning import begin

    return begin(path, name, encoding)


def parse(data: bytes, name: str = "", *, encoding: str | None = None) -> Article:
    """The article in `data`; the ending of `name` tells the format. Raises `CannotOpen`."""
    reader = _reader(name)
    article: Article = import_module(reader).read(Source(data, name, encoding))
    return article if reader == _PLAIN else divided(article)


def _reader(name: str) -> str:
    stem = name.lower()[1:]  # a name that is nothing but an ending has none
    return next((module for endings, module in _READERS.items() if stem.endswith(endings)), _PLAIN)
