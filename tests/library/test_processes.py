"""Several processes on one file keep each other's rows, and one that is killed leaves what it had committed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import viewer
from viewer.library.settings import Settings
from viewer.library.store import Store

ROOT = Path(viewer.__file__).parent.parent

PROLOGUE = """
import os, sys
from pathlib import Path
from viewer.library.recents import Recents
from viewer.library.settings import Settings
from viewer.library.store import Store
path, number = Path(sys.argv[1]), int(sys.argv[2])
"""
WRITE_MANY = """
for turn in range(20):
    with Store.open(path) as store:
        store.listen(lambda notice: sys.exit(str(notice)))
        store.write("REPLACE INTO setting VALUES (?, ?)", f"own{number}", turn)
        store.write("INSERT INTO setting VALUES (?, ?)", f"own{number}.{turn}", turn)
        Recents(store).add(f"/texts/{number}/{turn}.txt")
"""
DIE_HALF_WAY = """
def half(connection):
    connection.execute("UPDATE setting SET value = 40")
    connection.execute("DELETE FROM document")
    os._exit(1)

store = Store.open(path)
Settings(store).text_size = 20 + number
Recents(store).add("/texts/a.txt")
store.transact(half)
"""


def start(program: str, path: Path, number: int) -> subprocess.Popen[str]:
    """Another process that runs `program`."""
    command = [sys.executable, "-W", "error", "-c", PROLOGUE + program, str(path), str(number)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


def test_processes_that_start_and_write_at_once_keep_each_others_rows(path: Path) -> None:
    running = [start(WRITE_MANY, path, number) for number in range(4)]
    assert [(process.communicate()[0], process.returncode) for process in running] == [("", 0)] * 4
    with Store.open(path) as store:
        rows = store.read("SELECT name, value FROM setting")
        documents = store.read("SELECT address FROM document")
    expected = {f"own{number}.{turn}": turn for number in range(4) for turn in range(20)}
    assert dict(rows) == expected | {f"own{number}": 19 for number in range(4)}
    assert len(documents) == 80


def test_a_process_that_dies_in_a_transaction_leaves_what_was_committed(path: Path) -> None:
    for number in (1, 2):
        process = start(DIE_HALF_WAY, path, number)
        assert (process.communicate()[0], process.returncode) == ("", 1)
        with Store.open(path) as store:
            assert store.is_kept
            assert Settings(store).text_size == 20 + number
            assert store.read("SELECT address FROM document") == [(b"/texts/a.txt",)]
