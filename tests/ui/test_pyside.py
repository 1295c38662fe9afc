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


WRONG = """
{first}
from PySide6.QtCore import QPoint
try:
    QPoint("1", 2)
except TypeError as error:
    print(error)
"""


def test_what_pyside_says_of_a_mistake_is_the_same() -> None:
    """Its words come from the modules that are put off."""
    said = {
        subprocess.run([sys.executable, "-c", WRONG.format(first=first)], capture_output=True, text=True).stdout
        for first in ("", "import viewer.ui.pyside")
    }
    assert len(said) == 1
    assert "QPoint.__init__(xpos: int, ypos: int" in said.pop()


def test_what_words_mistakes_is_run_when_there_is_one() -> None:
    """Fails with a PySide that keeps it elsewhere: then there is nothing to put off, or something else."""
    program = (
        "import viewer.ui.pyside, sys; print(hasattr(sys.modules['shibokensupport.signature.parser'], '__file__'))"
    )
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True)
    assert (result.stdout.strip(), result.stderr) == ("False", "")
