"""PDF to blocks, by PDFium, the engine of Chromium: the text that a document has, never a picture of it."""

from __future__ import annotations

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from contextlib import closing
from math import hypot
from threading import Lock
from time import monotonic

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from viewer.article.blocks import Article, Caution, Format, Metadata, Remark
from viewer.formats.decoding import REPLACEMENT
from viewer.formats.errors import CannotOpen, Reason
from viewer.formats.metadata import believed_author, believed_title
from viewer.formats.pdf_glyphs import Glyph, is_vertical, turned
from viewer.formats.pdf_lines import Line, lines_of
from viewer.formats.pdf_paragraphs import Outline, blocks_of, stated_outline
from viewer.formats.source import Source
from viewer.formats.stopping import go_on
from viewer.text.patterns import pattern

MOST_PAGES = 5000
"""How many pages are read."""
MOST_SECONDS = 60.0
"""How long pages are read; a page of Chinese takes some 10 ms."""
_MOST_CHARACTERS = 100_000
"""Of one page."""
_MOST_HEADINGS = 20_000
_DESCENT = 0.12
"""How far type reaches below its line, as a share of its size."""
_FARTHEST = 1e6
"""In points: what is drawn farther away is on no page."""

_LOCK = Lock()
"""PDFium is not made for threads: one call at a time. Held for one page, so that several documents are read side by
side, and one that nobody waits for any more keeps no other waiting."""

_LYING = 3
"""The direction of Latin letters in a vertical line of Chinese, in quarters."""
_HYPHEN = 2
"""What PDFium makes of a hyphen at the end of a line."""
_UNNAMED = frozenset((0, 0xFFFE, 0xFFFF))
_CONTROL = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")


Drawn = list[tuple[int, Glyph]]
"""The characters of a page, each with the direction it is drawn in, in quarters against the clock."""


def read(source: Source) -> Article:
    """The article in a PDF. Raises `CannotOpen` if it is locked, damaged, or holds no text."""
    with _LOCK:
        document = _open(source)
    try:
        return _Reader(document, source.name).read()
    finally:
        with _LOCK:
            document.close()


def lines_on(drawn: Drawn) -> list[Line]:
    """The lines of a page. What is drawn in another direction than most, such as a watermark, comes after the page;
    but Latin words that lie in vertical lines of Chinese are a part of these."""
    found: defaultdict[int, list[Glyph]] = defaultdict(list)
    for quarters, glyph in drawn:
        found[quarters].append(glyph)
    if _LYING in found and len(found[0]) >= len(found[_LYING]) and is_vertical(found[0]):
        found[0] = [turned(glyph) if quarters == 0 else glyph for quarters, glyph in drawn if quarters in (0, _LYING)]
        del found[_LYING]
    return [line for glyphs in sorted(found.values(), key=len, reverse=True) for line in lines_of(glyphs)]


def _open(source: Source) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(source.data)
    except pdfium.PdfiumError as error:
        locked = raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD or "password" in str(error).lower()
        raise CannotOpen(Reason.LOCKED if locked else Reason.DAMAGED, source.name, "a PDF document") from error


