"""Excerpts as Qt's clipboard wants them."""

from __future__ import annotations

from PySide6.QtCore import QMimeData

from viewer.article.blocks import Position
from viewer.article.excerpt import as_html, as_text, passages
from viewer.article.rendition import Rendition


def mime_data(rendition: Rendition, start: Position, end: Position) -> QMimeData:
    """What `rendition` shows between two source positions, as text/plain and text/html."""
    found = passages(rendition, start, end)
    data = QMimeData()
    data.setText(as_text(found))
    data.setHtml(as_html(found, rendition.region))
    return data
