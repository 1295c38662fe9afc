"""What nobody wrote: images without content, invisible characters, entities, radicals, hard line breaks."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text.debris import decode_entities, hide_empty_images, hide_invisible, join_lines
from viewer.text.radicals import unify_radicals
from viewer.text.rewrite import Replacement, Rewrite

Step = Callable[[str], list[Replacement]]
STEPS: list[tuple[Step, str]] = [
    (decode_entities, "entity"),
    (hide_invisible, "invisible"),
    (unify_radicals, "radical"),
    (hide_empty_images, "image"),
    (join_lines, "line break"),
]


@pytest.mark.parametrize(
    ("step", "text", "expected"),
    [
        (hide_empty_images, "![]()", ""),
        (hide_empty_images, "甲![ ]( )乙", "甲乙"),
        (hide_empty_images, "甲\n![]()\n乙", "甲\n乙"),
        (hide_empty_images, "![]()\n![]()\n乙", "\n乙"),
        (hide_empty_images, "![圖]()與![](a.png)", "![圖]()與![](a.png)"),
        (hide_invisible, "\ufeff工\u200b業\u2060和\u00ad信\u200d息", "工業和信息"),
        (hide_invisible, "工\x00業\x1b\t\n", "工業\t\n"),
        (hide_invisible, "工\u202e業\u2066化\u200e", "工業化"),
        (hide_invisible, "שלום \u202e工", "שלום \u202e工"),
        (hide_invisible, "👨\u200d👩\u200d👧❤\ufe0f👍🏽", "👨\u200d👩\u200d👧❤\ufe0f👍🏽"),
        (hide_invisible, "क्\u200dष می\u200cخواهم ไทย\u200bไทย", "क्\u200dष می\u200cخواهم ไทย\u200bไทย"),
        (hide_invisible, "葛\U000e0100城市辻\ufe00", "葛\U000e0100城市辻\ufe00"),
        (decode_entities, "甲&nbsp;乙&ldquo;丙&rdquo;", "甲\u00a0乙“丙”"),
        (decode_entities, "&#20013;&#x6587;&#128512;&#150;", "中文😀–"),
        (decode_entities, "AT&amp;T &amp;amp;nbsp;&#38;lt;", "AT&T \u00a0<"),
        (decode_entities, "AT&T &nbsp R&D; &unknown; a&b;", "AT&T &nbsp R&D; &unknown; a&b;"),
        (decode_entities, "&#0; &#xD800; &#x110000; &#1;", "&#0; &#xD800; &#x110000; &#1;"),
        (unify_radicals, "⽂化⻩⾊⻓⻋", "文化黄色长车"),
        (unify_radicals, "⺀⺮", "⺀⺮"),
        (join_lines, "工業和\n信息化 \r\n  部", "工業和信息化部"),
        (join_lines, "the quick\nbrown fox", "the quick brown fox"),
        (join_lines, "用\nPython\n寫，在\n2026\n年", "用Python寫，在2026年"),
        (join_lines, "well-\nknown", "well-known"),
        (join_lines, "第一段。\n\n第二段。\n　　第三段。\n", "第一段。\n\n第二段。\n　　第三段。\n"),
    ],
)
def test_steps(step: Step, text: str, expected: str) -> None:
    assert Rewrite.apply(text, step(text)).after == expected


def test_every_kangxi_radical_becomes_an_ideograph() -> None:
    text = "".join(map(chr, range(0x2F00, 0x2FD6)))
    shown = Rewrite.apply(text, unify_radicals(text)).after
    assert len(shown) == 214
    assert all("\u4e00" <= character <= "\u9fff" for character in shown)


@pytest.mark.parametrize(("step", "rule"), STEPS)
@given(text=st.one_of(st.text(), st.text(alphabet="中a &#;amp38![]()\n\r\t\u3000\u200b\u200d👨⻩⽂\u202eא\ud800")))
def test_replacements_are_in_order_and_named(step: Step, rule: str, text: str) -> None:
    position = 0
    for replacement in step(text):
        assert position <= replacement.start < replacement.end <= len(text)
        assert replacement.text != text[replacement.start : replacement.end]
        assert replacement.rule == rule
        position = replacement.end
