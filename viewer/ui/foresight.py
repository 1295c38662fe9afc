"""Getting ready, while the window is idle, what the reader is likely to ask for next."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer

from viewer.ui.articlepane import ArticlePane
from viewer.ui.jobs import Slices

_PAUSE_MS = 25
"""How long the reader has to stay somewhere before anything is done about it: scrolling and painting come first."""


class Foresight(QObject):
    """Sets what the other script would show here, and the sections that the reader may go to, in slices.

    What is asked for then is a matter of painting it. Three pages at most are got ready: the layout keeps few.
    """

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._slices = Slices(self, first=True)
        self._pointed: int | None = None
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._begin)
        pane.page_shown.connect(self._wait)
        pane.place_changed.connect(self._wait)
        self._wait()

    @property
    def is_busy(self) -> bool:
        """Whether something is still to be got ready."""
        return self._pause.isActive() or self._slices.is_busy

    def point_at(self, number: int) -> None:
        """The reader points at a section in the panel."""
        self._pointed = number
        self._begin()

    def stop(self) -> None:
        """Drop what is under way."""
        self._pause.stop()
        self._slices.stop()

    def _wait(self) -> None:
        self._slices.stop()
        self._pause.start()

    def _begin(self) -> None:
        self._slices.start(self._get_ready())

    def _get_ready(self) -> Iterator[None]:
        pane, reading, pointed = self._pane, self._pane.reading, self._pointed
        if not reading.article.blocks:
            return
        sections, here = reading.sections, reading.section_at(pane.place)
        following = 0 if here is None else here + 1
        if pointed is not None and pointed < len(sections):
            yield from pane.foresee(sections[pointed].position, reading.rendition)
        yield from reading.prepare_rulings()
        yield from pane.foresee(pane.place, reading.shown_as(reading.other_view))
        if following < len(sections):
            yield from pane.foresee(sections[following].position, reading.rendition)
