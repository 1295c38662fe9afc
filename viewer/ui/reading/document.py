"""The text of one page as Qt's document holds it, and the map between the reader's places and Qt's positions.

A *place* is (block number, code points into the block's shown text). Qt counts UTF-16 units over the whole page. The
document keeps one code point for every code point shown: whatever Qt would swallow, split or misread is replaced one
for one, and nothing is ever added.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from itertools import accumulate
from typing import Protocol

from PySide6.QtGui import QTextDocument

from viewer.article.blocks import BlockKind, Span
from viewer.text.patterns import pattern

Place = tuple[int, int]
"""(block number, offset in code points of the block's shown text).

A block that is aside has the number of the one that it accompanies, and its offsets are negative: -1 is its end.
"""

LINE_BREAK = "\u2028"


class ShownBlock(Protocol):
    """A block as it is to be shown. `number` is the block's in the article; the rest is as in `Block`."""

    @property
    def number(self) -> int: ...
    @property
    def kind(self) -> BlockKind: ...
    @property
    def level(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def spans(self) -> tuple[Span, ...]: ...
    @property
    def marker(self) -> str: ...
    @property
    def picture(self) -> str: ...
    @property
    def is_hidden(self) -> bool: ...
    @property
    def is_aside(self) -> bool: ...
    @property
    def continues(self) -> bool: ...


# Qt starts a new block at \n, \r and U+2029, reads U+FDD0 and U+FDD1 as the ends of a frame and U+FFFC as an object
# in the text, and loses lone surrogates. At the beginning of a text U+FEFF is lost on the way to Qt, and U+FFFE has the
# bytes of all that follows swapped.
_UNSAFE = pattern("[\x00-\x08\n-\x1f\x7f\x85\u2029\ud800-\udfff\ufdd0\ufdd1\ufeff\ufffc\ufffe]")
_SAFE = {code: 0x2400 + code for code in range(0x20)}
_SAFE |= {0x7F: 0x2421, 0xFDD0: 0xFFFD, 0xFDD1: 0xFFFD, 0xFEFF: 0x200C, 0xFFFC: 0xFFFD, 0xFFFE: 0xFFFD}
_SAFE |= dict.fromkeys(range(0xD800, 0xE000), 0xFFFD)
_SAFE |= dict.fromkeys(map(ord, "\n\v\f\r\x85\u2029"), ord(LINE_BREAK))
del _SAFE[ord("\t")]
_ASTRAL = pattern("[\U00010000-\U0010ffff]")


def safe_text(text: str) -> str:
    """`text` with every code point that Qt's document cannot hold replaced by one that it can."""
    if not _UNSAFE.search(text):
        return text
    return text.replace("\r\n", "\u200b" + LINE_BREAK).translate(_SAFE)


def utf16_length(text: str) -> int:
    """Length of `text` in UTF-16 units; `text` holds no lone surrogates."""
    return len(text.encode("utf-16-le")) // 2


class PageText:
    """The blocks of a page that are shown, with their text as Qt holds it.

    `blocks` and `texts` run in step, one for each block of Qt's document; a hidden block is left out. Block numbers
    rise from block to block; only one that is aside has the number of the next one.
    """

    def __init__(self, blocks: Iterable[ShownBlock] = ()) -> None:
        self.blocks: Sequence[ShownBlock] = [b for b in blocks if not b.is_hidden]
        self.texts = [safe_text(block.text) for block in self.blocks]
        self.numbers = [block.number for block in self.blocks]
        self.text = "\n".join(self.texts)
        self._has_astral = _ASTRAL.search(self.text) is not None
        self._astral: dict[int, list[int]] = {}

    @cached_property
    def starts(self) -> list[int]:
        """The Qt position at which each block begins."""
        length = utf16_length if self._has_astral else len
        return list(accumulate((length(text) + 1 for text in self.texts), initial=0))

    def fill(self, document: QTextDocument) -> None:
        """Make the page's text the document's whole content, without any formatting."""
        document.setPlainText(self.text)

    def index(self, number: int) -> int:
        """The index of block `number`, or of the next one shown; the number of blocks if there is none."""
        found = bisect_left(self.numbers, number)
        return found + 1 if found + 1 < len(self.numbers) and self.numbers[found + 1] == number else found

    def position(self, place: Place) -> int:
        """The Qt position of a place. A place in a block that is not shown stands at the start of the next one."""
        number, offset = place
        index = self.index(number)
        if offset < 0 and index > 0 and self.numbers[index - 1] == number and self.blocks[index - 1].is_aside:
            index, offset = index - 1, offset + len(self.texts[index - 1]) + 1
        if index == len(self.texts):
            return max(self.starts[-1] - 1, 0)
        offset = offset if self.numbers[index] == number else 0
        return self.starts[index] + self.units(index, min(max(offset, 0), len(self.texts[index])))

    def place_in(self, index: int, offset: int) -> Place:
        """The place of a boundary in the block at `index`."""
        return self.numbers[index], offset - len(self.texts[index]) - 1 if self.blocks[index].is_aside else offset

    def place(self, position: int) -> Place:
        """The place of a Qt position; of a page without blocks, (0, 0)."""
        if not self.texts:
            return (0, 0)
        return self.place_in(*self.locate(position))

    def locate(self, position: int) -> tuple[int, int]:
        """The index of the block that holds a Qt position, and the code points before it there."""
        index = min(max(bisect_right(self.starts, position) - 1, 0), len(self.texts) - 1)
        return index, self.points(index, position - self.starts[index])

    def units(self, index: int, offset: int) -> int:
        """UTF-16 units before code point `offset` of a block."""
        return offset + bisect_left(self._astral_of(index), offset)

    def points(self, index: int, units: int) -> int:
        """Code points before UTF-16 unit `units` of a block; inside a pair, those before the pair."""
        text, astral = self.texts[index], self._astral_of(index)
        if not astral:
            return min(max(units, 0), len(text))
        low, high = 0, len(text)
        while low < high:
            middle = (low + high + 1) // 2
            if middle + bisect_left(astral, middle) <= units:
                low = middle
            else:
                high = middle - 1
        return low

    def _astral_of(self, index: int) -> list[int]:
        """The offsets of a block's code points that take two UTF-16 units."""
        if not self._has_astral:
            return []
        if index not in self._astral:
            self._astral[index] = [match.start() for match in _ASTRAL.finditer(self.texts[index])]
        return self._astral[index]
