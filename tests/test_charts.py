"""Pictures: both languages, same bytes twice, marks that lead to their sentence, numbers read out, every character in the font."""

import inspect
import re

import nbformat
import pytest
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure

import nanguan
from nanguan import attention, charts, comparisons, figures, files, fonts, keyness, marks, readable, tables, text_charts, words
from nanguan.errors import ReportError

EMPTY = "某县政府工作报告\n各位代表：\n现在，我代表县人民政府，向大会报告工作。\n一、工作回顾\n我们团结奋斗。\n"


def drawn(report, lang):
    """Every picture of a report, by name."""
    frequencies = words.frequencies(report.words, 30)
    keys = keyness.keyness_of_part(report.words, 1)
    other = nanguan.load(files.data("report/example-2023.txt"))
    made = [
        charts.kinds(report.numbers, lang),
        charts.sections(report.claims, report.outline, lang),
        charts.bounds(report.claims, lang),
        charts.achievements(report.claims, lang),
        charts.horizons(report.ledger, lang),
        charts.pace(report.ledger, lang),
        charts.ladder(tables.shipped("ladder"), lang),
        *(charts.compound(growth, 2021, lang) for _, growth in report.claims.query("measure == 'growth' and bound == 'approx'").head(1).iterrows()),
        text_charts.ranks(frequencies, "all", lang),
        text_charts.word_cloud(frequencies, "all", lang),
        text_charts.attention(attention.attention(report.sentences), lang),
        text_charts.testable(report.pledges, lang),
        text_charts.strength(report.pledges, lang),
        text_charts.keywords(keys, lang),
        text_charts.key_clouds(keys, lang),
        text_charts.spread(report.words, ["项目", "社区"], lang),
        comparisons.topics(report, other, ("甲", "乙"), lang),
        comparisons.targets(report, other, ("甲", "乙"), lang),
        comparisons.words(report, other, ("甲", "乙"), lang),
    ]
    return made


@pytest.fixture(scope="module", params=["zh", "en"])
def pictures(request, report):
    return drawn(report, request.param)


def test_same_bytes_twice(pictures, report):
    assert [p._repr_html_() for p in pictures] == [p._repr_html_() for p in drawn(report, pictures[0].lang)]


def test_a_picture_reads_its_numbers_out_and_names_its_source(pictures):
    for picture in pictures:
        assert picture.title and picture.source and re.search(r"\d", picture.alt), picture.name
        assert "aria-label=" in picture.wide and "aria-label=" in picture.narrow, picture.name


def test_english_pictures_have_no_chinese_but_words_of_the_report(pictures):
    hanzi = re.compile(r"[\u4e00-\u9fff]")
    quoting = {"achievements", "ranks-all", "cloud-all", "keywords", "keywords-two", "key-clouds", "spread", "ladder"}
    for picture in pictures:
        if picture.lang == "en" and picture.name not in quoting:
            shown = re.findall(r">([^<]*)<", picture.wide) + [picture.title, picture.alt]
            assert not [text for text in shown if hanzi.search(text.replace("甲", "").replace("乙", ""))], picture.name


def test_marks_lead_to_claims_of_the_report(pictures, report):
    known = set(report.claims["id"])
    for picture in pictures:
        if picture.name in ("sections", "bounds", "achievements", "horizons", "pace", "compound"):
            for drawing in (picture.wide, picture.narrow):
                linked = set(re.findall(r'href="report\.html#(c\d+)"', drawing))
                assert linked and linked <= known, picture.name


def test_every_achievement_shown_is_linked(pictures, report):
    shown = report.claims.query("stance == 'achieved' and measure in ['level', 'share', 'change']").groupby("unit").filter(lambda g: len(g) >= 3)
    assert set(re.findall(r"#(c\d+)\"", pictures[3].wide)) == set(shown["id"])


def test_every_bound_is_a_mark_that_leads_to_its_claim(pictures, report):
    marks = set(re.findall(r"#(c\d+)\"", pictures[2].wide))
    assert marks == set(report.claims.loc[report.claims["stance"] != "context", "id"])


