"""The reader's rules: for every document, for one, or for one place in it. Kept at once, so that no kill loses any.

There is one way to change them: some entries are swapped for others. Swapping them back undoes it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from viewer.article.blocks import Block, Position
from viewer.article.rulings import Choice, Rulings
from viewer.library.landmark import Landmark
from viewer.library.places import Place, storable
from viewer.library.store import Row, Store
from viewer.text.rules import Direction, Rule, Rules

EVERYWHERE = 0
"""The number of no document: a rule for it holds in all."""
_NEAR = 300
"""Blocks on either side in which a place is looked for when its block has other words than it had."""

_COLUMNS = 'id, term, replacement, direction, note, document, enabled, block, "offset", before, after'


class Entry(NamedTuple):
    """A rule and where it holds: in all documents or in one, and there at one `place` or wherever its term stands.

    A document with a negative number has no file; what is settled in it is kept as long as the session.
    """

    number: int
    rule: Rule
    document: int = EVERYWHERE
    place: Place | None = None
    enabled: bool = True

    @property
    def key(self) -> tuple[object, ...]:
        """What two entries have in common of which only one can hold."""
        position = self.place.position if self.place else None
        return self.rule.term, self.rule.direction, self.document, position


class Glossary:
    """All rules of the reader, read when first asked for."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._hearers: tuple[Callable[[frozenset[int]], object], ...] = ()
        self._unnumbered = EVERYWHERE
        self._general: Rules | None = None

    @property
    def entries(self) -> list[Entry]:
        """The entries in the order in which they were made."""
        return [self._entries[number] for number in sorted(self._entries)]

    @property
    def next_number(self) -> int:
        """A number that no entry has; those after it are free, too."""
        return max(self._entries, default=0) + 1

    def rivals(self, entries: Iterable[Entry]) -> list[Entry]:
        """The entries that must go when `entries` come: for the same term, direction and place."""
        keys = {entry.key for entry in entries}
        return [entry for entry in self._entries.values() if entry.key in keys]

    def without_file(self) -> int:
        """A number for a document that has no file."""
        self._unnumbered -= 1
        return self._unnumbered

    def swap(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        """Take `old` entries out and put `new` ones in, and tell whoever listens which documents that is about."""
        self._write([e for e in old if e.document >= EVERYWHERE], [e for e in new if e.document >= EVERYWHERE])
        for entry in old:
            self._entries.pop(entry.number, None)
            self._on.get(entry.document, {}).pop(entry.number, None)
        self._entries.update((entry.number, entry) for entry in new)
        _sort_in(new, self._on)
        self._follow(old, new)
        documents = frozenset(entry.document for entry in (*old, *new))
        for hear in self._hearers:
            hear(documents)

    def rulings(self, document: int, blocks: Sequence[Block]) -> Rulings | None:
        """What is settled for a document; None if nothing is."""
        if not self._entries:
            return None
        own = self._on.get(document, {}).values() if document != EVERYWHERE else ()
        rules = [entry.rule for entry in own if entry.place is None]
        choices = [choice for entry in own if (choice := _choice(entry, blocks)) is not None]
        if self._general is None:
            self._general = Rules(entry.rule for entry in self._on.get(EVERYWHERE, {}).values())
        if not (rules or choices or self._general):
            return None
        return Rulings(self._general.joined_by(rules), choices)

    def subscribe(self, hear: Callable[[frozenset[int]], object]) -> Callable[[], None]:
        """Have `hear` called with the numbers of the documents about which something changes. Calling what is returned
        ends that."""
        self._hearers = (*self._hearers, hear)

        def unsubscribe() -> None:
            self._hearers = tuple(other for other in self._hearers if other is not hear)

        return unsubscribe

    @cached_property
    def _entries(self) -> dict[int, Entry]:
        rows = self._store.read(f"SELECT {_COLUMNS} FROM rule ORDER BY id")
        return {entry.number: entry for row in rows if (entry := _entry(row)) is not None}

    @cached_property
    def _on(self) -> dict[int, dict[int, Entry]]:
        """The entries that are on, by document and number."""
        found: dict[int, dict[int, Entry]] = {}
        _sort_in(self._entries.values(), found)
        return found

    def _follow(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        """Bring the index of the rules for all documents up to date; what is only added takes no time."""
        if any(entry.document == EVERYWHERE for entry in old):
            self._general = None
        elif self._general is not None:
            self._general = self._general.extended_by(e.rule for e in new if e.document == EVERYWHERE and e.enabled)

    def _write(self, old: list[Entry], new: list[Entry]) -> None:
        if not old and not new:
            return

        def work(connection: sqlite3.Connection) -> None:
            connection.executemany("DELETE FROM rule WHERE id = ?", [(entry.number,) for entry in old])
            connection.executemany(
                f"REPLACE INTO rule ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", map(_row, new)
            )

        self._store.transact(work)


def _sort_in(entries: Iterable[Entry], found: dict[int, dict[int, Entry]]) -> None:
    """Put those entries that are on where they belong."""
    for entry in entries:
        if entry.enabled:
            found.setdefault(entry.document, {})[entry.number] = entry


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


_DIRECTIONS = {direction.value: direction for direction in Direction}


def _choice(entry: Entry, blocks: Sequence[Block]) -> Choice | None:
    """An entry for a place as it holds in a document; None if it has no place, or its words are gone."""
    if entry.place is None:
        return None
    position, rule = entry.place.position, entry.rule
    if position.block < len(blocks) and not blocks[position.block].text.startswith(rule.term, position.offset):
        first = max(position.block - _NEAR, 0)
        near = [blocks[number] for number in range(first, min(position.block + _NEAR, len(blocks)))]
        found = entry.place.landmark.find(near, Position(position.block - first, position.offset))
        if found is None:
            return None
        position = Position(found.block + first, found.offset)
    return Choice(position, rule.term, rule.replacement, rule.direction)
