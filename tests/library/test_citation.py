"""Quotes with their source: marks, notes of conversion, and nothing that is not known."""

from dataclasses import replace
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import Metadata
from viewer.library.citation import Quote, plain
from viewer.text.script import Region, Script

KNOWN = Metadata("文心雕龙札记", "黄侃", "中华书局", "2006-05-01", "https://example.org/a")


def quote(
    text: str = "甲", region: Region = Region.TAIWAN, metadata: Metadata | None = None, section: str = "", **about: bool
) -> Quote:
    return Quote(text, region, Script.SIMPLIFIED, metadata or Metadata(), section, **about)


def test_everything_that_is_known() -> None:
    assert plain(quote(metadata=KNOWN, section="神思第二十六")) == (
        "「甲」\n——黄侃，《文心雕龙札记》，神思第二十六，2006-05-01，https://example.org/a"
    )


@pytest.mark.parametrize(
    ("metadata", "section", "source"),
    [
        (Metadata(), "", ""),
        (Metadata(title="题"), "", "\n——《题》"),
        (Metadata(source="新华社"), "", "\n——新华社"),
        (Metadata(author="作者", source="新华社"), "", "\n——作者"),
        (Metadata(), "一、总则", "\n——一、总则"),
        (Metadata(date="2025年12月7日"), "", "\n——2025年12月7日"),
        (Metadata(title="读《史记》札记"), "", "\n——《读〈史记〉札记》"),
    ],
)
def test_only_what_is_known(metadata: Metadata, section: str, source: str) -> None:
    assert plain(quote(metadata=metadata, section=section)) == f"「甲」{source}"


@given(st.sets(st.sampled_from(["title", "author", "source", "date", "address"])), st.booleans())
def test_nothing_is_invented(stated: set[str], converted: bool) -> None:
    values = {"title": "题名", "author": "作者", "source": "来源", "date": "日期", "address": "网址"}
    text = plain(quote(metadata=Metadata(**{name: values[name] for name in stated}), converted=converted))
    used = {name for name, value in values.items() if value in text}
    assert used == (stated - {"source"} if "author" in stated else stated)
    for nothing in ("《》", "，，", "——，", "（）", "None", "——（"):
        assert nothing not in text
    assert not text.endswith(("，", "\n", "——"))


@pytest.mark.parametrize(
    ("region", "script", "note"),
    [
        (Region.TAIWAN, Script.SIMPLIFIED, "（引文由簡體轉換）"),
        (Region.HONGKONG, Script.SIMPLIFIED, "（引文由簡體轉換）"),
        (Region.MAINLAND, Script.TRADITIONAL, "（引文由繁体转换）"),
        # From one Traditional region to another only the forms of characters differ.
        (Region.TAIWAN, Script.TRADITIONAL, "（引文字形經轉換）"),
        (Region.HONGKONG, Script.TRADITIONAL, "（引文字形經轉換）"),
        # Which script the quoted words were in is not known.
        (Region.TAIWAN, Script.MIXED, "（引文經轉換）"),
        (Region.MAINLAND, Script.NEUTRAL, "（引文经转换）"),
        (Region.MAINLAND, Script.SIMPLIFIED, "（引文经转换）"),
    ],
)
def test_the_note_of_conversion(region: Region, script: Script, note: str) -> None:
    item = Quote("甲", region, script, Metadata(author="乙"))
    outer = {Region.MAINLAND: "“甲”"}.get(region, "「甲」")
    assert plain(item) == f"{outer}\n——乙"
    assert plain(replace(item, converted=True)) == f"{outer}\n——乙{note}"
    assert plain(replace(item, converted=True, metadata=Metadata())) == f"{outer}\n{note}"
    reworded = plain(replace(item, converted=True, reworded=True))
    assert reworded.endswith("，用语已替换）" if region is Region.MAINLAND else "，用語已替換）")


@pytest.mark.parametrize(
    ("text", "region", "quoted"),
    [
        ("他說「好」", Region.TAIWAN, "「他說『好』」"),
        ("他說「你說『好』」", Region.HONGKONG, "「他說『你說「好」』」"),
        ("他说“好”", Region.MAINLAND, "“他说‘好’”"),
        ("他说“你说‘好’”", Region.MAINLAND, "“他说‘你说“好”’”"),
        # In the original's own view the marks of the other form are taken over.
        ("他说“好”", Region.TAIWAN, "「他说『好』」"),
        ("第一段。\n第二段「好」。", Region.TAIWAN, "「第一段。\n第二段『好』。」"),
        ("", Region.TAIWAN, "「」"),
    ],
)
def test_marks_alternate(text: str, region: Region, quoted: str) -> None:
    assert plain(quote(text, region)) == quoted


def test_regions_differ_in_marks_alone_when_nothing_was_converted() -> None:
    texts = [plain(quote("甲", region, KNOWN)) for region in Region]
    for one, other in combinations(texts, 2):
        assert one.split("\n")[1] == other.split("\n")[1]
