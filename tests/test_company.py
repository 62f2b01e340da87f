"""Keyword in context and collocations, worked by hand on a table of ten words."""

from math import log2, sqrt

import pandas as pd
import pytest

from nanguan import tables, words

NEAR = pd.DataFrame(
    {
        "word": ["建设", "重大", "项目", "的", "投资", "投资", "项目", "2022", "道路", "项目"],
        "sentence": [0, 0, 0, 0, 0, 1, 1, 1, 1, 2],
    }
)
COMPANY = ["word", "count", "total", "log_dice", "t_score"]


def near(window: int) -> pd.DataFrame:
    return words.collocations(NEAR, "项目", window, stop=()).set_index("word")


def test_collocations_by_hand():
    # 项目 stands 3 times; within 2 words of it 投资 in both sentences, the others in one of them.
    # Chance would bring a word of total f there f × 3 × 4 / 10 times.
    found = words.collocations(NEAR, "项目", 2, stop={"的"})
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
    assert words.collocations(
        pd.DataFrame({"word": ["项目", "教育"], "sentence": [0, 1]}), "项目"
    ).empty


def test_stop_words_digits_single_characters_and_the_node_are_left_out():
    found = pd.DataFrame(
        {"word": ["我们", "项目", "的", "2022", "7%", "项目", "道路"], "sentence": 0}
    )
    assert words.collocations(found, "项目")["word"].tolist() == ["道路"]
    assert set(words.collocations(found, "项目", stop=())["word"]) == {"道路", "我们"}


def test_a_stop_word_may_be_the_node():
    found = pd.DataFrame({"word": ["我们", "道路"], "sentence": 0})
    assert words.collocations(found, "我们")["word"].tolist() == ["道路"]


def test_log_dice_is_14_for_a_pair_that_is_never_parted_in_a_text_of_any_size():
    pair = pd.DataFrame({"word": ["项目", "道路"] * 3, "sentence": [0, 0, 1, 1, 2, 2]})
    rest = pd.DataFrame({"word": ["教育"] * 50, "sentence": range(3, 53)})
    for found in (pair, pd.concat([pair, rest])):
        assert words.collocations(found, "项目")["log_dice"].tolist() == [14]


def test_a_word_between_two_nodes_is_two_pairs():
    found = pd.DataFrame({"word": ["项目", "道路", "项目"], "sentence": 0})
    row = words.collocations(found, "项目").iloc[0]
    assert (row["count"], row["total"], row["log_dice"]) == (2, 1, pytest.approx(14 + log2(4 / 3)))


def test_the_report_is_sorted_and_typed(report):
    found = words.collocations(report.words, "项目")
    order = list(zip(-found["log_dice"], found["word"]))
    assert len(found) and order == sorted(order)
    assert list(found.columns) == COMPANY == tables.codebook("collocations")["column"].tolist()


@pytest.mark.parametrize("found, node", [(NEAR.iloc[:0], "项目"), (NEAR, "教育")])
def test_nothing_in_company(found, node):
    found = words.collocations(found, node)
    assert found.empty and list(found.columns) == COMPANY


TEXT = "推进城市更新。城市品质\n新型城市化。"
SENTENCES = pd.DataFrame(
    [(1, 0, 0, 0, 7), (1, 1, 1, 7, 12), (2, 1, 2, 12, 18)],
    columns=["part", "section", "sentence", "start", "end"],
)
LINE = ["start", "end", "left", "word", "right"]


def test_every_line_with_its_place():
    assert words.kwic(TEXT, "城市", SENTENCES, 3).values.tolist() == [
        [2, 4, "推进", "城市", "更新。", 1, 0, 0], [7, 9, "更新。", "城市", "品质", 1, 1, 1],
        [14, 16, "新型", "城市", "化。", 2, 1, 2],
    ]  # fmt: skip


def test_without_sentences_the_line_alone():
    found = words.kwic(TEXT, "城市", width=3)
    assert list(found.columns) == LINE
    pd.testing.assert_frame_equal(found, words.kwic(TEXT, "城市", SENTENCES, 3)[LINE])


def test_a_line_outside_the_sentences_given_has_no_place():
    found = words.kwic(TEXT, "城市", SENTENCES[SENTENCES["part"] == 2])
    assert found["part"].isna().tolist() == [True, True, False] and found["sentence"].iloc[2] == 2
    assert words.kwic(TEXT, "城市", SENTENCES.iloc[:1])["part"].isna().tolist() == [
        False,
        True,
        True,
    ]
    assert words.kwic(TEXT, "城市", SENTENCES.iloc[:0])["part"].isna().all()


def test_the_order_of_the_sentences_does_not_matter():
    turned = words.kwic(TEXT, "城市", SENTENCES.iloc[::-1])
    pd.testing.assert_frame_equal(turned, words.kwic(TEXT, "城市", SENTENCES))


def test_every_line_of_the_report_lies_where_it_says(report):
    found = words.kwic(report.text, "项目", report.sentences)
    assert len(found) == report.text.count("项目")
    texts = report.sentences.set_index("sentence")["text"]
    for row in found.itertuples():
        assert report.text[row.start : row.end] == row.word and "项目" in texts[row.sentence]
        assert (
            report.text[row.start - len(row.left) : row.end + len(row.right)]
            == row.left + row.word + row.right
        )


@pytest.mark.parametrize("text, word", [("", "城市"), (TEXT, "教育")])
def test_no_line(text, word):
    found = words.kwic(text, word, SENTENCES)
    assert found.empty and list(found.columns) == tables.codebook("kwic")["column"].tolist()
    assert list(words.kwic(text, word).columns) == LINE


def test_the_word_is_taken_literally():
    assert words.kwic("C++与C+", "C+", width=1)["start"].tolist() == [0, 4]


def test_a_line_stays_within_its_paragraph_and_finds_words_within_words():
    found = words.kwic("推进城市更新\n新型城市化。", "城市", width=3)
    assert found.values.tolist() == [
        [2, 4, "推进", "城市", "更新"], [9, 11, "新型", "城市", "化。"],
    ]  # fmt: skip
