"""Many reports into a folder of Parquet: resumable, flat in memory, every file a row."""

import hashlib
import random
import re
import signal
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import joblib
import pandas as pd
import pyarrow.parquet as pq
import pytest

import nanguan
from nanguan import corpus, sources, tables
from nanguan.errors import ReportError
from nanguan.tables import places

PAGE = """{place}政府工作报告
——{year}年1月{day}日在{place}第十届人民代表大会第{n}次会议上
各位代表：
一、{last}年工作回顾
地区生产总值增长{n}.5%，新增就业{n}00人。
二、{year}年工作安排
地区生产总值增长{n}%左右，力争财政收入突破{n}亿元。
"""
LINUX = pytest.mark.skipif(
    not Path("/proc/self/status").exists(), reason="asks Linux for its memory"
)


def page(n: int = 6, place: str = "黑龙江省鸡西市", year: int = 2024) -> str:
    return PAGE.format(place=place, year=year, last=year - 1, day=n % 28 + 1, n=n)


def filled(folder: Path, count: int) -> Path:
    """Folder with so many reports, all of them different."""
    folder.mkdir()
    for n in range(1, count + 1):
        (folder / f"{n:04}.txt").write_text(page(n), encoding="utf-8")
    return folder


@pytest.fixture
def reports(tmp_path) -> Path:
    return filled(tmp_path / "reports", 4)


def read(paths, output, **more) -> pd.DataFrame:
    """Corpus read in this process, without the names of folders in front of its files."""
    made = nanguan.read_corpus(paths, output, jobs=1, **more)
    return made.assign(file=made["file"].str.rpartition("/")[2]).set_index("file")


def content(folder: Path) -> dict[str, str]:
    """Every file of a corpus with the checksum of its bytes."""
    files = [path for path in folder.rglob("*") if path.is_file()]
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def rows(folder: Path, table: str) -> pd.DataFrame:
    found = pd.read_parquet(folder / table)
    by = ["file"] + [it for it in ("start", "standard", "measure") if it in found]
    return found.sort_values(by, ignore_index=True)


def test_the_tables_are_those_of_each_report(reports, tmp_path):
    made = read(reports, tmp_path / "out")
    assert list(made.reset_index()) == tables.codebook("reports")["column"].tolist()
    for name in corpus.TABLES:
        found = rows(tmp_path / "out", name)
        columns = tables.codebook(name)["column"].tolist()
        assert list(found) == ["file", *columns]
        for path in sorted(reports.iterdir()):
            report = nanguan.load(path)
            own = tables.targets([(path.as_posix(), report)]) if name == "targets" else None
            alone = own if own is not None else getattr(report, name)
            mine = found[found["file"] == path.as_posix()].drop(columns="file")
            same = mine.astype(alone.dtypes).sort_values(columns, ignore_index=True)
            pd.testing.assert_frame_equal(same, alone.sort_values(columns, ignore_index=True))


def test_types_are_those_of_the_codebook(reports, tmp_path):
    made = read(reports, tmp_path / "out").reset_index()
    kinds = {"string": "string", "integer": "Int64", "date": "object"}
    for row in tables.codebook("reports").itertuples():
        assert made[row.column].dtype == kinds[row.type], row.column
    schema = pq.read_schema(next((tmp_path / "out" / "reports").iterdir()))
    assert str(schema.field("date").type) == "date32[day]"
    claims = pd.read_parquet(tmp_path / "out" / "claims")
    assert (
        claims.dtypes.map(str).to_dict()
        == {"file": "string"}
        | nanguan.load(next(reports.iterdir())).claims.dtypes.map(str).to_dict()
    )


