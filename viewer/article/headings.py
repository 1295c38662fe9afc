"""Whether one line of a document is a heading, told from its own words and the lengths of its neighbours."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from functools import cache
from string import ascii_letters
from typing import Final

from viewer.article.credits import CREDIT_WORDS, read_credit
from viewer.article.folding import BLANK, fold
from viewer.article.item_numbers import ITEM_RULES
from viewer.article.labels import PART_WORDS, read_part
from viewer.article.numbering import FORMAL_DIGITS, HAN_DIGITS, SIGNS, STEMS, Numbering, Room
from viewer.article.short_lines import FIRST_NOTE, is_caption, is_short_title
from viewer.article.unit_numbers import UNIT_RULES, counts_something
from viewer.text.patterns import pattern
from viewer.text.tables import opencc_table


class HeadingKind(Enum):
    """By what a heading is told."""

    MARKUP = "markup"
    NUMBERED = "numbered"
    NAMED = "named"
    META = "meta"
    """A source line or a notice: not part of the body."""
    SHORT = "short"
    """A short line that stands alone between paragraphs."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A line is a heading; `level` is the depth, from 1, that its form has in most documents."""

    kind: HeadingKind
    level: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What a line says about itself as a heading, its neighbours not yet asked.

    The title is characters ``[start, end)`` of the line as it was given; with `runs_on` the paragraph's text follows it
    or is all of it. `style` groups headings of one rank: a style of numbering, a mark, "" for none.
    """

    kind: HeadingKind
    level: int
    start: int
    end: int
    room: Room = Room.ANYWHERE
    style: str = ""
    number: int = 0
    runs_on: bool = False
    bare: bool = False
    inner: bool = False

    def stands(self, previous: int, following: int) -> bool:
        """Whether neighbours of these lengths leave the line room to be a heading."""
        if self.room is Room.ANYWHERE:
            return True
        if self.room is Room.UNLISTED:
            return following >= LISTED or previous >= LISTED or not (previous or following)
        if self.room is Room.BEFORE_TEXT:
            return following >= PARAGRAPH
        if self.room is Room.IN_SERIES:
            return False
        return _is_apart(previous, following)


LISTED: Final = 20
"""Neighbours shorter than this, in characters, are items of a list, verse or talk."""
PARAGRAPH: Final = 30
"""A neighbour of at least this length is a paragraph."""
LONG: Final = 80
"""A line without any mark of a heading needs neighbours of this length."""

_READ: Final = 120
"""Characters of a line that are looked at: every rule decides within them, so that none depends on a line's length."""
_SHORTEST, _LONGEST = 2, 25

_STOPS = frozenset("。！；，、：…!;,.:；—～~)）]】}>》")
_QUOTE_ENDS, _SPOKEN = frozenset("”’」』"), frozenset("。！？…，～—")
_OPENING_MARKS: Final = (
    "○◯⼀⼆⼋⼗ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ§#＃<*＊_=＝-—~【〔〈《[［(（◆◇■□★☆●○◎▌▍█►▶◤✦❖※©ＣＰＡＢＳ０１２３４５６７８９0123456789"
)
_OPENING_NUMBERS: Final = HAN_DIGITS + FORMAL_DIGITS + STEMS + "".join(SIGNS)
_LATE = pattern("记者|記者|[第卷]|[序跋言记記引明著撰編编译譯]$")
# What follows a number or a word in a line that is more than a title.
_NUMBER_MARK = pattern(r"[、.．:：)）〕〉 \u3000]")
_WORD_MARK = pattern(r"[:：】\]〕]")
_SENTENCE_ENDS = frozenset("。！？…；，”」』")
_TITLE: Final = 60
"""Characters that a heading without running text has at most; longer ones of a web novel are no loss."""


