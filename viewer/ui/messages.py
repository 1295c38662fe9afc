"""Errors as sentences in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from viewer.formats.errors import CannotOpen


def sentence(error: CannotOpen) -> str:
    """What is wrong with a file and what to do, translated."""
    reason = QCoreApplication.translate("reasons", error.reason.value).format(detail=error.detail)
    frame = QCoreApplication.translate("reasons", "Cannot open “{name}”: {reason}.")
    return frame.format(name=error.name, reason=reason)
