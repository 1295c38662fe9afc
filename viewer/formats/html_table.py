"""Tables of HTML: which are tables and which only place things on a page, and rows of cells to blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from viewer.article.blocks import Block, BlockKind
from viewer.formats.html_text import InlinePicture
from viewer.formats.html_tree import Element, inside, local_name, names
from viewer.formats.inline_text import Inline, join

_WIDEST = 200
"""The most columns of a table."""
_LONGEST_SPAN = 1000
"""The most rows that a cell may go through, as HTML has it."""
_LONG, _LONG_ALONE = 400, 100
"""Characters; a cell with more is no cell of a table unless the table has a header; in a table of one row, a cell with
more than the second."""

_PAGE_PARTS = names("table article section main nav form h1 h2 h3 pre")
_TABLE_PARTS = names("th caption thead")


def is_layout(table: Element) -> bool:
    """Whether a table only places things: it holds a table, whole parts of a page, long texts or just one column."""
    if table.get("role") in ("presentation", "none"):
        return True
    has_header, widest, cells, rows, has_picture_cell = False, 0, 0, 0, False
    for element in inside(table):
        name = local_name(element)
        if name in _PAGE_PARTS and element is not table:
            return True
        if name == "tr":
            widest, cells, rows = max(widest, cells), 0, rows + 1
        elif name in ("td", "th"):
            cells += 1
            has_picture_cell = has_picture_cell or _holds_picture(element)
        has_header = has_header or name in _TABLE_PARTS
    if rows <= 2 and has_picture_cell:
        return True  # a note with a sign beside it
    if max(widest, cells) < 2:
        return True
    most = _LONG if rows > 1 else _LONG_ALONE
    return not has_header and any(_is_longer(cell, most) for cell in inside(table) if local_name(cell) == "td")


def _is_longer(cell: Element, most: int) -> bool:
    length = 0
    for text in cell.itertext():
        length += len(text.strip())
        if length > most:
            return True
    return False


def _holds_picture(cell: Element) -> bool:
    """Whether a cell holds a picture and nothing else."""
    is_blank = not "".join(map(str, cell.itertext())).strip()
    return is_blank and any(local_name(element) == "img" for element in inside(cell))


class Row(NamedTuple):
    """A row, and the places in it that have names."""

    block: Block
    anchors: Sequence[tuple[str, int]]


@dataclass(slots=True)
class _Cell:
    inline: Inline
    anchors: Sequence[tuple[str, int]] = ()


@dataclass(slots=True)
class Table:
    """A table that is being read. `below` counts for each column the rows that a cell above still goes through."""

    rows: int = 0
    cells: list[_Cell] = field(default_factory=list)
    below: dict[int, int] = field(default_factory=dict)
    added: dict[int, int] = field(default_factory=dict)
    headers: int = 0

    def is_header(self, cell: Element) -> bool:
        """Whether a header cell belongs to the table's first row, if that has nothing else."""
        row = cell.getparent()
        if self.rows or row is None:
            return False
        return all(local_name(other) != "td" for other in row)

    def add(self, element: Element, inline: Inline, anchors: Sequence[tuple[str, int]], _: list[InlinePicture]) -> None:
        """The next cell of the row."""
        self._skip_taken()
        if len(self.cells) >= _WIDEST:
            return
        self.headers += local_name(element) == "th"
        rows, columns = _count(element, "rowspan", _LONGEST_SPAN), _count(element, "colspan", _WIDEST)
        text = inline.text.replace("\t", " ")
        for column in range(min(columns, _WIDEST - len(self.cells))):
            if rows > 1:
                self.added[len(self.cells)] = rows - 1
            self.cells.append(_Cell(Inline(text, inline.spans), anchors) if column == 0 else _Cell(Inline()))

    def end_row(self) -> Row | None:
        """The row that ends, or None if there was none."""
        if not self.cells:
            return None
        self._skip_taken()
        is_header = not self.rows and bool(self.headers) and self._is_all_headers()
        self.rows += 1
        cells, self.cells, self.headers = self.cells, [], 0
        self.below = {column: rows - 1 for column, rows in self.below.items() if rows > 1} | self.added
        self.added = {}
        row = join([cell.inline for cell in cells], "\t")
        return Row(Block(row.text, BlockKind.TABLE_ROW, int(is_header), row.spans), tuple(_anchors(cells)))

    def _is_all_headers(self) -> bool:
        return self.headers == sum(bool(cell.inline.text) for cell in self.cells) or self.headers == len(self.cells)

    def _skip_taken(self) -> None:
        """Leave the columns empty that cells above go through."""
        while len(self.cells) in self.below and len(self.cells) < _WIDEST:
            self.cells.append(_Cell(Inline()))


def _anchors(cells: Iterable[_Cell]) -> Iterable[tuple[str, int]]:
    start = 0
    for cell in cells:
        yield from ((name, start + offset) for name, offset in cell.anchors)
        start += len(cell.inline.text) + 1


def _count(element: Element, name: str, most: int) -> int:
    value = (element.get(name) or "").strip()
    return min(max(int(value), 1), most) if value.isascii() and value.isdecimal() and len(value) < 10 else 1
