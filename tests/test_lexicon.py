"""Each row of a word list does what its example says: read with it, and read without it."""

import importlib.util
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import ModuleType

import pandas as pd
import pytest

from nanguan import lexicon, wording, words
from nanguan.reading import (
    names,
    normalization,
    numerals,
    outline,
    periods,
    phrases,
    placement,
    report_years,
    tags,
    text,
    time_words,
)
from nanguan.reading.report_years import Years
from nanguan.report import Report

HEAD = "某区政府工作报告\n——2021年11月24日在某区第十九届人民代表大会第一次会议上\n各位代表：\n"
PARTS = {"review": HEAD + "一、过去五年工作回顾\n五年来。\n", "year": HEAD + "一、2022年主要工作\n"}
AUTUMN = Years(2021, 2021, 2022)


def rows(name: str, **where: str | tuple[str, ...]) -> list[dict[str, str]]:
    return lexicon.rows(f"grammar/{name}", **where)


def read(sentences: list[str], part: str = "review", table: str = "claims") -> list[list[dict]]:
    """Claims, or pledges, of each sentence: a paragraph of its own in one part of a report."""
    report = Report(PARTS[part] + "\n".join(f"{sentence}。" for sentence in sentences))
    paragraph = report.sentences["para"] - PARTS[part].count("\n")
    found = [[] for _ in sentences]
    for row in getattr(report, table).to_dict("records"):
        if paragraph[row["sentence"]] >= 0:
            why = report.why(row["id"]) if table == "claims" else {}
            found[paragraph[row["sentence"]]].append(row | {"why": why})
    return found


def dropped(claim: dict) -> list[str]:
    """Words that were dropped around the name of a claim."""
    return claim["why"]["indicator"].partition("dropped: ")[2].split("、")


@contextmanager
def without(row: dict[str, str]) -> Iterator[None]:
    """Word lists that lack a row, for the modules that are made anew meanwhile."""
    whole = lexicon.rows
    with pytest.MonkeyPatch.context() as patch:
        lists = lambda *name, **where: [it for it in whole(*name, **where) if it != row]  # noqa: E731
        patch.setattr(lexicon, "rows", lists)
        yield


def fresh(module: ModuleType) -> ModuleType:
    """A module made anew from the word lists."""
    spec = importlib.util.find_spec(module.__name__)
    copy = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(copy)
    return copy


def idle(lists: list[dict[str, str]], module: ModuleType, reading: Callable) -> list[list[str]]:
    """Rows without which a module reads the same; `reading` takes the module and the row."""
    found = []
    for row in lists:
        with without(row):
            if reading(fresh(module), row) == reading(module, row):
                found.append(list(row.values()))
    return found


def test_a_unit_is_read_behind_a_number():
    units = rows("units.tsv")
    # A stretch of time counts only where something takes or lasts it.
    ahead = ["年限缩短到" if row["dimension"] == "time" else "共有" for row in units]
    found = read([f"{before}3{row['word']}" for before, row in zip(ahead, units)])
    read_as = [[(claim["quote"], claim["unit"]) for claim in claims] for claims in found]
    assert [
        (row["word"], it)
        for row, it in zip(units, read_as)
        if it != [(f"3{row['word']}", row["unit"])]
    ] == []


def test_what_is_behind_money_or_a_ratio_is_not_what_it_measures():
    units = [row for row in rows("units.tsv") if row["dimension"] != "time"]
    found = read([f"利用外资3{row['word']}群众受益" for row in units])
    alone = [claims[0]["indicator"] == "利用外资" for claims in found]
    kept = [row["dimension"] in ("money", "ratio", "points") for row in units]
    assert [row["word"] for row, a, b in zip(units, alone, kept) if a != b] == []


def test_a_unit_is_no_unit_before_the_characters_that_make_it_another_word():
    units = [(row["word"], sign) for row in rows("units.tsv") for sign in row["not_before"]]
    units = [pair for pair in units if pair[1] != "-"]
    found = read([f"共有3{word}{sign}企业" for word, sign in units])
    assert [
        pair
        for pair, claims in zip(units, found)
        if any(claim["quote"] == f"3{pair[0]}" for claim in claims)
    ] == []


