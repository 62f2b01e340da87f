"""Every table is what the codebook says; the data package describes the shipped ones."""

import json

import frictionless
import pandas as pd
import pytest

from nanguan import files, tables

REPORT_TABLES = ("outline", "sentences", "numbers", "claims", "ledger", "pledges", "phrases", "words")
SHIPPED = ("claims", "pledges", "exercises", "accuracy", "topics", "indicators", "standards", "ladder", "codebook")
LEXICON = sorted(path.name for path in files.folder("data").glob("lexicon/*.tsv"))


def allowed(table: str):
    return [(row.column, row.allowed.split("|")) for row in tables.codebook(table).itertuples() if row.allowed]


@pytest.mark.parametrize("table", REPORT_TABLES)
def test_a_frame_has_the_columns_and_values_of_the_codebook(report, table):
    frame = getattr(report, table)
    assert list(frame.columns) == tables.codebook(table)["column"].tolist()
    assert len(frame)
    for column, values in allowed(table):
        assert set(frame[column].dropna().astype(str)) <= set(values), column


@pytest.mark.parametrize("table", SHIPPED)
def test_a_shipped_table_is_valid_by_the_data_package(table):
    package = frictionless.Package(str(files.data("datapackage.json")))
    result = package.get_resource(table).validate()
    assert result.valid, result.flatten(["rowNumber", "fieldName", "message"])[:3]


def test_data_package_is_the_codebook(report):
    shipped = json.loads(files.data("datapackage.json").read_text(encoding="utf-8"))
    assert shipped == tables.datapackage()


@pytest.mark.parametrize("name", LEXICON)
def test_a_lexicon_says_what_it_is_and_has_no_holes(name):
    with open(files.data(f"lexicon/{name}"), encoding="utf-8") as lines:
        assert next(lines).startswith("# ")
    rows = files.rows(f"lexicon/{name}")
    assert rows and all(None not in row.values() and None not in row for row in rows)
    assert all(value for row in rows for column, value in row.items() if column not in ("direction", "zh"))
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_codebook_is_complete():
    rows = files.rows("codebook.csv")
    assert all(row[column] for row in rows for column in ("table", "column", "type", "example", "zh", "en", "meaning", "meaning_zh"))
    assert len({(row["table"], row["column"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("style", ["csv", "jsonl"])
def test_written_tables_can_be_read_back(report, style):
    import io

    text = tables.written(report.claims, style)
    back = pd.read_csv(io.StringIO(text)) if style == "csv" else pd.read_json(io.StringIO(text), lines=True)
    assert back["id"].tolist() == report.claims["id"].tolist()
    assert back["value"].tolist() == report.claims["value"].tolist()
