"""The report: every repair, change and doubt of the article in lists that lead to each, and what to save of it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPushButton,
    QTableView,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from viewer.article import report
from viewer.article.blocks import Article
from viewer.article.doubts import Doubts, Rebuilding, rebuild
from viewer.article.report import Entry, Kind
from viewer.text.script import View
from viewer.ui.articlepane import ArticlePane
from viewer.ui.glyphforms import in_forms, wear
from viewer.ui.jobs import Slices
from viewer.ui.reportlist import WIDTHS, EntryList
from viewer.ui.wording import Worded

if TYPE_CHECKING:
    from viewer.ui.reportfile import ReportFile


class ReportPanel(Worded, QDialog):
    """The report on what is shown. It stays beside the text and follows it; Return in a row leads there."""

    position_chosen = Signal(object)
    """A `Position` of the source that the reader wants to see."""
    failed = Signal(object)
    """What says, in the language of the moment, why a report was not saved."""
    said = Signal(str)
    accepted = Signal(object, object)
    """Proposals that the reader accepts (a list of `Rebuilding`), and the view that they are for."""

    def __init__(self, pane: ArticlePane, doubts: Doubts, parent: QWidget, *, proposals: bool = False) -> None:
        super().__init__(parent)
        self.setObjectName("reportPanel")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.resize(*_SIZE)
        self._reading, self._doubts, self._region = pane.reading, doubts, pane.reading.rendition.region
        self._told: report.Summary | None = None
        self._is_filled = False
        self._tops: dict[QTableView, int] = {}
        """The rows that lists are to be scrolled to once they have them."""
        self._summary = QLabel(self)
        self._summary.setObjectName("reportSummary")
        self._summary.setTextFormat(Qt.TextFormat.PlainText)
        self._summary.setWordWrap(True)
        self._save = QPushButton(self)
        self._save.setObjectName("saveReport")
        self._save.setAutoDefault(False)
        self._save.clicked.connect(lambda: self.file.choose())
        self._tabs = QTabWidget(self)
        self._tabs.setObjectName("reportTabs")
        self._lists = [EntryList(partial(self._entries, kind), self._text, self) for kind in _ORDER]
        self._has_proposals = proposals
        if proposals:
            self._lists.insert(0, EntryList(self._proposed, self._text, self))
        self._accept, self._accept_all = QPushButton(self), QPushButton(self)
        for button, name, accept in (
            (self._accept, "acceptSelected", self._accept_selected),
            (self._accept_all, "acceptAll", self._accept_every),
        ):
            button.setObjectName(name)
            button.setAutoDefault(False)
            button.clicked.connect(accept)
        self._tables = [self._table(model) for model in self._lists]
        self._source = pane.reading.shown_as(View.ORIGINAL)
        self._wear_forms()
        for table in self._tables:
            self._tabs.addTab(table, "")
        if proposals:
            self._tables[0].setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
            self._tables[0].selectionModel().selectionChanged.connect(self._enable)
        self._lay_out()
        self._tabs.currentWidget().setFocus()
        self._tabs.currentChanged.connect(self._enable)
        self._work, self._accepting = Slices(self), Slices(self)
        self._work.start(self._fill())
        self.word()
        self._enable()

    @property
    def article(self) -> Article:
        """What the report is on."""
        return self._doubts.rendition.article

    def renew(self, doubts: Doubts) -> None:
        """Report on what is shown now, at the rows that are in view."""
        if doubts is not self._doubts:
            self._tops = {table: self._tops.get(table, max(table.rowAt(0), 0)) for table in self._tables}
            self._doubts, self._told = doubts, None
            self._region = doubts.rendition.region
            self._wear_forms()
            self._accepting.stop()
            for model in self._lists:
                model.clear()
            self._work.start(self._fill())
            self._enable()

    def word(self) -> None:
        self.setWindowTitle(self.tr("Report"))
        self._save.setText(self.tr("Save report…"))
        self._accept.setText(self.tr("Accept"))
        self._accept_all.setText(self.tr("Accept all"))
        names = [self.tr("Doubts"), self.tr("Changes"), self.tr("Repairs")]
        if len(self._lists) > len(names):
            names.insert(0, self.tr("What was probably meant"))
        for number, (name, model) in enumerate(zip(names, self._lists, strict=True)):
            self._tabs.setTabText(number, f"{name} {model.rowCount():,}")
            if (table := self._tabs.widget(number)) is not None:
                table.setAccessibleName(name)
        self._tabs.tabBar().setAccessibleName(self.windowTitle())
        if self._told is not None:
            self._summary.setText(self._worded(self._told))
        else:
            self._summary.setText(self.tr("Reading the article…"))

    @cached_property
    def file(self) -> ReportFile:
        """The report as a file."""
        from viewer.ui.reportfile import ReportFile  # two fifths of the time that the panel takes to open

        file = ReportFile(self._reading, lambda: self._doubts, self)
        file.said.connect(self.said)
        file.failed.connect(self.failed)
        return file

    # How it does it.

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(10)
        column.addWidget(self._summary)
        column.addWidget(self._tabs, 1)
        row = QHBoxLayout()
        row.addWidget(self._accept)
        row.addWidget(self._accept_all)
        row.addStretch(1)
        row.addWidget(self._save)
        column.addLayout(row)

    def _table(self, model: EntryList) -> QTableView:
        table = QTableView(self)
        table.setModel(model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        table.setShowGrid(False)
        table.setFrameShape(QFrame.Shape.NoFrame)
        table.setTabKeyNavigation(False)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(28)
        head = table.horizontalHeader()
        head.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        head.setStretchLastSection(True)
        head.setHighlightSections(False)
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(WIDTHS):
            table.setColumnWidth(column, width)
        table.activated.connect(lambda index: self.position_chosen.emit(model.entry(index.row()).position))
        table.clicked.connect(lambda index: self.position_chosen.emit(model.entry(index.row()).position))
        return table

    def _wear_forms(self) -> None:
        """Draw what is shown, and what is of the source, each in the glyph forms of its region."""
        for table, model in zip(self._tables, self._lists, strict=True):
            wear(table, self._region)
            model.draw_source_in(in_forms(table.font(), self._source.region))

    def _fill(self) -> Iterator[None]:
        """Fill the lists, and turn to the first with anything in it if the one in view has nothing."""
        opened = self._tabs.currentIndex()
        for _ in self._fill_lists():
            for table in [table for table, top in self._tops.items() if table.model().rowCount() > top]:
                self._scroll(table, self._tops.pop(table))  # once: from now on it is the reader's
            yield
        for table in self._tops:
            table.scrollToBottom()
        self._tops.clear()
        if self._tabs.currentIndex() == opened and not self._lists[opened].rowCount():
            self._tabs.setCurrentIndex(next((k for k, model in enumerate(self._lists) if model.rowCount()), opened))
        yield from self._sum_up()

    def _scroll(self, table: QTableView, top: int) -> None:
        if top:
            table.doItemsLayout()  # it would scroll among the rows that it had
            table.scrollTo(table.model().index(top, 0), QTableView.ScrollHint.PositionAtTop)

    def _fill_lists(self) -> Iterator[None]:
        self._is_filled = False
        for number in range(len(self._doubts.rendition.article.blocks)):
            for model in self._lists:
                model.take(number)
                yield
        for model in self._lists:
            model.flush()
        self._is_filled = True
        self.word()
        self._enable()
        yield

    def _sum_up(self) -> Iterator[None]:
        for told in report.counting(self._doubts):
            self._told = told
            yield
        self.word()

    def _entries(self, kind: Kind, number: int) -> list[Entry]:
        return report.entries(self._doubts, number, kind)

    def _text(self, number: int) -> str:
        return self._doubts.rendition.article.blocks[number].text

    @property
    def _rebuilt_in(self) -> View:
        """The view whose forms are proposed."""
        return View.HONGKONG if self._doubts.rendition.view is View.HONGKONG else View.TAIWAN

    def _proposed(self, number: int) -> list[Entry]:
        return [_as_entry(item) for item in rebuild(self._doubts.rendition, number, self._rebuilt_in)]

    def _enable(self) -> None:
        """Offer to accept proposals where they are in view: those that are selected, or all once they are known."""
        in_view = self._has_proposals and self._tabs.currentIndex() == 0
        for button in (self._accept, self._accept_all):
            button.setVisible(in_view)
        self._accept.setEnabled(in_view and self._tables[0].selectionModel().hasSelection())
        self._accept_all.setEnabled(in_view and self._is_filled and self._lists[0].rowCount() > 0)

    def _accept_selected(self) -> None:
        self._take(sorted(index.row() for index in self._tables[0].selectionModel().selectedRows()))

    def _accept_every(self) -> None:
        self._take(range(self._lists[0].rowCount()))

    def _take(self, rows: Sequence[int]) -> None:
        self._accept.setEnabled(False)
        self._accept_all.setEnabled(False)
        gathering = self._gather(rows)
        if len(rows) > _AT_ONCE:
            self._accepting.start(gathering)
        else:
            for _ in gathering:
                pass

    def _gather(self, rows: Sequence[int]) -> Iterator[None]:
        items = []
        for row in rows:
            entry = self._lists[0].entry(row)
            items.append(Rebuilding(entry.position, entry.source, entry.shown, entry.why == _SURE))
            yield
        self.accepted.emit(items, self._rebuilt_in)
        self._enable()

    def _worded(self, told: report.Summary) -> str:
        """The summary in the interface's language."""
        steps = " → ".join(told.steps) or self.tr("no conversion")
        parts = [
            self.tr("%Ln characters changed", "", told.characters),
            self.tr("%Ln repairs", "", told.repairs),
            self.tr("%Ln in doubt", "", told.doubts),
            self.tr("%Ln settled by you", "", told.settled),
        ]
        return " · ".join((told.converter, steps, *parts))


