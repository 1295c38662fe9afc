"""E-books (EPUB, HTMLZ) to articles: the files of the spine one after another, their table of contents as sections.

The archive stays in memory; pictures are unpacked when they are asked for. Nothing outside it is looked at.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote

from viewer.article.blocks import Article, Block, BlockKind, Caution, Format, OutlineEntry, Position, Remark, SpanKind
from viewer.formats.archive import Archive
from viewer.formats.archive_pictures import Pictures
from viewer.formats.epub_contents import Entry, read_contents
from viewer.formats.epub_package import Item, Package, is_locked, joined_path, read_package
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.html_blocks import fragment_name, read_blocks
from viewer.formats.html_looks import with_headings
from viewer.formats.html_styles import StyleSheet, linked_sheets, written_styles
from viewer.formats.html_surroundings import Carried, Surroundings
from viewer.formats.html_tree import DEEPEST, Element, parse_xhtml, xml_text
from viewer.formats.inline_text import safe_address
from viewer.formats.picture import from_data_address
from viewer.formats.source import Source
from viewer.formats.stopping import go_on

_WHAT = "an EPUB book"
_MOST_SHEETS = 20
"""Style sheets of a file."""
_MOST_STYLES = 200
"""Files of a book that have styles of their own."""
_NO_TITLE = re.compile(r"Section [0-9]+")
"""What LibreOffice calls a part that begins with no heading."""
_LONGEST_TITLE = 400
"""Characters of a paragraph that may be what an entry of the contents is called."""
_COVER_PAGES = 3
"""Files at the beginning of a book, one of which is its cover."""


def read(source: Source) -> Article:
    """The article in an e-book. Raises `CannotOpen` if it is locked, damaged, or would grow beyond all measure."""
    archive = Archive.open(source, _WHAT)
    if is_locked(archive):
        raise CannotOpen(Reason.PROTECTED, source.name)
    package = read_package(archive)
    if package is None:
        raise archive.unfit()
    article = _Book(archive, package).read(source.name)
    if not article.blocks and any(remark.caution is Caution.PARTS_MISSING for remark in article.remarks):
        raise archive.unfit()
    return article


@dataclass(slots=True)
class _Book:
    """A book that is being read. `places` are all places with names; links and contents use some of them."""

    archive: Archive
    package: Package
    blocks: list[Block] = field(default_factory=list)
    places: dict[str, Position] = field(default_factory=dict)
    headings: dict[tuple[str, str], Position] = field(default_factory=dict)
    sizes: dict[int, float] = field(default_factory=dict)
    sheets: dict[tuple[str, ...], StyleSheet] = field(default_factory=dict)
    missing: int = 0
    flattened: bool = False

    def read(self, name: str) -> Article:
        pictures = Pictures(self.archive)
        for item in self.package.spine:
            go_on()
            self._read_part(item, pictures)
        self._add_cover(pictures)
        outline = self._set_headings(tuple(self._outline()))
        targets = {span.value[1:] for block in self.blocks for span in block.spans if span.kind is SpanKind.LINK}
        anchors = {target: self.places[target] for target in targets if target in self.places}
        return Article(
            tuple(self.blocks), name, Format.EPUB, self.package.metadata, tuple(self._remarks()),
            pictures=pictures, picture_sizes=pictures.sizes, anchors=anchors, outline=outline,
        )  # fmt: skip

    def _remarks(self) -> Iterator[Remark]:
        if missing := self.missing + ("" in self.archive.damaged):
            yield Remark(Caution.PARTS_MISSING, missing)
        if self.flattened:
            yield Remark(Caution.NESTED_TOO_DEEP, DEEPEST)

    def _read_part(self, item: Item, pictures: Pictures) -> None:
        """Add the blocks of one file, and its places: the file's name is that of its top."""
        path = self.archive.find(item.path) or item.path
        data = self.archive.read(path)
        self.missing += data is None or path in self.archive.damaged
        start = len(self.blocks)
        self.places.setdefault(path, Position(start, 0))
        tree = parse_xhtml(xml_text(data or b""))
        if tree.root is None:
            return
        self.flattened = self.flattened or tree.flattened
        folder = posixpath.dirname(path)
        flow = read_blocks(
            tree.root,
            Surroundings(
                lambda address: self._link(address, path),
                lambda address: _picture(pictures, folder, address),
                pictures.hold,
                lambda name: f"{path}#{name}",
                sheet=self._sheet(tree.root, folder),
            ),
        )
        self.sizes |= {number + start: size for number, size in flow.sizes.items()}
        for name, position in flow.anchors.items():
            self.places.setdefault(name, Position(position.block + start, position.offset))
        for number, block in enumerate(flow.blocks, start):
            if block.kind is BlockKind.HEADING:
                self.headings.setdefault((path, _words(block.text)), Position(number, 0))
        self.blocks += flow.blocks

    def _sheet(self, root: Element, folder: str) -> StyleSheet:
        """The rules for the text of a file: those of the style sheets that it names, and its own."""
        paths = (self.archive.find(joined_path(folder, unquote(address))) or "" for address in linked_sheets(root))
        named = tuple(filter(None, paths))[:_MOST_SHEETS]
        own = written_styles(root) if len(self.sheets) < _MOST_STYLES else ""
        key = (*named, own)
        if key not in self.sheets and len(self.sheets) < 2 * _MOST_STYLES:
            self.sheets[key] = sheet = StyleSheet()
            for path in named:
                sheet.take(self._file_of_rules(path))
            sheet.add(own)
        return self.sheets.get(key) or StyleSheet()

    def _file_of_rules(self, path: str) -> StyleSheet:
        """A style sheet of the book, read once."""
        if (path,) not in self.sheets:
            self.sheets[path,] = StyleSheet()
            self.sheets[path,].add(xml_text(self.archive.read(path) or b""))
        return self.sheets[path,]

    def _set_headings(self, outline: tuple[OutlineEntry, ...]) -> tuple[OutlineEntry, ...]:
        """Make headings of what is only set as such, and enter those into the table of contents that it has not."""
        stated = {
            entry.position.block: entry.level
            for entry in outline
            if len(text := self.blocks[entry.position.block].text) <= _LONGEST_TITLE
            and _words(text) == _words(entry.title)
        }
        blocks = with_headings(self.blocks, self.sizes, stated, bold=bool(outline))
        found = {number for number, block in enumerate(blocks) if block is not self.blocks[number]}
        self.blocks = list(blocks)
        entered = {entry.position.block for entry in outline if not _NO_TITLE.fullmatch(entry.title)}
        entries = [entry for entry in outline if entry.position.block in entered or entry.position.block not in found]
        more = sorted(found - entered) if outline else []
        entries += (OutlineEntry(blocks[n].text, blocks[n].level, Position(n, 0)) for n in more)
        return tuple(sorted(entries, key=lambda entry: entry.position)) if more else outline

    def _link(self, address: str, path: str) -> str:
        """Where a link of a file leads: to the web, or to a place in the book."""
        if safe_address(address) and not address.startswith("#"):
            return address
        if ":" in address.partition("/")[0].partition("#")[0]:
            return ""
        target, name = path, fragment_name(address)
        if not address.startswith("#"):
            joined = joined_path(posixpath.dirname(path), address)
            target = (self.archive.find(joined) if joined else None) or ""
        return "" if not target else f"#{target}#{name}" if name else f"#{target}"

    def _outline(self) -> Iterator[OutlineEntry]:
        for entry in read_contents(self.archive, self.package):
            position = self._place_of(entry)
            if position is not None and position.block < len(self.blocks):
                yield OutlineEntry(entry.title, entry.level, position)

    def _place_of(self, entry: Entry) -> Position | None:
        """Where an entry leads: to its place, else to the heading in its file that reads alike, else to its top."""
        path = self.archive.find(entry.path) or entry.path
        found = self.places.get(f"{path}#{entry.fragment}") if entry.fragment else None
        return found or self.headings.get((path, _words(entry.title))) or self.places.get(path)

    def _add_cover(self, pictures: Pictures) -> None:
        """Put the picture on the cover before everything if the book shows it nowhere."""
        cover = pictures.carry(self.package.cover)
        tops = [
            self.places.get(self.archive.find(item.path) or item.path) for item in self.package.spine[:_COVER_PAGES]
        ]
        last = max((top.block for top in tops if top), default=0) + 1
        if cover is None or any(block.picture for block in self.blocks[:last]):
            return
        self.blocks.insert(0, Block("", BlockKind.IMAGE, picture=cover.key))
        self.sizes = {number + 1: size for number, size in self.sizes.items()}
        self.places = {name: Position(p.block + 1, p.offset) for name, p in self.places.items()}
        self.headings = {heading: Position(p.block + 1, 0) for heading, p in self.headings.items()}


def _picture(pictures: Pictures, folder: str, address: str) -> Carried | None:
    """The picture under an address as a file of the book writes it."""
    held = from_data_address(address)
    return pictures.hold(held) if held else pictures.carry(joined_path(folder, address))


def _words(title: str) -> str:
    """A title without blanks and marks."""
    return re.sub(r"[\W_]", "", title)
