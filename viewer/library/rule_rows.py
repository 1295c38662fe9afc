"""The rows of the reader's rules: read as far as they are asked for, and written as one change.

To read 10,000 as entries takes 200 ms, and what a page needs of them 30: only their words, and only those that are on.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterable, Iterator, Sequence

from viewer.article.blocks import Position
from viewer.library.entry import EVERYWHERE, Entry
from viewer.library.landmark import Landmark
from viewer.library.places import Place, storable
from viewer.library.store import Row, Store
from viewer.text.rules import Direction, Rule, Rules

_COLUMNS = 'id, term, replacement, direction, note, document, enabled, block, "offset", before, after'
_VALUES = ", ".join("?" * (_COLUMNS.count(",") + 1))
_REMOVE = "DELETE FROM rule WHERE id BETWEEN ? AND ?"
_PUT = f"REPLACE INTO rule ({_COLUMNS}) VALUES ({_VALUES})"
_STEP = 200
"""Rows read or written at a time: 2 to 4 ms."""
_WORDS_STEP = 1_000
"""Rows of which only the words are read at a time: 4 ms."""
_MOVED = 1_000
"""Rows that are moved or removed at a time: 2 ms."""
_DIRECTIONS = {direction.value: direction for direction in Direction}


class RuleRows:
    """The table of rules. Rows that make no sense, as after damage, are left out."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._stages = 0

    @property
    def highest(self) -> int:
        """The highest number in use; 0 if there is none."""
        return next((int(number) for (number,) in self._store.read("SELECT max(id) FROM rule") if number), 0)

    def general(self) -> Generator[None, None, Rules]:
        """Read the rules for all documents that are on, in steps."""
        found, last = Rules(), -(2**63)  # below any
        while rows := self._store.read(
            """SELECT id, direction, term, replacement FROM rule WHERE document = ? AND enabled AND id > ?
            ORDER BY id LIMIT ?""",
            EVERYWHERE,
            last,
            _WORDS_STEP,
        ):
            last = rows[-1][0]
            found.add_tables(_tables(rows))
            yield
        return found

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

        def work(connection: sqlite3.Connection) -> None:
            connection.executemany(_REMOVE, _runs(old))
            connection.executemany(_PUT, map(_row, new))

        if old or new:
            self._store.transact(work)

    def write_in_steps(self, old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[float]:
        """The same for many, in steps: the shares done. Nothing is kept before the last one.

        What is new waits in a table that goes with the session, so that the file is not locked for long: moving 10,000
        rows takes 15 ms, writing them 90.
        """
        for _ in self.tidy_up():  # after others
            yield 0.0
        self._stages += 1
        stage = f"stage{self._stages}"
        self._store.transact(
            lambda connection: connection.execute(f"CREATE TEMP TABLE {stage} AS SELECT {_COLUMNS} FROM rule LIMIT 0")
        )
        for start in range(0, len(new), _STEP):
            yield 0.7 * start / len(new)
            self._stage(stage, new[start : start + _STEP])
        yield from self._store.transact_in_steps(lambda connection: _move(connection, stage, old, new))

    def tidy_up(self) -> Iterator[None]:
        """Clear away in steps what was needed to write in steps."""
        for (stage,) in self._store.read("SELECT name FROM temp.sqlite_master WHERE name LIKE 'stage%'"):
            self._store.write(f"DROP TABLE temp.{stage}")
            yield
        self._store.fold()

    def _stage(self, stage: str, entries: Sequence[Entry]) -> None:
        def work(connection: sqlite3.Connection) -> None:
            if _has(connection, stage):
                connection.executemany(f"INSERT INTO temp.{stage} VALUES ({_VALUES})", map(_row, entries))

        self._store.transact(work)

    def _read(self, where: str, *values: object) -> list[Entry]:
        rows = self._store.read(f"SELECT {_COLUMNS} FROM rule {where} ORDER BY id", *values)
        return [entry for row in rows if (entry := _entry(row)) is not None]


def _move(connection: sqlite3.Connection, stage: str, old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[float]:
    """Take rows out and put those of the stage in, in steps; if it has not all of them, from the entries themselves."""
    steps = len(range(0, len(old), _MOVED)) + len(range(0, len(new), _MOVED))
    done = 0
    is_staged = _has(connection, stage) and _count(connection, stage) == len(new)
    for start in range(0, len(old), _MOVED):
        connection.executemany(_REMOVE, _runs(old[start : start + _MOVED]))
        done += 1
        yield 0.7 + 0.3 * done / steps
    for start in range(0, len(new), _MOVED):
        if is_staged:
            sql = f"REPLACE INTO rule SELECT * FROM temp.{stage} WHERE rowid > ? AND rowid <= ?"
            connection.execute(sql, (start, start + _MOVED))
        else:
            connection.executemany(_PUT, map(_row, new[start : start + _MOVED]))
        done += 1
        yield 0.7 + 0.3 * done / steps


def _has(connection: sqlite3.Connection, stage: str) -> bool:
    """Whether there is a table to stage in: another file may have taken the place of the one that had it."""
    return connection.execute("SELECT 1 FROM temp.sqlite_master WHERE name = ?", (stage,)).fetchone() is not None


def _count(connection: sqlite3.Connection, stage: str) -> int:
    (found,) = connection.execute(f"SELECT count(*) FROM temp.{stage}").fetchone()
    return int(found)


def _tables(rows: Iterable[Row]) -> dict[Direction, dict[str, str]]:
    """Rows of (number, direction, term, replacement) as terms and what they are shown as, for each direction."""
    tables: dict[Direction, dict[str, str]] = {}
    for _, value, term, replacement in rows:
        if value in _DIRECTIONS and isinstance(term, str) and isinstance(replacement, str):
            tables.setdefault(_DIRECTIONS[value], {})[term] = replacement
    return tables


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
