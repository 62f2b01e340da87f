"""Keyword in context: offsets that hold, neighbours of the same paragraph, and the sentence that a line stands in."""

import pandas as pd
import pytest

from nanguan import concordance, tables

TEXT = "推进城市更新。城市品质\n新型城市化。"
SENTENCES = pd.DataFrame(
    [(1, 0, 0, 0, 7), (1, 1, 1, 7, 12), (2, 1, 2, 12, 18)], columns=["part", "section", "sentence", "start", "end"]
)
LINE = ["start", "end", "left", "word", "right"]


def test_every_line_with_its_place():
    assert concordance.kwic(TEXT, "城市", SENTENCES, 3).values.tolist() == [
        [2, 4, "推进", "城市", "更新。", 1, 0, 0], [7, 9, "更新。", "城市", "品质", 1, 1, 1], [14, 16, "新型", "城市", "化。", 2, 1, 2],
    ]  # fmt: skip


def test_without_sentences_the_line_alone():
    found = concordance.kwic(TEXT, "城市", width=3)
    assert list(found.columns) == LINE
    pd.testing.assert_frame_equal(found, concordance.kwic(TEXT, "城市", SENTENCES, 3)[LINE])


def test_a_line_outside_the_sentences_given_has_no_place():
    found = concordance.kwic(TEXT, "城市", SENTENCES[SENTENCES["part"] == 2])
    assert found["part"].isna().tolist() == [True, True, False] and found["sentence"].iloc[2] == 2
    assert concordance.kwic(TEXT, "城市", SENTENCES.iloc[:1])["part"].isna().tolist() == [False, True, True]
    assert concordance.kwic(TEXT, "城市", SENTENCES.iloc[:0])["part"].isna().all()


def test_the_order_of_the_sentences_does_not_matter():
    turned = concordance.kwic(TEXT, "城市", SENTENCES.iloc[::-1])
    pd.testing.assert_frame_equal(turned, concordance.kwic(TEXT, "城市", SENTENCES))


def test_every_line_of_the_report_lies_where_it_says(report):
    found = concordance.kwic(report.text, "项目", report.sentences)
    assert len(found) == report.text.count("项目")
    texts = report.sentences.set_index("sentence")["text"]
    for row in found.itertuples():
        assert report.text[row.start : row.end] == row.word and "项目" in texts[row.sentence]
        assert report.text[row.start - len(row.left) : row.end + len(row.right)] == row.left + row.word + row.right


@pytest.mark.parametrize("text, word", [("", "城市"), (TEXT, "教育")])
def test_no_line(text, word):
    found = concordance.kwic(text, word, SENTENCES)
    assert found.empty and list(found.columns) == tables.codebook("kwic")["column"].tolist()
    assert list(concordance.kwic(text, word).columns) == LINE


def test_the_word_is_taken_literally_and_may_not_be_empty():
    assert concordance.kwic("C++与C+", "C+", width=1)["start"].tolist() == [0, 4]
    with pytest.raises(ValueError, match="empty"):
        concordance.kwic(TEXT, "", SENTENCES)
