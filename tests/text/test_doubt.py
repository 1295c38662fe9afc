"""Doubts stand on what conversion gets wrong, and hardly anywhere else."""

from __future__ import annotations

import json
from difflib import SequenceMatcher
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text import evidence, routing
from viewer.text.alignment import Alignment
from viewer.text.doubt import Doubt, Reason, find, loading
from viewer.text.rewrite import Rewrite
from viewer.text.script import Script, View

CASES = Path(__file__).parent.parent / "data" / "conversion_cases.jsonl"
FAMILIES = {"s2tw": View.TAIWAN, "s2hk": View.HONGKONG, "tw2s": View.SIMPLIFIED, "hk2s": View.SIMPLIFIED}


def doubts(text: str, view: View = View.TAIWAN, script: Script = Script.SIMPLIFIED, **options: object) -> list[Doubt]:
    vocabulary = bool(options.get("vocabulary"))
    return find(
        routing.convert(text, script, view, vocabulary=vocabulary, corrections=bool(options.get("corrected"))),
        script,
        view,
        vocabulary=vocabulary,
    )


def marked(text: str, view: View = View.TAIWAN, script: Script = Script.SIMPLIFIED, **options: object) -> str:
    """The text with its doubts as ［source→what else it may be］."""
    pieces, position = [], 0
    for doubt in doubts(text, view, script, **options):
        others = "/".join(c.shown for c in doubt.candidates if c.shown != doubt.shown)
        pieces += [text[position : doubt.start], f"［{text[doubt.start : doubt.end]}→{others}］"]
        position = doubt.end
    return "".join([*pieces, text[position:]])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Words that can be cut another way.
        ("他的头与发皆白。", "他的头与［发→髮］皆白。"),
        ("今天的报告写得很清楚。", "今天的报告写得很清楚。"),
        # Words that a neighbour may take a character from.
        ("老头发火了。", "老头［发→發］火了。"),
        ("光头发亮。", "光头［发→發］亮。"),
        ("她的头发很亮。", "她的头发很亮。"),
        # Names.
        ("归余某所有。", "归［余→余］某所有。"),
        ("其余人都走了。", "其余人都走了。"),
        ("局限于某些人。", "局限于某些人。"),
        ("范、于、余、后、云等人", "［范→范］、［于→于］、［余→余］、［后→后］、［云→云］等人"),
        ("赵、钱、于、云，雷、电、云、雨", "赵、钱、［于→于］、［云→云］，雷、电、云、雨"),
        ("余、范、姜三位律师出庭。", "［余→余］、［范→范］、姜三位律师出庭。"),
        ("昨天于晓东来了。", "昨天［于→于］晓东来了。"),
        ("毁于明天的大火。", "毁于明天的大火。"),
        ("涂医师叫他换药。", "［涂→涂］医师叫他换药。"),
        ("涂男涉嫌诈欺。", "［涂→涂］男涉嫌诈欺。"),
        ("阿范和老涂又去喝酒。", "阿范和老［涂→涂］又去喝酒。"),
        ("100余伟大工程，余先生参加。", "100余伟大工程，［余→余］先生参加。"),
        ("丁明和于亮去打球。", "丁明和［于→于］亮去打球。"),
        ("高度和于此相近的数。", "高度和于此相近的数。"),
        ("他不愿说名字是余安。", "他不愿说名字是［余→余］安。"),
        # What the text around is about.
        ("他把面放在案板上。", "他把［面→麵］放在案板上。"),
        ("他用水冲杯子。", "他用水［冲→沖］杯子。"),
        ("他管这面镜子叫圆镜。", "他管这面镜子叫圆镜。"),
        ("理发师说她的发很厚。", "理发师说她的［发→髮］很厚。"),
        ("歌迷都听过由于娜演唱的歌。", "歌迷都听过由［于→于］娜演唱的歌。"),
        # Usage.
        ("水坝被冲出缺口。", "水坝被［冲→沖］出缺口。"),
        ("他一口气干了三碗酒。", "他一口气［干→乾］了三碗酒。"),
        ("不撤姜食。", "不撤［姜→薑］食。"),
        ("这支表是新的。", "这支［表→錶］是新的。"),
        ("姜先生来了。", "姜先生来了。"),
        ("这是清代的事。", "这是清代的事。"),
        # A guess that nothing around it bears out.
        ("他提笔就干。", "他提笔就［干→乾］。"),
        ("她用水冲好。", "她用水［冲→沖］好。"),
        ("他把面放在桌上。", "他把［面→麵］放在桌上。"),
        ("领导的面色不好。", "领导的面色不好。"),
        # A word of the character and one that goes with any is none to speak of.
        ("把伞折起来。", "把伞［折→摺］起来。"),
        ("门前的路走不通，他又折回来。", "门前的路走不通，他又折回来。"),
        ("队员奋力向前游。", "队员奋力向前［游→游］。"),
        ("自制的点心，自制力强。", "自［制→製］的点心，自制力强。"),
        ("协作，尽快实现。", "协作，尽快实现。"),
    ],
)
def test_simplified_to_taiwan(text: str, expected: str) -> None:
    assert marked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("徐乾學是清代學者。", "徐［乾→乾］學是清代學者。"),
        ("衣服乾了。", "衣服乾了。"),
        ("王汎森是歷史學家。", "王［汎→汎］森是歷史學家。"),
        ("他看著書。", "他看著書。"),
        ("獲益甚夥的夥計。", "獲益甚［夥→夥］的夥計。"),
    ],
)
def test_traditional_to_simplified(text: str, expected: str) -> None:
    assert marked(text, View.SIMPLIFIED, Script.TRADITIONAL) == expected


