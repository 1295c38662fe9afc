"""Which installed fonts draw each region's glyph forms.

骨, 直 and 角 are drawn differently in the mainland, Taiwan and Hong Kong although each is one code point, so every
region has lists of its own. A region's forms matter more than the style: where no serif of the region is installed,
its sans-serif comes before another region's serif.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QFontDatabase, QFontInfo

from viewer.text.script import Region
from viewer.ui import system

# The pan-Chinese families under all names that they are packaged under, then macOS, Windows, and older free fonts. A
# Chinese Windows may list its fonts by their Chinese names. Hong Kong's lists end with the Taiwan fonts that macOS and
# Windows use there themselves.
SERIF = {
    Region.TAIWAN: (
        "Noto Serif CJK TC",
        "Source Han Serif TC",
        "Noto Serif TC",
        "Source Han Serif TW",
        "Songti TC",
        "LiSong Pro",
        "PMingLiU",
        "新細明體",
        "MingLiU",
        "TW-Sung",
        "AR PL UMing TW",
    ),
    Region.HONGKONG: (
        "Noto Serif CJK HK",
        "Source Han Serif HC",
        "Noto Serif HK",
        "Source Han Serif HK",
        "Songti TC",
        "PMingLiU_HKSCS",
        "MingLiU_HKSCS",
        "AR PL UMing HK",
    ),
    Region.MAINLAND: (
        "Noto Serif CJK SC",
        "Source Han Serif SC",
        "Noto Serif SC",
        "Source Han Serif CN",
        "Songti SC",
        "STSong",
        "SimSun",
        "宋体",
        "NSimSun",
        "AR PL UMing CN",
    ),
}
SANS = {
    Region.TAIWAN: (
        "Noto Sans CJK TC",
        "Source Han Sans TC",
        "Noto Sans TC",
        "Source Han Sans TW",
        "PingFang TC",
        "Heiti TC",
        "Microsoft JhengHei",
        "微軟正黑體",
    ),
    Region.HONGKONG: (
        "Noto Sans CJK HK",
        "Source Han Sans HC",
        "Noto Sans HK",
        "Source Han Sans HK",
        "PingFang HK",
        "Microsoft JhengHei",
        "微軟正黑體",
    ),
    Region.MAINLAND: (
        "Noto Sans CJK SC",
        "Source Han Sans SC",
        "Noto Sans SC",
        "Source Han Sans CN",
        "PingFang SC",
        "Hiragino Sans GB",
        "Heiti SC",
        "Microsoft YaHei",
        "微软雅黑",
        "SimHei",
        "WenQuanYi Micro Hei",
        "WenQuanYi Zen Hei",
    ),
}
MONOSPACE = {
    Region.TAIWAN: ("Noto Sans Mono CJK TC", "Sarasa Mono TC", "Source Han Mono TC"),
    Region.HONGKONG: ("Noto Sans Mono CJK HK", "Sarasa Mono HC", "Source Han Mono HC"),
    Region.MAINLAND: ("Noto Sans Mono CJK SC", "Sarasa Mono SC", "Source Han Mono"),
}

# Whose forms are nearest: a region's own, then the one whose standard shares most with it.
_NEAREST = {
    Region.TAIWAN: (Region.TAIWAN, Region.HONGKONG, Region.MAINLAND),
    Region.HONGKONG: (Region.HONGKONG, Region.TAIWAN, Region.MAINLAND),
    Region.MAINLAND: (Region.MAINLAND, Region.HONGKONG, Region.TAIWAN),
}
_WRITING_SYSTEMS = {
    Region.TAIWAN: QFontDatabase.WritingSystem.TraditionalChinese,
    Region.HONGKONG: QFontDatabase.WritingSystem.TraditionalChinese,
    Region.MAINLAND: QFontDatabase.WritingSystem.SimplifiedChinese,
}


def families(region: Region, serif: bool = True) -> list[str]:
    """The installed families for a text of `region`, best first, for `QFont.setFamilies`; empty without a Han font.

    The region's own in the wanted style and the other one, its neighbours' in the same way, then whatever else covers
    its writing system. The first call in a process loads Qt's font database (5 ms), later ones take under 0.1 ms.
    """
    styles = (SERIF, SANS) if serif else (SANS, SERIF)
    known = [name for near in _NEAREST[region] for style in styles for name in style[near]]
    return list(dict.fromkeys([*_installed(known), *covering(region)]))


def code_families(region: Region) -> list[str]:
    """The installed families for code with text of `region`: where a Han character is as wide as two Latin letters,
    then the system's fixed-width font, with `families` to draw the Han characters that it lacks."""
    fixed = QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).family()
    known = [name for near in _NEAREST[region] for name in MONOSPACE[near]]
    return list(dict.fromkeys([*_installed(known), fixed, *families(region, serif=False)]))


def interface_families(region: Region) -> list[str]:
    """The system's own families for the interface, then those that draw Chinese as in `region`.

    Where the system names no font that is installed but a kind ("Sans Serif"), the family that stands for it is named.
    """
    own = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
    return list(dict.fromkeys([*own.families(), QFontInfo(own).family(), *families(region, serif=False)]))


def covering(region: Region) -> list[str]:
    """The installed families that Qt says cover the writing system of `region`, in alphabetical order."""
    return QFontDatabase.families(_WRITING_SYSTEMS[region])


def has_han() -> bool:
    """Whether an installed font can draw Chinese in at least one script. 0.02 ms once the font database is loaded.

    Qt's database is asked, not a font: it knows fonts that the program added, and asking a font for a character makes
    Qt open every fallback (10–35 ms).
    """
    return any(covering(region) for region in (Region.TAIWAN, Region.MAINLAND))


def missing_font_notice() -> str:
    """What to show while `has_han` is false: what is wrong and the exact command, or words where there is none."""
    translate = QCoreApplication.translate
    what = translate("fonts", "No installed font has Chinese characters, so they show as empty boxes.")
    command = system.font_command()
    if command is None:
        remedy = translate("fonts", "Install a Chinese font, such as Noto Serif CJK, and open Hanview again.")
    else:
        remedy = translate("fonts", "Install one and open Hanview again: {command}").format(command=command)
    return f"{what} {remedy}"


def _installed(names: Iterable[str]) -> list[str]:
    present = set(QFontDatabase.families())
    return [name for name in names if name in present]
