"""Where a line may break, by the rules of CLREQ §3.1.3 (line start and end) and §3.1.4 (what must not be split)."""

from __future__ import annotations

import re
from itertools import accumulate

from viewer.text.patterns import pattern

# A run of letters and digits with the marks inside it: 3.14, 10:30, a.cn, O'Brien, 50%.
WORD = r"[ANLUZ]+(?:[XY]+[ANLUZ]+)*"

# What stays together: openers, one thing, and everything that must not begin a line. A dash or an ellipsis clings to
# what it follows, so neither starts a line nor is split; spaces stay at the end of the line they follow.
_ATOM = pattern(
    rf"[OY]*(?:{WORD}|D+|E+|H(?:Z*JH)*|RR?|T)?(?:[CPMXDEZUJ]|S+(?=[CPMXDEUZJ]))*S*",
)
# An address may break after a mark between its parts, and not between two marks.
_ADDRESS = pattern(r"(?:[a-z][a-z0-9+.-]*://|www\.)[!-~]+|[!-~]{30,}", re.IGNORECASE | re.ASCII)
_ADDRESS_BREAK = pattern(r"(?<=[/?&=#_.%:-])(?=[^/?&=#_.%:,;-])")
_HYPHEN_BREAK = pattern(r"(?<=[A-Za-z]{2}-)(?=[A-Za-z]{2})", re.ASCII)
# 50 kg, 20 ℃: a short unit stays with its number.
_UNIT = pattern(r"(?<=[0-9]) (?=(?:[A-Za-zµΩ]{1,3}(?:[/²³][A-Za-z]{0,2})?|[%‰℃])(?![A-Za-z]))")


def break_offsets(text: str, classes: str) -> list[int]:
    """The sorted offsets at which a line may end; the last is the text's length.

    `classes` is `classify(text)`. A break at offset i stands between characters i - 1 and i.
    """
    # The atoms follow each other without a gap; the last match is the empty one at the end.
    breaks = list(accumulate(map(len, _ATOM.findall(classes)[:-1])))
    if "-" in text or "/" in text or "." in text:
        breaks = sorted({*breaks, *_inside_words(text)})
    if " " in text:
        glued = {match.end() for match in _UNIT.finditer(text)}
        breaks = [offset for offset in breaks if offset not in glued]
    return breaks


def _inside_words(text: str) -> set[int]:
    """Breaks inside long addresses and hyphenated words."""
    found = {match.start() for match in _HYPHEN_BREAK.finditer(text)}
    for address in _ADDRESS.finditer(text):
        found.update(m.start() for m in _ADDRESS_BREAK.finditer(text, *address.span()) if m.start() < address.end())
    return found
