"""Every numeral is accounted for, and its value is right."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanguan import load
from nanguan.reading import numerals
from nanguan.report import Report

# Every sign that can be part of a numeral, whatever the program thinks of it.
SIGNS = re.compile(r"[0-9０-９〇零一二三四五六七八九十百千万亿两半]")


def test_no_numeral_of_the_report_is_a_stray(report):
    covered = {i for row in report.numbers.itertuples() for i in range(row.start, row.end)}
    strays = [
        report.text[max(0, m.start() - 8) : m.end() + 8]
        for m in SIGNS.finditer(report.text)
        if m.start() not in covered
    ]
    assert not strays


def test_other_is_empty_for_the_report(report):
    assert not (report.numbers["kind"] == "other").any()


def test_each_claim_has_its_numerals_and_each_numeral_its_claim(report):
    claimed = report.numbers[report.numbers["kind"] == "claim"]
    assert claimed["claim"].notna().all()
    assert set(claimed["claim"]) == set(report.claims["id"])
    assert report.numbers.loc[report.numbers["kind"] != "claim", "claim"].isna().all()


def test_quotes_are_cut_from_the_text(report):
    for table in (report.numbers, report.claims):
        cut = [report.text[a:b] for a, b in zip(table["start"], table["end"])]
        assert cut == table["quote"].tolist()


@pytest.mark.parametrize(
    ("quote", "value"),
    [
        ("7", 7), ("10.6万", 106_000), ("2168亿", 216_800_000_000), ("1.2万亿", 1_200_000_000_000),
        ("1200余万", 12_000_000), ("９０", 90), ("1,234.5", 1234.5), ("三百二十万", 3_200_000),
        ("两千", 2000), ("十余", 10), ("二〇二一", 2021), ("十九", 19), ("一千零五十", 1050),
        ("三万五千", 35_000), ("七点五", 7.5), ("5百万", 5_000_000),
        ("四亿八千三百万", 483_000_000), ("一亿零四百万", 104_000_000),
        ("十亿七千万", 1_070_000_000), ("两亿零五", 200_000_005), ("三万亿", 3_000_000_000_000),
        ("一亿三千多万", 130_000_000), ("三亿零四百七十五万", 304_750_000), ("万", 10_000),
        ("亿", 100_000_000), ("1亿3千多万", 130_000_000), ("2万5千", 25_000),
    ],
)  # fmt: skip
def test_value(quote, value):
    assert numerals.value(quote) == value


def test_what_counts_nothing_is_part_of_a_word_or_not_known():
    found = Report("各位代表：\n甲-30企业，五花，新建道路3公里。").numbers
    assert found[["quote", "kind"]].values.tolist() == [
        ["30", "other"], ["五", "idiom"], ["3", "claim"],
    ]  # fmt: skip


@given(st.integers(0, 10**9))
def test_value_of_digits_is_the_number(number):
    assert numerals.value(str(number)) == number
    assert numerals.value(f"{number:,}") == number


@given(
    st.text(
        st.sampled_from("0123456789.,，万亿余多一二十百年月%个 增长左右、以上第\n"), max_size=60
    )
)
def test_numerals_cover_every_sign_in_order(text):
    found = numerals.numerals(text)
    covered = {i for n in found for i in range(n.start, n.end)}
    assert all(m.start() in covered for m in SIGNS.finditer(text))
    assert all(a.end <= b.start for a, b in zip(found, found[1:]))
    assert all(text[n.start : n.end] == n.quote and numerals.value(n.quote) >= 0 for n in found)


def test_any_report_has_every_numeral_in_its_table(corpus):
    for path in corpus:
        report = load(path)
        covered = {i for row in report.numbers.itertuples() for i in range(row.start, row.end)}
        assert all(m.start() in covered for m in SIGNS.finditer(report.text)), path.name
