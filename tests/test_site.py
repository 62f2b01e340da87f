"""The offline site: complete, whole, repeatable, and never at the cost of someone's files."""

import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import unquote

import nbformat
import pytest
from bs4 import BeautifulSoup

import nanguan
from nanguan import lexicon, site
from nanguan.errors import ReportError
from nanguan.reading import text
from nanguan.settings import LANGUAGES
from nanguan.site import pages

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


@pytest.fixture(scope="module")
def soups(site_folder) -> dict[str, BeautifulSoup]:
    """Every page of the shipped site."""
    return {
        path.relative_to(site_folder).as_posix(): BeautifulSoup(path.read_bytes(), "html.parser")
        for path in sorted(site_folder.rglob("*.html"))
    }


@pytest.fixture(scope="module")
def page(report):
    """A page that needs no notebook, by its name and language."""
    made = {lang: dict(pages.pages(pages.Site(report, (), lang, (lang,)))) for lang in LANGUAGES}
    return lambda name, lang="zh": BeautifulSoup(made[lang][f"{name}.html"], "html.parser")


def everything(folder: Path) -> dict[str, bytes]:
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def notebook(folder: Path, name: str, *cells: str, lang: str = "zh") -> Path:
    """Folder of notebooks with one more in it; cells that start with `#` are prose."""
    cell = nbformat.v4.new_code_cell, nbformat.v4.new_markdown_cell
    made = [cell[words.startswith("#")](words, id=f"c{n}") for n, words in enumerate(cells)]
    (folder / lang).mkdir(parents=True, exist_ok=True)
    nbformat.write(nbformat.v4.new_notebook(cells=made), folder / lang / f"{name}.ipynb")
    return folder


def squeezed(words: str) -> str:
    return re.sub(r"\s", "", words)


@pytest.mark.slow
def test_the_folder_has_every_file(site_folder):
    notebooks = {path.stem for path in lexicon.folder("notebooks").glob("zh/*.ipynb")}
    made = {f"{name}.html" for name in {name for name, *_ in pages.PAGES} | notebooks}
    others = {"report.txt", "citation.bib", "glosses.csv", "method.md", "sources.md"}
    data = {f"data/{name}" for name in others | {f"{name}.csv" for name in pages.TABLES}}
    assert set(everything(site_folder)) == made | {f"en/{name}" for name in made} | data


