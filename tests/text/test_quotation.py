"""Quotation marks of the regions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.quotation import quote, regional, requoted
from viewer.text.rewrite import Rewrite
from viewer.text.script import Region

ATOMS = ["中", "文字", "abc", "he said", " ", "don’t", *"“”‘’「」『』\"'，。\n,"]
any_text = st.one_of(st.text(), st.lists(st.sampled_from(ATOMS), max_size=30).map("".join))

IN_MARKS = ["“{}”", "‘{}’", "「{}」", "『{}』"]
nested_text = st.recursive(
    st.text(st.sampled_from([*"中一a0 ，。\n"])) | st.sampled_from(["don’t", "he said"]),
    lambda text: st.builds(str.format, st.sampled_from(IN_MARKS), text) | st.lists(text).map("".join),
)


def shown(text: str, region: Region) -> str:
    return Rewrite.apply(text, regional(text, region)).after


@pytest.mark.parametrize(
    ("mainland", "taiwan"),
    [
        ("他說：“你好，‘世界’。”", "他說：「你好，『世界』。」"),
        ("“十五五”時期", "「十五五」時期"),
        ("他說“Hello”。", "他說「Hello」。"),
        ("“CPU是OK”", "「CPU是OK」"),
        ("“未完的一段，", "「未完的一段，"),
        ("末段。”", "末段。」"),
        ("“‘Yes’”，他說", "「『Yes』」，他說"),
        ("‘十五五’時期", "『十五五』時期"),
        ("“don’t”是", "「don’t」是"),
    ],
)
def test_regions(mainland: str, taiwan: str) -> None:
    assert shown(mainland, Region.TAIWAN) == taiwan
    assert shown(mainland, Region.HONGKONG) == taiwan
    assert shown(taiwan, Region.MAINLAND) == mainland
    assert regional(mainland, Region.MAINLAND) == []
    assert regional(taiwan, Region.TAIWAN) == []


@pytest.mark.parametrize(
    "text",
    [
        "don’t, James’ book, rock ’n’ roll",
        "He said “hello” to me, didn’t he",
        "He said “你好” to me and left",
        '5"屏和6"屏',
        '{"姓名":"張三"}',
        "長5'6\"的木板",
        'He said "你好" to me and left',
        "“”",
        "「これはペンです」と言った。",
        "",
    ],
)
@pytest.mark.parametrize("region", Region)
def test_what_stays(text: str, region: Region) -> None:
    assert regional(text, region) == []


def test_english_inside_a_chinese_quotation_keeps_its_marks() -> None:
    text = "“She said ‘yes’ to me”，他說"
    assert shown(text, Region.TAIWAN) == "「She said ‘yes’ to me」，他說"


@pytest.mark.parametrize(
    ("text", "mainland", "taiwan"),
    [
        ('他說"你好"了', "他說“你好”了", "他說「你好」了"),
        ('"你好"', "“你好”", "「你好」"),
        ('用"GDP"，"CPI"。', "用“GDP”，“CPI”。", "用「GDP」，「CPI」。"),
        ('他說"你好', '他說"你好', '他說"你好'),
    ],
)
def test_straight_marks_are_paired_beside_chinese(text: str, mainland: str, taiwan: str) -> None:
    assert shown(text, Region.MAINLAND) == mainland
    assert shown(text, Region.TAIWAN) == taiwan


@pytest.mark.parametrize(
    ("text", "region", "quoted"),
    [
        ("你好", Region.MAINLAND, "“你好”"),
        ("你好", Region.HONGKONG, "「你好」"),
        ("他說：“你好”。", Region.TAIWAN, "「他說：『你好』。」"),
        ("他說：「你『好』。」", Region.MAINLAND, "“他說：‘你“好”。’”"),
        ("前“半", Region.TAIWAN, "「前『半」"),
        ("後」半", Region.MAINLAND, "“後’半”"),
        ("don’t", Region.TAIWAN, "「don’t」"),
        ('他說"你好"', Region.TAIWAN, "「他說『你好』」"),
        ("", Region.MAINLAND, "“”"),
    ],
)
def test_quote(text: str, region: Region, quoted: str) -> None:
    assert quote(text, region) == quoted


@given(any_text, st.sampled_from(Region))
def test_marks_change_one_for_one(text: str, region: Region) -> None:
    replacements = regional(text, region)
    assert all(len(r.text) == 1 == r.end - r.start and r.rule == "quotation" for r in replacements)
    assert [r.start for r in replacements] == sorted({r.start for r in replacements})
    assert len(quote(text, region)) == len(text) + 2


@given(nested_text, st.sampled_from(Region))
def test_where_every_mark_has_its_other_half_a_second_time_changes_nothing(text: str, region: Region) -> None:
    assert regional(shown(text, region), region) == []


PLAIN = ["“中。”", "「文字」", "『中』", "‘中’", "“abc”", "“”", "”“", "中", "說：", "A b", "’", '"中"', "かな", "\n"]


@given(
    st.one_of(any_text, st.lists(st.sampled_from(PLAIN), max_size=12).map("".join)),
    st.sampled_from(Region),
)
def test_the_text_alone_is_what_the_replacements_make(text: str, region: Region) -> None:
    assert requoted(text, region) == shown(text, region)
