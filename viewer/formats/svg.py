"""Drawings in SVG that a document carries: how large they are, and what of one can be drawn without harm.

Qt's renderer reads files that an ``image`` names, and draws a ``use`` of uses as often as they ask for (SVG 1.1, 5.6
and 5.7). What is left by `harmless` leads nowhere, runs nothing, and is no larger than it is long.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from lxml import etree

from viewer.formats.html_tree import xml_parser

LARGEST = 4 * 1024 * 1024
"""Bytes of a drawing; a longer one is not drawn."""
_MOST_ELEMENTS = 10_000
"""Those that are used again count each time."""
_HEAD = 16 * 1024
"""Bytes in which a drawing has to begin."""
_USUAL = 300.0, 150.0
"""Pixels of a drawing that says nothing about its size (CSS 2.1, 10.3.2)."""
_MOST_PIXELS = 16_000.0
"""A side of one that says more is made this long."""

_PROLOGUE = re.compile(rb"\xef\xbb\xbf|\s++|<\?[^>]*+>|<!--.*?-->|<!DOCTYPE[^>\[]*+(?:\[[^\]]*+\])?\s*+>", re.DOTALL)
_ROOT = re.compile(rb"<svg(?=[\s>])[^>]*+>")
_LENGTH = re.compile(r"\s*+(\d++\.?\d*+|\.\d++)(px|pt|pc|in|cm|mm|q|em|ex)?+\s*+\Z", re.ASCII | re.IGNORECASE)
_ATTRIBUTE = re.compile(r"""\s(width|height|viewBox)\s*+=\s*+(?:"([^"]*+)"|'([^']*+)')""")
_INCH = 96.0
_PIXELS = {
    "": 1.0,
    "px": 1.0,
    "pt": _INCH / 72,
    "pc": _INCH / 6,
    "in": _INCH,
    "cm": _INCH / 2.54,
    "mm": _INCH / 25.4,
    "q": _INCH / 101.6,
    "em": 16.0,
    "ex": 8.0,
}
"""Of each unit (CSS Values 3, 6.2)."""

_DROPPED = frozenset(
    (
        *("script", "handler", "listener", "foreignObject", "iframe", "video", "audio", "metadata"),
        *("animate", "animateColor", "animateMotion", "animateTransform", "set", "discard"),
        *("filter", "mask", "marker", "pattern"),
    )
)
"""What runs, moves, or draws something as often as it likes."""
_LEADS_OUT = re.compile(r"@import|url\(\s*+['\"]?+(?!\s*+#)", re.IGNORECASE)


def is_svg(data: bytes) -> bool:
    """Whether a picture is an SVG drawing, uncompressed and in an encoding that has ASCII in it."""
    return _root(data) is not None


def svg_size(data: bytes) -> tuple[int, int] | None:
    """Width and height in pixels as a drawing states them, or as its view box is large; None if it is no drawing."""
    root = _root(data)
    if root is None:
        return None
    stated = {name: double or single for name, double, single in _ATTRIBUTE.findall(root.decode("utf-8", "replace"))}
    width, height = (_pixels(stated.get(name, "")) for name in ("width", "height"))
    box = [_pixels(part) for part in re.split(r"[\s,]+", stated.get("viewBox", "").strip())[2:4]]
    own_width, own_height = (box[0], box[1]) if len(box) == 2 and all(box) else _USUAL
    if width and not height:
        height = width * own_height / own_width
    elif height and not width:
        width = height * own_width / own_height
    elif not width:
        width, height = own_width, own_height
    scale = min(_MOST_PIXELS / max(width, height), 1.0)
    return max(round(width * scale), 1), max(round(height * scale), 1)


def harmless(data: bytes, is_picture: Callable[[str], bool]) -> bytes:
    """A drawing without what leads out of it, runs in it or multiplies; empty if it is none or too large.

    `is_picture` tells whether a ``data:`` address holds a picture made of pixels: a drawing within it is left out.
    """
    if len(data) > LARGEST or not is_svg(data):
        return b""
    try:
        root = etree.fromstring(data, xml_parser())
    except (etree.XMLSyntaxError, ValueError):
        return b""
    for element in list(root.iter()):
        name = _name(element.tag)
        if name in _DROPPED or (name == "style" and _LEADS_OUT.search("".join(element.itertext()))):
            _drop(element)
            continue
        for key, value in element.attrib.items():
            if not _may_stay(name, _name(key), value, is_picture):
                del element.attrib[key]
    return etree.tostring(root) if _tame_uses(root) <= _MOST_ELEMENTS else b""


def _root(data: bytes) -> bytes | None:
    """The opening tag of a drawing."""
    head, position = data[:_HEAD], 0
    while before := _PROLOGUE.match(head, position):
        position = before.end()
    found = _ROOT.match(head, position)
    return found[0] if found else None


def _pixels(written: str) -> float:
    """A length in pixels; 0 for none, for a share of the window, and for what is no length."""
    found = _LENGTH.match(written)
    return min(float(found[1]), 1e9) * _PIXELS[(found[2] or "").lower()] if found else 0.0


def _name(tag: object) -> str:
    """The name of an element or attribute without its namespace; empty for what is left of an entity."""
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _drop(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is not None:
        parent.remove(element)


def _may_stay(element: str, name: str, value: str, is_picture: Callable[[str], bool]) -> bool:
    if name == "href":
        return value.startswith("#") if element != "image" else is_picture(value)
    return not name.startswith("on") and not _LEADS_OUT.search(value)


def _tame_uses(root: etree._Element) -> int:
    """Take out every ``use`` of what uses something itself; how many elements there are to draw then."""
    by_id = {element.get("id"): element for element in root.iter() if element.get("id")}
    sizes: dict[str, int] = {}
    uses = [element for element in root.iter() if _name(element.tag) == "use"]
    users = {above for use in uses for above in use.iterancestors()}
    total = sum(1 for _ in root.iter())
    for use in uses:
        target = next((str(value)[1:] for key, value in use.attrib.items() if _name(key) == "href"), "")
        used = by_id.get(target)
        if used is None or used in users or _name(used.tag) == "use":
            _drop(use)
            continue
        if target not in sizes:
            sizes[target] = sum(1 for _ in used.iter())
        total += sizes[target]
    return total
