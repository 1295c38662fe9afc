"""The command palette: a field and a list over the text, to go anywhere and do anything by a few keys typed."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFocusEvent, QHideEvent, QKeyEvent, QPainter, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QLineEdit,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from viewer.ui import spoken
from viewer.ui.entries import Entries, Entry, Names, Provider, Query
from viewer.ui.jobs import Rank, Slices
from viewer.ui.wording import Worded

AnyIndex = QModelIndex | QPersistentModelIndex

WIDEST = 620
"""Pixels that the palette is wide at most."""
ROWS = 12
"""Rows that are shown at once."""
_ENTRY = Qt.ItemDataRole.UserRole


class CommandPalette(Worded, QFrame):
    """A field and a list over the upper part of `host`. It goes as soon as something else takes the keyboard."""

    def __init__(self, providers: Sequence[Provider], host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("commandPalette")
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self._providers = providers
        self._host = host
        self._came_from: QWidget | None = None
        self._found = _Found(self)
        self._work: Iterator[None] = iter(())
        self._idle = Slices(self, Rank.FIRST)
        self.field = QLineEdit(self)
        self.field.setObjectName("paletteField")
        self.list = _make_list(self._found, self)
        self.nothing = QLabel(self)
        self.nothing.setObjectName("paletteNothing")
        self.nothing.setForegroundRole(QPalette.ColorRole.PlaceholderText)
        self.nothing.setMargin(_MARGIN)
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        for part in (self.field, self.list, self.nothing):
            column.addWidget(part)
        self.field.textChanged.connect(self._look)
        self.list.clicked.connect(self._choose)
        self.field.installEventFilter(self)
        host.installEventFilter(self)
        self.word()
        self.hide()

    def word(self) -> None:
        self.field.setPlaceholderText(self.tr("Go to a section, open a recent file, do anything"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.nothing.setText(self.tr("Nothing is called that"))

    def toggle(self) -> None:
        """Open, or close again."""
        if self.isVisible():
            self.leave()
            return
        self._came_from = QApplication.focusWidget()
        self.field.clear()
        self.refresh()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def leave(self) -> None:
        """Close, and give the keyboard back to what had it."""
        before, self._came_from = self._came_from, None
        # The focus goes first: Qt would hand that of a hidden widget to whatever comes next.
        usable = before is not None and isValid(before) and before.isVisible()
        (before if before and usable else self._host).setFocus(Qt.FocusReason.OtherFocusReason)
        self.hide()

    def refresh(self) -> None:
        """Ask the providers again, for what there is and how it is called now."""
        self._found.gather(self._providers)
        self._look(self.field.text())

    def _look(self, text: str) -> None:
        self._work = self._find(text)
        next(self._work, None)
        self._idle.start(self._work)

    def _find(self, text: str) -> Iterator[None]:
        """Show what fits `text`. What was found before stays until all is searched: nothing flickers."""
        if text.strip():
            yield from self._found.search(Query(text))
            self._show_found()
        else:
            self._found.show_all()
            self._show_found()
            yield from self._found.read_ahead()

    def _show_found(self) -> None:
        self._select(0)
        self.list.setVisible(self._found.rowCount() > 0)
        self.nothing.setVisible(not self._found.rowCount())
        if self.isVisible() and not self._found.rowCount():
            spoken.say(self.nothing, self.nothing.text())
        self._fit()

    def _fit(self) -> None:
        """As wide as there is room for, as high as the rows found."""
        room, pitch = self._host.height(), _pitch(self.list)
        top = min(room // 12, 56)
        fitting = (room - 2 * top - self.field.sizeHint().height() - 20) // pitch
        self.list.setFixedHeight(pitch * max(min(self._found.rowCount(), ROWS, fitting), 1))
        width = min(self._host.width() - 24, WIDEST)
        self.setGeometry((self._host.width() - width) // 2, top, width, self.sizeHint().height())

    def _select(self, row: int) -> None:
        self.list.setCurrentIndex(self._found.index(row))
        if self.isVisible() and row < self._found.rowCount():
            entry = self._found.entry(row)
            spoken.say(self.list, f"{entry.text} {entry.detail}".strip())

    def _move(self, steps: int, around: bool) -> None:
        """Select the row so many steps on; from an end on to the other end if it goes `around`."""
        count, row = self._found.rowCount(), self.list.currentIndex().row() + steps
        if count:
            self._select(row % count if around else min(max(row, 0), count - 1))

    def _choose_current(self) -> None:
        if self.field.text().strip():
            deque(self._work, maxlen=0)  # Enter may come before the search is done
        self._choose(self.list.currentIndex())

    def _choose(self, index: QModelIndex) -> None:
        if index.isValid():
            entry = self._found.entry(index.row())
            self.leave()
            entry.choose()

    def _obey(self, event: QKeyEvent) -> None:
        """Do what one of our keys asks for."""
        key = Qt.Key(event.key())
        if key in _STEPS:
            self._move(*_STEPS[key])
        elif key == Qt.Key.Key_Escape:
            self.leave()
        else:
            self._choose_current()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if watched is self._host:
            if kind is QEvent.Type.Resize and self.isVisible():
                self._fit()
        elif isinstance(event, QKeyEvent) and _is_ours(event):
            # Claimed first, so that no action of the window with the same key takes it.
            event.accept()
            if kind is QEvent.Type.KeyPress:
                self._obey(event)
            return True
        elif isinstance(event, QFocusEvent) and event.lostFocus() and event.reason() not in _PASSING:
            self.hide()
        return super().eventFilter(watched, event)

    def hideEvent(self, event: QHideEvent) -> None:
        self._idle.stop()
        super().hideEvent(event)


class _Source:
    """What one provider gave, and the names of as many of its entries as were read."""

    def __init__(self, entries: Entries) -> None:
        self.entries = entries
        self.names: list[Names] = []

    def read(self) -> Iterator[Names]:
        """The names of all entries in order, each read when it is first asked for."""
        for number in range(len(self.entries)):
            if number == len(self.names):
                self.names.append(Names.of(self.entries[number]))
            yield self.names[number]


class _Found(QAbstractListModel):
    """The entries that fit, those that fit best first, and else in the order of their providers."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._sources: list[_Source] = []
        self._starts = [0]
        self._rows: Sequence[int] = ()

    def gather(self, providers: Iterable[Provider]) -> None:
        """Ask the providers. Names of what they give once more stay known; nothing is shown until it is looked for."""
        known = {id(source.entries): source for source in self._sources}
        self.beginResetModel()
        self._sources = [known.get(id(entries)) or _Source(entries) for entries in [give() for give in providers]]
        self._starts = list(accumulate((len(source.entries) for source in self._sources), initial=0))
        self._rows = ()
        self.endResetModel()

    def show_all(self) -> None:
        self._show(range(self._starts[-1]))

    def search(self, query: Query) -> Iterator[None]:
        """Look for `query`, an entry at a time, and show what was found."""
        found: list[tuple[int, int]] = []
        for row, names in enumerate(chain.from_iterable(source.read() for source in self._sources)):
            rank = query.rank(names)
            if rank is not None:
                found.append((rank, row))
            yield
        self._show([row for _, row in sorted(found)])

    def read_ahead(self) -> Iterator[None]:
        """Read all names, an entry at a time."""
        for source in self._sources:
            for _ in source.read():
                yield

    def entry(self, row: int) -> Entry:
        number = self._rows[row]
        source = bisect_right(self._starts, number) - 1
        return self._sources[source].entries[number - self._starts[source]]

    def _show(self, rows: Sequence[int]) -> None:
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def rowCount(self, parent: AnyIndex = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == _ENTRY:
            return self.entry(index.row())
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return self.entry(index.row()).text
        return None


class _Rows(QStyledItemDelegate):
    """Draws an entry: its sign, its text, and its detail in small print at the right."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        entry: Entry = index.data(_ENTRY)
        palette, metrics = option.palette, option.fontMetrics
        painter.save()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(palette.highlight())
            painter.drawRoundedRect(option.rect, 5, 5)
        left, right = Qt.AlignmentFlag.AlignLeft, Qt.AlignmentFlag.AlignRight
        inside = option.rect.adjusted(_MARGIN, 0, -_MARGIN, 0)
        text = inside.adjusted(_SIGN, 0, 0, 0)
        painter.setPen(palette.placeholderText().color())
        painter.drawText(inside, left | Qt.AlignmentFlag.AlignVCenter, entry.kind.value)
        detail = metrics.elidedText(entry.detail, Qt.TextElideMode.ElideMiddle, text.width() // 2)
        painter.drawText(text, right | Qt.AlignmentFlag.AlignVCenter, detail)
        room = text.width() - metrics.horizontalAdvance(detail) - (_SIGN if detail else 0)
        painter.setPen(palette.text().color())
        shown = metrics.elidedText(entry.text, Qt.TextElideMode.ElideRight, room)
        painter.drawText(text, left | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine, shown)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, option.fontMetrics.height() + _PADDING)


def _make_list(model: QAbstractListModel, parent: QWidget) -> QListView:
    view = QListView(parent)
    view.setObjectName("paletteList")
    view.setModel(model)
    view.setItemDelegate(_Rows(view))
    view.setUniformItemSizes(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return view


def _pitch(view: QListView) -> int:
    """The height of a row in pixels."""
    return view.fontMetrics().height() + _PADDING


def _is_ours(event: QKeyEvent) -> bool:
    """Whether a key is for the list and not for the field."""
    bare = event.modifiers() & ~(Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.KeypadModifier)
    return bare == Qt.KeyboardModifier.NoModifier and (event.key() in _STEPS or event.key() in _OTHER_KEYS)


_MARGIN = 10
_SIGN = 22
"""Pixels for an entry's sign and the gap after it."""
_PADDING = 12
_PASSING = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Why the field may lose the keyboard only to have it again at once: another window, its own menu."""
_STEPS = {
    Qt.Key.Key_Down: (1, True),
    Qt.Key.Key_Up: (-1, True),
    Qt.Key.Key_Tab: (1, True),
    Qt.Key.Key_Backtab: (-1, True),
    Qt.Key.Key_PageDown: (ROWS - 1, False),
    Qt.Key.Key_PageUp: (1 - ROWS, False),
}
"""Rows that a key moves by, and whether it goes on from an end to the other."""
_OTHER_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape)