def test_a_row_says_what_was_found_and_how(reports, tmp_path):
    row = read(reports, tmp_path / "out").loc["0003.txt"]
    assert (row.place, row.level, row.code, row.placed_by) == ("鸡西市", "city", "230300", "text")
    assert (row.date, row.dated_by, row.review, row.plan) == (date(2024, 1, 4), "text", 2023, 2024)
    report = nanguan.load(reports / "0003.txt")
    assert row.sha256 == report.sha256 and row.characters == len(report.text)
    assert (row.claims, row.numerals) == (len(report.claims), len(report.numbers))
    assert row.unplaced == 0 and row[["notes", "error", "same_as"]].isna().all()
    assert row.checksum == hashlib.sha256((reports / "0003.txt").read_bytes()).hexdigest()


def test_what_is_there_is_not_read_again(reports, tmp_path, monkeypatch):
    read(reports, tmp_path / "out")
    before = content(tmp_path / "out")
    monkeypatch.setattr(sources, "read", lambda path: pytest.fail(f"{path} is read again"))
    read(reports, tmp_path / "out")
    assert content(tmp_path / "out") == before


def test_what_is_new_changed_or_gone_leaves_no_old_row(reports, tmp_path, monkeypatch):
    read(reports, tmp_path / "out")
    (reports / "0001.txt").write_text(page(8), encoding="utf-8")
    (reports / "0002.txt").unlink()
    (reports / "0005.txt").write_text(page(9), encoding="utf-8")
    asked, real = [], sources.read
    monkeypatch.setattr(sources, "read", lambda path: asked.append(Path(path).name) or real(path))
    read(reports, tmp_path / "out")
    assert asked == ["0001.txt", "0005.txt"]
    read(reports, tmp_path / "anew")
    for name in ("reports", *corpus.TABLES):
        again, anew = (rows(tmp_path / folder, name) for folder in ("out", "anew"))
        pd.testing.assert_frame_equal(again, anew)


def test_a_table_asked_for_later_is_made_and_those_there_stay_right(reports, tmp_path):
    read(reports, tmp_path / "out", tables=["claims"])
    assert {it.name for it in (tmp_path / "out").iterdir()} == {"reports", "claims"}
    (reports / "0001.txt").unlink()
    read(reports, tmp_path / "out", tables=["targets"])
    for name in ("claims", "targets"):
        files = rows(tmp_path / "out", name)["file"].str[-8:]
        assert {*files} == {"0002.txt", "0003.txt", "0004.txt"}
    assert len(pd.read_parquet(tmp_path / "out" / "reports")) == 3


def test_the_same_input_gives_the_same_bytes_with_any_number_of_processes(tmp_path):
    folder = filled(tmp_path / "reports", 60)
    nanguan.read_corpus(folder, tmp_path / "one", jobs=1)
    nanguan.read_corpus(folder, tmp_path / "two", jobs=2)
    assert content(tmp_path / "one") == content(tmp_path / "two")
    assert len(content(tmp_path / "one")) == 3 * (1 + len(corpus.TABLES))


def started(folder: Path, output: Path) -> subprocess.Popen:
    command = [sys.executable, "-m", "nanguan", "corpus", folder, "-o", output]
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def test_a_run_that_is_killed_goes_on_where_it_was(tmp_path):
    folder, chance = filled(tmp_path / "reports", 300), random.Random(1)
    nanguan.read_corpus(folder, tmp_path / "whole", jobs=2)
    out, survived = tmp_path / "out", 0
    for wanted in (1, 4, 7):
        run = started(folder, out)
        while run.poll() is None and len([*out.glob("reports/*.parquet")]) < wanted:
            time.sleep(0.005)
        time.sleep(chance.random() / 20)
        run.send_signal(signal.SIGKILL)
        survived += run.wait() == -signal.SIGKILL
        files = {name: set(rows(out, name)["file"]) for name in ("reports", *corpus.TABLES)}
        assert all(files["reports"] <= it for it in files.values())  # what is there is whole
    assert survived
    nanguan.read_corpus(folder, out, jobs=2)
    assert content(out) == content(tmp_path / "whole")


