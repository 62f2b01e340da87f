"""How right the reading is on annotated excerpts of other places, where they are present."""

import json
import subprocess
import sys

import pytest

from nanguan import load

from .conftest import SHARED


def scored(scorer: str) -> dict:
    path = SHARED / "tools" / scorer
    if not path.is_file():
        pytest.skip("no scorer and annotated excerpts beside the checkout")
    command = [sys.executable, str(path), "--json", "--cmd", f"{sys.executable} -m nanguan"]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=True)
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def scores():
    return scored("score.py")


@pytest.mark.parametrize(("measure", "least"), [("F1", 0.99), ("core", 0.94), ("full", 0.93)])
def test_scores_on_the_annotated_excerpts(scores, measure, least):
    assert scores["claims"] == 1136 and scores[measure] >= least


@pytest.mark.slow
@pytest.mark.parametrize(("measure", "least"), [("horizon", 0.98), ("years", 0.96), ("whole", 0.9)])
def test_stretches_stand_where_a_reader_placed_them(placements, measure, least):
    assert placements[measure] >= least


@pytest.fixture(scope="module")
def placements():
    return scored("score_placement.py")


def test_numerals_of_which_nothing_is_known_are_rare(corpus):
    kinds = [kind for path in corpus for kind in load(path).numbers["kind"]]
    assert kinds.count("other") < 0.005 * len(kinds)
