"""Word clouds: same bytes, every word in proportion and within the picture, and read out."""

import colorsys
import re
from itertools import combinations
from xml.etree import ElementTree

import pandas as pd
import pytest

from nanguan.charts import clouds
from nanguan.errors import ReportError

NAMES = (
    "项目 南关 城市 群众 人民 创新 产业 经济 高质量发展 环境 "
    "区域 政策 服务 改革 资源 投资 地区生产总值 金融 长春 战略"
).split()
WORDS = pd.DataFrame(
    {
        "word": NAMES,
        "count": [21, 19, 18, 17, 15, 15, 14, 13, 13, 12, *[11] * 3, 10, 10, *[9] * 4, 4],
    }
)
SVG = "{http://www.w3.org/2000/svg}"


def drawn(svg: str) -> list[tuple[str, float, float, float, str]]:
    """Word, left, baseline, size and colour of each word of a cloud."""
    found = []
    for text in ElementTree.fromstring(svg).iter(f"{SVG}text"):
        left, baseline = map(float, re.findall(r"[\d.-]+", text.get("transform")))
        found.append(
            (
                text.text,
                left,
                baseline,
                float(text.get("font-size")),
                text.get("style").removeprefix("fill:"),
            )
        )
    return found


def cloud(rows: pd.DataFrame, colour: str = "#0072B2", title: str = "词云", **more: object) -> str:
    return clouds.cloud(rows, colour, title, **more)


@pytest.fixture(scope="module")
def svg():
    return cloud(WORDS)


def test_the_same_bytes_twice(svg):
    assert cloud(WORDS) == svg
    assert cloud(WORDS.copy(), seed=0) == svg


def test_another_seed_is_another_picture(svg):
    assert cloud(WORDS, seed=1) != svg


def test_every_word_is_there_in_proportion_to_its_count(svg):
    sizes = {word: size for word, _, _, size, _ in drawn(svg)}
    assert set(sizes) == set(NAMES)
    unit = sizes["项目"] / 21
    assert all(abs(sizes[word] - unit * count) <= 2.5 for word, count in WORDS.values)


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("width, height", [(800, 450), (360, 420)])
def test_words_are_horizontal_within_the_picture_and_apart(seed, width, height):
    svg = cloud(WORDS, seed=seed, size=(width, height))
    assert "rotate" not in svg
    boxes = [
        (x, y - 0.9 * size, x + len(w) * size, y + 0.1 * size) for w, x, y, size, _ in drawn(svg)
    ]
    assert all(
        -2 <= x and -2 <= y and x2 <= width + 2 and y2 <= height + 2 for x, y, x2, y2 in boxes
    )
    for (a, b, c, d), (x, y, x2, y2) in combinations(boxes, 2):
        shared = max(0, min(c, x2) - max(a, x)) * max(0, min(d, y2) - max(b, y))
        assert shared < 0.4 * (x2 - x) * (y2 - y)


def test_one_hue_the_darker_the_higher_the_count(svg):
    colours = {word: colour for word, _, _, _, colour in drawn(svg)}
    hls = {
        word: colorsys.rgb_to_hls(*(part / 255 for part in bytes.fromhex(c[1:])))
        for word, c in colours.items()
    }
    assert max(h for h, _, _ in hls.values()) - min(h for h, _, _ in hls.values()) < 0.02
    assert hls["项目"][1] < hls["城市"][1] < hls["经济"][1] < hls["战略"][1]
    assert colours["人民"] == colours["创新"]


def test_alternative_text_names_the_first_ten_with_counts():
    root = ElementTree.fromstring(cloud(WORDS, title='"Words" & counts'))
    assert root.get("role") == "group"
    assert root.get("aria-label") == '"Words" & counts: ' + ", ".join(
        f"{w} {n}" for w, n in WORDS.values[:10]
    )


def test_the_font_is_left_to_the_page_and_no_rule_reaches_it(svg):
    assert 'font-family="Nanguan Sans SC"' in svg and "@font-face" not in svg
    assert "text{" not in svg, "a rule for all texts would reach the page around the cloud"


def test_words_are_escaped():
    svg = cloud(pd.DataFrame({"word": ["<b>", "R&D"], "count": [2, 1]}))
    assert {word for word, *_ in drawn(svg)} == {"<b>", "R&D"}


