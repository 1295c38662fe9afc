"""Settling a place of the text: here, in this document or everywhere; and taking that back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum

from PySide6.QtCore import QObject, Signal

from viewer.article.blocks import Block, Position
from viewer.article.doubts import Rebuilding
from viewer.article.explanation import Explanation
from viewer.article.rendition import Rendition
from viewer.article.rulings import PLACE
from viewer.article.settling import proposed_term, rule_for_place, rule_for_term
from viewer.library.entry import EVERYWHERE, Entry
from viewer.library.landmark import Landmark
from viewer.library.places import Place
from viewer.text.rules import Direction, Rule
from viewer.text.script import Script, View
from viewer.ui.rulemaking import RuleMaking


class Scope(Enum):
    """Where it holds what the reader says of a place."""

    HERE = "here"
    DOCUMENT = "document"
    EVERYWHERE = "everywhere"


class Settling(QObject):
    """Turns what the reader chooses in a text into entries of the glossary.

    `rendition` gives what is shown at the moment, `document` the glossary's number of what is read.
    """

    said = Signal(str)
    """A sentence that confirms what was done, or says why it could not be."""

    def __init__(
        self, making: RuleMaking, rendition: Callable[[], Rendition], document: Callable[[], int], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._making, self._rendition, self._document = making, rendition, document

    def term(self, told: Explanation) -> str:
        """The words that a rule about a place should be for."""
        return proposed_term(self._rendition(), told)

    def settle(self, told: Explanation, shown: str, scope: Scope, term: str) -> None:
        """Show a place as `shown`: here only, or `term` in this document or everywhere."""
        rendition = self._rendition()
        if scope is Scope.HERE:
            rule = rule_for_place(rendition, told, shown)
        else:
            rule = rule_for_term(rendition, told, shown, term)
        if rule.problem is not None:
            self.said.emit(self.tr("This cannot be a rule: choose other words for it"))
            return
        entry = Entry(0, rule, EVERYWHERE if scope is Scope.EVERYWHERE else self._document())
        if scope is Scope.HERE:
            entry = entry._replace(place=_place(rendition.article.blocks, told.position))
        self._making.put(entry, self._worded(rule, scope))
        self.said.emit(self.tr("{what} · Ctrl+Z takes it back").format(what=self._worded(rule, scope)))

    def rebuild(self, items: Sequence[Rebuilding], view: View) -> None:
        """Show places of a machine-made Traditional text as they were probably meant, in `view`: one step to undo."""
        blocks, direction = self._rendition().article.blocks, Direction.of(Script.TRADITIONAL, view)
        self._making.finish()
        number, document = self._making.glossary.next_number, self._document()
        entries = [
            Entry(number + count, Rule(item.source, item.meant, direction), document, _place(blocks, item.position))
            for count, item in enumerate(items)
        ]
        what = self.tr("%Ln places rebuilt", "", len(entries))
        self._making.swap(self._making.glossary.rivals(entries), entries, what)
        self.said.emit(self.tr("{what} · Ctrl+Z takes it back").format(what=what))

    def keep(self, told: Explanation, scope: Scope, term: str) -> None:
        """Show a place as the source has it."""
        if scope is Scope.HERE or term == told.source:
            self.settle(told, told.source, scope, term)
        else:
            self.settle(told._replace(source=term), term, scope, term)

    def take_back(self, told: Explanation) -> None:
        """Undo what was settled about a place, however long ago that was."""
        if (entry := self.behind(told)) is not None:
            self._making.swap([entry], [], self.tr("Take back {rule}").format(rule=_arrow(entry.rule)))
            self.said.emit(self.tr("Not settled any more · Ctrl+Z settles it again"))

    def behind(self, told: Explanation) -> Entry | None:
        """The entry that settled a place."""
        document, glossary = self._document(), self._making.glossary
        rendition = self._rendition()
        script = rendition.clean.script(told.position.block)
        repair = rendition.clean[told.position.block]
        start, end = repair.alignment.forward_range(told.position.offset, told.position.offset + len(told.source))
        term = told.source if told.rule == PLACE else repair.after[start:end]
        fitting = [
            entry
            for entry in glossary.about(term)
            if entry.enabled
            and entry.document in (document, EVERYWHERE)
            and entry.rule.replacement == told.shown
            and entry.rule.direction.applies(script, rendition.view)
            and (entry.place is not None) == (told.rule == PLACE)
        ]
        near = [entry for entry in fitting if entry.place is None or entry.place.position == told.position]
        return max(near or fitting, key=lambda entry: (entry.document != EVERYWHERE, entry.number), default=None)

    def _worded(self, rule: Rule, scope: Scope) -> str:
        frame = {
            Scope.HERE: self.tr("{rule}, here"),
            Scope.DOCUMENT: self.tr("{rule}, in this document"),
            Scope.EVERYWHERE: self.tr("{rule}, everywhere"),
        }[scope]
        return frame.format(rule=_arrow(rule))


def _arrow(rule: Rule) -> str:
    return f"{rule.term} → {rule.replacement}"


def _place(blocks: Sequence[Block], position: Position) -> Place:
    return Place(position, Landmark.at(blocks, position))
