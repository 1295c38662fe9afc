"""The status bar: where the reader is, and what was done to the text."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from viewer.article.changes import Tally
from viewer.text.counting import minutes
from viewer.text.script import Region, View
from viewer.ui.glyphforms import wear


class StatusBar(QStatusBar):
    """Two lines of small print: the place on the left, the text's state on the right."""

    encoding_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self.place = _PlaceLabel(self)
        self.place.setObjectName("statusPlace")
        self.state = QLabel(self)
        self.state.setObjectName("statusState")
        self.addWidget(self.place, 1)
        self.addPermanentWidget(self.state)

    @cached_property
    def encoding(self) -> QToolButton:
        """The encoding that the file was read in; made when it is first told, after the first paint."""
        button = QToolButton(self)
        button.setObjectName("statusEncoding")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard with the text
        button.clicked.connect(self.encoding_clicked)
        self.insertPermanentWidget(1, button)  # before the state
        return button

    def set_region(self, region: Region) -> None:
        """Name the section in the glyph forms of `region`."""
        wear(self.place, region)

    def show_place(self, section: str, percent: int, length: int | None) -> None:
        """Where the reader is: section, how far through, and the article's length in 字 and minutes if it is known."""
        parts = [f"{percent} %"]
        if length is not None:
            parts += [
                self.tr("{count} characters").format(count=f"{length:,}"),
                self.tr("{count} min").format(count=minutes(length)),
            ]
        self.place.show_place(section, " · ".join(parts))

    def show_state(self, view: str, tally: Tally, *, vocabulary: bool) -> None:
        """What was done: the view's name, how many places were repaired and how many characters converted."""
        repaired = sum(tally.repairs.values())
        parts = [
            view,
            self.tr("vocabulary") if vocabulary else "",
            self.tr("{count} repairs").format(count=f"{repaired:,}") if repaired else "",
            self.tr("{count} characters converted").format(count=f"{tally.characters:,}") if tally.characters else "",
        ]
        self.state.setText(" · ".join(part for part in parts if part))
        self.state.setToolTip("\n".join(self._repairs(tally)))

    def show_encoding(self, name: str, unread: int) -> None:
        """The file's encoding, and how many characters could not be read in it."""
        told = self.tr("{count} characters could not be read").format(count=f"{unread:,}") if unread else ""
        self.encoding.setText(f"{name} · {told}" if told else name)
        self.encoding.setToolTip(self.tr("Read the file in another encoding"))
        self.encoding.setAccessibleName(self.tr("Encoding: {name}").format(name=self.encoding.text()))
        self.encoding.show()

    def hide_encoding(self) -> None:
        """Say nothing of an encoding: the document is not a file of text."""
        if "encoding" in self.__dict__:
            self.encoding.hide()

    def clear_all(self) -> None:
        """Say nothing, for want of an article."""
        self.place.show_place("", "")
        self.state.clear()
        self.state.setToolTip("")

    def _repairs(self, tally: Tally) -> list[str]:
        sentences = {
            "gloss": self.tr("{count} pinyin insertions hidden"),
            "image": self.tr("{count} empty images hidden"),
            "invisible": self.tr("{count} invisible characters hidden"),
            "entity": self.tr("{count} undecoded entities decoded"),
            "radical": self.tr("{count} radicals replaced by the characters they stand for"),
            "line break": self.tr("{count} line breaks inside paragraphs hidden"),
            "punctuation": self.tr("{count} punctuation marks widened"),
        }
        return [
            sentences.get(rule, "{count} × " + rule).format(count=f"{count:,}") for rule, count in tally.repairs.items()
        ]


class _PlaceLabel(QLabel):
    """A section's title and some figures. The title is cut short where there is no room; it never widens a window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._title, self._figures = "", ""

    def show_place(self, title: str, figures: str) -> None:
        """Show `title` before `figures`; either may be empty."""
        self._title, self._figures = title, figures
        self.setToolTip(title)
        self._fit()

    def _fit(self) -> None:
        figures = f" · {self._figures}" if self._title else self._figures
        measure = self.fontMetrics()
        padding = self.sizeHint().width() - measure.horizontalAdvance(self.text())
        room = self.width() - padding - measure.horizontalAdvance(figures)
        self.setText(measure.elidedText(self._title, Qt.TextElideMode.ElideRight, max(room, 0)) + figures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def view_name(view: View) -> str:
    """A view's name; the same in every interface language."""
    names = {View.ORIGINAL: "原文", View.SIMPLIFIED: "简体", View.TAIWAN: "臺灣", View.HONGKONG: "香港"}
    return names[view]
