"""The main window: introduces the bars, the section panel and the article to each other."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QCloseEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QMainWindow,
    QMenu,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from viewer.article.blocks import Caution, Position
from viewer.article.reading import Reading
from viewer.formats.encodings import label
from viewer.text.script import View
from viewer.ui import messages, spoken
from viewer.ui.actions import make_actions, word_actions
from viewer.ui.afterpaint import AfterPaint
from viewer.ui.articlepane import START, ArticlePane
from viewer.ui.features import Features
from viewer.ui.notices import NoticeBar, Toast
from viewer.ui.opening import Opening
from viewer.ui.perusal import Perusal
from viewer.ui.statusbar import StatusBar, view_name
from viewer.ui.switching import Switching
from viewer.ui.toolbar import TIGHT, ToolBar, grouped_menu
from viewer.ui.wording import Worded

if TYPE_CHECKING:
    from viewer.article.changes import Tally
    from viewer.ui.copying import Copying
    from viewer.ui.desk import Desk
    from viewer.ui.foresight import Foresight
    from viewer.ui.sectionpanel import SectionPanel

VIEW_ACTIONS = {
    "script.original": View.ORIGINAL,
    "script.simplified": View.SIMPLIFIED,
    "script.taiwan": View.TAIWAN,
    "script.hongkong": View.HONGKONG,
}
CONTEXT_MENU = (
    ("copy", "copy.quote", "copy.original", "copy.both"),
    ("copy.section", "select.all"),
    ("rules.add",),
    ("script.flip", "repair"),
)
_SIDE_BUTTONS = {Qt.MouseButton.BackButton: "go.back", Qt.MouseButton.ForwardButton: "go.forward"}
NARROW = 720
"""Below this width in device-independent pixels the section panel makes way for the text."""


class MainWindow(Worded, QMainWindow):
    """One document, one window."""

    open_requested = Signal(str)
    """The reader asks for the document at a path."""
    encoding_chosen = Signal(str)
    """The reader wants the file read in another encoding, by Python's name; empty: in whatever is found out."""
    closed = Signal()

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.look = desk.look
        self.pane = ArticlePane(desk.look.typography, self)
        self.switching = Switching(self.pane)
        self.side = QWidget(self)
        self.status = StatusBar(self)
        self.notices = NoticeBar(self)
        self.toast = Toast(self.pane)
        self.actions_by_name = make_actions(self)
        self.opening = Opening(self)
        self.perusal = Perusal(self.pane)
        self._in_panel: Reading | None = None
        self._panel_width = 0
        """The panel's width where there is room for it; 0 if it was never given one."""
        self.features = Features(self, desk, self._lay_out())
        self._connect()
        self._show_switches()
        AfterPaint(self.pane.view.viewport(), self.complete)

    def complete(self) -> None:
        """Make what the first picture of the text does not wait for, unless it has been made."""
        _ = self.panel
        self.features.complete()

    def read(self, reading: Reading, place: Position = START) -> None:
        """Show an article that has been read, at `place`."""
        before = self.pane.reading.article
        for remark in before.remarks:
            self.notices.withdraw(messages.remark(remark))
        self.notices.withdraw(messages.empty(before.name))
        self.pane.read(reading, place)
        self.features.begin()
        if not reading.article.blocks:
            name = reading.article.name
            self.notices.say(partial(messages.empty, name))
        for remark in reading.article.remarks:
            self.notices.say(partial(messages.remark, remark))

    def restore(self, size: tuple[int, int], panel_width: int, *, panel_shown: bool, maximised: bool) -> None:
        """Arrange the window as it was left, before it is first shown."""
        self.resize(*size)
        self._panel_width = panel_width
        self._show_panel(panel_shown and not self.is_narrow)
        if maximised:
            self.setWindowState(Qt.WindowState.WindowMaximized)

    @property
    def is_narrow(self) -> bool:
        """Whether the window has no room for the section panel beside the text."""
        return self.width() < NARROW

    @cached_property
    def copying(self) -> Copying:
        """The copy commands, made when the first is given: with what they need they take 3 ms."""
        from viewer.ui.copying import Copying

        copying = Copying(self.pane)
        copying.copied.connect(self.toast.say)
        return copying

    @cached_property
    def foresight(self) -> Foresight:
        """What is got ready while the window is idle, once the text is painted."""
        from viewer.ui.foresight import Foresight

        foresight = Foresight(self.pane)
        self.closed.connect(foresight.stop)
        return foresight

    @cached_property
    def panel(self) -> SectionPanel:
        """The sections, at the side. Made once the text is painted: with what they need of Qt they take 8 ms."""
        from viewer.ui.sectionpanel import SectionPanel

        panel = SectionPanel(self.side)
        room = QVBoxLayout(self.side)
        room.setContentsMargins(0, 0, 0, 0)
        room.addWidget(panel)
        panel.section_chosen.connect(self._go_to_chosen)
        panel.section_pointed_at.connect(self.foresight.point_at)
        panel.menu_requested.connect(self._show_panel_menu)
        panel.left.connect(self.pane.setFocus)
        return panel

    def word(self) -> None:
        word_actions(self.actions_by_name)
        self.features.follow()

    # Building

    def _lay_out(self) -> QVBoxLayout:
        """Arrange the bars around the text. Returns the column that the text is in."""
        self.setWindowTitle("Hanview 漢覽")
        self.bar = ToolBar(self.actions_by_name, self)
        self.addToolBar(self.bar)
        column = QWidget(self)
        stack = QVBoxLayout(column)
        stack.setContentsMargins(0, 0, 0, 0)
        stack.setSpacing(0)
        stack.addWidget(self.notices)
        stack.addWidget(self.pane, 1)
        self.splitter = QSplitter(Qt.Orientation.Horizontal, self)
        self.splitter.setHandleWidth(1)
        # Its colour and width are in the first picture, so that nothing moves when the sections come.
        self.side.setObjectName("sidePanel")
        self.side.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.splitter.addWidget(self.side)
        self.splitter.addWidget(column)
        self.splitter.setStretchFactor(1, 1)
        self.splitter.setCollapsible(1, False)
        self.splitter.splitterMoved.connect(self._note_panel_width)
        self.setCentralWidget(self.splitter)
        self.setStatusBar(self.status)
        self.pane.setFocus()
        return stack

    def _connect(self) -> None:
        on = {name: action.triggered for name, action in self.actions_by_name.items()}
        for name, view in VIEW_ACTIONS.items():
            on[name].connect(lambda _checked=False, view=view: self.switching.choose(view))
        on["script.flip"].connect(self.switching.flip)
        on["vocabulary"].connect(self.switching.set_vocabulary)
        on["repair"].connect(self.pane.set_repair)
        on["file.close"].connect(self.close)
        on["file.quit"].connect(QApplication.closeAllWindows)
        on["copy"].connect(lambda: self.copying.copy())
        on["copy.quote"].connect(lambda: self.copying.copy_quote())
        on["copy.original"].connect(lambda: self.copying.copy_original())
        on["copy.both"].connect(lambda: self.copying.copy_both())
        on["copy.section"].connect(self._copy_current_section)
        on["select.all"].connect(self.pane.select_all)
        on["view.sections"].connect(self._show_panel)
        on["section.next"].connect(lambda: self._go_by_section(1))
        on["section.previous"].connect(lambda: self._go_by_section(-1))
        on["zoom.in"].connect(lambda: self.look.zoom(1))
        on["zoom.out"].connect(lambda: self.look.zoom(-1))
        on["zoom.reset"].connect(lambda: self.look.zoom(0))
        self.pane.view.zoom_requested.connect(self.look.zoom)
        self.look.changed.connect(self._wear_look)
        self.opening.started.connect(lambda name: self.status.showMessage(self.tr("Opening {name}…").format(name=name)))
        self.opening.ended.connect(self.status.clearMessage)
        self.pane.view.menu_requested.connect(self._show_menu)
        self.pane.place_changed.connect(self._show_place)
        self.pane.shown_changed.connect(self._show_all)
        self.pane.chosen.connect(self._say_choice)
        self.perusal.sections_found.connect(self._show_more_sections)
        self.perusal.grew.connect(self._show_whole)
        self.perusal.measured.connect(self._show_place)
        self.perusal.counted.connect(self._show_tally)
        self.perusal.failed.connect(lambda error: self.notices.say(partial(messages.sentence, error)))

    # Following what is shown

    def _show_all(self) -> None:
        """Everything around the text that depends on what is shown, once the text itself is painted."""
        self._show_switches()
        self.features.follow()
        AfterPaint(self.pane.view.viewport(), self._show_around)

    def _show_around(self) -> None:
        reading = self.pane.reading
        self._show_title(reading)
        self._show_sections(reading)
        self._show_place()
        if reading.is_surveyed or not reading.is_gradual:
            self._show_tally(None)
        self._show_encoding(reading)
        self.perusal.begin()
        self.features.settle()

    def _show_switches(self) -> None:
        reading, action = self.pane.reading, self.actions_by_name
        for name, view in VIEW_ACTIONS.items():
            action[name].setChecked(view is reading.view)
        action["vocabulary"].setChecked(reading.vocabulary)
        # The original has its own words, whatever the switch says.
        action["vocabulary"].setEnabled(reading.view is not View.ORIGINAL)
        action["repair"].setChecked(reading.repair)
        action["view.sections"].setChecked(not self.side.isHidden())

    def _say_choice(self) -> None:
        """Tell those who do not see the switches how the text is shown now."""
        on = [self.actions_by_name[name] for name in ("vocabulary", "repair")]
        words = [action.text() for action in on if action.isChecked() and action.isEnabled()]
        spoken.say(self.bar, " · ".join([view_name(self.pane.reading.view), *words]))

    def _wear_look(self) -> None:
        self.pane.wear(self.look.typography)

    def _show_sections(self, reading: Reading) -> None:
        self.panel.set_region(reading.rendition.region)
        self.status.set_region(reading.rendition.region)
        if reading is self._in_panel:
            self.panel.set_titles(self._titles(reading))
        else:
            self._in_panel = reading
            self.panel.set_sections(reading.sections, self._titles(reading))
            self.pane.catch_up()

    def _show_encoding(self, reading: Reading) -> None:
        article = reading.article
        action = self.actions_by_name["file.encoding"]
        action.setEnabled(bool(article.encoding))
        if article.encoding:
            unread = sum(remark.number for remark in reading.remarks if remark.caution is Caution.REPLACED)
            self.status.show_encoding(label(article.encoding), unread)
        else:
            self.status.hide_encoding()

    def _show_place(self) -> None:
        reading, place = self.pane.reading, self.pane.place
        if reading is not self._in_panel:
            return  # it is about to be shown
        if not reading.article.blocks:
            self.status.clear_all()
            self.panel.follow(None)
            return
        number = reading.section_at(place)
        self.panel.follow(number)
        title = reading.rendition.title(reading.sections[number].title) if number is not None else ""
        self.status.show_place(title, self._percent(), self.perusal.length(reading))

    def _percent(self) -> int:
        """How far the reader is: by the top of the view, and all the way when the end is in it."""
        return 100 if self.pane.shows_end else self.pane.reading.percent(self.pane.place)

    def _show_tally(self, tally: Tally | None) -> None:
        reading = self.pane.reading
        self.status.show_state(
            view_name(reading.view),
            tally,
            vocabulary=reading.rendition.vocabulary,
            of_page=reading.is_book,
        )

    def _show_title(self, reading: Reading) -> None:
        """Name the window and, for those who do not see it, the text."""
        name = self._title(reading)
        self.setWindowTitle(f"{name} — Hanview 漢覽" if name else "Hanview 漢覽")
        self.pane.view.setAccessibleName(name)

    def _show_more_sections(self) -> None:
        """Show the sections that were found meanwhile, and what is known by them."""
        reading = self.pane.reading
        self.pane.catch_up()
        self._show_title(reading)
        self.panel.set_sections(reading.sections, self._titles(reading))
        self._show_place()
        self._show_tally(None)

    def _show_whole(self) -> None:
        """All of the article has been read: say how that went."""
        reading = self.pane.reading
        if reading.is_whole:
            self._show_encoding(reading)
            for remark in reading.remarks[len(reading.article.remarks) :]:
                self.notices.say(partial(messages.remark, remark))

    def _titles(self, reading: Reading) -> Callable[[int], str]:
        """What each of the sections found by now is called in the shown script."""
        sections = reading.sections
        return lambda number: reading.rendition.title(sections[number].title)

    def _title(self, reading: Reading) -> str:
        stated = reading.article.metadata.title
        derived = () if stated or (reading.is_gradual and not reading.sections) else reading.derived_title
        return reading.rendition.title((stated,) if stated else derived) or reading.article.name

    # What the reader asks for

    def _go_to_section(self, number: int) -> None:
        self.pane.go_to(self.pane.reading.sections[number].position)
        self.pane.setFocus()

    def _go_to_chosen(self, number: int) -> None:
        """Go to a section of the panel, which makes way for the text where both have no room."""
        if self.is_narrow:
            self._show_panel(False)
        self._go_to_section(number)

    def _go_by_section(self, steps: int) -> None:
        reading = self.pane.reading
        number = reading.section_at(self.pane.place)
        target = (-1 if number is None else number) + steps
        if steps < 0 and number is not None and self.pane.place > reading.sections[number].position:
            target = number  # back to the beginning of the section that is being read
        if 0 <= target < len(reading.sections):
            self._go_to_section(target)

    def _copy_current_section(self) -> None:
        number = self.pane.reading.section_at(self.pane.place)
        if number is not None:
            self.copying.copy_section(number)

    def _show_menu(self, point: QPoint) -> None:
        groups = ([self.actions_by_name[name] for name in group] for group in CONTEXT_MENU)
        menu = grouped_menu(groups, self)
        menu.aboutToHide.connect(menu.deleteLater)
        self.features.trust.explaining.offer_in(menu, point)
        menu.popup(point)

    def _show_panel_menu(self, number: int, point: QPoint) -> None:
        menu = QMenu(self)
        menu.addAction(self.actions_by_name["copy.section"].text(), lambda: self.copying.copy_section(number))
        menu.popup(point)

    def _show_panel(self, on: bool) -> None:
        if not on and self.side.isAncestorOf(QApplication.focusWidget() or self):
            self.pane.setFocus()  # before Qt hands the keyboard to whatever comes next
        self.side.setVisible(on)
        self.actions_by_name["view.sections"].setChecked(on)
        if on and self._panel_width:
            # In a narrow window it leaves the text enough to be seen what is there.
            width = min(self._panel_width, self.width() // 2) if self.is_narrow else self._panel_width
            self.splitter.setSizes([width, max(self.width() - width, 1)])

    def _note_panel_width(self) -> None:
        if not self.is_narrow:
            self._panel_width = self.side.width()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The side buttons of a mouse go back and forward, as in a browser."""
        name = _SIDE_BUTTONS.get(event.button())
        if name is None:
            super().mousePressEvent(event)
        else:
            self.actions_by_name[name].trigger()

    def resizeEvent(self, event: QResizeEvent) -> None:
        narrow, before = self.is_narrow, event.oldSize()
        # The bar is made for a wide window: telling it so takes 8 ms, in which PySide loads every kind of widget.
        if self.width() < TIGHT or self.bar.is_narrow:
            self.bar.fit(self.width())
        if before.isValid() and narrow != (before.width() < NARROW):
            self._show_panel(not narrow)
        super().resizeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.perusal.stop()
        self.opening.cancel()
        from viewer.ui.longwork import LongWork  # not for the first paint

        for work in self.findChildren(LongWork):
            work.cancel()
        super().closeEvent(event)
        self.closed.emit()
