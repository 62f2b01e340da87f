"""What was promised beside what the next report says: intervals, silence, years, places, errors.

A case is a row of cases/track.csv: a goal of the report of 2023 and what the report of 2024 says,
with the outcome for a standard and the quote that decides. Adding one is no code.
"""

import csv
import json
import re
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanguan import lexicon, load, tables
from nanguan.charts import track as charts
from nanguan.errors import ReportError
from nanguan.report import Report
from nanguan.tables.outcomes import outcome
from nanguan.tables.places import grouped, of_report

from .conftest import SHARED
from .test_cli import nanguan

PAGE = """{place}政府工作报告
——{year}年1月20日在{place}第九届人民代表大会第三次会议上
各位代表：
一、{last}年工作回顾
{review}。
二、{year}年主要目标
{goals}。
"""


def report(
    year: int, review: str = "大局稳定", goals: str = "做好工作", place: str = "某县"
) -> Report:
    return Report(PAGE.format(place=place, year=year, last=year - 1, review=review, goals=goals))


def pair(goals: str, review: str) -> list[tuple[str, Report]]:
    return [("2023.txt", report(2023, goals=goals)), ("2024.txt", report(2024, review))]


with open(Path(__file__).parent / "cases/track.csv", encoding="utf-8", newline="") as lines:
    CASES = [*csv.DictReader(lines)]


@pytest.mark.parametrize("case", CASES, ids=lambda it: f"{it['goal']} → {it['reported']}")
def test_a_goal_and_what_is_reported_give_their_outcome(case):
    reports = pair(case["goal"], case["reported"])
    rows = tables.track(reports)
    (row,) = rows[rows["standard"] == case["standard"]].to_dict("records")
    assert (row["outcome"], row["year"]) == (case["outcome"], 2023)
    quote = row["reported_quote"] if case["quote"] else ""
    assert quote == case["quote"]
    texts = {name: it.text for name, it in reports}
    for side in ("goal", "reported") if case["quote"] else ("goal",):
        start, quote = row[f"{side}_start"], row[f"{side}_quote"]
        assert texts[row[f"{side}_file"]][start : start + len(quote)] == quote


def test_an_estimate_stays_one_and_other_measures_are_no_number():
    (row,) = tables.track(pair("地区生产总值增长6%", "预计地区生产总值达到90亿元")).to_dict(
        "records"
    )
    assert row["reported_stance"] == "estimate" and row["reported_measure"] == "level"
    assert row["reported"] != row["reported"] and "90亿元" in row["why"]


def test_the_tolerance_is_an_argument():
    reports = pair("地区生产总值增长7%左右", "地区生产总值增长6.2%")
    found = [tables.track(reports, about)["outcome"].item() for about in (0, 0.05, 0.2)]
    assert found == ["below", "below", "below"]  # of a rate never more than half a point
    reports = pair("粮食产量20亿斤左右", "粮食产量19亿斤")
    found = [tables.track(reports, about)["outcome"].item() for about in (0, 0.05, 0.2)]
    assert found == ["below", "within", "within"]


def test_a_year_that_is_missing_and_one_report_alone():
    reports = [
        ("a", report(2020, goals="进出口总额增长5%")),
        ("b", report(2022, "进出口总额增长5%")),
    ]
    (row,) = tables.track(reports).to_dict("records")
    assert (row["outcome"], row["goal_file"]) == ("no_report", "a") and "2020" in row["why"]
    assert tables.track(reports[:1])["outcome"].tolist() == ["no_report"]


def test_a_target_of_a_term_is_followed_up_in_the_report_on_its_last_year():
    first = report(2021, goals="到2025年，地区生产总值达到90亿元。城镇新增就业3000人")
    last = report(2026, "2025年地区生产总值达到93亿元")
    rows = tables.track([("2021", first), ("2026", last)]).set_index("standard")
    told = rows.loc["地区生产总值"]
    assert (told["year"], told["outcome"], told["reported_file"]) == (2025, "reached", "2026")
    assert rows.loc["城镇新增就业", "outcome"] == "no_report"
    assert tables.track([("2021", first)])["standard"].tolist() == ["城镇新增就业"]


