"""Topics and roles, and how well the program agrees with hand-coded sentences."""

import csv

import pytest

from nanguan import lexicon, tables
from nanguan.reading import tags

from .conftest import SHARED

# A word of weight 2 of another topic than the economy.
TWO = next(
    row["word"]
    for row in lexicon.rows("grammar/topic_words.tsv", weight="2")
    if row["code"] not in ("0", "1")
)


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("固定资产投资", 1), ("接种新冠疫苗", 3), ("新增城市就业", 5), ("新增优质学位", 6),
        ("绿化覆盖率", 7), ("新建道路", 10), ("民生实事", 13), ("老旧小区", 14),
        ("培育商务楼宇", 15), ("高新技术企业", 17), ("利用外资", 18), ("政务服务审批时限", 20),
        ("各位代表", 0),
        # a subject weighs more than who acts or where
        ("支持企业攻关核心技术", 17), ("农村药品供应", 3), ("城市空气质量", 7),
        # as the codebook has it: work safety is labour, sport and disasters are commerce, a place
        # in the household register is the city, veterans are defence
        ("安全生产责任", 5), ("举办马拉松", 15), ("做好防灾救灾", 15), ("户籍人口", 14),
        ("走访退役军人", 16),
        # within other words
        ("经济健康发展", 1), ("政府工作报告", 0), ("建设儿童友好城市", 14),
    ],
)  # fmt: skip
def test_topic(text, topic):
    assert tags.topic(text) == topic


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("新建学校，新增学位，稳定就业", [6, 5]),  # half as much is a topic too
        ("CPI平稳，固定资产投资增长，@", [1]),  # 5 and 2: less is none
        ("新建学校、医院、图书馆、道路", [6, 3, 23]),  # the first three of the same weight
        ("稳定就业，新建学校，新增学位", [6, 5]),  # the weightiest first
        ("人民政府，各位代表", []),
        ("向支持学校和医院建设的各界朋友表示衷心感谢！", []),  # courtesy is about nothing
    ],
)
def test_topics_of_a_text(text, codes):
    assert [topic.code for topic in tags.topics(text.replace("@", TWO))] == codes


def test_the_topic_of_the_first_text_that_has_one():
    assert tags.topic("年初", "改造老旧小区", "新建学校") == 14 and tags.topic("年初") == 0
    assert tags.topics("改造老旧小区")[0].words == ("老旧小区",)


@pytest.mark.parametrize(
    ("text", "horizon", "role"),
    [
        ("各位代表:", None, "ceremony"),
        ("新建道路110条段。", "review", "achievement"),
        ("改造57个老旧小区。", "year", "plan"),
        ("我们也清醒地看到还有不少问题需要关注。", "review", "problem"),
        ("——必须牢记初心使命。", "review", "principle"),
        ("放眼全球，世界正经历百年未有之大变局。", "outlook", "context"),
        ("各位代表，去年的收获属于全县人民。", "review", "achievement"),
        ("让我们携起手来，把家乡建设得更好！", "year", "ceremony"),
        ("**三、2031年重点工作**\n", "year", "ceremony"),
        ("三、做好农业农村工作，增加农民收入。", "year", "plan"),
        ("抢抓产业转移机遇，引进企业20家。", "year", "plan"),
        ("今后五年，机遇与挑战同在。", "outlook", "context"),
        ("2031年是新一轮规划的开局之年。", "year", "context"),
        ("大企业偏少，创新能力不强。", "review", "problem"),
        ("破解人手不足的难题。", "year", "plan"),
        ("“一河两岸”：指城区段的绿道工程。", "appendix", "context"),
    ],
)
def test_role(text, horizon, role):
    assert tags.role(text, horizon)[0] == role


def test_topic_words_agree_with_coded_sentences_better_than_the_commonest_code():
    path = SHARED / "gold" / "topics.tsv"
    if not path.is_file():
        pytest.skip("no coded sentences beside the checkout")
    with open(path, encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines, delimiter="\t"))
    codes = [[int(code) for code in row["codes"].split("|")] for row in rows]
    agree = sum(tags.topic(row["sentence"]) in accepted for row, accepted in zip(rows, codes))
    commonest = max(sum(code in accepted for accepted in codes) for code in range(24))
    assert agree > 2 * commonest


def test_tags_agree_with_the_coded_sentences_of_the_report(report):
    coded, found = tables.shipped("topics"), report.sentences
    assert coded["sentence"].tolist() == found["sentence"].tolist()
    accepted = [[int(code) for code in codes.split("|")] for codes in coded["codes"]]
    assert sum(topic in codes for topic, codes in zip(found["topic"], accepted)) >= 0.9 * len(coded)
    assert (coded["role"] == found["role"]).mean() >= 0.9


def test_a_sentence_without_a_topic_is_counted_and_not_forced(report):
    none = report.sentences[report.sentences["topic"] == 0]
    assert 0 < len(none) < 0.15 * len(report.sentences) and (none["topics"] == "0").all()
