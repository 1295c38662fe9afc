"""A few characters around a position, by which it is found again when blocks were added, removed or cut anew."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile, zip_longest
from typing import NamedTuple

from viewer.article.blocks import Block, Position

REACH = 16
"""Characters on either side; a line break stands for the boundary of two blocks."""
_ANCHOR = 4
"""Characters beside the position that are looked for; what they find is then judged by the whole landmark."""

_STRETCH = 256
"""Blocks that are looked through in one step: 0.4 ms."""


class Landmark(NamedTuple):
    """The source's text just before and just after a position."""

    before: str
    after: str

    @classmethod
    def at(cls, blocks: Sequence[Block], position: Position) -> Landmark:
        """The landmark of a position in the article."""
        number, offset = position.block, position.offset
        text = blocks[number].text
        before, after = text[max(0, offset - REACH) : offset], text[offset : offset + REACH]
        for other in range(number - 1, -1, -1):
            if len(before) >= REACH:
                break
            before = f"{blocks[other].text[-REACH:]}\n{before}"
        for other in range(number + 1, len(blocks)):
            if len(after) >= REACH:
                break
            after = f"{after}\n{blocks[other].text[:REACH]}"
        return cls(before[-REACH:], after[:REACH])

    def find(self, blocks: Sequence[Block], near: Position) -> Position | None:
        """The position nearest to `near` that has this landmark; the best with half of it; None if there is none.

        Half of it is left when one of the two sides was rewritten. Measured: 0.05 ms where the text is as it was, and
        0.9 s to learn that it is nowhere in 37 million characters.
        """
        best = None
        for best in self.seek(blocks, near):  # noqa: B007  # the last one is wanted
            pass
        return best

    def seek(self, blocks: Sequence[Block], near: Position) -> Iterator[Position | None]:
        """Look for that position in steps of less than a millisecond: after each the best found so far."""
        whole = len(self.before) + len(self.after)
        best, most = None, (whole - 1) // 2
        for position in self._candidates(blocks, near):
            if position is not None:
                agreement = self._agreement(Landmark.at(blocks, position))
                if agreement > most:
                    best, most = position, agreement
                if most == whole:
                    break
            yield best
        yield best

    def _candidates(self, blocks: Sequence[Block], near: Position) -> Iterator[Position | None]:
        """Positions beside one of the anchors: `near` itself first, then from its block outward; and now and then
        nothing."""
        if not blocks:
            return
        number = min(max(near.block, 0), len(blocks) - 1)
        if number == near.block and 0 <= near.offset <= len(blocks[number].text):
            yield near
        tail, head = self.before.rpartition("\n")[2][-_ANCHOR:], self.after.partition("\n")[0][:_ANCHOR]
        longest = max(len(tail), len(head))
        anchors = [(piece, shift) for piece, shift in ((tail, len(tail)), (head, 0)) if len(piece) == longest]
        for count, other in enumerate(_outward(number, len(blocks)), 1):
            if count % _STRETCH == 0:
                yield None
            text = blocks[other].text
            offsets = {found + shift for piece, shift in anchors if piece in text for found in _all(piece, text)}
            for offset in sorted(offsets, key=lambda found: abs(found - near.offset)):
                yield Position(other, offset)

    def _agreement(self, other: Landmark) -> int:
        """How many characters next to the position are the same."""
        return _shared(self.before[::-1], other.before[::-1]) + _shared(self.after, other.after)


def _shared(one: str, other: str) -> int:
    """How many characters two texts have in common from their beginning on."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _outward(centre: int, length: int) -> Iterator[int]:
    """All numbers below `length`, from `centre` outward."""
    for after, before in zip_longest(range(centre, length), range(centre - 1, -1, -1)):
        if after is not None:
            yield after
        if before is not None:
            yield before


def _all(piece: str, text: str) -> Iterator[int]:
    """Where `piece` stands in `text`; an empty one only in an empty text."""
    if not piece:
        if not text:
            yield 0
        return
    offset = text.find(piece)
    while offset >= 0:
        yield offset
        offset = text.find(piece, offset + 1)


def same_share(position: Position, before: Sequence[Block], after: Sequence[Block]) -> Position:
    """About the same place in the same file decoded otherwise, where no words are left to know it by.

    The line breaks of most encodings are the same bytes, so that the blocks are too; else it is as far from the
    beginning as before, by the length of the text.
    """
    if not after:
        return Position(0, 0)
    if len(before) == len(after):
        number, share = position.block, _share(position.offset, before[position.block].text)
        return Position(number, int(share * len(after[number].text)))
    ahead = sum(len(block.text) for block in before[: position.block]) + position.offset
    left = ahead / (sum(len(block.text) for block in before) or 1) * sum(len(block.text) for block in after)
    for number, block in enumerate(after):
        if left <= len(block.text):
            return Position(number, int(left))
        left -= len(block.text)
    return Position(len(after) - 1, 0)


def _share(offset: int, text: str) -> float:
    return offset / len(text) if text else 0.0
