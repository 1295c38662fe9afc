"""Back and forward through the places that a reader jumped from, as in a browser.

Places are positions of the source, so the way back survives any switch of script, font or window size. Sections,
search hits, the palette and bookmarks are jumped to; scrolling and turning a page are not jumps.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from viewer.article.blocks import Block, Position

LONGEST = 100
"""Places that are remembered; the oldest is forgotten first."""
SCREENFUL = 20
"""Lines of text; places that are closer are one place. A window of the usual size shows some 22."""
_LINE = 36
"""Characters on a line, about."""


class History(QObject):
    """The jumps in one article. Where the reader is comes from outside, so that going back and forward again ends
    exactly where they had scrolled to."""

    back_possible = Signal(bool)
    forward_possible = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._blocks: Sequence[Block] = ()
        self._behind: list[Position] = []
        self._ahead: list[Position] = []
        self._run: tuple[Position, Position] | None = None
        self._found: Position | None = None

    @property
    def can_go_back(self) -> bool:
        return bool(self._behind)

    @property
    def can_go_forward(self) -> bool:
        return bool(self._ahead)

    def begin(self, blocks: Sequence[Block]) -> None:
        """Forget everything: another article, made of `blocks`, is read."""
        self._blocks, self._run, self._found = blocks, None, None
        self._behind, self._ahead = [], []
        self._announce()

    def jumped(self, origin: Position, target: Position) -> None:
        """Note a jump. Short ones in a row count as one, once they have led out of the screen."""
        self._found = None
        start = self._run[0] if self._run and self._run[1] == origin else origin
        if are_near(self._blocks, start, target):
            self._run = start, target
            return
        if self._behind and are_near(self._blocks, self._behind[-1], start):
            self._behind.pop()
        self._behind = [*self._behind, start][-LONGEST:]
        self._ahead, self._run = [], None
        self._announce()

    def found(self, origin: Position, target: Position) -> None:
        """Note that a search led to a hit. From hit to hit is one jump as long as the reader stays where they are."""
        if self._found is None or not are_near(self._blocks, self._found, origin):
            self.jumped(origin, target)
        if self._run is None:  # it led out of the screen
            self._found = target

    def back(self, here: Position) -> Position | None:
        """The place to return to from `here`; None if there is none."""
        return self._move(here, self._behind, self._ahead)

    def forward(self, here: Position) -> Position | None:
        """The place that was left by going back; None if there is none."""
        return self._move(here, self._ahead, self._behind)

    def _move(self, here: Position, source: list[Position], other: list[Position]) -> Position | None:
        if not source:
            return None
        other.append(here)
        target, self._run, self._found = source.pop(), None, None
        self._announce()
        return target

    def _announce(self) -> None:
        self.back_possible.emit(self.can_go_back)
        self.forward_possible.emit(self.can_go_forward)


def are_near(blocks: Sequence[Block], one: Position, other: Position) -> bool:
    """Whether less than a screenful of lines lies between two positions."""
    start, end = sorted((one, other))
    lines, offset = 0, start.offset
    for number in range(start.block, end.block):
        lines += max(len(blocks[number].text) - offset, 0) // _LINE + 1
        offset = 0
        if lines >= SCREENFUL:
            return False
    return lines + (end.offset - offset) // _LINE < SCREENFUL
