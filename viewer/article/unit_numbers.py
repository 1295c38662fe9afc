"""Numbers with a unit of texts: 第三章, 卷二, 上篇, 案例一, Chapter 4.

Rules read folded lines (see `folding`) and refuse what only looks like a heading: 第三方平台, 第一章节课, 第五节课是….
"""

from __future__ import annotations

import re
from typing import Final

from viewer.article.numbering import ENGLISH_NUMBERS, FORMAL_DIGITS, HAN_DIGITS, Numbering, Room, value
from viewer.text.patterns import pattern

_NUMBER = rf"(?:[{HAN_DIGITS}]{{1,9}}|[{FORMAL_DIGITS}]{{1,5}}|\d{{1,5}}|[IVXivx]{{1,6}}|[Ⅰ-Ⅻ])"

# Units that take a title without anything between (第一章总则), and what makes another word of unit and next character:
# then only the numbers before it and after it tell that 第二十四回国贼… is no 回国.
_GLUED: Final = {
    "章": "节程法鱼回",
    "节": "课目日能点约奏选制气拍操车假骨育省俭令末比",
    "回": "合来去到家国复答应归头顾忆想信收避报旋转请事",
    "卷": "子宗积入帘烟纸心尺曲起",
    "编": "辑号制者写程码队导剧排组委入造",
    "篇": "文幅章目小论散",
    "幕": "后布僚墙府",
    "讲": "话座师解述究台堂义故课完过",
    "课": "程堂本题时文外表业间",
    "部分": "析布工配类别解",
    "条": "",
}
_UNITS: Final = {unit: unit for unit in ("部分", "单元", *"部编卷辑集篇章回话讲课折出幕节款目项场条册步夜")} | {
    "齣": "出",
    "课时": "课",
    "天": "夜",
    "日": "夜",
    "周": "夜",
    "站": "夜",
    "关": "夜",
}
# Units of which much else is counted too: a title must be short, and a paragraph must follow.
_COMMON_UNITS: Final = frozenset({"步", "夜"})
# What goes on after a number in a sentence: 第三章介绍了…, 第二回是…
_SENTENCE = pattern(
    "[的是了讲将里内已和与及至到由、,。以在我他她你这那就也都还要被把又才上后前说没有]|不[是会能太但仅如同难像够该行好讲说写再]|开始|结束|主要|介绍|规定"
    "|讨论|写[的了]|[读看听学]到?[完过]|中(?![国华央东医文西古小年外世间])"
    "|(?:出现|提[到出]|涉及|描述|叙述|讲述|论述|分析|说明|指出|收录|包[含括])[了过]|分为|共[有分]|[读看听说写]起来"
)
_DEGREE = pattern("得(?:很|最|太|不错)|已经")  # 第一篇作文写得很好: a verb and its degree, in no title
_RUN_IN_ARTICLE = pattern("为(?!止)|本[法条办规细章准标]|国家|凡|下列|中华")
_ORDINAL = pattern(
    rf"(?:正文 |(?:第{_NUMBER}|[上中下终])[部卷编篇集册幕季][ :]?[^第 ]{{0,16}} ?)?"
    rf"(?P<open>[【\[])?第 ?(?P<number>{_NUMBER}(?:-\d{{1,3}}(?= ?条))?) ?"
    r"(?P<unit>部分|单元|课时|[部编卷辑集篇章回话讲课折出齣幕节场条册步夜天日周站关]|[款目项](?=$| ))(?(open)[】\]])"
)
_ARTICLE_SUFFIX = pattern(rf" ?之 ?{_NUMBER}")
_SEPARATOR = pattern(r" *[:、.·\-—–|] *| +|(?=[(《【“<])")

_VOLUME = pattern(
    rf"(?P<book>(?!第)[^\W\d_]{{2,6}})?卷(?:之|第)?(?P<number>[{HAN_DIGITS}]{{1,6}}|\d{{1,4}}|(?(book)(?!)|[上中下首末]))"
    rf"(?=$|[ (:、第《·]|之[上中下]|[{HAN_DIGITS}]$)"
)
_HALF = pattern(r"(?P<number>[上中下])(?P<unit>[部编卷篇集册])(?=$|[ :、(·])")
_CLASSIC = pattern(rf"[^\W\d_]{{1,8}}(?:本纪|列传|世家|志|书|表|传|篇|品|章|纪)第(?P<number>[{HAN_DIGITS}]{{1,4}})$")
_ENGLISH = pattern(
    r"(?P<unit>chapter|part|book|volume|vol\.|section|lesson|unit|act|scene|article|module)[ \t]"
    rf"(?P<number>\d{{1,4}}|[ivxlc]{{1,7}}|{'|'.join(ENGLISH_NUMBERS)})(?=$|[ .:,\-—–(])",
    re.IGNORECASE,
)
_ENGLISH_STYLES: Final = {
    "part": "部",
    "book": "卷",
    "volume": "卷",
    "vol.": "卷",
    "unit": "单元",
    "module": "单元",
    "chapter": "章",
    "lesson": "课",
    "section": "节",
    "act": "幕",
    "scene": "场",
    "article": "条",
}
# Parts of textbooks and plans that are counted without 第.
_COUNTED_PART = pattern(
    rf"(?:专栏|专题|案例|任务|模块|主题|实验|单元|步骤|问题) ?"
    rf"(?P<number>[{HAN_DIGITS}]{{1,3}}|\d{{1,3}})(?=[ :、.—-]|$)"
)


