"""The article being read: shows pages of a rendition, and keeps place and selection as positions of the source."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from viewer.article.blocks import Article, Position
from viewer.article.reading import Reading
from viewer.article.rendition import Spot
from viewer.text.alignment import Edge
from viewer.text.script import View
from viewer.ui.reading.view import ReadingView
from viewer.ui.typography import Typography

START = Position(0, 0)
Selection = tuple[Position, Position]


class ArticlePane(QWidget):
    """One article in one view. What is shown is derived; the place and the selection are positions of the source."""

    place_changed = Signal()
    """The reader scrolled or jumped."""
    shown_changed = Signal()
    """Other text is shown: another article, view or switch."""
    chosen = Signal()
    """The reader chose another view or switch."""

    page_shown = Signal()
    """Another page is in the view, or the same one otherwise; it has no marks yet."""
    jumped = Signal(Position, Position)
    """The reader went from one place to another, otherwise than by scrolling or turning a page."""

    def __init__(self, typography: Typography, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typography = typography
        self.reading = Reading(Article(()))
        self.place = START
        self._page = 0
        self._everything = False
        self._showing = False
        self._landed = Spot(0, 0)
        self._shown_rendition = self.reading.rendition
        self.view = ReadingView(self._selected_mime_data, self)
        self.view.position_changed.connect(self._note_place)
        self.view.selection_changed.connect(self._note_selection)
        self.view.page_turn_requested.connect(self._turn_page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.view)
        self.setFocusProxy(self.view)
        self._show()  # an empty page in the colours of the theme, until there is something to read

    def read(self, reading: Reading, place: Position = START) -> None:
        """Show another article, at `place`."""
        self.reading, self.place, self._everything = reading, place, False
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

    def refresh(self) -> None:
        """Show the article again after a change of what is shown or how, keeping place and selection."""
        self._take_place()  # the view announces scrolling a turn of the event loop later
        selection, everything = self.selection() or self._caret(), self._everything
        self._show()
        if selection is not None:
            self._select(*selection)
        self._everything = everything
        self.shown_changed.emit()

    def go_to(self, position: Position) -> None:
        """Bring `position` to the top of the view: a jump, from which the reader can go back."""
        self._take_place()
        origin = self.place
        self.turn_to(position)
        self.jumped.emit(origin, position)

    def turn_to(self, position: Position) -> None:
        """Bring `position` to the top of the view without announcing a jump."""
        self.place = position
        if self.reading.pages.of(position.block) != self._page:
            self._show()
        else:
            self._landed = self.reading.rendition.spot(position)
            self.view.scroll_to(*self._landed)

    @property
    def shows_end(self) -> bool:
        """Whether the article's last line is in the view."""
        return self._page == len(self.reading.pages) - 1 and self.view.is_at_end()

    def selection(self) -> Selection | None:
        """The selected range in the source, or None."""
        if self._everything:
            return START, self.reading.end
        found = self.view.selection()
        if found is None:
            return None
        rendition = self._shown_rendition
        start, end = (Spot(*spot) for spot in found)
        return rendition.position(start, Edge.START), rendition.position(end, Edge.END)

    def select_all(self) -> None:
        """Select the whole article, pages that are not in view included."""
        self.view.selectAll()
        self._everything = bool(self.reading.article.blocks)

    def wear(self, typography: Typography) -> None:
        """Set the text otherwise, or in other colours."""
        self.typography = typography
        self.refresh()

    def _show_choice(self) -> None:
        self.refresh()
        self.chosen.emit()

    def _show(self) -> None:
        """Show the page that holds the place, with the place at the top."""
        reading = self.reading
        rendition = self._shown_rendition = reading.rendition
        self._page = reading.pages.of(self.place.block)
        blocks = [rendition.block(number) for number in reading.pages.blocks(self._page)]
        self._showing = True
        style = self.typography.style(rendition.region)
        self._landed = rendition.spot(self.place)
        self.view.show_page(blocks, style, focus=self._landed if self.place != START else None)
        self._showing = False
        self.page_shown.emit()

    def _caret(self) -> Selection | None:
        """Where the caret stands, as a range without characters."""
        caret = self.view.caret()
        if caret is None or not self.reading.article.blocks:
            return None
        position = self._shown_rendition.position(Spot(*caret))
        return position, position

    def _select(self, start: Position, end: Position) -> None:
        rendition = self.reading.rendition
        first, last = rendition.spot(start, Edge.START), rendition.spot(end, Edge.END)
        self._showing = True
        # Where nothing of the range is shown its ends change places, and nothing is selected.
        self.view.select(first, max(first, last))
        self._showing = False

    def _turn_page(self, steps: int) -> None:
        page = self._page + steps
        if 0 <= page < len(self.reading.pages):
            blocks = self.reading.pages.blocks(page)
            self.turn_to(Position(blocks.start if steps > 0 else blocks.stop - 1, 0))

    def _note_place(self) -> None:
        self._take_place()
        self.place_changed.emit()

    def _take_place(self) -> None:
        # The place that was gone to stays as it is: taken back from the shown text, it would snap to an edit's edge.
        spot = Spot(*self.view.first_visible())
        if self.reading.article.blocks and spot != self._landed:
            self.place = self._shown_rendition.position(spot)

    def _note_selection(self) -> None:
        if not self._showing:
            self._everything = False

    def _selected_mime_data(self) -> QMimeData | None:
        from viewer.ui.clipboard import mime_data  # not for the first paint

        selection = self.selection()
        return mime_data(self.reading.rendition, *selection) if selection else None
