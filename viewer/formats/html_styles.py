"""What the styles of a web page or of an e-book's file do to its text: bold, italic, struck out, raised, larger.

Only what is said of a class is known of a style sheet (`.name`, `p.name`), which is all that LibreOffice, calibre and
Word write; what is said of elements by their surroundings is not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from viewer.article.blocks import SpanKind
from viewer.formats.html_tree import Element, named

LONGEST = 512 * 1024
"""Characters of a style sheet that are read."""
_MOST_KNOWN = 10_000
"""Looks of elements that are kept."""
_LONG = 400
"""Characters of a style that no other element will have."""

_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)|<!--|-->", re.DOTALL)
_SELECTOR = re.compile(r"([a-z][a-z0-9]*)?\.([\w-]+)", re.IGNORECASE)
_LENGTH = re.compile(r"(-?[0-9]{0,6}\.?[0-9]{1,6})\s*(pt|px|em|rem|%|in|cm|mm)?")
_POINTS = {"pt": 1.0, "px": 0.75, "in": 72.0, "cm": 28.35, "mm": 2.835}
_SMALL = 30.0
"""Points; a picture that is no higher stands for a character or an ornament in a line."""
_TEXT = 12.0
"""Points of the text that says no size."""
_SIZES = {
    **dict(zip(("xx-small", "x-small", "small", "medium", "large", "x-large", "xx-large"),
               (0.6, 0.75, 0.89, 1.0, 1.2, 1.5, 2.0), strict=True)),
    **dict(zip("1234567", (0.63, 0.82, 1.0, 1.13, 1.5, 2.0, 3.0), strict=True)),
}  # fmt: skip
"""The sizes that have names, and those of the element `font`, by the text that says no size."""
_BLOCKS = frozenset(("block", "flex", "grid", "list-item", "table"))
_LEVELS = frozenset("123456789")
_RAISED = 0.8
"""The most that the size of what is raised or lowered is of the text's: else it is only placed elsewhere."""


class Style(NamedTuple):
    """What a style does to the characters of an element: `size` is a share of the text's size, or of the size around
    it if `relative`; 0 if nothing is said of it. `level` is that of a heading of Word's, 0 if it is none.
    `is_small`: a picture is no higher than a line.
    """

    kinds: tuple[SpanKind, ...] = ()
    size: float = 0.0
    relative: bool = False
    is_block: bool = False
    level: int = 0
    is_small: bool = False


_PLAIN = Style()


@dataclass(slots=True)
class StyleSheet:
    """The rules of a document, by the class they are for and the element they ask for ("" for any)."""

    rules: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    known: dict[tuple[str, str, str], Style] = field(default_factory=dict)

    def add(self, written: str) -> None:
        """Take the rules of a style sheet, but for those that only hold for some media."""
        depth = 0
        for chunk in _COMMENT.sub("", written[:LONGEST]).split("}"):
            opened = chunk.count("{")
            if depth == 0 and opened == 1:
                selectors, _, body = chunk.partition("{")
                self._add_rule(selectors, body)
            depth = max(depth + opened - 1, 0)

    def take(self, other: StyleSheet) -> None:
        """Take the rules of another one."""
        for key, stated in other.rules.items():
            self.rules.setdefault(key, {}).update(stated)

    def _add_rule(self, selectors: str, body: str) -> None:
        stated = _declarations(body)
        for selector in selectors.split(",") if stated else ():
            if found := _SELECTOR.fullmatch(selector.strip()):
                self.rules.setdefault((found[2], (found[1] or "").lower()), {}).update(stated)

    def style_of(self, element: Element, name: str) -> Style:
        """What is said of an element by its classes and by its own style."""
        classes, own = (element.get("class") or "") if self.rules else "", element.get("style") or ""
        if not own and not classes:
            return _PLAIN
        key = (name, classes, own)
        found = self.known.get(key)
        if found is None:
            stated: dict[str, str] = {}
            for rules in self._rules_of(classes.split(), name):
                stated.update(rules)
            found = _style(stated | _declarations(own))
            if len(self.known) < _MOST_KNOWN and len(classes) + len(own) < _LONG:
                self.known[key] = found
        return found

    def _rules_of(self, classes: Iterable[str], name: str) -> Iterator[Mapping[str, str]]:
        return (self.rules[key] for of in ("", name) for each in classes if (key := (each, of)) in self.rules)


