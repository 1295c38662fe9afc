"""What every test runs under."""

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

# No test passes or fails by how long it takes.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
# Windows are drawn in memory, whether or not there is a screen; set QT_QPA_PLATFORM=xcb to watch them.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def data() -> Callable[[str], list[dict[str, Any]]]:
    """Read the cases of one kind: ``data("gloss_cases")`` is the rows of `tests/data/gloss_cases.jsonl`."""
    folder = Path(__file__).with_name("data")
    return lambda name: [json.loads(row) for row in (folder / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(autouse=True)
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """What Hanview keeps goes into a folder of the test's own, not into the reader's."""
    folder = tmp_path / "hanview-data"
    monkeypatch.setenv("HANVIEW_DATA", str(folder))
    return folder
