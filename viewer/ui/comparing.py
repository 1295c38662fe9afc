"""對照: the article and another view of it, in two columns, or in a narrow window by turns in one."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QFrame

from viewer.article.blocks import Position
from viewer.article.comparison import compare
from viewer.article.rendition import Rendition
from viewer.text.script import View
from viewer.ui.articlepane import ArticlePane
from viewer.ui.columnheads import ColumnHeads
from viewer.ui.companion import Companion
from viewer.ui.jobs import Slices
from viewer.ui.reading.painting import Layer, Mark
from viewer.ui.reading.style import MarkKind

NARROWEST = 15
"""Ems that a column needs; where two have no room, both views share one."""
_MARGINS = 3
"""Ems beside a column."""


class Comparing(QObject):
    """Shows `pane`'s article also as another view has it. The two views are never the same."""

    rearranged = Signal()
    """A column has come or gone, or shows another view; the page beside it is what it was."""

    def __init__(self, pane: ArticlePane) -> None:
        super().__init__(pane)
        self._pane = pane
        self.other = self._kept = View.ORIGINAL  # what is shown beside the text, and what the reader last chose to be
        self.is_on = False
        self._shown = pane.reading.view
        self._flipped = False
        self._companion: Companion | None = None
        self._is_selecting = self._has_counterpart = False
        self._work = Slices(self)
        self._heads = ColumnHeads(pane)
        self._line = QFrame(pane)
        self._line.setObjectName("columnLine")
        self._line.setFixedWidth(1)
        for part in (self._heads, self._line):
            part.hide()
        pane.columns.addWidget(self._heads, 0, 0, 1, 3)
        pane.columns.addWidget(self._line, 1, 1)
        self._heads.left_chosen.connect(self.choose)
        self._heads.right_chosen.connect(pane.choose)
        self._heads.lock_toggled.connect(self._set_locked)
        pane.page_shown.connect(self._follow)
        pane.chosen.connect(self._note_choice)
        pane.view.selection_changed.connect(self._select_beside)
        pane.place_changed.connect(self._mark_counterpart)
        pane.installEventFilter(self)

    def show(self, on: bool) -> None:
        """Begin, with the view beside the text that was last chosen for it, or end. From the original alone it goes to
        the original beside the other script, and back."""
        if on is self.is_on:
            return
        self.is_on = on
        reading = self._pane.reading
        self._shown = reading.view
        if on:
            self.other = self._kept if self._kept is not reading.view else View.ORIGINAL
            self._arrange()
            if reading.view is self.other:
                self._pane.flip()
                self._flipped = True
            else:
                self._follow()
        else:
            self._work.stop()
            self._pane.view.set_marks((), Layer.COMPARED)
            self._arrange()
            if self._flipped:
                self._pane.choose(View.ORIGINAL)

    def _note_choice(self) -> None:
        self._flipped = False  # what the reader has chosen stays

    def choose(self, view: View) -> None:
        """Show `view` beside the text; if the text is in that view, the two change places."""
        if view is self._pane.reading.view:
            self._pane.choose(self.other)  # which leaves `view` to be shown beside it
        else:
            self.other = self._kept = view
            self._show_other()
            self.rearranged.emit()

    def _arrange(self) -> None:
        """Put up what the width has room for: two columns, one with both views in it, or the text alone."""
        pane = self._pane
        em = pane.typography.size
        side_by_side = self.is_on and pane.width() >= 2 * (NARROWEST + _MARGINS) * em
        self._heads.setVisible(self.is_on)
        self._heads.set_columns(side_by_side)
        self._line.setVisible(side_by_side)
        if side_by_side and self._companion is None:
            self._set_up_column()
        elif not side_by_side and self._companion is not None:
            self._take_column_down(self._companion)
        pane.interleave(self.other if self.is_on and not side_by_side else None)

    def _set_up_column(self) -> None:
        pane = self._pane
        companion = self._companion = pane.beside = Companion(pane)
        companion.is_locked = self._heads.lock.isChecked()
        companion.selection_changed.connect(self._select_in_text)
        companion.view.page_turn_requested.connect(pane.turn_page)
        companion.view.edge_requested.connect(pane.go_to_edge)
        for mine, theirs in (
            (companion.view.menu_requested, pane.view.menu_requested),
            (companion.view.zoom_requested, pane.view.zoom_requested),
            (companion.view.link_activated, pane.view.link_activated),
        ):
            mine.connect(theirs)
        pane.columns.addWidget(companion.view, 1, 0)
        pane.columns.setColumnStretch(0, 1)
        pane.columns.setColumnStretch(2, 1)
        companion.view.show()
        self._show_other()
        if pane.selection_in_text() is not None:
            self._select_beside()
        self.rearranged.emit()

    def _take_column_down(self, companion: Companion) -> None:
        pane = self._pane
        had_keyboard = companion.is_in_hand
        self._work.stop()
        self._companion = pane.beside = None
        companion.clear()
        pane.columns.setColumnStretch(0, 0)
        if had_keyboard:
            pane.setFocus()
        self.rearranged.emit()

    def _follow(self) -> None:
        """Another page is shown, or the same otherwise."""
        before, self._shown = self._shown, self._pane.reading.view
        if not self.is_on:
            return
        if self._shown is self.other:
            self.other = before if before is not self.other else self._pane.reading.traditional
            if self._pane.interleaved:
                self._pane.interleave(self.other)
                return  # which shows the page again
        self._arrange()
        self._show_other()

    def _show_other(self) -> None:
        reading = self._pane.reading
        self._heads.show_views(self.other, reading.view)
        if self._companion is not None:
            self._companion.show_page(reading.shown_as(self.other))
        elif self._pane.interleaved:
            self._pane.interleave(self.other)
        self._work.start(self._mark(reading.shown_as(self.other), reading.rendition))

    def _mark(self, other: Rendition, shown: Rendition) -> Iterator[None]:
        """Mark what differs, in both."""
        column = self._pane.other_column
        if column is None:
            return
        beside: list[Mark] = []
        marks: list[Mark] = []
        for number in self._pane.page:
            block = other.block(number)
            place, back = column.number(number), column.back(number)
            for item in compare(block, shown.block(number)):
                beside.append((place, item.start - back, item.end - back, MarkKind.CHANGED))
                marks.append((number, item.other_start, item.other_end, MarkKind.CHANGED))
            yield
        if self._companion is not None:
            self._companion.view.set_marks(beside, Layer.COMPARED)
            self._pane.view.set_marks(marks, Layer.COMPARED)
        else:
            self._pane.view.set_marks([*marks, *beside], Layer.COMPARED)

    def _set_locked(self, locked: bool) -> None:
        if self._companion is not None:
            self._companion.set_locked(locked)

    def _mark_counterpart(self) -> None:
        """In one column with both views mark in either what is selected in the other, as far as it can be seen."""
        pane, other, marks = self._pane, self._pane.other_column, list[Mark]()
        selection = pane.selection_in_text() if other is not None and other.is_aside else None
        if other is not None and selection is not None:
            start, end = selection
            counterpart = pane.column if pane.rendition_in_hand is other.rendition else other
            first_seen, last_seen = pane.view.first_visible()[0], pane.view.last_visible()[0]
            for number in range(max(start.block, first_seen), min(end.block, last_seen) + 1):
                if not pane.takes_turns(number):
                    continue
                first = start.offset if number == start.block else 0
                last = end.offset if number == end.block else len(pane.reading.article.blocks[number].text)
                if first < last:
                    place = counterpart.range(Position(number, first), last - first)
                    marks.append((*place, MarkKind.COUNTERPART))
        if marks or self._has_counterpart:
            self._has_counterpart = bool(marks)
            pane.view.set_marks(marks, Layer.SELECTED)

    def _select_beside(self) -> None:
        """Select in the column what is selected in the text."""
        if self._companion is None:
            self._mark_counterpart()
        elif not self._is_selecting:
            self._is_selecting = True
            selection = self._pane.selection_in_text()
            self._companion.select(*selection or (self._pane.place, self._pane.place))
            self._is_selecting = False

    def _select_in_text(self) -> None:
        if self._companion is not None and not self._is_selecting:
            self._is_selecting = True
            selection = self._companion.selection()
            self._pane.select(*selection or (self._pane.place, self._pane.place))
            self._is_selecting = False

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Resize and self.is_on:
            self._arrange()
        return False
