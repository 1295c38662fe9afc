"""Tables as pandoc writes them when it makes Markdown: columns below dashes, without bars between them.

A line of dashes tells where each column begins, counted as a typewriter would: a Chinese character takes two places. In
a second form lines of dashes stand above and below, and blank lines part the rows, which may have several lines each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple
from unicodedata import east_asian_width

from markdown_it import MarkdownIt
from markdown_it.rules_block import StateBlock

_COLUMNS = re.compile(r" {0,3}-{2,}(?: +-{2,})+ *")
_RULE = re.compile(r" {0,3}-{10,} *")
_MOST_LINES = 5000
_MOST_HEADER_LINES = 20


class _Table(NamedTuple):
    """A table of so many lines of the source; without a header that is empty."""

    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    length: int


def add_column_tables(parser: MarkdownIt) -> None:
    """Let a parser know such tables."""
    parser.block.ruler.before("hr", "columns", _read)


def _read(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    if silent or start + 1 >= end or state.is_code_block(start):
        return False
    first, second = _line(state, start), _line(state, start + 1)
    found: _Table | None = None
    if _RULE.fullmatch(first):
        found = _framed(state, start, end)
    elif first.strip() and _COLUMNS.fullmatch(second) and not _COLUMNS.fullmatch(first):
        found = _plain(state, start, end)
    if found is None:
        return False
    _push(state, found)
    state.line = start + found.length
    return True


def _line(state: StateBlock, number: int) -> str:
    return state.getLines(number, number + 1, state.blkIndent, False)


def _plain(state: StateBlock, start: int, end: int) -> _Table:
    """A header above a line of dashes, and rows of a line each up to a blank line."""
    columns = list(_columns(_line(state, start + 1)))
    rows: list[list[str]] = []
    number = start + 2
    while number < min(end, start + _MOST_LINES):
        line = _line(state, number)
        if not line.strip():
            break
        number += 1
        if _COLUMNS.fullmatch(line):
            break
        rows.append(_cells([line], columns))
    return _Table(_cells([_line(state, start)], columns), rows, number - start)


def _framed(state: StateBlock, start: int, end: int) -> _Table | None:
    """What stands between two lines of dashes, if a third one below the header tells the columns."""
    header: list[str] = []
    number = start + 1
    while not _COLUMNS.fullmatch(_line(state, number)):
        header.append(_line(state, number))
        number += 1
        if not header[-1].strip() or len(header) > _MOST_HEADER_LINES or number >= end:
            return None
    columns = list(_columns(_line(state, number)))
    body: list[str] = []
    for last in range(number + 1, min(end, start + _MOST_LINES)):
        line = _line(state, last)
        if _RULE.fullmatch(line):
            groups = groupby(body, key=lambda each: bool(each.strip()))
            rows = [_cells(list(lines), columns) for is_text, lines in groups if is_text]
            return _Table(_cells(header, columns), rows, last - start + 1)
        body.append(line)
    return None


def _columns(dashes: str) -> Iterator[int]:
    """Where the columns begin."""
    return (group.start() for group in re.finditer("-+", dashes))


def _cells(lines: Sequence[str], columns: Sequence[int]) -> list[str]:
    """The cells of a row of one or several lines."""
    parts = [_cut(line, columns) for line in lines]
    return ["\n".join(filter(None, cell)) for cell in zip(*parts, strict=True)]


def _cut(line: str, columns: Sequence[int]) -> list[str]:
    """A line in pieces: each column goes up to where the next one begins, the first from the line's beginning."""
    cells = [""] * len(columns)
    place = column = 0
    for character in line:
        while column + 1 < len(columns) and place >= columns[column + 1]:
            column += 1
        cells[column] += character
        place += 2 if east_asian_width(character) in "WF" else 1
    return [cell.strip() for cell in cells]


def _push(state: StateBlock, table: _Table) -> None:
    state.push("table_open", "table", 1)
    if any(table.header):
        state.push("thead_open", "thead", 1)
        _push_row(state, table.header)
        state.push("thead_close", "thead", -1)
    for row in table.rows:
        _push_row(state, row)
    state.push("table_close", "table", -1)


def _push_row(state: StateBlock, cells: Sequence[str]) -> None:
    state.push("tr_open", "tr", 1)
    for cell in cells:
        token = state.push("inline", "", 0)
        token.content, token.children = cell, []
    state.push("tr_close", "tr", -1)
