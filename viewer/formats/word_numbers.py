"""The numbers and bullets that Word sets before paragraphs: it counts them itself, and none of them is in the text.

Counted here as the format has it (ECMA-376-1 § 17.9), since mammoth begins every list anew, gives headings no numbers
and knows neither 第一章 nor （一）. Numbers stand in the document between private characters until it is HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from lxml import etree

from viewer.formats.html_list import BULLETS, MARKER, written_letter, written_roman
from viewer.formats.html_tree import Element, local_name
from viewer.text.patterns import pattern

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_OPEN, _CLOSE = "\U0010f803", "\U0010f804"
_NUMBERED = pattern(f"{_OPEN}([0-8])(.*?){_CLOSE}")
_PLACE = pattern("%([1-9])")
_PARTS_OF_TEXT = pattern(
    "第|^[（(]?[一二三四五六七八九十百零〇壹貳贰參叁肆伍陸陆柒捌玖拾甲乙丙丁戊己庚辛壬癸]+[）)、.．]?$"
)
"""Numbers that a document is divided by, list or not: they belong to the text, where sections are looked for."""
_LONGEST = 40
_LARGEST = 100_000
_MOST_STYLES = 20
"""How many styles one may be based on in a row."""

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


class _Level(NamedTuple):
    start: int
    format: str
    text: str
    suffix: str
    style: str
    is_decimal: bool


@dataclass(slots=True)
class _Numbering:
    """The numberings of a document, by the number that paragraphs name, and how far each has been counted."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    series: dict[str, str] = field(default_factory=dict)
    restarts: dict[str, dict[int, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def count(self, number: str, depth: int) -> str:
        """The number of the next paragraph at a depth."""
        counts = self.counts.setdefault(self.series[number], {})
        for level, start in self.restarts.pop(number, {}).items():
            counts[level] = start - 1
        levels = self.levels[number]
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        for level in range(depth + 1):
            start = levels[level].start if level in levels else 1
            counts[level] = counts.get(level, start - 1) + (level == depth or level not in counts)
        return self._written(levels, counts, depth)

    def _written(self, levels: Mapping[int, _Level], counts: Mapping[int, int], depth: int) -> str:
        own = levels[depth]
        if own.format == "bullet":
            return BULLETS[min(depth, len(BULLETS) - 1)]
        if own.format == "none" and not _PLACE.sub("", own.text).strip():
            return ""
        pieces = _PLACE.split(own.text)
        for place in range(1, len(pieces), 2):
            level = int(pieces[place]) - 1
            form = levels[level].format if level in levels else "decimal"
            pieces[place] = _number(counts.get(level, 1), "decimal" if own.is_decimal else form)
        return "".join(pieces).strip()[:_LONGEST]


def mark_numbers(document: etree._Element, numbering: etree._Element | None, styles: etree._Element | None) -> None:
    """Put its number before each numbered paragraph of a document."""
    known = _read_numbering(numbering) if numbering is not None else _Numbering()
    by_style = dict(_of_styles(styles, known)) if styles is not None else {}
    for paragraph in document.iter(f"{_W}p"):
        properties = paragraph.find(f"{_W}pPr")
        if properties is None:
            continue
        number, depth = _stated(properties, by_style)
        if depth not in known.levels.get(number, {}):
            continue
        label = known.count(number, depth)
        if label and any((text.text or "").strip() for text in paragraph.iter(f"{_W}t")):
            suffix = known.levels[number][depth].suffix
            run = etree.Element(f"{_W}r")
            gap = "" if suffix == "nothing" or label[-1] in "、）．。：" else " "
            etree.SubElement(run, f"{_W}t").text = f"{_OPEN}{min(depth, 8)}{label}{gap}{_CLOSE}"
            properties.addnext(run)


def place_numbers(root: Element) -> None:
    """Make the numbers in the HTML of a document what they are: a part of a heading, or the marker of a list's item."""
    for element in list(root.iter("p", "h1", "h2", "h3", "h4", "h5", "h6", "pre")):
        found = _NUMBERED.match(element.text or "")
        if not found:
            continue
        depth, label, rest = int(found[1]), found[2], (element.text or "")[found.end() :]
        bare = label.strip()
        in_text = local_name(element) != "p" or bool(_PARTS_OF_TEXT.search(bare)) or _is_in_cell(element)
        element.text = f"{label}{rest}" if in_text else rest
        if not in_text:
            _make_item(element, depth, bare)
    for element in root.iter():  # where something stands before the text of a paragraph
        element.text = _NUMBERED.sub(r"\2", element.text) if element.text else element.text
        element.tail = _NUMBERED.sub(r"\2", element.tail) if element.tail else element.tail


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
    element.set(MARKER, marker)
    inner.append(element)


def _is_in_cell(element: Element) -> bool:
    return any(local_name(around) in ("td", "th", "li") for around in element.iterancestors())


def _stated(properties: etree._Element, by_style: Mapping[str, tuple[str, int]]) -> tuple[str, int]:
    """The numbering of a paragraph and its depth in it: its own, or its style's."""
    style = by_style.get(_value(properties, "pStyle"), ("", 0))
    own = properties.find(f"{_W}numPr")
    if own is None:
        return style
    return _value(own, "numId") or style[0], _whole(_value(own, "ilvl"), style[1])


def _of_styles(styles: etree._Element, known: _Numbering) -> Iterator[tuple[str, tuple[str, int]]]:
    """The numbering of each style that has one, or is based on one that has."""
    found = {style.get(f"{_W}styleId") or "": style for style in styles.iter(f"{_W}style")}
    for name in found:
        current, depth = name, -1
        for _ in range(_MOST_STYLES):
            style = found.get(current)
            if style is None:
                break
            own = style.find(f"{_W}pPr/{_W}numPr")
            if own is not None:
                depth = _whole(_value(own, "ilvl"), depth) if depth < 0 else depth
                if number := _value(own, "numId"):
                    linked = (at for at, level in known.levels.get(number, {}).items() if level.style == name)
                    yield name, (number, next(linked, max(depth, 0)))
                    break
            current = _value(style, "basedOn")


def _read_numbering(root: etree._Element) -> _Numbering:
    found = _Numbering()
    kinds = {
        kind.get(f"{_W}abstractNumId") or "": dict(_levels(kind.iterchildren(f"{_W}lvl")))
        for kind in root.iter(f"{_W}abstractNum")
    }
    for number in root.iter(f"{_W}num"):
        name, kind = number.get(f"{_W}numId") or "", _value(number, "abstractNumId")
        changed = dict(_levels(level for each in number.iter(f"{_W}lvlOverride") for level in each.iter(f"{_W}lvl")))
        found.levels[name] = kinds.get(kind, {}) | changed
        found.series[name] = f"{kind}/{name}" if changed else kind
        found.restarts[name] = {
            _whole(each.get(f"{_W}ilvl"), 0): _whole(_value(each, "startOverride"), 1)
            for each in number.iter(f"{_W}lvlOverride")
            if each.find(f"{_W}startOverride") is not None
        }
    return found


def _levels(elements: Iterable[etree._Element]) -> Iterator[tuple[int, _Level]]:
    for level in elements:
        is_decimal = level.find(f"{_W}isLgl") is not None
        texts = (_value(level, name) for name in ("numFmt", "lvlText", "suff", "pStyle"))
        form, text, suffix, style = texts
        start = _whole(_value(level, "start"), 1)
        yield _whole(level.get(f"{_W}ilvl"), 0), _Level(start, form or "decimal", text, suffix, style, is_decimal)


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return (child.get(_VAL) or "") if child is not None else ""


def _whole(value: str | None, default: int) -> int:
    return min(int(value), _LARGEST) if value and value.isascii() and value.isdecimal() and len(value) < 9 else default


def _number(number: int, form: str) -> str:
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
