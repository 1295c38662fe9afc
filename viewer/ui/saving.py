"""Taking the whole article along: saved as text, Markdown, HTML, EPUB or PDF, or copied, as it is shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog, QMessageBox

from viewer.article.reading import Reading
from viewer.article.rendition import Rendition
from viewer.ui.articlepane import START, ArticlePane
from viewer.ui.choosing import first_own
from viewer.ui.clipboard import mime_data
from viewer.ui.longwork import LongWork
from viewer.ui.replacing import cannot_save, written

if TYPE_CHECKING:
    from viewer.article.sections import Section

_LONGEST_NAME = 60
"""Characters of a proposed name; file systems take 255 bytes, of which a Chinese character is three."""
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\u2028\u2029]+')
_RESERVED = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\Z)", re.IGNORECASE)
"""Names that Windows keeps for devices."""


class Taken(NamedTuple):
    """What is taken along: the article as it was shown when the reader asked, and its sections."""

    rendition: Rendition
    sections: Sequence[Section]


Write = Callable[[Taken, BinaryIO], Iterator[float]]
"""Writes an article as it is taken along; yields the share that is done. Raises OSError."""


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of file that an article is saved as. The first suffix is the one that is proposed."""

    text: str
    suffixes: tuple[str, ...]
    write: Write

    @property
    def filter(self) -> str:
        """The kind as a file dialog lists it."""
        patterns = " ".join(f"*{suffix}" for suffix in self.suffixes)
        return f"{QCoreApplication.translate('saving', self.text)} ({patterns})"


def _write_text(taken: Taken, out: BinaryIO) -> Iterator[float]:
    from viewer.article import export

    return _write_parts(export.as_text(taken.rendition), taken.rendition, out)


def _write_markdown(taken: Taken, out: BinaryIO) -> Iterator[float]:
    from viewer.article import export

    return _write_parts(export.as_markdown(taken.rendition), taken.rendition, out)


def _write_html(taken: Taken, out: BinaryIO) -> Iterator[float]:
    from viewer.article import export

    return _write_parts(export.as_html(taken.rendition), taken.rendition, out)


def _write_epub(taken: Taken, out: BinaryIO) -> Iterator[float]:
    from viewer.article import ebook

    return ebook.write(taken.rendition, taken.sections, out)


def _write_pdf(taken: Taken, out: BinaryIO) -> Iterator[float]:
    # Its modules are of no use until somebody saves a PDF.
    from viewer.ui.printing.output import write_pdf
    from viewer.ui.printing.paper import Printout, usual_layout

    return write_pdf(Printout.of(taken.rendition), usual_layout(), out)


def _write_parts(parts: Iterable[str], rendition: Rendition, out: BinaryIO) -> Iterator[float]:
    whole = sum(len(block.text) for block in rendition.article.blocks) or 1
    written = 0
    for part in parts:
        out.write(part.encode("utf-8", "replace"))
        written += len(part)
        yield min(written / whole, 1.0)


def _n(text: str) -> str:
    """Mark a text for translation."""
    return text


KINDS = (
    Kind(_n("Text"), (".txt",), _write_text),
    Kind("Markdown", (".md", ".markdown"), _write_markdown),
    Kind("HTML", (".html", ".htm"), _write_html),
    Kind("EPUB", (".epub",), _write_epub),
    Kind("PDF", (".pdf",), _write_pdf),
)


