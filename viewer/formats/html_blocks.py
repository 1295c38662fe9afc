"""A tree of HTML to blocks: what a web page, a chapter of an e-book and HTML on the clipboard have in common.

The tree is walked without recursion, and nothing outside it is looked at. Text in block elements becomes blocks as in
`markdown_blocks`; everything that is not shown (scripts, hidden elements, controls of forms) is left out.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from viewer.article.blocks import Block, BlockKind, Position, SpanKind
from viewer.formats.html_composition import Composition
from viewer.formats.html_elements import (
    BLOCKS,
    HEADINGS,
    INLINE_KINDS,
    NOT_SHOWN,
    PERMALINK,
    is_block_by,
    is_icon,
    kinds_by,
    says_hidden,
)
from viewer.formats.html_list import ListMarks, list_of
from viewer.formats.html_table import Table, is_layout
from viewer.formats.html_text import SPACE, TextFlow
from viewer.formats.html_tree import Element, attribute, inside, local_name, parse_html
from viewer.formats.inline_text import safe_address
from viewer.formats.picture import SMALL

_QUOTES = (("“", "”"), ("‘", "’"))
_INDENT = re.compile("\u3000{2}|\u2003{2}|[\u00a0\u2002]{4}")
"""How a line begins that Chinese indents: it is a new paragraph."""
_FILE_NAME = re.compile(r"\S*\.(?:jpe?g|png|gif|webp|bmp|svg)", re.IGNORECASE)


class Carried(NamedTuple):
    """A picture that the document carries: its key, and its size in pixels."""

    key: str
    width: int
    height: int


def _carries_none(_address: str) -> Carried | None:
    return None


class Surroundings(NamedTuple):
    """What the blocks of a document need to know of it.

    `link` gives the address of a span for an address as it is written, "" for none; `picture` what is carried under an
    address; `anchor` the name of a place for the one that the document gives it; `leaves_out` tells elements that are
    no part of the text, `shows` those that are although they say that they are hidden.
    """

    link: Callable[[str], str] = safe_address
    picture: Callable[[str], Carried | None] = _carries_none
    anchor: Callable[[str], str] = str
    leaves_out: Callable[[Element], bool] = lambda _element: False
    shows: Callable[[Element], bool] = lambda _element: False


class Flow(NamedTuple):
    """Blocks, and the places in them that have names."""

    blocks: tuple[Block, ...] = ()
    anchors: Mapping[str, Position] = {}


def read_fragment(written: str) -> Flow:
    """The blocks of a piece of HTML."""
    root = parse_html(written).root
    return Flow() if root is None else read_blocks(root)


_NONE = Surroundings()


def read_blocks(root: Element, surroundings: Surroundings = _NONE) -> Flow:
    """The blocks of an element and all in it."""
    reader = _Reader(surroundings)
    reader.read(root)
    return Flow(tuple(reader.made.blocks), reader.made.anchors)


@dataclass(slots=True)
class _Reader:
    """Reads one document. What an element has begun waits in `endings`, with the element, for its end."""

    surroundings: Surroundings
    made: Composition = field(default_factory=Composition)
    lists: list[ListMarks] = field(default_factory=list)
    heading: int = 0
    tables: list[Table | None] = field(default_factory=list)
    cell: TextFlow | None = None
    code: list[str] | None = None
    aside: list[str] | None = None
    quotes: int = 0
    endings: list[tuple[Element, Callable[[], None]]] = field(default_factory=list)

    # The walk.

    def read(self, root: Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = local_name(element)
            if event == "end":
                self._finish(element, name)
                if (tail := element.tail) and element is not root:
                    self._write(tail)
            elif name in NOT_SHOWN or self._is_left_out(element, name):
                walk.skip_subtree()  # its end comes all the same
            else:
                self._begin(element, name)
                if text := element.text:
                    self._write(text)
        self.made.flush()

    def _is_left_out(self, element: Element, name: str) -> bool:
        if name == "a" and self.heading and "".join(map(str, element.itertext())).strip() in PERMALINK:
            return True
        if self.surroundings.leaves_out(element) or (name == "dialog" and element.get("open") is None):
            return True
        return bool(element.attrib) and self._is_hidden(element, name)

    def _is_hidden(self, element: Element, name: str) -> bool:
        if name in ("html", "body"):
            return False  # scripts hide a page until it is complete
        return says_hidden(element) and not self.surroundings.shows(element)

    def _begin(self, element: Element, name: str) -> None:
        is_plain, is_block = not element.attrib, name in BLOCKS
        if is_block:
            self._edge()
            if self.aside is None:
                self._begin_block(element, name)
        if not is_plain:
            self._note_anchor(element, name)
        if is_block:
            return
        if name in ("br", "img", "image"):
            self._read_empty(element, name)
        else:
            if not is_plain:
                self._begin_styled(element, name)
            self._begin_inline(element, name)

    def _finish(self, element: Element, name: str) -> None:
        if name in BLOCKS:
            self._edge()
        while self.endings and self.endings[-1][0] is element:
            self.endings.pop()[1]()

    def _until_end(self, element: Element, ending: Callable[[], None]) -> None:
        self.endings.append((element, ending))

    # Inside lines.

    @property
    def flow(self) -> TextFlow:
        """Where text goes: the cell that is open, or the block."""
        return self.cell or self.made.text

    def _begin_inline(self, element: Element, name: str) -> None:
        match name:
            case "ruby":
                self.flow.begin_ruby()
                self._until_end(element, self.flow.end_ruby)
            case "rb":
                self._until_end(element, self.flow.end_ruby_base)
            case "rt" | "rp":
                self._until_end(element, partial(self._end_aside, name, self.aside))
                self.aside = []
            case "q":
                self._quote(0)
                self.quotes += 1
                self._until_end(element, self._end_quote)
        if (kind := INLINE_KINDS.get(name)) is not None:
            self._format(element, kind)

    def _begin_styled(self, element: Element, name: str) -> None:
        """What an element's attributes make of it: a link, a footnote's sign, a style of its own."""
        if name == "a":
            if address := self.surroundings.link((element.get("href") or "").strip()):
                self._format(element, SpanKind.LINK, address)
            if "noteref" in attribute(element, "type").split():
                self._format(element, SpanKind.SUPERSCRIPT)
        if style := element.get("style"):
            if is_block_by(style):
                self._edge()
                self._until_end(element, self._edge)
            for kind in kinds_by(style):
                self._format(element, kind)

    def _format(self, element: Element, kind: SpanKind, value: str = "") -> None:
        self.flow.open(kind, value)
        self._until_end(element, self.flow.close)

    def _read_empty(self, element: Element, name: str) -> None:
        if name != "br":
            self._read_picture(element)
        elif self.code is not None:
            self.code.append("\n")
        elif self.aside is None:
            self.flow.line_break()

    def _end_aside(self, name: str, around: list[str] | None) -> None:
        """A reading ends, or the bracket around one, which is not shown."""
        written, self.aside = self.aside, around
        if name == "rt":
            self.flow.read_ruby("".join(written or ()))

    def _end_quote(self) -> None:
        self.quotes -= 1
        self._quote(1)

    def _write(self, text: str) -> None:
        if self.code is not None:
            self.code.append(text)
        elif self.aside is not None:
            self.aside.append(text)
        else:
            if self.made.text.breaks and self._ends_paragraph(text.lstrip(SPACE)):
                self.made.flush()
            self.flow.write(text)

    def _ends_paragraph(self, following: str) -> bool:
        """Whether the line breaks before a text part paragraphs: a blank line, or an indent of the next line."""
        if not following or self.cell is not None or self.heading:
            return False
        return self.made.text.breaks > 1 or _INDENT.match(following) is not None

    def _quote(self, end: int) -> None:
        """The mark at one end of a quotation that HTML only marks up."""
        if self.code is None and self.aside is None:
            self.flow.put(_QUOTES[self.quotes % 2][end])

    def _note_anchor(self, element: Element, name: str) -> None:
        for given in (element.get("id"), element.get("name") if name == "a" else None):
            if given:
                self.flow.anchor(self.surroundings.anchor(given))

    def _read_picture(self, element: Element) -> None:
        address = (attribute(element, "src") or attribute(element, "href")).strip()
        carried = self.surroundings.picture(address) if address else None
        alternative = " ".join((element.get("alt") or "").split())
        if _FILE_NAME.fullmatch(alternative):
            alternative = ""
        if self.code is not None or self.aside is not None:
            return
        if not carried and is_icon(element):
            return
        is_large = carried is not None and carried.height > SMALL
        if carried is not None and is_large and self.cell is None and not self.heading:
            self.made.flush()
            self.made.add_apart(Block(alternative, BlockKind.IMAGE, picture=carried.key))
        elif carried or alternative:
            self.flow.picture(alternative, carried.key if carried else "")

    # Blocks.

    def _begin_block(self, element: Element, name: str) -> None:
        if self.code is not None:
            return
        if self.heading or self.cell is not None:
            self._begin_part(element, name)
            return
        match name:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.heading = HEADINGS[name]
                self._until_end(element, self._end_heading)
            case "ul" | "ol" | "menu" | "dir":
                self.made.flush_marker()
                self.lists.append(list_of(element, name, self.lists))
                self._until_end(element, self._end_list)
            case "li":
                marks = self.lists[-1] if self.lists else ListMarks()
                self._open(element, BlockKind.LIST_ITEM, max(len(self.lists), 1), marks.next(element))
            case "dt" | "dd":
                self._open(element, BlockKind.LIST_ITEM, self.made.depth(BlockKind.LIST_ITEM) + (name == "dd"))
            case "aside" if "footnote" in attribute(element, "type"):
                self._open(element, BlockKind.LIST_ITEM, self.made.depth(BlockKind.LIST_ITEM))
            case "blockquote":
                self._open(element, BlockKind.QUOTE, self.made.depth(BlockKind.QUOTE))
            case "pre" | "xmp" | "listing":
                self.code = []
                self._until_end(element, partial(self._end_code, element))
            case "hr":
                self.made.add_apart(Block("", BlockKind.RULE))
            case "table":
                self.made.flush_marker()
                self.tables.append(None if is_layout(element) else Table())
                self._until_end(element, self._end_table)
            case "figcaption":
                self._until_end(element, partial(self.made.join_caption, len(self.made.blocks)))
            case _:
                self._begin_part(element, name)

    def _begin_part(self, element: Element, name: str) -> None:
        """The rows and cells of a table; in a cell or a heading all other elements are only lines."""
        table = self.tables[-1] if self.tables else None
        if table is None or self.heading or self.cell is not None:
            return
        if name == "tr":
            self.made.add_row(table)
            self._until_end(element, partial(self.made.add_row, table))
        elif name in ("td", "th"):
            self.cell = TextFlow()
            if name == "th" and not table.is_header(element):
                self.cell.open(SpanKind.STRONG)
            self._until_end(element, partial(self._end_cell, element, table))

    def _open(self, element: Element, kind: BlockKind, level: int, marker: str = "") -> None:
        self.made.open(kind, level, marker)
        self._until_end(element, self.made.close)

    def _end_heading(self) -> None:
        self.made.flush(self.heading)
        self.heading = 0

    def _end_list(self) -> None:
        self.lists.pop()

    def _end_cell(self, element: Element, table: Table) -> None:
        if self.cell is not None:
            table.add(element, *self.cell.take())
        self.cell = None

    def _end_table(self) -> None:
        if table := self.tables.pop():
            self.made.add_row(table)

    def _edge(self) -> None:
        """The border of a block: it ends the block before, in a heading or a cell only the line."""
        if self.code is not None or self.aside is not None:
            return
        if self.cell is not None or self.heading:
            self.flow.edge()
        else:
            self.made.flush()

    def _end_code(self, element: Element) -> None:
        written, self.code = "".join(self.code or ()), None
        is_code = any(local_name(part) in ("code", "samp", "kbd") for part in inside(element))
        self.made.add_code(written, is_code=is_code)


def fragment_name(address: str) -> str:
    """The name that a link within its document leads to: what follows "#", its escapes resolved."""
    return unquote(address.partition("#")[2])
