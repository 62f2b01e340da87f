"""Whatever a user can give wrongly is answered in one line that says what to do."""

import pandas as pd
import pytest

from nanguan import ReportError, compare, lexicon, settings, show, tables, wording, words
from nanguan.reading import phrases
from nanguan.report import Report

NONE = pd.DataFrame({"other": [1]})
WORDS = pd.DataFrame({"word": ["项目"], "part": 1, "section": 1, "sentence": 0})


@pytest.fixture(scope="module")
def claim(report):
    return report.claims.set_index("id", drop=False).loc["c062"]


LANGUAGES = {
    "label": lambda lang: wording.label("stance.achieved", lang),
    "say": lambda lang: wording.say("remark.date", lang),
    "column": lambda lang: wording.column("why", lang),
    "joined": lambda lang: wording.joined(["a", "b"], lang),
    "number": lambda lang: wording.number(7, lang=lang),
    "unit": lambda lang: wording.unit("户", lang),
    "sign": lambda lang: wording.sign("ge", lang),
    "quantity": lambda lang: wording.quantity(7, "%", lang=lang),
    "ratio": lambda lang: wording.ratio(1.1, "ge", lang),
    "indicator": lambda lang: wording.indicator("森林覆盖率", lang),
    "heading": lambda lang: wording.heading("工业", lang),
    "word": lambda lang: wording.word("项目", lang),
    "meaning": lambda lang: wording.meaning("项目", lang),
    "glossed": lambda lang: wording.glossed("项目", lang),
    "speak": lambda lang: settings.speak(lang),
}


@pytest.mark.parametrize("name", LANGUAGES)
def test_another_language(name):
    refused(lambda: LANGUAGES[name]("fr"), "fr: no such language; write zh or en")


@pytest.mark.parametrize("name", ["gloss", "amount", "figure", "dated"])
def test_another_language_of_a_claim(name, claim):
    refused(lambda: getattr(wording, name)(claim, "fr"), "fr: no such language; write zh or en")


def test_another_language_of_a_report(report):
    asked = [
        lambda: report.claim("c003", "fr"),
        lambda: Report("今年增长7%。").remarks("fr"),
        lambda: show.claims(report.claims, "fr"),
        lambda: show.ledger(report.ledger, "fr"),
        lambda: show.not_stated(report.ledger, "fr"),
        lambda: show.pace(report.ledger.iloc[0], "fr"),
    ]
    for ask in asked:
        refused(ask, "fr: no such language; write zh or en")


COLUMNS = {
    "content": (lambda: words.content(NONE), "word", "report.words"),
    "frequencies": (lambda: words.frequencies(NONE), "word", "report.words"),
    "counts": (lambda: words.counts(NONE), "part", "report.words"),
    "counts by": (lambda: words.counts(WORDS, "chapter"), "chapter", "report.words"),
    "dispersion": (lambda: words.dispersion(NONE), "part", "report.words"),
    "keyness": (lambda: words.keyness(WORDS, NONE), "word", "report.words"),
    "keyness_of_part": (lambda: words.keyness_of_part(NONE, 1), "part", "report.words"),
    "collocations": (lambda: words.collocations(NONE, "项目"), "word", "report.words"),
    "kwic": (lambda: words.kwic("项目", "项目", NONE), "start", "report.sentences"),
    "table": (lambda: words.table(NONE), "part", "report.sentences"),
    "attention": (lambda: tables.attention(NONE), "topic", "report.sentences"),
    "ledger": (lambda: tables.ledger(NONE, NONE), "id", "report.claims"),
    "find": (lambda: tables.find(NONE, "c001"), "id", "report.claims"),
    "side_by_side": (lambda: tables.side_by_side(NONE), "report", "targets"),
    "show.claims": (lambda: show.claims(NONE), "id", "report.claims"),
    "show.ledger": (lambda: show.ledger(NONE), "indicator", "report.ledger"),
    "show.not_stated": (lambda: show.not_stated(NONE), "indicator", "report.ledger"),
    "show.contexts": (lambda: show.contexts(NONE), "left", "words.kwic"),
    "show.targets": (lambda: show.targets(NONE), "report", "tables.targets"),
    "show.pick": (lambda: show.pick(NONE), "topic", "report.claims"),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_a_frame_without_a_column(name):
    call, column, source = COLUMNS[name]
    message = refused(call, f"no column {column}; give ")
    assert source in message


@pytest.mark.parametrize("word", ["", " ", None, 7])
def test_no_word(word):
    refused(lambda: words.kwic("项目", word), "no word to look for; give one of the text")
    refused(lambda: words.collocations(WORDS, word), "no word to look for; give one of the text")


def test_a_negative_width():
    refused(lambda: words.kwic("项目", "项目", width=-1), "width -1: give 0 or more characters")
    assert words.kwic("老项目", "项目", width=0).values.tolist() == [[1, 3, "", "项目", ""]]


OTHERS = {
    "style": (
        lambda report: tables.written(report.claims, "xlsx"),
        "xlsx: no such style; there are csv, jsonl, table",
    ),
    "list": (
        lambda _: lexicon.rows("grammar/unit.tsv"),
        "grammar/unit.tsv: no such file of data/; near it are grammar/units.tsv, ",
    ),
    "codebook": (
        lambda _: tables.codebook("no"),
        "no: no such table in the codebook; it has claims",
    ),
    "frame": (lambda _: tables.frame("no", []), "no: no such table in the codebook; it has claims"),
    "shipped": (lambda _: tables.shipped("no"), "no: no such table comes with the package; there"),
    "glossary": (
        lambda _: phrases.glossary("放"),
        "放: not in the glossary; `report.phrases` names",
    ),
    "claim": (lambda report: report.claim("c999"), "c999: no claim there; ids run from c001 to c"),
    "offset": (lambda report: report.claim(0), "offset 0: no claim there; `report.numbers`"),
    "why": (lambda report: report.why("c999"), "c999: no claim there; ids run from c001 to c"),
    "explain": (
        lambda report: tables.explain(report, "c999"),
        "c999: no claim there; ids run from",
    ),
    "compare": (
        lambda report: compare(report, report, ("a", "a")),
        "a, a: give two different names",
    ),
}


@pytest.mark.parametrize("name", OTHERS)
def test_what_is_not_there(name, report):
    call, says = OTHERS[name]
    refused(lambda: call(report), says)


def refused(call, says: str) -> str:
    """The one line with which a call is refused."""
    with pytest.raises(ReportError) as error:
        call()
    message = str(error.value)
    assert says in message and "\n" not in message and len(message) < 400
    return message
