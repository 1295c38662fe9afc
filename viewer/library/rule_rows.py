"""The rows of the reader's rules: read as far as they are asked for, and written as one change.

To read 10,000 as entries takes 200 ms, and what a page needs of them 30: only their words, and only those that are on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Sequence

from viewer.article.blocks import Position
from viewer.library.entry import EVERYWHERE, Entry
from viewer.library.landmark import Landmark
from viewer.library.places import Place, storable
from viewer.library.store import Row, Store
from viewer.text.rules import Direction, Rule, Rules

_COLUMNS = 'id, term, replacement, direction, note, document, enabled, block, "offset", before, after'
_VALUES = ", ".join("?" * (_COLUMNS.count(",") + 1))
_STEP = 200
"""Rows read or written at a time: 2 to 4 ms."""
_DIRECTIONS = {direction.value: direction for direction in Direction}


class RuleRows:
    """The table of rules. Rows that make no sense, as after damage, are left out."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._staged: Sequence[Entry] | None = None

    @property
    def highest(self) -> int:
        """The highest number in use; 0 if there is none."""
        return next((int(number) for (number,) in self._store.read("SELECT max(id) FROM rule") if number), 0)

    def general(self) -> Rules:
        """The rules for all documents that are on."""
        tables: dict[Direction, dict[str, str]] = {}
        rows = self._store.read(
            "SELECT direction, term, replacement FROM rule WHERE document = ? AND enabled ORDER BY id", EVERYWHERE
        )
        for value, term, replacement in rows:
            if value in _DIRECTIONS and isinstance(term, str) and isinstance(replacement, str):
                tables.setdefault(_DIRECTIONS[value], {})[term] = replacement
        return Rules.of_tables(tables)

    def of_document(self, number: int) -> list[Entry]:
        """What is said of one document."""
        return self._read("WHERE document = ?", number)

    def about(self, term: str) -> list[Entry]:
        """What is said of a term."""
        return self._read("WHERE term = ?", term)

    def all(self) -> Iterator[list[Entry]]:
        """Everything, some at a time, each as it is when it is read."""
        last = -(2**63)  # below any
        while rows := self._store.read(f"SELECT {_COLUMNS} FROM rule WHERE id > ? ORDER BY id LIMIT {_STEP}", last):
            last = rows[-1][0]
            yield [entry for row in rows if (entry := _entry(row)) is not None]

    def write(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        """Take `old` entries out and put `new` ones in: both or, whatever happens, neither."""
        if not old and not new:
            return
        staged, self._staged = self._staged, None

        def work(connection: sqlite3.Connection) -> None:
            connection.executemany("DELETE FROM rule WHERE id BETWEEN ? AND ?", _runs(old))
            if staged is new and _are_staged(connection, len(new)):
                connection.execute("REPLACE INTO rule SELECT * FROM temp.staged")
                connection.execute("DROP TABLE temp.staged")
            else:
                connection.executemany(f"REPLACE INTO rule ({_COLUMNS}) VALUES ({_VALUES})", map(_row, new))

        self._store.transact(work)

    def stage(self, new: Sequence[Entry]) -> Iterator[float]:
        """Make ready to `write` these very entries, in steps: the shares done. Nothing is kept until they are written.

        They wait in a table that goes with the session. Moving 10,000 takes 15 ms, writing them 90.
        """
        self._staged = new

        def begin(connection: sqlite3.Connection) -> None:
            connection.execute("DROP TABLE IF EXISTS temp.staged")
            connection.execute(f"CREATE TEMP TABLE staged AS SELECT {_COLUMNS} FROM rule LIMIT 0")

        self._store.transact(begin)
        for start in range(0, len(new), _STEP):
            yield start / len(new)
            if self._staged is not new:
                return  # others are to be written first
            self._add(new[start : start + _STEP])

    def _add(self, entries: Sequence[Entry]) -> None:
        def work(connection: sqlite3.Connection) -> None:
            if _is_there(connection):
                connection.executemany(f"INSERT INTO temp.staged VALUES ({_VALUES})", map(_row, entries))

        self._store.transact(work)

    def _read(self, where: str, *values: object) -> list[Entry]:
        rows = self._store.read(f"SELECT {_COLUMNS} FROM rule {where} ORDER BY id", *values)
        return [entry for row in rows if (entry := _entry(row)) is not None]


def _is_there(connection: sqlite3.Connection) -> bool:
    """Whether there is a table to stage in: another file may have taken the place of the one that had it."""
    sql = "SELECT 1 FROM temp.sqlite_master WHERE name = 'staged'"
    return connection.execute(sql).fetchone() is not None


def _are_staged(connection: sqlite3.Connection, count: int) -> bool:
    if not _is_there(connection):
        return False
    (found,) = connection.execute("SELECT count(*) FROM temp.staged").fetchone()
    return bool(found == count)


def _runs(entries: Sequence[Entry]) -> list[tuple[int, int]]:
    """The numbers of entries, as the first and the last of each unbroken row of them."""
    runs: list[tuple[int, int]] = []
    for number in sorted(entry.number for entry in entries):
        if runs and number <= runs[-1][1] + 1:
            runs[-1] = runs[-1][0], number
        else:
            runs.append((number, number))
    return runs


def _row(entry: Entry) -> Row:
    rule, place = entry.rule, entry.place
    where = (*place.position, *map(storable, place.landmark)) if place else (None,) * 4
    words = (rule.term, rule.replacement, rule.direction.value, storable(rule.note))
    return (entry.number, *words, entry.document, entry.enabled, *where)


def _entry(row: Row) -> Entry | None:
    """What a row keeps; None if it makes no sense, as after damage."""
    number, term, replacement, direction, note, document, enabled, block, offset, before, after = row
    if direction not in _DIRECTIONS or not all(isinstance(text, str) for text in (term, replacement, note)):
        return None
    rule = Rule(term, replacement, _DIRECTIONS[direction], note)
    place = Place(Position(block, offset), Landmark(before, after)) if block is not None else None
    return None if rule.problem else Entry(number, rule, document, place, bool(enabled))
