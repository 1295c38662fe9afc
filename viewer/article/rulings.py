"""What the reader has settled for an article: rules for terms wherever they stand, and choices at single places."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from viewer.article.blocks import Position
from viewer.text.rewrite import Replacement, Rewrite
from viewer.text.rules import NO_RULES, Direction, Rules
from viewer.text.script import Script, View

PLACE = "place"
"""What the replacement that is chosen for one place is called by."""


class Choice(NamedTuple):
    """At `position` of the source, where it has the text `source`, `shown` is to be shown."""

    position: Position
    source: str
    shown: str
    direction: Direction


class Rulings:
    """Never changed: another set of rules or choices is another object, by which renditions are told apart."""

    def __init__(self, rules: Rules = NO_RULES, choices: Iterable[Choice] = ()) -> None:
        self.rules = rules
        self._choices: dict[int, list[Choice]] = {}
        for choice in sorted(choices, key=lambda choice: choice.position):
            self._choices.setdefault(choice.position.block, []).append(choice)

    def places(self, number: int, repair: Rewrite, script: Script, view: View) -> list[Replacement]:
        """What is chosen in block `number`, as places of its repaired text, in order.

        A choice for words that do not stand there (any more) is left out, and of two that overlap the second.
        """
        found: list[Replacement] = []
        for choice in self._choices.get(number, ()):
            start, end = choice.position.offset, choice.position.offset + len(choice.source)
            if repair.before[start:end] != choice.source or not choice.direction.applies(script, view):
                continue
            first, last = repair.alignment.forward_range(start, end)
            if (found[-1].end if found else 0) <= first < last:
                found.append(Replacement(first, last, choice.shown, PLACE))
        return found
