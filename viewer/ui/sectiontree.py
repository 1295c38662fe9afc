"""The tree of the section panel: quiet arrows where sections can be folded away, drawn in the colours of the text."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPalette, QPen, QPolygonF
from PySide6.QtWidgets import QTreeView

_REACH = 3.0
"""Pixels from the middle of an arrow to its ends."""
_FOLDED = ((-0.5, -1.0), (0.5, 0.0), (-0.5, 1.0))
_OPEN = ((-1.0, -0.5), (0.0, 0.5), (1.0, -0.5))


class SectionTree(QTreeView):
    """A tree whose branches are drawn by hand: a style sheet that paints them takes their arrows away."""

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A right click asks for a menu; what is marked stays the section that is being read.
        if event.button() is not Qt.MouseButton.RightButton:
            super().mousePressEvent(event)

    def drawBranches(self, painter: QPainter, rect: QRect, index: QModelIndex | QPersistentModelIndex) -> None:
        super().drawBranches(painter, rect, index)
        if not self.model().hasChildren(index):
            return
        # Only the last step of the indentation is this row's own.
        middle = QPointF(rect.right() - self.indentation() / 2 + 2, rect.center().y() + 0.5)
        shape = _OPEN if self.isExpanded(index) else _FOLDED
        pen = QPen(self._colour(), 1.2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen)
        painter.drawPolyline(QPolygonF([middle + QPointF(x * _REACH, y * _REACH) for x, y in shape]))
        painter.restore()

    def _colour(self) -> QColor:
        return self.palette().color(QPalette.ColorRole.PlaceholderText)
