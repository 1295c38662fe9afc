"""The report as programs and people get it: JSON, CSV and a web page."""

from __future__ import annotations

import csv
import io
import json
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import Article, Block, Metadata, Position
from viewer.article.clean import CleanText
from viewer.article.doubts import Doubts
from viewer.article.rendition import Rendition
from viewer.article.report import Entry, Kind, around, as_csv, as_json
from viewer.article.report_page import as_html
from viewer.article.rulings import Rulings
from viewer.text.rules import Rule, Rules
from viewer.text.script import View

TEXT = ("他的头与发皆白。", "里面\u200b有<b>软件</b>,范先生说。", "業(yè)")
_VOID = {"meta"}


def doubts(*texts: str, title: str = "", rules: tuple[Rule, ...] = (), view: View = View.TAIWAN) -> Doubts:
    """The doubts of an article of paragraphs."""
    article = Article(tuple(map(Block, texts)), "报告.txt", metadata=Metadata(title=title))
    return Doubts(
        Rendition(CleanText(article), view, vocabulary=True, corrections=False, rulings=Rulings(Rules(rules)))
    )


class Page(HTMLParser):
    """Reads a page whose elements must all be closed in order."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self._open: list[tuple[str, str | None]] = []
        self.cells: list[tuple[str | None, str]] = []
        self.texts: dict[str, str] = {}
        self.feed(text)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in _VOID:
            self._open.append((tag, dict(attrs).get("lang")))
        if tag == "td":
            self.cells.append((dict(attrs).get("lang"), ""))

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        tags = [tag for tag, _ in self._open]
        if "td" in tags:
            language, text = self.cells[-1]
            self.cells[-1] = language, text + data
        elif tags:
            self.texts[tags[-1]] = self.texts.get(tags[-1], "") + data


def test_the_names_in_json_are_those_that_programs_rely_on() -> None:
    told = json.loads("".join(as_json(doubts(*TEXT, rules=(Rule("范先生", "范先生"),)))))
    assert set(told) == {"summary", "repairs", "changes", "doubts"}
    assert told["summary"].endswith("1 settled by you")
    assert {tuple(sorted(entry)) for entry in told["doubts"]} == {
        ("candidates", "position", "reason", "shown", "source")
    }
    for kind in ("repairs", "changes"):
        assert {tuple(sorted(entry)) for entry in told[kind]} == {("position", "rule", "shown", "source")}
    for entry in (*told["repairs"], *told["changes"], *told["doubts"]):
        position = entry["position"]
        assert set(position) == {"block", "offset"}
        assert TEXT[position["block"]].startswith(entry["source"], position["offset"])


def test_the_page_names_the_article_and_speaks_both_languages() -> None:
    page = Page("".join(as_html(doubts(*TEXT, title="<script>头发</script>"))))
    assert page.texts["title"] == "<script>头发</script> — Hanview 漢覽"
    assert page.texts["h1"] == "<script>头发</script>"
    assert page.texts["h2"] == "Doubts (2)ChangesRepairs (2)"
    rows = [page.cells[start : start + 6] for start in range(0, len(page.cells), 6)]
    assert {row[2][0] for row in rows} == {row[5][0] for row in rows} == {"zh-Hans"}
    assert {row[3][0] for row in rows} == {"zh-Hant-TW"}
    found = [tuple(text for _, text in row) for row in rows]
    assert ("1", "2", "U+200B", "", "invisible", "里面U+200B有<b>软件</b>") in found
    assert ("1", "7", "软件", "軟體", "vocabulary", "里面U+200B有<b>软件</b>,范先生说。") in found


def test_what_stands_around_an_entry_keeps_its_spaces_but_those_at_the_ends() -> None:
    text = "　第一章　\n凭准　 预征　"
    assert around(text, Entry(Kind.CHANGE, Position(0, 6), "凭准", "憑準", "script")) == ("第一章 ", " 预征")


def test_a_page_says_of_what_there_is_nothing() -> None:
    page = Page("".join(as_html(doubts("甲。"))))
    assert page.texts["p"].endswith("None.None.None.")
    assert page.texts["h1"] == "报告"
    assert page.cells == []


@given(st.lists(st.text(max_size=20), min_size=1, max_size=3), st.text(max_size=10))
def test_any_text_makes_a_whole_page(texts: list[str], title: str) -> None:
    text = "".join(as_html(doubts(*texts, title=title, rules=(Rule("a", "<"), Rule("b", "&")))))
    Page(text)
    text.encode()
    assert "\0" not in text


@pytest.mark.parametrize("begin", ["=", "+", "-", "@", "＝"])
def test_nothing_in_a_table_is_taken_for_a_formula(begin: str) -> None:
    term = f'{begin}HYPERLINK("http://example.org")'
    text = "".join(as_csv(doubts(f"这是{term}。", rules=(Rule(term, f"{begin}1"), Rule("这是", f"這是{begin}")))))
    head, *rows = csv.reader(io.StringIO(text, newline=""))
    assert head == ["kind", "block", "offset", "source", "shown", "why", "candidates", "before", "after"]
    assert [row[3:5] for row in rows if row[5] == "rule"] == [["这是", f"這是{begin}"], [f"'{term}", f"'{begin}1"]]
    assert not any(cell.startswith(begin) for row in rows for cell in row)
