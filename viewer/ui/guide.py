"""The guide: an article about Hanview, read in Hanview, in the language of the interface."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer import resources
from viewer.article.blocks import Position
from viewer.article.reading import Reading
from viewer.library.settings import Settings
from viewer.text.script import View
from viewer.ui.articlepane import START
from viewer.ui.opening import read

if TYPE_CHECKING:
    from viewer.ui.desk import Desk
    from viewer.ui.window import MainWindow


class Guide(QObject):
    """One window with the guide. It is none of the reader's documents: neither it nor its place is kept.

    The guides have the same blocks in every language, so that a change of language keeps the place.
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._reading: Reading | None = None
        self.destroyed.connect(desk.settings.subscribe(Settings.language, self._follow_language))

    def show(self) -> MainWindow:
        """Open the guide, or bring it to the front."""
        window = self._window()
        if window is None:
            window = self._desk.new_window()
            self._read(window, START)
            window.show()
        window.activateWindow()
        return window

    def _window(self) -> MainWindow | None:
        """The window that shows the guide; none if it was closed, or another document opened in it."""
        shown = (window for window in self._desk.windows if window.pane.reading is self._reading)
        return next(shown, None)

    def _read(self, window: MainWindow, place: Position) -> None:
        path = resources.path(f"guide/{self._desk.interpreter.spoken.value}.md")
        # It is written for each script, and nothing in it is damage: its examples are to stay as they are.
        manner = self._desk.manner("")._replace(view=View.ORIGINAL, vocabulary=False, repair=False)
        self._reading = read(path, manner)
        window.read(self._reading, place)

    def _follow_language(self, _value: object) -> None:
        window = self._window()
        if window is not None:
            self._read(window, Position(window.pane.place.block, 0))
