"""The space between neighbouring characters: squeezed punctuation, Han–Latin gaps, room that justifying may use.

All lengths are in pixels, all offsets in code points of the paragraph. CLREQ §3.1.6 (adjustment of punctuation
width), §3.2.2 (a quarter em between Han and Latin text), §3.1.5 (what justifying stretches and squeezes).
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from itertools import accumulate
from typing import NamedTuple

from viewer.text.patterns import pattern
from viewer.ui.reading.characters import classify
from viewer.ui.reading.linebreak import WORD

Blanks = Callable[[str], tuple[float, float]]
"""The removable blank to the left and right of a punctuation mark's ink, as a share of an em: 0 or up to 0.5."""

_ADJACENT = pattern("(?<=[OCP])(?=[OCP])")
_GAP = pattern("(?<=[HM])(?=[AN])|(?<=[ANU])(?=H)")
_PAUSE = pattern("P")
_SPACE = pattern("S")
_RIGID = pattern(rf"{WORD}|D+|E+|RR|H[ZJ][HZJ]*|[^ZJ][ZJ]+|T")
"""Runs that justifying must not pull apart."""
_CLINGING = pattern("(?<!S)X|(?<=Y)[^S]")
"""What justifying must not take off the word before it (a comma of Latin text) or after it (an opening bracket)."""

HAN_LATIN_GAP = 0.25
"""Share of an em; justifying may halve it."""
PAUSE_SQUEEZE = 0.25
"""How much of an em justifying may take from the blank half of a pause mark."""
SPACE_SQUEEZE = 0.25
"""How much of its width justifying may take from a space."""


class Spacing(NamedTuple):
    """The horizontal measures of one paragraph set on an endless line.

    `x[i]` is where character i begins and `x[n]` where the last one ends. `gaps[i]` is the space put before character
    i (negative where a mark was squeezed): it falls away at a line's start. `points[i]` counts the places up to the
    boundary before character i that justifying may widen; `yields` holds the boundaries that it may narrow and
    `room` how much in total up to each.
    """

    x: Sequence[float]
    gaps: dict[int, float]
    points: Sequence[int]
    yields: Sequence[int] = ()
    room: Sequence[float] = (0.0,)

    def squeeze_room(self, start: int, end: int) -> float:
        """By how much characters ``[start, end)`` can be narrowed."""
        return self.room_before(end - 1) - self.room_before(start)

    def room_before(self, offset: int) -> float:
        """By how much everything up to the boundary before character `offset` can be narrowed."""
        return self.room[bisect_right(self.yields, offset)]


def space_out(
    text: str,
    classes: str,
    advances: Sequence[float],
    em: float,
    blanks: Blanks,
    extra: dict[int, float] | None = None,
    close: Collection[int] = (),
) -> Spacing:
    """The spacing of a paragraph whose characters are `advances` wide. `extra` is space wanted before characters;
    there is no gap before those at `close`."""
    gaps = dict(extra or {})
    yields: dict[int, float] = {}
    for match in _GAP.finditer(classes):
        offset = match.start()
        if offset not in close:
            gaps[offset] = gaps.get(offset, 0.0) + HAN_LATIN_GAP * em
            yields[offset] = HAN_LATIN_GAP * em / 2
    for match in _ADJACENT.finditer(classes):
        offset = match.start()
        share = blanks(text[offset - 1])[1] or blanks(text[offset])[0]
        if share:
            gaps[offset] = gaps.get(offset, 0.0) - share * em
    _let_yield(text, classes, advances, em, blanks, gaps, yields)
    edges = sorted(yields)
    return Spacing(
        _positions(advances, gaps),
        gaps,
        _stretch_points(classes),
        edges,
        list(accumulate((yields[edge] for edge in edges), initial=0.0)),
    )


def gaps_in(text: str) -> float:
    """The room that the gaps between Han and Latin take in a line of `text`, in ems."""
    return HAN_LATIN_GAP * len(_GAP.findall(classify(text)))


def _let_yield(
    text: str,
    classes: str,
    advances: Sequence[float],
    em: float,
    blanks: Blanks,
    gaps: dict[int, float],
    yields: dict[int, float],
) -> None:
    """Note how much the blanks of pause marks and the spaces may be narrowed."""
    for match in _PAUSE.finditer(classes):
        offset = match.end()
        if gaps.get(offset, 0.0) >= 0 and offset < len(text):
            yields[offset] = min(blanks(text[offset - 1])[1], PAUSE_SQUEEZE) * em
    if "S" in classes:
        for match in _SPACE.finditer(classes):
            if text[match.start()] == " ":
                yields[match.end()] = advances[match.start()] * SPACE_SQUEEZE


def _positions(advances: Sequence[float], gaps: dict[int, float]) -> list[float]:
    """Where each character begins once the gaps are put in, and where the last one ends."""
    if not gaps:
        return list(accumulate(advances, initial=0.0))
    steps = [gaps.get(0, 0.0), *advances]
    for offset, gap in gaps.items():
        if 0 < offset < len(steps):
            steps[offset] += gap
    return list(accumulate(steps))


def _stretch_points(classes: str) -> list[int]:
    """For each character, how many boundaries up to the one before it may be widened."""
    loose = _RIGID.sub(lambda run: "h" + "." * (len(run[0]) - 1), classes)
    if "X" in loose or "Y" in loose:
        loose = _CLINGING.sub(".", loose)
    if "." not in loose:
        return list(range(len(classes)))
    return list(accumulate((c != "." for c in loose[1:]), initial=0))
