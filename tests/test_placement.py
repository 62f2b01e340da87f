"""Which stretch looks back and which ahead: reports with headings, with others, and with none."""

from datetime import date
from itertools import groupby

import pytest

from nanguan.reading.report_years import Years, years
from nanguan.reading.text import clean
from nanguan.report import Report

HEAD = "某市政府工作报告\n——2024年1月20日在某市第三次会议上\n各位代表：\n"


def stances(body: str) -> dict[str, tuple[str, int, int]]:
    claims = Report(HEAD + body).claims
    return {row.quote: (row.stance, row.from_year, row.to_year) for row in claims.itertuples()}


def places(body: str, head: str = HEAD) -> list[tuple[str | None, int | None, int | None]]:
    """Horizon and years of the stretches of a report, one after the other."""
    report = Report(head + body)
    found = [(it.horizon, it.first, it.last) for it in report._read.sentences if it.horizon]
    return [it for it, _ in groupby(found)]


REVIEW, YEAR, CONDUCT = (("review", 2023, 2023), ("year", 2024, 2024), ("conduct", 2024, 2024))
TERM, OUTLOOK = ("review", 2019, 2023), ("outlook", 2024, 2028)


@pytest.mark.parametrize(
    ("title", "placed"),
    [
        ("2023年工作回顾", REVIEW),
        ("过去五年工作回顾", TERM),
        ("过去四年工作回顾", ("review", 2020, 2023)),
        ("2023年及本届政府工作回顾", REVIEW),
        ("2023年主要工作", REVIEW),
        ("二○二三年政府的工作", REVIEW),
        ("今后五年奋斗目标", OUTLOOK),
        ("今后六年的目标", ("outlook", 2024, 2029)),
        ("2024年及今后五年目标", OUTLOOK),
        ("2025年以后的工作", OUTLOOK),
        ("2024年重点工作", YEAR),
        ("2024 年工作的主要目标和任务", YEAR),
        ("2024年奋斗目标", YEAR),
        ("2024年目标任务", YEAR),
        ("今年的主要任务", YEAR),
        ("2024年工作情况", YEAR),
        ("附件1：名词解释", ("appendix", 2024, 2024)),
        ("附件1：2023年名词解释", ("appendix", 2024, 2024)),
    ],
)
def test_a_heading_places_its_part(title, placed):
    assert places(f"一、{title}\n学校7所。")[-1:] == [placed]


def test_conduct_is_of_the_plan_before_it():
    behind, ahead = "一、2023年工作回顾\n略。\n", "一、今后五年奋斗目标\n略。\n"
    conduct = "二、加强政府自身建设\n新建学校7所。"
    assert places(behind + conduct) == [REVIEW]
    assert places(f"一、2024年重点工作\n略。\n{conduct}") == [YEAR, CONDUCT]
    assert places(ahead + conduct) == [OUTLOOK, ("conduct", 2024, 2028)]


@pytest.mark.parametrize(
    "body",
    [
        "一、2023年工作回顾\n新建学校7所。\n二、2024年重点工作\n新建学校9所。",
        "第一部分　2023年工作回顾\n新建学校7所。\n第二部分　今年目标任务\n新建学校9所。",
        "**2023年主要工作**\n新建学校7所。\n**2024年工作安排**\n新建学校9所。",
        "## 一、2023年主要工作\n新建学校7所。\n## 二、2024年主要工作\n新建学校9所。",
        "过去一年，新建学校7所。\n今年经济社会发展的主要预期目标是：新建学校9所。",
        "一、教育提质\n新建学校7所。\n今年是关键一年。\n二、教育再提质\n新建学校9所。",
        "一、2023年工作回顾和2024年总体要求\n新建学校7所。\n今年是关键一年。\n新建学校9所。",
        "新建学校7所，取得了明显成效。\n做好今年的工作，意义重大。\n新建学校9所。",
        # Parts without a number hold those with one; and words of a plan do not end a review.
        "2023年工作回顾\n一、着力推进教育，加快发展\n新建学校7所。\n2024年工作安排\n一、教育\n新建学校9所。",
        # Of what has been done in the last year no later sentence makes a plan.
        "2023年，新建学校7所。\n2024年是关键一年。新建学校9所。去年打下了基础，要再接再厉。",
    ],
)
def test_what_was_done_is_told_from_what_will_be_done(body):
    assert stances(body) == {"7所": ("achieved", 2023, 2023), "9所": ("target", 2024, 2024)}


@pytest.mark.parametrize("salutation", ["各位代表：", "各位委员：", "名位代表：", "同志们："])
@pytest.mark.parametrize("between", ["\n", " ", ""])
def test_a_text_without_line_breaks_is_placed_alike(between, salutation):
    titles = (
        "一、2023年工作回顾", "过去一年，成效很好。",
        "二、今后五年的目标任务", "今后五年是关键时期。",
        "三、2024年工作安排", "今年，要办好实事。",
        "四、加强政府自身建设", "要依法行政。",
    )  # fmt: skip
    body = between.join(f"{title}{between}{'推进学校建设。' * 120}" for title in titles)
    head = HEAD.replace("各位代表：", salutation).replace("\n", between)
    assert places(body, head) == [REVIEW, OUTLOOK, YEAR, CONDUCT]


def test_a_term_and_its_last_year_in_one_review():
    found = stances("一、工作回顾\n五年来，新建学校70所，学校达到300所。\n2023年，新建学校7所。")
    assert found == {
        "70所": ("achieved", 2019, 2023),
        "300所": ("achieved", 2023, 2023),
        "7所": ("achieved", 2023, 2023),
    }


