"""How OpenCC cuts a Simplified text into words, and how one would cut it who reads from the end.

OpenCC takes the longest word of its tables from the beginning of a text on, then the next. It does not weigh whether
another cut reads better: 被发现 becomes 被发 and 现. Taking the longest words from the end on is as good a guess, and
where the two lead to different characters the boundary was guessed.

The words are 49,000, 4 MB. They load in slices of a few milliseconds by `loading`, or at once when first used.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from viewer.text.gradual import Gradual
from viewer.text.patterns import pattern
from viewer.text.tables import opencc_words

RUN = pattern("[\u3400-\u4dbf\u4e00-\u9fff]+")
"""Chinese characters without anything between them: what is cut into words."""
_TABLES = ("STPhrases", "STPhrases_GeneratedFromRegionalPhrases")
_ENCODING, _WIDTH = "utf-32-le", 4
_SLICE = 500
"""Words put in at a time: 1 ms, and more while a thread reads OpenCC's tables."""


class Words:
    """A set of words of two characters and more, in which the longest at a place is found.

    They are kept encoded, four bytes a character: strings take half as much again.
    """

    def __init__(self) -> None:
        self._words: set[bytes] = set()
        self._from_start: dict[str, tuple[int, ...]] = {}
        self._from_end: dict[str, tuple[int, ...]] = {}

    def __contains__(self, word: str) -> bool:
        return _encoded(word) in self._words

    def add(self, words: Iterable[str]) -> None:
        """Put words in."""
        several = [word for word in words if len(word) > 1]
        self._words.update([word.encode(_ENCODING, "surrogatepass") for word in several])
        _note(self._from_start, {(word[0], len(word)) for word in several})
        _note(self._from_end, {(word[-1], len(word)) for word in several})

    def of_length(self, length: int) -> list[str]:
        """The words of so many characters, sorted."""
        return sorted(word.decode(_ENCODING) for word in self._words if len(word) == _WIDTH * length)

    def forward(self, text: str) -> list[int]:
        """Where words begin that are taken from the start of `text` on, the end of the text included."""
        words, lengths, end = self._words, self._from_start, len(text)
        data = _encoded(text)
        cuts, start = [0], 0
        while start < end:
            step = 1
            for length in lengths.get(text[start], ()):
                if start + length <= end and data[_WIDTH * start : _WIDTH * (start + length)] in words:
                    step = length
                    break
            start += step
            cuts.append(start)
        return cuts

    def backward(self, text: str) -> list[int]:
        """Where words begin that are taken from the end of `text` on, the end of the text included."""
        words, lengths = self._words, self._from_end
        data, end = _encoded(text), len(text)
        cuts = [end]
        while end:
            step = 1
            for length in lengths.get(text[end - 1], ()):
                if length <= end and data[_WIDTH * (end - length) : _WIDTH * end] in words:
                    step = length
                    break
            end -= step
            cuts.append(end)
        cuts.reverse()
        return cuts


def _encoded(text: str) -> bytes:
    return text.encode(_ENCODING, "surrogatepass")


def _note(lengths: dict[str, tuple[int, ...]], found: Iterable[tuple[str, int]]) -> None:
    """Remember which lengths the words have that begin (or end) with a character; the longest comes first."""
    for character, length in found:
        known = lengths.get(character, ())
        if length not in known:
            lengths[character] = tuple(sorted((*known, length), reverse=True))


def _put_in(words: Words) -> Iterator[None]:
    for table in _TABLES:
        entries = opencc_words(table)
        while some := list(islice(entries, _SLICE)):
            words.add(some)
            yield


_SIMPLIFIED = Gradual(Words(), _put_in)


def loading() -> Iterator[None]:
    """Load the words in small slices; nothing is left to do where they are loaded already."""
    return _SIMPLIFIED.steps()


def simplified_words() -> Words:
    """OpenCC's words in Simplified script."""
    return _SIMPLIFIED.whole()
