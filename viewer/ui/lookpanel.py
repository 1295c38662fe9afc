"""The Aa panel: theme, size, typefaces and measures, each with its effect on the text beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QSlider,
    QToolButton,
    QWidget,
)
from shiboken6 import isValid

from viewer.library.settings import Appearance
from viewer.text.script import Region
from viewer.ui import fonts
from viewer.ui.look import Look
from viewer.ui.reading.fonts import set_families
from viewer.ui.segments import segments
from viewer.ui.swatch import Swatch
from viewer.ui.theme import DARK, LIGHT, PAPER
from viewer.ui.typography import SIZES
from viewer.ui.wording import Worded

LINE_HEIGHTS = range(28, 45)
"""The steps of the line height, in twentieths of an em: 1.4 to 2.2."""
COLUMNS = range(12, 31)
"""The steps of the column's width, in two ems: 24 to 60."""
_MARGIN = 6
"""Pixels between the panel and the edges of its window, and of its button."""


class LookPanel(Worded, QFrame):
    """A small panel in the window, under the button that opens it.

    It is no window of its own: the window's keys go on working (a flip shows the other script's typeface), its round
    corners need no compositor, and nothing is grabbed. It goes when the keyboard goes to another part of the window.
    """

    closed = Signal()

    def __init__(self, look: Look, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("lookPanel")
        self._look = look
        self._host = host
        self._anchor: QWidget | None = None
        self._focus_before: QWidget | None = None
        self._swatches = QButtonGroup(self)
        self._smaller = _letter(13)
        self._size = _value(Qt.AlignmentFlag.AlignCenter)
        self._larger = _letter(20)
        self._traditional = Faces(Region.TAIWAN, self)
        self._simplified = Faces(Region.MAINLAND, self)
        self._line_height = Measure(LINE_HEIGHTS, lambda step: f"{step / 20:.2f}", self)
        self._column = Measure(COLUMNS, lambda step: f"{step * 2}", self)
        self._reset = QToolButton()
        self._lay_out()
        self.word()
        self._connect()
        self.hide()
        host.installEventFilter(self)

    def open_under(self, anchor: QWidget | None) -> None:
        """Show the panel below `anchor`, or in the window's upper corner, and give it the keyboard."""
        self._anchor = anchor
        self._focus_before = QApplication.focusWidget()
        self._show_choices()
        self._place()
        self.show()
        self.raise_()
        self._swatch_of(self._look.appearance).setFocus(Qt.FocusReason.PopupFocusReason)

    def word(self) -> None:
        self.setAccessibleName(self.tr("Text and theme"))
        names = (self.tr("System"), self.tr("Light"), self.tr("Paper"), self.tr("Dark"))
        for swatch, name in zip(self._swatches.buttons(), names, strict=True):
            swatch.setText(name)
            swatch.setAccessibleName(name)
        _name(self._smaller, self.tr("Smaller text"))
        _name(self._larger, self.tr("Larger text"))
        styles = (self.tr("Serif"), self.tr("Sans-serif"))
        self._traditional.word(self.tr("Traditional"), styles)
        self._simplified.word(self.tr("Simplified"), styles)
        self._line_height.word(self.tr("Line height"))
        self._column.word(self.tr("Characters a line"))
        self._reset.setText(self.tr("Reset"))
        self._reset.setToolTip(self.tr("The usual size, typefaces and measures"))
        self._show_choices()
        if self.isVisible():
            self._place()

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(16, 14, 16, 12)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        grid.addLayout(self._row_of_swatches(), 0, 0, 1, 3)
        grid.addWidget(segments(self._smaller, self._size, self._larger), 1, 0, 1, 3)
        for row, faces in enumerate((self._traditional, self._simplified), 2):
            grid.addWidget(faces.label, row, 0)
            grid.addWidget(segments(*faces.buttons), row, 1, 1, 2)
        for row, measure in enumerate((self._line_height, self._column), 4):
            grid.addWidget(measure.label, row, 0)
            grid.addWidget(measure.slider, row, 1)
            grid.addWidget(measure.value, row, 2)
        grid.addWidget(self._reset, 6, 0, 1, 3, Qt.AlignmentFlag.AlignRight)

    def _row_of_swatches(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(6)
        for number, themes in enumerate(((LIGHT, DARK), (LIGHT,), (PAPER,), (DARK,))):
            swatch = Swatch(themes)
            self._swatches.addButton(swatch, number)
            row.addWidget(swatch, 1)
        return row

    def _connect(self) -> None:
        look = self._look
        self._swatches.idClicked.connect(lambda number: look.wear(_APPEARANCES[number]))
        self._smaller.clicked.connect(lambda: look.zoom(-1))
        self._larger.clicked.connect(lambda: look.zoom(1))
        self._traditional.chosen.connect(lambda serif: look.choose(look.typography._replace(serif_traditional=serif)))
        self._simplified.chosen.connect(lambda serif: look.choose(look.typography._replace(serif_simplified=serif)))
        self._line_height.chosen.connect(lambda step: look.choose(look.typography._replace(line_height=step / 20)))
        self._column.chosen.connect(lambda step: look.choose(look.typography._replace(column=step * 2)))
        self._reset.clicked.connect(look.reset)
        look.changed.connect(self._show_choices)
        look.application.focusChanged.connect(self._follow_focus)

    def _show_choices(self) -> None:
        look, typography = self._look, self._look.typography
        self._swatch_of(look.appearance).setChecked(True)
        self._size.setText(self.tr("{count} px").format(count=typography.size))
        self._smaller.setEnabled(typography.size > SIZES[0])
        self._larger.setEnabled(typography.size < SIZES[-1])
        self._traditional.show_choice(typography.serif_traditional)
        self._simplified.show_choice(typography.serif_simplified)
        self._line_height.show_choice(round(typography.line_height * 20))
        self._column.show_choice(round(typography.column / 2))
        self._reset.setEnabled(not look.is_usual)

    def _swatch_of(self, appearance: Appearance) -> QAbstractButton:
        return self._swatches.buttons()[_APPEARANCES.index(appearance)]

    def _place(self) -> None:
        """Below the button, its right edge on the button's, and inside the window."""
        self.adjustSize()
        room, corner = self._host.rect().adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN), self._corner()
        x = min(corner.x(), room.right()) - self.width()
        y = min(corner.y() + _MARGIN, room.bottom() - self.height())
        self.move(max(x, room.left()), max(y, room.top()))

    def _corner(self) -> QPoint:
        """The lower right corner of the button; of its bar, if that has no room for the button; or of nothing."""
        shown = self._anchor
        while shown is not None and shown is not self._host and (shown.width() == 0 or not shown.isVisible()):
            shown = shown.parentWidget()
        if shown is None or shown is self._host:
            return QPoint(self._host.width(), 0)
        return shown.mapTo(self._host, QPoint(shown.width(), shown.height()))

    def dismiss(self) -> None:
        """Hide the panel; if it has the keyboard, whoever had it before gets it back."""
        if self.isHidden():
            return
        focused, before = QApplication.focusWidget(), self._focus_before
        has_focus = focused is None or self.isAncestorOf(focused)
        self.hide()
        if has_focus and before is not None and isValid(before):
            before.setFocus()
        self.closed.emit()

    def _follow_focus(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and not self.isAncestorOf(new) and new.window() is self.window():
            self.dismiss()

    # Qt's overrides.

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes around in the panel."""
        stops = [each for each in self.findChildren(QWidget) if _is_stop(each)]
        if not stops:  # Qt asks once more while it hides the panel
            return super().focusNextPrevChild(forward)
        focused = self.focusWidget()
        index = stops.index(focused) if focused in stops else -1
        stops[(index + (1 if forward else -1)) % len(stops)].setFocus(Qt.FocusReason.TabFocusReason)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.dismiss()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)


class Faces(QObject):
    """The choice between serif and sans-serif for the text of one script: 永 in both."""

    chosen = Signal(bool)
    """Serif is wanted, or not."""

    def __init__(self, region: Region, parent: QObject) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self._group = QButtonGroup(self)
        self.buttons = [QToolButton(), QToolButton()]
        for button, serif in zip(self.buttons, (True, False), strict=True):
            font = set_families(QFont(), fonts.families(region, serif))
            font.setPixelSize(19)
            button.setFont(font)
            button.setText("永")
            button.setCheckable(True)
            self._group.addButton(button, int(serif))
        self._group.idClicked.connect(lambda serif: self.chosen.emit(bool(serif)))

    def word(self, script: str, styles: Sequence[str]) -> None:
        """Name the script, and its serif and its sans-serif."""
        self.label.setText(script)
        for button, style in zip(self.buttons, styles, strict=True):
            button.setToolTip(style)
            button.setAccessibleName(f"{script}: {style}")

    def show_choice(self, serif: bool) -> None:
        """Mark what is chosen."""
        self._group.button(int(serif)).setChecked(True)


class Measure(QObject):
    """A length that is chosen in steps, with its value in words beside it."""

    chosen = Signal(int)

    def __init__(self, steps: range, worded: Callable[[int], str], parent: QObject) -> None:
        super().__init__(parent)
        self.label = QLabel()
        self.value = _value(Qt.AlignmentFlag.AlignRight)
        self._worded = worded
        self.slider = QSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(steps[0], steps[-1])
        self.slider.setPageStep(4)
        self.slider.valueChanged.connect(self.chosen)

    def word(self, name: str) -> None:
        """Name the length."""
        self.label.setText(name)
        self.slider.setAccessibleName(name)

    def show_choice(self, step: int) -> None:
        """Move the handle without announcing a choice."""
        with QSignalBlocker(self.slider):
            self.slider.setValue(step)
        self.value.setText(self._worded(step))


def _letter(size: int) -> QToolButton:
    """A button with an A of `size` pixels that goes on while it is held."""
    button = QToolButton()
    font = QFont(button.font())
    font.setPixelSize(size)
    button.setFont(font)
    button.setText("A")
    button.setAutoRepeat(True)
    return button


def _name(button: QToolButton, name: str) -> None:
    button.setToolTip(name)
    button.setAccessibleName(name)


def _value(alignment: Qt.AlignmentFlag) -> QLabel:
    label = QLabel()
    label.setObjectName("value")
    label.setAlignment(alignment | Qt.AlignmentFlag.AlignVCenter)
    return label


def _is_stop(widget: QWidget) -> bool:
    """Whether Tab stops at a widget."""
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.isEnabled() and widget.isVisible()


_APPEARANCES = (Appearance.SYSTEM, Appearance.LIGHT, Appearance.PAPER, Appearance.DARK)
