"""Collocations against figures worked by hand on a table of ten words."""

from math import log2, sqrt

import pandas as pd
import pytest

from nanguan import collocation, tables

TEN = pd.DataFrame(
    {
        "word": ["建设", "重大", "项目", "的", "投资", "投资", "项目", "2022", "道路", "项目"],
        "sentence": [0, 0, 0, 0, 0, 1, 1, 1, 1, 2],
    }
)
COLUMNS = ["word", "count", "total", "log_dice", "t_score"]


def near(window: int) -> pd.DataFrame:
    return collocation.collocations(TEN, "项目", window, stop=()).set_index("word")


def test_collocations_by_hand():
    # 项目 stands 3 times. Within 2 words: 投资 in both sentences (2 of 2), 建设 and 重大 in the first, 道路 in the second.
    # Chance would bring a word of total f there f × 3 × 4 / 10 times.
    found = collocation.collocations(TEN, "项目", 2, stop={"的"})
    once = [1, 1, 14 + log2(2 / 4), pytest.approx((1 - 1.2) / 1)]
    assert found.values.tolist() == [
        ["投资", 2, 2, pytest.approx(14 + log2(4 / 5)), pytest.approx((2 - 2.4) / sqrt(2))],
        ["建设", *once], ["道路", *once], ["重大", *once],
    ]  # fmt: skip


def test_the_window_ends_where_it_says_and_single_characters_count_for_it():
    assert set(near(1).index) == {"重大", "投资"} and near(1).loc["投资", "count"] == 1
    assert near(2).loc["投资", "count"] == 2
    assert near(0).empty


def test_a_sentence_is_not_left():
    assert near(5).loc["投资", "count"] == 2
    assert collocation.collocations(pd.DataFrame({"word": ["项目", "教育"], "sentence": [0, 1]}), "项目").empty


def test_stop_words_digits_single_characters_and_the_node_are_left_out():
    words = pd.DataFrame({"word": ["我们", "项目", "的", "2022", "7%", "项目", "道路"], "sentence": 0})
    assert collocation.collocations(words, "项目")["word"].tolist() == ["道路"]
    assert set(collocation.collocations(words, "项目", stop=())["word"]) == {"道路", "我们"}


def test_a_stop_word_may_be_the_node():
    words = pd.DataFrame({"word": ["我们", "道路"], "sentence": 0})
    assert collocation.collocations(words, "我们")["word"].tolist() == ["道路"]


def test_log_dice_is_14_for_a_pair_that_is_never_parted_and_does_not_depend_on_the_size_of_the_text():
    pair = pd.DataFrame({"word": ["项目", "道路"] * 3, "sentence": [0, 0, 1, 1, 2, 2]})
    rest = pd.DataFrame({"word": ["教育"] * 50, "sentence": range(3, 53)})
    for words in (pair, pd.concat([pair, rest])):
        assert collocation.collocations(words, "项目")["log_dice"].tolist() == [14]


def test_a_word_between_two_nodes_is_two_pairs():
    words = pd.DataFrame({"word": ["项目", "道路", "项目"], "sentence": 0})
    row = collocation.collocations(words, "项目").iloc[0]
    assert (row["count"], row["total"], row["log_dice"]) == (2, 1, pytest.approx(14 + log2(4 / 3)))


def test_the_report_is_sorted_and_typed(report):
    found = collocation.collocations(report.words, "项目")
    order = list(zip(-found["log_dice"], found["word"]))
    assert len(found) and order == sorted(order)
    assert list(found.columns) == COLUMNS == tables.codebook("collocations")["column"].tolist()


@pytest.mark.parametrize("words, node", [(TEN.iloc[:0], "项目"), (TEN, "教育"), (TEN, "")])
def test_nothing_in_company(words, node):
    found = collocation.collocations(words, node)
    assert found.empty and list(found.columns) == COLUMNS
