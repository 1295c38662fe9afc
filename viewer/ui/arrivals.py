"""What the reader drops on the window or pastes into it, to be opened: files, or a text."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from viewer.arguments import is_address
from viewer.article.blocks import Article
from viewer.formats import pasted
from viewer.ui.opening import Order

if TYPE_CHECKING:
    from viewer.ui.desk import Desk
    from viewer.ui.window import MainWindow

MOST_FILES = 20
"""Files that are opened at once, each in a window; somebody who drops a folder's contents did not mean it."""
_LONGEST_ADDRESS = 2000
"""Bytes."""
_TEXT, _HTML = "text/plain", "text/html"


class Arrivals(QObject):
    """Opens what comes from outside in `window`, or in windows of their own where it holds another document."""

    address_met = Signal(str)
    """The text is a web address and nothing else: the reader is asked whether the page is meant."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk

    def paste(self) -> None:
        """Open what is on the clipboard."""
        data: QMimeData | None = QGuiApplication.clipboard().mimeData()
        if data is None or not self.take(data):
            self._window.toast.say(self.tr("There is no text on the clipboard"))

    def take(self, data: QMimeData) -> bool:
        """Open what `data` holds. Returns whether there is anything to open in it."""
        if paths := local_files(data):
            self._open_files(paths)
            return True
        if addresses := [url.toString() for url in data.urls() if is_address(url.toString())]:
            self._desk.bring(addresses[:1], self._window)
            return True
        # As bytes: only the clipboard's own transfer holds the window, everything else is done in a thread.
        text, html = bytes(data.data(_TEXT).data()), bytes(data.data(_HTML).data())
        if len(text) <= _LONGEST_ADDRESS and is_address(address := text.decode("utf-8", "replace").strip()):
            self.address_met.emit(address)
        elif text or html:
            self._open_text(text, html)
        return bool(text or html)

    def _open_files(self, paths: list[str]) -> None:
        if len(paths) > MOST_FILES:
            self._window.notices.say(partial(self._too_many, len(paths)))
        self._desk.bring(paths[:MOST_FILES], self._window)

    def _too_many(self, count: int) -> str:
        said = self.tr("These are {count} files; the first {most} of them are opened.")
        return said.format(count=f"{count:,}", most=MOST_FILES)

    def _open_text(self, text: bytes, html: bytes) -> None:
        name = self.tr("Pasted text")

        def load(_progress: object) -> Article:
            return pasted.read(name, text, html)

        self._window.opening.open(Order(name, load=load, manner=lambda _: self._desk.manner("")))


def accepts(data: QMimeData) -> bool:
    """Whether there may be something to open in `data`. Looks at its formats only."""
    return data.hasUrls() or data.hasFormat(_TEXT) or data.hasFormat(_HTML)


def local_files(data: QMimeData) -> list[str]:
    """The paths of files on this machine, each once."""
    urls: Iterable[str] = (url.toLocalFile() for url in data.urls() if url.isLocalFile())
    return list(dict.fromkeys(filter(None, urls)))
