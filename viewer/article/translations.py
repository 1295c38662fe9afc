"""Which paragraphs of an article are translations of each other: notices in two languages, bilingual texts.

Nothing is translated or understood here. A Chinese paragraph and the Latin one after it are taken for a pair if both
open with the name of the same kind of notice, or if the article goes on like that, pair after pair, and the lengths of
the two fit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from viewer.article.blocks import BlockKind
from viewer.article.clean import CleanText
from viewer.text.patterns import pattern

_NOTICE = pattern(
    r"\s*[【\[（(]?(?:特[別别])?(?:[聲声]明|[說说]明|提示|注意|[聯联][絡络繫系]|[鳴鸣][謝谢]|(?:免[責责]|版[權权])[聲声]明)[】\]）)]?\s*[:：]"
)
_LATIN_NOTICE = pattern(
    r"\s*[\[(]?(?:special )?(?:notice|statement|disclaimer|note|attention|copyright(?: notice)?|contact|"
    r"acknowledge?ments?)[\])]?\s*[:：]",
    re.IGNORECASE,
)
_KINDS = (BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE)
_WORD = pattern(r"[A-Za-zÀ-ɏ]+(?:['’-][A-Za-z]+)*")
_FEWEST = 4
"""Latin words that a translation has at least."""
_SHORTEST, _LONGEST = 0.3, 1.2
"""Latin words for each Han character; a translation has 0.5 to 0.8."""


def find_pairs(clean: CleanText, numbers: Iterable[int]) -> dict[int, int]:
    """Which blocks among `numbers`, which ascend, stand for each other: each of a pair with the other one."""
    following = dict(pairwise(number for number in numbers if clean[number].after.strip()))
    pairs = {first: second for first, second in following.items() if _fits(clean, first, second)}
    after_pairs = {following.get(second) for second in pairs.values()}
    found: dict[int, int] = {}
    for first, second in pairs.items():
        goes_on = first in after_pairs or following.get(second) in pairs
        if goes_on or (_NOTICE.match(clean[first].after) and _LATIN_NOTICE.match(clean[second].after)):
            found[first], found[second] = second, first
    return found


def _fits(clean: CleanText, first: int, second: int) -> bool:
    """Whether block `second` may be a translation of the Chinese block `first`."""
    blocks = clean.article.blocks
    if blocks[first].kind not in _KINDS or blocks[second].kind is not blocks[first].kind:
        return False
    han, latin = clean.evidence(first), clean.evidence(second)
    if han.han < 4 or han.foreign or latin.han or latin.foreign:
        return False
    words = len(_WORD.findall(clean[second].after))
    return words >= _FEWEST and _SHORTEST * han.han <= words <= _LONGEST * han.han
