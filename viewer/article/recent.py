"""What was lately made of an article's blocks, so that a book of any size takes no more room than some pages of it."""

from __future__ import annotations

from typing import Generic, TypeVar

Made = TypeVar("Made")

ROOM = 1_000_000
"""Characters, counting `_OVERHEAD` for each block: some 1,500 paragraphs, about 4 MB."""
_OVERHEAD = 400


class Recent(Generic[Made]):
    """Values by block number. When there is no more room, the older half goes."""

    def __init__(self) -> None:
        self._made: dict[int, tuple[Made, int]] = {}
        self._size = 0

    def get(self, number: int) -> Made | None:
        """What is kept for a block, if anything is."""
        found = self._made.get(number)
        return found[0] if found else None

    def keep(self, number: int, made: Made, length: int) -> Made:
        """Keep what was made of a block of so many characters, and return it."""
        if self._size > ROOM:
            for old in list(self._made)[: len(self._made) // 2]:
                self._size -= self._made.pop(old)[1]
        self._made[number] = made, length + _OVERHEAD
        self._size += length + _OVERHEAD
        return made

    def drop(self, number: int) -> None:
        """Forget what is kept for a block."""
        if number in self._made:
            self._size -= self._made.pop(number)[1]
