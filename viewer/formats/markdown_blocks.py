"""markdown-it's block tokens to blocks: which container a paragraph stands in makes it what it is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from markdown_it.token import Token

from viewer.article.blocks import Block, BlockKind, Span, SpanKind
from viewer.formats.containers import Container
from viewer.formats.html_block import read_html_block
from viewer.formats.html_blocks import read_fragment
from viewer.formats.inline import read_inline
from viewer.formats.inline_text import Inline, join

_SHAPING = r"(table|[uod]l|blockquote|pre)"
"""Elements that shape more than a paragraph."""
_OPENS, _CLOSES = (re.compile(tag, re.IGNORECASE) for tag in (rf"<{_SHAPING}\b[^<>]*>", rf"</{_SHAPING}\s*>"))
_BULLETS = ("•", "◦", "▪")
_TASKS = {"[ ] ": "☐", "[x] ": "☑", "[X] ": "☑"}
_AROUND_IMAGES = frozenset(("image", "softbreak", "hardbreak", "link_open", "link_close"))


def _is_shaped(written: str) -> bool:
    """Whether an element that shapes more than a paragraph is opened in HTML, and closed further on."""
    closed = {match[1].lower(): match.start() for match in _CLOSES.finditer(written)}
    return bool(closed) and any(match.start() < closed.get(match[1].lower(), 0) for match in _OPENS.finditer(written))


@dataclass(slots=True)
class _List:
    """A list that is open: the number its next item gets, and what follows the number; a bullet when there is none."""

    number: int | None = None
    delimiter: str = "."


@dataclass(slots=True)
class BlockReader:
    """Reads one document's tokens; `environment` is what the parser has noted down about footnotes."""

    environment: dict[str, Any]
    blocks: list[Block] = field(default_factory=list)
    containers: list[Container] = field(default_factory=list)
    lists: list[_List] = field(default_factory=list)
    footnotes: dict[str, list[Block]] = field(default_factory=dict)
    set_aside: list[list[Block]] = field(default_factory=list)
    heading: int = 0
    header_row: bool = False
    cells: list[Inline] | None = None

    def read(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """The document's blocks, its footnotes last in the order of their numbers."""
        for token in tokens:
            self._read_token(token)
        return (*self.blocks, *self._numbered_footnotes())

    def _read_token(self, token: Token) -> None:
        match token.type:
            case "inline":
                self._read_inline(token)
            case "heading_open":
                self.heading = int(token.tag[1:])
            case "heading_close":
                self.heading = 0
            case "fence" | "code_block" if not token.info.startswith("{="):  # meant for another format
                self._add_apart(Block(token.content.removesuffix("\n"), BlockKind.CODE))
            case "hr":
                self._add_apart(Block("", BlockKind.RULE))
            case "html_block":
                self._read_html(token.content)
            case "blockquote_open":
                self._flush_marker()
                level = 1 + sum(container.kind is BlockKind.QUOTE for container in self.containers)
                self.containers.append(Container(BlockKind.QUOTE, level))
            case "bullet_list_open" | "ordered_list_open":
                self._open_list(token)
            case "bullet_list_close" | "ordered_list_close":
                self.lists.pop()
            case "list_item_open":
                self.containers.append(Container(BlockKind.LIST_ITEM, len(self.lists), self._next_marker()))
            case "dl_open":
                self._flush_marker()
            case "dt_open" | "dd_open":
                depth = sum(container.kind is BlockKind.LIST_ITEM for container in self.containers)
                self.containers.append(Container(BlockKind.LIST_ITEM, depth + 1 + (token.tag == "dd")))
            case "list_item_close" | "blockquote_close" | "dt_close" | "dd_close":
                self._flush_marker()
                self.containers.pop()
            case "footnote_reference_open" | "footnote_reference_close":
                self._read_footnote(token)
            case _:
                self._read_table(token)

    def _read_html(self, written: str) -> None:
        """HTML: a table or a list as in a page, of other elements the text."""
        if not self.containers and _is_shaped(written):
            self.blocks += read_fragment(written).blocks
            return
        for level, inline in read_html_block(written):
            self._add_text(inline, level)

    def _read_table(self, token: Token) -> None:
        match token.type:
            case "table_open":
                self._flush_marker()
            case "thead_open" | "thead_close":
                self.header_row = token.nesting > 0
            case "tr_open":
                self.cells = []
            case "tr_close":
                row = join(self.cells or (), "\t")
                self.cells = None
                self.blocks.append(Block(row.text, BlockKind.TABLE_ROW, int(self.header_row), row.spans))

    def _read_inline(self, token: Token) -> None:
        children = token.children or []
        if self.cells is not None:
            cell = read_inline(children)
            self.cells.append(Inline(cell.text.replace("\t", " "), cell.spans))
        elif images := self._images_alone(children):
            self.blocks += (Block(read_inline([image]).text, BlockKind.IMAGE) for image in images)
        else:
            self._take_task_mark(children)
            self._add_text(read_inline(children), self.heading)

    def _images_alone(self, children: Sequence[Token]) -> list[Token]:
        """The pictures of a paragraph that holds nothing else; in a list a picture is its alternative text."""
        if self.heading or (self.containers and self.containers[-1].kind is BlockKind.LIST_ITEM):
            return []
        alone = all(child.type in _AROUND_IMAGES or not child.content.strip() for child in children)
        return [child for child in children if child.type == "image"] if alone else []

    def _take_task_mark(self, children: Sequence[Token]) -> None:
        """Make ``[x]`` at the beginning of a list item a part of its marker."""
        if not (children and children[0].type == "text" and self.containers and self.containers[-1].marker):
            return
        first = children[0]
        if self.containers[-1].kind is BlockKind.LIST_ITEM and (mark := _TASKS.get(first.content[:4])):
            first.content = first.content[4:]
            marker = self.containers[-1].marker
            self.containers[-1].marker = mark if marker in _BULLETS else f"{marker} {mark}"

    def _add_text(self, inline: Inline, heading: int) -> None:
        """Add a paragraph or heading. A heading in a quote or list belongs to that, and is only set in bold."""
        spans = inline.spans
        container = self.containers[-1] if self.containers else None
        if container is None:
            kind = BlockKind.HEADING if heading else BlockKind.PARAGRAPH
            container = Container(kind, heading)
        elif heading and inline.text:
            spans = (Span(0, len(inline.text), SpanKind.STRONG), *spans)
        if inline.text or container.marker:
            self.blocks.append(Block(inline.text, container.kind, container.level, spans, container.marker))
        container.marker = ""

    def _add_apart(self, block: Block) -> None:
        """Add a block that is what it is in any container."""
        self._flush_marker()
        self.blocks.append(block)

    def _flush_marker(self) -> None:
        """Show the marker of a list item that has no text before what comes next."""
        if self.containers and self.containers[-1].marker:
            self._add_text(Inline(), 0)

    def _open_list(self, token: Token) -> None:
        self._flush_marker()
        if token.type == "bullet_list_open":
            self.lists.append(_List())
        else:
            self.lists.append(_List(int(token.attrs.get("start", 1)), token.markup))

    def _next_marker(self) -> str:
        current = self.lists[-1]
        if current.number is None:
            bullets = sum(opened.number is None for opened in self.lists)
            return _BULLETS[min(bullets, len(_BULLETS)) - 1]
        current.number += 1
        return f"{current.number - 1}{current.delimiter}"

    def _read_footnote(self, token: Token) -> None:
        """Set the blocks of a footnote aside until its number is known."""
        if token.nesting > 0:
            self.set_aside.append(self.blocks)
            self.blocks = self.footnotes.setdefault(token.meta["label"], [])
            self.containers.append(Container(BlockKind.LIST_ITEM, 1))
        else:
            self.containers.pop()
            self.blocks = self.set_aside.pop()

    def _numbered_footnotes(self) -> list[Block]:
        """The footnotes in the order they are referred to, then those that nothing refers to."""
        notes: list[Block] = []
        referred = self.environment.get("footnotes", {}).get("list", {})
        for number, note in referred.items():
            written_inline = [_inline_footnote(note["tokens"])] if "tokens" in note else []
            notes += _marked(written_inline or self.footnotes.pop(note["label"], []), f"[{number + 1}]")
        for label, blocks in self.footnotes.items():
            notes += _marked(blocks, f"[{label}]")
        return notes


def _inline_footnote(tokens: Sequence[Token]) -> Block:
    inline = read_inline(tokens)
    return Block(inline.text, BlockKind.LIST_ITEM, 1, inline.spans)


def _marked(blocks: Sequence[Block], marker: str) -> list[Block]:
    """The blocks of one footnote, the first of them with its number."""
    if not blocks:
        return []
    first = blocks[0]
    if first.kind is not BlockKind.LIST_ITEM or first.marker:
        return [Block("", BlockKind.LIST_ITEM, 1, marker=marker), *blocks]
    return [Block(first.text, first.kind, first.level, first.spans, marker), *blocks[1:]]
