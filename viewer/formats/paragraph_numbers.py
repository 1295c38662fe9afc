"""The numbers and bullets that word processors set before paragraphs: they count them, and none of them is in the text.

Numbers stand in a document between private characters until it is HTML; then they become what they are, a part of a
heading or the marker of a list's item.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from viewer.formats.html_list import BULLETS, MARKER, written_letter, written_roman
from viewer.formats.html_tree import Element, local_name, settable
from viewer.text.patterns import pattern

_OPEN, _CLOSE = "\U0010f803", "\U0010f804"
_NUMBERED = pattern(f"{_OPEN}([0-8])(.*?){_CLOSE}")
_PLACE = pattern("%([1-9])")
_PARTS_OF_TEXT = pattern(
    "第|^[（(]?[一二三四五六七八九十百零〇壹貳贰參叁肆伍陸陆柒捌玖拾甲乙丙丁戊己庚辛壬癸]+[）)、.．]?$"
)
"""Numbers that a document is divided by, list or not: they belong to the text, where sections are looked for."""
_LONGEST = 40

_HAN = tuple(
    f"{kind}Counting{more}" for kind in ("chinese", "taiwanese", "japanese", "korean") for more in ("", "Thousand")
)
_HAN_DIGITS = ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand", "koreanDigital")
_ROWS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "ideographZodiac": "子丑寅卯辰巳午未申酉戌亥",
    **dict.fromkeys(("decimalEnclosedCircle", "decimalEnclosedCircleChinese"), "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"),
    "decimalEnclosedParen": "⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇",
    "decimalEnclosedFullstop": "⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛",
}
_FORMAL = {
    "chineseLegalSimplified": ("零壹贰叁肆伍陆柒捌玖", "拾佰仟"),
    "ideographLegalTraditional": ("零壹貳參肆伍陸柒捌玖", "拾佰仟"),
    "japaneseLegal": ("零壱弐参四伍六七八九", "拾百阡"),
}


class Level(NamedTuple):
    """A level of a numbering: its `format` by Word's name, its `text` with %1 for the number of the first level."""

    start: int
    format: str
    text: str
    suffix: str
    style: str
    is_decimal: bool


@dataclass(slots=True)
class Numbering:
    """The numberings of a document, by the number that paragraphs name, and how far each has been counted.

    A level starts anew where its first paragraph of that number stands, not where one inside it does.
    """

    levels: dict[str, dict[int, Level]] = field(default_factory=dict)
    series: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def count(self, number: str, depth: int) -> str:
        """The number of the next paragraph at a depth."""
        counts = self.counts.setdefault(self.series[number], {})
        levels, restarts = self.levels[number], self.restarts.get(number, {})
        if depth in restarts:
            counts[depth] = restarts.pop(depth) - 1
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        for level in range(depth + 1):
            start = restarts.get(level) or (levels[level].start if level in levels else 1)
            counts[level] = counts.get(level, start - 1) + (level == depth or level not in counts)
        return self._written(levels, counts, depth)

    def _written(self, levels: Mapping[int, Level], counts: Mapping[int, int], depth: int) -> str:
        own = levels[depth]
        if own.format == "bullet":
            return BULLETS[min(depth, len(BULLETS) - 1)]
        if own.format == "none" and not _PLACE.sub("", own.text).strip():
            return ""
        pieces = _PLACE.split(own.text)
        for place in range(1, len(pieces), 2):
            level = int(pieces[place]) - 1
            form = levels[level].format if level in levels else "decimal"
            pieces[place] = written_number(counts.get(level, 1), "decimal" if own.is_decimal else form)
        return "".join(pieces).strip()[:_LONGEST]


def marked(label: str, depth: int, suffix: str = "") -> str:
    """The text that stands before a paragraph for its number; `suffix` is Word's name of what follows a number."""
    gap = "" if suffix == "nothing" or label[-1:] in "、）．。：" else " "
    return f"{_OPEN}{min(depth, 8)}{label}{gap}{_CLOSE}"


def place_numbers(root: Element) -> None:
    """Make the numbers in the HTML of a document what they are: a part of a heading, or the marker of a list's item."""
    for element in list(root.iter("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre")):
        found = _NUMBERED.match(element.text or "")
        if not found:
            continue
        depth, label, rest = int(found[1]), found[2], (element.text or "")[found.end() :]
        bare = label.strip()
        in_text = local_name(element) != "p" or bool(_PARTS_OF_TEXT.search(bare)) or _is_in_cell(element)
        element.text = settable(f"{label}{rest}" if in_text else rest)
        if not in_text:
            _make_item(element, depth, bare)
    for element in root.iter():  # where something stands before the text of a paragraph
        if _OPEN in (element.text or ""):
            element.text = settable(_NUMBERED.sub(r"\2", element.text or ""))
        if _OPEN in (element.tail or ""):
            element.tail = settable(_NUMBERED.sub(r"\2", element.tail or ""))


def _make_item(element: Element, depth: int, marker: str) -> None:
    above = element.getparent()
    if above is None:
        return
    outer = inner = etree.Element("ol")
    for _ in range(depth):
        inner = etree.SubElement(inner, "ol")
    outer.tail, element.tail = element.tail, None
    above.replace(element, outer)
    element.tag = "li"
    element.set(MARKER, settable(marker))
    inner.append(element)


def _is_in_cell(element: Element) -> bool:
    return any(local_name(around) in ("td", "th", "li") for around in element.iterancestors())


def written_number(number: int, form: str) -> str:
    """A number as a format of Word writes it; in digits where the format is not known or does not reach so far."""
    if form in _ROWS and 0 < number <= len(_ROWS[form]):
        return _ROWS[form][number - 1]
    if form in _HAN and 0 <= number < 10_000:
        return _in_han(number, "〇一二三四五六七八九", "十百千")
    if form in _HAN_DIGITS:
        return str(number).translate({ord("0") + digit: "〇一二三四五六七八九"[digit] for digit in range(10)})
    if form in _FORMAL and 0 <= number < 10_000:
        return _in_han(number, *_FORMAL[form])
    match form:
        case "none":
            return ""
        case "decimalZero":
            return f"{number:02}"
        case "decimalFullWidth" | "decimalFullWidth2":
            return str(number).translate({ord("0") + digit: ord("０") + digit for digit in range(10)})
        case "upperLetter" | "lowerLetter":
            return written_letter(number, "A" if form == "upperLetter" else "a") or str(number)
        case "upperRoman" | "lowerRoman":
            roman = written_roman(number)
            return (roman.upper() if form == "upperRoman" else roman) or str(number)
    return str(number)


def _in_han(number: int, digits: str, powers: str) -> str:
    """A number below 10,000 in words: 二十三, 一百〇五."""
    if number == 0:
        return digits[0]
    written, places = "", str(number)
    for place, digit in enumerate(places):
        power = len(places) - place - 1
        if digit == "0":
            written += digits[0] if not written.endswith(digits[0]) else ""
            continue
        leading = digit == "1" and power == 1 and not written and powers[0] == "十"
        written += ("" if leading else digits[int(digit)]) + (powers[power - 1] if power else "")
    return written.rstrip(digits[0])
