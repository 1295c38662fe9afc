"""The store: one file of state that outlives the session, shared by all windows and processes.

Whatever happens to the file, the session goes on. A damaged file is put aside and a new one begun; one that cannot be
written is copied into memory, and one that is not ours is left alone. Each costs the reader one notice.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from pathlib import Path
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
        return self._sturdily(partial(database.in_transaction, work=work))

    def close(self) -> None:
        """Let go of the file. The last process to do so folds its journal back into it."""
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
                if not self.is_kept:
                    raise
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