def test_what_takes_part_is_no_root_in_hong_kong() -> None:
    text = "三百人参加会议，众人参拜。"
    assert marked(text, View.HONGKONG) == "三百人［参→參］加会议，众人［参→參］拜。"
    assert marked(text, View.HONGKONG, corrected=True) == "三百人参加会议，众人［参→蔘］拜。"


def test_a_simplified_character_in_a_traditional_paragraph_is_doubted() -> None:
    (doubt,) = doubts("這篇文章写於臺灣。", View.HONGKONG, Script.TRADITIONAL)
    assert (doubt.reason, doubt.start, doubt.shown, doubt.candidates[0].shown) == (Reason.SCRIPT, 4, "写", "寫")


def test_ordinary_words_that_vocabulary_rewords_are_doubted() -> None:
    assert marked("列车运行正常。", vocabulary=True) == "列车［运行→運行］正常。"
    assert marked("列车运行正常。") == "列车运行正常。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("库内存货充足。", "库［内存→內存］货充足。"),
        ("内存已满。", "内存已满。"),
        ("墙上的壁纸旧了。", "墙上的［壁纸→壁紙］旧了。"),
        ("卡拉莫先生来了。", "卡［拉莫→拉莫］先生来了。"),
        ("他翻开笔记本。", "他翻开［笔记本→筆記型電腦］。"),
    ],
)
def test_words_that_vocabulary_rewords_or_keeps_by_chance_are_doubted(text: str, expected: str) -> None:
    assert marked(text, vocabulary=True) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("别墅内存有粮食。", "别墅［内存→內存］有粮食。"),
        ("换了一条内存。", "换了一条内存。"),
        ("医院的信息系统，交通信号灯", "医院的信息系统，交通信号灯"),
        ("发布会今天发布公告。", "发布会今天发布公告。"),
        ("这台服务器支持断点续传。", "这台服务器［支持→支援］断点续传。"),
        ("云南省高级人民法院昨天上午在昆明市公开审理了这起轰动全省的案件，判决书已在网络上公布。",) * 2,
    ],
)
def test_what_the_pack_leaves_of_the_doubts_of_vocabulary(text: str, expected: str) -> None:
    """A neighbour that may take a character tells of a meeting; a word of computing has to stand near."""
    assert marked(text, vocabulary=True, corrected=True) == expected


def test_a_word_of_letters_is_no_chance_meeting() -> None:
    """U盘 is reworded and is no run of Chinese characters; it ended the search for doubts with an error."""
    assert marked("把U盘插上，用B超看。", vocabulary=True) == "把U盘插上，用B超看。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("打印机支持无线网络", "打印机［支持→支援］无线网络"),
        ("鼠标所指的对象", "鼠标所指的［对象→物件］"),
        ("群众支持这项改革", "群众支持这项改革"),
    ],
)
def test_words_kept_for_their_everyday_sense_are_doubted_in_computing(text: str, expected: str) -> None:
    assert marked(text, vocabulary=True, corrected=True) == expected


def test_a_city_is_no_pear() -> None:
    assert marked("他到雪梨旅行。", View.SIMPLIFIED, Script.TRADITIONAL, vocabulary=True) == "他到［雪梨→悉尼］旅行。"


@pytest.mark.parametrize(
    ("before", "after", "place", "meant"),
    [
        # Read from the beginning it is 强制 and 作业, and a correction reads 制作.
        ("强制作业。", "強製作業。", 1, "制"),
        # Both readings find 控制.
        ("控制造价。", "控製造價。", 1, "制"),
    ],
)
def test_what_a_correction_of_the_surroundings_overrules_is_doubted(
    before: str, after: str, place: int, meant: str
) -> None:
    converted = Rewrite(before, after, Alignment.identity(len(before)))
    (doubt,) = find(converted, Script.SIMPLIFIED, View.TAIWAN)
    assert (doubt.start, doubt.end, doubt.reason) == (place, place + 1, Reason.BOUNDARY)
    assert doubt.candidates[0].shown == meant


