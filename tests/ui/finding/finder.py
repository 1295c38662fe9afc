"""Somebody who looks for words, at a pane with its find bar and section panel."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from viewer.article.blocks import Article, Block
from viewer.article.reading import Reading
from viewer.ui import theme
from viewer.ui.articlepane import ArticlePane
from viewer.ui.findbar import FindBar
from viewer.ui.finding import Finding
from viewer.ui.reading.style import MarkKind
from viewer.ui.sectionpanel import SectionPanel
from viewer.ui.typography import Typography

Key, Modifier = Qt.Key, Qt.KeyboardModifier
FILLER = "春眠不覺曉處處聞啼鳥夜來風雨聲花落知多少"


class Pane(ArticlePane):
    """Says when a page is shown, whatever the reason."""

    page_shown = Signal()

    def _show(self, above: int = 0) -> None:
        super()._show(above)
        self.page_shown.emit()


class Reader(QWidget):
    """A pane with its find bar and section panel, introduced to each other as the window does it."""

    def __init__(self) -> None:
        super().__init__()
        self.pane = Pane(Typography(theme.LIGHT), self)
        self.panel = SectionPanel(self)
        self.finding = Finding(self.pane)
        self.bar = FindBar(self.pane, self.finding, self)
        column = QVBoxLayout()
        column.addWidget(self.bar)
        column.addWidget(self.pane)
        row = QHBoxLayout(self)
        row.addWidget(self.panel)
        row.addLayout(column, 1)
        self.finding.counted.connect(self.panel.set_counts)

    def read(self, reading: Reading) -> None:
        self.pane.read(reading)
        sections = reading.sections
        self.panel.set_sections(sections, lambda number: reading.rendition.title(sections[number].title))

    def marked(self, kind: MarkKind | None = None) -> list[str]:
        """The words on the page that the view has marked, of one kind or of both, as they are shown."""
        layout, styles = self.pane.view._layout, self.pane.view._layout.style.colours.marks
        wanted = [style for each, style in styles.items() if kind in (None, each)]
        return [
            layout.page.texts[index][start:end]
            for index, marks in sorted(layout._marks.items())
            for start, end, style in sorted(marks, key=lambda mark: mark[:2])
            if style in wanted
        ]

    @property
    def top(self) -> int:
        return self.pane.view.verticalScrollBar().value()


def reading(*texts: str) -> Reading:
    return Reading(Article(tuple(map(Block, texts))))


def long_reading(*places: int, count: int = 120, word: str = "網絡") -> Reading:
    """So many paragraphs of several lines each, with `word` in those at `places`."""
    return reading(*(FILLER * 5 + (word if k in places else "") + FILLER for k in range(count)))


def type_in(reader: Reader, text: str) -> None:
    """Open the bar and hand its field `text` in one piece, as an input method does."""
    reader.bar.open()
    reader.bar.field.clear()
    reader.bar.field.insert(text)


def press(reader: Reader, key: Qt.Key, modifier: Qt.KeyboardModifier = Modifier.NoModifier) -> None:
    QTest.keyClick(reader.bar.field, key, modifier)


def waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let every slice of work end after one portion."""
    monkeypatch.setattr("viewer.ui.finding.AT_ONCE_S", -1.0)
    monkeypatch.setattr("viewer.ui.jobs.SLICE_S", -1.0)
