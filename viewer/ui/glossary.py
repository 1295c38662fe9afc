"""The window of the reader's rules: to be looked through, made, changed, and exchanged as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from functools import cached_property
from itertools import chain, islice
from typing import TYPE_CHECKING

from PySide6.QtCore import QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer.library.entry import Entry
from viewer.text.rules import Direction, Problem
from viewer.text.script import Region
from viewer.ui.glyphforms import wear
from viewer.ui.jobs import Rank, Slices
from viewer.ui.longwork import LongWork
from viewer.ui.rulebox import RuleBox
from viewer.ui.rulemaking import RuleMaking
from viewer.ui.rulemessage import RuleMessage, translated
from viewer.ui.ruletable import DIRECTION, ON, SHOWN, TERM, WHERE, ChoiceDelegate, RuleTable
from viewer.ui.wording import Worded

if TYPE_CHECKING:
    from viewer.ui.ruleexchange import RuleExchange

_WIDTHS = {ON: 44, TERM: 130, SHOWN: 150, DIRECTION: 170, WHERE: 150}
_AT_ONCE = 4
"""Steps in which the glossary is read before the window is shown: 800 rules, 12 ms."""

_MOST_KEPT = 100
"""Entries that stay selected when the table changes."""
_VERY_MANY = 20_000
"""Entries that take more than 3 ms to show."""


class GlossaryWindow(Worded, QDialog):
    """Stays beside the text; what is changed in it is shown there at once, and can be undone in either.

    `document` is the number of what is read in the window behind it.
    """

    def __init__(
        self, making: RuleMaking, document: int, document_name: Callable[[int], str], region: Region, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self.setObjectName("glossary")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(820, 520)
        self._making, self._document = making, document
        self._table = RuleTable(document, document_name, self)
        self.box = RuleBox(self._table, region, self)
        self._filter = QLineEdit(self)
        self._filter.setObjectName("ruleFilter")
        self._filter.setClearButtonEnabled(True)
        self._view = self._make_view(region)
        self._message = RuleMessage(region, self)
        self._reading = Slices(self, Rank.FIRST)
        self._kept: Sequence[int] = ()
        """The numbers of the entries that were selected before the table changed."""
        names = ("remove", "undo", "redo", "import", "export")
        self._buttons = {name: self._button(name) for name in names}
        self._lay_out()
        self._connect()
        self._begin()
        self.word()

    def propose(self, term: str, shown: str, direction: Direction) -> None:
        """Offer to make a rule."""
        self.box.propose(term, shown, direction)

    def word(self) -> None:
        self.setWindowTitle(self.tr("Glossary"))
        self._view.setAccessibleName(self.windowTitle())
        self._filter.setPlaceholderText(self.tr("Filter"))
        self._filter.setAccessibleName(self.tr("Filter"))
        texts = {
            "remove": self.tr("Remove"),
            "undo": self.tr("Undo"),
            "redo": self.tr("Redo"),
            "import": self.tr("Import…"),
            "export": self.tr("Export…"),
        }
        for name, text in texts.items():
            self._buttons[name].setText(text)
        self._count()

    @cached_property
    def files(self) -> RuleExchange:
        """The rules as files."""
        from viewer.ui.ruleexchange import RuleExchange  # a quarter of the time that the window takes to open

        files = RuleExchange(self._making, self._document, lambda: self._table.rows, self)
        files.told.connect(self._message.say)
        return files

    # Building

    def _make_view(self, region: Region) -> QTableView:
        view = QTableView(self)
        view.setObjectName("ruleTable")
        view.setModel(self._table)
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setShowGrid(False)
        view.setFrameShape(QFrame.Shape.NoFrame)
        view.setTabKeyNavigation(False)
        view.setSortingEnabled(True)
        view.verticalHeader().hide()
        view.verticalHeader().setDefaultSectionSize(30)
        head = view.horizontalHeader()
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in _WIDTHS.items():
            view.setColumnWidth(column, width)
        view.setItemDelegate(ChoiceDelegate(self._table.choices, view))
        wear(view, region)
        return view

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(f"rules.{name}")
        button.setAutoDefault(False)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self.box)
        column.addWidget(self._filter)
        column.addWidget(self._view, 1)
        column.addWidget(self._message)
        row = QHBoxLayout()
        for name in ("remove", "undo", "redo"):
            row.addWidget(self._buttons[name])
        row.addStretch(1)
        for name in ("import", "export"):
            row.addWidget(self._buttons[name])
        column.addLayout(row)

    def _connect(self) -> None:
        stack = self._making.stack
        acts = {
            "remove": self._remove,
            "undo": stack.undo,
            "redo": stack.redo,
            "import": lambda: self.files.choose_import(),
            "export": lambda: self.files.choose_export(),
        }
        for name, act in acts.items():
            self._buttons[name].clicked.connect(act)
        for keys, act in (("Ctrl+Z", stack.undo), ("Ctrl+Shift+Z", stack.redo)):
            action = QAction(self)
            action.setShortcut(QKeySequence(keys))
            action.triggered.connect(act)
            self.addAction(action)
        QShortcut(QKeySequence("Del"), self._view, self._remove, context=Qt.ShortcutContext.WidgetShortcut)
        QShortcut(QKeySequence("Ctrl+F"), self, self._filter.setFocus)
        self._filter.textChanged.connect(self._table.filter)
        self._table.edited.connect(self._edit)
        self._table.refused.connect(self._refuse)
        self._view.selectionModel().selectionChanged.connect(self._show_buttons)
        self._table.modelAboutToBeReset.connect(self._keep)
        self._table.modelReset.connect(self._show_again)
        self.box.made.connect(self._add)
        self.box.refused.connect(self._refuse)
        for changed in (stack.undoTextChanged, stack.redoTextChanged, stack.canUndoChanged, stack.canRedoChanged):
            changed.connect(self._show_buttons)
        # Escape closes the window without a closeEvent, and it goes with the one that it stands beside.
        self.destroyed.connect(self._making.glossary.subscribe(self._follow))
        self.finished.connect(self._give_up)

    # Showing

    def _begin(self) -> None:
        """Show the rules once they have been read: at once if they are few."""
        reading = self._making.glossary.reading()
        for _ in islice(reading, _AT_ONCE):
            pass
        self._show_entries()
        if not self._making.glossary.is_whole:
            self._reading.start(self._read_on(reading))

    def _read_on(self, reading: Iterator[None]) -> Iterator[None]:
        yield from reading
        self._show_entries()

    def _follow(self, _documents: frozenset[int]) -> None:
        """Show the entries as they are now; very many not before the text is."""
        if self._table.count < _VERY_MANY:
            self._show_entries()
        elif self._making.glossary.is_whole:
            self._reading.start(self._read_on(iter((None,))))

    def _show_entries(self) -> None:
        """Show all entries, as soon as all are known."""
        if not self._making.glossary.is_whole:
            return
        self._table.show(self._making.glossary.entries)

    def _keep(self) -> None:
        chosen = self._view.selectionModel().selection()
        parts = (chosen.at(index) for index in range(chosen.count()))
        rows = chain.from_iterable(range(part.top(), part.bottom() + 1) for part in parts)
        self._kept = [self._table.rows[row].number for row in islice(rows, _MOST_KEPT)]

    def _show_again(self) -> None:
        """The table has other rows, or the same in another order."""
        self._select(self._kept)
        self._count()

    def _select(self, numbers: Sequence[int]) -> list[int]:
        """Select entries as far as they are shown. Returns their rows."""
        selection, rows = self._view.selectionModel(), self._table.rows_of(frozenset(numbers))
        for row in rows:
            flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
            selection.select(self._table.index(row, 0), flags)
        self._show_buttons()
        return rows

    def _selected(self) -> list[Entry]:
        return [self._table.rows[index.row()] for index in self._view.selectionModel().selectedRows()]

    def _show_buttons(self) -> None:
        stack = self._making.stack
        self._buttons["remove"].setEnabled(self._view.selectionModel().hasSelection())
        for name, can, text in (
            ("undo", stack.canUndo(), stack.undoText()),
            ("redo", stack.canRedo(), stack.redoText()),
        ):
            self._buttons[name].setEnabled(can)
            self._buttons[name].setToolTip(text)
        self._buttons["export"].setEnabled(bool(self._table.rows))

    def _count(self) -> None:
        """Say how many rules there are, or what they are for."""
        shown, count = len(self._table.rows), self._table.count
        if not self._making.glossary.is_whole:
            said = self.tr("Reading the rules…")
        elif not count:
            said = self.tr(
                "No rules yet. A rule says what a term is shown as, whatever the converter makes of it. Write one "
                "above, choose a candidate in the text, or import a list."
            )
        elif shown < count:
            said = self.tr("{shown} of %Ln rules", "", count).format(shown=f"{shown:,}")
        else:
            said = self.tr("%Ln rules", "", count)
        self._message.say(said)

    def _refuse(self, problem: Problem) -> None:
        self._message.say(self.tr("Not taken: {problem}.").format(problem=translated(problem)))

    # Changing

    def _add(self, entry: Entry) -> None:
        self._making.put(entry, f"{entry.rule.term} → {entry.rule.replacement}")
        self._filter.clear()
        newest = self._making.glossary.next_number - 1
        self._view.clearSelection()
        for row in self._select([newest]):
            self._view.scrollTo(self._table.index(row, 0))

    def _edit(self, old: Entry, new: Entry) -> None:
        rivals = [entry for entry in self._making.glossary.rivals([new]) if entry.number != old.number]
        self._making.swap([old, *rivals], [new], self.tr("Change {term}").format(term=old.rule.term))

    def _remove(self) -> None:
        if chosen := self._selected():
            self._making.swap(chosen, [], self.tr("Remove %Ln rules", "", len(chosen)))

    def _give_up(self) -> None:
        for work in self.findChildren(LongWork):
            work.cancel()


def show_glossary(
    making: RuleMaking, document: int, document_name: Callable[[int], str], region: Region, window: QWidget
) -> GlossaryWindow:
    """Show the rules beside `window`, or bring them to the front if they are shown already."""
    for shown in window.findChildren(GlossaryWindow):
        with suppress(RuntimeError):  # it was just closed
            shown.raise_()
            shown.activateWindow()
            return shown
    glossary = GlossaryWindow(making, document, document_name, region, window)
    glossary.show()
    glossary.activateWindow()
    return glossary
