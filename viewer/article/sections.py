"""The sections of an article, found once from its clean text, in positions and ranges of its source."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from viewer.article.blocks import Block, BlockKind, OutlineEntry, Position, SourceRange, Title
from viewer.article.credits import is_authorship
from viewer.article.folding import BLANK, fold
from viewer.article.headings import HeadingKind, Reading
from viewer.article.item_numbers import read_clause
from viewer.article.leads import lead_title, read_lead
from viewer.article.lines import Lines
from viewer.article.nesting import levels
from viewer.article.outline import Candidate, find_candidates
from viewer.article.survey import Survey
from viewer.article.titles import LONGEST, Part, cut
from viewer.text.patterns import pattern
from viewer.text.rewrite import Rewrite

_READ: Final = 240
"""Characters of a paragraph in which a title is looked for."""
_ARTICLE: Final = 30_000
"""Characters beyond which a text is no news article, and has no lead paragraphs to show."""
_CLAUSES: Final = 3
"""Clauses that divide a document, at least."""
_LEAD: Final = 30
"""Characters that a lead paragraph has at least."""


@dataclass(frozen=True, slots=True)
class Section:
    """A part of an article, from `position` up to the next section. `derived`: the document states no such heading.

    `lines` are the blocks that are its heading and nothing else: one, a number and the title below it, or none.
    """

    position: Position
    level: int
    kind: HeadingKind
    title: Title
    derived: bool
    lines: tuple[int, ...] = ()


def find_sections(
    blocks: Sequence[Block], clean: Sequence[Rewrite], outline: Sequence[OutlineEntry] = ()
) -> tuple[Section, ...]:
    """The sections in reading order; `clean[i]` is the repair of block i, asked for only where it may matter.

    The table of contents that a document brings along, its `outline`, is believed. A document with fewer than two
    headings of its body gets the paragraphs of news prose that say who says something.
    """
    survey = Outline(blocks, clean, outline)
    for _ in survey.go_on(is_whole=True):
        pass
    return survey.sections


class Outline:
    """The `sections` of a document, as far as they have been found in steps; it may grow meanwhile.

    `stated` is the table of contents that it brings along.
    """

    def __init__(self, blocks: Sequence[Block], clean: Sequence[Rewrite], stated: Sequence[OutlineEntry] = ()) -> None:
        self._stated = stated
        self._lines = Lines(blocks, clean)
        self._survey = Survey(self._lines)
        self.sections: tuple[Section, ...] = ()

    def go_on(self, *, is_whole: bool) -> Iterator[None]:
        """Go on to the end of what is there by now, each step in little time, and then set `sections`.

        Later ones may show that an earlier line was none: a contents page, an item of a list.
        """
        lines = self._lines
        if len({entry.position.block for entry in self._stated}) > 1:
            self.sections = tuple(_outlined(lines, self._stated))
            return
        yield from self._survey.go_on(is_whole=is_whole)
        found = yield from find_candidates(lines, self._survey.readings)
        bylines = _bylines(lines, found)
        stated = []
        for candidate in found:
            if candidate.block not in bylines:
                stated.append(_stated(lines, candidate))
            yield
        body = sum(candidate.reading.kind is not HeadingKind.META for candidate in found)
        if body < 2:
            paragraphs = _paragraphs(lines, {candidate.block for candidate in found})
            more = _clauses(lines, paragraphs) or _derived(lines, paragraphs, sourced=len(found) > body)
            stated = sorted([*stated, *more], key=lambda entry: entry.block)
        depths = levels([entry.reading for entry in stated])
        sections = []
        for entry, depth in zip(stated, depths, strict=True):
            start = Position(entry.block, 0)
            sections.append(Section(start, depth, entry.reading.kind, entry.title, entry.derived, entry.lines))
            yield
        self.sections = tuple(sections)


def derived_title(blocks: Sequence[Block], clean: Sequence[Rewrite]) -> Title:
    """A short name for an article that states no title, from its first paragraph; empty for an article without text.

    For a window or a list of files, never for citing.
    """
    lines = Lines(blocks, clean)
    for number in lines.visible():
        if blocks[number].kind not in _TITLED_KINDS or lines.is_meta(number):
            continue
        start, end = lines.trimmed(number)
        if end - start <= LONGEST:
            return _sourced(lines, number, ((start, end),))
        return _sourced(lines, number, lead_title(lines.folded(number, _READ), LONGEST))
    return ()


def _outlined(lines: Lines, outline: Sequence[OutlineEntry]) -> Iterator[Section]:
    """The sections of a table of contents, in the order of the text. A level is at most one deeper than the one before.

    A title that the text has too is the text's own.
    """
    depth = 0
    for entry in sorted(outline, key=lambda entry: entry.position.block):
        depth = min(max(entry.level, 1), depth + 1)
        block = entry.position.block
        title = _title_in_text(lines, block, entry.title) or (entry.title,)
        yield Section(Position(block, 0), depth, HeadingKind.MARKUP, title, derived=False)


def _title_in_text(lines: Lines, number: int, title: str) -> Title:
    """The title as the text has it, in the first few blocks of its section; empty if it is not there."""
    wanted = _words(title)
    for block in range(number, min(number + _TITLE_BLOCKS, len(lines.blocks))):
        text = lines.blocks[block].text
        if wanted and len(text) <= 2 * len(title) + LONGEST and _words(text) == wanted:
            ranges = [SourceRange(block, *match.span()) for match in _LINE.finditer(text)]
            return (ranges[0], *(part for item in ranges[1:] for part in (" ", item)))
    return ()


def _words(title: str) -> str:
    """What two writings of one title have in common: its words without blanks and marks, in Simplified characters."""
    return re.sub(r"[\W_]", "", fold(title))


_TITLE_BLOCKS: Final = 4
_CLAUSE: Final = pattern("[,。!?;]")
"""What a paragraph of prose has somewhere, and a line that says when it was published has not."""
_LEADING_ON: Final = BLANK + ":："
"""What may end a heading and says only that its text follows."""
_LINE: Final = pattern("[^\n\u2028]+")
_TITLED_KINDS: Final = frozenset({BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.QUOTE, BlockKind.LIST_ITEM})


@dataclass(frozen=True, slots=True)
class _Entry:
    block: int
    reading: Reading
    title: Title
    derived: bool
    lines: tuple[int, ...] = ()


def _stated(lines: Lines, candidate: Candidate) -> _Entry:
    """A heading that the document states: its words, cut where a paragraph runs on, without a colon at their end."""
    reading, number = candidate.reading, candidate.block
    text = lines.text(number)
    longest = LONGEST if reading.runs_on else 2 * LONGEST
    end = reading.start + len(text[reading.start : reading.end].rstrip(_LEADING_ON))
    parts: tuple[Part, ...] = ((reading.start, end),)
    if reading.runs_on or end - reading.start > longest:
        folded = fold(text[: reading.start + 4 * LONGEST])
        parts = cut(folded, reading.start, min(end, len(folded)), longest)
    title = _sourced(lines, number, parts)
    if candidate.subtitle is not None:
        title = (*title, " ", *_sourced(lines, candidate.subtitle, (lines.trimmed(candidate.subtitle),)))
    own = () if reading.runs_on or reading.kind is HeadingKind.META else (number,)
    below = (candidate.subtitle,) if candidate.subtitle is not None else ()
    return _Entry(number, reading, title, derived=False, lines=own + below)


def _bylines(lines: Lines, found: Sequence[Candidate]) -> set[int]:
    """The lines right below a heading, or a first line, that say who wrote what it names: no sections of their own."""
    first = next(lines.visible(), None)
    heads = set() if first is None or lines.length(first) > LONGEST else {first}
    bylines: set[int] = set()
    for candidate in found:
        number, reading = candidate.block, candidate.reading
        if reading.kind is not HeadingKind.META:
            heads.add(number if candidate.subtitle is None else candidate.subtitle)
        elif lines.beside(number, -1) in heads | bylines:
            label = lines.folded(number, _READ)[reading.start : reading.end]
            if is_authorship(label):
                bylines.add(number)
    return bylines


def _clauses(lines: Lines, paragraphs: list[int]) -> list[_Entry]:
    """The clauses of a document that consists of them: most of its paragraphs are 一、…, 二、…, 三、…"""
    entries: list[_Entry] = []
    for number in paragraphs:
        line = lines.folded(number, _READ)
        clause = read_clause(line.lstrip())
        if clause and clause.number == len(entries) + 1:
            start = lines.trimmed(number)[0]
            reading = Reading(HeadingKind.NUMBERED, 1, start, len(line), style=clause.style, number=clause.number)
            entries.append(_Entry(number, reading, _sourced(lines, number, cut(line, start, len(line))), derived=False))
    return entries if len(entries) >= _CLAUSES and 2 * len(entries) >= len(paragraphs) else []


def _derived(lines: Lines, paragraphs: list[int], sourced: bool) -> list[_Entry]:
    """The lead paragraph and those that open with who says something."""
    entries: list[_Entry] = []
    for number in paragraphs:
        parts = read_lead(lines.folded(number, _READ))
        if parts:
            entries.append(_lead_entry(lines, number, parts))
    opening = next((n for n in paragraphs if lines.length(n) >= _LEAD and _CLAUSE.search(lines.folded(n, _READ))), None)
    is_news = bool(entries) or (sourced and len(paragraphs) > 1)
    if is_news and opening is not None and all(opening < entry.block for entry in entries):
        label = _LEAD_LABELS[lines.is_traditional]
        parts = (label, *lead_title(lines.folded(opening, _READ), LONGEST - len(label)))
        entries.insert(0, _lead_entry(lines, opening, parts))
    return entries


_LEAD_LABELS: Final = {True: "導語：", False: "导语："}


def _lead_entry(lines: Lines, number: int, parts: tuple[Part, ...]) -> _Entry:
    reading = Reading(HeadingKind.SHORT, 1, 0, 0)
    return _Entry(number, reading, _sourced(lines, number, parts), derived=True)


def _paragraphs(lines: Lines, taken: set[int]) -> list[int]:
    """The paragraphs of the body that are no heading; none if the text is longer than an article."""
    found, length = [], 0
    for number in lines.visible():
        length += len(lines.blocks[number].text)
        if length > _ARTICLE:
            return []
        block = lines.blocks[number]
        if number not in taken and block.kind is BlockKind.PARAGRAPH and not block.continues:
            found.append(number)
    return found


def _sourced(lines: Lines, number: int, parts: tuple[Part, ...]) -> Title:
    """Parts of a block's clean text as ranges of its source."""
    alignment = lines.clean[number].alignment
    return tuple(
        part if isinstance(part, str) else SourceRange(number, *alignment.backward_range(*part)) for part in parts
    )
