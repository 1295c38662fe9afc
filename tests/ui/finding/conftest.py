"""What tests of finding share."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from tests.ui.finding.finder import Reader
from viewer import resources
from viewer.article.reading import Reading
from viewer.formats import open_article


@pytest.fixture
def reader(qtbot: QtBot) -> Reader:
    reader = Reader()
    qtbot.addWidget(reader)
    reader.resize(1000, 600)
    with qtbot.waitActive(reader):
        reader.show()
        reader.activateWindow()
    reader.pane.setFocus()
    return reader


@pytest.fixture
def bundled(reader: Reader) -> Reader:
    reader.read(Reading(open_article(resources.path("articles/miit.txt"))))
    return reader


@pytest.fixture(autouse=True)
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a small article be searched at once, however busy the machine is."""
    monkeypatch.setattr("viewer.ui.finding.AT_ONCE_S", 60.0)
