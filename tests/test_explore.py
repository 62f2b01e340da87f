"""Claims to leaf through: dropdowns that the table follows with ipywidgets, the whole table and a hint without."""

import re
import sys

import pytest

from nanguan import explore


def ids(shown: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"c\d{3}(?=<)", shown)))


@pytest.fixture
def parts(report):
    """Dropdowns and table of the live filter."""
    pytest.importorskip("ipywidgets", reason="ipywidgets is not installed")
    _, choices, box = explore.claims(report).children
    return *choices.children, box.children[0]


@pytest.mark.parametrize(("topic", "horizon", "count"), [(None, None, 75), (5, None, 4), (5, "goal", 2), (None, "target", 3), (9, None, 0), (0, "goal", 0)])
def test_pick(report, topic, horizon, count):
    found = explore.pick(report.claims, topic, horizon)
    assert len(found) == count and list(found.columns) == list(report.claims.columns)
    assert found.equals(report.claims.loc[found.index])


def test_the_table_follows_the_dropdowns(report, parts):
    topics, horizons, table = parts
    assert ids(table.value) == report.claims["id"].tolist()
    topics.value = 5
    assert ids(table.value) == explore.pick(report.claims, topic=5)["id"].tolist()
    horizons.value = "goal"
    assert ids(table.value) == ["c073", "c074"]
    horizons.value = "target"
    assert ids(table.value) == []
    topics.value = horizons.value = "all"
    assert len(ids(table.value)) == 75


def test_the_dropdowns_say_how_many_claims_there_are(report, parts):
    topics, horizons, _ = parts
    for choice in (topics, horizons):
        every, *others = (int(re.search(r"\((\d+)\)", name)[1]) for name, _ in choice.options)
        assert every == sum(others) == len(report.claims)
        assert choice.index == 0
    assert (topics.description, horizons.description) == ("主题", "时段")


def test_the_dropdowns_speak_english(report):
    pytest.importorskip("ipywidgets", reason="ipywidgets is not installed")
    _, choices, box = explore.claims(report, "en").children
    assert all(name.isascii() for choice in choices.children for name, _ in choice.options)
    assert "<th scope=\"col\">indicator</th>" in box.children[0].value


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_without_ipywidgets_the_whole_table_and_a_line(report, monkeypatch, lang):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)  # an import of it fails
    whole = explore.claims(report, lang)
    assert ids(whole._repr_html_()) == report.claims["id"].tolist()
    assert "nanguan[widgets]" in whole.hint and "\n" not in whole.hint and repr(whole).startswith(whole.hint)


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_line_of_the_hint_runs(report, monkeypatch, lang):
    from nanguan import show

    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    line = re.search(r"show\.claims\(.*?\)(?:, \"en\")?\)", explore.claims(report, lang).hint)[0]
    assert ids(eval(line, {"show": show, "explore": explore, "report": report})._repr_html_()) == ["c073", "c074"]
