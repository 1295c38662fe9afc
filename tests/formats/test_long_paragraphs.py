"""Very long paragraphs: cut where nothing is torn, the same however the text comes, and whole again when they leave."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article import excerpt
from viewer.article.blocks import Article, Block, BlockKind, Position, Span, SpanKind
from viewer.article.export import as_html, as_markdown, as_text
from viewer.article.manuscript import Manuscript
from viewer.article.reading import Reading
from viewer.article.search import find
from viewer.formats import begin_article, open_article, parse, plain
from viewer.formats.beginning import HEAD
from viewer.formats.long_paragraphs import LONGEST, cuts, divided
from viewer.text.query import compile_query
from viewer.text.script import Region, View

SENTENCE = "他说：“以后再说，这软件……好！”"


def parts(text: str) -> list[str]:
    return [text[start:end] for start, end in pairwise((0, *cuts(text, 0, len(text)), len(text)))]


@pytest.mark.parametrize(
    ("unit", "end"),
    [
        (SENTENCE, "”"),
        ("一句話，說得很長很長很長很長，", "，"),
        ("業(yè)乾(qián)隆(lóng)", ")"),
        ("It is so, isn't it? Yes, Mr. Wang. ", " "),
        ("words without a stop ", " "),
        ("漢", "漢"),
        ("e\u0301", "\u0301"),
        ("葛\U000e0100", "\U000e0100"),
        ("👩\u200d🌾", "🌾"),
        ("🇹🇼", "🇼"),
        ("\u1112\u1161\u11ab", "\u11ab"),
        ("漢字\n", "漢"),
    ],
)
def test_nothing_is_torn(unit: str, end: str) -> None:
    text = unit * (100_000 // len(unit))
    found = parts(text)
    assert "".join(found) == text
    assert all(2000 <= len(part) <= LONGEST for part in found)
    assert {part[-len(end) :] for part in found[:-1]} == {end}


def test_a_long_paragraph_is_left_alone() -> None:
    assert list(cuts("漢" * LONGEST, 0, LONGEST)) == []


units = st.lists(
    st.tuples(
        st.sampled_from((SENTENCE, "業(yè)", "e\u0301", " ", "\n", "\u2028", "a", "漢字", "，")), st.integers(1, 3000)
    ),
    max_size=8,
).map(lambda pairs: "".join(unit * times for unit, times in pairs))


@given(units, st.integers(1000, 30_000))
def test_what_comes_in_portions_is_cut_as_the_whole(text: str, length: int) -> None:
    made = Manuscript()
    cutter = plain.Cutter(made)
    for start in range(0, len(text), length):
        cutter.add(text[start : start + length])
    cutter.finish()
    blocks = list(plain.cut(text))
    assert list(made) == blocks
    assert made[:] == blocks
    assert "".join(block.text + block.ending for block in blocks) == text
    assert [block.continues for block in blocks[1:]] == [not block.ending for block in blocks[:-1]]
    assert all(len(block.text) <= LONGEST for block in blocks)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "cp950", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("head", ["", "題目\n\n"])
def test_a_line_of_megabytes_is_opened_by_its_beginning(tmp_path: Path, encoding: str, head: str) -> None:
    text = head + "".join(f"{number}、江水漫過臺階的時候，天還沒有亮。" for number in range(40_000)) + "\n末"
    path = tmp_path / "書.txt"
    path.write_bytes(text.encode(encoding))
    begun = begin_article(path)
    assert begun is not None
    assert begun.rest is not None
    assert 0 < sum(len(block.text) for block in begun.article.blocks) < HEAD
    article = begun.complete()
    assert list(article.blocks) == list(plain.cut(text))
    assert (article.remarks, article.blocks[-1].text) == ((), "末")


@pytest.fixture(scope="module")
def reading() -> Reading:
    return Reading(parse(f"甲\n{SENTENCE * 2000}\n乙".encode(), "文.txt"), repair=False)


def test_a_copy_has_no_break_where_a_paragraph_was_cut(reading: Reading) -> None:
    assert len(reading.article.blocks) > 5
    found = excerpt.passages(reading.rendition, Position(0, 0), reading.end)
    assert excerpt.as_text(found) == f"甲\n{SENTENCE * 2000}\n乙"
    assert excerpt.as_html(found, reading.rendition.region).count("<p>") == 3
    inner = excerpt.passages(reading.rendition, Position(2, 10), Position(4, 10))
    assert "\n" not in excerpt.as_text(inner)


def test_what_is_written_has_no_break_where_a_paragraph_was_cut(reading: Reading) -> None:
    assert "".join(as_text(reading.rendition)) == f"甲\n{SENTENCE * 2000}\n乙"
    assert SENTENCE * 2000 in "".join(as_html(reading.rendition))
    assert SENTENCE * 2000 in "".join(as_markdown(reading.rendition))


def test_a_conversion_is_the_same_as_if_nothing_was_cut(reading: Reading) -> None:
    rendition = reading.shown_as(View.TAIWAN)
    assert "".join(as_text(rendition)) == f"甲\n{'他說：「以後再說，這軟件……好！」' * 2000}\n乙"


def test_hits_are_counted_in_the_part_that_has_them(reading: Reading) -> None:
    hits = list(find(reading.article, compile_query("软件")))
    assert len(hits) == 2000
    assert all(reading.article.blocks[hit.block].text[hit.start : hit.end] == "软件" for hit in hits)


def test_no_section_begins_where_a_paragraph_was_cut() -> None:
    line = "".join(f"第{number}章　{'江水漫過臺階。' * 900}" for number in range(1, 20))
    assert Reading(parse(f"第一章　夏\n{line}\n第二章　冬\n{line}".encode(), "書.txt")).sections[2:] == ()


# Other formats


def test_paragraphs_of_other_formats_are_cut_with_their_formatting() -> None:
    text, length = SENTENCE * 1500, len(SENTENCE * 1500)
    spans = (Span(0, length, SpanKind.STRONG), Span(length - 3, length, SpanKind.LINK, "https://a.cn"))
    article = Article(
        (Block("首"), Block(text, BlockKind.LIST_ITEM, 1, spans, "1."), Block(text, BlockKind.HEADING), Block("尾")),
        anchors={"首": Position(0, 0), "中": Position(1, 9000), "尾": Position(3, 1), "外": Position(4, 0)},
    )
    cut = divided(article)
    count = len(cut.blocks)
    assert (cut.anchors["首"], cut.anchors["尾"], cut.anchors["外"]) == ((0, 0), (count - 1, 1), (count, 0))
    middle = cut.anchors["中"]
    assert cut.blocks[middle.block].text[middle.offset :][:20] == text[9000:9020]
    assert [block.marker for block in cut.blocks[1:4]] == ["1.", "", ""]
    assert (cut.blocks[0], cut.blocks[-1]) == (Block("首"), Block("尾"))
    assert max(len(block.text) for block in cut.blocks) <= LONGEST
    found = excerpt.passages(Reading(cut, repair=False).rendition, Position(0, 0), Position(count, 0))
    assert [(passage.text, passage.marker) for passage in found[:2]] == [("首", ""), (text, "1.")]
    assert found[1].spans == spans


def test_rows_headings_and_captions_of_megabytes_are_paragraphs() -> None:
    text = SENTENCE * 1500
    row = f"甲\t{text}\t\t乙"
    spans = (Span(0, 1, SpanKind.STRONG), Span(len(row) - 1, len(row), SpanKind.EMPHASIS))
    article = Article(
        (Block(row, BlockKind.TABLE_ROW, 0, spans), Block(text, BlockKind.IMAGE, 1, picture="p"), Block("尾")),
        anchors={"乙": Position(0, len(row) - 1), "中": Position(0, 9000), "圖": Position(1, 0)},
    )
    cut = divided(article)
    assert max(len(block.text) for block in cut.blocks) <= LONGEST
    assert (cut.blocks[0], cut.blocks[-1]) == (Block("甲", spans=spans[:1]), Block("尾"))
    found = excerpt.passages(Reading(cut, repair=False).rendition, Position(0, 0), Position(len(cut.blocks), 0))
    assert [passage.text for passage in found] == ["甲", text, "乙", text, "尾"]
    assert cut.blocks[cut.anchors["乙"].block] == Block("乙", spans=(Span(0, 1, SpanKind.EMPHASIS),))
    middle = cut.anchors["中"]
    assert cut.blocks[middle.block].text[middle.offset :][:20] == row[9000:9020]
    assert cut.blocks[cut.anchors["圖"].block - 1].picture == "p"


def test_what_is_saved_comes_in_pieces_of_little_work(reading: Reading) -> None:
    cut = divided(Article((Block(SENTENCE * 3000), *[Block("甲", BlockKind.LIST_ITEM, 1, marker="•")] * 50)))
    for write in (as_markdown, as_html):
        pieces = list(write(Reading(cut).rendition))
        assert len(pieces) >= len(cut.blocks)
        assert max(map(len, pieces)) <= LONGEST
        assert "".join(pieces).count(SENTENCE * 3000) == 1


@pytest.mark.parametrize("ending", [".html", ".md"])
def test_a_page_with_a_line_of_megabytes(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"頁{ending}"
    path.write_text(f"<p>{SENTENCE * 30_000}</p>" if ending == ".html" else SENTENCE * 30_000, "utf-8")
    article = open_article(path)
    assert max(len(block.text) for block in article.blocks) <= LONGEST
    assert "".join(as_text(Reading(article, repair=False).rendition)) == f"{SENTENCE * 30_000}\n"


@pytest.mark.parametrize("code", ["".join(f"印出 = {number}  # 软件\n" for number in range(2000))[:-1], "后" * 20_000])
def test_code_is_cut_behind_a_line_and_leaves_as_it_was(code: str) -> None:
    article = parse(f"首\n\n```\n{code}\n```\n\n尾".encode(), "文.md")
    parts = [block for block in article.blocks if block.kind is BlockKind.CODE]
    assert len(parts) > 2
    assert max(len(part.text) for part in parts) <= LONGEST
    assert [part.continues for part in parts] == [False, *[True] * (len(parts) - 1)]
    assert all(part.text.endswith("\n") for part in parts[:-1]) == ("\n" in code)
    rendition = Reading(article).rendition
    for write in (as_text, as_markdown):
        assert f"首\n{code}\n尾" in "".join(write(rendition)).replace("```\n", "").replace("\n\n", "\n")
    assert (
        excerpt.as_html(excerpt.passages(rendition, Position(0, 0), Position(99, 0)), Region.MAINLAND).count("<pre")
        == 1
    )
