"""The section panel: the article's sections as a tree that can be filtered, and that follows the reading."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from PySide6.QtCore import (
    QAbstractItemModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeySequence, QPainter, QPalette, QShortcut, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import (
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from viewer.text.filtering import folded, folded_all
from viewer.text.script import Region
from viewer.ui.glyphforms import wear
from viewer.ui.jobs import Slices
from viewer.ui.sectiontree import SectionTree
from viewer.ui.wording import Worded

if TYPE_CHECKING:
    from viewer.article.sections import Section

_NUMBER = Qt.ItemDataRole.UserRole
_FOLDED = Qt.ItemDataRole.UserRole + 1
_BESIDE = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_HERE = Qt.ShortcutContext.WidgetWithChildrenShortcut
_GAP = 10
"""Pixels between a title and the number beside it."""

_MARGIN = 3
"""Pixels that Qt's styles leave free at the ends of a title."""
_EDGE = 10
"""Pixels between the number and the panel's edge, as before the titles."""
_STRETCH = 50
"""Sections that are put in at once: 4 ms."""

AnyIndex = QModelIndex | QPersistentModelIndex


class SectionPanel(Worded, QWidget):
    """Sections by number, in reading order. Titles are texts of the moment, asked for when they are looked at."""

    section_chosen = Signal(int)
    section_pointed_at = Signal(int)
    """The reader may be about to choose a section: the mouse or the arrow keys have come to it."""
    menu_requested = Signal(int, QPoint)
    left = Signal()
    """The reader pressed Escape to go back to the text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = QStandardItemModel(self)
        self._sections: tuple[Section, ...] = ()
        self._items: list[QStandardItem] = []
        self._parents: list[tuple[int, QStandardItem]] = []
        self._followed: int | None = None
        self._filling = Slices(self)
        self._filtered = _AnyScriptFilter(self)
        self._filtered.setSourceModel(self._model)
        self.filter = QLineEdit(self)
        self.filter.setObjectName("sectionFilter")
        self.filter.setClearButtonEnabled(True)
        self.filter.textChanged.connect(self._narrow)
        self.filter.returnPressed.connect(self._choose_first)
        self.filter.hide()
        self.tree = SectionTree(self)
        self.tree.setObjectName("sectionPanel")
        self.tree.setModel(self._filtered)
        self._plain = self.tree.itemDelegate()
        self._counts = _CountDelegate(self.tree)
        self.tree.setHeaderHidden(True)
        self.tree.setUniformRowHeights(True)
        self.tree.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.tree.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.tree.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.tree.setIndentation(14)
        self.tree.clicked.connect(self._choose)
        self.tree.activated.connect(self._choose)
        self.tree.setMouseTracking(True)
        self.tree.entered.connect(self._point_at)
        self.tree.selectionModel().currentChanged.connect(self._point_at)
        self.tree.customContextMenuRequested.connect(self._ask_menu)
        self._add_key("Esc", self, self._leave)
        self._add_key("Down", self.filter, self.tree.setFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filter)
        column.addWidget(self.tree)
        self.word()

    def word(self) -> None:
        self.filter.setPlaceholderText(self.tr("Filter sections"))
        self.tree.setAccessibleName(self.tr("Sections"))

    def set_sections(self, sections: Sequence[Section], title: Callable[[int], str]) -> None:
        """Show `sections` as a tree by their levels, each under the nearest one before it of a lower level.

        A book's thousands come in slices; where the first of them are those that are shown already, they stay.
        `title` tells what a section is called in the shown script.
        """
        shown = len(self._sections)
        if shown > len(sections) or self._sections != tuple(sections[:shown]):
            self._filling.stop()
            self._filtered.title = _nothing  # the rows that go are asked for once more, and have no titles left
            self._model.clear()
            self._items, self._parents, self._followed = [], [], None
        self._sections = tuple(sections)
        self._counts.levels = [section.level for section in sections]
        self.set_counts(())
        self.set_titles(title)
        self.tree.setRootIsDecorated(len(set(self._counts.levels)) > 1)
        self.filter.setVisible(len(sections) > 1)
        work = self._fill()
        next(work, None)
        self._filling.start(work)

    def set_titles(self, title: Callable[[int], str]) -> None:
        """Name the sections in the shown script."""
        self._filtered.title = title
        self.tree.viewport().update()

    def _fill(self) -> Iterator[None]:
        """Put in the sections that are not there yet, `_STRETCH` at a time."""
        while len(self._items) < len(self._sections):
            numbers = range(len(self._items), min(len(self._items) + _STRETCH, len(self._sections)))
            titles = folded_all([self._filtered.title(number) for number in numbers])
            opened = []
            for number, words in zip(numbers, titles, strict=True):
                item = QStandardItem()
                item.setData(number, _NUMBER)
                item.setData(words, _FOLDED)
                level = self._sections[number].level
                while self._parents and self._parents[-1][0] >= level:
                    self._parents.pop()
                parent = self._parents[-1][1] if self._parents else None
                if parent is not None and not parent.hasChildren():
                    opened.append(parent)
                (parent or self._model).appendRow(item)
                self._parents.append((level, item))
                self._items.append(item)
            for parent in opened:
                self.tree.expand(self._filtered.mapFromSource(parent.index()))
            if self._followed is not None and self._followed in numbers:
                self.follow(self._followed)
            yield

    def set_region(self, region: Region) -> None:
        """Draw the titles in the glyph forms of `region`."""
        wear(self.tree, region)

    def set_counts(self, counts: Sequence[int]) -> None:
        """Show a number beside each section that has one, in their order; none at all if `counts` is empty.

        The list is read when the panel paints: numbers may go on growing in it until it is set again.
        """
        self._counts.counts = counts
        # Rows that Python has a hand in take twice as long to paint.
        self.tree.setItemDelegate(self._counts if counts else self._plain)
        self.tree.viewport().update()

    def follow(self, number: int | None) -> None:
        """Mark section `number` as the one being read, without announcing a choice."""
        self._followed = number
        selection, index = self.tree.selectionModel(), QModelIndex()
        if number is not None and number < len(self._items):
            index = self._filtered.mapFromSource(self._items[number].index())
        if not index.isValid():
            if number is None and selection.hasSelection():
                self.tree.scrollToTop()  # what is read stands before all sections
            selection.clearSelection()
        elif index != self.tree.currentIndex() or not selection.isSelected(index):
            selection.setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
            self.tree.scrollTo(index)

    def _add_key(self, keys: str, where: QWidget, act: Callable[[], None]) -> None:
        QShortcut(QKeySequence(keys), where, context=_HERE).activated.connect(act)

    def _leave(self) -> None:
        """Give up what is looked for; with nothing to give up, go back to the text."""
        if self.filter.text():
            self.filter.clear()
        else:
            self.left.emit()

    def _narrow(self, wanted: str) -> None:
        self._filtered.look_for(folded(wanted))
        self.tree.expandAll()

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            self.section_chosen.emit(index.data(_NUMBER))

    def _point_at(self, index: QModelIndex) -> None:
        if index.isValid() and index.data(_NUMBER) != self._followed:
            self.section_pointed_at.emit(index.data(_NUMBER))

    def _choose_first(self) -> None:
        first = self._filtered.first_match()
        if first is not None:
            self.section_chosen.emit(first)

    def _ask_menu(self, point: QPoint) -> None:
        index = self.tree.indexAt(point)
        if index.isValid():
            self.menu_requested.emit(index.data(_NUMBER), self.tree.viewport().mapToGlobal(point))


class _CountDelegate(QStyledItemDelegate):
    """Paints sections with a number at the right, which a title makes room for.

    The number is the section's own; where those below it are folded away, theirs are added. It is no part of the model,
    so that other numbers cost a repaint and no filtering.
    """

    # The style is not asked about open rows and the room of a title: PySide would build all of QStyle, 20 ms.

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        self.counts: Sequence[int] = ()
        self.levels: Sequence[int] = ()

    def _count(self, index: AnyIndex) -> int:
        number = int(index.data(_NUMBER))
        if number >= len(self.counts):
            return 0
        if self._tree.isExpanded(index) or not index.model().hasChildren(index):
            return self.counts[number]
        below = takewhile(lambda n: self.levels[n] > self.levels[number], range(number + 1, len(self.counts)))
        return self.counts[number] + sum(self.counts[n] for n in below)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().paint(painter, option, index)
        count = self._count(index)
        if count:
            painter.save()
            painter.setPen(option.palette.color(QPalette.ColorRole.PlaceholderText))
            painter.setFont(option.font)
            painter.drawText(option.rect.adjusted(0, 0, -_EDGE, 0), _BESIDE, f"{count:,}")
            painter.restore()

    def initStyleOption(self, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        super().initStyleOption(option, index)
        count = self._count(index)
        if count and option.rect.isValid():
            measure = option.fontMetrics
            room = option.rect.width() - _MARGIN - _EDGE - measure.horizontalAdvance(f"{count:,}") - _GAP
            option.text = measure.elidedText(option.text, option.textElideMode, room)


class _AnyScriptFilter(QSortFilterProxyModel):
    """Keeps the sections whose title holds what is looked for, in whichever script either is written."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._wanted = ""
        self.title: Callable[[int], str] = _nothing
        self.setRecursiveFilteringEnabled(True)
        self.setFilterRole(_FOLDED)

    def look_for(self, wanted: str) -> None:
        """Keep what contains `wanted`, which is folded; everything if it is empty."""
        self._wanted = wanted
        self.setFilterFixedString(wanted)

    def first_match(self) -> int | None:
        """The number of the first section that matches itself, not only through one below it."""
        model: QAbstractItemModel = self.sourceModel()
        hits = model.match(
            model.index(0, 0), _FOLDED, self._wanted, 1, Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
        )
        return int(hits[0].data(_NUMBER)) if hits else None

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        # Titles are made when they are looked at: a book has 10,000 of them in every script.
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            number = super().data(index, _NUMBER)
            return self.title(number) if number is not None else None
        return super().data(index, role)


def _nothing(_number: int) -> str:
    return ""
