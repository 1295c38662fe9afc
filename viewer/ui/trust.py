"""What makes a conversion trustworthy in one window: marks, details, the count of doubts, the report, the notice."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QAction

from viewer.article.blocks import Article, Position
from viewer.article.doubts import MachineMade, Rebuilding, survey
from viewer.article.rendition import Rendition
from viewer.library.settings import Setting, Settings
from viewer.text.script import View
from viewer.ui.explaining import Explaining
from viewer.ui.jobs import Slices
from viewer.ui.marking import Marking
from viewer.ui.reading.style import MarkKind
from viewer.ui.settling import Settling

if TYPE_CHECKING:
    from viewer.ui.desk import Desk
    from viewer.ui.reportpanel import ReportPanel
    from viewer.ui.window import MainWindow

KINDS: Mapping[str, tuple[MarkKind, Setting[bool]]] = {
    "marks.doubtful": (MarkKind.DOUBTFUL, Settings.mark_doubtful),
    "marks.changed": (MarkKind.CHANGED, Settings.mark_changed),
    "marks.repaired": (MarkKind.REPAIRED, Settings.mark_repaired),
}
"""The switch of each kind of mark, and the setting that remembers it."""


class Trust(QObject):
    """Begun once the first page is painted."""

    def __init__(self, window: MainWindow, desk: Desk) -> None:
        super().__init__(window)
        settings = desk.settings
        self._window, self._settings = window, settings
        self._surveyed: Article | None = None
        self._machine_made: Article | None = None
        """What was surveyed last, if a careless converter made it."""
        self._report: ReportPanel | None = None
        self._survey = Slices(self)
        self.marking = Marking(window.pane, [kind for kind, setting in KINDS.values() if settings.value(setting)])
        self.settling = Settling(desk.rulemaking, self._explained, lambda: desk.keepers[window].number, self)
        self.settling.said.connect(window.toast.say)
        self.explaining = Explaining(window.pane, window, self.marking, self.settling)
        window.pane.shown_changed.connect(self._renew_report)
        self.marking.counted.connect(self._count)
        self.marking.missed.connect(self._say_none)
        self.marking.went_around.connect(self._say_where_from)
        window.perusal.measured.connect(self.marking.go_on)
        window.foresight.ready.connect(self.marking.look_ahead)
        for name, (_, setting) in KINDS.items():
            self._follow(window.actions_by_name[name], name, setting)
        self.marking.begin()

    def show_report(self) -> None:
        """Show the report on what is shown now, and what was probably meant if a converter made the text."""
        from viewer.ui.reportpanel import show_report

        is_made = self._window.pane.reading.article is self._machine_made
        panel = show_report(self._window.pane, self.marking.doubts, self._window, proposals=is_made)
        self._report = panel
        panel.accepted.connect(self._accept)
        panel.finished.connect(self._forget_report)
        panel.position_chosen.connect(self._go_to)
        panel.said.connect(self._window.toast.say)
        panel.failed.connect(self._window.notices.say)

    def _explained(self) -> Rendition:
        return self.explaining.rendition

    def _accept(self, items: Sequence[Rebuilding], view: View) -> None:
        """Rebuild places of the text, and show it in the view in which they are."""
        self.settling.rebuild(items, view)
        if self._window.pane.reading.view is not view:
            self._window.pane.choose(view)

    def _renew_report(self) -> None:
        """Have an open report follow what is shown; that on another article is over."""
        if self._report is not None and self._report.article is not self._window.pane.reading.article:
            self._report.close()
        elif self._report is not None:
            self._report.renew(self.marking.doubts)

    def _forget_report(self) -> None:
        self._report = None

    def _follow(self, action: QAction, name: str, setting: Setting[bool]) -> None:
        def hear(on: bool) -> None:
            action.setChecked(on)
            self.marking.show_kind(KINDS[name][0], on)

        action.setChecked(self._settings.value(setting))
        self.destroyed.connect(self._settings.subscribe(setting, hear))

    def _count(self, count: int | None) -> None:
        self._window.status.show_doubts(count)
        reading = self._window.pane.reading
        is_traditional = reading.view in (View.TAIWAN, View.HONGKONG)
        if count is not None and is_traditional and reading.article is not self._surveyed:
            self._survey.start(self._look(reading.article))

    def _look(self, article: Article) -> Iterator[None]:
        """Look whether the article was made by a careless converter, and offer to review it if so."""
        clean, found = self._window.pane.reading.clean, None
        for found in survey(clean):  # noqa: B007  # the last one is wanted
            yield
        self._surveyed = article
        self._machine_made = article if isinstance(found, MachineMade) else None
        if isinstance(found, MachineMade) and self._window.pane.reading.article is article:
            self._offer(found)

    def _offer(self, found: MachineMade) -> None:
        def said() -> str:
            words = "、".join(found.words[:3])
            frame = self.tr(
                "This text was probably made by a converter: nobody writes {words} (%Ln places).", "", times
            )
            return frame.format(words=words)

        times = found.times
        self._window.notices.offer(said, lambda: self.tr("Review"), self.show_report)

    def _go_to(self, position: Position) -> None:
        pane = self._window.pane
        found = self.marking.doubts.at(position)
        if found is not None:
            self.marking.go_to(found)
        else:
            pane.go_to(position)

    def _say_where_from(self, steps: int) -> None:
        translate = QCoreApplication.translate
        hints = {
            1: translate("FindBar", "Continued from the beginning"),
            -1: translate("FindBar", "Continued from the end"),
        }
        self._window.toast.say(hints[steps])

    def _say_none(self) -> None:
        self._window.toast.say(self.tr("Nothing is in doubt here"))
