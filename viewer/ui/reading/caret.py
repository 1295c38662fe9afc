"""Moving the caret by our own lines and words: Qt would move it by lines that it has never laid out."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QTextCursor

from viewer.ui.reading.keys import Motion
from viewer.ui.reading.layout import PageLayout
from viewer.ui.reading.scrolling import Scroller
from viewer.ui.reading.words import next_stop, previous_stop

Move = QTextCursor.MoveOperation
Mode = QTextCursor.MoveMode
_PAGE_TURNS = {
    Move.Down: 1,
    Move.NextCharacter: 1,
    Move.NextWord: 1,
    Move.End: 1,
    Move.Up: -1,
    Move.PreviousCharacter: -1,
    Move.PreviousWord: -1,
    Move.Start: -1,
}
"""The page that is asked for when the caret cannot move on."""


class Caret(QObject):
    """Moves the cursor of one view. `set_cursor` takes over its anchor and position, as Qt counts them."""

    page_turn_requested = Signal(int)
    """The caret goes on past the page's end (+1) or back past its beginning (-1)."""

    def __init__(
        self, layout: PageLayout, scroller: Scroller, set_cursor: Callable[[int, int], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._layout, self._scroller, self._set_cursor = layout, scroller, set_cursor
        self._x: float | None = None

    def forget_column(self) -> None:
        """Let the next move up or down begin where the caret then stands."""
        self._x = None

    def move(self, cursor: QTextCursor, move: Move, mode: Mode) -> None:
        """Move `cursor`, which is the view's, and scroll it into view; past the page's end, ask for another page."""
        before, page = (cursor.anchor(), cursor.position()), self._layout.page
        if not page.texts:
            return
        if move not in (Move.Up, Move.Down):
            self._x = None
        target = self._target(move, *page.locate(cursor.position()))
        if target is None:
            cursor.movePosition(move, mode)
        else:
            cursor.setPosition(page.starts[target[0]] + page.units(*target), mode)
            if move is Move.EndOfLine and mode is Mode.MoveAnchor and self._layout.begins_line(*target):
                # The end of a line inside a paragraph is shown on the next: stay before its last character.
                cursor.movePosition(Move.PreviousCharacter)
        if (cursor.anchor(), cursor.position()) != before:
            self._show(cursor)
        elif mode is Mode.MoveAnchor and move in _PAGE_TURNS:
            self.page_turn_requested.emit(_PAGE_TURNS[move])

    def move_by_screen(self, cursor: QTextCursor, step: int, mode: Mode) -> None:
        """Move the page and the caret with it; where the page does not move, the caret goes to its end."""
        scroller, page = self._scroller, self._layout.page
        spot = self._layout.spot(page.place(cursor.position()))
        if spot is None or (scroller.is_at_end() if step > 0 else scroller.is_at_start()):
            self.move(cursor, Move.End if step > 0 else Move.Start, mode)
            return
        if self._x is None:
            self._x = self._layout.x_of(*page.locate(cursor.position()))
        below = min(max(spot.top + spot.line.top - scroller.top, 0.0), scroller.height - spot.line.height)
        scroller.move(Motion.SCREEN_DOWN if step > 0 else Motion.SCREEN_UP)
        found = self._layout.spot_at(scroller.top + below + spot.line.height / 2)
        if found is not None:
            offset = found.line.offset_at(self._x)
            cursor.setPosition(page.starts[found.index] + page.units(found.index, offset), mode)
            self._show(cursor)

    def _target(self, move: Move, index: int, offset: int) -> tuple[int, int] | None:
        """Where a move by our own lines and words leads; nothing for one that Qt knows."""
        layout = self._layout
        if move in (Move.Up, Move.Down):
            if self._x is None:
                self._x = layout.x_of(index, offset)
            return layout.next_line(index, offset, self._x, 1 if move is Move.Down else -1)
        if move in (Move.StartOfLine, Move.EndOfLine):
            return index, layout.line_ends(index, offset)[move is Move.EndOfLine]
        if move in (Move.NextWord, Move.PreviousWord):
            return self._stop(index, offset, 1 if move is Move.NextWord else -1)
        return None

    def _stop(self, index: int, offset: int, step: int) -> tuple[int, int]:
        """The next place at which the caret stops that moves by words, in the next block if there is none in this."""
        texts = self._layout.page.texts
        found = (next_stop if step > 0 else previous_stop)(texts[index], offset)
        if found is not None:
            return index, found
        beside = index + step
        if not 0 <= beside < len(texts):
            return index, offset
        return beside, 0 if step > 0 else len(texts[beside])

    def _show(self, cursor: QTextCursor) -> None:
        """Have the view take over `cursor`, and scroll its line into view."""
        self._set_cursor(cursor.anchor(), cursor.position())
        place = self._layout.page.place(cursor.position())
        for _ in range(2):  # heights on the way become known as it scrolls
            if (spot := self._layout.spot(place)) is not None:
                self._scroller.show(spot)
