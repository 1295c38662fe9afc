"""Whatever happens to the file of state, nothing committed is lost for nothing and the session goes on."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from viewer.library import database
from viewer.library.notices import Notice, Reason
from viewer.library.settings import Settings
from viewer.library.store import Store

Listen = Callable[[Store], list[Notice]]


def connect(path: Path) -> closing[sqlite3.Connection]:
    """The file as another program sees it."""
    return closing(sqlite3.connect(path, isolation_level=None))


def version(path: Path) -> tuple[int, int]:
    """Who wrote a file, and in which schema."""
    with connect(path) as file:
        return file.execute("PRAGMA application_id").fetchone()[0], file.execute("PRAGMA user_version").fetchone()[0]


def keep(path: Path, size: int) -> None:
    """A session that sets the text size."""
    with Store.open(path) as store:
        Settings(store).text_size = size


def kept(path: Path) -> int:
    """The text size of another session."""
    with Store.open(path) as store:
        return Settings(store).text_size


# A sound file


def test_a_new_file_is_the_readers_own(store: Store, heard: Listen, path: Path) -> None:
    assert store.is_kept
    assert heard(store) == []
    assert version(path) == (database.APPLICATION_ID, len(database.MIGRATIONS))
    if os.name == "posix":
        assert (path.parent.stat().st_mode & 0o777, path.stat().st_mode & 0o777) == (0o700, 0o600)


def test_commits_do_not_wait_for_the_disk(store: Store) -> None:
    assert store.read("PRAGMA journal_mode") == [("wal",)]
    assert store.read("PRAGMA synchronous") == [(1,)]


def test_nothing_but_the_file_is_left(path: Path) -> None:
    keep(path, 20)
    assert os.listdir(path.parent) == [path.name]
    assert kept(path) == 20


def test_an_empty_file_is_a_new_one(path: Path, heard: Listen) -> None:
    path.parent.mkdir()
    path.touch()
    with Store.open(path) as store:
        assert heard(store) == []
        assert store.is_kept


def test_half_a_transaction_is_none(store: Store) -> None:
    def half(connection: sqlite3.Connection) -> None:
        connection.execute("INSERT INTO setting VALUES ('text_size', 20)")
        raise KeyError("half way")

    with pytest.raises(KeyError, match="half way"):
        store.transact(half)
    assert store.read("SELECT * FROM setting") == []
    store.write("INSERT INTO setting VALUES ('text_size', 21)")
    assert store.read("SELECT * FROM setting") == [("text_size", 21)]


def test_a_defect_of_the_program_is_not_the_files_fault(store: Store, heard: Listen) -> None:
    with pytest.raises(sqlite3.OperationalError, match="syntax"):
        store.write("INSRET")
    with pytest.raises(sqlite3.IntegrityError):
        store.write("INSERT INTO document (address) VALUES (NULL)")
    assert store.is_kept
    assert heard(store) == []


# Schemas


def test_every_version_leads_to_the_present_one_and_keeps_its_rows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(path, 20)
    later = (
        *database.MIGRATIONS,
        ("CREATE TABLE bookmark (id INTEGER PRIMARY KEY)", "INSERT INTO bookmark VALUES (7)"),
    )
    monkeypatch.setattr(database, "MIGRATIONS", later)
    for _ in range(2):
        with Store.open(path) as store:
            assert store.read("SELECT * FROM bookmark") == [(7,)]
            assert Settings(store).text_size == 20
        assert version(path) == (database.APPLICATION_ID, len(later))


def test_a_file_that_no_migration_fits_is_put_aside_as_it_was(
    path: Path, heard: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(path, 20)
    before = path.read_bytes()
    later = (*database.MIGRATIONS, ("CREATE TABLE bookmark (id)", "INSERT INTO setting VALUES ('text_size', 12)"))
    monkeypatch.setattr(database, "MIGRATIONS", later)
    aside = path.with_name("hanview.sqlite.damaged-1")
    with Store.open(path) as store:
        assert heard(store) == [Notice(Reason.DAMAGED, aside)]
        assert Settings(store).text_size == 12
    assert aside.read_bytes() == before


def test_a_newer_schema_is_left_alone(path: Path, heard: Listen) -> None:
    keep(path, 20)
    with connect(path) as file:
        file.execute("PRAGMA user_version = 99")
    before = path.read_bytes()
    with Store.open(path) as store:
        assert heard(store) == [Notice(Reason.NEWER, path)]
        Settings(store).text_size = 30
        assert Settings(store).text_size == 30
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "statements",
    [
        ["PRAGMA application_id = 7", "CREATE TABLE mail (id)"],
        ["PRAGMA application_id = 7"],
        ["CREATE TABLE mail (id)"],
        ["PRAGMA user_version = 3"],
        ["PRAGMA journal_mode = WAL", "PRAGMA application_id = 7", "CREATE TABLE mail (id)"],
    ],
)
def test_another_programs_file_is_left_alone(path: Path, heard: Listen, statements: list[str]) -> None:
    path.parent.mkdir()
    with connect(path) as file:
        for statement in statements:
            file.execute(statement)
    before = path.read_bytes()
    with Store.open(path) as store:
        assert heard(store) == [Notice(Reason.FOREIGN, path)]
        Settings(store).text_size = 30
        assert Settings(store).text_size == 30
    assert path.read_bytes() == before
    assert os.listdir(path.parent) == [path.name]


# Damage


@pytest.mark.parametrize("content", [b"not a database at all", b"\0" * 8192, b"SQLite format 3\0" + b"\0" * 4080])
def test_a_damaged_file_is_put_aside_and_a_new_one_begun(path: Path, heard: Listen, content: bytes) -> None:
    path.parent.mkdir()
    for number in (1, 2):
        path.write_bytes(content)
        aside = path.with_name(f"hanview.sqlite.damaged-{number}")
        with Store.open(path) as store:
            assert heard(store) == [Notice(Reason.DAMAGED, aside)]
            assert store.is_kept
            Settings(store).text_size = 20
        assert aside.read_bytes() == content
        assert kept(path) == 20


def test_damage_found_in_mid_session_costs_one_notice(path: Path, heard: Listen) -> None:
    keep(path, 20)
    content = path.read_bytes()
    path.write_bytes(content[:4096] + b"\xa5" * (len(content) - 4096))
    with Store.open(path) as store:
        notices = heard(store)
        assert notices == []
        settings = Settings(store)
        assert [notice.reason for notice in notices] == [Reason.DAMAGED]
        assert settings.text_size == 19
        settings.text_size = 21
        assert len(notices) == 1
    assert kept(path) == 21


def test_a_damaged_file_takes_its_journal_along(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database at all" * 500)
    path.with_name("hanview.sqlite-wal").write_bytes(b"its journal")
    with Store.open(path) as store:
        assert store.is_kept
    assert path.with_name("hanview.sqlite.damaged-1-wal").read_bytes() == b"its journal"
    assert kept(path) == 19


def test_a_damaged_file_that_cannot_be_put_aside_is_left_and_memory_used(
    path: Path, heard: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database at all")

    def refuse(self: Path, target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    with Store.open(path) as store:
        assert heard(store) == [Notice(Reason.UNWRITABLE, path, "Permission denied")]
        Settings(store).text_size = 30
        assert Settings(store).text_size == 30
    assert path.read_bytes() == b"not a database at all"


def test_a_new_file_of_another_process_is_not_put_aside(
    path: Path, heard: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two processes meet the same damaged file; the other one is quicker to see to it."""
    path.parent.mkdir()
    path.write_bytes(b"not a database at all")
    connect_now = database.connect
    tries = 0

    def connect_late(file: Path) -> sqlite3.Connection:
        nonlocal tries
        tries += 1
        if tries == 1:
            with pytest.raises(database.Unfit) as caught:
                connect_now(file)
            file.rename(file.with_name("hanview.sqlite.damaged-1"))
            with closing(connect_now(file)) as new:
                new.execute("INSERT INTO setting VALUES ('text_size', 23)")
            raise caught.value
        return connect_now(file)

    monkeypatch.setattr(database, "connect", connect_late)
    with Store.open(path) as store:
        assert heard(store) == []
        assert Settings(store).text_size == 23
    assert sorted(os.listdir(path.parent)) == ["hanview.sqlite", "hanview.sqlite.damaged-1"]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(st.lists(st.tuples(st.integers(0, 8191), st.binary(min_size=1, max_size=300)), max_size=4), st.integers(0, 40))
