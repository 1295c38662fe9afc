"""Subtitles: cues with their times, whatever is wrong around them."""

from __future__ import annotations

import random

import pytest

from viewer.article.blocks import Article, Block, BlockKind, Format, Span, SpanKind
from viewer.article.export import as_markdown, as_text
from viewer.article.reading import Reading
from viewer.formats import parse
from viewer.text.script import View

SRT = """1
00:00:01,000 --> 00:00:04,000
<i>江水</i>漫过台阶的时候，
天还没有亮。

2
00:01:02,500 --> 00:01:05,000
- 你看见了吗？
- <b>看见了</b>。
"""


def cues(article: Article) -> list[tuple[str, str]]:
    assert article.format is Format.SUBTITLES
    return [(block.marker, block.text) for block in article.blocks]


def test_a_cue_is_a_block_with_its_time_beside_it() -> None:
    article = parse(SRT.encode(), "片.srt")
    assert article.blocks == (
        Block(
            "江水漫过台阶的时候，\u2028天还没有亮。",
            BlockKind.CUE,
            spans=(Span(0, 2, SpanKind.EMPHASIS),),
            marker="00:00:01",
        ),
        Block(
            "- 你看见了吗？\u2028- 看见了。", BlockKind.CUE, spans=(Span(11, 14, SpanKind.STRONG),), marker="00:01:02"
        ),
    )
    assert article.encoding == "utf-8"


def test_what_is_taken_along_is_the_text_without_times() -> None:
    reading = Reading(parse(SRT.encode(), "片.srt"), view=View.TAIWAN)
    text = "".join(as_text(reading.rendition))
    assert text == "江水漫過臺階的時候， 天還沒有亮。\n- 你看見了嗎？ - 看見了。\n"
    assert "00:" not in "".join(as_markdown(reading.rendition))


@pytest.mark.parametrize(
    "text",
    [
        "1\n00:00:01,000 --> 00:00:02,000\n甲\n\n2\n00:00:03,000 --> 00:00:04,000\n乙\n",
        # Numbers that are missing, wrong, or words of a cue.
        "00:00:01,000 --> 00:00:02,000\n甲\n\n00:00:03,000 --> 00:00:04,000\n乙",
        "7\n00:00:01,000 --> 00:00:02,000\n甲\n\n7\n00:00:03,000 --> 00:00:04,000\n乙",
        # Blank lines that are missing, too many, or inside a cue.
        "1\n00:00:01,000 --> 00:00:02,000\n甲\n2\n00:00:03,000 --> 00:00:04,000\n乙",
        "\n\n1\n00:00:01,000 --> 00:00:02,000\n\n甲\n\n\n\n\n2\n\n00:00:03,000 --> 00:00:04,000\n乙\n\n",
        # Times as other programs write them; other line ends.
        "1\n0:00:01.000 -> 0:00:02.000 X1:100\n甲\n\n2\n00:00:03.0 --> 00:00:04.0\n乙\n",
        "1\r\n00:00:01,000 --> 00:00:02,000\r\n甲\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,000\r\n乙\r\n",
        "1\r00:00:01,000 --> 00:00:02,000\r甲\r\r2\r00:00:03,000 --> 00:00:04,000\r乙\r",
        # A cue without words; WebVTT with its notes and styles.
        "1\n00:00:01,000 --> 00:00:02,000\n甲\n\n2\n00:00:02,000 --> 00:00:03,000\n\n3\n"
        "00:00:03,000 --> 00:00:04,000\n乙",
        "WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000 align:start\n<v 张三>甲\n\nNOTE 说明\n两行\n"
        "\n00:00:03.000 --> 00:00:04.000\n<c.yellow>乙</c>",
    ],
)
def test_broken_and_other_files(text: str) -> None:
    assert cues(parse(text.encode(), "片.vtt")) == [("00:00:01", "甲"), ("00:00:03", "乙")]


@pytest.mark.parametrize(
    ("written", "text", "spans"),
    [
        ("<font color='#fff'>甲</font>{\\an8}乙", "甲乙", ()),
        ("<b><i>甲</i>乙</b>", "甲乙", (Span(0, 1, SpanKind.EMPHASIS), Span(0, 2, SpanKind.STRONG))),
        ("甲<i>没有关上", "甲没有关上", (Span(1, 5, SpanKind.EMPHASIS),)),
        ("<i>画外音</i>", "画外音", ()),
        ("没有打开</i>", "没有打开", ()),
        ("3 < 5 > 2，<3 <笑>", "3 < 5 > 2，<3 <笑>", ()),
        ("第 2 章\n第 3 章", "第 2 章\u2028第 3 章", ()),
    ],
)
def test_tags(written: str, text: str, spans: tuple[Span, ...]) -> None:
    (block,) = parse(f"1\n00:00:01,000 --> 00:00:02,000\n{written}\n".encode(), "片.srt").blocks
    assert (block.text, block.spans) == (text, spans)


def test_dialogue_of_substation() -> None:
    text = (
        "[Script Info]\nTitle: x\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: Default,Arial\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Dialogue: 0,0:01:02.50,0:01:05.00,Default,,0,0,0,,{\\pos(1,2)}后来，{\\i1}有人\\N说\n"
        "Comment: 0,0:00:00.00,0:00:09.00,Default,,0,0,0,,不要\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,先前\n"
        "Dialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0\n"
    )
    assert cues(parse(text.encode(), "片.ass")) == [("00:00:01", "先前"), ("00:01:02", "后来，有人\u2028说")]


def test_other_encodings() -> None:
    article = parse(SRT.encode("gb18030"), "片.srt")
    assert article.encoding == "gb18030"
    assert article.blocks == parse(SRT.encode(), "片.srt").blocks
    assert parse(SRT.encode("utf-16"), "片.srt").blocks == article.blocks


def test_a_file_without_a_cue_is_plain_text() -> None:
    article = parse("这不是字幕。\n第二行。".encode(), "片.srt")
    assert article.format is Format.PLAIN
    assert [block.text for block in article.blocks] == ["这不是字幕。", "第二行。"]


def test_damaged_files_are_read_all_the_same() -> None:
    generator = random.Random(3)
    for _ in range(300):
        data = bytearray((SRT * 3).encode())
        for _ in range(generator.randrange(1, 20)):
            data[generator.randrange(len(data))] = generator.choice(b"<>{}\\:,->0123456789\n\r \xff")
        article = parse(bytes(data[: generator.randrange(len(data))]), generator.choice(("a.srt", "a.vtt", "a.ass")))
        for block in article.blocks:
            assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
