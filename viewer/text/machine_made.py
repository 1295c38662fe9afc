"""Traditional text that a careless converter made from Simplified: how to tell it, and what was probably meant.

It betrays itself by words that nobody writes, such as 防范 or 關于. Taken to Simplified and back by longest matches,
such a text comes out better than it is; but not everywhere, so each change is proposed and none is made.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from viewer import resources
from viewer.text import conversion
from viewer.text.alignment import Alignment
from viewer.text.doubt import find, is_free
from viewer.text.rewrite import Rewrite
from viewer.text.script import Script, View
from viewer.text.tables import opencc_characters


class Proposal(NamedTuple):
    """Characters ``[start, end)`` of a text were probably meant to be `meant`; `sure` where nobody writes the other."""

    start: int
    end: int
    source: str
    meant: str
    sure: bool


def telling_words(text: str) -> list[Proposal]:
    """The words in a Traditional text that only a converter writes."""
    words = _words()
    return [
        Proposal(match.start(), match.end(), match[0], words[match[0]], sure=True)
        for match in _pattern().finditer(text)
    ]


def rebuild(text: str, view: View = View.TAIWAN) -> list[Proposal]:
    """What a machine-made Traditional text becomes when it is taken to Simplified and back, where that differs.

    `view` tells whose forms are proposed, Taiwan's or Hong Kong's. Where the way back is doubtful nothing is proposed.
    Only characters that a converter would have written are to change: the Simplified one itself, or the first of its
    counterparts. In order and disjoint.
    """
    standard = conversion.convert(conversion.convert(text, "hk2t"), "tw2t")
    simplified = conversion.convert(standard, "t2s")
    rebuilt = conversion.convert(simplified, "s2t")
    shown = conversion.convert(rebuilt, "t2hk" if view is View.HONGKONG else "t2tw")
    found = [item._replace(meant=_regional(item.meant, view)) for item in telling_words(text)]
    taken = {index for proposal in found for index in range(proposal.start, proposal.end)}
    back = Rewrite(simplified, shown, Alignment.identity(len(text)))
    for doubt in find(back, Script.SIMPLIFIED, view):
        taken.update(range(doubt.start, doubt.end))
    forms = opencc_characters("STCharacters")
    for index, (source, simple, meant) in enumerate(zip(standard, simplified, rebuilt, strict=True)):
        if source == meant or index in taken or is_free(source, meant) or text[index] == shown[index]:
            continue
        if source in (simple, forms.get(simple, simple)[0]):
            found.append(Proposal(index, index + 1, text[index], shown[index], sure=False))
    return sorted(found)


def _regional(word: str, view: View) -> str:
    """A word in Taiwan's forms in those of a view."""
    return conversion.convert(conversion.convert(word, "tw2t"), "t2hk") if view is View.HONGKONG else word


@cache
def _words() -> dict[str, str]:
    lines = resources.path("doubts/machine_made.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if line and line[0] != "#")


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile("|".join(sorted(_words(), key=len, reverse=True)))
