"""Where two renditions of one article differ, so that a reader who has both in view sees it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from viewer.article.changes import differences
from viewer.article.rendition import ShownBlock
from viewer.text.rewrite import Rewrite


class Difference(NamedTuple):
    """Characters ``[start, end)`` of one shown text stand where the other has ``[other_start, other_end)``."""

    start: int
    end: int
    other_start: int
    other_end: int


def compare(block: ShownBlock, other: ShownBlock) -> Iterator[Difference]:
    """The differences of one block shown in two ways, in order. Either range may be empty."""
    alignment = block.alignment.inverse.then(other.alignment)
    for edit, _ in differences(Rewrite(block.text, other.text, alignment)):
        yield Difference(*edit)
