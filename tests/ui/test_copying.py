"""What readers take away: exactly what is shown, the original, both, quotes with their source."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from random import Random
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QTextCursor
from PySide6.QtTest import QTest

from viewer.article.clean import CleanText
from viewer.article.rendition import Rendition
from viewer.formats import parse
from viewer.text.counting import count
from viewer.text.script import View
from viewer.ui import notices

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")  # what the platform says of menus

REPORT = """---
title: 关于发展软件产业的意见
author: 工业司
date: 2025-12-07
---

# 一、总体要求

互联网和软件的发展要有“质量”。

他说：**里面（注意）**有[链接](https://example.cn/a?b=1&c=2)，还有`x < 1`。

- 第一项
  - 第二层

| 年份 | 产量 |
|---|---|
| 2024 | 5.2% |
"""
DAMAGED = "工業(yè)和發(fā)展,學(xué)習(xí)務(wù)實，推進(jìn)。"
# Squeezed punctuation, gaps between scripts, characters outside the basic plane, and what Qt would change by itself.
SET = "\n".join(
    (
        "据《意见》，“十五五”时期（2026—2030年）GDP增长5.2%；卡尔·马克思说：“好！”……",
        "\u3000\u3000用PySide6写的程序，重50 kg，见https://a.example.cn/b/c_d?e=1一文——如此而已！",
        "𠮷野家和👩\u200d🚀在一起：\u00a0不换行\u202f空格，\u2067右到左\u2069，e\u0301，\tTab。",
        "「他說：『好！』（真的嗎？）」於是，《紅樓夢》、《西遊記》，被稱為「名著」。",
    )
)


@pytest.fixture(autouse=True)
def empty_clipboard(qapp: QGuiApplication) -> Iterator[None]:
    """Nothing is on the clipboard, before and after."""
    QGuiApplication.clipboard().clear()
    yield
    QGuiApplication.clipboard().clear()


class Plain(HTMLParser):
    """The text of a piece of HTML, and its tags in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.text, self.tags = "", list[str]()
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.text += data


def html() -> str:
    return QGuiApplication.clipboard().mimeData().html()


def units(text: str) -> int:
    """How many of Qt's UTF-16 units a text takes."""
    return len(text.encode("utf-16-le")) // 2


def select_units(reader: Reader, start: int, end: int) -> None:
    """Select what lies between two positions of Qt's document."""
    cursor = reader.view.textCursor()
    cursor.setPosition(start)
    cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    reader.view.setTextCursor(cursor)


@pytest.mark.parametrize("view", View)
@pytest.mark.parametrize("repaired", [True, False])
def test_exactly_what_is_shown_is_copied(open_text: Open, view: View, repaired: bool) -> None:
    options = ["--script", view.value] + ([] if repaired else ["--no-repair"])
    reader = open_text(SET, *options, name="排版.txt")
    article = parse(SET.encode(), "排版.txt")
    rendition = Rendition(CleanText(article, repaired=repaired), view)
    shown = "\n".join(rendition.block(number).text for number in range(len(article.blocks)))
    random = Random(5)
    for _ in range(60):
        start, end = sorted(random.sample(range(len(shown) + 1), 2))
        expected = shown[start:end]
        select_units(reader, units(shown[:start]), units(shown[:end]))
        reader.press("Ctrl+C")
        assert reader.copied.strip("\n") == expected.strip("\n")
        assert Plain(html()).text == expected.replace("\n", "")


def test_everything_that_is_shown_is_copied(open_text: Open) -> None:
    reader = open_text(SET, "--no-repair")
    reader.press("Ctrl+A")
    reader.press("Ctrl+C")
    assert reader.copied == SET
    assert reader.shown == SET.replace("\u00a0", " "), "typesetting adds nothing; Qt itself replaces this one space"


def test_select_all_takes_the_pages_that_are_not_in_view(open_text: Open) -> None:
    book = "\n".join(f"第{k}段。" + "江水是真的，人和事都是编的。" * 20 for k in range(150))
    reader = open_text(book)
    assert len(reader.shown) < len(book)
    reader.press("Ctrl+A")
    reader.press("Ctrl+C")
    assert reader.copied == book
    assert reader.toast.text() == f"Copied {count(book):,} characters"


def test_html_goes_with_the_text(open_text: Open) -> None:
    reader = open_text(REPORT, "--script", "taiwan", name="意见.md")
    reader.press("Ctrl+A")
    reader.press("Ctrl+C")
    page = Plain(html())
    assert page.tags[:2] == ["div", "h1"]
    assert {"strong", "a", "code", "ul", "li", "table", "th", "td"} <= set(page.tags)
    assert 'lang="zh-Hant-TW"' in html()
    assert 'href="https://example.cn/a?b=1&amp;c=2"' in html()
    assert "x &lt; 1" in html()
    assert "裡面（注意）" in page.text
    assert "裡面（注意）" in reader.copied
    assert "**" not in reader.copied


def test_hidden_pinyin_is_not_copied_and_shown_pinyin_is(open_text: Open) -> None:
    text = "\n".join([DAMAGED] * 3)
    reader = open_text(text)
    reader.press("Ctrl+A")
    reader.press("Ctrl+C")
    assert reader.copied == "\n".join(["工業和發展，學習務實，推進。"] * 3)
    reader.press("Ctrl+R")
    reader.press("Ctrl+C")
    assert reader.copied == text


def test_a_dragged_selection_is_copied(open_text: Open) -> None:
    reader = open_text("互联网和软件的发展。", "--script", "taiwan")
    port = reader.view.viewport()
    QTest.mousePress(port, Qt.MouseButton.LeftButton, pos=reader.point(4))
    QTest.mouseMove(port, reader.point(6))
    QTest.mouseRelease(port, Qt.MouseButton.LeftButton, pos=reader.point(6))
    reader.press("Ctrl+C")
    assert reader.copied == "軟件"


def test_a_copy_is_confirmed_for_a_moment(open_text: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(notices, "TOAST_MS", 30)
    reader = open_text("互联网。")
    reader.select("互联")
    reader.press("Ctrl+C")
    assert reader.toast.isVisible()
    assert reader.toast.text() == "Copied 2 characters"
    reader.qtbot.waitUntil(lambda: not reader.toast.isVisible())


@pytest.mark.parametrize("action", ["copy", "copy.quote", "copy.original", "copy.both"])
def test_without_a_selection_nothing_is_copied_and_that_is_said(open_text: Open, action: str) -> None:
    reader = open_text("互联网。")
    QGuiApplication.clipboard().setText("以前的")
    reader.action(action).trigger()
    assert reader.copied == "以前的"
    assert reader.toast.text() == "Select some text to copy it"
    assert reader.toast.isVisible()


def test_a_quote_of_the_original_carries_its_citation(open_text: Open) -> None:
    reader = open_text(REPORT, name="意见.md")
    reader.select("互联网和软件的发展要有“质量”。")
    reader.press("Ctrl+Shift+C")
    assert reader.copied == (
        "“互联网和软件的发展要有‘质量’。”\n——工业司，《关于发展软件产业的意见》，一、总体要求，2025-12-07"
    )
    assert reader.toast.text() == "Copied a quote with its source"


def test_a_converted_quote_says_so_and_cites_the_source_in_its_own_script(open_text: Open) -> None:
    reader = open_text(REPORT, "--script", "taiwan", name="意见.md")
    reader.select("互聯網和軟件的發展要有「質量」。")
    reader.press("Ctrl+Shift+C")
    assert reader.copied == (
        "「互聯網和軟件的發展要有『質量』。」\n"
        "——工业司，《关于发展软件产业的意见》，一、总体要求，2025-12-07（引文由簡體轉換）"
    )
    assert reader.toast.text() == "Copied a converted quote with its source"
    reader.press("Ctrl+Shift+V")
    reader.press("Ctrl+Shift+C")
    assert reader.copied.startswith("「網際網路和軟體的發展")
    assert reader.copied.endswith("（引文由簡體轉換，用語已替換）")


def test_a_derived_title_is_not_cited(open_file: Open) -> None:
    reader = open_file()
    reader.select("夯實基礎，就是要補短板")
    reader.press("Ctrl+Shift+C")
    quote, _, source = reader.copied.partition("\n")
    assert quote == "「夯實基礎，就是要補短板」"
    assert source == "——工信微報"


def test_the_original_of_what_is_shown_is_copied(open_text: Open) -> None:
    reader = open_text("\n".join([DAMAGED] * 3), "--script", "simplified")
    reader.select("工业和发展，学习")
    reader.press("Ctrl+Alt+C")
    assert reader.copied == "工業和發展，學習", "with the current repair"
    assert reader.toast.text() == "Copied 7 characters of the original"


def test_both_are_copied_together(open_text: Open) -> None:
    reader = open_text("软件和互联网。", "--script", "taiwan", "--vocabulary")
    reader.press("Ctrl+A")
    reader.action("copy.both").trigger()
    assert reader.copied == "軟體和網際網路。\n\n软件和互联网。"


def test_the_menu_of_the_text_copies_a_quote(open_text: Open) -> None:
    reader = open_text("软件和互联网。")
    reader.select("互联网")
    port = reader.view.viewport()
    menu = reader.ask_menu(port, reader.view.cursorRect().center())
    names = [action.objectName() for action in menu.actions()]
    assert names[:4] == ["copy", "copy.quote", "copy.original", "copy.both"]
    next(action for action in menu.actions() if action.objectName() == "copy.quote").trigger()
    menu.close()
    assert reader.copied == "“互联网”"
    assert reader.selected == "互联网", "asking for the menu leaves the selection"


def test_the_section_that_is_read_can_be_copied(open_text: Open) -> None:
    reader = open_text(REPORT, name="意见.md")
    reader.press("Ctrl+PgDown")
    reader.action("copy.section").trigger()
    assert reader.copied.startswith("一、总体要求\n互联网和软件的发展要有“质量”。\n")
    assert reader.copied.endswith("年份\t产量\n2024\t5.2%")
    assert "• 第一项\n  ◦ 第二层" in reader.copied


@pytest.mark.parametrize("title", ["城市发展研究", "关于城市更新中的公共空间与社区治理的若干问题的初步研究"])
def test_a_quote_names_neither_the_title_nor_the_line_of_the_author_as_its_section(open_text: Open, title: str) -> None:
    reader = open_text(f"# {title}\n\n第一段。\n\n作者：王小明\n\n第二段。\n\n## 背景\n\n第三段。", name="文章.md")
    for words, section in (("第一段", ""), ("第二段", ""), ("第三段", "，背景")):
        reader.select(words)
        reader.press("Ctrl+Shift+C")
        assert reader.copied == f"“{words}”\n——王小明，《{title}》{section}"


def test_an_empty_article_has_nothing_to_copy(open_text: Open) -> None:
    reader = open_text("")
    for action in ("select.all", "copy", "copy.quote", "copy.original", "copy.both", "copy.section"):
        reader.action(action).trigger()
    assert reader.copied == ""
