"""Getting ready, while the window is idle, what the reader is likely to ask for next."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from viewer.article.reading import Reading
from viewer.text.routing import Tables
from viewer.text.script import View
from viewer.ui.articlepane import ArticlePane
from viewer.ui.jobs import Job, Rank, Slices

_PAUSE_MS = 25
"""How long the reader has to stay somewhere before anything is done about it: scrolling and painting come first."""


_VIEWS = (View.SIMPLIFIED, View.TAIWAN, View.HONGKONG)


class Foresight(QObject):
    """Sets what the other script would show here, and the sections that the reader may go to, in slices.

    The tables for it are loaded in a thread: that of Simplified texts takes longer than a frame ten times over. What is
    asked for then is a matter of painting it. Three pages at most are got ready: the layout keeps few. The first time
    an article is shown in a region's own glyph forms, all of them are new, so one screen of it is got ready in each
    view: 2.5 MB that are not spent on a book, which has more to keep.
    """

    ready = Signal(object)
    """What another view shows (a `Rendition`) has been got ready: its tables are loaded."""

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._slices, self._others = Slices(self, Rank.FIRST), Slices(self, Rank.LAST)
        self._pointed: int | None = None
        self._seen_in_every_view: Reading | None = None
        self._loaded: Tables | None = None
        self._loading: Tables | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        pane.page_shown.connect(self._wait)
        pane.place_changed.connect(self._wait)
        self._wait()

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be got ready."""
        return self._pause.isActive() or self._loading is not None or self._slices.is_busy or self._others.is_busy

    def point_at(self, number: int) -> None:
        """The reader points at a section in the panel."""
        self._pointed = number
        self._begin()

    def stop(self) -> None:
        """Drop what is under way."""
        self._pause.stop()
        self._drop()

    def _wait(self) -> None:
        self._drop()
        self._pause.start()

    def _drop(self) -> None:
        self._slices.stop()
        self._others.stop()

    def _begin(self) -> None:
        reading = self._pane.reading
        if not reading.article.blocks:
            return
        needed = reading.tables(View.ORIGINAL)  # and of every other view
        if needed == self._loaded:
            self._slices.start(self._get_ready())
        elif needed != self._loading:
            self._loading = needed
            views = dict.fromkeys((reading.other_view, reading.traditional, *_VIEWS))
            Job(partial(_load, needed, list(views)), partial(self._go_on, needed), self._give_up, OSError, self)

    def _go_on(self, loaded: Tables, _nothing: None) -> None:
        self._loaded, self._loading = loaded, None
        if not self._pause.isActive():
            self._begin()

    def _give_up(self, _error: Exception) -> None:
        """What cannot be loaded now is told of when it is asked for."""
        self._loading = None

    def _get_ready(self) -> Iterator[None]:
        pane, reading, pointed = self._pane, self._pane.reading, self._pointed
        sections, here = reading.sections, reading.section_at(pane.place)
        following = 0 if here is None else here + 1
        if pointed is not None and pointed < len(sections):
            yield from pane.foresee(sections[pointed].position, reading.rendition)
        yield from reading.prepare_rulings()
        other = reading.shown_as(reading.other_view)
        yield from pane.foresee(pane.place, other)
        self.ready.emit(other)
        if following < len(sections):
            yield from pane.foresee(sections[following].position, reading.rendition)
        if not reading.is_book and reading is not self._seen_in_every_view:
            self._others.start(self._get_other_views_ready())

    def _get_other_views_ready(self) -> Iterator[None]:
        pane, reading = self._pane, self._pane.reading
        for view in View:
            if view not in (reading.view, reading.other_view):
                shown = reading.shown_as(view)
                yield from pane.foresee(pane.place, shown)
                self.ready.emit(shown)
        self._seen_in_every_view = reading


def _load(needed: Tables, views: Sequence[View]) -> None:
    """Load the tables for each of the views. May be called in any thread."""
    for view in views:
        needed._replace(view=view).load()
