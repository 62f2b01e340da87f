"""Counts, dispersion and keyness against figures worked by hand on tables of ten words."""

from math import log, log2

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanguan import tables, words

USED = pd.DataFrame(
    {"word": ["项目", "的", "城市", "项目", "2022", "产业", "城市", "我们", "项目", "GDP"]}
)


def test_frequencies_of_ten_words():
    found = words.frequencies(USED)
    assert found["word"].tolist() == ["项目", "城市", "GDP", "产业"]
    assert found["count"].tolist() == [3, 2, 1, 1]
    assert found["share"].tolist() == pytest.approx([3 / 7, 2 / 7, 1 / 7, 1 / 7])


@pytest.mark.parametrize("top, expected", [(None, 4), (0, 0), (2, 2), (99, 4)])
def test_top_only_cuts_the_table_off(top, expected):
    found = words.frequencies(USED, top)
    pd.testing.assert_frame_equal(found, words.frequencies(USED).iloc[:expected])


def test_other_stop_words_may_be_given():
    assert words.frequencies(USED, stop={"项目"})["word"].tolist() == [
        "城市",
        "GDP",
        "产业",
        "我们",
    ]


def test_frequencies_of_nothing():
    assert words.frequencies(USED.iloc[:0]).empty
    assert list(words.frequencies(USED.iloc[:0]).columns) == ["word", "count", "share"]


@given(st.permutations(USED["word"].tolist()))
def test_frequencies_do_not_depend_on_the_order(shuffled):
    pd.testing.assert_frame_equal(
        words.frequencies(pd.DataFrame({"word": shuffled})), words.frequencies(USED)
    )


# Content words: part 1 has 项目 ×3, 教育 (3 in section 1, 1 in section 2); part 2 项目, 教育 ×3.
TEN = pd.DataFrame(
    {
        "word": ["项目", "项目", "教育", "项目", "的", "教育", "教育", "2022", "项目", "教育"],
        "part": [1, 1, 1, 1, 1, 2, 2, 2, 2, 2],
        "section": [1, 1, 1, 2, 2, 1, 1, 1, 1, 1],
    }
)


def test_counts_by_part_are_per_thousand_content_words_of_the_part():
    assert words.counts(TEN, ["part"]).values.tolist() == [
        [1, "项目", 3, 750.0], [1, "教育", 1, 250.0], [2, "教育", 3, 750.0], [2, "项目", 1, 250.0],
    ]  # fmt: skip


def test_counts_by_part_and_section_keep_the_first_sections_of_both_parts_apart():
    found = words.counts(TEN, ["part", "section"])
    assert found.values.tolist() == [
        [1, 1, "项目", 2, pytest.approx(2000 / 3)], [1, 1, "教育", 1, pytest.approx(1000 / 3)],
        [1, 2, "项目", 1, 1000.0], [2, 1, "教育", 3, 750.0], [2, 1, "项目", 1, 250.0],
    ]  # fmt: skip
    assert list(found.columns) == ["part", "section", "word", "count", "per_thousand"]


def test_one_column_by_name_is_the_table_of_the_codebook():
    named, listed = words.counts(TEN, "part"), words.counts(TEN, ["part"])
    assert named.columns.tolist() == tables.codebook("frequency")["column"].tolist()
    assert named.values.tolist() == listed.values.tolist()


def test_counts_alike_stand_in_code_point_order():
    assert words.counts(pd.DataFrame({"word": ["项目", "教育", "GDP"], "part": 1}))[
        "word"
    ].tolist() == ["GDP", "教育", "项目"]


def test_other_stop_words_may_be_given_to_counts_and_dispersion():
    assert set(words.counts(TEN, stop={"项目"})["word"]) == {"教育"}
    assert words.dispersion(TEN, stop={"项目"})["word"].tolist() == ["教育"]


def test_dispersion_over_the_sections_of_the_parts():
    # The three sections hold 3/8, 1/8 and 4/8 of the content words.
    # 项目 has 2/4, 1/4, 1/4 of its own there, 教育 1/4, 0, 3/4: both half of 1/8 + 1/8 + 2/8.
    assert words.dispersion(TEN).values.tolist() == [
        ["教育", 4, 0.25, pytest.approx(0.25 / (1 - 1 / 8))],
        ["项目", 4, 0.25, pytest.approx(0.25 / (1 - 1 / 8))],
    ]  # fmt: skip


def test_dispersion_over_the_parts():
    # Both parts hold half of the words; 项目 has 3/4 and 1/4 there: half of 1/4 + 1/4, at most 1/2.
    row = words.dispersion(TEN, by="part").set_index("word").loc["项目"]
    assert (row["dp"], row["dp_norm"]) == (0.25, 0.5)


def test_the_most_crowded_word_has_a_norm_of_one_and_an_even_one_of_zero():
    # The smaller section holds 2 of 8 words; 道路 stands there alone: dp = 1 - 2/8.
    found = pd.DataFrame(
        {
            "word": ["项目"] * 3 + ["教育"] * 3 + ["道路"] * 2,
            "part": 1,
            "section": [1] * 6 + [2] * 2,
        }
    )
    row = words.dispersion(found).set_index("word").loc["道路"]
    assert (row["dp"], row["dp_norm"]) == (0.75, 1.0)
    even = pd.DataFrame({"word": ["项目", "教育"] * 2, "part": 1, "section": [1, 1, 2, 2]})
    assert words.dispersion(even)[["dp", "dp_norm"]].values.tolist() == [[0, 0], [0, 0]]


