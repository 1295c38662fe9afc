"""Paragraphs that are translations of each other."""

from __future__ import annotations

import pytest

from viewer.article.blocks import Article
from viewer.article.clean import CleanText
from viewer.article.translations import find_pairs
from viewer.formats.plain import cut

_ZH = "我們在北京開會，討論新型工業化的道路。"
_EN = "We met in Beijing to discuss the road to a new kind of industry."


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (f"特別聲明：{_ZH}\nNotice: {_EN}", {0: 1, 1: 0}),
        (f"声明：{_ZH}\n\nSTATEMENT: {_EN}", {0: 1, 1: 0}),
        (f"{_ZH}\n特別聲明：{_ZH}\nNotice: {_EN}\n{_ZH}", {1: 2, 2: 1}),
        # Pair after pair needs no names.
        (f"{_ZH}\n{_EN}\n{_ZH}\n{_EN}", {0: 1, 1: 0, 2: 3, 3: 2}),
        (f"{_ZH}\n{_ZH}\n{_EN}\n{_ZH}\n{_EN}\n{_ZH}", {1: 2, 2: 1, 3: 4, 4: 3}),
        # One English paragraph is a quotation, or anything.
        (f"{_ZH}\n{_EN}\n{_ZH}", {}),
        (f"{_ZH}\nNotice: {_EN}", {}),
        # Too short, too long, another kind of letters.
        ("特別聲明：這是一個很長的聲明，內容很多，要說的話也很多，一時說不完。\nNotice: see below for all of it", {}),
        (f"聲明：不得轉載\nNotice: {_EN}", {}),
        (f"特別聲明：{_ZH}\nお知らせ：本日は休業です。", {}),
        ("", {}),
    ],
)
def test_pairs(text: str, pairs: dict[int, int]) -> None:
    blocks = cut(text)
    assert find_pairs(CleanText(Article(blocks)), range(len(blocks))) == pairs
