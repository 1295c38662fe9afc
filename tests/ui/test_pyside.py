"""What is settled about PySide."""

import subprocess
import sys

import pytest

CHECK = """
import {first}
import sys, linecache, statistics
print(any(name.endswith("statistics.py") for name in linecache.cache))
"""


@pytest.mark.parametrize(("first", "read"), [("PySide6.QtCore", "True"), ("viewer.ui.pyside", "False")])
def test_the_sources_of_modules_are_read_no_more(first: str, read: str) -> None:
    """The first case fails with a PySide that has stopped doing it, and `viewer.ui.pyside` can go."""
    result = subprocess.run([sys.executable, "-c", CHECK.format(first=first)], capture_output=True, text=True)
    assert (result.stdout.strip(), result.stderr) == (read, "")
