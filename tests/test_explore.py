"""Claims to leaf through: dropdowns that the table follows; without ipywidgets all, and a hint."""

import base64
import io
import re
import sys

import pytest
from fontTools.ttLib import TTFont

from nanguan import settings, show


def ids(table: show.Table) -> list[str]:
    return list(dict.fromkeys(re.findall(r"c\d{3}(?=<)", table._repr_html_())))


@pytest.fixture
def live(report):
    """The live filter: style, dropdowns and output are its children, its result is the table."""
    pytest.importorskip("ipywidgets", reason="ipywidgets is not installed")
    return show.explore(report.claims)


def dropdowns(live) -> list:
    return list(live.children[1].children)


@pytest.mark.parametrize(
    ("topic", "phase", "count"),
    [
        (None, None, 75),
        (5, None, 4),
        (5, "goal", 2),
        (None, "target", 3),
        (9, None, 0),
        (0, "goal", 0),
    ],
)
def test_pick(report, topic, phase, count):
    found = show.pick(report.claims, topic, phase)
    assert len(found) == count and list(found.columns) == list(report.claims.columns)
    assert found.equals(report.claims.loc[found.index])


def test_the_table_follows_the_dropdowns(report, live):
    topics, phases = dropdowns(live)
    assert ids(live.result) == report.claims["id"].tolist()
    topics.value = 5
    assert ids(live.result) == show.pick(report.claims, topic=5)["id"].tolist()
    phases.value = "goal"
    assert ids(live.result) == ["c073", "c074"]
    phases.value = "target"
    assert ids(live.result) == []
    topics.value = phases.value = "all"
    assert len(ids(live.result)) == 75


def test_the_dropdowns_say_how_many_claims_there_are(report, live):
    for choice in dropdowns(live):
        every, *others = (int(re.search(r"\((\d+)\)", name)[1]) for name, _ in choice.options)
        assert every == sum(others) == len(report.claims)
        assert choice.index == 0
    assert [choice.description for choice in dropdowns(live)] == ["主题", "时段"]


def test_the_dropdowns_bring_their_glyphs(live):
    style = live.children[0].value
    assert "nanguan-explore" in live._dom_classes and ".nanguan-explore :is(select, label)" in style
    woff2 = base64.b64decode(re.search(r"base64,([^)]+)\)", style)[1])
    known = TTFont(io.BytesIO(woff2)).getBestCmap()
    words = "".join(f"{choice.description}{choice.options}" for choice in dropdowns(live))
    assert {sign for sign in words if ord(sign) not in known} == set()


def test_the_dropdowns_speak_english(report):
    pytest.importorskip("ipywidgets", reason="ipywidgets is not installed")
    live = show.explore(report.claims, "en")
    assert all(name.isascii() for choice in dropdowns(live) for name, _ in choice.options)
    assert '<th scope="col">indicator</th>' in live.result._repr_html_()


@pytest.mark.parametrize("lang", settings.LANGUAGES)
def test_without_ipywidgets_the_whole_table_and_a_line(report, monkeypatch, lang):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)  # an import of it fails
    whole = show.explore(report.claims, lang)
    assert ids(whole) == report.claims["id"].tolist()
    assert "nanguan[widgets]" in whole.note and "\n" not in whole.note
    assert repr(whole).startswith(whole.note)
    assert re.search(r"<p [^>]+>[^<]+</p>\s*<div", whole._repr_html_())


@pytest.mark.parametrize("lang", settings.LANGUAGES)
def test_the_line_of_the_hint_runs(report, monkeypatch, lang):
    monkeypatch.setitem(sys.modules, "ipywidgets", None)
    line = re.search(r"show\.claims\(.*?\)\)", show.explore(report.claims, lang).note)[0]
    assert ids(eval(line, {"show": show, "report": report})) == ["c073", "c074"]


def test_a_table_does_not_change(report):
    table = show.claims(report.claims)
    plain = table.unlinked()
    assert table.linked and not plain.linked and "report.claim(" not in plain._repr_html_()
    with pytest.raises(AttributeError):
        table.caption = "mine"
