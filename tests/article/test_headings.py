"""Headings, told line by line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.headings import Heading, HeadingKind, classify, may_be_heading, read
from viewer.text.conversion import convert

CASES = Path(__file__).parents[1] / "data" / "heading_cases.jsonl"


def stated_cases() -> list[dict[str, Any]]:
    return [json.loads(row) for row in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", stated_cases(), ids=lambda case: str(case["id"]))
def test_stated_case(case: dict[str, Any]) -> None:
    expected = Heading(HeadingKind(case["kind"]), case["level"]) if case["is_heading"] else None
    assert classify(case["line"], case["prev_len"], case["next_len"]) == expected


def heading(kind: str, level: int = 1) -> Heading:
    return Heading(HeadingKind(kind), level)


# line | length before | length after
NUMBERED = """
第一章 總則|120|60
第1章 緒論|0|200
第１２章　重逢|200|200
第廿三章 歸來|0|200
第 IV 章 方法|0|200
第Ⅲ章 方法|0|200
第壹章 緒論|0|200
第一章總則|0|200
第八章不准革命|200|200
第三章 他來了！|200|200
第五章 離別……|200|200
第123章 風雲再起（第一更）|200|200
正文 第一章 重生|0|200
第二季 第三集|0|200
第一回　甄士隱夢幻識通靈　賈雨村風塵懷閨秀|0|200
卷一|0|200
卷二 本紀第二|0|200
五帝本紀第一|0|200
上篇 理論|0|200
第二場|60|60
第二齣 驚夢|60|60
第5課 荷塘月色|0|200
第二單元 現代散文|0|200
二、重点任务|120|200
三、2026年工作安排|120|200
二、三大任務|120|200
五、十大工程建設|120|200
一、什麼是新型工業化？|120|200
壹、前言|0|200
1 引言|0|200
Ⅰ. 緒論|0|200
II. 方法|0|200
Chapter 1 The Beginning|0|200
第二款　代理|90|20
第一項 通則|90|20
【第一章】 初見|200|200
[第12章]重逢|200|200
漢書卷三十　藝文志第十|0|200
資治通鑑卷第一百九十四|0|20
CHAPTER IV|0|200
Part One|0|200
一|0|200
"""
LOWER = """
第 15-1 條 主管機關應訂定辦法|80|80|2
第二十條之一　本法所稱機關，指下列各款。|80|80|2
第一条为了规范标点符号用法，制定本标准。|80|80|2
第一條【立法目的】為了規範用字，制定本法。|80|80|2
乙、實施方式|60|200|2
（三）强化人才支撑。各地区要加大人才引进和培养力度，完善评价激励机制。|200|200|2
一) 技術路線|60|200|2
1.1 研究背景|100|200|2
1.1研究背景|100|200|2
1-1 研究動機|60|200|2
2-1-3 抽樣方法|60|200|3
1.1.　研究目的|60|200|2
4.2.1.3 參數設置|60|200|4
1. 加强组织领导|60|200|3
1、工作目標|60|200|3
（1）技術路線|60|200|4
1) 技術路線|60|200|4
（二）班級管理|60|200|2
3.2 與傳統方法的比較|60|200|2
【二】實施步驟|60|200|2
㈡ 實施步驟|60|200|2
⒉ 實施步驟|60|200|3
⑵ 實施步驟|60|200|4
② 實施步驟|60|200|5
"""
NAMED = """
序|0|200
楔子|0|200
自序|0|200
第二版序言|0|200
譯者序|0|200
推薦序|0|200
序章　覺醒|0|200
緒論|0|200
結語|200|200
後記|200|200
目　錄|0|10
參 考 文 獻|200|60
附表一|200|60
附件：1.實施方案|100|20
番外：她的一天|200|200
编者按：近日，本报收到多封读者来信，反映有关问题，现予刊登。|0|200
關鍵詞：工業化；製造業|200|60
【摘要】本文研究了新型工業化的路徑，並提出建議。|20|60
Abstract|0|200
Appendix A|200|200
"""
META = """
來源:工信微報|0|200
2025-12-07 10:30 來源：新華網|10|200
（責任編輯：李四）|200|0
文｜李四|10|200
記者 王小明 北京報導|10|200
記者王小明／台北報導|10|200
本報記者 張三|10|200
（記者李明台北報導）|10|200
本文轉載自《南方週末》|200|0
曹雪芹 著|4|20
原標題：工信部召開務虛會|200|10
發布時間：2025-12-07|10|200
轉載請註明出處|200|0
※本文版權所有，未經授權不得轉載|200|0
未经许可，任何媒体不得转载|200|0
免責聲明：本文僅代表作者個人觀點，與本網站無關。|200|0
来源：https://www.miit.gov.cn/a.html|200|0
Editor: Li Si|200|0
Disclaimer: This article is for information only.|200|0
"""
SHORT = """
全面發力|180|200
從「製造」到「智造」|180|200
如何推進新型工業化？|180|200
AI 重塑製造業|180|200
2026年工作重點|180|200
夯實基礎，全面發力|180|200
科技創新：發展的引擎|180|200
工信部召開務虛會|0|200
"""
TEXT = """
練習(1)|20|80
甲①|60|80
他說他不知道了①|60|80
故鄉②|60|80
7-11 便利商店|60|80
3-5 天|60|80
______|200|200
第一章節課|200|200
and the light would be white|200|200
(he said that it would be "white.")|200|200
第一次見面|60|80
第二次世界大戰|60|80
第三節車廂裡坐滿了人。|60|80
第一回見到她，是在春天。|60|80
第二章我們將討論方法。|60|80
第七章讀完了|60|80
第三章不是那麼難懂|60|80
第五條規定的情形除外。|60|80
第三條路走不通|60|80
第一部電影上映了|60|80
第三幕後黑手是誰|60|80
第一篇作文寫得很好|60|80
第二卷讀起來很吃力|60|80
第三章出現了錯別字|60|80
第四章分為三節|60|80
第一節由王老師主講|60|80
第二款規定的情形|60|80
書公孫弘傳卷末|60|80
第八屆全國人民代表大會|60|80
第七天，雨停了。|60|80
第一，要加強領導。|60|80
一方面，要加強監管；另一方面，要優化服務。|60|80
一是加強領導。|60|80
三、四百人聚集在廣場上。|60|80
十八、九歲的年輕人|60|80
一、二線城市房價上漲|60|80
一、二、三等獎各一名|60|80
一、三、五上課，二、四、六休息|60|80
（一）班的同學都到齊了|60|80
(1)班的同學都到齊了。|60|80
（3）鼠標太小了。|60|80
3.2 是較早的版本|60|80
3.5 和 3.6 的差別|60|80
①見《全集》第三卷。|60|80
② 蘋果|6|6
1、打開電源開關，等待指示燈亮起後再進行下一步操作。|30|30
1. 蘋果|10|6
（一）蘋果；|6|6
1. 王小明. 新型工業化研究[J]. 中國工業經濟, 2024(3): 5-20.|60|60
2025 年的目標是增長|60|80
3.5億元的投資|60|80
10 月 5 日晚上|60|80
192.168.1.1 是路由器的地址|60|80
第一章 總則……………12|0|20
卷起袖子加油幹|60|80
甲、乙雙方協商一致|60|80
甲：你好|10|10
前言不搭後語，讓人聽不懂。|60|60
目錄下有三個檔案。|60|60
序列號已經過期|60|60
摘要寫得不錯。|60|60
索引擎的效率|60|80
跋山涉水|60|80
來源於生活的藝術|60|80
作者 認為這樣不妥當|60|80
轉載這篇文章的人很多|60|80
本文轉載後引起了討論|60|80
記者：您怎麼看這個問題？|60|60
編輯部的故事很精彩。|60|60
尊敬的各位代表：|0|60
時間：2025年12月7日|20|20
二〇二五年十二月七日|200|0
12月7日上午|160|200
圖1 系統架構圖|100|100
▲ 李樂成主持會議|100|100
https://www.example.com/a/b|160|160
#新型工業化#|100|100
#美食 #旅行|100|100
（未完待續）|150|100
THE END|150|100
【圖】|100|100
【叮！恭喜宿主獲得新手禮包】|100|100
「你來了」|150|150
“走！”他大喊|150|150
他愣住了|150|150
第一，要加強領導|150|150
活動地點：北京|150|150
截稿日期：本月二十日|150|150
新聞記者：各位好|150|150
點擊閱讀原文|100|100
姓名	年齡	性別|10|10
Part of the problem is cost.|60|80
Source code is available|60|80
一九八四|60|80
三十功名塵與土|60|80
Chapter 1 describes the method.|60|80
◆ 蘋果|6|6
"""
MARKUP = """
# 標題|0|100|1
##背景|100|100|2
<h2 class="t">背景</h2>|0|100|1
**一、背景**|100|100|1
★ 重點|60|100|1
〔背景〕|60|100|1
== 歷史 ==|60|100|1
—— 背景 ——|60|100|1
狂人日記⑴|24|247|1
社戲 [1]|0|30|1
"""


def rows(table: str) -> list[tuple[str, int, int, int]]:
    """The rows of a table: line, lengths before and after, and level if the row has one."""
    found = []
    for row in table.strip().splitlines():
        line, previous, following, *level = row.split("|")
        found.append((line, int(previous), int(following), int(level[0]) if level else 1))
    return found


@pytest.mark.parametrize(
    ("kind", "line", "previous", "following", "level"),
    [
        (kind, *row)
        for kind, table in (
            ("numbered", NUMBERED),
            ("numbered", LOWER),
            ("named", NAMED),
            ("meta", META),
            ("short", SHORT),
            ("markup", MARKUP),
        )
        for row in rows(table)
    ],
)
def test_heading(kind: str, line: str, previous: int, following: int, level: int) -> None:
    assert classify(line, previous, following) == heading(kind, level)


@pytest.mark.parametrize(("line", "previous", "following"), [row[:3] for row in rows(TEXT)])
def test_text(line: str, previous: int, following: int) -> None:
    assert classify(line, previous, following) is None


@pytest.mark.parametrize("table", [NUMBERED, LOWER, NAMED, META, SHORT, TEXT, MARKUP])
def test_both_scripts_are_read_alike(table: str) -> None:
    for line, previous, following, _ in rows(table):
        versions = (line, convert(line, "t2s"), convert(line, "s2tw"), convert(line, "s2hk"))
        assert len({classify(version, previous, following) for version in versions}) == 1, line


def test_no_heading_is_lost_to_the_first_look() -> None:
    for case in stated_cases():
        if case["is_heading"]:
            assert may_be_heading(case["line"], case["prev_len"], case["next_len"])


@given(st.text(alphabet=st.sampled_from("第一二章回條、（）1.3 　#*【】。，來源:記者序「」a\n\t\u0301"), max_size=40))
def test_a_title_lies_within_its_line(line: str) -> None:
    reading = read(line)
    if reading:
        assert 0 <= reading.start < reading.end <= len(line)
        assert line[reading.start : reading.end].strip()


@given(st.text(max_size=200), st.integers(0, 300), st.integers(0, 300))
def test_any_line_is_answered(line: str, previous: int, following: int) -> None:
    answer = classify(line, previous, following)
    assert answer is None or 1 <= answer.level <= 6


@pytest.mark.parametrize(
    "line",
    ["一" * 1_000_000, "一、" + "中" * 1_000_000, "第" + "\u0301" * 10_000, "**" + "a*" * 50_000, "1." * 100_000],
)
def test_a_huge_line_is_text(line: str) -> None:
    assert classify(line, 100, 100) is None
