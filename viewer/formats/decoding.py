"""Bytes to text: which encoding they are in, and how many characters of it could not be read.

Tried in order: byte order marks, strict UTF-8, UTF-16 without a mark, UTF-8 with damage, then the encodings of
Chinese by how much what comes out looks like Chinese, then chardet for the rest of the world. Nothing here raises for
any bytes: what cannot be read becomes U+FFFD and is counted.
"""

from __future__ import annotations

import codecs
from typing import NamedTuple
from unicodedata import category

from viewer.article.blocks import Caution, Remark
from viewer.formats import likelihood
from viewer.formats.encodings import label
from viewer.text.patterns import pattern

SAMPLE = 64 * 1024
"""How many bytes are looked at to find out an encoding. Decoding itself takes all of them."""

REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark is its first half
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)

_BIG5 = ("cp950", "big5hkscs")
"""Microsoft's Big5 and Hong Kong's; the one that loses less reads a Big5 file, Microsoft's when they tie."""
_MISREAD = pattern("[\u3041-\u30fe\u0401-\u0451]")
"""What Python's Microsoft Big5 has in rows C6 to C8: kana and Cyrillic. Files have other things there, those that
ETEN's system put in: ① where it has ヾ. Hong Kong's Big5 reads them, as browsers do."""

_WRITTEN_WITH = (
    (("euc_j", "shift_j", "cp932", "iso2022_jp"), pattern("[\u3041-\u30ff]"), 0.1),
    (("euc_kr", "cp949", "johab", "iso2022_kr"), pattern("[\uac00-\ud7a3]"), 0.3),
)
"""Which share of the letters beyond ASCII kana and hangul are at least: with fewer, it is Chinese taken for another.
Half-width kana are what Chinese taken for Shift_JIS is full of.
"""
_WRITING = 0.8
"""How much of what is beyond ASCII letters, marks and spaces are in a language written with an alphabet, at least.
Chinese taken for one has signs and frames of DOS in between."""

_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\v\f\r\x1a\x1b")) + b"\x7f"
"""Control characters, less white space, the end mark of DOS files (0x1A), and Escape, with which ISO 2022 switches
character sets. None of them is a part of a character in any encoding but UTF-16 and UTF-32."""

_BEYOND_ASCII = pattern(rb"[\x80-\xff]")

_ENCODED_SURROGATE = pattern(rb"\xed[\xa0-\xbf][\x80-\xbf]")
"""A surrogate as some programs write it in UTF-8: one unread character, not three unread bytes."""

_SURROGATE = pattern("[\ud800-\udfff]")


class Decoded(NamedTuple):
    """A document's text, the encoding it was in, and how many characters became U+FFFD because of damage."""

    text: str
    encoding: str
    replaced: int = 0

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What a reader should know about the decoding."""
        return (Remark(Caution.REPLACED, self.replaced, label(self.encoding)),) if self.replaced else ()


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text in `data`, in `encoding` when one is given. Raises LookupError if there is no such text encoding."""
    if encoding is not None:
        return _decode_as(data, encoding)
    if name := marked_encoding(data):
        mark = next(mark for mark, _ in _MARKS if data.startswith(mark))
        return _decode(data[len(mark) :], name)
    if not count_controls(data[:SAMPLE]):  # the usual case costs one pass over the data
        try:
            return Decoded(data.decode("utf-8"), "utf-8")
        except UnicodeDecodeError:
            pass
    return _decode(data, wide_encoding(data) or _narrow_encoding(data))


def settle(head: bytes) -> tuple[str, int] | None:
    """The encoding of a long text by whole lines at its beginning, and the length of its byte order mark.

    None if they do not tell, as lines of ASCII do not.
    """
    if name := marked_encoding(head):
        return name, next(len(mark) for mark, _ in _MARKS if head.startswith(mark))
    if not _BEYOND_ASCII.search(head) and not (b"\0" in head and wide_encoding(head)):
        return None
    if not count_controls(head[:SAMPLE]):
        try:
            head.decode("utf-8")
        except UnicodeDecodeError:
            pass
        else:
            return "utf-8", 0
    return wide_encoding(head) or _narrow_encoding(head), 0


def decode_part(data: bytes, encoding: str) -> Decoded:
    """A part of a text whose encoding is known, from one character's beginning to another's end."""
    return _decode(data, encoding)


