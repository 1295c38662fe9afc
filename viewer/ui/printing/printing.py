"""The print command: the system's print dialog, and the article sent to the printer that was chosen there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, Qt, Signal
from PySide6.QtGui import QPageLayout

# Loads the system's printing; whoever offers the command imports this module when it is first given.
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog

from viewer.ui.articlepane import ArticlePane
from viewer.ui.longwork import LongWork
from viewer.ui.printing.output import print_on, write_pdf
from viewer.ui.printing.paper import MARGIN_MM, Printout, usual_layout
from viewer.ui.replacing import cannot_save, written


class Printing(QObject):
    """Prints the whole article of a pane as it is shown."""

    said = Signal(str)
    """A sentence that confirms what was done."""
    failed = Signal(object)
    """What says, in the language of the moment, why nothing is printed, and what to do."""

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._pane = pane

    def choose(self) -> None:
        """Ask which printer, paper and sheets, and print."""
        printout = Printout.of(self._pane.reading.rendition)
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if not printer.printerName():  # there is none: a file is all that can be chosen
            printer.setPageLayout(usual_layout())
        printer.setPageMargins(QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM), QPageLayout.Unit.Millimeter)
        printer.setDocName(printout.title or self._pane.reading.article.name)
        dialog = QPrintDialog(printer, self._pane.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setOption(QAbstractPrintDialog.PrintDialogOption.PrintPageRange)
        dialog.accepted.connect(lambda: self.print_on(printer, printout))
        # What QDialog offers; PySide's stubs know only the older form with a receiver.
        QDialog.open(dialog)

    def print_on(self, printer: QPrinter, printout: Printout) -> None:
        """Print on a printer. A PDF is written as when the article is saved as one, so that its text copies exactly."""
        if printer.outputFormat() is QPrinter.OutputFormat.PdfFormat:
            self._save(printout, printer.pageLayout(), Path(printer.outputFileName()))
            return
        LongWork(
            print_on(printout, printer),
            self.tr("Printing…"),
            lambda: self.said.emit(self.tr("Sent to the printer “{name}”").format(name=printer.printerName())),
            lambda _: self.failed.emit(partial(self._cannot_print, printer.printerName())),
            self._pane.window(),
        )

    def _save(self, printout: Printout, layout: QPageLayout, path: Path) -> None:
        LongWork(
            written(path, lambda out: write_pdf(printout, layout, out)),
            self.tr("Saving “{name}”…").format(name=path.name),
            lambda: self.said.emit(self.tr("Saved “{name}”").format(name=path.name)),
            lambda error: self.failed.emit(partial(cannot_save, path, error)),
            self._pane.window(),
        )

    def _cannot_print(self, name: str) -> str:
        return self.tr(
            "Cannot print on “{name}”: it does not answer; see that it is switched on, or save the article as PDF."
        ).format(name=name)
