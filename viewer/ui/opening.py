"""Opening a document beside the window's other work."""

from __future__ import annotations

import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.article.reading import Reading
from viewer.formats import open_article
from viewer.formats.errors import CannotOpen
from viewer.text.script import View
from viewer.ui.jobs import Job
from viewer.ui.messages import sentence


@dataclass(frozen=True, slots=True)
class Manner:
    """How a document is to be shown when it has been opened."""

    view: View = View.ORIGINAL
    vocabulary: bool = False
    repair: bool = True
    traditional: View = View.TAIWAN
    encoding: str | None = None
    """What the reader insists on; None to find it out."""


class Opening(QObject):
    """Reads documents in a thread; only the last one asked for is announced."""

    started = Signal(str)
    """The name of the file that is being opened."""
    opened = Signal(Reading, str)
    """What was read, and its path."""
    failed = Signal(object)
    """What says, in the language of the moment, why a file cannot be opened and what to do."""
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job[Reading] | None = None

    def open(self, path: str | os.PathLike[str], manner: Manner = Manner()) -> None:
        """Begin to open `path`, in place of what is being opened."""
        self.cancel()
        self.started.emit(Path(path).name)
        self._job = Job(
            partial(read, path, manner), partial(self._deliver, os.fspath(path)), self._fail, CannotOpen, self
        )

    def open_now(self, path: str | os.PathLike[str], manner: Manner) -> None:
        """Open a small file while the window waits, so that its first picture has the text."""
        self.cancel()
        try:
            reading = read(path, manner)
        except CannotOpen as error:
            self._fail(error)
        else:
            self._deliver(os.fspath(path), reading)

    def cancel(self) -> None:
        """Give up what is being opened."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.ended.emit()

    def _deliver(self, path: str, reading: Reading) -> None:
        self._job = None
        self.ended.emit()
        self.opened.emit(reading, path)

    def _fail(self, error: Exception) -> None:
        self._job = None
        self.ended.emit()
        if isinstance(error, CannotOpen):
            self.failed.emit(partial(sentence, error))


def read(path: str | os.PathLike[str], manner: Manner) -> Reading:
    """Read a document. Raises CannotOpen."""
    reading = Reading(
        open_article(path, encoding=manner.encoding),
        view=manner.view,
        vocabulary=manner.vocabulary,
        repair=manner.repair,
        traditional=manner.traditional,
    )
    _ = reading.pages  # found here, where it does not hold the window
    return reading
