"""The characters that a book uses are drawn before its pages are seen."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

import pytest

from viewer.article import reading
from viewer.ui.reading.fonts import Fonts
from viewer.ui.reading.painting import paint_characters_beforehand
from viewer.ui.reading.shaping import GlyphStrip
from viewer.ui.reading.style import USUAL
from viewer.ui.reading.view import ReadingView

if TYPE_CHECKING:
    from tests.ui.conftest import Reader

Open = Callable[..., "Reader"]

TEXT = "\n".join(f"第{k}段，互联网上的软件很多，后来怎么样，要由用户自己判断。" * 4 for k in range(60))


@pytest.fixture
def inked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The characters that are drawn beforehand from now on, time by time."""
    found: list[str] = []

    def note(_view: ReadingView, characters: str) -> Iterator[None]:
        found.append(characters)
        yield

    monkeypatch.setattr(ReadingView, "ink", note)
    return found


def test_a_book_is_inked_once_for_each_look(open_text: Open, inked: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "_BOOK", 1000)
    reader = open_text(TEXT)
    inking = reader.window.features.inking
    reader.qtbot.waitUntil(lambda: len(inked) == 1)
    assert set(TEXT) - {"\n"} == set(inked[0])
    assert len(set(inked[0])) == len(inked[0])
    inking.begin()
    reader.press("Ctrl+T")
    reader.qtbot.waitUntil(lambda: len(inked) == 2)
    assert {"軟", "網"} <= set(inked[1])


def test_an_article_is_not_inked(open_text: Open, inked: list[str]) -> None:
    reader = open_text(TEXT)
    with reader.qtbot.waitSignal(reader.window.perusal.counted):
        reader.press("Ctrl+T")
    assert not inked


def test_characters_are_drawn_where_lines_have_them(open_text: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[tuple[int, float]] = []
    original = GlyphStrip.run

    def note(strip: GlyphStrip, start: int, xs: list[float], y: float = 0.0) -> object:
        drawn.extend(
            (character, xs[character - start] % 1)
            for character in strip.characters
            if start <= character < start + len(xs)
        )
        return original(strip, start, xs, y)

    monkeypatch.setattr(GlyphStrip, "run", note)
    for _ in paint_characters_beforehand("汉A字", Fonts(USUAL).text, 2.0):
        pass
    assert sorted(drawn) == [(k, place) for k in range(3) for place in (0.0, 0.5)]
    drawn.clear()
    open_text(TEXT).view.grab()
    assert {place for _, place in drawn} == {0.0, 0.5}