def test_two_reports_of_a_year_are_both_kept_and_named():
    reports = pair("进出口总额增长5%", "进出口总额增长6%")
    again = [("2023b.txt", report(2023, goals="进出口总额增长7%"))]
    again += [("2024b.txt", report(2024, "进出口总额增长6.5%"))]
    rows = tables.track([*reports, *again])
    assert [*zip(rows["goal_file"], rows["reported_file"], rows["outcome"])] == [
        ("2023.txt", "2024.txt", "reached"),
        ("2023.txt", "2024b.txt", "reached"),
        ("2023b.txt", "2024.txt", "below"),
        ("2023b.txt", "2024b.txt", "below"),
    ]


def test_places_are_kept_apart():
    other = [("x", report(2024, "进出口总额增长9%", place="乙市丙区"))]
    rows = tables.track([*pair("进出口总额增长5%", "大局稳定"), *other])
    assert rows[["place", "outcome"]].values.tolist() == [["某县", "not_reported"]]


@pytest.mark.parametrize(
    ("file", "head", "wanted"),
    [
        ("2021.txt", ["甲市第九届人民代表大会第一次会议"], "甲市"),
        ("2021.txt", ["市九届人大一次会议", "2021年甲市乙区人民政府工作报告"], "甲市乙区"),
        ("city-甲州市-2012.txt", ["市第九届人民代表大会", "政府工作报告"], "甲州市"),
        ("2021.txt", ["第九届全国人民代表大会第一次会议"], "全国"),
        ("丙丁2021.txt", [None], "丙丁"),
        ("2021.txt", [None, None], "2021"),
    ],
)
def test_the_place_is_told_by_the_head_or_the_file(file, head, wanted):
    page = Report("各位代表：\n略。")
    page.title, page.meeting = None, "\n".join(filter(None, head))
    assert of_report(file, page) == wanted


def test_a_place_with_two_longer_names_is_none_of_them():
    assert grouped(["丙区", "甲市丙区", "乙市丙区"])["丙区"] == "丙区"


def test_what_cannot_be_used_is_a_row_with_its_reason():
    undated = Report("各位代表：\n今年地区生产总值增长6%。")
    rows = tables.track([("a", ReportError("a: no such file")), ("b", undated)])
    assert rows["why"].str.startswith(("a: no such file", "b: no date in the text")).all()
    assert rows["outcome"].isna().all() and tables.told(rows).empty
    assert tables.track([]).empty


numbers = st.floats(-20, 20).map(lambda it: round(it, 1))
bounds = st.sampled_from(["eq", "ge", "gt", "le", "lt", "approx", "range"])


@st.composite
def said(draw):
    value, width = draw(numbers), draw(st.floats(0.1, 5).map(lambda it: round(it, 1)))
    row = {"value": value, "low": value, "high": value + width, "unit": "%"}
    return row | {"bound": draw(bounds), "direction": draw(st.sampled_from(["up", "down", None]))}


def inside(row: dict, part: float) -> dict:
    """A number, stated exactly, that a bounded one leaves possible."""
    ends = {"eq": (0, 0), "ge": (0, 9), "gt": (0.1, 9), "le": (-9, 0), "lt": (-9, -0.1)}
    ends |= {"approx": (0, 0), "range": (0, row["high"] - row["low"])}
    low, high = ends[row["bound"]]
    return row | {"value": row["value"] + low + part * (high - low), "bound": "eq"}


@given(said(), said(), st.sampled_from(["more", "less"]), st.floats(0, 1))
def test_no_number_that_was_possible_contradicts_an_outcome(goal, reported, better, part):
    whole = outcome(goal, reported, better)
    one = outcome(goal, inside(reported, part), better)
    if whole in ("reached", "below"):
        assert one == whole
    if whole == "within":
        assert one in ("within", "reached")
    if reported["bound"] == "eq" and goal["bound"] != "lt":
        assert whole != "undecided" or goal["bound"] in ("le", "ge", "gt")


