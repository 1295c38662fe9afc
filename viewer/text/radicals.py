"""Radicals that stand where a character should: ⽂ for 文, ⻩ for 黄, as PDF fonts often name their glyphs.

Unicode encodes radicals apart from the characters that look the same. Search, conversion and fonts know
only the latter.
"""

from __future__ import annotations

import unicodedata

from viewer.text.patterns import pattern
from viewer.text.rewrite import Replacement

_RADICAL = pattern("[\u2e80-\u2fd5]")

# CJK Radicals Supplement, by the property Equivalent_Unified_Ideograph of Unicode 14 (UAX #44); 13 of its entries are
# left out because their ideographs are outside the Basic Multilingual Plane, where most fonts have none.
_RADICALS = (
    "⺁⺂⺃⺄⺅⺆⺈⺉⺊⺋⺌⺍⺎⺏⺐⺒⺓⺔⺕⺖⺗⺘⺙⺛⺜⺝⺞⺟⺠⺡⺢⺣⺤⺥⺦⺧"
    "⺨⺩⺫⺬⺭⺯⺰⺱⺲⺳⺴⺶⺹⺺⺻⺼⺾⺿⻀⻁⻂⻃⻄⻅⻆⻈⻉⻋⻌⻍⻎⻏⻐⻑⻒⻓"
    "⻔⻖⻗⻘⻙⻚⻛⻜⻝⻟⻠⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻱⻲⻳"
)
_IDEOGRAPHS = (
    "厂乛乚乙亻冂刀刂卜㔾小小兀尣尢巳幺彑彐忄心扌攵旡日月歺母民氵氺灬爫爫丬牛"
    "犭王目示礻糹纟罓罒㓁冗羊耂肀聿肉艹艹艹虎衤覀西见角讠贝车辶辶辶邑钅長镸长"
    "门阝雨青韦页风飞食飠饣马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜亀龟"
)
# The Kangxi Radicals have compatibility decompositions.
_IDEOGRAPH_OF = dict(zip(_RADICALS, _IDEOGRAPHS, strict=True)) | {
    chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)
}


def unify_radicals(text: str) -> list[Replacement]:
    """Every radical that has an ideograph of the same shape, replaced by it, one for one."""
    return [
        Replacement(match.start(), match.end(), _IDEOGRAPH_OF[match[0]], "radical")
        for match in _RADICAL.finditer(text)
        if match[0] in _IDEOGRAPH_OF
    ]
