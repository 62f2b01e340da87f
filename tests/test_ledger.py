"""The ledger: pace and ratio worked by hand, bounds kept, unlike numbers not compared."""

from itertools import product

import pandas as pd
import pytest

from nanguan import lexicon, tables
from nanguan.reading.bounds import quotient
from nanguan.report import Report


@pytest.fixture(scope="module")
def rows(report):
    return report.ledger.set_index("indicator")


def test_fixed_asset_investment_by_hand(rows):
    row = rows.loc["固定资产投资"]
    assert row["achieved_value"] == 622e8 and row["achieved_pace"] == pytest.approx(124.4e8)
    assert (row["goal_low"], row["goal_bound"]) == (140e8, "ge") and pd.isna(row["goal_high"])
    assert row["target_pace"] == 110e8
    assert (
        1 - row["target_ratio"] == pytest.approx(0.116, abs=0.0005)
        and row["target_ratio_bound"] == "eq"
    )
    assert row["goal_ratio"] == pytest.approx(140 / 124.4) and row["goal_ratio_bound"] == "ge"


@pytest.mark.parametrize(
    ("indicator", "pace", "ratio"),
    [
        ("引进内资", 279e8 / 5, 75 / 55.8),
        ("利用外资", 61_550_000 / 5, 16_000_000 / 12_310_000),
        ("开发就业岗位", 16_000, 10_000 / 16_000),
        ("新增就业", 14_600, 8000 / 14_600),
        ("老旧小区改造", 143 / 5, 57 / 28.6),
        ("学校建设", 7 / 5, 2 / 1.4),
        ("征收地块", 170 / 5, 23 / 34),
        ("亿元以上项目", 77 / 5, 5 / 15.4),
    ],
)
def test_pace_and_ratio_by_hand(rows, indicator, pace, ratio):
    assert rows.loc[indicator, "achieved_pace"] == pytest.approx(pace)
    assert rows.loc[indicator, "goal_ratio"] == pytest.approx(ratio)


def test_a_rate_is_not_compared_with_a_sum(rows):
    output = rows.loc["地区生产总值"]
    assert pd.isna(output["goal_ratio"]) and pd.isna(output["target_ratio"])
    assert "a yearly rate is not compared with a sum" in output["why"]


def test_an_addition_is_not_compared_with_a_stock(rows):
    assert rows.loc["高新技术企业", "why"] == "goal: an addition is not compared with a stock"
    assert pd.isna(rows.loc["高新技术企业", "achieved_pace"])


def test_every_pair_is_compared_or_says_why(rows):
    both = rows[rows["achieved"].notna() & rows["goal"].notna()]
    assert (both["goal_ratio"].notna() | both["why"].str.contains("goal: ").fillna(False)).all()


def test_one_row_an_indicator_and_blanks_stay_blank(report):
    frame = report.ledger
    assert frame["indicator"].is_unique
    assert frame.loc[frame["goal"].isna(), "goal_value"].isna().all()
    assert (
        frame.loc[frame["target"].isna(), ["target_value", "target_pace", "target_ratio"]]
        .isna()
        .all(axis=None)
    )


def test_not_stated_is_told_from_named_without_a_number(rows):
    assert rows.loc["居民消费价格", "status"] == "not stated"
    assert rows.loc["农村居民人均可支配收入", "status"] == "no number"
    assert rows.loc["固定资产投资", "status"] == "stated"
    assert rows.loc[rows["status"] != "stated", "why"].notna().all()


BOUNDS = ("eq", "ge", "gt", "le", "lt", "approx", "range")
SIDES = {"ge": 1, "gt": 1, "le": -1, "lt": -1, "eq": 0}


def test_the_bound_of_a_ratio_never_says_more_than_its_parts():
    for above, below in product(BOUNDS, BOUNDS):
        bound, both = quotient(above, below), {above, below}
        if "range" in both or both == {"approx", "ge"}:
            assert bound is None
        elif both <= SIDES.keys():
            directions = {SIDES[above], -SIDES[below]} - {0}
            assert (bound is None) == (len(directions) == 2)
            assert bound is None or {SIDES[bound]} == (directions or {0})
            assert bound is None or (bound in ("gt", "lt")) == bool(both & {"gt", "lt"})


def test_ladder_has_its_sources_and_rises():
    ladder = tables.shipped("ladder")
    assert ladder["value"].is_monotonic_increasing and (ladder["bound"] == "approx").all()
    assert ladder["address"].str.len().gt(10).all() and ladder["source"].notna().all()
    assert ladder.sort_values("date")["level"].iloc[0] == "district"


PAGE = """某区政府工作报告
——2021年11月24日在某区第十九届人民代表大会第一次会议上
各位代表：
一、过去五年工作回顾
五年来，{}。
二、今后五年奋斗目标
{}。
三、2022年主要工作
{}。
"""


def read(indicator: str, review: str = "", outlook: str = "", year: str = "") -> pd.Series:
    """Row of an indicator in the ledger of a report that says no more of it."""
    return Report(PAGE.format(review, outlook, year)).ledger.set_index("indicator").loc[indicator]


