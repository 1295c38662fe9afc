"""OpenCC's functions in C: they convert as its class for Python does, and loading tables holds up no other thread."""

import json
from _ctypes import FUNCFLAG_PYTHONAPI
from pathlib import Path

import pytest

from viewer.text import configurations, converter
from viewer.text.configurations import open_configuration
from viewer.text.converter import open_converter

TEXT = "理髮師說話，理发师发现后面的干面条里有头发，𠮷野家的程序员用软件上网👩\u200d🚀。"


def test_the_library_shows_its_functions() -> None:
    assert converter._functions() is not None, "else every load of tables holds up the window"


@pytest.mark.parametrize("config", ["s2tw", "t2s", "s2twp", "tw2sp"])
@pytest.mark.parametrize("corrected", [True, False])
def test_without_them_the_class_converts_alike(config: str, corrected: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    found = open_configuration(config, corrected=corrected).convert(TEXT)
    monkeypatch.setattr(converter, "_functions", lambda: None)
    assert open_configuration(config, corrected=corrected).convert(TEXT) == found != TEXT


def test_an_empty_text_is_converted() -> None:
    assert open_configuration("t2s", corrected=False).convert("") == ""


@pytest.mark.parametrize(
    "content", [None, "{", '{"conversion_chain": [{"dict": {"type": "ocd2", "file": "none.ocd2"}}]}']
)
def test_what_cannot_be_read_is_an_error(content: str | None, tmp_path: Path) -> None:
    path = tmp_path / "設定.json"
    if content is not None:
        path.write_text(content, "utf-8")
    with pytest.raises(OSError, match=r"."):
        open_converter(path)


def test_no_rare_character_comes_that_few_fonts_have() -> None:
    convert = open_configuration("t2s", corrected=True).convert
    assert convert("㑮魷") == "㑮鱿", "OpenCC has a form of 㑮 beyond the basic plane"


def test_tables_are_read_without_python_s_lock_and_texts_converted_with_it() -> None:
    functions = converter._functions()
    assert functions is not None
    assert not functions.open._flags_ & FUNCFLAG_PYTHONAPI
    assert functions.convert_utf8._flags_ & FUNCFLAG_PYTHONAPI


def test_entries_are_written_some_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    made = configurations._made("tw2sp", True)
    monkeypatch.setattr(configurations, "_AT_ONCE", 7)
    assert json.loads(configurations._as_json(made)) == made
