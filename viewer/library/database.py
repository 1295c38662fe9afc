"""The SQLite file behind the store: made, checked, brought up to the present schema, put aside when damaged.

The journal is a write-ahead log with ``synchronous=NORMAL``. A commit is then atomic and asks nothing of the disk
(0.01 ms measured, against 0.4–0.7 ms with a rollback journal on a fast disk and tens of ms on a slow one, in the
thread that draws the window), readers never wait for a writer of another process, and a process that is killed loses
nothing it has committed. Only a power cut may take the last moments. Where the log is impossible (some network
folders) SQLite stays with its rollback journal.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import TypeVar

from viewer.library.notices import Reason

T = TypeVar("T")

APPLICATION_ID = 0x48616E76
"""“Hanv”, in the header of the file: it tells this file from another program's."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        "CREATE TABLE setting (name TEXT PRIMARY KEY, value) WITHOUT ROWID",
        # A number is never given twice: another process may still hold that of a document that was forgotten.
        """CREATE TABLE document (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            address BLOB NOT NULL UNIQUE,
            size INTEGER, digest BLOB,
            opened INTEGER NOT NULL, listed INTEGER NOT NULL DEFAULT 1,
            block INTEGER, "offset" INTEGER, before TEXT, after TEXT,
            view TEXT, vocabulary INTEGER, repair INTEGER
        )""",
        "CREATE INDEX document_content ON document (size, digest)",
        "CREATE INDEX document_opened ON document (opened)",
    ),
    ("ALTER TABLE document ADD COLUMN encoding TEXT",),
    (
        # Document 0 is every document. A rule that holds for one place only says where that is.
        """CREATE TABLE rule (
            id INTEGER PRIMARY KEY,
            term TEXT NOT NULL, replacement TEXT NOT NULL, direction TEXT NOT NULL, note TEXT NOT NULL,
            document INTEGER NOT NULL, enabled INTEGER NOT NULL,
            block INTEGER, "offset" INTEGER, before TEXT, after TEXT
        )""",
        "CREATE INDEX rule_document ON rule (document)",
    ),
)
"""The statements that lead from each version of the schema to the next; ``user_version`` counts those that were run.

A row that has been published never changes; what is new is a new row.
"""

_SHAPE = (
    "SELECT name, value FROM setting LIMIT 0",
    """SELECT id, address, size, digest, opened, listed, block, "offset", before, after, view, vocabulary, repair,
    encoding FROM document LIMIT 0""",
    """SELECT id, term, replacement, direction, note, document, enabled, block, "offset", before, after
    FROM rule LIMIT 0""",
)
"""Statements that need all of the present schema: they fail if damage has hit the words that it is kept in."""

PATIENCE = 1.0
"""Seconds to wait for another process's transaction. Ours take well under a millisecond."""

_HEADER = 100
_MAGIC = b"SQLite format 3\0"
_ID = slice(68, 72)
_BLAMES = {
    sqlite3.SQLITE_CORRUPT: Reason.DAMAGED,
    sqlite3.SQLITE_NOTADB: Reason.DAMAGED,
    sqlite3.SQLITE_BUSY: Reason.BUSY,
    sqlite3.SQLITE_LOCKED: Reason.BUSY,
    sqlite3.SQLITE_FULL: Reason.UNWRITABLE,
    sqlite3.SQLITE_IOERR: Reason.UNWRITABLE,
    sqlite3.SQLITE_READONLY: Reason.UNWRITABLE,
    sqlite3.SQLITE_CANTOPEN: Reason.UNWRITABLE,
    sqlite3.SQLITE_PERM: Reason.UNWRITABLE,
    sqlite3.SQLITE_PROTOCOL: Reason.UNWRITABLE,
}


class Unfit(Exception):  # noqa: N818 -- named as what happened, as `except Unfit` reads
    """SQLite can read the file, but it does not hold our rows: it is another program's, newer, or damaged."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


Failure = sqlite3.Error | OSError | UnicodeDecodeError | Unfit
FAILURES = (sqlite3.Error, OSError, UnicodeDecodeError, Unfit)


def blame(error: Failure) -> Reason:
    """What is wrong with the file. Raises `error` itself when the file is not to blame."""
    if isinstance(error, Unfit):
        return error.reason
    if isinstance(error, OSError):
        return Reason.UNWRITABLE
    if isinstance(error, UnicodeDecodeError):  # SQLite quotes a damaged name, and the module cannot read its message
        return Reason.DAMAGED
    if _code(error) not in _BLAMES:
        raise error
    return _BLAMES[_code(error)]


def connect(path: Path) -> sqlite3.Connection:
    """Open the file, made if need be, with the present schema. Raises one of `FAILURES`, and leaves it as it was."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not path.exists():
        path.touch(mode=0o600)  # what somebody reads is nobody else's business
    _look_at_header(path)
    connection = _connection(path)
    try:
        _bring_up(connection)
        # Another process that is just starting may be in the way; then the next start will change the journal.
        with suppress(sqlite3.OperationalError):
            connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    except BaseException:  # Ctrl+C too must leave no connection behind
        connection.close()
        raise
    return connection


