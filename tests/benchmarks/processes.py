"""Runs the programs that are measured, each in a fresh process with bytecode caching and a data folder of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
PROGRAMS = Path(__file__).with_name("programs")
PATIENCE_S = 600


@dataclass(frozen=True, slots=True)
class Bench:
    """Where and how to measure: a folder that is thrown away, Qt's platform, how often to start, and books of how many
    megabytes to open."""

    folder: Path
    platform: str
    runs: int
    sizes: Sequence[int] = ()

    def run(self, program: str, *arguments: str) -> dict[str, Any]:
        """Run a program of `programs/` and return the JSON that it prints. Raises RuntimeError if it fails."""
        command = [sys.executable, str(PROGRAMS / f"{program}.py"), *arguments]
        result = subprocess.run(
            command, env=self._environment(command), capture_output=True, text=True, timeout=PATIENCE_S, cwd=self.folder
        )
        if result.returncode:
            raise RuntimeError(f"{program} {' '.join(arguments)} failed:\n{result.stderr}")
        found: dict[str, Any] = json.loads(result.stdout)
        return found

    def seconds_to(self, event: str, program: str, *arguments: str) -> float:
        """Seconds from the start of a fresh process to the moment that it calls `event`.

        Both sides read the same clock: Python's performance counter counts from the system's start, not a process's.
        """
        start = perf_counter()
        return float(self.run(program, *arguments)[event]) - start

    def seconds_of(self, module: str, *arguments: str) -> float:
        """Seconds that a module takes as a program, start and end included. Raises CalledProcessError if it fails."""
        command = [sys.executable, "-m", module, *arguments]
        start = perf_counter()
        subprocess.run(command, env=self._environment(command), check=True, timeout=PATIENCE_S, cwd=self.folder)
        return perf_counter() - start

    def _environment(self, command: Sequence[str]) -> dict[str, str]:
        """Of the process. What is kept from one run of a command is there at its next, as it is for a reader."""
        data = self.folder / "-".join(Path(part).stem for part in command[1:])
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        paths = [str(ROOT), *filter(None, [kept.get("PYTHONPATH")])]
        return kept | {
            "PYTHONPATH": os.pathsep.join(paths),
            "QT_QPA_PLATFORM": self.platform,
            "HANVIEW_DATA": str(data),
        }
