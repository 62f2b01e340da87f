"""Pictures: both languages, same bytes twice, marks that lead to their sentence, every glyph."""

import re

import nbformat
import pytest
from fontTools.ttLib import TTFont
from matplotlib.figure import Figure

import nanguan
from nanguan import charts, lexicon, settings, sources, tables, wording, words
from nanguan.charts import figures, marks
from nanguan.display import fonts
from nanguan.errors import ReportError

EMPTY = (
    "某县政府工作报告\n各位代表：\n我代表县人民政府，向大会报告。\n一、工作回顾\n我们团结奋斗。\n"
)
NAMES = ("甲", "乙")
# Figures that quote words of the report in English too.
QUOTING = {
    "achievements",
    "word_cloud",
    "ranks",
    "keywords",
    "compared_words",
    "key_clouds",
    "spread",
    "ladder",
}
LINKED = {"sections", "bounds", "achievements", "horizons", "pace", "compound"}


def drawings(report):
    """What draws each chart of a report, by its name."""
    frequencies, keys = words.frequencies(report.words, 30), words.keyness_of_part(report.words, 1)
    both = nanguan.compare(report, nanguan.load(sources.EXAMPLE), NAMES)
    made = {
        "kinds": (report.numbers,),
        "sections": (report.claims, report.outline),
        "bounds": (report.claims,),
        "achievements": (report.claims,),
        "horizons": (report.ledger,),
        "pace": (report.ledger,),
        "ladder": (tables.shipped("ladder"),),
        "ranks": (frequencies, "all"),
        "word_cloud": (frequencies, "all"),
        "attention": (tables.attention(report.sentences),),
        "testable": (report.pledges,),
        "strength": (report.pledges,),
        "keywords": (keys,),
        "key_clouds": (keys,),
        "spread": (report.words, ["项目", "社区"]),
        "compared_topics": (both,),
        "compared_targets": (both,),
        "compared_words": (both,),
    }
    for _, growth in (
        report.claims.query("measure == 'growth' and bound == 'approx'").head(1).iterrows()
    ):
        made["compound"] = (growth, 2021)
    return made


def drawn(report, lang):
    """Every picture of a report, by the name of its chart."""
    return {name: getattr(charts, name)(*of, lang=lang) for name, of in drawings(report).items()}


@pytest.fixture(scope="module", params=["zh", "en"])
def pictures(request, report):
    return drawn(report, request.param)


def test_completion_shows_charts_alone(pictures):
    assert dir(charts) == charts.__all__ == sorted(pictures)


def test_the_same_data_are_drawn_once(report):
    assert charts.kinds(report.numbers) is charts.kinds(report.numbers.copy())
    assert charts.kinds(report.numbers, "en") is not charts.kinds(report.numbers, "zh")
    changed = report.numbers.assign(kind="date")
    assert charts.kinds(changed, "en").title != charts.kinds(report.numbers, "en").title


def test_what_a_chart_remembers_is_by_content_and_by_the_session_s_language(report):
    counts = words.frequencies(report.words, 4)
    assert charts.ranks(counts.assign(more=[[]] * 4), "all").alt == charts.ranks(counts, "all").alt
    try:
        settings.speak("en")
        assert charts.kinds(report.numbers).lang == "en"
    finally:
        settings.speak("zh")
    assert charts.kinds(report.numbers).lang == "zh"


def test_same_bytes_twice(pictures, report):
    """Drawn anew, and not taken from what the process keeps."""
    for name, of in drawings(report).items():
        again = getattr(charts, name).__wrapped__(*of, lang=pictures[name].lang)
        assert again._repr_html_() == pictures[name]._repr_html_(), name


def test_a_picture_reads_its_numbers_out_and_names_its_source(pictures):
    for name, picture in pictures.items():
        assert picture.title and picture.source and re.search(r"\d", picture.alt), name
        assert "aria-label=" in picture.wide and "aria-label=" in picture.narrow, name


def test_english_pictures_have_no_chinese_but_words_of_the_report(pictures):
    for name, picture in pictures.items():
        if picture.lang == "en" and name not in QUOTING:
            shown = re.findall(r">([^<]*)<", picture.wide) + [picture.title, picture.alt]
            assert not re.search("[\u4e00-\u9fff]", re.sub("|".join(NAMES), "", "".join(shown))), (
                name
            )