_SIZE = 760, 360
"""Pixels: eight rows, and room above them for the text on a small screen."""
_TITLE = 40
"""Pixels that a window's title bar may take."""
_ORDER = (Kind.DOUBT, Kind.CHANGE, Kind.REPAIR)
_AT_ONCE = 50
"""Rows that are gone through in a moment."""
_SURE = "sure"
"""Why a proposal is made: nobody writes what stands there."""


def show_report(pane: ArticlePane, doubts: Doubts, window: QWidget, *, proposals: bool = False) -> ReportPanel:
    """Show a report on what the pane shows now beside `window`, in place of one that is open."""
    for shown in window.findChildren(ReportPanel):
        shown.close()
    panel = ReportPanel(pane, doubts, window, proposals=proposals)
    # Over the end of the page: where a row leads stands above it.
    frame, screen = window.frameGeometry(), window.screen().availableGeometry()
    below = min(frame.bottom(), screen.bottom()) - panel.height() - _TITLE
    panel.move(frame.center().x() - panel.width() // 2, max(below, screen.top()))
    panel.show()
    panel.activateWindow()
    return panel


def _as_entry(item: Rebuilding) -> Entry:
    return Entry(Kind.CHANGE, item.position, item.source, item.meant, _SURE if item.sure else "likely")
