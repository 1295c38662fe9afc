"""Lines filled, squeezed and justified, with a made-up font in which a Han character is 10 pixels wide."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viewer.ui.reading.characters import classify
from viewer.ui.reading.linebreak import break_offsets
from viewer.ui.reading.linefit import FittedLine, Measure, Paragraph, fit_lines
from viewer.ui.reading.spacing import Spacing, space_out

EM = 10.0


def blanks(mark: str) -> tuple[float, float]:
    """A mainland font: pauses and closing brackets leave their right half blank, opening ones their left half."""
    if mark in "（「『《“":
        return (0.5, 0.0)
    return (0.0, 0.5) if mark in "）」』》”，。、；：！？" else (0.0, 0.0)


def centred(mark: str) -> tuple[float, float]:
    """A Taiwan font: pauses sit in the middle."""
    return (0.0, 0.0) if mark in "，。、；：！？" else blanks(mark)


def paragraph(text: str, blanks_of=blanks) -> Paragraph:  # type: ignore[no-untyped-def]  # either of the above
    classes = classify(text)
    advances = [5.0 if c < "\u0250" else EM for c in text]
    spacing = space_out(text, classes, advances, EM, blanks_of)
    return Paragraph(text, classes, spacing, break_offsets(text, classes), blanks_of)


def lines_of(text: str, ems: float, **options: float | bool) -> list[str]:
    fitted = fit_lines(paragraph(text), Measure(ems * EM, EM, **options))  # type: ignore[arg-type]  # indent, justify
    return [text[line.start : line.end] for line in fitted]


def place(spacing: Spacing, line: FittedLine, k: int) -> float:
    narrowed = line.squeeze * spacing.room_before(k)
    return line.shift + spacing.x[k] + line.stretch * spacing.points[k] - narrowed


def test_neighbouring_marks_share_one_blank() -> None:
    x = paragraph("甲》，「乙").spacing.x
    assert [b - a for a, b in itertools.pairwise(x)] == [10, 5, 5, 10, 10]


def test_centred_pauses_keep_their_width_and_brackets_do_not() -> None:
    x = paragraph("》，。「", centred).spacing.x
    assert [b - a for a, b in itertools.pairwise(x)] == [5, 10, 5, 10]


def test_a_quarter_em_stands_between_han_and_latin() -> None:
    x = paragraph("用Qt写5%的").spacing.x
    assert x == [0, 12.5, 17.5, 25, 37.5, 42.5, 50, 60]


def test_a_mark_at_the_end_of_a_line_takes_half_its_width() -> None:
    assert lines_of("甲，乙丙丁。戊己庚辛", 5.5) == ["甲，乙丙丁。", "戊己庚辛"]


def test_a_mark_that_does_not_fit_is_pushed_in_or_takes_a_character_with_it() -> None:
    assert lines_of("甲乙丙丁戊。己庚辛壬癸子", 5) == ["甲乙丙丁", "戊。己庚辛", "壬癸子"]
    assert lines_of("甲，乙，丙。己庚辛壬癸子", 5) == ["甲，乙，丙。", "己庚辛壬癸", "子"]


def test_a_last_line_of_one_character_is_given_company() -> None:
    assert lines_of("天地玄黄宇宙洪荒日月盈昃。", 12) == ["天地玄黄宇宙洪荒日月", "盈昃。"]
    assert lines_of("天地玄黄宇宙洪荒日月盈昃辰。", 12) == ["天地玄黄宇宙洪荒日月盈", "昃辰。"]


def test_the_first_line_is_indented_and_the_last_is_ragged() -> None:
    text = "天地玄黄宇宙洪荒日月盈昃辰宿列张"
    fitted = fit_lines(paragraph(text), Measure(70, EM, 20))
    assert [line.end - line.start for line in fitted] == [5, 7, 4]
    assert place(paragraph(text).spacing, fitted[0], 0) == 20
    assert [line.width for line in fitted] == [70, 70, 40]


@pytest.mark.parametrize(
    "text",
    ["ab cd, ef (gh) xyzuvw", "ab “cd”, ef: xyzuvwk", "汉字ab, 汉字(cd). xyzuvw"],
)
def test_justifying_leaves_marks_of_latin_text_with_their_words(text: str) -> None:
    whole = paragraph(text)
    points = whole.spacing.points
    apart = {text[k - 1 : k + 1] for k in range(1, len(text)) if points[k] > points[k - 1]}
    assert not [pair for pair in apart if " " not in pair and (pair[1] in ",.:)”" or pair[0] in "(“")]
    line = fit_lines(whole, Measure(whole.spacing.x[text.index("xyz") + 1], EM))[0]
    assert line.stretch > 0


def test_a_line_that_starts_with_a_bracket_is_flush() -> None:
    text = "甲乙丙丁（戊己）庚"
    spacing = paragraph(text).spacing
    second = fit_lines(paragraph(text), Measure(40, EM))[1]
    assert place(spacing, second, second.start) == -5, "the blank half of the bracket hangs over the edge"


def test_something_longer_than_a_line_is_cut_anyway() -> None:
    assert lines_of("abcdefghijklmnop", 2) == ["abcd", "efgh", "ijkl", "mnop"]


@given(
    st.text(st.sampled_from("汉字三四，。、「」《》（）“”·—…！？ ab1.%-/"), min_size=1, max_size=120),
    st.integers(4, 24),
    st.booleans(),
)
def test_lines_follow_each_other_fit_and_never_begin_badly(text: str, ems: int, justify: bool) -> None:
    whole = paragraph(text)
    measure = Measure(ems * EM, EM, 2 * EM, justify)
    fitted = fit_lines(whole, measure)
    assert [line.start for line in fitted] == [0, *(line.end for line in fitted[:-1])]
    assert fitted[-1].end == len(text)
    breaks = {0, *whole.breaks}
    for line in fitted:
        is_cut = line.start not in breaks or line.end not in breaks
        assert is_cut or line.width <= measure.width + 0.1
        places = [place(whole.spacing, line, k) for k in range(line.start, line.visible)]
        assert places == sorted(places)
