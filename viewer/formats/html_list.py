"""The markers of a list's items, as HTML numbers them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from viewer.formats.html_tree import Element, local_name

BULLETS = ("•", "◦", "▪")
MARKER = "data-hanview-marker"
"""The attribute of an item that says what its marker is, where a reader of another format has made the HTML."""
_STYLE = re.compile(r"list-style(?:-type)?\s*:\s*([\w-]+)", re.IGNORECASE)
_STYLES = {
    "a": "a", "lower-alpha": "a", "lower-latin": "a", "A": "A", "upper-alpha": "A", "upper-latin": "A",
    "i": "i", "lower-roman": "i", "I": "I", "upper-roman": "I",
    **dict.fromkeys(("cjk-ideographic", "trad-chinese-informal", "simp-chinese-informal"), "一"),
}  # fmt: skip
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_DIGITS = "〇一二三四五六七八九"
_LARGEST = 999_999_999


@dataclass(slots=True)
class ListMarks:
    """A list that is open: the number its next item gets, how it is written and how it goes on; or its bullet."""

    number: int | None = None
    style: str = ""
    step: int = 1
    bullet: str = BULLETS[0]

    def next(self, item: Element) -> str:
        """The marker of the next item."""
        if made := item.get(MARKER):
            return made
        if self.number is None:
            return self.bullet
        stated = _number(item.get("value"))
        number = self.number if stated is None else stated
        self.number = number + self.step
        return _written(number, self.style)


def list_of(element: Element, name: str, around: Sequence[ListMarks]) -> ListMarks:
    """The list that begins, inside those around it."""
    if name != "ol":
        bullets = sum(marks.number is None for marks in around)
        return ListMarks(bullet=BULLETS[min(bullets, len(BULLETS) - 1)])
    style = _STYLE.search(element.get("style") or "")
    kind = _STYLES.get(element.get("type") or "") or (_STYLES.get(style[1].lower(), "") if style else "")
    start = _number(element.get("start"))
    if element.get("reversed") is None:
        return ListMarks(1 if start is None else start, kind)
    items = sum(local_name(child) == "li" for child in element)
    return ListMarks(items if start is None else start, kind, -1)


def _number(value: str | None) -> int | None:
    value = (value or "").strip()
    number = int(value) if re.fullmatch(r"[+-]?[0-9]{1,9}", value) else None
    return number if number is None or abs(number) <= _LARGEST else None


def _written(number: int, style: str) -> str:
    if style == "一" and 0 < number < 100:
        tens, ones = divmod(number, 10)
        leading = "" if tens < 2 else _DIGITS[tens]
        return f"{leading}{'十' if tens else ''}{_DIGITS[ones] if ones else ''}、"
    if style in ("a", "A"):
        return f"{written_letter(number, style) or number}."
    if style in ("i", "I"):
        numeral = written_roman(number)
        return f"{(numeral if style == 'i' else numeral.upper()) or number}."
    return f"{number}."


def written_letter(number: int, first: str) -> str:
    """A number in letters from `first` on: a, b … z, aa; empty if it is too large."""
    letters = ""
    while 0 < number <= 26 * 27:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord(first) + rest) + letters
    return letters


def written_roman(number: int) -> str:
    """A number in small Roman numerals; empty if it is too large."""
    numeral = ""
    if 0 < number < 4000:
        for value, letter in _ROMAN:
            count, number = divmod(number, value)
            numeral += letter * count
    return numeral
