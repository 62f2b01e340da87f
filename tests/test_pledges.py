"""Pledges: cases, and the program against the table that was coded by reading."""

import pytest

from nanguan import tables
from nanguan.report import Report

PAGE = """某县政府工作报告
——2024年1月20日在某县会议上
各位代表：
一、2023年工作回顾
新建学校7所。
二、2024年重点工作
{}"""


@pytest.mark.parametrize(
    ("sentence", "verb", "strength", "object", "ground"),
    [
        ("改造57个老旧小区。", "改造", "plain", "老旧小区", "number"),
        ("建成光明公园。", "建成", "plain", "光明公园", "finished"),
        ("进一步提升服务质量。", "提升", "plain", "服务质量", "none"),
        ("从严落实安全责任。", "落实", "plain", "安全责任", "none"),
        ("对接省级平台。", "对接", "plain", "省级平台", "none"),
        ("加大力度保护老建筑。", "保护", "plain", "老建筑", "none"),
        ("全力推进路网建设。", "推进", "plain", "路网建设", "none"),
        ("推动教育优质发展。", "推动", "plain", "教育优质发展", "none"),
        ("积极探索“互联网+监管”。", "探索", "explore", "“互联网+监管”", "none"),
        ("6月底前出台人才政策。", "出台", "plain", "人才政策", "date"),
        ("出台人才政策。", "出台", "plain", "人才政策", "finished"),
        ("城镇登记失业率控制在4.5%以内。", "实现", "plain", "城镇登记失业率", "number"),
    ],
)
def test_a_clause_is_a_pledge(sentence, verb, strength, object, ground):
    found = Report(PAGE.format(sentence)).pledges
    assert len(found) == 1
    row = found.iloc[0]
    assert (row["verb"], row["strength"], row["object"], row["ground"]) == (
        verb,
        strength,
        object,
        ground,
    )
    assert row["testable"] == (ground != "none")


@pytest.mark.parametrize(
    "sentence", ["围绕产业布局，", "放眼全球，形势严峻。", "明年是关键一年。", "新建学校，"]
)
def test_what_only_leads_on_or_looks_back_is_none(sentence):
    assert len(Report(PAGE.replace("二、2024年重点工作\n", "").format(sentence)).pledges) == 0


def test_the_program_agrees_with_the_coded_table(report):
    coded, found = (frame.set_index("end") for frame in (tables.shipped("pledges"), report.pledges))
    both = coded.index.intersection(found.index)
    assert len(both) >= 0.94 * len(found) and len(both) >= 0.89 * len(coded)
    for field, least in (("verb", 0.9), ("strength", 0.95), ("ground", 0.96)):
        assert (coded.loc[both, field] == found.loc[both, field]).mean() >= least, field


def test_the_coded_table_quotes_the_text(report):
    coded = tables.shipped("pledges")
    assert [report.text[a:b] for a, b in zip(coded["start"], coded["end"])] == coded[
        "quote"
    ].tolist()


def test_every_claim_of_a_target_stands_in_a_pledge(report):
    claims = {name for names in report.pledges["claims"].dropna() for name in names.split()}
    assert claims == set(report.claims.loc[report.claims["stance"] == "target", "id"])
