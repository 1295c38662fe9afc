"""The column beside the article: the same page as another view shows it, kept level with it block by block."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QPalette

from viewer.article.blocks import Position
from viewer.article.rendition import Rendition, ShownBlock, Spot
from viewer.article.translations import find_pairs
from viewer.text.alignment import Edge
from viewer.text.script import View
from viewer.ui.articlepane import ArticlePane, Selection
from viewer.ui.reading.document import Place
from viewer.ui.reading.style import ReadingStyle
from viewer.ui.reading.view import ReadingView
from viewer.ui.statusbar import view_name


class Companion(QObject):
    """A second reading view beside that of `pane`. While `locked` both stand at the same height.

    Where the document carries its own translation of a paragraph, the two change places in this column, so that each
    stands beside the other: block numbers of the view are then not those of the article.
    """

    selection_changed = Signal()

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self._is_moving = False
        self.is_locked = True
        self.rendition = pane.reading.original
        self._translations: Mapping[int, int] = {}
        self._moved: dict[tuple[View, int], tuple[ShownBlock, ShownBlock]] = {}
        """Blocks that have changed places, and as what they stand there."""
        self._shown: tuple[Rendition, range, ReadingStyle] | None = None
        self.view = ReadingView(self._selected_mime_data, pane)
        self.view.setObjectName("companionView")
        self.view.setAutoFillBackground(True)
        self.view.setBackgroundRole(QPalette.ColorRole.Base)  # as the page, where there might be a scroll bar
        # Whatever the text does this column follows; the text follows only what the reader does here.
        pane.view.verticalScrollBar().valueChanged.connect(self._follow)
        pane.view.document().documentLayout().documentSizeChanged.connect(self._follow)
        self.view.scrolled.connect(self._lead)
        pane.picture_arrived.connect(self._repaint)
        self.view.selection_changed.connect(self.selection_changed)

    def show_page(self, rendition: Rendition) -> None:
        """Show the page that the article shows, as `rendition` has it, at its place, or unlocked at its own."""
        pane = self._pane
        pane.take_place()
        wanted = (rendition, pane.page, pane.typography.style(rendition.region))
        if wanted == self._shown:
            self._follow()  # only the text beside it is another
            return
        position = self._own_place(rendition) or pane.place
        self._shown, self.rendition = wanted, rendition
        self.view.setAccessibleName(view_name(rendition.view))
        self._translations = find_pairs(rendition.clean, pane.page)
        self._is_moving = True
        self.view.set_gallery(pane.gallery)
        place = self._to_view(rendition.spot(position))
        blocks = [self._block_beside(rendition, number) for number in pane.page]
        self.view.show_page(blocks, wanted[2], focus=place)
        self.set_locked(self.is_locked)

    def _repaint(self) -> None:
        self.view.viewport().update()

    def _own_place(self, rendition: Rendition) -> Position | None:
        """The position in the source at the top of this column, if it is unlocked and that is on the page in view."""
        if self.is_locked or self._shown is None or self.rendition.article is not rendition.article:
            return None
        block, offset = self.view.first_visible()
        position = self.rendition.position(Spot(self.number(block), offset))
        return position if position.block in self._pane.page else None

    def foresee(self, rendition: Rendition, position: Position) -> Iterator[None]:
        """Get ready what there would be to see of the page at `position`, if this column showed `rendition`."""
        blocks = []
        for number in self._pane.page:
            blocks.append(self._block_beside(rendition, number))
            yield
        style = self._pane.typography.style(rendition.region)
        yield from self.view.foresee(blocks, style, self._to_view(rendition.spot(position)))

    def number(self, block: int) -> int:
        """The number by which the view knows a block of the article, and the reverse."""
        return self._translations.get(block, block)

    def set_locked(self, locked: bool) -> None:
        """Keep both columns level, or let each scroll by itself."""
        self.is_locked = locked
        pane = self._pane
        # One bar is enough for both; its room stays free, so that the lines of both columns are of one length.
        policy = Qt.ScrollBarPolicy.ScrollBarAlwaysOff if locked else Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self.view.setVerticalScrollBarPolicy(policy)
        self.view.setViewportMargins(0, 0, pane.view.verticalScrollBar().sizeHint().width() if locked else 0, 0)
        self._is_moving = True
        self.view.stand_beside(pane.view if locked else None, led=True)
        pane.view.stand_beside(self.view if locked else None)
        self._is_moving = False
        self._follow()

    @property
    def is_in_hand(self) -> bool:
        """Whether it is this column that has the keyboard."""
        return self.view.hasFocus()

    def selection(self) -> Selection | None:
        """The selected range in the source, or None."""
        found = self.view.selection()
        if found is None:
            return None
        # A range of one article, wherever its blocks stand.
        start, end = sorted(Spot(self.number(block), offset) for block, offset in found)
        return self.rendition.position(start, Edge.START), self.rendition.position(end, Edge.END)

    def select(self, start: Position, end: Position) -> None:
        """Select a range of the source as far as it is on the page, without scrolling."""
        first, last = self.rendition.spot(start, Edge.START), self.rendition.spot(end, Edge.END)
        self.view.select(self._to_view(first), self._to_view(max(first, last)))

    def clear(self) -> None:
        """Be no more."""
        self.is_locked = False
        self._pane.view.stand_beside(None)
        self.view.hide()
        self.view.deleteLater()
        self.deleteLater()

    def _follow(self) -> None:
        self._keep_level(self._pane.view, self.view)

    def _lead(self) -> None:
        self._keep_level(self.view, self._pane.view)

    def _keep_level(self, moved: ReadingView, other: ReadingView) -> None:
        if self.is_locked and not self._is_moving:
            self._is_moving = True
            other.follow(moved.verticalScrollBar().value())
            self._is_moving = False

    def _block_beside(self, rendition: Rendition, number: int) -> ShownBlock:
        """What stands beside block `number` of the text: the very same object as long as it is the same block."""
        block = rendition.block(self.number(number))
        if block.number == number:
            return block
        known, moved = self._moved.get((rendition.view, number), (None, block))
        if known is not block:
            moved = block._replace(number=number)
            self._moved[rendition.view, number] = block, moved
        return moved

    def _to_view(self, spot: Spot) -> Place:
        return self.number(spot.block), spot.offset

    def _selected_mime_data(self) -> QMimeData | None:
        from viewer.ui.clipboard import mime_data  # 4 ms, which the column does not wait for

        selection = self.selection()
        return mime_data(self.rendition, *selection) if selection else None
