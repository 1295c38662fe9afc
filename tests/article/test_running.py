"""The text of a whole article at once is, block for block, what the rendition shows."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article import running
from viewer.article.blocks import Article, Block, BlockKind, Span, SpanKind
from viewer.article.reading import Reading
from viewer.text.script import View

PIECES = st.sampled_from(
    [
        *(
            "软件和互联网",
            "軟體與網路",
            "以后再来",
            "头发",
            "發展",
            "皇后",
            "后",
            "乾燥",
            "里",
            "面",
            "干",
            "范",
            "只",
            "",
        ),
        *("乾(qián)隆", "业(yè)", "“引文”", "「引文」", '"直引"', "12月7日,工業", "A, B", "…", "”", "「", "。", "，"),
        *("かな漢字", "한국", "\n", "\n\n", "\u3000\u3000", "![]()", "&nbsp;", "\u200b", "⽂", "\0", "𠮷", "e\u0301"),
        *("\U0010f005x\U0010ffff", "\ud800"),
    ]
)


def block_of(pieces: list[str], kind: BlockKind, code: bool) -> Block:
    text = "".join(pieces)
    spans = (Span(0, len(text) // 2, SpanKind.CODE),) if code and len(text) > 1 else ()
    return Block(text, kind, spans=spans)


BLOCKS = st.lists(
    st.builds(
        block_of,
        st.lists(PIECES, max_size=8),
        st.sampled_from([BlockKind.PARAGRAPH, BlockKind.PARAGRAPH, BlockKind.CODE]),
        st.booleans(),
    ),
    max_size=12,
)


@pytest.mark.parametrize("view", View)
@given(BLOCKS, st.booleans(), st.booleans(), st.sampled_from([1, 20, 8192]))
def test_it_is_what_the_rendition_shows(
    view: View, blocks: list[Block], repair: bool, vocabulary: bool, run: int
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(running, "RUN", run)
        article = Article(tuple(blocks))
        at_once = Reading(article, view=view, repair=repair, vocabulary=vocabulary).rendition
        rendition = Reading(article, view=view, repair=repair, vocabulary=vocabulary).rendition
        shown = [rendition.block(number).text for number in range(len(blocks))]
        assert [text for _, text in running.shown_texts(at_once)] == shown
