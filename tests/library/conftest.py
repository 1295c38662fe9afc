"""A store of its own for each test, and what it had to tell."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from viewer.library.notices import Notice
from viewer.library.store import Store


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the state is kept: a file in a folder, neither of which exists yet."""
    return tmp_path / "data" / "hanview.sqlite"


@pytest.fixture
def open_store(path: Path) -> Iterator[Callable[[], Store]]:
    """Opens one more store on the file; all are closed in the end."""
    with ExitStack() as stack:
        yield lambda: stack.enter_context(Store.open(path))


@pytest.fixture
def store(open_store: Callable[[], Store]) -> Store:
    """A store on the file."""
    return open_store()


@pytest.fixture
def heard() -> Callable[[Store], list[Notice]]:
    """Listens to a store, and gives what it has told so far and will tell."""

    def listen(store: Store) -> list[Notice]:
        notices: list[Notice] = []
        store.listen(notices.append)
        return notices

    return listen
