"""The reader page in a browser: what it shows, finds, cites and lists is what the tables hold."""

# ruff: noqa: F811 (a fixture is imported)

import base64
import re
from importlib.resources import files

import pytest

from nanguan import wording
from nanguan.reading import tags
from nanguan.settings import LANGUAGES

# A fixture, and the marks of this module.
from .test_browser import browser, pytestmark, resized, shown  # noqa: F401
from .test_site import squeezed

Keys = pytest.importorskip("selenium.webdriver.common.keys").Keys
LIT = "CSS.highlights.get(arguments[0])?.size ?? 0"
INKS = "[...document.querySelectorAll('.line')].map(line => getComputedStyle(line).color)"


@pytest.fixture
def page(browser, site_folder):
    """The Chinese page as it opens on a wide screen."""
    return opened(browser, site_folder)


def opened(browser, folder, lang="zh", width=1200, query=""):
    resized(browser, width)
    browser.get((folder / lang.replace("zh", "") / "report.html").as_uri() + query)
    return browser


def select(page, name: str, value: str) -> None:
    page.execute_script(
        """
        const choice = document.querySelector(`select[name=${arguments[0]}]`);
        choice.value = arguments[1];
        choice.dispatchEvent(new Event("change", { bubbles: true }));""",
        name,
        value,
    )


def press(page, selector: str) -> None:
    page.execute_script("document.querySelector(arguments[0]).click()", selector)


def style(page, selector: str, name: str) -> str:
    return page.execute_script(
        "return getComputedStyle(document.querySelector(arguments[0]))[arguments[1]]",
        selector,
        name,
    )


def lit(page, name: str) -> int:
    return page.execute_script(f"return {LIT}", name)


def test_the_page_is_light(site_folder):
    for lang in ("", "en"):
        assert (site_folder / lang / "report.html").stat().st_size < 600_000, lang


def test_claims_are_shown_and_the_other_layers_wait(page):
    plain, none = "rgba(0, 0, 0, 0)", "none"
    assert style(page, "article mark", "backgroundColor") != plain
    assert style(page, "article dfn", "backgroundColor") == plain
    assert style(page, "article .pledge", "textDecorationLine") == none
    assert style(page, "#s10 .topic", "display") == none


@pytest.mark.parametrize(
    ("layer", "selector", "name"),
    [
        ("claims", "article mark", "backgroundColor"),
        ("phrases", "article dfn", "backgroundColor"),
        ("pledges", "article .pledge", "textDecorationLine"),
        ("topics", "#s10 .topic", "display"),
        ("numerals", "article u", "textDecorationLine"),
    ],
)
def test_each_layer_can_be_switched(page, layer, selector, name):
    before = style(page, selector, name)
    press(page, f"input[value={layer}]")
    after = style(page, selector, name)
    press(page, f"input[value={layer}]")
    assert after != before == style(page, selector, name)


def test_a_pledge_that_can_be_checked_has_another_line(page, report):
    press(page, "input[value=pledges]")
    testable, other = (
        style(page, selector, "textDecorationStyle")
        for selector in ("article .testable", "article .pledge:not(.testable)")
    )
    assert (testable, other) == ("solid", "dotted")
    clauses = page.execute_script(
        "return [...document.querySelectorAll('article .pledge')].map(pledge => pledge.textContent)"
    )
    assert clauses == report.pledges["quote"].tolist()


def test_every_sentence_has_its_topics_and_the_words_that_gave_them(page, report):
    press(page, "input[value=topics]")
    labels = page.execute_script(
        "return [...document.querySelectorAll('.topic')].map(topic => topic.dataset.note)"
    )
    for label, sentence in zip(labels, report.sentences.itertuples(), strict=True):
        words = {word for topic in tags.topics(sentence.text) for word in topic.words}
        assert all(word in label for word in words), sentence.text