@given(said(), said())
def test_less_is_more_turned_around(goal, reported):
    turned = [
        it | {"direction": "down" if it["direction"] != "down" else "up"} for it in (goal, reported)
    ]
    if goal["bound"] != "lt":
        assert outcome(goal, reported, "more") == outcome(*turned, "less")


def test_silence_is_true_over_the_corpus():
    """No standard is not reported of whose clause the review has a number of that year."""
    folder = Path(__file__).resolve().parents[2] / "shared/corpus"
    if not folder.is_dir():
        pytest.skip("no corpus of other reports beside the checkout")
    names = [
        it for it in sorted(folder.glob("*.txt")) if it.name.startswith(("city-长春市", "county"))
    ]
    reports = {it.name: load(it) for it in names}
    rows = tables.track(reports.items())
    silent = rows[rows["outcome"] == "not_reported"]
    words = lexicon.mapping("grammar/standards.csv", "standard", "words")
    wrong = []
    for it in silent.itertuples():
        claims, sentences = reports[it.reported_file].claims, reports[it.reported_file].sentences
        of_year = (claims["from_year"] == it.year) & (claims["to_year"] == it.year)
        mine = claims[of_year.fillna(False) & claims["stance"].isin(["achieved", "estimate"])]
        for claim in mine.itertuples():
            sentence = sentences.loc[claim.sentence]
            at = claim.start - sentence["start"]
            clause = re.split("[，,；;。：:！!？?\n]", sentence["text"][:at])[-1]
            wrong += [(it, clause)] if re.search(words[it.standard], clause) else []
    assert len(silent) > 30 and wrong == []
    quotes = rows[rows["reported_quote"].notna()]
    for it in quotes.itertuples():
        text = reports[it.reported_file].text
        assert text[it.reported_start :].startswith(it.reported_quote)


@pytest.fixture
def folder(tmp_path) -> Path:
    for name, it in pair("地区生产总值增长6%", "地区生产总值增长6.5%"):
        (tmp_path / name).write_text(it.text, encoding="utf-8")
    return tmp_path


def test_the_command_reads_a_folder(folder):
    done = nanguan("track", str(folder), "--format", "jsonl")
    (row,) = [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]
    assert list(row) == tables.codebook("track")["column"].tolist()
    assert (row["place"], row["goal"], row["reported"], row["outcome"]) == (
        "某县",
        6,
        6.5,
        "reached",
    )
    told = nanguan("track", str(folder)).stdout.decode("utf-8").splitlines()
    assert len(told) == 2 and "6.5% growth" in told[1] and "reached" in told[1]


def test_a_file_that_cannot_be_used_is_a_line_and_the_others_are_read(folder):
    (folder / "broken.pdf").write_bytes(b"%PDF-1.4 \0")
    (folder / "undated.txt").write_text("各位代表：\n今年增长6%。", encoding="utf-8")
    done = nanguan("track", str(folder), str(folder / "missing.txt"))
    lines = done.stderr.decode("utf-8").splitlines()
    assert done.returncode == 0 and b"reached" in done.stdout and len(lines) == 3
    assert all(line.startswith(f"nanguan: {folder}") for line in lines)


def test_each_place_is_a_table_of_its_own(folder):
    text = report(2024, goals="进出口总额增长9%", place="乙市").text
    (folder / "x.txt").write_text(text, encoding="utf-8")
    told = nanguan("track", str(folder)).stdout.decode("utf-8").split("\n\n")
    assert ["某县" in it for it in told] == [False, True] and "乙市" in told[0]


def test_a_folder_without_reports_ends_with_2(tmp_path):
    done = nanguan("track", str(tmp_path))
    assert done.returncode == 2 and done.stdout == b""
    assert b"no file in this folder" in done.stderr and done.stderr.count(b"\n") == 1


