"""Widgets that show words of the text in the glyph forms of its region, in the interface's own typeface otherwise."""

from __future__ import annotations

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QWidget

from viewer.text.script import Region
from viewer.ui import fonts
from viewer.ui.reading.fonts import set_families


def wear(widget: QWidget, region: Region) -> None:
    """Draw the Han characters of `widget` in the forms of `region`; left to itself Qt takes whatever font it finds."""
    widget.setFont(set_families(QFont(QApplication.font(widget)), fonts.interface_families(region)))
