"""What paragraphs stand in while a document is read."""

from __future__ import annotations

from dataclasses import dataclass

from viewer.article.blocks import BlockKind


@dataclass(slots=True)
class Container:
    """A quote, list item or footnote that is open: what its paragraphs become. The first takes the marker."""

    kind: BlockKind
    level: int
    marker: str = ""
