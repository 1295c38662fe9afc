"""Routing: the right conversions for the script a paragraph is in."""

import pytest

from viewer.text.routing import convert, route
from viewer.text.script import Script, View, detect


@pytest.mark.parametrize(
    ("text", "view", "shown"),
    [
        ("干擾范先生的後來", View.TAIWAN, "干擾范先生的後來"),
        ("干擾范先生的後來", View.HONGKONG, "干擾范先生的後來"),
        ("他説衞星在裏面看着", View.TAIWAN, "他說衛星在裡面看著"),
        ("他說衛星在裡面看著", View.HONGKONG, "他説衞星在裏面看着"),
        ("他說衛星在裡面看著", View.SIMPLIFIED, "他说卫星在里面看着"),
        ("他説衞星在裏面看着", View.SIMPLIFIED, "他说卫星在里面看着"),
        ("他说卫星在里面看着", View.TAIWAN, "他說衛星在裡面看著"),
        ("他说卫星在里面看着", View.HONGKONG, "他説衞星在裏面看着"),
        ("他们引用了范仲淹的「乾坤」，说这个词很难", View.TAIWAN, "他們引用了范仲淹的「乾坤」，說這個詞很難"),
        ("こんにちは世界の会議", View.TAIWAN, "こんにちは世界の会議"),
        ("法律程序软件", View.TAIWAN, "法律程序軟件"),
        ("Hello", View.TAIWAN, "Hello"),
    ],
)
def test_convert(text: str, view: View, shown: str) -> None:
    done = convert(text, detect(text), view)
    assert done.after == shown
    assert done.alignment.is_identity


@pytest.mark.parametrize("script", Script)
def test_the_original_is_never_converted(script: Script) -> None:
    assert route(script, View.ORIGINAL, vocabulary=True) == ()


def test_vocabulary_is_the_last_step() -> None:
    assert route(Script.SIMPLIFIED, View.TAIWAN, vocabulary=True) == ("t2s", "s2twp")
    assert route(Script.TRADITIONAL, View.SIMPLIFIED, vocabulary=True)[-1] == "t2sp"
    assert convert("软件程序", Script.SIMPLIFIED, View.TAIWAN, vocabulary=True).after == "軟體程式"
    assert convert("軟體程式", Script.TRADITIONAL, View.SIMPLIFIED, vocabulary=True).after == "软件程序"


@pytest.mark.parametrize(
    ("text", "view", "shown"),
    [
        ("玄德使孙乾去见他们。", View.TAIWAN, "玄德使孫乾去見他們。"),
        ("站在瞭望台上，他说「後來」。", View.TAIWAN, "站在瞭望臺上，他說「後來」。"),
        ("他引了「這裏」两个字。", View.TAIWAN, "他引了「這裡」兩個字。"),
        ("他引了「這裡」两个字。", View.HONGKONG, "他引了「這裏」兩個字。"),
    ],
)
def test_what_a_simplified_text_has_in_traditional_stays(text: str, view: View, shown: str) -> None:
    assert convert(text, Script.SIMPLIFIED, view).after == shown
    assert convert(text, Script.MIXED, view, vocabulary=True).after == shown
