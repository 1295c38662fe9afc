"""What the keys that move about a page mean."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor


class Motion(Enum):
    """How far and which way to scroll."""

    LINE_UP = "line up"
    LINE_DOWN = "line down"
    SCREEN_UP = "screen up"
    SCREEN_DOWN = "screen down"
    START = "start"
    END = "end"
    FIRST = "first"
    """To the beginning of the article, on whichever page it is."""
    LAST = "last"


_Key, _Modifier = Qt.Key, Qt.KeyboardModifier
_SCROLLING = {
    _Key.Key_Up: Motion.LINE_UP,
    _Key.Key_Down: Motion.LINE_DOWN,
    _Key.Key_PageUp: Motion.SCREEN_UP,
    _Key.Key_PageDown: Motion.SCREEN_DOWN,
    _Key.Key_Space: Motion.SCREEN_DOWN,
    _Key.Key_Home: Motion.START,
    _Key.Key_End: Motion.END,
}
_CARET = {
    _Key.Key_Left: QTextCursor.MoveOperation.PreviousCharacter,
    _Key.Key_Right: QTextCursor.MoveOperation.NextCharacter,
    _Key.Key_Up: QTextCursor.MoveOperation.Up,
    _Key.Key_Down: QTextCursor.MoveOperation.Down,
    _Key.Key_Home: QTextCursor.MoveOperation.StartOfLine,
    _Key.Key_End: QTextCursor.MoveOperation.EndOfLine,
}
_CARET_WITH_CONTROL = {
    _Key.Key_Left: QTextCursor.MoveOperation.PreviousWord,
    _Key.Key_Right: QTextCursor.MoveOperation.NextWord,
    _Key.Key_Home: QTextCursor.MoveOperation.Start,
    _Key.Key_End: QTextCursor.MoveOperation.End,
}
_SCREENS = {_Key.Key_PageUp: -1, _Key.Key_PageDown: 1}


def scrolling_of(event: QKeyEvent) -> Motion | None:
    """The scrolling that a key asks for, if it does."""
    modifiers = event.modifiers() & ~_Modifier.KeypadModifier
    key = Qt.Key(event.key())
    if key == _Key.Key_Space and modifiers == _Modifier.ShiftModifier:
        return Motion.SCREEN_UP
    if modifiers == _Modifier.ControlModifier and key in (_Key.Key_Home, _Key.Key_End):
        return Motion.FIRST if key == _Key.Key_Home else Motion.LAST
    return _SCROLLING.get(key) if modifiers == _Modifier.NoModifier else None


def caret_move_of(event: QKeyEvent) -> QTextCursor.MoveOperation | None:
    """The movement of the caret that a key asks for, with or without Shift."""
    modifiers = event.modifiers() & ~(_Modifier.KeypadModifier | _Modifier.ShiftModifier)
    if modifiers == _Modifier.ControlModifier:
        return _CARET_WITH_CONTROL.get(Qt.Key(event.key()))
    return _CARET.get(Qt.Key(event.key())) if modifiers == _Modifier.NoModifier else None


def caret_screens_of(event: QKeyEvent) -> int | None:
    """How many screens a key moves the caret on, with or without Shift."""
    modifiers = event.modifiers() & ~(_Modifier.KeypadModifier | _Modifier.ShiftModifier)
    return _SCREENS.get(Qt.Key(event.key())) if modifiers == _Modifier.NoModifier else None
