"""The guide: read in Hanview, in the interface's language, and true about the keys."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QApplication

from viewer import resources
from viewer.formats import open_article
from viewer.library.settings import Language
from viewer.ui.actions import ACTIONS
from viewer.ui.application import desk
from viewer.ui.window import MainWindow

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]
LANGUAGES = ("en", "zh_TW", "zh_CN")
MAIN = (
    "file.open",
    "file.recent",
    "file.address",
    "file.paste",
    "file.save",
    "file.print",
    "script.original",
    "script.hongkong",
    "script.flip",
    "vocabulary",
    "repair",
    "compare",
    "doubt.next",
    "doubt.previous",
    "doubt.details",
    "report",
    "copy",
    "copy.quote",
    "copy.original",
    "find",
    "find.next",
    "find.previous",
    "go.back",
    "go.forward",
    "view.menu",
    "view.palette",
    "view.caret",
    "look",
    "view.sections",
    "view.fullscreen",
    "section.next",
    "section.previous",
    "zoom.in",
    "zoom.out",
    "zoom.reset",
    "preferences",
    "help.guide",
    "help.shortcuts",
)
"""The actions that a guide has to explain. Four views are given by the first and the last."""


def guide(language: str) -> Path:
    return resources.path(f"guide/{language}.md")


def keys_in(language: str) -> set[str]:
    """The keys that a guide names, as Qt writes them."""
    text = guide(language).read_text("utf-8").replace("←", "Left").replace("→`", "Right`")
    return {QKeySequence(keys).toString() for keys in re.findall(r"`([^`]+)`", text)}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_key_in_it_does_something(language: str) -> None:
    assert "" not in keys_in(language)
    assert keys_in(language) <= {QKeySequence(keys).toString() for row in ACTIONS for keys in row.keys}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_keys_of_the_main_actions_are_in_it(language: str) -> None:
    keys = {row.name: QKeySequence(row.keys[0]).toString() for row in ACTIONS if row.keys}
    assert {keys[name] for name in MAIN} - keys_in(language) == set()


def test_it_is_the_same_article_in_every_language() -> None:
    english, *others = (open_article(guide(language)).blocks for language in LANGUAGES)
    for other in others:
        assert [(block.kind, block.level) for block in other] == [(block.kind, block.level) for block in english]


def press_f1(reader: Reader) -> MainWindow:
    reader.press("F1")
    (window,) = (window for window in desk().windows if window is not reader.window)
    reader.qtbot.waitExposed(window)
    reader.qtbot.waitUntil(lambda: "—" in window.windowTitle())
    return window


def test_f1_opens_it_in_a_window_with_its_sections(open_text: Open) -> None:
    reader = open_text("一。")
    window = press_f1(reader)
    assert window.windowTitle().startswith("Hanview guide")
    assert window.panel.tree.model().rowCount() > 0
    assert reader.shown == "一。"


def test_there_is_one_of_it(open_text: Open) -> None:
    reader = open_text("一。")
    window = press_f1(reader)
    reader.come_here()
    assert press_f1(reader) is window


def test_it_is_not_kept(open_text: Open) -> None:
    reader = open_text("一。")
    press_f1(reader)
    assert [document.path.name for document in desk().recents.list()] == ["文章.txt"]


def test_another_document_does_not_take_its_place(open_text: Open, tmp_path: Path) -> None:
    reader = open_text("一。")
    window = press_f1(reader)
    other = tmp_path / "另.txt"
    other.write_text("二。", "utf-8")
    window.open_requested.emit(str(other))
    reader.qtbot.waitUntil(lambda: len(desk().windows) == 3)
    assert window.windowTitle().startswith("Hanview guide")


def test_it_changes_its_language_and_keeps_the_place(open_text: Open) -> None:
    window = press_f1(open_text("一。"))
    section = window.pane.reading.sections[6]
    window.pane.go_to(section.position)
    desk().settings.language = Language.TAIWAN
    QApplication.processEvents()
    assert window.pane.place == section.position
    assert "搜尋" in window.pane.reading.rendition.block(section.position.block).text
    assert window.pane.reading.article.name == "zh_TW.md"


def test_it_is_shown_as_it_is_written(open_text: Open) -> None:
    desk_language = Language.MAINLAND
    reader = open_text("一。", "--script", "taiwan")
    desk().settings.language = desk_language
    desk().settings.vocabulary = True
    window = press_f1(reader)
    assert "软件 → 軟體" in window.pane.view.toPlainText()
    assert "Ctrl+," in window.pane.reading.rendition.block(len(window.pane.reading.article.blocks) - 1).text
