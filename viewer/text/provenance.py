"""Which table, of OpenCC's or of the correction pack, decided what a character became."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from viewer.text import conversion, corrections
from viewer.text.corrections import Table
from viewer.text.patterns import pattern
from viewer.text.script import Script, View
from viewer.text.segmentation import Words, simplified_words
from viewer.text.tables import opencc_words

_RUN = pattern("[\u3400-\u4dbf\u4e00-\u9fff]+")


class Acting(NamedTuple):
    """The table that decided, and the word of it that holds the character; a single character if no longer one does."""

    table: str
    word: str


def acting(text: str, offset: int, script: Script, view: View, *, corrected: bool = True) -> Acting:
    """What decided about the character at `offset` of a text before conversion without vocabulary.

    With `corrected` the pack is named where OpenCC alone would have written another character.
    """
    if view is View.SIMPLIFIED:
        found = _found(text, offset, traditional_words(), "TSPhrases", "TSCharacters")
        return _corrected(text, offset, "t2s", Table.TO_SIMPLIFIED, found) if corrected else found
    if script in (Script.SIMPLIFIED, Script.MIXED):
        simple = conversion.convert(text, "t2s")
        found = _found(simple, offset, simplified_words(), "STPhrases", "STCharacters")
        config = "s2hk" if view is View.HONGKONG else "s2tw"
        return _corrected(simple, offset, config, Table.FROM_SIMPLIFIED, found) if corrected else found
    region = "HK" if view is View.HONGKONG else "TW"
    return Acting(f"{region}Variants", text[offset])


def _corrected(text: str, offset: int, config: str, table: Table, found: Acting) -> Acting:
    """The longest word of the pack at `offset` if the pack changed what is there, otherwise what OpenCC has `found`."""
    plain, mended = (conversion.convert(text, config, corrected=pack)[offset] for pack in (False, True))
    if plain == mended:
        return found
    longest = max(corrections.words_at(text, offset, table), key=len, default=None)
    return Acting(f"pack {corrections.version()}", longest) if longest else found


def _found(text: str, offset: int, words: Words, phrases: str, characters: str) -> Acting:
    run = next((m for m in _RUN.finditer(text) if m.start() <= offset < m.end()), None)
    if run is None:
        return Acting(characters, text[offset])
    cuts = words.forward(run[0])
    start = max(cut for cut in cuts if cut <= offset - run.start())
    end = min(cut for cut in cuts if cut > offset - run.start())
    word = run[0][start:end]
    return Acting(phrases if len(word) > 1 else characters, word)


@cache
def traditional_words() -> Words:
    """OpenCC's words in Traditional script that it converts otherwise than character by character."""
    words = Words()
    words.add(opencc_words("TSPhrases"))
    return words