def counts_something(line: str) -> bool:
    """Whether a folded line begins with 第, a number and a unit of texts, heading or not (第一場比賽在週六舉行)."""
    return bool(_ORDINAL.match(line))


def _ordinal(line: str) -> Numbering | None:
    found = _ORDINAL.match(line)
    if not found:
        return None
    unit, number = found["unit"], value(found["number"].partition("-")[0])  # 第15-1条 follows 第15条
    style = _UNITS[unit]
    if style == "条":
        return _article(line, found.end(), number)
    rest = line[found.end() :]
    if not rest or re.fullmatch(r" ?(?:\(?[上中下续完终]\)?|\(.{1,8}\))", rest):
        room = Room.BEFORE_TEXT if style in _COMMON_UNITS else Room.ANYWHERE
        return Numbering(style, number, 1, room, bare=not rest)
    separator = _SEPARATOR.match(rest)
    title = rest[separator.end() :] if separator else rest
    if not title or title[0] in ",。;!?、)":
        return None
    if style in _COMMON_UNITS:
        fits = separator and len(title) <= 15 and not re.search("[。,;!?]", title)
        return Numbering(style, number, 1, Room.BEFORE_TEXT) if fits else None
    if not (_separate_title(title) if separator else _glued_title(unit, title)):
        return None
    is_word = not separator and title[0] in _GLUED[unit]
    return Numbering(style, number, 1, Room.IN_SERIES if is_word else Room.ANYWHERE)


def _separate_title(title: str) -> bool:
    """A title after a space or colon. Chapters of novels end in ! and ? and hold commas, never a whole sentence."""
    return len(title) <= 50 and "。" not in title and not re.search(r"[;,、.](?<!\.\.)$", title)


def _glued_title(unit: str, title: str) -> bool:
    """A title right after the unit: 第一章总则, but not 第五节课是…; see `Room.IN_SERIES` for 第一章节课."""
    if unit not in _GLUED or _SENTENCE.match(title):
        return False
    return len(title) <= 35 and not re.search("[。;,!?:了吗呢吧过着]$|。", title) and not _DEGREE.search(title)


def _article(line: str, end: int, number: int) -> Numbering | None:
    """An article of a law, whose text mostly runs on in the same paragraph."""
    suffix = _ARTICLE_SUFFIX.match(line, end)
    end = suffix.end() if suffix else end
    rest = line[end:]
    if not rest:
        return Numbering("条", number, 2, bare=True)
    if rest[0] in " 、:.(【《" or _RUN_IN_ARTICLE.match(rest):
        return Numbering("条", number, 2, end=len(line))
    return None


def _volume(line: str) -> Numbering | None:
    found = _VOLUME.match(line) or _HALF.match(line) or _CLASSIC.match(line)
    if not found or len(line) > 50 or re.search("[。;,!?]$", line):
        return None
    style = found.groupdict().get("unit") or ("卷" if found.re is _VOLUME else "篇")
    return Numbering(style, value(found["number"]), 1, bare=found.end() == len(line))


def _counted_part(line: str) -> Numbering | None:
    found = _COUNTED_PART.match(line)
    if not found or len(line) > 30 or re.search("[。;,、.!]$|[。,]", line[found.end() :]):
        return None
    return Numbering("例", value(found["number"]), 1, Room.BEFORE_TEXT, bare=found.end() == len(line))


def _english(line: str) -> Numbering | None:
    found = _ENGLISH.match(line)
    if not found or len(line) > 80 or re.search("[.。;,]$", line[found.end() :].lstrip(".")):
        return None
    style = _ENGLISH_STYLES[found["unit"].lower()]
    after = line[found.end() : found.end() + 2]
    if re.match(" [a-z]", after) and line[0].isupper() and not line.isupper():
        return None  # "Chapter 1 describes the method"
    return Numbering(style, value(found["number"]), 2 if style == "条" else 1, bare=found.end() == len(line))


UNIT_RULES: Final = (_ordinal, _volume, _english, _counted_part)
"""Each takes a folded, trimmed line and gives its number if what follows reads like a heading."""
