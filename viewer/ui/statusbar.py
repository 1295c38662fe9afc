"""The status bar: where the reader is, and what was done to the text."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QStatusBar, QToolButton, QWidget

from viewer.text.counting import minutes
from viewer.text.script import Region, View
from viewer.ui.glyphforms import wear
from viewer.ui.wording import Worded

if TYPE_CHECKING:
    from viewer.article.changes import Tally


class StatusBar(Worded, QStatusBar):
    """Two lines of small print: the place on the left, the text's state on the right."""

    encoding_clicked = Signal()
    doubts_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("statusBar")
        self.setSizeGripEnabled(False)
        self.place = _PlaceLabel(self)
        self.place.setObjectName("statusPlace")
        self.state = QLabel(self)
        self.state.setObjectName("statusState")
        self._place: tuple[str, int | None, int | None] = ("", None, None)
        self._done: tuple[str, Tally | None, bool, bool] = ("", None, False, False)
        self._encoding = "", 0
        self._doubts: int | None = None
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

    @cached_property
    def doubts(self) -> QToolButton:
        """How many doubts there are; made when there is one."""
        button = QToolButton(self)
        button.setObjectName("statusDoubts")
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(self.doubts_clicked)
        self.addPermanentWidget(button)  # after the state
        return button

    def set_region(self, region: Region) -> None:
        """Name the section in the glyph forms of `region`."""
        wear(self.place, region)

    def show_place(self, section: str, percent: int, length: int | None) -> None:
        """Where the reader is: section, how far through, and the article's length in 字 and minutes if it is known."""
        self._place = section, percent, length
        self._word_place()

    def show_state(self, view: str, tally: Tally | None, *, vocabulary: bool, of_page: bool = False) -> None:
        """What was done: the view's name and, once it is counted, how much was repaired and converted.

        `of_page` says that it was counted on the page in view only.
        """
        self._done = view, tally, vocabulary, of_page
        self._word_state()

    def show_encoding(self, name: str, unread: int) -> None:
        """The file's encoding, and how many characters could not be read in it."""
        self._encoding = name, unread
        self._word_encoding()
        self.encoding.show()

    def show_doubts(self, count: int | None) -> None:
        """How many places may be converted wrongly; None as long as that is not known."""
        self._doubts = count
        if count or "doubts" in self.__dict__:
            self._word_doubts()
            self.doubts.setVisible(bool(count))

    def hide_encoding(self) -> None:
        """Say nothing of an encoding: the document is not a file of text."""
        if "encoding" in self.__dict__:
            self.encoding.hide()

    def clear_all(self) -> None:
        """Say nothing, for want of an article."""
        self._place, self._done = ("", None, None), ("", None, False, False)
        self.word()

    def word(self) -> None:
        self._word_place()
        self._word_state()
        if "encoding" in self.__dict__:
            self._word_encoding()
        if "doubts" in self.__dict__:
            self._word_doubts()

    def _word_doubts(self) -> None:
        self.doubts.setText(self.tr("%Ln doubts", "", self._doubts or 0))
        self.doubts.setToolTip(self.tr("Go to the next place that may be converted wrongly"))

    def _word_encoding(self) -> None:
        name, unread = self._encoding
        told = self.tr("%Ln characters could not be read", "", unread) if unread else ""
        self.encoding.setText(f"{name} · {told}" if told else name)
        self.encoding.setToolTip(self.tr("Read the file in another encoding"))
        self.encoding.setAccessibleName(self.tr("Encoding: {name}").format(name=self.encoding.text()))

    def _word_place(self) -> None:
        section, percent, length = self._place
        parts = [] if percent is None else [f"{percent} %"]
        if length is not None:
            parts += [self.tr("%Ln characters", "", length), self.tr("%Ln min", "", minutes(length))]
        self.place.show_place(section, " · ".join(parts))

    def _word_state(self) -> None:
        view, tally, vocabulary, of_page = self._done
        repairs, converted = (tally.repairs, tally.characters) if tally else ({}, 0)
        repaired = sum(repairs.values())
        parts = [
            view,
            self.tr("vocabulary") if vocabulary else "",
            self.tr("this page") if of_page and (repaired or converted) else "",
            self.tr("%Ln repairs", "", repaired) if repaired else "",
            self.tr("%Ln characters converted", "", converted) if converted else "",
        ]
        self.state.setText(" · ".join(part for part in parts if part))
        self.state.setToolTip("\n".join(self._repair(rule, count) for rule, count in repairs.items()))

    def _repair(self, rule: str, count: int) -> str:
        sentences = {
            "gloss": self.tr("%Ln pinyin insertions hidden", "", count),
            "image": self.tr("%Ln empty images hidden", "", count),
            "invisible": self.tr("%Ln invisible characters hidden", "", count),
            "entity": self.tr("%Ln undecoded entities decoded", "", count),
            "radical": self.tr("%Ln radicals replaced by the characters they stand for", "", count),
            "line break": self.tr("%Ln line breaks inside paragraphs hidden", "", count),
            "punctuation": self.tr("%Ln punctuation marks widened", "", count),
        }
        return sentences.get(rule, f"{count:,} × {rule}")


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
