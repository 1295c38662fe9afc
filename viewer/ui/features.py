"""What the window offers around the text: find, palette, history, look, saving, printing. Each is made when first used.

Making one costs 3 to 15 ms that the first picture of an article need not wait for.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QVBoxLayout

from viewer.library.settings import Settings
from viewer.ui.jobs import Slices, loading

if TYPE_CHECKING:
    from viewer.article.blocks import Position
    from viewer.ui.addressbar import AddressBar
    from viewer.ui.arrivals import Arrivals
    from viewer.ui.choosing import RecentMenu
    from viewer.ui.comparing import Comparing
    from viewer.ui.desk import Desk
    from viewer.ui.dropping import Dropping
    from viewer.ui.findbar import FindBar
    from viewer.ui.fullscreen import FullScreen
    from viewer.ui.history import History
    from viewer.ui.inking import Inking
    from viewer.ui.invitation import Invitation
    from viewer.ui.lookpanel import LookPanel
    from viewer.ui.openingbar import OpeningBar
    from viewer.ui.palette import CommandPalette
    from viewer.ui.printing.printing import Printing
    from viewer.ui.rareglyphs import RareGlyphs
    from viewer.ui.recoding import Recoding
    from viewer.ui.rulebook import Rulebook
    from viewer.ui.saving import Saving
    from viewer.ui.trust import Trust
    from viewer.ui.window import MainWindow


_NEEDED_FOR_TRUST = (
    "viewer.text.doubt",
    "viewer.text.query",
    "viewer.article.search",
    "viewer.article.doubts",
    "viewer.article.explanation",
    "viewer.ui.finding",
    "viewer.ui.rulemaking",
    "viewer.article.settling",
    "viewer.ui.settling",
    "viewer.ui.candidates",
    "viewer.ui.details",
    "viewer.ui.explaining",
    "viewer.ui.marking",
    "viewer.ui.trust",
)


class Features(QObject):
    """The features of one window, behind its actions. `stack` is the column in which the find bar has its row."""

    def __init__(self, window: MainWindow, desk: Desk, stack: QVBoxLayout) -> None:
        super().__init__(window)
        self._window, self._desk, self._stack = window, desk, stack
        self._loading = Slices(self)
        self._connect(window.actions_by_name)
        window.opening.slow.connect(lambda name: self.opening_bar.show_for(name, window.opening.share))
        window.opening.failed.connect(lambda *_: self._invite())
        window.pane.jumped.connect(self._note_jump)
        window.perusal.counted.connect(self._ink)
        window.pane.view.link_activated.connect(self._follow_link)

    @cached_property
    def find_bar(self) -> FindBar:
        """Finds words in either script."""
        from viewer.ui.findbar import FindBar
        from viewer.ui.finding import Finding

        finding = Finding(self._window.pane)
        finding.jumped.connect(lambda origin, target: self.history.found(origin, target))
        finding.counted.connect(self._window.panel.set_counts)
        self._window.perusal.grew.connect(finding.go_on)
        self._window.perusal.sections_found.connect(finding.recount)
        bar = FindBar(self._window.pane, finding, self._window)
        self._stack.insertWidget(0, bar)
        return bar

    @cached_property
    def history(self) -> History:
        """Where the reader jumped from."""
        from viewer.ui.history import History

        history = History(self)
        history.back_possible.connect(self._window.actions_by_name["go.back"].setEnabled)
        history.forward_possible.connect(self._window.actions_by_name["go.forward"].setEnabled)
        history.begin(self._window.pane.reading.article.blocks)
        return history

    @cached_property
    def inking(self) -> Inking:
        """Draws what the pages of a book will need."""
        from viewer.ui.inking import Inking

        return Inking(self._window.pane)

    @cached_property
    def go_anywhere(self) -> CommandPalette:
        """Sections, recent documents, commands and themes by a few typed characters."""
        from viewer.ui.entries import Commands, Files, Sections, Themes
        from viewer.ui.palette import CommandPalette

        window = self._window
        files = Files(self._desk.recents.list, window.open_requested.emit)
        commands, themes = Commands(window.actions_by_name), Themes(self._desk.look)
        return CommandPalette([Sections(window.pane), files, commands, themes], window.pane)

    @cached_property
    def recent_menu(self) -> RecentMenu:
        """What was opened lately."""
        from viewer.ui.choosing import RecentMenu

        menu = RecentMenu(self._desk.recents, self._window)
        menu.chosen.connect(self._window.open_requested)
        return menu

    @cached_property
    def arrivals(self) -> Arrivals:
        """What is dropped and pasted."""
        from viewer.ui.arrivals import Arrivals

        arrivals = Arrivals(self._window, self._desk)
        arrivals.address_met.connect(lambda address: self.address_bar.open(address))
        return arrivals

    @cached_property
    def dropping(self) -> Dropping:
        """Takes what is dropped on the window."""
        from viewer.ui.arrivals import accepts
        from viewer.ui.dropping import Dropping

        return Dropping(self._window, accepts, lambda data: self.arrivals.take(data))

    @cached_property
    def full_screen(self) -> FullScreen:
        """Has the window fill the screen."""
        from viewer.ui.fullscreen import FullScreen

        return FullScreen(self._window, self._window.actions_by_name["view.fullscreen"])

    @cached_property
    def rare_glyphs(self) -> RareGlyphs:
        """Tells of characters that no font can draw."""
        from viewer.ui.rareglyphs import RareGlyphs

        return RareGlyphs(self._window.pane, self._window.notices)

    @cached_property
    def invitation(self) -> Invitation:
        """Says how to bring something to read."""
        from viewer.ui.invitation import Invitation

        return Invitation(self._window.pane)

    @cached_property
    def address_bar(self) -> AddressBar:
        """A line for the address of what to open."""
        from viewer.ui.addressbar import AddressBar

        bar = AddressBar(self._window)
        bar.asked.connect(self._open_address)
        bar.left.connect(self._window.pane.setFocus)
        self._stack.insertWidget(0, bar)
        return bar

    @cached_property
    def opening_bar(self) -> OpeningBar:
        """What is being opened, when it takes long."""
        from viewer.ui.openingbar import OpeningBar

        bar = OpeningBar(self._window)
        bar.cancelled.connect(self._give_up_opening)
        self._window.opening.ended.connect(bar.dismiss)
        self._window.opening.progressed.connect(bar.show_share)
        self._stack.insertWidget(0, bar)
        return bar

    @cached_property
    def look_panel(self) -> LookPanel:
        """Theme, type and measures."""
        from viewer.ui.lookpanel import LookPanel

        panel = LookPanel(self._desk.look, self._window)
        panel.closed.connect(lambda: self._window.actions_by_name["look"].setChecked(False))
        return panel

    @cached_property
    def saving(self) -> Saving:
        """The whole article as a file, or on the clipboard."""
        from viewer.ui.saving import Saving

        window, desk = self._window, self._desk
        saving = Saving(window.pane, lambda: desk.keepers[window].folder)
        saving.said.connect(window.toast.say)
        saving.failed.connect(window.notices.say)
        return saving

    @cached_property
    def printing(self) -> Printing:
        """The whole article on paper."""
        from viewer.ui.printing.printing import Printing

        printing = Printing(self._window.pane)
        printing.said.connect(self._window.toast.say)
        printing.failed.connect(self._window.notices.say)
        return printing

    @cached_property
    def recoding(self) -> Recoding:
        """The same file in another encoding."""
        from viewer.ui.recoding import Recoding

        recoding = Recoding(self._window)
        recoding.chosen.connect(self._window.encoding_chosen)
        return recoding

    @cached_property
    def trust(self) -> Trust:
        """Marks, doubts and the report."""
        from viewer.ui.trust import Trust

        return Trust(self._window, self._desk)

    @cached_property
    def rulebook(self) -> Rulebook:
        """The reader's rules."""
        from viewer.ui.rulebook import Rulebook

        return Rulebook(self._window, self._desk)

    @cached_property
    def comparing(self) -> Comparing:
        """Another view of the article beside the one that is read."""
        from viewer.ui.comparing import Comparing

        comparing = Comparing(self._window.pane)
        comparing.rearranged.connect(self.trust.marking.begin)
        comparing.rearranged.connect(self.trust.explaining.listen_beside)
        return comparing

    def complete(self) -> None:
        """The window has been painted: make what takes drops, fills the screen and looks for missing glyphs."""
        _ = self.dropping, self.full_screen, self.rare_glyphs

    def settle(self) -> None:
        """The article is on the screen: what looks through it may begin."""
        if "trust" not in self.__dict__ and not self._loading.is_busy:
            self._loading.start(self._make_trust())

    def _make_trust(self) -> Iterator[None]:
        """Make `trust`, slice by slice: together its modules take 50 ms to load."""
        yield from loading(_NEEDED_FOR_TRUST)
        _ = self.trust
        yield
        _ = self.history

    def begin(self) -> None:
        """Another article is shown."""
        self._invite()
        if "history" in self.__dict__:
            self.history.begin(self._window.pane.reading.article.blocks)

    def follow(self) -> None:
        """The same article is shown otherwise."""
        if "go_anywhere" in self.__dict__ and self.go_anywhere.isVisible():
            self.go_anywhere.refresh()

    def _connect(self, actions: Mapping[str, QAction]) -> None:
        on = {name: action.triggered for name, action in actions.items()}
        on["file.open"].connect(self._choose_files)
        on["file.address"].connect(lambda: self.address_bar.open())
        on["file.recent"].connect(self._show_recent)
        on["file.paste"].connect(lambda: self.arrivals.paste())
        on["find"].connect(lambda: self.find_bar.open())
        on["find.next"].connect(lambda: self.find_bar.find_next())
        on["find.previous"].connect(lambda: self.find_bar.find_previous())
        on["go.back"].connect(lambda: self._retrace(self.history.back(self._window.pane.place)))
        on["go.forward"].connect(lambda: self._retrace(self.history.forward(self._window.pane.place)))
        on["view.palette"].connect(lambda: self.go_anywhere.toggle())
        on["view.caret"].connect(self._set_caret)
        on["look"].connect(self._show_look)
        on["compare"].connect(lambda on: self.comparing.show(on))
        on["doubt.next"].connect(lambda: self.trust.marking.step(1))
        on["doubt.previous"].connect(lambda: self.trust.marking.step(-1))
        on["doubt.details"].connect(lambda: self.trust.explaining.show_here())
        on["rules"].connect(lambda: self.rulebook.show())
        on["rules.add"].connect(lambda: self.rulebook.make_rule())
        on["rules.undo"].connect(lambda: self.rulebook.undo())
        on["rules.redo"].connect(lambda: self.rulebook.redo())
        on["report"].connect(lambda: self.trust.show_report())
        self._window.status.doubts_clicked.connect(lambda: self.trust.marking.step(1))
        settings = self._desk.settings
        actions["marks.doubtful"].setChecked(settings.mark_doubtful)
        actions["marks.changed"].setChecked(settings.mark_changed)
        actions["marks.repaired"].setChecked(settings.mark_repaired)
        on["marks.doubtful"].connect(lambda on: settings.change(Settings.mark_doubtful, on))
        on["marks.changed"].connect(lambda on: settings.change(Settings.mark_changed, on))
        on["marks.repaired"].connect(lambda on: settings.change(Settings.mark_repaired, on))
        on["file.save"].connect(lambda: self.saving.choose())
        on["copy.all"].connect(lambda: self.saving.copy_all())
        on["file.print"].connect(lambda: self.printing.choose())
        on["file.encoding"].connect(self._ask_encoding)
        self._window.status.encoding_clicked.connect(self._ask_encoding)
        on["view.menu"].connect(lambda: self._window.bar.open_menu())
        on["help.shortcuts"].connect(self._show_shortcuts)
        on["preferences"].connect(self._show_preferences)
        on["help.guide"].connect(lambda: self._desk.guide.show())
        for name in ("go.back", "go.forward", "file.encoding"):
            actions[name].setEnabled(False)

    def _invite(self) -> None:
        """Nothing was there to open, or nothing is in it: the page says what else can be done."""
        if not self._window.pane.reading.article.blocks:
            self.invitation.show_if_empty()

    def _note_jump(self, origin: Position, target: Position) -> None:
        self.history.jumped(origin, target)

    def _ink(self) -> None:
        if self._window.pane.reading.is_book:
            self.inking.begin()

    def _follow_link(self, address: str) -> None:
        """Go where a link in the document leads, or hand it to the reader's browser or mail program to fetch."""
        from PySide6.QtCore import QUrl
        from PySide6.QtGui import QDesktopServices

        if address.startswith("#") and (place := self._window.pane.reading.article.anchors.get(address[1:])):
            self._window.pane.go_to(place)
            return
        url = QUrl(address)
        if url.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(url)
        else:
            self._window.toast.say(self.tr("This link leads nowhere outside the document: {link}").format(link=address))

    def _choose_files(self) -> None:
        from viewer.ui.choosing import choose_files

        window, desk = self._window, self._desk
        last = desk.recents.last
        desk.bring(choose_files((desk.keepers[window].folder, last and last.path.parent), window), window)

    def _open_address(self, text: str) -> None:
        from viewer.ui.fetching import meant

        desk, window = self._desk, self._window
        desk.bring([meant(text, desk.keepers[window].folder)], window)

    def _show_recent(self) -> None:
        bar = self._window.bar
        self.recent_menu.open_under(bar.findChild(QToolButton, "recentButton") or bar)

    def _give_up_opening(self) -> None:
        self._window.opening.cancel()
        self._invite()
        self._window.toast.say(self.tr("Opening was cancelled"))

    def _retrace(self, place: Position | None) -> None:
        if place is not None:
            self._window.pane.turn_to(place)

    def _ask_encoding(self) -> None:
        window = self._window
        self.recoding.ask(window.pane.reading.article.encoding, window.status.encoding)

    def _set_caret(self, on: bool) -> None:
        self._window.pane.view.set_caret(on)
        self._window.pane.setFocus()

    def _show_look(self, on: bool) -> None:
        if on:
            anchor = self._window.bar.widgetForAction(self._window.actions_by_name["look"])
            self.look_panel.open_under(anchor or self._window.bar)
        else:
            self.look_panel.dismiss()

    def _show_shortcuts(self) -> None:
        from viewer.ui.shortcuts import show_shortcuts

        show_shortcuts(self._window.actions_by_name, self._window)

    def _show_preferences(self) -> None:
        from viewer.ui.preferences import show_preferences

        show_preferences(self._desk.settings, self._window)
