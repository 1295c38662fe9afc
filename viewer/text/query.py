"""A search query as a regular expression over source text.

The query is folded, not the text: each of its characters becomes a class of all that are alike, and between two of them
may stand what a reader does not see or does not think of: bracketed pinyin, invisible characters, the break of a
hard-wrapped line, a space between Chinese and Latin. So hits are ranges of the source, whatever is shown of it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import Final

from viewer.text.conversion import convert
from viewer.text.gloss import find_glosses
from viewer.text.patterns import pattern
from viewer.text.rewrite import Replacement, Rewrite
from viewer.text.script import HAN
from viewer.text.variants import alike

LONGEST: Final = 200
"""Characters of a query that are looked for; a longer one is found by its beginning."""

BOUNDARY: Final = "\uffff"
"""A character that no hit contains: texts joined by it can be searched as one."""

_REWORDING = ("t2sp", "s2twp", "s2hkp")
"""The configurations that write the words of the mainland, Taiwan and Hong Kong."""

# What may stand between two characters. The alternatives begin with different characters, so the time stays
# linear. A class of more than two ranges takes 0.1 ms to compile, hence several.
_INVISIBLE = (
    "[\u200b-\u200f\u2060-\u2069]|[\u00ad\ufeff]|[\u202a-\u202e\ufe00-\ufe0f]|[\0-\x08\x0e-\x1b]|[\x7f\u180e]"
    "|[\U000e0100-\U000e01ef]"
)
_GLOSS = " ?[(（][^)）]{1,13}[)）]"
"""Anything short in brackets; what it is is looked at in the hit."""
_LINE_BREAK = "[ \t]*+(?:\r\n|[\n\r])[ \t]*+"
_SPACE_ENTITY = "&(?:amp;)*+(?:nbsp|ensp|emsp|#160|#12288);"
_SPACE = rf"\s|{_SPACE_ENTITY}"
_BLANK = f"[ \u00a0]|[\u2000-\u200a\u3000]|[\u202f\u205f]|{_SPACE_ENTITY}"

# All that may stand between two Chinese characters and more: compiled in a third of the time. One alternative holds no
# group of its own: before 3.11.5 Python loses its way in what is repeated within what is possessive.
_ROUGHLY = r"(?:[(（][^)）]{1,13}[)）]|(?![(（])\W)*"

_UNSEARCHED = pattern(f"(?:{_INVISIBLE}|{BOUNDARY})+")
_PIECE = pattern(r"(?P<space>\s+)|(?P<ellipsis>[…⋯]+|[.．。｡]{3,})|.", re.DOTALL)
_HAN = pattern(f"[{HAN}\u2e80-\u2fd5]")
_BRACKET = pattern("[(（]")

_ELLIPSIS = "(?:[…⋯]++|[.．。｡]{3,}+)"
_ENTITIES = {"&": "&(?:amp;)*amp;", "<": "&(?:amp;)*+lt;", ">": "&(?:amp;)*+gt;", '"': "&(?:amp;)*+quot;"}
"""Characters that a page may have left as entities."""


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for, as `text` says. One with nothing to look for, such as spaces, is false and finds nothing.

    `pattern` matches at the hits, and elsewhere if it is not the one of `expression`, which tells the hits exactly.
    `length` is that of the shortest hit in characters, `brackets` how many opening brackets every hit has of its own.
    `needed` are, for each wording, its Chinese characters, each as all those alike; a hit has one of each.
    """

    text: str
    expression: str
    pattern: re.Pattern[str] | None
    length: int
    brackets: int
    needed: tuple[tuple[str, ...], ...] = ()

    def __bool__(self) -> bool:
        return self.pattern is not None

    def may_be_in(self, text: str) -> bool:
        """Whether `text` has the Chinese characters of a hit, anywhere: told in a fraction of the time of finding."""
        return any(all(any(form in text for form in forms) for forms in wording) for wording in self.needed)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """The hits in `text` in order, none overlapping another, as ranges of offsets; never empty."""
        position = 0
        while self.pattern and (match := self.pattern.search(text, position)):
            start, position = match.span()
            if position - start == self.length:
                yield start, position
            elif (hit := self._exactly(match)) and self._passes_only_glosses(hit[0]):
                position = hit.end()
                yield start, position
            else:
                position = start + 1

    def _exactly(self, match: re.Match[str]) -> re.Match[str] | None:
        """The hit where `pattern` matches, if there is one. Python keeps the expressions that it has compiled."""
        if match.re.pattern == self.expression:
            return match
        return re.compile(self.expression).match(match.string, match.start())

    def _passes_only_glosses(self, hit: str) -> bool:
        """Whether each bracket in a hit is the query's own or holds a reading: 務(wù)虛 is 務虛, 甲(app)乙 not 甲乙."""
        brackets = len(_BRACKET.findall(hit)) - self.brackets
        return not brackets or brackets == len(find_glosses(hit))


