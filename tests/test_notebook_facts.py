"""What notebooks 4 to 6 say of a report in their prose is so."""

import re

import nbformat
import pytest

import nanguan
from nanguan import coding, lexicon, sources, tables, words


def prose(name: str, cell: str) -> str:
    """A passage of an English notebook."""
    book = nbformat.read(lexicon.folder("notebooks") / f"en/{name}.ipynb", as_version=4)
    return next(c.source for c in book.cells if c.id == cell)


@pytest.fixture(scope="module")
def example():
    return nanguan.load(sources.EXAMPLE)


@pytest.fixture(scope="module")
def coded(report):
    table = tables.shipped("topics")
    return report.sentences.assign(
        reference=table["codes"].str.split("|").str[0].astype("Int64"),
        kept=[
            str(topic) in codes.split("|")
            for topic, codes in zip(report.sentences["topic"], table["codes"])
        ],
    )


def test_4_the_english_briefs_are_of_the_sentences_of_the_sheet(report):
    briefs = re.findall(r"(?m)^\| (\d+) \|", prose("4-attention-and-promise", "4-fill"))
    assert (
        list(map(int, briefs))
        == coding.sheet(report.sentences, size=20, seed=1)["sentence"].tolist()
    )


def test_4_environment_has_nine_sentences_and_one_of_them_for_one_word(report):
    seven = report.sentences[report.sentences["topic"] == 7].set_index("sentence")
    assert list(seven.index) == [37, 38, 39, 40, 41, 108, 191, 192, 193]
    assert [n for n in seven.index if seven.loc[n, "why"].endswith("7: 环境")] == [108]
    assert sum("7" in topics.split("|") for topics in report.sentences["topics"]) == 15
    climate = report.sentences.loc[129]
    assert climate["topics"] == "15|7" and climate["text"].count("环境") == 5


def test_4_how_the_word_list_agrees_with_the_reference_coding(coded):
    assert len(coded) == 241 and round((coded["topic"] == coded["reference"]).mean(), 2) == 0.82
    assert round(coding.kappa(coded["topic"].tolist(), coded["reference"].tolist()), 2) == 0.79
    assert round(coded["kept"].mean(), 2) == 0.92
    none = coded[coded["reference"] == 0]
    assert len(none) == 32 and (none["topic"] == 0).sum() == 19
    taken = coded[coded["topic"] != coded["reference"]].value_counts(["reference", "topic"])
    assert taken.head(2).to_dict() == {(0, 20): 7, (1, 14): 6}


def shifts(coded, **moved: int):
    """Plan less review of each topic, in points, with sentences moved to topics (s17=14)."""
    topics = coded["topic"].copy()
    for sentence, topic in moved.items():
        topics[int(sentence[1:])] = topic
    return tables.attention(coded.assign(topic=topics)).set_index("topic")["shift"].round(1)


def test_4_which_shifts_stand(coded):
    listed, reference = shifts(coded), shifts(coded.assign(topic=coded["reference"]))
    both = {topic: (listed[topic], reference[topic]) for topic in (1, 3, 15, 14, 23, 20, 13, 12, 0)}
    assert both == {
        1: (6.8, 7.3),
        3: (-3.2, -3.8),
        15: (2.9, 7.8),
        14: (-1.2, -3.7),
        23: (-2.1, -0.3),
        20: (-3.0, 1.5),
        13: (-1.6, -3.6),
        12: (-2.8, -1.4),
        0: (-1.6, -8.9),
    }
    assert (listed.drop(0).idxmax(), listed.drop(0).idxmin()) == (1, 3)


def test_4_one_topic_alone_turns_round_and_one_sentence_does_it(coded):
    listed, reference = shifts(coded), shifts(coded.assign(topic=coded["reference"]))
    turned = listed * reference < 0
    assert turned[turned].index.tolist() == [20]
    assert coded.loc[85, ["topic", "reference"]].tolist() == [20, 0]
    assert 185 < len(coded.loc[85, "text"]) < 195 and shifts(coded, s85=0)[20] == 1.2


def test_4_one_sentence_makes_the_fall_of_culture(coded):
    assert coded.loc[17, ["topic", "reference"]].tolist() == [23, 14]
    without = shifts(coded, s17=14)
    assert 95 < len(coded.loc[17, "text"]) < 105
    assert 0 <= without[23] < 0.2 and without[14] == -3.4


def test_4_pledges(report):
    found, reference = report.pledges, tables.shipped("pledges")
    assert (len(found), found["testable"].sum(), len(reference), reference["testable"].sum()) == (
        272,
        25,
        278,
        25,
    )
    assert (
        len(
            set(found.loc[found["testable"], "end"])
            & set(reference.loc[reference["testable"], "end"])
        )
        == 24
    )
    assert found.loc[~found["testable"], "verb"].value_counts().index[:5].tolist() == [
        "坚持",
        "推进",
        "加快",
        "落实",
        "推动",
    ]
    topics = found.groupby("topic")["testable"].agg(["size", "sum"])
    assert topics["size"].idxmax() == 20 and topics.loc[20].tolist() == [50, 0]
    assert (
        topics.loc[1].tolist() == [41, 10]
        and topics.loc[5].tolist() == [15, 2]
        and topics.loc[18].tolist() == [2, 1]
    )
    assert topics.loc[4].tolist() == [4, 0] and topics.loc[6].tolist() == [6, 1]
    told = prose("4-attention-and-promise", "4-testable-read").split("\n\n")[0]
    ids = re.sub(
        r"p(\d+) to p(\d+)",
        lambda m: " ".join(f"p{n:03}" for n in range(int(m[1]), int(m[2]) + 1)),
        told,
    )
    assert re.findall(r"p\d{3}", ids) == found.loc[found["testable"], "id"].tolist()
    targets_of_the_economy = [f"p{n:03}" for n in (*range(10, 15), *range(65, 70))]
    assert found.loc[found["testable"] & ~found["id"].isin(targets_of_the_economy), "id"].size == 15