def test_a_word_of_bound_is_the_one_that_bounds_its_example():
    bounds = rows("bounds.tsv")
    found = read([row["example"] for row in bounds])
    read_as = [[(claim["bound"], claim["why"]["bound"]) for claim in claims] for claims in found]
    assert [
        (row["word"], it) for row, it in zip(bounds, read_as) if it != [(row["bound"], row["word"])]
    ] == []


def test_a_word_of_bound_that_opens_a_clause_holds_for_its_number():
    bounds = rows("bounds.tsv", place="opening")
    found = read([f"{row['word']}改造背街小巷20条" for row in bounds])
    assert [claims[0]["bound"] for claims in found] == [row["bound"] for row in bounds]


def test_a_word_at_a_number_is_dropped_from_the_name_in_its_example():
    verbs = [row for row in rows("verbs.tsv") if row["at_number"] not in ("", "add")]
    found = read([row["example"] for row in verbs])
    # Dropped right before the number; or, behind one, from the name that the next clause takes.
    assert [
        row["example"]
        for row, claims in zip(verbs, found)
        if not any(row["word"] in dropped(claim) for claim in claims)
        and not (claims[1:] and row["word"] not in claims[-1]["indicator"])
    ] == []


@pytest.mark.parametrize("role", ["change", "add", "standing", "light", "manner"])
def test_a_verb_behind_a_name_is_dropped(role):
    verbs = rows("verbs.tsv", at_number=role)
    found = read([f"工业产值{row['word']}达30家" for row in verbs])
    assert [
        (row["word"], claim["indicator"])
        for row, (claim,) in zip(verbs, found)
        if claim["indicator"] != "工业产值"
    ] == []


@pytest.mark.parametrize("role", ["opening", "commit", "manner"])
def test_a_word_ahead_of_a_name_is_dropped(role):
    # Of one character it may be part of the name: 均 of 均衡发展.
    verbs = [
        row for row in rows("verbs.tsv", at_number=role) if role != "manner" or row["word"][1:]
    ]
    found = read([f"{row['word']}养殖场30家" for row in verbs])
    assert [
        (row["word"], claim["indicator"], dropped(claim))
        for row, (claim,) in zip(verbs, found)
        if claim["indicator"] != "养殖场" or row["word"] not in dropped(claim)
    ] == []


def test_a_verb_of_change_gives_measure_and_direction():
    verbs = rows("verbs.tsv", at_number=("change", "add"))
    for unit, measure in (("%", "growth"), ("家", "change"), ("个百分点", "change")):
        found = read([f"工业产值{row['word']}30{unit}" for row in verbs])
        for row, (claim,) in zip(verbs, found):
            moved = claim["measure"], claim["direction"], claim["why"]["measure"]
            if row["word"].endswith(("到", "至")):  # to what level, not by how much
                assert moved[0] == {"%": "share", "家": "level"}.get(unit, "change"), row
            else:
                assert moved == (measure, row["direction"], row["word"]), row


def test_an_added_thing_keeps_its_verb_in_its_name():
    verbs = rows("verbs.tsv", at_number="add")
    found = read([f"{row['word']}优质学位30个" for row in verbs])
    read_as = [(claim["indicator"], claim["measure"]) for (claim,) in found]
    assert read_as == [(f"{row['word']}优质学位", "change") for row in verbs]


def test_a_standing_value_is_of_the_end_of_the_span_and_a_sum_of_all_of_it():
    for role, first in (("standing", 2021), ("light", 2017)):
        verbs = rows("verbs.tsv", at_number=role)
        found = read([f"工业产值{row['word']}30家" for row in verbs])
        years = [2021 if row["word"].endswith(("到", "至")) else first for row in verbs]
        assert [claim["from_year"] for (claim,) in found] == years


