"""What usage knows of single characters: where a conversion of them is often wrong, and what it may be instead.

The rows are kept in `resources/doubts/`, plain and commented. A row speaks of one character in a context; a character
that no row speaks of is not doubted, however many forms it has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from functools import cache
from typing import NamedTuple

from viewer import resources
from viewer.text.names import COMMON_SURNAMES
from viewer.text.patterns import pattern
from viewer.text.script import View

_REACH = 4
"""Characters before and after that a row looks at."""
_AROUND = 14
"""Characters on either side, marks included, in which it looks for what the text is about."""
_TOPIC = re.compile(r"\{([A-Z]+)\}")
"""The name of a subject in a row."""


class Where(Enum):
    """In what words a row looks at a character."""

    LONE = "lone"
    """In none."""
    LOOSE = "loose"
    """In none, or in one that has but characters beside it that go with any word: 又干, 折好, 不舍."""
    ANY = "any"


class Row(NamedTuple):
    """A character shown as `shown` is doubted where `before` or `after` fits (both, if `both`), and `around`."""

    shown: str
    others: str
    where: Where
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    both: bool
    around: re.Pattern[str] | None = None

    def fits(self, run: str, index: int, text: str, base: int) -> bool:
        """Whether the row speaks of the character at `index` of a run of Chinese characters, at `base` of a text."""
        if self.both:
            if self.after is not None and not self.after.match(run, index + 1, index + 1 + _REACH):
                return False
            if self.before is not None and not self.before.search(run, max(index - _REACH, 0), index):
                return False
        elif not (
            (self.after is not None and self.after.match(run, index + 1, index + 1 + _REACH))
            or (self.before is not None and self.before.search(run, max(index - _REACH, 0), index))
        ):
            return False
        place = base + index
        return self.around is None or bool(self.around.search(text[max(place - _AROUND, 0) : place + 1 + _AROUND]))


class Name(NamedTuple):
    """A surname that is shown as `shown` and should be `name`."""

    shown: str
    name: str


@cache
def rows() -> dict[str, tuple[Row, ...]]:
    """The rows of each character that has any. To compile all of them at once would hold a window for 130 ms."""
    found: dict[str, list[Row]] = {}
    for character, shown, others, where, *contexts in _fields("characters.txt"):
        before, after, *around = (_TOPIC.sub(_topic, context) for context in contexts)
        both = after.startswith("+") or "-" in (before, after)
        head = None if before == "-" else pattern(f"(?:{before})$")
        tail = None if after == "-" else pattern(f"(?:{after.removeprefix('+')})")
        topic = pattern(around[0]) if around else None
        found.setdefault(character, []).append(Row(shown, others, Where(where), head, tail, both, topic))
    return {character: tuple(group) for character, group in found.items()}


def _topic(name: re.Match[str]) -> str:
    """What stands for ``{NAME}`` in a row."""
    return "".join(COMMON_SURNAMES) if name[1] == "SURNAMES" else _topics()[name[1]]


@cache
def _topics() -> dict[str, str]:
    """What a text may be about, and the alternatives that tell of it."""
    return {fields[0]: fields[1] for fields in _fields("topics.txt")}


@cache
def neighbours() -> dict[str, tuple[str, str]]:
    """Simplified words with the characters before that may take their first one, and those after that may the last."""
    return {word: (before.strip("-"), after.strip("-")) for word, before, after in _fields("neighbours.txt")}


@cache
def surnames() -> dict[str, tuple[Name, ...]]:
    """Surnames, in Simplified, that conversion takes for another character."""
    found: dict[str, list[Name]] = {}
    for character, shown, name in _fields("names.txt"):
        found.setdefault(character, []).append(Name(shown, name))
    return {character: tuple(group) for character, group in found.items()}


@cache
def ordinary_words() -> frozenset[str]:
    """Simplified words that vocabulary rewords and that are ordinary words too."""
    return frozenset(word for (word,) in _fields("words.txt"))


@cache
def meetings() -> dict[str, tuple[str, str]]:
    """Simplified words that are also made by two others meeting: with characters before and after that tell of it."""
    found: dict[str, tuple[str, str]] = {}
    for name in ("meetings.txt", "vocabulary_neighbours.txt"):
        for word, before, after in _fields(name):
            others = found.get(word, ("", ""))
            found[word] = (others[0] + before.strip("-"), others[1] + after.strip("-"))
    return found


@cache
def regional_words(view: View) -> dict[str, tuple[str, ...]]:
    """Simplified words that vocabulary keeps, with what a region may say instead, in the characters of its view."""
    return {word: tuple(others.split()) for view_, word, others, *_ in _fields("regional.txt") if view_ == view.value}


@cache
def everyday_words(view: View) -> frozenset[str]:
    """Those of `regional_words` that are kept for their everyday sense and said otherwise only in computing."""
    return frozenset(word for view_, word, _, *only in _fields("regional.txt") if view_ == view.value and only)


@cache
def regional_pattern(view: View) -> re.Pattern[str]:
    """Finds the words of `regional_words`, the longest at a place."""
    return re.compile("|".join(sorted(regional_words(view), key=len, reverse=True)))


@cache
def common_words() -> frozenset[str]:
    """Common words that hold a character with several Traditional forms, in Simplified."""
    return frozenset(word for (line,) in _fields("common.txt") for word in line.split())


@cache
def trusted_words() -> frozenset[str]:
    """Common words that are right where reading from the beginning finds one of them."""
    return frozenset(word for (line,) in _fields("trusted.txt") for word in line.split())


def _fields(name: str) -> Iterator[tuple[str, ...]]:
    """The fields of each row of a file in `resources/doubts/`."""
    for line in resources.path(f"doubts/{name}").read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            yield tuple(line.split("\t"))
