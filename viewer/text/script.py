"""Which script a text is in, and the scripts and regions it can be shown in.

A text is judged by characters that exist in one script only. Characters that a script shares with the other, such as
后 or 干, say nothing. The tables are OpenCC's own, so that detection and conversion never disagree on a character.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from enum import Enum
from functools import cache
from typing import NamedTuple

from viewer.text.patterns import pattern
from viewer.text.tables import opencc_characters


class Script(Enum):
    """The script a paragraph is really in."""

    SIMPLIFIED = "simplified"
    TRADITIONAL = "traditional"
    MIXED = "mixed"
    """Both scripts, the lesser with at least two characters and a fifth of the telling ones."""
    NEUTRAL = "neutral"
    """Chinese without a character that tells."""
    OTHER = "other"
    """Not Chinese: kana, hangul, Latin, or no letters at all."""


class Region(Enum):
    """A region whose characters, glyph forms, words and punctuation differ from the others'."""

    MAINLAND = "mainland"
    TAIWAN = "taiwan"
    HONGKONG = "hongkong"


class View(Enum):
    """What the reader asks to see."""

    ORIGINAL = "original"
    SIMPLIFIED = "simplified"
    TAIWAN = "taiwan"
    HONGKONG = "hongkong"

    @property
    def region(self) -> Region | None:
        """The region whose forms the view shows; none for the original."""
        return _REGIONS.get(self)


_REGIONS = {
    View.SIMPLIFIED: Region.MAINLAND,
    View.TAIWAN: Region.TAIWAN,
    View.HONGKONG: Region.HONGKONG,
}

# Unified ideographs, extensions A and B onward, and the compatibility block. Radicals are not letters of a text.
_HAN_BLOCKS = (
    range(0x4E00, 0xA000),
    range(0x3400, 0x4DC0),
    range(0xF900, 0xFB00),
    range(0x20000, 0x40000),
    range(0x3007, 0x3008),
)
"""The commonest first."""
HAN = "".join(f"{chr(block.start)}-{chr(block.stop - 1)}" for block in _HAN_BLOCKS)
"""The same, as a class of characters in an expression has it."""
_KANA_AND_HANGUL = (
    range(0x3041, 0x30A0),
    range(0x30A1, 0x30FB),
    range(0x31F0, 0x3200),
    range(0xFF66, 0xFF9E),
    range(0x1100, 0x1200),
    range(0x3130, 0x3190),
    range(0xAC00, 0xD7B0),
)

_HAN = pattern(f"[{HAN}]")
_FOREIGN_LETTER = pattern(f"[{''.join(f'{chr(block.start)}-{chr(block[-1])}' for block in _KANA_AND_HANGUL)}]")

MINORITY_CHARACTERS = 2
MINORITY_SHARE = 0.2
FOREIGN_SHARE = 0.2


class Evidence(NamedTuple):
    """How many characters of a text exist in one script only, out of `han` Chinese characters.

    Evidence of several texts adds up, so that a document can be judged by its paragraphs.
    """

    han: int = 0
    foreign: int = 0
    simplified: int = 0
    traditional: int = 0

    def __add__(self, other: Evidence) -> Evidence:  # type: ignore[override]  # a sum, where tuples are joined
        return Evidence(
            self.han + other.han,
            self.foreign + other.foreign,
            self.simplified + other.simplified,
            self.traditional + other.traditional,
        )

    @property
    def script(self) -> Script:
        """The verdict. Kana or hangul decide first: Japanese writes many characters that look Simplified."""
        if not self.han or self.foreign >= FOREIGN_SHARE * (self.han + self.foreign):
            return Script.OTHER
        minority = min(self.simplified, self.traditional)
        telling = self.simplified + self.traditional
        if not telling:
            return Script.NEUTRAL
        if minority >= MINORITY_CHARACTERS and minority >= MINORITY_SHARE * telling:
            return Script.MIXED
        return Script.SIMPLIFIED if self.simplified > self.traditional else Script.TRADITIONAL