def test_any_damage_costs_at_most_its_notices(
    tmp_path_factory: pytest.TempPathFactory, damages: list[tuple[int, bytes]], cut: int
) -> None:
    path = tmp_path_factory.mktemp("state") / "hanview.sqlite"
    keep(path, 20)
    content = bytearray(path.read_bytes())
    for offset, damage in damages:
        content[offset : offset + len(damage)] = damage
    path.write_bytes(content[: len(content) - cut * 512 if cut else None])
    with Store.open(path) as store:
        notices: list[Notice] = []
        store.listen(notices.append)
        chosen = Settings(store)
        chosen.text_size = 33
        assert chosen.text_size == Settings(store).text_size == 33
        assert len({notice.reason for notice in notices}) == len(notices)


# Files that cannot be written


def failing(monkeypatch: pytest.MonkeyPatch, message: str, code: int) -> None:
    """Have SQLite fail to open any file, as it does with a disk that fails; memory does not."""
    real = sqlite3.connect

    def fail(name: Path | str, **options: Any) -> sqlite3.Connection:
        if name == ":memory:":
            memory: sqlite3.Connection = real(name, **options)
            return memory
        error = sqlite3.OperationalError(message)
        error.sqlite_errorcode = code
        raise error

    monkeypatch.setattr(sqlite3, "connect", fail)


