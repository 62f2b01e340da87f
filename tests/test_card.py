"""What a notebook shows of a report and of a claim, and what a tooltip says of a table."""

import html
import re

import pytest
from bs4 import BeautifulSoup
from fontTools.ttLib import TTFont

import nanguan
from nanguan import ReportError, settings, tables
from nanguan.display import fonts

UNDATED = """某县政府工作报告
各位代表：
现在，我代表县人民政府，向大会报告工作。
一、工作回顾
新建厂房12座。
"""
TABLES = ("outline", "sentences", "numbers", "claims", "pledges", "phrases", "words")


def page(shown: str) -> BeautifulSoup:
    return BeautifulSoup(shown, "html.parser")


def words(shown: str) -> str:
    return re.sub(r"\s+", " ", page(shown).find(class_="nanguan-card").get_text(" "))


def spoken(report: nanguan.Report, lang: str) -> str:
    """Card of a report in a language."""
    settings.speak(lang)
    try:
        return report._repr_html_()
    finally:
        settings._spoken.clear()


@pytest.fixture(scope="module")
def undated() -> nanguan.Report:
    return nanguan.Report(UNDATED)


def test_a_report_shows_its_head_and_how_many_claims_of_each_phase(report):
    shown = words(report._repr_html_())
    head = report.title, "2021-11-24", "鲁月", report.meeting, f"{len(report.text):,}"
    assert [word for word in (*head, "report.ledger") if word not in shown] == []
    parts = page(report._repr_html_()).find_all(class_="count")
    counts = [int(part.get_text().split()[-1]) for part in parts]
    assert sum(counts) == len(report.claims) == 75 and len(counts) == 4


def test_a_card_speaks_one_language(report):
    assert "量化表述" in words(spoken(report, "zh"))
    shown = spoken(report, "en")
    assert "reached 56" in words(shown)
    assert all(name.get_text().isascii() for name in page(shown).find_all("dt"))
    for name in page(shown).find_all(string=re.compile(r"[\u4e00-\u9fff]")):
        assert name.find_parent(attrs={"lang": "zh-CN"}), name


def test_the_environment_says_in_which_language_a_report_shows_itself(report, monkeypatch):
    monkeypatch.setenv("NANGUAN_LANG", "en")
    assert "speaker" in words(report._repr_html_())


def test_a_report_without_a_date_says_so_and_what_to_do(undated):
    shown = words(undated._repr_html_())
    assert "没有日期" in shown and "—" in shown
    assert "no date" in words(spoken(undated, "en"))


def test_a_report_shows_nothing_as_markup():
    report = nanguan.Report(UNDATED.replace("某县", "某县<script>alert(1)</script>"))
    assert (
        "<script" not in report._repr_html_()
        and "<script" not in report.claim("c001")._repr_html_()
    )


@pytest.mark.parametrize("at", ["c001", "c032", "c039", "c058", "c062", "c075"])
def test_a_claim_is_marked_in_its_sentence(report, at):
    view = report.claim(at)
    before, quote, behind = view.cut()
    assert quote == view.row.quote and before + quote + behind == view.sentence.strip()
    shown = page(view._repr_html_())
    mark = shown.find("mark")
    assert mark.get_text() == quote and mark["class"] == [view.row.phase]
    assert shown.find("p").get_text() == view.sentence.strip()


@pytest.mark.parametrize(
    ("at", "phase"), [("c003", "achieved"), ("c062", "goal"), ("c058", "target")]
)
def test_a_claim_has_the_colour_of_its_phase(report, at, phase):
    from nanguan.charts import marks

    assert report.claim(at).row.phase == phase
    style = report.claim(at)._repr_html_()
    assert re.search(rf"\.{phase}\b[^{{}}]*{{ --mark: {marks.COLOURS[phase]}", style)


def test_a_claim_shows_its_fields_raw_and_its_offsets(report):
    view = report.claim("c062")
    row = report.claims.set_index("id").loc["c062"]
    assert (
        view.raw() | {"value": "14000000000", "high": "NA", "bound": "ge", "from_year": "2022"}
        == view.raw()
    )
    assert list(view.raw()) == list(report.claims.columns)
    assert eval(view.proof, {"report": report}) and str(row["start"]) in view.proof
    shown = words(view._repr_html_())
    assert view.reading in shown and view.proof in html.unescape(shown)


def test_every_claim_prints_in_its_sentence(report):
    for at in report.claims["id"]:
        view = report.claim(at)
        assert f"【{view.row.quote}】" in repr(view) and view.proof in repr(view)


def test_an_offset_names_a_claim_too(report):
    assert report.claim(403) == report.claim("c001")


@pytest.mark.parametrize("at", ["c999", "", 0, "nonsense", -1])
def test_an_unknown_claim_is_an_error_in_one_line(report, at):
    with pytest.raises(ReportError) as error:
        report.claim(at)
    assert "no claim there" in str(error.value) and "\n" not in str(error.value)
    with pytest.raises(ReportError):
        report.why("c999")


def test_every_character_of_a_card_is_in_its_font(report, undated):
    known = set(TTFont(fonts.path()).getBestCmap())
    for shown in (it._repr_html_() for it in (report, undated, report.claim("c003"))):
        assert shown.count("@font-face") == 1
        assert {c for c in words(shown) if ord(c) not in known and not c.isspace()} == set()


def test_a_card_is_the_same_twice_and_asks_for_nothing(report):
    shown = report._repr_html_()
    assert shown == nanguan.load()._repr_html_()
    assert not re.search(r"https?:|@import|<script|src=", shown)


def test_the_tooltip_of_a_table_names_its_columns():
    # A cached_property has no tooltip of its own: the notebook would show that of DataFrame.
    for table in TABLES:
        home = vars(nanguan.Report)[table]
        assert isinstance(home, property)
        columns = tables.codebook(table)["column"]
        assert [name for name in columns if not re.search(rf"\b{name}\b", home.__doc__)] == []


def test_a_table_is_a_copy_and_stands_for_itself(report):
    mine = report.claims
    mine["value"] = 0
    assert (report.claims["value"] != 0).all()
    with pytest.raises(AttributeError):
        report.claims = None
