"""Every table is what the codebook says; the data package describes the shipped ones."""

import io
import json

import frictionless
import pandas as pd
import pytest

from nanguan import lexicon, tables

REPORT_TABLES = (
    "outline",
    "sentences",
    "numbers",
    "claims",
    "ledger",
    "pledges",
    "phrases",
    "words",
)
LISTS = sorted(path.name for path in lexicon.data("grammar").glob("*.tsv"))
# Columns that may be empty.
OPEN = {
    "file_formats.tsv": {"says"},
    "sentence_roles.tsv": {"horizon", "pattern", "example"},
    "jieba_terms.tsv": {"frequency"},
    "verbs.tsv": {"at_number", "direction", "in_pledge", "example"},
}


def allowed(table: str):
    return [
        (row.column, row.allowed.split("|"))
        for row in tables.codebook(table).itertuples()
        if row.allowed
    ]


@pytest.mark.parametrize("table", REPORT_TABLES)
def test_a_frame_has_the_columns_and_values_of_the_codebook(report, table):
    frame = getattr(report, table)
    assert list(frame.columns) == tables.codebook(table)["column"].tolist()
    assert len(frame)
    for column, values in allowed(table):
        assert set(frame[column].dropna().astype(str)) <= set(values), column


@pytest.mark.parametrize("table", tables.SHIPPED)
def test_a_shipped_table_is_valid_by_the_data_package(table):
    package = frictionless.Package(str(lexicon.data("datapackage.json")))
    result = package.get_resource(table).validate()
    assert result.valid, result.flatten(["rowNumber", "fieldName", "message"])[:3]


def schema(table: str) -> dict[str, object]:
    """Table Schema of a shipped table, made of the codebook."""
    fields = []
    for row in lexicon.rows("codebook.csv", table=table):
        field = {"name": row["column"], "type": row["type"], "title": row["en"]}
        field["description"] = row["meaning"]
        if row["allowed"] and row["type"] == "string":
            field["constraints"] = {"enum": row["allowed"].split("|")}
        fields.append(field)
    return {"fields": fields, "missingValues": [""]}


def test_the_data_package_is_the_codebook():
    package = json.loads(lexicon.data("datapackage.json").read_text(encoding="utf-8"))
    assert [(it["name"], it["path"]) for it in package["resources"]] == [*tables.SHIPPED.items()]
    for resource in package["resources"]:
        assert resource["schema"] == schema(resource["name"])


@pytest.mark.parametrize("name", LISTS)
def test_a_word_list_says_what_it_is_and_has_no_holes(name):
    with open(lexicon.data(f"grammar/{name}"), encoding="utf-8") as lines:
        assert next(lines).startswith("# ")
    rows = lexicon.rows(f"grammar/{name}")
    assert rows and all(None not in row.values() and None not in row for row in rows)
    holes = {column for row in rows for column, value in row.items() if not value}
    assert holes <= OPEN.get(name, set())
    assert len({tuple(row.values()) for row in rows}) == len(rows)


def test_codebook_is_complete():
    rows = lexicon.rows("codebook.csv")
    holes = {column for row in rows for column, value in row.items() if not value}
    assert holes <= {"unit", "allowed"}
    assert len({(row["table"], row["column"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("style", ["csv", "jsonl"])
def test_written_tables_can_be_read_back(report, style):
    text = tables.written(report.claims, style)
    lines = io.StringIO(text)
    back = pd.read_csv(lines) if style == "csv" else pd.read_json(lines, lines=True)
    assert back["id"].tolist() == report.claims["id"].tolist()
    assert back["value"].tolist() == report.claims["value"].tolist()
    share = report.claims["value"].iloc[:1] / 7  # no digit of a quotient is lost
    kept = tables.written(share.to_frame(), style).split()[-1].strip('{}"value:')
    assert float(kept) == pytest.approx(share.iloc[0], rel=1e-11)


def test_attention_adds_up(report):
    shares = tables.attention(report.sentences)
    assert shares["review"].sum() == pytest.approx(1) and shares["plan"].sum() == pytest.approx(1)
    assert shares["shift"].sum() == pytest.approx(0) and shares["shift"].is_monotonic_decreasing
    characters = shares[["review_characters", "plan_characters"]].sum().sum()
    placed = report.sentences[report.sentences["horizon"].notna()]
    assert characters == (placed["end"] - placed["start"]).sum()


def test_attention_by_hand():
    rows = {"topic": [6, 7, 7, 0, 6], "horizon": ["review", "review", "year", "conduct", None]}
    rows |= {"start": [0, 4, 8, 10, 16], "end": [4, 8, 10, 16, 20]}
    found = tables.attention(pd.DataFrame(rows))
    fields = ["topic", "review", "plan", "review_characters", "plan_characters", "shift"]
    assert found[fields].values.tolist() == [
        [0, 0.0, 0.75, 0, 6, 75.0],
        [7, 0.5, 0.25, 4, 2, -25.0],
        [6, 0.5, 0.0, 4, 0, -50.0],
    ]
