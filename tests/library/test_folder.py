"""The data folder is the platform's."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from viewer.library.folder import data_folder
from viewer.library.notices import Notice, Reason
from viewer.library.store import Store

HOME = Path.home()


@pytest.mark.parametrize(
    ("platform", "environment", "folder"),
    [
        ("linux", {}, HOME / ".local/share/hanview"),
        ("linux", {"XDG_DATA_HOME": "/data"}, Path("/data/hanview")),
        ("linux", {"XDG_DATA_HOME": "data"}, HOME / ".local/share/hanview"),
        ("linux", {"XDG_DATA_HOME": ""}, HOME / ".local/share/hanview"),
        ("freebsd14", {}, HOME / ".local/share/hanview"),
        ("darwin", {"XDG_DATA_HOME": "/data"}, HOME / "Library/Application Support/Hanview"),
        ("win32", {"APPDATA": "/Users/lin/AppData/Roaming"}, Path("/Users/lin/AppData/Roaming/Hanview")),
        ("win32", {}, HOME / "AppData/Roaming/Hanview"),
        ("linux", {"XDG_DATA_HOME": "/data", "HANVIEW_DATA": "/stick"}, Path("/stick")),
        ("linux", {"HANVIEW_DATA": "state"}, Path.cwd() / "state"),
    ],
)
def test_the_folder_is_the_platforms(
    monkeypatch: pytest.MonkeyPatch, platform: str, environment: dict[str, str], folder: Path
) -> None:
    for name in ("XDG_DATA_HOME", "APPDATA", "HANVIEW_DATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    assert data_folder() == folder


def test_a_store_opens_in_the_folder_that_the_environment_names(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HANVIEW_DATA", str(tmp_path / "stick"))
    with Store.open() as store:
        assert store.path == tmp_path / "stick" / "hanview.sqlite"
        assert store.is_kept
    assert store.path.is_file()


def test_without_a_home_nothing_is_kept_and_nothing_littered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def home() -> Path:
        raise RuntimeError("Could not determine home directory.")

    monkeypatch.delenv("HANVIEW_DATA", raising=False)
    monkeypatch.delenv("XDG_DATA_HOME", raising=False)
    monkeypatch.delenv("APPDATA", raising=False)
    monkeypatch.setattr(Path, "home", home)
    monkeypatch.chdir(tmp_path)
    with Store.open() as store:
        notices: list[Notice] = []
        store.listen(notices.append)
    assert not store.is_kept
    assert [(notice.reason, notice.detail) for notice in notices] == [(Reason.UNWRITABLE, "there is no home folder")]
    assert list(tmp_path.iterdir()) == []
