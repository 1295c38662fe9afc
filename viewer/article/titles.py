"""Short titles from a text's own words: where a clause ends, and where a long one may be cut."""

from __future__ import annotations

import re
from typing import Final

Part = str | tuple[int, int]
"""A piece of a title: characters ``[start, end)`` of the line, or glue such as "：" and "…"."""

LONGEST: Final = 24
"""Characters of a title made from running text."""
_SHORTEST: Final = 4

_PAIRS: Final = {"“": "”", "‘": "’", "(": ")", "《": "》", "〈": "〉", "【": "】", "[": "]"}
_CLAUSE_MARKS: Final = frozenset(",。;:!?…—")
_INNER_MARKS: Final = frozenset("、 ·/和与及并或")
_TRIMMED: Final = " ,。;:!?、…—"


def cut(line: str, start: int, end: int, longest: int = LONGEST) -> tuple[Part, ...]:
    """Characters ``[start, end)`` of a folded line, cut at the best boundary, with "…" where words were left out."""
    stop = _trimmed(line, start, end)
    if stop - start <= longest:
        return ((start, stop),)
    return ((start, boundary(line, start, start + longest)), "…")


def boundary(line: str, start: int, limit: int) -> int:
    """Where to cut what begins at `start`, at most at `limit`.

    Best after a clause, else before a 、 or a joining word, else before a word of letters or an open quotation that the
    limit would split.
    """
    for marks in (_CLAUSE_MARKS, _INNER_MARKS):
        for stop in range(limit, start + _SHORTEST + 1, -1):
            if line[stop] in marks and _is_closed(line[start:stop]):
                return _trimmed(line, start, stop)
    return _trimmed(line, start, _before_split(line, start, limit))


def _before_split(line: str, start: int, limit: int) -> int:
    word = re.search(r"[0-9A-Za-z.%-]+$", line[start:limit])
    if word and word.start() >= _SHORTEST and re.match(r"[0-9A-Za-z%]", line[limit:]):
        limit = start + word.start()
    opened = max(line.rfind(mark, start, limit) for mark in _PAIRS)
    if opened >= start + _SHORTEST and not _is_closed(line[start:limit]):
        return opened
    return limit


def _is_closed(text: str) -> bool:
    return all(text.count(first) == text.count(last) for first, last in _PAIRS.items())


def _trimmed(line: str, start: int, end: int) -> int:
    while end > start and line[end - 1] in _TRIMMED:
        end -= 1
    return end
