"""Manuscripts: a long text as blocks that are made when asked for, and the text of many blocks at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import Block
from viewer.article.manuscript import Manuscript, Sizes, runs

ROWS = st.lists(st.tuples(st.text("甲乙😀 ", max_size=6), st.sampled_from(("\n", "\r\n", "\n\n", "\u2028", "\x0b"))))


def manuscript(pieces: list[list[tuple[str, str]]], *, is_wrapped: bool = False) -> Manuscript:
    """A manuscript of pieces of rows, each a text and its ending."""
    made = Manuscript()
    made.is_wrapped = is_wrapped
    for rows in pieces:
        text, starts, ends = "", [], []
        for row, ending in rows:
            starts.append(len(text))
            ends.append(len(text) + len(row))
            text += row + ending
        made.add(text, starts, ends)
    return made


@given(st.lists(ROWS, max_size=4))
def test_blocks_are_what_was_added(pieces: list[list[tuple[str, str]]]) -> None:
    made, rows = manuscript(pieces), [row for piece in pieces for row in piece]
    expected = [Block(text, ending=ending) for text, ending in rows]
    assert len(made) == len(expected)
    assert list(made) == [made[number] for number in range(len(made))] == expected
    assert [made[number - len(rows)] for number in range(len(rows))] == expected
    for part in (slice(None), slice(1, 3), slice(2, None), slice(-2, None), slice(None, None, -1), slice(0, 9, 2)):
        assert list(made[part]) == expected[part]
    for number in range(len(rows) + 1):
        assert made.size_before(number) == sum(len(text) + len(ending) for text, ending in rows[:number])


@given(st.lists(ROWS, max_size=4), st.integers(0, 8), st.integers(0, 8), st.booleans())
def test_a_run_knows_where_each_of_its_characters_stands(
    pieces: list[list[tuple[str, str]]], start: int, length: int, is_wrapped: bool
) -> None:
    made = manuscript(pieces, is_wrapped=is_wrapped)
    part = range(min(start, len(made)), min(start + length, len(made)))
    for blocks in (made, tuple(made)):
        found = []
        for run in runs(blocks, part, "\uffff"):
            assert not set(run.text) & set("\n\r\u2028\x0b")
            for offset, character in enumerate(run.text):
                block, place = run.locate(offset)
                if character != "\uffff":
                    assert blocks[block].text[place] == character
                    found.append(character)
        assert "".join(found) == "".join(block.text for block in made[part.start : part.stop])


@pytest.mark.parametrize("number", [2, -3])
def test_there_is_no_block_beyond_the_ends(number: int) -> None:
    with pytest.raises(IndexError):
        manuscript([[("甲", "\n"), ("乙", "")]])[number]


def test_a_size_is_guessed_until_all_is_read() -> None:
    made = manuscript([[("甲乙", "\n")]])
    sizes = Sizes(made)
    made.expected = 30
    assert (sizes.before(1), sizes.all) == (3, 30)
    made.add("丙丁\n", [0], [2])
    made.expected = 0
    assert (sizes.before(1), sizes.before(9), sizes.all) == (3, 6, 6)
