"""Which documents were opened, the last one first."""

from __future__ import annotations

import os
import sqlite3
import time

from viewer.library.documents import Document, Fingerprint, address_of
from viewer.library.store import Row, Store

LIMIT = 50
"""How many documents are listed."""
KNOWN = 2000
"""How many documents are known, with their places, whether they are listed or not."""

_AT = "SELECT id, size, digest FROM document WHERE address = ?"


class Recents:
    """The documents that the reader opened lately."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(self, path: str | os.PathLike[str], fingerprint: Fingerprint | None = None) -> Document:
        """Put the document that was just opened at the top, and say which one it is.

        A file of the same content whose own path is gone was moved or renamed: it is the same document.
        """
        address = address_of(path)
        moved = self._moved(address, fingerprint)
        now = time.time_ns() // 1_000_000

        def work(connection: sqlite3.Connection) -> Document:
            if moved is not None:
                connection.execute(
                    "UPDATE OR IGNORE document SET address = ? WHERE id = ?", (os.fsencode(address), moved)
                )
            return _opened(connection, address, fingerprint, now)

        return self._store.transact(work)

    def list(self) -> tuple[Document, ...]:
        """The documents, the last opened first; at most `LIMIT`."""
        rows = self._store.read("SELECT id, address FROM document WHERE listed ORDER BY opened DESC LIMIT ?", LIMIT)
        return tuple(Document(number, os.fsdecode(address)) for number, address in rows)

    def find(self, path: str | os.PathLike[str], fingerprint: Fingerprint | None = None) -> Document | None:
        """The document known at `path`, or by its content if it was moved there; None if there is none.

        It is not noted that it was opened.
        """
        address = address_of(path)
        rows = self._store.read("SELECT id FROM document WHERE address = ?", os.fsencode(address))
        number = int(rows[0][0]) if rows else self._moved(address, fingerprint)
        return None if number is None else Document(number, address)

    def numbered(self, number: int) -> Document | None:
        """The document that the store knows by a number."""
        rows = self._store.read("SELECT address FROM document WHERE id = ?", number)
        return Document(number, os.fsdecode(rows[0][0])) if rows else None

    def listed(self, path: str | os.PathLike[str]) -> Document | None:
        """The document at `path` if it is on the list."""
        address = address_of(path)
        return next((document for document in self.list() if document.address == address), None)

    @property
    def last(self) -> Document | None:
        """The file that was opened last and is on the list. A page is none: nothing is fetched unasked."""
        return next((document for document in self.list() if not document.is_page), None)

    def remove(self, document: Document) -> None:
        """Take a document off the list. Its place is still known, should it be opened again."""
        self._store.write("UPDATE document SET listed = 0 WHERE id = ?", document.number)

    def clear(self) -> None:
        """Take every document off the list."""
        self._store.write("UPDATE document SET listed = 0")

    def _moved(self, address: str, fingerprint: Fingerprint | None) -> int | None:
        """The number of the known document that now has this address; None if it had it before, or is new."""
        if not fingerprint or not fingerprint.size or self._store.read(_AT, os.fsencode(address)):
            return None
        same: list[Row] = self._store.read(
            "SELECT id, address FROM document WHERE size = ? AND digest = ? ORDER BY opened DESC",
            fingerprint.size,
            fingerprint.digest,
        )
        for number, old in same:
            if not Document(number, os.fsdecode(old)).path.exists():
                return int(number)
        return None


def _opened(connection: sqlite3.Connection, address: str, fingerprint: Fingerprint | None, now: int) -> Document:
    """Note that the document at `address` was opened; forget those opened longest ago that no rule speaks of.

    The clock may have been set back: what is opened now is the latest all the same.
    """
    key = os.fsencode(address)
    before = connection.execute(_AT, (key,)).fetchone()
    size, digest = (fingerprint.size, fingerprint.digest) if fingerprint else (None, None)
    connection.execute(
        """INSERT INTO document (address, size, digest, opened)
        VALUES (?, ?, ?, max(?, 1 + coalesce((SELECT max(opened) FROM document), 0)))
        ON CONFLICT (address) DO UPDATE SET opened = excluded.opened, listed = 1,
        size = coalesce(excluded.size, size), digest = coalesce(excluded.digest, digest)""",
        (key, size, digest, now),
    )
    connection.execute(
        """DELETE FROM document WHERE id IN (SELECT id FROM document ORDER BY opened DESC LIMIT -1 OFFSET ?)
        AND id NOT IN (SELECT document FROM rule)""",
        (KNOWN,),
    )
    ((number, *_),) = connection.execute(_AT, (key,)).fetchall()
    known = before is not None and before[1] is not None
    return Document(number, address, changed=known and fingerprint is not None and before[1:] != (size, digest))
