"""Makes a PDF that Qt wrote say the text that its glyphs stand for.

Two things are put into the file (ISO 32000-1): each font's map from glyphs to text (§ 9.10.3), and, around glyphs that
no map can speak for, the text to read in their place (§ 14.9.4). Everything else is copied as it is.
"""

from __future__ import annotations

import re
import zlib
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from mmap import mmap
from typing import BinaryIO

from viewer.ui.printing.notes import FontNotes, Replacement, TextNotes

_XREF = re.compile(rb"xref\n0 (\d+)\s*\n")
_START = re.compile(rb"startxref\n(\d+)\s*\n%%EOF\s*\Z")
_PAGE = re.compile(rb"/Type /Page\n")
_CONTENTS = re.compile(rb"/Contents (\d+) 0 R")
_FONT = re.compile(rb"/F\d+ (\d+) 0 R")
_MAP = re.compile(rb"/ToUnicode (\d+) 0 R")
_STREAM = re.compile(rb"\bstream\n")
_TEXT = re.compile(rb"^BT\n.*?^ET\n", re.DOTALL | re.MULTILINE)
_FACE = re.compile(rb"BT\n/F(\d+) ([0-9.]+) Tf [^\n]* Tm\n")
_GLYPH = re.compile(rb"(-?[0-9.]+) (-?[0-9.]+) Td <([0-9A-F]{4})> Tj\n")
_DESCENDANT = re.compile(rb"/DescendantFonts \[(\d+) 0 R")
_WIDTHS = re.compile(rb"/W \[(.*?)\]\s*>>", re.DOTALL)
_WIDTH_RUN = re.compile(rb"(\d+) (?:\[([^\]]*)\]|(\d+) (\d+))")
_RANGE = re.compile(rb"<([0-9A-F]{4})> <[0-9A-F]{4}> (?:<([0-9A-F]{4})>|\[([^\]]*)\])")
_ENTRY = 20
"""Bytes of a line of the table of objects."""
_PER_LIST = 100
"""Entries that one list of a map may have."""


class DamagedDraftError(OSError):
    """What Qt wrote is no whole PDF: the disk was full, or it could not be written on."""


class _Draft:
    """The PDF that Qt wrote, object by object."""

    def __init__(self, data: mmap) -> None:
        self.data = data
        start = _START.search(data[-100:])
        table = _XREF.match(data, int(start[1])) if start else None
        if not start or not table:
            raise DamagedDraftError
        self.xref = int(start[1])
        self.count = int(table[1])
        self.entries = table.end()
        self.offsets = dict(self._offsets())
        self._in_order = sorted(self.offsets.values())
        self.widths = cache(self._widths)

    def _offsets(self) -> Iterator[tuple[int, int]]:
        for number in range(self.count):
            entry = self.data[self.entries + number * _ENTRY : self.entries + (number + 1) * _ENTRY]
            if entry[17:18] == b"n":
                yield number, int(entry[:10])

    def __getitem__(self, number: int) -> bytes:
        """An object as it is written."""
        offset = self.offsets[number]
        after = bisect_right(self._in_order, offset)
        return self.data[offset : self._in_order[after] if after < len(self._in_order) else self.xref]

    @property
    def trailer(self) -> bytes:
        """What stands between the table of objects and the note of where it is."""
        end = self.data[self.entries + self.count * _ENTRY :]
        return end[: end.index(b"startxref")]

    def _widths(self, font: int) -> dict[int, int]:
        """The widths of a font's glyphs in thousandths of its size, by their number in the subset."""
        descendant = _DESCENDANT.search(self[font])
        listed = _WIDTHS.search(self[int(descendant[1])]) if descendant else None
        found: dict[int, int] = {}
        for first, several, last, same in _WIDTH_RUN.findall(listed[1] if listed else b""):
            if last:
                found.update(dict.fromkeys(range(int(first), int(last) + 1), int(same)))
            else:
                found.update(enumerate(map(int, several.split()), int(first)))
        return found


@dataclass
class _Seen:
    """What earlier objects said about later ones: which hold the sheets' contents, which are fonts."""

    contents: dict[int, int] = field(default_factory=dict)
    fonts: set[int] = field(default_factory=set)
    sheets: int = 0


def mend(data: mmap, notes: TextNotes, out: BinaryIO) -> Iterator[float]:
    """Copy the PDF `data` to `out`, with its text as in `notes`, object by object; yields the share that is copied.

    Raises OSError where `out` cannot be written, DamagedDraftError where `data` is no whole PDF.
    """
    draft, seen, maps = _Draft(data), _Seen(), dict[int, FontNotes]()
    moved: dict[int, int] = {}
    out.write(data[: min(draft.offsets.values())])
    for number, offset in sorted(draft.offsets.items(), key=lambda item: item[1]):
        written = draft[number]
        _look(written, seen)
        if number in seen.contents:
            written = _with_text(number, written, notes, seen.contents[number], draft)
        elif b"begincmap" in written:
            # Qt writes the fonts after all sheets, so they are all known by now.
            maps = maps or _maps(draft, seen, notes)
            if number in maps:
                written = _with_map(number, written, maps[number])
        moved[number] = out.tell()
        out.write(written)
        yield offset / draft.xref
    xref_moved = out.tell()
    out.write(b"xref\n0 %d\n" % draft.count)
    for number in range(draft.count):
        out.write(b"%010d 00000 n \n" % moved[number] if number in moved else b"0000000000 65535 f \n")
    out.write(draft.trailer)
    out.write(b"startxref\n%d\n%%%%EOF\n" % xref_moved)


