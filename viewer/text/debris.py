"""What scraping, converting and copying leave in a text that nobody wrote there.

Empty images, invisible characters, entities that were never decoded, and the line breaks of a hard-wrapped paragraph.
Each function lists the replacements for one kind; all are linear and cost next to nothing on a clean text.
"""

from __future__ import annotations

from viewer.text.patterns import pattern
from viewer.text.rewrite import Replacement
from viewer.text.script import HAN

_IMAGE = r"!\[\s{0,8}\]\(\s{0,8}\)"
_EMPTY_IMAGE = pattern(rf"\A{_IMAGE}\n|\n{_IMAGE}(?=\n|\Z)|{_IMAGE}")

# Control characters that are no space, soft hyphens, word joiners, invisible operators, byte order marks.
_ALWAYS_STRAY = "\x00-\x08\x0e-\x1b\x7f\u00ad\u180e\u2060-\u2064\ufeff"
_DIRECTION = "\u200e\u200f\u202a-\u202e\u2066-\u2069"
_RIGHT_TO_LEFT = pattern("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]")
# Thai, Lao, Burmese and Khmer are written without spaces and mark words with U+200B.
_WITHOUT_SPACES = "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
# Arabic and Indic letters, and emoji with their selectors and tags, are shaped by the joiners U+200C and U+200D.
_JOINING_LETTERS = "\u0590-\u10ff\u1700-\u1cff\ua800-\uabff\ufb1d-\ufdff\ufe70-\ufefc"
_EMOJI = "\u20e3\u2190-\u2bff\ufe0f\U0001f000-\U0001faff\U000e0061-\U000e007f"
_JOINERS = f"(?<![{_WITHOUT_SPACES}])\u200b|(?<![{_JOINING_LETTERS}{_EMOJI}])[\u200c\u200d]"
_INVISIBLE = pattern(f"[{_ALWAYS_STRAY}{_DIRECTION}\u200b-\u200d]")
_STRAY = pattern(f"(?:[{_ALWAYS_STRAY}{_DIRECTION}]|{_JOINERS})+")
_STRAY_IN_RIGHT_TO_LEFT = pattern(f"(?:[{_ALWAYS_STRAY}]|{_JOINERS})+")

# An ampersand may itself be an entity, several times over: &amp;amp;nbsp; has been encoded three times.
_ENTITY = pattern(
    "&(?:(?:amp|AMP|#0{0,4}38|#[xX]0{0,4}26);)*(#[0-9]{1,8}|#[xX][0-9A-Fa-f]{1,8}|[A-Za-z][A-Za-z0-9]{1,31});"
)

_LINE_BREAK = pattern("(?<=[^ \t\r\n])[ \t]*+(?:\r\n|\r|\n)[ \t]*+(?![ \t\r\n\u3000]|\\Z)")
_HAN = pattern(f"[{HAN}]")
_WIDE_MARK = pattern("[\u3000-\u30ff\uff00-\uff60]")
_HYPHEN = pattern("[^\\W\\d_][-\u2010]\\Z")


def hide_empty_images(text: str) -> list[Replacement]:
    """Markdown images without text and address, ``![]()``; one alone in a line takes its line along."""
    if "![" not in text:
        return []
    return [Replacement(match.start(), match.end(), "", "image") for match in _EMPTY_IMAGE.finditer(text)]


def hide_invisible(text: str) -> list[Replacement]:
    """Zero-width and control characters without a purpose where they stand.

    Variation selectors stay, joiners stay behind letters and emoji that join, and marks of direction stay in a text
    that has letters written from right to left.
    """
    if not _INVISIBLE.search(text):
        return []
    stray = _STRAY_IN_RIGHT_TO_LEFT if _RIGHT_TO_LEFT.search(text) else _STRAY
    return [Replacement(match.start(), match.end(), "", "invisible") for match in stray.finditer(text)]


def decode_entities(text: str) -> list[Replacement]:
    """Well-formed HTML entities, ``&nbsp;`` ``&#12345;``, however often their ampersands were encoded.

    Unknown names, surrogates and control characters are left as they are.
    """
    if "&" not in text:
        return []
    decoded = ((match, _decode(match[1])) for match in _ENTITY.finditer(text))
    return [Replacement(match.start(), match.end(), shown, "entity") for match, shown in decoded if shown]


def join_lines(text: str) -> list[Replacement]:
    """The single line breaks inside one block: nothing beside Chinese, a space between words of other scripts.

    A blank line and an ideographic space at the start of the next line divide paragraphs and stay.
    """
    if "\n" not in text and "\r" not in text:
        return []
    return [
        Replacement(match.start(), match.end(), _joint(text, match.start(), match.end()), "line break")
        for match in _LINE_BREAK.finditer(text)
    ]


def _joint(text: str, start: int, end: int) -> str:
    """What stands between two joined lines."""
    if any(wide.match(beside) for beside in (text[start - 1], text[end]) for wide in (_HAN, _WIDE_MARK)):
        return ""
    return "" if _HYPHEN.search(text[max(start - 2, 0) : start]) else " "


def _decode(body: str) -> str:
    """The characters that an entity stands for, given what is between & and ; or an empty text if it has none."""
    # Imported here: few texts have entities, and the table of their names takes 1.5 ms.
    import html
    from html.entities import html5

    if not body.startswith("#"):
        return html5.get(f"{body};", "")
    shown = html.unescape(f"&{body};")
    return "" if shown == "\ufffd" else shown