def weigh(text: str) -> Evidence:
    """Count the telling characters of `text`; linear, about 1 ms for 20,000 characters."""
    # Looked up one by one, without a step in Python, they are counted sixty times as fast as by an expression with a
    # class of 3,000 characters.
    count = Counter(map(_sort.__getitem__, text))
    simplified, traditional = count[_SIMPLIFIED], count[_TRADITIONAL]
    return Evidence(count[_HAN_ONLY] + simplified + traditional, count[_FOREIGN], simplified, traditional)


_OTHER, _FOREIGN, _HAN_ONLY, _SIMPLIFIED, _TRADITIONAL = range(5)


class _Sort(dict[str, int]):
    """What a character tells, found out when it is first met."""

    def __missing__(self, character: str) -> int:
        # Without an expression, which takes 3 ms to compile, and the first page waits for this.
        if any(ord(character) in block for block in _HAN_BLOCKS):
            found = _HAN_ONLY
            if character in simplified_only():
                found = _SIMPLIFIED
            elif character in traditional_only():
                found = _TRADITIONAL
        else:
            found = _FOREIGN if any(ord(character) in block for block in _KANA_AND_HANGUL) else _OTHER
        self[character] = found
        return found


_sort = _Sort()


def is_han(character: str) -> bool:
    """Whether a character is Chinese; "" is not."""
    return character != "" and _sort[character] >= _HAN_ONLY


def has_han(text: str) -> bool:
    """Whether a text has a Chinese character, which is mostly its first. An expression takes 3 ms to compile, and the
    first page would wait for it."""
    return not text.isascii() and any(_sort[character] >= _HAN_ONLY for character in text)


def detect(text: str) -> Script:
    """The script `text` is in."""
    return weigh(text).script


def is_chinese(text: str) -> bool:
    """Whether `detect` would say anything but OTHER."""
    return detect(text) is not Script.OTHER


def detect_each(texts: Sequence[str]) -> list[Script]:
    """What `detect` says of each of many texts, in a fraction of the time: only those with kana, hangul or characters
    of both scripts are counted."""
    everything = "\n".join(texts)
    telling = [(found, script) for found, script in _telling() if found.search(everything)]
    if not _FOREIGN_LETTER.search(everything):
        return [_glance(text, telling) for text in texts]
    return [detect(text) if _FOREIGN_LETTER.search(text) else _glance(text, telling) for text in texts]


def _glance(text: str, telling: _Telling) -> Script:
    """The script of a text without kana and hangul, which may have telling characters of some scripts."""
    scripts = [script for found, script in telling if found.search(text)]
    if not scripts:
        return Script.NEUTRAL if _HAN.search(text) else Script.OTHER
    return scripts[0] if len(scripts) == 1 else detect(text)


_Telling = Sequence[tuple[re.Pattern[str], Script]]


@cache
def _telling() -> _Telling:
    """For each script an expression that finds its telling characters, and all beyond the Basic Multilingual Plane.

    Of the latter a class of characters is searched for one by one, twenty times as long; a text that has any is found
    to have both scripts, and counted. Making the two takes 8 ms.
    """
    classes = ((simplified_only(), Script.SIMPLIFIED), (traditional_only(), Script.TRADITIONAL))
    return [
        (re.compile(f"[{''.join(sorted(c for c in characters if c <= _LAST_OF_PLANE))}{_BEYOND}]"), script)
        for characters, script in classes
    ]


_LAST_OF_PLANE, _BEYOND = "\uffff", "\U00010000-\U0010ffff"


@cache
def simplified_only() -> frozenset[str]:
    """Characters written in Simplified text only.

    OpenCC's Traditional is stricter than usage (it wants 羣 for 群); what Taiwan or Hong Kong writes is not counted.
    """
    regional = {
        form for name in ("TWVariants", "HKVariants") for forms in opencc_characters(name).values() for form in forms
    }
    return _one_script("STCharacters") - _one_script("TSCharacters") - regional


@cache
def traditional_only() -> frozenset[str]:
    """Characters written in Traditional text only, of whatever region."""
    return _one_script("TSCharacters") - _one_script("STCharacters")


@cache
def _one_script(name: str) -> frozenset[str]:
    """Characters that a table always replaces, by something that is not themselves."""
    return frozenset(
        character for character, candidates in opencc_characters(name).items() if character not in candidates
    )
