"""Settles PySide before it is loaded: import this first. What Hanview never asks of it costs every start 40 ms.

PySide runs the Python code that words its error messages and signatures, and that writes its stub files: 110 KB of
source, compiled each time. Here a module of it is run when something in it is first asked for, as by an error.

PySide reads the source of every module that is imported after it, the standard library's too, to see whether PySide is
used in it, should one of them ask for PySide's other spellings (``from __feature__ import …``). None does.

There is no switch for either; where PySide keeps them otherwise, nothing is changed.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.abc import Loader

_SUPPORT = "shibokensupport.signature."
_SELDOM = {_SUPPORT + name for name in ("errorhandler", "layout", "parser", "lib.enum_sig", "lib.pyi_generator")}
"""Not the mapping of types, which PySide looks into without asking for a name."""
_FEATURES = "shibokensupport.feature"
_QUESTION = "_mod_uses_pyside"


class _Later(ModuleType):
    """A module that is run when the first of its names is asked for."""

    def __getattr__(self, name: str) -> object:
        loader = self.__dict__.get("_run_by")
        if loader is None or name.startswith("__"):
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}")
        del self.__dict__["_run_by"]
        self.__spec__ = ModuleSpec(self.__name__, loader)  # PySide has renamed the one that it had
        loader.exec_module(self)
        return getattr(self, name)


class _Postponed:
    """Puts `loader` off. In all but name a `Loader`, whose class takes 1 to 2 ms to import."""

    def __init__(self, loader: Loader) -> None:
        self._loader = loader

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return _Later(spec.name)

    def exec_module(self, module: ModuleType) -> None:
        module.__dict__["_run_by"] = self._loader


class _Finder:
    """Finds what is seldom needed where the others find it, and puts it off.

    PySide puts a finder of its own before all that are there, so this one steps forward whenever it is asked.
    """

    def find_spec(
        self, name: str, path: Sequence[str] | None = None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        if sys.meta_path[0] is not self:
            sys.meta_path.remove(self)
            sys.meta_path.insert(0, self)
        if name not in _SELDOM:
            return None
        specs = (other.find_spec(name, path, target) for other in sys.meta_path if other is not self)
        found = next((spec for spec in specs if spec is not None), None)
        if found is not None and found.loader is not None:
            found.loader = _Postponed(found.loader)  # type: ignore[assignment]  # it does what a Loader does
        return found


def _take_for_granted(_module: ModuleType) -> bool:
    """Every module counts as using PySide, which is how one that does is treated."""
    return True


_finder = _Finder()
sys.meta_path.insert(0, _finder)
try:
    import PySide6.QtCore  # noqa: F401 -- loads what is settled here
finally:
    sys.meta_path.remove(_finder)

if hasattr(sys.modules.get(_FEATURES), _QUESTION):
    setattr(sys.modules[_FEATURES], _QUESTION, _take_for_granted)
