"""How the characters of a rewritten text correspond to the characters it was made from.

An alignment is a list of edits; between edits both texts run in step, one character to one. Offsets count code
points. Only boundaries between characters are mapped, never characters themselves, so that an empty range, a range
inside a replaced word and a range around hidden text all have one well-defined answer.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum
from functools import lru_cache
from typing import NamedTuple


class Edge(Enum):
    """Which end of a range an offset stands for, where one boundary has several counterparts.

    A range never takes in text that only exists on the other side: its start moves past it, its end stays before it.
    Inside an edit a start snaps back to the edit's beginning and an end forward to its close, so that a replaced word
    is taken whole.
    """

    START = "start"
    END = "end"


class Edit(NamedTuple):
    """Characters ``[start, end)`` of the text before became ``[new_start, new_end)`` of the text after."""

    start: int
    end: int
    new_start: int
    new_end: int


@dataclass(frozen=True, slots=True)
class Alignment:
    """The correspondence of a text of `before` characters with the text of `after` characters made from it.

    Edits are sorted and disjoint; between them both texts run in step. `build` makes one from replacements.
    """

    before: int
    after: int
    edits: tuple[Edit, ...] = ()
    _starts: tuple[list[int], list[int]] = field(init=False, repr=False, compare=False)
    _ends: tuple[list[int], list[int]] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        old, new = 0, 0
        for edit in self.edits:
            if edit.start - old != edit.new_start - new or not (old <= edit.start <= edit.end):
                raise ValueError(f"edit {edit} does not follow in step from {old}→{new}")
            old, new = edit.end, edit.new_end
        if self.before - old != self.after - new or old > self.before:
            raise ValueError(f"the texts do not end in step: {self.before} and {self.after} characters")
        object.__setattr__(self, "_starts", ([e.start for e in self.edits], [e.new_start for e in self.edits]))
        object.__setattr__(self, "_ends", ([e.end for e in self.edits], [e.new_end for e in self.edits]))

    @classmethod
    @lru_cache(maxsize=4096)
    def identity(cls, length: int) -> Alignment:
        """The alignment of two texts of equal length that correspond character for character."""
        return cls(length, length)

    @classmethod
    def build(cls, length: int, replacements: Iterable[tuple[int, int, int]]) -> Alignment:
        """The alignment made by replacing ``[start, end)`` with `count` characters, for each sorted replacement."""
        edits, shift = [], 0
        for start, end, count in replacements:
            edits.append(Edit(start, end, start + shift, start + shift + count))
            shift += count - (end - start)
        return cls(length, length + shift, tuple(edits))

    @property
    def is_identity(self) -> bool:
        """Whether both texts run in step from end to end."""
        return not self.edits

    @property
    def inverse(self) -> Alignment:
        """The alignment that leads back."""
        return Alignment(
            self.after, self.before, tuple(Edit(e.new_start, e.new_end, e.start, e.end) for e in self.edits)
        )

    def forward(self, offset: int, edge: Edge = Edge.START) -> int:
        """The boundary in the text after that answers to boundary `offset` of the text before."""
        return self._map(offset, edge, 0, 1)

    def backward(self, offset: int, edge: Edge = Edge.START) -> int:
        """The boundary in the text before that answers to boundary `offset` of the text after."""
        return self._map(offset, edge, 1, 0)

    def forward_range(self, start: int, end: int) -> tuple[int, int]:
        """The range in the text after of range ``[start, end)`` of the text before; empty if all of it is hidden."""
        if not self.edits and 0 <= start <= end <= self.before:
            return start, end  # as most are: thousands of marks are mapped for a page
        first, last = self.forward(start, Edge.START), self.forward(end, Edge.END)
        return (first, last) if first <= last else (first, first)

    def backward_range(self, start: int, end: int) -> tuple[int, int]:
        """The range in the text before of range ``[start, end)`` of the text after, without hidden text at its ends."""
        first, last = self.backward(start, Edge.START), self.backward(end, Edge.END)
        return (first, last) if first <= last else (first, first)

    def then(self, other: Alignment) -> Alignment:
        """The alignment of this rewrite followed by `other`, whose text before is this one's text after."""
        if other.before != self.after:
            raise ValueError(f"cannot follow {self.after} characters with an alignment of {other.before}")
        if not other.edits:
            return self
        if not self.edits:
            return other
        return Alignment(self.before, other.after, tuple(_compose(self, other)))

    def _map(self, offset: int, edge: Edge, here: int, there: int) -> int:
        """Map a boundary from side `here` to side `there` (0 before, 1 after).

        The corners of the edits and every boundary between them are the pairs of boundaries that correspond. A start
        takes the last counterpart of the nearest pair at or before `offset`, an end the first counterpart of the
        nearest pair at or after it.
        """
        length = self.after if here else self.before
        offset = min(max(offset, 0), length)
        if edge is Edge.START:
            index = bisect_right(self._starts[here], offset) - 1
            if index < 0:
                return offset
            if offset >= self._ends[here][index]:
                return self._ends[there][index] + offset - self._ends[here][index]
            return self._starts[there][index]
        index = bisect_left(self._ends[here], offset)
        if index == len(self.edits):
            return (self.before if here else self.after) - (length - offset)
        if offset <= self._starts[here][index]:
            return self._starts[there][index] - (self._starts[here][index] - offset)
        return self._ends[there][index]


def _compose(first: Alignment, second: Alignment) -> Iterable[Edit]:
    """The edits of two rewrites in a row.

    Edits that overlap in the middle text become one; two that only meet at a boundary stay apart, because that
    boundary has a counterpart on either side.
    """
    ranges: list[tuple[int, int, Edit | None, Edit | None]]
    ranges = [(e.new_start, e.new_end, e, None) for e in first.edits]
    ranges += [(e.start, e.end, None, e) for e in second.edits]
    ranges.sort(key=lambda r: r[:2])
    groups: list[_Group] = []
    for start, end, earlier, later in ranges:
        if not groups or not groups[-1].overlaps(start, end):
            groups.append(_Group(start, end))
        groups[-1].add(end, earlier, later)
    back, ahead = 0, 0  # what to add to an offset of the middle text to reach the texts before and after
    for group in groups:
        old = [(e.start, e.new_start, e.end, e.new_end) for e in group.earlier]
        new = [(e.new_start, e.start, e.new_end, e.end) for e in group.later]
        old_start, old_end = _outer(group, old, back)
        new_start, new_end = _outer(group, new, ahead)
        back, ahead = old_end - group.end, new_end - group.end
        yield Edit(old_start, old_end, new_start, new_end)


class _Group:
    """Edits of both steps that overlap in range ``[start, end)`` of the middle text."""

    __slots__ = ("earlier", "end", "later", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start, self.end = start, end
        self.earlier: list[Edit] = []
        self.later: list[Edit] = []

    def overlaps(self, start: int, end: int) -> bool:
        return start < self.end or (start == end == self.start == self.end)

    def add(self, end: int, earlier: Edit | None, later: Edit | None) -> None:
        self.end = max(self.end, end)
        if earlier:
            self.earlier.append(earlier)
        if later:
            self.later.append(later)


def _outer(group: _Group, edits: list[tuple[int, int, int, int]], shift: int) -> tuple[int, int]:
    """The range on one side that answers to the group's range of the middle text.

    Each edit is (start there, start in the middle, end there, end in the middle); `shift` applies before the first.
    """
    if not edits:
        return group.start + shift, group.end + shift
    start_there, start_middle, _, _ = edits[0]
    _, _, end_there, end_middle = edits[-1]
    return start_there - (start_middle - group.start), end_there + (group.end - end_middle)
