"""Plain text to blocks: a line is a paragraph, unless the document's lines are clearly wrapped by hand.

Nothing is interpreted and nothing is lost: the texts and endings of the blocks in a row are the decoded text. A very
long line is cut into blocks that continue each other, with no ending between.

Whether lines are wrapped is decided on the first `SURVEYED` characters and then stands, so that a text that comes in
portions is cut as it would be at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from viewer.article.blocks import Article, Block, Format
from viewer.article.manuscript import Manuscript
from viewer.formats.long_paragraphs import LONGEST, cuts
from viewer.formats.metadata import stated_above
from viewer.formats.source import Source
from viewer.formats.wrapping import SURVEYED, Wrapping, find_wrapping, joined_lines
from viewer.text.patterns import pattern

LONG = 256 * 1024
"""Characters from which on a text is kept as a manuscript."""
PORTION = 128 * 1024
"""Characters that are cut at once: about 1 ms."""
_LONGEST = 4 * 1024 * 1024
"""Characters of a wrapped paragraph that are held back at most, in case it goes on."""

_BREAK = "[\n\r\x0b\x0c\x85\u2028\u2029]"
_BLANK = "[ \t\u00a0\u3000\ufeff]"
_ENDING = pattern(f"({_BREAK}(?:{_BLANK}*+{_BREAK})*(?:{_BLANK}++\\Z)?)")
"""What stands between two blocks: the end of a line and the blank lines after it, with the spaces in them."""


def read(source: Source) -> Article:
    """The article in a plain text file. Raises `CannotOpen` when the file is not text."""
    decoded = source.decoded()
    return article(cut(decoded.text), source.name)._replace(remarks=decoded.remarks, encoding=decoded.encoding)


def article(blocks: Sequence[Block], name: str) -> Article:
    """The article that is made of `blocks`, or begins with them."""
    return Article(blocks, name, Format.PLAIN, stated_above(block.text for block in islice(blocks, 20)))


def cut(text: str) -> Sequence[Block]:
    """The blocks of a plain text. Blank lines at its top become the ending of an empty first block."""
    manuscript = Manuscript()
    cutter = Cutter(manuscript)
    if len(text) <= LONG:
        cutter.add(text)
        cutter.finish()
        return tuple(manuscript)
    for _ in cutter.add_long(text):
        pass
    cutter.finish()
    return manuscript


class Cutter:
    """Cuts a text that comes in portions into the blocks of a manuscript.

    The first portion has `SURVEYED` characters or is all of the text. What may still go on is held back.
    """

    def __init__(self, manuscript: Manuscript) -> None:
        self._manuscript = manuscript
        self._held: list[str] = []
        self._length = 0
        self._begun = False
        self._wrapping: Wrapping | None = None

    def add(self, portion: str) -> None:
        """Cut what comes next."""
        self._held.append(portion)
        self._length += len(portion)
        if self._length > LONGEST or _ENDING.search(portion):
            self._cut("".join(self._held), is_last=False)

    def add_long(self, text: str) -> Iterator[None]:
        """Cut a long text that comes next, in steps."""
        for start in range(0, len(text), PORTION):
            self.add(text[start : start + PORTION])
            yield

    def finish(self) -> None:
        """Cut what was held back: nothing comes any more."""
        if text := "".join(self._held):
            self._cut(text, is_last=True)

    def _cut(self, text: str, *, is_last: bool) -> None:
        parts = _ENDING.split(text)
        if not self._manuscript and not parts[0].strip() and len(parts) > 1:
            parts[:2] = ["", parts[0] + parts[1]]
        if not self._begun:
            self._begin(parts)
        if is_last and len(parts) > 1 and not parts[-1]:
            parts.pop()
        elif is_last:
            parts.append("")
        lines, endings = parts[::2], parts[1::2]
        # The last line goes on in the next portion, and an ending that nothing follows may, with the line before it.
        kept = len(lines) if is_last else max(len(lines) - (1 if lines[-1] else 2), 0)
        firsts: Sequence[int] = range(kept)
        if self._wrapping:
            # A line that is too long for the width of the others continues none, wherever it may end.
            seen = kept + (not is_last and len(lines[-1]) > LONGEST)
            joined, unsure = joined_lines(self._wrapping, lines[:seen], endings)
            if not is_last and len(text) < _LONGEST:
                kept = unsure
            firsts = [number for number in range(kept) if number not in joined]
        self._emit(text, parts, firsts, kept)

    def _emit(self, text: str, parts: Sequence[str], firsts: Sequence[int], kept: int) -> None:
        """Add the blocks that begin at the lines `firsts` and hold all lines before `kept`; the rest is held back."""
        offsets = list(accumulate(map(len, parts), initial=0))
        starts = [offsets[2 * number] for number in firsts]
        lasts = [*firsts[1:], kept] if firsts else []
        ends = [offsets[2 * after - 1] for after in lasts]
        if any(stop - start > LONGEST for start, stop in zip(starts, ends, strict=True)):
            parts_of = [(start, *cuts(text, start, stop), stop) for start, stop in zip(starts, ends, strict=True)]
            starts = [start for edges in parts_of for start in edges[:-1]]
            ends = [stop for edges in parts_of for stop in edges[1:]]
        end = offsets[2 * kept] if 2 * kept < len(offsets) else len(text)
        if 2 * kept == len(parts) - 1:  # only the line that is not at its end is held back, as far as it is not long
            edges = (end, *cuts(text, end, len(text)))
            starts, ends, end = [*starts, *edges[:-1]], [*ends, *edges[1:]], edges[-1]
        self._manuscript.add(text[:end], starts, ends)
        self._held, self._length = [text[end:]], len(text) - end

    def _begin(self, parts: list[str]) -> None:
        """See whether lines are wrapped, by those that end within the first `SURVEYED` characters."""
        self._begun = True
        known = sum(1 for end in accumulate(map(len, parts)) if end <= SURVEYED) // 2
        self._wrapping = find_wrapping(
            parts[: 2 * known : 2] if 2 * known < len(parts) - 1 else parts[::2], parts[1::2]
        )
        self._manuscript.is_wrapped = self._wrapping is not None
