"""FictionBook (FB2, also zipped): one file of XML with the text, what is stated about it, and pictures in base64.

Made into a tree of HTML, which is read as any. The pictures are taken out before the XML is read: they are most of the
file, and are decoded when they are shown.
"""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error
from collections.abc import Iterator, Mapping

from viewer.article.blocks import Article, Format, Metadata
from viewer.formats import plain
from viewer.formats.archive import LARGEST_XML, Archive
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.fictionbook_tree import tree_of
from viewer.formats.html_blocks import own_link, read_blocks
from viewer.formats.html_surroundings import Carried, Surroundings
from viewer.formats.html_tree import Element, attribute, local_name, named, parse_xml, text_of
from viewer.formats.picture import LARGEST, picture_size, safe_picture
from viewer.formats.signatures import FICTIONBOOK, ZIP
from viewer.formats.source import Source

_ENDING = ".fb2"
_PICTURE = re.compile(rb"<binary\b([^>]{0,1000})>([^<]*+)</binary\s*>")
_NAME = re.compile(rb"""\bid\s*=\s*["']([^"']+)""")
_HEAD = 64 * 1024
"""Bytes in base64 that tell the size of a picture."""
_BLANKS = b" \t\r\n"
_NAME_PARTS = ("first-name", "middle-name", "last-name")


def read(source: Source) -> Article:
    """The article in a FictionBook. Raises `CannotOpen`; a text that is only called .fb2 is read as text."""
    data = _unpacked(source) if source.data.startswith(ZIP) else source.data
    pictures = _Pictures(data)
    written = _PICTURE.sub(b"", data)
    if len(written) > LARGEST_XML:
        raise CannotOpen(Reason.TOO_LARGE, source.name, f"{LARGEST_XML >> 20} MB")
    root = parse_xml(written) if b"<" in written[:1000] else None
    if root is None or local_name(root) != "fictionbook":
        return plain.read(source._replace(data=data))
    bodies = [part for part in root if local_name(part) == "body"]
    if not bodies:
        raise CannotOpen(Reason.DAMAGED, source.name, FICTIONBOOK)
    about = next(named(root, "title-info"), None)
    flow = read_blocks(tree_of([*_before(about), *bodies]), Surroundings(own_link, pictures.carry))
    return Article(
        flow.blocks, source.name, Format.FICTIONBOOK, _metadata(root, about),
        pictures=pictures, picture_sizes=pictures.sizes, anchors=dict(flow.anchors),
    )  # fmt: skip


def _unpacked(source: Source) -> bytes:
    """The book in an archive."""
    archive = Archive.open(source, FICTIONBOOK)
    name = next((name for name in archive.entries if name.lower().endswith(_ENDING)), "")
    data = archive.read(name) if name else None
    if data is None:
        raise archive.unfit()
    return data


class _Pictures(Mapping[str, bytes]):
    """The pictures of a book by their names, decoded when they are asked for."""

    def __init__(self, data: bytes) -> None:
        self.sizes: dict[str, tuple[int, int]] = {}
        self._data = data
        self._places: dict[str, tuple[int, int]] = {}
        for found in _PICTURE.finditer(data):
            if name := _NAME.search(found[1]):
                self._places.setdefault(name[1].decode("utf-8", "replace"), found.span(2))

    def carry(self, address: str) -> Carried | None:
        """The picture at an address within the book, if it can be shown."""
        name = address.removeprefix("#")
        if name not in self._places:
            return None
        if name not in self.sizes:
            size = picture_size(self._decoded(name, _HEAD)) or picture_size(self._decoded(name, LARGEST))
            if size is None:
                return None
            self.sizes[name] = size
        return Carried(name, *self.sizes[name])

    def _decoded(self, name: str, most: int) -> bytes:
        start, end = self._places[name]
        written = self._data[start : min(end, start + most)].translate(None, _BLANKS)
        try:
            return b64decode(written[: len(written) // 4 * 4])
        except (Error, ValueError):
            return b""

    def __getitem__(self, name: str) -> bytes:
        if name not in self.sizes:
            raise KeyError(name)
        return safe_picture(self._decoded(name, 2 * LARGEST))

    def __iter__(self) -> Iterator[str]:
        return iter(self.sizes)

    def __len__(self) -> int:
        return len(self.sizes)


def _before(about: Element | None) -> Iterator[Element]:
    """What stands before the text: the cover, and what the book is about."""
    if about is not None:
        for name in ("coverpage", "annotation"):
            yield from named(about, name)


def _metadata(root: Element, about: Element | None) -> Metadata:
    """What the book states about itself."""
    if about is None:
        return Metadata()
    authors = (_author(element) for element in about if local_name(element) == "author")
    published = next((own for info in named(root, "publish-info") for own in named(info, "publisher")), None)
    date = next((element for element in about if local_name(element) == "date"), None)
    return Metadata(
        title=text_of(next(named(about, "book-title"), None)),
        author="、".join(dict.fromkeys(filter(None, authors))),
        source=text_of(published),
        date=(attribute(date, "value") or text_of(date)) if date is not None else "",
    )


def _author(element: Element) -> str:
    """The name of an author: a Chinese one without spaces between its parts."""
    parts = {local_name(part): text_of(part) for part in element}
    names = [part for name in _NAME_PARTS if (part := parts.get(name, ""))]
    if all(name.isascii() for name in names):
        return " ".join(names) or parts.get("nickname", "")
    return "".join(reversed(names)) if len(names) == 2 else " ".join(names)
