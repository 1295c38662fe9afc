"""Changes of the reader's rules that can be undone, one after the other, from any window."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QUndoCommand, QUndoStack

from viewer.library.entry import Entry
from viewer.library.glossary import Glossary
from viewer.ui.jobs import Slices

_MANY = 1_000
"""Entries that are swapped in slices: at once they would take more than a frame."""


class RuleMaking(QObject):
    """Swaps entries of the glossary; `stack` remembers how to swap them back, as long as the session.

    When many are swapped back, the window goes on meanwhile. Whatever is asked for next comes after it.
    """

    def __init__(self, glossary: Glossary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.glossary = glossary
        self.stack = QUndoStack(self)
        self._slices = Slices(self)
        self._swapping: Iterator[object] = iter(())
        self._is_in_steps = False
        if (application := QCoreApplication.instance()) is not None:
            application.aboutToQuit.connect(self.finish)

    def swap(self, old: Sequence[Entry], new: Sequence[Entry], text: str) -> None:
        """Swap `old` entries for `new` ones; `text` says in the reader's language what that does."""
        self.stack.push(_Swap(self._swap, tuple(old), tuple(new), text))

    def swap_in_steps(
        self, old: Sequence[Entry], new: Sequence[Entry], text: str, changes: int
    ) -> Generator[float, None, bool]:
        """The same for many, in steps: the shares done; whether they were swapped.

        They are not if something else was since the glossary's `changes` were as many as `old` was found by.
        """
        while self._is_in_steps:
            yield 0.0
        self.finish()
        if self.glossary.changes != changes:
            return False
        self._is_in_steps = True
        try:
            is_done = yield from self.glossary.swap_in_steps(old, new)
        finally:
            self._is_in_steps = False
        if is_done:
            self.stack.push(_Swap(self._swap, old, new, text, is_done=True))
        return is_done

    def put(self, entry: Entry, text: str) -> None:
        """Put an entry in, in place of those that speak of the same."""
        self.finish()
        numbered = entry._replace(number=self.glossary.next_number)
        self.swap(self.glossary.rivals([numbered]), [numbered], text)

    def finish(self) -> None:
        """Swap at once what is being swapped in slices."""
        self._slices.stop()
        swapping, self._swapping = self._swapping, iter(())
        for _ in swapping:
            pass

    def _swap(self, old: Sequence[Entry], new: Sequence[Entry]) -> None:
        self.finish()
        if len(old) + len(new) < _MANY or self._is_in_steps:
            self.glossary.swap(old, new)
        else:
            self._swapping = self._until_done(old, new)
            self._slices.start(self._swapping)

    def _until_done(self, old: Sequence[Entry], new: Sequence[Entry]) -> Iterator[float]:
        while not (yield from self.glossary.swap_in_steps(old, new)):
            pass


class _Swap(QUndoCommand):
    """`is_done` is whether it has been done before it is pushed, which does it."""

    def __init__(
        self,
        swap: Callable[[Sequence[Entry], Sequence[Entry]], None],
        old: Sequence[Entry],
        new: Sequence[Entry],
        text: str,
        *,
        is_done: bool = False,
    ) -> None:
        super().__init__(text)
        self._swap, self._old, self._new, self._is_done = swap, old, new, is_done

    def undo(self) -> None:
        self._swap(self._new, self._old)

    def redo(self) -> None:
        if self._is_done:
            self._is_done = False
        else:
            self._swap(self._old, self._new)
