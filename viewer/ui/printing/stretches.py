"""Cuts a line into stretches: those whose glyphs say their text in a PDF, and those that need it said for them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from operator import itemgetter

from viewer.ui.printing.notes import FontNotes, TextNotes
from viewer.ui.reading.textrun import SetLine

_GAP = 0.08
"""Ems. As much beyond a font's own advance may be taken for a space (by poppler from 0.1, by pdfium from 0.17), as much
short of it for the beginning of another line."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters ``[start, end)`` of a run; `replaced` says that their glyphs do not say their text."""

    start: int
    end: int
    text: str
    replaced: bool


@dataclass(slots=True)
class _Cluster:
    """Characters ``[start, end)`` of a run and the glyphs that draw them: (index of the strip, glyph)."""

    start: int
    end: int
    glyphs: list[tuple[int, int]]


def _glyphs(line: SetLine, start: int, end: int) -> list[tuple[int, int, int]]:
    """(character, index of the strip, glyph) of characters ``[start, end)``, in the order of the text."""
    found = []
    for number, strip in enumerate(line.run.strips):
        first = bisect_left(strip.characters, start)
        last = bisect_left(strip.characters, end, lo=first)
        found += [(strip.characters[k], number, strip.glyphs[k]) for k in range(first, last)]
    if len(line.run.strips) > 1:
        found.sort(key=itemgetter(0))
    return found


def by_font(line: SetLine, start: int, end: int) -> Iterator[tuple[int, int, int]]:
    """(strip, start, end) of the stretches of one font, in the order of the text: a PDF is read as it was painted."""
    if len(line.run.strips) == 1:
        yield 0, start, end
        return
    owner, begun = -1, start
    for character, numbers in _owners(line, start, end):
        if numbers == [owner]:
            continue
        if owner >= 0:
            yield owner, begun, character
        # A character that several fonts draw, a letter and its accent, is drawn by one after the other.
        for number in numbers[:-1]:
            yield number, character, character + 1
        begun, owner = character, numbers[-1]
    if owner >= 0:
        yield owner, begun, end


def _owners(line: SetLine, start: int, end: int) -> Iterator[tuple[int, list[int]]]:
    """Each character that has glyphs, and the strips that they are in."""
    for character, glyphs in groupby(_glyphs(line, start, end), key=itemgetter(0)):
        yield character, list(dict.fromkeys(number for _, number, _ in glyphs))


def _clusters(line: SetLine) -> list[_Cluster]:
    """The clusters of a line's visible text; characters without a glyph of their own belong to the one before."""
    start, end = line.fitted.start, line.fitted.visible
    found: list[_Cluster] = []
    for character, strip, glyph in _glyphs(line, start, end):
        if found and found[-1].start == character:
            found[-1].glyphs.append((strip, glyph))
            continue
        if found:
            found[-1].end = character
        found.append(_Cluster(character if found else start, end, [(strip, glyph)]))
    return found


def stretches_of(line: SetLine, xs: Sequence[float], notes: TextNotes) -> Iterator[Stretch]:
    """A line's text, cut where its glyphs begin or cease to say it. `xs` is where each visible character begins."""
    text, clusters = line.run.paragraph.text, _clusters(line)
    if not clusters:
        return
    hanging = text[line.fitted.visible : line.fitted.end]
    fonts = [notes.font(strip.font) for strip in line.run.strips]
    wrong = [not _says(cluster, text, fonts) for cluster in clusters]
    wrong[-1] = wrong[-1] or bool(hanging)
    joined = [*_joined(line, xs, clusters), False]
    first = 0
    while first < len(clusters):
        after = first + 1
        replaced = wrong[first] or joined[first]
        if replaced:
            while joined[after - 1]:
                after += 1
        else:
            while after < len(clusters) and not wrong[after] and not joined[after]:
                after += 1
        start, end = clusters[first].start, clusters[after - 1].end
        said = text[start:end] + (hanging if after == len(clusters) else "")
        yield Stretch(start, end, said, replaced)
        first = after


def _says(cluster: _Cluster, text: str, fonts: Sequence[FontNotes]) -> bool:
    """Whether the glyphs of a cluster can stand for its text."""
    own = text[cluster.start : cluster.end]
    if len(cluster.glyphs) > 1:
        return False
    strip, glyph = cluster.glyphs[0]
    return fonts[strip].stands_for(glyph, own) and (own == " " or not own.isspace())


def _joined(line: SetLine, xs: Sequence[float], clusters: Sequence[_Cluster]) -> Iterator[bool]:
    """For each boundary of two clusters, whether what stands there would be read as something else.

    A gap would be read as a space, an overlap as the beginning of another line, and spaces of any kind as one.
    """
    spacing, text, start = line.run.paragraph.spacing, line.run.paragraph.text, line.fitted.start
    limit = _GAP * line.em
    moved = set(spacing.yields) if line.fitted.squeeze else set[int]()
    for before, after in pairwise(clusters):
        k = after.start
        if text[k].isspace() or text[k - 1].isspace():
            yield text[k - 1 : k + 1].isspace() or any(c.isspace() and c != " " for c in text[k - 1 : k + 1])
        elif k in spacing.gaps or k in moved or line.fitted.stretch > limit:
            own = spacing.x[k] - spacing.x[before.start] - spacing.gaps.get(k, 0.0)
            yield abs(xs[k - start] - xs[before.start - start] - own) > limit
        else:
            yield False
