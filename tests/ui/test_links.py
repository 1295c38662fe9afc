"""Links: a click goes to the reader's browser, and only for addresses that a browser or mail program takes."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QLabel

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]


@pytest.mark.parametrize(
    ("address", "opens"),
    [("https://example.org/一", True), ("mailto:a@example.org", True), ("file:///etc/passwd", False), ("#a", False)],
)
def test_a_link(open_text: Open, monkeypatch: pytest.MonkeyPatch, address: str, opens: bool) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    reader = open_text("正文。")
    reader.view.link_activated.emit(address)
    assert opened == ([QUrl(address)] if opens else [])
    assert reader.part(QLabel, "toast").isVisible() is not opens
