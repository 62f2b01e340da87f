"""Every line of the word lists does what its example says."""

import re

import pytest

from nanguan import files, names, outline, quantities, readings, tags, text
from nanguan.calendar import Calendar
from nanguan.horizons import horizon_of
from nanguan.numbers import numerals
from nanguan.report import Report

AUTUMN = Calendar(2021, 2021, 2022)


def lines(name: str):
    """Parameter of a test: each row of a word list."""
    rows = files.rows(f"lexicon/{name}.tsv")
    return pytest.mark.parametrize("row", rows, ids=lambda row: "-".join(list(row.values())[:2])[:40])


def read(sentence: str) -> list[quantities.Quantity]:
    return quantities.quantities(sentence, numerals(sentence))


@lines("units")
def test_a_unit_is_read_behind_a_number(row):
    # A stretch of time counts only where something takes or lasts it.
    before = "年限缩短到" if row["dimension"] == "time" else "共有"
    assert [(q.quote, q.unit) for q in read(f"{before}3{row['word']}。")] == [(f"3{row['word']}", row["unit"])]


@lines("bounds")
def test_a_bound_is_read_from_its_example(row):
    assert row["bound"] in [q.bound for q in read(row["example"])]


@lines("verbs")
def test_a_verb_stands_in_its_example_and_is_dropped(row):
    assert row["word"] in row["example"] and readings.role(row["word"])[0]
    if row["role"] in ("change", "light", "standing", "manner", "add"):
        assert names.before(f"工业产值{row['word']}").text == "工业产值"
    else:
        assert names.before(f"{row['word']}养殖场").text == "养殖场"


@lines("horizons")
def test_a_heading_names_its_horizon(row):
    assert re.search(row["pattern"], row["example"]) and horizon_of(row["example"], AUTUMN) == row["horizon"]


@lines("headings")
def test_a_mark_makes_a_heading(row):
    found = outline.outline(row["example"])
    assert len(found) == 1 and (found[0].section == 0) == (row["level"] == "part")


@lines("turns")
def test_an_opening_turns_to_the_plan(row):
    page = f"某县政府工作报告\n2024年1月20日\n各位代表：\n新建学校7所。\n{row['example']}新建学校9所。"
    assert Report(page).claims["stance"].tolist()[0] == "achieved" and Report(page).claims["stance"].tolist()[-1] == "target"


@lines("commitments")
def test_a_word_of_promise_is_found(row):
    assert re.search(row["pattern"], row["example"])


@lines("predicates")
def test_a_predicate_ends_the_noun_before_it(row):
    cut = re.search(row["pattern"], row["example"])
    assert cut and names.behind(row["example"][: cut.end()]) == names.behind(row["example"][: cut.start()])


@pytest.mark.parametrize("name", ["activities", "relations", "bare", "marks", "chrome"])
def test_each_word_is_found_in_its_example(name):
    for row in files.rows(f"lexicon/{name}.tsv"):
        assert re.search(row.get("pattern") or re.escape(row["word"]), row["example"]), row


@lines("chrome")
def test_page_furniture_ends_the_report(row):
    assert text.clean(f"某县政府工作报告\n各位代表：\n增长7%。\n{row['example']}\n123").text.endswith("增长7%。")


@lines("roles")
def test_a_role_is_given_by_its_example(row):
    assert tags.role(row["example"], "review")[0] == row["role"]


@lines("topics")
def test_a_topic_word_alone_gives_its_topic(row):
    assert tags.topic(row["term"]) == int(row["code"])


@lines("pledges")
def test_a_pledge_word_stands_in_its_example(row):
    assert row["word"] in row["example"]
