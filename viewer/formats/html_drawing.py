"""Drawings that a page has in its text (inline SVG): which are pictures and no icons, and their SVG as in a file."""

from __future__ import annotations

import re

from lxml import etree

from viewer.formats.html_tree import Element, inside, local_name, names, text_of
from viewer.formats.picture import SMALL

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "http://www.w3.org/1999/xlink"
_EMPTY = f'<svg xmlns="{_SVG}" xmlns:xlink="{_XLINK}"/>'
_SHAPES = names("path rect circle ellipse line polyline polygon text")
_MOST_ELEMENTS = 10_000
_CAPITALS = {
    name.lower(): name
    for name in names(
        "clipPath clipPathUnits foreignObject gradientTransform gradientUnits lengthAdjust linearGradient pathLength "
        "preserveAspectRatio radialGradient refX refY spreadMethod startOffset textLength textPath viewBox"
    )
}
"""Names with capitals, which the parser of HTML makes small (HTML Standard § 13.2.6.1)."""
_PIXELS = re.compile(r"(?<![\w-])(width|height)\s*:\s*([0-9.]+)px", re.IGNORECASE)
_NUMBER = re.compile(r"\s*([0-9]{1,5})(?:\.[0-9]*)?(px|pt|mm|cm|in|em)?\s*\Z")
_EM = 16
"""Pixels; in other units everything that is stated in figures above this is taken for large, too."""


def drawing(element: Element) -> bytes | None:
    """The file of SVG that an element of a page is; None for an icon, for what draws nothing, or shows pictures only.

    An icon says that it is small, or nothing about its size: a page's style makes it as large as a character. Of the
    latter only what has words in it, or stands in a figure, is a picture.
    """
    parts = [local_name(part) for part in inside(element)]
    if len(parts) > _MOST_ELEMENTS or "image" in parts or _SHAPES.isdisjoint(parts):
        return None
    stated = {name.lower(): size for name, size in _PIXELS.findall(element.get("style") or "")}
    sizes = {name: element.get(name) or stated.get(name, "") for name in ("width", "height")}
    if not (_is_large(sizes) if _states_any(sizes) else "text" in parts or _is_in_figure(element)):
        return None
    try:
        return etree.tostring(_copy(element, {name: size for name, size in sizes.items() if size}), encoding="utf-8")
    except ValueError:  # names or characters that XML does not have
        return None


def drawing_title(element: Element) -> str:
    """What a drawing says that it shows."""
    title = next((part for part in element if local_name(part) == "title"), None)
    return " ".join((element.get("aria-label") or "").split()) or text_of(title)


def _states_any(sizes: dict[str, str]) -> bool:
    return any(_NUMBER.match(size) for size in sizes.values())


def _is_large(sizes: dict[str, str]) -> bool:
    """Whether none of the sizes that are stated in figures is that of a character."""
    found = [match for size in sizes.values() if (match := _NUMBER.match(size))]
    return all(int(match[1]) * (_EM if match[2] == "em" else 1) > SMALL for match in found)


def _is_in_figure(element: Element) -> bool:
    return any(local_name(around) == "figure" for around in element.iterancestors())


def _copy(element: Element, sizes: dict[str, str]) -> Element:
    """An element and all in it with the names and the namespace of SVG."""
    made: dict[Element, Element] = {}
    for part in inside(element):
        above = part.getparent()
        tag = re.split("[}:]", str(part.tag))[-1]
        if part is element or above is None:
            copy = etree.fromstring(_EMPTY)
        else:
            copy = etree.SubElement(made[above], f"{{{_SVG}}}{_CAPITALS.get(tag, tag)}")
            copy.tail = part.tail
        copy.text = part.text
        made[part] = copy
        for key, value in part.items():
            _set(copy, str(key), str(value))
    for size, value in sizes.items():
        made[element].set(size, value)
    return made[element]


def _set(copy: Element, key: str, value: str) -> None:
    if key.endswith("href"):
        copy.set(f"{{{_XLINK}}}href", value)
    elif "}" not in key and ":" not in key and key != "xmlns":
        copy.set(_CAPITALS.get(key, key), value)
