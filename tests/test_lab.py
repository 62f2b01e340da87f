"""The coding lab in a browser reckons as Python does; by keyboard, on a phone, without script."""

# ruff: noqa: F811 (a fixture is imported)

import math
import random

import pandas as pd
import pytest

from nanguan import coding

# A fixture, and the marks of this module.
from .test_browser import browser, pytestmark, resized, shown  # noqa: F401
from .test_coding import packed

TOPICS, ROLES = (
    coding.codes().query("column == @column")["code"].tolist() for column in coding.COLUMNS
)
FILL = """
document.querySelectorAll("#lab fieldset").forEach((item, n) => {
  for (const column of ["topic", "role"])
    item.querySelector(`select[name=${column}]`).value = arguments[0][n][column];
});
document.getElementById("lab").dispatchEvent(new Event("change"));
"""
SELECTED = "[...document.querySelectorAll('#lab select')].map(select => select.value)"


@pytest.fixture(scope="module")
def sheet(report):
    return coding.sheet(report.sentences)


@pytest.fixture
def lab(browser, site_folder):
    """The Chinese page with nothing coded."""
    opened(browser, site_folder)
    return browser


def opened(browser, folder, lang="zh"):
    browser.get((folder / lang.replace("zh", "") / "lab.html").as_uri())
    browser.execute_script("localStorage.clear()")
    browser.refresh()


def coded(sheet: pd.DataFrame, seed: int, blanks: float = 0.0) -> pd.DataFrame:
    """The gold with a good part of its codes replaced, and some of them left out."""
    draw = random.Random(seed)
    made = coding.gold(sheet).drop(columns="accepted")
    for column, codes in (("topic", [*map(int, TOPICS)]), ("role", ROLES)):
        made[column] = [
            pd.NA if draw.random() < blanks else draw.choice(codes) if draw.random() < 0.4 else code
            for code in made[column]
        ]
    return made.astype({"topic": "Int64", "role": "string"})


def fill(browser, sheet: pd.DataFrame) -> None:
    codes = [
        {column: "" if pd.isna(row[column]) else str(row[column]) for column in coding.COLUMNS}
        for row in sheet.to_dict("records")
    ]
    browser.execute_script(FILL, codes)


def press(browser, name: str) -> None:
    browser.execute_script("arguments[0].click()", browser.find_element("id", name))


def pasted(browser, line: str, button: str = "partner") -> str:
    """Complaint about a line that was pasted and handed to a button."""
    field = browser.find_element("id", "other")
    field.clear()
    field.send_keys(line)
    press(browser, button)
    return browser.find_element("id", "complaint").text


def same_as_python(browser, mine: pd.DataFrame, theirs: pd.DataFrame) -> None:
    """Asserts that the page shows what coding.agreement and coding.differences say."""
    for row in coding.agreement(mine, theirs).itertuples():
        line = browser.find_element("css selector", f"#numbers tr[data-column={row.column}]")
        cells = line.find_elements("tag name", "td")
        values = [
            float(data.get_attribute("value")) for data in line.find_elements("tag name", "data")
        ]
        assert (cells[0].text, cells[3].text) == (f"{row.same}/{row.of}", str(row.left_out))
        assert values == [value for value in (row.share, row.kappa) if not math.isnan(value)]
    links = [
        link.get_attribute("href").partition("#s")[2]
        for link in browser.find_elements("css selector", "#differences a[href*=report]")
    ]
    assert links == [str(number) for number in coding.differences(mine, theirs)["sentence"]]


@pytest.mark.parametrize(("seed", "blanks"), [(1, 0.0), (2, 0.0), (3, 0.2), (4, 0.6)])
@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_page_reckons_as_python_does(browser, site_folder, sheet, report, lang, seed, blanks):
    opened(browser, site_folder, lang)
    mine, theirs = coded(sheet, seed, blanks), coded(sheet, seed + 100, blanks)
    fill(browser, mine)
    line = browser.find_element("id", "line").get_attribute("value")
    assert line == packed(mine) and coding.unpacked(line, report.sentences).equals(mine)
    assert pasted(browser, packed(theirs)) == ""
    same_as_python(browser, mine, theirs)
    press(browser, "gold")
    same_as_python(browser, mine, coding.gold(sheet))


def test_kappa_that_cannot_be_had_is_a_dash(lab, sheet):
    mine = sheet.assign(topic=0, role="plan")
    fill(lab, mine)
    assert pasted(lab, packed(mine)) == ""
    assert [
        cell.text for cell in lab.find_elements("css selector", "#numbers td:nth-child(4)")
    ] == ["—", "—"]
    same_as_python(lab, mine, mine)
    assert lab.find_element("id", "note").text and not lab.find_elements(
        "css selector", "#differences li"
    )


def test_accepted_topics_are_named_beside_a_difference(lab, sheet):
    gold = coding.gold(sheet)
    fill(lab, gold.assign(topic=9))
    press(lab, "gold")
    several = gold["accepted"].str.contains("|", regex=False)
    lines = [
        item.find_element("css selector", "p:last-child").text
        for item in lab.find_elements("css selector", "#differences li")
    ]
    assert len(lines) == len(gold) and [("也算合适" in line) for line in lines] == several.tolist()


