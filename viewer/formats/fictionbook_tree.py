"""The text of a FictionBook as a tree of HTML: its sections, verses, epigraphs and notes (FictionBook 2.1, its schema).

Walked without recursion. Titles of sections become headings as deep as their sections are; the bodies after the first
hold notes, each a section with the number of the note as its title.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from viewer.formats.html_list import MARKER
from viewer.formats.html_tree import Element, attribute, local_name, text_of, write

_HTML = {
    **{name: name for name in ("p", "sup", "sub", "code", "table", "tr", "td", "th")},
    "strong": "b",
    "emphasis": "i",
    "strikethrough": "s",
    "style": "span",
    "section": "div",
    "body": "div",
    **dict.fromkeys(("cite", "epigraph", "poem", "annotation"), "blockquote"),
    **dict.fromkeys(("stanza", "text-author", "date"), "p"),
}
"""What elements are in HTML."""
_LAID_OUT = frozenset(
    ("body", "section", "title", "stanza", "poem", "cite", "epigraph", "annotation", "table", "tr", "coverpage")
)
"""Elements whose own text only lays out the XML."""
_KEPT = ("id", "colspan", "rowspan")
_LONGEST_MARKER = 20
"""Characters of the title of a note that is its number."""


def tree_of(parts: list[Element]) -> Element:
    """The body of HTML that says what the parts of a book do: its cover, its annotation and its bodies."""
    root = etree.Element("body")
    for number, part in enumerate(part for part in parts if local_name(part) == "body"):
        part.set("is-notes", "true" if number else "")
    for part in parts:
        _Walk(etree.SubElement(root, "div")).read(part)
    return root


@dataclass(slots=True)
class _Walk:
    """Makes the tree of one part. `places` are where what is in the elements that are open goes."""

    place: Element
    places: list[Element] = field(default_factory=list)
    depth: int = 0
    code: Element | None = None

    def read(self, part: Element) -> None:
        is_notes = bool(part.get("is-notes"))
        self.places = [self.place]
        walk = etree.iterwalk(part, events=("start", "end"))
        for event, element in walk:
            name = local_name(element)
            if event == "start":
                self.depth += name == "section"
                self.places.append(self._begin(element, name, is_notes))
                if name not in _LAID_OUT:
                    write(self.places[-1], element.text)
                continue
            self.places.pop()
            self.depth -= name == "section"
            above = element.getparent()
            if element is not part and above is not None and local_name(above) not in _LAID_OUT:
                write(self.places[-1], element.tail)

    def _begin(self, element: Element, name: str, is_notes: bool) -> Element:
        """Make of an element what it is; where what is in it goes."""
        place = self.places[-1]
        above = element.getparent()
        outer = local_name(above) if above is not None else ""
        kept = {key: value for key in _KEPT if (value := attribute(element, key))}
        match name:
            case "section" if is_notes:
                return _note(element, place, kept)
            case "title":
                return self._title(place, outer)
            case "p" if outer not in ("title", "stanza") and _is_code(element):
                return self._code(element, place)
            case "code" if place.tag == "pre":
                return place
            case "p" | "v" if outer in ("title", "stanza"):
                return _line(element, place, kept)
            case "subtitle":
                is_ornament = not any(str(text).strip(" *—-…·.") for text in element.itertext())
                is_heading = not is_ornament and self.depth > 0 and not is_notes
                return etree.SubElement(place, self._heading(1) if is_heading else "p", kept)
            case "a":
                link = place if attribute(element, "type") != "note" else etree.SubElement(place, "sup")
                return etree.SubElement(link, "a", kept | {"href": attribute(element, "href")})
            case "image":
                shown = {"alt": attribute(element, "title") or attribute(element, "alt")}
                etree.SubElement(place, "img", kept | shown | {"src": attribute(element, "href")})
            case _ if name in _HTML:
                return etree.SubElement(place, _HTML[name], kept)
        return place

    def _title(self, place: Element, outer: str) -> Element:
        """Where the lines of a title go: the number of a note nowhere, for it is the item's marker."""
        if place.tag == "li":
            is_marker = bool(place.get(MARKER))
            return etree.Element("none") if is_marker else etree.SubElement(place, "p")
        if outer in ("section", "body"):
            return etree.SubElement(place, self._heading(0 if self.depth else 1))
        return etree.SubElement(etree.SubElement(place, "p"), "b")

    def _code(self, element: Element, place: Element) -> Element:
        """Code: paragraphs of nothing else that follow each other are its lines."""
        goes_on = element.getprevious() is self.code is not None and len(place) and place[-1].tag == "pre"
        pre = place[-1] if goes_on else etree.SubElement(place, "pre")
        if goes_on:
            write(pre, "\n")
        self.code = element
        return pre

    def _heading(self, deeper: int) -> str:
        return f"h{min(self.depth + deeper, 6)}"


def _note(section: Element, place: Element, kept: dict[str, str]) -> Element:
    """The item that a note becomes; a section that only holds others, or has no name, is none."""
    if not section.get("id") or any(local_name(part) == "section" for part in section):
        return etree.SubElement(place, "div", kept)
    title = next((part for part in section if local_name(part) == "title"), None)
    marker = text_of(title)
    stated = {MARKER: f"{marker}." if marker.isdigit() else marker} if 0 < len(marker) <= _LONGEST_MARKER else {}
    if place.tag != "ol":
        last = place[-1] if len(place) else None
        place = last if last is not None and last.tag == "ol" else etree.SubElement(place, "ol")
    return etree.SubElement(place, "li", kept | stated)


def _is_code(paragraph: Element) -> bool:
    """Whether a paragraph has nothing in it but code."""
    if len(paragraph) != 1 or local_name(paragraph[0]) != "code":
        return False
    return not (paragraph.text or "").strip() and not (paragraph[0].tail or "").strip()


def _line(element: Element, place: Element, kept: dict[str, str]) -> Element:
    """A line of a title or a verse, which are one block."""
    if len(place):
        etree.SubElement(place, "br")
    return etree.SubElement(place, "span", kept)
