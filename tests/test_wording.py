"""Claims in words, in both languages, and the word lists behind the English."""

import re
from types import SimpleNamespace

import pandas as pd
import pytest

from nanguan import lexicon, wording, words
from nanguan.report import Report
from nanguan.wording import citation, notes

HANZI = re.compile(r"[\u3400-\u9fff]")
CURLY = re.compile("[\u2018-\u201f]")
ENGLISH = {
    "wording/english.tsv": ["en"],
    "wording/interface.tsv": ["en"],
    "teaching/sentences_en.tsv": ["en"],
    "grammar/set_phrases.tsv": ["en", "en_note"],
    "grammar/units.tsv": ["en"],
}
PLAIN = {
    "low": pd.NA,
    "high": pd.NA,
    "unit": "个",
    "bound": "eq",
    "measure": "level",
    "direction": pd.NA,
    "stance": "achieved",
    "from_year": 2017,
    "to_year": 2021,
    "commitment": pd.NA,
}
GROWTH = {"unit": "%", "measure": "growth", "direction": "up"}
FEWER = {"measure": "change", "direction": "down"}
CUT = {"unit": "%", "measure": "growth", "direction": "down"}


def claim(indicator: str, value: float, **fields: object) -> SimpleNamespace:
    return SimpleNamespace(indicator=indicator, value=value, **PLAIN | fields)


AMOUNTS = [
    # every bound
    (claim("地区生产总值", 7, **GROWTH), "增长7%", "up by 7%"),
    (claim("地区生产总值", 7, bound="approx", **GROWTH), "增长约7%", "up by about 7%"),
    (claim("地区生产总值", 7, bound="ge", **GROWTH), "增长不低于7%", "up by at least 7%"),
    (claim("政务服务审批时限", 70, bound="ge", **CUT), "下降不低于70%", "down by at least 70%"),
    (claim("常住人口", 7e5, bound="gt", unit="人"), "超过70万人", "more than 700,000 people"),
    (
        claim("城镇登记失业率", 4.5, bound="le", unit="%", measure="share"),
        "不超过4.5%",
        "at most 4.5%",
    ),
    (claim("投入", 3e9, bound="lt", unit="元"), "近（不到）30亿元", "nearly 3 billion yuan"),
    (claim("地区生产总值", 6, bound="range", low=6, high=7, **GROWTH), "增长6%–7%", "up by 6%–7%"),
    (
        claim("高新技术企业", 2e5, bound="range", low=2e5, high=3e5, unit="元"),
        "20万–30万元",
        "200,000–300,000 yuan",
    ),
    # what moved, and what says itself that it moved
    (
        claim("高新技术企业", 30, bound="ge", unit="家", measure="change", direction="up"),
        "增加不低于30家",
        "up by at least 30",
    ),
    (
        claim("城镇化率", 1.5, unit="个百分点", measure="change", direction="down"),
        "减少1.5个百分点",
        "down by 1.5 percentage points",
    ),
    (
        claim("新增城市就业", 73000, unit="人", measure="change", direction="up"),
        "7.3万人",
        "73,000 people",
    ),
    (
        claim("全市新增就业", 8000, unit="人", measure="change", direction="up"),
        "8000人",
        "8,000 people",
    ),
    (
        claim("减少贫困人口", 190000, unit="人", measure="change", direction="down"),
        "19万人",
        "190,000 people",
    ),
    # units: households and businesses, one and many, a measure word that adds nothing
    (
        claim("群众征迁安置", 9000, bound="gt", unit="户"),
        "超过9000户",
        "more than 9,000 households",
    ),
    (claim("农村危房改造", 1, unit="户"), "1户", "1 household"),
    (claim("各类市场主体", 106000, bound="gt", unit="户"), "超过10.6万户", "more than 106,000"),
    (claim("重大项目", 50), "50个", "50"),
    (claim("新建道路", 1, unit="公里"), "1公里", "1 kilometre"),
    (claim("空气质量综合指数", 6.06, unit=""), "6.06", "6.06"),
]

TARGET = {"stance": "target", "from_year": 2022, "to_year": 2022}
GLOSSES = [
    (
        claim("老旧小区", 143),
        "老旧小区：143个，2017–2021年，已完成",
        "old residential compounds renovated: 143, 2017–2021, reached",
    ),
    (
        claim("粮食产量", 5e9, unit="斤", stance="estimate", from_year=2021),
        "粮食产量：50亿斤，2021年，预计完成",
        "grain output: 5 billion jin, 2021, estimated",
    ),
    (
        claim(
            "贫困发生率",
            10.2,
            unit="%",
            measure="share",
            stance="context",
            from_year=pd.NA,
            to_year=pd.NA,
        ),
        "贫困发生率：10.2%，年份未写明，参照",
        "poverty incidence: 10.2%, years not stated, context",
    ),
    (
        claim("重大项目", 50, **TARGET, commitment="ensure"),
        "重大项目：50个，2022年，目标（确保）",
        "major projects: 50, 2022, aimed at (ensured)",
    ),
    (
        claim("重大项目", 50, **TARGET, commitment="plain"),
        "重大项目：50个，2022年，目标（直接承诺）",
        "major projects: 50, 2022, aimed at (promised)",
    ),
    (
        claim("重大项目", 50, **TARGET, commitment="strive"),
        "重大项目：50个，2022年，目标（力争）",
        "major projects: 50, 2022, aimed at (strived for)",
    ),
    (
        claim("地区生产总值", 7, bound="approx", **GROWTH, **TARGET, commitment="expect"),
        "地区生产总值：增长约7%，2022年，目标（预期）",
        "gross regional product: up by about 7%, 2022, aimed at (expected)",
    ),
    (
        claim("某项没有译名的指标", 2, unit="所"),
        "某项没有译名的指标：2所，2017–2021年，已完成",
        "某项没有译名的指标: 2, 2017–2021, reached",
    ),
]


