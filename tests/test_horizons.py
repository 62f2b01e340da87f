"""Which stretch looks back and which ahead, for reports with headings, with others, and with none."""

from datetime import date

import pytest

from nanguan.calendar import Calendar, calendar
from nanguan.report import Report
from nanguan.text import clean

HEAD = "某市政府工作报告\n——2024年1月20日在某市第三次会议上\n各位代表：\n"


def stances(body: str) -> dict[str, tuple[str, int, int]]:
    claims = Report(HEAD + body).claims
    return {row.quote: (row.stance, row.from_year, row.to_year) for row in claims.itertuples()}


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
    assert found == {"70所": ("achieved", 2019, 2023), "300所": ("achieved", 2023, 2023), "7所": ("achieved", 2023, 2023)}


def test_a_section_may_speak_of_another_time_than_its_part():
    found = stances("一、“十五五”规划纲要\n1．2023年发展成就\n新建学校7所。\n2．今后五年目标\n新建学校90所。")
    assert found["7所"][0] == "achieved" and found["90所"][0] == "target"


@pytest.mark.parametrize(
    ("page", "day", "years"),
    [
        ("某县政府工作报告\n——2021年11月24日在某县会议上\n各位代表：", None, (2021, 2021, 2022)),
        ("某县政府工作报告\n——2024年1月20日在某县会议上\n各位代表：", None, (2024, 2023, 2024)),
        ("2019年某县政府工作报告\n各位代表：", None, (2019, 2018, 2019)),
        ("各位代表：\n一、2018年工作回顾", None, (2019, 2018, 2019)),
        ("各位代表：", date(2020, 2, 1), (2020, 2019, 2020)),
        ("各位代表：", None, (None, None, None)),
    ],
)
def test_years_of_a_report(page, day, years):
    assert calendar(clean(page), day) == Calendar(*years)


def test_a_text_that_cannot_be_placed_says_so():
    report = Report("增长7%左右，经济发展。")
    assert len(report.claims) == 1 and report.claims["from_year"].isna().all()
    assert [note.partition(":")[0] for note in report.notes] == ["no date in the text", "no part, salutation or turn to a plan found"]


def test_the_nanguan_report_leaves_nothing_open(report):
    assert report.notes == []
