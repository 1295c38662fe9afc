"""The whole article as it is shown, to take along: plain text, Markdown or a web page, made piece by piece."""

from __future__ import annotations

import os
import secrets
import shutil
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from pathlib import Path

from viewer.article import excerpt, markdown, webpage
from viewer.article.blocks import BlockKind, Format
from viewer.article.excerpt import Passage
from viewer.article.rendition import Rendition


def as_text(rendition: Rendition) -> Iterator[str]:
    """Plain text with its own line breaks, anything else one line a block."""
    blocks = rendition.article.blocks
    if rendition.article.format is Format.PLAIN:
        yield from (rendition.block(number).text + block.ending for number, block in enumerate(blocks))
        return
    for passage in _passages(rendition):
        text = passage.text if passage.kind is BlockKind.CODE else " ".join(passage.text.splitlines())
        line = Passage(passage.kind, passage.level, text, (), passage.marker)
        yield f"{excerpt.as_text([line])}\n"


def as_markdown(rendition: Rendition) -> Iterator[str]:
    """Markdown with the formatting, headed by what the document states about itself in its own script."""
    article = rendition.article
    yield markdown.front_matter(article.metadata)
    yield from markdown.write_blocks(_passages(rendition, structure=True), markdown.footnotes(article.blocks))


def as_html(rendition: Rendition) -> Iterator[str]:
    """A web page of its own with the formatting, named after the stated title or else the file."""
    metadata = rendition.article.metadata
    title = rendition.title((metadata.title,)) if metadata.title else Path(rendition.article.name).stem
    yield from webpage.page(_passages(rendition), rendition.region, title, metadata)


def save(path: str | os.PathLike[str], pieces: Iterable[str]) -> None:
    """Write a file, in place of one that is there only when all is written. Raises OSError and leaves no trace."""
    deque(saving(path, pieces), maxlen=0)


def saving(path: str | os.PathLike[str], pieces: Iterable[str]) -> Generator[None, None, None]:
    """`save` in slices, one a piece; closing it early, or an error, leaves what was there."""
    target = Path(os.path.realpath(path))
    unfinished = target.with_name(f".{target.name[:100]}.{secrets.token_hex(4)}")
    try:
        with unfinished.open("x", encoding="utf-8", errors="replace", newline="") as file:
            for piece in pieces:
                file.write(piece)
                yield
            file.flush()
            os.fsync(file.fileno())
        if target.exists():
            shutil.copymode(target, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _passages(rendition: Rendition, *, structure: bool = False) -> Iterator[Passage]:
    """What is shown, block by block; with `structure` also what is not, where other blocks depend on it."""
    for number in range(len(rendition.article.blocks)):
        shown = rendition.block(number)
        kept = structure and (shown.marker or shown.kind is BlockKind.TABLE_ROW)
        if kept or not shown.is_hidden:
            yield Passage(shown.kind, shown.level, shown.text, shown.spans, shown.marker)
