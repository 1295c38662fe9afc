"""The blocks of a document as the rules of headings look at them: clean, trimmed, folded, with what is beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Final

from viewer.article.blocks import Block, BlockKind
from viewer.article.folding import BLANK, fold
from viewer.article.headings import HeadingKind, may_be_heading, read
from viewer.text.rewrite import Rewrite
from viewer.text.script import Evidence, weigh

_EMPTY_IMAGE: Final = "![]("
_DRAWN = re.compile(rf"[{BLANK}]*([-=_~*—─━═－＝＿])\1{{2,}}[{BLANK}]*$")


class Lines:
    """The blocks of a document with their clean text."""

    def __init__(self, blocks: Sequence[Block], clean: Sequence[Rewrite]) -> None:
        self.blocks = blocks
        self.clean = clean

    def visible(self) -> Iterator[int]:
        """The numbers of the blocks that are shown as something."""
        return (number for number, block in enumerate(self.blocks) if is_visible(block))

    def beside(self, number: int, step: int) -> int | None:
        """The visible block before (`step` -1) or after (1) a block."""
        number += step
        while 0 <= number < len(self.blocks):
            if is_visible(self.blocks[number]) and self.length(number):
                return number
            number += step
        return None

    def text(self, number: int) -> str:
        """The clean text of a block."""
        return self.clean[number].after

    def length(self, number: int) -> int:
        """Characters of a block's clean text, without blanks at its ends."""
        start, end = self.trimmed(number)
        return end - start

    def trimmed(self, number: int) -> tuple[int, int]:
        """The range of a block's clean text without blanks at its ends."""
        text = self.text(number)
        end = len(text.rstrip(BLANK))
        return min(len(text) - len(text.lstrip(BLANK)), end), end

    def folded(self, number: int, length: int) -> str:
        """The first characters of a block's clean text, folded for the rules; offsets are the text's own."""
        return fold(self.text(number)[:length])

    def is_meta(self, number: int) -> bool:
        """Whether a block is a source line or a notice."""
        text = self.text(number)
        reading = read(text) if may_be_heading(text, 0, 0) else None
        return reading is not None and reading.kind is HeadingKind.META

    @cached_property
    def is_traditional(self) -> bool:
        """Whether the document's first telling paragraphs are in Traditional characters."""
        evidence = Evidence()
        for number in self.visible():
            evidence += weigh(self.text(number))
            if evidence.simplified + evidence.traditional >= 20:
                break
        return evidence.traditional > evidence.simplified


def is_visible(block: Block) -> bool:
    """Whether a block is shown as something."""
    text, kind = block.text, block.kind
    if not text or kind is BlockKind.IMAGE or kind is BlockKind.RULE:
        return False
    return not text.isspace() and not text.startswith(_EMPTY_IMAGE)


def is_drawn_rule(block: Block) -> bool:
    """Whether a line of text is a rule that is drawn with characters: ------, ======."""
    return _DRAWN.match(block.text) is not None
