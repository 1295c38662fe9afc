"""The find bar: a slim line above the text to look for words in it, in either script."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QSizePolicy,
    QToolButton,
    QWidget,
)

from viewer.article.blocks import Position
from viewer.article.excerpt import as_text, passages
from viewer.text import variants
from viewer.ui import spoken
from viewer.ui.articlepane import ArticlePane, Selection
from viewer.ui.finding import Finding, is_visible
from viewer.ui.jobs import Rank, Slices
from viewer.ui.wording import Worded

LONGEST_SELECTION = 100
"""Characters of a selection that is looked for when the bar opens; nobody looks for a longer one."""
_AROUND = "↻"


class FindBar(Worded, QFrame):
    """Hidden until it is opened. Enter and Shift+Enter go from hit to hit, Escape closes it and selects the hit."""

    def __init__(self, pane: ArticlePane, finding: Finding, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("findBar")
        self._pane, self._finding = pane, finding
        self._left: Selection | None = None
        """The hit that was selected when the bar was closed last."""
        self.field = QLineEdit(self)
        self.field.setObjectName("findField")
        self.count = QLabel(self)
        self.count.setObjectName("findCount")
        self.hint = _Hint(self)
        self.hint.setObjectName("findHint")
        self._previous = self._button("▲", self.find_previous)
        self._next = self._button("▼", self.find_next)
        self._close = self._button("✕", self.dismiss)
        self._lay_out()
        self.word()
        self._tables = Slices(self, Rank.FIRST)
        self.field.textChanged.connect(self._look)
        finding.changed.connect(self._show_state)
        pane.view.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show the bar, with the keyboard in it; look for what is selected, or offer what was looked for last."""
        if self.isHidden() or not self._has_focus():
            selected, reopened = self._selected(), self.isHidden()
            self._appear()
            if selected:
                self._look_for_selection(selected)
            elif reopened:
                self._finding.survey(self.field.text())
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def dismiss(self) -> None:
        """Hide the bar and take the marks off; the text has the keyboard again and stays where it is.

        The hit is selected, to be copied, unless the reader has selected something else in the text meanwhile.
        """
        had_focus, hit = self._has_focus(), self._finding.current
        self.hide()
        self._finding.stop()
        if had_focus:
            self._pane.setFocus(Qt.FocusReason.OtherFocusReason)
        if hit is not None and (had_focus or self._pane.selection() is None):
            self._left = Position(hit.block, hit.start), Position(hit.block, hit.end)
            self._pane.select(*self._left)

    def find_next(self) -> None:
        """Go to the next hit. With the bar closed, look for what was looked for last."""
        self._step(1)

    def find_previous(self) -> None:
        """Go to the previous hit. With the bar closed, look for what was looked for last."""
        self._step(-1)

    def word(self) -> None:
        self.field.setPlaceholderText(self.tr("Find, in either script"))
        self.field.setAccessibleName(self.tr("Find"))
        self._previous.setToolTip(self.tr("Previous hit (Shift+F3)"))
        self._next.setToolTip(self.tr("Next hit (F3)"))
        self._close.setToolTip(self.tr("Close (Esc)"))
        for button in (self._previous, self._next, self._close):
            button.setAccessibleName(button.toolTip())
        self._show_state()

    # How it does it

    def _lay_out(self) -> None:
        self.field.setMinimumWidth(60)
        self.field.setMaximumWidth(320)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 5, 8, 5)
        row.setSpacing(2)
        row.addWidget(self.field, 3)
        row.addWidget(self._previous)
        row.addWidget(self._next)
        row.addSpacing(8)
        row.addWidget(self.count)
        row.addSpacing(8)
        row.addWidget(self.hint, 2)
        row.addWidget(self._close)

    def _button(self, text: str, act: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setText(text)
        # A click leaves the keyboard in the field.
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(act)
        return button

    def _step(self, steps: int) -> None:
        if not self.field.text():
            self.open()
        elif self.isHidden():
            self._appear()
            if self._left is not None and self._pane.selection() == self._left:
                self._pane.select(self._left[0], self._left[0])  # another hit is marked now
            self._finding.look_for(self.field.text(), steps)
        else:
            self._finding.step(steps)

    def _appear(self) -> None:
        """Show the bar and make room for it, so that it is known what of the text stays in view."""
        self.show()
        parent = self.parentWidget()
        if parent is not None and (column := parent.layout()) is not None:
            column.activate()
        self._tables.start(variants.loading())  # 50 ms, once: before the first key, not after it

    def _look(self) -> None:
        if self.isVisible():
            self._finding.look_for(self.field.text())

    def _selected(self) -> str:
        """What is selected, if it is something to look for and can be seen: the reader may have gone elsewhere."""
        selection, rendition = self._pane.selection(), self._pane.reading.rendition
        if selection is None or selection[0].block != selection[1].block:
            return ""
        if not is_visible(self._pane.view, rendition.spot(selection[0])):
            return ""
        text = " ".join(as_text(passages(rendition, *selection)).split())
        return text if len(text) <= LONGEST_SELECTION else ""

    def _look_for_selection(self, text: str) -> None:
        """Look for what is selected, so that the reader stands on it."""
        with QSignalBlocker(self.field):
            self.field.setText(text)
        if selection := self._pane.selection():
            self._finding.start_at(selection[0])
        self._finding.look_for(text)

    def _has_focus(self) -> bool:
        focused = QApplication.focusWidget()
        return focused is not None and self.isAncestorOf(focused)

    def _show_state(self) -> None:
        finding, before = self._finding, self.count.text()
        hints = {1: self.tr("Continued from the beginning"), -1: self.tr("Continued from the end")}
        self.count.setText(self._count() if finding.is_looking else "")
        self.hint.setText(hints.get(finding.wrapped, ""))
        if self.isVisible() and finding.is_complete and self.count.text() != before:
            spoken.say(self.count, f"{self.count.text()} {self.hint.text()}".strip())

    def _count(self) -> str:
        finding = self._finding
        total = f"{len(finding.hits):,}"
        if not finding.is_complete:
            return f"{total}+"
        if not finding.hits:
            return self.tr("Not found")
        return total if finding.number is None else f"{finding.number:,} / {total}"

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._step(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        elif key == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape closes the bar from the text too, before it does anything else."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape and self.isVisible():
            if event.type() == QEvent.Type.ShortcutOverride:
                event.accept()
                return True
            if event.type() == QEvent.Type.KeyPress:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)


class _Hint(QLabel):
    """A remark that is painted whole or, for want of room, as a sign."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setMinimumWidth(self.fontMetrics().horizontalAdvance(_AROUND))
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.text():
            room = self.contentsRect()
            fits = self.fontMetrics().horizontalAdvance(self.text()) <= room.width()
            painter = QPainter(self)
            flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
            text = self.text() if fits else _AROUND
            self.style().drawItemText(painter, room, flags, self.palette(), True, text, self.foregroundRole())
            painter.end()
