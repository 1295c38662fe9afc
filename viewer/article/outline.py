"""Which lines of a document are its headings: each line's own reading, checked against its neighbours and the rest.

Only lines that may be headings are repaired and converted, so that a book of a million lines is gone through in
seconds.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from typing import Final

from viewer.article.blocks import BlockKind
from viewer.article.folding import BLANK, fold
from viewer.article.headings import ANNOTATED, LONG, PARAGRAPH, HeadingKind, Reading, without_sign
from viewer.article.item_numbers import item_number
from viewer.article.lines import Lines, is_drawn_rule
from viewer.article.numbering import STYLES, Room
from viewer.article.short_lines import is_caption

_LISTED_STYLES: Final = frozenset(STYLES[STYLES.index("壹、") :])
_GOES_ON, _LEADS_ON = frozenset("；;"), frozenset("：:")
_SENTENCE_ENDS: Final = frozenset("。！？…；：，”」』")
_NUMBER: Final = 16
"""Characters in which the number of an item stands."""
_MOST_STEPS: Final = 8
"""Blocks beside a line that are looked past for the paragraph that it heads."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A heading at block number `block`; a bare number has its title in another block, `subtitle`."""

    block: int
    reading: Reading
    subtitle: int | None = None


def find_candidates(lines: Lines, readings: dict[int, Reading]) -> Generator[None, None, list[Candidate]]:
    """The headings that a document states, in order, each in a block of its own; found in steps."""
    found = []
    readings = _with_series(lines, readings)
    for number, reading in readings.items():
        if _stands(lines, readings, number, reading) and not _is_listed(lines, readings, number, reading):
            found.append(Candidate(number, reading))
        yield
    keys = []
    for candidate in found:
        keys.append(_key(lines, candidate))
        yield
    found = _without_contents(lines, found, keys)
    yield
    found = yield from _with_subtitles(lines, found)
    found = yield from _without_repeats(lines, found)
    numbered = sum(c.reading.kind in (HeadingKind.MARKUP, HeadingKind.NUMBERED) for c in found)
    return found if numbered < 2 else [c for c in found if c.reading.kind is not HeadingKind.SHORT]


def _stands(lines: Lines, readings: dict[int, Reading], number: int, reading: Reading) -> bool:
    if reading.room is Room.ANYWHERE:
        return True
    return reading.stands(_room(lines, readings, number, -1), _room(lines, readings, number, 1))


def _room(lines: Lines, readings: dict[int, Reading], number: int, step: int) -> int:
    """The length of the paragraph beside a heading. Headings of other styles and source lines are looked past.

    A heading directly under another one has all the room above it.
    """
    style, beside = readings[number].style, number
    for _ in range(_MOST_STEPS):
        found = lines.beside(beside, step)
        if found is None:
            return 0
        reading = readings.get(found)
        if not reading and is_drawn_rule(lines.blocks[found]):
            beside = found
            continue
        if not reading or reading.kind is HeadingKind.SHORT or reading.runs_on or reading.style == style != "":
            length = lines.length(found)
            return length if lines.blocks[found].kind is BlockKind.PARAGRAPH else max(length, PARAGRAPH)
        if reading.kind is not HeadingKind.META and step < 0:
            return LONG
        beside = found
    return 0


def _with_series(lines: Lines, readings: dict[int, Reading]) -> dict[int, Reading]:
    """The readings, with what only the numbers before and after them tell.

    Words that may be others (第二十四回国贼…) are headings between the chapters that they count with, and nowhere else;
    bare numbers that go on from each other need no long paragraph below.
    """
    alike: dict[tuple[str, bool], list[int]] = {}
    for number, reading in readings.items():
        if reading.kind is HeadingKind.NUMBERED and not reading.runs_on:
            alike.setdefault((reading.style, reading.bare), []).append(number)
    result = dict(readings)
    for numbers in alike.values():
        for before, number, after in zip([None, *numbers], numbers, [*numbers[1:], None], strict=False):
            reading = readings[number]
            follows = before is not None and readings[before].number + 1 == reading.number
            leads = after is not None and readings[after].number - 1 == reading.number
            in_series = reading.room is Room.IN_SERIES
            if in_series and not (follows and leads):
                del result[number]
            elif in_series or ((follows or leads) and _is_lone_number(lines, number, reading, after)):
                result[number] = replace(reading, room=Room.ANYWHERE)
    return _with_annotated(result)


def _with_annotated(readings: dict[int, Reading]) -> dict[int, Reading]:
    """The readings, with a note's sign in round brackets taken for one only where other titles have another."""
    annotated = [number for number, reading in readings.items() if reading.style == ANNOTATED]
    others = any(readings[number].kind is not HeadingKind.SHORT for number in annotated)
    for number in annotated:
        if others:
            readings[number] = without_sign(readings[number])
        else:
            readings[number] = replace(readings[number], style="")
    return readings


def _is_lone_number(lines: Lines, number: int, reading: Reading, end: int | None) -> bool:
    """Whether sentences stand below a bare number: up to the next one, at block `end`, as much as a paragraph."""
    below = lines.beside(number, 1) if reading.bare and reading.room is Room.BEFORE_TEXT else None
    if below is None or lines.text(below).rstrip(BLANK)[-1:] not in _SENTENCE_ENDS:
        return False
    length, beside = 0, lines.beside(number, 1)
    for _ in range(_MOST_STEPS):
        if beside is None or beside == end or length >= PARAGRAPH:
            break
        length += lines.length(beside)
        beside = lines.beside(beside, 1)
    return length >= PARAGRAPH


