"""Settles PySide before the window's modules are loaded: import it first, right after Qt.

PySide reads the source of every module that is imported after it, the standard library's too, to see whether PySide is
used in it, should one of them ask for PySide's other spellings (``from __feature__ import …``). None does, and reading
takes 12 ms of the start. There is no switch for it; where PySide keeps it otherwise, nothing is changed.
"""

from __future__ import annotations

import sys
from types import ModuleType

import PySide6.QtCore  # noqa: F401 -- loads what is settled here

_FEATURES = "shibokensupport.feature"
_QUESTION = "_mod_uses_pyside"


def _take_for_granted(_module: ModuleType) -> bool:
    """Every module counts as using PySide, which is how one that does is treated."""
    return True


if hasattr(sys.modules.get(_FEATURES), _QUESTION):
    setattr(sys.modules[_FEATURES], _QUESTION, _take_for_granted)