def compile_query(text: str, *, vocabulary: bool = False) -> Query:
    """The query that looks for `text`, which may be any text at all.

    Alike are both scripts and all regional forms, width, case, quotation marks and dashes. Spaces count between Latin
    words only. With `vocabulary` the words of other regions are found as well: 软件 for 軟體.
    """
    bare = _without_glosses(unicodedata.normalize("NFC", text[: 4 * LONGEST]))
    # As it is written, too: a few composed characters, such as those of Hebrew with points, come apart in NFC.
    wordings = [bare, _without_glosses(text[: 4 * LONGEST])]
    if vocabulary:
        wordings += (convert(bare, config) for config in _REWORDING)
    found = [pieces for pieces in map(_pieces, wordings) if pieces]
    if not found:
        return Query(text, "", None, 0, 0)
    expression = "|".join(dict.fromkeys(map(_expression, found)))
    is_chinese = all(piece.kind is _Kind.HAN and not piece.spaced for pieces in found for piece in pieces)
    rough = "|".join(dict.fromkeys(map(_rough_expression, found))) if is_chinese else expression
    brackets = sum(piece.is_bracket for piece in found[0])
    needed = tuple(tuple(piece.forms for piece in pieces if piece.forms) for pieces in found)
    return Query(text, expression, re.compile(rough), min(map(len, found)), brackets, needed)


class _Kind(Enum):
    """What a character is to the characters beside it."""

    HAN = auto()
    WORD = auto()
    OTHER = auto()


@dataclass(frozen=True, slots=True)
class _Piece:
    """A character of the query, or an ellipsis. `spaced`: there are spaces before it. `forms`: of a Chinese one, all
    that are alike.
    """

    expression: str
    kind: _Kind
    spaced: bool
    is_bracket: bool
    forms: str


def _without_glosses(text: str) -> str:
    return Rewrite.apply(text, [Replacement(gloss.start, gloss.end, "") for gloss in find_glosses(text)]).after


def _pieces(text: str) -> list[_Piece]:
    """The query's characters, without those that cannot be seen and the spaces at its ends."""
    pieces: list[_Piece] = []
    spaced = False
    for match in islice(_PIECE.finditer(_UNSEARCHED.sub("", text).strip()), 2 * LONGEST):
        if match["space"]:
            spaced = True
            continue
        expression, kind = _ELLIPSIS if match["ellipsis"] else _character(match[0]), _kind(match[0])
        forms = alike(match[0]) if kind is _Kind.HAN else ""
        pieces.append(_Piece(expression, kind, spaced, bool(_BRACKET.match(match[0])), forms))
        spaced = False
    return pieces[:LONGEST]


def _kind(character: str) -> _Kind:
    if _HAN.match(character):
        return _Kind.HAN
    return _Kind.WORD if character.isalnum() else _Kind.OTHER


@lru_cache(maxsize=1024)
def _character(character: str) -> str:
    """Everything that is taken for one character: those alike, composed or not, and its entity."""
    forms = alike(character)
    plain = re.escape(forms) if len(forms) == 1 else f"[{re.escape(forms)}]"
    longer = {unicodedata.normalize("NFD", form) for form in forms} - set(forms)
    others = [*map(re.escape, sorted(longer)), *filter(None, (_ENTITIES.get(form) for form in forms))]
    return f"(?:{'|'.join((*others, plain))})" if others else plain


def _expression(pieces: list[_Piece]) -> str:
    parts = [pieces[0].expression]
    for before, after in pairwise(pieces):
        parts += (_between(before.kind, after.kind, after.spaced), after.expression)
    return "".join(parts)


def _rough_expression(pieces: list[_Piece]) -> str:
    """What a query of Chinese characters alone matches at least: a hit without anything in between is one."""
    parts = [pieces[0].expression]
    for piece in pieces[1:]:
        # A radical that stands for a character is no letter, and has to be taken back.
        repeated = "+" if piece.forms.isalnum() else ""
        parts += (_ROUGHLY, repeated, piece.expression)
    return "".join(parts)


@cache
def _between(before: _Kind, after: _Kind, spaced: bool) -> str:
    """What may stand between two characters of the query.

    A space is needed between Latin words, may be left out beside Chinese, and is not passed over inside a Latin word or
    between two Chinese characters, where it sets a title or the cells of a table apart.
    """
    if spaced and before is after is _Kind.WORD:
        return f"(?:{_INVISIBLE})*+(?:{_SPACE})(?:{_INVISIBLE}|{_SPACE})*+"
    passed = [_INVISIBLE]
    if before is _Kind.HAN:
        passed.append(_GLOSS)
    if spaced:
        passed.append(_SPACE)
    elif before is not after or before is _Kind.OTHER:
        passed.append(_BLANK)
    if not before is after is _Kind.WORD:
        passed.append(_LINE_BREAK)
    # Only a bracket or an & of the query may have to take back what was passed over.
    repeated = "*" if after is _Kind.OTHER else "*+"
    return f"(?:{'|'.join(passed)}){repeated}"
