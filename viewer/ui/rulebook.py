"""What one window offers of the reader's rules: the glossary, a rule of the selection, undo and redo."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from viewer.text.rules import LONGEST, Direction
from viewer.text.script import View
from viewer.ui.glossary import GlossaryWindow, show_glossary

if TYPE_CHECKING:
    from viewer.ui.desk import Desk
    from viewer.ui.window import MainWindow


class Rulebook(QObject):
    """Made when first asked for."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        self._window, self._desk = window, desk

    def show(self) -> GlossaryWindow:
        """Show the rules, or bring them to the front."""
        number, region = self._desk.keepers[self._window].number, self._window.pane.reading.rendition.region
        return show_glossary(self._desk.rulemaking, number, self._name_of, region, self._window)

    def make_rule(self) -> None:
        """Show the rules, with the line for a new one filled in from the selection."""
        glossary = self.show()
        if (words := self._selected()) is not None:
            glossary.propose(*words)
        elif self._window.pane.selection_in_text() is not None:
            self._window.toast.say(self.tr("A rule is for some words of one paragraph: select less"))

    def undo(self) -> None:
        """Take the last change of the rules back."""
        stack, toast = self._desk.rulemaking.stack, self._window.toast
        if stack.canUndo():
            toast.say(self.tr("Taken back: {what}").format(what=stack.undoText()))
            stack.undo()
        else:
            toast.say(self.tr("There is nothing to undo"))

    def redo(self) -> None:
        """Make the change that was taken back last again."""
        stack, toast = self._desk.rulemaking.stack, self._window.toast
        if stack.canRedo():
            toast.say(self.tr("Settled again: {what}").format(what=stack.redoText()))
            stack.redo()
        else:
            toast.say(self.tr("There is nothing to redo"))

    def _selected(self) -> tuple[str, str, Direction] | None:
        """The selected words before conversion and as they are shown, and the direction that a rule would have."""
        pane = self._window.pane
        selection, rendition = pane.selection_in_text(), pane.reading.rendition
        if selection is None or selection[0].block != selection[1].block:
            return None
        (number, start), (_, end) = selection
        repair, shown = rendition.clean[number], rendition.block(number)
        first, last = repair.alignment.forward_range(start, end)
        term = repair.after[first:last]
        if not 0 < len(term) <= LONGEST:
            return None
        if rendition.view is View.ORIGINAL:
            return term, term, Direction.ANY
        first, last = shown.alignment.forward_range(start, end)
        direction = Direction.of(rendition.clean.script(number), rendition.view)
        return term, shown.text[first:last], direction

    def _name_of(self, number: int) -> str:
        """What a document is called, by its number."""
        document = self._desk.recents.numbered(number)
        if document is not None:
            return document.name
        own = number == self._desk.keepers[self._window].number
        return (self._window.pane.reading.article.name if own else "") or self.tr("this document")
