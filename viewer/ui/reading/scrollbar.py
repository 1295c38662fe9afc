"""A quiet scroll bar: a plain handle on the page's own background."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

_MARGIN = 4.0
"""Pixels left free on either side of the handle."""


class QuietScrollBar(QScrollBar):
    """Behaves as the style's own scroll bar and is painted in two colours.

    The Fusion style's takes 1.6 ms to paint, half as much as a whole page of text, and is painted at every scroll.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._background = QColor()
        self._handle = QColor()

    def set_colours(self, background: QColor, handle: QColor) -> None:
        self._background, self._handle = background, handle
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ScrollBarSlider
        slider = QRectF(self.style().subControlRect(QStyle.ComplexControl.CC_ScrollBar, option, part, self))
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._background)
        if self.maximum() > self.minimum():
            painter.fillRect(slider.adjusted(_MARGIN, 1, -_MARGIN, -1), self._handle)
        painter.end()
