"""The text of an OpenDocument as a tree of HTML: its paragraphs, lists, tables and notes (OpenDocument 1.3 part 3).

Walked without recursion. What is counted by the program that shows it, numbers and bullets, is counted here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lxml import etree

from viewer.formats.html_list import MARKER
from viewer.formats.html_tree import Element, attribute, local_name, named, names, write
from viewer.formats.opendocument_styles import OUTLINE, Style, Styles, whole
from viewer.formats.paragraph_numbers import marked, place_numbers

_LEFT_OUT = names(
    "tracked-changes annotation annotation-end sequence-decls variable-decls user-field-decls forms table-of-content "
    "covered-table-cell table-column hidden-text hidden-paragraph title desc object object-ole plugin note-citation "
    "dde-connection-decls event-listeners"
)
_STRUCTURE = names(
    "text list list-item list-header section note note-body table table-rows table-header-rows table-row-group "
    "table-row table-cell frame image text-box ruby index-body alphabetical-index bibliography user-index g "
    "illustration-index table-index object-index numbered-paragraph"
)
"""Elements whose own text is none of the document's: it only lays out the XML."""
_HTML = {"ruby": "ruby", "ruby-base": "rb", "ruby-text": "rt", "table": "table", "table-row": "tr", "text-box": "div"}
"""What has a name of its own in HTML."""
_NAMED = names("bookmark bookmark-start reference-mark reference-mark-start")
_BLANKS = re.compile(r"[ \t\r\n]+")
_MOST_SPACES, _MOST_CELLS = 1000, 200


def tree_of(text: Element, styles: Styles) -> Element:
    """The body of HTML that says what the text of a document does."""
    builder = _Builder(styles)
    root = builder.read(text)
    if len(builder.notes):
        root.append(builder.notes)
    place_numbers(root)
    return root


@dataclass(slots=True)
class _List:
    """A list that is open: its numbering, and whether its item still waits for the paragraph that has the number."""

    numbering: str
    is_waiting: bool = False


