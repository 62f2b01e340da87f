"""The offline site: complete, whole, repeatable, and never at the cost of someone's files."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from bs4 import BeautifulSoup

import nanguan
from nanguan import files, pages, site, text
from nanguan.errors import ReportError

ROOT = Path(__file__).resolve().parent.parent
ANOTHER = """2022年某县政府工作报告
各位代表：
现在，我代表县人民政府，向大会报告工作。
一、2021年工作回顾
地区生产总值增长6%—7%，城镇新增就业超过3000人。
（一）工业。新建厂房12座。
二、2022年工作安排
固定资产投资增长10%以上。
"""


def built(factory: pytest.TempPathFactory) -> Path:
    """Folder of the shipped report's site, built once a session."""
    folder = factory.getbasetemp() / "shipped"
    if not folder.exists():
        site.build(nanguan.load(), folder)
    return folder


@pytest.fixture(scope="module")
def sites(tmp_path_factory):
    """Two builds of the same report, the second by the command line at the same time, and what it printed."""
    folder = tmp_path_factory.mktemp("again") / "site"
    command = [sys.executable, "-c", "import sys; from nanguan.cli import main; sys.exit(main())", "build", "-o", str(folder)]
    again = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    first = built(tmp_path_factory)
    printed, complaint = (stream.decode("utf-8") for stream in again.communicate())
    assert again.returncode == 0, complaint
    return first, folder, printed, complaint


