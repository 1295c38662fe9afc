"""What is set at once: a block of the page, or a stretch of a very long one, before and after it is set.

Lengths are pixels; a piece's origin is the column's left edge and the top of its first line.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple, Protocol

from PySide6.QtCore import QSize, QSizeF

from viewer.article.blocks import BlockKind
from viewer.ui.reading.document import ShownBlock
from viewer.ui.reading.ornaments import Ornament
from viewer.ui.reading.tables import TableColumns
from viewer.ui.reading.textrun import SetLine

if TYPE_CHECKING:
    from PySide6.QtGui import QImage


class Piece(NamedTuple):
    """What is set at once: characters ``[start, end)`` of block `index` of the page.

    `previous` is the kind of the piece before it; `continued` says that the paragraph began in an
    earlier piece; `columns` are those of the table that a row belongs to.
    """

    index: int  # type: ignore[assignment]  # in place of the method of tuples
    block: ShownBlock
    text: str
    start: int = 0
    previous: BlockKind | None = None
    continued: bool = False
    columns: TableColumns | None = None

    @property
    def kind(self) -> BlockKind:
        return self.block.kind

    def ink(self, usual: str) -> str:
        """The name of the colour it is set in, which is `usual` unless the block is aside."""
        return "muted" if self.block.is_aside else usual


class SetPiece(NamedTuple):
    """A piece as it is painted. `behind` is painted below marks and selection, `before` above the text."""

    height: float
    lines: Sequence[SetLine]
    behind: Sequence[Ornament] = ()
    before: Sequence[Ornament] = ()


class Gallery(Protocol):
    """Where the pictures of an article come from."""

    def size(self, key: str) -> QSizeF | None:
        """How large a picture would be by itself; None if it cannot be shown."""

    def image(self, key: str, size: QSize) -> QImage | None:
        """A picture in so many pixels; None as long as it is not read, a null one if it cannot be."""


class Pictures(NamedTuple):
    """The pictures of a page, and the height that none of them exceeds."""

    gallery: Gallery
    height: float


class Box(NamedTuple):
    """Where text goes and how."""

    left: float
    width: float
    pitch: float
    indent: float = 0.0
    justify: bool = True
    readings: bool = False
    top: float = 0.0
