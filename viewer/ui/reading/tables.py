"""The columns of a table: how wide each is, worked out from the text of its rows. Knows no fonts."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

_PADDING = 1.1
_NARROWEST = 2.0
"""Ems."""
_SHORT = 40
"""Characters; a longer cell is wrapped in any case and need not be measured."""
_ROWS = 200
"""Rows that are looked at: a long table is set at once, row by row, before its end is known."""


class TableColumns(NamedTuple):
    """The widths, in ems and with padding, that each column's widest cell would like."""

    wishes: tuple[float, ...]

    @classmethod
    def of(cls, rows: Iterable[str], width_of: Callable[[str], float]) -> TableColumns:
        """The columns of rows whose cells are separated by tabs; `width_of` gives a text's width in ems."""
        wishes: list[float] = []
        for row in islice(rows, _ROWS):
            for column, cell in enumerate(row.split("\t")):
                wish = (width_of(cell) if len(cell) <= _SHORT else float(len(cell))) + _PADDING
                if column == len(wishes):
                    wishes.append(wish)
                else:
                    wishes[column] = max(wishes[column], wish)
        return cls(tuple(wishes))

    def edges(self, width: float, em: float) -> Sequence[float]:
        """The x of each column's left edge, then of the last one's right edge, in pixels, `width` being all there is.

        Columns that ask for no more than an even share get what they ask for; the others share the rest evenly as
        far as they need it.
        """
        left, granted = width / em, dict[int, float]()
        waiting = sorted(range(len(self.wishes)), key=self.wishes.__getitem__)
        while waiting:
            column = waiting[0]
            granted[column] = min(self.wishes[column], max(left / len(waiting), _NARROWEST))
            left -= granted[column]
            waiting.pop(0)
        return [round(x * em) for x in accumulate((granted[k] for k in range(len(granted))), initial=0.0)]
