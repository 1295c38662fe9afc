"""Doubts about where words begin: a sentence read from its end falls into other words than read from its beginning.

Where the two lead to different characters one of them was guessed (see `segmentation`). So was what a correction
decided against a word that both find, and a word of which a neighbour may well take a character.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice, pairwise

from viewer.text import conversion, evidence
from viewer.text.doubt_values import Candidate, Doubt, Reason, Shown, ambiguous, is_free
from viewer.text.script import View


def boundaries(
    run: str, base: int, forward: list[int], backward: list[int], shown: Shown, view: View
) -> Iterator[Doubt]:
    """The doubts of a run at `base` of a text, where words begin at `forward` or, read from its end, `backward`."""
    if forward != backward:
        yield from _differences(run, base, forward, backward, shown, view)
    yield from _overruled(run, base, forward, backward, shown, view)
    yield from _shared(run, base, forward, shown, view)


def _differences(
    run: str, base: int, forward: list[int], backward: list[int], shown: Shown, view: View
) -> Iterator[Doubt]:
    """Where the words from the beginning and those from the end lead to different characters."""
    places = {cut: place for place, cut in enumerate(backward)}
    common = [(cut, place) for place, cut in enumerate(forward) if cut in places]
    for (start, first), (end, last) in pairwise(common):
        ahead, behind = forward[first : last + 1], backward[places[start] : places[end] + 1]
        if ahead == behind:
            continue
        one, other = _spelled(run, ahead, view), _spelled(run, behind, view)
        index = 0
        while index < len(one):
            if one[index] == other[index]:
                index += 1
                continue
            stop = index + 1
            while stop < len(one) and one[stop] != other[stop]:
                stop += 1
            yield from _boundary(run, base, (start, index, stop), (ahead, one), (behind, other), shown)
            index = stop


def _boundary(
    run: str,
    base: int,
    place: tuple[int, int, int],
    ahead: tuple[list[int], str],
    behind: tuple[list[int], str],
    shown: Shown,
) -> Iterator[Doubt]:
    start, index, last = place
    first, second = ahead[1][index:last], behind[1][index:last]
    follower = run[start + last : start + last + 1]
    if is_free(first, second) or (first + second in ("了瞭", "瞭了") and follower == "解"):
        return
    begin, end = base + start + index, base + start + last
    chosen = shown.at(begin, end)
    trusted = evidence.trusted_words()
    one, other = (_source_at(run, cuts, start + index) in trusted for cuts, _ in (ahead, behind))
    if chosen == second and not other:  # a correction decided, against a common word: 强 + 制造 in 强制造成
        ahead, behind, first, second = behind, ahead, second, first
    elif chosen != first or (one and not other):
        return  # a correction or a rule decided, or a common word does
    words = [_word_at(cuts, text, start, index) for cuts, text in (ahead, behind)]
    yield Doubt(begin, end, Reason.BOUNDARY, chosen, (Candidate(second, words[1]), Candidate(first, words[0])))


def _overruled(
    run: str, base: int, forward: list[int], backward: list[int], shown: Shown, view: View
) -> Iterator[Doubt]:
    """Words that both readings find, and that a correction of their surroundings has spelled in another way."""
    several, start = ambiguous(), 0
    for end in islice(forward, 1, None):
        if end - start > 1 and not several.isdisjoint(word := run[start:end]):
            spelled, chosen = _spelling(word, view), shown.at(base + start, base + end)
            if (
                spelled != chosen
                and {start, end}.issubset(backward)
                and not shown.is_reworded(base + start, base + end)
            ):
                for index, (one, other) in enumerate(zip(spelled, chosen, strict=True), base + start):
                    if one != other and not is_free(one, other):
                        candidates = (Candidate(one, spelled), Candidate(other))
                        yield Doubt(index, index + 1, Reason.BOUNDARY, other, candidates)
        start = end


def _shared(run: str, base: int, forward: list[int], shown: Shown, view: View) -> Iterator[Doubt]:
    """Words of which a neighbour in no word may take a character, so that the rest is written in another way."""
    table, last = evidence.neighbours(), len(forward) - 1
    for place, (start, end) in enumerate(pairwise(forward)):
        if end - start > 1 and (beside := table.get(run[start:end])):
            before, after = beside
            if place and run[start - 1] in before and forward[place - 1] == start - 1:
                yield from _rest(run[start:end], base + start, 1, end - start, shown, view)
            if place + 1 < last and run[end] in after and forward[place + 2] == end + 1:
                yield from _rest(run[start:end], base + start, 0, end - start - 1, shown, view)


def _rest(word: str, base: int, first: int, last: int, shown: Shown, view: View) -> Iterator[Doubt]:
    """The characters ``[first, last)`` of a word at `base` that are written in another way without the others."""
    whole, rest = _spelling(word, view), _spelling(word[first:last], view)
    for index, other in enumerate(rest, first):
        one = whole[index]
        if one != other and not is_free(one, other) and shown.at(base + index, base + index + 1) == one:
            candidates = (Candidate(other, rest), Candidate(one, whole))
            yield Doubt(base + index, base + index + 1, Reason.BOUNDARY, one, candidates)


def _word_at(cuts: list[int], text: str, start: int, index: int) -> str:
    """The word around character `index` of a stretch that begins at `start` and was spelled as `text`."""
    for first, last in pairwise(cuts):
        if first <= start + index < last:
            return text[first - start : last - start]
    return ""


def _source_at(run: str, cuts: list[int], index: int) -> str:
    """The word of a run that holds character `index`."""
    place = bisect_right(cuts, index)
    return run[cuts[place - 1] : cuts[place]]


def _spelled(run: str, cuts: list[int], view: View) -> str:
    return "".join(_spelling(run[first:last], view) for first, last in pairwise(cuts))


@lru_cache(maxsize=4_000)
def _spelling(word: str, view: View) -> str:
    """A Simplified word, or a single character, by itself, in the forms of a view."""
    return conversion.convert(word, "s2tw" if view is View.TAIWAN else "s2hk")
