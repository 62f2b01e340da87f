"""Parts, sections and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanguan import horizons, outline
from nanguan.calendar import Calendar

TEXTS = st.text(st.sampled_from("一二三、（）()——。！？；：，\n”“各位代表五年来增长7%2022 \u3000#*"), max_size=120)


@given(TEXTS)
def test_sentences_join_to_the_text(text):
    found = outline.sentences(text, outline.outline(text))
    assert "".join(s.text for s in found) == text
    assert all(text[s.start:s.end] == s.text for s in found)


def test_sentences_of_the_report_join_to_its_text(report):
    assert report.sentences["text"].str.cat() == report.text


def test_four_parts_with_their_horizons(report):
    parts = report.outline[report.outline["section"] == 0]
    assert parts["horizon"].tolist() == ["review", "outlook", "year", "conduct"]
    assert parts["title"].tolist()[0] == "第十八届政府工作回顾"


def test_sections_of_the_report(report):
    sections = report.outline[report.outline["section"] > 0].groupby("part").size()
    assert sections.to_dict() == {1: 13, 2: 5, 3: 6, 4: 4}


def test_a_dash_opens_a_section_of_one_paragraph(report):
    epidemic = report.sentences[report.sentences["text"].str.contains("新冠肺炎疫情突袭")].iloc[0]
    assert (epidemic["part"], epidemic["section"]) == (1, 0)


@pytest.mark.parametrize(
    ("title", "horizon"),
    [
        ("2021年工作回顾", "review"),
        ("过去五年工作回顾", "review"),
        ("今后五年奋斗目标", "outlook"),
        ("2024年重点工作", "year"),
        ("今年的主要任务", "year"),
        ("加强政府自身建设", "conduct"),
        ("2023年主要工作", "review"),
        ("附件1：名词解释", "appendix"),
        ("工业", None),
    ],
)
def test_horizon_of_a_heading(title, horizon):
    assert horizons.horizon_of(title, Calendar(2024, 2023, 2024)) == horizon
