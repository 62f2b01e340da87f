"""The coding lab: published tables of kappa, its sheet, and what must hold of any two codings."""

import base64
import math

import numpy as np
import pandas as pd
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings, strategies

import nanguan
from nanguan import ReportError, coding, lexicon, tables

TOPIC_CODES = coding.codes().query("column == 'topic'")["code"].tolist()
TOPICS = [int(code) for code in TOPIC_CODES]
ROLES = coding.codes().query("column == 'role'")["code"].tolist()
SHORT = """某县政府工作报告
各位代表：
一、2021年工作回顾
地区生产总值增长6%，城镇新增就业超过3000人。城镇新增就业超过三千人，新建厂房十二座。
"""


def coders(table: list[list[int]]) -> tuple[list[int], list[int]]:
    """Two codings whose cross table this is."""
    pairs = [
        (i, j) for i, row in enumerate(table) for j, count in enumerate(row) for _ in range(count)
    ]
    return [i for i, _ in pairs], [j for _, j in pairs]


def filled(topics: list[int | None], roles: list[str | None]) -> pd.DataFrame:
    pairs = enumerate(zip(topics, roles))
    rows = (
        {"sentence": n, "text": f"第{n}句。", "topic": it, "role": role} for n, (it, role) in pairs
    )
    return tables.frame("sheet", rows)


def packed(coded: pd.DataFrame, seed: int = 1) -> str:
    """Coded sheet as the line that the lab's page gives: NG1-seed-codes-checksum.

    Two signs a sentence: the topic in base 36, the role as its letter; Z where there is none.
    """
    letters = coding.codes().set_index("code")["sign"]
    signs = "".join(
        ("Z" if pd.isna(topic) else np.base_repr(int(topic), 36))
        + ("Z" if pd.isna(role) else letters[role])
        for topic, role in zip(coded["topic"], coded["role"])
    )
    total = 0
    for sign in f"{seed}-{signs}-{'-'.join(map(str, coded['sentence']))}":
        total = (total * 31 + ord(sign)) % 36**3
    return f"NG1-{seed}-{signs}-{np.base_repr(total, 36).rjust(3, '0')}"


@pytest.fixture(scope="module")
def sheet(report):
    return coding.sheet(report.sentences)


@pytest.mark.parametrize(
    ("table", "kappa"),
    [
        (
            [[75, 1, 4], [5, 4, 1], [0, 0, 10]],
            0.23 / 0.34,
        ),  # Fleiss, Levin, Paik 2003, Statistical Methods for Rates and Proportions, 18.1
        (
            [[20, 5], [10, 15]],
            0.4,
        ),  # the grant readers and the two hundred cases of the encyclopaedias
        ([[45, 15], [25, 15]], 0.06 / 0.46),
        ([[25, 35], [5, 35]], 0.14 / 0.54),
        ([[1, 1], [1, 1]], 0.0),  # no better than chance
        ([[0, 1], [1, 0]], -1.0),  # always otherwise
    ],
)
def test_kappa_of_a_published_table(table, kappa):
    assert coding.kappa(*coders(table)) == pytest.approx(kappa)


@pytest.mark.parametrize("same", [[], ["plan"], ["plan"] * 20])
def test_kappa_is_na_where_chance_alone_agrees_throughout(same):
    assert math.isnan(coding.kappa(same, same))


CODES = strategies.lists(strategies.tuples(*[strategies.sampled_from(range(4))] * 2), min_size=1)


@given(CODES)
def test_kappa_is_one_for_the_same_coding_and_the_same_from_both_sides(pairs):
    a, b = map(list, zip(*pairs))
    assert coding.kappa(a, a) == 1 or len(set(a)) == 1
    there, back = coding.kappa(a, b), coding.kappa(b, a)
    assert there == back or (math.isnan(there) and math.isnan(back))
    assert math.isnan(there) or -1 <= there <= 1
    renamed = coding.kappa([f"code {code}" for code in a], [f"code {code}" for code in b])
    assert renamed == there or math.isnan(renamed)


def test_a_sheet_spreads_over_the_parts_in_reading_order(report, sheet):
    drawn = report.sentences.set_index("sentence").loc[sheet["sentence"]]
    assert list(sheet.columns) == ["sentence", "text", "topic", "role"] and len(sheet) == 20
    assert sheet["sentence"].is_monotonic_increasing and sheet["sentence"].is_unique
    assert set(drawn["part"]) == {1, 2, 3, 4}
    assert not (drawn["role"] == "ceremony").any() and sheet["text"].str.len().min() >= 15
    assert not set(drawn["start"]) & set(report.outline["start"])
    assert sheet["topic"].isna().all() and sheet["role"].isna().all()


def test_the_same_seed_draws_the_same_sheet_and_another_another(report, sheet):
    assert coding.sheet(report.sentences, 20, 1).equals(sheet)
    assert not coding.sheet(report.sentences, 20, 2).equals(sheet)


