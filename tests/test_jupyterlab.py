"""Notebooks in a real JupyterLab: run to the end by its own command, with figures and Chinese."""

import json
import os
import re
import shutil
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlencode

import nbformat
import pytest

from nanguan import settings
from nanguan.display import fonts
from nanguan.notebook import editions

from .test_browser import BROWSER, DRIVER, FLAGS, webdriver

Select = pytest.importorskip(
    "selenium.webdriver.support.select", reason="selenium is not installed"
).Select
pytest.importorskip("jupyterlab", reason="JupyterLab is not installed")

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = {
    f"{lang}-{path.stem}": path for lang in settings.LANGUAGES for path in editions.notebooks(lang)
}
# Two by default, for the time it takes; NANGUAN_JUPYTERLAB names others, joined by commas, or all.
ASKED = os.environ.get("NANGUAN_JUPYTERLAB", "zh-0-the-report,en-3-goals-of-2022")
CHOSEN = list(NOTEBOOKS) if ASKED == "all" else ASKED.split(",")
TOKEN = "a-token-for-this-test"
SECONDS = 90
# What JupyterLab would ask of the network: news, newer versions, the list of extensions.
QUIET = (
    "--LabApp.news_url=",
    "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    "--LabApp.extension_manager=readonly",
)
# Every cell in the page and not only those in view; no question whether one wants news.
SETTINGS = {
    "notebook-extension/tracker": {"windowingMode": "none"},
    "apputils-extension/notification": {
        "fetchNews": "false",
        "checkForUpdates": False,
        "doNotDisturbMode": True,
    },
}
# What a user types who has just read README.
TYPED = (
    "import nanguan\nfrom nanguan import charts, show\nreport = nanguan.load()",
    "report",
    "report.claim('c062')",
    "show.explore(report.claims)",
    "report.claims.head(3)",
    "charts.pace(report.ledger)",
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not (BROWSER and DRIVER), reason="no Chromium or no chromedriver on this machine"
    ),
]


def served(folder: Path) -> tuple[subprocess.Popen, str]:
    """JupyterLab over the notebooks of a folder, without the user's own settings; its address."""
    home = folder.with_name(f"{folder.name}-home")
    for name, values in SETTINGS.items():
        path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(json.dumps(values), encoding="utf-8")
    places = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    environment = os.environ | {name: str(home / place) for name, place in places.items()}
    environment["PYTHONPATH"] = os.pathsep.join(
        filter(None, (str(ROOT), os.environ.get("PYTHONPATH")))
    )
    command = [
        sys.executable,
        "-m",
        "jupyterlab",
        "--no-browser",
        "--allow-root",
        "--expose-app-in-browser",
        "--ServerApp.ip=127.0.0.1",
        "--ServerApp.port=0",
        f"--IdentityProvider.token={TOKEN}",
        f"--ServerApp.root_dir={folder}",
        *QUIET,
    ]
    with open(home / "log.txt", "wb") as log:
        server = subprocess.Popen(command, env=environment, stdout=log, stderr=log)
    return server, _address(home, server)


