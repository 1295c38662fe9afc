"""Changes of the reader's rules that can be undone, one after the other, from any window."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from viewer.library.entry import Entry
from viewer.library.glossary import Glossary


class RuleMaking(QObject):
    """Swaps entries of the glossary; `stack` remembers how to swap them back, as long as the session."""

    def __init__(self, glossary: Glossary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.glossary = glossary
        self.stack = QUndoStack(self)

    def swap(self, old: Sequence[Entry], new: Sequence[Entry], text: str) -> None:
        """Swap `old` entries for `new` ones; `text` says in the reader's language what that does."""
        self.stack.push(_Swap(self.glossary.swap, tuple(old), tuple(new), text))

    def put(self, entry: Entry, text: str) -> None:
        """Put an entry in, in place of those that speak of the same."""
        numbered = entry._replace(number=self.glossary.next_number)
        self.swap(self.glossary.rivals([numbered]), [numbered], text)


class _Swap(QUndoCommand):
    def __init__(
        self,
        swap: Callable[[Sequence[Entry], Sequence[Entry]], None],
        old: Sequence[Entry],
        new: Sequence[Entry],
        text: str,
    ) -> None:
        super().__init__(text)
        self._swap, self._old, self._new = swap, old, new

    def undo(self) -> None:
        self._swap(self._new, self._old)

    def redo(self) -> None:
        self._swap(self._old, self._new)
