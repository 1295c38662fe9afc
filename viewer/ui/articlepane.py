"""The article being read: shows pages of a rendition, and keeps place and selection as positions of the source."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from viewer.article.blocks import Article, Position
from viewer.article.reading import Reading
from viewer.article.rendition import Rendition, ShownBlock
from viewer.text.alignment import Edge
from viewer.text.script import View
from viewer.ui.columns import Column
from viewer.ui.reading.document import Place
from viewer.ui.reading.view import ReadingView
from viewer.ui.typography import Typography

if TYPE_CHECKING:
    from viewer.ui.companion import Companion
    from viewer.ui.gallery import Gallery

START = Position(0, 0)
Selection = tuple[Position, Position]


class ArticlePane(QWidget):
    """One article in one view. What is shown is derived; the place and the selection are positions of the source.

    Above each of its blocks the same block as another view shows it can be `interleaved`, and a column with another
    view can stand `beside`.
    """

    place_changed = Signal()
    """The reader scrolled or jumped."""
    shown_changed = Signal()
    """Other text is shown: another article, view or switch."""
    chosen = Signal()
    """The reader chose another view or switch."""

    picture_arrived = Signal()
    """A picture near the window has been read."""
    page_shown = Signal()
    """Another page is in the view, or the same one otherwise; it has no marks yet."""
    jumped = Signal(Position, Position)
    """The reader went from one place to another, otherwise than by scrolling or turning a page."""

    def __init__(self, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typography = typography
        self.reading = Reading(Article(()))
        self.place = START
        self.interleaved: View | None = None
        self.beside: Companion | None = None
        self.page = range(0)
        """The numbers of the blocks that are on the page in view; it stays what it is until the reader leaves it."""
        self._everything = False
        self._showing = False
        self._landed: Place = (0, 0)
        self._shown_rendition = self.reading.rendition
        self._shown: list[ShownBlock] = []
        self._above: Rendition | None = None
        style = typography.style(self._shown_rendition.region)  # of the empty page, until there is something to read
        self.view = ReadingView(self._selected_mime_data, self, style)
        self.gallery: Gallery | None = None
        self.picture_arrived.connect(lambda: self.view.viewport().update())
        self.view.position_changed.connect(self._note_place)
        self.view.selection_changed.connect(self._note_selection)
        self.view.page_turn_requested.connect(self.turn_page)
        self.view.edge_requested.connect(self.go_to_edge)
        self.columns = QGridLayout(self)
        self.columns.setContentsMargins(0, 0, 0, 0)
        self.columns.setSpacing(0)
        self.columns.addWidget(self.view, 1, 2)  # to the left there is room for another view of the text
        self.setFocusProxy(self.view)

    def read(self, reading: Reading, place: Position = START) -> None:
        """Show another article, at `place`."""
        self.reading, self.place, self._everything = reading, place, False
        self._hang_pictures()
        self.page = range(0)
        self._show()
        self.shown_changed.emit()

    def choose(self, view: View) -> None:
        """Show `view`, at the same place and with the same selection."""
        self.reading.choose(view)
        self._show_choice()

    def flip(self) -> None:
        """Show the other script."""
        self.reading.flip()
        self._show_choice()

    def set_vocabulary(self, on: bool) -> None:
        """Use the region's words, or not."""
        self.reading.vocabulary = on
        self._show_choice()

    def set_repair(self, on: bool) -> None:
        """Show the repaired text, or every character of the source."""
        self.reading.repair = on
        self._show_choice()

    def set_corrections(self, on: bool) -> None:
        """Convert with the correction pack, or as OpenCC alone does."""
        self.reading.corrections = on
        self.refresh()

    def refresh(self) -> None:
        """Show the article again after a change of what is shown or how, keeping place and selection."""
        self.take_place()
        selection, everything = self.selection() or self._caret(), self._everything
        self._show()
        if selection is not None:
            self._select(*selection)
        self._everything = everything
        self.shown_changed.emit()

    def catch_up(self) -> None:
        """Show the page again if more is known of it: where it ends, or which of its lines are headings.

        Nothing that is in view goes: a page that would then end in the middle of the window stays as it is.
        """
        self.take_place()
        page = self.reading.pages.around(self.place.block)
        last = self._position(self.view.last_visible()).block if self.reading.article.blocks else 0
        changed = page != self.page and last in page
        if changed:
            self.page = page
        if changed or any(self._shown_rendition.block(b.number).kind is not b.kind for b in self._shown):
            selection, everything = self.selection() or self._caret(), self._everything
            self._show()
            if selection is not None:
                self._select(*selection)
            self._everything = everything

    def go_to(self, position: Position) -> None:
        """Bring `position` to the top of the view: a jump, from which the reader can go back."""
        self.take_place()
        origin = self.place
        self.turn_to(position)
        self.jumped.emit(origin, position)

    def go_to_edge(self, side: int) -> None:
        """Go to the beginning of the article (-1) or to the end of what has been read of it (1): a jump."""
        blocks = self.reading.article.blocks
        if blocks and side < 0:
            self.go_to(START)
        elif blocks:
            self.take_place()
            origin = self.place
            self.turn_to(Position(len(blocks) - 1, 0))
            self.view.scroll_to_end()
            self.take_place()
            self.jumped.emit(origin, self.place)

    def turn_to(self, position: Position) -> None:
        """Bring `position` to the top of the view without announcing a jump."""
        self._turn_to(position, above=0)

    def reveal(self, position: Position) -> None:
        """Bring `position` into view, with some lines above it to read it in, without announcing a jump."""
        self._turn_to(position, above=self.view.viewport().height() // 3)
        self.take_place()

    def _turn_to(self, position: Position, above: int) -> None:
        self.place = position
        if position.block not in self.page:
            self._show(above)
        else:
            self._landed = self.reading.rendition.spot(position)
            self.view.scroll_to(*self._landed, above=above)

    def foresee(self, position: Position, rendition: Rendition) -> Iterator[None]:
        """Get ready what there is to see of `position` in `rendition`, in slices; in both columns if there are two."""
        blocks = []
        for number in self.page if position.block in self.page else self.reading.pages.around(position.block):
            blocks.append(rendition.block(number))
            yield
        if self.interleaved is None:
            focus = rendition.spot(position)
            yield from self.view.foresee(blocks, self.typography.style(rendition.region), focus)
        if self.beside is not None and rendition is self.beside.rendition and position.block in self.page:
            yield from self.beside.foresee(self._shown_rendition, position)  # the two change places

    @property
    def column(self) -> Column:
        """The article as it is read."""
        return Column(self.view, self.reading.rendition)

    @property
    def other_column(self) -> Column | None:
        """The other view of it on the page, if there is one."""
        if self.beside is not None:
            return Column(self.beside.view, self.beside.rendition, self.beside.number)
        if self.interleaved is not None:
            return Column(self.view, self.reading.shown_as(self.interleaved), is_aside=True)
        return None

    def takes_turns(self, number: int) -> bool:
        """Whether both views of a block stand in one column: where they do not differ, one line stands for both."""
        above = self._above
        return above is not None and above.block(number).text != self._shown_rendition.block(number).text

    @property
    def is_compared(self) -> bool:
        """Whether another view of the article is shown, too."""
        return self.beside is not None or self.interleaved is not None

    @property
    def shows_end(self) -> bool:
        """Whether the article's last line is in the view."""
        is_last = self.reading.is_whole and self.page.stop == len(self.reading.article.blocks)
        return is_last and self.view.is_at_end()

    @property
    def rendition_in_hand(self) -> Rendition:
        """What the reader copies from: the column that has the keyboard, or the view in which the selection begins."""
        if self.beside and self.beside.is_in_hand:
            return self.beside.rendition
        found = self.view.selection() if self._above is not None and not self._everything else None
        if self._above is not None and found is not None and found[0][1] < 0:
            return self._above
        return self.reading.rendition

    def selection(self) -> Selection | None:
        """The selected range in the source, or None."""
        if self._everything:
            return START, self.reading.end
        if self.beside and self.beside.is_in_hand:
            return self.beside.selection()
        return self.selection_in_text()

    def selection_in_text(self) -> Selection | None:
        """The range that is selected in the article's own column, on the page in view."""
        found = self.view.selection()
        if found is None:
            return None
        ends = self._position(found[0], Edge.START), self._position(found[1], Edge.END)
        return min(ends), max(ends)  # from one view into the other it may go back

    def select_all(self) -> None:
        """Select the whole article, pages that are not in view included."""
        self.view.selectAll()
        self._everything = bool(self.reading.article.blocks)

    def select(self, start: Position, end: Position) -> None:
        """Select a range of the source as far as it is on the page in view, without scrolling."""
        if self.reading.article.blocks:
            self._select(start, end)

    def interleave(self, view: View | None) -> None:
        """Show each block also as `view` shows it, above the one that is read; with None, no more."""
        if view is not self.interleaved:
            self.take_place()
            self.interleaved = view
            self.refresh()

    def wear(self, typography: Typography) -> None:
        """Set the text otherwise, or in other colours."""
        self.typography = typography
        self.refresh()

    def _hang_pictures(self) -> None:
        """Take the pictures from the article that is read now, if it has any."""
        if self.gallery is not None:
            self.gallery.deleteLater()
            self.gallery = None
        if self.reading.article.picture_sizes:
            from viewer.ui.gallery import Gallery  # few articles have pictures

            self.gallery = Gallery(self.reading.article, self)
            self.gallery.arrived.connect(self.picture_arrived)
        self.view.set_gallery(self.gallery)

    def _show_choice(self) -> None:
        self.refresh()
        self.chosen.emit()

    def _show(self, above: int = 0) -> None:
        """Show the page that holds the place, with the place at the top, or so many pixels of the page above it."""
        reading = self.reading
        rendition = self._shown_rendition = reading.rendition
        self._above = reading.shown_as(self.interleaved) if self.interleaved else None
        if self.place.block not in self.page:
            self.page = reading.pages.around(self.place.block)
        self._showing = True
        style = self.typography.style(rendition.region)
        if self._above:
            style = style._replace(aside_families=self.typography.style(self._above.region).families)
        self._landed = rendition.spot(self.place)
        focus = self._landed if self.place != START else None
        self.view.show_page(self._blocks(), style, focus=focus, above=above)
        self._showing = False
        self.page_shown.emit()

    def _caret(self) -> Selection | None:
        """Where the caret stands, as a range without characters."""
        caret = self.view.caret()
        if caret is None or not self.reading.article.blocks:
            return None
        position = self._position(caret)
        return position, position

    def _blocks(self) -> list[ShownBlock]:
        """The page's blocks as the view holds them, each after the one that accompanies it, if any."""
        shown = self._shown = [self._shown_rendition.block(number) for number in self.page]
        if self._above is None:
            return shown
        blocks = []
        for block in shown:
            if self.takes_turns(block.number):
                blocks.append(self._above.block(block.number)._replace(is_aside=True, continues=False))
                block = block._replace(continues=False)
            blocks.append(block)
        return blocks

    def _position(self, place: Place, edge: Edge = Edge.START) -> Position:
        """The source position of a place in the view."""
        if place[1] >= 0 or self._above is None:
            return Column(self.view, self._shown_rendition).position(place, edge)
        return Column(self.view, self._above, is_aside=True).position(place, edge)

    def _select(self, start: Position, end: Position) -> None:
        rendition = self.reading.rendition
        first, last = rendition.spot(start, Edge.START), rendition.spot(end, Edge.END)
        self._showing = True
        # Where nothing of the range is shown its ends change places, and nothing is selected.
        self.view.select(first, max(first, last))
        self._showing = False

    def turn_page(self, steps: int) -> None:
        """Go on to the next page (1), or back to the end of the one before (-1), if there is one."""
        block = self.page.stop if steps > 0 else self.page.start - 1
        if 0 <= block < len(self.reading.article.blocks):
            self.turn_to(Position(block, 0))
            if steps < 0:
                self.view.scroll_to_end()
                self.take_place()

    def _note_place(self) -> None:
        self.take_place()
        self.place_changed.emit()

    def take_place(self) -> None:
        """Note where the reader is, which the view announces a turn of the event loop later."""
        # The place that was gone to stays as it is: taken back from the shown text, it would snap to an edit's edge.
        place = self.view.first_visible()
        if self.reading.article.blocks and place != self._landed:
            self.place = self._position(place)

    def _note_selection(self) -> None:
        if not self._showing:
            self._everything = False

    def _selected_mime_data(self) -> QMimeData | None:
        from viewer.ui.clipboard import mime_data  # not for the first paint

        selection = self.selection()
        return mime_data(self.rendition_in_hand, *selection) if selection else None
