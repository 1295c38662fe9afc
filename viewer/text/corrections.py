"""The correction pack: words and boundaries that OpenCC gets wrong, as the files of `resources/corrections/` list them.

Each file is a table of one step of conversion. A line is a word, a tab and what it becomes; ``#`` begins a comment,
and the first line tells the pack's number. Alternatives in braces stand for a line each, and answer to each other on
both sides: ``{余|范}{先生|医生}`` → ``{余|范}{先生|醫生}`` are four entries.

A word need not be a mistake of OpenCC's by itself: an entry 一只是 says where words begin and end, because the longest
entry wins, and 一只 is then not read in it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from functools import cache
from itertools import product

from viewer import resources


class Table(Enum):
    """A file of the pack, named after the step that it is laid over."""

    FROM_SIMPLIFIED = "from-simplified"
    """Simplified to OpenCC's middle form of Traditional (裏, 爲, 臺)."""
    FROM_TAIWAN = "from-taiwan"
    """Taiwan's forms to the middle form."""
    TO_SIMPLIFIED = "to-simplified"
    """The middle form to Simplified."""
    TAIWAN_WORDS = "taiwan-words"
    """The middle form to Taiwan's words; a word that stays as it is says so."""
    HONGKONG_WORDS = "hongkong-words"
    """The middle form to Hong Kong's words."""
    MAINLAND_WORDS = "mainland-words"
    """The middle form to the mainland's words in Traditional characters."""


WORDS = (Table.TAIWAN_WORDS, Table.HONGKONG_WORDS, Table.MAINLAND_WORDS)
"""The tables that may change a word's length. Every other keeps it, character for character."""

_HEADER = re.compile(r"# Hanview corrections, pack (\d+)\b")
_ALTERNATIVES = re.compile(r"\{([^{}]*)\}")


_known: dict[Table, str] = {}
"""The words of each table that has been read, a line break on both sides of each."""


def entries(table: Table) -> Mapping[str, str]:
    """One table: each word with what it becomes. Where a word is listed twice, the first line is right.

    It is read each time: the largest takes 6 MB like this, and is needed for as long as OpenCC takes it over.
    """
    found: dict[str, str] = {}
    for word, replacement in rows(table):
        found.setdefault(word, replacement)
    _known[table] = "\n".join(("", *found, ""))
    return found


def words_at(text: str, offset: int, table: Table) -> Iterator[str]:
    """The words of a table that stand in `text` so that the character at `offset` is one of theirs."""
    if table not in _known:
        entries(table)
    known, longest = _known[table], _longest(table)
    for start in range(max(offset - longest + 1, 0), offset + 1):
        for end in range(offset + 1, min(start + longest, len(text)) + 1):
            if f"\n{text[start:end]}\n" in known:
                yield text[start:end]


@cache
def _longest(table: Table) -> int:
    return max(map(len, _known[table].split("\n")))


def rows(table: Table) -> Iterator[tuple[str, str]]:
    """The lines of a table in order, with alternatives written out."""
    for line in _text(table).splitlines():
        line = line.partition("#")[0].rstrip()
        if line:
            word, _, replacement = line.partition("\t")
            yield from _expand(word, replacement) if "{" in line else ((word, replacement),)


@cache
def version() -> int:
    """The number of the pack, for reports."""
    header = _HEADER.match(_text(Table.FROM_SIMPLIFIED))
    return int(header[1]) if header else 0


def _expand(word: str, replacement: str) -> Iterator[tuple[str, str]]:
    yield from zip(_alternatives(word), _alternatives(replacement), strict=True)


def _alternatives(side: str) -> Iterator[str]:
    """The texts that one side of a line stands for; those of two sides with the same braces come in the same order."""
    pieces = _ALTERNATIVES.split(side)  # every second piece is what stands in braces
    choices = [piece.split("|") if index % 2 else [piece] for index, piece in enumerate(pieces)]
    return map("".join, product(*choices))


def _text(table: Table) -> str:
    return resources.path(f"corrections/{table.value}.txt").read_text(encoding="utf-8")
