"""An entry of the reader's glossary: a rule, and where it holds."""

from __future__ import annotations

from typing import NamedTuple

from viewer.library.places import Place
from viewer.text.rules import Rule

EVERYWHERE = 0
"""The number of no document: a rule for it holds in all."""


class Entry(NamedTuple):
    """A rule and where it holds: in all documents or in one, and there at one `place` or wherever its term stands.

    A document with a negative number has no file; what is settled in it is kept as long as the session.
    """

    number: int
    rule: Rule
    document: int = EVERYWHERE
    place: Place | None = None
    enabled: bool = True

    @property
    def key(self) -> tuple[object, ...]:
        """What two entries have in common of which only one can hold."""
        position = self.place.position if self.place else None
        return self.rule.term, self.rule.direction, self.document, position
