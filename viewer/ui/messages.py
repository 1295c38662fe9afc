"""Errors and remarks as sentences in the reader's language."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from viewer.article.blocks import Remark
from viewer.formats.errors import CannotOpen


def sentence(error: CannotOpen) -> str:
    """What is wrong with a file and what to do, translated."""
    reason = QCoreApplication.translate("reasons", error.reason.value).format(detail=error.detail)
    frame = QCoreApplication.translate("reasons", "Cannot open “{name}”: {reason}.")
    return frame.format(name=error.name, reason=reason)


def remark(remark: Remark) -> str:
    """What may be amiss with a document, translated."""
    frame = QCoreApplication.translate("cautions", remark.caution.value)
    return frame.format(count=f"{remark.number:,}", detail=remark.detail)