def assert_works_in_memory(store: Store) -> None:
    assert not store.is_kept
    settings = Settings(store)
    settings.text_size = 30
    settings.serif = False
    assert (Settings(store).text_size, Settings(store).serif) == (30, False)


def test_a_folder_that_cannot_be_made_costs_one_notice(tmp_path: Path, heard: Listen) -> None:
    (tmp_path / "file").touch()
    path = tmp_path / "file" / "data" / "hanview.sqlite"
    with Store.open(path) as store:
        notices = heard(store)
        assert_works_in_memory(store)
    assert notices == [Notice(Reason.UNWRITABLE, path, "Not a directory")]


def test_a_folder_in_the_files_place_costs_one_notice(path: Path, heard: Listen) -> None:
    path.mkdir(parents=True)
    with Store.open(path) as store:
        notices = heard(store)
        assert_works_in_memory(store)
    assert notices == [Notice(Reason.UNWRITABLE, path, "Is a directory")]


@pytest.mark.parametrize(
    ("message", "code", "reason"),
    [
        ("disk I/O error", sqlite3.SQLITE_IOERR | 10 << 8, Reason.UNWRITABLE),
        ("unable to open database file", sqlite3.SQLITE_CANTOPEN, Reason.UNWRITABLE),
        ("attempt to write a readonly database", sqlite3.SQLITE_READONLY, Reason.UNWRITABLE),
        ("database or disk is full", sqlite3.SQLITE_FULL, Reason.UNWRITABLE),
        ("database is locked", sqlite3.SQLITE_BUSY, Reason.BUSY),
    ],
)
def test_a_file_that_cannot_be_opened_costs_one_notice(
    path: Path, heard: Listen, monkeypatch: pytest.MonkeyPatch, message: str, code: int, reason: Reason
) -> None:
    failing(monkeypatch, message, code)
    with Store.open(path) as store:
        notices = heard(store)
        assert_works_in_memory(store)
    assert notices == [Notice(reason, path, message)]


def test_what_cannot_be_written_can_still_be_read(path: Path, heard: Listen, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(path, 20)
    before = path.read_bytes()

    def refuse(path: Path) -> sqlite3.Connection:
        error = sqlite3.OperationalError("attempt to write a readonly database")
        error.sqlite_errorcode = sqlite3.SQLITE_READONLY
        raise error

    monkeypatch.setattr(database, "connect", refuse)
    with Store.open(path) as store:
        assert [notice.reason for notice in heard(store)] == [Reason.UNWRITABLE]
        assert Settings(store).text_size == 20
        assert_works_in_memory(store)
    assert path.read_bytes() == before


def test_a_disk_that_fills_up_in_mid_session_costs_one_notice_and_no_setting(
    path: Path, heard: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(path, 20)
    pages = path.stat().st_size // 4096
    connect_now = database.connect

    def connect_full(file: Path) -> sqlite3.Connection:
        connection = connect_now(file)
        connection.execute(f"PRAGMA max_page_count = {pages}")
        return connection

    monkeypatch.setattr(database, "connect", connect_full)
    with Store.open(path) as store:
        notices = heard(store)
        for number in range(20):
            store.write("INSERT INTO setting VALUES (?, ?)", f"other{number}", "字" * 1000)
        assert notices == [Notice(Reason.UNWRITABLE, path, "database or disk is full")]
        assert Settings(store).text_size == 20
        assert len(store.read("SELECT * FROM setting")) == 21


def test_a_file_that_another_program_holds_costs_one_notice(
    path: Path, heard: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(database, "PATIENCE", 0.01)
    keep(path, 20)
    with connect(path) as other, Store.open(path) as store:
        notices = heard(store)
        other.execute("BEGIN IMMEDIATE")
        settings = Settings(store)
        settings.text_size = 30
        assert notices == [Notice(Reason.BUSY, path, "database is locked")]
        settings.serif = False
        assert len(notices) == 1
        assert settings.text_size == Settings(store).text_size == 30
        other.execute("ROLLBACK")
    assert kept(path) == 20


# Notices


def test_a_notice_waits_for_a_listener(path: Path) -> None:
    path.parent.mkdir()
    path.write_bytes(b"not a database at all")
    first: list[Notice] = []
    second: list[Notice] = []
    with Store.open(path) as store:
        store.listen(first.append)
        store.listen(second.append)
        store.tell(Notice(Reason.SETTING, path, "Theme"))
    assert [notice.reason for notice in first] == [Reason.DAMAGED]
    assert [notice.reason for notice in second] == [Reason.SETTING]


@pytest.mark.parametrize("reason", Reason)
def test_a_notice_is_a_sentence(reason: Reason) -> None:
    sentence = str(Notice(reason, Path("state.sqlite"), "what was found"))
    assert "{" not in sentence
    assert sentence.endswith(".")
    assert any(word in sentence for word in ("state.sqlite", "what was found"))
