"""What the windows of one program share: what the reader keeps, and the windows themselves."""

from __future__ import annotations

import os
from collections.abc import Iterable
from functools import cached_property, partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QLocale, QObject, Qt
from PySide6.QtWidgets import QApplication

from viewer import resources
from viewer.arguments import Arguments, is_address
from viewer.library.documents import Fingerprint, address_of
from viewer.library.notices import Notice
from viewer.library.places import Choices, Places
from viewer.library.recents import Recents
from viewer.library.settings import Settings
from viewer.library.store import Store
from viewer.text.script import View
from viewer.ui import messages
from viewer.ui.keeping import Keeping
from viewer.ui.language import Interpreter
from viewer.ui.look import Look
from viewer.ui.opening import Manner, Opened, Order, order_of
from viewer.ui.window import MainWindow

if TYPE_CHECKING:
    from viewer.library.glossary import Glossary
    from viewer.ui.guide import Guide
    from viewer.ui.rulemaking import RuleMaking

PROPERTY = "desk"
"""The property of the application that holds its desk."""

T = TypeVar("T")
_NOTHING_SAID = Arguments()


class Desk(QObject):
    """One for each QApplication, whose child it is."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        application.setProperty(PROPERTY, self)
        self.store = Store.open()
        self.settings = Settings(self.store)
        self.recents = Recents(self.store)
        self.places = Places(self.store)
        self.bundled = resources.path("articles/miit.txt")
        self.windows: list[MainWindow] = []
        self.destroyed.connect(self.settings.subscribe(Settings.traditional_view, self._flip_to))
        self.destroyed.connect(self.settings.subscribe(Settings.corrections, self._correct))
        self.keepers: dict[MainWindow, Keeping] = {}
        self._front: MainWindow | None = None
        application.focusWindowChanged.connect(self._note_front)
        self.interpreter = Interpreter(self.settings, application)
        self.look = Look(self.settings, application, self)

    def open(self, arguments: Arguments) -> list[MainWindow]:
        """A window for each file of a command line; without one for the last document, or for the bundled article."""
        if arguments.files:
            return [self.open_document(path, arguments) for path in arguments.files]
        last = self.recents.last if self.settings.return_to_last else None
        is_there = last is not None and last.path.exists()
        window = self.open_document(str(last.path if last and is_there else self.bundled), arguments)
        if last and not is_there:
            window.notices.say(partial(messages.moved, last.name))
        return [window]

    def open_document(self, path: str, arguments: Arguments = _NOTHING_SAID) -> MainWindow:
        """A window with the document at `path`; with a notice in place of it if it cannot be opened."""
        window = self.new_window()
        window.opening.open_now(self.order(path, arguments))
        window.show()
        return window

    def show_document(self, opened: Opened) -> MainWindow:
        """A window with a document that has been read already."""
        window = self.new_window()
        window.opening.opened.emit(opened)
        window.show()
        return window

    def bring(self, paths: Iterable[str], window: MainWindow) -> None:
        """Open what the reader asks for in `window`: there if it is free, or else each in a window of its own.

        A document that another window holds is not opened twice: that window comes to the front.
        """
        orders = []
        for path in paths:
            holder = self.holder(path)
            if holder is None or holder is window:
                self.keepers[window].keep_place()  # where it is read again if it is the same document
                orders.append(self.order(path))
            else:
                self._turn_to(holder, path)
        if orders:
            window.opening.open(*orders)

    def receive(self, arguments: Arguments, token: str = "") -> None:
        """Do what another start of the program was asked for. `token` is the desktop's leave to come to the front."""
        if token:
            os.environ["XDG_ACTIVATION_TOKEN"] = token  # where Qt looks for it
        for path in arguments.files:
            window = self.holder(path)
            if window is None:
                come_forward(self.open_document(path, arguments))
            else:
                show_as(window, arguments)
                self._turn_to(window, path)
        if not arguments.files and self.windows:
            window = self._front if self._front in self.windows else self.windows[-1]
            show_as(window, arguments)
            come_forward(window)

    def _turn_to(self, window: MainWindow, path: str) -> None:
        """Bring the window that holds a document to the front. A page is fetched again: it may be another by now."""
        come_forward(window)
        if is_address(path):
            self.bring([path], window)

    def order(self, path: str, arguments: Arguments = _NOTHING_SAID) -> Order:
        """What to tell a window that is to open the file at `path`, or the page at a web address."""
        if is_address(path):
            from viewer.ui.fetching import order_of_address  # not for the first paint of a file

            return order_of_address(path, lambda _known: self.manner(path, arguments))
        return order_of(path, lambda known: self.manner(path, arguments, known))

    @cached_property
    def glossary(self) -> Glossary:
        """The reader's rules."""
        from viewer.library.glossary import Glossary  # who reads the original needs none

        return Glossary(self.store)

    @cached_property
    def rulemaking(self) -> RuleMaking:
        """Changes of the rules, and how to undo them."""
        from viewer.ui.rulemaking import RuleMaking

        return RuleMaking(self.glossary, self)

    @cached_property
    def guide(self) -> Guide:
        """The article about Hanview."""
        from viewer.ui.guide import Guide

        return Guide(self)

    def new_window(self) -> MainWindow:
        """An empty window as the reader left the last one, not shown yet."""
        settings = self.settings
        window = MainWindow(self)
        window.restore(
            settings.window_size,
            settings.panel_width,
            panel_shown=settings.panel_shown,
            maximised=settings.maximised,
        )
        self.keepers[window] = Keeping(window, self)
        self.windows.append(window)
        window.closed.connect(lambda: self._forget(window))
        self.store.listen(self._say)  # now there is somebody to tell, also of what was met before
        return window

    def manner(self, path: str, arguments: Arguments = _NOTHING_SAID, fingerprint: Fingerprint | None = None) -> Manner:
        """How the document at `path` is shown: as asked for now, as the reader last had it, or as by the settings."""
        settings = self.settings
        document = self.recents.find(path, fingerprint) if path else None
        choices = self.places.choices(document) if document else Choices()
        return Manner(
            view=_first(arguments.view, choices.view, settings.opening_view),
            vocabulary=_first(arguments.vocabulary, choices.vocabulary, settings.vocabulary),
            repair=_first(arguments.repair, choices.repair, settings.repair),
            corrections=arguments.corrections and settings.corrections,
            encoding=arguments.encoding or choices.encoding,
            traditional=self._traditional,
            place=self.places.place(document) if document else None,
        )

    def clear(self) -> None:
        """Close every window and what is kept, and be no more."""
        for window in list(self.windows):
            window.close()
        self.store.close()
        self.interpreter.deleteLater()
        if (application := QApplication.instance()) is not None:
            application.setProperty(PROPERTY, None)
        self.setParent(None)
        self.deleteLater()

    @property
    def _traditional(self) -> View:
        """The Traditional view that a flip goes to."""
        return self.settings.traditional_view or traditional_of(QLocale.system())

    def _flip_to(self, _value: object) -> None:
        for window in self.windows:
            window.pane.reading.traditional = self._traditional

    def _correct(self, on: bool) -> None:
        for window in self.windows:
            window.switching.set_corrections(on)

    def holder(self, path: str) -> MainWindow | None:
        """The window that holds the document at `path`."""
        address = address_of(path)
        return next((window for window, keeper in self.keepers.items() if keeper.address == address), None)

    def _note_front(self) -> None:
        """Remember which window the reader turned to last."""
        active = QApplication.activeWindow()
        if isinstance(active, MainWindow):
            self._front = active

    def _forget(self, window: MainWindow) -> None:
        self.windows.remove(window)
        del self.keepers[window]

    def _say(self, notice: Notice) -> None:
        for window in self.windows[:1]:
            window.notices.say(partial(messages.notice, notice))


def traditional_of(locale: QLocale) -> View:
    """The Traditional view that a flip goes to before the reader has chosen one."""
    return View.HONGKONG if locale.territory() in (QLocale.Country.HongKong, QLocale.Country.Macao) else View.TAIWAN


def show_as(window: MainWindow, arguments: Arguments) -> None:
    """Show the document in `window` as a command line asks for; what it does not say stays as it is."""
    if arguments.view is not None:
        window.pane.choose(arguments.view)
    if arguments.vocabulary is not None:
        window.pane.set_vocabulary(arguments.vocabulary)
    if arguments.repair is not None:
        window.pane.set_repair(arguments.repair)


def come_forward(window: MainWindow) -> None:
    """Bring a window to the front, from wherever it is."""
    window.setWindowState(window.windowState() & ~Qt.WindowState.WindowMinimized)
    window.show()
    window.raise_()
    window.activateWindow()


def _first(*values: T | None) -> T:
    """The first value that is given; the last one always is."""
    return next(value for value in values if value is not None)