def test_a_batch_that_a_kill_left_twice_is_kept_once(reports, tmp_path):
    out = tmp_path / "out"
    read(reports, out)
    (first,) = (out / "reports").iterdir()
    whole = {name: (out / name / first.name).read_bytes() for name in ("reports", *corpus.TABLES)}
    (reports / "0004.txt").unlink()
    read(reports, out)  # what stays of the batch is written as one of its own
    for name, raw in whole.items():
        (out / name / first.name).write_bytes(raw)  # as if the old one had not gone yet
    (out / "claims" / "stray.parquet").write_bytes(raw)
    made = read(reports, out)
    assert sorted(made.index) == ["0001.txt", "0002.txt", "0003.txt"]
    assert not rows(out, "claims").duplicated(["file", "id"]).any()


PEAK = """
import re, sys, nanguan
from pathlib import Path
nanguan.read_corpus(sys.argv[1], sys.argv[2], jobs=1)
print(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1])
"""


@LINUX
def test_memory_is_flat_in_the_number_of_reports(tmp_path):
    def peak(count: int) -> int:
        folder = filled(tmp_path / f"of{count}", count)
        for path in folder.iterdir():  # of the length of a report
            path.write_text(path.read_text("utf-8") + page(7)[60:] * 100, encoding="utf-8")
        command = [sys.executable, "-c", PEAK, folder, tmp_path / f"out{count}"]
        return int(subprocess.run(command, capture_output=True, check=True).stdout)

    assert peak(150) < 1.1 * peak(50)


def test_what_cannot_be_read_is_a_row_and_is_tried_again(reports, tmp_path, monkeypatch):
    (reports / "bad.txt").write_bytes(b"\0\1\2")
    (reports / "scan.pdf").write_bytes(b"%PDF-1.4 damaged")
    (reports / "old.doc").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600)
    real = tables.targets
    monkeypatch.setattr(tables, "targets", lambda named: 1 / 0)
    made = read([reports, tmp_path / "gone.txt"], tmp_path / "out")
    assert len(made) == 8 and made["error"].notna().all()
    gone = (tmp_path / "gone.txt").as_posix()
    assert made.loc["gone.txt", "error"].startswith(f"{gone}: no such file")
    assert "bad.txt: not a text file" in made.loc["bad.txt", "error"]
    assert "ZeroDivisionError" in made.loc["0001.txt", "error"]
    monkeypatch.setattr(tables, "targets", real)
    made = read([reports, tmp_path / "gone.txt"], tmp_path / "out")
    assert sorted(made.index[made["error"].notna()]) == sorted(
        ["bad.txt", "scan.pdf", "old.doc", "gone.txt"]
    )
    assert rows(tmp_path / "out", "claims")["file"].nunique() == 4


def test_the_same_bytes_are_one_report_and_the_other_names_it(reports, tmp_path):
    (reports / "copy.txt").write_bytes((reports / "0002.txt").read_bytes())
    made = read(reports, tmp_path / "out")
    assert made["same_as"].dropna().to_dict() == {"copy.txt": (reports / "0002.txt").as_posix()}
    assert made.loc["copy.txt", "checksum"] == made.loc["0002.txt", "checksum"]
    assert rows(tmp_path / "out", "claims")["file"].nunique() == 4
    (reports / "0002.txt").unlink()  # now the copy is the first of its bytes
    made = read(reports, tmp_path / "out")
    assert made["same_as"].isna().all() and made.loc["copy.txt", "claims"] > 0