def test_every_character_is_in_the_font(pictures):
    known = set(TTFont(fonts.path()).getBestCmap())
    for picture in pictures:
        shown = "".join(re.findall(r">([^<]+)<", picture.wide)) + picture.source
        assert {c for c in shown if ord(c) not in known and not c.isspace()} == set(), picture.name


def test_nothing_is_cut_off_at_either_width(pictures):
    """Every text of a figure stands within the figure, at the width of a page and of a phone."""
    for picture in pictures:
        for width in (figures.WIDE, figures.NARROW) if picture.body else ():
            with figures._styled():
                figure = figures._laid(picture.body, width, picture.title)
                assert overhanging(figure) == [], f"{picture.name} {picture.lang} {width}"


def overhanging(figure: Figure) -> list[str]:
    """Texts that reach beyond the figure by more than a hair."""
    figure.set_dpi(300)  # at few dots an inch, hinting makes characters wider than they are in an SVG
    figure.canvas.draw()
    right = figure.bbox.width + 2
    texts = [text for axes in figure.axes for text in (*axes.texts, *axes.get_yticklabels(), axes.title, axes._left_title)]
    boxes = [(text.get_text(), text.get_window_extent()) for text in (*texts, *figure.texts) if text.get_text() and text.get_visible()]
    return [words for words, box in boxes if box.x1 > right or box.x0 < -2]


def test_a_report_with_nothing_to_draw_is_no_error(tmp_path):
    path = tmp_path / "empty.txt"
    path.write_text(EMPTY, encoding="utf-8")
    for picture in drawn(nanguan.load(path), "en"):
        assert "<svg" in picture.wide and picture.title


def test_a_saved_picture_stands_alone(report, tmp_path):
    picture = charts.pace(report.ledger, "en")
    svg = picture.save(tmp_path / "pace.svg").read_text(encoding="utf-8")
    assert "@font-face" in svg and "Source:" in svg and svg.count("<svg") == 1
    assert picture.save(tmp_path / "pace.png").read_bytes()[:4] == b"\x89PNG"
    assert picture.save(tmp_path / "again.png").read_bytes() == (tmp_path / "pace.png").read_bytes()
    assert charts.pace(report.ledger, "en").wide == picture.wide
    with pytest.raises(ReportError, match=r"pace\.pdf: a figure is saved as"):
        picture.save(tmp_path / "pace.pdf")


def test_the_gallery_shows_every_figure():
    cells = nbformat.read(files.folder("notebooks") / "gallery.ipynb", as_version=4).cells
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    for home in (charts, text_charts, comparisons):
        for name, function in inspect.getmembers(home, inspect.isfunction):
            if function.__module__ == home.__name__ and inspect.signature(function).return_annotation == "Picture" and not name.startswith("_"):
                assert f".{name}(" in code or name == "dumbbells", name


@pytest.mark.parametrize(("bound", "count"), [("eq", 1), ("ge", 2), ("lt", 2), ("approx", 12)])
def test_a_bound_is_drawn_and_no_point(bound, count):
    with figures.canvas(1) as (_, (axes,)):
        marks.dot(axes, 1, 1, bound, "goal")
        assert len(axes.lines) + len(axes.texts) == count


def test_the_horizons_differ_in_shape_and_not_in_colour_alone():
    assert len({marks.SHAPES[h] for h in ("achieved", "goal", "target")}) == 3


@pytest.mark.parametrize(
    ("value", "unit", "bound", "zh", "en"),
    [(14e9, "元", "ge", "≥140亿元", "≥14 billion yuan"), (7, "%", "approx", "约7%", "about 7%"), (106_000, "户", "gt", ">10.6万户", ">106,000 households"),
     (9730, "个", "eq", "9730个", "9,730"), (159.7, "公里", "eq", "159.7公里", "159.7 kilometres"), (1.2e12, "元", "eq", "12000亿元", "1.2 trillion yuan"),
     (1, "户", "eq", "1户", "1 household"), (float("nan"), "元", "eq", "—", "—")],
)  # fmt: skip
def test_readable_quantity(value, unit, bound, zh, en):
    assert readable.quantity(value, unit, bound) == zh
    assert readable.quantity(value, unit, bound, "en") == en
