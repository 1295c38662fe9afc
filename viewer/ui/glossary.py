"""The window of the reader's rules: to be looked through, made, changed, and exchanged as files."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QCoreApplication, QItemSelectionModel, Qt
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from viewer.library import rule_files
from viewer.library.glossary import EVERYWHERE, Entry
from viewer.library.rule_files import BadLine, Flaw, Row, RuleReader, TooMuch, as_dictionary, as_table
from viewer.text.rules import Direction, Problem
from viewer.text.script import Region
from viewer.ui.glyphforms import wear
from viewer.ui.longwork import LongWork
from viewer.ui.replacing import cannot_save, written
from viewer.ui.rulebox import RuleBox
from viewer.ui.rulemaking import RuleMaking
from viewer.ui.ruletable import DIRECTION, ON, SHOWN, TERM, WHERE, ChoiceDelegate, RuleTable
from viewer.ui.wording import Worded

_WIDTHS = {ON: 44, TERM: 130, SHOWN: 150, DIRECTION: 170, WHERE: 150}
_MOST_NAMED = 1_000
"""Bad lines of a file that are listed."""


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
        self._making = making
        self._table = RuleTable(document, document_name, self)
        self.box = RuleBox(self._table, region, self)
        self._filter = QLineEdit(self)
        self._filter.setObjectName("ruleFilter")
        self._filter.setClearButtonEnabled(True)
        self._view = self._make_view(region)
        self._message = QLabel(self)
        self._message.setObjectName("ruleMessage")
        self._message.setTextFormat(Qt.TextFormat.PlainText)
        self._message.setWordWrap(True)
        self._bad = QPlainTextEdit(self)
        self._bad.setObjectName("badLines")
        self._bad.setReadOnly(True)
        self._bad.setMaximumHeight(84)
        self._bad.hide()
        names = ("remove", "undo", "redo", "import", "export")
        self._buttons = {name: self._button(name) for name in names}
        self._lay_out()
        self._connect()
        self._show_entries()
        self.word()

    def propose(self, term: str, shown: str, direction: Direction) -> None:
        """Offer to make a rule."""
        self.box.propose(term, shown, direction)

    def word(self) -> None:
        self.setWindowTitle(self.tr("Glossary"))
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
        choices: dict[int, Callable[[], Mapping[Any, str]]]
        choices = {DIRECTION: self._table.direction_names, WHERE: self._table.place_names}
        view.setItemDelegate(ChoiceDelegate(choices, view))
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
        column.addWidget(self._bad)
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
            "import": self._choose_import,
            "export": self._choose_export,
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
        self._filter.textChanged.connect(self._narrow)
        self._table.edited.connect(self._edit)
        self._table.refused.connect(self._refuse)
        self._view.selectionModel().selectionChanged.connect(self._show_buttons)
        self._table.modelReset.connect(self._count)
        self.box.made.connect(self._add)
        self.box.refused.connect(self._refuse)
        for changed in (stack.canUndoChanged, stack.canRedoChanged):
            changed.connect(self._show_buttons)
        self._unsubscribe = self._making.glossary.subscribe(lambda _documents: self._show_entries())

    # Showing

    def _show_entries(self) -> None:
        kept = [entry.number for entry in self._selected()]
        self._table.show(self._making.glossary.entries)
        self._select(kept)

    def _select(self, numbers: Sequence[int]) -> None:
        selection = self._view.selectionModel()
        for number in numbers[:100]:
            if (row := self._table.row_of(number)) is not None:
                flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
                selection.select(self._table.index(row, 0), flags)
        self._show_buttons()

    def _narrow(self, text: str) -> None:
        self._table.filter(text)
        self._show_buttons()

    def _selected(self) -> list[Entry]:
        return [self._table.rows[index.row()] for index in self._view.selectionModel().selectedRows()]

    def _show_buttons(self) -> None:
        stack = self._making.stack
        self._buttons["remove"].setEnabled(self._view.selectionModel().hasSelection())
        self._buttons["undo"].setEnabled(stack.canUndo())
        self._buttons["redo"].setEnabled(stack.canRedo())
        self._buttons["export"].setEnabled(bool(self._table.rows))

    def _count(self) -> None:
        """Say how many rules there are, or what they are for."""
        self._bad.hide()
        shown, count = len(self._table.rows), len(self._making.glossary.entries)
        if not count:
            self._message.setText(
                self.tr(
                    "No rules yet. A rule says what a term is shown as, whatever the converter makes of it. Write one "
                    "above, choose a candidate in the text, or import a list."
                )
            )
        elif shown < count:
            self._message.setText(self.tr("{shown} of %Ln rules", "", count).format(shown=f"{shown:,}"))
        else:
            self._message.setText(self.tr("%Ln rules", "", count))

    def _refuse(self, problem: Problem) -> None:
        self._message.setText(self.tr("Not taken: {problem}.").format(problem=translated(problem)))

    # Changing

    def _add(self, entry: Entry) -> None:
        self._making.put(entry, f"{entry.rule.term} → {entry.rule.replacement}")
        self._filter.clear()
        newest = self._making.glossary.next_number - 1
        self._view.clearSelection()
        self._select([newest])
        if (row := self._table.row_of(newest)) is not None:
            self._view.scrollTo(self._table.index(row, 0))

    def _edit(self, old: Entry, new: Entry) -> None:
        rivals = [entry for entry in self._making.glossary.rivals([new]) if entry.number != old.number]
        self._making.swap([old, *rivals], [new], self.tr("Change {term}").format(term=old.rule.term))

    def _remove(self) -> None:
        if chosen := self._selected():
            self._making.swap(chosen, [], self.tr("Remove %Ln rules", "", len(chosen)))

    # Files

    def _choose_import(self) -> None:
        dialog = QFileDialog(self, self.tr("Import rules"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Lists of rules (*.tsv *.txt)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.import_from(Path(path)))
        dialog.open()

    def import_from(self, path: Path) -> None:
        """Take the rules of a file, all at once; of its bad lines each is named."""
        name = path.name
        try:
            with path.open("rb") as file:
                reader = RuleReader(file.read(rule_files.LARGEST + 1))
        except OSError as error:
            detail = error.strerror or ""
            self._say(self.tr("Cannot read “{name}”: {detail}.").format(name=name, detail=detail))
            return
        except TooMuch:
            self._say(self._too_much(name))
            return
        label = self.tr("Reading “{name}”…").format(name=name)
        work = self._reading(reader, name)
        LongWork(work, label, partial(self._take, reader, name), lambda _error: None, self)

    def _reading(self, reader: RuleReader, name: str) -> Iterator[float]:
        try:
            yield from reader
        except TooMuch:
            reader.discard()
            self._say(self._too_much(name))

    def _take(self, reader: RuleReader, name: str) -> None:
        if reader.is_discarded:
            return
        first = self._making.glossary.next_number
        new = [
            Entry(first + index, rule, EVERYWHERE if is_everywhere else self._table.document, None, enabled)
            for index, (rule, is_everywhere, enabled) in enumerate(reader.rows)
        ]
        if new:
            self._making.swap(self._making.glossary.rivals(new), new, self.tr("Import “{name}”").format(name=name))
        left_out = [bad for bad in reader.bad if bad.what is not Flaw.REPEATED]
        taken = self.tr("%Ln rules taken", "", len(new))
        if reader.bad:
            rest = self.tr("%Ln lines left out", "", len(left_out))
            self._say(f"{taken} · {rest}", reader.bad)
        else:
            self._say(taken)

    def _say(self, text: str, bad: Sequence[BadLine] = ()) -> None:
        self._message.setText(text)
        lines = [self._line_said(each) for each in bad[:_MOST_NAMED]]
        self._bad.setPlainText("\n".join([*lines, *("…" for _ in bad[_MOST_NAMED : _MOST_NAMED + 1])]))
        self._bad.setVisible(bool(bad))

    def _line_said(self, bad: BadLine) -> str:
        frame = self.tr("Line {number}: {what}: {text}")
        text = " ".join(bad.text.split())
        return frame.format(number=f"{bad.number:,}", what=translated(bad.what), text=text)

    def _too_much(self, name: str) -> str:
        return self.tr("“{name}” is too large: at most {most} rules are taken. Divide it into several files.").format(
            name=name, most=f"{rule_files.MOST:,}"
        )

    def _choose_export(self) -> None:
        dialog = QFileDialog(self, self.tr("Export rules"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        table, dictionary = self.tr("Table (*.tsv)"), self.tr("OpenCC dictionary (*.txt)")
        dialog.setNameFilters([table, dictionary])
        dialog.setDefaultSuffix("tsv")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("txt" if chosen == dictionary else "tsv"))
        dialog.selectFile("hanview-rules.tsv")
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path)))
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the rules that are shown, but those for single places; as OpenCC's dictionary if the name ends so."""
        kept = [entry for entry in self._table.rows if entry.place is None]
        rows = [Row(entry.rule, entry.document == EVERYWHERE, entry.enabled) for entry in kept]
        lines = as_dictionary(rows) if path.suffix.lower() == ".txt" else as_table(rows)

        def write(out: Callable[[bytes], object]) -> Iterator[float]:
            for number, line in enumerate(lines):
                out(line.encode("utf-8", "replace"))
                yield min(number / (len(rows) + 1), 1.0)

        LongWork(
            written(path, lambda out: write(out.write)),
            self.tr("Saving “{name}”…").format(name=path.name),
            lambda: self._say(self.tr("%Ln rules saved", "", len(rows))),
            lambda error: self._say(cannot_save(path, error)),
            self,
        )

    def closeEvent(self, event: QCloseEvent) -> None:
        self._unsubscribe()
        for work in self.findChildren(LongWork):
            work.cancel()
        super().closeEvent(event)


def translated(what: Flaw | Problem) -> str:
    """What is wrong, in the reader's language."""
    return QCoreApplication.translate("rules", what.value)


def texts() -> tuple[str, ...]:
    """What can be wrong, to be translated."""
    return tuple(what.value for what in (*Flaw, *Problem))


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
