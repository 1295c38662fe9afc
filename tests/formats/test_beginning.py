"""Long texts opened by their beginning: what comes later continues what is there, and changes none of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.article.blocks import Caution
from viewer.article.manuscript import Manuscript
from viewer.formats import CannotOpen, Reason, begin_article, open_article, plain
from viewer.formats.beginning import HEAD, Begun

LINE = "　　江水漫過臺階的時候，天還沒有亮，渡口的燈已經點起來了。"
NOVEL = "".join(f"第{number}回\n\n{LINE * (number % 7 + 1)}\n「{number}。」\r\n" for number in range(4_000))
PARAGRAPHS = (LINE.strip() * (number % 5 + 3) for number in range(3_000))
WRAPPED = "".join("\n".join(text[at : at + 31] for at in range(0, len(text), 31)) + "\n\n" for text in PARAGRAPHS)


def begin(path: Path, data: bytes) -> Begun:
    path.write_bytes(data)
    begun = begin_article(path)
    assert begun is not None
    return begun


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "cp950", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_long_text_is_whole_in_the_end(tmp_path: Path, encoding: str) -> None:
    begun = begin(tmp_path / "書.txt", NOVEL.encode(encoding))
    assert begun.rest is not None
    article = begun.article
    head = list(article.blocks)
    assert 0 < len(head) < len(plain.cut(NOVEL))
    begun.rest.load()
    while begun.rest.step():
        assert list(article.blocks[: len(head)]) == head
    assert list(article.blocks) == list(plain.cut(NOVEL))
    assert begun.rest.remarks == ()
    assert list(open_article(tmp_path / "書.txt").blocks) == list(article.blocks)


def test_lines_that_were_wrapped_are_joined_as_if_all_were_read_at_once(tmp_path: Path) -> None:
    article = begin(tmp_path / "書.txt", WRAPPED.encode()).complete()
    blocks = plain.cut(WRAPPED)
    assert isinstance(blocks, Manuscript)
    assert "\n" in blocks[0].text
    assert list(article.blocks) == list(blocks)
    assert "".join(block.text + block.ending for block in blocks) == WRAPPED


@given(
    st.lists(st.sampled_from(("甲", "　", "\n", "\r\n", "\x0b", "\u2028", " \n", LINE)), max_size=60), st.integers(1, 9)
)
def test_portions_are_cut_as_the_whole(parts: list[str], length: int) -> None:
    text = "".join(parts)
    made = Manuscript()
    cutter = plain.Cutter(made)
    for start in range(0, len(text), length):
        cutter.add(text[start : start + length])
    cutter.finish()
    assert list(made) == list(plain.cut(text))


def test_damage_after_the_beginning_is_counted(tmp_path: Path) -> None:
    article = begin(tmp_path / "書.txt", NOVEL.encode() + b"\xff\xfe\n").complete()
    assert [(remark.caution, remark.number) for remark in article.remarks] == [(Caution.REPLACED, 2)]


@pytest.mark.parametrize(
    "data",
    [b"plain ASCII\n" * HEAD, NOVEL.encode("utf-32")],
    ids=["ASCII", "UTF-32"],
)
def test_what_the_beginning_does_not_tell_is_read_whole(tmp_path: Path, data: bytes) -> None:
    path = tmp_path / "書.txt"
    path.write_bytes(data)
    assert begin_article(path) is None
    assert sum(len(block.text) for block in open_article(path).blocks) > 0


def test_a_short_text_is_there_at_once(tmp_path: Path) -> None:
    begun = begin(tmp_path / "文.txt", LINE.encode())
    assert begun.rest is None
    assert [block.text for block in begun.article.blocks] == [LINE]


def test_a_file_that_became_another_one_is_not_joined_to_the_old_beginning(tmp_path: Path) -> None:
    begun = begin(tmp_path / "書.txt", NOVEL.encode())
    (tmp_path / "書.txt").write_bytes(NOVEL[7:].encode())
    with pytest.raises(CannotOpen) as caught:
        begun.complete()
    assert caught.value.reason is Reason.CHANGED


def test_a_picture_is_no_text_however_long(tmp_path: Path) -> None:
    path = tmp_path / "書.txt"
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * HEAD)
    with pytest.raises(CannotOpen):
        open_article(path)
