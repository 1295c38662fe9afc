"""An article as an EPUB 3 book that EPUB 2 readers open too: chapters, a table of contents, nothing from outside.

After EPUB 3.3 (W3C): §4.2 the container, §5 the package document, §7 the navigation document; the NCX is that of
EPUB 2.0.1 §2.4.1.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime
from html import escape
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO, NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile

from viewer.article.blocks import BlockKind, SourceRange, Title
from viewer.article.excerpt import LANGUAGES, Passage, html_pieces, picture_kind
from viewer.article.rendition import Rendition
from viewer.article.sections import Section
from viewer.text.patterns import pattern

LONGEST = 100_000
"""Characters of the source in one chapter's file; reading devices take long to lay out more."""
_KINDS = ("png", "jpeg", "gif", "svg+xml")
_BAD = pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""What XML 1.0 cannot hold (§2.2)."""

_EMPTY = pattern("(<(?:br|hr|img )[^>]*)>")

_CONTAINER = """<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container">
<rootfiles><rootfile full-path="book/package.opf" media-type="application/oebps-package+xml"/></rootfiles>
</container>
"""
_STYLE = """p { margin: 0.4em 0; text-indent: 2em; line-height: 1.75; text-align: justify; }
h1, h2, h3, h4, h5, h6 { line-height: 1.4; text-align: start; }
li > p, td > p, blockquote blockquote { text-indent: 0; }
blockquote { margin: 1em 2em; }
pre { white-space: pre-wrap; }
table { border-collapse: collapse; }
th, td { padding: 0.25em 0.75em; border: 1px solid; }
"""


class _Chapter(NamedTuple):
    """A file of the book: blocks, and the numbers of the sections that begin in it."""

    name: str
    blocks: range
    sections: range


class _Entry(NamedTuple):
    """A line of the table of contents."""

    title: str
    level: int
    address: str


class _Pictures:
    """The pictures of the article that the book takes along: those of the kinds that every reader shows (§3.2)."""

    def __init__(self, pictures: Mapping[str, bytes]) -> None:
        self._pictures = pictures
        self._names: dict[str, tuple[str, str]] = {}
        self._waiting: list[tuple[str, bytes]] = []

    def address(self, picture: str) -> str:
        """The name of a picture's file in the book; empty if it cannot be taken along."""
        if picture not in self._names:
            data = self._pictures.get(picture, b"")
            kind = picture_kind(data)
            if not data or kind not in _KINDS:
                return ""
            self._names[picture] = (f"picture-{len(self._names) + 1}.{kind.removesuffix('+xml')}", f"image/{kind}")
            self._waiting.append((self._names[picture][0], data))
        return self._names[picture][0]

    def taken(self) -> Iterator[tuple[str, bytes]]:
        """The names and contents of the files that have been asked for since the last time."""
        waiting, self._waiting = self._waiting, []
        yield from waiting

    def listed(self) -> Iterable[tuple[str, str]]:
        """The name and media type of each file."""
        return self._names.values()


def write(rendition: Rendition, sections: Sequence[Section], out: BinaryIO) -> Iterator[float]:
    """Write the book as `rendition` shows it; yields the share that is done. Raises OSError.

    A chapter begins at each section of the highest level. What the document states about itself goes into the book in
    the shown script; nothing is invented, so a book may lack an author.
    """
    chapters = list(_chapters(rendition, sections))
    entries = list(_entries(rendition, sections, chapters))
    name = Path(rendition.article.name).stem
    stated = rendition.article.metadata.title
    title = rendition.title((stated,)) if stated else name
    digest = uuid.uuid5(uuid.NAMESPACE_OID, "hanview")
    count = len(rendition.article.blocks) or 1
    with ZipFile(out, "w", ZIP_DEFLATED) as book:
        book.writestr("mimetype", "application/epub+zip", ZIP_STORED)  # first and as it is, to be known by
        book.writestr("META-INF/container.xml", _CONTAINER)
        book.writestr("book/style.css", _STYLE)
        pictures = _Pictures(rendition.article.pictures)
        for chapter in chapters:
            with book.open(f"book/{chapter.name}", "w") as file:
                for part in _chapter(rendition, chapter, sections, title, pictures):
                    if part:
                        file.write(part.encode())
                        digest = uuid.uuid5(digest, part)
                    yield chapter.blocks.start / count
            for name, data in pictures.taken():
                book.writestr(f"book/{name}", data, ZIP_STORED)  # they are compressed already
            yield chapter.blocks.stop / count
        book.writestr("book/contents.xhtml", _contents(rendition, title, entries))
        book.writestr("book/contents.ncx", _ncx(title, entries, digest))
        book.writestr("book/package.opf", _package(rendition, title, chapters, pictures, digest))
    yield 1.0


