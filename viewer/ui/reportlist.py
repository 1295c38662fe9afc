"""The lists of a report: every repair, change or doubt of an article in a row, made when it is looked at."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Sequence

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from viewer.article.report import Entry, around
from viewer.text.unseen import named

WIDTHS = (100, 100, 220)
"""Pixels of the first columns; the last one takes the rest."""
_OF_SOURCE = (0, 3)
"""Columns that show the source."""
_BATCH = 500
"""Rows after which a list grows."""
_LONGEST = 60
"""Characters of the source or the shown text in a row."""
_NO_INDEX = QModelIndex()
Index = QModelIndex | QPersistentModelIndex
Rows = Callable[[int], Sequence[Entry]]


class EntryList(QAbstractTableModel):
    """A list of entries, made from `rows_of` a block. Of each only its block is kept: a book may have a million.

    `text_of` gives a block's source text.
    """

    def __init__(self, rows_of: Rows, text_of: Callable[[int], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._rows_of, self._text_of = rows_of, text_of
        self._blocks = array("I")
        self._firsts: dict[int, int] = {}
        self._pending = 0
        self._last: tuple[int, Sequence[Entry]] = (-1, ())
        self._font: QFont | None = None

    def draw_source_in(self, font: QFont) -> None:
        """Draw what is of the source in `font`: the shown text may have other glyph forms."""
        self._font = font

    def take(self, number: int) -> None:
        """Put in the entries of block `number`; they are announced when there are some, or by `flush`."""
        count = len(self._rows_of(number))
        if count:
            self._firsts[number] = len(self._blocks)
            self._blocks.extend([number] * count)
            if len(self._blocks) - self._pending >= _BATCH:
                self.flush()

    def clear(self) -> None:
        """Begin anew, without entries."""
        self.beginResetModel()
        self._blocks = array("I")
        self._firsts, self._pending, self._last = {}, 0, (-1, ())
        self.endResetModel()

    def flush(self) -> None:
        """Announce what has been put in."""
        if len(self._blocks) > self._pending:
            self.beginInsertRows(_NO_INDEX, self._pending, len(self._blocks) - 1)
            self._pending = len(self._blocks)
            self.endInsertRows()

    def entry(self, row: int) -> Entry:
        """The entry in a row."""
        number = self._blocks[row]
        if self._last[0] != number:
            self._last = number, self._rows_of(number)
        return self._last[1][row - self._firsts[number]]

    def _around(self, entry: Entry) -> str:
        """A few characters of the source with the entry's in brackets."""
        before, after = map(named, around(self._text_of(entry.position.block), entry))
        return f"{before}【{_shortened(entry.source)}】{after}"

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else self._pending

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(WIDTHS) + 1

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.FontRole and index.column() in _OF_SOURCE:
            return self._font
        if role != Qt.ItemDataRole.DisplayRole or not index.isValid():
            return None
        entry = self.entry(index.row())
        if index.column() == 2:
            return _why(entry)
        if index.column() == 3:
            return self._around(entry)
        return _shortened(entry.shown if index.column() else entry.source)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        return (self.tr("Source"), self.tr("Shown"), self.tr("Why"), self.tr("In the text"))[section]


def _why(entry: Entry) -> str:
    translate = QCoreApplication.translate
    names = {
        "boundary": translate("report", "words can be cut otherwise"),
        "name": translate("report", "may be a name"),
        "usage": translate("report", "characters around it"),
        "script": translate("report", "script"),
        "vocabulary": translate("report", "regional word"),
        "regional": translate("report", "the region may say otherwise"),
        "quotation": translate("report", "quotation mark"),
        "rule": translate("report", "your rule"),
        "place": translate("report", "settled by you"),
        "gloss": translate("report", "pinyin"),
        "image": translate("report", "empty image"),
        "invisible": translate("report", "invisible character"),
        "entity": translate("report", "entity"),
        "radical": translate("report", "radical"),
        "line break": translate("report", "line break"),
        "punctuation": translate("report", "punctuation mark"),
        "sure": translate("report", "nobody writes it so"),
        "likely": translate("report", "as it comes back from Simplified"),
    }
    why = names.get(entry.why, entry.why)
    others = [form for form in entry.candidates if form != entry.shown]
    return f"{' / '.join(others)} · {why}" if others else why


def _shortened(text: str) -> str:
    return named(text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…")
