"""How right the reading is on annotated excerpts of other places, where they are present."""

import json
import subprocess
import sys

import pytest

from nanguan import load

from .conftest import SHARED

SCORER = SHARED / "tools" / "score.py"


@pytest.fixture(scope="module")
def scores():
    if not SCORER.is_file():
        pytest.skip("no scorer and annotated excerpts beside the checkout")
    command = [sys.executable, str(SCORER), "--json", "--cmd", f"{sys.executable} -m nanguan"]
    return json.loads(
        subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True).stdout
    )


@pytest.mark.parametrize(("measure", "least"), [("F1", 0.99), ("core", 0.70), ("full", 0.69)])
def test_scores_on_the_annotated_excerpts(scores, measure, least):
    assert scores["claims"] == 1136 and scores[measure] >= least


def test_numerals_of_which_nothing_is_known_are_rare(corpus):
    kinds = [kind for path in corpus for kind in load(path).numbers["kind"]]
    assert kinds.count("other") < 0.01 * len(kinds)
