"""Choosing what to open: the file dialog, and the menu of recent documents."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QPoint, QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QMenu, QWidget

from viewer import resources
from viewer.formats import endings
from viewer.library.documents import Document
from viewer.library.recents import Recents
from viewer.ui.entries import short_place

MOST_RECENT = 15
"""Documents in the menu: those of a few weeks. The palette finds the others."""
_DOCUMENTS = QStandardPaths.StandardLocation.DocumentsLocation
_LONGEST_NAME, _LONGEST_FOLDER = 34, 40
"""Characters of a name and of a folder in the menu."""


def choose_files(folders: Iterable[Path | None], window: QWidget) -> list[str]:
    """Ask for files, beginning in the first of `folders` that is the reader's own, or else where documents are kept.

    Returns their paths; none if the reader thinks better of it.
    """
    title = QCoreApplication.translate("choosing", "Open")
    paths, _ = QFileDialog.getOpenFileNames(window, title, first_own(folders), ";;".join(name_filters()))
    return list(paths)


def first_own(folders: Iterable[Path | None]) -> str:
    """The first of `folders` that is the reader's own, or else where documents are kept."""
    folder = next((each for each in folders if each is not None and _is_readers_own(each)), None)
    return str(folder) if folder else QStandardPaths.writableLocation(_DOCUMENTS)


def _is_readers_own(folder: Path) -> bool:
    """Whether a folder is there, and is none of the program's."""
    return folder.is_dir() and not folder.is_relative_to(resources.folder())


def name_filters() -> tuple[str, str]:
    """What can be opened, as a file dialog lists it, and all files last."""
    # Most dialogs tell capitals from small letters, and old files are called BOOK.TXT.
    patterns = " ".join(f"*{name}" for ending in endings() for name in (ending, ending.upper()))
    texts = QCoreApplication.translate("choosing", "Texts and books")
    return f"{texts} ({patterns})", QCoreApplication.translate("choosing", "All files") + " (*)"


class RecentMenu(QMenu):
    """The documents opened last, by name and by folder or server. It is made anew each time it is shown."""

    chosen = Signal(str)
    """The path of a file, or the address of a page."""

    def __init__(self, recents: Recents, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("recentMenu")
        self._recents = recents
        self.aboutToShow.connect(self._fill)

    def open_under(self, anchor: QWidget) -> None:
        """Show the menu below a button, with the keyboard on its first line."""
        self.popup(anchor.mapToGlobal(QPoint(0, anchor.height())))
        if self.actions():
            self.setActiveAction(self.actions()[0])

    def _fill(self) -> None:
        self.clear()
        for document in self._recents.list()[:MOST_RECENT]:
            self.addAction(_line(document), partial(self.chosen.emit, document.where))
        if self.isEmpty():
            self.addAction(self.tr("No recent documents")).setEnabled(False)
            return
        self.addSeparator()
        self.addAction(self.tr("Clear list"), self._recents.clear)


def _line(document: Document) -> str:
    """A name, and where it is at the right. An ampersand in a name is no key."""
    name = _elided(document.name, _LONGEST_NAME)
    return f"{name}\t{_elided(short_place(document), _LONGEST_FOLDER)}".replace("&", "&&")


def _elided(text: str, longest: int) -> str:
    """`text` with its middle left out if it is longer than `longest` characters."""
    text = text.replace("\t", " ")
    half = (longest - 1) // 2
    return text if len(text) <= longest else f"{text[: longest - 1 - half]}…{text[-half:]}"
