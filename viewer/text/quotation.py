"""Quotation marks: “ ” ‘ ’ on the mainland, 「 」『 』 in Taiwan and Hong Kong.

The marks are replaced where text is shown in a region's form, never in the source's own view; that is also where
straight ones beside Chinese are paired, because which of them opens is a guess. Each mark is replaced level for level,
whatever level a text begins with. The marks of English stay, and so does every apostrophe.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from viewer.text.patterns import pattern
from viewer.text.punctuation import is_english
from viewer.text.rewrite import Replacement, Rewrite
from viewer.text.script import HAN, Region, is_chinese

CURLY = "“”‘’"
CORNER = "「」『』"

_MARKS = CURLY + CORNER
_OPENING_OF = {"”": "“", "’": "‘", "」": "「", "』": "『"}
_MARK = pattern(f"[{_MARKS}]")
_CHINESE = pattern(f"[{HAN}]")
_CHINESE_MARKS = "，。；：？！、…—·《》〈〉【】〔〕（）"
_LATIN = pattern("[A-Za-z0-9\u00c0-\u024f]")
_LINE_WITH_STRAIGHT = pattern('[^"\n]*"[^\n]*')
_TWO_STRAIGHT = pattern('"[^"\n]*"')
_ADJACENT_MARKS = 4
_FOREIGN_MARK = {marks: pattern(f'["{marks}]') for marks in (CURLY, CORNER)}
"""What is replaced in texts of the region whose marks these are not."""

_PLAIN = f'[^"{_MARKS}]*+'
_HELD = f'[^"{_MARKS}{HAN}]*+[{HAN}]{_PLAIN}'
_QUOTING_PLAINLY = pattern(f"(?:{_PLAIN}(?:“{_HELD}”|「{_HELD}」|『{_HELD}』))*+{_PLAIN}")
"""Every mark is one of two that hold Chinese and no other marks, and none may be an apostrophe."""


@dataclass(slots=True)
class _Pair:
    """Two marks that belong together, by offset; -1 stands for a half that is missing.

    `depth` counts the pairs around it, `chinese` tells that it holds Chinese.
    """

    opening: int
    closing: int
    depth: int
    chinese: bool = False

    @property
    def offsets(self) -> list[int]:
        return [offset for offset in (self.opening, self.closing) if offset >= 0]


def marks_of(region: Region) -> str:
    """The marks of a region: outer opening and closing, inner opening and closing."""
    return CURLY if region is Region.MAINLAND else CORNER


def regional(text: str, region: Region) -> list[Replacement]:
    """The quotation marks of one paragraph in the form of `region`, one character for one.

    Replaced are corner marks, and curly ones that hold Chinese or stand beside it, also where their other half is in
    another paragraph. Japanese and other paragraphs that are not Chinese keep theirs. Linear.
    """
    curled = _curl(text)
    if not _MARK.search(curled) or not is_chinese(text):
        return []
    own = marks_of(region)
    form = str.maketrans(CURLY + CORNER, own + own)
    english = is_english(curled)
    offsets = [o for pair in _pairs(curled) if _is_chinese(curled, pair, english) for o in pair.offsets]
    marks = [(offset, curled[offset].translate(form)) for offset in sorted(offsets)]
    return [Replacement(offset, offset + 1, mark, "quotation") for offset, mark in marks if mark != text[offset]]


def requoted(text: str, region: Region) -> str:
    """`text` with the marks that `regional` replaces, in a tenth of the time where it quotes plainly."""
    own = marks_of(region)
    foreign = CURLY if own == CORNER else CORNER
    if not _FOREIGN_MARK[foreign].search(text):
        return text
    if not _QUOTING_PLAINLY.fullmatch(text) or is_english(text) or not is_chinese(text):
        return Rewrite.apply(text, regional(text, region)).after
    for mark, replacement in zip(foreign, own, strict=True):
        text = text.replace(mark, replacement)
    return text


def quote(text: str, region: Region) -> str:
    """`text` in the outer quotation marks of `region`, those inside it alternating, beginning with the inner ones.

    Marks of either form are taken over; one without its other half counts as a pair.
    """
    own = marks_of(region)
    characters = list(_curl(text))
    for pair in _pairs("".join(characters)):
        level = 0 if pair.depth % 2 else 2
        for offset in pair.offsets:
            characters[offset] = own[level + (offset == pair.closing)]
    return own[0] + "".join(characters) + own[1]


def _curl(text: str) -> str:
    """The text with straight double marks made curly, where a line has them in pairs that hold Chinese or adjoin it."""
    if '"' not in text or not _CHINESE.search(text):
        return text
    characters = list(text)
    for line in _LINE_WITH_STRAIGHT.finditer(text):
        if line[0].count('"') % 2 or is_english(line[0]):
            continue
        for pair in _TWO_STRAIGHT.finditer(text, line.start(), line.end()):
            opening, closing = pair.start(), pair.end() - 1
            if _quotes(text, opening, closing):
                characters[opening], characters[closing] = "“", "”"
    return "".join(characters)


def _quotes(text: str, opening: int, closing: int) -> bool:
    """Whether two straight marks quote Chinese or stand beside it.

    Without spaces inside and letters of code outside, so that 5" and {"name":"張三"} are no quotations.
    """
    quoted = text[opening + 1 : closing]
    before, after = text[max(opening - 1, 0) : opening], text[closing + 1 : closing + 2]
    if not quoted or quoted[0].isspace() or quoted[-1].isspace():
        return False
    if not (_is_open(before) and (_is_open(after) or after in ",.;:!?)")):
        return False
    return _CHINESE.search(quoted) is not None or _adjoins_chinese(text, opening, closing)


def _is_open(beside: str) -> bool:
    """Whether a straight mark can stand next to `beside`: an end of the text, a space, Chinese or its marks."""
    return not beside or beside.isspace() or beside in _MARKS or _is_chinese_or_mark(beside)


def _is_chinese_or_mark(character: str) -> bool:
    return character != "" and (character in _CHINESE_MARKS or _CHINESE.match(character) is not None)


def _pairs(text: str) -> Iterator[_Pair]:
    """Every pair of marks and every single one, inner ones first; apostrophes are none of them."""
    stack: list[_Pair] = []
    waiting = dict.fromkeys(_OPENING_OF.values(), 0)
    position = 0
    for match in _MARK.finditer(text):
        offset, mark = match.start(), match[0]
        if stack and not stack[-1].chinese:
            stack[-1].chinese = _CHINESE.search(text, position, offset) is not None
        position = offset
        if mark in waiting:
            waiting[mark] += 1
            stack.append(_Pair(offset, -1, len(stack)))
        elif mark != "’" or not _is_apostrophe(text, offset, waiting["‘"]):
            yield from _close(text, stack, waiting, offset)
    yield from reversed(stack)


def _close(text: str, stack: list[_Pair], waiting: dict[str, int], offset: int) -> Iterator[_Pair]:
    """End the innermost pair that the closing mark at `offset` can end, giving up the single marks inside it."""
    opening = _OPENING_OF[text[offset]]
    if not waiting[opening]:
        yield _Pair(-1, offset, len(stack))
        return
    while stack:
        pair = stack.pop()
        waiting[text[pair.opening]] -= 1
        if stack:
            stack[-1].chinese |= pair.chinese
        if text[pair.opening] == opening:
            pair.closing = offset
            yield pair
            return
        yield pair


def _is_apostrophe(text: str, offset: int, waiting: int) -> bool:
    """Whether a ’ is one of don’t or James’ and not the end of one of the `waiting` quotations."""
    before, after = text[offset - 1 : offset] if offset else "", text[offset + 1 : offset + 2]
    if _LATIN.match(before) and _LATIN.match(after):
        return True
    return not waiting and not _is_chinese_or_mark(before)


def _is_chinese(text: str, pair: _Pair, english: bool) -> bool:
    """Whether the marks belong to Chinese text. In an `english` paragraph a Chinese name may stand in English marks."""
    if text[pair.offsets[0]] in CORNER:
        return True
    if pair.opening < 0 or pair.closing < 0:
        offset = pair.offsets[0]
        return not english and _adjoins_chinese(text, offset, offset)
    return (pair.chinese and not english) or _adjoins_chinese(text, pair.opening, pair.closing)


def _adjoins_chinese(text: str, opening: int, closing: int) -> bool:
    """Whether Chinese text or punctuation stands directly outside the marks, or behind further marks there."""
    before = text[max(opening - _ADJACENT_MARKS, 0) : opening].rstrip(_MARKS)[-1:]
    after = text[closing + 1 : closing + 1 + _ADJACENT_MARKS].lstrip(_MARKS)[:1]
    return _is_chinese_or_mark(before) or _is_chinese_or_mark(after)
