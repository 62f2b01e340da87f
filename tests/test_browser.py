"""The site in a browser without a network: Chinese shows, links arrive, all without script."""

import re
import shutil
from importlib import resources

import pytest

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "chrome")
BROWSER = next(filter(None, map(shutil.which, BROWSERS)), None)
DRIVER = shutil.which("chromedriver")
FLAGS = """--headless=new --no-sandbox --disable-gpu --disable-background-networking
--disable-component-update --disable-sync --no-first-run --disable-dev-shm-usage"""

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (BROWSER and DRIVER), reason="no Chromium or no chromedriver on this machine"
    ),
]


@pytest.fixture(scope="module")
def names(site_folder):
    return sorted(path.relative_to(site_folder).as_posix() for path in site_folder.rglob("*.html"))


@pytest.fixture(scope="module")
def browser():
    options = webdriver.ChromeOptions()
    for flag in (*FLAGS.split(), "--host-resolver-rules=MAP * ~NOTFOUND"):
        options.add_argument(flag)
    options.binary_location = BROWSER
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


def resized(browser, width: int, height: int = 800) -> None:
    size = {"width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)


def shown(browser, script: str):
    return browser.execute_script(f"return {script}")


def test_no_page_complains_or_asks_the_network(browser, site_folder, names):
    for name in names:
        browser.get((site_folder / name).as_uri())
        loaded = shown(browser, "performance.getEntriesByType('resource').map(entry => entry.name)")
        assert [address for address in loaded if not address.startswith("data:")] == [], name
        assert browser.get_log("browser") == [], name


@pytest.mark.parametrize("width", [360, 768, 1200])
def test_no_page_is_wider_than_the_screen(browser, site_folder, names, width):
    resized(browser, width)
    for name in names:
        browser.get((site_folder / name).as_uri())
        assert shown(browser, "document.documentElement.scrollWidth") <= width, name


def test_chinese_shows_in_the_font_that_the_page_brings(browser, site_folder, names):
    for name in names:
        browser.get((site_folder / name).as_uri())
        browser.execute_async_script("document.fonts.ready.then(arguments[0])")
        browser.execute_cdp_cmd("DOM.enable", {})
        browser.execute_cdp_cmd("CSS.enable", {})
        root = browser.execute_cdp_cmd("DOM.getDocument", {"depth": -1})["root"]["nodeId"]
        for selector in ("h1", "main p", "main a", "summary", "figure .wide svg text"):
            nodes = browser.execute_cdp_cmd(
                "DOM.querySelectorAll", {"nodeId": root, "selector": selector}
            )["nodeIds"]
            for node in nodes[:20]:
                fonts = browser.execute_cdp_cmd("CSS.getPlatformFontsForNode", {"nodeId": node})[
                    "fonts"
                ]
                others = [font["familyName"] for font in fonts if not font["isCustomFont"]]
                assert all("Mono" in family for family in others), (
                    f"{name}, {selector}: {others}"
                )  # code is set in Mono


@pytest.mark.parametrize("selector", [".ledger td a", "figure.chart svg a", "table.frame a"])
def test_a_link_leads_to_its_highlighted_sentence(browser, site_folder, names, selector):
    resized(browser, 1200)
    for name in names:
        browser.get((site_folder / name).as_uri())
        if links := browser.find_elements("css selector", selector):
            break
    address = "arguments[0].getAttribute('href') || arguments[0].getAttribute('xlink:href')"
    claim = browser.execute_script(f"return {address}", links[0]).partition("#")[2]
    browser.execute_script("arguments[0].focus()", links[0])
    browser.switch_to.active_element.send_keys("\n")
    assert browser.current_url.endswith(f"report.html#{claim}")
    mark = browser.find_element("css selector", "article mark:target")
    assert mark.get_attribute("id") == claim
    place = shown(browser, "document.querySelector('mark:target').getBoundingClientRect().top")
    assert 0 < place < 800
    plain, lit = (
        shown(browser, f"getComputedStyle(document.querySelector('{which}')).backgroundColor")
        for which in ("article span:not(:has(mark:target))", "article span:has(mark:target)")
    )
    assert plain != lit


def test_tables_sort_and_filter(browser, site_folder):
    resized(browser, 1200)
    browser.get((site_folder / "report.html").as_uri())
    rows = """[...document.querySelectorAll("table.sortable tbody tr")]
        .filter(row => !row.hidden).map(row => row.cells[0].textContent)"""
    ids = shown(browser, rows)
    button = browser.find_element("css selector", "table.sortable th button")
    browser.execute_script("arguments[0].click(); arguments[0].click()", button)
    assert shown(browser, rows) == ids[::-1]
    browser.find_element("css selector", ".filter input").send_keys(ids[0])
    assert shown(browser, rows) == ids[:1]


def test_the_language_link_leads_to_the_same_page_and_back(browser, site_folder, names):
    resized(browser, 1200)
    for name in (name for name in names if not name.startswith("en/")):
        browser.get((site_folder / name).as_uri())
        for lang, path in (("en", site_folder / "en" / name), ("zh-CN", site_folder / name)):
            browser.find_element("css selector", "a.language").click()
            assert (
                browser.current_url == path.as_uri()
                and shown(browser, "document.documentElement.lang") == lang
            )


@pytest.mark.parametrize("width", [360, 1200])
def test_no_page_breaks_a_rule_of_accessibility(browser, site_folder, names, width):
    """axe-core finds nothing to complain of, on any page in either language."""
    rules = (resources.files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    resized(browser, width)
    browser.set_script_timeout(120)
    for name in names:
        browser.get((site_folder / name).as_uri())
        browser.execute_script(rules)
        found = browser.execute_async_script(
            "axe.run({resultTypes: ['violations']}).then(result => arguments[0](result.violations))"
        )
        assert [(rule["id"], rule["nodes"][0]["html"][:200]) for rule in found] == [], name


def test_the_keyboard_reaches_the_content_first_and_every_control(browser, site_folder, names):
    for name in names:
        browser.get((site_folder / name).as_uri())
        browser.switch_to.active_element.send_keys("\t")
        assert shown(browser, "document.activeElement.className") == "skip", name
        browser.switch_to.active_element.send_keys("\n")
        assert shown(browser, "document.activeElement.id") == "main", name
        assert shown(
            browser, "[...document.querySelectorAll('[tabindex]')].every(e => e.tabIndex <= 0)"
        ), name


def test_a_page_opens_in_under_two_megabytes(site_folder, names):
    assert [name for name in names if (site_folder / name).stat().st_size > 2_000_000] == []


def test_the_text_is_complete_without_script(browser, site_folder, report):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get((site_folder / "report.html").as_uri())
        assert not browser.find_elements("css selector", "th button")
        words = browser.find_element("css selector", "article").text
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
    assert re.sub(r"\s", "", words) == re.sub(r"\s", "", report.text)
