"""A report as a file: chosen in a dialog, and written in slices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.article import report
from viewer.article.doubts import Doubts
from viewer.article.reading import Reading
from viewer.article.report_page import as_html
from viewer.ui.longwork import LongWork
from viewer.ui.replacing import cannot_save, written
from viewer.ui.saving import proposed_name

_WRITERS = {"html": as_html, "csv": report.as_csv, "json": report.as_json}


class ReportFile(QObject):
    """Saves the report on `reading` as `doubts` knows it at that moment. `parent` is what a dialog stands before."""

    failed = Signal(object)
    """What says, in the language of the moment, why a report was not saved."""
    said = Signal(str)

    def __init__(self, reading: Reading, doubts: Callable[[], Doubts], parent: QWidget) -> None:
        super().__init__(parent)
        self._doubts, self._window = doubts, parent
        self._name = f"{proposed_name(reading)}-report"

    def choose(self) -> None:
        """Ask for a file, and save the report there."""
        dialog = QFileDialog(self._window, self.tr("Save report"))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilters([f"{kind.upper()} (*.{kind})" for kind in _WRITERS])
        dialog.setDefaultSuffix("html")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix(chosen[chosen.index(".") + 1 : -1]))
        dialog.selectFile(f"{self._name}.html")
        dialog.fileSelected.connect(lambda path: self.save(Path(path)))
        dialog.open()

    def save(self, path: Path) -> None:
        """Save the report in place of what is at `path`, as what its suffix says, or else as a web page."""
        kind = path.suffix.lower().lstrip(".")
        doubts = self._doubts()
        LongWork(
            written(path, lambda out: _write(doubts, kind if kind in _WRITERS else "html", out.write)),
            self.tr("Saving “{name}”…").format(name=path.name),
            lambda: self.said.emit(self.tr("Saved “{name}”").format(name=path.name)),
            lambda error: self.failed.emit(partial(cannot_save, path, error)),
            self._window,
        )


def _write(doubts: Doubts, kind: str, write: Callable[[bytes], object]) -> Iterator[float]:
    whole = len(doubts.rendition.article.blocks) * (len(report.Kind) + 1) + 20
    if kind == "csv":
        write("\ufeff".encode())  # or spreadsheets read it in the system's own encoding
    for count, part in enumerate(_WRITERS[kind](doubts)):
        write(part.encode("utf-8", "replace"))
        yield min(count / whole, 1.0)
