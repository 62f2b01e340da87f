"""The command line as a user meets it: in a process of its own."""

import json
import subprocess
import sys

import pytest

from nanguan import cli, tables


def nanguan(*arguments: str, stdin: bytes = b"") -> subprocess.CompletedProcess:
    return subprocess.run([sys.executable, "-m", "nanguan", *arguments], input=stdin, capture_output=True)


def test_text_prints_the_text_and_nothing_else(report):
    assert nanguan("text").stdout.decode("utf-8") == report.text


@pytest.mark.parametrize("table", cli.TABLES)
def test_jsonl_has_the_columns_of_the_codebook(table):
    lines = nanguan(table, "--format", "jsonl").stdout.decode("utf-8").splitlines()
    assert list(json.loads(lines[0])) == tables.codebook(table)["column"].tolist()


def test_jsonl_has_null_for_na_and_years_as_integers():
    first = json.loads(nanguan("claims", "--format", "jsonl").stdout.decode("utf-8").splitlines()[0])
    assert first["direction"] is None and first["from_year"] == 2017 and isinstance(first["from_year"], int)
    assert first["value"] == 216_800_000_000


def test_table_is_the_default_and_standard_input_is_a_dash():
    done = nanguan("claims", "-", stdin="政府工作报告\n各位代表：\n今年增长7%左右。".encode())
    assert done.returncode == 0 and "7%左右" in done.stdout.decode("utf-8")


def test_date_places_an_undated_text():
    done = nanguan("claims", "-", "--date", "2024-01-20", "--format", "jsonl", stdin="二、2024年工作\n今年增长7%左右。".encode())
    claim = json.loads(done.stdout)
    assert (claim["from_year"], claim["to_year"]) == (2024, 2024)


@pytest.mark.parametrize(
    ("arguments", "stdin", "says"),
    [
        (["claims", "no-such-file.txt"], b"", "no-such-file.txt: no such file"),
        (["claims", "-"], b"", "standard input: the file is empty"),
        (["text", "-"], b"\0\1\2", "standard input: not a text file"),
        (["numbers", "-"], b"hello", "standard input: no Chinese character"),
        (["ledger", "-"], "床前明月光".encode(), "standard input: not a work report"),
        (["build", "-o", "/dev/null/site"], b"", "/dev/null/site"),
    ],
)
def test_wrong_input_ends_with_2_and_one_line(arguments, stdin, says):
    done = nanguan(*arguments, stdin=stdin)
    message = done.stderr.decode("utf-8")
    assert done.returncode == 2 and done.stdout == b""
    assert says in message and message.count("\n") == 1 and "Traceback" not in message


def test_unknown_command_and_date_end_with_2():
    assert nanguan("claim").returncode == 2
    assert b"write it as 2021-11-24" in nanguan("claims", "--date", "soon").stderr


def test_same_bytes_twice():
    assert nanguan("claims", "--format", "csv").stdout == nanguan("claims", "--format", "csv").stdout


def test_targets_are_one_row_a_report(tmp_path):
    page = "某县政府工作报告\n——2024年1月20日在某县会议上\n各位代表：\n一、2024年目标\n地区生产总值增长6%左右，森林覆盖率达到40%以上。"
    path = tmp_path / "county.txt"
    path.write_text(page, encoding="utf-8")
    lines = nanguan("targets", str(path), "--format", "csv").stdout.decode("utf-8").splitlines()
    cells = dict(zip(lines[0].split(","), lines[1].split(",")))
    assert len(lines) == 2 and cells["report"] == str(path) and cells["year"] == "2024"
    assert (cells["地区生产总值"], cells["森林覆盖率"], cells["居民消费价格"]) == ("约6% growth", "≥40% share", "not stated")


@pytest.mark.parametrize("at", ["7252", "c062"])
def test_explain_names_the_words_behind_each_field(at):
    rows = [json.loads(line) for line in nanguan("explain", "--at", at, "--format", "jsonl").stdout.decode("utf-8").splitlines()]
    words = {row["field"]: row["words"] for row in rows}
    assert words["bound"] == "以上" and words["unit"] == "元" and words["years"] == "2022年" and words["commitment"] == "预期目标"


def test_explain_where_there_is_no_claim():
    done = nanguan("explain", "--at", "0")
    assert done.returncode == 2 and b"offset 0: no claim there" in done.stderr


def test_a_text_without_a_date_is_read_with_a_note():
    done = nanguan("claims", "-", "--format", "jsonl", stdin="各位代表：\n今年增长7%左右。".encode())
    assert done.returncode == 0 and json.loads(done.stdout)["from_year"] is None
    assert b"no date in the text" in done.stderr
