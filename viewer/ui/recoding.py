"""Reading a document again in another encoding: the menu at the encoding in the status bar."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QPoint, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QWidget

from viewer.formats import encodings


class Recoding(QObject):
    """Asks which encoding a document is to be read in."""

    chosen = Signal(str)
    """Python's name of an encoding; empty if it is to be found out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._window = parent

    def ask(self, current: str, place: QWidget) -> QMenu:
        """Offer the encodings above `place`, the `current` one checked."""
        menu = QMenu(self._window)
        menu.setObjectName("encodingMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        menu.addAction(self.tr("Find out by itself"), lambda: self.chosen.emit(""))
        menu.addSeparator()
        group = QActionGroup(menu)
        # One that is not offered, or goes by the same name as one that is, stands there while it is the current one.
        offered = [name for name in encodings.OFFERED if encodings.label(name) != encodings.label(current)]
        for name in sorted((*offered, current), key=_order):
            action = menu.addAction(encodings.label(name), partial(self.chosen.emit, name))
            action.setCheckable(True)
            action.setChecked(name == current)
            group.addAction(action)
            if name == current:
                menu.setActiveAction(action)
        menu.popup(place.mapToGlobal(QPoint(0, -menu.sizeHint().height())))
        return menu


def _order(name: str) -> int:
    """In the order in which they are offered, by the names shown; what is not offered comes last."""
    labels = [encodings.label(each) for each in encodings.OFFERED]
    return labels.index(encodings.label(name)) if encodings.label(name) in labels else len(labels)
