"""The clean text: what is cut, what is kept, what the head says, and what is refused."""

import hashlib
from datetime import date

import pytest

from nanguan import ReportError, load, sources
from nanguan.reading import text

SOURCE_SHA = "d8cc0bbb75158981d4e1007f2ae4f60ee5abf165dc2156823a333abe978a7a3d"
TEXT_SHA = "6228f49f40c2c72c2ba5750513dc459efddd14456d10ca3b00aec91bda2402fe"


def test_source_is_the_page_byte_for_byte():
    assert hashlib.sha256(sources.NANGUAN.read_bytes()).hexdigest() == SOURCE_SHA


def test_text_is_pinned(report):
    assert report.sha256 == TEXT_SHA


def test_text_has_the_report_and_nothing_of_the_forum(report):
    assert report.text.startswith("2022年长春市南关区政府工作报告\n")
    assert report.text.endswith("以优异成绩向党的二十大献礼!")
    for chrome in ("签到", "回帖", "客服", "Powered", "快速回复"):
        assert chrome not in report.text


def test_every_line_of_the_text_is_a_line_of_the_source(report):
    lines = {line.strip() for line in sources.NANGUAN.read_text(encoding="utf-8").splitlines()}
    assert set(report.text.splitlines()) <= lines


def test_head_is_read(report):
    assert report.title == "2022年长春市南关区政府工作报告"
    assert report.date == date(2021, 11, 24)
    assert report.meeting == "长春市南关区第十九届人民代表大会第一次会议"
    assert (report.office, report.speaker) == ("代区长", "鲁月")


def test_head_may_be_silent():
    bare = text.clean("今年增长7%。")
    assert bare == text.Source("今年增长7%。", None, None, None, None, None, None)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        (b"", "empty"),
        (b" \n\t", "empty"),
        (b"text\0\0", "NUL byte at 4"),
        (b"\xff\xff\xff", "neither UTF-8 nor GB 18030"),
        (b"To be, or not to be", "no Chinese"),
    ],
)
def test_wrong_input_is_refused_in_one_line(tmp_path, raw, says):
    path = tmp_path / "input.txt"
    path.write_bytes(raw)
    with pytest.raises(ReportError, match=says) as error:
        load(path)
    assert str(path) in str(error.value) and "\n" not in str(error.value)


def test_missing_file_and_folder_are_refused(tmp_path):
    with pytest.raises(ReportError, match="no such file"):
        load(tmp_path / "none.txt")
    with pytest.raises(ReportError, match="cannot be read"):
        load(tmp_path)


def test_gb18030_is_read(tmp_path):
    path = tmp_path / "gb.txt"
    path.write_bytes("政府工作报告\n各位代表：\n增长7%左右。".encode("gb18030"))
    assert load(path).claims["bound"].tolist() == ["approx"]


def test_line_breaks_that_were_saved_as_signs_are_line_breaks():
    found = text.clean(r"某县政府工作报告\r\n各位代表：\r\n增长7%。")
    assert found.text == "某县政府工作报告\n各位代表：\n增长7%。"


def test_the_last_title_before_the_salutation_opens_the_report():
    title = "某县政府工作报告"
    page = f"首页\n2019年{title}\n2020年{title}\n各位代表：\n增长7%。\n{title}\n返回顶部\n某县"
    found = text.clean(page)
    assert found.text == f"2020年{title}\n各位代表：\n增长7%。\n{title}" and found.year == 2020


def test_a_day_that_is_in_no_calendar_is_none():
    found = text.clean("某县政府工作报告\n——2021年13月40日在某县会议上\n县长 张 三\n各位代表：")
    assert found.date is None and (found.office, found.speaker) == ("县长", "张三")


@pytest.mark.parametrize(
    ("day", "expected"),
    [
        ("——2021年11月4日在某县第九届人民代表大会第一次会议上", date(2021, 11, 4)),
        ("——二〇二一年十一月四日在某县会议上", date(2021, 11, 4)),
        ("（二○二一年十二月三十一日）", date(2021, 12, 31)),
        ("二00四年一月二十日", date(2004, 1, 20)),
        ("２０２１年１１月４日", date(2021, 11, 4)),
        ("2021 年 11 月 4 日 在某县会议上", date(2021, 11, 4)),
        ("某县政府工作报告（2021年11月4日 张三）", date(2021, 11, 4)),
        ("发布时间：2021-11-04", None),
    ],
)
@pytest.mark.parametrize("salutation", ["各位代表：", "**各位委员：**", "名位代表！", "同志们："])
def test_a_day_is_read_in_any_signs_before_any_salutation(day, expected, salutation):
    found = text.clean(f"某县政府工作报告\n{day}\n{salutation}\n2024年3月1日，好。")
    assert found.date == expected and found.title == "某县政府工作报告"


def test_a_head_in_one_line_is_read():
    page = (
        "某县政府工作报告 ——2021年11月4日在某县第九届人民代表大会会议上 县长 张 三 各位代表：好。"
    )
    found = text.clean(page)
    assert (found.title, found.date) == ("某县政府工作报告", date(2021, 11, 4))
    assert (found.meeting, found.speaker) == ("某县第九届人民代表大会会议", "张三")


@pytest.mark.parametrize(
    ("head", "year"),
    [
        ("二O一二年某县政府工作报告", 2012),
        ("年份：2008\n政府工作报告", 2008),
        ("发布时间：2021-12-16\n政府工作报告", None),
        ("时间：2023.01.24 来源：本站\n2021年某县政府工作报告", 2021),
    ],
)
def test_the_year_of_a_page_head(head, year):
    assert text.clean(f"{head}\n各位代表：\n好。").year == year
