"""Opening a file beside the window's other work."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from viewer.article.reading import Reading
from viewer.formats import open_article
from viewer.formats.errors import CannotOpen
from viewer.text.script import View
from viewer.ui.jobs import Job
from viewer.ui.messages import sentence


class Opening(QObject):
    """Reads files in a thread; only the last one asked for is announced. `view` and the switches apply to each."""

    started = Signal(str)
    """The name of the file that is being opened."""
    opened = Signal(Reading)
    failed = Signal(str)
    """A sentence that says why a file cannot be opened and what to do."""
    ended = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.view = View.ORIGINAL
        self.vocabulary = False
        self.repair = True
        self.traditional = View.TAIWAN
        self._job: Job[Reading] | None = None

    def open(self, path: str | os.PathLike[str]) -> None:
        """Begin to open `path`, in place of what is being opened."""
        self.cancel()
        self.started.emit(Path(path).name)
        self._job = Job(partial(self.read, path), self._deliver, self._fail, CannotOpen, self)

    def read(self, path: str | os.PathLike[str]) -> Reading:
        """Read a file now. Raises CannotOpen."""
        reading = Reading(
            open_article(path),
            view=self.view,
            vocabulary=self.vocabulary,
            repair=self.repair,
            traditional=self.traditional,
        )
        _ = reading.pages  # found here, where it does not hold the window
        return reading

    def cancel(self) -> None:
        """Give up what is being opened."""
        if self._job is not None:
            self._job.cancel()
            self._job = None
            self.ended.emit()

    def _deliver(self, reading: Reading) -> None:
        self._job = None
        self.ended.emit()
        self.opened.emit(reading)

    def _fail(self, error: Exception) -> None:
        self._job = None
        self.ended.emit()
        if isinstance(error, CannotOpen):
            self.failed.emit(sentence(error))
