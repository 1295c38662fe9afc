"""Where regional vocabulary may be wrong: words that it rewords and should keep, and words that it keeps.

A word that the tables reword may be an ordinary word too (运行 of trains), or no word at all but a chance meeting of
two others (内存 in 库内存货). The words are kept in `resources/doubts/`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from viewer.text import conversion, evidence
from viewer.text.doubt_values import is_free
from viewer.text.patterns import pattern
from viewer.text.rewrite import Rewrite
from viewer.text.routing import FORMS
from viewer.text.script import View
from viewer.text.segmentation import RUN, simplified_words

_NEAR = 20
"""Characters beside an everyday word in which a word of computing tells that it is one of computing too."""
_AROUND = 6
"""Characters beside a reworded word in which the words that it may cut are looked for."""

_SOUNDS = frozenset(
    "斯尔拉克德特尼亚夫姆巴伊奥卡洛莫诺利维伦兰罗娜纳莱蒂塔萨迪雷格布森顿逊曼科托瓦费弗戈扎贝哈穆阿乌佐"
)
"""Characters that spell foreign names; a name among more of them is a part of another: 拉莫 in 卡拉莫."""
_PAIR = 2
"""Longer words than of two characters are not made by chance."""
_STANDALONE = frozenset("的了着过在是和与及把被从向对为有无没不很太最更都也又还就内外上下中里前后左右间大小多少好")
"""Characters that are words by themselves."""

_TECHNICAL = pattern(
    "[A-Za-z]{2}|[软軟]件|[软軟][体體]|[电電][脑腦]|[计計]算[机機]|[网網][络絡路]|服[务務]器|伺服器|代[码碼]|程式|程序[员員代设設]|[数數]据[库庫]"
    "|资料库|資料庫|操作[系]?[统統]|作業系統|[编編]程|[浏瀏][览覽]器|[硬][盘盤碟]|互[联聯][网網]|字[节符段]|鼠[标標]|滑鼠|屏幕|螢幕|点[击擊]"
    "|[对對][话話][框方]|[单單]元格|复选|核取|[选選]项卡|文件[夹名]|檔名|[页頁][眉脚腳首尾]|工具[栏列]|工作表|命令[行列]"
    "|[快]捷[键鍵]|默认值|預設值|文档|[图圖][标示]|幻灯片|投影片|控件|[单單雙双][击擊]|按一下|右[键鍵]|[菜][单]栏"
    "|打印机|印表[机機]|路由器|[記记][憶忆][体體]|内存|[芯晶]片|[蓝藍]牙|[无無][线線][网網]|[編编][譯译]|[變变]量|函[数數式]|[線线]程|[执執]行[緒绪]"
)
"""What tells that a paragraph is about computing, of which the tables of vocabulary are mostly right."""


def reworded(converted: Rewrite, view: View) -> Iterator[tuple[int, int, str, str]]:
    """Where a word was reworded that perhaps should not be: its range before conversion, what is shown, what it was."""
    text = converted.before
    ordinary = evidence.ordinary_words()
    telling: list[tuple[int, int]] | None = None
    for edit in converted.alignment.edits:
        source, shown = text[edit.start : edit.end], converted.after[edit.new_start : edit.new_end]
        if source == shown:
            continue
        word = conversion.convert(source, "t2s")
        suspect = word in ordinary
        if suspect:
            telling = [match.span() for match in _TECHNICAL.finditer(text)] if telling is None else telling
            suspect = all(_overlaps(span, edit.start, edit.end) for span in telling)
        if not suspect and not _is_chance(text, word, edit.start, edit.end):
            continue
        own = source if view is View.SIMPLIFIED else conversion.convert(word, "s2t")
        unchanged = conversion.convert(own, FORMS[view])
        if not _is_same(unchanged, shown):
            yield edit.start, edit.end, shown, unchanged


def kept(converted: Rewrite, view: View) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a word was kept that the region may say in another way: its range before conversion, and that."""
    text = converted.before
    simplified = conversion.convert(text, "t2s")
    found = [
        match for match in evidence.regional_pattern(view).finditer(simplified) if not _is_meeting(simplified, match)
    ]
    if not found:
        return
    words, everyday = evidence.regional_words(view), evidence.everyday_words(view)
    telling = [tell.span() for tell in _TECHNICAL.finditer(text)] if any(m[0] in everyday for m in found) else []
    edits = [(edit.start, edit.end) for edit in converted.alignment.edits]
    for match in found:
        start, end = match.span()
        if any(_overlaps(edit, start, end) for edit in edits):
            continue
        if match[0] not in everyday or any(
            _overlaps(tell, start - _NEAR, end + _NEAR) and not _overlaps(tell, start, end) for tell in telling
        ):
            yield start, end, words[match[0]]


def _is_meeting(text: str, match: re.Match[str]) -> bool:
    """Whether what stands beside a word in Simplified `text` tells that two others meet in it: 国中 in 中国中部."""
    start, end = match.span()
    return _tell_of_meeting(match[0], text[start - 1 : start], text[end : end + 1])


def _tell_of_meeting(word: str, before: str, after: str) -> bool:
    """Whether the characters on either side of a Simplified word, empty where there is none, tell of two others."""
    taking_first, taking_last = evidence.meetings().get(word, ("", ""))
    return bool((before and before in taking_first) or (after and after in taking_last))


def _overlaps(span: tuple[int, int], start: int, end: int) -> bool:
    return span[0] < end and start < span[1]


def _is_same(one: str, other: str) -> bool:
    """Whether two spellings are the same, or differ where a careful writer may choose either: 發布, 發佈."""
    return len(one) == len(other) and all(a == b or is_free(a, b) for a, b in zip(one, other, strict=True))


def _is_chance(text: str, word: str, start: int, end: int) -> bool:
    """Whether a reworded word is only where two others meet: 内存 in 库内存货, 线程 in 航线程度."""
    head, tail = max(start - _AROUND, 0), end + _AROUND
    around = conversion.convert(text[head:tail], "t2s")
    run = next((m for m in RUN.finditer(around) if m.start() <= start - head and end - head <= m.end()), None)
    if run is None:  # U盘, QR码: no words of Chinese characters meet in it
        return False
    first, last = start - head - run.start(), end - head - run.start()
    if _tell_of_meeting(word, run[0][first - 1 : first], run[0][last : last + 1]):
        return True
    if _SOUNDS.issuperset(word) and not _SOUNDS.isdisjoint(run[0][max(first - 1, 0) : first] + run[0][last : last + 1]):
        return True
    words = simplified_words()
    return end - start == _PAIR and any(
        _is_broken(run[0], cuts, first, last) for cuts in (words.forward(run[0]), words.backward(run[0]))
    )


def _is_broken(run: str, cuts: list[int], first: int, last: int) -> bool:
    """Whether words lie across an edge of ``[first, last)`` and leave nothing of it that is no word by itself. A word
    that holds all of it, as 信息系统 holds 信息, does not break it."""
    across = False
    for start, end in pairwise(cuts):
        if end <= first or start >= last:
            continue
        if (start <= first and last <= end) or (end - start == 1 and run[start] not in _STANDALONE):
            return False
        across = across or start < first or end > last
    return across
