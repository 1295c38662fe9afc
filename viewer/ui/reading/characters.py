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
_APOSTROPHE = pattern(r"(?<=[^\W\d_])’(?=[A-Za-z])", re.ASCII)
FULL_WIDTH_MARKS = frozenset(_EXPLICIT["O"] + _EXPLICIT["C"] + _EXPLICIT["P"])


def classify(text: str) -> str:
    """The classes of the characters of `text`, one letter each. The apostrophe in it’s is a letter."""
    if "’" in text:
        text = _APOSTROPHE.sub("a", text)
    return text.translate(_CLASSES)
