"""The reader's rules: for every document, for one, or for one place in it. Kept at once, so that no kill loses any.

There is one way to change them: some entries are swapped for others. Swapping them back undoes it.
"""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple, TypeVar

from viewer.article.blocks import Block
from viewer.article.rulings import Rulings
from viewer.library.entry import EVERYWHERE, Entry
from viewer.library.rule_rows import RuleRows
from viewer.library.settled_places import choice, moved, stands
from viewer.library.store import Store
from viewer.text.rules import Rule, Rules

Ended = TypeVar("Ended")
_AT_ONCE = 1_000
"""Entries that are looked at in one step: 1 ms."""

_KNOWING = 0.2
"""The share of a swap in steps that is done before anything is written."""


class _Known(NamedTuple):
    """What has been read: entries by number; of documents that were asked about, those that are on; general rules."""

    read: dict[int, Entry]
    on: dict[int, dict[int, Entry]]
    general: Rules | None


class Glossary:
    """All rules of the reader. Of each question only what it needs is read: with 10,000 that is what takes time."""

    def __init__(self, store: Store) -> None:
        self._rows = RuleRows(store)
        self._hearers: tuple[Callable[[frozenset[int]], object], ...] = ()
        self._unnumbered = EVERYWHERE
        self._read: dict[int, Entry] = {}
        """By number: what has been read of all, and what belongs to documents without a file."""
        self._is_whole = False
        self._on: dict[int, dict[int, Entry]] = {}
        """Of documents that were asked about, the entries that are on."""
        self._general: Rules | None = None
        self._loading: Generator[None, None, Rules] | None = None
        self.changes = 0
        """How often something was swapped."""

    @property
    def entries(self) -> list[Entry]:
        """The entries in the order in which they were made. Slow if they have not been read (see `reading`)."""
        for _ in self.reading():
            pass
        return [self._read[number] for number in sorted(self._read)]

    def reading(self) -> Iterator[None]:
        """Read all entries in steps, whatever is swapped meanwhile; nothing is left to do once they have been read."""
        if not self._is_whole:
            for some in self._rows.all():
                self._read.update((entry.number, entry) for entry in some)
                yield
            self._is_whole = True

    @property
    def is_whole(self) -> bool:
        """Whether all entries have been read."""
        return self._is_whole

    @property
    def next_number(self) -> int:
        """A number that no entry has; those after it are free, too."""
        return max(self._rows.highest, *self._read, 0) + 1

    def about(self, term: str) -> list[Entry]:
        """The entries for a term, in the order in which they were made."""
        read = [entry for entry in self._read.values() if entry.rule.term == term]
        if not self._is_whole:
            read = [*self._rows.about(term), *(entry for entry in read if entry.document < EVERYWHERE)]
        return sorted(read, key=lambda entry: entry.number)

    def rivals(self, entries: Sequence[Entry]) -> list[Entry]:
        """The entries that must go when `entries` come: for the same term, direction and place."""
        terms = {entry.rule.term for entry in entries}
        if len(terms) == 1:
            keys = {entry.key for entry in entries}
            return [entry for entry in self.about(*terms) if entry.key in keys]
        found = list[Entry]()
        for _ in self.find_rivals(entries, found):
            pass
        return found

    def find_rivals(self, entries: Sequence[Entry], found: list[Entry]) -> Iterator[None]:
        """The same for many, in steps."""
        yield from self.reading()
        terms, keys = set[str](), set[tuple[object, ...]]()
        for some in _portions(entries):
            terms.update(entry.rule.term for entry in some)
            keys.update(entry.key for entry in some)
            yield
        for some in _portions(self.entries):
            found += [entry for entry in some if entry.rule.term in terms and entry.key in keys]
            yield

    def without_file(self) -> int:
        """A number for a document that has no file."""
        self._unnumbered -= 1
        return self._unnumbered

    def swap(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        """Take `old` entries out and put `new` ones in, and tell whoever listens which documents that is about."""
        self._rows.write(_kept(old), _kept(new))
        self._take(_ended(self._followed(old, new)), _documents(old) | _documents(new))

    def swap_in_steps(self, old: Sequence[Entry], new: Sequence[Entry]) -> Generator[float, None, bool]:
        """Swap many in steps: the shares done. Nothing is changed before the last one, and nobody is told.

        Whether they were swapped in the end: not if something else was swapped meanwhile.
        """
        changes, documents = self.changes, frozenset[int]()
        for _ in chain(self.reading(), self.preparing()):  # while rows are written, none must be read
            yield 0.0
        for some in (*_portions(old), *_portions(new)):
            documents |= _documents(some)
            yield 0.0
        known = yield from self._followed(old, new)
        if self.changes != changes:
            return False
        for share in self._rows.write_in_steps(_kept(old), _kept(new)):
            yield _KNOWING + (1 - _KNOWING) * share
            if self.changes != changes:
                return False
        self._take(known, documents)
        for _ in self._rows.tidy_up():
            yield 1.0
        return True

    def preparing(self) -> Iterator[None]:
        """Read in steps what `rulings` needs, which would take a while if the rules are many."""
        while self._general is None:
            self._load()
            yield

    def rulings(self, document: int, blocks: Sequence[Block]) -> Rulings | None:
        """What is settled for a document; None if nothing is."""
        own = self._own(document).values()
        rules = [entry.rule for entry in own if entry.place is None]
        choices = [found for entry in own if (found := choice(entry, blocks)) is not None]
        for _ in self.preparing():
            pass
        general = self._general
        if not (rules or choices or general):
            return None
        return Rulings((general or Rules()).joined_by(rules), choices)

    def follow_places(self, document: int, blocks: Sequence[Block]) -> Iterator[None]:
        """Move what is settled at places of a document to where their words stand now, as far as they do not stand
        where they did: in steps, of which the last one swaps. All of the document must have been read."""
        swaps: list[tuple[Entry, Entry]] = []
        for entry in [entry for entry in self._own(document).values() if not stands(entry, blocks)]:
            found = None
            for found in moved(entry, blocks):  # noqa: B007  # the last one is wanted
                yield
            if found is not None:
                swaps.append((entry, found))
        own = self._own(document)
        taken = {entry.key for entry in own.values()}
        swaps = [(old, new) for old, new in swaps if own.get(old.number) == old and new.key not in taken]
        if swaps:
            self.swap([old for old, _ in swaps], [new for _, new in swaps])

    def subscribe(self, hear: Callable[[frozenset[int]], object]) -> Callable[[], None]:
        """Have `hear` called with the numbers of the documents about which something changes. Calling what is returned
        ends that."""
        self._hearers = (*self._hearers, hear)

        def unsubscribe() -> None:
            self._hearers = tuple(other for other in self._hearers if other is not hear)

        return unsubscribe

    def _own(self, document: int) -> dict[int, Entry]:
        """What is said of one document, as far as it is on."""
        if document not in self._on:
            found: Iterable[Entry] = ()
            if document > EVERYWHERE and self._is_whole:
                found = (entry for entry in self.entries if entry.document == document)
            elif document > EVERYWHERE:
                found = self._rows.of_document(document)
            self._on[document] = {entry.number: entry for entry in found if entry.enabled}
        return self._on[document]

    def _load(self) -> None:
        """Read some of the general rules."""
        if self._loading is None:
            self._loading = self._rows.general()
        try:
            next(self._loading)
        except StopIteration as end:
            self._general, self._loading = end.value, None

    def _followed(self, old: Sequence[Entry], new: Sequence[Entry]) -> Generator[float, None, _Known]:
        """What will be known when `old` have gone and `new` have come, made in steps."""
        on = {number: own.copy() for number, own in self._on.items()}
        known = _Known(self._read.copy(), on, None if self._general is None else self._general.copy())
        for some in _portions(old):
            for entry in some:
                known.read.pop(entry.number, None)
                on.get(entry.document, {}).pop(entry.number, None)
            if known.general is not None:
                known.general.remove(_general_rules(some))
            yield _KNOWING
        for some in _portions(new):
            for entry in some:
                known.read[entry.number] = entry
                if entry.document < EVERYWHERE:
                    on.setdefault(entry.document, {})
                if entry.enabled and entry.document in on:
                    on[entry.document][entry.number] = entry
            if known.general is not None:
                known.general.add(_general_rules(some))
            yield _KNOWING
        return known

    def _take(self, known: _Known, documents: frozenset[int]) -> None:
        """Something was swapped: know it, and tell."""
        self._read, self._on, self._general = known
        self._loading = None  # what it has read is not so any more
        self.changes += 1
        for hear in self._hearers:
            hear(documents)


def _portions(entries: Sequence[Entry]) -> Iterator[Sequence[Entry]]:
    return (entries[start : start + _AT_ONCE] for start in range(0, len(entries), _AT_ONCE))


def _general_rules(entries: Sequence[Entry]) -> list[Rule]:
    """Those rules that are on in all documents."""
    return [entry.rule for entry in entries if entry.document == EVERYWHERE and entry.enabled]


def _documents(entries: Sequence[Entry]) -> frozenset[int]:
    """The documents that entries are about."""
    return frozenset(entry.document for entry in entries)


def _ended(steps: Generator[object, None, Ended]) -> Ended:
    """What comes out of work in steps, all of them done at once."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            ended: Ended = end.value
            return ended


def _kept(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Those entries that outlive the session; the very same, if that is all."""
    if all(entry.document >= EVERYWHERE for entry in entries):
        return entries
    return [entry for entry in entries if entry.document >= EVERYWHERE]
