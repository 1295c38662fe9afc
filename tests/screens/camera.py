"""Takes the picture of one scene: opens the window, does what the scene says, and waits until the picture stands."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from viewer.library.settings import Appearance, Language
from viewer.ui.application import desk, open_window

STEADY_MS = 120
"""A picture that has not changed for so long is taken."""
PATIENCE = 100
"""Looks, after which the last one is taken all the same."""

WIDE, NARROW = (1080, 780), (480, 780)


@dataclass(frozen=True, slots=True)
class Scene:
    """A screen: its name and what is to be looked at, the command line, the size, and what is done in the window."""

    name: str
    shows: str
    argv: tuple[str, ...] = ()
    size: tuple[int, int] = WIDE
    language: Language = Language.ENGLISH
    theme: Appearance = Appearance.SYSTEM
    act: Callable[[QMainWindow], None] = lambda window: None


def take(scene: Scene) -> QImage:
    """The picture of `scene`, with its menu and its dialogs, for a reader who has kept nothing yet."""
    with TemporaryDirectory() as kept:
        os.environ["HANVIEW_DATA"] = kept
        try:
            return _picture(scene)
        finally:
            desk().clear()
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def _picture(scene: Scene) -> QImage:
    window = open_window([_path(word) for word in scene.argv])
    desk().settings.language, desk().settings.appearance = scene.language, scene.theme
    window.resize(*scene.size)
    _steady(window)
    scene.act(window)
    picture = _steady(window)
    for dialog in window.findChildren(QDialog):
        place = QPoint((window.width() - dialog.width()) // 2, max((window.height() - dialog.height()) // 2, 0))
        _paint_over(picture, dialog, place)
        dialog.close()
    while menu := QApplication.activePopupWidget():
        _paint_over(picture, menu, menu.pos() - window.mapToGlobal(QPoint()))
        menu.close()
    return picture


def _path(word: str) -> str:
    """A word of the command line; the name of a text of this folder becomes its path."""
    beside = Path(__file__).with_name(word)
    return str(beside) if beside.is_file() else word


def _steady(window: QMainWindow) -> QImage:
    """What the window shows once it has stopped changing."""
    before = QImage()
    for _ in range(PATIENCE):
        QTest.qWait(STEADY_MS)
        now = window.grab().toImage()
        if now == before:
            break
        before = now
    return now


def _paint_over(picture: QImage, widget: QWidget, place: QPoint) -> None:
    painter = QPainter(picture)
    painter.drawPixmap(place, widget.grab())
    painter.end()