def _address(home: Path, server: subprocess.Popen) -> str:
    """Address that the server writes down once it listens."""
    until = time.monotonic() + SECONDS
    while server.poll() is None and time.monotonic() < until:
        for path in (home / "runtime").glob("jpserver-*.json"):
            try:
                address = json.loads(path.read_text(encoding="utf-8"))["url"]
                urllib.request.urlopen(f"{address}api/status?token={TOKEN}", timeout=5).close()
                return address
            except (urllib.error.URLError, ValueError):
                pass  # not yet
        time.sleep(0.2)
    server.kill()
    raise AssertionError((home / "log.txt").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lab(tmp_path_factory) -> Iterator[tuple[Path, str]]:
    """Folder of a running JupyterLab, and its address; in the end it stops, its kernels with it."""
    folder = tmp_path_factory.mktemp("lab") / "notebooks"
    folder.mkdir()
    server, address = served(folder)
    yield folder, address
    stopped(server)


def stopped(server: subprocess.Popen) -> None:
    server.terminate()  # it shuts its kernels down
    try:
        server.wait(30)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def chromium() -> webdriver.Chrome:
    options = webdriver.ChromeOptions()
    for flag in [
        *FLAGS.split(),
        "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
        "--window-size=1400,1000",
    ]:
        options.add_argument(flag)
    options.binary_location = BROWSER
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    driver.set_script_timeout(SECONDS)
    return driver


@pytest.fixture(scope="module")
def browser() -> Iterator[webdriver.Chrome]:
    driver = chromium()
    yield driver
    driver.quit()


def typed(folder: Path) -> str:
    """Name of a new notebook in the folder with the cells of a first session."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(line) for line in TYPED])
    lesson = next(iter(NOTEBOOKS.values()))
    notebook.metadata = nbformat.read(lesson, as_version=4).metadata  # or it would ask for a kernel
    nbformat.write(notebook, folder / "first-session.ipynb")
    return "first-session.ipynb"


# JupyterLab gives its application to the page (--expose-app-in-browser); a promise becomes what the
# driver waits for.
_CALL = """
    const done = arguments[arguments.length - 1];
    (async () => {%s})().then(done, error => done('failed: ' + error))
"""
_RUN = """
    const app = window.jupyterapp;
    await app.restored;
    const opened = {path: arguments[0], factory: 'Notebook'};
    const panel = await app.commands.execute('docmanager:open', opened);
    await panel.context.ready;
    await panel.sessionContext.ready;
    await panel.revealed;
    app.shell.activateById(panel.id);
    await app.commands.execute('notebook:run-all-cells');
    const kernel = panel.sessionContext.session.kernel;
    while (kernel.status !== 'idle')
        await new Promise(again => setTimeout(again, 50));
    return panel.context.model.toJSON().cells;
"""
_TOOLTIP = """
    const kernel = window.jupyterapp.shell.currentWidget.sessionContext.session.kernel;
    const place = {code: arguments[0], cursor_pos: arguments[0].length, detail_level: 0};
    const reply = await kernel.requestInspect(place);
    return [reply.content.data['text/plain']];
"""


def asked(browser, script: str, argument: str) -> list:
    """What a script of promises gives."""
    found = browser.execute_async_script(_CALL % script, argument)
    assert isinstance(found, list), found
    return found


def run_all(browser, address: str, name: str) -> list[dict]:
    """Cells of a notebook with outputs, opened in JupyterLab and run until the kernel is idle."""
    browser.get(f"{address}lab?{urlencode({'token': TOKEN, 'reset': ''})}")
    until = time.monotonic() + SECONDS
    while not browser.execute_script("return !!window.jupyterapp"):
        assert time.monotonic() < until, "JupyterLab did not start in the browser"
        time.sleep(0.1)
    return asked(browser, _RUN, name)


def complaints(cells: list[dict]) -> list[str]:
    """Errors and warnings of the cells, and cells that did not run."""
    code = [
        cell for cell in cells if cell["cell_type"] == "code" and "".join(cell["source"]).strip()
    ]
    outputs = [output for cell in code for output in cell["outputs"]]
    found = [
        f"{output['ename']}: {output['evalue']}"
        for output in outputs
        if output["output_type"] == "error"
    ]
    found += [
        f"printed as an error: {output['text']}"
        for output in outputs
        if output.get("name") == "stderr"
    ]
    return found + [
        f"did not run: {cell['source']}" for cell in code if not cell["execution_count"]
    ]


def other_fonts(browser, selector: str) -> set[tuple[str, str]]:
    """Chinese texts of the elements that show in a font the page did not bring, and the font."""
    nodes = browser.find_elements("css selector", selector)
    assert nodes, selector
    texts = browser.execute_script("return arguments[0].map(node => node.textContent)", nodes)
    browser.execute_async_script("document.fonts.ready.then(arguments[0])")
    browser.execute_cdp_cmd("DOM.enable", {})
    browser.execute_cdp_cmd("CSS.enable", {})
    root = browser.execute_cdp_cmd("DOM.getDocument", {"depth": -1})["root"]["nodeId"]
    ids = browser.execute_cdp_cmd("DOM.querySelectorAll", {"nodeId": root, "selector": selector})[
        "nodeIds"
    ]
    found = set()
    for text, node in zip(texts, ids):
        if re.search(r"[\u4e00-\u9fff]", text):
            used = browser.execute_cdp_cmd("CSS.getPlatformFontsForNode", {"nodeId": node})["fonts"]
            found |= {
                (text, font["familyName"])
                for font in used
                if not font["isCustomFont"] and "Mono" not in font["familyName"]
            }  # code is set in Mono
    return found


def elsewhere(browser, address: str) -> list[str]:
    """What the page asked of any other place."""
    loaded = browser.execute_script(
        "return performance.getEntriesByType('resource').map(entry => entry.name)"
    )
    return [name for name in loaded if not name.startswith((address, "data:", "blob:"))]


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_a_notebook_runs_in_jupyterlab(lab, browser, name):
    if name not in CHOSEN:
        pytest.skip("NANGUAN_JUPYTERLAB=all opens it")
    folder, address = lab
    shutil.copy(NOTEBOOKS[name], folder / f"{name}.ipynb")
    cells = run_all(browser, address, f"{name}.ipynb")
    assert complaints(cells) == []
    drawn = sum(
        '<figure class="chart"' in str(output.get("data"))
        for cell in cells
        for output in cell.get("outputs", ())
    )
    shown = browser.execute_script(
        "return [...document.querySelectorAll('figure.chart .wide')]"
        ".map(box => box.getBoundingClientRect().height)"
    )
    assert len(shown) == drawn > 0 and min(shown) > 50
    assert other_fonts(browser, "figure.chart .wide svg text") == set()
    assert elsewhere(browser, address) == []


def test_a_first_session_shows_card_claim_and_filter(lab, browser):
    pytest.importorskip("ipywidgets", reason="ipywidgets is not installed")
    folder, address = lab
    assert complaints(run_all(browser, address, typed(folder))) == []
    shown = browser.find_elements("css selector", ".nanguan-card")
    assert [mark.text for mark in shown[1].find_elements("css selector", "mark")] == ["140亿元以上"]
    assert "75" in shown[0].text
    assert other_fonts(browser, ".nanguan-card :is(p, dd, dt, code, mark)") == set()
    assert other_fonts(browser, ".nanguan-explore :is(td, th, label)") == set()
    font = "return getComputedStyle(document.querySelector('.nanguan-explore select')).fontFamily"
    assert fonts.FAMILY in browser.execute_script(font)  # no driver tells the font of an option
    rows = (
        "return [...document.querySelectorAll('.nanguan-explore tbody tr')]"
        ".map(row => row.cells[0].textContent)"
    )
    assert len(browser.execute_script(rows)) == 75
    topic = browser.find_element("css selector", ".nanguan-explore select")
    Select(topic).select_by_index(4)
    for _ in range(100):
        if len(left := browser.execute_script(rows)) < 75:
            break
        time.sleep(0.1)
    assert left == ["c046", "c047", "c073", "c074"]


def test_the_tooltip_of_a_table_says_what_its_columns_are(lab, browser):
    folder, address = lab
    run_all(browser, address, typed(folder))
    (tooltip,) = asked(browser, _TOOLTIP, "report.claims")
    assert "Claims, one number a row" in tooltip and "two-dimensional" not in tooltip.lower()
