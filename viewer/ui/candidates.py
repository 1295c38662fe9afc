"""What a place of the text can be shown as, to be chosen for the place, for the document or for good."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from viewer.article.explanation import Explanation, What
from viewer.text.doubt import Candidate
from viewer.text.rules import LONGEST
from viewer.text.script import Region
from viewer.ui.choice import ARROWS, MOVES, Choice
from viewer.ui.glyphforms import wear
from viewer.ui.segments import segments
from viewer.ui.settling import Scope
from viewer.ui.wording import Worded

_TEXT_PX = 16
_KEYS = {Qt.Key(Qt.Key.Key_1.value + index): index for index in range(9)}


class Candidates(Worded, QWidget):
    """A menu of candidates and of what the source has, and below it where the choice is to hold. The keys 1 to 9
    choose, too; up and down go from one to the next, left and right from scope to scope.

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
        self._buttons: list[Choice] = []
        self._choices = QVBoxLayout()
        self._choices.setSpacing(2)
        self._keep = Choice("keepSource", self)
        self._keep.clicked.connect(lambda: self.kept.emit(self.scope, self.term))
        self._take_back = Choice("takeBack", self)
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
        return self._go_to(0)

    def choose_by(self, event: QKeyEvent) -> bool:
        """Choose what has the number that a key is, if anything has."""
        index, numbered = _KEYS.get(Qt.Key(event.key())), self._numbered
        if index is None or index >= len(numbered) or self.isHidden():
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        numbered[index].click()
        return True

    def go_by(self, event: QKeyEvent) -> bool:
        """Go to a candidate or a scope by an arrow that was pressed elsewhere, if there are any."""
        key = Qt.Key(event.key())
        if self.isHidden() or key not in ARROWS or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        self._move(key)
        return True

    def focus_after(self, forward: bool) -> None:
        """Put the keyboard on the next part that can have it, or the one before; around the end, as in a menu."""
        chosen = self._scopes[self.scope]
        parts = [part for part in (*self._menu, chosen, self._term) if not part.isHidden() and part.isEnabled()]
        here = next((number for number, part in enumerate(parts) if part.hasFocus()), -1 if forward else 0)
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        parts[(here + (1 if forward else -1)) % len(parts)].setFocus(reason)

    def word(self) -> None:
        names = {
            Scope.HERE: (self.tr("Here"), self.tr("At this place only")),
            Scope.DOCUMENT: (self.tr("In this document"), self.tr("Wherever the words stand in this document")),
            Scope.EVERYWHERE: (self.tr("Everywhere"), self.tr("Wherever the words stand, in every document")),
        }
        for scope, part in self._scopes.items():
            text, hint = names[scope]
            part.setText(text)
            part.setToolTip(hint)
            part.setAccessibleDescription(hint)
        self._for.setText(self.tr("for"))
        self._term.setToolTip(self.tr("The words that the rule is for"))
        self._term.setAccessibleName(self._term.toolTip())
        self._take_back.show_words(self.tr("Take back"), hint=self.tr("As if nothing had been settled here"))
        if self._told is not None:
            never = self.tr("never convert")  # not within the f-string, where Qt's tool does not see it
            keys = dict(zip(self._numbered, map(str, range(1, len(_KEYS) + 1)), strict=False))
            key, hint = keys.get(self._keep, ""), self.tr("Show it as the source has it")
            self._keep.show_words(f"{self._told.source}　{never}", key=key, hint="\n".join((hint, *self._hint_of(key))))
            for button, candidate in zip(self._buttons, self._told.candidates, strict=True):
                self._word_candidate(button, candidate, keys.get(button, ""))

    def _word_candidate(self, button: Choice, candidate: Candidate, key: str) -> None:
        is_chosen = self._told is not None and candidate.shown == self._told.shown
        hints = self._hint_of(key)
        button.show_words(words_of(candidate), key=key, hint="\n".join(hints), is_chosen=is_chosen)
        button.setAccessibleName(self.tr("Show {text}").format(text=f"{candidate.shown} {candidate.word}"))
        button.setAccessibleDescription("\n".join([self.tr("It is shown now"), *hints] if is_chosen else hints))

    def _hint_of(self, key: str) -> list[str]:
        return [self.tr("Press {key} to choose it").format(key=key)] if key else []

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

    def _fill(self, told: Explanation) -> None:
        for button in self._buttons:
            self._choices.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        for candidate in told.candidates:
            button = Choice("candidate", self)
            button.clicked.connect(lambda _=False, text=candidate.shown: self.chosen.emit(text, self.scope, self.term))
            self._choices.addWidget(button)
            button.show()
            self._buttons.append(button)
        forms = {candidate.shown for candidate in told.candidates} | {told.shown}
        self._keep.setVisible(can_settle(told) and told.source not in forms)
        self._take_back.setVisible(told.what is What.SETTLED)
        self.setVisible(can_settle(told))

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

    @property
    def _numbered(self) -> list[Choice]:
        """What a digit chooses."""
        return [each for each in (*self._buttons, self._keep) if not each.isHidden()]

    @property
    def _menu(self) -> list[Choice]:
        """What can be chosen now."""
        return [*self._numbered, *(each for each in (self._take_back,) if not each.isHidden())]

    def _go_to(self, number: int) -> bool:
        """Put the keyboard on one of the menu; whether there is any."""
        menu = self._menu
        if menu:
            menu[number % len(menu)].setFocus(Qt.FocusReason.PopupFocusReason)
        return bool(menu)

    def _move(self, key: Qt.Key) -> None:
        here = next((number for number, each in enumerate(self._menu) if each.hasFocus()), None)
        if key in (Qt.Key.Key_Left, Qt.Key.Key_Right):
            scopes = list(Scope)
            place = scopes.index(self.scope) + (1 if key == Qt.Key.Key_Right else -1)
            self._scopes[scopes[min(max(place, 0), len(scopes) - 1)]].setChecked(True)
        elif key == Qt.Key.Key_Down:
            self._go_to(0 if here is None else here + 1)
        elif key == Qt.Key.Key_Up:
            self._go_to(-1 if here is None else here - 1)
        else:
            self._go_to(0 if key == Qt.Key.Key_Home else -1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if self.choose_by(event):
            return
        if key in MOVES:
            self._move(key)
        else:
            super().keyPressEvent(event)


def can_settle(told: Explanation) -> bool:
    """Whether the reader can choose what a place is shown as."""
    return told.what in (What.DOUBTFUL, What.CHANGED, What.CHOICE, What.SETTLED) and told.rule != "quotation"


def words_of(candidate: Candidate) -> str:
    """A candidate as a line of a menu."""
    is_told_by_word = candidate.word and candidate.word != candidate.shown
    return f"{candidate.shown}　{candidate.word}" if is_told_by_word else candidate.shown
