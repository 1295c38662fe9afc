"""The correction pack: its files, the cases it was made for, and that it breaks nothing of OpenCC's own."""

import json
from pathlib import Path

import pytest

from tests.text.test_conversion import opencc_cases
from viewer.text import corrections
from viewer.text.conversion import convert
from viewer.text.corrections import WORDS, Table

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "data/conversion_cases.jsonl").read_text("utf-8").splitlines()
]


def right(case: dict[str, list[str] | str], *, corrected: bool) -> bool:
    shown = convert(str(case["input"]), str(case["config"]), corrected=corrected)
    return shown == case["expected"] or shown in case["also_ok"]


def test_cases() -> None:
    alone = sum(right(case, corrected=False) for case in CASES)
    wrong = [case["id"] for case in CASES if not right(case, corrected=True)]
    assert alone < 0.7 * len(CASES)  # or the pack has become needless
    assert len(wrong) <= 0.02 * len(CASES), wrong


@pytest.mark.parametrize(
    "config", sorted({config for config, _, _ in opencc_cases() if config not in ("s2jp", "t2jp", "jp2t")})
)
def test_what_opencc_gets_right_stays_right(config: str) -> None:
    for name, text, expected in opencc_cases():
        if name == config and convert(text, config, corrected=False) in expected:
            assert convert(text, config) in expected


@pytest.mark.parametrize("table", Table)
def test_entries(table: Table) -> None:
    rows = list(corrections.rows(table))
    assert rows
    for word, replacement in rows:
        assert word
        assert replacement
        assert table in WORDS or len(word) == len(replacement), word


def test_the_pack_has_a_number() -> None:
    assert corrections.version() >= 1


@pytest.mark.parametrize(
    ("config", "text", "shown"),
    [
        ("s2tw", "头发现在很长", "頭髮現在很長"),
        ("s2tw", "码头发现了一只只小猫", "碼頭發現了一隻隻小貓"),
        ("s2tw", "下面的电子表格用回车键换行", "下面的電子表格用回車鍵換行"),
        ("s2tw", "这只是一只猫", "這只是一隻貓"),
        ("s2hk", "他的学生发表了演说", "他的學生發表了演説"),
        ("s2tw", "树上有只松鼠", "樹上有隻松鼠"),
        ("s2tw", "没有只言片语", "沒有隻言片語"),
        ("s2tw", "他有只手表，住在上海里弄", "他有隻手錶，住在上海里弄"),
        ("s2tw", "深海里程不短", "深海里程不短"),
        ("s2tw", "海里有鱼，船在三百海里外", "海裡有魚，船在三百海里外"),
        ("s2tw", "每平方海里有鱼", "每平方海里有魚"),
        ("s2tw", "今天干活，昨天干燥，天干地支", "今天幹活，昨天乾燥，天干地支"),
        ("s2tw", "红军从于都出发，位于都江堰", "紅軍從于都出發，位於都江堰"),
        ("s2twp", "改变量很小，修改变量的值", "改變量很小，修改變數的值"),
        ("s2twp", "多数组员同意，数组长度", "多數組員同意，陣列長度"),
        ("s2twp", "法律程序和应用程序", "法律程序和應用程式"),
        ("tw2s", "看著原著", "看着原著"),
    ],
)
def test_words_and_boundaries(config: str, text: str, shown: str) -> None:
    assert convert(text, config) == shown
