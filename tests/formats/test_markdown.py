"""Markdown to blocks and spans, rows of text to rows of blocks; and documents made to hurt."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import Article, Block, BlockKind, Caution, Format, Metadata, Remark, Span, SpanKind
from viewer.formats import parse

P, H, L, Q = BlockKind.PARAGRAPH, BlockKind.HEADING, BlockKind.LIST_ITEM, BlockKind.QUOTE


def article(text: str) -> Article:
    return parse(text.encode(), "a.md")


def rows(text: str) -> list[tuple[BlockKind, int, str, str]]:
    return [(block.kind, block.level, block.marker, block.text) for block in article(text).blocks]


def spans(text: str) -> list[tuple[str, SpanKind, str]]:
    """The formatted pieces of the only block."""
    (block,) = article(text).blocks
    return [(block.text[span.start : span.end], span.kind, span.value) for span in block.spans]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("一\n二\n\n三", [(P, 0, "", "一\n二"), (P, 0, "", "三")]),
        ("一\r\n二\r三", [(P, 0, "", "一\n二\n三")]),
        ("一  \n二\\\n三<br>四", [(P, 0, "", "一\u2028二\u2028三\u2028四")]),
        ("　　一\n　　二", [(P, 0, "", "一"), (P, 0, "", "二")]),
        ("# 一\n二\n--\n###### 六", [(H, 1, "", "一"), (H, 2, "", "二"), (H, 6, "", "六")]),
        ("- 甲\n  - 乙\n    - 丙\n      - 丁",
         [(L, 1, "•", "甲"), (L, 2, "◦", "乙"), (L, 3, "▪", "丙"), (L, 4, "▪", "丁")]),
        ("3. 甲\n3. 乙\n   1) 丙", [(L, 1, "3.", "甲"), (L, 1, "4.", "乙"), (L, 2, "1)", "丙")]),
        ("- 甲\n\n  又\n- 乙", [(L, 1, "•", "甲"), (L, 1, "", "又"), (L, 1, "•", "乙")]),
        ("- [ ] 甲\n- [x] 乙\n1. [X] 丙", [(L, 1, "☐", "甲"), (L, 1, "☑", "乙"), (L, 1, "1. ☑", "丙")]),
        ("-\n- 甲\n- - 乙", [(L, 1, "•", ""), (L, 1, "•", "甲"), (L, 1, "•", ""), (L, 2, "◦", "乙")]),
        ("- # 題", [(L, 1, "•", "題")]),
        ("- > 引", [(L, 1, "•", ""), (Q, 1, "", "引")]),
        ("> 一\n>\n> 二\n>> 三", [(Q, 1, "", "一"), (Q, 1, "", "二"), (Q, 2, "", "三")]),
        ("> - 甲", [(L, 1, "•", "甲")]),
        ("```py\nx\n\ny\n```\n\n    z\n", [(BlockKind.CODE, 0, "", "x\n\ny"), (BlockKind.CODE, 0, "", "z")]),
        ("- ```\n  x\n  ```", [(L, 1, "•", ""), (BlockKind.CODE, 0, "", "x")]),
        ("一\n\n***\n二", [(P, 0, "", "一"), (BlockKind.RULE, 0, "", ""), (P, 0, "", "二")]),
        (
            "|名|值|\n|-|-|\n|甲|1<br>2|\n|`a\\|b`||",
            [
                (BlockKind.TABLE_ROW, 1, "", "名\t值"),
                (BlockKind.TABLE_ROW, 0, "", "甲\t1\u20282"),
                (BlockKind.TABLE_ROW, 0, "", "a|b\t"),
            ],
        ),
        ("![]()", [(BlockKind.IMAGE, 0, "", "")]),
        ("![山*水*](a.png) ![](b)", [(BlockKind.IMAGE, 0, "", "山水"), (BlockKind.IMAGE, 0, "", "")]),
        ("[![圖](a.png)](https://e.org)", [(BlockKind.IMAGE, 0, "", "圖")]),
        ("見![圖](a.png)。", [(P, 0, "", "見圖。")]),
        ("- ![圖](a.png)", [(L, 1, "•", "圖")]),
        ("&amp; &#28450; \\*不斜\\*", [(P, 0, "", "& 漢 *不斜*")]),
        ("[甲]: https://e.org\n[乙]: https://e.org\n\n文", [(P, 0, "", "文")]),
    ],
)  # fmt: skip
def test_blocks(text: str, expected: list[tuple[BlockKind, int, str, str]]) -> None:
    assert rows(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("**粗體（注意）**很重要", [("粗體（注意）", SpanKind.STRONG, "")]),
        ("*斜***粗**~~刪~~`碼`", [
            ("斜", SpanKind.EMPHASIS, ""),
            ("粗", SpanKind.STRONG, ""),
            ("刪", SpanKind.STRIKE, ""),
            ("碼", SpanKind.CODE, ""),
        ]),
        ("𠮷**𠀀*字*𠀁**", [("𠀀字𠀁", SpanKind.STRONG, ""), ("字", SpanKind.EMPHASIS, "")]),
        ("[連**結**](https://e.org/?a=1#b)",
         [("連結", SpanKind.LINK, "https://e.org/?a=1#b"), ("結", SpanKind.STRONG, "")]),
        ("<https://e.org> <a@b.cn>", [
            ("https://e.org", SpanKind.LINK, "https://e.org"),
            ("a@b.cn", SpanKind.LINK, "mailto:a@b.cn"),
        ]),
        ("[上](#top)", [("上", SpanKind.LINK, "#top")]),
        ("[甲](javascript:alert) [乙](a.md) [丙](file:///etc/passwd) [丁](data:text/html,x)", []),
        ("# [題](https://e.org)", [("題", SpanKind.LINK, "https://e.org")]),
        ("[文][甲]\n\n[甲]: https://e.org\n[乙]: https://e.com", [("文", SpanKind.LINK, "https://e.org")]),
    ],
)  # fmt: skip
def test_spans(text: str, expected: list[tuple[str, SpanKind, str]]) -> None:
    assert spans(text) == expected


def test_a_link_that_leads_nowhere_is_its_text() -> None:
    assert rows("[甲](javascript:alert(1))乙") == [(P, 0, "", "甲乙")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H~2~O 和 E=mc^2^", [("2", SpanKind.SUBSCRIPT), ("2", SpanKind.SUPERSCRIPT)]),
        ("SO~4~^2-^、x~i~、y^n+1^", [("4", SpanKind.SUBSCRIPT), ("2-", SpanKind.SUPERSCRIPT), ("i", SpanKind.SUBSCRIPT),
                                    ("n+1", SpanKind.SUPERSCRIPT)]),
        (r"文^\[1\]^字^[2]^", [("[1]", SpanKind.SUPERSCRIPT), ("[2]", SpanKind.SUPERSCRIPT)]),
        ("3~5天，10~20元，1~2~3", []),
        ("a^2+b^2=c^2，(^o^)，^_^，2^10 与 2^8", []),
        ("這是==標*記*==字", [("標記", SpanKind.STRONG), ("記", SpanKind.EMPHASIS)]),
        ("a==b 与 c==d，x == y，== z ==，===甲===", []),
        ("[字]{.underline}[甲](https://e.org){target=x}`碼`{.py}", [("甲", SpanKind.LINK), ("碼", SpanKind.CODE)]),
        ("**「重點」**字，前**（注）**後", [("「重點」", SpanKind.STRONG), ("（注）", SpanKind.STRONG)]),
    ],
)  # fmt: skip
def test_what_dialects_add_within_lines(text: str, expected: list[tuple[str, SpanKind]]) -> None:
    assert [(words, kind) for words, kind, _ in spans(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("詞\n:   義\n\n    又\n:   再\n\n丁\n\n~ 義", [
            (L, 1, "", "詞"), (L, 2, "", "義"), (L, 2, "", "又"), (L, 2, "", "再"), (L, 1, "", "丁"), (L, 2, "", "義"),
        ]),
        ("- 甲\n\n  詞\n  : 義", [(L, 1, "•", "甲"), (L, 2, "", "詞"), (L, 3, "", "義")]),
        ("## 題 {#sec-1 .unnumbered}\n\n# 題 {-}", [(H, 2, "", "題"), (H, 1, "", "題")]),
        ("# 集合 {a, b}", [(H, 1, "", "集合 {a, b}")]),
        (":::: {custom-style=\"x\"}\n::: note\n文\n:::\n::::", [(P, 0, "", "文")]),
        ("文 ::: 字\n\n:::::: 說 明 :::", [(P, 0, "", "文 ::: 字"), (P, 0, "", ":::::: 說 明 :::")]),
        ("| 行一\n| 行二\n|\n| 行四", [(P, 0, "", "行一\u2028行二\u2028\u2028行四")]),
        ("|a|\n|-|\n|b|\n\n: 表題", [
            (BlockKind.TABLE_ROW, 1, "", "a"), (BlockKind.TABLE_ROW, 0, "", "b"), (P, 0, "", "表題"),
        ]),
        ("  名      值\n  ------ ----\n  中華    **1**\n  b        2\n\n文", [
            (BlockKind.TABLE_ROW, 1, "", "名\t值"), (BlockKind.TABLE_ROW, 0, "", "中華\t1"),
            (BlockKind.TABLE_ROW, 0, "", "b\t2"), (P, 0, "", "文"),
        ]),
        ("----------------\n名        值\n--------- ------\n很長的話  1\n要換行\n\n甲        2\n----------------\n", [
            (BlockKind.TABLE_ROW, 1, "", "名\t值"), (BlockKind.TABLE_ROW, 0, "", "很長的話\n要換行\t1"),
            (BlockKind.TABLE_ROW, 0, "", "甲\t2"),
        ]),
        ("題\n----------------\n\n----------------\n文", [
            (H, 2, "", "題"), (BlockKind.RULE, 0, "", ""), (P, 0, "", "文"),
        ]),
        ("--- ---\n文\n\n----------------\n文\n--- ---\n字", [
            (BlockKind.RULE, 0, "", ""), (P, 0, "", "文"), (BlockKind.RULE, 0, "", ""),
            (BlockKind.TABLE_ROW, 1, "", "文\t"), (BlockKind.TABLE_ROW, 0, "", "字\t"),
        ]),
        ("```{=html}\n<!-- -->\n```\n文", [(P, 0, "", "文")]),
        ("<table><tr><td>甲</td><td>乙</td></tr></table>\n\n<ul><li>丙</li></ul>", [
            (BlockKind.TABLE_ROW, 0, "", "甲\t乙"), (L, 1, "•", "丙"),
        ]),
    ],
)  # fmt: skip
def test_what_dialects_add_between_lines(text: str, expected: list[tuple[BlockKind, int, str, str]]) -> None:
    assert rows(text) == expected


def test_spans_in_tables_count_from_the_beginning_of_the_row() -> None:
    assert article("|a|**b**|\n|-|-|").blocks == (
        Block("a\tb", BlockKind.TABLE_ROW, 1, (Span(2, 3, SpanKind.STRONG),)),
    )


def test_a_heading_in_a_quote_is_no_heading_of_the_document() -> None:
    assert article("> # 題").blocks == (Block("題", Q, 1, (Span(0, 1, SpanKind.STRONG),)),)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<b>粗</b><sup>上</sup>H<sub>2</sub>", [(P, 0, "", "粗上H2")]),
        ("<p>甲&amp;<br>乙</p>\n<div>丙</div>", [(P, 0, "", "甲&\u2028乙"), (P, 0, "", "丙")]),
        ("<h2 align='center'>題</h2>", [(H, 2, "", "題")]),
        ("<script>alert(1)</script>\n\n<style>p {}</style>\n\n<!-- 注\n\n解 -->\n\n文", [(P, 0, "", "文")]),
        ("文<script>x</script>字<!-- 注 -->", [(P, 0, "", "文字")]),
        ('<img src="a.png" alt="圖">', [(P, 0, "", "圖")]),
        ("1 < 2 > 0 <3", [(P, 0, "", "1 < 2 > 0 <3")]),
        ("<b>未完", [(P, 0, "", "未完")]),
        ("<ul><li>甲\n<ul><li>乙", [(P, 0, "", "甲"), (P, 0, "", "乙")]),
        ("</ul>甲<ul><li>乙", [(P, 0, "", "甲"), (P, 0, "", "乙")]),
        ("<UL><li>甲</li></ul >", [(L, 1, "•", "甲")]),
    ],
)
def test_html_loses_its_tags_and_keeps_its_text(text: str, expected: list[tuple[BlockKind, int, str, str]]) -> None:
    assert rows(text) == expected


def test_html_formatting_and_ruby_become_spans() -> None:
    assert spans("<ruby>漢<rp>(</rp><rt>hàn</rt><rp>)</rp>字<rt>zì</rt></ruby><b>粗</b>") == [
        ("漢", SpanKind.RUBY, "hàn"),
        ("字", SpanKind.RUBY, "zì"),
        ("粗", SpanKind.STRONG, ""),
    ]
    assert spans("<a href='https://e.org'>甲</a><a href='javascript:x'>乙</a>") == [
        ("甲", SpanKind.LINK, "https://e.org")
    ]


def test_footnotes_stand_at_the_end_in_the_order_of_their_numbers() -> None:
    text = "[^b]: 乙\n\n    又\n\n[^a]: 甲\n\n文[^a]字^[行內*注*][^b]再[^a]\n\n[^c]: 無人提到"
    assert rows(text) == [
        (P, 0, "", "文[1]字[2][3]再[1]"),
        (L, 1, "[1]", "甲"),
        (L, 1, "[2]", "行內注"),
        (L, 1, "[3]", "乙"),
        (L, 1, "", "又"),
        (L, 1, "[c]", "無人提到"),
    ]
    assert {span.kind for span in article(text).blocks[0].spans} == {SpanKind.SUPERSCRIPT}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("---\ntitle: \"春天\"\nauthor: 李四 # 注\ndate: 2025-12-07\nurl: https://e.org/a:b\n---\n文",
         Metadata("春天", "李四", "", "2025-12-07", "https://e.org/a:b")),
        ("---\n作者: [張三, '李四']\n來源:\n  - 甲報\n  - 乙報\n...\n文", Metadata("", "張三、李四", "甲報、乙報")),
        ("---\r\nTitle: 題\r\ndraft: true\r\n---\r\n# 別的題\r\n", Metadata("題")),
        ("# 唯一的題\n\n來源：甲報\n作者：張三\n\n## 二", Metadata("唯一的題", "張三", "甲報")),
        ("# 一\n\n# 二", Metadata()),
        ("文\n\n# 題", Metadata()),
        ("## 題", Metadata()),
    ],
)  # fmt: skip
def test_metadata(text: str, expected: Metadata) -> None:
    assert article(text).metadata == expected


@pytest.mark.parametrize(
    "text", ["---\n文\n---\n", "---\ndraft: 文\n", "----\ndraft: 文\n---\n", "\n---\ndraft: 文\n---\n"]
)
def test_rules_at_the_top_are_not_front_matter(text: str) -> None:
    assert article(text).blocks[0] == Block("", BlockKind.RULE)
    assert article(text).blocks[1].text.endswith("文")


@pytest.mark.parametrize(
    "text", [">" * 10_000, "> " * 10_000 + "深", "- " * 10_000 + "深", "\n".join("  " * n + "- 深" for n in range(200))]
)
def test_nesting_too_deep_to_parse_is_shown_as_plain_text(text: str) -> None:
    opened = article(text)
    assert opened.format is Format.PLAIN
    assert "".join(block.text + block.ending for block in opened.blocks) == text
    assert opened.remarks == (Remark(Caution.NESTED_TOO_DEEP, 100),)


@pytest.mark.parametrize(
    "unit",
    ["[", "![", "[^", "^[", "*a **b ", "**", "`a ", "<", "<a ", "&", "[a](", "[a](<", "_a ", "~~a ", "\\", "(", "|a",
     "a\n", "[a]: b\n", "[^a]: b\n\n", "<b>", "<ruby><rt>", "#", "|\n"],
)  # fmt: skip
def test_ten_thousand_of_anything_are_read(unit: str) -> None:
    opened = article("[^a]: 注\n\n文[^a]\n\n" + unit * 10_000)
    assert opened.blocks[0].text == "文[1]"


@pytest.mark.parametrize("unit", ["[", "!["])
def test_brackets_that_nothing_closes_in_a_long_paragraph_are_kept_as_written(unit: str) -> None:
    text = f"{unit * 100} {'漢' * 100_000}"
    assert "".join(block.text for block in article(text).blocks) == text


def test_a_long_paragraph_keeps_its_links() -> None:
    (block, *_) = article("[字](https://a.cn)文[1]、" * 700).blocks
    assert block.spans[0].value == "https://a.cn"


def test_a_paragraph_with_too_many_marks_is_kept_as_written() -> None:
    text = "*a* " * 1600 + "end"
    assert article(text).blocks == (Block(text),)


PIECES = (
    *(
        "> ",
        "- ",
        "1. ",
        "# ",
        "\n",
        "\n\n",
        "**",
        "*",
        "`",
        "```\n",
        "[",
        "](",
        ")",
        "![",
        "|",
        "\n|-|-|\n",
        "~~",
        "\\",
    ),
    *(
        "[^1]",
        "[^1]: ",
        "^[",
        "<b>",
        "</b>",
        "<rt>",
        "</ruby>",
        "<!--",
        "<div>",
        "---\n",
        "a: b\n",
        "    ",
        "\t",
        "[ ] ",
    ),
    *("&amp;", "漢字", "　　", "𠀀"),
)
any_text = st.text(st.characters(exclude_categories=["Cc", "Cs"]), max_size=3)


@given(st.lists(st.sampled_from(PIECES) | any_text).map("".join))
def test_any_markdown_is_read_and_spans_stay_inside(text: str) -> None:
    for block in article(text).blocks:
        assert all(0 <= span.start < span.end <= len(block.text) for span in block.spans)
        assert block.kind is not BlockKind.PARAGRAPH or block.text
