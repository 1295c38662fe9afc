"""What every character does in a line: the classes that line breaking and spacing are written in.

The classes follow CLREQ's tables of punctuation (W3C, Requirements for Chinese Text Layout, appendix A) and are single
letters, so that a rule about neighbours is a regular expression over a string of classes.

    H  Han, kana, full-width letters: a line breaks on either side      A  letters of words      N  digits
    O  opening bracket or quotation mark                                L  joins words: / - _ & @ and the like
    C  closing bracket or quotation mark                                X  , . ; : ! ? ) of Latin text
    P  full-width pause, stop, question or exclamation mark             Y  ( [ { $ of Latin text
    M  middle dot, connector, repetition mark: never starts a line      U  % ° ℃: a unit, part of its number
    D  dash      E  ellipsis      S  space      T  tab      Z  combining or invisible      J  joiner      R  flag letter
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from viewer.text.patterns import pattern

_EXPLICIT = {
    "O": "（「『《〈【〔〖｛［“‘﹁﹃〝",
    "C": "）」』》〉】〕〗｝］”’﹂﹄〞",
    "P": "，。、；：？！．‼⁇⁈⁉",
    "M": "·・‧•～〜–々〻ー゛゜ヽヾゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ／",
    "D": "—⸺⸻―",
    "E": "…⋯‥",
    "L": "/-_&@=+*~\\|<>'\"^`#‐‑\u00a0\u202f\u2060",
    "X": ",.;:!?)]}»›",
    "Y": "([{«‹$£¥€￥＄￡",
    "U": "%‰‱°℃℉′″％",
    "S": " \u3000\u200b",
    "T": "\t",
    "J": "\u200d",
    "Z": "\u00ad\u200c\ufeff",
}


def _class_of(character: str) -> str:
    """The class of a character that is not listed."""
    category, width = unicodedata.category(character), unicodedata.east_asian_width(character)
    code = ord(character)
    if 0x1F1E6 <= code <= 0x1F1FF:
        return "R"
    if category in ("Mn", "Me", "Mc", "Cf") or 0x1F3FB <= code <= 0x1F3FF:
        return "Z"
    if category == "Zs":
        return "S"
    if width in ("W", "F") or category in ("No", "Nl", "So", "Co", "Cn"):
        return "H"
    if category == "Nd":
        return "N"
    if category.startswith("L"):
        return "A"
    return "L"


class _Classes(dict[int, str]):
    """The class of every code point, worked out when first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _class_of(chr(code))
        return found


_CLASSES = _Classes((ord(character), name) for name, members in _EXPLICIT.items() for character in members)
_MARK = pattern("[‘’“”…—–]")
_APOSTROPHE = pattern(r"(?<=[^\W\d_])’(?=[A-Za-z])", re.ASCII)
_NO_CHINESE = pattern(r"[\t\u0020-\u024f‘’“”…—–]*\Z")
_LETTER = pattern("[A-Za-z]")
_SINGLE = pattern(
    r"(?<=[A-Za-z])—(?=[A-Za-z])|(?<=[A-Za-z,.] )—(?= )|(?<=[A-Za-z])…(?=[ A-Za-z])|(?<=[A-Za-z0-9])–(?=[A-Za-z0-9])"
    r"|(?<=[A-Za-z])’(?= ?[A-Za-z])|(?<=[A-Za-z] )’(?=[A-Za-z])"
)
_PAIRED = pattern(r"“[\u0020-\u024f‘’…—–]*”|‘[\u0020-\u024f“”…—–]*’(?![A-Za-z])")
_BESIDE = frozenset(map(chr, range(0x21, 0x250))) | frozenset("…—–")
_AS_LATIN = {"–": "-", "“": "(", "‘": "(", "”": ")", "’": ")"}
FULL_WIDTH_MARKS = frozenset(_EXPLICIT["O"] + _EXPLICIT["C"] + _EXPLICIT["P"])


def latin_marks(text: str) -> dict[int, str]:
    """Where marks that both scripts write stand in Latin text, and what they break and space like.

    ’ in it’s, and the quotation marks, dashes and … of an English sentence: fonts for Chinese draw them as wide as a
    Han character unless told otherwise. Quotation marks around Latin words in a Chinese sentence are Chinese ones, as
    are —— and …….
    """
    if not _MARK.search(text):
        return {}
    if _NO_CHINESE.match(text) and _LETTER.search(text):
        found = {match.start(): match[0] for match in _MARK.finditer(text)}
    else:
        found = dict(_marks_of(text))
    letters = {match.start() for match in _APOSTROPHE.finditer(text)}
    return {offset: "a" if offset in letters else _AS_LATIN.get(mark, mark) for offset, mark in found.items()}


def _marks_of(text: str) -> Iterator[tuple[int, str]]:
    """The Latin marks of a text with Chinese in it: those between Latin words, and pairs of quotation marks that have
    Latin text around them, or the text's edge on one side."""
    for match in _SINGLE.finditer(text):
        yield match.start(), match[0]
    for match in _PAIRED.finditer(text):
        start, end = match.span()
        beside = {text[max(start - 2, 0) : start].strip()[-1:], text[end : end + 2].strip()[:1]} - {""}
        if beside and beside <= _BESIDE:
            yield start, text[start]
            yield end - 1, text[end - 1]


def classify(text: str) -> str:
    """The classes of the characters of `text`, one letter each. The apostrophe in it’s is a letter."""
    if marks := latin_marks(text):
        characters = list(text)
        for offset, mark in marks.items():
            characters[offset] = mark
        text = "".join(characters)
    return text.translate(_CLASSES)
