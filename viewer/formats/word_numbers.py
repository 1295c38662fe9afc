"""The numbers and bullets that Word sets before paragraphs: it counts them itself, and none of them is in the text.

Counted here as the format has it (ECMA-376-1 § 17.9), since mammoth begins every list anew, gives headings no numbers
and knows neither 第一章 nor （一）. Numbers stand in the document between private characters until it is HTML.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lxml import etree

from viewer.formats.paragraph_numbers import Level, Numbering, marked

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_VAL = f"{_W}val"
_LARGEST = 100_000
_MOST_STYLES = 20
"""How many styles one may be based on in a row."""


def mark_numbers(document: etree._Element, numbering: etree._Element | None, styles: etree._Element | None) -> None:
    """Put its number before each numbered paragraph of a document."""
    known = _read_numbering(numbering) if numbering is not None else Numbering()
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
            etree.SubElement(run, f"{_W}t").text = marked(label, depth, suffix)
            properties.addnext(run)


def _stated(properties: etree._Element, by_style: Mapping[str, tuple[str, int]]) -> tuple[str, int]:
    """The numbering of a paragraph and its depth in it: its own, or its style's."""
    style = by_style.get(_value(properties, "pStyle"), ("", 0))
    own = properties.find(f"{_W}numPr")
    if own is None:
        return style
    return _value(own, "numId") or style[0], _whole(_value(own, "ilvl"), style[1])


def _of_styles(styles: etree._Element, known: Numbering) -> Iterator[tuple[str, tuple[str, int]]]:
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


def _read_numbering(root: etree._Element) -> Numbering:
    found = Numbering()
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


def _levels(elements: Iterable[etree._Element]) -> Iterator[tuple[int, Level]]:
    for level in elements:
        is_decimal = level.find(f"{_W}isLgl") is not None
        texts = (_value(level, name) for name in ("numFmt", "lvlText", "suff", "pStyle"))
        form, text, suffix, style = texts
        start = _whole(_value(level, "start"), 1)
        yield _whole(level.get(f"{_W}ilvl"), 0), Level(start, form or "decimal", text, suffix, style, is_decimal)


def _value(element: etree._Element, name: str) -> str:
    child = element.find(f"{_W}{name}")
    return (child.get(_VAL) or "") if child is not None else ""


def _whole(value: str | None, default: int) -> int:
    return min(int(value), _LARGEST) if value and value.isascii() and value.isdecimal() and len(value) < 9 else default
