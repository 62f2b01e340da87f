"""The report object: its tables are the reader's own; claims by id and offset; two side by side."""

from datetime import date

import pandas as pd
import pytest

from nanguan import ReportError, compare, load, sources, tables, words
from nanguan.report import Report

TABLES = "outline sentences numbers claims ledger pledges phrases words".split()


@pytest.mark.parametrize("name", TABLES)
def test_a_table_is_the_readers_own(report, name):
    """What a reader does to a table changes neither that table asked anew nor any other."""
    whole = {it: getattr(report, it) for it in TABLES}
    mine = getattr(report, name)
    for column in mine.columns:
        mine[column] = mine[column].iloc[::-1].values
    mine.loc[:, mine.columns[0]] = pd.NA
    mine["added"] = 1
    for it in TABLES:
        pd.testing.assert_frame_equal(getattr(report, it), whole[it])


def test_what_is_done_to_claims_reaches_neither_a_claim_nor_another_report(report):
    page = sources.read()
    mine, other = Report(page), Report(page)
    claims = mine.claims
    claims.loc[:, "value"] = 0
    claims.loc[claims["id"] == "c003", ["indicator", "bound"]] = ["别的", "lt"]
    claims["id"] = claims["id"].iloc[::-1].values
    for it in (mine, other):
        assert it.claim("c003").row.indicator == "固定资产投资" and it.why("c003")["unit"] == "元"
        pd.testing.assert_frame_equal(it.claims, report.claims)
        pd.testing.assert_frame_equal(it.ledger, report.ledger)
    why = mine.why("c062")
    why["bound"] = "以下"
    assert mine.why("c062")["bound"] == "以上"


def test_a_claim_is_found_by_its_id_and_at_each_of_its_characters(report):
    row = report.claims.iloc[2]
    for at in (row["id"], row["start"], str(row["end"] - 1)):
        view = report.claim(at)
        assert view.row.id == row["id"] and view.cut()[1] == row["quote"] == "622亿元"
    assert view.proof == f"report.text[{row['start']}:{row['end']}] == '622亿元'"
    assert "【622亿元】" in repr(view)
    with pytest.raises(ReportError, match="no claim there"):
        report.claim(int(row["end"]))


def test_every_claim_says_why_in_every_field(report):
    for claim in report.claims.itertuples():
        said = tables.explain(report, claim.id).set_index("field")["words"]
        assert said["quote"] == f"text[{claim.start}:{claim.end}]"
        assert bool(said["direction"]) == pd.notna(claim.direction)
        assert said[["indicator", "unit", "bound", "stance", "years"]].str.len().gt(0).all()


def test_the_day_of_the_text_is_not_overruled():
    assert load(day=date(2021, 11, 24)).date == date(2021, 11, 24)
    with pytest.raises(ReportError, match="names 2021-11-24 as its day, not 2022-01-01") as error:
        load(day=date(2022, 1, 1))
    assert "\n" not in str(error.value)


def test_only_the_report_of_the_package_is_the_shipped_one(report):
    assert report.shipped and not load(sources.EXAMPLE).shipped


def test_two_reports_side_by_side(report):
    page = "某县政府工作报告\n——2024年1月20日在某县会议上\n各位代表：\n一、2024年目标\n"
    other = Report(page + "地区生产总值增长6%左右，改造老旧小区30个。")
    both = compare(report, other, ("南关", "某县"))
    stated = both.targets.set_index(["standard", "report"])["value"].loc["地区生产总值"]
    assert stated.to_dict() == {"南关": 7, "某县": 6}
    wide = tables.side_by_side(both.targets).set_index("report")["地区生产总值"]
    assert wide.to_dict() == {"南关": "约7% growth", "某县": "约6% growth"}
    assert both.topics["difference"].is_monotonic_decreasing
    shares = 100 * (both.topics["南关"] - both.topics["某县"])
    assert both.topics["difference"].tolist() == pytest.approx(shares.tolist())
    plan = tables.attention(report.sentences).set_index("topic")["plan"]
    assert both.topics.set_index("topic")["南关"][plan.index].tolist() == plan.tolist()
    keys = words.keyness(report.words, other.words)["word"]
    places = f"{report.title} {other.title}"
    assert both.words["word"].tolist() == [word for word in keys if word not in places]


@pytest.mark.parametrize("text", ["增", "经济\n", "发展。" * 3])
def test_a_text_of_one_word_has_every_table(text):
    report = Report(text)
    for name in TABLES:
        assert getattr(report, name).columns.tolist() == tables.codebook(name)["column"].tolist()