def _chapters(rendition: Rendition, sections: Sequence[Section]) -> Iterator[_Chapter]:
    """Cut at the sections of the highest level, and where a chapter would grow too long at the end of a paragraph."""
    blocks = rendition.article.blocks
    top = min((section.level for section in sections), default=0)
    starts = {section.position.block for section in sections if section.level == top}
    cuts, length = [0], 0
    for number, block in enumerate(blocks):
        if number and (number in starts or length + len(block.text) > LONGEST):
            cuts.append(number)
            length = 0
        length += len(block.text)
    first = 0
    for index, (start, stop) in enumerate(pairwise([*cuts, len(blocks)])):
        last = first
        while last < len(sections) and sections[last].position.block < stop:
            last += 1
        yield _Chapter(f"chapter-{index + 1}.xhtml", range(start, stop), range(first, last))
        first = last


def _entries(rendition: Rendition, sections: Sequence[Section], chapters: Iterable[_Chapter]) -> Iterator[_Entry]:
    for chapter in chapters:
        for number in chapter.sections:
            section = sections[number]
            yield _Entry(rendition.title(section.title), section.level, f"{chapter.name}#section-{number + 1}")


def _chapter(
    rendition: Rendition, chapter: _Chapter, sections: Sequence[Section], title: str, pictures: _Pictures
) -> Iterator[str]:
    """The file of a chapter, piece by piece; each section begins an element by which it is found."""
    heading = rendition.title(sections[chapter.sections.start].title) if chapter.sections else title
    yield _head(rendition, heading)
    starts = [sections[number].position.block for number in chapter.sections]
    for number, (start, stop) in enumerate(
        pairwise([chapter.blocks.start, *starts, chapter.blocks.stop]), chapter.sections.start
    ):
        begins = number > chapter.sections.start
        heads = sections[number - 1] if begins else None
        yield f'<section id="section-{number}">\n' if begins else ""
        yield from map(
            _xml, html_pieces(_passages(rendition, range(start, stop), heads), pictures.address, ending="\n")
        )
        yield "</section>\n" if begins else ""
    yield "</body>\n</html>\n"


def _passages(rendition: Rendition, blocks: range, heads: Section | None) -> Iterator[Passage]:
    """What is shown of blocks; the first one is a heading if all of it is the title of the section that it begins."""
    goes_on = False
    for number in blocks:
        shown = rendition.block(number)
        goes_on = goes_on and shown.continues
        if shown.is_hidden:
            continue
        block = rendition.article.blocks[number]
        kind, level = block.kind, block.level
        begins = heads is not None and number == heads.position.block and not heads.derived
        if heads and begins and kind is BlockKind.PARAGRAPH and _covers(heads.title, number, block.text):
            kind, level = BlockKind.HEADING, heads.level
        yield Passage(kind, level, shown.text, shown.spans, shown.marker, shown.picture, goes_on)
        goes_on = True


def _covers(title: Title, number: int, text: str) -> bool:
    """Whether a title is all that a block says."""
    ranges = [part for part in title if isinstance(part, SourceRange) and part.block == number]
    if not ranges:
        return False
    return not (text[: ranges[0].start] + text[ranges[-1].end :]).strip()


