"""What is told to those who do not see the window: every control that the keyboard reaches has a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLineEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from tests.ui.conftest import Reader
from viewer.library.settings import Language
from viewer.ui.application import desk

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QTabBar, QTextEdit)
TEXT = "他的头与发皆白。\n\n她的头与发皆白。\n"


def named(window: QWidget) -> Iterator[tuple[QWidget, str]]:
    """The controls that the keyboard reaches, and their names."""
    for control in window.findChildren(QWidget):
        reached = control.focusPolicy() & Qt.FocusPolicy.TabFocus and control.focusProxy() is None
        if isinstance(control, CONTROLS) and control.isVisible() and reached:
            text = control.text() if isinstance(control, QAbstractButton) else ""
            yield control, control.accessibleName() or text


@pytest.mark.parametrize("language", [Language.ENGLISH, Language.TAIWAN, Language.MAINLAND])
@pytest.mark.parametrize(
    "action", ["doubt.details", "find", "compare", "report", "rules", "file.address", "view.palette"]
)
def test_every_control_has_a_name(open_text: Callable[..., Reader], action: str, language: Language) -> None:
    reader = open_text(TEXT, "--script", "taiwan", "--no-corrections")
    desk().settings.language = language
    reader.action(action).trigger()
    for window in [each for each in QApplication.topLevelWidgets() if each.isVisible()]:
        nameless = [f"{type(control).__name__} {control.objectName()}" for control, name in named(window) if not name]
        assert not nameless
    assert reader.view.accessibleName()