def fold(path: Path) -> None:
    """Fold the journal of a file back into it, as far as nobody reads or writes what is in it."""
    with suppress(sqlite3.Error), closing(_connection(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(PASSIVE)")


def identity(path: Path) -> int | None:
    """The file system's number for a file, by which a file of the same name that has taken its place is told."""
    return path.stat().st_ino if path.exists() else None


def in_memory(source: sqlite3.Connection | None = None) -> sqlite3.Connection:
    """An empty database that is kept nowhere, or one with the rows of `source` as far as they can be read."""
    connection = _connection(":memory:")
    _bring_up(connection)
    if source is not None:
        with suppress(*FAILURES):
            in_transaction(connection, lambda target: _copy_rows(source, target))
    return connection


def copy_of(path: Path) -> sqlite3.Connection:
    """A database in memory with the rows of a file that cannot be written; empty if it cannot be read either.

    ``immutable`` reads a file in a folder in which SQLite cannot make the files of its journal.
    """
    for mode in ("mode=ro", "immutable=1"):
        with (
            suppress(*FAILURES),
            closing(_connection(f"{path.absolute().as_uri()}?{mode}", uri=True)) as source,
        ):
            source.execute("SELECT * FROM sqlite_master").fetchall()
            return in_memory(source)
    return in_memory()


def put_aside(path: Path) -> Path:
    """Rename a damaged file and its journal to the first free ``name.damaged-N``. Raises OSError."""
    number = 1
    while (aside := path.with_name(f"{path.name}.damaged-{number}")).exists():
        number += 1
    path.rename(aside)
    for ending in ("-wal", "-shm", "-journal"):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).rename(aside.with_name(aside.name + ending))
    return aside


def in_transaction(connection: sqlite3.Connection, work: Callable[[sqlite3.Connection], T]) -> T:
    """Do all of `work` or, if it raises, none. The file is locked against other writers from the beginning."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        result = work(connection)
        connection.execute("COMMIT")
    except BaseException:  # Ctrl+C too must leave no transaction open
        if connection.in_transaction:  # after some errors SQLite has already gone back by itself
            connection.execute("ROLLBACK")
        raise
    return result


def _connection(database: Path | str, *, uri: bool = False) -> sqlite3.Connection:
    """A connection whose transactions begin where we say so, and that reads damaged text instead of raising."""
    connection = sqlite3.connect(database, timeout=PATIENCE, isolation_level=None, uri=uri)
    connection.text_factory = lambda data: data.decode("utf-8", "replace")
    connection.execute("PRAGMA temp_store = MEMORY")  # a full disk for temporary files is no fault of this file
    return connection


def _look_at_header(path: Path) -> None:
    """Look without SQLite, which might finish another program's transaction, or delete a damaged file's journal."""
    with path.open("rb") as file:
        header = file.read(_HEADER)
    if header and not header.startswith(_MAGIC):
        raise Unfit(Reason.DAMAGED)
    if int.from_bytes(header[_ID]) not in (0, APPLICATION_ID):
        raise Unfit(Reason.FOREIGN)


def _bring_up(connection: sqlite3.Connection) -> None:
    """Run the migrations that the file has not seen. Asks for the lock even without one, to learn who may write."""
    in_transaction(connection, _migrate)


def _migrate(connection: sqlite3.Connection) -> None:
    (identity,) = connection.execute("PRAGMA application_id").fetchone()
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if identity != APPLICATION_ID and (identity or version or _has_tables(connection)):
        raise Unfit(Reason.FOREIGN)
    if version > len(MIGRATIONS):
        raise Unfit(Reason.NEWER)
    pending = [statement for migration in MIGRATIONS[version:] for statement in migration]
    if pending:
        pending.append(f"PRAGMA application_id = {APPLICATION_ID}")
        pending.append(f"PRAGMA user_version = {len(MIGRATIONS)}")
    try:
        for statement in (*pending, *_SHAPE):
            connection.execute(statement)
    except sqlite3.Error as error:
        if _code(error) in _BLAMES:
            raise
        # The file is not what its version says.
        raise Unfit(Reason.DAMAGED) from error


def _has_tables(connection: sqlite3.Connection) -> bool:
    return connection.execute("SELECT 1 FROM sqlite_master").fetchone() is not None


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; errors that the module itself finds (a closed connection) have none."""
    return getattr(error, "sqlite_errorcode", sqlite3.SQLITE_ERROR) & 0xFF


def _copy_rows(source: sqlite3.Connection, target: sqlite3.Connection) -> None:
    tables = target.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    for (table,) in tables.fetchall():
        for row in source.execute(f"SELECT * FROM {table}"):
            target.execute(f"INSERT INTO {table} VALUES ({', '.join('?' * len(row))})", row)
