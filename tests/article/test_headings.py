"""Headings, told line by line."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from viewer.article.headings import Heading, HeadingKind, classify

CASES = Path(__file__).parents[1] / "data" / "heading_cases.jsonl"


def stated_cases() -> list[dict[str, Any]]:
    return [json.loads(row) for row in CASES.read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("case", stated_cases(), ids=lambda case: str(case["id"]))
def test_stated_case(case: dict[str, Any]) -> None:
    expected = Heading(HeadingKind(case["kind"]), case["level"]) if case["is_heading"] else None
    assert classify(case["line"], case["prev_len"], case["next_len"]) == expected