def may_be_heading(line: str, previous: int, following: int) -> bool:
    """A cheap look before anything is converted: False only for lines that no rule takes."""
    first = line[:1]
    if first and first in BLANK:
        line = line[:_READ].strip(BLANK)
        first = line[:1]
    if not first:
        return False
    marks, numbers, words = _openers()
    if first in marks:
        return True
    whole = len(line) <= _TITLE and line[-1] not in _SENTENCE_ENDS
    if first in numbers:
        return whole or bool(_NUMBER_MARK.search(line, 1, 10))
    if first in words and (whole or _WORD_MARK.search(line, 1, 24)):
        return True
    if len(line) <= _LONGEST + 3 and FIRST_NOTE.search(line):
        return True
    if len(line) > _LONGEST + 2 or line[-1] in _STOPS or (line[-1] in _QUOTE_ENDS and line[-2:-1] in _SPOKEN):
        return False
    return _is_apart(previous, following) or bool(_LATE.search(line))


def _is_apart(previous: int, following: int) -> bool:
    return following >= LONG and (not previous or previous >= LONG)


@cache
def _openers() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """The characters that a heading told by its words begins with: marks, numbers and words, in both scripts."""
    words = {word[0] for word in PART_WORDS | CREDIT_WORDS} | set("上中下正终未") | set(ascii_letters)
    numbers = set(_OPENING_NUMBERS)
    table = opencc_table("TSCharacters").items()
    numbers |= {old for old, new in table if numbers & set(new)}
    words |= {old for old, new in table if words & set(new)}
    return frozenset(_OPENING_MARKS) | set("第卷捲"), frozenset(numbers), frozenset(words)


def classify(line: str, previous: int, following: int) -> Heading | None:
    """What heading `line` is, or None.

    `line` is one block's clean text in either script; `previous` and `following` are the lengths in characters of the
    blocks beside it, 0 where there is none.
    """
    if not may_be_heading(line, previous, following):
        return None
    reading = read(line)
    return Heading(reading.kind, reading.level) if reading and reading.stands(previous, following) else None


def read(line: str) -> Reading | None:
    """What `line` says about itself as a heading, whatever its neighbours are."""
    text = line.lstrip(BLANK)
    start = len(line) - len(text)
    text = text.rstrip(BLANK)
    if not text or "\n" in text[:_READ] or "\t" in text[:_READ]:
        return None
    head = fold(text[:_READ])
    for rule in (_markup, _numbered, _named, _meta, _annotated, _short):
        reading = rule(head, len(text))
        if reading:
            return replace(reading, start=start + reading.start, end=start + reading.end)
    return None


_HASHES = pattern(r"(?P<mark>#{1,6})(?: +|(?<=##)(?=[^# ]))(?P<title>[^ #].*?)(?: +#+)?$")
_TAG = pattern(r"<(?P<mark>h[1-6]|b|strong|center)\b[^<>]{0,60}>(?P<title>[^<>]+)</(?P=mark)>$", re.IGNORECASE)
_BOLD = pattern(r"(?P<mark>\*\*|__)(?P<title>[^*_]+?)(?P=mark):?$")
_RULED = pattern(r"(?P<mark>[=*~_—-])(?P=mark)+ *(?P<title>[^=*~_—-].*?) *(?P=mark){2,}$")
_BRACKETED = pattern(r"【(?P<title>[^【】]+)】$|\[(?P<title2>[^\[\]]+)\]$|〔(?P<title3>[^〔〕]+)〕$")
_BULLETED = pattern(r"(?P<mark>[◆◇■□★☆●◎▌▍█►▶◤✦❖]) *(?P<title>.+?) *(?:[◆◇■□★☆●◎▌▍█◀◥✦❖])?$")


def _markup(line: str, length: int) -> Reading | None:
    if length > 80:
        return None
    found = _HASHES.match(line)
    if found:
        return _marked(found, len(found["mark"]), "#" * len(found["mark"]))
    found = _TAG.match(line)
    if found:
        # A page keeps h1 for its own title: its first sections are h2.
        depth = int(found["mark"][1]) if found["mark"][0] in "hH" and found["mark"][1:].isdecimal() else 2
        return _marked(found, max(depth - 1, 1), "#" * depth)
    return _decorated(line)


