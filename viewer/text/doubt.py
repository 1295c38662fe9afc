"""Where a conversion may be wrong: few places, each with a reason and with what else it could be.

Three kinds of evidence. Words: read from the end a sentence falls into other words than read from the beginning, and
the two lead to different characters (see `segmentation`). Usage: a character in a context in which it is often
converted wrongly (see `evidence`). Vocabulary: a word was reworded that is also an ordinary word, or kept that the
region may say in another way (see `wording`). And a Simplified character stands in a Traditional paragraph.

What a correction or a rule of the reader's has settled is no doubt. Ranges are of the text before conversion.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache, lru_cache
from itertools import islice, pairwise
from typing import NamedTuple

from viewer.text import conversion, evidence, wording
from viewer.text.evidence import Row, Where
from viewer.text.rewrite import Rewrite
from viewer.text.script import Script, View, simplified_only
from viewer.text.segmentation import RUN, simplified_words
from viewer.text.tables import opencc_characters

_FORMS = {View.TAIWAN: "t2tw", View.HONGKONG: "t2hk"}
_FREE = frozenset(
    (
        *(
            "臺台",
            "周週",
            "占佔",
            "佔占",
            "布佈",
            "升昇",
            "吃喫",
            "個箇",
            "歎嘆",
            "才纔",
            "念唸",
            "核覈",
            "杯盃",
            "煙菸",
        ),
        *(
            "回迴",
            "向嚮",
            "戚慼",
            "毀燬",
            "托託",
            "溪谿",
            "針鍼",
            "嘗嚐",
            "雕鵰",
            "梁樑",
            "背揹",
            "閒閑",
            "群羣",
            "凶兇",
        ),
        *("巨鉅", "岩巖"),
    )
)
"""Pairs of which a careful writer may choose either: no doubt is worth a mark."""


_FUNCTION = frozenset("的了着过得好成起来又很不上下在是一这那我你他她它就都也还把被没个有要会")
"""Characters that go with any word: a "word" of one of them and another character tells nothing about that one."""


class Reason(Enum):
    """Why a place is doubted; the values are for reports."""

    BOUNDARY = "boundary"
    """Read from its end the sentence falls into other words."""
    NAME = "name"
    """It stands where a surname does."""
    USAGE = "usage"
    """The characters around it speak for another."""
    VOCABULARY = "vocabulary"
    """The word is reworded for the region, and is an ordinary word too."""
    SCRIPT = "script"
    """A Simplified character in a Traditional paragraph."""
    REGIONAL = "regional"
    """A word is kept that the region may have another for."""


class Candidate(NamedTuple):
    """What could be shown, and a word in which it is; the word is empty if none is known."""

    shown: str
    word: str = ""


class Doubt(NamedTuple):
    """Characters ``[start, end)`` of the text before conversion may not be what they are shown as.

    `candidates` are likeliest first; what conversion chose is among them.
    """

    start: int
    end: int
    reason: Reason
    shown: str
    candidates: tuple[Candidate, ...]


def find(
    converted: Rewrite,
    script: Script,
    view: View,
    *,
    vocabulary: bool = False,
    settled: Iterable[tuple[int, int]] = (),
) -> list[Doubt]:
    """The doubts of a paragraph in `script` shown in `view`, in order and disjoint.

    Linear; about 400,000 characters in a second. The first call from Simplified loads OpenCC's words (50 ms, unless
    `segmentation.loading` did).
    """
    if view is View.ORIGINAL or not RUN.search(converted.before):
        return []
    found: list[Doubt] = []
    if script in (Script.SIMPLIFIED, Script.MIXED) and view in _FORMS:
        found += _from_simplified(converted, view)
    elif script is Script.TRADITIONAL:
        found += _from_traditional(converted, view)
    if vocabulary:
        found += _of_vocabulary(converted, view)
    return _disjoint(found, settled)


def _from_simplified(converted: Rewrite, view: View) -> Iterator[Doubt]:
    text = conversion.convert(converted.before, "t2s")
    words, rows, names, ambiguous = simplified_words(), _usage(view), evidence.surnames(), _ambiguous()
    shown = _Shown(converted)
    for match in RUN.finditer(text):
        run, base = match[0], match.start()
        if ambiguous.isdisjoint(run):
            continue
        forward = words.forward(run)
        backward = words.backward(run)
        if forward != backward:
            yield from _boundaries(run, base, forward, backward, shown, view)
        yield from _overruled(run, base, forward, backward, shown, view)
        for index, character in enumerate(run):
            if character in names and evidence.is_name(text, base + index):
                yield from _as_name(base + index, character, shown, view)
            if converted.before[base + index] != character:
                yield from _as_kept(base + index, converted.before[base + index], shown, view)
            elif character in rows:
                chosen = shown.at(base + index, base + index + 1)
                if chosen in (of_character := rows[character]):
                    yield from _as_usage(text, run, index, base, forward, chosen, of_character[chosen])


def _boundaries(
    run: str, base: int, forward: list[int], backward: list[int], shown: _Shown, view: View
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
    shown: _Shown,
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
    run: str, base: int, forward: list[int], backward: list[int], shown: _Shown, view: View
) -> Iterator[Doubt]:
    """Words that both readings find, and that a correction of their surroundings has spelled in another way."""
    ambiguous, start = _ambiguous(), 0
    for end in islice(forward, 1, None):
        if end - start > 1 and not ambiguous.isdisjoint(word := run[start:end]):
            spelled, chosen = _spelling(word, view), shown.at(base + start, base + end)
            if spelled != chosen and len(spelled) == len(chosen) and {start, end}.issubset(backward):
                for index, (one, other) in enumerate(zip(spelled, chosen, strict=True), base + start):
                    if one != other and not is_free(one, other):
                        candidates = (Candidate(one, spelled), Candidate(other))
                        yield Doubt(index, index + 1, Reason.BOUNDARY, other, candidates)
        start = end


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


@lru_cache(maxsize=20_000)
def _spelling(word: str, view: View) -> str:
    """A Simplified word, or a single character, by itself, in the forms of a view."""
    return conversion.convert(word, "s2tw" if view is View.TAIWAN else "s2hk")


def _as_name(index: int, character: str, shown: _Shown, view: View) -> Iterator[Doubt]:
    chosen = shown.at(index, index + 1)
    for row in evidence.surnames()[character]:
        wrong, name = _form(row.shown, view), _form(row.name, view)
        if chosen == wrong != name:
            yield Doubt(index, index + 1, Reason.NAME, chosen, (Candidate(name), Candidate(chosen)))
            return


def _as_kept(index: int, source: str, shown: _Shown, view: View) -> Iterator[Doubt]:
    """A Traditional character that the writer of a Simplified text kept, as in 乾隆, and that comes out as another."""
    chosen, kept = shown.at(index, index + 1), _form(source, view)
    if chosen != kept and not is_free(chosen, kept):
        yield Doubt(index, index + 1, Reason.SCRIPT, chosen, (Candidate(kept), Candidate(chosen)))


def _as_usage(
    text: str, run: str, index: int, base: int, forward: list[int], chosen: str, rows: tuple[tuple[Row, str], ...]
) -> Iterator[Doubt]:
    """The doubt of the first of some rows of usage that speaks of a character."""
    for row, others in rows:
        if _may_stand(row.where, run, forward, index) and row.fits(run, index, text, base):
            candidates = (*map(Candidate, others), Candidate(chosen))
            yield Doubt(base + index, base + index + 1, Reason.USAGE, chosen, candidates)
            return


@cache
def _usage(view: View) -> dict[str, dict[str, tuple[tuple[Row, str], ...]]]:
    """The rows of each Simplified character by what a view shows of it; with what else that may be, in its forms."""
    found: dict[str, dict[str, tuple[tuple[Row, str], ...]]] = {}
    for character, rows in evidence.rows().items():
        by_form = found.setdefault(character, {})
        for row in rows:
            shown = _form(row.shown, view)
            if others := "".join(form for form in (_form(other, view) for other in row.others) if form != shown):
                by_form[shown] = (*by_form.get(shown, ()), (row, others))
    return found


def _may_stand(where: Where, run: str, cuts: list[int], index: int) -> bool:
    """Whether a row with `where` may speak of character `index` of a run that was cut into words at `cuts`."""
    if where is Where.ANY:
        return True
    place = bisect_right(cuts, index)
    start, end = cuts[place - 1], cuts[place]
    if end - start == 1:
        return True
    return where is Where.LOOSE and _FUNCTION.issuperset(run[start:index] + run[index + 1 : end])


def _from_traditional(converted: Rewrite, view: View) -> Iterator[Doubt]:
    text, shown = converted.before, _Shown(converted)
    rows = evidence.rows()
    telling = set(text) & (rows.keys() | evidence.RARE_NAMES.keys() | simplified_only())
    if not telling:
        return
    for match in RUN.finditer(text):
        run, base = match[0], match.start()
        if telling.isdisjoint(run):
            continue
        for index, character in enumerate(run):
            if character not in telling:
                continue
            chosen = shown.at(base + index, base + index + 1)
            if view is View.SIMPLIFIED and evidence.is_rare_name(run, index):
                kept = evidence.RARE_NAMES[character]
                if chosen != kept:
                    yield Doubt(
                        base + index, base + index + 1, Reason.NAME, chosen, (Candidate(kept), Candidate(chosen))
                    )
            elif character in rows and character not in _ambiguous():
                yield from _traditional_usage(text, run, index, base, chosen)
            elif view is not View.SIMPLIFIED and character in simplified_only() and chosen == character:
                yield _stray(base + index, character, view)


def _traditional_usage(text: str, run: str, index: int, base: int, chosen: str) -> Iterator[Doubt]:
    for row in evidence.rows()[run[index]]:
        if chosen == row.shown and row.fits(run, index, text, base):
            candidates = (*map(Candidate, row.others), Candidate(chosen))
            yield Doubt(base + index, base + index + 1, Reason.USAGE, chosen, candidates)
            return


def _stray(index: int, character: str, view: View) -> Doubt:
    forms = dict.fromkeys(_form(form, view) for form in opencc_characters("STCharacters").get(character, ""))
    candidates = tuple(Candidate(form) for form in (*forms, character))
    return Doubt(index, index + 1, Reason.SCRIPT, character, candidates)


def _of_vocabulary(converted: Rewrite, view: View) -> Iterator[Doubt]:
    """Words replaced by the region's own that are ordinary words too, or none at all, and words that it kept."""
    for start, end, shown, kept in wording.reworded(converted, view):
        yield Doubt(start, end, Reason.VOCABULARY, shown, (Candidate(kept), Candidate(shown)))
    for start, end, others in wording.kept(converted, view):
        shown = _Shown(converted).at(start, end)
        yield Doubt(start, end, Reason.REGIONAL, shown, (*map(Candidate, others), Candidate(shown)))


