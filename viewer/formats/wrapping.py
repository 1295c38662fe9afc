"""Tells lines that were wrapped by hand or by a program from lines that were meant to end where they do.

A line was wrapped when the next line's first word would not have fitted on it. How wide the document was wrapped is
measured on the document itself, on its first lines; most documents are not wrapped, and are not looked at further.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from viewer.text.patterns import pattern

_NARROWEST, _WIDEST = 20, 200
"""Between which widths, in cells, lines are believed to be wrapped. Verse is narrower, paragraphs are wider."""

_FEWEST = 3
"""How many wrapped lines it takes to believe in wrapping."""

_HANGING = 2
"""Cells of a mark that hangs over the edge."""

_CANDIDATES = 5
"""How many of the most usual line widths are tried: hanging punctuation and Latin words blur the edge."""

SURVEYED = 64 * 1024
"""How many characters of a text the decision is made on; of these, so many lines at most: """
_EVIDENCE = 3000

_TERMINAL = pattern(r"[。！？!?；;：:…—][”’」』）》\"')\]]*\s*$|\.[\"')\]]*\s*$|[”」』）]\s*$")
_CLOSING = "，。、；：？！」』）》〉】〕”’…—～,.;:?!)]}%"
_OPENING = pattern(
    r"\s|[-*+>＊－—–][ \u3000]|[•·●○◆◇■□★☆※▪◦#|]|[①-⑳]|"
    r"第[0-9０-９零〇一二三四五六七八九十百千]{1,6}[章節节回卷篇條条部編编集]"
)
"""How a line begins that starts something of its own: an indent, a list mark, a heading."""

_PERHAPS_OPENING = pattern(
    r"[（(]?[0-9０-９一二三四五六七八九十百]{1,4}[)）.、．:：]|[「『“—–－]|[^，。、！？\s]{1,6}[:：]"
)
"""How a line begins that starts something of its own if the sentence before it has ended: a number, speech, a label."""

_TABULAR = pattern(r"\t|\S(?: {2,}|\u3000{2,})\S|[|│┃].*[|│┃]|[─━═-]{4}|\.{6}|…{3}|·{6}")
"""What stands inside rows of tables and tables of contents, and inside no wrapped paragraph."""

_WORD = pattern(r"[!-~]+|[「『（《〈【〔“‘]*.")


_SINGLE = frozenset(("\n", "\r\n", "\r"))
"""Line breaks after which the next line follows at once, with no blank line between."""


class Wrapping(NamedTuple):
    """The width that a document's lines were wrapped at, in the unit that `measure` counts in."""

    width: int
    measure: Callable[[str], int]

    def fills(self, line: str, following: str) -> bool:
        """Whether the following line's first word would not have fitted on the line.

        A closing mark belongs to the character before it, an opening one to the one after, as no line may begin or
        end with them; one closing mark may hang over the edge.
        """
        own = self.measure(line.rstrip(" "))
        if not own <= self.width + _HANGING or cells(line) < _NARROWEST:
            return False
        return own + self.measure(_first_word(following)) > self.width

    def continues(self, line: str, following: str) -> bool:
        """Whether `following` goes on where `line` was wrapped."""
        return (
            not _opens(line, following)
            and not _TABULAR.search(line)
            and not _TABULAR.search(following)
            and self.fills(line, following)
        )


def cells(text: str) -> int:
    """The width of a text where everything beyond ASCII takes two cells, as its bytes do in GBK and Big5."""
    return 2 * len(text) - len(text.encode("ascii", "ignore"))


def joined_lines(wrapping: Wrapping, lines: Sequence[str], endings: Sequence[str]) -> tuple[frozenset[int], int]:
    """The numbers of the lines that continue the line before them; and from which line on that may yet be otherwise.

    `endings` holds what stands after each line: line breaks and blank lines.
    """
    joined: set[int] = set()
    start = last = 0
    for number in range(1, len(lines) + 1):
        follows = number < len(lines) and endings[number - 1] in _SINGLE
        if follows and wrapping.continues(lines[number - 1], lines[number]):
            continue
        if number - start > 1 and _TERMINAL.search(lines[number - 1]):
            joined.update(range(start + 1, number))
        last, start = start, number
    return frozenset(joined), last


def find_wrapping(lines: Sequence[str], endings: Sequence[str]) -> Wrapping | None:
    """How a document is wrapped, by its first lines, or None when it is not.

    Some wrap at a count of cells, some of characters.
    """
    pairs = [pair for pair, ending in zip(pairwise(lines[:_EVIDENCE]), endings, strict=False) if ending in _SINGLE]
    if sum(cells(line) >= _NARROWEST and len(line) <= _WIDEST + _HANGING for line, _ in pairs) < _FEWEST:
        return None  # without a look at how lines begin, which the first page of most documents need not wait for
    follows = [pair for pair in pairs if not _opens(*pair)]
    return _likeliest(follows) if len(follows) >= _FEWEST else None


def _likeliest(follows: Sequence[tuple[str, str]]) -> Wrapping | None:
    """The wrapping that explains the most line ends, given lines with the lines that follow, if it explains enough.

    Three in four lines must be as full as can be, and most must break off in the middle of a sentence, where verse
    and lists do not.
    """
    filled = {
        wrapping: [line for line, following in follows if wrapping.fills(line, following)]
        for measure in (cells, len)
        for wrapping in _candidates([measure(line) for line, _ in follows], measure)
    }
    best = max(filled, key=lambda wrapping: (len(filled[wrapping]), wrapping.width))
    full = filled[best]
    unfinished = sum(not _TERMINAL.search(line) for line in full)
    enough = len(full) >= max(_FEWEST, len(follows) * 0.75) and unfinished >= len(full) * 0.7
    return best if enough and best.width <= _WIDEST else None


def _candidates(widths: Sequence[int], measure: Callable[[str], int]) -> Iterator[Wrapping]:
    """The widths that the lines may have been wrapped at: the widest line's, and the most usual ones."""
    counts = Counter(widths)
    usual = sorted(counts, key=counts.__getitem__, reverse=True)[:_CANDIDATES]  # `most_common` would load heapq
    return (Wrapping(width, measure) for width in {*usual, max(widths)})


def _opens(line: str, following: str) -> bool:
    """Whether the following line starts something of its own, by its first characters."""
    if _OPENING.match(following):
        return True
    return bool(_PERHAPS_OPENING.match(following) and _TERMINAL.search(line))


def _first_word(line: str) -> str:
    """What cannot be parted at a line's beginning: a Latin word or Han character, with the marks that cling to it."""
    word = _WORD.match(line)
    if not word:
        return ""
    end = word.end()
    while end < len(line) and line[end] in _CLOSING:
        end += 1
    return (" " if word[0] < "\x7f" else "") + line[:end]
