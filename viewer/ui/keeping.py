"""What is kept for one window: which document it holds, the place in it, and how the reader had it shown."""

from __future__ import annotations

from functools import cached_property, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtCore import QObject, QTimer

from viewer.article.blocks import Position
from viewer.article.reading import Reading
from viewer.formats.errors import CannotOpen, Reason
from viewer.library.documents import Document, Fingerprint, address_of
from viewer.library.landmark import same_share
from viewer.text.script import View
from viewer.ui.afterpaint import AfterPaint
from viewer.ui.jobs import Slices, loading
from viewer.ui.messages import sentence
from viewer.ui.opening import Manner, Opened, order_of
from viewer.ui.window import MainWindow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from viewer.article.rulings import Rulings
    from viewer.ui.desk import Desk
    from viewer.ui.watching import Watching

PAUSE_MS = 800
"""How long the reader has to stand still before the place is written down."""

_NEEDED_FOR_RULINGS = (
    "viewer.text.rules",
    "viewer.article.rulings",
    "viewer.library.entry",
    "viewer.library.rule_rows",
    "viewer.library.settled_places",
    "viewer.library.glossary",
)
"""What keeps the reader's rules: 30 ms to load."""


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
        self._failures: list[Callable[[], str]] = []
        self._without_file = 0
        self._shown = Shown(View.ORIGINAL, False, True)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE_MS)
        self._pause.timeout.connect(self.keep_place)
        self._seeking = Slices(self)
        window.open_requested.connect(self._open)
        window.encoding_chosen.connect(self._recode)
        window.opening.begun.connect(self._forget_failures)
        window.opening.opened.connect(self._take)
        window.opening.failed.connect(self._explain)
        window.pane.place_changed.connect(self._pause.start)
        window.pane.chosen.connect(self._keep_choices)
        window.closed.connect(self._keep_window)
        window.perusal.measured.connect(self._follow_places)

    @property
    def address(self) -> str:
        """Where the document in the window is; empty if it is neither a file nor a page."""
        return self._document.address if self._document else ""

    @property
    def folder(self) -> Path | None:
        """The folder of the file in the window."""
        return self._document.path.parent if self._document and not self._document.is_page else None

    @property
    def number(self) -> int:
        """The number by which rules speak of the document in the window."""
        if self._document is not None:
            return self._document.number
        self._without_file = self._without_file or self._desk.glossary.without_file()
        return self._without_file

    def keep_place(self) -> None:
        """Write down where the reader is now."""
        pane = self._window.pane
        if self._document is not None:
            pane.take_place()  # it follows a turn of the event loop after scrolling
            self._desk.places.keep(self._document, pane.place, pane.reading.article.blocks)

    def _open(self, path: str) -> None:
        self._desk.bring([path], self._window)

    def _take(self, opened: Opened) -> None:
        """Show what has been read: here, or in a window of its own if this one holds another document."""
        again = self._holds(opened.path or opened.address)
        if not again and not self._is_free:
            self._desk.show_document(opened)
            return
        reading, path = opened.reading, opened.path
        where = path or opened.address
        self._document = self._desk.recents.add(where, opened.fingerprint) if where else None
        self._without_file = 0
        self._seeking.stop()
        self._hand_rulings(reading)
        self._shown = Shown(reading.view, reading.vocabulary, reading.repair)
        place = self._same_place(reading, opened.place) if again else opened.place
        self._window.read(reading, place)
        if path and self._document is not None and self._document.path == self._desk.bundled:
            path = ""  # it is a part of the program
        AfterPaint(self._window.pane.view.viewport(), lambda: self._watching.watch(path, opened.fingerprint))

    def _hand_rulings(self, reading: Reading) -> None:
        """Have a document shown as the reader has settled it."""
        reading.take_rulings(partial(self._rulings, reading), self._prepare_rulings)

    def _prepare_rulings(self) -> Iterator[None]:
        yield from loading(_NEEDED_FOR_RULINGS)
        yield from self._desk.glossary.preparing()

    def _rulings(self, reading: Reading) -> Rulings | None:
        """What the reader has settled for the document; from now on what is settled in any window is followed."""
        _ = self._following
        return self._desk.glossary.rulings(self.number, reading.article.blocks)

    @cached_property
    def _following(self) -> Callable[[], None]:
        unsubscribe = self._desk.glossary.subscribe(self._settle)
        self.destroyed.connect(unsubscribe)
        return unsubscribe

    def _follow_places(self) -> None:
        """All of the document has been read: look in it for places that were settled and are not where they were."""
        if self._document is not None:
            blocks = self._window.pane.reading.article.blocks
            self._seeking.start(self._desk.glossary.follow_places(self._document.number, blocks))

    def _settle(self, documents: frozenset[int]) -> None:
        """Show what the reader has just settled, if it is about the document."""
        from viewer.library.entry import EVERYWHERE  # not for the first paint

        if documents & {EVERYWHERE, self.number}:
            self._hand_rulings(self._window.pane.reading)
            self._window.pane.refresh()

    @cached_property
    def _watching(self) -> Watching:
        from viewer.ui.watching import Watching  # not for the first paint

        watching = Watching(self._window, self._window.notices)
        watching.reload_wanted.connect(self._read_again)
        watching.save_wanted.connect(self._window.actions_by_name["file.save"].trigger)
        return watching

    def _recode(self, encoding: str) -> None:
        """Read the document again in another encoding; remember the choice."""
        if self._document is not None:
            self._desk.places.choose(self._document, encoding=encoding)
            self._read_again()

    def _read_again(self) -> None:
        """Read the document again, to be shown as it is now and at the same place."""
        document, reading = self._document, self._window.pane.reading
        if document is None or document.is_page:
            return
        self.keep_place()

        def manner(known: Fingerprint | None) -> Manner:
            usual = self._desk.manner(str(document.path), fingerprint=known)
            return usual._replace(view=reading.view, vocabulary=reading.vocabulary, repair=reading.repair)

        self._window.opening.open(order_of(document.path, manner))

    def _same_place(self, reading: Reading, found: Position) -> Position:
        """The place in the document that is shown, in a new reading of it; `found` by its words."""
        pane = self._window.pane
        before, after = pane.reading.article, reading.article
        if before.encoding != after.encoding:
            return same_share(pane.place, before.blocks, after.blocks)
        return found

    @property
    def _is_free(self) -> bool:
        """Whether nothing would be missed in the window: it shows the bundled article, an empty one, or none."""
        if not self._window.pane.reading.article.blocks:
            return True
        return self._document is not None and self._document.path == self._desk.bundled

    def _holds(self, path: str) -> bool:
        return bool(path) and self.address == address_of(path)

    def _explain(self, error: CannotOpen, path: str) -> None:
        """Say why something cannot be opened, and offer to forget a recent document that is not there any more."""
        said, desk = partial(sentence, error), self._desk
        self._failures.append(said)
        recent = desk.recents.listed(path) if path and error.reason is Reason.MISSING else None
        if recent is None:
            self._window.notices.say(said)
        else:
            self._window.notices.offer(
                said, lambda: self.tr("Remove from the list"), lambda: desk.recents.remove(recent)
            )

    def _forget_failures(self) -> None:
        """Take back what was said of documents that could not be opened: the reader asks for others."""
        for said in self._failures:
            self._window.notices.withdraw(said)
        self._failures.clear()

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
        self.keep_place()
        window, settings = self._window, self._desk.settings
        settings.maximised = window.isMaximized()
        if not window.isMaximized() and not window.isFullScreen():
            settings.window_size = (min(max(window.width(), 320), 16384), min(max(window.height(), 240), 16384))
        if not window.is_narrow:
            settings.panel_shown = not window.side.isHidden()
            if settings.panel_shown:
                settings.panel_width = min(max(window.side.width(), 120), 2000)
