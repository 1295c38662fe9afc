"""Which text the glyphs of a printed article stand for: noted while it is painted, put into its PDF afterwards.

Qt writes into a PDF whichever code point of the font a glyph has first: ⼗ for 十, ⻓ for 長, one ligature for ——, and
nothing beyond U+FFFF. Programs that read PDF take a wide gap for a space. What a PDF could not say exactly is noted as
a replacement, for as few characters as possible, because some programs select a replaced stretch as a whole.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtGui import QGlyphRun, QRawFont


@dataclass
class FontNotes:
    """What the glyphs of one font stand for, and their numbers in a PDF's subset of it: in the order of first use."""

    texts: dict[int, str] = field(default_factory=dict)
    codes: dict[int, int] = field(default_factory=dict)
    """By glyph, both; glyph 0 is the empty box and always comes first."""

    def stands_for(self, glyph: int, text: str) -> bool:
        """Note that a glyph stands for `text`, unless it already stands for another one or is the empty box."""
        return glyph != 0 and self.texts.setdefault(glyph, text) == text

    def by_code(self) -> dict[int, str]:
        """What is known of the glyphs, by their number in the subset."""
        return {code: self.texts[glyph] for glyph, code in self.codes.items() if glyph in self.texts}


@dataclass(frozen=True, slots=True)
class Replacement:
    """The glyph runs ``[first, end)`` of a sheet stand for `text`."""

    first: int
    end: int
    text: str


@dataclass
class TextNotes:
    """What every glyph of a printed article stands for."""

    fonts: list[FontNotes] = field(default_factory=list)
    """In the order of their first use."""
    sheets: list[list[Replacement]] = field(default_factory=list)
    runs: list[int] = field(default_factory=list)
    """How many glyph runs each sheet has."""
    _by_face: dict[tuple[bytes, int], FontNotes] = field(default_factory=dict)
    _by_look: dict[tuple[object, ...], FontNotes] = field(default_factory=dict)

    def font(self, raw: QRawFont) -> FontNotes:
        """The notes of a font: one for all sizes, slants and artificial weights of the same face."""
        look = (raw.familyName(), raw.styleName(), raw.weight(), raw.style())
        found = self._by_look.get(look)
        if found is None:
            varies = not raw.fontTable("fvar").isEmpty()
            face = (bytes(raw.fontTable("name").data()), raw.weight() if varies else 0)
            found = self._by_look[look] = self._by_face.setdefault(face, FontNotes())
        return found

    def use(self, run: QGlyphRun) -> None:
        """Note that a run is painted, on the sheet that was begun last."""
        font = self.font(run.rawFont())
        if not font.codes:
            font.codes[0] = 0
            self.fonts.append(font)
        for glyph in run.glyphIndexes():
            font.codes.setdefault(glyph, len(font.codes))
        self.runs[-1] += 1