@pytest.mark.slow
def test_the_same_report_gives_the_same_bytes(site_folder, tmp_path, report):
    """The second time by the command line, which says what it made and where."""
    run = "import sys; from nanguan.cli import main; sys.exit(main())"
    command = [sys.executable, "-c", run, "build", "-o", str(tmp_path / "again")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8")
    counts = len(report.claims), len(report.numbers), len(list(ROOT.glob("notebooks/zh/*.ipynb")))
    said = "{} claims, {} numerals, {} notebooks → ".format(*counts)
    assert (done.stdout, done.stderr) == (f"{said}{tmp_path}/again/index.html\n", "")
    first, second = everything(site_folder), everything(tmp_path / "again")
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


@pytest.mark.slow
def test_no_page_loads_anything_from_elsewhere(soups):
    for name, soup in soups.items():
        for tag in (
            soup.find_all(src=True) + soup.find_all("link", href=True) + soup.find_all("image")
        ):
            address = tag.get("src") or tag.get("href") or tag.get("xlink:href")
            assert address.startswith("data:"), f"{name}: {address}"
        styles = "".join(style.get_text() for style in soup.find_all("style"))
        styles += "".join(tag["style"] for tag in soup.find_all(style=True))
        assert "@import" not in styles, name
        assert set(re.findall(r"url\([\"']?(\w+:|#)?", styles)) <= {"data:", "#"}, name
        assert "http" not in "".join(script.get_text() for script in soup.find_all("script")), name
        assert not soup.find_all(["iframe", "object", "embed"]), name


@pytest.mark.slow
def test_every_link_within_the_site_arrives(soups, site_folder):
    anchors = {name: {tag["id"] for tag in soup.find_all(id=True)} for name, soup in soups.items()}
    for name, soup in soups.items():
        for tag in soup.find_all("a"):
            address, _, anchor = (tag.get("href") or tag.get("xlink:href") or "").partition("#")
            if re.match(r"\w+:", address):
                continue
            path = (
                ((site_folder / name).parent / address).resolve() if address else site_folder / name
            )
            target = path.relative_to(site_folder.resolve()).as_posix()
            assert path.is_file(), f"{name}: {address}"
            assert not anchor or unquote(anchor) in anchors[target], f"{name}: {target}#{anchor}"


@pytest.mark.slow
def test_the_navigation_has_every_page_in_order(soups):
    for name, soup in soups.items():
        links = [link["href"] for link in soup.select("header nav a:not(.page)")]
        assert [link for link in links if link != "gallery.html"] == [
            f"{page}.html" for page, *_ in pages.PAGES
        ]
        (here,) = soup.select("[aria-current=page]")
        assert here["href"] == name.removeprefix("en/")


@pytest.mark.slow
def test_pages_say_their_language_and_what_pictures_show(soups):
    for name, soup in soups.items():
        ids = [tag["id"] for tag in soup.find_all(id=True)]
        assert len(ids) == len(set(ids)), name
        assert soup.html["lang"] == ("en" if name.startswith("en/") else "zh-CN"), name
        assert soup.title.get_text(strip=True) and soup.h1, name
        assert all(image.get("alt") for image in soup.find_all("img")), name
        assert all(svg.get("aria-label") for svg in soup.select("figure > svg")), name
        assert all(details.summary for details in soup.find_all("details")), name


@pytest.mark.slow
def test_the_english_pages_are_in_english(soups):
    """What is not the report's own words, or marked as Chinese, has no hanzi on a page of prose."""
    for name in ("en/index.html", "en/method.html"):
        soup = BeautifulSoup(str(soups[name]), "html.parser")
        for quoted in soup.find_all(attrs={"lang": "zh-CN"}) + soup.find_all(["script", "style"]):
            quoted.decompose()
        words = re.sub(r"[（(][^）)]*[）)]", "", soup.main.get_text())
        assert not re.findall(r"[\u4e00-\u9fff]{3,}", words), name


@pytest.mark.slow
def test_notebooks_end_without_error_or_warning(soups):
    for name, soup in soups.items():
        assert not soup.select(".output_error, .output_stderr"), name


@pytest.mark.slow
def test_answers_are_folded_and_no_output_is_lost(soups):
    """JupyterLab folds an answer and what a check says; on a page both stand in one fold."""
    for path in lexicon.folder("notebooks").glob("*/[0-9]*.ipynb"):
        cells = nbformat.read(path, as_version=4).cells
        answers = sum("answer" in cell.metadata.get("tags", ()) for cell in cells)
        soup = soups[f"en/{path.stem}.html" if path.parent.name == "en" else f"{path.stem}.html"]
        folds = soup.select("details.answer:not([open])")
        assert len(folds) == answers > 0
        assert all(fold.select_one("pre") and fold.select_one(".output_area") for fold in folds)


@pytest.mark.slow
def test_tables_of_the_site_are_those_of_the_report(site_folder, report):
    data = site_folder / "data"
    assert (data / "report.txt").read_text(encoding="utf-8") == report.text
    lines = (data / "claims.csv").read_text(encoding="utf-8").count("\n")
    assert lines == len(report.claims) + 1


def test_the_reader_page_has_the_whole_text_and_every_anchor(page, report):
    soup = page("report")
    article = soup.article
    assert squeezed(article.get_text()) == squeezed(report.text)
    for sentence in report.sentences.itertuples():
        shown = article.find(id=f"s{sentence.sentence}").get_text()
        assert squeezed(shown) == squeezed(sentence.text)
    for claim in report.claims.itertuples():
        mark = article.find(id=claim.id)
        assert (mark.name, mark.get_text(), mark["class"][0]) == ("mark", claim.quote, claim.stance)
        assert mark["data-at"] == f"{claim.start}:{claim.end}"
        assert claim.indicator in mark["data-note"] and soup.find(id=mark["aria-describedby"])
    phrases = report.phrases.itertuples()
    within = {i for phrase in phrases for i in range(phrase.start, phrase.end)}
    aside = report.numbers[report.numbers["kind"] != "claim"]
    marked = article.find_all("u", attrs={"data-note": True})
    assert len(marked) == sum(start not in within for start in aside["start"])
    assert len(article.find_all("dfn")) == len(report.phrases)
    assert len(article.find_all("a", class_="about")) == len(report.sentences)


def test_offsets_of_a_sentence_leave_out_the_space_around_it(page, report):
    for line in page("report").select("article .line"):
        start, end = map(int, line["data-at"].split(":"))
        assert report.text[start:end] == line.get_text().strip()


def test_headings_are_headings(page, report):
    article = page("report").article
    assert article.h1.get_text(strip=True) == report.title
    assert article.h2.get_text(strip=True) == "一、第十八届政府工作回顾"
    assert len(article.find_all("h2")) == report.outline["part"].max()
    assert len(article.find_all(["h2", "h3"])) + len(article.select(".lead")) == len(report.outline)


def test_the_contents_in_english_have_the_chinese_behind(page, report):
    entries = page("report", "en").select(".contents a")
    assert len(entries) == len(report.outline)
    for entry in entries:
        behind = entry.find("span", lang="zh-CN").extract()
        assert re.search(r"[\u4e00-\u9fff]", behind.get_text()), entry
        assert re.fullmatch(r"[ -~]+", entry.get_text()), entry
    assert page("report").select_one(".contents a").get_text() == "一、第十八届政府工作回顾"


def test_every_word_in_context_says_what_it_means_in_english(page):
    for word in page("words", "en").select("details.word"):
        label = f"{word.summary.span.get_text()}: {word.select_one('.meaning').get_text()}"
        assert word.select_one("[role=group]")["aria-label"] == label
    assert not page("words").select(".meaning")


def test_the_english_glossary_gives_the_date_and_no_chinese_source(page):
    parts = page("glossary", "en").select("dl.glossary dd .small")
    said = [part.get_text() for part in parts if "since" in part.get_text()]
    assert said and all(re.match(r"since \d{4}(-\d\d)? · ", words) for words in said)
    assert "始于 2018-07, 中央政治局会议" in page("glossary").get_text()


def test_the_index_names_reached_goal_and_target(page, report):
    soup = page("index")
    rows = soup.select(".ledger tr")
    row = next(row for row in rows if row.th.get_text().startswith("固定资产投资"))
    cells = [cell.get_text(" ", strip=True) for cell in row.find_all("td")]
    stated = ["622亿元 2017–2021", "≥140亿元 2022", "≥112.5%", "550亿元 2022–2026", "88.4%"]
    assert cells == stated
    assert [link["class"] for link in row.select("a")] == [["achieved"], ["goal"], ["target"]]
    assert "居民消费价格" in soup.select_one(".left").get_text()
    assert report.sha256 in soup.get_text()


def test_another_report_is_read_by_the_notebooks(tmp_path, capsys, monkeypatch):
    """And by none of the settings of who builds."""
    monkeypatch.setenv("NANGUAN_REPORT", "elsewhere.txt")
    monkeypatch.setenv("NANGUAN_LANG", "en")
    source = tmp_path / "county.txt"
    source.write_text(ANOTHER, encoding="utf-8")
    seen = (
        "from nanguan import load, settings; print(load().title, load().date, settings.language())"
    )
    books = notebook(tmp_path / "books", "0-county", "# 一个县说了什么？", seen)
    report = nanguan.load(source)
    index = site.build(report, tmp_path / "out", books, ("zh",))
    assert index == tmp_path / "out" / "index.html"
    assert "1 notebooks" in capsys.readouterr().out
    made = {
        name: BeautifulSoup(it, "html.parser") for name, it in everything(tmp_path / "out").items()
    }
    said = made["0-county.html"].select_one(".output_stdout").get_text(strip=True)
    assert said == "2022年某县政府工作报告 None zh"
    assert "一个县说了什么？" in made["index.html"].select_one(".cards").get_text()
    assert squeezed(made["report.html"].article.get_text()) == squeezed(report.text)
    assert "lab.html" not in made and not made["index.html"].select("[href='lab.html'], .language")


def test_another_report_has_the_notebooks_that_read_any_and_no_exercises():
    found = pages.run.notebooks(lexicon.folder("notebooks") / "zh", own=False)
    assert [it.path.stem[0] for it in found] == ["0", "4", "5", "6"]
    tags = {tag for it in found for cell in it.node.cells for tag in cell.metadata.get("tags", ())}
    assert not tags & {"exercise", "hint", "answer", "check"}


def test_each_notebook_starts_afresh(tmp_path, report):
    """In one kernel with those of its language: no name, no count, no language is left over."""
    left = "from nanguan import settings; settings.speak('zh'); answer = 3"
    seen = "'answer' in dir(), In[1:], Out"
    language = "from nanguan import settings; settings.language()"
    for lang in LANGUAGES:
        notebook(tmp_path / "books", "0-first", "# A?", left, "answer", lang=lang)
        notebook(tmp_path / "books", "1-second", "# B?", seen, language, lang=lang)
    site.build(report, tmp_path / "out", tmp_path / "books")
    for lang, path in (("zh", "1-second.html"), ("en", "en/1-second.html")):
        soup = BeautifulSoup((tmp_path / "out" / path).read_bytes(), "html.parser")
        outputs = [part.get_text(strip=True) for part in soup.select(".output_text")]
        assert outputs == [f'(False, ["{seen}"], {{}})', f"'{lang}'"]


def test_clean_text_is_clean_already(report):
    assert text.clean(report.text).text == report.text


@pytest.mark.parametrize(
    "cells, line",
    [
        (("x = 1", "y = 2\nx / 0"), "2], line 2: ZeroDivisionError: division by zero"),
        (("import os; os._exit(1)",), "1]: Kernel died"),
    ],
)
def test_a_notebook_that_fails_leaves_the_old_site_whole(tmp_path, report, cells, line):
    site.build(report, tmp_path / "out", tmp_path / "none", ("zh",))
    before = everything(tmp_path / "out")
    notebook(tmp_path / "bad", "0-good", "# 好？", "1")
    notebook(tmp_path / "bad", "1-bad", "# 坏？", *cells)
    notebook(tmp_path / "bad", "2-good", "# 好？", "1")
    with pytest.raises(ReportError) as error:
        site.build(report, tmp_path / "out", tmp_path / "bad", ("zh",))
    assert str(error.value).startswith(f"zh/1-bad.ipynb, cell In [{line}")
    assert "\n" not in str(error.value)
    assert everything(tmp_path / "out") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["bad", "out"]


def test_an_older_site_is_replaced(tmp_path, report):
    site.build(report, tmp_path / "out", tmp_path / "none")
    site.build(report, tmp_path / "out", tmp_path / "none", ("zh",))
    assert (tmp_path / "out" / "index.html").is_file() and not (tmp_path / "out" / "en").exists()
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_the_old_site_stands_until_the_new_one_is_in_its_place(tmp_path, report, monkeypatch):
    site.build(report, tmp_path / "out", tmp_path / "none", ("zh",))
    before, rename = everything(tmp_path / "out"), Path.rename

    def failing(self: Path, target: Path) -> Path:
        if self.name == "new":
            raise OSError(28, "No space left on device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", failing)
    with pytest.raises(ReportError, match=r"out: cannot be written \(No space left on device\)"):
        site.build(report, tmp_path / "out", tmp_path / "none", ("zh",))
    assert everything(tmp_path / "out") == before
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_of_someone_else_is_refused(tmp_path, report):
    (tmp_path / "index.html").write_text("<p>mine", encoding="utf-8")
    with pytest.raises(ReportError, match="not a site made by nanguan"):
        site.build(report, tmp_path)
    assert everything(tmp_path) == {"index.html": b"<p>mine"}


def test_the_current_folder_is_refused(tmp_path, report, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(ReportError, match="current folder"):
        site.build(report, ".")


@pytest.mark.parametrize("place", ["taken", "taken/site"])
def test_a_place_that_cannot_be_written_is_named(tmp_path, report, place):
    (tmp_path / "taken").write_text("mine", encoding="utf-8")
    with pytest.raises(ReportError, match=f"{place}: "):
        site.build(report, tmp_path / place)
    assert everything(tmp_path) == {"taken": b"mine"}
