"""The numbers that Chinese documents put before a heading: 第三章, 卷二, 一、, （一）, 壹、, 3.2.1, Chapter 4.

Rules read folded lines (see `folding`) and refuse what only looks like a number of a heading: 第三方平臺, 第一章節課,
三、四百人, 3.14 亿. Whether a line with a number is a heading also depends on its neighbours; `headings` decides that.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Final

HAN_DIGITS: Final = "〇零一二三四五六七八九十百千万两廿卅"
_FORMAL_DIGITS: Final = "壹贰叁参肆伍陆柒捌玖拾佰"
_ENGLISH_NUMBERS: Final = (
    *("one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_STEMS: Final = "甲乙丙丁戊己庚辛壬癸"


class Room(Enum):
    """What a line needs around it to be a heading."""

    ANYWHERE = "anywhere"
    UNLISTED = "not a short line among short lines"
    BEFORE_TEXT = "followed by a paragraph"
    APART = "alone between paragraphs"


@dataclass(frozen=True, slots=True)
class Numbering:
    """A number found at the start of a line.

    `style` is its form ("章", "一、", "1.1"), which `STYLES` orders from the outermost; `number` its last number, for
    order; `level` the depth that such a number has in most documents; `end` where the part worth showing ends when the
    heading runs on into its paragraph (None: the whole line is the heading); `bare` that no title follows.
    """

    style: str
    number: int
    level: int
    room: Room = Room.ANYWHERE
    end: int | None = None
    bare: bool = False


STYLES: Final = (
    *("部", "册", "编", "卷", "辑", "集", "部分", "篇", "单元"),
    *("章", "回", "话", "讲", "课", "折", "出", "幕", "夜", "节", "场", "步", "例", "条"),
    *("壹、", "甲、", "I.", "一、", "（一）", "1.", "1.1", "1.1.1", "1.1.1.1", "（1）"),
)
"""Styles of numbering from the outermost to the innermost, where a document does not show another order."""

_NUMBER = rf"(?:[{HAN_DIGITS}]{{1,9}}|[{_FORMAL_DIGITS}]{{1,5}}|\d{{1,5}}|[IVXivx]{{1,6}}|[Ⅰ-Ⅻ])"

# Units that take a title without anything between (第一章总则), and what makes another word of unit and next character.
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
_UNITS: Final = {unit: unit for unit in ("部分", "单元", *"部编卷辑集篇章回话讲课折出幕节场条册步夜")} | {
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
_SENTENCE = re.compile(
    "[的是了讲将里内已和与及至到、,。以在我他她你这那就也都还要被把又才上后前说没不有]|开始|结束|主要|介绍|规定"
    "|讨论|写[的了]|[读看听学]到?[完过]|中(?![国华央东医文西古小年外世间])"
)
_RUN_IN_ARTICLE = re.compile("为(?!止)|本[法条办规细章准标]|国家|凡|下列|中华")
_ORDINAL = re.compile(
    rf"(?:正文 |(?:第{_NUMBER}|[上中下终])[部卷编篇集册幕][ :]?[^第 ]{{0,16}} ?)?"
    rf"第 ?(?P<number>{_NUMBER}) ?(?P<unit>部分|单元|课时|[部编卷辑集篇章回话讲课折出齣幕节场条册步夜天日周站关])"
)
_ARTICLE_SUFFIX = re.compile(rf" ?之 ?{_NUMBER}")
_LEADER = re.compile(r"(?:\.{3,}|…+|·{3,}|-{4,}|(?:\. ){3,}) ?\d*$")
_SPREAD = re.compile(r"(?!第)\S(?: +\S){2,}$")  # 参 考 文 献, 一 二 三: single characters set apart
_SEPARATOR = re.compile(r" *[:、.·\-—–|] *| +|(?=[(《【“<])")

_VOLUME = re.compile(
    rf"卷(?:之|第)?(?P<number>[{HAN_DIGITS}]{{1,6}}|\d{{1,4}}|[上中下首末])"
    rf"(?=$|[ (:、第《·]|之[上中下]|[{HAN_DIGITS}]$)"
)
_HALF = re.compile(r"(?P<number>[上中下])(?P<unit>[部编卷篇集册])(?=$|[ :、(·])")
_CLASSIC = re.compile(rf"[^\W\d_]{{1,8}}(?:本纪|列传|世家|志|书|表|传|篇|品|章|纪)第(?P<number>[{HAN_DIGITS}]{{1,4}})$")
_ENGLISH = re.compile(
    r"(?P<unit>chapter|part|book|volume|vol\.|section|lesson|unit|act|scene|article|module)[ \t]"
    rf"(?P<number>\d{{1,4}}|[ivxlc]{{1,7}}|{'|'.join(_ENGLISH_NUMBERS)})(?=$|[ .:,\-—–(])",
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
_COUNTED_PART = re.compile(
    rf"(?:专栏|专题|案例|任务|模块|主题|实验|单元|步骤|问题) ?"
    rf"(?P<number>[{HAN_DIGITS}]{{1,3}}|\d{{1,3}})(?=[ :、.—-]|$)"
)

_HAN_COMMA = re.compile(rf"(?P<number>[{HAN_DIGITS}]{{1,4}})(?:[、.:] *| +|$)")
_FORMAL = re.compile(rf"(?P<number>[{_FORMAL_DIGITS}]{{1,4}})(?:[、.:] *| +|$)")
_STEM = re.compile(rf"(?P<number>[{_STEMS}])(?:[、.] *| +)(?![{_STEMS}])")
_ROMAN = re.compile(r"(?P<number>[Ⅰ-Ⅻ]|[IVX]{1,5})(?:[、.] *|(?<=[Ⅰ-Ⅻ]) +)")
_HAN_BRACKETS = re.compile(rf"(?:\(|〔|〈|(?=[{HAN_DIGITS}]+\)))(?P<number>[{HAN_DIGITS}]{{1,4}})[)〕〉] *[、.:]? *")
_DIGIT_BRACKETS = re.compile(r"(?:\(|(?=\d+\)))(?P<number>\d{1,2})\) *[、.]? *")
_DIGIT = re.compile(r"(?P<number>\d{1,2})(?:[、.](?!\d) *| +(?=[^\d ]))")
_DECIMAL = re.compile(r"§? ?(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})(?:[.、]? +|[.、]|(?=[^\W\d]))")
_PARAGRAPH_SIGN = re.compile(r"§ ?(?P<number>\d{1,3})(?:[.、]? +|$)")

# 一、二年级, 三、四百人, 一、二、三等奖: numbers side by side, not a heading.
_COUNTED = re.compile(
    "[、百千万亿十多余人个月日号天岁次级等楼层线章节条款项届点分元年周倍成位名种年或]|星期|世纪|季度|小时"
)
_GRADE = re.compile(f"[{HAN_DIGITS}](?:年级|等奖|号楼|单元|班级)")
# 3.5 亿, 10 月, 20 个: a quantity, unless the character begins another word (1.1 元素, 2 人口).
_QUANTITY = re.compile(
    "[亿万%℃°‰倍岁斤吨寸尺克秒](?!象|物)|公里|公斤|千米|厘米|毫米|平方|小时|分钟|美元|号|届|"
    "个(?![案人体别性])|年(?![度龄代级轻表报鉴])|月(?![球亮])|日(?![本常程志语])|元(?![素数认宇])|"
    "人(?![口物员类工力才民文格际性生事])|次(?![序要生])|级(?!别)|世纪|时代|版|折|楼|"
    "多(?![样元媒模学目核线层维重])|余(?![论弦])|天(?![然气文空])|点(?![评击])|种(?![类植族子])|名(?![词称字人])|"
    "妇女节|劳动节|国庆"
)
_ENDS_OPEN = re.compile(r"[。;,、.!…]$")


def read_numbering(line: str) -> Numbering | None:
    """The number that the folded, trimmed `line` begins with, if what follows reads like a heading."""
    if _LEADER.search(line) or _SPREAD.match(line):
        return None
    for rule in _RULES:
        found = rule(line)
        if found:
            return found
    return None


def read_clause(line: str) -> Numbering | None:
    """The number of a clause, whose text runs on like that of a law's article: 一、为办理…，特订定本要点。

    Alone it is an item of a list; a document made of such clauses is divided by them.
    """
    found = _HAN_COMMA.match(line)
    if not found or found[0].endswith(" ") or len(line) - found.end() < 8:
        return None
    number = value(found["number"])
    if _side_by_side(number, line[found.end() :]):
        return None
    return Numbering("一、", number, 1, end=len(line))


def counts_something(line: str) -> bool:
    """Whether a folded line begins with 第, a number and a unit of texts, heading or not (第一場比賽在週六舉行)."""
    return bool(_ORDINAL.match(line))


def _ordinal(line: str) -> Numbering | None:
    found = _ORDINAL.match(line)
    if not found:
        return None
    unit, number = found["unit"], value(found["number"])
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
    fits = _separate_title(title) if separator else _glued_title(unit, title)
    return Numbering(style, number, 1) if fits else None


def _separate_title(title: str) -> bool:
    """A title after a space or colon. Chapters of novels end in ! and ? and hold commas, never a whole sentence."""
    return len(title) <= 50 and "。" not in title and not re.search(r"[;,、.](?<!\.\.)$", title)


def _glued_title(unit: str, title: str) -> bool:
    """A title right after the unit: 第一章总则, but not 第一章节课 or 第五节课是…"""
    if unit not in _GLUED or title[0] in _GLUED[unit] or _SENTENCE.match(title):
        return False
    return len(title) <= 35 and not re.search("[。;,!?:了吗呢吧过着]$|。", title)


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
    style = found.groupdict().get("unit") or ("卷" if line[0] == "卷" else "篇")
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


def _listed(
    pattern: re.Pattern[str], style: str, level: int, room: Room, longest: int
) -> Callable[[str], Numbering | None]:
    """A rule for a number that lists use too: what follows must look like a title or a run-in one."""

    def rule(line: str) -> Numbering | None:
        found = pattern.match(line)
        if not found:
            return None
        number, rest = value(found["number"]), line[found.end() :]
        if not rest:
            return Numbering(style, number, level, Room.BEFORE_TEXT, bare=True) if style in _BARE else None
        if style == "一、" and _side_by_side(number, rest):
            return None
        spaced = found[0].endswith(" ") and found[0].strip() == found["number"]
        if _is_title(rest, min(longest, 25) if spaced else longest):
            closed = rest.endswith("。") or spaced
            return Numbering(style, number, level, Room.BEFORE_TEXT if closed else room)
        end = None if spaced else _run_in_end(rest, 20 if room is Room.UNLISTED else 60)
        return Numbering(style, number, level, Room.UNLISTED, end=found.end() + end) if end else None

    return rule


_BARE: Final = frozenset({"一、", "壹、", "（一）", "I."})


def _digits(line: str) -> Numbering | None:
    found = _DIGIT.match(line)
    if not found or _QUANTITY.match(line, found.end()):
        return None
    spaced = found[0].rstrip() == found["number"]
    rest = line[found.end() :]
    number = int(found["number"])
    if _is_title(rest, 25 if spaced else 30) and not rest.endswith("。"):
        return Numbering("1.", number, 1 if spaced or _opens_paper(rest) else 3, Room.BEFORE_TEXT)
    end = None if spaced else _run_in_end(rest, 60)
    return Numbering("1.", number, 3, Room.BEFORE_TEXT, end=found.end() + end) if end else None


def _opens_paper(title: str) -> bool:
    """Whether "1. …" is the top numbering of a paper: 1. 引言, 2. Methods, and not the third one of a plan."""
    return bool(re.match("[A-Za-z]|(?:引言|绪论|前言|导论|结论|结语|概述|背景)$", title))


def _decimals(line: str) -> Numbering | None:
    sign = _PARAGRAPH_SIGN.match(line)
    if sign:
        return Numbering("1.", int(sign["number"]), 1, Room.UNLISTED) if _is_title(line[sign.end() :], 40) else None
    found = _DECIMAL.match(line)
    if not found or _QUANTITY.match(line, found.end()):
        return None
    parts = [int(part) for part in found["number"].split(".")]
    rest = line[found.end() :]
    if not all(parts) or not _is_title(rest, 40) or rest.endswith("。"):
        return None
    return Numbering(".".join(["1"] * len(parts)), parts[-1], len(parts), Room.UNLISTED)


def _side_by_side(number: int, rest: str) -> bool:
    """Whether the numeral after 一、 goes with it: 一、二年级, 三、四百人; but 二、三大任务 is a heading."""
    second = re.match(f"[{HAN_DIGITS}]+", rest)
    if not second:
        return False
    if _GRADE.match(rest):
        return True
    return value(second[0][0]) == (number % 10 or number) + 1 and (
        second.end() > 1 or bool(_COUNTED.match(rest, second.end())) or second.end() == len(rest)
    )


def _is_title(text: str, longest: int) -> bool:
    """Whether `text` reads as a title: no sentence in it, no punctuation at its ends but ? and :."""
    if not text or len(text) > longest or text[0] in ",。;:!?、.)/|=+*~%" or "\t" in text:
        return False
    if text.endswith("。"):
        return len(text) <= 13 and not re.search("[,;。!?:]", text[:-1])
    return "。" not in text and ";" not in text and not _ENDS_OPEN.search(text)


def _run_in_end(text: str, following: int) -> int | None:
    """Where a run-in title ends: 加强组织领导。各地区要… ends before its 。; None if it is an ordinary sentence."""
    found = re.match("[^。,;:!?]{2,20}。", text)
    return found.end() - 1 if found and len(text) - found.end() >= following else None


def value(numeral: str) -> int:
    """The number that a numeral stands for: 一百二十, 〇〇八, 12, XIV, 下, 丙; 0 if it cannot be told."""
    numeral = numeral.strip()
    if numeral.isdecimal():
        return int(numeral)
    lower = numeral.lower()
    if lower in _ENGLISH_NUMBERS:
        return _ENGLISH_NUMBERS.index(lower) + 1
    for order in (_STEMS, "上中下", "首", "ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"):
        if numeral in order:
            return order.index(numeral) + 1
    if not set(lower) - set("ivxlc"):
        return _roman(lower)
    return _han(numeral.translate(_PLAIN))


_PLAIN = str.maketrans(_FORMAL_DIGITS + "〇两廿卅", "一二三三四五六七八九十百" + "零二十十")
_POWERS: Final = {"十": 10, "百": 100, "千": 1000, "万": 10000}


def _han(numeral: str) -> int:
    if not set(numeral) & set(_POWERS):
        return int("".join(str("零一二三四五六七八九".find(c)) for c in numeral if c in "零一二三四五六七八九") or 0)
    total, digit = 0, 0
    for character in numeral:
        if character in _POWERS:
            total += (digit or 1) * _POWERS[character]
            digit = 0
        else:
            digit = max("零一二三四五六七八九".find(character), 0)
    return total + digit


def _roman(numeral: str) -> int:
    worth = [{"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}[c] for c in numeral]
    return sum(-n if n < following else n for n, following in zip(worth, [*worth[1:], 0], strict=True))


_RULES: Final = (
    _ordinal,
    _volume,
    _english,
    _counted_part,
    _listed(_FORMAL, "壹、", 1, Room.ANYWHERE, 40),
    _listed(_HAN_COMMA, "一、", 1, Room.UNLISTED, 40),
    _listed(_HAN_BRACKETS, "（一）", 2, Room.UNLISTED, 40),
    _listed(_STEM, "甲、", 2, Room.UNLISTED, 40),
    _listed(_ROMAN, "I.", 1, Room.UNLISTED, 40),
    _listed(_DIGIT_BRACKETS, "（1）", 4, Room.BEFORE_TEXT, 30),
    _decimals,
    _digits,
)
