"""Dropping files and texts on the window, and the veil that says it takes them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QMainWindow, QWidget

_MARGIN, _RADIUS, _LINE = 14, 10, 2
"""Of the frame, in device-independent pixels."""


class Dropping(QObject):
    """Hands what is dropped anywhere on `window` to `take`, if it `accepts` it.

    What is dragged out of Hanview itself is not taken back in.
    """

    def __init__(
        self, window: QMainWindow, accepts: Callable[[QMimeData], bool], take: Callable[[QMimeData], object]
    ) -> None:
        super().__init__(window)
        self._accepts, self._take = accepts, take
        self._veil = _Veil(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            return self._enter(event)
        if isinstance(event, QDropEvent):
            self._veil.hide()
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
            self._take(event.mimeData())
            return True
        if event.type() == QEvent.Type.DragLeave:
            self._veil.hide()
            return True
        return False

    def _enter(self, event: QDragMoveEvent) -> bool:
        is_copied = bool(event.possibleActions() & Qt.DropAction.CopyAction)  # what is moved would be deleted there
        if event.source() is not None or not is_copied or not self._accepts(event.mimeData()):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self._veil.cover()
        return True


class _Veil(QWidget):
    """Dims the window a little and frames it in the accent. The mouse goes through it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("dropVeil")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def cover(self) -> None:
        """Lie over the whole window."""
        parent = self.parentWidget()
        if self.isHidden() and parent is not None:
            self.setGeometry(parent.rect())
            self.raise_()
            self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        palette = self.palette()
        page, accent = palette.color(QPalette.ColorRole.Base), palette.color(QPalette.ColorRole.Accent)
        painter.fillRect(self.rect(), _faint(page, 0.6))
        painter.setPen(QPen(accent, _LINE))
        painter.setBrush(_faint(accent, 0.05))
        frame = QRectF(self.rect()).adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN)
        painter.drawRoundedRect(frame, _RADIUS, _RADIUS)
        font = self.font()
        font.setPixelSize(18)
        painter.setFont(font)
        text = self.tr("Drop to open")
        label = painter.boundingRect(frame, Qt.AlignmentFlag.AlignCenter, text).adjusted(-22, -10, 22, 10)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(accent)
        painter.drawRoundedRect(label, _RADIUS, _RADIUS)
        painter.setPen(page)
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, text)


def _faint(colour: QColor, opacity: float) -> QColor:
    faint = QColor(colour)
    faint.setAlphaF(opacity)
    return faint
