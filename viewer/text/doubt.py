"""Where a conversion may be wrong: few places, each with a reason and with what else it could be.

Three kinds of evidence. Words: read from the end a sentence falls into other words than read from the beginning, and
the two lead to different characters (see `doubt_boundaries`). Usage: a character in a context in which it is often
converted wrongly, or where a surname stands, or that the other script left there (see `doubt_usage`). Vocabulary: a
word was reworded that is also an ordinary word, or kept that the region may say in another way (see `wording`).

What a correction or a rule of the reader's has settled is no doubt. Ranges are of the text before conversion.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from viewer.text import conversion, doubt_usage, segmentation, wording
from viewer.text.doubt_boundaries import boundaries
from viewer.text.doubt_usage import in_simplified, in_traditional
from viewer.text.doubt_values import Candidate, Doubt, Reason, Shown, ambiguous, is_free
from viewer.text.rewrite import Rewrite
from viewer.text.script import Script, View
from viewer.text.segmentation import RUN, simplified_words

__all__ = ["Candidate", "Doubt", "Reason", "find", "is_free"]


def loading(script: Script, view: View, text: str = "") -> Iterator[None]:
    """Load in steps what `find` needs for paragraphs in `script`, and compile what it looks for about characters of
    `text`, which else waits until it meets them. Nothing is left to do where that was done."""
    if script in (Script.SIMPLIFIED, Script.MIXED) and view in (View.TAIWAN, View.HONGKONG):
        yield from segmentation.loading()
    if view is not View.ORIGINAL:
        yield from doubt_usage.loading(view, text)


def find(
    converted: Rewrite,
    script: Script,
    view: View,
    *,
    vocabulary: bool = False,
    settled: Iterable[tuple[int, int]] = (),
) -> list[Doubt]:
    """The doubts of a paragraph in `script` shown in `view`, in order and disjoint.

    Linear; about 400,000 characters in a second. The first call loads what it needs (100 ms from Simplified, unless
    `loading` did).
    """
    if view is View.ORIGINAL or not RUN.search(converted.before):
        return []
    found: list[Doubt] = []
    if script in (Script.SIMPLIFIED, Script.MIXED) and view is not View.SIMPLIFIED:
        found += _from_simplified(converted, view)
    elif script is Script.TRADITIONAL:
        found += in_traditional(converted, view)
    if vocabulary:
        found += _of_vocabulary(converted, view)
    return _disjoint(found, settled)


def _from_simplified(converted: Rewrite, view: View) -> Iterator[Doubt]:
    text, shown = conversion.convert(converted.before, "t2s"), Shown(converted)
    words, several = simplified_words(), ambiguous()
    for match in RUN.finditer(text):
        run, base = match[0], match.start()
        if run[0] == "余" and base and text[base - 1].isdecimal():
            run, base = run[1:], base + 1  # more than the number: no word and no name begins here
        if several.isdisjoint(run):
            continue
        forward, backward = words.forward(run), words.backward(run)
        yield from boundaries(run, base, forward, backward, shown, view)
        yield from in_simplified(text, run, base, forward, shown, view)


def _of_vocabulary(converted: Rewrite, view: View) -> Iterator[Doubt]:
    """Words replaced by the region's own that are ordinary words too, or none at all, and words that it kept."""
    for start, end, shown, kept in wording.reworded(converted, view):
        yield Doubt(start, end, Reason.VOCABULARY, shown, (Candidate(kept), Candidate(shown)))
    for start, end, others in wording.kept(converted, view):
        shown = Shown(converted).at(start, end)
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
