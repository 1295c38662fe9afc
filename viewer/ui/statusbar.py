"""The status bar: where the reader is, and what was done to the text."""

from __future__ import annotations

from enum import IntEnum
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


class _Spare(IntEnum):
    """What a narrow window does without: each of these, after all before it."""

    NOTHING = 0
    MINUTES = 1
    ENCODING = 2
    LENGTH = 3
    REPAIRS = 4
    CONVERTED = 5
    DOUBTS = 6
    STATE = 7


_LONG = 180
"""Minutes from which on a length is told in hours."""
_GAP = 12
"""Pixels around each part."""
_LEAST_TITLE = 9
"""Heights of a line, of the section's title for which all of that makes way."""


class StatusBar(Worded, QStatusBar):
    """Two lines of small print: the place on the left, the text's state on the right.

    Where there is no room for all, the title and the percentage stay longest.
    """

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
        self._spare = _Spare.NOTHING
        self.state.setMinimumWidth(1)  # it never widens a window
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
        before, self._place = self._place, (section, percent, length)
        if (before[0], before[2]) == (section, length):
            self._word_place()  # scrolling within a section: a fraction of the time
        else:
            self._fit()

    def show_state(self, view: str, tally: Tally | None, *, vocabulary: bool, of_page: bool = False) -> None:
        """What was done: the view's name and, once it is counted, how much was repaired and converted.

        `of_page` says that it was counted on the page in view only.
        """
        self._done = view, tally, vocabulary, of_page
        self._fit()

    def show_encoding(self, name: str, unread: int) -> None:
        """The file's encoding, and how many characters could not be read in it."""
        if self._encoding != (name, unread):
            self._encoding = name, unread
            _ = self.encoding
            self._fit()

    def show_doubts(self, count: int | None) -> None:
        """How many places may be converted wrongly; None as long as that is not known."""
        if self._doubts != count:
            self._doubts = count
            if count:
                _ = self.doubts
            self._fit()

    def hide_encoding(self) -> None:
        """Say nothing of an encoding: the document is not a file of text."""
        if self._encoding[0]:
            self._encoding = "", 0
            self._fit()

    def clear_all(self) -> None:
        """Say nothing, for want of an article."""
        self._place, self._done = ("", None, None), ("", None, False, False)
        self.word()

    def word(self) -> None:
        self._fit()

    def _fit(self) -> None:
        """Say as much as there is room for."""
        for self._spare in _Spare:
            self._word_place()
            self._word_state()
            if "encoding" in self.__dict__:
                self._word_encoding()
            if "doubts" in self.__dict__:
                self._word_doubts()
            if self._wish() <= self.width():
                break

    def _wish(self) -> int:
        """The pixels that all of what is said would take, with so much of the title as has to be seen."""
        others: list[QWidget] = [
            self.state,
            *(self.__dict__[name] for name in ("encoding", "doubts") if name in self.__dict__),
        ]
        taken = [each.sizeHint().width() for each in others if not each.isHidden()]
        return self.place.wish() + sum(taken) + _GAP * (len(taken) + 1)

    def _word_doubts(self) -> None:
        self.doubts.setVisible(bool(self._doubts) and self._spare < _Spare.DOUBTS)
        self.doubts.setText(self.tr("%Ln doubts", "", self._doubts or 0))
        self.doubts.setToolTip(self.tr("Go to the next place that may be converted wrongly"))

    def _word_encoding(self) -> None:
        name, unread = self._encoding
        self.encoding.setVisible(bool(name) and (bool(unread) or self._spare < _Spare.ENCODING))
        told = self.tr("%Ln characters could not be read", "", unread) if unread else ""
        self.encoding.setText(f"{name} · {told}" if told else name)
        self.encoding.setToolTip(self.tr("Read the file in another encoding"))
        self.encoding.setAccessibleName(self.tr("Encoding: {name}").format(name=self.encoding.text()))

    def _word_place(self) -> None:
        section, percent, length = self._place
        parts = [] if percent is None else [f"{percent} %"]
        if length is not None:
            parts += [self.tr("%Ln characters", "", length)] if self._spare < _Spare.LENGTH else []
            parts += [self._duration(minutes(length))] if self._spare < _Spare.MINUTES else []
        self.place.show_place(section, " · ".join(parts))

    def _duration(self, length: int) -> str:
        hours = round(length / 60)
        return self.tr("%Ln min", "", length) if length < _LONG else self.tr("%Ln h", "", hours)

    def _word_state(self) -> None:
        view, tally, vocabulary, of_page = self._done
        repairs, converted = (tally.repairs, tally.characters) if tally else ({}, 0)
        repaired = sum(repairs.values())
        parts = [
            view,
            self.tr("vocabulary") if vocabulary else "",
            self.tr("this page") if of_page and (repaired or converted) else "",
            self.tr("%Ln repairs", "", repaired) if repaired and self._spare < _Spare.REPAIRS else "",
            self.tr("%Ln characters converted", "", converted) if converted and self._spare < _Spare.CONVERTED else "",
        ]
        self.state.setVisible(self._spare < _Spare.STATE)
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self._fit()


class _PlaceLabel(QLabel):
    """A section's title and some figures. The title is cut short where there is no room; it never widens a window."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._title, self._figures = "", ""
        # As high as it will be with Chinese in it, or the text would move up when the bar has something to say.
        self.setText("永")
        self.setMinimumHeight(self.sizeHint().height())
        self.clear()

    def show_place(self, title: str, figures: str) -> None:
        """Show `title` before `figures`; either may be empty."""
        self._title, self._figures = title, figures
        self.setToolTip(title)
        self._fit()

    def wish(self) -> int:
        """The pixels that it takes with the whole title, or with as much of a long one as has to be seen."""
        measure = self.fontMetrics()
        title = min(measure.horizontalAdvance(self._title), _LEAST_TITLE * measure.height())
        return title + measure.horizontalAdvance(f" · {self._figures}") + self._padding()

    def _padding(self) -> int:
        return self.sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text())

    def _fit(self) -> None:
        figures = f" · {self._figures}" if self._title else self._figures
        measure = self.fontMetrics()
        room = self.width() - self._padding() - measure.horizontalAdvance(figures)
        self.setText(measure.elidedText(self._title, Qt.TextElideMode.ElideRight, max(room, 0)) + figures)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()


def view_name(view: View) -> str:
    """A view's name; the same in every interface language."""
    names = {View.ORIGINAL: "原文", View.SIMPLIFIED: "简体", View.TAIWAN: "臺灣", View.HONGKONG: "香港"}
    return names[view]
