"""Doubts by usage: a character where a surname stands, or in a context that speaks for another (see `evidence`)."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache

from viewer.text import evidence, names
from viewer.text.doubt_values import Candidate, Doubt, Reason, Shown, ambiguous, form, is_free
from viewer.text.evidence import Row, Where
from viewer.text.names import RARE_NAMES, is_name, is_rare_name
from viewer.text.patterns import compile_in_steps
from viewer.text.rewrite import Rewrite
from viewer.text.script import View, simplified_only
from viewer.text.segmentation import RUN
from viewer.text.tables import opencc_characters

_FUNCTION = frozenset("的了着过得好成起来又很不上下在是一这那我你他她它就都也还把被没个有要会")
"""Characters that go with any word: a "word" of one of them and another character tells nothing about that one."""


def loading(view: View, text: str = "") -> Iterator[None]:
    """Load in steps what `in_simplified` and `in_traditional` know, and compile the rows about characters of `text`: at
    once that takes 40 ms, and 100 for a page."""
    yield from names.loading()
    for load in (evidence.rows, evidence.surnames, ambiguous, simplified_only, lambda: _rows(view)):
        load()
        yield
    for character in evidence.rows().keys() & set(text):
        for row in evidence.rows()[character]:
            yield from compile_in_steps(row._asdict())


def in_simplified(text: str, run: str, base: int, forward: list[int], shown: Shown, view: View) -> Iterator[Doubt]:
    """The doubts about single characters of a run at `base` of a Simplified `text`, whose words begin at `forward`."""
    rows, surnames = _rows(view), evidence.surnames()
    for index, character in enumerate(run):
        if character in surnames and is_name(text, base + index, alone=_is_alone(forward, index)):
            yield from _as_name(base + index, character, shown, view)
        if (source := shown.before[base + index]) != character:
            yield from _as_kept(base + index, source, shown, view)
        elif character in rows:
            chosen = shown.at(base + index, base + index + 1)
            standing = None
            for row, others in rows[character].get(chosen, ()):
                if row.where is not Where.ANY:
                    standing = standing or _standing(run, forward, index)
                    if row.where not in standing:
                        continue
                if row.fits(run, index, text, base):
                    yield _instead(base + index, Reason.USAGE, chosen, others)
                    break


def in_traditional(converted: Rewrite, view: View) -> Iterator[Doubt]:
    """The doubts about single characters of a Traditional text."""
    text, shown = converted.before, Shown(converted)
    telling = set(text) & (evidence.rows().keys() | RARE_NAMES.keys() | simplified_only())
    if not telling:
        return
    for match in RUN.finditer(text):
        for index, character in enumerate(match[0]):
            if character in telling:
                yield from _of_traditional(text, match[0], index, match.start(), shown, view)


def _of_traditional(text: str, run: str, index: int, base: int, shown: Shown, view: View) -> Iterator[Doubt]:
    character, place = run[index], base + index
    chosen = shown.at(place, place + 1)
    if view is View.SIMPLIFIED and is_rare_name(run, index):
        if chosen != (kept := RARE_NAMES[character]):
            yield _instead(place, Reason.NAME, chosen, kept)
    elif (rows := evidence.rows().get(character)) and character not in ambiguous():
        for row in rows:
            if chosen == row.shown and row.fits(run, index, text, base):
                yield _instead(place, Reason.USAGE, chosen, row.others)
                break
    elif view is not View.SIMPLIFIED and character in simplified_only() and chosen == character:
        yield _stray(place, character, view)


def _instead(index: int, reason: Reason, chosen: str, others: str) -> Doubt:
    """The doubt of one character, which may be each of others instead."""
    return Doubt(index, index + 1, reason, chosen, tuple(map(Candidate, (*others, chosen))))


def _as_name(index: int, character: str, shown: Shown, view: View) -> Iterator[Doubt]:
    chosen = shown.at(index, index + 1)
    for row in evidence.surnames()[character]:
        wrong, name = form(row.shown, view), form(row.name, view)
        if chosen == wrong != name:
            yield _instead(index, Reason.NAME, chosen, name)
            return


def _as_kept(index: int, source: str, shown: Shown, view: View) -> Iterator[Doubt]:
    """A Traditional character that the writer of a Simplified text kept, as in 乾隆, and that comes out as another."""
    chosen, kept = shown.at(index, index + 1), form(source, view)
    if chosen != kept and not is_free(chosen, kept):
        yield _instead(index, Reason.SCRIPT, chosen, kept)


def _stray(index: int, character: str, view: View) -> Doubt:
    """A Simplified character in a Traditional paragraph."""
    others = opencc_characters("STCharacters").get(character, "")
    return _instead(index, Reason.SCRIPT, character, "".join(dict.fromkeys(form(other, view) for other in others)))


@cache
def _rows(view: View) -> dict[str, dict[str, tuple[tuple[Row, str], ...]]]:
    """The rows of each Simplified character by what a view shows of it; with what else that may be, in its forms."""
    found: dict[str, dict[str, tuple[tuple[Row, str], ...]]] = {}
    for character, rows in evidence.rows().items():
        by_form = found.setdefault(character, {})
        for row in rows:
            shown = form(row.shown, view)
            if others := "".join(other for other in (form(other, view) for other in row.others) if other != shown):
                by_form[shown] = (*by_form.get(shown, ()), (row, others))
    return found


def _standing(run: str, cuts: list[int], index: int) -> tuple[Where, ...]:
    """What rows may speak of character `index` of a run that was cut into words at `cuts`."""
    start, end = _word_at(cuts, index)
    if end - start == 1:
        return (Where.ANY, Where.LOOSE, Where.LONE)
    if _FUNCTION.issuperset(run[start:index] + run[index + 1 : end]):
        return (Where.ANY, Where.LOOSE)
    return (Where.ANY,)


def _is_alone(cuts: list[int], index: int) -> bool:
    start, end = _word_at(cuts, index)
    return end - start == 1


def _word_at(cuts: list[int], index: int) -> tuple[int, int]:
    """The word that holds character `index` of a run that was cut into words at `cuts`."""
    place = bisect_right(cuts, index)
    return cuts[place - 1], cuts[place]