OBJECT = "养老体系"


def pledged(clauses: list[str]) -> list[tuple[str, str, str, str] | None]:
    """Verb, strength, object and ground of the pledge that each clause is, or None."""
    found = read(clauses, "year", "pledges")
    fields = ("verb", "strength", "object", "ground")
    return [tuple(it[0][name] for name in fields) if it else None for it in found]


def lead(word: str) -> str:
    """What a clause begins with, so that no opener begins it."""
    openers = tuple(row["word"] for row in rows("verbs.tsv", in_pledge="opener"))
    return "进一步" if word.startswith(openers) else ""


def promised(word: str) -> str:
    """How firmly a clause promises that begins with a word."""
    levels = lexicon.patterns("grammar/commitments.tsv", "commitment")
    return next((level for level, it in levels if it.match(word)), "plain")


def unlike(verbs: list[dict[str, str]], found: list, wanted: list) -> list[tuple]:
    return [(row["word"], a) for row, a, b in zip(verbs, found, wanted) if a != b]


@pytest.mark.parametrize("kind", ["verb", "finish", "explore"])
def test_a_clause_that_opens_with_a_verb_is_a_pledge(kind):
    verbs = rows("verbs.tsv", in_pledge=kind)
    ground = "finished" if kind == "finish" else "none"
    wanted = [
        (row["word"], kind if kind == "explore" else promised(row["word"]), OBJECT, ground)
        for row in verbs
    ]
    found = pledged([f"{lead(row['word'])}{row['word']}{OBJECT}" for row in verbs])
    assert unlike(verbs, found, wanted) == []


def test_two_verbs_are_one_but_where_the_second_names_a_thing():
    verbs = rows("verbs.tsv", in_pledge=("verb", "explore"))
    nouns = ["noun" in row["in_pledge"].split("|") for row in verbs]
    wanted = [
        ("推进", row["word"] + OBJECT) if noun else ("推进" + row["word"], OBJECT)
        for row, noun in zip(verbs, nouns)
    ]
    found = pledged([f"推进{row['word']}{OBJECT}" for row in verbs])
    assert unlike(verbs, [it and it[::2] for it in found], wanted) == []


def test_an_adverb_leads_to_its_verb():
    verbs = rows("verbs.tsv", in_pledge="adverb")
    wanted = [("推进", promised(row["word"]), OBJECT, "none") for row in verbs]
    found = pledged([f"{lead(row['word'])}{row['word']}推进{OBJECT}" for row in verbs])
    assert unlike(verbs, found, wanted) == []


def test_an_opener_promises_nothing_though_a_verb_seems_to_open_its_clause():
    openers, verbs = rows("verbs.tsv", in_pledge="opener"), rows("verbs.tsv")
    clauses = {
        row["word"]: [
            f"{it['word']}推进{OBJECT}"
            for it in verbs
            if it["in_pledge"] not in ("", "noun") and it["word"].startswith(row["word"])
        ]
        for row in openers
    }
    assert [word for word, found in clauses.items() if not found] == []
    assert set(pledged([clause for found in clauses.values() for clause in found])) <= {None}


def test_a_numeral_is_set_aside_as_its_example_says():
    aside = rows("not_claims.tsv")
    found = [[it.kind or "claim" for it in numerals.numerals(row["example"])] for row in aside]
    assert [(row["example"], it) for row, it in zip(aside, found) if row["kind"] not in it] == []
    kinds = lambda module, row: [it.kind for it in module.numerals(row["example"])]  # noqa: E731
    assert idle(aside, numerals, kinds) == []


COUNT = re.compile(r"^[\d.]+[万亿]?余?[\u4e00-\u9fff]")


