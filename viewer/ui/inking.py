"""Having the characters that a book uses most drawn before they are needed, while the window is idle."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QObject

from viewer.article.reading import Reading
from viewer.ui.articlepane import ArticlePane
from viewer.ui.jobs import Slices
from viewer.ui.reading.style import ReadingStyle

_SAMPLE = 240
"""Paragraphs, spread evenly over the book, that tell which characters it uses."""
_LONGEST = 200
"""Characters of each that are looked at."""
_MOST = 1_300
"""Characters that are drawn: 94 to 96 of 100 in news and prose. Together they take 0.1 s and 3 MB."""


class Inking(QObject):
    """Has the glyphs drawn that pages not seen yet will need, once for each style that the book is shown in.

    A page of a book that comes into view for the first time takes a third of its time for glyphs that were never drawn.
    """

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._slices = Slices(self)
        self._inked: tuple[Reading, ReadingStyle] | None = None

    def begin(self) -> None:
        """Draw what the book needs as it is shown now, unless that was done."""
        reading = self._pane.reading
        wanted = (reading, self._pane.typography.style(reading.rendition.region))
        if wanted != self._inked:
            self._inked = wanted
            self._slices.start(self._ink())

    def _ink(self) -> Iterator[None]:
        rendition, found = self._pane.reading.rendition, Counter[str]()
        count = len(rendition.article.blocks)
        for number in range(0, count, max(count // _SAMPLE, 1)):
            found.update(rendition.block(number).text[:_LONGEST])
            yield
        characters = [character for character, _ in found.most_common(_MOST) if character.isprintable()]
        yield from self._pane.view.ink("".join(characters))
