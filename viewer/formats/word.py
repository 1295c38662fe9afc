"""Word documents (DOCX) to blocks: mammoth makes HTML of them, which is read like any other.

Before mammoth sees a document its parts are looked through: it has no limits of its own, drops readings and the numbers
of paragraphs, and knows quotes and code by the names of styles alone.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import IO, Any
from xml.parsers.expat import ExpatError
from zipfile import ZipFile

from lxml import etree

from viewer.article.blocks import Article, Caution, Format, Metadata, Remark
from viewer.formats import plain, word_looks
from viewer.formats.archive import Archive
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.html_blocks import Flow, own_link, read_blocks
from viewer.formats.html_surroundings import Carried, Surroundings
from viewer.formats.html_tree import parse_html, xml_parser
from viewer.formats.metadata import believed_author, believed_title, completed, stated_above
from viewer.formats.paragraph_numbers import place_numbers
from viewer.formats.picture import LARGEST, picture_size, safe_picture
from viewer.formats.signatures import is_binary
from viewer.formats.source import Source
from viewer.formats.word_numbers import mark_numbers
from viewer.formats.word_styles import mark_formats

_WHAT = "a Word document"
_MAIN = "word/document.xml"
_NUMBERING = "word/numbering.xml"
_STYLE_SHEET = "word/styles.xml"
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_MOST_PICTURES = 128 * 1024 * 1024
"""Bytes of all pictures."""

_HEADING_STYLES = "\n".join(
    f"p[style-name='{name} {level}'] => h{level}:fresh" for name in ("标题", "標題") for level in range(1, 7)
)
_QUOTE_STYLES = "\n".join(
    f"p[style-name='{name}'] => blockquote > p:fresh"
    for name in (
        *("Quote", "Intense Quote", "Block Text", "Block Quote", "Quotations"),
        *("引用", "明显引用", "鮮明引文", "引文", "區塊文字", "文本块"),
    )
)
_STYLES = f"""
p[style-name='Title'] => h1:fresh
{_HEADING_STYLES}
{_QUOTE_STYLES}
p[style-name='Image Caption'] => figcaption:fresh
p[style-name='Captioned Figure'] => p:fresh
p[style-name='Caption'] => figcaption:fresh
p[style-name='caption'] => figcaption:fresh
p[style-name='题注'] => figcaption:fresh
p[style-name='標號'] => figcaption:fresh
p[style-name='Figure'] => figcaption:fresh
p[style-name='Source Code'] => pre:separator('\\n')
p[style-name='HTML Preformatted'] => pre:separator('\\n')
p[style-name='Preformatted Text'] => pre:separator('\\n')
r[style-name='Verbatim Char'] => code
r[style-name='Source Text'] => code
p.{word_looks.QUOTE} => blockquote > p:fresh
p.{word_looks.CODE} => pre:separator('\\n')
r.{word_looks.CODE_RUN} => code
"""
"""Names of paragraph and character styles in Word and LibreOffice, and what they become."""

# Private characters that mark a base, its reading, and the end, on the way through mammoth.
_BASE, _READING, _END = "\U0010f800", "\U0010f801", "\U0010f802"
_RUBY = re.compile(f"{_BASE}(.*?){_READING}(.*?){_END}", re.DOTALL)
_MARKS = re.compile(f"[{_BASE}{_READING}{_END}]")
_BACK_REFERENCE = re.compile(r" ?<a href=\"#(?:foot|end)note-ref-[^\"]*\">↑</a>")

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_CORE = {"title": "{http://purl.org/dc/elements/1.1/}title", "author": "{http://purl.org/dc/elements/1.1/}creator"}

_LOST = (ExpatError, LookupError, ValueError, AttributeError, TypeError, RecursionError, NotImplementedError, OSError)
"""What mammoth raises for a document whose parts do not fit together."""


def read(source: Source) -> Article:
    """The article in a Word document. Raises `CannotOpen`; a text that is only called .docx is read as text."""
    if source.data.startswith(_OLE):
        raise CannotOpen(Reason.LOCKED if _ENCRYPTED in source.data else Reason.OLD_WORD, source.name)
    if not source.data.startswith(b"PK"):
        if source.encoding is None and is_binary(source.data):
            raise source.unfit(_WHAT)
        return plain.read(source)
    archive = Archive.open(source, _WHAT)
    if archive.find(_MAIN) is None:
        raise archive.unfit() if archive.damaged else CannotOpen(Reason.NOT_WORD, source.name)
    pictures = _Pictures()
    flow = _flow(_html(archive, pictures), pictures)
    metadata = completed(_metadata(archive), stated_above(block.text for block in flow.blocks[:10]))
    return Article(
        flow.blocks, source.name, Format.WORD, metadata,
        (Remark(Caution.PARTS_MISSING, len(archive.damaged)),) if archive.damaged else (),
        pictures=pictures.kept, anchors=dict(flow.anchors),
    )  # fmt: skip


class _Pictures:
    """The pictures of a document by the address that stands for them in its HTML."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}
        self._sizes: dict[str, tuple[int, int]] = {}
        self._size = 0

    def keep(self, image: Any) -> dict[str, str]:
        """Take a picture as mammoth hands it over; the attributes of its element."""
        with image.open() as file:
            data = safe_picture(file.read(LARGEST + 1))
        size = picture_size(data)
        if size is None or len(data) > LARGEST or self._size + len(data) > _MOST_PICTURES:
            return {"src": ""}
        self._size += len(data)
        key = str(len(self.kept) + 1)
        self.kept[key], self._sizes[key] = data, size
        return {"src": key}

    def carried(self, address: str) -> Carried | None:
        """The picture that an element shows."""
        return Carried(address, *self._sizes[address]) if address in self._sizes else None