@settings(max_examples=20, deadline=None)
@given(size=strategies.integers(1, 150), seed=strategies.integers(0, 10**6))
def test_a_sheet_of_any_size_has_that_many_sentences(report, size, seed):
    drawn = coding.sheet(report.sentences, size, seed)["sentence"]
    assert len(drawn) == size and drawn.is_monotonic_increasing and drawn.is_unique


@pytest.mark.parametrize("size", [0, 3, 20])
def test_a_report_with_too_few_sentences_is_named(tmp_path, size):
    path = tmp_path / "short.txt"
    path.write_text(SHORT, encoding="utf-8")
    with pytest.raises(ReportError, match=rf"^a sheet of {size} sentences: 2 to draw from"):
        coding.sheet(nanguan.load(path).sentences, size)


def test_gold_gives_the_hand_coded_codes(sheet):
    found, table = coding.gold(sheet), tables.shipped("topics").set_index("sentence")
    for row in found.itertuples():
        assert (
            row.accepted == table.at[row.sentence, "codes"]
            and row.role == table.at[row.sentence, "role"]
        )
        assert str(row.topic) == row.accepted.split("|")[0]
    assert sheet["topic"].isna().all()


def test_gold_is_of_the_coded_report_only(tmp_path):
    path = tmp_path / "short.txt"
    path.write_text(SHORT, encoding="utf-8")
    other = nanguan.load(path)
    with pytest.raises(ReportError, match="^sentence .*: not of the coded report; draw a sheet"):
        coding.gold(coding.sheet(other.sentences, 1))


def test_agreement_leaves_out_and_counts_what_is_not_coded():
    a = filled([1, 1, 14, 14, None], ["plan"] * 5)
    b = filled([1, 1, 1, 14, 13], ["plan", "plan", "plan", None, None])
    found = coding.agreement(a, b).set_index("column")
    assert list(coding.agreement(a, b).columns) == tables.codebook("agreement")["column"].tolist()
    assert found.loc["topic", ["same", "of", "left_out", "share", "kappa"]].tolist() == [
        3,
        4,
        1,
        0.75,
        0.5,
    ]
    assert found.loc["role", ["same", "of", "left_out", "share"]].tolist() == [3, 3, 2, 1.0]
    assert math.isnan(found.loc["role", "kappa"])


def test_agreement_of_empty_sheets_is_na(sheet):
    found = coding.agreement(sheet, sheet)
    assert found["of"].tolist() == [0, 0] and found["left_out"].tolist() == [20, 20]
    assert found["share"].isna().all() and found["kappa"].isna().all()


def test_differences_have_both_codes_and_the_text():
    a, b = (
        filled([1, 14, None], ["plan", "plan", "plan"]),
        filled([1, 21, 3], ["plan", "principle", None]),
    )
    found = coding.differences(a, b)
    assert found.values.tolist() == [[1, 14, 21, "plan", "principle", "第1句。"]]
    assert list(found.columns) == tables.codebook("differences")["column"].tolist()
    assert coding.differences(a, a).empty


def test_differences_from_the_gold_name_what_is_accepted(sheet):
    gold = coding.gold(sheet)
    found = coding.differences(gold.assign(topic=0), gold)
    assert (
        set(found["accepted"]) <= set(gold["accepted"]) and len(found) == (gold["topic"] != 0).sum()
    )


def test_rows_may_stand_in_another_order():
    a, b = filled([1, 14, 3], ["plan"] * 3), filled([1, 21, 3], ["plan"] * 3)
    assert coding.agreement(a, b.iloc[::-1]).equals(coding.agreement(a, b))
    assert coding.differences(a, b.iloc[::-1]).equals(coding.differences(a, b))


def test_a_sheet_that_went_through_a_spreadsheet_is_read(tmp_path, sheet):
    gold = coding.gold(sheet)
    gold.loc[3, "topic"] = pd.NA
    gold.drop(columns="accepted").to_csv(tmp_path / "sheet.csv", index=False, encoding="utf-8-sig")
    back = pd.read_csv(tmp_path / "sheet.csv", encoding="utf-8-sig")
    assert back["topic"].dtype == float
    assert coding.agreement(back, gold)["same"].tolist() == [19, 20]


def test_a_coder_may_write_names_and_letters():
    a = filled([14, 1, 13], ["achievement", "plan", "context"])
    b = a.astype(object).assign(
        topic=["城建住房", "Macroeconomics", " 13 "], role=["成绩", "b", "F"]
    )
    assert coding.agreement(a, b)["same"].tolist() == [3, 3]


