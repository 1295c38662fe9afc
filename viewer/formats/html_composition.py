"""The blocks that a tree of HTML becomes, as they are put together: text waits until its block ends."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import takewhile

from viewer.article.blocks import Block, BlockKind, Position, Span, SpanKind
from viewer.formats import plain
from viewer.formats.containers import Container
from viewer.formats.html_table import Table
from viewer.formats.html_text import InlinePicture, TextFlow
from viewer.formats.inline_text import Inline

_PROSE = 2000
"""Characters from which preformatted text without any sign of code is looked at: it may be a whole book."""
_HAN = re.compile("[\u4e00-\u9fff]")


@dataclass(slots=True)
class Composition:
    """Blocks, and the places in them that have names. `text` is the block that is open.

    `sizes` are those of the blocks that are set in another size than the text, `written` counts the characters that the
    open block has in such sizes.
    """

    blocks: list[Block] = field(default_factory=list)
    anchors: dict[str, Position] = field(default_factory=dict)
    text: TextFlow = field(default_factory=TextFlow)
    containers: list[Container] = field(default_factory=list)
    sizes: dict[int, float] = field(default_factory=dict)
    written: dict[float, int] = field(default_factory=dict)

    def open(self, kind: BlockKind, level: int, marker: str = "") -> None:
        """Begin a quote or a list's item."""
        if not marker:
            self.flush_marker()
        self.containers.append(Container(kind, level, marker))

    def close(self) -> None:
        """End the innermost quote or item."""
        self.flush_marker()
        self.containers.pop()

    def depth(self, kind: BlockKind) -> int:
        """The depth of one more container of a kind."""
        return 1 + sum(container.kind is kind for container in self.containers)

    def note_size(self, size: float, count: int) -> None:
        """So many characters of the open block are of a size that is not the text's."""
        self.written[size] = self.written.get(size, 0) + count

    def flush(self, heading: int = 0) -> None:
        """End the block that is open."""
        inline, anchors, pictures = self.text.take()
        number = len(self.blocks)
        if self.written:
            size, count = max(self.written.items(), key=lambda item: item[1])
            if 2 * count > len(inline.text) > 0:
                self.sizes[number] = size
            self.written = {}
        for name, offset in anchors:
            self.anchors.setdefault(name, Position(number, offset))
        if pictures and not heading and _is_only(pictures, inline.text):
            for picture in pictures:
                alternative = inline.text[picture.start : picture.end]
                self.add_apart(Block(alternative, BlockKind.IMAGE, picture=picture.key))
            return
        if inline.text:
            self._add_text(inline, heading)
        for picture in pictures:
            if picture.key and picture.start == picture.end:
                self.blocks.append(Block("", BlockKind.IMAGE, picture=picture.key))

    def _add_text(self, inline: Inline, heading: int = 0) -> None:
        """Add a paragraph or heading. A heading in a quote or list belongs to that, and is only set in bold."""
        spans = inline.spans
        container = self.containers[-1] if self.containers else None
        if container is None:
            container = Container(BlockKind.HEADING if heading else BlockKind.PARAGRAPH, heading)
        elif heading:
            spans = (Span(0, len(inline.text), SpanKind.STRONG), *spans)
        self.blocks.append(Block(inline.text, container.kind, container.level, spans, container.marker))
        container.marker = ""

    def add_apart(self, block: Block) -> None:
        """Add a block that is what it is in any container."""
        self.flush_marker()
        self.blocks.append(block)

    def flush_marker(self) -> None:
        """Show the marker of a list item that has no text before what comes next."""
        if self.containers and self.containers[-1].marker:
            self._add_text(Inline())

    def add_row(self, table: Table) -> None:
        """Add the row of a table that ends."""
        number = len(self.blocks)
        row = table.end_row()
        if row is None:
            return
        self.blocks.append(row.block)
        for name, offset in row.anchors:
            self.anchors.setdefault(name, Position(number, offset))

    def add_code(self, written: str, *, is_code: bool) -> None:
        """Add preformatted text: a block of code, or the paragraphs of a text that is none."""
        written = written.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\n").removesuffix("\n")
        if not written.strip():
            return
        if len(written) > _PROSE and not is_code and 3 * len(_HAN.findall(written)) > len(written):
            self.flush_marker()
            blocks = (block for block in plain.cut(written) if block.text.strip())
            self.blocks += (block._replace(ending="") for block in blocks)
        else:
            self.add_apart(Block(written, BlockKind.CODE))

    def join_caption(self, number: int) -> None:
        """Make the caption that ends here, block `number`, the text of the picture above it."""
        if not 0 < number == len(self.blocks) - 1 or self.blocks[number - 1].kind is not BlockKind.IMAGE:
            return
        caption, picture = self.blocks.pop(), self.blocks.pop()
        self.blocks.append(Block(caption.text, BlockKind.IMAGE, 1, caption.spans, picture=picture.picture))
        last = takewhile(lambda name: self.anchors[name].block >= number, reversed(self.anchors))
        for name in list(last):
            self.anchors[name] = Position(number - 1, self.anchors[name].offset)


def _is_only(pictures: Sequence[InlinePicture], text: str) -> bool:
    """Whether a block's text is only the alternative texts of its pictures."""
    start = 0
    for picture in pictures:
        if text[start : picture.start].strip():
            return False
        start = picture.end
    return not text[start:].strip()
