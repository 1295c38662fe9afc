"""The numbers that documents put before headings: their styles, their order, and what a numeral is worth."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

HAN_DIGITS: Final = "〇零一二三四五六七八九十百千万两廿卅"
FORMAL_DIGITS: Final = "壹贰叁参肆伍陆柒捌玖拾佰"
STEMS: Final = "甲乙丙丁戊己庚辛壬癸"
ENGLISH_NUMBERS: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)


SIGNS: Final = {
    chr(first + place): (style, place + 1)
    for style, first, count in (("（一）", 0x3220, 10), ("1.", 0x2488, 20), ("（1）", 0x2474, 20), ("①", 0x2460, 20))
    for place in range(count)
}
"""Numbers in one character, ㈠ ⒈ ⑴ ①, with the style that each has and what it is worth."""


class Room(Enum):
    """What a line needs around it to be a heading."""

    ANYWHERE = "anywhere"
    UNLISTED = "not a short line among short lines"
    BEFORE_TEXT = "followed by a paragraph"
    APART = "alone between paragraphs"
    IN_SERIES = "between the numbers before it and after it"


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number found at the start of a line.

    `style` is its form ("章", "一、", "1.1"), which `STYLES` orders from the outermost; `number` its last number, for
    order; `level` the depth that such a number has in most documents; `end` where the part worth showing ends when the
    heading runs on into its paragraph (None: the whole line is the heading); `bare` that no title follows.
    """

    style: str
    number: int
    level: int
    room: Room = Room.ANYWHERE
    end: int | None = None
    bare: bool = False


STYLES: Final = (
    *("部", "册", "编", "卷", "辑", "集", "部分", "篇", "单元"),
    *("章", "回", "话", "讲", "课", "折", "出", "幕", "夜", "节", "款", "目", "项", "场", "步", "例", "条"),
    *("壹、", "甲、", "I.", "一、", "（一）", "1.", "1.1", "1.1.1", "1.1.1.1", "（1）", "①"),
)
"""Styles of numbering from the outermost to the innermost, where a document does not show another order."""


def value(numeral: str) -> int:
    """The number that a numeral stands for: 一百二十, 〇〇八, 12, XIV, 下, 丙; 0 if it cannot be told."""
    numeral = numeral.strip()
    if numeral.isdecimal():
        return int(numeral)
    lower = numeral.lower()
    if lower in ENGLISH_NUMBERS:
        return ENGLISH_NUMBERS.index(lower) + 1
    for order in (STEMS, "上中下", "首", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"):
        if numeral in order:
            return order.index(numeral) + 1
    if not set(lower) - set("ivxlc"):
        return _roman(lower)
    return _han(numeral.translate(_PLAIN))


_PLAIN = str.maketrans(FORMAL_DIGITS + "〇两廿卅", "一二三三四五六七八九十百" + "零二十十")
_POWERS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10000}


def _han(numeral: str) -> int:
    if not set(numeral) & set(_POWERS):
        return int("".join(str("零一二三四五六七八九".find(c)) for c in numeral if c in "零一二三四五六七八九") or 0)
    total, digit = 0, 0
    for character in numeral:
        if character in _POWERS:
            total += (digit or 1) * _POWERS[character]
            digit = 0
        else:
            digit = max("零一二三四五六七八九".find(character), 0)
    return total + digit


def _roman(numeral: str) -> int:
    worth = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[c] for c in numeral]
    return sum(-n if n < following else n for n, following in zip(worth, [*worth[1:], 0], strict=True))
