"""What is said below the reader's rules: how many there are, how an import went, which lines of a file were bad."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from viewer.library.rule_files import BadLine, Flaw
from viewer.text.rules import Problem
from viewer.text.script import Region
from viewer.ui.glyphforms import wear

_MOST_NAMED = 1_000
"""Bad lines that are listed."""
_LINES = 7
"""Of them, that are in view."""


class RuleMessage(QWidget):
    """A sentence, and a list of bad lines if there are some, to be read and copied."""

    def __init__(self, region: Region, parent: QWidget) -> None:
        super().__init__(parent)
        self._sentence = QLabel(self)
        self._sentence.setObjectName("ruleMessage")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._bad = QPlainTextEdit(self)
        self._bad.setObjectName("badLines")
        self._bad.setReadOnly(True)
        self._bad.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self._bad.hide()
        wear(self._bad, region)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._sentence)
        column.addWidget(self._bad)

    def say(self, text: str, bad: Sequence[BadLine] = ()) -> None:
        """Say a sentence in place of the one before, and list the lines that it is about."""
        self._sentence.setText(text)
        lines = self._said_of(bad[:_MOST_NAMED])
        self._bad.setPlainText("\n".join([*lines, *("…" for _ in bad[_MOST_NAMED : _MOST_NAMED + 1])]))
        frame = 2 * (self._bad.frameWidth() + int(self._bad.document().documentMargin()))
        self._bad.setFixedHeight(min(len(bad) + 1, _LINES) * self._bad.fontMetrics().lineSpacing() + frame)
        self._bad.setVisible(bool(bad))

    def _said_of(self, bad: Sequence[BadLine]) -> list[str]:
        frame = self.tr("Line {number}: {what}: {text}")
        said = {what: translated(what) for what in {each.what for each in bad}}
        return [frame.format(number=f"{n:,}", what=said[what], text=" ".join(text.split())) for n, what, text in bad]


def translated(what: Flaw | Problem) -> str:
    """What is wrong, in the reader's language."""
    return QCoreApplication.translate("rules", what.value)


def texts() -> tuple[str, ...]:
    """What can be wrong, to be translated."""
    return tuple(what.value for what in (*Flaw, *Problem))
