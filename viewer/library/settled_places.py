"""Where the places that were settled stand now in their document, which may have changed since."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from viewer.article.blocks import Block, Position
from viewer.article.rulings import Choice
from viewer.library.entry import Entry
from viewer.library.landmark import Landmark
from viewer.library.places import Place

_NEAR = 300
"""Blocks on either side in which a place is looked for at once when its block has other words than it had."""


def choice(entry: Entry, blocks: Sequence[Block]) -> Choice | None:
    """An entry for a place as it holds in a document; None if it has no place, or its words are nowhere near it."""
    if entry.place is None:
        return None
    position, rule = entry.place.position, entry.rule
    if position.block < len(blocks) and not stands(entry, blocks):
        first = max(position.block - _NEAR, 0)
        near = [blocks[number] for number in range(first, min(position.block + _NEAR, len(blocks)))]
        found = entry.place.landmark.find(near, Position(position.block - first, position.offset))
        if found is None:
            return None
        position = Position(found.block + first, found.offset)
    return Choice(position, rule.term, rule.replacement, rule.direction)


def stands(entry: Entry, blocks: Sequence[Block]) -> bool:
    """Whether the words that an entry is about stand at its place; so they do if it is for no place."""
    if entry.place is None:
        return True
    number, offset = entry.place.position
    return number < len(blocks) and blocks[number].text.startswith(entry.rule.term, offset)


def moved(entry: Entry, blocks: Sequence[Block]) -> Iterator[Entry | None]:
    """Look through all of a document for the place of an entry, in steps: after each the entry at the best place so
    far; None as long as there is none."""
    if entry.place is None:
        return
    for found in entry.place.landmark.seek(blocks, entry.place.position):
        there = entry._replace(place=Place(found, Landmark.at(blocks, found))) if found else None
        yield there if there and stands(there, blocks) else None
