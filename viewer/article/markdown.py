"""Blocks to Markdown that Hanview, and any other reader of Markdown, reads as the same blocks.

Lists are nested again from the depths of their items. What a block stands in is not always known: a quote or a table
between two paragraphs of one list item is written inside that item, any other behind the list.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain, groupby, pairwise

from viewer.article.blocks import Block, BlockKind, Metadata, SpanKind
from viewer.article.excerpt import Passage, joined
from viewer.article.markdown_text import BESIDE, Around, longest_ticks, write_part, write_text

_ANYWHERE = frozenset((BlockKind.QUOTE, BlockKind.CODE, BlockKind.TABLE_ROW, BlockKind.RULE))
"""Kinds that are the same inside a list item and outside."""
_OUTSIDE = frozenset((BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.IMAGE))
"""Kinds that end every list and footnote."""

_RUNNING = frozenset((BlockKind.PARAGRAPH, BlockKind.QUOTE, BlockKind.LIST_ITEM))
"""Kinds of text that may go on in another block."""

_BULLETS = frozenset("•◦▪")
_TASKS = {"☐": "[ ] ", "☑": "[x] "}
_NUMBERED = re.compile(r"([0-9]{1,9})([.)])(?: ([☐☑]))?")
_NOTE = re.compile(r"\[[^\s\[\]]+\]")
_REFERENCE = re.compile(r"\[[0-9]+\]")
_CLOSING_SIGNS = re.compile(r"(?<!\\)#(?=#*\Z)")
_LIKE_TASK = re.compile(r"\\\[(?=[ xX]\\\](?: |&#32;))")


def front_matter(metadata: Metadata) -> str:
    """What the document states about itself, as the fields at the top of a file; empty if it states nothing."""
    fields = {
        "title": metadata.title,
        "author": metadata.author,
        "source": metadata.source,
        "date": metadata.date,
        "url": metadata.address,
    }
    lines = [f"{name}: {_quoted(' '.join(value.split()))}\n" for name, value in fields.items() if value.strip()]
    return "".join(("---\n", *lines, "---\n\n")) if lines else ""


def _quoted(value: str) -> str:
    """A value between quotation marks that it does not have itself, or else with its own doubled as YAML wants."""
    if '"' not in value and "\\" not in value:
        return f'"{value}"'
    return "'" + value.replace("'", "''") + "'"


def footnotes(blocks: Sequence[Block]) -> frozenset[str]:
    """The marks, such as "[1]", of the footnotes at the end of a document, if they can be written as footnotes.

    That is so if nothing but footnotes follows the first, and if those that the text refers to come in the order of
    their numbers, because a reader of Markdown numbers them anew.
    """
    first = next((n for n, block in enumerate(blocks) if _is_note(block)), len(blocks))
    marks = [block.marker for block in blocks[first:] if _is_note(block)]
    if any(block.kind in _OUTSIDE for block in blocks[first:]) or len(set(marks)) < len(marks):
        return frozenset()
    referred = dict.fromkeys(
        mark
        for block in blocks
        for span in block.spans
        if span.kind is SpanKind.SUPERSCRIPT and _REFERENCE.fullmatch(mark := block.text[span.start : span.end])
    )
    numbers = [mark for mark in marks if _REFERENCE.fullmatch(mark)]
    expected = [f"[{number}]" for number in range(1, len(numbers) + 1)]
    return frozenset(marks) if numbers == expected == list(referred) == marks[: len(numbers)] else frozenset()


def _is_note(block: Block) -> bool:
    return block.kind is BlockKind.LIST_ITEM and _NOTE.fullmatch(block.marker) is not None


def write_blocks(passages: Iterable[Passage], notes: Collection[str] = ()) -> Iterator[str]:
    """The blocks in Markdown, piece by piece; `notes` are the marks of the list items that are footnotes.

    An empty piece comes for each passage that has to wait: whoever works in slices may rest there.
    """
    writer = _Writer(notes)
    waiting: list[Passage] = []
    for passage in _with_texts(passages, notes):
        if passage.kind in _ANYWHERE:
            waiting.append(passage)
            yield ""
            continue
        if passage.continues:
            yield writer.more(passage)
            continue
        goes_on = passage.kind is BlockKind.LIST_ITEM and not passage.marker
        yield from writer.apart(waiting, inside=goes_on)
        waiting = []
        yield writer.item(passage) if passage.kind is BlockKind.LIST_ITEM else writer.outside(passage)
    yield from writer.apart(waiting, inside=False)
    if writer.before:
        yield "\n"


def _with_texts(passages: Iterable[Passage], notes: Collection[str]) -> Iterator[Passage]:
    """The passages; of those that may be parts of a paragraph the text is written, by what stands beside it."""
    before = ""
    for passage, following in pairwise(chain(passages, (None,))):
        if passage is None:
            return
        after = following.text[:BESIDE] if following is not None and following.continues else ""
        around = Around(before if passage.continues else "", after)
        before = passage.text[-1:]
        if passage.kind in _RUNNING:
            text = write_part(passage.text, passage.spans, around, notes=notes)
            yield passage._replace(text=text, spans=())
        else:
            yield passage


@dataclass(frozen=True, slots=True)
class _Item:
    """A list item or footnote that is open: how far what it holds is indented, and the number that it has."""

    indent: int
    number: int | None = None
    delimiter: str = ""
    is_note: bool = False


@dataclass(slots=True)
class _Writer:
    """Writes block after block. `items` are open, outer ones first; `before` is what was written last."""

    notes: Collection[str]
    items: list[_Item] = field(default_factory=list)
    before: Passage | None = None

    def outside(self, passage: Passage) -> str:
        """A paragraph, heading or picture, which ends all lists."""
        self.items = []
        match passage.kind:
            case BlockKind.HEADING:
                written = write_text(passage.text, passage.spans, notes=self.notes, lines=False)
                title = _CLOSING_SIGNS.sub(r"\\#", written)
                return self._put(passage, f"{'#' * min(max(passage.level, 1), 6)} {title}")
            case BlockKind.IMAGE:
                return self._put(passage, f"![{write_text(passage.text, lines=False)}]()")
            case _:
                return self._put(passage, passage.text)

    def more(self, passage: Passage) -> str:
        """A further part of the paragraph that was written last."""
        quote = "> " * max(passage.level, 1) if passage.kind is BlockKind.QUOTE else ""
        return _prefixed(passage.text, self._indent() + quote, "")

    def apart(self, passages: Sequence[Passage], *, inside: bool) -> Iterator[str]:
        """Quotes, code, tables and rules, inside the open item or behind the list."""
        if passages and not inside and not self._notes_open:
            self.items = []
        for kind, group in groupby(passages, key=lambda passage: passage.kind):
            if kind is BlockKind.TABLE_ROW:
                for rows in _tables(group):
                    yield from self._table(rows)
                continue
            for passage in joined(group) if kind is BlockKind.CODE else group:
                if passage.continues:
                    yield self.more(passage)
                else:
                    yield self._put(passage, self._unit(passage), self._between_quotes(passage))

    def _table(self, rows: Sequence[Passage]) -> Iterator[str]:
        """A table; its first row is the header, as Markdown has none without."""
        columns = max(row.text.count("\t") for row in rows) + 1
        yield self._put(rows[0], f"{_row(rows[0], columns, self.notes)}\n|{' --- |' * columns}")
        for row in rows[1:]:
            yield f"\n{self._indent()}{_row(row, columns, self.notes)}"
        self.before = rows[-1]

    def item(self, passage: Passage) -> str:
        """A list item, a footnote, or a further paragraph of one."""
        depth = max(passage.level, 1) + self._notes_open
        if passage.marker in self.notes:
            self.items = [_Item(4, is_note=True)]
            return self._put(passage, f"[^{passage.marker[1:-1]}]: {passage.text}", hanging=True)
        if not passage.marker:
            self.items = self.items[:depth]
            return self._put(passage, passage.text)
        depth = min(depth, len(self.items) + 1)
        sibling = self.items[depth - 1] if depth <= len(self.items) else None
        mark, item = _mark(passage.marker)
        self.items = [*self.items[: depth - 1], item]
        text = _LIKE_TASK.sub(r"\\[<!-- -->", passage.text)
        return self._put(passage, f"{mark}{text}".rstrip(" "), self._between_items(passage, sibling), hanging=True)

    @property
    def _notes_open(self) -> bool:
        return bool(self.items) and self.items[0].is_note

    def _unit(self, passage: Passage) -> str:
        match passage.kind:
            case BlockKind.CODE:
                fence = "`" * max(longest_ticks(passage.text) + 1, 3)
                return f"{fence}\n{passage.text}\n{fence}"
            case BlockKind.QUOTE:
                return _prefixed(passage.text, "> " * max(passage.level, 1))
            case _:
                return "***"

    def _between_quotes(self, passage: Passage) -> str:
        """What is between two paragraphs of one quotation, or of one inside another."""
        if self.before is None or not self.before.kind is passage.kind is BlockKind.QUOTE:
            return "\n\n"
        depth = max(min(self.before.level, passage.level), 1)
        return f"\n{self._indent()}{'>' * depth}\n"

    def _between_items(self, passage: Passage, sibling: _Item | None) -> str:
        """What is between an item and what is before it: a list that is numbered anew has to be set apart."""
        item = self.items[-1]
        same_list = sibling is not None and sibling.delimiter == item.delimiter
        goes_on = same_list and (item.number is None or sibling is None or item.number - 1 == sibling.number)
        if same_list and not goes_on:
            return f"\n\n{self._indent(self.items[:-1])}<!-- -->\n\n"
        if self.before is None or self.before.kind is not BlockKind.LIST_ITEM:
            return "\n\n"
        # A list may interrupt a paragraph only if it begins with 1, and not with an empty item.
        interrupts = goes_on or item.number in (None, 1)
        return "\n" if not self.before.text or (passage.text and interrupts) else "\n\n"

    def _indent(self, items: Sequence[_Item] | None = None) -> str:
        return " " * sum(item.indent for item in (self.items if items is None else items))

    def _put(self, passage: Passage, unit: str, between: str = "\n\n", *, hanging: bool = False) -> str:
        """A block behind the one before, indented as the open items want; `hanging`: but for its first line."""
        before, self.before = self.before, passage
        if before is None:
            between = ""
        elif self.items and between == "\n\n" and before.kind is BlockKind.LIST_ITEM and not before.text:
            between = "\n"  # an item that begins with an empty line holds what follows at once, or nothing
        first = self._indent(self.items[:-1]) if hanging else self._indent()
        return between + _prefixed(unit, self._indent(), first)


def _mark(marker: str) -> tuple[str, _Item]:
    """What begins a list item, and the item. A marker that Markdown does not know becomes the beginning of the text."""
    if numbered := _NUMBERED.fullmatch(marker):
        mark = f"{numbered[1]}{numbered[2]} "
        return mark + _TASKS.get(numbered[3], ""), _Item(len(mark), int(numbered[1]), numbered[2])
    own = "" if marker in _BULLETS else _TASKS.get(marker) or f"{write_text(marker, lines=False)} "
    return f"- {own}", _Item(2)


def _prefixed(text: str, prefix: str, first: str | None = None) -> str:
    """Every line of a text behind a prefix, the first behind another if there is one."""
    lines = text.split("\n")
    prefixes = [prefix if first is None else first, *[prefix] * (len(lines) - 1)]
    return "\n".join(
        before + line if line else before.rstrip(" ") for before, line in zip(prefixes, lines, strict=True)
    )


def _tables(rows: Iterable[Passage]) -> list[list[Passage]]:
    """Neighbouring rows as tables: each header begins one."""
    tables: list[list[Passage]] = []
    for row in rows:
        if row.level == 1 or not tables:
            tables.append([])
        tables[-1].append(row)
    return tables


def _row(row: Passage, columns: int, notes: Collection[str]) -> str:
    written = []
    start = 0
    for cell in row.text.split("\t"):
        end = start + len(cell)
        spans = (s._replace(start=max(s.start, start) - start, end=min(s.end, end) - start) for s in row.spans)
        written.append(write_text(cell, spans, notes=notes, lines=False).replace("|", r"\|"))
        start = end + 1
    return f"| {' | '.join(written + [''] * (columns - len(written)))} |"
