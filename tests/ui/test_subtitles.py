"""Subtitles in the window: the times stand beside the text and never leave it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtGui import QGuiApplication

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

TEXT = "1\n00:00:01,000 --> 00:00:04,000\n软件和\n互联网\n\n2\n00:01:02,000 --> 00:01:05,000\n后来呢？\n"


@pytest.fixture(autouse=True)
def clipboard(qapp: object) -> Iterator[None]:
    yield
    QGuiApplication.clipboard().clear()


def test_times_are_not_shown_as_text_nor_copied(open_text: Callable[..., Reader]) -> None:
    reader = open_text(TEXT, "--script", "taiwan", name="片.srt")
    assert reader.shown == "軟件和\n互聯網\n後來呢？"
    reader.press("Ctrl+A")
    reader.press("Ctrl+C")
    assert reader.copied == "軟件和\u2028互聯網\n後來呢？"
