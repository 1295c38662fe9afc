"""Every action of the window: its name, text and keys in one table."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow


def _n(text: str) -> str:
    """Mark a text for translation; it is translated when an action is made, in the language of that moment."""
    return text


class ActionRow(NamedTuple):
    """An action: object name, text, keys, an explanation for its tooltip, whether it is a switch, and a shorter text
    for the toolbar."""

    name: str
    text: str
    keys: tuple[str, ...] = ()
    tip: str = ""
    switch: bool = False
    short: str = ""


# The names of views are the same in every interface language: readers know them by these words.
ACTIONS = (
    ActionRow("file.open", _n("Open…"), ("Ctrl+O",), _n("Open a text or Markdown file")),
    ActionRow("file.recent", _n("Recent documents…"), ("Ctrl+Shift+O",), short="▾"),
    ActionRow("file.address", _n("Open address…"), ("Ctrl+L",), _n("Open a page of the web, or a file by its path")),
    ActionRow("file.paste", _n("Paste as a new article"), ("Ctrl+V",), _n("Read the text or files on the clipboard")),
    ActionRow("file.encoding", _n("Encoding…"), (), _n("Read the file in another encoding")),
    ActionRow("file.save", _n("Save as…"), ("Ctrl+S",), _n("Save what is shown as text, Markdown, HTML, EPUB or PDF")),
    ActionRow("file.print", _n("Print…"), ("Ctrl+P",)),
    ActionRow("file.close", _n("Close window"), ("Ctrl+W",)),
    ActionRow("file.quit", _n("Quit"), ("Ctrl+Q",)),
    ActionRow("script.original", "原文", ("Ctrl+1",), _n("As the source has it"), switch=True),
    ActionRow("script.simplified", "简体", ("Ctrl+2",), _n("Simplified characters of the mainland"), switch=True),
    ActionRow("script.taiwan", "臺灣", ("Ctrl+3",), _n("Traditional characters of Taiwan"), switch=True),
    ActionRow("script.hongkong", "香港", ("Ctrl+4",), _n("Traditional characters of Hong Kong"), switch=True),
    ActionRow("script.flip", _n("Flip script"), ("Ctrl+T",), _n("Show the other script, and back")),
    ActionRow(
        "vocabulary",
        _n("Vocabulary"),
        ("Ctrl+Shift+V",),
        _n("Also use the region’s words, as in 软件 → 軟體. This rewords the text: leave it off for quotes."),
        switch=True,
    ),
    ActionRow(
        "repair",
        _n("Repair"),
        ("Ctrl+R",),
        _n("Hide bracketed pinyin, empty images and other damage of copied pages. Off shows every character."),
        switch=True,
    ),
    ActionRow(
        "compare",
        _n("Compare"),
        ("Ctrl+B",),
        _n("Show the original beside the text, paragraph by paragraph; or any two views"),
        switch=True,
    ),
    ActionRow(
        "marks.doubtful",
        _n("Mark doubts"),
        (),
        _n("Underline with a wave what may be converted wrongly"),
        switch=True,
    ),
    ActionRow("marks.changed", _n("Mark changes"), (), _n("Underline with dots what conversion changed"), switch=True),
    ActionRow("marks.repaired", _n("Mark repairs"), (), _n("Put a corner where repair changed or hid"), switch=True),
    ActionRow("doubt.next", _n("Next doubt"), ("F8",), _n("Go to the next place that may be converted wrongly")),
    ActionRow("doubt.previous", _n("Previous doubt"), ("Shift+F8",)),
    ActionRow("doubt.details", _n("Explain this place"), ("Ctrl+I",), _n("What stood here, and what else it could be")),
    ActionRow("report", _n("Report…"), ("Ctrl+Shift+R",), _n("What was repaired, changed and is in doubt, by place")),
    ActionRow("rules", _n("Glossary…"), ("Ctrl+Shift+G",), _n("Your rules for terms: look through, change, exchange")),
    ActionRow(
        "rules.add",
        _n("Make a rule…"),
        ("Ctrl+Shift+K",),
        _n("Say once what the selected words are shown as, or that they are never converted"),
    ),
    ActionRow("rules.undo", _n("Undo rule"), ("Ctrl+Z",), _n("Take back what was settled last")),
    ActionRow("rules.redo", _n("Redo rule"), ("Ctrl+Shift+Z", "Ctrl+Y")),
    ActionRow("copy", _n("Copy"), ("Ctrl+C",), _n("Copy what is shown")),
    ActionRow("copy.quote", _n("Copy quote with its source"), ("Ctrl+Shift+C",)),
    ActionRow("copy.original", _n("Copy original"), ("Ctrl+Alt+C",), _n("Copy in the source’s own script and words")),
    ActionRow("copy.both", _n("Copy shown and original"), ()),
    ActionRow("copy.section", _n("Copy section"), ()),
    ActionRow("copy.all", _n("Copy whole article")),
    ActionRow("select.all", _n("Select all"), ("Ctrl+A",)),
    ActionRow("find", _n("Find…"), ("Ctrl+F",), _n("Find words in either script"), short=_n("Find")),
    ActionRow("find.next", _n("Next hit"), ("F3",)),
    ActionRow("find.previous", _n("Previous hit"), ("Shift+F3",)),
    ActionRow("go.back", _n("Back"), ("Alt+Left",), _n("To where you jumped from")),
    ActionRow("go.forward", _n("Forward"), ("Alt+Right",)),
    ActionRow("view.palette", _n("Go to anything…"), ("Ctrl+K",)),
    ActionRow("view.menu", _n("Menu of all actions"), ("F10",)),
    ActionRow("view.caret", _n("Caret"), ("F7",), _n("Move a caret with the arrow keys; Shift selects"), switch=True),
    ActionRow(
        "look",
        _n("Text and theme"),
        ("Ctrl+Shift+A",),
        _n("Theme, size, typefaces and measures"),
        switch=True,
        short="Aa",
    ),
    ActionRow("view.sections", _n("Sections"), ("F9",), _n("Show or hide the section panel"), switch=True),
    ActionRow("view.fullscreen", _n("Full screen"), ("F11",), switch=True),
    ActionRow("section.next", _n("Next section"), ("Ctrl+PgDown",)),
    ActionRow("section.previous", _n("Previous section"), ("Ctrl+PgUp",)),
    ActionRow("zoom.in", _n("Larger text"), ("Ctrl++", "Ctrl+=")),
    ActionRow("zoom.out", _n("Smaller text"), ("Ctrl+-",)),
    ActionRow("zoom.reset", _n("Usual text size"), ("Ctrl+0",)),
    ActionRow("preferences", _n("Preferences…"), ("Ctrl+,",)),
    ActionRow("help.guide", _n("Guide"), ("F1",), _n("How to use Hanview")),
    ActionRow("help.shortcuts", _n("Keyboard shortcuts"), ("Ctrl+?",)),
)


def make_actions(window: QMainWindow) -> dict[str, QAction]:
    """The window's actions by object name, added to it so that their keys work everywhere in it."""
    actions = {}
    for row in ACTIONS:
        action = QAction(window)  # not with its text, for which PySide would load icons: 1 ms
        action.setObjectName(row.name)
        action.setShortcuts([QKeySequence(keys) for keys in row.keys])
        action.setCheckable(row.switch)
        window.addAction(action)
        actions[row.name] = action
    word_actions(actions)
    return actions


def word_actions(actions: Mapping[str, QAction]) -> None:
    """Name the actions of the table in the language of the moment."""
    for row in ACTIONS:
        action = actions[row.name]
        action.setText(_translate(row.text))
        if row.short:
            action.setIconText(_translate(row.short))
        keys = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        tip = _translate(row.tip or row.text)
        action.setToolTip(f"{tip} ({keys})" if keys else tip)


def _translate(text: str) -> str:
    return QCoreApplication.translate("actions", text)
