"""Characters that no font can draw are told of, once for a document."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton

from tests.ui.conftest import Reader

OpenText = Callable[..., Reader]


@pytest.fixture(autouse=True)
def poor_fonts(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """No font has anything rare. Gives what was asked for."""
    asked: list[int] = []

    def has(_metrics: QFontMetrics, code: int) -> bool:
        asked.append(code)
        return False

    monkeypatch.setattr(QFontMetrics, "inFontUcs4", has)
    return asked


def test_what_cannot_be_drawn_is_named_with_its_number(open_text: OpenText) -> None:
    reader = open_text("這是𰻝麵。")
    reader.qtbot.waitUntil(lambda: "𰻝 (U+30EDD)" in reader.notice)
    assert "麵" not in reader.notice


def test_no_font_is_recommended_for_characters_of_private_use(open_text: OpenText) -> None:
    reader = open_text("這是\ue123和\U000f0001麵。")
    reader.qtbot.waitUntil(lambda: "private use" in reader.notice)
    assert "\ue123 (U+E123) \U000f0001 (U+F0001)." in reader.notice
    assert "Jigmo" not in reader.notice


def test_rare_characters_and_those_of_private_use_are_told_apart(open_text: OpenText) -> None:
    reader = open_text("這是𰻝\ue123麵。")
    reader.qtbot.waitUntil(lambda: "Jigmo" in reader.notice)
    rare, private = reader.notice.split("\n")
    assert "𰻝 (U+30EDD)." in rare
    assert private.endswith(": \ue123 (U+E123).")


def test_common_characters_are_not_asked_about(open_text: OpenText, poor_fonts: list[int]) -> None:
    reader = open_text("平常的文字，「引號」、Latin、かな。")
    _ = reader.window.features.rare_glyphs
    assert (poor_fonts, reader.notice) == ([], "")


def test_very_many_are_not_all_named(open_text: OpenText) -> None:
    reader = open_text("".join(map(chr, range(0x20000, 0x20040))))
    reader.qtbot.waitUntil(lambda: "…" in reader.notice)
    assert reader.notice.count("U+") == 8


def test_once_closed_the_notice_does_not_come_back(open_text: OpenText, poor_fonts: list[int]) -> None:
    reader = open_text("這是𰻝麵。")
    reader.qtbot.waitUntil(lambda: bool(reader.notice))
    QTest.mouseClick(reader.part(QToolButton, "noticeClose"), Qt.MouseButton.LeftButton)
    reader.press("Ctrl+R")
    reader.press("Ctrl+2")
    reader.qtbot.waitUntil(lambda: reader.has_settled)
    assert (poor_fonts, reader.notice) == ([0x30EDD], "")