def test_4_most_space_and_most_pledges_go_to_the_same_topics(report, coded):
    listed, reference = (
        tables.attention(rows).query("topic != 0").set_index("topic")["plan"].nlargest(4)
        for rows in (coded, coded.assign(topic=coded["reference"]))
    )
    pledges = report.pledges["topic"].value_counts().head(4)
    assert (100 * listed).round(1).to_dict() == {1: 19.9, 20: 19.6, 15: 17.6, 14: 14.6}
    assert pledges.to_dict() == {20: 50, 15: 46, 1: 41, 14: 30}
    assert round(listed.sum(), 1) == 0.7 and round(pledges.sum() / len(report.pledges), 1) == 0.6
    assert (
        set(reference.index) == set(listed.index)
        and reference.index[0] == 1
        and (100 * reference[[1, 14]]).round(1).tolist() == [23.1, 9.3]
    )


def test_4_the_coding_that_is_shown_gives_nothing_of_the_sheet_away(report):
    sheet, shown = (coding.sheet(report.sentences, size=20, seed=seed) for seed in (1, 41))
    assert not set(sheet["sentence"]) & set(shown["sentence"])
    program, reference = (
        shown[["sentence", "text"]].merge(report.sentences[["sentence", "topic", "role"]]),
        coding.gold(shown),
    )
    unlike = coding.differences(program, reference).set_index("sentence")
    assert list(unlike.index) == [58, 93, 102, 155]
    assert unlike.loc[93, "topic_a"] == unlike.loc[93, "topic_b"]
    assert unlike.loc[58, ["topic_a", "topic_b"]].tolist() == [15, 23]
    assert (
        round(coding.agreement(program, reference).set_index("column").at["topic", "kappa"], 2)
        == 0.83
    )
    assert all(
        f"{number} " in prose("4-attention-and-promise", "4-fill") for number in unlike.index
    )


def test_5_the_case_of_one_keyword(report):
    horizon = report.words["sentence"].map(report.sentences.set_index("sentence")["horizon"])
    past, ahead = (
        report.words[horizon == "review"],
        report.words[horizon.isin(["outlook", "year", "conduct"])],
    )
    keys = words.keyness(past, ahead).set_index("word")
    assert keys.index[0] == "转型" and keys.loc["转型", ["count", "reference_count"]].tolist() == [
        7,
        0,
    ]
    assert keys.loc["转型升级", ["count", "reference_count"]].tolist() == [0, 5]
    assert keys.loc["南关", ["count", "reference_count"]].tolist() == [15, 4]
    lines = words.kwic(report.text, "转型", report.sentences)
    assert len(lines) == 12 and (lines["part"] == 1).tolist() == [True] * 7 + [False] * 5
    assert past.loc[past["word"] == "转型", "sentence"].value_counts().iloc[0] == 4


def test_5_company_and_spread(report):
    near = words.collocations(report.words, "项目").set_index("word")
    assert near.index[0] == "落位" and near.loc["落位", ["count", "total"]].tolist() == [4, 6]
    assert near.loc["债券", ["count", "total"]].tolist() == [3, 2]
    people = words.collocations(report.words, "人民").set_index("word")
    assert (
        people.index[0] == "江山"
        and people.loc["江山", ["count", "total"]].tolist() == [4, 2]
        and people["t_score"].idxmax() == "群众"
    )
    often = words.dispersion(report.words).set_index("word")
    often = often[often["count"] >= 10]
    assert len(often) == 15 and (often["dp"].idxmax(), often["dp"].idxmin()) == ("改革", "政策")


def test_5_phrases(report):
    known = report.phrases.drop_duplicates("phrase")
    assert (
        len(lexicon.rows("grammar/set_phrases.tsv")) == 130
        and len(known) == 99
        and (known["level"] == "nation").sum() == 74
    )
    assert set(known.loc[known["phrase"].isin(["枫桥经验", "网格化", "最多跑一次"]), "level"]) == {
        "nation"
    }
    later = [
        row["phrase"]
        for row in lexicon.rows("grammar/set_phrases.tsv")
        if row["since"][:7] > "2021-11"
    ]
    assert later == ["新质生产力"]
    part = report.words[(report.words["part"] == 4) & (report.words["word"] == "政治")]
    assert len(part) == 5 and part["sentence"].value_counts().iloc[0] == 3


def test_6_the_example(report, example):
    assert (example.numbers["kind"] == "claim").sum() == 32 and len(example.claims) == 31
    stated = tables.targets([("a", example), ("b", report)]).query("status == 'stated'")
    named = stated.groupby("standard")["report"].nunique()
    alike = stated.groupby(["standard", "measure"])["report"].nunique()
    assert (
        round(example.pledges["testable"].mean(), 2),
        round(report.pledges["testable"].mean(), 2),
    ) == (0.44, 0.09)
    assert (named == 2).sum() == 3 and (alike == 2).sum() == 2
    shares = [tables.attention(r.sentences).set_index("topic")["plan"] for r in (example, report)]
    assert shares[0][4] > shares[1][4]
