"""Files of rules, to be exchanged: a table with tabs that names its columns, and OpenCC's text dictionaries.

A dictionary is a term, a tab and what it becomes on each line; of several candidates, which spaces divide, the first
counts, and ``#`` begins a comment. A file without a heading is taken for one, but a line with more columns is read as a
row of the table. Bad lines are named and the others are taken.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from enum import Enum
from typing import NamedTuple

from viewer.formats.decoding import decode
from viewer.text.rules import Direction, Problem, Rule

LARGEST = 32 * 1024 * 1024
"""Bytes that a file may have."""
MOST = 100_000
"""Rules that are taken from a file."""
COLUMNS = ("term", "shown as", "direction", "where", "note", "on")
EVERYWHERE, DOCUMENT = "everywhere", "document"
_SLICE = 500
"""Lines read at a time: 1 ms."""
_UNREAD = "\ufffd"
"""Stands for bytes that are no character."""
_SAID = 40
"""Characters of a bad line that are shown."""


class Flaw(Enum):
    """What is wrong with a line, besides what is wrong with its rule."""

    ENCODING = "it is not written in the encoding of the other lines"
    COLUMNS = "there is no tab between the term and what it becomes"
    DIRECTION = "there is no such direction; there are any, s2t, s2tw, s2hk, t2s, t2tw and t2hk"
    REPEATED = "an earlier line has the same term; this one counts"


class BadLine(NamedTuple):
    """A line by its number, from 1, and what is wrong with it."""

    number: int
    what: Flaw | Problem
    text: str


class Row(NamedTuple):
    """A rule in a file: whether it holds everywhere or in one document only, and whether it is on."""

    rule: Rule
    is_everywhere: bool = True
    enabled: bool = True


class TooMuch(Exception):  # noqa: N818 -- named as what happened, as `except TooMuch` reads
    """The file is larger than `LARGEST`, or has more than `MOST` rules."""


class RuleReader:
    """Reads a file in little steps: iterate over the shares done, from 0 to 1, then take `rows` and `bad`.

    Raises `TooMuch`, at once or while it is iterated over.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > LARGEST:
            raise TooMuch
        text, self._has_unread = _text(data)
        self._lines = text.split("\n" if "\n" in text else "\r")  # as programs for tables once wrote on the Macintosh
        self._names = _names(self._lines[0])
        self._found: dict[tuple[str, Direction, bool], Row] = {}
        self.bad: list[BadLine] = []

    @property
    def rows(self) -> list[Row]:
        """What was read so far, in order."""
        return list(self._found.values())

    def __iter__(self) -> Iterator[float]:
        first = 1 if self._names else 0
        for start in range(first, len(self._lines), _SLICE):
            for number, line in enumerate(self._lines[start : start + _SLICE], start + 1):
                self._take(number, line.rstrip("\r"))
            if len(self._found) > MOST:
                raise TooMuch
            yield min((start + _SLICE) / len(self._lines), 1.0)

    def _take(self, number: int, line: str) -> None:
        if not line.strip() or (not self._names and line.startswith("#")):
            return
        row = Flaw.ENCODING if self._has_unread and _UNREAD in line else self._row(line)
        what = row if isinstance(row, Flaw) else row.rule.problem
        if isinstance(row, Row) and what is None:
            key = row.rule.term, row.rule.direction, row.is_everywhere
            if self._found.pop(key, None) is not None:
                what = Flaw.REPEATED
            self._found[key] = row
        if what is not None:
            self.bad.append(BadLine(number, what, line[:_SAID]))

    def _row(self, line: str) -> Row | Flaw:
        cells = [_unquoted(cell) for cell in line.split("\t")]
        if len(cells) < 2:
            return Flaw.COLUMNS
        if not self._names and len(cells) == 2:
            return Row(Rule(cells[0], cells[1].split(" ")[0]))
        named = dict(zip(self._names or COLUMNS, cells, strict=False))
        direction = _DIRECTIONS.get(named.get("direction", "").strip() or "any")
        if direction is None:
            return Flaw.DIRECTION
        rule = Rule(named.get("term", ""), named.get("shown as", ""), direction, named.get("note", ""))
        return Row(rule, named.get("where", "").strip() != DOCUMENT, named.get("on", "").strip() not in _OFF)


def _text(data: bytes) -> tuple[str, bool]:
    """The text of a file, and whether lines of it may be in another encoding than the others: those have `_UNREAD`."""
    decoded = decode(data)
    if not decoded.encoding.startswith("utf"):  # perhaps guessed by a few lines alone
        beyond = [line for line in data.split(b"\n") if not line.isascii()]
        wrong = sum(_UNREAD in line.decode("utf-8", "replace") for line in beyond)
        if 2 * wrong <= len(beyond):
            return data.decode("utf-8", "replace"), True
    return decoded.text, decoded.replaced > 0


def as_table(rows: Iterable[Row]) -> Iterator[str]:
    """Rules as a table with a heading, which reads back as it was; white space in notes becomes spaces."""
    yield "\t".join(COLUMNS) + "\n"
    for rule, is_everywhere, enabled in rows:
        where = EVERYWHERE if is_everywhere else DOCUMENT
        note = " ".join(rule.note.split())
        cells = (rule.term, rule.replacement, rule.direction.value, where, note, "1" if enabled else "0")
        yield "\t".join(map(_quoted, cells)) + "\n"


def as_dictionary(rows: Iterable[Row]) -> Iterator[str]:
    """The rows that a dictionary of OpenCC's can hold as one."""
    for row in rows:
        if fits_dictionary(row):
            yield f"{row.rule.term}\t{row.rule.replacement}\n"


def fits_dictionary(row: Row) -> bool:
    """Whether a dictionary of OpenCC's can hold a row: it is on, and for every document; a space would end what it
    shows, and ``#`` begin a comment.

    Words in quotation marks would be read without them, and what looks like the heading of a table as one.
    """
    rule = row.rule
    is_quoted = any(_unquoted(word) != word for word in rule[:2])
    is_heading = (rule.term.strip().lower(), rule.replacement.strip().lower()) == COLUMNS[:2]
    is_readable = " " not in rule.replacement and not (rule.term.startswith("#") or is_quoted or is_heading)
    return row.enabled and row.is_everywhere and is_readable


_DIRECTIONS = {direction.value: direction for direction in Direction}
_OFF = ("0", "no", "off", "false")


def _names(line: str) -> tuple[str, ...]:
    """The columns that a heading names; none if the line is no heading."""
    names = tuple(_unquoted(cell).strip().lower() for cell in line.rstrip("\r").split("\t"))
    return names if names[:2] == COLUMNS[:2] else ()


def _quoted(cell: str) -> str:
    """A cell as programs for tables write it, where they would otherwise take its quotation mark for theirs."""
    return '"{}"'.format(cell.replace('"', '""')) if cell.startswith('"') else cell


def _unquoted(cell: str) -> str:
    if len(cell) > 1 and cell[0] == cell[-1] == '"':
        return cell[1:-1].replace('""', '"')
    return cell
