"""How the text is set: typefaces by script, size, measures and theme; what a reading style is made from."""

from __future__ import annotations

from typing import NamedTuple

from viewer.text.script import Region
from viewer.ui import fonts
from viewer.ui.reading.style import Colours, MarkKind, MarkStyle, ReadingStyle, Underline
from viewer.ui.theme import Theme

SIZES = (12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 24, 26, 28, 32, 36, 40, 48, 56, 64)
"""Sizes of the text in pixels at 96 dpi that zooming goes through."""
USUAL = 19


class Typography(NamedTuple):
    """The reader's choices of how text looks, and the theme.

    Serif is chosen for each script, because a system may have a good serif for one of them only.
    """

    theme: Theme
    size: int = USUAL
    """Pixels at 96 dpi."""
    serif_traditional: bool = True
    serif_simplified: bool = True
    line_height: float = 1.75
    """Distance of two lines, in ems."""
    column: int = 38
    """The widest a line gets, in ems."""

    def zoomed(self, steps: int) -> Typography:
        """Larger by `steps` sizes, or smaller; 0 is the usual size."""
        if steps == 0:
            return self._replace(size=USUAL)
        index = min(range(len(SIZES)), key=lambda i: abs(SIZES[i] - self.size)) + steps
        return self._replace(size=SIZES[min(max(index, 0), len(SIZES) - 1)])

    def serif(self, region: Region) -> bool:
        """Whether a text of `region` is set in a serif."""
        return self.serif_simplified if region is Region.MAINLAND else self.serif_traditional

    def style(self, region: Region) -> ReadingStyle:
        """How a text of `region` is set."""
        return ReadingStyle(
            families=tuple(fonts.families(region, self.serif(region))),
            code_families=tuple(fonts.code_families(region)),
            size=self.size,
            line_height=self.line_height,
            column=self.column,
            colours=colours(self.theme),
        )


def colours(theme: Theme) -> Colours:
    """The colours of a page. No two kinds of mark differ by colour alone (WCAG 2.2, 1.4.1)."""
    return Colours(
        text=theme.ink,
        background=theme.page,
        heading=theme.ink,
        link=theme.accent,
        muted=theme.muted,
        line=theme.line,
        tint=theme.tint,
        selection=theme.selection,
        marks={
            MarkKind.FOUND: MarkStyle(theme.hit),
            MarkKind.CURRENT: MarkStyle(theme.found, Underline.SOLID, theme.accent),
            MarkKind.CHANGED: MarkStyle(underline=Underline.DOTTED, colour=theme.outline),
            MarkKind.REPAIRED: MarkStyle(underline=Underline.CORNER, colour=theme.outline),
            MarkKind.DOUBTFUL: MarkStyle(underline=Underline.WAVE, colour=theme.accent),
            MarkKind.COUNTERPART: MarkStyle(underline=Underline.SOLID, colour=theme.outline),
            MarkKind.KEPT: MarkStyle(theme.kept, Underline.DOTTED, theme.outline),
        },
    )
