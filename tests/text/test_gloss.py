"""Bracketed pinyin: where it is, and whether a conversion or a teacher put it there."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from viewer.text.gloss import Treatment, decide, find_glosses, hide_glosses
from viewer.text.rewrite import Rewrite

CASES = Path(__file__).parent.parent / "data" / "gloss_cases.jsonl"
TREATMENTS = {"remove": Treatment.STRIP, "ruby": Treatment.RUBY, "keep": Treatment.KEEP}
DAMAGE = "為了驗(yàn)證產(chǎn)品質(zhì)量，我們設(shè)計(jì)了實(shí)驗(yàn)。"


def read_cases() -> list[tuple[str, Treatment]]:
    rows = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
    return [(row["text"], TREATMENTS[row["action"]]) for row in rows]


@pytest.mark.parametrize(("text", "treatment"), read_cases())
def test_cases(text: str, treatment: Treatment) -> None:
    assert decide([text]) is treatment


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("業(yè)", ["yè"]),
        ("業（yè）", ["yè"]),
        ("業( yè )務 (wù)", ["yè", "wù"]),
        ("業(ye\u0300)", ["yè"]),
        ("廣(ɡuǎnɡ)大(dɑ̀)", ["guǎng", "dà"]),
        ("點(diăn)", ["diǎn"]),
        ("業(yè)(yè)", ["yè", "yè"]),
        ("綠(lǜ)我們(men)", ["lǜ", "men"]),
        ("业(yè)乾(gān)隆", ["yè", "gān"]),
        ("業(wù)", []),
        ("業(Yè)", []),
        ("業(ye)", []),
        ("啊(a)", []),
        ("yè(yè)", []),
        ("(yè)", []),
        ("北京(běijīng)", []),
        ("業(ㄧㄝˋ)", []),
        ("業[yè]", []),
        ("業(yè", []),
    ],
)
def test_readings_are_found(text: str, readings: list[str]) -> None:
    assert [gloss.reading for gloss in find_glosses(text)] == readings


def test_offsets_take_in_the_brackets_and_their_spaces() -> None:
    first, second, third = find_glosses("工業( yè )和務 (wù)(wù)")
    assert (first.character, first.start, first.end) == (1, 2, 8)
    assert (second.character, second.start, second.end) == (9, 10, 15)
    assert (third.character, third.start, third.end) == (9, 15, 19)


def test_a_tone_is_an_accent_and_no_dots() -> None:
    assert [gloss.toned for gloss in find_glosses("綠(lǜ)們(men)業(yè)")] == [True, False, True]


def test_damage_is_judged_over_all_paragraphs() -> None:
    assert decide(["工業(yè)和", "服務(wù)業(yè)，", "發(fā)展和學(xué)校。"]) is Treatment.STRIP
    assert decide(["工業(yè)和", "服務(wù)業(yè)，", "發(fā)展和學校。"]) is Treatment.KEEP
    assert decide([]) is Treatment.KEEP


@pytest.mark.parametrize(
    "text",
    [
        "他長(cháng)得高，校長(zhǎng)，重量(zhòng)，樂(yuè)曲，快樂(lè)，長(cháng)短，音樂(yuè)，應(yīng)該，應(yìng)付",
        "生字：學(xué)、習(xí)、業(yè)、務(wù)、發(fā)、產(chǎn)。",
        "我们的业(yè)务(wù)发(fā)展产(chǎn)品学(xué)习(xí)。",
        "業(yè)務業(yè)績業(yè)界業(yè)餘業(yè)主",
        "工業(yè)業務發(fā)展，發現產(chǎn)品產量，學(xué)習學校，驗(yàn)證驗收。",
    ],
)
def test_what_a_teacher_wrote_becomes_ruby(text: str) -> None:
    assert decide([text]) is Treatment.RUBY


def test_stripping_leaves_what_an_author_added_to_a_damaged_text() -> None:
    text = DAMAGE + "亳(bó)州(見圖)。"
    shown = Rewrite.apply(text, hide_glosses(text, Treatment.STRIP)).after
    assert shown == "為了驗證產品質量，我們設計了實驗。亳(bó)州(見圖)。"


def test_ruby_hides_every_reading_and_keep_none() -> None:
    text = "床(chuáng)前(qián)業(yè)"
    assert Rewrite.apply(text, hide_glosses(text, Treatment.RUBY)).after == "床前業"
    assert hide_glosses(text, Treatment.KEEP) == []


def test_a_text_without_glosses_loads_no_table() -> None:
    code = (
        "import sys; from viewer.text import gloss;"
        "gloss.decide(['工業(如圖)和（重要）的 f(x)。']);"
        "assert gloss._pinyin.cache_info().currsize == 0; gloss.decide(['業(yè)']);"
        "assert gloss._pinyin.cache_info().currsize == 1; assert 'pypinyin' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
