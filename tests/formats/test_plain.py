"""Plain text to blocks: every character is kept, lines are paragraphs, and only lines wrapped by hand are joined."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import BlockKind
from viewer.formats import parse
from viewer.formats.plain import cut
from viewer.formats.wrapping import cells

BREAKS = ("\n", "\r\n", "\r", "\x0b", "\x0c", "\x85", "\u2028", "\u2029")


def rows(text: str) -> list[tuple[str, str]]:
    return [(block.text, block.ending) for block in cut(text)]


def texts(text: str) -> list[str]:
    return [block.text for block in cut(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("一", [("一", "")]),
        ("一\n", [("一", "\n")]),
        ("一\n二", [("一", "\n"), ("二", "")]),
        ("一\n\n二\n", [("一", "\n\n"), ("二", "\n")]),
        ("一\r\n \t　\r\n二\r\n\r\n", [("一", "\r\n \t　\r\n"), ("二", "\r\n\r\n")]),
        ("\n\n一", [("", "\n\n"), ("一", "")]),
        ("  \n一", [("", "  \n"), ("一", "")]),
        ("\n", [("", "\n")]),
        ("一\n  ", [("一", "\n  ")]),
        ("　　一 \n　　二", [("　　一 ", "\n"), ("　　二", "")]),
        ("一\n\r二", [("一", "\n\r"), ("二", "")]),
        ("# 題\n- 項\n**粗**", [("# 題", "\n"), ("- 項", "\n"), ("**粗**", "")]),
    ],
)
def test_lines_become_blocks(text: str, expected: list[tuple[str, str]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize("line_break", BREAKS)
def test_every_line_break_ends_a_block(line_break: str) -> None:
    assert rows(f"一{line_break}二") == [("一", line_break), ("二", "")]


def test_blocks_are_plain_paragraphs() -> None:
    assert {(block.kind, block.spans, block.marker) for block in cut("一\n二")} == {(BlockKind.PARAGRAPH, (), "")}


text_of_lines = st.lists(
    st.one_of(st.sampled_from((*BREAKS, " ", "　", "一二三四五六七八九十" * 3, "，", "。", "a b")), st.text(max_size=5))
).map("".join)


@given(text_of_lines)
def test_nothing_is_lost(text: str) -> None:
    assert "".join(block.text + block.ending for block in cut(text)) == text


@given(text_of_lines)
def test_every_block_but_the_first_has_text(text: str) -> None:
    assert all(block.text.strip(" \t\u00a0　\ufeff") for block in cut(text)[1:])


PROSE = (
    "那年夏天，外婆家的院子裡開滿了茉莉花。傍晚時分，鄰居們搬出竹椅，搖著扇子談天說地；我們幾個孩子圍著老榕樹"
    "捉迷藏，直到母親喊我們回家吃飯，才依依不捨地散去。",
    "後來我離開了小鎮，到很遠的城市讀書、工作，一年只回去一兩次，每次都覺得街道變窄了，房子也變矮了。"
    "只有那棵老榕樹還是老樣子，枝葉密密地遮住半條街。",
    "去年冬天接到電話，說外婆病了。我連夜坐火車趕回去，天還沒有亮，月臺上一個人也沒有，風從山那邊吹過來，"
    "帶著很淡很淡的香氣。",
)


def wrap(paragraph: str, width: int) -> str:
    """Wrap as editors do: no line begins with a closing mark."""
    lines = []
    while paragraph:
        end = width
        while end < len(paragraph) and paragraph[end] in "，。；、！？」":
            end -= 1
        lines.append(paragraph[:end])
        paragraph = paragraph[end:]
    return "\n".join(lines)


@pytest.mark.parametrize("width", [15, 20, 35, 40])
@pytest.mark.parametrize(("indent", "separator"), [("　　", "\n"), ("", "\n\n"), ("    ", "\n"), ("　　", "\n\n")])
def test_paragraphs_wrapped_by_hand_are_joined(width: int, indent: str, separator: str) -> None:
    paragraphs = [wrap(indent + paragraph, width) for paragraph in PROSE]
    assert texts(separator.join(paragraphs)) == paragraphs


def test_wrapped_english_is_joined() -> None:
    english = "It was a bright cold day in the village, and the clocks of the old church were slow again, as ever. " * 4
    paragraphs = [textwrap.fill(english, width) for width in (64, 64)]
    assert texts("\n\n".join(paragraphs)) == paragraphs


def test_what_stands_beside_wrapped_paragraphs_stays_apart() -> None:
    wrapped = [wrap("　　" + paragraph, 30) for paragraph in PROSE]
    rest = ["第一章　夏天", "　　「你去不去？」", "　　「我不去。」", "一、茶", "二、花", "甲\t乙", "全文完"]
    lines = [rest[0], *wrapped, *rest[1:3], *wrapped, *rest[3:], *wrapped]
    assert texts("\n".join(lines)) == lines


NUMERALS = "一二三四五"
NOT_WRAPPED = {
    "paragraphs": PROSE,
    "indented paragraphs": ["　　" + paragraph for paragraph in PROSE],
    "verse": [
        "春眠不覺曉，處處聞啼鳥。",
        "夜來風雨聲，花落知多少。",
        "白日依山盡，黃河入海流。",
        "欲窮千里目，更上一層樓。",
    ],
    "verse without marks": [
        "風急天高猿嘯哀渚清沙白鳥飛迴",
        "無邊落木蕭蕭下不盡長江滾滾來",
        "萬里悲秋常作客百年多病獨登臺",
    ]
    * 2,
    "free verse": ["輕輕的我走了，", "正如我輕輕的來；", "我輕輕的招手，", "作別西天的雲彩。"],
    "list": [f"{n}、這是清單裡的一個項目，寫得稍微長一些，好像一段話一樣。" for n in NUMERALS],
    "bullets": [f"- 這是清單裡的一個項目，寫得稍微長一些，好像一段話{n}" for n in NUMERALS],
    "speakers": [f"{who}：這一句話不長也不短，剛好和別的話一樣長，是不是？" for who in "甲乙甲乙甲"],
    "dialogue": ["「這一句話不長也不短，剛好和別的話一樣長，是不是？」"] * 5,
    "chapters": [f"第{n}章　這一章的名字不長也不短剛好一樣長呢" for n in NUMERALS],
    "contents": [f"第{n}節這一節的名字不長也不短……………………{n}" for n in NUMERALS],
    "table": ["甲公司    北京    一千二百三十四萬元    良好"] * 6,
    "names": ["王小明 李大華 陳美麗 張志強 林淑芬 黃建國"] * 6,
    "code": ["def f(x):", "    return x + 1", "def g(x):", "    return f(x)"] * 4,
    "addresses": [f"https://example.org/articles/2025/{n}.html" for n in range(100, 110)],
    "values": [f"{n},某某有限公司北京分公司,2020-01-01,{n}000" for n in range(100, 130)],
}


@pytest.mark.parametrize("kind", NOT_WRAPPED)
def test_what_was_not_wrapped_is_not_joined(kind: str) -> None:
    lines = list(NOT_WRAPPED[kind])
    assert texts("\n".join(lines)) == lines


@pytest.mark.parametrize(("text", "width"), [("", 0), ("abc", 3), ("漢字", 4), ("漢a，", 5)])
def test_cells(text: str, width: int) -> None:
    assert cells(text) == width


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("來源:工信微報\n正文。", {"source": "工信微報"}),
        ("标题：春天\n作者：李四\n来源：《人民日报》\n", {"title": "春天", "author": "李四", "source": "《人民日报》"}),
        (
            "2025年　来源：新华社　作者：张三\n\n来源：新华社　作者：张三 | 时间：2025-12-07 10:30",
            {"source": "新华社", "author": "张三", "date": "2025-12-07 10:30"},
        ),
        (
            "　　【作者】：王五\n原文鏈接：https://example.org/a:b",
            {"author": "王五", "address": "https://example.org/a:b"},
        ),
        ("Title: Spring\nAuthor: Lee", {"title": "Spring", "author": "Lee"}),
        ("作者：甲\n作者：乙", {"author": "甲"}),
        ("作者：\n來源：", {}),
        ("他說作者：某某", {}),
        ("來源：我們不知道。這是一句話。", {}),
        ("作者在這裡說：好", {}),
        ("正文\n" * 10 + "作者：太遠", {}),
        ("來源：" + "長" * 200, {}),
    ],
)
def test_only_what_the_document_states_is_known(text: str, expected: dict[str, str]) -> None:
    stated = parse(text.encode(), "a.txt").metadata
    fields = ("title", "author", "source", "date", "address")
    assert {field: value for field in fields if (value := getattr(stated, field))} == expected
