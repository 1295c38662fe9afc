"""Switching views, vocabulary and corrections: done once the tables for it are loaded."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject

from viewer.text.routing import Tables
from viewer.text.script import View
from viewer.ui.articlepane import ArticlePane
from viewer.ui.jobs import Job


class Switching(QObject):
    """Changes of view and switches, in the order in which they were asked for.

    Tables that are not loaded yet are loaded in a thread, half a second for those of vocabulary: the window shows what
    it did and goes on.
    """

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._waiting: list[Callable[[], None]] = []

    def choose(self, view: View) -> None:
        """Show `view`."""
        self._make(partial(self._pane.choose, view), self._pane.reading.tables(view))

    def flip(self) -> None:
        """Show the other script."""
        reading = self._pane.reading
        self._make(self._pane.flip, reading.tables(reading.other_view))

    def set_vocabulary(self, on: bool) -> None:
        """Use the region's words, or not."""
        self._make(partial(self._pane.set_vocabulary, on), self._tables()._replace(vocabulary=on))

    def set_corrections(self, on: bool) -> None:
        """Convert with the correction pack, or as OpenCC alone does."""
        self._make(partial(self._pane.set_corrections, on), self._tables()._replace(corrections=on))

    def _tables(self) -> Tables:
        return self._pane.reading.tables(self._pane.reading.view)

    def _make(self, change: Callable[[], None], tables: Tables) -> None:
        reading = self._pane.reading
        self._waiting.append(lambda: change() if self._pane.reading is reading else None)
        if tables.are_loaded and len(self._waiting) == 1:
            self._make_all()
        else:
            Job(tables.load, self._make_all, self._make_all, OSError, self)

    def _make_all(self, _loaded: object = None) -> None:
        """Make the changes that wait. Should a table not load, whoever needs it says why."""
        waiting, self._waiting = self._waiting, []
        for change in waiting:
            change()
