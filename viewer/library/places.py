"""Where the reader was in each document, and how it was shown there."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from typing import NamedTuple

from viewer.article.blocks import Block, Position
from viewer.formats.encodings import find
from viewer.library.documents import Document
from viewer.library.landmark import Landmark
from viewer.library.store import Store
from viewer.text.script import View


class Place(NamedTuple):
    """A position in a document's source, and the text around it when it was kept."""

    position: Position
    landmark: Landmark

    def locate(self, blocks: Sequence[Block]) -> Position | None:
        """Where that text stands now; None if it is no longer in the document."""
        return self.landmark.find(blocks, self.position)


class Choices(NamedTuple):
    """What the reader chose for one document; None where nothing was chosen and the settings decide."""

    view: View | None = None
    vocabulary: bool | None = None
    repair: bool | None = None
    encoding: str | None = None


class Places:
    """The last place in each document and the choices made for it."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep(self, document: Document, position: Position, blocks: Sequence[Block]) -> None:
        """Keep where the reader is. An article without blocks has no place."""
        if not blocks:
            return
        mark = Landmark.at(blocks, position)
        self._store.write(
            'UPDATE document SET block = ?, "offset" = ?, before = ?, after = ? WHERE id = ?',
            position.block,
            position.offset,
            storable(mark.before),
            storable(mark.after),
            document.number,
        )

    def place(self, document: Document) -> Place | None:
        """Where the reader was; None in a document that is read for the first time."""
        rows = self._store.read('SELECT block, "offset", before, after FROM document WHERE id = ?', document.number)
        match rows:
            case [(int(block), int(offset), str(before), str(after))]:
                return Place(Position(block, offset), Landmark(before, after))
        return None

    def choose(
        self,
        document: Document,
        *,
        view: View | None = None,
        vocabulary: bool | None = None,
        repair: bool | None = None,
        encoding: str | None = None,
    ) -> None:
        """Keep what the reader chose for this document; what is not given stays as it is.

        An empty `encoding` takes the choice of one back: it is to be found out again.
        """
        self._store.write(
            """UPDATE document SET view = coalesce(?, view), vocabulary = coalesce(?, vocabulary),
            repair = coalesce(?, repair),
            encoding = nullif(coalesce(?, encoding), '') WHERE id = ?""",
            view and view.value,
            vocabulary,
            repair,
            encoding,
            document.number,
        )

    def choices(self, document: Document) -> Choices:
        """What the reader chose for this document."""
        rows = self._store.read("SELECT view, vocabulary, repair, encoding FROM document WHERE id = ?", document.number)
        for view, vocabulary, repair, encoding in rows:
            return Choices(_view(view), _flag(vocabulary), _flag(repair), _encoding(encoding))
        return Choices()

    def clear(self) -> None:
        """Forget every place and choice, and every document that is neither listed nor spoken of by a rule."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM document WHERE NOT listed AND id NOT IN (SELECT document FROM rule)")
            connection.execute(
                """UPDATE document SET block = NULL, "offset" = NULL, before = NULL, after = NULL,
                view = NULL, vocabulary = NULL, repair = NULL, encoding = NULL"""
            )

        self._store.transact(work)


def _view(stored: object) -> View | None:
    return next((view for view in View if view.value == stored), None)


def _flag(stored: object) -> bool | None:
    return bool(stored) if stored in (0, 1) else None


def _encoding(stored: object) -> str | None:
    return find(stored) if isinstance(stored, str) else None


def storable(text: str) -> str:
    """Text without lone surrogates, which SQLite cannot keep."""
    return text.encode("utf-8", "replace").decode("utf-8")
