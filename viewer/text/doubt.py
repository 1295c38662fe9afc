"""Where a conversion may be wrong: few places, each with a reason and with what else it could be.

Three kinds of evidence. Words: read from the end a sentence falls into other words than read from the beginning, and
the two lead to different characters (see `segmentation`). Usage: a character in a context in which it is often
converted wrongly (see `evidence`). Vocabulary: a word was reworded that is also an ordinary word. And a Simplified
character stands in a Traditional paragraph.

What a correction or a rule of the reader's has settled is no doubt. Ranges are of the text before conversion.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from enum import Enum
from functools import cache, lru_cache
from itertools import pairwise
from typing import NamedTuple

from viewer.text import conversion, evidence
from viewer.text.patterns import pattern
from viewer.text.rewrite import Rewrite
from viewer.text.script import Script, View, simplified_only
from viewer.text.segmentation import simplified_words
from viewer.text.tables import opencc_characters

_FORMS = {View.TAIWAN: "t2tw", View.HONGKONG: "t2hk"}
_CHINESE = pattern("[\u3400-\u4dbf\u4e00-\u9fff]+")
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


_AROUND = 6
"""Characters beside a reworded word in which the words that it may cut are looked for."""

_TECHNICAL = pattern(
    "[A-Za-z]{2}|[软軟]件|[软軟][体體]|[电電][脑腦]|[计計]算[机機]|[网網][络絡路]|服[务務]器|伺服器|代[码碼]|程式|程序[员員代设設]|[数數]据[库庫]"
    "|资料库|資料庫|操作[系]?[统統]|作業系統|[编編]程|[浏瀏][览覽]器|[硬][盘盤碟]|互[联聯][网網]|字[节符段]|鼠[标標]|滑鼠|屏幕|螢幕|点[击擊]"
)
"""What tells that a paragraph is about computing, of which the tables of vocabulary are mostly right."""


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
    if view is View.ORIGINAL or not _CHINESE.search(converted.before):
        return []
    found: list[Doubt] = []
    if script in (Script.SIMPLIFIED, Script.MIXED) and view in _FORMS:
        found += _from_simplified(converted, view)
    elif script is Script.TRADITIONAL:
        found += _from_traditional(converted, view)
    if vocabulary:
        found += _reworded(converted, view)
    return _disjoint(found, settled)


def _from_simplified(converted: Rewrite, view: View) -> Iterator[Doubt]:
    text = conversion.convert(converted.before, "t2s")
    words, rows, names, ambiguous = simplified_words(), evidence.rows(), evidence.surnames(), _ambiguous()
    shown = _Shown(converted)
    for match in _CHINESE.finditer(text):
        run, base = match[0], match.start()
        if ambiguous.isdisjoint(run):
            continue
        forward = words.forward(run)
        backward = words.backward(run)
        if forward != backward:
            yield from _boundaries(run, base, forward, backward, shown, view)
        for index, character in enumerate(run):
            if character in names and evidence.is_name(text, base + index):
                yield from _as_name(base + index, character, shown, view)
            if converted.before[base + index] != character:
                yield from _as_kept(base + index, converted.before[base + index], shown, view)
            elif character in rows:
                yield from _as_usage(text, run, index, base, forward, shown, view)


def _boundaries(
    run: str, base: int, forward: list[int], backward: list[int], shown: _Shown, view: View
) -> Iterator[Doubt]:
    """Where the words from the beginning and those from the end lead to different characters."""
    common = sorted(set(forward) & set(backward))
    for start, end in pairwise(common):
        ahead = [cut for cut in forward if start <= cut <= end]
        behind = [cut for cut in backward if start <= cut <= end]
        if ahead == behind:
            continue
        one, other = _spelled(run, ahead, view), _spelled(run, behind, view)
        index = 0
        while index < len(one):
            if one[index] == other[index]:
                index += 1
                continue
            last = index + 1
            while last < len(one) and one[last] != other[last]:
                last += 1
            yield from _boundary(run, base, (start, index, last), (ahead, one), (behind, other), shown)
            index = last


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
    if chosen != first:
        return  # a correction or a rule decided
    trusted = evidence.trusted_words()
    one, other = (_source_at(run, cuts, start + index) for cuts, _ in (ahead, behind))
    if one in trusted and other not in trusted:
        return
    words = [_word_at(cuts, text, start, index) for cuts, text in (ahead, behind)]
    yield Doubt(begin, end, Reason.BOUNDARY, chosen, (Candidate(second, words[1]), Candidate(first, words[0])))


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
    text: str, run: str, index: int, base: int, forward: list[int], shown: _Shown, view: View
) -> Iterator[Doubt]:
    chosen = shown.at(base + index, base + index + 1)
    for row in evidence.rows()[run[index]]:
        if chosen != _form(row.shown, view) or (row.lone and not _is_lone(forward, index)):
            continue
        if row.fits(run, index, text, base):
            others = [form for form in (_form(other, view) for other in row.others) if form != chosen]
            if others:
                candidates = (*map(Candidate, others), Candidate(chosen))
                yield Doubt(base + index, base + index + 1, Reason.USAGE, chosen, candidates)
                return


def _is_lone(cuts: list[int], index: int) -> bool:
    """Whether no word was found that holds character `index`."""
    place = bisect_right(cuts, index)
    return cuts[place] - cuts[place - 1] == 1


def _from_traditional(converted: Rewrite, view: View) -> Iterator[Doubt]:
    text, shown = converted.before, _Shown(converted)
    rows = evidence.rows()
    telling = set(text) & (rows.keys() | evidence.RARE_NAMES.keys() | simplified_only())
    if not telling:
        return
    for match in _CHINESE.finditer(text):
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


def _reworded(converted: Rewrite, view: View) -> Iterator[Doubt]:
    """Words replaced by the region's own that are ordinary words too."""
    ordinary, technical = evidence.ordinary_words(), bool(_TECHNICAL.search(converted.before))
    config = "t2s" if view is View.SIMPLIFIED else _FORMS[view]
    for edit in converted.alignment.edits:
        source = converted.before[edit.start : edit.end]
        shown = converted.after[edit.new_start : edit.new_end]
        word = conversion.convert(source, "t2s")
        meeting = bool(before := converted.before[: edit.start][-1:]) and before in ordinary.get(word, "")
        if source == shown:
            continue
        is_ordinary = word in ordinary and (not technical or meeting)
        if not is_ordinary and not _is_chance(converted.before, edit.start, edit.end):
            continue
        kept = conversion.convert(conversion.convert(word, "s2t") if view is not View.SIMPLIFIED else source, config)
        if kept != shown:
            yield Doubt(edit.start, edit.end, Reason.VOCABULARY, shown, (Candidate(kept), Candidate(shown)))


def _is_chance(text: str, start: int, end: int) -> bool:
    """Whether a reworded word is only where two others meet: 内存 in 库内存货, 线程 in 航线程度."""
    head, tail = max(start - _AROUND, 0), end + _AROUND
    around = conversion.convert(text[head:tail], "t2s")
    run = next(m for m in _CHINESE.finditer(around) if m.start() <= start - head < m.end())
    first, last = start - head - run.start(), end - head - run.start()
    words = simplified_words()
    for cuts in (words.forward(run[0]), words.backward(run[0])):
        if any(a < first < b or a < last < b for a, b in pairwise(cuts)):
            return True
    return False


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
