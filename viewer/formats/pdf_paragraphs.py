"""The paragraphs and headings of a PDF, from the lines of its pages: what only belongs to the page
is left out (`pdf_furniture`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from viewer.article.blocks import Block, BlockKind, OutlineEntry, Position, Span
from viewer.formats.inline_text import Inline, moved
from viewer.formats.pdf_furniture import NUMBER, without_furniture
from viewer.formats.pdf_glyphs import is_wide
from viewer.formats.pdf_lines import Line
from viewer.text.patterns import pattern

_LARGER, _SMALLER = 1.12, 0.93
"""The size of a heading and of a footnote, at least and at most, as a share of the text's."""

_LONGEST_HEADING = 80
"""Characters of a heading; what is longer is a paragraph in large type."""

_LONGEST_CELL = 40
_ROW_GAP = 2.5
"""The blank between two rows of a table, at most, in their characters."""

_NUMBERED = pattern(
    r"(?:chapter|appendix|part|第|附[录錄]|[卷§])?[0-9a-z一二三四五六七八九十百]{1,4}(?:\.[0-9]{1,3}){0,4}[章节節回部篇]?[.:、：]?"
)
"""The number before a heading, which many outlines leave out."""
_LATIN_WORD = pattern(r"[!-~\u00a0-\u024f]+")
_HAN_UNIT = pattern("[「『（《〈【〔“‘]*.[，。、；：？！」』）》〉】〕”’…—]*")
_LONGEST_WORD = 60
_HYPHENS = frozenset(("-", "\u2010"))
_PARTED = pattern(r"(?<![\w-])[^\W\d_]+[-\u00ad\u2010]\Z|\u00ad\Z")
"""A word that is parted at a line's end. One that has a hyphen already keeps this one too."""
_BULLET = pattern(r"([•●▪])\s*|◦\s*")
_STARTS_ITEM = pattern(r"[•●○◆◇■□▪◦‧–]\s*|[-*]\s|[（(]?[0-9]{1,2}[)）.、]\s*(?![0-9])")
_STARTS_NOTE = pattern(r"[0-9]{1,3}\s|[①-⑳*†‡]|[\[〔［][0-9]{1,3}[\]〕］]")
_ENDS_SENTENCE = pattern(r"[。！？!?；;：:…][”’」』）》\"')\]]*$|\.[\"')\]]*$")

_LEADER = pattern(r"(?:\. ?|… ?|· ?|-){4,}\s*[0-9ivxlcIVXLC]{1,5}$")
"""How a line of a table of contents ends."""
Outline = Mapping[int, Sequence[tuple[int, str]]]
"""The PDF's own headings by page number from 0: their levels from 1, and their texts."""


def blocks_of(pages: Sequence[Sequence[Line]], outline: Outline) -> tuple[Block, ...]:
    """The text of the pages in blocks."""
    body = _with_wide_columns(list(without_furniture(pages)))
    size = _usual_size(body)
    levels = _levels(body, outline, size)
    return tuple(_Writer(size, levels).write(body))


def _with_wide_columns(pages: Sequence[list[Line]]) -> list[list[Line]]:
    """The pages of one column as wide as the widest: the lines of one that is nearly empty do not tell its width."""
    single = [len({line.column_left for line in page}) == 1 for page in pages]
    widths = (page[0].column_right - page[0].column_left for page, alone in zip(pages, single, strict=True) if alone)
    widest = max(widths, default=0.0)
    return [
        [line._replace(column_right=max(line.column_right, line.column_left + widest)) for line in page]
        if alone
        else page
        for page, alone in zip(pages, single, strict=True)
    ]


