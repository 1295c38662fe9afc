"""The width of punctuation beside Chinese."""

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.punctuation import widen
from viewer.text.rewrite import Rewrite

CASES = Path(__file__).parent.parent / "data" / "punctuation_cases.jsonl"
ATOMS = [
    "中",
    "文字",
    "abc",
    "He said",
    "x",
    "3",
    "3,000",
    *",;:!?.()（）“”《》，。`\n -",
    "...",
    "--",
    "http://a.cn/b",
]


def widened(text: str) -> str:
    return Rewrite.apply(text, widen(text)).after


def read_cases() -> list[tuple[str, str]]:
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    return [(row["input"], row["expected"]) for row in rows]


@pytest.mark.parametrize(("text", "expected"), read_cases())
def test_cases(text: str, expected: str) -> None:
    assert widened(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("你好, 世界", "你好，世界"),
        ("時間: 10:30", "時間：10:30"),
        ("真的?!他說", "真的？！他說"),
        ("等等...好......", "等等……好……"),
        ("第一章......5\n他等了...3天", "第一章......5\n他等了……3天"),
        ("《建議》,擘畫“十五五”,2026年", "《建議》，擘畫“十五五”，2026年"),
        ("子曰:“學而時習之,不亦說乎?”", "子曰：“學而時習之，不亦說乎？”"),
        ("CPU:中央處理器;Q:什麼?", "CPU：中央處理器；Q：什麼？"),
        ("使用Python,然後重啟", "使用Python，然後重啟"),
        ("重量(kg):50,長度(cm):3", "重量(kg)：50，長度(cm)：3"),
        ("選項(a),(b)與(c)", "選項(a)，(b)與(c)"),
        ("3.14,圓周率;人口3,000,其中", "3.14，圓周率；人口3,000，其中"),
        ("見https://a.cn/x,下一步", "見https://a.cn/x，下一步"),
        ("請寫信給a.b@c.com,謝謝", "請寫信給a.b@c.com，謝謝"),
        ("在C:\\資料.夾\\a(舊),然後", "在C:\\資料.夾\\a(舊)，然後"),
        ("說明[圖](a/甲,乙.png),完", "說明[圖](a/甲,乙.png)，完"),
        ("--引自《論語》", "——引自《論語》"),
        ("他走了.", "他走了。"),
        ("他來了.她走了. 我在.", "他來了。她走了。我在。"),
        ("他來了。約翰.史密斯走了.", "他來了。約翰.史密斯走了。"),
        ("價格:$3.5", "價格：$3.5"),
        ("什麼是AI?", "什麼是AI？"),
        ("他用iPhone!\n是嗎", "他用iPhone！\n是嗎"),
        ("他問:What?\nWhy?", "他問：What？\nWhy?"),
    ],
)
def test_marks_of_chinese(text: str, expected: str) -> None:
    assert widened(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(一)總則", "（一）總則"),
        ("(甲(1)乙(丙))", "（甲(1)乙（丙））"),
        ("（重要)的(事）", "（重要）的（事）"),
        ("Wi-Fi(無線網路)", "Wi-Fi（無線網路）"),
        ("下載v2.0(測試版)", "下載v2.0（測試版）"),
        ("他說:(笑)", "他說：（笑）"),
        ("Beijing (北京) is big.", "Beijing (北京) is big."),
        ("聯合國(UN)、長度(km)", "聯合國(UN)、長度(km)"),
        ('f(甲)與os.open(檔案)與print("你好")', 'f(甲)與os.open(檔案)與print("你好")'),
        ("1)甲 2)乙", "1)甲 2)乙"),
        ("(未完\n甲)", "(未完\n甲)"),
    ],
)
def test_brackets_go_in_pairs(text: str, expected: str) -> None:
    assert widened(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "He said 你好, then left.",
        "Hello, 世界 and all of you.",
        "“hello”, he said",
        '{"name":"張三","age":3}',
        "Yahoo!奇摩",
        "f(x):y 與 a(b,c);d 都是程式",
        "報告.pdf",
        "約翰.史密斯",
        "二.",
        "一. 總則",
        "1.總則",
        "2020--2024年",
        "git log --全部",
        "甲!=乙",
        "部長によると、同部は(国有企業または年の企業)の生産,増加し",
        "중국(中國)의 수도,北京은 어디에 있습니까",
        "好:)",
        "圖![]()",
        "&nbsp;中",
        "",
    ],
)
def test_what_stays(text: str) -> None:
    assert widened(text) == text


def test_prose_survives_the_loss_of_its_wide_marks() -> None:
    prose = (
        "我最喜歡的有 Google、Facebook，以及百度等；你呢？他解釋道：“我要放音樂，可她說，‘不行！’”"
        "請確認所有的連接（電纜和插件）：早上 8:00，見第 26 頁（含附錄）。在1.3節，v2.0（測試版）發布，"
        "下載：https://a.cn/x，好。他說……你呢？——算了！價格：$3.5，折扣：80%，共3,000元；《建議》，“十五五”，好。"
    )
    narrow = prose.translate(str.maketrans("，；：？！（）", ",;:?!()")).replace("……", "...").replace("——", "--")
    assert widened(narrow) == prose


@given(st.one_of(st.text(), st.lists(st.sampled_from(ATOMS), max_size=30).map("".join)))
def test_only_punctuation_changes(text: str) -> None:
    replacements = widen(text)
    assert [r.start for r in replacements] == sorted({r.start for r in replacements})
    assert all(r.end <= after.start for r, after in pairwise(replacements))
    for replacement in replacements:
        assert not any(character.isalnum() for character in text[replacement.start : replacement.end])
        assert replacement.text
        assert replacement.rule == "punctuation"


@given(st.text(alphabet=st.characters(max_codepoint=0x2E7F)))
def test_a_text_without_chinese_stays(text: str) -> None:
    assert widen(text) == []