def _look(written: bytes, seen: _Seen) -> None:
    """Learn what an object says about others."""
    head = written[:2000]
    if _PAGE.search(head) and (found := _CONTENTS.search(head)):
        seen.contents[int(found[1])] = seen.sheets
        seen.sheets += 1
    elif b"/Font <<" in head:
        seen.fonts.update(int(font[1]) for font in _FONT.finditer(written))


def _maps(draft: _Draft, seen: _Seen, notes: TextNotes) -> dict[int, FontNotes]:
    """The notes for each map of a font: Qt numbers the fonts in the order of their first use."""
    numbers = sorted(seen.fonts)
    if len(numbers) != len(notes.fonts):
        return {}
    maps = (_MAP.search(draft[number]) for number in numbers)
    return {int(found[1]): font for found, font in zip(maps, notes.fonts, strict=True) if found}


def _with_map(number: int, written: bytes, font: FontNotes) -> bytes:
    """A font's map with what is noted of its glyphs, and what Qt says of the others."""
    start, end = written.index(b"beginbfrange"), written.rindex(b"endbfrange")
    start = written.rindex(b"\n", 0, start) + 1
    texts = {**_read_map(written), **font.by_code()}
    rows = [b"<%04X> <%s>\n" % (code, _hex(texts[code])) for code in sorted(texts) if code]
    lists = [rows[k : k + _PER_LIST] for k in range(0, len(rows), _PER_LIST)]
    body = b"".join(b"%d beginbfchar\n%sendbfchar\n" % (len(part), b"".join(part)) for part in lists)
    stream = _STREAM.search(written)
    if stream is None:
        raise DamagedDraftError
    content = written[stream.end() : start] + body + written[end + len(b"endbfrange\n") : written.rindex(b"endstream")]
    return b"%d 0 obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, len(content), content)


def _read_map(written: bytes) -> dict[int, str]:
    """Qt's own map; glyphs beyond the first plane are not in it."""
    found = {}
    for first, single, several in _RANGE.findall(written):
        texts = [single] if single else re.findall(rb"[0-9A-F]{4}", several)
        found.update({int(first, 16) + k: chr(int(text, 16)) for k, text in enumerate(texts)})
    return found


def _with_text(number: int, written: bytes, notes: TextNotes, sheet: int, draft: _Draft) -> bytes:
    """A sheet's contents with the texts to read in place of some of its glyph runs."""
    stream = _STREAM.search(written)
    if stream is None or sheet >= len(notes.sheets):
        return written
    content = zlib.decompress(written[stream.end() : written.rindex(b"endstream")])
    runs = list(_TEXT.finditer(content))
    if len(runs) != notes.runs[sheet]:
        return written  # what a run stands for can no longer be told
    packed = zlib.compress(b"".join(_marked(content, runs, notes.sheets[sheet], draft)))
    head = b"%d 0 obj\n<<\n/Length %d\n/Filter /FlateDecode\n>>\nstream\n" % (number, len(packed))
    return head + packed + b"\nendstream\nendobj\n"


def _marked(
    content: bytes, runs: Sequence[re.Match[bytes]], replacements: Sequence[Replacement], draft: _Draft
) -> Iterator[bytes]:
    """The contents with the replacements, in parts."""
    done = 0
    for item in replacements:
        yield content[done : runs[item.first].start()]
        yield b"/Span <</ActualText <FEFF%s>>> BDC\n" % _hex(item.text)
        done = runs[item.first].start()
        for run in runs[item.first : item.end]:
            yield content[done : run.start()]
            yield _as_one(run[0], draft)
            done = run.end()
        yield b"EMC\n"
    yield content[done:]


def _as_one(run: bytes, draft: _Draft) -> bytes:
    """A glyph run shown by one operator instead of one for each glyph.

    pdfium takes the replaced text for that of the first operator, and what follows for something further away.
    """
    face, glyphs = _FACE.match(run), _GLYPH.findall(run)
    if not face or len(glyphs) < 2 or any(float(y) for _, y, _ in glyphs[1:]):
        return run
    widths, size = draft.widths(int(face[1])), float(face[2])
    if any(int(code, 16) not in widths for _, _, code in glyphs):
        return run
    shown = [b"<%s>" % glyphs[0][2]]
    for (_, _, before), (x, _, code) in pairwise(glyphs):
        shown.append(b"%.2f <%s>" % (widths[int(before, 16)] - float(x) / size * 1000, code))
    x, y, _ = glyphs[0]
    return face[0] + b"%s %s Td [%s] TJ\nET\n" % (x, y, b" ".join(shown))


def _hex(text: str) -> bytes:
    return text.encode("utf-16-be", "replace").hex().upper().encode()
