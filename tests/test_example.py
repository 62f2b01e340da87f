"""The made-up report that students meet first: every number of it is read as it is meant."""

import re
from datetime import date

import pytest

import nanguan
from nanguan import sources

# Written beside the text: quote, indicator, value, unit, bound; the first 17 were reached in 2022,
# the others are aims for 2023.
CLAIMS = """
86.4亿元|地区生产总值|8640000000|元|eq
4.1%|地区生产总值|4.1|%|eq
5.3亿元|一般公共预算收入|530000000|元|eq
28亿元|社会消费品零售总额|2800000000|元|gt
4.5%|城镇居民人均可支配收入|4.5|%|eq
6.8%|农村居民人均可支配收入|6.8|%|eq
12.6万亩|茶园面积|126000|亩|eq
4200余吨|茶叶产量|4200|吨|gt
6个|新引进亿元以上项目|6|个|eq
150万人次|接待游客|1500000|人次|lt
9个|改造老旧小区|9|个|eq
1300余户|惠及群众|1300|户|gt
48公里|新建和改造农村公路|48|公里|eq
93%|农村自来水普及率|93|%|eq
2150人|城镇新增就业|2150|人|eq
3.8%以内|城镇登记失业率|3.8|%|le
540个|新增公办幼儿园学位|540|个|eq
6%左右|地区生产总值|6|%|approx
5%以上|一般公共预算收入|5|%|ge
8%至10%|固定资产投资|8|%|range
2000人以上|城镇新增就业|2000|人|ge
4.5%以内|城镇登记失业率|4.5|%|le
1万亩|新建标准化茶园|10000|亩|eq
20亿元|茶产业综合产值|2000000000|元|gt
10个|新引进亿元以上项目|10|个|eq
15亿元|新引进亿元以上项目投资|1500000000|元|eq
6.8万吨|粮食产量|68000|吨|ge
60公里|提升改造农村公路|60|公里|approx
11个|改造老旧小区|11|个|eq
600个|新增公办幼儿园学位|600|个|eq
5%以上|一般性支出|5|%|ge
""".split()


@pytest.fixture(scope="module")
def example():
    return nanguan.load(sources.EXAMPLE)


def test_every_number_is_read_as_it_is_meant(example):
    fields = zip(
        *(example.claims[name] for name in ("quote", "indicator", "value", "unit", "bound"))
    )
    assert [
        f"{quote}|{name}|{value:.12g}|{unit}|{bound}" for quote, name, value, unit, bound in fields
    ] == CLAIMS
    assert example.claims["stance"].tolist() == ["achieved"] * 17 + ["target"] * 14
    assert example.claims["to_year"].tolist() == [2022] * 17 + [2023] * 14
    assert set(example.claims["bound"]) == {"eq", "approx", "ge", "gt", "le", "lt", "range"}
    assert "other" not in set(example.numbers["kind"])


def test_it_says_that_it_is_made_up_and_is_short(example):
    page = sources.EXAMPLE.read_text(encoding="utf-8")
    assert page.startswith("【教学虚构】") and "Invented for teaching" in page.splitlines()[0]
    assert example.text.startswith("云岭县2023年政府工作报告")
    assert 700 <= len(re.findall("[\u4e00-\u9fff]", example.text)) <= 1000


def test_remarks_on_another_report_are_not_made_of_it(example):
    """The caveats of data/grammar/indicators.csv hold where a report has those names."""
    rows = example.ledger.set_index("indicator")
    assert (
        rows.loc["新增就业", "goal"] == "c021"
        and rows.loc["新增就业", ["why", "why_zh"]].isna().all()
    )
    assert rows.loc["亿元以上项目", ["why", "why_zh"]].isna().all()


def test_the_day_of_another_report_is_not_its_day(example, monkeypatch):
    """`nanguan build FILE --date DAY` speaks of FILE; a notebook may load other reports."""
    monkeypatch.setenv("NANGUAN_DATE", "2024-01-20")
    assert nanguan.load(sources.EXAMPLE).date == example.date == date(2023, 1, 11)
