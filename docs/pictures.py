"""Makes the pictures of the README: python docs/pictures.py (needs Chromium and selenium)."""

import base64
import shutil
import tempfile
from pathlib import Path

import nanguan
from nanguan import charts, display
from nanguan.site import pages

FOLDER = Path(__file__).resolve().parent / "pictures"
FLAGS = ("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars")


def screenshot(page: str, path: Path) -> None:
    """Picture of the upper part of a page as a reader with a wide screen sees it."""
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    for flag in FLAGS:
        options.add_argument(flag)
    with (
        tempfile.TemporaryDirectory() as folder,
        webdriver.Chrome(
            options=options, service=webdriver.ChromeService(shutil.which("chromedriver"))
        ) as browser,
    ):
        (Path(folder) / "report.html").write_text(page, encoding="utf-8")
        browser.execute_cdp_cmd(
            "Emulation.setDeviceMetricsOverride",
            {"width": 1240, "height": 760, "deviceScaleFactor": 1, "mobile": False},
        )
        browser.get((Path(folder) / "report.html").as_uri() + "#c003")
        browser.execute_async_script("document.fonts.ready.then(arguments[0])")
        path.write_bytes(
            base64.b64decode(browser.execute_cdp_cmd("Page.captureScreenshot", {})["data"])
        )


def main() -> None:
    """Writes the pictures in both languages."""
    FOLDER.mkdir(exist_ok=True)
    report = nanguan.load()
    for lang in ("zh", "en"):
        charts.pace(report.ledger, lang).save(FOLDER / f"pace-{lang}.png")
        site = pages.Site(report, [], lang, (lang,))
        shown = display.with_glyphs(dict(pages.pages(site)), pages.FONT)
        screenshot(shown["report.html"], FOLDER / f"report-{lang}.png")


if __name__ == "__main__":
    main()