def test_a_sidecar_knows_better_and_a_change_of_it_is_read(reports, tmp_path):
    side = reports / "side.csv"
    lines = "file,place,date,note\n0001.txt,长春市南关区,2023-12-20,x\nreports/0002.txt,某镇,,\n"
    side.write_text(lines + "elsewhere.txt,某市,,\n", encoding="gb18030")
    made = read(reports, tmp_path / "out", sidecar=side)
    first, second = made.loc["0001.txt"], made.loc["0002.txt"]
    assert sorted(made.index) == [f"000{n}.txt" for n in range(1, 5)]  # it is no report itself
    assert (first.place, first.level, first.code) == ("长春市南关区", "county", "220102")
    assert (first.placed_by, first.dated_by, first.date) == (
        "sidecar",
        "sidecar",
        date(2023, 12, 20),
    )
    assert (second.place, second.level, second.placed_by) == ("某镇", pd.NA, "sidecar")
    assert second.dated_by == "text"
    side.write_text("file,code,level\n0001.txt,220100,city\n", encoding="utf-8")
    made = read(reports, tmp_path / "out", sidecar=side)
    assert made.loc["0001.txt", ["place", "level", "code"]].tolist() == ["鸡西市", "city", "220100"]
    assert made["placed_by"].value_counts().to_dict() == {"text": 3, "sidecar": 1}


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        ("name,place\na,b\n", "columns needed: file, and one or more of title, place"),
        ("file,date\n0001.txt,soon\n", "side.csv, line 2: soon is no day; write it as 2021-11-24"),
        ("file,level\n0001.txt,town\n", "town: no such level"),
        ("file,place\nnone.txt,某县\n", "names none of the files"),
        (None, "cannot be read (No such file or directory)"),
    ],
)
def test_a_sidecar_that_is_wrong_is_one_line(reports, tmp_path, lines, says):
    side = tmp_path / "side.csv"
    if lines:
        side.write_text(lines, encoding="utf-8")
    with pytest.raises(ReportError) as error:
        read(reports, tmp_path / "out", sidecar=side)
    assert says in str(error.value) and "\n" not in str(error.value)


def test_other_input_that_is_wrong_is_one_line(reports, tmp_path):
    with pytest.raises(ReportError, match="words: no such table of a corpus; there are claims"):
        read(reports, tmp_path / "out", tables=["words"])
    with pytest.raises(ReportError, match="is there and no corpus"):
        read(reports, reports)
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "own.parquet").write_bytes(b"of another hand")
    with pytest.raises(ReportError, match="is there and no corpus"):
        read(reports, tmp_path)  # it has a folder `reports`, and what is not ours
    assert (tmp_path / "mine" / "own.parquet").is_file()
    (tmp_path / "empty").mkdir()
    with pytest.raises(ReportError, match="empty: no file in this folder"):
        read(tmp_path / "empty", tmp_path / "out")
    with pytest.raises(ReportError, match="/dev/null/out: cannot be written"):
        read(reports, "/dev/null/out")
    with pytest.raises(ReportError, match="no file to read"):
        read([], tmp_path / "out")
    assert not (tmp_path / "out").exists()


def command(*arguments: object) -> subprocess.CompletedProcess:
    line = [sys.executable, "-m", "nanguan", "corpus", *map(str, arguments)]
    return subprocess.run(line, capture_output=True, text=True, encoding="utf-8")


def test_the_command_counts_and_is_silent_but_for_that(reports, tmp_path):
    (reports / "copy.txt").write_bytes((reports / "0002.txt").read_bytes())
    (reports / "bad.txt").write_bytes(b"")
    done = command(reports, "-o", tmp_path / "out", "--tables", "claims,targets", "--jobs", 1)
    assert done.returncode == 0 and done.stderr == ""
    assert re.findall(r"\d+", done.stdout.partition("→")[0]) == ["4", "1", "1"]
    assert {it.name for it in (tmp_path / "out").iterdir()} >= {"reports", "claims", "targets"}


