"""OpenCC's tables as this program reads them."""

import pytest

from viewer.text.tables import opencc_characters, opencc_table, package_folder

CHARACTERS = ("STCharacters", "TSCharacters", "TWVariants", "HKVariants")


@pytest.mark.parametrize("name", CHARACTERS)
def test_a_table_of_characters_says_what_its_lines_say(name: str) -> None:
    expected = {character: "".join(candidates) for character, candidates in opencc_table(name).items()}
    assert opencc_characters(name) == expected
    assert all(len(character) == 1 for character in expected)


def test_candidates_come_likeliest_first() -> None:
    assert (opencc_characters("STCharacters")["发"], opencc_table("STCharacters")["发"]) == ("發髮", ["發", "髮"])


def test_a_package_that_is_not_there_is_named() -> None:
    with pytest.raises(ModuleNotFoundError, match="no_such_package"):
        package_folder("no_such_package")
