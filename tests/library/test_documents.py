"""A document is known again by where it is, or by what is in it."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from viewer import resources
from viewer.library.documents import Document, address_of, fingerprint
from viewer.library.places import Places
from viewer.library.recents import KNOWN, LIMIT, Recents
from viewer.library.store import Store


@pytest.fixture
def recents(store: Store) -> Recents:
    return Recents(store)


@pytest.fixture
def text(tmp_path: Path) -> Path:
    """A file to open."""
    path = tmp_path / "紅樓夢.txt"
    path.write_text("滿紙荒唐言，一把辛酸淚。", "utf-8")
    return path


def names(recents: Recents) -> list[str]:
    return [document.name for document in recents.list()]


# Fingerprints and addresses


@pytest.mark.parametrize(
    ("address", "known", "name", "server"),
    [
        ("https://a.cn/文/春天.html?p=2#下", "https://a.cn/文/春天.html?p=2", "春天.html", "a.cn"),
        ("HTTPS://me:secret@A.CN", "https://a.cn/", "a.cn", "a.cn"),
        ("http://a.cn:8080/%E6%98%A5/", "http://a.cn:8080/%E6%98%A5/", "春", "a.cn:8080"),
        ("http://[", "http://[", "http: [", "["),
    ],
)
def test_a_page_is_known_by_its_address(recents: Recents, address: str, known: str, name: str, server: str) -> None:
    assert address_of(address) == known
    document = recents.add(address)
    assert (document.is_page, document.where, document.name, document.server) == (True, known, name, server)
    assert recents.find(address) == document
    assert recents.list() == (document,)
    assert recents.last is None


def test_a_fingerprint_is_the_size_and_the_beginning(tmp_path: Path) -> None:
    files = [b"a" * 70_000, b"a" * 70_001, b"a" * 69_999 + b"b", b"b" + b"a" * 69_999, b""]
    prints = []
    for number, content in enumerate(files):
        (tmp_path / str(number)).write_bytes(content)
        prints.append(fingerprint(tmp_path / str(number)))
    assert [seen.size if seen else None for seen in prints] == [len(content) for content in files]
    assert prints[0] == prints[2]  # what differs only far inside is taken for the same
    assert len({prints[number] for number in (0, 1, 3, 4)}) == 4


def test_what_cannot_be_read_has_no_fingerprint(tmp_path: Path) -> None:
    assert fingerprint(tmp_path / "none.txt") is None
    assert fingerprint(tmp_path) is None


def test_an_address_is_an_absolute_path(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert address_of("a/../書.txt") == str(tmp_path / "書.txt")
    assert Document(1, address_of("書.txt")).path == tmp_path / "書.txt"


def test_the_bundled_article_is_itself_wherever_hanview_is_installed(
    recents: Recents, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    before = recents.add(resources.path("articles/miit.txt"))
    assert before.address == "bundled:articles/miit.txt"
    assert before.path.is_file()
    monkeypatch.setattr(resources, "folder", lambda: tmp_path / "elsewhere")
    after = recents.add(tmp_path / "elsewhere" / "articles" / "miit.txt")
    assert after == before
    assert after.path == tmp_path / "elsewhere" / "articles" / "miit.txt"


# Recent documents


def test_the_last_opened_comes_first_and_only_once(recents: Recents, tmp_path: Path) -> None:
    for name in ("甲.txt", "乙.txt", "丙.txt", "甲.txt"):
        recents.add(tmp_path / name)
    assert names(recents) == ["甲.txt", "丙.txt", "乙.txt"]
    assert recents.last == recents.list()[0]


def test_nothing_was_opened_yet(recents: Recents) -> None:
    assert recents.list() == ()
    assert recents.last is None


def test_the_order_is_that_of_opening_even_when_the_clock_is_set_back(
    recents: Recents, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    for name, seconds in (("甲.txt", 4_000_000_000), ("乙.txt", 1_000_000_000), ("丙.txt", 2_000_000_000)):
        monkeypatch.setattr("time.time_ns", lambda seconds=seconds: seconds * 1_000_000_000)
        recents.add(tmp_path / name)
    assert names(recents) == ["丙.txt", "乙.txt", "甲.txt"]


def test_the_list_ends_somewhere_and_so_does_what_is_known(store: Store, recents: Recents, tmp_path: Path) -> None:
    def work(connection: object) -> None:
        for number in range(KNOWN):
            store.read("INSERT INTO document (address, opened) VALUES (?, ?)", os.fsencode(f"/{number}"), number)

    store.transact(work)
    recents.add(tmp_path / "甲.txt")
    assert len(recents.list()) == LIMIT
    assert store.read("SELECT count(*), min(opened) FROM document") == [(KNOWN, 1)]


def test_what_is_taken_off_the_list_is_still_known(recents: Recents, tmp_path: Path) -> None:
    first, second = recents.add(tmp_path / "甲.txt"), recents.add(tmp_path / "乙.txt")
    recents.remove(second)
    assert recents.list() == (first,)
    assert recents.last == first
    recents.clear()
    assert recents.last is None
    assert recents.add(tmp_path / "乙.txt") == second
    assert recents.list() == (second,)


def test_a_name_that_is_not_text_survives(recents: Recents) -> None:
    path = os.fsdecode(b"/tmp/\xb4\xfa\xb8\xd5.txt")
    recents.add(path)
    assert [str(document.path) for document in recents.list()] == [path]
    assert names(recents) == ["\ufffd\ufffd\ufffd\ufffd.txt"]


# Known again


def test_a_file_that_was_moved_is_the_same_document(recents: Recents, text: Path) -> None:
    before = recents.add(text, fingerprint(text))
    new = text.rename(text.with_name("石頭記.txt"))
    after = recents.add(new, fingerprint(new))
    assert (after.number, after.path, after.changed) == (before.number, new, False)
    assert names(recents) == ["石頭記.txt"]


def test_a_copy_is_another_document(recents: Recents, text: Path) -> None:
    before = recents.add(text, fingerprint(text))
    copy = text.with_name("石頭記.txt")
    copy.write_bytes(text.read_bytes())
    assert recents.add(copy, fingerprint(copy)).number != before.number
    assert names(recents) == ["石頭記.txt", "紅樓夢.txt"]


def test_empty_files_are_not_taken_for_each_other(recents: Recents, text: Path) -> None:
    text.write_bytes(b"")
    before = recents.add(text, fingerprint(text))
    new = text.rename(text.with_name("石頭記.txt"))
    assert recents.add(new, fingerprint(new)).number != before.number


def test_a_file_that_changed_is_noticed_once(recents: Recents, text: Path) -> None:
    before = recents.add(text, fingerprint(text))
    assert not before.changed
    text.write_text("都云作者癡，誰解其中味？", "utf-8")
    assert recents.add(text, fingerprint(text)) == before._replace(changed=True)
    assert recents.add(text, None) == before
    assert recents.add(text, fingerprint(text)) == before


def test_a_number_is_never_given_twice(recents: Recents, store: Store, tmp_path: Path) -> None:
    forgotten = recents.add(tmp_path / "甲.txt")
    recents.clear()
    Places(store).clear()
    assert recents.add(tmp_path / "乙.txt").number > forgotten.number


def test_two_stores_list_each_others_documents(open_store: Callable[[], Store], tmp_path: Path) -> None:
    one, other = Recents(open_store()), Recents(open_store())
    first, second = one.add(tmp_path / "甲.txt"), other.add(tmp_path / "乙.txt")
    assert one.list() == other.list() == (second, first)
    assert one.add(tmp_path / "乙.txt") == second


def test_to_find_a_document_is_not_to_open_it(recents: Recents, tmp_path: Path) -> None:
    first, second = recents.add(tmp_path / "甲.txt"), recents.add(tmp_path / "乙.txt")
    assert recents.find(tmp_path / "甲.txt") == first
    assert recents.find(tmp_path / "丙.txt") is None
    assert recents.list() == (second, first)
