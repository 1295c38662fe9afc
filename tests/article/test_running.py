"""The text of many blocks at once is, block for block, what the rendition shows."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article import running
from viewer.article.blocks import Article, Block, BlockKind, Span, SpanKind
from viewer.article.export import as_text
from viewer.article.reading import Reading
from viewer.formats import open_article
from viewer.formats.plain import cut
from viewer.text.script import View

ROOT = Path(__file__).parents[2]
FILES = sorted(
    path for room in ("tests", "resources") for path in (ROOT / room).rglob("*") if path.suffix in {".txt", ".md"}
)

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


def assert_alike(article: Article, view: View, *, vocabulary: bool) -> None:
    rendition = Reading(article, view=view, vocabulary=vocabulary).rendition
    shown = [rendition.block(number).text for number in range(len(article.blocks))]
    assert [text for _, text in running.shown_texts(rendition)] == shown


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_files_are_what_their_renditions_show(path: Path, view: View) -> None:
    assert_alike(open_article(path), view, vocabulary=False)


@pytest.mark.parametrize("vocabulary", [False, True], ids=["plain", "vocabulary"])
@pytest.mark.parametrize("view", [View.SIMPLIFIED, View.TAIWAN, View.HONGKONG])
def test_all_cases_are_what_their_renditions_show(
    view: View, vocabulary: bool, data: Callable[[str], list[dict[str, Any]]]
) -> None:
    names = ("conversion_cases", "gloss_cases", "heading_cases", "punctuation_cases")
    texts = [case[key] for name in names for case in data(name) for key in ("input", "text", "line") if key in case]
    assert len(texts) > 300
    assert_alike(Article([Block(text) for text in texts]), view, vocabulary=vocabulary)


@pytest.mark.parametrize("view", [View.ORIGINAL, View.SIMPLIFIED, View.TAIWAN])
@pytest.mark.parametrize("lines", [1, 3, 40_000], ids="{} lines".format)
def test_parts_make_the_whole(lines: int, view: View) -> None:
    text = ("他說：「以後再說，這軟體……」" * (40_000 // lines) + "\n\n") * lines
    article = Article(cut(text[:400_000]))
    parts = running.parts(article.blocks)
    assert [number for part in parts for number in part] == list(range(len(article.blocks)))
    assert 6 <= len(parts) <= 7
    rendition = Reading(article, view=view).rendition
    pieces = ["".join(as_text(rendition, part)) for part in reversed(parts)]
    assert "".join(reversed(pieces)) == "".join(as_text(rendition))


def test_an_empty_article_has_no_parts() -> None:
    assert running.parts(()) == []