def test_a_topic_stands_in_the_margin_beside_its_line_and_explains_itself(page):
    press(page, "input[value=topics]")
    apart = """[...document.querySelectorAll("p:not(.delivery) > .line")].map(line => {
        const label = line.querySelector(".topic").getBoundingClientRect();
        const words = document.createRange();
        words.selectNodeContents(line);
        words.setStartAfter(line.querySelector(".topic"));
        const first = [...words.getClientRects()].find(box => box.width > 1);
        const off = label.top + label.bottom - first.top - first.bottom;
        return [label.right - first.left, Math.abs(off) / 2];
    })"""
    places = shown(page, apart)
    assert max(right for right, _ in places) < 0 and max(off for _, off in places) < 17
    label = page.find_element("css selector", "#s10 .topic")
    label.click()
    assert page.find_element("id", "note").text == label.get_attribute("data-note")


@pytest.mark.parametrize(
    ("name", "value"), [("topic", "14"), ("horizon", "year"), ("stance", "target")]
)
def test_what_does_not_match_is_dimmed_and_not_hidden(page, report, name, value):
    words = shown(page, "document.querySelector('article').innerText")
    select(page, name, value)
    claims = {
        claim.sentence
        for claim in report.claims.itertuples()
        if page.find_element("id", claim.id).get_attribute("class").split()[-1] == value
    }
    kept = {
        "topic": [value in codes.split("|") for codes in report.sentences["topics"]],
        "horizon": (report.sentences["horizon"] == value).fillna(False).tolist(),
        "stance": [number in claims for number in report.sentences["sentence"]],
    }[name]
    inks = shown(page, INKS)
    dim = style(page, ".out", "color")
    assert [ink != dim for ink in inks] == kept
    assert shown(page, "document.querySelector('article').innerText") == words
    assert str(sum(kept)) in page.find_element("id", "count").text
    press(page, "#clear")
    assert (
        not page.find_elements("css selector", ".out")
        and page.find_element("id", "count").text == ""
    )


@pytest.mark.parametrize("words", ["发展", "190亿元，", "2168亿元,区级", "没有这个词"])
def test_search_counts_every_hit(page, report, words):
    page.find_element("id", "find").send_keys(words)
    count = report.text.count(words)
    assert lit(page, "hit") == count
    assert page.find_element("id", "hits").text == (str(count) if count else "无")


def test_search_walks_by_keyboard_from_hit_to_hit(page, report):
    field, count = page.find_element("id", "find"), report.text.count("项目")
    seen = []
    for keys in ("项目", Keys.ENTER, Keys.ENTER, Keys.SHIFT + Keys.ENTER, Keys.SHIFT + Keys.ENTER):
        field.send_keys(keys, Keys.NULL)
        seen.append(page.find_element("id", "hits").text)
    assert seen == [f"{count}", f"1/{count}", f"2/{count}", f"1/{count}", f"{count}/{count}"]
    place = shown(page, "[...CSS.highlights.get('place')][0].getBoundingClientRect().top")
    assert 0 < place < 800 and lit(page, "place") == 1
    field.send_keys(Keys.ESCAPE)
    assert (lit(page, "hit"), page.find_element("id", "hits").text) == (0, "")


def test_english_words_are_found_in_the_readings(browser, site_folder, report):
    page = opened(browser, site_folder, "en")
    page.find_element("id", "find").send_keys("Gross Regional")
    assert lit(page, "hit") == sum(
        "gross regional" in wording.gloss(claim, "en").lower()
        for claim in report.claims.itertuples()
    )


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("number", [0, 2, 10])
def test_a_citation_gives_the_sentence_its_offsets_and_the_hash(
    browser, site_folder, report, lang, number
):
    page = opened(browser, site_folder, lang)
    press(page, f"#s{number} .about")
    words = page.find_element("id", "cite-text").get_property("value")
    start, end = map(int, re.search(r"text\[(\d+):(\d+)\]", words).groups())
    quote, _, source = words.rpartition("\n")
    assert quote == report.text[start:end] == report.sentences["text"][number].strip()
    assert all(
        part in source
        for part in (report.title, report.speaker, report.date.isoformat(), report.sha256)
    )
    assert (
        page.find_element("id", "cite-link")
        .get_property("value")
        .endswith(f"report.html#s{number}")
    )


def test_a_citation_names_the_claims_of_the_sentence(page, report):
    claim = report.claims.iloc[0]
    press(page, f"#s{claim.sentence} .about")
    first = page.find_element("css selector", "#cite-claims li").text
    assert (
        claim.id in first
        and wording.gloss(claim) in first
        and f"text[{claim.start}:{claim.end}]" in first
    )


