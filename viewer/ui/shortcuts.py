"""The list of keyboard shortcuts. It asks the actions and the reading view for their keys and has none of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from itertools import accumulate, product
from typing import TypeVar

from PySide6.QtCore import QCoreApplication, QEvent, QKeyCombination, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QPalette, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QDialog, QFrame, QTextBrowser, QVBoxLayout, QWidget

from viewer.ui.reading.keys import Motion, caret_move_of, scrolling_of
from viewer.ui.toolbar import MENU

T = TypeVar("T")
translate = QCoreApplication.translate
_PLAIN, _SHIFT, _CONTROL = (
    Qt.KeyboardModifier.NoModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.ControlModifier,
)

TWO_COLUMNS = 620
"""Pixels from which on the list is set in two columns."""


@dataclass(frozen=True, slots=True)
class Row:
    """What keys do. Each of `keys` does it, as people of the platform write them."""

    text: str
    keys: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Group:
    """Rows under a title."""

    title: str
    rows: tuple[Row, ...]


class ShortcutList(QDialog):
    """Every action by group with its keys, and the keys that read, in text that can be selected. Escape closes it."""

    def __init__(self, actions: Mapping[str, QAction], parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("shortcutList")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._actions = actions
        self._columns = 0
        self.text = QTextBrowser(self)
        self.text.setObjectName("shortcutText")
        self.text.setFrameShape(QFrame.Shape.NoFrame)
        # By keyboard, too, but without a caret: the arrow keys scroll.
        self.text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.text.document().setDocumentMargin(20)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self.resize(760, 640)
        self._write()

    def _write(self) -> None:
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self._columns = 2 if self.width() >= TWO_COLUMNS else 1
        place = self.text.verticalScrollBar().value()
        self.text.setHtml(_page(groups(self._actions), self._columns, self.palette()))
        self.text.moveCursor(QTextCursor.MoveOperation.Start)
        self.text.verticalScrollBar().setValue(place)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.LanguageChange):
            self._write()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if (event.size().width() >= TWO_COLUMNS) != (self._columns == 2):
            self._write()


def show_shortcuts(actions: Mapping[str, QAction], window: QWidget) -> None:
    """Show the list beside `window`, or bring it to the front."""
    shown = window.findChild(ShortcutList) or ShortcutList(actions, window)
    shown.show()
    shown.activateWindow()


def groups(actions: Mapping[str, QAction]) -> Iterator[Group]:
    """Every action in the order of the menu, and those that it has not; then the keys that read, with their meaning."""
    left = dict(actions)
    for names in MENU:
        rows = [_row(left.pop(name)) for name in names if name in left]
        yield Group(_title(names), tuple(rows))
    if left:
        yield Group(translate("shortcuts", "More"), tuple(map(_row, left.values())))
    yield Group(
        translate("shortcuts", "Reading"),
        tuple(_keys_with(scrolling_of, _scrolling_texts(), (_PLAIN, _SHIFT, _CONTROL))),
    )
    yield Group(
        translate("shortcuts", "With a caret; with Shift they select"), tuple(_keys_with(caret_move_of, _caret_texts()))
    )


def _row(action: QAction) -> Row:
    return Row(action.text().removesuffix("…"), tuple(filter(None, map(_written, action.shortcuts()))))


def _title(names: Sequence[str]) -> str:
    """A group of the menu is called after the family of its first action."""
    titles = {
        "file": translate("shortcuts", "Files"),
        "script": translate("shortcuts", "Script"),
        "vocabulary": translate("shortcuts", "Conversion"),
        "marks": translate("shortcuts", "Doubts and changes"),
        "rules": translate("shortcuts", "Rules"),
        "copy": translate("shortcuts", "Copying"),
        "find": translate("shortcuts", "Finding"),
        "go": translate("shortcuts", "Going about"),
        "section": translate("shortcuts", "Going about"),
        "view": translate("shortcuts", "Window"),
        "zoom": translate("shortcuts", "Size of the text"),
        "look": translate("shortcuts", "Size of the text"),
        "help": translate("shortcuts", "Help"),
    }
    return titles.get(names[0].split(".")[0], translate("shortcuts", "More"))


def _scrolling_texts() -> dict[Motion, str]:
    return {
        Motion.SCREEN_DOWN: translate("shortcuts", "A screen on"),
        Motion.SCREEN_UP: translate("shortcuts", "A screen back"),
        Motion.LINE_DOWN: translate("shortcuts", "A little on"),
        Motion.LINE_UP: translate("shortcuts", "A little back"),
        Motion.START: translate("shortcuts", "Beginning of the page"),
        Motion.END: translate("shortcuts", "End of the page"),
        Motion.FIRST: translate("shortcuts", "Beginning"),
        Motion.LAST: translate("shortcuts", "End"),
    }


def _caret_texts() -> dict[QTextCursor.MoveOperation, str]:
    move = QTextCursor.MoveOperation
    return {
        move.NextCharacter: translate("shortcuts", "A character on"),
        move.PreviousCharacter: translate("shortcuts", "A character back"),
        move.NextWord: translate("shortcuts", "A word on"),
        move.PreviousWord: translate("shortcuts", "A word back"),
        move.Down: translate("shortcuts", "A line down"),
        move.Up: translate("shortcuts", "A line up"),
        move.StartOfLine: translate("shortcuts", "Beginning of the line"),
        move.EndOfLine: translate("shortcuts", "End of the line"),
        move.Start: translate("shortcuts", "Beginning of the page"),
        move.End: translate("shortcuts", "End of the page"),
    }


def _keys_with(
    meaning_of: Callable[[QKeyEvent], T | None],
    texts: Mapping[T, str],
    modifiers: Iterable[Qt.KeyboardModifier] = (_PLAIN, _CONTROL),
) -> Iterator[Row]:
    """What keys mean and the keys that mean it, in the order of `texts`. All keys are tried: 6 ms."""
    found: dict[T, list[str]] = {each: [] for each in texts}
    for modifier, key in product(modifiers, Qt.Key):
        each = meaning_of(QKeyEvent(QEvent.Type.KeyPress, key, modifier))
        if each is not None and each in found:
            found[each].append(_written(QKeySequence(QKeyCombination(modifier, key))))
    return (Row(text, tuple(found[each])) for each, text in texts.items() if found[each])


def _written(keys: QKeySequence) -> str:
    return keys.toString(QKeySequence.SequenceFormat.NativeText)


def _page(shown: Iterable[Group], columns: int, palette: QPalette) -> str:
    """The groups as HTML, in columns of about the same height, in the colours of `palette`."""
    style = {
        "muted": palette.color(QPalette.ColorRole.PlaceholderText).name(),
        "key": palette.color(QPalette.ColorRole.AlternateBase).name(),
    }
    tables = ("".join(_table(group, style) for group in column) for column in _balanced(list(shown), columns))
    cells = "".join(f'<td width="{100 // columns}%" style="padding: 0 12px">{column}</td>' for column in tables)
    return f'<table width="100%" cellspacing="0"><tr>{cells}</tr></table>'


def _table(group: Group, style: Mapping[str, str]) -> str:
    # A line of Latin text alone is lower than one with Chinese: at the top of their cells they would not be level.
    rows = "".join(
        f'<tr><td valign="middle" style="padding: 3px 0">{escape(row.text)}</td>'
        f'<td valign="middle" align="right" style="padding: 3px 0 3px 12px">{_chips(row.keys, style)}</td></tr>'
        for row in group.rows
    )
    title = f'<p style="margin: 14px 0 4px 0; font-weight: 600; color: {style["muted"]}">{escape(group.title)}</p>'
    return f'{title}<table width="100%" cellspacing="0">{rows}</table>'


def _chips(keys: Iterable[str], style: Mapping[str, str]) -> str:
    """Keys set off by a tint; none of them is broken at the end of a line."""
    chip = '<span style="background-color: {tint}">&nbsp;{keys}&nbsp;</span>'
    return "&ensp;".join(
        chip.format(tint=style["key"], keys=escape(each).replace("-", "&#8209;").replace(" ", "&nbsp;"))
        for each in keys
    )


def _balanced(shown: Sequence[Group], columns: int) -> Iterator[Sequence[Group]]:
    """The groups in their order, cut where the columns come out nearest to the same height."""
    ends = list(accumulate(_height(group) for group in shown))
    start = 0
    for column in range(1, columns + 1):
        target = ends[-1] * column / columns
        stop = min(range(start, len(shown)), key=lambda number: abs(ends[number] - target)) + 1
        yield shown[start:stop]
        start = stop


def _height(group: Group) -> int:
    """Lines of a group, with the room above its title."""
    return len(group.rows) + 2
