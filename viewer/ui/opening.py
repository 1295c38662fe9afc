"""Opening documents beside the window's other work."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from threading import Event
from typing import NamedTuple

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.article.blocks import Article, Position
from viewer.article.manuscript import Sizes
from viewer.article.pages import LONGEST
from viewer.article.reading import Reading, Rest
from viewer.formats import begin_article, open_article
from viewer.formats.errors import CannotOpen
from viewer.formats.files import display_name
from viewer.formats.stopping import stoppable
from viewer.library.documents import Fingerprint, fingerprint
from viewer.library.places import Place
from viewer.text.script import View
from viewer.ui.jobs import Job

PATIENCE_MS = 1000
"""How long opening goes on before the reader is offered to give it up."""
READ_AT_ONCE = 256 * 1024
"""Bytes of a file that is read while its window waits."""
_START = Position(0, 0)
Progress = Callable[[float], object]


class Manner(NamedTuple):
    """How a document is to be shown when it has been opened, and the place that was kept in it."""

    view: View = View.ORIGINAL
    vocabulary: bool = False
    repair: bool = True
    corrections: bool = True
    traditional: View = View.TAIWAN
    encoding: str | None = None
    """What the reader insists on; None to find it out."""
    place: Place | None = None
    """Where the reader was in it."""


def _usual(_fingerprint: Fingerprint | None) -> Manner:
    return Manner()


class Order(NamedTuple):
    """Something to open: the file at `path`, or without one what `load` finds in a thread, if need be at `address`.

    `manner` is asked in the window's thread, as soon as it is known which file this is.
    """

    name: str
    path: str = ""
    load: Callable[[Progress], Article] | None = None
    manner: Callable[[Fingerprint | None], Manner] = _usual
    give_up: Callable[[], object] | None = None
    """What has `load` end before it is done; without it, what it finds is thrown away."""
    address: str = ""

    def identify(self) -> Fingerprint | None:
        """What the file is known by. Reads it."""
        return fingerprint(self.path) if self.path else None

    def read(self, manner: Manner, progress: Progress = lambda _share: None) -> tuple[Reading, Position]:
        """The document, as far as the kept place in it at least, and that place. Raises CannotOpen."""
        reading = read(self.path, manner) if self.load is None else prepare(self.load(progress), manner)
        if manner.place:
            reading.read_until(manner.place.position.block)
        return reading, _place(reading, manner)

    def read_soon(self, manner: Manner) -> tuple[Reading, Position] | None:
        """The same, if it takes no time to speak of; None if not. Raises CannotOpen."""
        if not self.path:
            return None
        if not os.path.isfile(self.path) or os.path.getsize(self.path) <= READ_AT_ONCE:
            return self.read(manner)
        reading = begin(self.path, manner)
        if reading is None or (manner.place and manner.place.position.block >= len(reading.article.blocks)):
            return None
        return reading, _place(reading, manner)


class Opened(NamedTuple):
    """A document that has been read, the place to show, and the file it was read from; `path` is empty without one.

    `address` is that of a page of the web.
    """

    reading: Reading
    place: Position = _START
    path: str = ""
    fingerprint: Fingerprint | None = None
    address: str = ""


class Opening(QObject):
    """Reads documents in a thread, one after the other; what is asked for last takes the place of what was before."""

    begun = Signal()
    """The reader asks for something else, one document or several: how it went before is of no interest any more."""
    started = Signal(str)
    """The name of what is being opened."""
    slow = Signal(str)
    """The name of what takes more than `PATIENCE_MS`."""
    opened = Signal(object)
    """What was read, as `Opened`."""
    failed = Signal(object, str)
    """Why something cannot be opened, as `CannotOpen`, and its path."""
    progressed = Signal(float)
    """How much has been read, from 0 to 1, of what takes long and can tell. Emitted in the window's thread."""
    ended = Signal()
    _came = Signal(object, float)
    """The same, from the thread that reads, and of which order."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._job: Job[Fingerprint | None] | Job[tuple[Reading, Position]] | None = None
        self.share: float | None = None
        """How much has come of what is being opened; None as long as that is not known."""
        self._came.connect(self._note_share)
        self._order: Order | None = None
        self._stop = Event()
        self._waiting: list[Order] = []
        self._patience: QTimer | None = None

    @property
    def is_busy(self) -> bool:
        """Whether something is being opened."""
        return self._job is not None

    def open(self, *orders: Order) -> None:
        """Begin to open `orders` one after the other, in place of what is being opened."""
        self.cancel()
        self.begun.emit()
        self._waiting = list(orders)
        self._begin_next()

    def open_now(self, order: Order) -> None:
        """Open a small file, or the beginning of a long text, while the window waits: its first picture has the text.

        Any other is opened beside the window.
        """
        self.cancel()
        known = order.identify()
        try:
            found = order.read_soon(order.manner(known))
        except CannotOpen as error:
            self.failed.emit(error, order.path)
        else:
            if found is not None:
                self.opened.emit(Opened(*found, order.path, known))
            else:
                self.open(order)

    def cancel(self) -> None:
        """Give up what is being opened, and what waits for it."""
        self._waiting = []
        if self._job is not None:
            self._job.cancel()
            self._stop.set()
            if self._order is not None and self._order.give_up is not None:
                self._order.give_up()
            self._end()

    def _begin_next(self) -> None:
        if not self._waiting:
            return
        order = self._waiting.pop(0)
        self._order, self.share = order, None
        self.started.emit(order.name)
        self._wait(order.name)
        self._job = Job(order.identify, partial(self._read, order), partial(self._fail, order), CannotOpen, self)

    def _read(self, order: Order, known: Fingerprint | None) -> None:
        self._stop = Event()
        work = partial(_read_unless, self._stop, order, order.manner(known), partial(self._came.emit, order))
        self._job = Job(work, partial(self._deliver, order, known), partial(self._fail, order), CannotOpen, self)

    def _deliver(self, order: Order, known: Fingerprint | None, found: tuple[Reading, Position]) -> None:
        self._end()
        self.opened.emit(Opened(*found, order.path, known, order.address))
        self._begin_next()

    def _fail(self, order: Order, error: Exception) -> None:
        self._end()
        self.failed.emit(error, order.path)
        self._begin_next()

    def _note_share(self, order: Order, share: float) -> None:
        # Told on from here: whoever begins to listen while a share is on its way finds it in `share`, or is told it.
        if order is self._order:
            self.share = share
            self.progressed.emit(share)

    def _wait(self, name: str) -> None:
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE_MS)
        self._patience.timeout.connect(partial(self.slow.emit, name))
        self._patience.start()

    def _end(self) -> None:
        self._job = self._order = None
        if self._patience is not None:
            self._patience.stop()
            self._patience.deleteLater()
            self._patience = None
        self.ended.emit()


def _read_unless(stop: Event, order: Order, manner: Manner, progress: Progress) -> tuple[Reading, Position]:
    with stoppable(stop.is_set):
        return order.read(manner, progress)


def read(path: str | os.PathLike[str], manner: Manner) -> Reading:
    """Read a file, or the beginning of a long text. Raises CannotOpen."""
    return begin(path, manner) or prepare(open_article(path, encoding=manner.encoding), manner)


def begin(path: str | os.PathLike[str], manner: Manner) -> Reading | None:
    """Read the beginning of a file; None if it has to be read whole. Raises CannotOpen."""
    begun = begin_article(path, encoding=manner.encoding)
    return prepare(begun.article, manner, begun.rest) if begun else None


def prepare(article: Article, manner: Manner, rest: Rest | None = None) -> Reading:
    """Make an article, of which there may be some `rest`, ready to be shown."""
    sizes = Sizes(article.blocks)
    reading = Reading(
        article,
        view=manner.view,
        vocabulary=manner.vocabulary,
        repair=manner.repair,
        corrections=manner.corrections,
        traditional=manner.traditional,
        rest=rest,
        gradual=sizes.all > LONGEST,
    )
    reading.sizes = sizes
    return reading


def _place(reading: Reading, manner: Manner) -> Position:
    return (manner.place.locate(reading.article.blocks) if manner.place else None) or _START


def order_of(path: str | os.PathLike[str], manner: Callable[[Fingerprint | None], Manner] = _usual) -> Order:
    """The order for a file."""
    return Order(display_name(path), os.fspath(path), manner=manner)
