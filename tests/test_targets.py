"""The standard targets of reports: which claim counts, series apart, what is not stated."""

import re

import pytest

from nanguan import lexicon, load, tables
from nanguan.errors import ReportError
from nanguan.report import Report
from nanguan.tables import standards

PAGE = "某县政府工作报告\n——2024年1月20日在某县会议上\n各位代表：\n一、2023年工作回顾\n" + (
    "物价平稳。\n二、2024年目标\n{}。\n"
)


def found(goals: str, standard: str) -> list[dict]:
    rows = tables.targets([("某县", Report(PAGE.format(goals)))])
    return rows[rows["standard"] == standard].to_dict("records")


def pick(goals: str, standard: str, *columns: str) -> list[tuple]:
    return [tuple(row[it] for it in columns) for row in found(goals, standard)]


@pytest.mark.parametrize(
    ("goals", "standard", "wanted"),
    [
        (
            "到2028年，地区生产总值达到90亿元。今年地区生产总值达到60亿元，增长6%",
            "地区生产总值",
            [("goal", "level", 60e8), ("goal", "growth", 6)],
        ),
        ("到2028年，森林覆盖率达到43%", "森林覆盖率", [("target", "share", 43)]),
        ("城镇新增就业3000人", "城镇新增就业", [("goal", "change", 3000)]),
    ],
)
def test_the_goal_of_the_planned_year_wins_and_each_measure_has_its_row(goals, standard, wanted):
    assert pick(goals, standard, "phase", "measure", "value") == wanted


@pytest.mark.parametrize(
    ("goals", "standard", "wanted"),
    [
        ("居民消费价格指数控制在103以内", "居民消费价格", ["index"]),
        ("居民消费价格涨幅控制在3%以内", "居民消费价格", ["rate"]),
        ("新增高新技术企业12家，高新技术企业达到90家", "高新技术企业", ["new", "stock"]),
        ("农民人均纯收入增长8%", "农村居民人均可支配收入", ["net"]),
        (
            "全口径财政收入增长5%，一般公共预算收入增长4%",
            "一般公共预算收入",
            ["all revenue", "general budget"],
        ),
    ],
)
def test_unlike_series_are_apart(goals, standard, wanted):
    assert [row["series"] for row in found(goals, standard)] == wanted


@pytest.mark.parametrize(
    "row", lexicon.rows("grammar/indicator_series.tsv"), ids=lambda row: row["example"]
)
def test_a_series_is_told_by_its_example(row):
    assert standards.series(row["standard"], row["example"]) == row["series"]
    name = row["example"].split()[0]
    assert row["standard"] in standards.answered(name)


def test_words_around_a_name_are_no_part_of_it():
    lists = lexicon.rows("grammar/named_targets.tsv", kind=("ahead", "behind"))
    assert [row["example"] for row in lists if not standards.answered(row["example"])] == []


@pytest.mark.parametrize("row", lexicon.rows("grammar/named_targets.tsv", kind="tied"))
def test_a_goal_that_hangs_on_another_figure_is_a_row_of_its_own_kind(row):
    clause = row["example"]
    (standard,) = [
        it["standard"]
        for it in lexicon.rows("grammar/standards.csv")
        if standards.tied(it["words"], [(0, clause)])
    ][:1]
    report = Report(PAGE.format(f"做好工作，{clause}"))
    rows = tables.targets([("某县", report)])
    (it,) = rows[rows["standard"] == standard].to_dict("records")
    assert (it["status"], it["quote"]) == ("in step", clause)
    assert report.text[it["start"] : it["end"]] == clause


def test_the_figure_on_which_a_goal_hangs_is_not_in_step_itself():
    assert pick("财政收入和居民收入与地区生产总值保持同步增长", "地区生产总值", "status") == [
        ("no number",)
    ]


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("城乡居民人均可支配收入", ["居民人均", "城镇居民人均", "农村居民人均"]),
        ("城镇和农村常住居民人均可支配收入", ["农村居民人均", "城镇居民人均"]),
        ("引进内资、外资", ["利用外资", "引进内资"]),
        ("固定资产投资、进出口总额", ["进出口总额", "固定资产投资"]),
        ("主要预期目标是地区生产总值", ["地区生产总值"]),
        ("年内全省城镇新增就业", ["城镇新增就业"]),
        ("**地区生产总值", ["地区生产总值"]),
        ("文化产业增加值占地区生产总值", []),
        ("税收收入、学校", []),
    ],
)
def test_a_joined_or_dressed_name_answers_for_its_standards(name, wanted):
    assert [it.removesuffix("可支配收入") for it in standards.answered(name)] == wanted


def test_what_the_plan_only_names_is_quoted_and_the_review_does_not_count():
    report = Report(PAGE.format("扩大进出口"))
    rows = tables.targets([("某县", report)]).set_index("standard")
    assert rows["status"].value_counts().to_dict() == {"not stated": 26, "no number": 1}
    it = rows.loc["进出口总额"]
    assert it["quote"] == report.text[it["start"] : it["end"]] == "扩大进出口。"


def test_a_report_that_cannot_be_read_or_has_no_plan_is_a_row_with_the_reason():
    rows = tables.targets([("a", ReportError("a: no such file")), ("b", Report("经济增长7%。"))])
    assert rows["status"].tolist() == ["error"] * 2
    assert rows["why"].str.startswith(("a: no such file", "b: no part")).all()
    assert tables.side_by_side(rows)["error"].tolist() == rows["why"].tolist()


def test_no_standard_is_called_not_stated_that_the_plan_names(corpus):
    reports = [(path.name, load(path)) for path in corpus]
    rows = tables.targets(reports)
    texts, words = dict(reports), lexicon.mapping("grammar/standards.csv", "standard", "words")
    wrong = []
    for it in rows[rows["status"] == "not stated"].itertuples():
        claims, sentences = texts[it.report].claims, texts[it.report].sentences
        aimed = claims[claims["stance"] == "target"]
        ahead = sentences["horizon"].isin(["outlook", "year", "conduct"])
        said = sentences.loc[ahead | sentences["sentence"].isin(aimed["sentence"]), "text"]
        looked = [*aimed["indicator"].dropna(), *said]
        wrong += (
            [(it.report, it.standard)] if re.search(words[it.standard], "\n".join(looked)) else []
        )
    assert len(rows) > 20 * len(corpus) and wrong == []
    quoted = rows[rows["quote"].notna()].itertuples()
    assert all(texts[it.report].text[it.start : it.end] == it.quote for it in quoted)