def test_a_folder_without_reports_is_one_line_and_exit_2(tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "a.jpg").write_bytes(b"\xff\xd8\xff\xe0")
    for name in ("empty", "photos"):
        done = command(tmp_path / name, "-o", tmp_path / "out", "--jobs", 1)
        assert done.returncode == 2 and done.stdout == ""
        assert name in done.stderr and done.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("head", "name", "year", "wanted"),
    [
        (
            "某年政府工作报告\n——在南关区第十九届人民代表大会上",
            "",
            2022,
            ("长春市南关区", "220102"),
        ),
        ("2004年开封市南关区政府工作报告", "", 2004, ("开封市南关区", "410205")),
        ("县长 张三", "county-保定易县-2019", 2019, ("保定市易县", "130633")),
        ("政府工作报告", "2012年长春市政府工作报告", 2012, ("长春市", "220100")),
        ("朝阳区政府工作报告\n长春长春长春", "", 2022, ("长春市朝阳区", "220104")),
        ("朝阳区政府工作报告", "", 2022, ("朝阳区", None)),
        ("国务院总理 李四", "", 2022, ("全国", None)),
        ("北京市海淀区政府工作报告", "", 2022, ("北京市海淀区", "110108")),
        ("湖北省仙桃市人民政府", "", 2022, ("湖北省仙桃市", "429004")),
        ("在博野县博野镇第三届人民代表大会上", "", 2022, (None, None)),
        ("主城区政府工作报告", "我的报告", 2022, (None, None)),
    ],
)
def test_a_place_is_told_by_its_head_else_by_the_file(head, name, year, wanted):
    place = places.of_head(head, head, year)
    place = place if place.place else places.of_name(name, head, year)
    assert (place.place, place.code) == wanted


def test_a_report_without_a_day_says_how_its_years_were_found(tmp_path):
    folder = tmp_path / "undated"
    folder.mkdir()
    bare = "各位代表：\n地区生产总值增长6%左右。\n"
    for name, text in {
        "a-2019.txt": bare,
        "b-2019-02-03.txt": bare + "财政收入增长7%。\n",
        "c.txt": bare + "财政收入增长8%。\n",
        "d-2020-11.txt": "2019年鸡西市政府工作报告\n" + bare,
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    made = read(folder, tmp_path / "out")
    assert made["dated_by"].tolist() == ["file name", "file name", "none", "years"]
    assert made["plan"].tolist() == [2019, 2019, pd.NA, 2019]
    assert made["date"].tolist() == [None, date(2019, 2, 3), None, None]
    assert "date" in made.loc["c.txt", "notes"].split("|") and made.loc["c.txt", "unplaced"] == 2


def test_a_worker_that_stands_in_another_folder_finds_the_files(tmp_path, monkeypatch):
    for name in ("one", "two"):  # joblib keeps its workers, and they stay where they began
        (tmp_path / name).mkdir()
        monkeypatch.chdir(tmp_path / name)
        filled(Path("reports"), 60)
        made = nanguan.read_corpus("reports", "tables", tables=["claims"], jobs=2)
        assert made["error"].isna().all() and made["file"][0] == "reports/0001.txt"


def test_the_examples_of_the_docs_run(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    filled(tmp_path / "reports", 3)
    told = (Path(__file__).parents[1] / "docs" / "many-reports.md").read_text(encoding="utf-8")
    blocks = re.findall(r"```python\n(.*?)```", told, flags=re.S)
    names: dict[str, object] = {}
    for block in blocks:
        if "parallel_config" not in block:  # those want a cluster: see the next test
            exec(block, names)
    assert len(names["goals"]) == len(names["polars_goals"]) == len(names["duckdb_goals"]) == 3


def on_cluster(reports: Path, output: Path) -> None:
    from dask.distributed import Client, LocalCluster

    setting = {"n_workers": 2, "threads_per_worker": 1, "dashboard_address": None}
    with LocalCluster(**setting) as cluster, Client(cluster):
        with joblib.parallel_config(backend="dask"):
            nanguan.read_corpus(reports, output)


@pytest.mark.slow
def test_it_runs_on_a_dask_cluster(tmp_path):
    folder = filled(tmp_path / "reports", 60)
    on_cluster(folder, tmp_path / "dask")
    nanguan.read_corpus(folder, tmp_path / "here", jobs=1)
    assert content(tmp_path / "dask") == content(tmp_path / "here")


def test_a_backend_that_gives_all_results_at_once_does_as_well(reports, tmp_path):
    with joblib.parallel_config(backend="multiprocessing"):  # as those of Ray and Spark do
        nanguan.read_corpus(reports, tmp_path / "out", jobs=2)
    assert len(pd.read_parquet(tmp_path / "out" / "reports")) == 4
