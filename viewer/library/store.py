"""The store: one file of state that outlives the session, shared by all windows and processes.

Whatever happens to the file, the session goes on. A damaged file is put aside and a new one begun; one that cannot be
written is copied into memory, and one that is not ours is left alone. Each costs the reader one notice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from functools import partial
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Any, TypeVar

from viewer.library import database
from viewer.library.folder import data_folder
from viewer.library.notices import Notice, Reason

T = TypeVar("T")
Row = tuple[Any, ...]
Work = Callable[[sqlite3.Connection], T]

FILE_NAME = "hanview.sqlite"


class Store:
    """Rows that are kept. Belongs to the thread that opened it; every process and test has its own."""

    def __init__(self, path: Path | None = None) -> None:
        self.path = Path("~", FILE_NAME) if path is None else path.absolute()
        self.is_kept = True
        """Whether what is written outlives the session."""
        self._hear: Callable[[Notice], object] | None = None
        self._unheard: list[Notice] = []
        self._began_afresh = False
        self._file: int | None = None
        self._folding: Thread | None = None
        self._slow: object = None
        """Who has begun a transaction that goes on step by step; None if nobody has."""
        self._connection = self._connect(path is None)

    @classmethod
    def open(cls, path: Path | None = None) -> Store:
        """The store in file `path`, or in the reader's data folder. Never raises for the sake of the file."""
        return cls(path)

    def listen(self, hear: Callable[[Notice], object]) -> None:
        """Hand `hear` every notice, beginning with those that nobody has heard yet."""
        self._hear = hear
        unheard, self._unheard = self._unheard, []
        for notice in unheard:
            hear(notice)

    def tell(self, notice: Notice) -> None:
        """Pass a notice on to whoever listens, now or later."""
        if self._hear is None:
            self._unheard.append(notice)
        else:
            self._hear(notice)

    def read(self, sql: str, *values: object) -> list[Row]:
        """The rows that a query finds."""
        return self._sturdily(lambda connection: connection.execute(sql, values).fetchall())

    def write(self, sql: str, *values: object) -> None:
        """Run one statement that changes rows."""
        self.transact(lambda connection: connection.execute(sql, values))

    def transact(self, work: Work[T]) -> T:
        """Do all of `work` or nothing. It is done again from its beginning should the file fail it."""
        self._break_off()
        return self._sturdily(partial(database.in_transaction, work=work))

    def transact_in_steps(self, work: Callable[[sqlite3.Connection], Iterator[float]]) -> Iterator[float]:
        """Do all of the steps of `work` or nothing; what it yields is passed on.

        Nobody has to wait for the end: what is written between two steps is kept, and `work` is done again from its
        beginning after it, as it is should the file fail it. `fold` belongs after it.
        """
        mine = object()
        try:
            while True:
                self._break_off()
                try:
                    self._connection.execute("BEGIN IMMEDIATE")
                    self._slow = mine
                    for share in work(self._connection):
                        yield share
                        if self._slow is not mine:
                            break
                    else:
                        self._connection.execute("PRAGMA wal_autocheckpoint = 0")  # which `fold` does later
                        self._connection.execute("COMMIT")
                        self._slow = None
                        return
                except (sqlite3.Error, UnicodeDecodeError) as error:
                    self._take_the_blame(error)
        finally:
            if self._slow is mine:
                self._break_off()

    def fold(self) -> None:
        """Fold the journal back into the file after much was written: in a thread, for it may take a while."""
        self.read("PRAGMA wal_autocheckpoint = 1000")
        if self.is_kept:
            self._folding = Thread(target=database.fold, args=(self.path,))
            self._folding.start()

    def _break_off(self) -> None:
        """Take back what somebody has written step by step and not ended."""
        if self._slow is not None:
            self._slow = None
            with suppress(sqlite3.Error):  # after some errors SQLite has already gone back by itself
                self._connection.execute("ROLLBACK")

    def close(self) -> None:
        """Let go of the file. The last process to do so folds its journal back into it."""
        if self._folding is not None:
            self._folding.join()
        self._connection.close()

    def __enter__(self) -> Store:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _sturdily(self, work: Work[T]) -> T:
        """The result of `work`, from the file or from what takes its place when it fails."""
        while True:
            try:
                return work(self._connection)
            except (sqlite3.Error, UnicodeDecodeError) as error:
                self._take_the_blame(error)

    def _take_the_blame(self, error: sqlite3.Error | UnicodeDecodeError) -> None:
        """Put something in the place of the file that failed. Raises `error` if there is nothing more to put there."""
        self._break_off()
        if not self.is_kept:
            raise error
        self._connection = self._replace(error, self._connection)

    def _connect(self, in_data_folder: bool) -> sqlite3.Connection:
        try:
            if in_data_folder:
                self.path = data_folder() / FILE_NAME
            self._file = database.identity(self.path)
            return database.connect(self.path)
        except database.FAILURES as error:
            return self._replace(error)

    def _replace(self, error: database.Failure, failed: sqlite3.Connection | None = None) -> sqlite3.Connection:
        """What takes the place of the file that failed: a new file, once, if it was damaged; or memory."""
        reason = database.blame(error)
        if reason is Reason.DAMAGED:
            if not self._began_afresh:
                return self._begin_afresh(failed)
            reason = Reason.UNWRITABLE  # a disk that damages a file twice is not asked a third time
        self.is_kept = False
        self.tell(Notice(reason, self.path, _detail(error)))
        if reason in (Reason.FOREIGN, Reason.NEWER):
            return database.in_memory()
        if failed is None:
            return database.copy_of(self.path)
        with closing(failed):
            return database.in_memory(failed)

    def _begin_afresh(self, failed: sqlite3.Connection | None) -> sqlite3.Connection:
        """A new file in the place of a damaged one, unless another process has already seen to it."""
        self._began_afresh = True
        if failed is not None:
            failed.close()  # or Windows would not let the file be renamed
        try:
            if database.identity(self.path) == self._file:
                self.tell(Notice(Reason.DAMAGED, database.put_aside(self.path)))
            return database.connect(self.path)
        except database.FAILURES as error:
            return self._replace(error)


def _detail(error: database.Failure) -> str:
    """What the system or SQLite says about it; nothing where the reason says it all."""
    if isinstance(error, database.Unfit):
        return ""
    return (error.strerror if isinstance(error, OSError) else None) or str(error)