def test_a_word_that_vocabulary_replaces_is_not_doubted_by_its_characters() -> None:
    assert marked("每个数据库都在这个文件夹里。", vocabulary=True, corrected=True) == "每个数据库都在这个文件夹里。"


def test_in_a_text_about_computing_only_chance_meetings_of_words_are_doubted() -> None:
    assert marked("软件打开文件。", vocabulary=True) == "软件打开文件。"
    assert marked("改变量子计算机。", vocabulary=True) == "改［变量→變量］子计算机。"


def test_what_is_settled_is_no_doubt() -> None:
    converted = routing.convert("他的头与发皆白。", Script.SIMPLIFIED, View.TAIWAN, corrections=False)
    assert find(converted, Script.SIMPLIFIED, View.TAIWAN, settled=[(4, 5)]) == []
    assert len(find(converted, Script.SIMPLIFIED, View.TAIWAN, settled=[(0, 4), (5, 7)])) == 1


def test_nothing_is_doubted_in_the_original_or_in_what_is_not_converted() -> None:
    assert doubts("他的头与发皆白。", View.ORIGINAL) == []
    assert doubts("他的头与发皆白。", View.SIMPLIFIED) == []
    assert doubts("plain English", View.TAIWAN, Script.OTHER) == []


def test_most_wrong_conversions_carry_a_doubt_on_the_wrong_characters() -> None:
    wrong = [case for line in CASES.read_text(encoding="utf-8").splitlines() if _is_wrong(case := json.loads(line))]
    found = [case["id"] for case in wrong if _is_doubted(case)]
    assert len(found) >= 0.7 * len(wrong)


def test_few_right_conversions_carry_a_doubt() -> None:
    cases = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    right = [case for case in cases if not _is_wrong(case)]
    assert sum(bool(_find(case)) for case in right) <= 0.1 * len(right)


@given(
    st.text(alphabet="发干后里面只台系著冲准表丑松谷余范乾裏著写寫這这A，。 ", max_size=30), st.sampled_from(list(View))
)
def test_doubts_are_in_order_disjoint_and_offer_a_choice(text: str, view: View) -> None:
    for script in (Script.SIMPLIFIED, Script.TRADITIONAL):
        converted = routing.convert(text, script, view)
        end = 0
        for doubt in find(converted, script, view):
            assert end <= doubt.start < doubt.end <= len(text)
            start, last = converted.alignment.forward_range(doubt.start, doubt.end)
            assert doubt.shown == converted.after[start:last]
            assert doubt.shown in {c.shown for c in doubt.candidates}
            assert len({c.shown for c in doubt.candidates}) > 1
            end = doubt.end


def _find(case: dict[str, str]) -> list[Doubt]:
    text, config = case["input"], case["config"]
    view = FAMILIES.get(config.removesuffix("p"), View.SIMPLIFIED)
    script = Script.SIMPLIFIED if config.startswith("s") else Script.TRADITIONAL
    return doubts(text, view, script, vocabulary=config.endswith("p"))


def _converted(case: dict[str, str]) -> str:
    config = case["config"]
    view = FAMILIES.get(config.removesuffix("p"), View.SIMPLIFIED)
    script = Script.SIMPLIFIED if config.startswith("s") else Script.TRADITIONAL
    return routing.convert(case["input"], script, view, vocabulary=config.endswith("p"), corrections=False).after


def _is_wrong(case: dict[str, str]) -> bool:
    return _converted(case) not in (case["expected"], *case["also_ok"])


def _is_doubted(case: dict[str, str]) -> bool:
    """Whether a doubt stands on something that differs from a right answer."""
    shown = _converted(case)
    marked_as = {doubt.shown for doubt in _find(case)}
    for right in (case["expected"], *case["also_ok"]):
        for tag, start, end, _, _ in SequenceMatcher(None, shown, right, autojunk=False).get_opcodes():
            if tag != "equal" and any(shown[start:end] in word or word in shown[start:end] for word in marked_as):
                return True
    return False


def test_what_the_pack_has_corrected_is_no_doubt() -> None:
    converted = routing.convert("他的头与发皆白。", Script.SIMPLIFIED, View.TAIWAN)
    assert converted.after == "他的頭與髮皆白。"
    assert find(converted, Script.SIMPLIFIED, View.TAIWAN) == []


def test_what_a_text_needs_is_compiled_in_steps_before_it_is_met() -> None:
    for _ in loading(Script.SIMPLIFIED, View.TAIWAN, "他的头与发皆白。"):
        pass
    rows = evidence.rows()["发"]
    patterns = [pattern for row in rows for pattern in (row.before, row.after, row.around) if pattern is not None]
    assert patterns
    assert all(pattern.is_compiled for pattern in patterns)  # type: ignore[attr-defined]  # it stands for a pattern
