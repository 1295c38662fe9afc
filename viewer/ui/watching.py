"""Says when the file of an open document changes or goes away, and offers to read it again."""

from __future__ import annotations

import os
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import QEvent, QFileSystemWatcher, QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from viewer.formats.files import display_name
from viewer.library.documents import HEAD, Fingerprint, fingerprint
from viewer.ui.jobs import Job
from viewer.ui.notices import NoticeBar

SETTLING_MS = 400
"""How long a file has to stay as it is: programs write it in pieces, or take it away and put a new one in its place."""


class _State(NamedTuple):
    """What tells one state of a file from another without reading it."""

    modified: int
    size: int
    number: int


class Watching(QObject):
    """Watches the file of the document in `window`, and looks again whenever the window comes to the front."""

    reload_wanted = Signal()
    save_wanted = Signal()

    def __init__(self, window: QWidget, notices: NoticeBar) -> None:
        super().__init__(window)
        self._notices = notices
        self._path = ""
        self._known: Fingerprint | None = None
        self._seen: _State | None = None
        self._last: _State | None = None
        self._is_gone = False
        self._job: Job[Fingerprint | None] | None = None
        self._watcher = QFileSystemWatcher(self)
        self._settling = QTimer(self, singleShot=True, interval=SETTLING_MS)
        self._watcher.fileChanged.connect(self._settling.start)
        self._settling.timeout.connect(self._look)
        window.installEventFilter(self)

    def watch(self, path: str, known: Fingerprint | None) -> None:
        """Watch the file at `path`, which had the fingerprint `known` when it was read; nothing if it is empty."""
        for said in (self._changed, self._gone):  # of the file that was watched before
            self._notices.withdraw(said)
        self._settling.stop()
        if watched := self._watcher.files():
            self._watcher.removePaths(watched)
        self._path, self._known, self._is_gone = path, known, False
        self._seen = self._last = _state(path)
        if path:
            self._watcher.addPath(path)
            self._compare(HEAD)  # it may have changed while it was read

    def _look(self) -> None:
        """See whether the file is as it was, once it has settled."""
        state = _state(self._path)
        if state != self._last:
            self._last = state
            self._settling.start()  # and look once more
        elif state is None:
            self._tell_gone()
        else:
            self._see(state)

    def _see(self, state: _State) -> None:
        """The file is there, and rests."""
        if self._path not in self._watcher.files():  # another file has taken the place of the one that was watched
            self._watcher.addPath(self._path)
        if self._is_gone:
            self._is_gone = False
            self._notices.withdraw(self._gone)
        if state != self._seen:
            self._seen = state
            self._compare(state.size)

    def _compare(self, size: int) -> None:
        """Read what the file is known by, and say if it is another. That tells all of a file only up to 64 KB."""
        if self._job is not None:
            self._job.cancel()
        self._job = Job(partial(fingerprint, self._path), partial(self._judge, size), lambda _: None, OSError, self)

    def _judge(self, size: int, found: Fingerprint | None) -> None:
        self._job = None
        if found is None or (found == self._known and size <= HEAD):
            return  # gone again, or only touched
        self._known = found
        self._notices.offer(self._changed, lambda: self.tr("Reload"), self.reload_wanted.emit)

    def _tell_gone(self) -> None:
        if not self._is_gone:
            self._is_gone = True
            self._notices.withdraw(self._changed)
            self._notices.offer(self._gone, lambda: self.tr("Save as…"), self.save_wanted.emit)

    def _changed(self) -> str:
        return self.tr("“{name}” has changed on the disk.").format(name=display_name(self._path))

    def _gone(self) -> str:
        said = self.tr("“{name}” is no longer where it was. What has been read stays open; save it to keep it.")
        return said.format(name=display_name(self._path))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.WindowActivate and self._path:
            self._look()
        return False


def _state(path: str) -> _State | None:
    """The state of a file; None if there is none, or it cannot be looked at."""
    try:
        found = os.stat(path)
    except (OSError, ValueError):
        return None
    return _State(found.st_mtime_ns, found.st_size, found.st_ino)
