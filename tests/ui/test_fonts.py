"""Each region's text is drawn by fonts with the region's glyph forms, whatever is installed."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetrics, QRawFont, QTextLayout
from PySide6.QtWidgets import QApplication

from viewer.text.script import Region
from viewer.ui import fonts, system
from viewer.ui.reading.fonts import set_families

TRADITIONAL = QFontDatabase.WritingSystem.TraditionalChinese
SIMPLIFIED = QFontDatabase.WritingSystem.SimplifiedChinese

LINUX = [
    f"Noto {style} CJK {region}" for style in ("Sans", "Sans Mono", "Serif") for region in ("HK", "JP", "SC", "TC")
]
MAC = ["Heiti SC", "Heiti TC", "PingFang HK", "PingFang SC", "PingFang TC", "STSong", "Songti SC", "Songti TC"]
WINDOWS = ["Microsoft JhengHei", "Microsoft YaHei", "MingLiU_HKSCS", "PMingLiU", "SimSun"]
OLD_LINUX = ["WenQuanYi Zen Hei"]
JAPANESE_ONLY = ["IPAMincho"]

Install = Callable[[list[str]], None]


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch) -> Install:
    """Let Qt's font database hold the given families, all of them covering Chinese, beside a Latin one."""

    def install(names: list[str]) -> None:
        class Database(QFontDatabase):
            @staticmethod
            def families(writing_system: object = None) -> list[str]:
                return sorted(names if writing_system in (TRADITIONAL, SIMPLIFIED) else [*names, "Georgia"])

        monkeypatch.setattr(fonts, "QFontDatabase", Database)

    return install


@pytest.mark.parametrize(
    ("installed", "region", "serif", "first"),
    [
        (LINUX, Region.TAIWAN, True, ["Noto Serif CJK TC", "Noto Sans CJK TC", "Noto Serif CJK HK"]),
        (LINUX, Region.HONGKONG, True, ["Noto Serif CJK HK", "Noto Sans CJK HK", "Noto Serif CJK TC"]),
        (LINUX, Region.MAINLAND, True, ["Noto Serif CJK SC", "Noto Sans CJK SC"]),
        (LINUX, Region.TAIWAN, False, ["Noto Sans CJK TC", "Noto Serif CJK TC", "Noto Sans CJK HK"]),
        (MAC, Region.TAIWAN, True, ["Songti TC", "PingFang TC"]),
        (MAC, Region.HONGKONG, True, ["Songti TC", "PingFang HK"]),
        (MAC, Region.HONGKONG, False, ["PingFang HK"]),
        (MAC, Region.MAINLAND, True, ["Songti SC", "STSong", "PingFang SC"]),
        (WINDOWS, Region.TAIWAN, True, ["PMingLiU", "Microsoft JhengHei"]),
        (WINDOWS, Region.HONGKONG, True, ["MingLiU_HKSCS", "Microsoft JhengHei"]),
        (WINDOWS, Region.HONGKONG, False, ["Microsoft JhengHei"]),
        (WINDOWS, Region.MAINLAND, False, ["Microsoft YaHei", "SimSun"]),
        (OLD_LINUX, Region.TAIWAN, True, ["WenQuanYi Zen Hei"]),
        (JAPANESE_ONLY, Region.TAIWAN, True, ["IPAMincho"]),
        ([], Region.TAIWAN, True, []),
    ],
)
def test_the_regions_forms_come_first(
    installed: list[str], region: Region, serif: bool, first: list[str], install: Install
) -> None:
    install(installed)
    chosen = fonts.families(region, serif)
    assert chosen[: len(first)] == first
    assert sorted(chosen) == sorted(installed)


def test_code_is_drawn_in_step_with_han_characters(install: Install, qapp: QApplication) -> None:
    install(LINUX)
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    chosen = fonts.code_families(Region.TAIWAN)
    assert chosen[0] == "Noto Sans Mono CJK TC"
    assert chosen.index(fixed) < chosen.index("Noto Sans CJK TC")
    assert len(set(chosen)) == len(chosen)


def test_a_list_names_a_family_once() -> None:
    for region in Region:
        for table in (fonts.SERIF, fonts.SANS, fonts.MONOSPACE):
            assert len(set(table[region])) == len(table[region])


def test_a_font_that_draws_chinese_is_known(qapp: QApplication) -> None:
    assert fonts.has_han() is system.has_han_font() is True
    font = qapp.font()
    font.setFamilies(fonts.families(Region.TAIWAN))
    assert all(QRawFont.fromFont(font).supportsCharacter(ord(character)) for character in "漢骨直")
    assert QFontMetrics(font).horizontalAdvance("漢漢") == 2 * QFontMetrics(font).horizontalAdvance("漢")


def test_a_latin_family_in_front_leaves_each_region_its_forms(qapp: QApplication) -> None:
    for region in Region:
        layout = QTextLayout("骨直，。", set_families(QFont(), fonts.interface_families(region)))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        assert {run.rawFont().familyName() for run in layout.glyphRuns()} == {fonts.families(region, serif=False)[0]}


@pytest.mark.parametrize(
    ("command", "part"),
    [("sudo apt-get install fonts-noto-cjk", ": sudo apt-get install fonts-noto-cjk"), (None, "Noto Serif CJK")],
)
def test_without_one_the_notice_names_the_fix(
    command: str | None, part: str, install: Install, monkeypatch: pytest.MonkeyPatch
) -> None:
    install([])
    monkeypatch.setattr(system, "font_command", lambda: command)
    assert not fonts.has_han()
    assert part in fonts.missing_font_notice()


SHAPE = """
from PySide6.QtGui import QTextLayout
from PySide6.QtWidgets import QApplication
from viewer.text.script import Region
from viewer.ui import fonts
from viewer.ui.reading.fonts import Fonts
from viewer.ui.reading.style import ReadingStyle
application = QApplication([])
for region in Region:
    style = ReadingStyle(families=tuple(fonts.families(region)))
    layout = QTextLayout("骨直，。", Fonts(style).text.font)
    layout.beginLayout(); layout.createLine(); layout.endLayout()
    print(region.value, [index for run in layout.glyphRuns() for index in run.glyphIndexes()])
"""


def test_the_systems_language_does_not_change_the_forms_of_a_region() -> None:
    shaped = {
        subprocess.run(
            [sys.executable, "-c", SHAPE],
            env={**os.environ, "LANG": language, "LC_ALL": "", "QT_QPA_PLATFORM": "offscreen"},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for language in ("C.UTF-8", "zh_TW.UTF-8", "zh_CN.UTF-8", "ja_JP.UTF-8")
    }
    assert len(shaped) == 1, shaped
    assert shaped.pop().count("\n") == len(Region)