def _contents(rendition: Rendition, title: str, entries: Sequence[_Entry]) -> str:
    """The navigation document: lists in lists, as deep as the sections."""
    items = entries or [_Entry(title, 1, "chapter-1.xhtml")]
    out, depths = ["<ol>"], [items[0].level]
    for index, item in enumerate(items):
        while len(depths) > 1 and item.level < depths[-1]:
            out.append("</li></ol>")
            depths.pop()
        if item.level > depths[-1]:
            out.append("<ol>")
            depths.append(item.level)
        elif index:
            out.append("</li>")
        out.append(f'<li><a href="{item.address}">{_text(item.title)}</a>')
    out.append("</li></ol>" * len(depths))
    nav = f'<nav epub:type="toc"><h1>{_text(title)}</h1>{"".join(out)}</nav>'
    return f"{_head(rendition, title)}{nav}\n</body>\n</html>\n"


def _ncx(title: str, entries: Sequence[_Entry], identifier: uuid.UUID) -> str:
    """The table of contents of EPUB 2, flat: the depth is for readers of EPUB 3."""
    items = entries or [_Entry(title, 1, "chapter-1.xhtml")]
    points = "\n".join(
        f'<navPoint id="point-{n}" playOrder="{n}"><navLabel><text>{_text(item.title)}</text></navLabel>'
        f'<content src="{item.address}"/></navPoint>'
        for n, item in enumerate(items, 1)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1">\n'
        f'<head><meta name="dtb:uid" content="urn:uuid:{identifier}"/></head>\n'
        f"<docTitle><text>{_text(title)}</text></docTitle>\n<navMap>\n{points}\n</navMap>\n</ncx>\n"
    )


def _package(
    rendition: Rendition, title: str, chapters: Sequence[_Chapter], pictures: _Pictures, identifier: uuid.UUID
) -> str:
    """The package document: what the book is, which files it has, and in which order they are read."""
    metadata, language = rendition.article.metadata, LANGUAGES[rendition.region]
    stated = {
        "title": title,
        "creator": metadata.author and rendition.title((metadata.author,)),
        "publisher": metadata.source and rendition.title((metadata.source,)),
        "date": metadata.date,
        "source": metadata.address,
        "language": language,
    }
    lines = [f"<dc:{name}>{_text(value)}</dc:{name}>" for name, value in stated.items() if value]
    items = [
        f'<item id="{Path(chapter.name).stem}" href="{chapter.name}" media-type="application/xhtml+xml"/>'
        for chapter in chapters
    ]
    items += [f'<item id="{Path(name).stem}" href="{name}" media-type="{kind}"/>' for name, kind in pictures.listed()]
    order = [f'<itemref idref="{Path(chapter.name).stem}"/>' for chapter in chapters]
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    return "\n".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>',
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" '
            f'xml:lang="{language}">',
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">',
            f'<dc:identifier id="id">urn:uuid:{identifier}</dc:identifier>',
            *lines,
            f'<meta property="dcterms:modified">{now}</meta>',
            "</metadata>",
            "<manifest>",
            '<item id="contents" href="contents.xhtml" media-type="application/xhtml+xml" properties="nav"/>',
            '<item id="ncx" href="contents.ncx" media-type="application/x-dtbncx+xml"/>',
            '<item id="style" href="style.css" media-type="text/css"/>',
            *items,
            "</manifest>",
            '<spine toc="ncx">',
            *order,
            "</spine>",
            "</package>\n",
        ]
    )


def _head(rendition: Rendition, title: str) -> str:
    language = LANGUAGES[rendition.region]
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE html>\n<html xmlns="http://www.w3.org/1999/xhtml" '
        f'xmlns:epub="http://www.idpf.org/2007/ops" lang="{language}" xml:lang="{language}">\n'
        f'<head><title>{_text(title) or "—"}</title><link rel="stylesheet" type="text/css" href="style.css"/></head>\n'
        "<body>\n"
    )


def _xml(html: str) -> str:
    """HTML of our own making as XML: elements that hold nothing are closed."""
    return _BAD.sub("\N{REPLACEMENT CHARACTER}", _EMPTY.sub(r"\1/>", html))


def _text(text: str) -> str:
    return escape(_BAD.sub("\N{REPLACEMENT CHARACTER}", text))
