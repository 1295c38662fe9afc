"""Readings of characters: searched for as they would be looked up."""

import json

import pytest

from viewer.text.pinyin import Pronunciations
from viewer.text.tables import package_folder

TABLE = (package_folder("pypinyin") / "pinyin_dict.json").read_bytes()


def test_every_character_is_found_with_the_readings_that_parsing_gives() -> None:
    found = Pronunciations(TABLE)
    expected = {chr(int(code)): readings.split(",") for code, readings in json.loads(TABLE).items()}
    assert {character: found.of(character) for character in expected} == expected


@pytest.mark.parametrize("character", ["\0", "a", "，", "\U00030000", "\U0010ffff"])
def test_what_is_not_in_the_table_has_no_reading(character: str) -> None:
    assert str(ord(character)) not in json.loads(TABLE)
    assert Pronunciations(TABLE).of(character) == []


@pytest.mark.parametrize(
    "table",
    [
        '{"26684": "gé,hé", "19994": "yè"}',
        '{\n"19994": "yè", "26684": "gé,hé"\n}',
        '{\n "19994":\n "yè",\n\n "26684": "gé,hé"\n}\n',
    ],
)
def test_a_table_that_is_laid_out_otherwise_is_parsed(table: str) -> None:
    found = Pronunciations(table.encode())
    assert [found.of(chr(code)) for code in (19994, 26684, 19997)] == [["yè"], ["gé", "hé"], []]