def _usual_size(pages: Iterable[Iterable[Line]]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page:
            sizes[round(line.size, 1)] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def _levels(pages: Sequence[Sequence[Line]], outline: Outline, size: float) -> dict[tuple[int, Line], int]:
    """The headings' lines by page number, and their levels: by the outline if the text has it, or else by size."""
    stated = {
        (number, line): level
        for number, page in enumerate(pages)
        for level, title in outline.get(number, ())
        for line in _lines_with(page, title)
    }
    large = [
        (number, line)
        for number, page in enumerate(pages)
        for line in page
        if line.size >= _LARGER * size and len(line.text) <= _LONGEST_HEADING and not NUMBER.fullmatch(line.text)
    ]
    if len(stated) >= 2:
        most = max(line.size for _, line in stated)
        return {**{key: 1 for key in large if key[1].size > 1.05 * most}, **stated}
    sizes = sorted({round(line.size) for _, line in large}, reverse=True)
    return {key: min(sizes.index(round(key[1].size)) + 1, 6) for key in large}


def _lines_with(page: Sequence[Line], title: str) -> Iterator[Line]:
    """The lines, one or two, that are a title of the outline."""
    wanted = _bare(title)
    for number, line in enumerate(page):
        if _is_titled(line.text, wanted):
            yield line
            return
        following = page[number + 1 : number + 2]
        if following and _is_titled(line.text + following[0].text, wanted):
            yield from (line, following[0])
            return


def _is_titled(text: str, wanted: str) -> bool:
    """Whether a text is a title of the outline, given without blanks, or that title after its number."""
    bare = _bare(text)
    if not wanted or not bare.endswith(wanted):
        return False
    return bare == wanted or bool(_NUMBERED.fullmatch(bare[: -len(wanted)]))


def stated_outline(blocks: Sequence[Block], outline: Outline) -> tuple[OutlineEntry, ...]:
    """The PDF's own outline as a table of contents, if the headings that it names are in the text, as most must be."""
    titles = [(level, title) for number in sorted(outline) for level, title in outline[number]]
    headings = [(number, block.text) for number, block in enumerate(blocks) if block.kind is BlockKind.HEADING]
    entries: list[OutlineEntry] = []
    start = 0
    for level, title in titles:
        wanted = _bare(title)
        for place in range(start, len(headings)):
            number, text = headings[place]
            if _is_titled(text, wanted):
                entries.append(OutlineEntry(title, level, Position(number, 0)))
                start = place + 1
                break
    return tuple(entries) if len(entries) > 1 and len(entries) >= 0.8 * len(titles) else ()


def _bare(text: str) -> str:
    return "".join(text.split()).casefold()


class _Writer:
    """Joins lines to blocks. Footnotes wait until the paragraph that runs on to the next page has ended."""

    def __init__(self, size: float, levels: Mapping[tuple[int, Line], int]) -> None:
        self._size, self._levels = size, levels
        self._blocks: list[Block] = []
        self._notes: list[Line] = []
        self._open: list[Line] = []
        self._level = 0

    def write(self, pages: Sequence[Sequence[Line]]) -> list[Block]:
        """The blocks of all pages."""
        for number, page in enumerate(pages):
            notes = self._footnotes(page)
            gap = _usual_gap(page)
            before: Line | None = None
            rows = _rows(page)
            for line in page[: len(page) - len(notes)]:
                level = self._levels.get((number, line), 0)
                if line in rows and not level:
                    self._close()
                    self._blocks.append(Block(line.text, BlockKind.TABLE_ROW, spans=line.spans))
                else:
                    self._take(line, level, before, gap)
                before = line
            self._notes += notes
        self._close()
        return self._blocks

    def _footnotes(self, page: Sequence[Line]) -> Sequence[Line]:
        """The lines in small type at the end of a page, if the text above them is not small as well."""
        start = len(page)
        while start and page[start - 1].size <= _SMALLER * self._size:
            start -= 1
        return page[start:] if start else ()

    def _take(self, line: Line, level: int, before: Line | None, gap: float) -> None:
        if not self._open or level != self._level or not _continues(self._open, line, before, gap, level):
            self._close()
        self._level = level
        self._open.append(line)

    def _close(self) -> None:
        if self._open:
            joined = join(self._open)
            text, spans = joined.text, joined.spans
            if self._level:
                self._blocks.append(Block(text, BlockKind.HEADING, self._level, spans))
            elif (bullet := _BULLET.match(text)) and (start := bullet.end()) < len(text):
                level, marker = (1, "•") if bullet[1] else (2, "◦")
                own = tuple(moved(spans, -start))
                self._blocks.append(Block(text[start:], BlockKind.LIST_ITEM, level, own, marker))
            else:
                self._add(self._open)
        self._open, self._level = [], 0
        notes, self._notes = self._notes, []
        paragraph: list[Line] = []
        for line in notes:
            if paragraph and not (_hangs(paragraph, line) or _continues(paragraph, line, paragraph[-1], line.size, 0)):
                self._add(paragraph)
                paragraph = []
            paragraph.append(line)
        if paragraph:
            self._add(paragraph)

    def _add(self, paragraph: Sequence[Line]) -> None:
        joined = join(paragraph)
        self._blocks.append(Block(joined.text, spans=joined.spans))


def _rows(page: Sequence[Line]) -> frozenset[Line]:
    """The lines that are rows of a table: some that follow each other have as many cells, all of them short."""
    found: set[Line] = set()
    for first, second in pairwise(page):
        is_near = first.top < second.top < first.bottom + _ROW_GAP * first.size
        if first.cells == second.cells > 1 and is_near and _has_cells(first) and _has_cells(second):
            found |= {first, second}
    return frozenset(found)


def _has_cells(line: Line) -> bool:
    return not _LEADER.search(line.text) and all(len(cell) <= _LONGEST_CELL for cell in line.text.split("\t"))


def _usual_gap(page: Sequence[Line]) -> float:
    """The blank between most lines of a page, in points."""
    gaps = sorted(max(second.top - first.bottom, 0.0) for first, second in pairwise(page) if second.top > first.top)
    return gaps[len(gaps) // 4] if gaps else 0.0


def _continues(paragraph: Sequence[Line], line: Line, before: Line | None, gap: float, level: int) -> bool:
    """Whether a line goes on with the paragraph. `before` is the line above it on its page, `gap` the usual blank."""
    last = paragraph[-1]
    if abs(line.size - last.size) > 0.08 * last.size:
        return False
    apart = line.top - line.above - before.bottom if before is not None and line.top > before.top else 0.0
    if apart > gap + 0.45 * line.size:
        return False
    if level:
        return True
    if not _is_filled(last, line) or _STARTS_ITEM.match(line.text) or _LEADER.search(last.text):
        return False
    if last.cells > 1 and line.cells > 1:  # rows of a table
        return False
    if _STARTS_ITEM.match(paragraph[0].text) and line.left > paragraph[0].left + 0.5 * line.size:
        return True
    if line.indent > 0.8:  # the first line of a paragraph, unless the whole of it is set in
        return abs(line.left - last.left) < 0.5 * line.size and (len(paragraph) > 1 or not _is_first_indent(last, line))
    return True


def _hangs(note: Sequence[Line], line: Line) -> bool:
    """Whether a line goes on with a footnote whose sign stands before all its lines."""
    begins = _STARTS_NOTE.match(note[0].text) and not _STARTS_NOTE.match(line.text)
    return bool(begins) and line.left > note[0].left + 0.5 * line.size


def _is_first_indent(last: Line, line: Line) -> bool:
    """Whether two lines that are set in alike are two first lines: the first of them ends with a sentence."""
    return last.indent < 4.5 and bool(_ENDS_SENTENCE.search(last.text)) and line.indent < 4.5


def _is_filled(line: Line, following: Line) -> bool:
    """Whether a line goes as far as it can: the following line's first word would not have fitted on it.

    A long line that ends within a sentence was broken too, wherever its column ends.
    """
    if not line.is_in_column:
        return False
    if line.is_full or line.right + _first_word_width(following) > line.column_right - 0.5 * line.size:
        return True
    long = line.right - line.column_left > 0.8 * (line.column_right - line.column_left)
    return long and not _ENDS_SENTENCE.search(line.text)


def _first_word_width(line: Line) -> float:
    """The width of what cannot be parted at a line's beginning: a Latin word, or a character and the marks after it."""
    if word := _LATIN_WORD.match(line.text):
        return (0.5 * len(word[0]) + 0.3) * line.size
    unit = _HAN_UNIT.match(line.text)
    return len(unit[0]) * line.size if unit else 0.0


def join(lines: Sequence[Line]) -> Inline:
    """The text of lines and its readings: no space beside Chinese, none in place of a hyphen that parts a word."""
    text, spans = "", list[Span]()
    for line in lines:
        if _PARTED.search(text, max(len(text) - _LONGEST_WORD, 0)) and line.text[:1].islower():
            text = text[:-1]
        elif text and not (is_wide(text[-1:]) or is_wide(line.text[:1]) or _is_compound(text[-2:], line.text[:1])):
            text += " "
        start = len(text)
        spans += moved(line.spans, start)
        text += line.text
    return Inline(text.replace("\t", " "), tuple(spans))


def _is_compound(end: str, start: str) -> bool:
    """Whether a hyphen at a line's end joins two words or numbers."""
    return end[-1:] in _HYPHENS and end[:-1].isalnum() and start.isalnum()