def _disjoint(found: list[Doubt], settled: Iterable[tuple[int, int]]) -> list[Doubt]:
    """The doubts in order, the first of those that overlap, and none that is settled."""
    kept: list[Doubt] = []
    done = sorted(settled)
    for doubt in sorted(found, key=lambda doubt: (doubt.start, _ORDER[doubt.reason])):
        if kept and doubt.start < kept[-1].end:
            continue
        if not any(start < doubt.end and doubt.start < end for start, end in done):
            kept.append(doubt)
    return kept


_ORDER = {reason: number for number, reason in enumerate(Reason)}


class _Shown:
    """What is shown of the characters of a text."""

    def __init__(self, converted: Rewrite) -> None:
        self._after = converted.after
        self._alignment = None if converted.alignment.is_identity else converted.alignment

    def at(self, start: int, end: int) -> str:
        if self._alignment is not None:
            start, end = self._alignment.forward_range(start, end)
        return self._after[start:end]


@cache
def _form(character: str, view: View) -> str:
    """A character of OpenCC's Traditional in the form of a view."""
    return conversion.convert(character, _FORMS[view]) if view in _FORMS else character


def is_free(one: str, other: str) -> bool:
    """Whether a careful writer may choose either of two Traditional characters."""
    return one + other in _FREE or other + one in _FREE


@cache
def _ambiguous() -> frozenset[str]:
    """Simplified characters that stand for several Traditional ones."""
    return frozenset(one for one, several in opencc_characters("STCharacters").items() if len(several) > 1)
