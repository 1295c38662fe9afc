"""One form for the rules of headings: Simplified, half-width, trimmed. Every character keeps its place.

So one rule serves both scripts, （一） and (一), ： and :, and an offset in the folded line is an offset in the line.
"""

from __future__ import annotations

from viewer.text.conversion import convert

BLANK = " \t\r\n\f\v\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Characters that stand before and after a line without belonging to it."""

_FORMS = (
    {0xFF01 + i: 0x21 + i for i in range(94)}
    | {ord(blank): " " for blank in BLANK if blank not in "\t\r\n"}
    | {0x2F00: "一", 0x2F06: "二", 0x2F0B: "八", 0x2F17: "十"}
    | str.maketrans("「」『』｢｣“”‘’〝〞丨│∣﹝﹞〔〕（）︰﹕，；○◯Ｏ", "“”‘’“”“”‘’“”|||〔〕〔〕()::,;〇〇〇")
)


def fold(line: str) -> str:
    """`line` in the form that the rules are written in, of the same length. Half-width marks stand for both widths.

    A 、and a 。 stay as they are; 「」 become “”; ○ becomes 〇, which only a number has.
    """
    return convert(line, "t2s").translate(_FORMS)
