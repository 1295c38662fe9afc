"""What is kept for one window: which document it holds, the place in it, and how the reader had it shown."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from viewer.article.blocks import Position
from viewer.article.reading import Reading
from viewer.library.documents import Document, address_of, fingerprint
from viewer.library.landmark import same_share
from viewer.text.script import View
from viewer.ui.articlepane import START
from viewer.ui.window import MainWindow

if TYPE_CHECKING:
    from viewer.ui.desk import Desk

PAUSE_MS = 800
"""How long the reader has to stand still before the place is written down."""


class Shown(NamedTuple):
    """How a document is shown."""

    view: View
    vocabulary: bool
    repair: bool


class Keeping(QObject):
    """Opens documents for `window` where the reader left them, and writes down where that is."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk
        self._document: Document | None = None
        self._shown = Shown(View.ORIGINAL, False, True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self._keep_place)
        window.open_requested.connect(self._open)
        window.encoding_chosen.connect(self._recode)
        window.opening.opened.connect(self._take)
        window.pane.place_changed.connect(self._pause.start)
        window.pane.chosen.connect(self._keep_choices)
        window.closed.connect(self._keep_window)

    def _open(self, path: str) -> None:
        self._window.opening.open(path, self._desk.manner(path))

    def _take(self, reading: Reading, path: str) -> None:
        """Show what has been read: here, or in a window of its own if this one holds another document."""
        known = self._document
        if known is not None and known.address != address_of(path) and known.path != self._desk.bundled:
            self._desk.show_document(reading, path)
            return
        self._document = self._desk.recents.add(path, fingerprint(path))
        self._shown = Shown(reading.view, reading.vocabulary, reading.repair)
        again = known is not None and known.number == self._document.number
        self._window.read(reading, self._same_place(reading) if again else self._place(reading))

    def _recode(self, encoding: str) -> None:
        """Read the document again in another encoding, shown as it is now; remember the choice."""
        if self._document is None:
            return
        self._desk.places.choose(self._document, encoding=encoding)
        path, reading = str(self._document.path), self._window.pane.reading
        manner = replace(
            self._desk.manner(path), view=reading.view, vocabulary=reading.vocabulary, repair=reading.repair
        )
        self._window.opening.open(path, manner)

    def _same_place(self, reading: Reading) -> Position:
        """The place in the document that is shown, in a new reading of it."""
        pane = self._window.pane
        before, after = pane.reading.article, reading.article
        if before.encoding != after.encoding:
            return same_share(pane.place, before.blocks, after.blocks)
        self._keep_place()
        return self._place(reading)

    def _place(self, reading: Reading) -> Position:
        """Where the reader left this document, found again by its text if the file has changed since."""
        kept = self._document and self._desk.places.place(self._document)
        return (kept.locate(reading.article.blocks) if kept else None) or START

    def _keep_place(self) -> None:
        pane = self._window.pane
        if self._document is not None:
            self._desk.places.keep(self._document, pane.place, pane.reading.article.blocks)

    def _keep_choices(self) -> None:
        reading, settings = self._window.pane.reading, self._desk.settings
        if self._document is None:
            return
        before, self._shown = self._shown, Shown(reading.view, reading.vocabulary, reading.repair)
        # What was not changed goes on by the settings.
        self._desk.places.choose(
            self._document,
            view=reading.view if reading.view is not before.view else None,
            vocabulary=reading.vocabulary if reading.vocabulary is not before.vocabulary else None,
            repair=reading.repair if reading.repair is not before.repair else None,
        )
        if reading.view is reading.traditional:
            settings.traditional_view = reading.view

    def _keep_window(self) -> None:
        self._pause.stop()
        self._keep_place()
        window, settings = self._window, self._desk.settings
        settings.maximised = window.isMaximized()
        if not window.isMaximized() and not window.isFullScreen():
            settings.window_size = (min(max(window.width(), 320), 16384), min(max(window.height(), 240), 16384))
        if not window.is_narrow:
            settings.panel_shown = not window.side.isHidden()
            if settings.panel_shown:
                settings.panel_width = min(max(window.side.width(), 120), 2000)
