"""The styles of an OpenDocument text: what a paragraph is by the names of its style, what a style does to characters,
and how lists are numbered (OpenDocument 1.3 part 3, § 16).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from viewer.formats.html_tree import Element, attribute, local_name, named
from viewer.formats.paragraph_numbers import Level, Numbering

OUTLINE = "\N{FULLWIDTH NUMBER SIGN}outline"
"""The numbering of headings, by a name that no style has."""

_DEEPEST = 20
"""How many styles one may be based on in a row."""
_LEVELS = 10
_KINDS = {
    **dict.fromkeys(("Title",), "h1"),
    **dict.fromkeys(("Quotations", "Quote", "Intense Quote", "Block Text", "Block Quotation"), "blockquote"),
    **dict.fromkeys(("Preformatted Text", "Source Code", "HTML Preformatted"), "pre"),
    **dict.fromkeys(
        ("Caption", "Illustration", "Figure", "Table", "Drawing", "Image Caption", "Table Caption", "FigureCaption"),
        "figcaption",
    ),
}
"""What paragraphs are whose style, or one that it is based on, has such a name."""
_HEADING = re.compile("Heading ([1-9])")
_TYPED = frozenset(("Source Text", "Source_Text", "Verbatim Char", "Teletype", "Example"))
_ESCAPE = re.compile("_([0-9a-f]{1,4})_")
"""How names of styles write what no name in XML has: _20_ is a space."""
_BOLD = frozenset(("bold", "600", "700", "800", "900"))
_SUPER = re.compile(r"super|[1-9]")
_SUB = re.compile(r"sub|-[1-9]")
_FORMS = {
    "": "none", "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一": "taiwaneseCounting", "壹": "ideographLegalTraditional", "甲": "ideographTraditional",
    "子": "ideographZodiac", "①": "decimalEnclosedCircle", "１": "decimalFullWidth",
}  # fmt: skip
"""Word's names of the ways in which numbers are written, by the first of them ("一, 二, 三, ...")."""


class Style(NamedTuple):
    """What a style makes of a paragraph and of characters, as elements of HTML; `numbering` is that of its list, "" if
    it says that it has none."""

    kind: str = ""
    tags: tuple[str, ...] = ()
    numbering: str | None = None


class Styles:
    """All styles of a document by family and name; those of its content come after those of its own part."""

    def __init__(self, *parts: Element) -> None:
        self._elements: dict[tuple[str, str], Element] = {}
        self._known: dict[tuple[str, str], Style] = {}
        self.numbering = Numbering()
        for part in parts:
            for style in named(part, "style"):
                self._elements[attribute(style, "family"), attribute(style, "name")] = style
            for kind, name in (("list-style", ""), ("outline-style", OUTLINE)):
                for style in named(part, kind):
                    self._add_numbering(name or attribute(style, "name"), style)

    def of(self, family: str, name: str) -> Style:
        """A style with all that it is based on."""
        key = family, name
        if key not in self._known:
            self._known[key] = self._read(family, name)
        return self._known[key]

    def _read(self, family: str, name: str) -> Style:
        kind, numbering, stated = "", None, dict[str, str]()
        for called, style in self._chain(family, name):
            kind = kind or _kind(called)
            if called in _TYPED:
                stated.setdefault("code", "true")
            if style is None:
                break
            own = _attributes(style)
            numbering = own.get("list-style-name") if numbering is None else numbering
            for properties in style:
                if local_name(properties) == "text-properties":
                    stated = _attributes(properties) | stated
        return Style(kind, tuple(_tags(stated)), numbering)

    def _chain(self, family: str, name: str) -> Iterator[tuple[str, Element | None]]:
        """A style and those that it is based on, with their names for people; one that is only named is None."""
        for _ in range(_DEEPEST):
            if not name:
                return
            style = self._elements.get((family, name))
            if style is None:
                yield _unescaped(name), None
                return
            yield attribute(style, "display-name") or _unescaped(name), style
            name = attribute(style, "parent-style-name")

    def _add_numbering(self, name: str, style: Element) -> None:
        levels = dict(_levels(style))
        for depth in range(1, _LEVELS if name != OUTLINE else 0):
            above = levels.get(depth - 1)
            if depth not in levels and above is not None:  # counted as the level above it: pandoc writes only the first
                levels[depth] = above._replace(text=above.text.replace(f"%{depth}", f"%{depth + 1}"))
        if levels:
            self.numbering.levels[name], self.numbering.series[name] = levels, name


def _kind(called: str) -> str:
    if found := _HEADING.fullmatch(called):
        return f"h{min(int(found[1]), 6)}"
    return _KINDS.get(called, "")


def _levels(style: Element) -> Iterator[tuple[int, Level]]:
    for level in style:
        depth = whole(attribute(level, "level"), 1) - 1
        if not 0 <= depth < _LEVELS:
            continue
        if local_name(level).endswith(("bullet", "image")):
            yield depth, Level(1, "bullet", "", "", "", False)
            continue
        form = _FORMS.get(attribute(level, "num-format")[:1], "decimal")
        shown = min(whole(attribute(level, "display-levels"), 1), depth + 1)
        number = ".".join(f"%{place + 1}" for place in range(depth + 1 - shown, depth + 1)) if form != "none" else ""
        text = f"{attribute(level, 'num-prefix')}{number}{attribute(level, 'num-suffix')}"
        yield depth, Level(whole(attribute(level, "start-value"), 1), form, text, "", "", False)


def whole(written: str, default: int) -> int:
    """A number that is not too large for one; else the default."""
    return int(written) if written.isascii() and written.isdecimal() and len(written) < 6 else default


def _tags(stated: Mapping[str, str]) -> Iterator[str]:
    if "code" in stated:
        yield "code"
    if stated.get("font-weight") in _BOLD:
        yield "b"
    if stated.get("font-style") in ("italic", "oblique"):
        yield "i"
    if stated.get("text-line-through-style", stated.get("text-line-through-type", "none")) != "none":
        yield "s"
    position = stated.get("text-position", "")
    if _SUPER.match(position):
        yield "sup"
    elif _SUB.match(position):
        yield "sub"


def _attributes(element: Element) -> dict[str, str]:
    """The attributes of an element, without their namespaces."""
    return {str(name).rpartition("}")[2]: str(value) for name, value in element.items()}


def _unescaped(name: str) -> str:
    return _ESCAPE.sub(lambda escape: chr(int(escape[1], 16)), name)