def test_the_codebook_has_every_code_in_use():
    coded = tables.shipped("topics")
    assert set("|".join(coded["codes"]).split("|")) <= set(map(str, TOPICS)) and len(TOPICS) == 22
    assert set(coded["role"]) == set(ROLES)
    assert all(
        name != code
        for _, _, code, _, name, _ in coding.codes("en")
        .query("column == 'topic'")
        .itertuples(name=None)
    )


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (
            lambda s: s.assign(topic=11),
            "^the second sheet, sentence 0: topic 11 is not in the codebook; give one of 0, 1, 2,",
        ),
        (lambda s: s.assign(topic="1.5"), "topic 1.5 is not in the codebook"),
        (
            lambda s: s.assign(role="计划"),
            "sentence 0: role 计划 is not in the codebook; give one of achievement, plan,",
        ),
        (
            lambda s: s.drop(columns="role"),
            "^no column role; give the second sheet as coding.sheet made it",
        ),
        (lambda s: s.drop(columns="sentence"), "^no column sentence; give the second sheet"),
        (lambda s: s.iloc[1:], "^sentence 0: in one of the two sheets only;"),
        (lambda s: pd.concat([s, s]), "^the second sheet: sentence 0 stands there twice;"),
    ],
)
def test_a_sheet_at_fault_is_named_in_one_line(change, message):
    sheet = filled([1, 14], ["plan", "plan"])
    with pytest.raises(ReportError, match=message) as caught:
        coding.agreement(sheet, change(sheet))
    assert "\n" not in str(caught.value)


@settings(max_examples=30, deadline=None)
@given(data=strategies.data(), seed=strategies.integers(0, 9999))
def test_a_packed_sheet_comes_back(report, data, seed):
    drawn = coding.sheet(report.sentences, 5, seed)
    topics = data.draw(
        strategies.lists(strategies.sampled_from([None, *TOPICS]), min_size=5, max_size=5)
    )
    roles = data.draw(
        strategies.lists(strategies.sampled_from([None, *ROLES]), min_size=5, max_size=5)
    )
    coded = drawn.assign(topic=pd.array(topics, "Int64"), role=pd.array(roles, "string"))
    line = packed(coded, seed)
    assert coding.unpacked(line, report.sentences).equals(coded)
    assert coding.unpacked(
        f"我的编码： {line[:9].lower()}\n{line[9:]} thanks", report.sentences
    ).equals(coded)


@settings(max_examples=50, deadline=None)
@given(
    at=strategies.integers(4, 16),
    sign=strategies.sampled_from("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"),
)
def test_a_wrong_sign_is_noticed(report, at, sign):
    line = packed(coding.gold(coding.sheet(report.sentences, 4)))
    spoilt = line[:at] + sign + line[at + 1 :]
    if spoilt != line:
        with pytest.raises(ReportError, match="copy"):
            coding.unpacked(spoilt, report.sentences)


@pytest.mark.parametrize("line", ["", "hello", "NG1-1-EA1C4BFB", "NG1-1-EA1C4BF-S4Q"])
def test_a_line_that_is_no_coding_is_named(report, line):
    with pytest.raises(ReportError, match="not a whole coding; copy all of the line"):
        coding.unpacked(line, report.sentences)


def test_the_renderings_are_those_of_the_sheet(sheet):
    assert [int(row["sentence"]) for row in lexicon.rows("teaching/sentences_en.tsv")] == sheet[
        "sentence"
    ].tolist()


@pytest.fixture(scope="module", params=["zh", "en"])
def lab(request, site_folder):
    """The lab's page in a language."""
    path = site_folder / request.param.replace("zh", "") / "lab.html"
    return request.param, BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")


def test_the_lab_has_the_sheet_the_codebook_and_the_gold(lab, sheet):
    lang, soup = lab
    codes, topics, roles = coding.codes(lang), ["", *TOPIC_CODES], ["", *ROLES]
    items = soup.select("#lab fieldset")
    assert [item.select_one(".text").get_text() for item in items] == sheet["text"].tolist()
    for item, row in zip(items, coding.gold(sheet).itertuples()):
        given = [item[f"data-{name}"] for name in ("topic", "role", "accepted")]
        assert given == [str(row.topic), row.role, row.accepted]
        assert [option["value"] for option in item.find_all("option")] == [*topics, *roles]
        for select in item.find_all("select"):
            assert soup.find("label", attrs={"for": select["id"]})
    assert [dd.get_text() for dd in soup.select(".codebook dd")] == codes["meaning"].tolist()
    assert len(soup.select(".english")) == (20 if lang == "en" else 0)


def test_the_blank_sheet_of_the_lab_is_that_of_python(lab, sheet):
    address = lab[1].find("a", download=True)["href"]
    raw = base64.b64decode(address.partition("base64,")[2])
    assert raw.startswith(b"\xef\xbb\xbf")
    assert raw.decode("utf-8-sig") == tables.written(sheet, "csv")


@pytest.mark.slow
def test_another_report_has_no_lab(tmp_path):
    from nanguan.site import build

    path = tmp_path / "short.txt"
    path.write_text(SHORT, encoding="utf-8")
    build(nanguan.load(path), tmp_path / "out", tmp_path / "no-notebooks", ("zh",))
    assert not (tmp_path / "out" / "lab.html").exists()
    assert "lab.html" not in (tmp_path / "out" / "index.html").read_text(encoding="utf-8")
