"""Half-width brackets around Chinese text, widened in pairs."""

from __future__ import annotations

from collections.abc import Iterator

from viewer.text.patterns import pattern
from viewer.text.rewrite import Replacement
from viewer.text.script import has_han, is_han

_BRACKET = pattern("[()（）\n]")
# A name with a dot or an underscore in it, or a single small letter: what stands before the bracket of a function call.
_FUNCTION = pattern(r"(?:[A-Za-z][A-Za-z0-9]*[._][A-Za-z][A-Za-z0-9]*|(?<![A-Za-z0-9])[a-z])\Z")
_WORD = pattern(r"[A-Za-z0-9]\Z")
_ENGLISH = pattern(r"[A-Za-z0-9] \Z")
_NAME_LENGTH = 40


class _Open:
    """An opening bracket at `offset` and whether Chinese has followed it."""

    __slots__ = ("chinese", "offset")

    def __init__(self, offset: int) -> None:
        self.offset = offset
        self.chinese = False


def widen_brackets(text: str) -> list[Replacement]:
    """Full-width brackets for pairs in a line that hold Chinese, or of which one is full-width already.

    List marks (1) (a), units (km), calls f(甲), targets of Markdown links and Chinese names in an English sentence
    keep theirs. One character for one; linear.
    """
    if "(" not in text and ")" not in text:
        return []
    offsets = sorted(offset for pair in _pairs(text) for offset in pair if text[offset] in "()")
    return [Replacement(offset, offset + 1, "（" if text[offset] == "(" else "）", "punctuation") for offset in offsets]


def _pairs(text: str) -> Iterator[tuple[int, int]]:
    """The pairs to widen, inner ones first. Each stretch between two brackets is searched for Chinese once."""
    stack: list[_Open] = []
    position = 0
    for match in _BRACKET.finditer(text):
        if stack and not stack[-1].chinese:
            stack[-1].chinese = has_han(text[position : match.start()])
        position = match.end()
        if match[0] == "\n":
            stack.clear()
        elif match[0] in "(（":
            stack.append(_Open(match.start()))
        elif stack:
            opening = stack.pop()
            if stack:
                stack[-1].chinese |= opening.chinese
            if _belongs_to_chinese(text, opening, match.start()):
                yield opening.offset, match.start()


def _belongs_to_chinese(text: str, opening: _Open, closing: int) -> bool:
    if (text[opening.offset] == "(") != (text[closing] == ")"):
        return True
    if not opening.chinese:
        return False
    before = text[max(opening.offset - _NAME_LENGTH, 0) : opening.offset]
    if before.endswith("]") or _is_call(before, text[opening.offset + 1]):
        return False
    return is_han(text[closing + 1 : closing + 2]) or not _ENGLISH.search(before)


def _is_call(before: str, first: str) -> bool:
    """Whether a bracket that follows `before` holds the arguments of a function, as in ``f(甲)`` or ``print("甲")``."""
    return _FUNCTION.search(before) is not None or (first in "\"'" and _WORD.search(before) is not None)
