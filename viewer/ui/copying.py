"""What readers take away: plain copies, originals, both together, and quotes with their source."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtGui import QGuiApplication

from viewer.article.blocks import Position
from viewer.article.changes import conversions_between
from viewer.article.excerpt import as_text, passages
from viewer.article.headings import HeadingKind
from viewer.article.rendition import Rendition
from viewer.library.citation import Quote, plain
from viewer.text.counting import count
from viewer.ui.articlepane import ArticlePane, Selection
from viewer.ui.clipboard import mime_data

_NAMED = 3
"""Doubtful places that are named."""
_LONGEST_QUOTE = 100_000
"""Characters of the source; a longer quote is not looked through for doubts."""


class Copying(QObject):
    """The copy commands on an article pane. Each works on the selection, and says so when there is none."""

    copied = Signal(str)
    """A sentence that confirms what is on the clipboard, or says why nothing is."""

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._pane = pane

    def copy(self) -> None:
        """What is shown."""
        if selection := self._selection():
            length = self._put(mime_data(self._pane.rendition_in_hand, *selection), selection)
            self.copied.emit(self.tr("Copied %Ln characters", "", length))

    def copy_original(self) -> None:
        """The source's own script and words, with the current repair."""
        if selection := self._selection():
            length = self._put(mime_data(self._pane.reading.original, *selection), selection)
            self.copied.emit(self.tr("Copied %Ln characters of the original", "", length))

    def copy_both(self) -> None:
        """What is shown, and the original below it."""
        if selection := self._selection():
            reading = self._pane.reading
            texts = [_text(rendition, selection) for rendition in (reading.rendition, reading.original)]
            length = self._put(_plain("\n\n".join(texts)), selection)
            self.copied.emit(self.tr("Copied %Ln characters, shown and original", "", length))

    def copy_quote(self) -> None:
        """What is shown in quotation marks, with its source, and a note if it was converted."""
        if selection := self._selection():
            item = self._quote(selection)
            self._put(_plain(plain(item)), selection)
            if item.converted:
                said = self.tr("Copied a converted quote with its source")
            else:
                said = self.tr("Copied a quote with its source")
            if found := _doubtful(self._pane.rendition_in_hand, selection):
                places = "、".join(found[:_NAMED]) + ("…" if len(found) > _NAMED else "")
                doubtful = self.tr("%Ln doubtful places in it: {places}", "", len(found)).format(places=places)
                said = f"{said} · {doubtful}"
            self.copied.emit(said)

    def copy_section(self, number: int) -> None:
        """A whole section as shown, with those below it."""
        selection = self._pane.reading.section_range(number)
        length = self._put(mime_data(self._pane.reading.rendition, *selection), selection)
        self.copied.emit(self.tr("Copied the section, %Ln characters", "", length))

    def _quote(self, selection: Selection) -> Quote:
        reading, shown = self._pane.reading, self._pane.rendition_in_hand
        rules = {change.rule for change in conversions_between(shown, *selection)}
        return Quote(
            text=_text(shown, selection),
            region=shown.region,
            source_script=reading.clean.main_script,
            metadata=reading.article.metadata,
            section=self._stated_section(selection[0]),
            converted=bool(rules - {"quotation"}),
            reworded="vocabulary" in rules,
        )

    def _stated_section(self, position: Position) -> str:
        """The title of the section at `position` in the source's own script, if the document itself states one.

        What stands below a line that names the author is in no section of that name, and a document is none of itself.
        """
        reading = self._pane.reading
        number = reading.section_at(position)
        section = reading.sections[number] if number is not None else None
        if section is None or section.derived or section.kind is HeadingKind.META:
            return ""
        title, whole = reading.original.title(section.title), reading.article.metadata.title
        is_whole = title == whole or (title.endswith("…") and whole.startswith(title[:-1]))
        return "" if is_whole else title

    def _selection(self) -> Selection | None:
        selection = self._pane.selection()
        if selection is None:
            self.copied.emit(self.tr("Select some text to copy it"))
        return selection

    def _put(self, data: QMimeData, selection: Selection) -> int:
        """Put `data` on the clipboard. Returns the length of the selection as it is shown, in 字."""
        QGuiApplication.clipboard().setMimeData(data)
        return count(_text(self._pane.rendition_in_hand, selection))


def _doubtful(rendition: Rendition, selection: Selection) -> list[str]:
    """What is in doubt in a selection as it is shown, each place with the character after it."""
    start, end = selection
    if sum(len(block.text) for block in rendition.article.blocks[start.block : end.block + 1]) > _LONGEST_QUOTE:
        return []  # nobody quotes a book, and to look through one takes seconds
    from viewer.article.doubts import Doubts  # with the words that it needs up to 100 ms

    found = []
    for doubt in Doubts(rendition).between(start, end):
        shown = rendition.block(doubt.position.block)
        first, last = shown.alignment.forward_range(doubt.position.offset, doubt.end.offset)
        found.append(shown.text[first : last + 1])
    return found


def _text(rendition: Rendition, selection: tuple[Position, Position]) -> str:
    return as_text(passages(rendition, *selection))


def _plain(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data
