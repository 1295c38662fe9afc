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
        # What a creature, a drink or a measure before it tells of a character.
        ("s2tw", "来了只老虎，没有只手遮天的人", "來了隻老虎，沒有隻手遮天的人"),
        ("s2tw", "一只只有三条腿的猫", "一隻只有三條腿的貓"),
        ("s2tw", "他冲进来，给我冲了一杯茶", "他衝進來，給我沖了一杯茶"),
        ("s2tw", "不准我们进来，法官准予离婚，他说得不准", "不准我們進來，法官准予離婚，他說得不準"),
        ("s2tw", "窗明几净，几案上占了一卦", "窗明几淨，几案上占了一卦"),
        ("s2tw", "春天干旱，池塘干了，不知是谁干的", "春天乾旱，池塘乾了，不知是誰幹的"),
        ("s2tw", "刮着大风，他在刮胡子", "颳著大風，他在刮鬍子"),
        ("s2tw", "下面条给我吃，以下面条件为准", "下麵條給我吃，以下面條件為準"),
        ("s2tw", "鱼游到对岸，他去自驾游", "魚游到對岸，他去自駕遊"),
        ("s2tw", "世界游泳锦标赛", "世界游泳錦標賽"),
        ("s2tw", "余波未平，这家具备资质的工厂", "餘波未平，這家具備資質的工廠"),
        # What a character is that no word holds.
        ("s2tw", "记者范小林，符合规范", "記者范小林，符合規範"),
        ("s2tw", "他不签，抽了支签", "他不簽，抽了支籤"),
        # Words of the region that begin within another.
        ("s2twp", "国内存款，内存不足", "國內存款，記憶體不足"),
        ("s2twp", "世界面临挑战，领导出席，重视频率", "世界面臨挑戰，領導出席，重視頻率"),
        ("s2twp", "老鼠标本，鼠标", "老鼠標本，滑鼠"),
        ("s2twp", "包罗万象的田径项目，开源项目", "包羅萬象的田徑項目，開源專案"),
        ("t2s", "妳說甚麼？宮、商、角、徵、羽", "你说什么？宫、商、角、徵、羽"),
        ("tw2s", "看著原著", "看着原著"),
    ],
)
def test_words_and_boundaries(config: str, text: str, shown: str) -> None:
    assert convert(text, config) == shown
