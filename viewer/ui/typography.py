"""How the text is set: fonts by region, size, theme; what a reading style is made from."""

from __future__ import annotations

from dataclasses import dataclass, replace

from viewer.text.script import Region
from viewer.ui import fonts
from viewer.ui.reading.style import Colours, ReadingStyle
from viewer.ui.theme import Theme

SIZES = (12, 13, 14, 15, 16, 17, 18, 19, 20, 22, 24, 26, 28, 32, 36, 40, 48, 56, 64)
"""Sizes of the text in pixels at 96 dpi that zooming goes through."""
USUAL = 19


@dataclass(frozen=True, slots=True)
class Typography:
    """The reader's choices of how text looks, and the theme."""

    theme: Theme
    size: int = USUAL
    serif: bool = True

    def zoomed(self, steps: int) -> Typography:
        """Larger by `steps` sizes, or smaller; 0 is the usual size."""
        if steps == 0:
            return replace(self, size=USUAL)
        index = min(range(len(SIZES)), key=lambda i: abs(SIZES[i] - self.size)) + steps
        return replace(self, size=SIZES[min(max(index, 0), len(SIZES) - 1)])

    def style(self, region: Region) -> ReadingStyle:
        """How a text of `region` is set."""
        theme = self.theme
        return ReadingStyle(
            families=tuple(fonts.families(region, self.serif)),
            code_families=tuple(fonts.code_families(region)),
            size=self.size,
            colours=Colours(
                text=theme.ink,
                background=theme.page,
                heading=theme.ink,
                link=theme.accent,
                muted=theme.muted,
                line=theme.line,
                tint=theme.mix(0.05),
                selection=theme.mix(0.2),
            ),
        )
