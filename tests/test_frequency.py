"""Counts by group and dispersion, each against figures worked by hand on a table of ten words."""

import pandas as pd
import pytest

from nanguan import frequency, tables

# Content words: part 1 has 项目 ×3, 教育 (section 1: 3 words, section 2: 1); part 2 has 项目, 教育 ×3 (section 1: 4).
TEN = pd.DataFrame(
    {
        "word": ["项目", "项目", "教育", "项目", "的", "教育", "教育", "2022", "项目", "教育"],
        "part": [1, 1, 1, 1, 1, 2, 2, 2, 2, 2],
        "section": [1, 1, 1, 2, 2, 1, 1, 1, 1, 1],
    }
)
EMPTY = TEN.iloc[:0]


def test_counts_by_part_are_per_thousand_content_words_of_the_part():
    assert frequency.counts(TEN, ["part"]).values.tolist() == [
        [1, "项目", 3, 750.0], [1, "教育", 1, 250.0], [2, "教育", 3, 750.0], [2, "项目", 1, 250.0],
    ]  # fmt: skip


def test_counts_by_part_and_section_keep_the_first_sections_of_both_parts_apart():
    found = frequency.counts(TEN, ["part", "section"])
    assert found.values.tolist() == [
        [1, 1, "项目", 2, pytest.approx(2000 / 3)], [1, 1, "教育", 1, pytest.approx(1000 / 3)], [1, 2, "项目", 1, 1000.0],
        [2, 1, "教育", 3, 750.0], [2, 1, "项目", 1, 250.0],
    ]  # fmt: skip
    assert list(found.columns) == ["part", "section", "word", "count", "per_thousand"]


def test_one_column_by_name_is_the_table_of_the_codebook():
    named, listed = frequency.counts(TEN, "part"), frequency.counts(TEN, ["part"])
    assert named.columns.tolist() == tables.codebook("frequency")["column"].tolist()
    assert named.values.tolist() == listed.values.tolist()


def test_ties_stand_in_code_point_order():
    assert frequency.counts(pd.DataFrame({"word": ["项目", "教育", "GDP"], "part": 1}))["word"].tolist() == ["GDP", "教育", "项目"]


def test_other_stop_words_may_be_given():
    assert set(frequency.counts(TEN, stop={"项目"})["word"]) == {"教育"}
    assert frequency.dispersion(TEN, stop={"项目"})["word"].tolist() == ["教育"]


def test_dispersion_over_the_sections_of_the_parts():
    # The three sections hold 3/8, 1/8 and 4/8 of the content words.
    # 项目 has 2/4, 1/4, 1/4 of its own there: half of 1/8 + 1/8 + 2/8; 教育 has 1/4, 0, 3/4: half of 1/8 + 1/8 + 2/8.
    assert frequency.dispersion(TEN).values.tolist() == [
        ["教育", 4, 0.25, pytest.approx(0.25 / (1 - 1 / 8))], ["项目", 4, 0.25, pytest.approx(0.25 / (1 - 1 / 8))],
    ]  # fmt: skip


def test_dispersion_over_the_parts():
    # Both parts hold half of the words; 项目 has 3/4 and 1/4 of its own there: half of 1/4 + 1/4, at most 1/2.
    row = frequency.dispersion(TEN, by="part").set_index("word").loc["项目"]
    assert (row["dp"], row["dp_norm"]) == (0.25, 0.5)


def test_the_most_crowded_word_has_a_norm_of_one_and_an_even_one_of_zero():
    # The smaller section holds 2 of 8 words; 道路 stands there alone: dp = 1 - 2/8.
    words = pd.DataFrame({"word": ["项目"] * 3 + ["教育"] * 3 + ["道路"] * 2, "part": 1, "section": [1] * 6 + [2] * 2})
    row = frequency.dispersion(words).set_index("word").loc["道路"]
    assert (row["dp"], row["dp_norm"]) == (0.75, 1.0)
    even = pd.DataFrame({"word": ["项目", "教育"] * 2, "part": 1, "section": [1, 1, 2, 2]})
    assert frequency.dispersion(even)[["dp", "dp_norm"]].values.tolist() == [[0, 0], [0, 0]]


def test_in_one_section_nothing_is_crowded():
    assert frequency.dispersion(TEN[TEN["part"] == 2])[["dp", "dp_norm"]].values.tolist() == [[0, 0], [0, 0]]


def test_counts_of_the_report_add_up(report):
    found = frequency.counts(report.words, ["part", "section"])
    assert found["count"].sum() == len(frequency.content(report.words))
    sums = found.groupby(["part", "section"])["per_thousand"].sum()
    assert sums.tolist() == pytest.approx([1000] * len(sums))
    assert frequency.dispersion(report.words)["dp_norm"].between(0, 1 + 1e-9).all()


@pytest.mark.parametrize("by", ["part", ["part"], ["part", "section"]])
def test_counts_of_nothing(by):
    keys = ["group"] if isinstance(by, str) else by
    found = frequency.counts(EMPTY, by)
    assert found.empty and list(found.columns) == [*keys, "word", "count", "per_thousand"]


def test_dispersion_of_nothing():
    found = frequency.dispersion(EMPTY)
    assert found.empty and list(found.columns) == ["word", "count", "dp", "dp_norm"]
