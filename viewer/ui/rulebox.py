"""A line in which a rule is made: a term, what it is shown as, and where that holds."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from viewer.library.entry import EVERYWHERE, Entry
from viewer.text.rules import LONGEST, Direction, Rule
from viewer.text.script import Region
from viewer.ui.glyphforms import wear
from viewer.ui.ruletable import RuleTable
from viewer.ui.wording import Worded


class RuleBox(Worded, QWidget):
    """Enter makes the rule. Where nothing is written that the term is shown as, it is never converted."""

    made = Signal(object)
    """The new rule, as an `Entry` without a number."""
    refused = Signal(object)
    """What is wrong with it, as `Problem`."""

    def __init__(self, table: RuleTable, region: Region, parent: QWidget) -> None:
        super().__init__(parent)
        self._table = table
        self._term, self._shown = QLineEdit(self), QLineEdit(self)
        self._term.setObjectName("newTerm")
        self._shown.setObjectName("newShown")
        self._direction, self._where = QComboBox(self), QComboBox(self)
        self._is_chosen = False
        """Whether the reader has chosen the direction, which then stays; until then it is what the words tell of."""
        self._direction.setObjectName("newDirection")
        self._where.setObjectName("newWhere")
        self._add = QPushButton(self)
        self._add.setObjectName("rules.add")
        self._add.setAutoDefault(False)
        self._add.clicked.connect(self._make)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._term, 2)
        row.addWidget(QLabel("→", self))
        row.addWidget(self._shown, 3)
        for part in (self._direction, self._where, self._add):
            row.addWidget(part)
        for line in (self._term, self._shown):
            line.setMaxLength(LONGEST)
            wear(line, region)
            line.textEdited.connect(self._guess)
        self._direction.activated.connect(self._note_choice)
        self.word()

    def propose(self, term: str, shown: str, direction: Direction) -> None:
        """Fill the line in, ready to be corrected and sent off."""
        self._term.setText(term)
        self._shown.setText(shown)
        self._direction.setCurrentIndex(list(Direction).index(direction))
        self._is_chosen = True
        self._shown.setFocus()
        self._shown.selectAll()

    def word(self) -> None:
        self._term.setPlaceholderText(self.tr("Term in the source"))
        self._shown.setPlaceholderText(self.tr("Shown as; empty: never converted"))
        for line in (self._term, self._shown):
            line.setAccessibleName(line.placeholderText())
        self._direction.setAccessibleName(self.tr("Direction"))
        self._where.setAccessibleName(self.tr("Where"))
        self._add.setText(self.tr("Add"))
        for box, names in (
            (self._direction, self._table.direction_names()),
            (self._where, self._table.place_names()),
        ):
            chosen = max(box.currentIndex(), 0)
            box.clear()
            for value, name in names.items():
                box.addItem(name, value)
            box.setCurrentIndex(chosen)

    def _note_choice(self) -> None:
        self._is_chosen = True

    def _guess(self) -> None:
        if not self._is_chosen:
            direction = Direction.between(self._term.text(), self._shown.text())
            self._direction.setCurrentIndex(list(Direction).index(direction))

    def _make(self) -> None:
        term = self._term.text()
        direction = tuple(Direction)[self._direction.currentIndex()]
        rule = Rule(term, self._shown.text() or term, direction)
        if rule.problem is not None:
            self.refused.emit(rule.problem)
            self._term.setFocus()
            return
        document = EVERYWHERE if self._where.currentIndex() == 0 else self._table.document
        self._term.clear()
        self._shown.clear()
        self._term.setFocus()
        self.made.emit(Entry(0, rule, document))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._make()
        else:
            super().keyPressEvent(event)