def whole_characters(data: bytes, encoding: str) -> int:
    """How many bytes of a text that goes on are whole characters."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    decoder.decode(data)
    return len(data) - len(decoder.getstate()[0])


def count_controls(sample: bytes) -> int:
    """How many control characters there are that no text contains, if each byte is a character or a part of one."""
    return len(sample) - len(sample.translate(None, _CONTROLS))


def marked_encoding(data: bytes) -> str | None:
    """The encoding that a byte order mark states, or None."""
    return next((name for mark, name in _MARKS if data.startswith(mark)), None)


def wide_encoding(data: bytes) -> str | None:
    """UTF-16 without a byte order mark: nearly everything must come out as characters that texts are made of.

    ASCII read as UTF-16 comes out as rare Han characters, legacy Chinese as hangul and private characters, and
    programs as control characters: on samples of 20 characters and more UTF-16 has 1.0, all others below 0.34.
    """
    even = data[: min(SAMPLE, len(data) & ~1)]
    shares = {name: likelihood.plain_share(even.decode(name, "replace")) for name in ("utf-16-le", "utf-16-be")}
    best = max(shares, key=lambda name: shares[name])
    return best if shares[best] >= 0.75 else None


def _narrow_encoding(data: bytes) -> str:
    """The encoding of characters in single bytes and more: damaged UTF-8, or one from before Unicode."""
    first = _BEYOND_ASCII.search(data)
    start = first.start() if first else 0
    sample = data[start : start + SAMPLE]
    return "utf-8" if _is_utf_8(sample) else _legacy_encoding(data, sample)


def _is_utf_8(sample: bytes) -> bool:
    """Whether most characters beyond ASCII are sound UTF-8. A sample may end in the middle of a character."""
    sample, surrogates = _ENCODED_SURROGATE.subn(REPLACEMENT.encode(), sample)
    text = _whole(sample, "utf-8")
    damaged = text.count(REPLACEMENT) - sample.count(REPLACEMENT.encode()) + surrogates
    # Two-byte sequences come about by chance in GBK (联通 is one), three-byte ones hardly ever.
    sound = len(likelihood.BEYOND_LATIN.findall(text)) - damaged
    return bool(text) and sound >= 5 * damaged


def _legacy_encoding(data: bytes, sample: bytes) -> str:
    """The encoding from before Unicode that `data` is in. Chinese is recognised here, the rest by chardet.

    Where both stay in doubt, the better of the two Chinese encodings is taken: this program reads Chinese.
    """
    scores = {name: likelihood.chinese_score(_whole(sample, name)) for name in ("gb18030", "cp950")}
    best = max(scores, key=lambda name: scores[name])
    if scores[best] < likelihood.CERTAIN and (other := _ask_chardet(sample)):
        best = other if is_likelier(sample, other, scores[best]) else best
    return _less_lossy(data, _BIG5) if best == "cp950" else best


def _ask_chardet(sample: bytes) -> str | None:
    """chardet's answer in the names used here, or None when it has none or answers with an unknown codec."""
    from chardet import detect  # 55 ms, and needed for the fewest files

    found = (detect(sample)["encoding"] or "").lower()
    if found.startswith("gb"):
        return "gb18030"
    if found.startswith("big5"):
        return "cp950"
    try:
        return codecs.lookup(found).name
    except LookupError:
        return None


def is_likelier(sample: bytes, name: str, score: float) -> bool:
    """Whether text is in another language's encoding rather than in Chinese, as which it has `score`.

    Where it may be Chinese, what comes out has to be what the language is written with.
    """
    if score < likelihood.POSSIBLE:
        return True
    if b"A".decode(name, "replace") != "A":  # of a mainframe
        return False
    beyond = [character for character in _whole(sample, name) if character > "\x7f"]
    letters = [character for character in beyond if character.isalpha()]
    for names, own, share in _WRITTEN_WITH:
        if name.startswith(names):
            return sum(map(bool, map(own.match, letters))) >= share * len(letters)
    marks = sum(category(character).startswith(("P", "Z", "M", "Sc")) for character in beyond)
    return len(letters) + marks >= _WRITING * len(beyond)


def _less_lossy(data: bytes, names: tuple[str, ...]) -> str:
    """Of several kinds of Big5 the one that misreads the fewest characters; the first of equals."""
    return min(names, key=lambda name: _misread(data, name))


def _misread(data: bytes, name: str) -> int:
    """How many characters a kind of Big5 does not read, or not as they are meant; one cut off at the end is none."""
    text = _whole(data, name)
    return text.count(REPLACEMENT) + (len(_MISREAD.findall(text)) if name == "cp950" else 0)


def _whole(data: bytes, name: str) -> str:
    """What bytes say in an encoding, without a character that is cut off at their end."""
    return codecs.getincrementaldecoder(name)("replace").decode(data)


def _decode_as(data: bytes, encoding: str) -> Decoded:
    """Decode in the encoding the reader insists on; a byte order mark that fits it is not text."""
    try:
        name = codecs.lookup(encoding).name
        "".encode(name)  # raises LookupError for codecs that are not of text, like rot13
        decoded = _decode(data, name)
    except (UnicodeError, ValueError) as error:  # codecs of host names cannot replace; a name may hold a NUL
        raise LookupError(f"not a text encoding: {encoding}") from error
    return Decoded(decoded.text.removeprefix("\ufeff"), decoded.encoding, decoded.replaced)


def _decode(data: bytes, name: str) -> Decoded:
    """Decode, with U+FFFD for what cannot be read, and for lone surrogates, which no text may contain."""
    try:
        text, replaced = data.decode(name), 0
    except UnicodeDecodeError:
        surrogates = 0
        if name == "utf-8":
            data, surrogates = _ENCODED_SURROGATE.subn(REPLACEMENT.encode(), data)
        text = data.decode(name, "replace")
        replaced = surrogates + text.count(REPLACEMENT) - data.decode(name, "ignore").count(REPLACEMENT)
    text, lone = (text, 0) if name == "utf-8" else _SURROGATE.subn(REPLACEMENT, text)  # UTF-8 has none
    return Decoded(text, name, replaced + lone)