def linked(drawing):
    return set(re.findall(r'href="report\.html#(c\d+)"', drawing))


def test_marks_lead_to_claims_of_the_report(pictures, report):
    for name in LINKED:
        for drawing in (pictures[name].wide, pictures[name].narrow):
            assert linked(drawing) and linked(drawing) <= set(report.claims["id"]), name


def test_every_achievement_shown_is_linked(pictures, report):
    kept = "stance == 'achieved' and measure in ['level', 'share', 'change']"
    shown = report.claims.query(kept).groupby("unit").filter(lambda group: len(group) >= 3)
    assert linked(pictures["achievements"].wide) == set(shown["id"])


def test_every_bound_is_a_mark_that_leads_to_its_claim(pictures, report):
    shown = report.claims.loc[report.claims["stance"] != "context", "id"]
    assert linked(pictures["bounds"].wide) == set(shown)


def test_every_character_is_in_the_font(pictures):
    known = set(TTFont(fonts.path()).getBestCmap())
    for name, picture in pictures.items():
        shown = "".join(re.findall(r">([^<]+)<", picture.wide)) + picture.source
        assert {c for c in shown if ord(c) not in known and not c.isspace()} == set(), name


def test_nothing_is_cut_off_at_either_width(pictures):
    """Every text of a figure stands within the figure, at the width of a page and of a phone."""
    for name, picture in pictures.items():
        for width in (figures.WIDE, figures.NARROW) if picture.drawing else ():
            with figures.canvas(1):
                assert overhanging(picture.figure(width)) == [], f"{name} {picture.lang} {width}"


def overhanging(figure: Figure) -> list[str]:
    """Texts that reach beyond the figure by more than two points."""
    # At few dots an inch, hinting makes characters wider than they are in an SVG.
    figure.set_dpi(300)
    figure.draw_without_rendering()
    hair = 2 * figure.dpi / 72
    texts = list(figure.texts)
    for axes in figure.axes:
        texts += [*axes.texts, *axes.get_yticklabels(), axes.title, axes._left_title]
    boxes = [
        (it.get_text(), it.get_window_extent())
        for it in texts
        if it.get_text() and it.get_visible()
    ]
    return [words for words, box in boxes if box.x1 > figure.bbox.width + hair or box.x0 < -hair]


def test_a_report_with_nothing_to_draw_is_no_error():
    for name, picture in drawn(nanguan.Report(EMPTY), "en").items():
        assert "<svg" in picture.wide and picture.title, name


def test_a_saved_picture_stands_alone_and_stays_as_it_was(report, tmp_path):
    picture = charts.pace(report.ledger, "en")
    before = tuple(picture)
    svg = picture.save(tmp_path / "pace.svg").read_text(encoding="utf-8")
    assert "@font-face" in svg and "Source:" in svg and svg.count("<svg") == 1
    assert picture.save(tmp_path / "pace.png").read_bytes()[:4] == b"\x89PNG"
    assert picture.save(tmp_path / "again.png").read_bytes() == (tmp_path / "pace.png").read_bytes()
    picture.figure().axes[0].clear()
    assert tuple(picture) == before and picture.figure().axes[0].lines
    with pytest.raises(ReportError, match=r"pace\.pdf: a figure is saved as"):
        picture.save(tmp_path / "pace.pdf")


def five(report):
    return words.frequencies(report.words, 5)


def undated(report):
    return report.claims.astype({"to_year": object}).assign(to_year=None).iloc[0]


WRONG = {
    "language": (lambda it: charts.kinds(it.numbers, "fr"), "fr: no such language"),
    "column": (lambda it: charts.kinds(it.claims), "no column kind; give report.numbers"),
    "part": (lambda it: charts.ranks(five(it), "plan"), "plan: no such part"),
    "column of a row": (
        lambda it: charts.compound(it.numbers.iloc[0], 2021),
        "no column id; give a",
    ),
    "column of the ledger": (lambda it: charts.pace(it.claims), "give report.ledger"),
    "column of words": (
        lambda it: charts.word_cloud(it.words, "all"),
        "no column count; give words.",
    ),
    "part of a cloud": (lambda it: charts.word_cloud(five(it), "plan"), "plan: no such part"),
    "base": (lambda it: charts.compound(it.claims.iloc[0], 2030), "no year behind 2030"),
    "year": (lambda it: charts.compound(undated(it), 2021), "no year behind 2021"),
    "no words": (lambda it: charts.spread(it.words, []), "[]: no list of words; give some"),
    "a word": (lambda it: charts.spread(it.words, "项目"), "'项目': no list of words"),
    "cloud": (lambda it: charts.word_cloud(five(it), "all").figure(), "a word cloud has no"),
    "names": (lambda it: nanguan.compare(it, it, ("a", "a")), "give two different names"),
}


