"""Sends an article to a printer, or writes it as a PDF whose text copies back exactly."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from mmap import ACCESS_READ, mmap
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, BinaryIO

from PySide6.QtGui import QPagedPaintDevice, QPageLayout, QPdfWriter

from viewer.ui.printing.ink import Ink
from viewer.ui.printing.notes import TextNotes
from viewer.ui.printing.paper import PER_POINT, Press, Printout
from viewer.ui.printing.pdftext import mend

if TYPE_CHECKING:
    # Loads the system's printing, which a PDF does without.
    from PySide6.QtPrintSupport import QPrinter

_PER_INCH = 72 * PER_POINT
_PAINTING = 0.8
"""Share of the work that painting is; the rest is copying the file with its text mended."""


class PrintError(OSError):
    """The printer, or Qt's own writing to the disk, does not begin or go on."""


def write_pdf(printout: Printout, layout: QPageLayout, out: BinaryIO) -> Iterator[float]:
    """Write an article to `out` as PDF, a sheet at a time; yields the share of the work that is done.

    Raises OSError where `out` or a temporary file cannot be written, PrintError where Qt's own writing failed.
    """
    with TemporaryDirectory(prefix="hanview-") as folder:
        draft = Path(folder, "draft.pdf")
        writer = QPdfWriter(str(draft))
        writer.setResolution(_PER_INCH)
        writer.setCreator("Hanview")
        writer.setTitle(printout.title)
        notes = TextNotes()
        for done in _paint(printout, layout, writer, notes):
            yield _PAINTING * done
        with draft.open("rb") as file, mmap(file.fileno(), 0, access=ACCESS_READ) as data:
            for done in mend(data, notes, out):
                yield _PAINTING + (1 - _PAINTING) * done


def print_on(printout: Printout, printer: QPrinter) -> Iterator[float]:
    """Print an article, or the range of its sheets that the printer was told; yields the share of the work done.

    Raises PrintError where the printer does not begin.
    """
    wanted = range(printer.fromPage() or 1, (printer.toPage() or 1_000_000) + 1)
    return _paint(printout, printer.pageLayout(), printer, TextNotes(), wanted)


def _paint(
    printout: Printout, layout: QPageLayout, device: QPagedPaintDevice, notes: TextNotes, wanted: range | None = None
) -> Generator[float, None, None]:
    # Everything is measured from the paper's corner; the margins are the layout's.
    full = QPageLayout(layout)
    full.setMode(QPageLayout.Mode.FullPageMode)
    device.setPageLayout(full)
    press = Press(printout, layout)
    ink = Ink(device, notes)
    if not ink.isActive():
        raise PrintError
    try:
        scale = device.logicalDpiX() / _PER_INCH
        ink.scale(scale, scale)
        begun = False
        for number, sheet in enumerate(press.sheets(), 1):
            if wanted is None or number in wanted:
                if begun and not device.newPage():
                    raise PrintError
                begun = True
                ink.begin_sheet()
                press.paint(ink, sheet, number)
            elif number >= wanted.stop:
                break
            yield (sheet.last + 1) / printout.length
    finally:
        ink.end()