def _decorated(line: str) -> Reading | None:
    """A line set off by marks of its own: **背景**, 【背景】, === 背景 ===, ◆ 背景."""
    found = _BOLD.match(line) or _RULED.match(line)
    if found and is_caption(found["title"], 40):
        return _marked(found, 1, found["mark"])
    found = _BRACKETED.match(line)
    if found:
        group = next(name for name in ("title", "title2", "title3") if found[name])
        title = found[group]
        if read_credit(line) or not is_caption(title, 20) or re.search(r"[+=/\d]$|[:!?]", title):
            return None
        return _marked(found, 1, line[0], Room.BEFORE_TEXT, group) if not _numbered(line, len(line)) else None
    found = _BULLETED.match(line)
    if found and is_caption(found["title"], 25):
        return _marked(found, 1, found["mark"], Room.BEFORE_TEXT)
    return None


def _marked(
    found: re.Match[str], level: int, style: str, room: Room = Room.ANYWHERE, group: str = "title"
) -> Reading | None:
    start, end = found.span(group)
    title = found[group].strip()
    numbering = None if style.startswith("#") else read_number(title)
    if numbering:
        return Reading(HeadingKind.MARKUP, level, start, end, room, numbering.style, numbering.number)
    return Reading(HeadingKind.MARKUP, level, start, end, room, style) if title else None


_LEADER = pattern(r"(?:\.{3,}|…+|·{3,}|-{4,}|(?:\. ){3,}| {3,}) ?\d+$")  # a line of a table of contents
_SPREAD = pattern(r"(?!第)\S(?: +\S){2,}$")  # 参 考 文 献, 一 二 三: single characters set apart


def read_number(line: str) -> Numbering | None:
    """The number that a folded, trimmed line begins with, if what follows reads like a heading."""
    if _LEADER.search(line) or _SPREAD.match(line):
        return None
    return next((found for rule in (*UNIT_RULES, *ITEM_RULES) if (found := rule(line))), None)


def _numbered(line: str, length: int) -> Reading | None:
    found = read_number(line)
    if not found or (found.end is None and length > len(line)):
        return None
    end = length if found.end is None else found.end
    return Reading(
        HeadingKind.NUMBERED,
        found.level,
        0,
        end,
        found.room,
        found.style,
        found.number,
        runs_on=found.end is not None,
        bare=found.bare,
    )


def _named(line: str, length: int) -> Reading | None:
    found = read_part(line)
    if not found:
        return None
    runs_on = found.end < len(line)
    room = Room.BEFORE_TEXT if found.weak else Room.ANYWHERE
    return Reading(HeadingKind.NAMED, 1, found.start, found.end, room, runs_on=runs_on, inner=found.inner)


def _meta(line: str, length: int) -> Reading | None:
    found = read_credit(line)
    return Reading(HeadingKind.META, 1, found.start, found.end) if found else None


ANNOTATED: Final = "#①"
"""The style of titles that bear the sign of their first note. They hold the numbered headings below them."""


def _annotated(line: str, length: int) -> Reading | None:
    """A title with the sign of its first note, as annotated works print it: 狂人日记⑴, 社戏〔1〕, 故乡(1).

    In round brackets it may also count what the line names, 练习(1): that is a short line until others tell (see
    `without_sign`).
    """
    found = FIRST_NOTE.search(line)
    title = line[: found.start()].rstrip() if found else ""
    if not found or len(line) != length or not _short(title, len(title)):
        return None
    if line[-1] == ")":
        short = _short(line, length)
        return replace(short, style=ANNOTATED) if short else None
    return Reading(HeadingKind.MARKUP, 1, 0, len(title), Room.UNLISTED, ANNOTATED)


def without_sign(reading: Reading) -> Reading:
    """An annotated title whose sign, in round brackets, is known to be one."""
    if reading.kind is not HeadingKind.SHORT:
        return reading
    return replace(reading, kind=HeadingKind.MARKUP, room=Room.UNLISTED, end=reading.end - len("(1)"))


def _short(line: str, length: int) -> Reading | None:
    fits = _SHORTEST <= length <= (_TITLE if line.isascii() else _LONGEST)
    if not fits or counts_something(line) or not is_short_title(line):
        return None
    return Reading(HeadingKind.SHORT, 1, 0, length, Room.APART)
