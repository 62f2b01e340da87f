"""Parts, sections and sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nanguan.reading import outline

TEXTS = st.text(
    st.sampled_from("一二三、（）()——。！？；：，\n”“各位代表五年来增长7%2022 \u3000#*"),
    max_size=120,
)


@given(TEXTS)
def test_sentences_join_to_the_text(text):
    found = outline.sentences(text, outline.outline(text))
    assert "".join(s.text for s in found) == text
    assert all(text[s.start : s.end] == s.text for s in found)


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


def test_what_is_a_heading_and_what_is_none():
    text = "——2021年11月24日在某会议上\n——我们坚持发展：新建。\n1．加强学校建设\n"
    text += "2．“十二五”成就\n一、回顾"
    found = [(h.part, h.section, h.mark, h.title) for h in outline.outline(text)]
    assert found == [
        (0, 1, "——", "我们坚持发展"),
        (0, 2, "2．", "“十二五”成就"),
        (1, 0, "一、", "回顾"),
    ]


def test_sections_are_numbered_anew_in_each_part():
    text = "一、回顾\n（一）工业。好。\n（二）农业。好。\n"
    text += "二、安排\n（一）工业。好。\n——商业：好。更好。\n好。"
    headings = outline.outline(text)
    assert [(h.part, h.section) for h in headings] == [
        (1, 0),
        (1, 1),
        (1, 2),
        (2, 0),
        (2, 1),
        (2, 2),
    ]
    places = [(s.part, s.section, s.para) for s in outline.sentences(text, headings)]
    assert places == [
        (1, 0, 0), (1, 1, 1), (1, 1, 1), (1, 2, 2), (1, 2, 2),
        (2, 0, 3), (2, 1, 4), (2, 1, 4), (2, 2, 5), (2, 2, 5), (2, 0, 6),
    ]  # fmt: skip


@pytest.mark.parametrize("between", [" ", ""])
def test_parts_and_sections_of_a_text_without_line_breaks(between):
    titles = (
        "一、2023年工作回顾",
        "（一）工业。",
        "（二）农业。",
        "二、2024年工作安排",
        "（一）工业。",
    )
    lines = [line for title in titles for line in (title, "今年推进学校建设。" * 90)]
    whole, cut = (outline.outline(it.join(lines)) for it in (between, "\n"))
    assert [it[:2] + it[4:6] for it in whole] == [it[:2] + it[4:6] for it in cut]
    found = outline.sentences(between.join(lines), whole)
    assert {it.start for it in whole} <= {it.start for it in found}


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("2023 年工作回顾", 1),
        ("新一届政府工作思路", 1),
        ("总体形势与工作要求", 1),
        ("全面加强政府自身建设", 1),
        ("2023年，做好各项工作", 0),
        ("我们完成了2023年的工作目标。", 0),
    ],
)
def test_a_line_without_a_number_may_be_a_heading(line, parts):
    assert len(outline.outline(f"{line}\n好。")) == parts