def test_a_day_that_is_given_places_a_report():
    undated = "政府工作报告\n各位代表：\n一、目标\n今年地区生产总值增长6%。"
    rows = tables.track([("某县.txt", Report(undated, date(2023, 1, 9)))])
    assert rows[["place", "year"]].values.tolist() == [["某县", 2023]]


YEARS = [
    ("2021", report(2021, goals="地区生产总值增长8%左右，进出口总额增长5%")),
    ("2022", report(2022, "预计地区生产总值增长6.2%", "地区生产总值增长7%以上")),
    ("2024", report(2024, goals="地区生产总值增长6%")),
    ("2025", report(2025, "地区生产总值达到90亿元", "地区生产总值增长5%")),
]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_promise_and_report_stand_side_by_side_and_a_gap_is_said(lang):
    picture = charts.promised(tables.track(YEARS), lang=lang)
    said = re.split("[；;] ?", picture.alt)
    assert [it[:4] for it in said] == ["2021", "2022", "2023", "2024", "2025"]
    assert "→ 6.2%" in said[0] and said[0][-3:] in ("计完成", "ted") and "→" not in said[2]
    wanted = ["没有下一份报告", "只报总量"] if lang == "zh" else ["no next report", "only level"]
    assert [said[1].split("→ ")[1], said[3].split("→ ")[1]] == wanted
    assert re.findall(r"\d+", picture.title) == ["2", "0", "1", "1"]


def test_the_grid_counts_what_it_shows_and_each_outcome_has_a_shape_of_its_own():
    picture = charts.outcomes(tables.track(YEARS), "en")
    assert re.findall(r"\d+", picture.title) == ["3", "0", "1", "2"]
    assert picture.alt == (
        "gross regional product: 2021 below, 2022 no next report, 2024 another measure, "
        "2025 no next report; total imports and exports: 2021 not reported"
    )
    allowed = lexicon.rows("codebook.csv", table="track", column="outcome")[0]["allowed"]
    shapes = [(sign, size, face == "white") for sign, size, _, face in charts._SIGNS.values()]
    assert {*charts._SIGNS} == {*allowed.split("|")} and len({*shapes}) == len(shapes)


def test_a_chart_of_track_is_of_one_place_and_of_a_goal_there_is():
    other = ("x", report(2024, goals="进出口总额增长9%", place="乙市"))
    with pytest.raises(ReportError, match="several places"):
        charts.outcomes(tables.track([*YEARS, other]))
    with pytest.raises(ReportError, match="standard with a goal"):
        charts.promised(tables.track(YEARS), "森林覆盖率")
    assert charts.promised(tables.track(YEARS), measure="level", lang="en").alt.endswith("0 rows")
    assert charts.outcomes(tables.track([]), "en").alt.endswith("0 rows")


def test_a_value_that_went_the_other_way_is_negative():
    rows = tables.track(pair("社会消费品零售总额增长6%", "社会消费品零售总额下降1.5%"))
    assert rows["reported"].tolist() == [-1.5]


def test_track_agrees_with_the_table_made_by_reading():
    """Of the goals of Changchun that two readers found; figures in data/README.md."""
    files = sorted((SHARED / "corpus").glob("city-长春市-*.txt"))
    if not files:
        pytest.skip("the reports of Changchun are not at hand")
    key = ["year", "standard", "goal", "goal_measure"]
    coded = tables.shipped("promises").dropna(subset="goal").drop_duplicates(key)
    found = tables.track((path.name, load(path)) for path in files)
    both = coded.merge(found.drop_duplicates(key), on=key, suffixes=("", "_found"))
    assert len(both) >= 0.87 * len(coded)
    assert both["outcome"].eq(both["outcome_found"]).mean() >= 0.93
    told = both.dropna(subset="reported")
    assert told["reported"].abs().eq(told["reported_found"].abs()).mean() >= 0.98
