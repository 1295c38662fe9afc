"""Numbers that headings share with the items of lists: 一、, （一）, 壹、, 甲、, 3.2.1, (1), ①.

Rules read folded lines (see `folding`) and refuse what only looks like a heading: 三、四百人, 一、二年级, 3.14 亿.
Whether the line is a heading or an item also depends on its neighbours, which each answer names.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from viewer.article.numbering import FORMAL_DIGITS, HAN_DIGITS, SIGNS, STEMS, Numbering, Room, value
from viewer.text.patterns import pattern

_HAN_COMMA = pattern(rf"(?P<number>[{HAN_DIGITS}]{{1,4}})(?:[、.:] *| +|$)")
_FORMAL = pattern(rf"(?P<number>[{FORMAL_DIGITS}]{{1,4}})(?:[、.:] *| +|$)")
_STEM = pattern(rf"(?P<number>[{STEMS}])(?:[、.] *| +)(?![{STEMS}])")
_ROMAN = pattern(r"(?P<number>[Ⅰ-Ⅻ]|[IVX]{1,5})(?:[、.] *|(?<=[Ⅰ-Ⅻ]) +)")
_CLASS = "(?!班(?![级主子]))"  # (一)班的同学
_HAN_BRACKETS = pattern(
    rf"(?:[(〔〈【]|(?=[{HAN_DIGITS}]+\)))(?P<number>[{HAN_DIGITS}]{{1,4}})[)〕〉】] *[、.:]? *{_CLASS}"
)
_DIGIT_BRACKETS = pattern(rf"(?:\(|(?=\d+\)))(?P<number>\d{{1,2}})\) *[、.]? *{_CLASS}")
_DIGIT = pattern(r"(?P<number>\d{1,2})(?:[、.](?!\d) *| +(?=[^\d ]))")
_DECIMAL = pattern(r"§? ?(?P<number>\d{1,2}(?:\.\d{1,2}){1,3})(?:[.、]? +|[.、]|(?=[^\W\d]))")
_HYPHENATED = pattern(r"(?P<number>\d{1,2}(?:-\d){1,3}) +(?=[^\W\d])")  # 2-1 研究對象, but 7-11 便利商店
_PARAGRAPH_SIGN = pattern(r"§ ?(?P<number>\d{1,3})(?:[.、]? +|$)")

_MOST: Final = 200  # 一九八四 is a year.
# 一、二年级, 三、四百人, 一、二、三等奖: numbers side by side, not a heading.
_COUNTED = pattern(
    "[、百千万亿十多余人个月日号天岁次级等楼层线章节条款项届点分元年周倍成位名种年或]|星期|世纪|季度|小时"
)
_GRADE = pattern(f"[{HAN_DIGITS}](?:年级|等奖|号楼|单元|班级)")
# 3.5 亿, 10 月, 20 个: a quantity, unless the character begins another word (1.1 元素, 2 人口).
_QUANTITY = pattern(
    "[亿万%℃°‰倍岁斤吨寸尺克秒](?!象|物)|公里|公斤|千米|厘米|毫米|平方|小时|分钟|美元|号|届|"
    "个(?![案人体别性])|年(?![度龄代级轻表报鉴])|月(?![球亮])|日(?![本常程志语])|元(?![素数认宇])|"
    "人(?![口物员类工力才民文格际性生事])|次(?![序要生])|级(?!别)|世纪|时代|版|折|楼|"
    "多(?![样元媒模学目核线层维重])|余(?![论弦])|天(?![然气文空])|点(?![评击])|种(?![类植族子])|名(?![词称字人])|"
    "妇女节|劳动节|国庆"
)
_ENDS_OPEN = pattern(r"[。;,、.!…]$")
_NARRATED = pattern("[了着过吗呢吧]。$")
# 3.2 是, 3.5 和 3.6: the number is itself what the sentence is about.
_SUBJECT = pattern(r"的|是(?![否什谁非])|[与和或至到、] ?\d")


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


def item_number(line: str) -> tuple[str, int] | None:
    """The style of the number that a folded line begins with, and the number, whatever follows it."""
    for form, style in _FORMS:
        found = form.match(line)
        if found:
            return style, value(found["number"])
    return None


_FORMS: Final = (
    (_FORMAL, "壹、"),
    (_HAN_COMMA, "一、"),
    (_HAN_BRACKETS, "（一）"),
    (_STEM, "甲、"),
    (_DIGIT_BRACKETS, "（1）"),
    (_DIGIT, "1."),
)


def _listed(
    pattern: re.Pattern[str], style: str, level: int, room: Room, longest: int
) -> Callable[[str], Numbering | None]:
    """A rule for a number that lists use too: what follows must look like a title or a run-in one."""

    def rule(line: str) -> Numbering | None:
        found = pattern.match(line)
        if not found:
            return None
        number, rest = value(found["number"]), line[found.end() :]
        if number > _MOST:
            return None
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


def _signs(line: str) -> Numbering | None:
    """㈠, ⒈, ⑴ or ①. They also mark notes, so a sentence after one is none."""
    style, number = SIGNS.get(line[0], ("", 0))
    if not number or not _is_title(line[1:].lstrip(" 、"), 25) or line.endswith("。"):
        return None
    return Numbering(style, number, _SIGN_LEVELS[style], Room.BEFORE_TEXT)


_SIGN_LEVELS: Final = {"（一）": 2, "1.": 3, "（1）": 4, "①": 5}


def _opens_paper(title: str) -> bool:
    """Whether "1. …" is the top numbering of a paper: 1. 引言, 2. Methods, and not the third one of a plan."""
    return bool(re.match("[A-Za-z]|(?:引言|绪论|前言|导论|结论|结语|概述|背景)$", title))


def _decimals(line: str) -> Numbering | None:
    sign = _PARAGRAPH_SIGN.match(line)
    if sign:
        return Numbering("1.", int(sign["number"]), 1, Room.UNLISTED) if _is_title(line[sign.end() :], 40) else None
    found = _DECIMAL.match(line) or _HYPHENATED.match(line)
    if not found or _QUANTITY.match(line, found.end()):
        return None
    parts = [int(part) for part in re.split("[.-]", found["number"])]
    rest = line[found.end() :]
    if not all(parts) or _SUBJECT.match(rest) or not _is_title(rest, 40) or rest.endswith("。"):
        return None
    room = Room.BEFORE_TEXT if "-" in found["number"] else Room.UNLISTED
    return Numbering(".".join(["1"] * len(parts)), parts[-1], len(parts), room)


def _side_by_side(number: int, rest: str) -> bool:
    """Whether the numeral after 一、 goes with it: 一、二年级, 一、三、五; but 二、三大任务 is a heading."""
    second = re.match(f"[{HAN_DIGITS}]+", rest)
    if not second:
        return False
    if _GRADE.match(rest) or rest.startswith("、", second.end()):
        return True
    return value(second[0][0]) == (number % 10 or number) + 1 and (
        second.end() > 1 or bool(_COUNTED.match(rest, second.end())) or second.end() == len(rest)
    )


def _is_title(text: str, longest: int) -> bool:
    """Whether `text` reads as a title: no sentence in it, no punctuation at its ends but ? and :."""
    if not text or len(text) > longest or text[0] in ",。;:!?、.)/|=+*~%" or "\t" in text:
        return False
    if text.endswith("。"):
        return len(text) <= 13 and not re.search("[,;。!?:]", text[:-1]) and not _NARRATED.search(text)
    return "。" not in text and ";" not in text and not _ENDS_OPEN.search(text)


def _run_in_end(text: str, following: int) -> int | None:
    """Where a run-in title ends: 加强组织领导。各地区要… ends before its 。; None if it is an ordinary sentence."""
    found = re.match("[^。,;:!?]{2,20}。", text)
    return found.end() - 1 if found and len(text) - found.end() >= following else None


ITEM_RULES: Final = (
    _listed(_FORMAL, "壹、", 1, Room.ANYWHERE, 40),
    _listed(_HAN_COMMA, "一、", 1, Room.UNLISTED, 40),
    _listed(_HAN_BRACKETS, "（一）", 2, Room.UNLISTED, 40),
    _listed(_STEM, "甲、", 2, Room.UNLISTED, 40),
    _listed(_ROMAN, "I.", 1, Room.UNLISTED, 40),
    _listed(_DIGIT_BRACKETS, "（1）", 4, Room.BEFORE_TEXT, 30),
    _signs,
    _decimals,
    _digits,
)
"""Each takes a folded, trimmed line and gives its number if what follows reads like a heading."""
