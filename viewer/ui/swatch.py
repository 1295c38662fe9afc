"""A sample of a theme to choose it by."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QAbstractButton

from viewer.text.script import Region
from viewer.ui import fonts
from viewer.ui.reading.fonts import set_families
from viewer.ui.theme import Theme

_TILE = 46
_RING = 4
"""Room around the tile for the ring of the focus."""
_RADIUS = 9.0


class Swatch(QAbstractButton):
    """漢 on the page of a theme, or of two that take turns, with its name below. The chosen one has a frame."""

    def __init__(self, themes: Sequence[Theme]) -> None:
        super().__init__()
        self._themes = themes
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def _tile(self) -> QRectF:
        return QRectF((self.width() - _TILE) / 2, _RING, _TILE, _TILE)

    def _paint_sample(self, painter: QPainter, tile: QRectF) -> None:
        font = set_families(QFont(self.font()), fonts.families(Region.TAIWAN))
        font.setPixelSize(24)
        painter.setFont(font)
        rounded = QPainterPath()
        rounded.addRoundedRect(tile, _RADIUS, _RADIUS)
        below = QPainterPath()
        below.addPolygon(QPolygonF([tile.topRight(), tile.bottomRight(), tile.bottomLeft()]))
        for theme, path in zip(self._themes, (rounded, rounded.intersected(below)), strict=False):
            painter.save()
            painter.setClipPath(path)
            painter.fillRect(tile, QColor(theme.page))
            painter.setPen(QColor(theme.ink))
            painter.drawText(tile, Qt.AlignmentFlag.AlignCenter, "漢")
            painter.restore()

    def _frame(self, painter: QPainter, box: QRectF, colour: QColor, width: float, radius: float) -> None:
        inset = width / 2
        painter.setPen(QPen(colour, width))
        painter.drawRoundedRect(box.adjusted(inset, inset, -inset, -inset), radius - inset, radius - inset)

    def sizeHint(self) -> QSize:
        text = self.fontMetrics().horizontalAdvance(self.text())
        return QSize(max(_TILE + 2 * _RING, text + 4), _TILE + 2 * _RING + self.fontMetrics().height() + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette, tile = self.palette(), self._tile()
        self._paint_sample(painter, tile)
        accent = palette.color(QPalette.ColorRole.Accent)
        if self.isChecked():
            self._frame(painter, tile, accent, 2, _RADIUS)
        else:
            self._frame(painter, tile, palette.color(QPalette.ColorRole.Mid), 1, _RADIUS)
        if self.hasFocus():
            ring = tile.adjusted(-_RING, -_RING, _RING, _RING)
            self._frame(painter, ring, accent, 1, _RADIUS + _RING)
        role = QPalette.ColorRole.WindowText if self.isChecked() else QPalette.ColorRole.PlaceholderText
        painter.setFont(self.font())
        painter.setPen(palette.color(role))
        below = QRectF(0, tile.bottom() + _RING, self.width(), self.height() - tile.bottom() - _RING)
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, self.text())
        painter.end()