def test_two_units_are_not_compared():
    row = read("利用外资", "累计利用外资3亿美元", "累计利用外资5亿美元", "利用外资8亿元")
    assert row["target_ratio"] == pytest.approx(5 / 3) and pd.isna(row["goal_ratio"])
    assert (row["achieved_unit"], row["goal_unit"]) == ("美元", "元")
    assert row["why"] == "goal: yuan is not compared with US dollars"
    assert row["why_zh"] == "当年：元不能和美元相比"


def test_a_rate_has_a_pace_where_it_is_yearly_or_of_one_year():
    gdp = "地区生产总值"
    row = read(gdp, f"{gdp}年均增长5%", f"{gdp}年均增长6%", f"{gdp}增长7%")
    assert (row["achieved_pace"], row["target_pace"], row["goal_pace"]) == (5, 6, 7)
    assert (row["target_ratio"], row["goal_ratio"]) == (1.2, 1.4) and pd.isna(row["why"])
    row = read(gdp, f"{gdp}年均增长5%", f"{gdp}增长30%")
    assert pd.isna(row["target_pace"]) and pd.isna(row["target_ratio"])
    assert row["why"] == "target: a change over the whole term is not compared with a yearly rate"


def test_a_share_and_a_stock_have_no_pace_and_an_estimate_is_reached():
    row = read("绿化覆盖率", "绿化覆盖率达到41%", year="绿化覆盖率达到43%")
    assert (row["achieved_value"], row["goal_value"]) == (41, 43)
    assert pd.isna(row["achieved_pace"]) and pd.isna(row["goal_ratio"])
    row = read("常住人口", "新建道路30公里，预计常住人口达到70万人", "常住人口达到80万人")
    assert row["achieved_value"] == 700_000 and pd.isna(row["achieved_pace"])
    assert "a stock" in row["why"]


def test_what_stands_at_the_end_of_a_review_of_one_year_is_no_stock():
    head = PAGE.partition("一、")[0].replace("2021年11月24日", "2024年1月20日")
    page = f"{head}一、2023年工作回顾\n财政收入完成15亿元。\n二、2024年工作\n财政收入完成18亿元。"
    row = Report(page).ledger.set_index("indicator").loc["财政收入"]
    assert row["achieved_pace"] == 15e8 and row["goal_ratio"] == pytest.approx(1.2)


def test_the_first_claim_of_a_phase_counts_in_the_unit_of_its_indicator():
    row = read("高新技术企业", "高新技术企业增长20%，高新技术企业达到30家，高新技术企业达到50家")
    assert row["achieved"] == "c002 c003" and row["achieved_value"] == 30


def test_a_standing_value_of_a_year_behind_the_planned_one_is_of_the_term():
    row = read("绿化覆盖率", "", "到2026年，绿化覆盖率达到43%", "绿化覆盖率达到41%")
    assert (row["target_value"], row["target_from_year"], row["target_to_year"]) == (43, 2026, 2026)
    assert (row["goal"], row["goal_value"], row["goal_to_year"]) == ("c002", 41, 2022)
    row = read("绿化覆盖率", outlook="到2022年，绿化覆盖率达到41%")
    assert row["goal_value"] == 41 and pd.isna(row["target"])


def test_whether_goal_and_past_speak_of_the_same(rows):
    assert rows.loc["固定资产投资", "goal_alike"] and not rows.loc["新增就业", "goal_alike"]
    assert pd.isna(rows.loc["绿化覆盖率", "goal_alike"])


def test_only_what_every_plan_states_is_missed(rows):
    expected = {row["standard"] for row in lexicon.rows("grammar/standards.csv") if row["why"]}
    assert set(rows.index[rows["status"] != "stated"]) <= expected


def test_a_goal_that_hangs_on_another_figure_is_quoted():
    page = PAGE.format("", "城乡居民收入与经济增长同步", "扩大进出口")
    report = Report(page)
    rows = report.ledger.set_index("indicator")
    wanted = {"农村居民人均可支配收入": "in step", "进出口总额": "no number"}
    assert rows.loc[[*wanted], "status"].to_dict() == wanted
    quoted = rows.loc[[*wanted], ["start", "end", "quote"]]
    assert all(report.text[start:end] == quote for start, end, quote in quoted.values)


@pytest.mark.parametrize(
    ("review", "outlook", "year", "cell"),
    [
        ("地区生产总值增长5%", "地区生产总值年增长6%", "地区生产总值增长7%", "7% growth"),
        ("地区生产总值增长5%", "地区生产总值年增长6%", "", "6% growth (2022–2026)"),
        ("地区生产总值增长5%", "", "", "not stated"),
        ("", "", "地区生产总值达到30亿元，地区生产总值增长7%", "30亿元 level; 7% growth"),
        ("", "", "地区生产总值下降3%", "−3% growth"),
    ],
)
def test_the_target_of_a_report_is_that_of_the_year_else_of_the_term(review, outlook, year, cell):
    found = tables.targets([("某区", Report(PAGE.format(review, outlook, year)))])
    assert tables.side_by_side(found)["地区生产总值"].tolist() == [cell]


def test_a_report_given_twice_has_two_rows(report):
    wide = tables.side_by_side(tables.targets([("b", report), ("a", report), ("b", report)]))
    assert wide["report"].tolist() == ["b", "a", "b"]
    assert wide["地区生产总值"].tolist() == ["约7% growth"] * 3
