"""The whole article as it is shown, to take along: plain text, Markdown or a web page, made piece by piece."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from viewer.article import excerpt, markdown, webpage
from viewer.article.blocks import BlockKind, Format
from viewer.article.excerpt import Passage
from viewer.article.rendition import Rendition
from viewer.article.running import shown_texts


def as_text(rendition: Rendition, part: range | None = None) -> Iterator[str]:
    """Plain text with its own line breaks, anything else one line a block; of all blocks, or of a part of them."""
    shown = shown_texts(rendition, part)
    if rendition.article.format is Format.PLAIN:
        yield from (text + block.ending for block, text in shown)
        return
    start = part.start if part else 0
    for following, (block, text) in enumerate(shown, start + 1):
        is_empty_item = block.marker and not block.text
        if text or block.kind is BlockKind.RULE or is_empty_item:
            kind, marker = excerpt.taken_along(block)
            line = text if kind is BlockKind.CODE else " ".join(text.splitlines())
            ending = "" if _goes_on(rendition, following) else "\n"
            yield excerpt.as_text([Passage(kind, block.level, line, (), marker)]) + ending


def _goes_on(rendition: Rendition, following: int) -> bool:
    """Whether block `following` continues the paragraph before it."""
    blocks = rendition.article.blocks
    return following < len(blocks) and blocks[following].continues


def as_markdown(rendition: Rendition) -> Iterator[str]:
    """Markdown with the formatting, headed by what the document states about itself in its own script."""
    article = rendition.article
    yield markdown.front_matter(article.metadata)
    passages = _passages(rendition, structure=True)
    written = (passage for passage in passages if passage.text or not passage.picture)
    yield from markdown.write_blocks(written, markdown.footnotes(article.blocks))


def as_html(rendition: Rendition) -> Iterator[str]:
    """A web page of its own with the formatting, named after the stated title or else the file."""
    metadata = rendition.article.metadata
    title = rendition.title((metadata.title,)) if metadata.title else Path(rendition.article.name).stem
    yield from webpage.page(_passages(rendition), rendition.region, title, metadata, rendition.article.pictures)


def _passages(rendition: Rendition, *, structure: bool = False) -> Iterator[Passage]:
    """What is shown, block by block; with `structure` also what is not, where other blocks depend on it."""
    goes_on = False
    for number in range(len(rendition.article.blocks)):
        shown = rendition.block(number)
        goes_on = goes_on and shown.continues
        kept = structure and (shown.marker or shown.kind is BlockKind.TABLE_ROW)
        if kept or not shown.is_hidden:
            kind, marker = excerpt.taken_along(shown)
            yield Passage(kind, shown.level, shown.text, shown.spans, marker, shown.picture, goes_on)
            goes_on = True
