"""A rewrite: a text, what it became, and how the characters of the two correspond."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from viewer.text.alignment import Alignment


class Replacement(NamedTuple):
    """Characters ``[start, end)`` of a text are to become `text`; `rule` names why (``"gloss"``, ``"image"``…)."""

    start: int
    end: int
    text: str
    rule: str = ""


class Rewrite(NamedTuple):
    """`before` became `after`; `alignment` maps boundaries between characters both ways.

    `replacements` are the edits with their reasons, in order, in offsets of `before`.
    """

    before: str
    after: str
    alignment: Alignment
    replacements: tuple[Replacement, ...] = ()

    @classmethod
    def identity(cls, text: str) -> Rewrite:
        """The rewrite that changes nothing."""
        return cls(text, text, Alignment.identity(len(text)))

    @classmethod
    def apply(cls, text: str, replacements: Iterable[Replacement]) -> Rewrite:
        """Replace sorted, disjoint ranges of `text`. A replacement of equal length keeps its characters in step."""
        kept = tuple(replacements)
        if not kept:
            return cls.identity(text)
        pieces: list[str] = []
        edits: list[tuple[int, int, int]] = []
        position = 0
        for item in kept:
            pieces += (text[position : item.start], item.text)
            position = item.end
            if len(item.text) != item.end - item.start:
                edits.append((item.start, item.end, len(item.text)))
        pieces.append(text[position:])
        return cls(text, "".join(pieces), Alignment.build(len(text), edits), kept)
