"""Web pages to articles: the article without the menus around it, what it states about itself, the pictures in it.

Nothing is fetched, and nothing is read from the disk, because a page says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import urldefrag, urljoin

from viewer.article.blocks import Article, Block, Caution, Format, Metadata, Position, Remark
from viewer.formats.declaration import decode_declared
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.html_blocks import Flow, fragment_name, read_blocks
from viewer.formats.html_content import find_content
from viewer.formats.html_looks import with_headings
from viewer.formats.html_metadata import base_address, read_metadata
from viewer.formats.html_office import is_from_office, tidy
from viewer.formats.html_styles import StyleSheet, written_styles
from viewer.formats.html_surroundings import Carried, Surroundings
from viewer.formats.html_tree import DEEPEST, Tree, parse_html, parse_xhtml
from viewer.formats.inline_text import safe_address
from viewer.formats.metadata import completed, stated_above
from viewer.formats.picture import from_data_address, picture_size, safe_picture
from viewer.formats.source import Source

LIMIT = 50 * 1024 * 1024
"""Bytes of the largest page that is read. One of this size takes 400 MB while it is read."""

_HEAD = 5000
"""Characters at the top of a page where it says what it is."""
_MOST_BYTES = 128 * 1024 * 1024
"""Of all the pictures that a page carries."""
_SMALLEST = 3
"""Pixels; what is smaller only counts visitors or keeps a place."""
_IS_XHTML = re.compile(r"\s*<\?xml|<html[^>]{0,500}\bxmlns\s*=", re.IGNORECASE)

CarriedPicture = Callable[[str], bytes | None]


def read(source: Source) -> Article:
    """The article in a web page. Raises `CannotOpen` when the file is not text or too large."""
    if len(source.data) > LIMIT:
        raise CannotOpen(Reason.TOO_LARGE, source.name, f"{LIMIT >> 20} MB")
    decoded = decode_declared(source)
    article = read_page(decoded.text, source.name)
    return article._replace(encoding=decoded.encoding, remarks=(*decoded.remarks, *article.remarks))


def read_page(
    text: str, name: str, *, address: str = "", base: str = "", picture: CarriedPicture = from_data_address
) -> Article:
    """The article in the text of a page.

    `address` is where the page is from if that is known otherwise, `base` what its links start from if that is no
    address to show; `picture` gives what is carried under an address.
    """
    tree = _parse(text)
    if tree.root is None:
        return Article((), name, Format.HTML, Metadata(address=address))
    metadata = completed(Metadata(address=address), read_metadata(tree.root, text[:_HEAD]))
    sheet = StyleSheet()
    sheet.add(written_styles(tree.root))
    pictures = _Pictures(picture)
    links = _Links(base_address(tree.root, metadata) or base)
    if is_from_office(text):
        tidy(tree.root, sheet)
    content = find_content(tree.root, len(text))
    surroundings = Surroundings(
        links.resolve, pictures.carry, pictures.draw, str, content.leaves_out, content.shows, sheet
    )
    flow = _joined([read_blocks(part, surroundings) for part in content.parts])
    blocks = with_headings(flow.blocks, flow.sizes)
    metadata = completed(metadata, stated_above(block.text for block in blocks[:10]))
    remarks = (Remark(Caution.NESTED_TOO_DEEP, DEEPEST),) if tree.flattened else ()
    return Article(
        blocks,
        name,
        Format.HTML,
        metadata,
        remarks,
        pictures=pictures.data,
        picture_sizes=pictures.sizes,
        anchors=dict(flow.anchors),
    )


def _parse(text: str) -> Tree:
    return parse_xhtml(text) if _IS_XHTML.match(text) else parse_html(text)


def _joined(flows: list[Flow]) -> Flow:
    """Several flows as one."""
    blocks: list[Block] = []
    anchors: dict[str, Position] = {}
    sizes: dict[int, float] = {}
    for flow in flows:
        sizes |= {number + len(blocks): size for number, size in flow.sizes.items()}
        for name, position in flow.anchors.items():
            anchors.setdefault(name, position._replace(block=position.block + len(blocks)))
        blocks += flow.blocks
    return Flow(tuple(blocks), anchors, sizes)


@dataclass(frozen=True, slots=True)
class _Links:
    """The page's links: within it, or to where its address leads them."""

    base: str

    def resolve(self, written: str) -> str:
        if written.startswith("#"):
            return f"#{fragment_name(written)}" if len(written) > 1 else ""
        try:
            whole = urljoin(self.base, written) if self.base else written
            page, fragment = urldefrag(whole)
        except ValueError:  # an address like http://[
            return ""
        if fragment and page == urldefrag(self.base)[0]:
            return f"#{fragment_name(whole)}"
        return safe_address(whole)


@dataclass(slots=True)
class _Pictures:
    """The pictures that the page carries, as they are met."""

    find: CarriedPicture
    data: dict[str, bytes] = field(default_factory=dict)
    sizes: dict[str, tuple[int, int]] = field(default_factory=dict)
    known: dict[str, Carried | None] = field(default_factory=dict)
    size: int = 0

    def carry(self, address: str) -> Carried | None:
        if address not in self.known:
            self.known[address] = self._take(address)
        return self.known[address]

    def draw(self, svg: bytes) -> Carried | None:
        """The picture that is made of SVG in the page."""
        return self._keep(svg)

    def _take(self, address: str) -> Carried | None:
        return self._keep(self.find(address) or b"")

    def _keep(self, data: bytes) -> Carried | None:
        found = safe_picture(data)
        size = picture_size(found)
        if size is None or min(size) < _SMALLEST or self.size + len(found) > _MOST_BYTES:
            return None
        self.size += len(found)
        key = str(len(self.data) + 1)
        self.data[key], self.sizes[key] = found, size
        return Carried(key, *size)
