"""Pinyin that stands in brackets after a character, as in 業(yè): where it is, and what it is doing there.

Some converters and feeds put a reading after every character that is not in their own table. Such damage looks like
the notes of a primer, so a whole document (or one chapter of a book) is judged before anything is hidden.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from enum import Enum
from functools import cache
from typing import NamedTuple

from viewer.text.patterns import pattern
from viewer.text.pinyin import Pronunciations
from viewer.text.rewrite import Replacement
from viewer.text.script import Script, detect, is_han
from viewer.text.tables import opencc_characters, package_folder

MINIMUM_GLOSSES = 5
_ENOUGH = 2_000
"""Readings of a document that are looked at: 16 ms."""
MINIMUM_CHARACTERS = 3
TWO_SCRIPT_SHARE = 0.95
GLOSSED_SHARE = 0.9
SAME_READING_SHARE = 0.95
RUNNING_TEXT_SHARE = 0.5


class Treatment(Enum):
    """What becomes of the bracketed pinyin of a document."""

    STRIP = "strip"
    """It is damage: hide it."""
    RUBY = "ruby"
    """It is there to teach: hide the brackets and set the readings above the characters."""
    KEEP = "keep"
    """It is a part of the text."""


class Gloss(NamedTuple):
    """A bracketed reading: `character` is the offset of the Chinese character it belongs to.

    ``[start, end)`` is the bracketed part with its spaces, `reading` the syllable in NFC.
    """

    character: int
    start: int
    end: int
    reading: str

    @property
    def toned(self) -> bool:
        """Whether the reading carries a tone mark."""
        return _TONE.search(unicodedata.normalize("NFD", self.reading)) is not None


_TONE = pattern("[\u0300\u0301\u0304\u030c]")
# Lower-case letters with any accent that pinyin is typed with, precomposed or not; the tables know what is a syllable.
_LETTERS = "a-z\u00e0-\u00fc\u0101-\u01dc\u01f9\u0251\u0261\u0300-\u030c\u1e3f\u1ebf\u1ec1"
_CANDIDATE = pattern(f"[(（][ \u3000]{{0,2}}([{_LETTERS}]{{1,9}})[ \u3000]{{0,2}}[)）]")
# Phonetic letters and breves that stand in for a, g and the third tone on many pages.
_LOOK_ALIKES = str.maketrans({"\u0251": "a", "\u0261": "g", "\u0306": "\u030c"})


def find_glosses(text: str) -> list[Gloss]:
    """Every bracketed syllable that is a reading of the character before it, in order.

    One letter without a tone, as in 選項(a), is a list mark and not a reading. A single space may stand before the
    bracket, and a second bracket may follow the first. Linear; without brackets it costs two searches for a character.
    """
    if "(" not in text and "（" not in text:
        return []
    found: list[Gloss] = []
    for match in _CANDIDATE.finditer(text):
        start = match.start()
        if text[start - 1 : start] == " ":
            start -= 1
        character = found[-1].character if found and found[-1].end == start else start - 1
        reading = _plain(match[1])
        if character >= 0 and _is_reading(text[character], reading):
            found.append(Gloss(character, start, match.end(), reading))
    return found


def decide(texts: Iterable[str]) -> Treatment:
    """What to do with the bracketed pinyin of a document or chapter, given its paragraphs.

    Below five readings with a tone nothing is touched. Five or more are there to be read, unless everything says
    that a conversion left them behind (`_is_damage`). Thousands tell no more than the first `_ENOUGH` do.
    """
    paragraphs: list[str] = []
    found: list[tuple[str, Gloss]] = []
    for paragraph in texts:
        paragraphs.append(paragraph)
        found += ((paragraph, gloss) for gloss in find_glosses(paragraph))
        if len(found) >= _ENOUGH:
            break
    if sum(gloss.toned for _, gloss in found) < MINIMUM_GLOSSES:
        return Treatment.KEEP
    return Treatment.STRIP if _is_damage(paragraphs, found) else Treatment.RUBY


def hide_glosses(text: str, treatment: Treatment) -> list[Replacement]:
    """The bracketed parts that `treatment` takes out of the line.

    Damage sits on characters whose two scripts differ. Where a damaged document has a reading after another character,
    as in 亳(bó)州, its author put it there, and it stays.
    """
    if treatment is Treatment.KEEP:
        return []
    return [
        Replacement(gloss.start, gloss.end, "", "gloss")
        for gloss in find_glosses(text)
        if treatment is Treatment.RUBY or _has_two_forms(text[gloss.character])
    ]


def _is_damage(paragraphs: Sequence[str], found: Sequence[tuple[str, Gloss]]) -> bool:
    """Whether a conversion left these readings behind.

    Then they are on characters that have a Simplified form of their own, on nearly every occurrence of each, in running
    Traditional text. They come from a table, so that a character has the same reading everywhere, right or wrong
    (應(yīng)對); a primer tells 長(cháng) from 長(zhǎng), and a list of new words sets each character apart.
    """
    readings = Counter((text[gloss.character], gloss.reading) for text, gloss in found)
    usual: dict[str, int] = {}
    for (character, _), count in readings.items():
        usual[character] = max(count, usual.get(character, 0))
    occurrences = sum(text.count(character) for text in paragraphs for character in usual)
    two_forms = sum(_has_two_forms(text[gloss.character]) for text, gloss in found)
    running = sum(_in_running_text(text, gloss) for text, gloss in found)
    return (
        len(usual) >= MINIMUM_CHARACTERS
        and two_forms >= TWO_SCRIPT_SHARE * len(found)
        and len(found) >= GLOSSED_SHARE * occurrences
        and sum(usual.values()) >= SAME_READING_SHARE * len(found)
        and running > RUNNING_TEXT_SHARE * len(found)
        and detect("\n".join(paragraphs)) is Script.TRADITIONAL
    )


def _in_running_text(text: str, gloss: Gloss) -> bool:
    """Whether the character has Chinese beside it, glossed or not, and is not an entry of a list."""
    before = text[gloss.character - 1 : gloss.character] if gloss.character else ""
    after = text[gloss.end : gloss.end + 1]
    return before in {")", "）"} or is_han(before) or is_han(after)


def _plain(syllable: str) -> str:
    """A syllable in NFC with the letters that pinyin is spelt with."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFD", syllable).translate(_LOOK_ALIKES))


def _is_reading(character: str, syllable: str) -> bool:
    if not is_han(character) or (len(syllable) == 1 and syllable.isascii()):
        return False
    return syllable in _readings(character)


@cache
def _readings(character: str) -> frozenset[str]:
    """Every reading of a character and of its counterparts in the other script."""
    simplified, traditional = (opencc_characters(name).get(character, "") for name in ("TSCharacters", "STCharacters"))
    forms = {character, *simplified, *traditional}
    return frozenset(reading for form in forms for reading in _pinyin().of(form))


def _has_two_forms(character: str) -> bool:
    """Whether the character has a Simplified form that is not itself, for some of its words at least (乾, 著)."""
    return bool(opencc_characters("TSCharacters").get(character, "").replace(character, ""))


@cache
def _pinyin() -> Pronunciations:
    return Pronunciations((package_folder("pypinyin") / "pinyin_dict.json").read_bytes())