def _is_listed(lines: Lines, readings: dict[int, Reading], number: int, reading: Reading) -> bool:
    """Whether the line is an item among items: another of its style, going on in number, is directly beside it."""
    if reading.runs_on or (reading.style not in _LISTED_STYLES and reading.room is not Room.BEFORE_TEXT):
        return False
    for step in (-1, 1):
        beside = lines.beside(number, step)
        other = readings.get(beside) if beside is not None else None
        if other and _are_items(reading, other, step):
            return True
    return reading.style in _LISTED_STYLES and _ends_list(lines, readings, number, reading)


def _ends_list(lines: Lines, readings: dict[int, Reading], number: int, reading: Reading) -> bool:
    """Whether an item ends a list of sentences or one that is a sentence: …之一的： （一）…； （二）其他情形。"""
    above = lines.beside(number, -1)
    if above is None:
        return False
    last = lines.text(above).rstrip(BLANK)[-1:]
    if last in _GOES_ON or not lines.text(number).rstrip(BLANK).endswith("。"):
        return last in _GOES_ON
    item = item_number(lines.folded(above, _NUMBER).lstrip()) if above not in readings else None
    return last in _LEADS_ON or item == (reading.style, reading.number - 1)


def _are_items(reading: Reading, other: Reading, step: int) -> bool:
    if other.style != reading.style or other.runs_on:
        return False
    return not reading.number or (other.number - reading.number) * step > 0


def _without_contents(lines: Lines, found: list[Candidate], keys: list[str]) -> list[Candidate]:
    """Leave out a printed table of contents: headings one after another, most of which come again later."""
    last = {key: place for place, key in enumerate(keys)}
    dropped: set[int] = set()
    for run in _runs(lines, found):
        contents = _up_to_repeat(run, keys)
        again = [place for place in contents if last[keys[place]] > contents[-1]]
        if len(contents) >= 3 and 2 * len(again) > len(contents):
            dropped.update(again)
    return [candidate for place, candidate in enumerate(found) if place not in dropped]


def _up_to_repeat(run: range, keys: list[str]) -> range:
    """The run up to the first heading in it that comes again: there the body begins, without a line between."""
    seen: set[str] = set()
    for place in run:
        if keys[place] in seen:
            return range(run.start, place)
        seen.add(keys[place])
    return run


def _runs(lines: Lines, found: list[Candidate]) -> Iterator[range]:
    """The places of headings that follow each other without text between."""
    start = 0
    for place in range(1, len(found) + 1):
        joined = (
            place < len(found)
            and found[place].block - found[place - 1].block < _MOST_STEPS
            and lines.beside(found[place - 1].block, 1) == found[place].block
            and not found[place - 1].reading.runs_on
        )
        if not joined:
            yield range(start, place)
            start = place


def _with_subtitles(lines: Lines, found: list[Candidate]) -> Generator[None, None, list[Candidate]]:
    """Join a bare number with the title that stands on the next line: 第一章 and 总则."""
    by_block = {candidate.block: candidate for candidate in found}
    joined: set[int] = set()
    result = []
    for candidate in found:
        if candidate.block in joined:
            continue
        below = _subtitle(lines, candidate, by_block)
        if below is not None:
            joined.add(below)
        result.append(replace(candidate, subtitle=below))
        yield
    return result


def _subtitle(lines: Lines, candidate: Candidate, by_block: dict[int, Candidate]) -> int | None:
    reading = candidate.reading
    below = lines.beside(candidate.block, 1) if reading.bare and reading.style not in _LISTED_STYLES else None
    if below is None or lines.blocks[below].kind is not BlockKind.PARAGRAPH or lines.length(below) > 25:
        return None
    other = by_block.get(below)
    if other and (other.reading.kind not in (HeadingKind.NAMED, HeadingKind.SHORT) or other.reading.runs_on):
        return None
    after = lines.beside(below, 1)
    title = lines.folded(below, 30)
    is_title = is_caption(title) and _NO_SUBTITLE.match(title) is None
    return below if is_title and after is not None and lines.length(after) >= PARAGRAPH else None


_NO_SUBTITLE = re.compile("[“‘(]|.*[?!”’:]$")


def _without_repeats(lines: Lines, found: list[Candidate]) -> Generator[None, None, list[Candidate]]:
    """Leave out a heading that is printed twice in a row, as copied web novels have it."""
    result: list[Candidate] = []
    for candidate in found:
        before = result[-1] if result else None
        repeated = (
            before is not None
            and lines.beside(before.subtitle or before.block, 1) == candidate.block
            and _key(lines, before) == _key(lines, candidate)
        )
        if not repeated:
            result.append(candidate)
        yield
    return result


def _key(lines: Lines, candidate: Candidate) -> str:
    """The words of a heading, for comparing it with another: without blanks and marks, in Simplified characters."""
    start, end = candidate.reading.start, candidate.reading.end
    return re.sub(r"[\W_]", "", fold(lines.text(candidate.block)[start:end]))
