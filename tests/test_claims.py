"""Claims: the hand-checked table of the report, and sentences with what a reader makes of them.

A case is a row of cases/claims.csv: the sentence, put into the part that it names of a report of
2021-11-24, must give a claim with this quote and these fields (empty: NA). Adding one is no code.
"""

import csv
from pathlib import Path

import pandas as pd
import pytest

from nanguan import load, tables
from nanguan.reading.numerals import numerals
from nanguan.report import Report

CASES = Path(__file__).parent / "cases"
PAGE = """某区政府工作报告
——2021年11月24日在某区第十九届人民代表大会第一次会议上
各位代表:
一、过去五年工作回顾
{review}
二、今后五年奋斗目标
{outlook}
三、2022年主要工作
{year}
"""
NUMBERS = ("value", "from_year", "to_year")
WORDS = ("indicator", "unit", "bound", "measure", "direction", "stance", "commitment")


def cases(name: str) -> list[dict[str, str]]:
    with open(CASES / name, encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@pytest.mark.parametrize(
    "case",
    cases("claims.csv"),
    ids=lambda case: f"{case['part']}: {case['quote']} {case['sentence']}",
)
def test_a_sentence_gives_its_claim(case):
    parts = {"review": "五年来。", "outlook": "", "year": ""} | {case["part"]: case["sentence"]}
    claims = Report(PAGE.format(**parts)).claims
    found = claims[claims["quote"] == case["quote"]]
    assert len(found) == 1, claims["quote"].tolist()
    claim = found.astype(object).where(found.notna(), None).iloc[0]
    assert {name: claim[name] or "" for name in WORDS} == {name: case[name] for name in WORDS}
    assert [claim[name] for name in NUMBERS] == [float(case[name]) for name in NUMBERS]
    assert not case["high"] or claim["high"] == float(case["high"])


@pytest.mark.parametrize(
    ("sentence", "per"),
    [
        ("出口额年均增长8%。", ["year"]),
        ("出口额、进口额年均分别增长8%和9%。", ["year", "year"]),
        ("每年新建学校3所，累计新建15所。", ["year", None]),
        ("地区生产总值年增长7%左右。", ["year"]),
        ("出口额全年增长8%。", [None]),
        ("细颗粒物年均浓度下降9%。", [None]),
        ("生活补助提高到每人每年900元。", [None]),
    ],
)
def test_a_value_of_each_year_says_so(sentence, per):
    claims = Report(PAGE.format(review="", outlook=sentence, year="")).claims
    assert claims["per"].astype(object).where(claims["per"].notna(), None).tolist() == per
    assert claims["horizon"].unique().tolist() == ["outlook"]


@pytest.mark.parametrize(
    "case", cases("aside.csv"), ids=lambda case: f"{case['kind']}: {case['sentence']}"
)
def test_a_numeral_is_set_aside(case):
    kinds = {n.quote: n.kind for n in numerals(case["sentence"])}
    assert kinds[case["quote"]] == case["kind"]


def test_claims_agree_with_the_hand_checked_table_in_every_field(report):
    pd.testing.assert_frame_equal(report.claims, tables.shipped("claims"))


def test_intervals_keep_the_bound_open(report):
    claims = report.claims
    open_above, open_below = claims["bound"].isin(["ge", "gt"]), claims["bound"].isin(["le", "lt"])
    fuzzy = claims["bound"] == "approx"
    assert claims.loc[open_above | fuzzy, "high"].isna().all()
    assert claims.loc[open_below | fuzzy, "low"].isna().all()
    assert (claims.loc[open_above, "low"] == claims.loc[open_above, "value"]).all()
    assert open_above.sum() and open_below.sum() and fuzzy.sum()


def test_no_date_gives_no_years():
    claims = Report("各位代表：\n今年增长7%左右。").claims
    assert claims["from_year"].isna().all() and len(claims) == 1


def test_any_report_is_read_without_error(corpus):
    for path in corpus:
        report = load(path)
        assert [
            report.text[a:b] for a, b in zip(report.claims["start"], report.claims["end"])
        ] == report.claims["quote"].tolist()
        assert report.sentences["text"].str.cat() == report.text