def test_escape_closes_the_citation_and_the_focus_is_back(page):
    page.find_element("css selector", "#s10 .about").send_keys(Keys.ENTER)
    assert page.find_element("id", "cite").is_displayed()
    page.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert not page.find_element("id", "cite").is_displayed()
    assert page.switch_to.active_element.get_attribute("href").endswith("#s10")


@pytest.mark.parametrize(("granted", "said"), [(True, "已复制"), (False, "Ctrl+C")])
def test_copying_says_whether_it_worked(page, granted, said):
    write = (
        "async text => { window.copied = text }"
        if granted
        else "() => Promise.reject(new Error('denied'))"
    )
    page.execute_script(
        f"Object.defineProperty(navigator, 'clipboard', {{ value: {{ writeText: {write} }} }})"
    )
    press(page, "#s10 .about")
    press(page, "button[value=cite-text]")
    assert said in page.find_element("id", "copied").text
    words = page.find_element("id", "cite-text").get_property("value")
    field = "document.getElementById('cite-text')"
    chosen = f"{field}.value.slice({field}.selectionStart, {field}.selectionEnd)"
    assert shown(page, "window.copied" if granted else chosen) == words


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_list_has_every_claim_with_its_reading(browser, site_folder, report, lang):
    page = opened(browser, site_folder, lang)
    listed = page.execute_script(
        "return [...document.querySelectorAll('#list li')]"
        ".map(item => [item.dataset.claim, item.textContent])"
    )
    for (name, words), claim in zip(listed, report.claims.itertuples(), strict=True):
        assert (
            name == claim.id and claim.indicator in words and wording.amount(claim, lang) in words
        )


def test_the_list_follows_the_text(page):
    for claim in ("c070", "c005"):
        page.execute_script(
            "document.getElementById(arguments[0]).scrollIntoView({ block: 'center' })", claim
        )
        page.execute_async_script("setTimeout(arguments[0], 1500)")
        item, box = (
            page.execute_script(
                "const box = document.querySelector(arguments[0]).getBoundingClientRect();"
                "return [box.top, box.bottom]",
                selector,
            )
            for selector in (f"[data-claim={claim}].here", "#list")
        )
        assert box[0] - 1 <= item[0] and item[1] <= box[1] + 1


def test_an_entry_leads_to_its_mark_and_back(page):
    page.find_element("css selector", "[data-claim=c005] a").send_keys(Keys.ENTER)
    page.execute_async_script("setTimeout(arguments[0], 300)")
    mark = page.switch_to.active_element
    assert mark.get_attribute("id") == "c005" and page.current_url.endswith("report.html#c005")
    assert (
        0 < shown(page, "document.querySelector('mark:target').getBoundingClientRect().top") < 800
    )
    assert page.find_elements("css selector", "[data-claim=c005].lit")
    mark.send_keys(Keys.ENTER)
    assert page.switch_to.active_element.get_attribute("href").endswith("#c005")


def test_notes_say_what_stands_under_the_focus(browser, site_folder, report):
    for width in (360, 1200):
        page = opened(browser, site_folder, "en", width, "?layers=claims.phrases.pledges")
        page.execute_script("document.querySelector('article dfn').focus()")
        note = page.find_element("id", "note")
        assert report.phrases["pinyin"][0] in note.text and report.phrases["en"][0] in note.text
        page.execute_script("document.getElementById('c062').focus()")
        assert "at least 14 billion yuan" in note.text and "Pledge" in note.text
        assert shown(page, "document.documentElement.scrollWidth") <= width
        page.switch_to.active_element.send_keys(Keys.ESCAPE)
        assert not note.is_displayed()


def test_tab_reaches_every_claim_and_leaves_the_page(page, report):
    page.execute_script("document.activeElement.blur()")
    page.execute_script(
        "window.reached = [];"
        "addEventListener('focusin', ({ target }) => reached.push(target.id || target.className))"
    )
    seen: list[str] = []
    for _ in range(100):
        page.switch_to.active_element.send_keys(Keys.TAB * 10)
        seen = shown(page, "window.reached")
        if any("table" in name or name == "scroll" for name in seen):
            break
    assert set(report.claims["id"]) <= set(seen)
    assert seen[0] == "skip" and "scroll" in seen


