"""The command line as a user meets it: in a process of its own."""

import json
import re
import subprocess
import sys

import pytest

from nanguan import cli, sources, tables, words

COUNTY = """某县政府工作报告
——2024年1月20日在某县会议上
各位代表：
一、2024年目标
地区生产总值增长6%左右，森林覆盖率达到40%以上。
"""


def nanguan(*arguments: str, stdin: str | bytes = b"") -> subprocess.CompletedProcess:
    given = stdin.encode() if isinstance(stdin, str) else stdin
    command = [sys.executable, "-m", "nanguan", *arguments]
    return subprocess.run(command, input=given, capture_output=True)


def objects(*arguments: str, stdin: str = "") -> list[dict]:
    """What a command prints as jsonl, an object a line."""
    done = nanguan(*arguments, "--format", "jsonl", stdin=stdin)
    assert done.returncode == 0, done.stderr.decode("utf-8")
    return [json.loads(line) for line in done.stdout.decode("utf-8").splitlines()]


def test_text_prints_the_text_and_nothing_else(report):
    assert nanguan("text").stdout.decode("utf-8") == report.text


@pytest.mark.parametrize("table", cli.TABLES)
def test_jsonl_has_the_columns_of_the_codebook(table):
    assert list(objects(table)[0]) == tables.codebook(table)["column"].tolist()


def test_jsonl_has_null_for_na_and_years_as_integers():
    first = objects("claims")[0]
    assert first["direction"] is None and first["value"] == 216_800_000_000
    assert first["from_year"] == 2017 and isinstance(first["from_year"], int)


def test_table_is_the_default_and_standard_input_is_a_dash():
    done = nanguan("claims", "-", stdin="政府工作报告\n各位代表：\n今年增长7%左右。")
    assert done.returncode == 0 and "7%左右" in done.stdout.decode("utf-8")


def test_date_places_an_undated_text():
    undated = "二、2024年工作\n今年增长7%左右。"
    (claim,) = objects("claims", "-", "--date", "2024-01-20", stdin=undated)
    assert (claim["from_year"], claim["to_year"]) == (2024, 2024)


@pytest.mark.parametrize(
    ("arguments", "stdin", "says"),
    [
        ("claims no-such-file.txt", "", "no-such-file.txt: no such file"),
        ("claims -", "", "standard input: the file is empty"),
        ("text -", "\0\1\2", "standard input: not a text file"),
        ("numbers -", "hello", "standard input: no Chinese character"),
        ("claims --date 2020-01-01", "", "the report: the text names 2021-11-24"),
        ("explain --at 0", "", "offset 0: no claim there"),
        ("explain --at c999", "", "c999: no claim there; ids run from c001"),
        ("kwic --word=", "", "no word to look for"),
        ("build -o /dev/null/site", "", "/dev/null/site"),
    ],
)
def test_wrong_input_ends_with_2_and_one_line(arguments, stdin, says):
    done = nanguan(*arguments.split(), stdin=stdin)
    message = done.stderr.decode("utf-8")
    assert done.returncode == 2 and done.stdout == b""
    assert says in message and message.count("\n") == 1 and "Traceback" not in message


def test_unknown_command_and_date_end_with_2():
    assert nanguan("claim").returncode == 2
    assert b"write it as 2021-11-24" in nanguan("claims", "--date", "soon").stderr


def test_same_bytes_twice():
    once, again = (nanguan("claims", "--format", "csv").stdout for _ in range(2))
    assert once == again


@pytest.fixture
def county(tmp_path) -> str:
    path = tmp_path / "county.txt"
    path.write_text(COUNTY, encoding="utf-8")
    return str(path)


def test_targets_are_one_row_a_report_and_indicator(county):
    rows = objects("targets", county)
    assert list(rows[0]) == tables.codebook("targets")["column"].tolist()
    assert {(it["report"], it["year"]) for it in rows} == {(county, 2024)}
    found = {it["standard"]: it for it in rows}
    output, forest = found["地区生产总值"], found["森林覆盖率"]
    assert (output["value"], output["bound"], output["measure"]) == (6, "approx", "growth")
    assert (forest["low"], forest["high"], forest["measure"]) == (40, None, "share")
    assert found["居民消费价格"]["status"] == "not stated"
    assert nanguan("targets", county, "--format", "csv").stdout.count(b"\n") == 1 + len(rows)


def test_for_people_targets_are_one_row_a_report(county):
    told = nanguan("targets", county, county).stdout.decode("utf-8").splitlines()
    assert len(told) == 3 and told[1] == told[2] and "约6% growth" in told[1]


@pytest.mark.parametrize("style", ["table", "csv", "jsonl"])
def test_a_file_that_cannot_be_read_does_not_hide_the_others(county, style):
    done = nanguan("targets", "missing.txt", county, "--format", style)
    told, message = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
    assert done.returncode == 0 and "county.txt" in told and "missing.txt: no such file" in told
    assert message.startswith("nanguan: missing.txt: no such file") and message.count("\n") == 1


def test_files_of_which_none_can_be_read_end_with_2_and_a_line_each():
    done = nanguan("targets", "a.txt", "b.txt")
    lines = done.stderr.decode("utf-8").splitlines()
    assert done.returncode == 2 and done.stdout == b""
    assert [line.partition(".txt: ")[0] for line in lines] == ["nanguan: a", "nanguan: b"]
    assert "exit code 2" in " ".join(nanguan("targets", "--help").stdout.decode("utf-8").split())


@pytest.mark.parametrize("at", ["7252", "c062"])
def test_explain_names_the_words_behind_each_field(at):
    said = {row["field"]: row["words"] for row in objects("explain", "--at", at)}
    wanted = {"bound": "以上", "unit": "元", "years": "2022年", "commitment": "预期目标"}
    assert {name: said[name] for name in wanted} == wanted


def test_words_are_found_and_weighed(report):
    assert len(objects("kwic", "--word", "铺设")) == report.text.count("铺设") > 0
    keys = objects("keyness", "--against", str(sources.EXAMPLE))
    assert {row["side"] for row in keys} == {"target", "reference"}
    parts = [row["word"] for row in objects("keyness")]
    assert parts == words.keyness_of_part(report.words, 1)["word"].tolist()


def test_a_text_without_a_date_is_read_with_a_note():
    stdin = "各位代表：\n今年增长7%左右。"
    done = nanguan("claims", "-", "--format", "jsonl", stdin=stdin)
    assert done.returncode == 0 and json.loads(done.stdout)["from_year"] is None
    assert b"no date in the text" in done.stderr


def test_help_names_every_command_and_what_it_prints():
    told = nanguan("--help").stdout.decode("utf-8")
    assert [name for name in cli.TABLES if not re.search(rf"^ +{name}\s+\S", told, re.M)] == []
