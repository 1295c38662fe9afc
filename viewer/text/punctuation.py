"""The width of punctuation: marks beside Chinese are full-width, those of English, numbers, addresses and code are not.

Quotation marks are no question of width; `viewer.text.quotation` knows them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, NamedTuple

from viewer.text.brackets import widen_brackets
from viewer.text.patterns import pattern
from viewer.text.rewrite import Replacement, Rewrite
from viewer.text.script import has_han, is_chinese, is_han, weigh

FULL_WIDTH = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "--": "——", "...": "……"}

_LATIN = pattern("[A-Za-z0-9]")
_LATIN_OR_SPACE = pattern("[A-Za-z0-9 ]")
# A mark between two digits is a part of the number.
_HALF_WIDTH = pattern(r"[,;:!?.()\-](?:(?<![0-9].)|(?![0-9]))")
# Curly quotation marks are English marks too; these are Chinese only.
_CHINESE_BRACKETS = "《》〈〉「」『』【】〔〕（）"
_CHINESE_BRACKET = pattern(f"[{_CHINESE_BRACKETS}]")
_WIDE_MARKS = f"“”‘’{_CHINESE_BRACKETS}，。；：？！、…—·"
_ROW = pattern(rf"[,;:!?.()\-{_WIDE_MARKS}]+")
_MARK = pattern(r"\.+|-+|[:;]-?\)|[,;:!?]")
_PAGE = pattern(r"\.{4,} *[0-9]{1,4}[ \t]*(?:\n|\Z)")  # 第一章.....5, in a table of contents

# What is opaque: code, addresses, the targets of Markdown links, files with a drive letter, undecoded entities.
_OPAQUE_SIGNS = ("`", "://", "www.", "](", ":\\", "&")
_OPAQUE = pattern(
    r"(?P<fence>(?<!`)`++)[^`\n]++(?P=fence)(?!`)"
    r"|(?:[A-Za-z][A-Za-z0-9+.\-]{0,15}://|www\.)[!-~]*[A-Za-z0-9/#=&_%~\-]"
    r"|\]\([^()\s]*\)"
    r"|[A-Za-z]:\\[^\s,;，；。：、]*"
    r"|&#?[A-Za-z0-9]{1,31};"
)
_FILLER = "\ufffc"

# A space between two Latin words: English that runs, not a name or two.
_RUNNING_LATIN = pattern(r"[A-Za-z][,;:]? (?=[A-Za-z])")
_LIST_NUMBER = pattern(r"\s*第?[〇零一二三四五六七八九十百壹貳贰參叁肆伍陸陆柒捌玖拾甲乙丙丁戊己庚辛壬癸]{1,5}\s*")
_CLOSING = "”’」』）》〉】〕)]"
_ASIDE: Final = 24
"""Characters of a short pair of brackets: a mark after 重量(kg) stands beside Chinese."""
_NAMES_WITH_A_MARK = ("Yahoo!", "Jeopardy!")


class _Line(NamedTuple):
    """One line of a text, offsets ``[start, end)``.

    `english` tells that more English than Chinese runs in it, `last_stop` is the offset of the full stop that ends it
    after Chinese (-1 without one), `dotted` tells that such stops stand for every 。 of it.
    """

    start: int
    end: int
    english: bool
    last_stop: int
    dotted: bool


class _Cluster(NamedTuple):
    """Marks in a row, ``[start, end)``: what stands beside the row stands beside each of them."""

    start: int
    end: int
    left: str
    right: str
    chinese_left: bool
    chinese_right: bool


def widen(text: str) -> list[Replacement]:
    """Half-width marks beside Chinese, widened: one for one, a dash -- → —— and an ellipsis ... → …… for one another.

    A space after a widened mark goes with it (你好, 世界 → 你好，世界), brackets are widened in pairs. Untouched are
    Japanese, Korean, English, numbers (3,000 10:30 3:2 1.5), list marks (1. 一. (a)), function calls, code in
    backticks and addresses. Linear.
    """
    if not _HALF_WIDTH.search(text) or not has_han(text):
        return []
    visible = _hide_opaque(text)
    brackets = widen_brackets(visible)
    marks = _widen_marks(Rewrite.apply(visible, brackets).after)
    found = sorted([*brackets, *marks], key=lambda replacement: replacement.start)
    return [] if found and not is_chinese(text) else found


def is_english(text: str) -> bool:
    """Whether more English than Chinese runs in `text`: spaces between Latin words against Chinese characters."""
    running = len(_RUNNING_LATIN.findall(text))
    return running > 0 and running >= weigh(text).han


def _hide_opaque(text: str) -> str:
    """The text with everything opaque blotted out, character for character."""
    if not any(sign in text for sign in _OPAQUE_SIGNS):
        return text
    return _OPAQUE.sub(lambda match: _FILLER * len(match[0]), text)


def _widen_marks(text: str) -> Iterator[Replacement]:
    line = _line_at(text, 0)
    for cluster in _clusters(text):
        if cluster.start > line.end:
            line = _line_at(text, cluster.start)
        if line.english and not (cluster.chinese_left and cluster.chinese_right):
            continue
        for match in _MARK.finditer(text, cluster.start, cluster.end):
            mark = "..." if match[0].startswith("...") else match[0]
            if mark in FULL_WIDTH and _belongs_to_chinese(mark, match.start(), text, cluster, line):
                end = _end_with_space(text, match.end(), cluster)
                yield Replacement(match.start(), end, FULL_WIDTH[mark], "punctuation")


def _line_at(text: str, offset: int) -> _Line:
    start = text.rfind("\n", 0, offset) + 1
    end = text.find("\n", offset)
    end = len(text) if end < 0 else end
    line = text[start:end]
    stripped = line.rstrip().rstrip(_CLOSING)
    ends_with_stop = stripped.endswith(".") and is_han(stripped[:-1].rstrip(_CLOSING)[-1:])
    last_stop = start + len(stripped) - 1 if ends_with_stop else -1
    return _Line(start, end, is_english(line), last_stop, ends_with_stop and "。" not in line)


def _clusters(text: str) -> Iterator[_Cluster]:
    """Every row of marks that has a half-width one in it."""
    end = 0
    for match in _HALF_WIDTH.finditer(text):
        if match.start() < end:
            continue
        start = match.start()
        while start > end and text[start - 1] in _WIDE_MARKS:
            start -= 1
        row = _ROW.match(text, match.start())
        end = row.end() if row else match.end()
        bracket = _CHINESE_BRACKET.search(text, start, end) is not None
        left, right = text[start - 1 : start] if start else "", text[end : end + 1]
        if text[start] == ")":
            left = _before_aside(text, start) or left
        yield _Cluster(start, end, left, right, bracket or is_han(left), bracket or is_han(right))


def _before_aside(text: str, closing: int) -> str:
    """The Chinese character before a short pair of brackets that closes at `closing`; empty if there is none."""
    opening = text.rfind("(", max(closing - _ASIDE, 0), closing)
    if opening < 1 or ")" in (inside := text[opening:closing]) or "\n" in inside or not is_han(text[opening - 1]):
        return ""
    return text[opening - 1]


def _belongs_to_chinese(mark: str, offset: int, text: str, cluster: _Cluster, line: _Line) -> bool:
    """Whether the mark at `offset` is punctuation of Chinese text."""
    if mark == ".":
        return cluster.chinese_left and _ends_sentence(text, offset, cluster, line)
    if mark == "--" and (_LATIN_OR_SPACE.match(cluster.left) or _LATIN.match(cluster.right)):
        return False
    if mark == "..." and (_LATIN.match(cluster.left) or _PAGE.match(text, offset)):
        return False
    if mark == "!" and (cluster.right in {"=", "["} or text.endswith(_NAMES_WITH_A_MARK, line.start, offset + 1)):
        return False
    return cluster.chinese_left or cluster.chinese_right or (mark in "?!" and _ends_chinese_line(text, offset, line))


def _ends_chinese_line(text: str, offset: int, line: _Line) -> bool:
    """Whether a mark after Latin ends a line of Chinese: 什么是AI?"""
    is_last = not text[offset + 1 : line.end].strip().strip(_CLOSING + "?!")
    return is_last and has_han(text[line.start : offset])


def _ends_sentence(text: str, offset: int, cluster: _Cluster, line: _Line) -> bool:
    """Whether a full stop after Chinese ends a sentence.

    It does at the end of a line. Inside one it may stand in a name (約翰.史密斯), so it counts only if the line ends
    with one too and has no 。 After a number at the start of a line it makes a list mark.
    """
    if _LIST_NUMBER.fullmatch(text, line.start, offset):
        return False
    if offset == line.last_stop:
        return True
    follows = text[offset + 1 : offset + 3].lstrip(" ")[:1]
    return line.dotted and (is_han(follows) or follows in _CLOSING)


def _end_with_space(text: str, end: int, cluster: _Cluster) -> int:
    """The end of a widened mark: behind the space after it, if the sentence goes on from there."""
    if end == cluster.end and cluster.right == " " and text[end + 1 : end + 2].isalnum():
        return end + 1
    return end
