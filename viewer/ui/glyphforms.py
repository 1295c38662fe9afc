"""Widgets and menus that show words of the text in the glyph forms of its region, in their own typeface otherwise."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from viewer.text.script import Region
from viewer.ui import fonts
from viewer.ui.reading.fonts import set_families


def wear(widget: QWidget, region: Region) -> None:
    """Draw the Han characters of `widget` in the forms of `region`; left to itself Qt takes whatever font it finds."""
    widget.setFont(in_forms(QApplication.font(widget), region))


def in_forms(font: QFont, region: Region) -> QFont:
    """`font` with the forms of `region`."""
    return set_families(QFont(font), fonts.interface_families(region))
