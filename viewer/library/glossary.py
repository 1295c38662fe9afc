"""The reader's rules: for every document, for one, or for one place in it. Kept at once, so that no kill loses any.

There is one way to change them: some entries are swapped for others. Swapping them back undoes it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from viewer.article.blocks import Block
from viewer.article.rulings import Rulings
from viewer.library.entry import EVERYWHERE, Entry
from viewer.library.rule_rows import RuleRows
from viewer.library.settled_places import choice, moved, stands
from viewer.library.store import Store
from viewer.text.rules import Rules


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
        keys, terms = {entry.key for entry in entries}, {entry.rule.term for entry in entries}
        if len(terms) == 1:
            found: Iterable[Entry] = self.about(*terms)
        else:
            found = (entry for entry in self.entries if entry.rule.term in terms)
        return [entry for entry in found if entry.key in keys]

    def without_file(self) -> int:
        """A number for a document that has no file."""
        self._unnumbered -= 1
        return self._unnumbered

    def prepare(self, new: Sequence[Entry]) -> Iterator[float]:
        """Make ready to put these very entries in, in steps: the shares done. Only the swap puts them in."""
        return self._rows.stage(new)

    def swap(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        """Take `old` entries out and put `new` ones in, and tell whoever listens which documents that is about."""
        self._rows.write(_kept(old), _kept(new))
        self._follow(old, new)
        self.changes += 1
        documents = frozenset(entry.document for entry in (*old, *new))
        for hear in self._hearers:
            hear(documents)

    def rulings(self, document: int, blocks: Sequence[Block]) -> Rulings | None:
        """What is settled for a document; None if nothing is."""
        own = self._own(document).values()
        rules = [entry.rule for entry in own if entry.place is None]
        choices = [found for entry in own if (found := choice(entry, blocks)) is not None]
        if self._general is None:
            self._general = self._rows.general()
        if not (rules or choices or self._general):
            return None
        return Rulings(self._general.joined_by(rules), choices)

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
            found = self._rows.of_document(document) if document > EVERYWHERE else ()
            self._on[document] = {entry.number: entry for entry in found if entry.enabled}
        return self._on[document]

    def _follow(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        """Bring what has been read up to date."""
        for entry in old:
            self._read.pop(entry.number, None)
            self._on.get(entry.document, {}).pop(entry.number, None)
        self._read.update((entry.number, entry) for entry in new)
        for entry in new:
            if entry.document < EVERYWHERE:
                self._own(entry.document)
            if entry.enabled and entry.document in self._on:
                self._on[entry.document][entry.number] = entry
        if self._general is not None:
            gone, come = ([e.rule for e in some if e.document == EVERYWHERE and e.enabled] for some in (old, new))
            self._general = self._general.changed_by(gone, come)


def _kept(entries: Sequence[Entry]) -> Sequence[Entry]:
    """Those entries that outlive the session; the very same, if that is all."""
    if all(entry.document >= EVERYWHERE for entry in entries):
        return entries
    return [entry for entry in entries if entry.document >= EVERYWHERE]
