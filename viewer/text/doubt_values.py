"""What a doubt is: a place of a text, why it is doubted, and what could be shown instead.

What is shown there, in whose forms, and which pairs of characters are no reason for a doubt, is here as well.
"""

from __future__ import annotations

from enum import Enum
from functools import cache
from typing import NamedTuple

from viewer.text import conversion
from viewer.text.rewrite import Rewrite
from viewer.text.routing import FORMS
from viewer.text.script import View
from viewer.text.tables import opencc_characters

_FREE = frozenset(
    one + other
    for one, other in zip(
        "臺周占佔布升吃個歎才念核杯煙回向戚毀托溪針嘗雕梁背閒群凶巨岩",
        "台週佔占佈昇喫箇嘆纔唸覈盃菸迴嚮慼燬託谿鍼嚐鵰樑揹閑羣兇鉅巖",
        strict=True,
    )
)
"""Pairs of which a careful writer may choose either: no doubt is worth a mark."""


class Reason(Enum):
    """Why a place is doubted; the values are for reports."""

    BOUNDARY = "boundary"
    """Read from its end the sentence falls into other words."""
    NAME = "name"
    """It stands where a surname does."""
    USAGE = "usage"
    """The characters around it speak for another."""
    VOCABULARY = "vocabulary"
    """The word is reworded for the region, and is an ordinary word too."""
    SCRIPT = "script"
    """A Simplified character in a Traditional paragraph."""
    REGIONAL = "regional"
    """A word is kept that the region may have another for."""


class Candidate(NamedTuple):
    """What could be shown, and a word in which it is; the word is empty if none is known."""

    shown: str
    word: str = ""


class Doubt(NamedTuple):
    """Characters ``[start, end)`` of the text before conversion may not be what they are shown as.

    `candidates` are likeliest first; what conversion chose is among them.
    """

    start: int
    end: int
    reason: Reason
    shown: str
    candidates: tuple[Candidate, ...]


class Shown:
    """What is shown of the characters of a text."""

    def __init__(self, converted: Rewrite) -> None:
        self.before = converted.before
        self._after = converted.after
        self._alignment = None if converted.alignment.is_identity else converted.alignment

    def at(self, start: int, end: int) -> str:
        """What is shown of characters ``[start, end)``."""
        if self._alignment is not None:
            start, end = self._alignment.forward_range(start, end)
        return self._after[start:end]

    def is_reworded(self, start: int, end: int) -> bool:
        """Whether the region's vocabulary replaced any of characters ``[start, end)``."""
        edits = self._alignment.edits if self._alignment is not None else ()
        return any(edit.start < end and start < edit.end for edit in edits)


@cache
def form(character: str, view: View) -> str:
    """A character of OpenCC's Traditional in the form of a view."""
    return conversion.convert(character, FORMS[view]) if view in (View.TAIWAN, View.HONGKONG) else character


def is_free(one: str, other: str) -> bool:
    """Whether a careful writer may choose either of two Traditional characters."""
    return one + other in _FREE or other + one in _FREE


@cache
def ambiguous() -> frozenset[str]:
    """Simplified characters that stand for several Traditional ones."""
    return frozenset(one for one, several in opencc_characters("STCharacters").items() if len(several) > 1)