def written_styles(root: Element) -> str:
    """What the elements of a page that hold styles say."""
    return "\n".join("".join(map(str, style.itertext())) for style in named(root, "style"))


def linked_sheets(root: Element) -> Iterator[str]:
    """The addresses of the style sheets that a page names."""
    for link in named(root, "link"):
        if "stylesheet" in (link.get("rel") or "").lower().split() and (address := link.get("href")):
            yield address


def font_size(stated: str) -> float:
    """The size that the element `font` states, as a share of the text's; 0 for none."""
    stated = stated.strip()
    if stated[:1] in ("+", "-") and stated[1:].isdecimal():
        stated = str(min(max(3 + int(stated[:3]), 1), 7))
    return _SIZES.get(stated, 0.0) if stated.isdecimal() else 0.0


_KNOWN = frozenset(
    ("font-size", "font-weight", "font-style", "text-decoration", "text-decoration-line", "vertical-align", "top",
     "position", "display", "mso-outline-level", "height", "width")
)  # fmt: skip


def _declarations(body: str) -> dict[str, str]:
    """What a style says, of those properties that matter here."""
    found = {}
    for declaration in body.split(";"):
        name, colon, value = declaration.partition(":")
        if colon and (name := name.strip().lower()) in _KNOWN:
            found[name] = value.replace("!important", "").strip().lower()
    return found


def _style(stated: Mapping[str, str]) -> Style:
    size, relative = _size(stated.get("font-size", ""))
    is_block = stated.get("display", "").split(" ")[0] in _BLOCKS
    level = stated.get("mso-outline-level", "")
    kinds = tuple(_kinds(stated, size if relative else 1.0))
    small = any(_is_small(stated.get(name, "")) for name in ("height", "width"))
    return Style(kinds, size, relative, is_block, min(int(level), 6) if level in _LEVELS else 0, small)


def _is_small(stated: str) -> bool:
    """Whether a length is about that of a character."""
    length = _LENGTH.fullmatch(stated)
    if length is None or length[2] in (None, "%"):
        return False
    unit, number = length[2], float(length[1])
    points = number * _TEXT if unit in ("em", "rem") else number * _POINTS[unit]
    return 0 < points <= _SMALL


def _kinds(stated: Mapping[str, str], size: float) -> Iterator[SpanKind]:
    weight = stated.get("font-weight", "")
    if weight.startswith("bold") or (weight[:3].isdecimal() and len(weight) == 3 and weight >= "600"):
        yield SpanKind.STRONG
    if stated.get("font-style", "").startswith(("italic", "oblique")):
        yield SpanKind.EMPHASIS
    if "line-through" in stated.get("text-decoration", "") + stated.get("text-decoration-line", ""):
        yield SpanKind.STRIKE
    align, top = stated.get("vertical-align", ""), _LENGTH.match(stated.get("top", ""))
    moved = float(top[1]) if top and stated.get("position") == "relative" and 0 < size <= _RAISED else 0.0
    if align == "super" or moved < 0:
        yield SpanKind.SUPERSCRIPT
    elif align == "sub" or moved > 0:
        yield SpanKind.SUBSCRIPT


def _size(stated: str) -> tuple[float, bool]:
    """A size as a share of the text's, or of the size around it, and which of the two."""
    if stated in ("smaller", "larger"):
        return (0.83 if stated == "smaller" else 1.2), True
    if stated in _SIZES and not stated.isdecimal():
        return _SIZES[stated], False
    length = _LENGTH.fullmatch(stated)
    unit = length[2] if length else None
    if length is None or unit is None or float(length[1]) <= 0:
        return 0.0, False
    if unit == "rem":
        return float(length[1]), False
    if unit in ("em", "%"):
        return float(length[1]) / (100 if unit == "%" else 1), True
    return float(length[1]) * _POINTS[unit] / _TEXT, False
