"""What a place of the text can be shown as, to be chosen for the place, for the document or for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.article.explanation import Explanation, What
from viewer.text.rules import LONGEST
from viewer.text.script import Region
from viewer.ui.glyphforms import wear
from viewer.ui.segments import segments
from viewer.ui.settling import Scope
from viewer.ui.wording import Worded

_TEXT_PX = 16
_KEYS = {Qt.Key(Qt.Key.Key_1.value + index): index for index in range(9)}


class Candidates(Worded, QWidget):
    """Buttons for the candidates, and below them where the choice is to hold. The keys 1 to 9 choose, too.

    `propose` gives the words that a rule about a place should be for.
    """

    chosen = Signal(str, object, str)
    """What the place is to be shown as, the `Scope`, and the words that a rule wider than the place is for."""
    kept = Signal(object, str)
    """The place is to be shown as the source has it: the `Scope`, and the words."""
    taken_back = Signal()
    grown = Signal()
    """More or less is shown than before."""

    def __init__(self, propose: Callable[[Explanation], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._propose = propose
        self._told: Explanation | None = None
        self._buttons: list[QPushButton] = []
        self._choices = QVBoxLayout()
        self._choices.setSpacing(2)
        self._keep = self._button("keepSource")
        self._keep.clicked.connect(lambda: self.kept.emit(self.scope, self.term))
        self._take_back = self._button("takeBack")
        self._take_back.clicked.connect(self.taken_back)
        self._scopes = {scope: QToolButton(self) for scope in Scope}
        group = QButtonGroup(self)
        for scope, button in self._scopes.items():
            button.setObjectName(f"scope.{scope.value}")
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.toggled.connect(partial(self._follow_scope, scope))
            group.addButton(button)
        self._segments = segments(*self._scopes.values())
        self._for = QLabel(self)
        self._term = QLineEdit(self)
        self._term.setObjectName("ruleTerm")
        self._term.setMaxLength(LONGEST)
        self._for.setBuddy(self._term)
        self._term.textEdited.connect(self._show_term)
        self._lay_out()

    @property
    def scope(self) -> Scope:
        """Where the choice is to hold."""
        return next(scope for scope, button in self._scopes.items() if button.isChecked())

    @property
    def term(self) -> str:
        """The words that a rule is for."""
        return self._term.text().strip()

    def offer(self, told: Explanation, region: Region) -> None:
        """Offer what there is to choose about a place; nothing is shown if there is nothing."""
        self._told = told
        self._fill(told)
        self._scopes[Scope.HERE].setChecked(True)
        self._term.clear()
        self.word()
        for widget in (*self._buttons, self._keep, self._term):
            wear(widget, region)
            font = widget.font()
            font.setPixelSize(_TEXT_PX)
            widget.setFont(font)

    def take_keyboard(self) -> bool:
        """Put the keyboard on the first candidate, if there is one."""
        first = next((button for button in (*self._buttons, self._keep) if not button.isHidden()), None)
        if first is None:
            return False
        first.setFocus(Qt.FocusReason.PopupFocusReason)
        return True

    def word(self) -> None:
        names = {
            Scope.HERE: self.tr("Here"),
            Scope.DOCUMENT: self.tr("In this document"),
            Scope.EVERYWHERE: self.tr("Everywhere"),
        }
        for scope, part in self._scopes.items():
            part.setText(names[scope])
        self._for.setText(self.tr("for"))
        self._term.setToolTip(self.tr("The words that the rule is for"))
        self._term.setAccessibleName(self._term.toolTip())
        self._take_back.setText(self.tr("Take back"))
        if self._told is not None:
            never = self.tr("never convert")  # not within the f-string, where Qt's tool does not see it
            self._keep.setText(f"{self._told.source}　{never}".replace("&", "&&"))
            for button, candidate in zip(self._buttons, self._told.candidates, strict=True):
                button.setAccessibleName(self.tr("Show {text}").format(text=f"{candidate.shown} {candidate.word}"))

    # How it does it.

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(self._choices)
        column.addWidget(self._keep)
        column.addWidget(self._take_back)
        column.addWidget(self._segments)
        row = QHBoxLayout()
        row.addWidget(self._for)
        row.addWidget(self._term, 1)
        column.addLayout(row)

    def _button(self, name: str) -> QPushButton:
        button = QPushButton(self)
        button.setObjectName(name)
        button.setProperty("choice", True)
        button.setAutoDefault(True)
        return button

    def _fill(self, told: Explanation) -> None:
        for button in self._buttons:
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for candidate in told.candidates:
            with_word = f"{candidate.shown}　{candidate.word}" if candidate.word else candidate.shown
            chosen = "　✓" if candidate.shown == told.shown else ""
            button = self._button("candidate")
            button.setText(f"{with_word}{chosen}".replace("&", "&&"))
            button.clicked.connect(lambda _=False, text=candidate.shown: self.chosen.emit(text, self.scope, self.term))
            self._choices.addWidget(button)
            button.show()
            self._buttons.append(button)
        forms = {candidate.shown for candidate in told.candidates} | {told.shown}
        can_settle = told.what in (What.DOUBTFUL, What.CHANGED, What.CHOICE, What.SETTLED) and told.rule != "quotation"
        self._keep.setVisible(can_settle and told.source not in forms)
        self._take_back.setVisible(told.what is What.SETTLED)
        for before, after in pairwise(
            (*self._buttons, self._keep, self._take_back, *self._scopes.values(), self._term)
        ):
            QWidget.setTabOrder(before, after)
        self.setVisible(can_settle)

    def _follow_scope(self, scope: Scope, on: bool) -> None:
        if not on:
            return
        if scope is not Scope.HERE and self._told is not None and not self._term.text():
            self._term.setText(self._propose(self._told))
        self._for.setVisible(scope is not Scope.HERE)
        self._term.setVisible(scope is not Scope.HERE)
        self._show_term()
        self.grown.emit()

    def _show_term(self) -> None:
        """Let nothing be chosen for a rule that would be for no words."""
        is_ready = self.scope is Scope.HERE or bool(self.term)
        for button in (*self._buttons, self._keep):
            button.setEnabled(is_ready)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = _KEYS.get(Qt.Key(event.key()))
        if index is not None and index < len(self._buttons) and not event.modifiers():
            self._buttons[index].click()
        else:
            super().keyPressEvent(event)