class _Reader:
    """Reads one document."""

    def __init__(self, document: pdfium.PdfDocument, name: str) -> None:
        self._document, self._name = document, name
        self._unnamed = self._bare = 0

    def read(self) -> Article:
        with _LOCK:
            number = len(self._document)
        pages = [lines_on(drawn) for drawn in self._pages(number)]
        if not any(pages):
            raise CannotOpen(Reason.NO_TEXT if number else Reason.DAMAGED, self._name, "a PDF document")
        with _LOCK:
            outline, metadata = self._outline(), self._metadata()
        blocks = blocks_of(pages, outline)
        remarks = []
        if self._unnamed:
            remarks.append(Remark(Caution.UNNAMED, self._unnamed))
        if self._bare:
            remarks.append(Remark(Caution.PAGES_WITHOUT_TEXT, self._bare))
        if len(pages) < number:
            remarks.append(Remark(Caution.FIRST_PAGES, len(pages)))
        stated = stated_outline(blocks, outline)
        return Article(blocks, self._name, Format.PDF, metadata, tuple(remarks), outline=stated)

    def _pages(self, number: int) -> Iterator[Drawn]:
        """What is drawn on each page, of as many as there is time for. Raises `GivenUp`."""
        deadline = monotonic() + MOST_SECONDS
        for place in range(min(number, MOST_PAGES)):
            if monotonic() > deadline:
                return
            go_on()
            with _LOCK:
                drawn = self._drawn(place)
            yield drawn

    def _drawn(self, place: int) -> Drawn:
        drawn: Drawn = []
        try:
            page = self._document[place]
        except pdfium.PdfiumError:  # this page is damaged, others may not be
            self._bare += 1
            return drawn
        with closing(page):
            try:
                text = page.get_textpage()
            except pdfium.PdfiumError:
                return drawn
            with closing(text):
                drawn = list(self._glyphs(text))
            has_text = any(glyph.text.strip() for _, glyph in drawn)
            self._bare += not has_text and raw.FPDFPage_CountObjects(page) > 0
        return drawn

    def _glyphs(self, text: pdfium.PdfTextPage) -> Iterator[tuple[int, Glyph]]:
        """The characters of a page, each with the direction it is drawn in, in quarters against the clock."""
        lead = quarters = 0
        last: Glyph | None = None
        pen = _Pen(text)
        for index in range(min(raw.FPDFText_CountChars(text), _MOST_CHARACTERS)):
            code = raw.FPDFText_GetUnicode(text, index)
            if code in (0x0A, 0x0D):
                continue
            if 0xD800 <= code < 0xDC00:  # the first half of a character beyond the basic plane
                lead = code
                continue
            if 0xDC00 <= code < 0xE000 and lead:
                code = 0x10000 + ((lead - 0xD800) << 10) + code - 0xDC00
            lead = 0
            if raw.FPDFText_IsGenerated(text, index) == 1:  # a space that PDFium sees in a gap; it has no size
                if last:
                    yield quarters, Glyph(" ", last.right, last.top, last.right, last.bottom)
            elif found := pen.box(index):
                quarters, box = found
                last = Glyph(self._named(code), *box, pen.origin)
                yield quarters, last

    def _named(self, code: int) -> str:
        """A character; U+FFFD if the document does not say which one it draws."""
        if code == _HYPHEN:
            return "-"
        if code in _UNNAMED or 0xD800 <= code < 0xE000 or code > 0x10FFFF or _CONTROL.match(chr(code)):
            self._unnamed += 1
            return REPLACEMENT
        return " " if chr(code).isspace() and code != 0x3000 else chr(code)

    def _outline(self) -> Outline:
        found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
        try:
            for count, mark in enumerate(self._document.get_toc(max_depth=6)):
                place = mark.get_dest()
                page = place.get_index() if place else None
                if page is not None:
                    found[page].append((min(mark.level + 1, 6), mark.get_title()))
                if count >= _MOST_HEADINGS:
                    break
        except (pdfium.PdfiumError, UnicodeDecodeError):  # headings are found by size then
            found.clear()
        return found

    def _metadata(self) -> Metadata:
        """The title and author that the document states, unless a program put something in their place."""
        title, author = (self._stated(key) for key in ("Title", "Author"))
        return Metadata(title=believed_title(title), author=believed_author(author))

    def _stated(self, key: str) -> str:
        try:
            value = str(self._document.get_metadata_value(key))
        except (pdfium.PdfiumError, UnicodeDecodeError):
            return ""
        return "" if REPLACEMENT in value else " ".join(value.split())


class _Pen:
    """Where the characters of a page are drawn. Their boxes are made from the size of the type, for those that fonts
    give are of different heights in one line: 。 is 10.3 points high where 参 has 11.1 and P 12."""

    def __init__(self, text: pdfium.PdfTextPage) -> None:
        self._text = text
        self._box, self._matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        self._x, self._y = ctypes.c_double(), ctypes.c_double()

    @property
    def origin(self) -> float:
        """Where the pen was set down for the last character, from the left."""
        return self._x.value

    def box(self, index: int) -> tuple[int, tuple[float, float, float, float]] | None:
        """The direction in which a character is drawn, and its left, upper, right and lower edge as seen in this
        direction, measured from the top down; None if it has no place."""
        box, matrix = self._box, self._matrix
        if not (
            raw.FPDFText_GetLooseCharBox(self._text, index, box)
            and raw.FPDFText_GetMatrix(self._text, index, matrix)
            and raw.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
        ):
            return None
        size = raw.FPDFText_GetFontSize(self._text, index) * hypot(matrix.c, matrix.d)
        if abs(matrix.a) >= abs(matrix.b):
            quarters = 0 if matrix.a >= 0 else 2
            start, end, base = box.left, box.right, self._y.value
        else:
            quarters = 1 if matrix.b >= 0 else 3
            start, end, base = box.bottom, box.top, -self._x.value
        if quarters > 1:
            start, end, base = -end, -start, -base
        edges = (start, -base - (1 - _DESCENT) * size, end, -base + _DESCENT * size)
        return (quarters, edges) if all(abs(edge) < _FARTHEST for edge in edges) else None
