"""The bar at the top: sections, opening, the script bar, vocabulary, and a menu of every action."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QSizePolicy, QToolBar, QToolButton, QWidget

from viewer.ui.scriptbar import ScriptBar
from viewer.ui.wording import Worded

MENU = (
    (
        "file.open",
        "file.recent",
        "file.address",
        "file.paste",
        "file.encoding",
        "file.save",
        "file.print",
        "file.close",
        "file.quit",
    ),
    ("script.original", "script.simplified", "script.taiwan", "script.hongkong", "script.flip"),
    ("vocabulary", "repair", "compare"),
    ("marks.doubtful", "marks.changed", "marks.repaired", "doubt.next", "doubt.previous", "doubt.details", "report"),
    ("rules", "rules.add", "rules.undo", "rules.redo"),
    ("copy", "copy.quote", "copy.original", "copy.both", "copy.section", "copy.all", "select.all"),
    ("find", "find.next", "find.previous"),
    ("go.back", "go.forward", "section.previous", "section.next"),
    ("view.sections", "view.caret", "view.fullscreen"),
    ("look", "zoom.in", "zoom.out", "zoom.reset"),
    ("help.guide", "help.shortcuts", "view.palette", "preferences"),
)
"""Groups of actions by name, with a line between them."""

TIGHT = 1000
"""From this width of the window on the bar is taken to have room for all that is in it, in every language."""
_SUBMENUS = ("script", "marks", "copy", "find", "view")
"""Families of the actions that begin a submenu. It holds the groups up to the next one in `MENU`; the first group and
the last are in the menu itself."""


class ToolBar(Worded, QToolBar):
    """One row. In a narrow window what the menu has too makes way, in turns, for the script bar and the menu,
    which move together at last."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self._step = self._spacing = 0
        self._wanted: list[int] = []
        self.setObjectName("toolBar")
        self.setMovable(False)
        self.setFloatable(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        self.addActions([actions["view.sections"], actions["file.open"]])
        self._recent = self.addWidget(_recent_button(actions["file.recent"], self))
        line = self.addSeparator()
        self._scripts = ScriptBar([action for name, action in actions.items() if name in _VIEWS], self)
        self.addWidget(self._scripts)
        switches = [actions["file.open"], self.addSeparator(), actions["vocabulary"], actions["compare"]]
        self.addActions([actions["vocabulary"], actions["compare"]])
        gap = QWidget(self)
        gap.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.addWidget(gap)
        self.addActions([actions["find"], actions["look"]])
        # What goes first, and what goes then.
        self._spare = ([*switches, actions["find"]], [actions["look"]], [actions["view.sections"], line])
        self._submenus: dict[str, QMenu] = {}
        self._all = self._menu_button(actions)
        self.addWidget(self._all)
        self.word()

    def word(self) -> None:
        self.setWindowTitle(self.tr("Toolbar"))
        self._all.setToolTip(self.tr("All actions"))
        self._all.setAccessibleName(self._all.toolTip())
        titles = {
            "script": self.tr("Script"),
            "marks": self.tr("Doubts and changes"),
            "copy": self.tr("Copy"),
            "find": self.tr("Find and go"),
            "view": self.tr("Window and text"),
        }
        for family, menu in self._submenus.items():
            menu.setTitle(titles[family])

    def open_menu(self) -> None:
        """Show the menu of all actions, with the keyboard on its first line."""
        menu = self._all.menu()
        corner = self._all.rect().bottomRight()
        menu.popup(self._all.mapToGlobal(corner) - QPoint(menu.sizeHint().width(), 0))
        menu.setActiveAction(menu.actions()[0])

    def fit(self, width: int) -> None:
        """Leave out, or bring back, what a window of this width has no room for."""
        if not self.is_narrow:
            self._wanted = [self.sizeHint().width()]
        for step in range(len(self._spare) + 2):
            if step == len(self._wanted):
                self._leave_out(step)
                self._wanted.append(self.sizeHint().width())
            if self._wanted[step] <= width:
                break
        if step != self._step:
            self._leave_out(step)

    def fit_again(self) -> None:
        """Fit after words, letters or a style sheet have become others, and with them the room that all takes."""
        if self.is_narrow:
            self._leave_out(0)
        if self.window().width() < TIGHT:
            self.fit(self.window().width())

    @property
    def is_narrow(self) -> bool:
        """Whether anything is left out."""
        return self._step > 0

    def _leave_out(self, steps: int) -> None:
        for step, actions in enumerate(self._spare):
            for action in actions:
                self.widgetForAction(action).setMaximumWidth(0 if step < steps else _UNLIMITED)
        self._recent.setVisible(not steps)
        self._scripts.tighten(steps > len(self._spare))
        if (layout := self.layout()) is not None and bool(steps) is not self.is_narrow:
            # What is left out takes no room. The style sheet's own spacing does not come back by itself.
            self._spacing = layout.spacing() if steps else self._spacing
            layout.setSpacing(0 if steps else self._spacing)
        self._step = steps

    def _menu_button(self, actions: Mapping[str, QAction]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("menuButton")
        button.setText("⋮")
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setMenu(self._menu(actions, button))
        return button

    def _menu(self, actions: Mapping[str, QAction], parent: QWidget) -> QMenu:
        whole = menu = QMenu(parent)
        for group in MENU:
            family = group[0].split(".")[0]
            if family in _SUBMENUS:
                menu = self._submenus[family] = QMenu(whole)
                whole.addMenu(menu)
            elif group is MENU[-1]:
                menu = whole
            if not menu.isEmpty():
                menu.addSeparator()
            menu.addActions([actions[name] for name in group])
            if group is MENU[0]:
                menu.addSeparator()
        return whole

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if self.isVisible() and event.type() in _NEW_WIDTHS:
            QTimer.singleShot(0, self, self.fit_again)  # once all parts of the bar have changed


def _recent_button(action: QAction, parent: QWidget) -> QToolButton:
    """The arrow beside the button that opens files."""
    button = QToolButton(parent)
    button.setObjectName("recentButton")
    button.setDefaultAction(action)
    button.setFixedWidth(20)
    button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return button


def grouped_menu(groups: Iterable[Iterable[QAction]], parent: QWidget) -> QMenu:
    """A menu of groups of actions with a line between them."""
    menu = QMenu(parent)
    for group in groups:
        if not menu.isEmpty():
            menu.addSeparator()
        for action in group:
            menu.addAction(action)
    return menu


_VIEWS = MENU[1][:4]
_NEW_WIDTHS = (QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.LanguageChange)
_UNLIMITED = 0xFFFFFF  # Qt's QWIDGETSIZE_MAX