@pytest.mark.parametrize(
    "row, zh, en", AMOUNTS, ids=lambda value: value if isinstance(value, str) else ""
)
def test_an_amount_in_words(row, zh, en):
    assert (wording.amount(row), wording.amount(row, "en")) == (zh, en)


@pytest.mark.parametrize(
    "row, zh, en", GLOSSES, ids=lambda value: value if isinstance(value, str) else ""
)
def test_a_claim_in_one_line(row, zh, en):
    assert (wording.gloss(row), wording.gloss(row, "en")) == (zh, en)


def test_the_tables_have_every_bound_stance_and_commitment():
    allowed = {
        row["column"]: set(row["allowed"].split("|"))
        for row in lexicon.rows("codebook.csv", table="claims")
    }
    assert {row.bound for row, *_ in AMOUNTS} == allowed["bound"]
    assert {row.stance for row, *_ in GLOSSES} == allowed["stance"]
    assert {row.commitment for row, *_ in GLOSSES if pd.notna(row.commitment)} == allowed[
        "commitment"
    ]


def test_every_claim_of_the_report_has_an_english_gloss_without_hanzi(report):
    left = [
        line
        for line in (wording.gloss(row, "en") for row in report.claims.itertuples())
        if HANZI.search(line)
    ]
    assert left == []


def test_every_indicator_of_the_ledger_and_the_standards_has_an_english_name():
    names = [row["indicator"] for row in lexicon.rows("grammar/indicators.csv")] + [
        row["standard"] for row in lexicon.rows("grammar/standards.csv")
    ]
    assert [name for name in names if wording.indicator(name, "en") == name] == []


def test_english_names_are_sorted_unique_and_plain():
    rows = lexicon.rows("wording/english.tsv", kind="name")
    names = [row["zh"] for row in rows]
    assert names == sorted(set(names))
    assert all(
        row["zh"] and row["en"] == row["en"].strip() and not HANZI.search(row["en"]) for row in rows
    )
    assert [
        row["en"]
        for row in rows
        if row["en"][:1].isupper() and not re.match(r"[A-Z0-9.&]{2,}|COVID|China ", row["en"])
    ] == []


def test_meanings_of_words_are_sorted_unique_and_plain():
    rows = lexicon.rows("wording/english.tsv", kind="word")
    assert [row["zh"] for row in rows] == sorted({row["zh"] for row in rows})
    assert [
        row
        for row in rows
        if row["en"] != row["en"].strip() or not row["en"] or HANZI.search(row["en"])
    ] == []


def test_the_words_that_stand_most_often_have_a_meaning(report):
    top = words.frequencies(report.words, 40)["word"]
    assert len(top) == 40 and [word for word in top if wording.word(word, "en") == word] == []


def test_every_heading_of_the_report_has_an_english_gist_that_fits_beside_a_bar(report):
    rows = lexicon.rows("wording/english.tsv", kind="heading")
    assert [row["zh"] for row in rows] == report.outline["title"].tolist()
    assert [
        row
        for row in rows
        if not row["en"]
        or row["en"] != row["en"].strip()
        or len(row["en"]) > 40
        or HANZI.search(row["en"])
    ] == []


@pytest.mark.parametrize("name", ENGLISH)
def test_english_texts_have_straight_quotes(name):
    """The embedded font draws curly ones as wide as a hanzi."""
    assert [
        row
        for row in lexicon.rows(name)
        if any(CURLY.search(row[column] or "") for column in ENGLISH[name])
    ] == []


def test_a_unit_has_one_english_name_singular_and_plural():
    named = {}
    for row in lexicon.rows("grammar/units.tsv"):
        assert row["en"] == "-" or re.fullmatch(
            r"[^|\u3400-\u9fff]+\|[^|\u3400-\u9fff]+", row["en"]
        ), row
        assert named.setdefault(row["unit"], row["en"]) == row["en"], row


