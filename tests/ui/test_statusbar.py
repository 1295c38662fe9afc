"""The status bar: where the reader is, and what was done to the text."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLabel

from viewer.ui.perusal import Perusal

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]

TITLE = "# 关于在全国范围内深入开展城市社区基层公共文化服务体系标准化均等化建设试点工作的若干指导意见"


def test_a_long_text_is_told_in_hours(open_text: Open) -> None:
    reader = open_text("字" * 100 + "\n" + ("字" * 999 + "\n") * 96)
    reader.qtbot.waitUntil(lambda: reader.place.endswith("96,004 characters · 4 h"))


def test_it_says_where_the_reader_is(open_file: Open) -> None:
    reader = open_file()
    reader.qtbot.waitUntil(lambda: reader.place == "來源 · 0 % · 1,059 characters · 3 min")
    reader.window.resize(1080, 420)
    with reader.qtbot.waitSignal(reader.view.position_changed):
        reader.press("PgDown")
    section, percent, *_ = reader.place.split(" · ")
    assert section in reader.sections()[1:]
    assert 0 < int(percent.removesuffix(" %")) < 100
    while not reader.view.is_at_end():
        with reader.qtbot.waitSignal(reader.view.position_changed):
            reader.press("PgDown")
    reader.qtbot.waitUntil(lambda: " · 100 % · " in reader.place)


def test_the_section_is_named_in_the_shown_script(open_file: Open) -> None:
    reader = open_file()
    reader.press("Ctrl+2")
    reader.qtbot.waitUntil(lambda: reader.place.startswith("来源 · "))


def test_the_view_of_a_long_text_is_named_before_anything_is_counted(
    open_text: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Perusal, "_count", lambda *_: iter(()))
    reader = open_text(("软" * 999 + "\n") * 200)
    reader.qtbot.waitUntil(lambda: reader.state == "原文" and "characters" in reader.place)
    reader.press("Ctrl+3")
    reader.qtbot.waitUntil(lambda: reader.state == "臺灣")


def test_it_says_what_was_repaired(open_file: Open) -> None:
    reader = open_file()
    reader.qtbot.waitUntil(lambda: reader.state == "原文 · 224 repairs")
    told = reader.part(QLabel, "statusState").toolTip().split("\n")
    assert "164 pinyin insertions hidden" in told
    assert "1 empty image hidden" in told
    reader.press("Ctrl+R")
    reader.qtbot.waitUntil(lambda: reader.state == "原文")
    assert reader.part(QLabel, "statusState").toolTip() == ""


def test_it_says_what_was_converted(open_text: Open) -> None:
    reader = open_text("软件和互联网。")
    reader.press("Ctrl+3")
    reader.qtbot.waitUntil(lambda: reader.state == "臺灣 · 3 characters converted")
    reader.press("Ctrl+Shift+V")
    reader.qtbot.waitUntil(lambda: reader.state.startswith("臺灣 · vocabulary · "))
    reader.press("Ctrl+1")
    reader.qtbot.waitUntil(lambda: reader.state == "原文")


@pytest.mark.parametrize("width", [400, 480, 720])
def test_a_long_title_is_cut_short_and_never_widens_the_window(open_text: Open, width: int) -> None:
    reader = open_text(TITLE + "\n\n正文。", name="意见.md")
    reader.window.resize(width, 600)
    reader.qtbot.waitUntil(lambda: reader.place.startswith("关于在") and "… · 100 %" in reader.place)
    assert reader.window.width() == width
    assert reader.part(QLabel, "statusPlace").toolTip() == TITLE.removeprefix("# ")
    reader.window.resize(1400, 600)
    reader.qtbot.waitUntil(lambda: reader.place.startswith(TITLE.removeprefix("# ")))


@pytest.mark.parametrize("width", [480, 520])
def test_in_a_narrow_window_the_title_and_the_percentage_stay(open_text: Open, width: int) -> None:
    reader = open_text("# 推進新型工業化的重大部署\n\n" + "软件和互联网。" * 40, name="部署.md")
    reader.press("Ctrl+3")
    reader.qtbot.waitUntil(lambda: "converted" in reader.state)
    reader.window.resize(width, 300)
    reader.qtbot.waitUntil(lambda: reader.place.startswith("推進新型工業化的重大部署 · "))
    assert reader.window.width() == width
    assert " min" not in reader.place
    reader.window.resize(1080, 300)
    reader.qtbot.waitUntil(lambda: " min" in reader.place and "converted" in reader.state)


def test_a_title_is_shown_as_it_is(open_text: Open) -> None:
    reader = open_text("# 标题 \\<b>不是\\</b> 粗体\n\n正文。", name="一.md")
    assert reader.place.startswith("标题 <b>不是</b> 粗体 · 100 %")
    assert reader.part(QLabel, "statusPlace").textFormat().name == "PlainText"


def test_an_empty_article_has_no_place(open_text: Open) -> None:
    reader = open_text("")
    assert reader.place == ""