def everything(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def soups(folder: Path) -> dict[str, BeautifulSoup]:
    paths = sorted(folder.rglob("*.html"))
    return {path.relative_to(folder).as_posix(): BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser") for path in paths}


def notebook(folder: Path, name: str, *cells: str) -> list[Path]:
    """Notebooks of a folder with one more in it; cells that start with `#` are prose."""
    made = [nbformat.v4.new_markdown_cell(c) if c.startswith("#") else nbformat.v4.new_code_cell(c) for c in cells]
    for number, cell in enumerate(made):
        cell["id"] = f"cell-{number}"
    folder.mkdir(exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=made), folder / f"{name}.ipynb")
    return sorted(folder.glob("*.ipynb"))


def squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


@pytest.mark.slow
def test_the_folder_has_every_file(sites):
    names = set(everything(sites[0]))
    notebooks = {path.stem for path in files.folder("notebooks").glob("*.ipynb")}
    made = {f"{name}.html" for name in {"index", "report", "words", "glossary", "method", "data", "lab"} | notebooks}
    tables = {f"data/{name}.csv" for name in pages.TABLES} | {f"data/{name}" for name in ("report.txt", "citation.bib", "glosses.csv", "method.md", "sources.md")}
    assert names == made | {f"en/{name}" for name in made} | tables


@pytest.mark.slow
def test_the_same_report_gives_the_same_bytes(sites):
    first, second = map(everything, sites[:2])
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.slow
def test_the_command_line_says_what_was_made_and_where(sites, report):
    count = len(list(files.folder("notebooks").glob("*.ipynb")))
    assert sites[2] == f"{len(report.claims)} claims, {len(report.numbers)} numerals, {count} notebooks → {sites[1]}/index.html\n"
    assert sites[3] == ""


@pytest.mark.slow
def test_no_page_loads_anything_from_elsewhere(sites):
    for name, soup in soups(sites[0]).items():
        for tag in soup.find_all(src=True) + soup.find_all("link", href=True) + soup.find_all("image"):
            address = tag.get("src") or tag.get("href") or tag.get("xlink:href")
            assert address.startswith("data:"), f"{name}: {address}"
        styles = "".join(style.get_text() for style in soup.find_all("style")) + "".join(t["style"] for t in soup.find_all(style=True))
        assert "@import" not in styles, name
        assert set(re.findall(r"url\([\"']?(\w+:|#)?", styles)) <= {"data:", "#"}, name
        assert "http" not in "".join(script.get_text() for script in soup.find_all("script")), name
        assert not soup.find_all(["iframe", "object", "embed"]), name


@pytest.mark.slow
def test_every_link_within_the_site_arrives(sites):
    folder = sites[0]
    found = soups(folder)
    anchors = {name: {tag["id"] for tag in soup.find_all(id=True)} for name, soup in found.items()}
    for name, soup in found.items():
        for tag in soup.find_all(lambda tag: tag.name == "a" and (tag.get("href") or tag.get("xlink:href"))):
            page, _, anchor = (tag.get("href") or tag.get("xlink:href")).partition("#")
            if re.match(r"\w+:", page):
                continue
            target = ((folder / name).parent / page).resolve().relative_to(folder.resolve()).as_posix() if page else name
            assert (folder / target).is_file(), f"{name}: {page}"
            assert not anchor or unquote(anchor) in anchors[target], f"{name}: {page}#{anchor}"


@pytest.mark.slow
def test_pages_say_their_language_and_what_pictures_show(sites):
    for name, soup in soups(sites[0]).items():
        ids = [tag["id"] for tag in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), name
        assert soup.html["lang"] == ("en" if name.startswith("en/") else "zh-CN") and soup.title.get_text(strip=True) and soup.h1, name
        assert all(image.get("alt") for image in soup.find_all("img")), name
        assert all(svg.get("aria-label") for svg in soup.select("figure > svg")), name
        assert all(details.summary for details in soup.find_all("details")), name


@pytest.mark.slow
def test_the_english_pages_are_in_english(sites):
    """What is not the report's own words, or marked as Chinese, has no hanzi on an English page of prose."""
    for name in ("en/index.html", "en/method.html"):
        soup = soups(sites[0])[name]
        for quoted in soup.find_all(attrs={"lang": "zh-CN"}) + soup.find_all(["script", "style"]):
            quoted.decompose()
        assert not re.findall(r"[\u4e00-\u9fff]{3,}", re.sub(r"[（(][^）)]*[）)]", "", soup.main.get_text())), name


@pytest.mark.slow
def test_notebooks_end_without_error_or_warning(sites):
    for name, soup in soups(sites[0]).items():
        assert not soup.select(".output_error, .output_stderr"), name


@pytest.mark.slow
def test_tables_of_the_site_are_those_of_the_report(sites, report):
    data = sites[0] / "data"
    assert (data / "report.txt").read_text(encoding="utf-8") == report.text
    assert (data / "claims.csv").read_text(encoding="utf-8").count("\n") == len(report.claims) + 1


def test_the_reader_page_has_the_whole_text_and_every_anchor(report):
    soup = BeautifulSoup(pages.report_page(pages.Site(report, [])), "html.parser")
    article = soup.article
    assert squeezed(article.get_text()) == squeezed(report.text)
    for sentence in report.sentences.itertuples():
        assert squeezed(article.find(id=f"s{sentence.sentence}").get_text()) == squeezed(sentence.text)
    for claim in report.claims.itertuples():
        mark = article.find(id=claim.id)
        assert (mark.name, mark.get_text(), mark["class"][0]) == ("mark", claim.quote, claim.stance)
        assert claim.indicator in mark["data-note"] and soup.find(id=mark["aria-describedby"])
    within = {i for phrase in report.phrases.itertuples() for i in range(phrase.start, phrase.end)}
    aside = report.numbers[report.numbers["kind"] != "claim"]
    assert len(article.find_all("u", attrs={"data-note": True})) == sum(start not in within for start in aside["start"])
    assert len(article.find_all("dfn")) == len(report.phrases)
    assert len(article.find_all("a", class_="about")) == len(report.sentences)


def test_headings_are_headings(report):
    article = BeautifulSoup(pages.report_page(pages.Site(report, [])), "html.parser").article
    assert article.h1.get_text(strip=True) == report.title
    assert [h.get_text(strip=True) for h in article.find_all("h2")][0] == "一、第十八届政府工作回顾"
    assert len(article.find_all("h2")) == report.outline["part"].max()
    assert len(article.find_all(["h2", "h3"])) + len(article.select(".lead")) == len(report.outline)


def test_the_contents_in_english_have_the_chinese_behind(report):
    soup = BeautifulSoup(pages.report_page(pages.Site(report, [], "en")), "html.parser")
    entries = soup.select(".contents a")
    assert len(entries) == len(report.outline)
    for entry in entries:
        behind = entry.find("span", lang="zh-CN").extract()
        assert re.search(r"[\u4e00-\u9fff]", behind.get_text()) and re.fullmatch(r"[ -~]+", entry.get_text()), entry
    another = BeautifulSoup(pages.report_page(pages.Site(report, [])), "html.parser")
    assert another.select_one(".contents a").get_text() == "一、第十八届政府工作回顾"


def test_every_word_in_context_says_what_it_means_in_english(report):
    soup = BeautifulSoup(pages.words_page(pages.Site(report, [], "en")), "html.parser")
    for word in soup.select("details.word"):
        meaning = word.select_one(".meaning").get_text()
        assert word.select_one("[role=group]")["aria-label"] == f"{word.summary.span.get_text()}: {meaning}"
    assert not BeautifulSoup(pages.words_page(pages.Site(report, [])), "html.parser").select(".meaning")


def test_the_english_glossary_gives_the_date_and_no_chinese_source(report):
    soup = BeautifulSoup(pages.glossary_page(pages.Site(report, [], "en")), "html.parser")
    said = [part.get_text() for part in soup.select("dl.glossary dd .small") if "since" in part.get_text()]
    assert said and all(re.match(r"since \d{4}(-\d\d)? · ", words) for words in said)
    assert "始于 2018-07, 中央政治局会议" in pages.glossary_page(pages.Site(report, []))


def test_the_index_names_reached_goal_and_target(report):
    soup = BeautifulSoup(pages.index_page(pages.Site(report, [])), "html.parser")
    row = next(row for row in soup.select(".ledger tr") if row.th.get_text().startswith("固定资产投资"))
    cells = [cell.get_text(" ", strip=True) for cell in row.find_all("td")]
    assert cells == ["622亿元 2017–2021", "≥140亿元 2022", "≥112.5%", "550亿元 2022–2026", "88.4%"]
    assert "居民消费价格" in soup.select_one(".left").get_text()
    assert report.sha256 in soup.get_text()


def test_another_report_is_read_by_the_notebooks(tmp_path, capsys):
    source = tmp_path / "county.txt"
    source.write_text(ANOTHER, encoding="utf-8")
    report = nanguan.load(source)
    seen = "import nanguan; print(nanguan.load().title, nanguan.load().date)"
    index = site.build(report, tmp_path / "out", notebook(tmp_path / "books", "0-county", "# 一个县说了什么？", seen))
    assert index == tmp_path / "out" / "index.html"
    assert "1 notebooks" in capsys.readouterr().out
    page = BeautifulSoup((tmp_path / "out" / "0-county.html").read_text(encoding="utf-8"), "html.parser")
    assert page.select_one(".output_stdout").get_text(strip=True) == "2022年某县政府工作报告 None"
    assert "一个县说了什么？" in BeautifulSoup(index.read_text(encoding="utf-8"), "html.parser").select_one(".cards").get_text()
    article = BeautifulSoup((tmp_path / "out" / "report.html").read_text(encoding="utf-8"), "html.parser").article
    assert squeezed(article.get_text()) == squeezed(report.text)


def test_clean_text_is_clean_already(report):
    assert text.clean(report.text).text == report.text


@pytest.mark.slow
def test_a_notebook_that_fails_leaves_the_old_site_whole(tmp_path, report):
    site.build(report, tmp_path / "out", notebook(tmp_path / "good", "0-good", "# 好？"))
    before = everything(tmp_path / "out")
    bad = notebook(tmp_path / "bad", "1-bad", "# 坏？", "x = 1", "y = 2\nx / 0")
    with pytest.raises(ReportError, match=r"^1-bad\.ipynb, cell In \[2\], line 2: ZeroDivisionError: division by zero$"):
        site.build(report, tmp_path / "out", bad)
    assert everything(tmp_path / "out") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "good", "out"]


@pytest.mark.slow
def test_an_older_site_is_replaced(tmp_path, report):
    site.build(report, tmp_path / "out", notebook(tmp_path / "old", "0-old", "# 旧？"))
    site.build(report, tmp_path / "out", notebook(tmp_path / "new", "0-new", "# 新？"))
    assert (tmp_path / "out" / "0-new.html").is_file() and not (tmp_path / "out" / "0-old.html").exists()


def test_a_folder_of_someone_else_is_refused(tmp_path, report):
    (tmp_path / "index.html").write_text("<p>mine", encoding="utf-8")
    with pytest.raises(ReportError, match="not a site made by nanguan"):
        site.build(report, tmp_path)
    assert everything(tmp_path) == {"index.html": b"<p>mine"}


@pytest.mark.parametrize("place", ["taken", "taken/site"])
def test_a_place_that_cannot_be_written_is_named(tmp_path, report, place):
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    with pytest.raises(ReportError, match=f"{place}: "):
        site.build(report, tmp_path / place)
    assert everything(tmp_path) == {"taken": b"mine"}
