"""Which script a text leans to in which no single character tells: 防范 and 谷子 are words of Simplified text only.

Asked only of a text that is neutral as a whole; a neutral paragraph in a text that tells goes by that one.
"""

from __future__ import annotations

from itertools import pairwise

from viewer.text import conversion
from viewer.text.doubt import is_free
from viewer.text.script import Script
from viewer.text.segmentation import RUN, simplified_words

_WRITTEN_BOTH_WAYS = frozenset("台了")
"""Characters whose one form Taiwan writes as often as the other (平台, 了解)."""


def lean(text: str) -> Script:
    """Simplified if a word of `text` is written so in Simplified text only, or else neutral.

    The first call loads OpenCC's words (50 ms). Of 26,300 neutral lines in the Traditional manuals of Debian 0.6 %
    have such a word; nearly all of those are lines that were left in Simplified.
    """
    words = simplified_words()
    for run in RUN.findall(text):
        if any(_tells(run[start:end]) for start, end in pairwise(words.forward(run)) if end - start > 1):
            return Script.SIMPLIFIED
    return Script.NEUTRAL


def _tells(word: str) -> bool:
    """Whether Taiwan writes a word with other characters, and not merely may."""
    return any(
        one != other and one not in _WRITTEN_BOTH_WAYS and not is_free(one, other)
        for one, other in zip(word, conversion.convert(word, "s2tw"), strict=True)
    )