def test_a_review_turns_from_the_term_to_its_last_year_and_back():
    term, year = "五年来，变化很大。", "刚刚过去的2023年，极不平凡。"
    assert places(f"一、工作回顾\n{term}\n{year}\n{term}") == [TERM, REVIEW, TERM]
    assert places(f"一、2023年和本届政府工作回顾\n{year}\n{term}") == [REVIEW, TERM]
    four = "四年来，变化很大。"
    assert places(f"一、工作回顾\n{four}\n{year}") == [("review", 2020, 2023), REVIEW]
    since = "2020年以来，变化很大。"
    assert places(f"一、本届政府工作回顾\n{since}\n{since}") == [("review", 2020, 2023)]
    assert places(f"一、2023年工作回顾\n{year}三年来，变化很大。\n好。") == [REVIEW]


def test_a_plan_recalls_the_term_before_it():
    parts = "一、2023年工作回顾\n好。\n二、“十五五”规划纲要\n（一）过去五年的成就\n"
    parts += (
        f"过去五年，取得了明显成效。\n{'学校建设取得了明显成效。' * 3}\n（二）今后五年主要目标\n"
    )
    assert places(f"{parts}好。\n三、2024年工作\n好。") == [REVIEW, OUTLOOK, TERM, OUTLOOK, YEAR]


def test_a_stretch_says_why_it_is_placed_so():
    report = Report(
        f"{HEAD}一、2023年工作回顾\n过去一年，好。新建学校7所。\n二、安排\n今年是大年。"
    )
    said = "heading: 回顾; heading: 2023年; opening: 过去一年; 2023"
    assert report.outline["why"].tolist() == [said, "heading: 安排; opening: 今年是; 2024"]
    assert {report.why("c001")[it] for it in ("stance", "years")} == {said}


@pytest.mark.parametrize(
    ("page", "day", "expected"),
    [
        ("某县政府工作报告\n——2021年11月24日在某县会议上\n各位代表：", None, (2021, 2021, 2022)),
        ("某县政府工作报告\n——2024年1月20日在某县会议上\n各位代表：", None, (2024, 2023, 2024)),
        ("2019年某县政府工作报告\n各位代表：", None, (2019, 2018, 2019)),
        ("各位代表：", date(2021, 9, 30), (2021, 2020, 2021)),
        ("各位代表：", date(2021, 10, 1), (2021, 2021, 2022)),
        ("2019年某县政府工作报告\n各位代表：", date(2020, 12, 31), (2020, 2020, 2021)),
        ("各位代表：\n一、2018年工作回顾", None, (2019, 2018, 2019)),
        ("各位代表：", date(2020, 2, 1), (2020, 2019, 2020)),
        ("各位代表：", None, (None, None, None)),
        ("某县二00四年政府工作报告\n各位代表：", None, (2004, 2003, 2004)),
        ("二O一二年某县政府工作报告\n各位委员：", None, (2012, 2011, 2012)),
        ("某县政府工作报告\n（二〇二一年一月二十三日）\n各位代表：", None, (2021, 2020, 2021)),
        ("某县政府工作报告\n２０２１年１１月９日\n各位代表：", None, (2021, 2021, 2022)),
        ("某县政府工作报告\n2022 年 3 月 9 日\n同志们：", None, (2022, 2021, 2022)),
        ("某县政府工作报告 ——2022年3月9日在某县会议上 各位代表：好。", None, (2022, 2021, 2022)),
        ("年份：2008\n某县政府工作报告\n各位代表：", None, (2008, 2007, 2008)),
        ("发布时间：2021-12-16\n某县政府工作报告\n各位代表：", None, (None, None, None)),
        ("各位代表：\n一、2007年政府的工作\n二、2008年工作的目标和任务", None, (2008, 2007, 2008)),
        ("各位代表：\n一、2021年及本届政府工作回顾", None, (2022, 2021, 2022)),
        ("各位代表：\n一、2021年工作回顾\n二、明年的工作\n明年", None, (2021, 2021, 2022)),
        # A title that names another year than the day and the headings loses.
        (
            "2014年某县政府工作报告\n2012年1月31日\n各位代表：\n一、2011年工作回顾",
            None,
            (2012, 2011, 2012),
        ),
        (
            "各位代表：\n2023年，好。2023年，好。2024年，好。2024年，要更好。",
            None,
            (2024, 2023, 2024),
        ),
    ],
)
def test_years_of_a_report(page, day, expected):
    assert years(clean(page), day) == Years(*expected)


def test_a_text_that_cannot_be_placed_says_so():
    report = Report("增长7%左右，经济发展。")
    assert len(report.claims) == 1 and report.claims["from_year"].isna().all()
    assert [note.partition(":")[0] for note in report.notes] == [
        "no salutation and no title of a work report (政府工作报告)",
        "no date in the text, and too few words that name its year",
        "no heading and no opening that looks back or ahead found",
    ]
    half = Report(f"{HEAD}一、2023年工作回顾\n新建学校7所。")
    assert [note.partition(":")[0] for note in half.notes] == ["no part that looks ahead found"]


def test_the_nanguan_report_leaves_nothing_open(report):
    assert report.notes == []


@pytest.mark.parametrize("heading", ["附件1：名词解释", "附录", "名词注释"])
def test_a_number_of_an_appendix_is_context(heading):
    body = f"一、2024年重点工作\n新建学校9所。\n{heading}\n规上企业：年收入2000万元的企业。"
    assert stances(body) == {"9所": ("target", 2024, 2024), "2000万元": ("context", 2023, 2023)}
