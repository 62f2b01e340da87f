"""Any text at all is read without an error, and every row leads back to its place."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nanguan.report import Report

# One sign of an ordinary text each, and those that make the reading stumble.
PIECES = (
    """
各位代表： 一、 （二） —— 2021年 今年 到2026年 13月 40日 11月24日 五年来 “ ” 0 3 7.5 1,234
二 零 十 两 半 百 千 万 亿 分之 / % ％ ‰ 余 多 家 个 项 目 元 万元 平方米 番 翻 成 倍 岁 年
增长 下降 提高到 由 从 至 - 和 、 分别 城乡 以上 左右 以内 超 近 不低于 其中 累计 达到 新增
投入 政府 工作 报告 地区生产总值 财政收入 就业 学校 建设 改造 的 等 ， 。 ； ！ [ ] （ ） A 5G
PM2.5 确保 力争 预计 位 第 届 大会 一带一路 附件
""".split()
    + ["\n", " ", "\u3000"]
)


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_text_is_read(text):
    report = Report("经济" + text)
    for table in ("numbers", "claims", "pledges", "phrases"):
        frame = getattr(report, table)
        cut = [report.text[a:b] for a, b in zip(frame["start"], frame["end"])]
        assert cut == frame["quote"].tolist()
    assert report.sentences["text"].str.cat(na_rep="") == report.text
    assert len(report.ledger) and report.outline is not None
    claims = report.claims
    assert (claims["from_year"] <= claims["to_year"]).fillna(True).all()
    assert not (claims["low"] > claims["high"]).any() and (claims["value"] >= 0).all()


@pytest.mark.parametrize(
    "text",
    [
        "增长零分之一",
        "增长3/0",
        "增长0分之0",
        "——2021年13月40日在会议上\n各位代表：\n增长7%",
        "十千万亿万亿家",
        "百分之",
        "\x0c3%",
    ],
)
def test_nonsense_is_read_too(text):
    assert Report(f"政府工作报告\n{text}").numbers["quote"].notna().all()