def _html(archive: Archive, pictures: _Pictures) -> str:
    import mammoth

    try:
        made = mammoth.convert_to_html(
            _sound_copy(archive), style_map=_STYLES, convert_image=mammoth.images.img_element(pictures.keep)
        )
    except _LOST as error:
        raise archive.unfit() from error
    written = _BACK_REFERENCE.sub("", str(made.value))
    return _MARKS.sub("", _RUBY.sub(r"<ruby>\1<rt>\2</rt></ruby>", written))


def _sound_copy(archive: Archive) -> IO[bytes]:
    """The document with all its XML read once and written anew, so that mammoth meets no surprise in it.

    What is neither XML nor a picture is empty in it.
    """
    copy = BytesIO()
    with ZipFile(copy, "w") as parts:
        for name in sorted(archive.entries.keys() - {_NUMBERING}):  # without it mammoth makes no lists of its own
            if name.endswith((".xml", ".rels")):
                if written := _sound_part(archive, name):
                    parts.writestr(name, written)
            elif not name.endswith("/"):
                is_picture = picture_size(archive.peek(name)) is not None
                parts.writestr(name, (archive.read(name) or b"") if is_picture else b"")
    copy.seek(0)
    return copy


def _sound_part(archive: Archive, name: str) -> bytes:
    """A part of XML with what mammoth would leave out of it; empty if no XML can be made of it."""
    root = archive.tree(name)
    if root is None:
        return b""
    _mark_ruby(root)
    if name == _MAIN:
        numbering, styles = archive.tree(_NUMBERING), archive.tree(_STYLE_SHEET)
        mark_numbers(root, numbering, styles)
        mark_formats(root, styles)
        word_looks.mark_looks(root, styles)
    written = etree.tostring(root, encoding="utf-8", xml_declaration=True)
    try:
        etree.fromstring(written, xml_parser())
    except etree.XMLSyntaxError:  # a damaged part may use a namespace that it does not declare any more
        return b""
    return written


def _mark_ruby(root: etree._Element) -> None:
    """Put marks around readings and what they belong to, which mammoth would leave out."""
    for ruby in list(root.iter(f"{_W}ruby")):
        run = ruby.getparent()
        above = run.getparent() if run is not None else None
        base, reading = ruby.find(f"{_W}rubyBase"), ruby.find(f"{_W}rt")
        if run is None or above is None or base is None:
            continue
        written = "".join(text.text or "" for text in reading.iter(f"{_W}t")) if reading is not None else ""
        place = above.index(run)
        above[place:place] = [_run(_BASE), *base.findall(f"{_W}r"), _run(_READING + written + _END)]
        run.remove(ruby)


def _run(text: str) -> etree._Element:
    run = etree.Element(f"{_W}r")
    etree.SubElement(run, f"{_W}t").text = text
    return run


def _flow(written: str, pictures: _Pictures) -> Flow:
    root = parse_html(written).root
    if root is None:
        return Flow()
    place_numbers(root)
    return read_blocks(root, Surroundings(own_link, pictures.carried))


def _metadata(archive: Archive) -> Metadata:
    """What the properties state, unless a program put something in their place."""
    core = archive.tree("docProps/core.xml")
    if core is None:
        return Metadata()
    title, author = (" ".join((core.findtext(tag) or "").split()) for tag in _CORE.values())
    return Metadata(title=believed_title(title), author=believed_author(author))
