"""Tells of characters in the text that no installed font can draw: rare ones, and those of private use."""

from __future__ import annotations

import re
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontMetrics

from viewer.article.blocks import Article
from viewer.ui import messages
from viewer.ui.afterpaint import AfterPaint
from viewer.ui.articlepane import ArticlePane
from viewer.ui.notices import NoticeBar, Said

# What fonts for Chinese may lack: private use, compatibility ideographs, and the extensions of the unified ones.
_RARE = re.compile("[\u3400-\u4dbf\ue000-\ufaff\U00020000-\U0003fffd\U000f0000-\U0010fffd]")


class RareGlyphs(QObject):
    """Looks through each page once it is painted, and says in `notices` what of it shows as a box.

    One notice for a document names all that was met in it so far; when the reader has closed it, it does not come back.
    Painting has loaded all the fonts that are asked: a page without rare characters takes 0.3 ms, one with them 1 to 3.
    """

    def __init__(self, pane: ArticlePane, notices: NoticeBar) -> None:
        super().__init__(pane)
        self._pane, self._notices = pane, notices
        self._article: Article | None = None
        self._asked: set[str] = set()
        self._undrawn: list[str] = []
        self._said: Said | None = None
        pane.page_shown.connect(self._wait)
        self._look()

    def _wait(self) -> None:
        AfterPaint(self._pane.view.viewport(), self._look)

    def _look(self) -> None:
        reading = self._pane.reading
        if reading.article is not self._article:
            self._begin(reading.article)
        page = (reading.rendition.block(number).text for number in self._pane.page)
        rare = {character for text in page for character in _RARE.findall(text)} - self._asked
        if rare:
            self._asked |= rare
            families = self._pane.typography.style(reading.rendition.region).families
            metrics = QFontMetrics(QFont(list(families)))
            self._tell(sorted(character for character in rare if not metrics.inFontUcs4(ord(character))))

    def _begin(self, article: Article) -> None:
        """Another document is shown: take back what was said of the one before."""
        if self._said is not None:
            self._notices.withdraw(self._said)
        self._article, self._said = article, None
        self._asked.clear()
        self._undrawn.clear()

    def _tell(self, undrawn: list[str]) -> None:
        closed = self._said is not None and not self._notices.says(self._said)
        if not undrawn or closed:
            return
        if self._said is not None:
            self._notices.withdraw(self._said)
        self._undrawn += undrawn
        self._said = partial(messages.undrawn, tuple(self._undrawn))
        self._notices.say(self._said)