@pytest.mark.parametrize("role", ["doing", "predicate"])
def test_a_noun_behind_a_number_ends_where_its_example_says(role):
    nouns = rows("nouns.tsv", kind=role)
    found = read([row["example"] for row in nouns])
    stays = [bool(re.search(row["pattern"], c["indicator"])) for row, (c, *_) in zip(nouns, found)]
    assert [row["example"] for row, it in zip(nouns, stays) if it != (role == "doing")] == []
    noun = lambda module, row: module.behind(COUNT.sub("", row["example"]))  # noqa: E731
    assert idle(nouns, names, noun) == []


@pytest.mark.parametrize("role", ["bare", "relation"])
def test_a_name_that_says_nothing_alone_takes_another(role):
    nouns = rows("nouns.tsv", kind=role)
    found = read([row["example"] for row in nouns])
    alone = [
        row for row, c in zip(nouns, found) if re.fullmatch(row["pattern"], c[-1]["indicator"])
    ]
    assert alone == []
    says = {"bare": lambda module, row: bool(module.BARE.fullmatch(row["pattern"]))}
    says["relation"] = lambda module, row: bool(
        module.RELATION.fullmatch(re.search(f"，(?:{row['pattern']})", row["example"]).group()[1:])
    )
    assert idle(nouns, names, says[role]) == []


@pytest.mark.parametrize("kind", ["kept", "adding", "benchmark", "head", "generic"])
def test_a_noun_makes_the_names_of_its_example(kind):
    nouns = rows("nouns.tsv", kind=kind)
    said = [[it["indicator"] for it in found] for found in read([row["example"] for row in nouns])]
    says = {
        "kept": lambda row, it: re.search(row["pattern"], it[0]),
        "adding": lambda row, it: re.search(row["pattern"], it[0]) and it[0].endswith(it[1]),
        "benchmark": lambda row, it: not re.search(row["pattern"], it[-1]),
        "head": lambda row, it: (
            len({*it}) == len(it) and all(re.search(row["pattern"], name) for name in it)
        ),
        "generic": lambda row, it: len(it[0]) > len(row["pattern"]),
    }[kind]
    assert [row["example"] for row, it in zip(nouns, said) if not says(row, it)] == []


def test_a_joint_word_stands_for_its_names():
    joint = rows("joint_names.tsv")
    said = [[it["indicator"] for it in found] for found in read([row["example"] for row in joint])]
    wanted = [row["names"].split("|") for row in joint]
    assert [[a in b for a, b in zip(*two)] for two in zip(wanted, said)] == [
        [True] * len(it) for it in wanted
    ]

    def split(module: ModuleType, row: dict[str, str]) -> list[str]:
        name = re.match(".*?(?=分别|结构)", row["example"]).group()
        return module.respectively(name, row["names"].count("|") + 1, True)

    assert idle(joint, names, split) == []


def test_what_cuts_a_number_is_left_out():
    gaps = [row | {"text": row["example"].replace("⏎", "\n")} for row in rows("spaced_numbers.tsv")]
    whole = [re.sub(r"\s", "", row["text"]) for row in gaps]
    assert [normalization.normalized(row["text"])[0] for row in gaps] == whole
    found = read([row["example"].replace("⏎", "") for row in rows("spaced_numbers.tsv")])
    assert all(re.sub(r"\s", "", it[0]["quote"]) for it in found)
    sentence = "一般公共預算收入１２００餘億元，增長５％"
    assert normalization.normalized(sentence)[0] == "一般公共预算收入１２００余亿元，增长５％"


def test_a_name_says_what_its_number_counts_and_of_when():
    found = {}
    for kind in ("index", "people", "money", "handled", "stock", "sum", "whose"):
        nouns = rows("nouns.tsv", kind=kind)
        found[kind] = [claims[0] for claims in read([row["example"] for row in nouns])]
    assert {claim["unit"] for claim in found["index"]} == {""}
    assert {claim["unit"] for claim in found["people"]} == {"人"}
    assert {claim["unit"] for claim in found["money"]} == {"元"}
    assert {claim["from_year"] for claim in found["handled"] + found["sum"]} == {2017}
    assert {claim["from_year"] for claim in found["stock"]} == {2021}
    assert [claim["indicator"] for claim in found["whose"] if not claim["standard"]] == []
    firms = "|".join(row["pattern"] for row in rows("nouns.tsv", kind="business")).split("|")
    assert [it for it in firms if wording.counted(f"{it}改造", "户", "en")] == []
    assert wording.counted("农房改造", "户", "en") == "户"


