"""Readings above the lines of a PDF: small pinyin, zhuyin or kana over the characters that they belong to.

A PDF has them as lines of their own, above the line or, where it is vertical, to its right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from statistics import median
from typing import NamedTuple

from viewer.formats.pdf_glyphs import Glyph
from viewer.text.patterns import pattern
from viewer.text.script import is_han

_TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_PINYIN = pattern(f"[a-zü{_TONED}'’\u0300-\u030c]+", re.IGNORECASE)
_IS_TONED = pattern(f"[{_TONED}\u0300\u0301\u0304\u030c]", re.IGNORECASE)
_SYLLABLE = pattern(
    f"(?:[zcs]h|[b-df-hj-np-tw-z])?[aeiouü{_TONED}\u0300-\u030c]+(?:ng?(?![aeiouü{_TONED}])|r(?![aeiouü]))?|.",
    re.IGNORECASE,
)
_SYLLABLE_OF_ZHUYIN = pattern("˙?(?:[ㄅ-ㄙ][ㄧㄨㄩ一丨]?[ㄚ-ㄦ]?|[ㄧㄨㄩ一丨][ㄚ-ㄦ]?|[ㄚ-ㄦ])[ˊˇˋ˙ˉ]?|.")
_ZHUYIN = pattern("[\u3105-\u312f\u31a0-\u31bfˊˇˋˉ˙一丨]+")
_KANA = pattern("[\u3041-\u3096\u30a1-\u30fc]+")

_SMALLER = 0.7
"""The size of readings, at most, as a share of that of the text below."""
_OVERLAP, _FARTHEST = 0.4, 0.8
"""How far readings may reach into their line, and stand above it, in its characters."""
_MOST = 1_000_000
"""Pairs of lines that are looked at on one page."""


class Above(NamedTuple):
    """A reading above a line: where its middle is, and how high it reaches."""

    text: str
    middle: float
    top: float


class Readings(NamedTuple):
    """The lines of a page that are text, and what stands above each of them."""

    runs: Sequence[Sequence[Glyph]]
    above: Sequence[Sequence[Above]]


def without_readings(runs: Sequence[Sequence[Glyph]]) -> Readings:
    """The lines of a page parted into text and the readings above it."""
    small = [number for number, run in enumerate(runs) if _may_be_reading(run)]
    found: dict[int, list[Above]] = {}
    taken: set[int] = set()
    for number in small if len(small) * len(runs) <= _MOST else ():
        readings = list(_syllables(runs[number]))
        for place, base in enumerate(runs):
            if place != number and _is_above(runs[number], base) and _fit(readings, base):
                found.setdefault(place, []).extend(readings)
                taken.add(number)
                break
    kept = [number for number in range(len(runs)) if number not in taken]
    return Readings([runs[number] for number in kept], [found.get(number, []) for number in kept])


def place(readings: Sequence[Above], run: Sequence[Glyph]) -> dict[int, str]:
    """The reading of each character of a line that has one, by the character's number."""
    middles = [((glyph.left + glyph.right) / 2, number) for number, glyph in enumerate(run) if is_han(glyph.text[:1])]
    found: dict[int, str] = {}
    for reading in readings if middles else ():
        _, number = min(middles, key=lambda each: abs(each[0] - reading.middle))
        found[number] = found.get(number, "") + reading.text
    return found


def _may_be_reading(run: Sequence[Glyph]) -> bool:
    text = "".join(glyph.text for glyph in run if not glyph.text.isspace())
    if _PINYIN.fullmatch(text):
        return bool(_IS_TONED.search(text))
    return bool(_ZHUYIN.fullmatch(text) or _KANA.fullmatch(text))


def _syllables(run: Sequence[Glyph]) -> Iterator[Above]:
    """The readings of single characters: words, parted where one is of two syllables."""
    for is_blank, word in groupby(run, key=lambda glyph: glyph.text.isspace()):
        if is_blank:
            continue
        glyphs = list(word)
        text = "".join(glyph.text for glyph in glyphs)
        form = _SYLLABLE_OF_ZHUYIN if _ZHUYIN.match(text) else _SYLLABLE
        parts = [found.span() for found in form.finditer(text)] if len(text) == len(glyphs) else [(0, len(glyphs))]
        for start, end in parts:
            own = glyphs[start:end]
            middle = (own[0].left + own[-1].right) / 2
            yield Above(text[start:end], middle, min(glyph.top for glyph in own))


def _is_above(run: Sequence[Glyph], base: Sequence[Glyph]) -> bool:
    size = median(glyph.size for glyph in base)
    if median(glyph.size for glyph in run) > _SMALLER * size:
        return False
    if run[0].left < base[0].left - size or run[-1].right > base[-1].right + size:
        return False
    return -_OVERLAP * size <= base[0].top - max(glyph.bottom for glyph in run) <= _FARTHEST * size


def _fit(readings: Sequence[Above], base: Sequence[Glyph]) -> bool:
    """Whether nearly all readings stand above a Chinese character."""
    han = [glyph for glyph in base if is_han(glyph.text[:1])]
    near = sum(any(abs((g.left + g.right) / 2 - reading.middle) <= 0.8 * g.size for g in han) for reading in readings)
    return near >= 0.8 * len(readings) > 0
