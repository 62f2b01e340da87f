"""Which stretch looks back and which ahead: reports with headings, with others, and with none."""

from datetime import date

import pytest

from nanguan.reading import placement
from nanguan.reading.report_years import Years, years
from nanguan.reading.text import clean
from nanguan.report import Report

HEAD = "某市政府工作报告\n——2024年1月20日在某市第三次会议上\n各位代表：\n"


def stances(body: str) -> dict[str, tuple[str, int, int]]:
    claims = Report(HEAD + body).claims
    return {row.quote: (row.stance, row.from_year, row.to_year) for row in claims.itertuples()}


@pytest.mark.parametrize(
    ("title", "horizon"),
    [
        ("2021年工作回顾", "review"),
        ("过去五年工作回顾", "review"),
        ("今后五年奋斗目标", "outlook"),
        ("2024年重点工作", "year"),
        ("今年的主要任务", "year"),
        ("加强政府自身建设", "conduct"),
        ("2023年主要工作", "review"),
        ("附件1：名词解释", "appendix"),
        ("工业", None),
        ("2024年工作情况", "year"),
        ("2023年工作情况和2024年安排", "review"),
        ("2025年以后的工作", "year"),
        ("附件1：2023年名词解释", "appendix"),
        ("2024年政府自身建设", "conduct"),
        ("2024年及今后五年目标", "outlook"),
    ],
)
def test_horizon_of_a_heading(title, horizon):
    assert placement.titled(title, Years(2024, 2023, 2024)) == horizon


@pytest.mark.parametrize(
    "body",
    [
        "一、2023年工作回顾\n新建学校7所。\n二、2024年重点工作\n新建学校9所。",
        "第一部分　2023年工作回顾\n新建学校7所。\n第二部分　今年目标任务\n新建学校9所。",
        "**2023年主要工作**\n新建学校7所。\n**2024年工作安排**\n新建学校9所。",
        "## 一、2023年主要工作\n新建学校7所。\n## 二、2024年主要工作\n新建学校9所。",
        "过去一年，新建学校7所。\n今年经济社会发展的主要预期目标是：新建学校9所。",
        "一、教育提质\n新建学校7所。\n今年是关键一年。\n二、教育再提质\n新建学校9所。",
        "一、2023年工作回顾和2024年总体要求\n新建学校7所。\n二、扩大教育\n新建学校9所。",
    ],
)
def test_what_was_done_is_told_from_what_will_be_done(body):
    assert stances(body) == {"7所": ("achieved", 2023, 2023), "9所": ("target", 2024, 2024)}


def test_a_term_and_its_last_year_in_one_review():
    found = stances("一、工作回顾\n五年来，新建学校70所，学校达到300所。\n2023年，新建学校7所。")
    assert found == {
        "70所": ("achieved", 2019, 2023),
        "300所": ("achieved", 2023, 2023),
        "7所": ("achieved", 2023, 2023),
    }


def test_what_is_said_of_the_term_holds_until_one_year_is_named_or_the_part_ends():
    term, year = "五年来，变化很大。", "新建学校7所。"
    last = "刚刚过去的2023年更是如此"
    assert stances(f"一、工作回顾\n{term}\n{year}")["7所"][1] == 2019
    assert stances(f"一、工作回顾\n{term}\n二、工作总结\n{year}")["7所"][1] == 2023
    assert stances(f"一、工作回顾\n五年来，变化很大，{last}。{year}")["7所"][1] == 2023
    assert stances(f"一、工作回顾\n{last}，五年累计看也很大。{year}")["7所"][1] == 2019
    assert stances(f"一、工作回顾\n五年来，{last}，五年累计看也很大。{year}")["7所"][1] == 2019


def test_a_section_may_speak_of_another_time_than_its_part():
    plan, schools = "一、“十五五”规划纲要\n", "新建学校{}所。\n"
    behind = f"（一）2023年发展成就。{schools.format(7)}"
    long = f"（二）认真推广2023年以来各地各部门形成的行之有效的成功经验和做法。{schools.format(8)}"
    found = stances(f"{plan}{behind}{long}（三）主要目标。{schools.format(9)}")
    assert [found[it][0] for it in ("7所", "8所", "9所")] == ["achieved", "target", "target"]


@pytest.mark.parametrize(
    ("body", "stance"),
    [
        # Of its own conduct a government speaks in the plan, and of what it did in the review.
        ("一、2023年工作回顾\n略。\n二、加强政府自身建设\n新建学校7所。", "achieved"),
        ("一、2024年重点工作\n略。\n二、加强政府自身建设\n新建学校7所。", "target"),
        # An opening turns ahead once, and neither back nor from the year to the term.
        ("一、2024年重点工作\n今后五年的主要目标是明确的。\n新建学校7所。", "target"),
        ("新建道路3条。\n做好今年的工作，意义重大。\n新建学校7所。", "target"),
    ],
)
def test_what_turns_and_what_does_not(body, stance):
    assert stances(body)["7所"] == (
        stance,
        *((2023, 2023) if stance == "achieved" else (2024, 2024)),
    )


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
    ],
)
def test_years_of_a_report(page, day, expected):
    assert years(clean(page), day) == Years(*expected)


def test_a_text_that_cannot_be_placed_says_so():
    report = Report("增长7%左右，经济发展。")
    assert len(report.claims) == 1 and report.claims["from_year"].isna().all()
    assert [note.partition(":")[0] for note in report.notes] == [
        "no salutation and no title of a work report (政府工作报告)",
        "no date in the text",
        "no part, salutation or turn to a plan found",
    ]


def test_the_nanguan_report_leaves_nothing_open(report):
    assert report.notes == []


@pytest.mark.parametrize("heading", ["附件1：名词解释", "附录", "名词注释"])
def test_a_number_of_an_appendix_is_context(heading):
    body = f"一、2024年重点工作\n新建学校9所。\n{heading}\n规上企业：年收入2000万元的企业。"
    assert stances(body) == {"9所": ("target", 2024, 2024), "2000万元": ("context", 2023, 2023)}