def test_a_word_of_promise_gives_the_commitment_of_its_example():
    levels = rows("commitments.tsv")
    found = read([f"{row['example']}，学校达到30所" for row in levels], "year")
    said = [(claims[-1]["commitment"], claims[-1]["why"]["commitment"]) for claims in found]
    words = [re.search(row["pattern"], row["example"]).group() for row in levels]
    assert said == [(row["commitment"], word) for row, word in zip(levels, words)]


def test_a_mark_makes_a_heading():
    marks = rows("headings.tsv")
    found = [outline.outline(row["example"]) for row in marks]
    assert [len(it) for it in found] == [1] * len(marks)
    assert [it.section == 0 for (it,) in found] == [row["level"] == "part" for row in marks]
    assert idle(marks, outline, lambda module, row: module.outline(row["example"])) == []


@pytest.mark.parametrize("place", ["heading", "opening", "paragraph"])
def test_evidence_speaks_for_its_states(place):
    lists = rows("horizons.tsv", place=place)
    names_it = lambda module, row: [  # noqa: E731
        ("|".join(it.states), it.weight) for it in module.evidence(place, row["example"], AUTUMN)
    ]
    silent = [
        row
        for row in lists
        if (row["horizon"], float(row["weight"])) not in names_it(placement, row)
    ]
    assert silent == []
    assert idle(lists, placement, names_it) == []


def test_words_speak_for_their_states():
    lists = rows("horizons.tsv", place="words")
    said = [word for row in lists for word in row["pattern"].split("|")]
    assert len(said) == len({*said})
    assert [row for row in lists if not re.search(row["pattern"], row["example"])] == []


def test_evidence_names_the_year_of_its_report():
    lists = rows("horizons.tsv", place="years")
    found = [re.search(time_words.written_out(row["pattern"]), row["example"]) for row in lists]
    stated = [
        time_words.number(match[1]) - (row["horizon"] == "year") for match, row in zip(found, lists)
    ]
    assert stated == [2021] * len(lists)
    votes = lambda module, row: module.votes(text.clean(f"各位代表：\n{row['example']}"))  # noqa: E731
    assert idle(lists, report_years, votes) == []


def test_a_five_year_plan_has_its_name():
    lists = rows("five_year_plans.tsv")
    ends = [re.fullmatch(time_words.plan_from(int(row["first"])), row["example"]) for row in lists]
    assert all(ends) and [int(row["first"]) % 5 for row in lists] == [1] * len(lists)


def test_a_turn_costs_something_and_no_turn_nothing():
    turns = rows("horizon_turns.tsv")
    states = [row["state"] for row in turns]
    assert [[*row][2:] for row in turns] == [states] * len(turns)
    assert [float(row[row["state"]]) for row in turns if row["state"] != "none"] == [0] * 6
    assert min(float(row[to]) for row in turns for to in states if to != row["state"]) > 0


def test_a_mark_tells_a_work_report():
    for row in rows("page_parts.tsv", kind="mark"):
        assert text.is_report(row["example"])
        with without(row):
            assert not fresh(text).is_report(row["example"])


def test_a_head_states_what_its_examples_say():
    said = {row["kind"]: row["example"] for row in rows("page_parts.tsv")}
    head = [said[it] for it in ("report", "title_year", "meeting", "speaker", "greeting")]
    found = text.clean("\n".join(head))
    assert (found.title, found.year) == ("二○二一年某县政府工作报告", 2021)
    assert (found.meeting, found.office, found.speaker) == ("某县第三次会议", "县长", "张三")
    assert text.clean(f"{said['title']}\n{head[-1]}").title == said["title"]