@pytest.mark.parametrize("case", WRONG)
def test_what_is_wrong_is_said_in_a_line(report, case):
    ask, said = WRONG[case]
    with pytest.raises(ReportError) as error:
        ask(report)
    assert said in str(error.value) and "\n" not in str(error.value)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_gallery_shows_every_chart(lang):
    cells = nbformat.read(lexicon.folder("notebooks") / lang / "gallery.ipynb", as_version=4).cells
    code = "\n".join(cell.source for cell in cells if cell.cell_type == "code")
    assert [name for name in charts.__all__ if f"charts.{name}(" not in code] == []


@pytest.mark.parametrize(("bound", "count"), [("eq", 1), ("ge", 2), ("lt", 2), ("approx", 12)])
def test_a_bound_is_drawn_and_no_point(bound, count):
    with figures.canvas(1) as (_, (axes,)):
        marks.dot(axes, 1, 1, bound, "goal")
        assert len(axes.lines) + len(axes.texts) == count
        assert (axes.lines[0].get_markerfacecolor() == "white") == (bound in ("ge", "lt"))


@pytest.mark.parametrize(("bound", "back"), [("ge", False), ("le", True)])
def test_the_arrow_of_a_bar_points_to_its_open_side(bound, back):
    with figures.canvas(1) as (_, (axes,)):
        marks.bar(axes, 7, 0, bound, marks.COLOURS["goal"])
        assert axes.texts[0].arrow_patch.get_arrowstyle().__class__.__name__.startswith("Curve")
        assert axes.texts[0].xyann == (16, 0) and len(axes.patches) == 1
        assert (axes.texts[0].arrowprops["arrowstyle"] == "-|>") == back


def test_the_phases_differ_in_shape_and_not_in_colour_alone():
    assert len({marks.SHAPES[phase] for phase in tables.PHASES}) == 3


def test_a_figure_of_ones_own_is_finished_alike():
    with figures.canvas(0.5) as (figure, (axes,)):
        marks.bar(axes, 3, 0, "ge", marks.COLOURS["goal"])
        title = "At least three schools"
        picture = figures.finish(figure, "mine", ["schools ≥3"], "Source: c001", title=title)
    assert repr(picture) == "At least three schools. schools ≥3" and title in picture.wide


def test_rows_are_filled_from_the_bottom_and_read_out_from_the_top():
    with figures.canvas(0.5) as (_, (axes,)):
        rows = marks.Rows(axes)
        rows.bar("schools", 3, marks.COLOURS["goal"])
        rows.add("roads", 2, "2 km", said="two kilometres of road")
        assert rows.close() == ["two kilometres of road", "schools 3"] and rows.y == 2
        assert [label.get_text() for label in axes.get_yticklabels()] == ["schools", "roads"]


NAN = float("nan")


@pytest.mark.parametrize(
    ("value", "unit", "bound", "zh", "en"),
    [
        (14e9, "元", "ge", "≥140亿元", "≥14 billion yuan"),
        (7, "%", "approx", "约7%", "about 7%"),
        (106_000, "户", "gt", ">10.6万户", ">106,000 households"),
        (9730, "个", "eq", "9730个", "9,730"),
        (159.7, "公里", "eq", "159.7公里", "159.7 kilometres"),
        (1.2e12, "元", "eq", "12000亿元", "1.2 trillion yuan"),
        (1, "户", "eq", "1户", "1 household"),
        (NAN, "元", "eq", "—", "—"),
    ],
)
def test_readable_quantity(value, unit, bound, zh, en):
    assert wording.quantity(value, unit, bound) == zh
    assert wording.quantity(value, unit, bound, "en") == en
