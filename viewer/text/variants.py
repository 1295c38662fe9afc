"""Which characters a reader takes for one and the same when looking for a word.

The forms of a character in both scripts and every region, full and half width, upper and lower case, compatibility
forms and radicals that look like it, and the marks that do the same work: quotation marks, dashes, middle dots.

Being alike is an equivalence, so that a word is found no matter in which script it is typed. 髮, 發 and 发 are all one.
Inside a word that does no harm, and it finds the 恢複 that a careless conversion made of 恢復.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import islice
from typing import Literal

from viewer.text import corrections
from viewer.text.corrections import Table
from viewer.text.gradual import Gradual
from viewer.text.radicals import unify_radicals
from viewer.text.tables import opencc_table

_TABLES = ("STCharacters", "TSCharacters", "TWVariants", "HKVariants", "HKVariantsPhrases")
"""All that a conversion without vocabulary changes. Hong Kong's phrases are names, with forms such as 栢 and 鑛."""

_MARKS = (
    "\"“”„‟'‘’‚‛「」『』〝〞〟",
    "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u2500",
    "·‧・•∙⋅",
    "~〜∼",
    ".。",
    "…⋯",
)
"""Marks that stand for one another between regions, keyboards and careless pages."""

_AT_ONCE = 1_000
"""Pairs that are gathered in a step: 2 ms, and 4 more where a table is read."""
_HALF_OR_FULL_WIDTH = range(0xFF01, 0xFFEF)
_COMPATIBILITY = (*range(0xF900, 0xFB00), *range(0x2F800, 0x2FA20))
_RADICALS = range(0x2E80, 0x2FD6)


@cache
def alike(character: str) -> str:
    """Every character that is taken for `character`, itself among them, sorted. The first call reads the tables."""
    groups = _GROUPS.whole()
    forms = _cases(character)
    forms = forms.union(*(groups.get(form, ()) for form in forms))
    return "".join(sorted(forms.union(*map(_cases, forms))))


def _cases(character: str) -> set[str]:
    """The character and its other case, if the two lead to each other; ſ and S do not."""
    forms = {character.lower(), character.upper()}
    return {character, *(form for form in forms if character in (form.lower(), form.upper()))}


def _gather(groups: dict[str, set[str]]) -> Iterator[None]:
    """For each character that has others like it, all of them; a group is one set that its characters share."""
    pairs = _pairs()
    while some := list(islice(pairs, _AT_ONCE)):
        for one, other in some:
            small, large = sorted((groups.get(one, {one}), groups.get(other, {other})), key=len)
            large |= small
            for character in (one, other, *small):
                groups[character] = large
        yield


_GROUPS = Gradual(dict[str, set[str]](), _gather)


def loading() -> Iterator[None]:
    """Read the tables in small steps; nothing is left to do where they are read already."""
    return _GROUPS.steps()


def _pairs() -> Iterator[tuple[str, str]]:
    """Characters that are alike, two and two."""
    for entries in map(opencc_table, _TABLES):
        for source, candidates in entries.items():
            for candidate in candidates:
                yield from zip(source, candidate, strict=True)
    # 妳 is 你 by the pack alone; what it says of single characters in other tables, OpenCC's tables say as well.
    yield from (pair for pair in corrections.entries(Table.TO_SIMPLIFIED).items() if len(pair[0]) == 1)
    for marks in _MARKS:
        yield from ((marks[0], mark) for mark in marks[1:])
    yield from _normalised(_HALF_OR_FULL_WIDTH, "NFKC")
    yield from _normalised(_COMPATIBILITY, "NFC")
    for code in _RADICALS:
        yield from ((chr(code), replacement.text) for replacement in unify_radicals(chr(code)))


def _normalised(codes: Iterable[int], form: Literal["NFC", "NFKC"]) -> Iterator[tuple[str, str]]:
    for character in map(chr, codes):
        normal = unicodedata.normalize(form, character)
        if len(normal) == 1 and normal != character:
            yield character, normal
