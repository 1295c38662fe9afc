"""Patterns that are compiled late."""

import re

import pytest

from viewer.text.patterns import pattern


def test_a_pattern_finds_what_a_compiled_one_finds() -> None:
    late, compiled = (
        pattern("([〇一二])(?P<unit>[章节])", re.VERBOSE),
        re.compile("([〇一二])(?P<unit>[章节])", re.VERBOSE),
    )
    text = "第一章、第二节"
    assert [m.span() for m in late.finditer(text)] == [m.span() for m in compiled.finditer(text)]
    assert (late.sub("·", text), late.groupindex) == (compiled.sub("·", text), compiled.groupindex)


def test_bytes_are_searched_by_bytes() -> None:
    assert pattern(rb"[\x80-\xff]").search("ab字".encode()) is not None


def test_it_is_compiled_when_first_used() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error, match="missing"):
        wrong.search("text")
