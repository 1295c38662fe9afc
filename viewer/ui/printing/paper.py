"""How an article looks on paper: the sheet's measures, its text, what stands above and below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QMarginsF, QRectF, QSizeF
from PySide6.QtGui import QColor, QPageLayout, QPageSize

from viewer.article.rendition import Rendition
from viewer.text.script import Region
from viewer.ui import fonts
from viewer.ui.gallery import Stock
from viewer.ui.printing.ink import Ink
from viewer.ui.printing.sheets import Sheet, cut_sheets
from viewer.ui.reading.fonts import Fonts, Role
from viewer.ui.reading.ornaments import Label
from viewer.ui.reading.piece import Pictures
from viewer.ui.reading.setting import Typesetter
from viewer.ui.reading.style import Colours, ReadingStyle

PER_POINT = 4
"""Units of layout in a point."""
_PER_PIXEL = 0.75 * PER_POINT
"""Units of layout in a pixel of a picture, of which there are 96 in an inch."""
_HIGHEST = 0.8
"""The height of the largest picture, as a share of the sheet's text."""
_SIZE = 11 * PER_POINT
MARGIN_MM = 25.0
_INK = Colours(
    text="#000000",
    background="#ffffff",
    heading="#000000",
    link="#1a3f77",
    muted="#555555",
    line="#999999",
    tint="#f2f2f2",
)


@dataclass(frozen=True, slots=True)
class Printout:
    """An article to be printed: what is shown of it, and the title that it states, in the shown script."""

    rendition: Rendition
    title: str = ""

    @classmethod
    def of(cls, rendition: Rendition) -> Printout:
        """The whole article as `rendition` shows it."""
        stated = rendition.article.metadata.title
        return cls(rendition, rendition.title((stated,)) if stated else "")

    @property
    def length(self) -> int:
        """How many blocks the article has."""
        return len(self.rendition.article.blocks)


def usual_layout() -> QPageLayout:
    """A4, or Letter where inches are used, upright."""
    inches = QLocale().measurementSystem() is QLocale.MeasurementSystem.ImperialUSSystem
    size = QPageSize(QPageSize.PageSizeId.Letter if inches else QPageSize.PageSizeId.A4)
    margins = QMarginsF(MARGIN_MM, MARGIN_MM, MARGIN_MM, MARGIN_MM)
    return QPageLayout(size, QPageLayout.Orientation.Portrait, margins, QPageLayout.Unit.Millimeter)


def paper_style(region: Region) -> ReadingStyle:
    """Black on white, in the serif of the region."""
    return ReadingStyle(
        families=tuple(fonts.families(region)),
        code_families=tuple(fonts.code_families(region)),
        size=_SIZE,
        line_height=1.7,
        colours=_INK,
    )


class Press:
    """Sets an article for one layout of the page and paints it sheet by sheet.

    All lengths are units of a quarter of a point from the paper's upper left corner.
    """

    def __init__(self, printout: Printout, layout: QPageLayout) -> None:
        self._printout = printout
        style = paper_style(printout.rendition.region)
        self._fonts = Fonts(style)
        self._small = self._fonts.face(Role.TEXT, 0.8)
        self._muted = QColor(style.colours.muted)
        paper = layout.fullRect(QPageLayout.Unit.Point).size() * PER_POINT
        margins = layout.margins(QPageLayout.Unit.Point) * PER_POINT
        room = QRectF(margins.left(), margins.top(), 0, 0)
        room.setSize(
            QSizeF(paper.width() - margins.left() - margins.right(), paper.height() - margins.top() - margins.bottom())
        )
        em = self._fonts.text.em
        width = max(room.width() // em, 4.0) * em
        self._text = QRectF(room.left() + (room.width() - width) / 2, room.top(), width, max(room.height(), 8 * em))
        stock = Stock.of(printout.rendition.article, _PER_PIXEL)
        self._setter = Typesetter(style, self._fonts, width, Pictures(stock, _HIGHEST * self._text.height()))

    def sheets(self) -> Iterator[Sheet]:
        """The sheets, each set when it is asked for."""
        rendition = self._printout.rendition
        blocks = (rendition.block(number) for number in range(self._printout.length))
        return cut_sheets(blocks, self._setter, self._text.height())

    def paint(self, ink: Ink, sheet: Sheet, number: int) -> None:
        """Paint a sheet: the title above the text, the page number below it."""
        for part in sheet.slices:
            ink.paint_slice(part, self._text.left(), self._text.top())
        em = self._fonts.text.em
        if self._printout.title and not (number == 1 and self._begins_with_title()):
            self._write_centred(ink, self._printout.title, self._text.top() - 1.6 * em)
        self._write_centred(ink, str(number), self._text.bottom() + 2.4 * em)

    def _begins_with_title(self) -> bool:
        """Whether the text itself opens with the title."""
        rendition = self._printout.rendition
        shown = (rendition.block(number) for number in range(self._printout.length))
        first = next((block.text for block in shown if not block.is_hidden), "")
        return first.strip() == self._printout.title.strip()

    def _write_centred(self, ink: Ink, text: str, baseline: float) -> None:
        fitting = self._shortened(text)
        label = Label.make(fitting, self._small, self._muted)
        ink.write_label(label.at(self._text.center().x() - label.width / 2, baseline), fitting)

    def _shortened(self, text: str) -> str:
        """A text that fits the column."""
        kept = len(text)
        while kept and self._small.width(text[:kept] + "…" * (kept < len(text))) > self._text.width():
            kept -= 1
        return text[:kept] + "…" * (kept < len(text))
