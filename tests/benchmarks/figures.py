"""What a measurement yields: samples with a unit, and how they are summed up."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Figure:
    """Samples of one thing, in `unit`. `of` names the metric it belongs to."""

    of: str
    name: str
    unit: str
    samples: Sequence[float]

    @property
    def median(self) -> float:
        return median(self.samples)

    @property
    def p95(self) -> float:
        """The 95th percentile; of fewer than 20 samples the largest."""
        return quantiles(self.samples, n=20, method="inclusive")[-1] if len(self.samples) >= 20 else max(self.samples)

    def as_json(self) -> dict[str, object]:
        """Everything, with the samples."""
        return {
            "metric": self.of,
            "name": self.name,
            "unit": self.unit,
            "count": len(self.samples),
            "min": min(self.samples),
            "median": self.median,
            "p95": self.p95,
            "max": max(self.samples),
            "samples": [round(sample, 4) for sample in self.samples],
        }


def conditions(qt_platform: str) -> dict[str, object]:
    """What the figures depend on besides the program."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "system": platform.system(),
        "machine": platform.machine(),
        "cores": os.cpu_count(),
        "load": [round(load, 2) for load in os.getloadavg()] if hasattr(os, "getloadavg") else None,
        "python": platform.python_version(),
        "pyside": version("PySide6-Essentials"),
        "opencc": version("OpenCC"),
        "qt platform": qt_platform,
    }


def table(figures: Iterable[Figure]) -> str:
    """One row for each figure."""
    rows: list[tuple[str, ...]] = [("metric", "figure", "unit", "n", "min", "median", "p95", "max")]
    for figure in figures:
        values = (min(figure.samples), figure.median, figure.p95, max(figure.samples))
        count = str(len(figure.samples))
        rows.append((figure.of, figure.name, figure.unit, count, *(f"{value:.2f}" for value in values)))
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    aligned = ((*map(str.ljust, row[:3], widths), *map(str.rjust, row[3:], widths[3:])) for row in rows)
    return "\n".join("  ".join(cells) for cells in aligned)
