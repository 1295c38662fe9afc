"""The reader's rules as files: chosen in a dialog, taken in and written out in slices, and what is said of that."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from viewer.library import rule_files
from viewer.library.entry import EVERYWHERE, Entry
from viewer.library.rule_files import BadLine, Flaw, Row, RuleReader, TooMuch, as_dictionary, as_table, fits_dictionary
from viewer.ui.jobs import Job
from viewer.ui.longwork import LongWork
from viewer.ui.replacing import cannot_save, written
from viewer.ui.rulemaking import RuleMaking

_STEP = 1_000
"""Entries made at a time: 1 ms."""


class RuleExchange(QObject):
    """Imports into the glossary, and exports what `shown` gives. `document` is the number of what is read in the window
    behind, `parent` what a dialog stands before."""

    told = Signal(str, object)
    """A sentence on how it went, and the lines of the file that were bad, as a list of `BadLine`."""

    def __init__(
        self, making: RuleMaking, document: int, shown: Callable[[], Sequence[Entry]], parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._making, self._document, self._shown, self._window = making, document, shown, parent
        self._opening: dict[Path, Job[RuleReader | None]] = {}

    def choose_import(self) -> None:
        """Ask for a file, and import it."""
        dialog = QFileDialog(self._window, self.tr("Import rules"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Lists of rules (*.tsv *.txt)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(lambda path: self.import_from(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def import_from(self, path: Path) -> None:
        """Take the rules of a file, all at once; of its bad lines each is named."""
        if path in self._opening:
            return
        done, failed = partial(self._import, path), partial(self._fail, path)
        self._opening[path] = Job(partial(_opened, path), done, failed, OSError, self)

    def _import(self, path: Path, reader: RuleReader | None) -> None:
        del self._opening[path]
        name = path.name
        if reader is None:
            self._say_too_much(name)
            return
        label = self.tr("Reading “{name}”…").format(name=name)
        work = self._importing(reader, name)
        LongWork(work, label, lambda: None, lambda _error: None, self._window)

    def _fail(self, path: Path, error: Exception) -> None:
        del self._opening[path]
        detail = (error.strerror if isinstance(error, OSError) else None) or ""
        self._say(self.tr("Cannot read “{name}”: {detail}.").format(name=path.name, detail=detail))

    def _importing(self, reader: RuleReader, name: str) -> Iterator[float]:
        try:
            yield from (share / 2 for share in reader)
        except TooMuch:
            self._say_too_much(name)
            return
        text = self.tr("Import “{name}”").format(name=name)
        rows, bad = reader.rows, reader.bad
        del reader  # which has all of the file, and takes 10 ms to go
        yield 0.5
        while rows and not (yield from self._swapping(rows, text)):
            pass  # somebody has changed a rule meanwhile, and may have taken a number
        count = len(rows)
        while rows:
            del rows[-_STEP:]  # all at once they take 30 ms to go
            yield 1.0
        self._say_taken(count, bad)

    def _swapping(self, rows: Sequence[Row], text: str) -> Generator[float, None, bool]:
        """Put rules in, in steps: shares done, of which reading them was the first half; whether that went well."""
        making, new = self._making, list[Entry]()
        making.finish()
        changes = making.glossary.changes
        for _ in self._making_entries(rows, new):
            yield 0.5
        old = list[Entry]()
        for _ in making.glossary.find_rivals(new, old):
            yield 0.5
        steps = making.swap_in_steps(old, tuple(new), text, changes)
        while True:
            try:
                yield 0.5 + next(steps) / 2
            except StopIteration as end:
                return bool(end.value)

    def _making_entries(self, rows: Sequence[Row], entries: list[Entry]) -> Iterator[None]:
        first = self._making.glossary.next_number
        for start in range(0, len(rows), _STEP):
            for number, (rule, is_everywhere, enabled) in enumerate(rows[start : start + _STEP], first + start):
                entries.append(Entry(number, rule, EVERYWHERE if is_everywhere else self._document, None, enabled))
            yield

    def _say_taken(self, count: int, bad: Sequence[BadLine]) -> None:
        taken = self.tr("%Ln rules taken", "", count)
        left_out = [line for line in bad if line.what is not Flaw.REPEATED]
        rest = self.tr("%Ln lines left out", "", len(left_out))
        self._say(f"{taken} · {rest}" if bad else taken, bad)

    def _say_too_much(self, name: str) -> None:
        frame = self.tr("“{name}” is too large: at most {most} rules are taken. Divide it into several files.")
        self._say(frame.format(name=name, most=f"{rule_files.MOST:,}"))

    def _say(self, text: str, bad: Sequence[BadLine] = ()) -> None:
        self.told.emit(text, list(bad))

    def choose_export(self) -> None:
        """Ask where to, and export."""
        dialog = QFileDialog(self._window, self.tr("Export rules"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        table, dictionary = self.tr("Table (*.tsv)"), self.tr("OpenCC dictionary (*.txt)")
        dialog.setNameFilters([table, dictionary])
        dialog.setDefaultSuffix("tsv")
        dialog.filterSelected.connect(lambda chosen: dialog.setDefaultSuffix("txt" if chosen == dictionary else "tsv"))
        dialog.selectFile("hanview-rules.tsv")
        dialog.fileSelected.connect(lambda path: self.export_to(Path(path)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def export_to(self, path: Path) -> None:
        """Write the rules that are shown, but those for single places; as OpenCC's dictionary if the name ends so."""
        shown, is_dictionary = self._shown(), path.suffix.lower() == ".txt"
        entries = (entry for entry in shown if entry.place is None)
        kept = [Row(entry.rule, entry.document == EVERYWHERE, entry.enabled) for entry in entries]
        rows = [row for row in kept if fits_dictionary(row)] if is_dictionary else kept

        def write(out: Callable[[bytes], object]) -> Iterator[float]:
            for number, line in enumerate(as_dictionary(rows) if is_dictionary else as_table(rows)):
                out(line.encode("utf-8", "replace"))
                yield min(number / (len(rows) + 1), 1.0)

        LongWork(
            written(path, lambda out: write(out.write)),
            self.tr("Saving “{name}”…").format(name=path.name),
            partial(self._say_saved, len(rows), len(shown) - len(rows), is_dictionary=is_dictionary),
            lambda error: self._say(cannot_save(path, error)),
            self._window,
        )

    def _say_saved(self, count: int, left_out: int, *, is_dictionary: bool) -> None:
        saved = self.tr("%Ln rules saved", "", count)
        if is_dictionary:
            rest = self.tr(
                "%Ln left out, which are off, for one place or document, or do not fit the format", "", left_out
            )
        else:
            rest = self.tr("%Ln left out, which are for one place", "", left_out)
        self._say(f"{saved} · {rest}" if left_out else saved)


def _opened(path: Path) -> RuleReader | None:
    """A file of rules, of which the encoding is found; that takes 0.1 s for one in GBK. None if it is too large."""
    with path.open("rb") as file:
        data = file.read(rule_files.LARGEST + 1)
    try:
        return RuleReader(data)
    except TooMuch:
        return None
