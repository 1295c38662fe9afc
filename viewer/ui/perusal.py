"""Going through the article while the reader asks for nothing: reading its rest, finding sections, counting."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from PySide6.QtCore import QObject, Signal

from viewer.article.reading import Reading
from viewer.ui.articlepane import ArticlePane
from viewer.ui.jobs import Job, Slices, loading

if TYPE_CHECKING:
    from viewer.article.changes import Tally
    from viewer.article.rendition import Rendition

_PORTION = 12 * 1024
"""Characters that are counted at once: 2 ms."""
_NEEDED_FOR_SECTIONS = (
    "viewer.article.item_numbers",
    "viewer.article.labels",
    "viewer.article.credits",
    "viewer.article.short_lines",
    "viewer.article.unit_numbers",
    "viewer.article.headings",
    "viewer.article.leads",
    "viewer.article.lines",
    "viewer.article.survey",
    "viewer.article.nesting",
    "viewer.article.outline",
    "viewer.article.sections",
)
"""What tells headings, full of expressions: 50 ms to load."""


class Perusal(QObject):
    """Goes through what `pane` shows, in slices. A book is counted page by page."""

    grew = Signal()
    """More of the article, or all of it, has been read."""
    sections_found = Signal()
    """The article has other sections than before, or more."""
    measured = Signal()
    """It is known how long the article is."""
    counted = Signal(object)
    """The `Tally` of the article, or of the page in view if it is a book."""
    failed = Signal(object)
    """The rest of the article cannot be read, as `CannotOpen` says."""

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._slices = Slices(self)
        pane.page_shown.connect(self.turn)
        self._loading: Job[None] | None = None
        self._reading: Reading | None = None
        self._loaded = self._surveyed = self._is_done = False
        self._lengths: WeakKeyDictionary[Reading, int] = WeakKeyDictionary()
        self._tallies: WeakKeyDictionary[Rendition, Tally] = WeakKeyDictionary()

    def begin(self) -> None:
        """Go through what is shown now, or on through an article that is shown otherwise."""
        reading = self._pane.reading
        if reading is not self._reading:
            self.stop()
            self._reading = reading
            self._loaded = self._surveyed = self._is_done = False
            if reading.rest is not None:
                from viewer.formats.errors import CannotOpen

                self._loading = Job(reading.rest.load, self._go_on, self._fail, CannotOpen, self)
        self._slices.start(self._go_through(reading))

    def turn(self) -> None:
        """Another page is in view: count what was done to it, if it is a book's."""
        reading = self._pane.reading
        if reading is self._reading and reading.is_book:
            self._slices.start(self._go_through(reading))

    def stop(self) -> None:
        """Drop what is under way."""
        self._slices.stop()
        if self._loading is not None:
            self._loading.cancel()
            self._loading = None
        self._reading = None

    def length(self, reading: Reading) -> int | None:
        """The article's length in 字; None as long as it is not known."""
        return self._lengths.get(reading)

    def _go_on(self, _nothing: None) -> None:
        self._loading, self._loaded = None, True
        if self._reading is not None:
            self._slices.start(self._go_through(self._reading))

    def _fail(self, error: Exception) -> None:
        self._loading = None
        self.failed.emit(error)

    def _go_through(self, reading: Reading) -> Iterator[None]:
        if reading.is_gradual and not self._surveyed:
            yield from self._find_sections(reading)
        if self._loaded and not reading.is_whole:
            yield from self._read_on(reading)
        if reading.is_gradual and reading.is_whole and not self._is_done:
            yield from self._find_sections(reading)
        if reading.is_whole and reading not in self._lengths:
            yield from self._measure(reading)
        yield from self._count(reading)

    def _read_on(self, reading: Reading) -> Iterator[None]:
        for _ in reading.read_on():
            self.grew.emit()
            yield
        self.grew.emit()

    def _find_sections(self, reading: Reading) -> Iterator[None]:
        from viewer.text import filtering  # after the first paint

        yield from loading(_NEEDED_FOR_SECTIONS)
        yield from filtering.loading()  # by which the panel finds sections
        is_whole = reading.is_whole
        yield from reading.survey()
        self._surveyed, self._is_done = True, is_whole
        self.sections_found.emit()

    def _measure(self, reading: Reading) -> Iterator[None]:
        from viewer.article.manuscript import runs
        from viewer.article.running import portions
        from viewer.text.counting import count

        length, blocks = 0, reading.article.blocks
        for portion in portions(blocks, _PORTION):
            if reading.is_book:
                length += sum(count(run.text) for run in runs(blocks, portion, "\n"))
                yield
                continue
            for number in portion:
                length += count(reading.repaired[number].after)
                yield
        self._lengths[reading] = length
        self.measured.emit()

    def _count(self, reading: Reading) -> Iterator[None]:
        """Count what was done to the article, a block at a time, or to the page in view of a book."""
        from viewer.article.changes import Tally, tally

        rendition = reading.rendition
        if rendition not in self._tallies or reading.is_book or not reading.is_whole:
            total = Tally()
            for number in self._pane.page if reading.is_book else range(len(reading.article.blocks)):
                total += tally(rendition, [number])
                yield
            self._tallies[rendition] = total
        self.counted.emit(self._tallies[rendition])
