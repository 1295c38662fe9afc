"""Pages: how an article is cut into what the window holds at a time."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import Block
from viewer.article.pages import PREFACE, Pages


def of_sizes(*sizes: int) -> list[Block]:
    """Blocks that take so much of a page."""
    return [Block("甲" * (n - 1)) for n in sizes]


HEADINGS = st.lists(st.tuples(st.integers(0, 30), st.integers(1, 3)), max_size=20)


@given(st.lists(st.integers(1, 3_000), max_size=30), HEADINGS, st.integers(1, 9_000))
def test_pages_hold_every_block_once(sizes: list[int], headings: list[tuple[int, int]], longest: int) -> None:
    blocks = of_sizes(*sizes)
    known = [entry for entry in headings if entry[0] < len(blocks)]
    pages = Pages(blocks, known, longest)
    assert [number for page in pages for number in page] == list(range(len(blocks)))
    for page in pages:
        assert page or not blocks
        assert len(page) <= 1 or sum(len(blocks[number].text) + 1 for number in page) <= longest
        assert all(pages.around(number) == page for number in page)
        # Whichever page is asked for first.
        assert all(Pages(blocks, known, longest).around(n) == page for n in page[-1:])


@pytest.mark.parametrize(
    ("sizes", "headings", "starts"),
    [
        ([], [], (0,)),
        ([5_000, 5_000], [(1, 1)], (0,)),
        # Without headings: cut where the limit is reached.
        ([6_000, 4_000, 1_000], [], (0, 2)),
        ([30_000, 1], [], (0, 1)),
        # A long article starts a page at each top section.
        ([4_000, 4_000, 4_000, 4_000], [(1, 1), (3, 1)], (0, 1, 3)),
        # The title of the book is no page of its own, a foreword is one.
        ([PREFACE, 9_000, 9_000], [(1, 1), (2, 1)], (0, 2)),
        ([PREFACE + 1, 9_000, 9_000], [(1, 1), (2, 1)], (0, 1, 2)),
        # Volumes that are too long are cut at their chapters, one that fits is not.
        ([10, 6_000, 6_000, 10, 3_000, 3_000], [(0, 1), (1, 2), (2, 2), (3, 1), (4, 2), (5, 2)], (0, 2, 3)),
        # A chapter that is too long is cut where the limit is reached.
        ([3_000, 8_000, 8_000, 3_000], [(1, 1), (3, 1)], (0, 1, 2, 3)),
    ],
)
def test_where_pages_start(sizes: list[int], headings: list[tuple[int, int]], starts: tuple[int, ...]) -> None:
    assert tuple(page.start for page in Pages(of_sizes(*sizes), headings, 10_000)) == starts


def test_what_has_no_headings_is_cut_into_smaller_portions_if_wanted() -> None:
    pages = Pages(of_sizes(10, 4_000, 4_000, 4_000, 4_000, 4_000), [(1, 1), (3, 1)], 10_000, portion=5_000)
    assert [page.start for page in pages] == [0, 3, 4, 5]


def test_blank_blocks_take_room_too() -> None:
    assert len(list(Pages([Block("")] * 50, longest=10))) == 5


def test_blocks_outside_belong_to_the_page_at_that_end() -> None:
    pages = Pages(of_sizes(5, 5, 5, 5, 5), longest=15)
    assert (pages.around(-1), pages.around(9)) == (range(3), range(3, 5))
