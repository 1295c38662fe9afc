"""Traditional text made by a careless converter is told, and rebuilt as proposals."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from viewer.text.machine_made import rebuild, telling_words
from viewer.text.script import View


def applied(text: str, view: View = View.TAIWAN) -> str:
    pieces, position = [], 0
    for item in rebuild(text, view):
        pieces += [text[position : item.start], item.meant]
        position = item.end
    return "".join([*pieces, text[position:]])


def test_words_that_only_a_converter_writes_tell() -> None:
    assert [item.source for item in telling_words("關于防范風險，制造業的干部說。")] == ["關于", "防范", "制造", "干部"]
    assert telling_words("關於防範風險，製造業的幹部說。") == []


def test_a_machine_made_text_is_rebuilt() -> None:
    assert applied("關于防范風險的復雜問題，后來發現面條里有頭發。") == "關於防範風險的複雜問題，後來發現麵條裡有頭髮。"
    assert applied("里面很干燥。", View.HONGKONG) == "裏面很乾燥。"


def test_right_words_and_names_are_left_alone() -> None:
    text = "皇后說，關於防範風險的複雜問題，後來發現麵條裡有頭髮。"
    assert rebuild(text) == []


@given(st.text("關于防范里面發干後后復雜髮，a", max_size=20))
def test_proposals_are_in_order_disjoint_and_change_something(text: str) -> None:
    end = 0
    for item in rebuild(text):
        assert end <= item.start < item.end
        assert text[item.start : item.end] == item.source != item.meant
        end = item.end
