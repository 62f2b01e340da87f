"""Keyness against figures worked by hand on a table of ten words, and texts with which nothing can be compared."""

from math import log, log2

import pandas as pd
import pytest

from nanguan import keyness, tables

# Content words: part 1 has 项目 ×3, 教育 (4 words); the rest has 项目, 教育 ×2, 道路 (4 words).
TEN = pd.DataFrame(
    {
        "word": ["项目", "项目", "教育", "项目", "的", "项目", "教育", "教育", "2022", "道路"],
        "part": [1, 1, 1, 1, 1, 2, 2, 2, 2, 3],
    }
)
EMPTY = TEN.iloc[:0]
COLUMNS = ["word", "count", "reference_count", "per_thousand", "reference_per_thousand", "g2", "log_ratio", "side"]


def test_keyness_by_hand():
    # Both texts have 4 words, so half of a word's places are expected in each: 项目 2 and 2, 教育 1.5, 道路 0.5.
    project = 2 * (3 * log(3 / 2) + 1 * log(1 / 2))
    education = 2 * (1 * log(1 / 1.5) + 2 * log(2 / 1.5))
    road = 2 * (1 * log(1 / 0.5))
    assert keyness.keyness_of_part(TEN, 1).values.tolist() == [
        ["道路", 0, 1, 0.0, 250.0, pytest.approx(road), -1.0, "reference"],
        ["项目", 3, 1, 750.0, 250.0, pytest.approx(project), pytest.approx(log2(3)), "target"],
        ["教育", 1, 2, 250.0, 500.0, pytest.approx(education), -1.0, "reference"],
    ]


def test_a_part_against_the_rest_is_keyness_of_both_halves():
    inside = TEN["part"] == 2
    pd.testing.assert_frame_equal(keyness.keyness_of_part(TEN, 2), keyness.keyness(TEN[inside], TEN[~inside]))


def test_g2_as_rayson_and_garside_work_it_out():
    # 100 of 1,000 against 50 of 1,000: expected 75 in each.
    assert keyness.g2(100, 50, 1000, 1000) == pytest.approx(2 * (100 * log(100 / 75) + 50 * log(50 / 75)))
    assert keyness.g2(100, 50, 1000, 1000) == keyness.g2(50, 100, 1000, 1000) == pytest.approx(16.99, abs=0.005)
    assert keyness.g2(10, 20, 100, 200) == pytest.approx(0)


def test_log_ratio_counts_a_doubling_as_one_and_takes_zero_as_a_half():
    assert keyness.log_ratio(20, 10, 100, 100) == 1 and keyness.log_ratio(10, 10, 200, 100) == -1
    assert keyness.log_ratio(4, 0, 100, 100) == 3 and keyness.log_ratio(0, 4, 100, 100) == -3


def test_ties_stand_in_code_point_order():
    found = keyness.keyness(pd.DataFrame({"word": ["项目", "道路"]}), pd.DataFrame({"word": ["城市", "教育"]}))
    assert found["word"].tolist() == ["城市", "教育", "道路", "项目"]


def test_the_side_is_that_of_the_higher_relative_frequency_though_half_a_place_in_a_short_text_is_much():
    # The short text never has 项目; half a place of its one word would be a share of 1/2 against 1/10.
    found = keyness.keyness(pd.DataFrame({"word": ["教育"]}), pd.DataFrame({"word": ["项目"] + ["教育"] * 9}))
    assert found.set_index("word").loc["项目", "side"] == "reference"


def test_a_word_used_alike_has_no_weight():
    found = keyness.keyness(TEN, TEN)
    assert (found["g2"] == 0).all() and (found["log_ratio"] == 0).all()


def test_other_stop_words_may_be_given():
    assert keyness.keyness(TEN, TEN, stop={"项目", "教育"})["word"].tolist() == ["道路"]


def test_keyness_of_the_report_is_sorted_and_typed(report):
    found = keyness.keyness_of_part(report.words, 1)
    order = list(zip(-found["g2"], found["word"]))
    assert order == sorted(order) and set(found["side"]) == {"target", "reference"}
    assert found.columns.tolist() == COLUMNS == tables.codebook("keyness")["column"].tolist()


@pytest.mark.parametrize("target, reference", [(EMPTY, EMPTY), (TEN, EMPTY), (EMPTY, TEN), (TEN, TEN[TEN["word"] == "的"])])
def test_nothing_to_compare_with(target, reference):
    found = keyness.keyness(target, reference)
    assert found.empty and list(found.columns) == COLUMNS


def test_a_part_that_is_not_there():
    assert keyness.keyness_of_part(TEN, 9).empty
