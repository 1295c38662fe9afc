"""The reader's rules as a table that is filtered, sorted and edited in place."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from itertools import islice
from typing import Any

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QComboBox, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from viewer.library.entry import EVERYWHERE, Entry
from viewer.text.filtering import folded, folded_all
from viewer.text.rules import Direction, Rule
from viewer.ui.jobs import Rank, Slices
from viewer.ui.sorting import sorted_in_steps

Index = QModelIndex | QPersistentModelIndex
_NO_INDEX = QModelIndex()
ON, TERM, SHOWN, DIRECTION, WHERE, NOTE = range(6)
"""The columns."""
_Role = Qt.ItemDataRole
_AT_ONCE = 500
"""Entries whose words are made alike at a time: 2 ms."""
_STEPS_AT_ONCE = 4
"""Steps of arranging the table that are not left for the next turn of the event loop: 8 ms."""
_BETWEEN = "\ue000"
"""Between words that are looked through as one; no control character, of which folding makes nothing."""


class RuleTable(QAbstractTableModel):
    """The entries that pass the filter. An edit changes nothing here: it is announced, and comes back by `show`.

    `document` is the number of the document that a rule can be narrowed to, `document_name` names any.
    """

    edited = Signal(object, object)
    """An entry, and what it is to be instead."""
    refused = Signal(object)
    """What is wrong with an edit that was not made, as `Problem`."""

    def __init__(self, document: int, document_name: Callable[[int], str], parent: QWidget) -> None:
        super().__init__(parent)
        self.document, self._document_name = document, document_name
        self._entries: list[Entry] = []
        self._names: dict[int, str] = {}
        self._folded: dict[int, tuple[Entry, str]] = {}
        """By number: what an entry is found by, and the entry of which that is so."""
        self._looked_through: list[str] = []
        """What the first of the entries are found by."""
        self._work = Slices(self, Rank.FIRST)
        self._filter = ""
        self._column, self._order = -1, Qt.SortOrder.AscendingOrder
        self.rows: list[Entry] = []

    def show(self, entries: list[Entry]) -> None:
        """Show these entries, as soon as those that pass the filter are in order: at once if they are few."""
        self._entries, self._names, self._looked_through = entries, {}, []
        self._arrange()

    @property
    def count(self) -> int:
        """How many entries there are, whether they pass the filter or not."""
        return len(self._entries)

    def filter(self, text: str) -> None:
        """Show those entries only that have `text` in their words or note, in whatever script and case."""
        self._filter = folded(text)
        self._arrange()

    def rows_of(self, numbers: Collection[int]) -> list[int]:
        """Where the entries of those numbers are shown."""
        return [row for row, entry in enumerate(self.rows) if entry.number in numbers] if numbers else []

    def direction_names(self) -> dict[Direction, str]:
        """What the directions are called."""
        return {
            Direction.ANY: self.tr("in every view"),
            Direction.TO_TRADITIONAL: self.tr("Simplified → Traditional"),
            Direction.TO_TAIWAN: self.tr("Simplified → 臺灣"),
            Direction.TO_HONGKONG: self.tr("Simplified → 香港"),
            Direction.TO_SIMPLIFIED: self.tr("Traditional → 简体"),
            Direction.TRADITIONAL_TO_TAIWAN: self.tr("Traditional → 臺灣"),
            Direction.TRADITIONAL_TO_HONGKONG: self.tr("Traditional → 香港"),
        }

    def place_names(self) -> dict[int, str]:
        """What the two places that a rule can be moved to are called, by the number of the document."""
        return {EVERYWHERE: self.tr("everywhere"), self.document: self._document_name(self.document)}

    def choices(self, index: Index) -> Mapping[Any, str] | None:
        """What a cell can hold, and what that is called; None if it is written. What it holds is always among them: a
        rule may be for another document than the one that is read."""
        if index.column() == DIRECTION:
            return self.direction_names()
        if index.column() != WHERE:
            return None
        entry = self.rows[index.row()]
        return {entry.document: self._text_of(WHERE)(entry)} | self.place_names()

    def _arrange(self) -> None:
        """Show what is to be shown, in its order; what takes longer than a moment goes on in slices."""
        work = self._arranged()
        for _ in islice(work, _STEPS_AT_ONCE):
            pass
        self._work.start(work)

    def _arranged(self) -> Iterator[None]:
        rows = list(self._entries)
        if self._filter:
            yield from self._fold()
            rows = [entry for entry, words in zip(rows, self._looked_through, strict=True) if self._filter in words]
        if self._column >= 0:
            is_down = self._order is Qt.SortOrder.DescendingOrder
            rows = yield from sorted_in_steps(rows, self._text_of(self._column), reverse=is_down)
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def _fold(self) -> Iterator[None]:
        """Make the words of those entries alike of which that has not been done."""
        known, entries, done = self._folded, self._entries, self._looked_through
        while done is self._looked_through and len(done) < len(entries):
            some = entries[len(done) : len(done) + _AT_ONCE]
            new = [entry for entry in some if entry.number not in known or known[entry.number][0] is not entry]
            words = folded_all([_words(entry.rule) for entry in new])
            known.update((entry.number, (entry, found)) for entry, found in zip(new, words, strict=True))
            done += [known[entry.number][1] for entry in some]
            yield

    def _text_of(self, column: int) -> Callable[[Entry], str]:
        """What gives the text of one column; for a whole table its words are looked up once."""
        if column == DIRECTION:
            names = self.direction_names()
            return lambda entry: names[entry.rule.direction]
        never, everywhere = self.tr("never converted"), self.tr("everywhere")
        texts: Mapping[int, Callable[[Entry], str]] = {
            ON: lambda entry: "0" if entry.enabled else "1",
            TERM: lambda entry: entry.rule.term,
            SHOWN: lambda entry: never if entry.rule.replacement == entry.rule.term else entry.rule.replacement,
            WHERE: lambda entry: everywhere if entry.document == EVERYWHERE else self._where(entry),
            NOTE: lambda entry: entry.rule.note,
        }
        return texts[column]

    def _where(self, entry: Entry) -> str:
        """What the document is called in which an entry holds."""
        if entry.document not in self._names:
            self._names[entry.document] = self._document_name(entry.document)
        name = self._names[entry.document]
        return self.tr("{name}, one place").format(name=name) if entry.place else name

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else NOTE + 1

    def data(self, index: Index, role: int = _Role.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry, column = self.rows[index.row()], index.column()
        if column == ON:
            if role == _Role.CheckStateRole:
                return Qt.CheckState.Checked if entry.enabled else Qt.CheckState.Unchecked
            return self.tr("on") if role == _Role.AccessibleTextRole and entry.enabled else None
        if role == _Role.DisplayRole:
            return self._text_of(column)(entry)
        if role == _Role.EditRole:
            values = (entry.rule.term, entry.rule.replacement, entry.rule.direction, entry.document, entry.rule.note)
            return values[column - 1]
        return None

    def setData(self, index: Index, value: object, role: int = _Role.EditRole) -> bool:
        entry, column = self.rows[index.row()], index.column()
        if column == ON and role == _Role.CheckStateRole:
            new = entry._replace(enabled=Qt.CheckState(value) is Qt.CheckState.Checked)
        elif role == _Role.EditRole:
            new = _changed(entry, column, value)
        else:
            return False
        if new.rule.problem is not None:
            self.refused.emit(new.rule.problem)
            return False
        if new != entry:
            self.edited.emit(entry, new)
        return new != entry

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if index.column() == ON:
            return flags | Qt.ItemFlag.ItemIsUserCheckable
        is_at_a_place = self.rows[index.row()].place is not None
        can_be_edited = index.column() in (SHOWN, NOTE) or not is_at_a_place
        return flags | Qt.ItemFlag.ItemIsEditable if can_be_edited else flags

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = _Role.DisplayRole) -> object:
        if role != _Role.DisplayRole or orientation is not Qt.Orientation.Horizontal:
            return None
        heads = (
            self.tr("On"),
            self.tr("Term"),
            self.tr("Shown as"),
            self.tr("Direction"),
            self.tr("Where"),
            self.tr("Note"),
        )
        return heads[section]

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        self._column, self._order = column, order
        self._arrange()


class ChoiceDelegate(QStyledItemDelegate):
    """Edits what is one of a few by choosing; `choices` gives what a cell can hold with names, and None for others."""

    def __init__(self, choices: Callable[[Index], Mapping[Any, str] | None], parent: QWidget) -> None:
        super().__init__(parent)
        self._choices = choices

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        names = self._choices(index)
        if names is None:
            return super().createEditor(parent, option, index)
        box = QComboBox(parent)
        for value, name in names.items():
            box.addItem(name, value)
        box.activated.connect(lambda: self._take(box))
        return box

    def _take(self, box: QComboBox) -> None:
        self.commitData.emit(box)
        self.closeEditor.emit(box)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if isinstance(editor, QComboBox):
            value = index.data(_Role.EditRole)
            editor.setCurrentIndex(next((i for i in range(editor.count()) if editor.itemData(i) == value), 0))
        else:
            super().setEditorData(editor, index)

    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentData())
        else:
            super().setModelData(editor, model, index)


def _words(rule: Rule) -> str:
    """What a rule is found by."""
    return _BETWEEN.join((rule.term, rule.replacement, rule.note))


def _changed(entry: Entry, column: int, value: object) -> Entry:
    """An entry with another value in one column."""
    rule, text = entry.rule, str(value)
    if column == TERM:
        return entry._replace(rule=rule._replace(term=text))
    if column == SHOWN:
        return entry._replace(rule=rule._replace(replacement=text or rule.term))
    if column == NOTE:
        return entry._replace(rule=rule._replace(note=text))
    if column == DIRECTION and isinstance(value, Direction):
        return entry._replace(rule=rule._replace(direction=value))
    return entry._replace(document=int(text)) if column == WHERE else entry