class Saving(QObject):
    """The commands that take the whole article of a pane along. `beside` gives the folder that the article is in."""

    said = Signal(str)
    """A sentence that confirms what was done."""
    failed = Signal(object)
    """What says, in the language of the moment, why a file could not be saved, and what to do."""

    def __init__(self, pane: ArticlePane, beside: Callable[[], Path | None] = lambda: None) -> None:
        super().__init__(pane)
        self._pane, self._beside = pane, beside
        self._folder: Path | None = None
        """Where something was saved last, in this window."""

    def choose(self) -> None:
        """Ask for a name and a kind of file, and save the article under it."""
        dialog = self._dialog()
        dialog.fileSelected.connect(lambda path: self._save_chosen(Path(path), dialog.selectedNameFilter()))
        dialog.open()

    def save(self, path: Path, kind: Kind) -> None:
        """Save the article as it is shown now, in place of what is at `path`."""
        reading = self._pane.reading
        taken = Taken(reading.rendition, reading.sections)
        LongWork(
            written(path, lambda out: kind.write(taken, out)),
            self.tr("Saving “{name}”…").format(name=path.name),
            lambda: self.said.emit(self.tr("Saved “{name}”").format(name=path.name)),
            lambda error: self.failed.emit(partial(cannot_save, path, error)),
            self._pane.window(),
        )

    def copy_all(self) -> None:
        """Put the whole article on the clipboard, as text and with its formatting."""
        reading = self._pane.reading
        rendition = reading.rendition
        LongWork(
            _shown(rendition),
            self.tr("Copying the article…"),
            lambda: self._put(rendition, reading.length),
            lambda error: self.failed.emit(str(error)),
            self._pane.window(),
        )

    def _put(self, rendition: Rendition, length: int) -> None:
        QGuiApplication.clipboard().setMimeData(mime_data(rendition, START, rendition.end))
        self.said.emit(self.tr("Copied the article, %Ln characters", "", length))

    def _dialog(self) -> QFileDialog:
        dialog = QFileDialog(self._pane.window(), self.tr("Save as"), first_own((self._folder, self._beside())))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([kind.filter for kind in KINDS])
        dialog.filterSelected.connect(lambda chosen: _follow_filter(dialog, chosen))
        dialog.selectFile(proposed_name(self._pane.reading) + KINDS[0].suffixes[0])
        dialog.setDefaultSuffix(KINDS[0].suffixes[0])
        return dialog

    def _save_chosen(self, path: Path, chosen: str) -> None:
        """Save under a name from the dialog, which has asked about a file that is there already."""
        self._folder = path.parent
        kind = kind_of(path)
        if kind is not None:
            self.save(path, kind)
            return
        kind = next((kind for kind in KINDS if kind.filter == chosen), KINDS[0])
        completed = path.with_name(path.name + kind.suffixes[0])
        if not completed.exists() or self._may_replace(completed):
            self.save(completed, kind)

    def _may_replace(self, path: Path) -> bool:
        """Ask about a file whose name the dialog did not know: it was completed afterwards."""
        question = self.tr("“{name}” exists already. Replace it?").format(name=path.name)
        answer = QMessageBox.question(self._pane.window(), self.tr("Save as"), question)
        return answer is QMessageBox.StandardButton.Yes


def kind_of(path: Path) -> Kind | None:
    """The kind that a name's suffix tells."""
    return next((kind for kind in KINDS if path.suffix.lower() in kind.suffixes), None)


def proposed_name(reading: Reading) -> str:
    """A file name without suffix, made of the title as it is shown, that every file system takes."""
    stated = reading.article.metadata.title
    title = reading.rendition.title((stated,) if stated else reading.derived_title) or Path(reading.article.name).stem
    name = _UNSAFE.sub(" ", title)
    name = " ".join(name.split()).strip(". ")[:_LONGEST_NAME].rstrip(". ")
    return f"_{name}" if _RESERVED.match(name) else name or "hanview"


def _follow_filter(dialog: QFileDialog, chosen: str) -> None:
    """Give the name in the dialog the suffix of the kind that was chosen there."""
    kind = next((kind for kind in KINDS if kind.filter == chosen), None)
    if kind is None:
        return
    dialog.setDefaultSuffix(kind.suffixes[0])
    for name in dialog.selectedFiles()[:1]:
        path = Path(name)
        if kind_of(path) not in (None, kind):
            dialog.selectFile(path.with_suffix(kind.suffixes[0]).name)


def _shown(rendition: Rendition) -> Iterator[float]:
    """Make every block as it is shown, so that copying them costs little."""
    count = len(rendition.article.blocks)
    for number in range(count):
        rendition.block(number)
        yield (number + 1) / count
