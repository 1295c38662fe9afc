"""What a screen reader is told of things that happen away from the keyboard's place: notices, hits, lines of a list."""

from __future__ import annotations

from PySide6.QtCore import QObject


def say(about: QObject, text: str) -> None:
    """Have `text` read out once the screen reader has finished its sentence; nothing if none is listening."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent  # 5 ms of enumerations: not for the first paint

    if text and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(about, text))