def test_in_one_section_nothing_is_crowded():
    assert words.dispersion(TEN[TEN["part"] == 2])[["dp", "dp_norm"]].values.tolist() == [
        [0, 0],
        [0, 0],
    ]


def test_counts_of_the_report_add_up(report):
    found = words.counts(report.words, ["part", "section"])
    assert found["count"].sum() == len(words.content(report.words))
    sums = found.groupby(["part", "section"])["per_thousand"].sum()
    assert sums.tolist() == pytest.approx([1000] * len(sums))
    assert words.dispersion(report.words)["dp_norm"].between(0, 1 + 1e-9).all()


@pytest.mark.parametrize("by", ["part", ["part"], ["part", "section"]])
def test_counts_of_nothing(by):
    keys = ["group"] if isinstance(by, str) else by
    found = words.counts(TEN.iloc[:0], by)
    assert found.empty and list(found.columns) == [*keys, "word", "count", "per_thousand"]


def test_dispersion_of_nothing():
    found = words.dispersion(TEN.iloc[:0])
    assert found.empty and list(found.columns) == ["word", "count", "dp", "dp_norm"]


# Content words: part 1 has 项目 ×3, 教育 (4 words); the rest has 项目, 教育 ×2, 道路 (4 words).
PARTS = pd.DataFrame(
    {
        "word": ["项目", "项目", "教育", "项目", "的", "项目", "教育", "教育", "2022", "道路"],
        "part": [1, 1, 1, 1, 1, 2, 2, 2, 2, 3],
    }
)
NOTHING = PARTS.iloc[:0]
KEYS = [
    "word",
    "count",
    "reference_count",
    "per_thousand",
    "reference_per_thousand",
    "g2",
    "log_ratio",
    "side",
]


def test_keyness_by_hand():
    # Both texts have 4 words, so half of a word's places are expected in each.
    project = 2 * (3 * log(3 / 2) + 1 * log(1 / 2))
    education = 2 * (1 * log(1 / 1.5) + 2 * log(2 / 1.5))
    road = 2 * (1 * log(1 / 0.5))
    assert words.keyness_of_part(PARTS, 1).values.tolist() == [
        ["道路", 0, 1, 0.0, 250.0, pytest.approx(road), -1.0, "reference"],
        ["项目", 3, 1, 750.0, 250.0, pytest.approx(project), pytest.approx(log2(3)), "target"],
        ["教育", 1, 2, 250.0, 500.0, pytest.approx(education), -1.0, "reference"],
    ]


def test_a_part_against_the_rest_is_keyness_of_both_halves():
    inside = PARTS["part"] == 2
    pd.testing.assert_frame_equal(
        words.keyness_of_part(PARTS, 2), words.keyness(PARTS[inside], PARTS[~inside])
    )


def test_g2_as_rayson_and_garside_work_it_out():
    # 100 of 1,000 against 50 of 1,000: expected 75 in each.
    assert words.g2(100, 50, 1000, 1000) == pytest.approx(
        2 * (100 * log(100 / 75) + 50 * log(50 / 75))
    )
    assert (
        words.g2(100, 50, 1000, 1000)
        == words.g2(50, 100, 1000, 1000)
        == pytest.approx(16.99, abs=0.005)
    )
    assert words.g2(10, 20, 100, 200) == pytest.approx(0)


def test_log_ratio_counts_a_doubling_as_one_and_takes_zero_as_a_half():
    assert words.log_ratio(20, 10, 100, 100) == 1 and words.log_ratio(10, 10, 200, 100) == -1
    assert words.log_ratio(4, 0, 100, 100) == 3 and words.log_ratio(0, 4, 100, 100) == -3


def test_keys_alike_stand_in_code_point_order():
    found = words.keyness(
        pd.DataFrame({"word": ["项目", "道路"]}), pd.DataFrame({"word": ["城市", "教育"]})
    )
    assert found["word"].tolist() == ["城市", "教育", "道路", "项目"]


def test_the_side_is_that_of_the_higher_relative_frequency():
    # The short text never has 项目; half a place for none would be a share of 1/2 against 1/10.
    found = words.keyness(
        pd.DataFrame({"word": ["教育"]}), pd.DataFrame({"word": ["项目"] + ["教育"] * 9})
    )
    assert found.set_index("word").loc["项目", "side"] == "reference"


def test_a_word_used_alike_has_no_weight():
    found = words.keyness(PARTS, PARTS)
    assert (found["g2"] == 0).all() and (found["log_ratio"] == 0).all()


def test_other_stop_words_may_be_given_to_keyness():
    assert words.keyness(PARTS, PARTS, stop={"项目", "教育"})["word"].tolist() == ["道路"]


def test_keyness_of_the_report_is_sorted_and_typed(report):
    found = words.keyness_of_part(report.words, 1)
    order = list(zip(-found["g2"], found["word"]))
    assert order == sorted(order) and set(found["side"]) == {"target", "reference"}
    assert found.columns.tolist() == KEYS == tables.codebook("keyness")["column"].tolist()


@pytest.mark.parametrize(
    "target, reference",
    [(NOTHING, NOTHING), (PARTS, NOTHING), (NOTHING, PARTS), (PARTS, PARTS[PARTS["word"] == "的"])],
)
def test_nothing_to_compare_with(target, reference):
    found = words.keyness(target, reference)
    assert found.empty and list(found.columns) == KEYS


def test_a_part_that_is_not_there():
    assert words.keyness_of_part(PARTS, 9).empty
