"""A segmented control: widgets side by side on one ground."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

HEIGHT = 32
"""Pixels that each part is high."""


def segments(*parts: QWidget) -> QFrame:
    """The parts in a row, equally wide."""
    ground = QFrame()
    ground.setObjectName("segments")
    row = QHBoxLayout(ground)
    row.setContentsMargins(1, 1, 1, 1)
    row.setSpacing(0)
    for part in parts:
        part.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        part.setFixedHeight(HEIGHT)
        row.addWidget(part, 1)
    return ground
