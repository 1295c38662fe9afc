"""A tree of HTML to blocks: what a web page, a chapter of an e-book and HTML on the clipboard have in common.

The tree is walked without recursion, and nothing outside it is looked at. Text in block elements becomes blocks as in
`markdown_blocks`; everything that is not shown (scripts, hidden elements, controls of forms) is left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple
from urllib.parse import unquote

from lxml import etree

from viewer.article.blocks import Block, BlockKind, Position, SpanKind
from viewer.formats.html_elements import (
    BLOCKS,
    HEADINGS,
    LINES,
    NOT_SHOWN,
    PERMALINK,
    says_hidden,
)
from viewer.formats.html_lines import Lines
from viewer.formats.html_list import ListMarks, list_of
from viewer.formats.html_surroundings import Surroundings
from viewer.formats.html_table import Table, is_layout
from viewer.formats.html_text import TextFlow
from viewer.formats.html_tree import Element, attribute, inside, local_name, parse_html
from viewer.formats.inline_text import safe_address


class Flow(NamedTuple):
    """Blocks, and the places in them that have names.

    `sizes` are those of the blocks that are set in another size than the text, as shares of that.
    """

    blocks: tuple[Block, ...] = ()
    anchors: Mapping[str, Position] = {}
    sizes: Mapping[int, float] = {}


def read_fragment(written: str) -> Flow:
    """The blocks of a piece of HTML."""
    root = parse_html(written).root
    return Flow() if root is None else read_blocks(root)


_NONE = Surroundings()


def read_blocks(root: Element, surroundings: Surroundings = _NONE) -> Flow:
    """The blocks of an element and all in it."""
    reader = _Reader(surroundings, Lines(surroundings))
    reader.read(root)
    made = reader.lines.made
    return Flow(tuple(made.blocks), made.anchors, made.sizes)


@dataclass(slots=True)
class _Reader:
    """Reads one document: what its elements make of the lines in them."""

    surroundings: Surroundings
    lines: Lines
    lists: list[ListMarks] = field(default_factory=list)
    tables: list[Table | None] = field(default_factory=list)

    # The walk.

    def read(self, root: Element) -> None:
        walk = etree.iterwalk(root, events=("start", "end"))
        for event, element in walk:
            name = local_name(element)
            if event == "end":
                self._finish(element, name)
                if (tail := element.tail) and element is not root:
                    self.lines.write(tail)
            elif name in NOT_SHOWN or self._is_left_out(element, name):
                walk.skip_subtree()  # its end comes all the same
            elif name == "svg" and self.lines.read_drawing(element):
                walk.skip_subtree()
            else:
                self._begin(element, name)
                if text := element.text:
                    self.lines.write(text)
        self.lines.made.flush()

    def _is_left_out(self, element: Element, name: str) -> bool:
        if name == "a" and self.lines.heading and "".join(map(str, element.itertext())).strip() in PERMALINK:
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
            self.lines.edge()
            if self.lines.aside is None:
                self._begin_block(element, name)
        if not is_plain:
            self.lines.note_anchor(element, name)
        if is_block:
            if not is_plain and name in LINES and self.lines.is_text:
                self.lines.set_style(element, self.surroundings.sheet.style_of(element, name))
            return
        if name in ("br", "img", "image"):
            self.lines.read_empty(element, name)
        else:
            if not is_plain:
                self.lines.begin_styled(element, name)
            self.lines.begin_inline(element, name)

    def _finish(self, element: Element, name: str) -> None:
        if name in BLOCKS:
            self.lines.edge()
        self.lines.end(element)

    # Blocks.

    def _begin_block(self, element: Element, name: str) -> None:
        if self.lines.code is not None:
            return
        if self.lines.heading or self.lines.cell is not None:
            self._begin_part(element, name)
            return
        match name:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                self.lines.heading = HEADINGS[name]
                self.lines.until_end(element, self._end_heading)
            case "ul" | "ol" | "menu" | "dir":
                self.lines.made.flush_marker()
                self.lists.append(list_of(element, name, self.lists))
                self.lines.until_end(element, self._end_list)
            case "li":
                marks = self.lists[-1] if self.lists else ListMarks()
                self._open(element, BlockKind.LIST_ITEM, max(len(self.lists), 1), marks.next(element))
            case "dt" | "dd":
                self._open(element, BlockKind.LIST_ITEM, self.lines.made.depth(BlockKind.LIST_ITEM) + (name == "dd"))
            case "aside" if "footnote" in attribute(element, "type"):
                self._open(element, BlockKind.LIST_ITEM, self.lines.made.depth(BlockKind.LIST_ITEM))
            case "blockquote":
                self._open(element, BlockKind.QUOTE, self.lines.made.depth(BlockKind.QUOTE))
            case "pre" | "xmp" | "listing":
                self.lines.code = []
                self.lines.until_end(element, partial(self._end_code, element))
            case "hr":
                self.lines.made.add_apart(Block("", BlockKind.RULE))
            case "table":
                self.lines.made.flush_marker()
                self.tables.append(None if is_layout(element) else Table())
                self.lines.until_end(element, self._end_table)
            case "figcaption":
                self.lines.until_end(element, partial(self.lines.made.join_caption, len(self.lines.made.blocks)))
            case _:
                self._begin_part(element, name)

    def _begin_part(self, element: Element, name: str) -> None:
        """The rows and cells of a table; in a cell or a heading all other elements are only lines."""
        table = self.tables[-1] if self.tables else None
        if table is None or self.lines.heading or self.lines.cell is not None:
            return
        if name == "tr":
            self.lines.made.add_row(table)
            self.lines.until_end(element, partial(self.lines.made.add_row, table))
        elif name in ("td", "th"):
            self.lines.cell = TextFlow()
            if name == "th" and not table.is_header(element):
                self.lines.cell.open(SpanKind.STRONG)
            self.lines.until_end(element, partial(self._end_cell, element, table))

    def _open(self, element: Element, kind: BlockKind, level: int, marker: str = "") -> None:
        self.lines.made.open(kind, level, marker)
        self.lines.until_end(element, self.lines.made.close)

    def _end_heading(self) -> None:
        self.lines.made.flush(self.lines.heading)
        self.lines.heading = 0

    def _end_list(self) -> None:
        self.lists.pop()

    def _end_cell(self, element: Element, table: Table) -> None:
        if self.lines.cell is not None:
            table.add(element, *self.lines.cell.take())
        self.lines.cell = None

    def _end_table(self) -> None:
        if table := self.tables.pop():
            self.lines.made.add_row(table)

    def _end_code(self, element: Element) -> None:
        written, self.lines.code = "".join(self.lines.code or ()), None
        is_code = any(local_name(part) in ("code", "samp", "kbd") for part in inside(element))
        self.lines.made.add_code(written, is_code=is_code)


def fragment_name(address: str) -> str:
    """The name that a link within its document leads to: what follows "#", its escapes resolved."""
    return unquote(address.partition("#")[2])


def own_link(address: str) -> str:
    """Where a link of a document that is one file leads: to a place in it, or to the web."""
    return f"#{fragment_name(address)}" if address.startswith("#") else safe_address(address)
