"""What stands above two columns: the view that each shows, to be changed there, and the lock that keeps them level."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QFrame, QHBoxLayout, QMenu, QToolButton, QWidget

from viewer.text.script import View
from viewer.ui.statusbar import view_name
from viewer.ui.wording import Worded


class ColumnHeads(Worded, QFrame):
    """A slim row: the view of the left column, the lock, the view of the right one."""

    left_chosen = Signal(View)
    right_chosen = Signal(View)
    lock_toggled = Signal(bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("columnHeads")
        self.left = ViewButton(self)
        self.right = ViewButton(self)
        self.lock = QToolButton(self)
        self.lock.setObjectName("columnLock")
        self.lock.setCheckable(True)
        self.lock.setChecked(True)
        self.lock.toggled.connect(self.word)
        self.lock.toggled.connect(self.lock_toggled)
        self.left.chosen.connect(self.left_chosen)
        self.right.chosen.connect(self.right_chosen)
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 1, 8, 1)
        row.addWidget(self.left, 1, Qt.AlignmentFlag.AlignCenter)
        row.addWidget(self.lock)
        row.addWidget(self.right, 1, Qt.AlignmentFlag.AlignCenter)
        self.word()

    def show_views(self, left: View, right: View) -> None:
        """Name the views that are shown."""
        self.left.show_view(left)
        self.right.show_view(right)

    def set_columns(self, side_by_side: bool) -> None:
        """Whether there are two columns, which can be locked, or one with both views in it."""
        self.lock.setVisible(side_by_side)

    def word(self) -> None:
        self.lock.setText("＝" if self.lock.isChecked() else "≠")
        tip = (
            self.tr("The columns keep level, paragraph by paragraph. Press to scroll each by itself.")
            if self.lock.isChecked()
            else self.tr("Each column scrolls by itself. Press to keep them level.")
        )
        names = (self.tr("View of the column beside the text"), self.tr("View of the text"), tip)
        for button, name in zip((self.left, self.right, self.lock), names, strict=True):
            button.setToolTip(name)
            button.setAccessibleName(name)


class ViewButton(QToolButton):
    """Shows a view's name and offers the others."""

    chosen = Signal(View)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        group = QActionGroup(menu)
        self._actions = {}
        for view in View:
            action = menu.addAction(view_name(view))
            action.setCheckable(True)
            action.triggered.connect(lambda _checked=False, view=view: self.chosen.emit(view))
            self._actions[view] = group.addAction(action)
        self.setMenu(menu)

    def show_view(self, view: View) -> None:
        """Name the view."""
        self.setText(f"{view_name(view)} ▾")
        self.setAccessibleDescription(view_name(view))
        self._actions[view].setChecked(True)