def test_a_layer_that_is_off_is_no_stop_for_the_keyboard(page):
    stops = "document.querySelectorAll('article dfn[tabindex=\"0\"]').length"
    assert shown(page, stops) == 0
    press(page, "input[value=phrases]")
    assert shown(page, stops) == shown(page, "document.querySelectorAll('article dfn').length")


def test_a_view_can_be_sent_on(browser, site_folder):
    page = opened(browser, site_folder)
    press(page, "input[value=phrases]")
    select(page, "topic", "14")
    address = page.current_url
    page.get("about:blank")
    page.get(address)
    assert page.find_element("css selector", "input[value=phrases]").is_selected()
    assert shown(
        page, "document.querySelector('[name=topic]').value"
    ) == "14" and page.find_elements("css selector", ".out")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_narrow_screen_holds_everything(browser, site_folder, lang):
    page = opened(browser, site_folder, lang, 360, "?layers=claims.phrases.pledges.topics.numerals")
    for selector in (".options", ".legend summary", ".side .open"):
        press(page, selector)
        assert shown(page, "document.documentElement.scrollWidth") <= 360, selector
    assert (
        page.find_element("id", "list").is_displayed()
        and page.find_element("id", "panel").is_displayed()
    )
    press(page, "[data-claim=c020] a")
    assert not page.find_element("id", "list").is_displayed()


def test_the_drawer_gives_the_focus_back(browser, site_folder):
    page = opened(browser, site_folder, "zh", 360)
    page.find_element("css selector", ".side .open").send_keys(Keys.ENTER)
    page.switch_to.active_element.send_keys(Keys.ESCAPE)
    assert page.switch_to.active_element.get_attribute("class") == "open"


def test_without_script_it_is_the_text_its_claims_and_their_table(browser, site_folder, report):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        page = opened(browser, site_folder)
        assert squeezed(page.find_element("css selector", "article").text) == squeezed(report.text)
        assert [
            part.is_displayed()
            for part in page.find_elements("css selector", ".tools, .side, #note, #cite")
        ] == [False] * 4
        assert (
            page.find_element("css selector", "article mark").value_of_css_property(
                "border-bottom-style"
            )
            == "solid"
        )
        assert len(page.find_elements("css selector", "#claims-table tbody tr")) == len(
            report.claims
        )
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_labels_of_the_page_are_no_part_of_the_text(page, report):
    press(page, "input[value=topics]")
    assert squeezed(shown(page, "document.querySelector('article').textContent")) == squeezed(
        report.text
    )


def test_paper_has_the_text_and_the_table_and_no_controls(page):
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        for selector in (".tools", ".side", ".about", "details"):
            assert style(page, selector, "display") == "none", selector
        assert style(page, "article mark", "borderBottomStyle") == "solid"
        assert page.find_element("id", "claims-table").is_displayed()
        pdf = base64.b64decode(
            page.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})["data"]
        )
        assert re.search(rb"/MediaBox \[0 0 59[45](\.\d+)? 84[12]", pdf)
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("width", [360, 1200])
def test_axe_finds_nothing(browser, site_folder, lang, width):
    axe = (files(pytest.importorskip("axe_playwright_python").__name__) / "axe.min.js").read_text(
        encoding="utf-8"
    )
    for query in (
        "",
        "?layers=claims.phrases.pledges.topics.numerals&topic=14&stance=goal&find=项目",
    ):
        page = opened(browser, site_folder, lang, width, query)
        page.execute_script(
            "for (const summary of document.querySelectorAll('summary')) summary.click()"
        )
        page.execute_script(axe)
        for selector in ("", "#s150 .about"):
            if selector:
                press(page, selector)
            found = page.execute_async_script(
                "axe.run().then(({ violations }) => arguments[0]("
                "violations.map(({ id, nodes }) => [id, nodes.length, nodes[0].html])))"
            )
            assert found == [], (query, selector)
