"""Pictures: same bytes twice, marks that lead to their sentence, numbers read out, every character in the font."""

import re

import pytest
from fontTools.ttLib import TTFont

from nanguan import attention, charts, figures, fonts, readable, tables, text_charts, words


@pytest.fixture(scope="module")
def draw(report):
    """How each picture of the report is made, by name."""
    frequencies = words.frequencies(report.words, 30)
    growth = report.claims.query("bound == 'approx'").iloc[0]
    return {
        "kinds": lambda: charts.kinds(report.numbers),
        "sections": lambda: charts.sections(report.claims, report.outline),
        "achievements": lambda: charts.achievements(report.claims),
        "horizons": lambda: charts.horizons(report.ledger),
        "pace": lambda: charts.pace(report.ledger),
        "ladder": lambda: charts.ladder(tables.shipped("ladder")),
        "compound": lambda: charts.compound(growth, 2021),
        "ranks-all": lambda: text_charts.ranks(frequencies, "all", "词", "words", "#0072B2"),
        "attention": lambda: text_charts.attention(attention.attention(report.sentences)),
        "testable": lambda: text_charts.testable(report.pledges),
        "cloud-all": lambda: text_charts.word_cloud(frequencies, "all", "词云", "#0072B2"),
    }


NAMES = ("kinds", "sections", "achievements", "horizons", "pace", "ladder", "compound", "ranks-all", "attention", "testable", "cloud-all")


@pytest.mark.parametrize("name", NAMES)
def test_same_bytes_twice(draw, name):
    assert draw[name]()._repr_html_() == draw[name]()._repr_html_()


@pytest.mark.parametrize("name", NAMES)
def test_a_picture_reads_its_numbers_out_and_names_its_source(draw, name):
    picture = draw[name]()
    assert picture.name == name and picture.title and picture.source
    assert re.search(r"\d", picture.alt) and "aria-label=" in picture.svg


@pytest.mark.parametrize("name", ("sections", "achievements", "horizons", "pace", "compound"))
def test_marks_lead_to_claims_of_the_report(report, draw, name):
    linked = set(re.findall(r'href="report\.html#(c\d+)"', draw[name]().svg))
    assert linked and linked <= set(report.claims["id"])


def test_every_achievement_shown_is_linked(report, draw):
    shown = report.claims.query("stance == 'achieved' and measure in ['level', 'share', 'change']").groupby("unit").filter(lambda g: len(g) >= 3)
    assert set(re.findall(r"#(c\d+)\"", draw["achievements"]().svg)) == set(shown["id"])


@pytest.mark.parametrize("name", NAMES)
def test_every_character_is_in_the_font(draw, name):
    known = set(TTFont(fonts.path()).getBestCmap())
    picture = draw[name]()
    shown = "".join(re.findall(r">([^<]+)<", picture.svg)) + picture.source
    assert {c for c in shown if ord(c) not in known and not c.isspace()} == set()


@pytest.mark.parametrize(("bound", "marks"), [("eq", 1), ("ge", 2), ("lt", 2), ("approx", 12)])
def test_a_bound_is_drawn_and_no_point(bound, marks):
    with figures.canvas(1) as (_, (axes,)):
        figures.dot(axes, 1, 1, bound, "#0072B2")
        assert len(axes.lines) + len(axes.texts) == marks


@pytest.mark.parametrize(
    ("value", "unit", "bound", "words"),
    [(14e9, "元", "ge", "≥140亿元"), (7, "%", "approx", "约7%"), (106_000, "户", "gt", ">10.6万户"), (9730, "个", "eq", "9730个"),
     (159.7, "公里", "eq", "159.7公里"), (1.2e12, "元", "eq", "12000亿元"), (float("nan"), "元", "eq", "—")],
)  # fmt: skip
def test_readable_quantity(value, unit, bound, words):
    assert readable.quantity(value, unit, bound) == words