def test_page_furniture_ends_the_report():
    furniture = rows("page_parts.tsv", kind="furniture")
    page = "某县政府工作报告\n各位代表：\n增长7%。\n{}\n123"
    cut = lambda module, row: module.clean(page.format(row["example"])).text  # noqa: E731
    assert [row for row in furniture if not cut(text, row).endswith("增长7%。")] == []
    assert idle(furniture, text, cut) == []


def test_a_role_is_given_by_its_example_or_its_horizon():
    given, usual = rows("sentence_roles.tsv", horizon=""), rows("sentence_roles.tsv", pattern="")
    found = lambda module, row: module.role(row["example"] or "某地。", row["horizon"])  # noqa: E731
    assert [row for row in (*given, *usual) if found(tags, row)[0] != row["role"]] == []
    assert idle([*given, *usual], tags, found) == []


def test_a_topic_word_alone_gives_its_topic():
    faults = []
    speaking = {row["word"] for row in rows("topic_words.tsv") if row["code"] != "0"}
    for row in rows("topic_words.tsv"):
        word, found = row["word"], tags.topics(row["word"])
        if row["code"] == "0":  # it keeps a topic word inside it from speaking
            right = not found and any(it in word for it in speaking)
        else:
            right = found == (tags.Topic(int(row["code"]), int(row["weight"]), (word,)),)
        faults += [] if right else [(word, found)]
    assert faults == []


def test_a_standard_is_the_meaning_of_its_own_name():
    lists = rows("standards.csv")
    assert [row for row in lists if tags.standard(row["standard"]) != row["standard"]] == []
    assert [row for row in lists if not re.search(row["words"], row["standard"])] == []
    assert idle(lists, tags, lambda module, row: module.standard(row["standard"])) == []


def test_each_indicator_of_the_list_has_its_row_in_the_ledger(report):
    ledger = report.ledger.set_index("indicator")
    lists = rows("indicators.csv")
    assert ledger.index[ledger["status"] == "stated"].tolist() == [it["indicator"] for it in lists]
    caveats = {row["indicator"]: row["caveat"] for row in lists if row["caveat"]}
    assert [name for name, it in caveats.items() if it not in ledger.loc[name, "why"]] == []


def test_a_phrase_is_found_by_its_own_name():
    lists = rows("set_phrases.tsv")
    found = [phrases.phrases(row["phrase"]) for row in lists]
    assert [
        row["phrase"]
        for row, it in zip(lists, found)
        if [(hit["phrase"], hit["level"]) for hit in it] != [(row["phrase"], row["level"])]
    ] == []


def cut(text: str) -> list[str]:
    return [token.word for token in words.tokens(text)]


def test_a_stop_word_is_one_token_and_is_not_counted():
    stopped = [row["word"] for row in rows("stopwords.tsv")]
    assert [it for it in stopped if cut(it) != [it] and cut(f"{it}扩量")[0] != it] == []
    assert words.content(pd.DataFrame({"word": stopped})).empty


def test_a_term_survives_whole_alone_and_in_a_sentence():
    terms = [row["word"] for row in rows("jieba_terms.tsv")]
    assert [it for it in terms if cut(it) != [it] or it not in cut(f"要推进{it}，")] == []


WORDS_BESIDE = {
    "baseline": ("stance", {"context"}),
    "given": ("stance", {"context"}),
    "rate": ("measure", {"growth"}),
    "estimate": ("stance", {"estimate"}),
    "from_here": ("stance", {"estimate"}),
    "done": ("stance", {"estimate"}),
}


@pytest.mark.parametrize("kind", WORDS_BESIDE)
def test_words_beside_a_number_say_what_it_is(kind):
    beside = rows("near_numbers.tsv", kind=kind)
    column, wanted = WORDS_BESIDE[kind]
    found = read([row["example"] for row in beside])
    assert [it for it in found if not {claim[column] for claim in it} & wanted] == []
    if kind == "done":
        assert found[0][-1]["stance"] == "achieved"