@dataclass(slots=True)
class _Builder:
    """Walks a document and makes the tree. `code` is the last paragraph of code, and `pre` what was made of it."""

    styles: Styles
    notes: Element = field(default_factory=lambda: etree.Element("ol"))
    lists: list[_List] = field(default_factory=list)
    around: list[list[_List]] = field(default_factory=list)
    tables: int = 0
    code: Element | None = None
    pre: Element | None = None

    def read(self, text: Element) -> Element:
        places = [etree.Element("body")]
        walk = etree.iterwalk(text, events=("start", "end"))
        for event, element in walk:
            name = local_name(element)
            if event == "end":
                self._end(name)
                places.pop()
                above = element.getparent()
                if element is not text and above is not None and local_name(above) not in _STRUCTURE:
                    write(places[-1], _BLANKS.sub(" ", element.tail or ""))
            elif name in _LEFT_OUT or (name == "section" and attribute(element, "display") == "none"):
                walk.skip_subtree()  # its end comes all the same
                places.append(places[-1])
            else:
                places.append(self._begin(element, name, places[-1]))
                if name not in _STRUCTURE:
                    write(places[-1], _BLANKS.sub(" ", element.text or ""))
        return places[0]

    def _begin(self, element: Element, name: str, place: Element) -> Element:
        """Make of an element what it is; where what is in it goes."""
        match name:
            case "h":
                return self._heading(element, place)
            case "p":
                return self._paragraph(element, place)
            case "span":
                return _nested(place, self.styles.of("text", attribute(element, "style-name")).tags)
            case "a":
                return etree.SubElement(place, "a", href=attribute(element, "href"))
            case "s":
                write(place, " " * min(whole(attribute(element, "c"), 1), _MOST_SPACES))
            case "tab":
                write(place, "\t")
            case "line-break":
                etree.SubElement(place, "br")
            case "list" | "list-item" | "list-header":
                self._begin_list(element, name)
            case "table-cell":
                return _cell(element, place)
            case "note":
                self._refer(element, place)
            case "note-body":
                return self._note(element)
            case "image":
                _picture(element, place)
            case _ if name in _NAMED:
                etree.SubElement(place, "span", id=attribute(element, "name"))
            case _ if name in _HTML:
                self.tables += name == "table"
                return etree.SubElement(place, _HTML[name])
        return place

    def _end(self, name: str) -> None:
        match name:
            case "list" if self.lists:
                self.lists.pop()
            case "table":
                self.tables -= 1
            case "note-body":
                self.lists = self.around.pop()

    # Paragraphs.

    def _heading(self, element: Element, place: Element) -> Element:
        level = whole(attribute(element, "outline-level"), 1)
        made = etree.SubElement(place, f"h{min(max(level, 1), 6)}")
        label = self._label(element)
        style = self.styles.of("paragraph", attribute(element, "style-name"))
        if not label and style.numbering != "" and attribute(element, "is-list-header") != "true":
            label = self._counted(element, OUTLINE, level - 1)
        made.text = label or None
        return made

    def _paragraph(self, element: Element, place: Element) -> Element:
        style = self.styles.of("paragraph", attribute(element, "style-name"))
        label = self._label(element, style)
        kind = "p" if self.tables else style.kind or "p"
        if kind == "pre":
            return self._code(element, place)
        outer = etree.SubElement(place, "blockquote") if kind == "blockquote" else place
        made = etree.SubElement(outer, "p" if kind == "blockquote" else kind)
        made.text = label or None
        return _nested(made, style.tags) if kind == "p" and not self.tables else made

    def _code(self, element: Element, place: Element) -> Element:
        """Code: paragraphs that follow each other are its lines."""
        if self.pre is not None and element.getprevious() is self.code and self.pre.getparent() is place:
            write(self.pre, "\n")
        else:
            self.pre = etree.SubElement(place, "pre")
        self.code = element
        return self.pre

    # Lists.

    def _begin_list(self, element: Element, name: str) -> None:
        if name == "list":
            inherited = self.lists[-1].numbering if self.lists else ""
            numbering = attribute(element, "style-name") or inherited
            goes_on = attribute(element, "continue-numbering") == "true" or attribute(element, "continue-list")
            if numbering != inherited and not goes_on:
                self.styles.numbering.counts.pop(numbering, None)
            self.lists.append(_List(numbering))
        elif self.lists:
            self.lists[-1].is_waiting = name == "list-item"
            if start := whole(attribute(element, "start-value"), 0):
                self.styles.numbering.restarts[self.lists[-1].numbering] = {len(self.lists) - 1: start}

    def _label(self, element: Element, style: Style | None = None) -> str:
        """The number of a paragraph that is the first of its list's item."""
        if not self.lists or not self.lists[-1].is_waiting:
            return ""
        self.lists[-1].is_waiting = False
        numbering = self.lists[-1].numbering or (style.numbering if style else "") or ""
        return self._counted(element, numbering, len(self.lists) - 1)

    def _counted(self, element: Element, numbering: str, depth: int) -> str:
        known = self.styles.numbering
        if depth not in known.levels.get(numbering, {}) or not "".join(map(str, element.itertext())).strip():
            return ""
        label = known.count(numbering, depth)
        return marked(label, depth) if label else ""

    # Notes.

    def _refer(self, note: Element, place: Element) -> None:
        """The sign of a note, which leads to it."""
        number = len(self.notes) + 1
        link = etree.SubElement(etree.SubElement(place, "sup"), "a", href=f"#note-{number}", id=f"note-ref-{number}")
        link.text = f"[{_citation(note) or number}]"

    def _note(self, body: Element) -> Element:
        """What a note says stands at the end of the document."""
        self.around.append(self.lists)
        self.lists = []
        number = len(self.notes) + 1
        above = body.getparent()
        citation = (_citation(above) if above is not None else "") or str(number)
        return etree.SubElement(self.notes, "li", {"id": f"note-{number}", MARKER: f"{citation}."})


def _citation(note: Element) -> str:
    return next(("".join(map(str, sign.itertext())).strip()[:20] for sign in named(note, "note-citation")), "")


def _cell(element: Element, row: Element) -> Element:
    """A cell of a table, and the empty ones that it stands for."""
    rows = element.getparent()
    above = rows.getparent() if rows is not None else None
    kind = "th" if above is not None and local_name(above) == "table-header-rows" else "td"
    spans = {name: attribute(element, f"number-{name}s-spanned") for name in ("column", "row")}
    cell = etree.SubElement(row, kind, {f"{name[:3]}span": span for name, span in spans.items() if span})
    if not len(element):
        repeated = whole(attribute(element, "number-columns-repeated"), 1)
        for _ in range(min(repeated, _MOST_CELLS) - 1):
            etree.SubElement(row, kind)
    return cell


def _picture(element: Element, place: Element) -> None:
    """The picture of a frame, the first one if it is there in several forms, with what the frame says that it shows."""
    frame = element.getparent()
    if frame is None or any(local_name(other) == "image" for other in element.itersiblings(preceding=True)):
        return
    said = ("".join(map(str, found.itertext())) for name in ("desc", "title") for found in named(frame, name))
    address = attribute(element, "href").removeprefix("./")
    etree.SubElement(place, "img", src=address, alt=next((text.strip() for text in said if text.strip()), ""))


def _nested(place: Element, tags: tuple[str, ...]) -> Element:
    """The innermost of elements inside each other."""
    for tag in tags:
        place = etree.SubElement(place, tag)
    return place
