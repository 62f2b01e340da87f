"""Word statistics against figures worked by hand on a table of ten words, and on texts with nothing in them."""

from math import log, log2, sqrt

import pandas as pd
import pytest

from nanguan import attention, collocation, compare, concordance, frequency, keyness, tables
from nanguan.report import Report

TEN = pd.DataFrame(
    {
        "word": ["项目", "教育", "项目", "道路", "项目", "教育", "道路", "项目", "教育", "项目"],
        "part": [1, 1, 1, 1, 1, 2, 2, 2, 2, 2],
        "section": [1, 1, 1, 2, 2, 1, 1, 1, 1, 1],
        "sentence": [0, 0, 0, 1, 1, 2, 2, 2, 3, 3],
    }
)
EMPTY = TEN.iloc[:0]


def test_counts_by_part():
    found = frequency.counts(TEN).set_index(["group", "word"])
    assert found.loc[(1, "项目"), "count"] == 3 and found.loc[(1, "项目"), "per_thousand"] == 600
    assert found.loc[(2, "教育"), "count"] == 2 and found.loc[(2, "教育"), "per_thousand"] == 400


def test_dispersion_by_hand():
    row = frequency.dispersion(TEN).set_index("word").loc["项目"]
    # Sections hold 0.3, 0.2 and 0.5 of the words, and 2/5, 1/5 and 2/5 of 项目: half of |0.1| + |0| + |-0.1|.
    assert row["dp"] == pytest.approx(0.1) and row["dp_norm"] == pytest.approx(0.1 / 0.8)


def test_g2_by_hand():
    # 3 of 5 against 2 of 5: 2 (3 ln(3/2.5) + 2 ln(2/2.5)).
    assert keyness.g2(3, 2, 5, 5) == pytest.approx(2 * (3 * log(3 / 2.5) + 2 * log(2 / 2.5)))
    assert keyness.g2(0, 0, 5, 5) == 0


def test_keyness_by_hand():
    found = keyness.keyness_of_part(TEN, 1).set_index("word")
    assert found.loc["项目", "log_ratio"] == pytest.approx(log2(3 / 2)) and found.loc["项目", "side"] == "target"
    assert found.loc["教育", "log_ratio"] == -1 and found.loc["教育", "side"] == "reference"
    assert found["g2"].is_monotonic_decreasing


def test_collocations_by_hand():
    found = collocation.collocations(TEN, "项目", window=1, stop=()).set_index("word")
    # 教育 stands beside 项目 twice in sentence 0 and once in sentence 3; it stands 3 times in all, 项目 5 times.
    assert found.loc["教育", "count"] == 3 and found.loc["教育", "log_dice"] == pytest.approx(14 + log2(2 * 3 / 8))
    assert found.loc["教育", "t_score"] == pytest.approx((3 - 3 * 5 * 2 / 10) / sqrt(3))


def test_kwic_names_the_place(report):
    found = concordance.kwic(report.text, "城市", report.sentences)
    assert len(found) == report.text.count("城市") and (found["word"] == "城市").all()
    assert [report.text[a:b] for a, b in zip(found["start"], found["end"])] == found["word"].tolist()


def test_attention_adds_up(report):
    shares = attention.attention(report.sentences)
    assert shares["review"].sum() == pytest.approx(1) and shares["plan"].sum() == pytest.approx(1)
    assert shares["shift"].sum() == pytest.approx(0) and shares["shift"].is_monotonic_decreasing


def test_two_reports_side_by_side(report):
    page = "某县政府工作报告\n——2024年1月20日在某县会议上\n各位代表：\n一、2024年目标\n地区生产总值增长6%左右，改造老旧小区30个。"
    found = compare(report, Report(page), ("南关", "某县"))
    stated = found.targets.set_index("standard").loc["地区生产总值"]
    assert (stated["南关"], stated["某县"]) == ("约7% growth", "约6% growth")
    assert found.topics["difference"].is_monotonic_decreasing and len(found.words)


@pytest.mark.parametrize(
    ("table", "frame"),
    [
        ("frequency", lambda: frequency.counts(EMPTY)),
        ("dispersion", lambda: frequency.dispersion(EMPTY)),
        ("keyness", lambda: keyness.keyness(EMPTY, EMPTY)),
        ("collocations", lambda: collocation.collocations(EMPTY, "项目")),
    ],
)
def test_nothing_in_nothing_out(table, frame):
    found = frame()
    assert found.empty and list(found.columns) == tables.codebook(table)["column"].tolist()


@pytest.mark.parametrize("text", ["增", "经济\n", "发展。" * 3])
@pytest.mark.parametrize("table", ["outline", "sentences", "numbers", "claims", "ledger", "pledges", "phrases", "words"])
def test_a_text_of_one_word_has_every_table(text, table):
    found = getattr(Report(text), table)
    assert list(found.columns) == tables.codebook(table)["column"].tolist()