def test_a_year_ahead_in_a_review_and_behind_in_a_plan_turn_the_stance():
    (aim,), (past,) = rows("near_numbers.tsv", kind="aim"), rows("near_numbers.tsv", kind="past")
    ((aimed,),), ((reached,),) = read([aim["example"]]), read([past["example"]], "year")
    assert (aimed["stance"], reached["stance"]) == ("target", "achieved")


def test_a_word_of_time_dates_the_number_behind_it():
    said = [row["example"] for row in rows("periods.tsv") if row["name"] == "said"]
    found = [read([f"{example}新建学校30所"])[0] for example in said]
    spans = {(claims[-1]["from_year"], claims[-1]["to_year"]) for claims in found}
    assert spans == {
        *[(2017, 2021), (2018, 2020), (2019, 2021), (2020, 2020), (2016, 2020), (2022, 2024)],
        *[(2021, 2021), (2022, 2022), (2020, 2021)],
    }


def governs(words: str, rest: str = "") -> bool:
    """Whether the last year of words holds for what stands behind them and the rest."""
    year = list(re.finditer(r"到?\d{4}年", words))[-1]
    return periods.holds(words + rest, *year.span(), len(words + rest))


def test_a_word_of_time_dates_what_its_example_says():
    said = {row["name"]: row["example"] for row in rows("periods.tsv") if row["name"] != "said"}

    counts = time_words.number(said.pop("signed")[:-1]), time_words.number(said.pop("few"))
    assert counts == (2021, 4)
    assert time_words.YEARS.findall(said.pop("years")) == ["二○二一"]
    day = text.clean(f"某县政府工作报告\n{said.pop('day')}\n各位代表：").date
    assert day.isoformat() == "2021-11-24"
    lengths = [
        time_words.BEHIND.search(said.pop("behind")),
        time_words.AHEAD.search(said.pop("ahead")),
    ]
    assert [time_words.number(it[it.lastindex]) for it in lengths] == [4, 4]
    assert placement.evidence("heading", f"{said.pop('year')}年主要工作", AUTUMN)
    assert names.before(f"“{said.pop('plan')}”期间，学校").text == "学校"
    assert names.before(f"{said.pop('aside')}学校").text == "学校"
    assert len(outline.outline(said.pop("heading"))) == 1
    ((cut,), (grown,), (base, share), (level, _), (summed,), (year,)) = read(
        [
            f"经费支出{said.pop('base')}削减33%",
            f"{said.pop('against')}外贸发展，出口增长33%",
            f"占比{said.pop('base_of')}12%提高到15%",
            f"学校30所{said.pop('grown')}",
            f"{said.pop('running')}总量达到30家",
            f"出口{said.pop('year_ago')}增长30%",
        ]
    )
    assert {it["from_year"] for it in (cut, grown, summed)} == {2017}
    assert (share["to_year"], base["to_year"], level["from_year"]) == (2021, 2016, 2021)
    assert year["from_year"] == 2021
    assert (
        governs(f"新建学校2所，{said.pop('opens')}", "，改造医院"),
        governs(f"新建{said.pop('number')}，2019年", "；改造医院"),
        governs(f"医院2019年改造{said.pop('bare')}"),
        governs(f"新建学校2所，提高{said.pop('listed')}增长7%", "；改造医院"),
        governs(f"医院{said.pop('closed')}，改造医院"),
    ) == (True, False, True, True, False)
    assert said.pop("count") == "五"
    (pledge,) = pledged([f"{said.pop('deadline')}出台{OBJECT}"])
    assert pledge[-1] == "date"
    plan = Report(f"{HEAD}一、今后五年奋斗目标\n地区生产总值{said.pop('yearly')}。").ledger
    assert plan.set_index("indicator").loc["地区生产总值", "target_pace"] == 7
    assert said == {}


def test_what_joins_or_leads_on_is_found_in_its_example():
    found = [re.search(row["pattern"], row["example"]) for row in rows("lists_ranges.tsv")]
    assert all(match and match.group() for match in found)