def test_words_too_small_to_read_are_left_out():
    svg = cloud(pd.DataFrame({"word": ["项目", "城市"], "count": [1000, 1]}))
    assert [word for word, *_ in drawn(svg)] == ["项目"]


@pytest.mark.parametrize("rows, more, message", [
    (WORDS.iloc[:0], {}, "no words"),
    (WORDS, {"size": (30, 20)}, "no room"),
    (WORDS, {"colour": "bluish"}, "no such colour"),
])  # fmt: skip
def test_errors_say_what_is_wrong(rows, more, message):
    with pytest.raises(ReportError, match=message):
        cloud(rows, **more)


BLUE, ORANGE = "#0072B2", "#D55E00"
KEYS = pd.DataFrame(
    {
        "word": ["转型", "人才", "奋斗", "文化", "实践", "消费", "道路"],
        "side": ["target", "reference", "target", "reference", "target", "reference", "reference"],
        "g2": [13.24, 10.0, 9.0, 6.9, 5.0, 4.0, 0.0],
    }
)


@pytest.fixture(scope="module")
def pair():
    return clouds.comparison(KEYS, (BLUE, ORANGE), "甲与乙")


def halves(svg: str) -> dict[float, list[tuple[str, float, float, float, str]]]:
    """Words of the two halves by the left edge of the half."""
    inner = [part for part in ElementTree.fromstring(svg) if part.tag == f"{SVG}svg"]
    return {
        float(part.get("x")): drawn(ElementTree.tostring(part, encoding="unicode"))
        for part in inner
    }


def test_comparison_is_the_same_bytes_twice(pair):
    assert clouds.comparison(KEYS.copy(), (BLUE, ORANGE), "甲与乙") == pair
    assert clouds.comparison(KEYS, (BLUE, ORANGE), "甲与乙", seed=1) != pair


def test_comparison_has_the_target_left_and_the_reference_right_each_in_its_colour(pair):
    left, right = halves(pair).values()
    assert list(halves(pair)) == [0, 500]
    assert {word for word, *_ in left} == {"转型", "奋斗", "实践"}
    assert {word for word, *_ in right} == {"人才", "文化", "消费"}, (
        "what both use alike says nothing"
    )
    for side, colour in ((left, BLUE), (right, ORANGE)):
        colours = [colour, *(row[4] for row in side)]
        hues = [
            colorsys.rgb_to_hls(*(part / 255 for part in bytes.fromhex(c[1:])))[0] for c in colours
        ]
        assert max(hues) - min(hues) < 0.02


def test_comparison_draws_in_proportion_to_g2_within_a_side_and_within_its_half(pair):
    weights = dict(zip(KEYS["word"], KEYS["g2"]))
    for side in halves(pair).values():
        unit = max(size for *_, size, _ in side) / max(weights[word] for word, *_ in side)
        for word, x, y, size, _ in side:
            assert abs(size - unit * weights[word]) <= 2.5
            assert -2 <= x and x + len(word) * size <= 482 and y <= 422


def test_comparison_names_the_first_words_of_both_sides_with_their_g2_and_once(pair):
    expected = (
        "甲与乙: target 转型 13.2, 奋斗 9.0, 实践 5.0; reference 人才 10.0, 文化 6.9, 消费 4.0"
    )
    assert ElementTree.fromstring(pair).get("aria-label") == expected
    assert pair.count("aria-label") == 1


def test_comparison_leads_to_a_concordance(pair):
    assert '<a href="words.html#w-转型">' in pair and 'role="group"' in pair


def test_comparison_takes_only_the_top_of_each_side():
    svg = clouds.comparison(KEYS, (BLUE, ORANGE), "甲与乙", top=1)
    assert [[word for word, *_ in side] for side in halves(svg).values()] == [["转型"], ["人才"]]


@pytest.mark.parametrize("side", ["target", "reference"])
def test_comparison_says_which_side_is_empty(side):
    with pytest.raises(ReportError, match=f"no word on the side of the {side}"):
        clouds.comparison(KEYS[KEYS["side"] != side], (BLUE, ORANGE), "甲与乙")