def test_a_line_may_come_within_a_message(lab, sheet):
    mine = coded(sheet, 5)
    fill(lab, mine)
    line = packed(coded(sheet, 6))
    assert pasted(lab, f"这是我的： {line[:20].lower()} {line[20:]} 请查收 thanks") == ""
    same_as_python(lab, mine, coded(sheet, 6))


@pytest.mark.parametrize(
    ("spoil", "says"),
    [
        (lambda line: "", "没有编码串"),
        (lambda line: "1A2B", "没有编码串"),
        (lambda line: line[:30], "不完整"),
        (lambda line: line.replace("NG1-1-", "NG1-1-A"), "不完整"),
        (lambda line: line.replace("NG1-1-", "NG1-7-"), "另一套句子（7 号）"),
        (lambda line: line[:8] + ("5" if line[8] != "5" else "6") + line[9:], "末三位对不上"),
    ],
)
def test_a_wrong_line_is_answered_by_a_helpful_one(lab, sheet, spoil, says):
    fill(lab, coded(sheet, 1))
    answer = pasted(lab, spoil(packed(coded(sheet, 2))))
    assert says in answer and "\n" not in answer
    assert not lab.find_element("id", "result").is_displayed()


def test_nothing_coded_is_not_compared(lab, sheet):
    assert "一句都没编" in pasted(lab, packed(coded(sheet, 2)))
    press(lab, "gold")
    assert not lab.find_element("id", "result").is_displayed()


def test_codes_are_taken_by_keyboard_and_counted(lab):
    resized(lab, 1200)
    press(lab, "next")
    lab.switch_to.active_element.send_keys("14")
    assert lab.switch_to.active_element.get_attribute("value") == "14"
    assert "新城" in lab.find_element("id", "topic1-help").text
    lab.switch_to.active_element.send_keys("\t", "B")
    press(lab, "next")
    assert shown(lab, SELECTED)[:3] == ["14", "plan", ""]
    assert shown(lab, "document.activeElement.id") == "topic2"
    assert lab.find_element("id", "progress").text == "主题 1/20，作用 1/20"


def test_codes_come_back_on_the_next_visit_and_from_a_line(lab, sheet):
    mine = coded(sheet, 3)
    fill(lab, mine)
    lab.refresh()
    assert lab.find_element("id", "line").get_attribute("value") == packed(mine)
    assert "先复制" in pasted(lab, packed(coded(sheet, 4)), "load")
    lab.execute_script("window.confirm = () => true")
    press(lab, "clear")
    assert set(shown(lab, SELECTED)) == {""}
    assert pasted(lab, packed(mine), "load") == ""
    assert lab.find_element("id", "line").get_attribute("value") == packed(mine)


def test_a_browser_that_keeps_nothing_serves_as_well(browser, site_folder, sheet):
    denied = """Object.defineProperty(window, 'localStorage', {get() {
        throw new DOMException('denied', 'SecurityError');
    }})"""
    script = browser.execute_cdp_cmd("Page.addScriptToEvaluateOnNewDocument", {"source": denied})
    try:
        browser.get((site_folder / "lab.html").as_uri())
        fill(browser, coded(sheet, 1))
        assert pasted(browser, packed(coded(sheet, 2))) == ""
        same_as_python(browser, coded(sheet, 1), coded(sheet, 2))
        assert browser.get_log("browser") == []
    finally:
        browser.execute_cdp_cmd("Page.removeScriptToEvaluateOnNewDocument", script)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("width", [360, 768])
def test_the_result_fits_the_screen(browser, site_folder, sheet, lang, width):
    resized(browser, width)
    opened(browser, site_folder, lang)
    fill(browser, coded(sheet, 1))
    press(browser, "gold")
    assert shown(browser, "document.documentElement.scrollWidth") <= width
    top = shown(browser, "document.getElementById('outcome').getBoundingClientRect().top")
    assert 0 <= top < 800 and shown(browser, "document.activeElement.id") == "result"


def test_copying_says_that_it_was_done(lab, sheet):
    fill(lab, coded(sheet, 1))
    press(lab, "copy")
    waiting = """const end = arguments[0];
        const look = () => copied.textContent ? end(copied.textContent) : setTimeout(look, 20);
        look()"""
    assert "复制" in lab.execute_async_script(waiting)


def test_without_script_sentences_and_codebook_can_be_read(browser, site_folder, sheet):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get((site_folder / "lab.html").as_uri())
        words = browser.find_element("tag name", "main").text
        buttons = [
            button
            for button in browser.find_elements("css selector", "main button")
            if button.is_displayed()
        ]
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert all(text in words for text in sheet["text"]) and all(
        meaning in words for meaning in coding.codes()["meaning"]
    )
    assert "纸上编" in words and not buttons