@pytest.mark.parametrize(
    ("value", "digits", "zh", "en"),
    [
        (1e8, None, "1亿", "100 million"),
        (216_800_000_000, None, "2168亿", "216.8 billion"),
        (1e12, None, "10000亿", "1 trillion"),
        (12_000_000, None, "1200万", "12 million"),
        (106_000, None, "10.6万", "106,000"),
        (123_456, None, "12.3456万", "123,456"),
        (12_500, None, "12500", "12,500"),
        (34_068, None, "34068", "34,068"),
        (20_000, None, "2万", "20,000"),
        (124.4, None, "124.4", "124.4"),
        (0.1 + 0.2, None, "0.3", "0.3"),
        (24.88e9 / 2, 3, "124亿", "12.4 billion"),
        (2 / 3, 3, "0.67", "0.67"),
        (1e9 / 3, 2, "3.3亿", "333 million"),
        (7.0, 3, "7", "7"),
    ],
)
def test_a_number_in_words(value, digits, zh, en):
    assert (wording.number(value, digits), wording.number(value, digits, "en")) == (zh, en)


def test_what_is_not_there_is_a_dash_or_nothing():
    none = float("nan")
    assert wording.quantity(none, "元") == wording.years(pd.NA, pd.NA) == "—"
    assert wording.ratio(none, "ge") == wording.moved("level", pd.NA) == ""


def test_nothing_is_rounded_across_its_bound():
    assert (wording.ratio(1.125, "ge"), wording.ratio(0.5, "approx", "en")) == (
        "≥112.5%",
        "about 50.0%",
    )
    assert wording.quantity(14e9, "元", "ge") == "≥140亿元"
    assert wording.quantity(14e9, "元", "ge", "en") == "≥14 billion yuan"
    assert (wording.years(2017, 2021), wording.years(2022, 2022)) == ("2017–2021", "2022")


@pytest.mark.parametrize(
    ("row", "zh", "en"),
    [
        (claim("政务服务审批时限", 70, bound="ge", **CUT), "下降≥70%", "down ≥70%"),
        (claim("固定资产投资", 14e9, bound="ge", unit="元"), "≥140亿元", "≥14 billion yuan"),
        (claim("财政收入", 6, bound="range", low=6, high=7, **GROWTH), "增长6%–7%", "up 6%–7%"),
        (claim("财政收入", 7, bound="approx", **GROWTH), "增长约7%", "up about 7%"),
        # A name may say itself that something was added or cut, but not that it grew.
        (claim("新增就业", 7, **GROWTH), "增长7%", "up 7%"),
        (claim("新增就业", 7, unit="人", measure="change", direction="up"), "7人", "7 people"),
        (claim("排放减少", 5, unit="吨", **FEWER), "减少5吨", "down 5 tonnes"),
    ],
)  # fmt: skip
def test_a_figure_has_its_direction_and_the_sign_of_its_bound(row, zh, en):
    assert (wording.figure(vars(row)), wording.figure(vars(row), "en")) == (zh, en)


def test_listings_columns_and_codes():
    assert wording.joined(["路", "桥"]) == "路；桥" and wording.joined(["a", "b"], "en") == "a; b"
    assert (
        wording.joined("路桥", of="names") == "路、桥"
        and wording.joined("ab", "en", "names") == "a, b"
    )
    assert wording.joined("路桥", of="clauses") == "路，桥"
    assert wording.column("why") == "why_zh" and wording.column("why", "en") == "why"
    assert wording.known("stance.target") and not wording.known("stance.none")
    assert wording.label("stance.none") == "none"
    assert wording.glossed("项目") == "项目" and wording.glossed("项目", "en") == "项目 projects"


def test_the_notes_of_the_reader_page(report):
    zh, en = notes.phrase("放管服").splitlines(), notes.phrase("放管服", "en").splitlines()
    assert zh[0] == en[0] == "放管服 fàng guǎn fú" and zh[1] == en[1] and not HANZI.search(zh[1])
    assert HANZI.search(zh[2]) and not HANZI.search(en[2]) and not CURLY.search(en[2])
    pledges = {row.ground: row for row in report.pledges.itertuples()}
    assert notes.pledge(pledges["none"], "en").splitlines()[1].startswith("Nothing to check it by")
    assert "number" in notes.pledge(pledges["number"], "en").splitlines()[1]
    assert notes.topics(["15", "1"]) == "商贸金融、宏观经济" and notes.topics(["0"], "en") == "none"


def test_the_note_on_the_tags_of_a_sentence():
    here = "主题“城建住房”：老旧小区\n作用“打算”：所在部分是“当年”"
    assert notes.tags("plan: year; 14: 老旧小区", "year") == here
    assert notes.tags("plan: 要", "year", "en") == 'Role "plan": 要'
    nowhere = notes.tags("ceremony: no horizon", None, "en")
    assert nowhere.startswith('Role "') and "no horizon" not in nowhere and "None" not in nowhere


def test_a_citation_names_speaker_title_day_and_text(report):
    for part in ("鲁月", report.title, "2021-11-24", report.sha256):
        assert part in citation.plain(report) and part in citation.plain(report, "en")
    gaps = set(re.findall(r"\{\w+\}", citation.sentence(report)))
    assert gaps == {"{quote}", "{sentence}", "{at}"}
    assert citation.bibtex(report).startswith(f"@misc{{nanguan-{report.sha256[:8]},\n")
    bare = Report("今年增长7%。")
    assert "None" not in citation.plain(bare) + citation.plain(bare, "en") + citation.bibtex(bare)
