"""The font: every character of the report, its own name and licence, the same bytes each time."""

import io
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest
from fontTools.ttLib import TTFont

from nanguan import lexicon, sources
from nanguan.display import fonts

REPORT = sources.read()
FONT = TTFont(fonts.path())
GLYPHS = FONT.getBestCmap()
CELLS = (bytes([row, cell]) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
HANZI = b"".join(CELLS).decode("gb2312", "ignore")
SIGNS = (
    "←→↑↓≥≤≈±×÷−•▲▼△▽◆◇○●■□▁█…—–“”‘’·、。，：；！？（）【】《》〈〉「」『』％＋①②③④⑤⑥⑦⑧⑨⑩‰€℃㎡─│"
)
CASES = {
    "the report": "".join(REPORT.split()),
    "GB 2312": HANZI,
    "ASCII and Latin-1": "".join(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])),
    "signs": SIGNS,
}


@pytest.mark.parametrize("characters", CASES.values(), ids=CASES.keys())
def test_has_a_glyph_for(characters):
    assert not {character for character in characters if ord(character) not in GLYPHS}


def test_gb2312_has_its_6763_hanzi():
    assert len(HANZI) == 6763


@pytest.mark.parametrize(
    "number, name",
    [
        (1, fonts.FAMILY),
        (2, "Regular"),
        (4, fonts.FAMILY),
        (6, "NanguanSansSC-Regular"),
        (16, fonts.FAMILY),
    ],
)
def test_names(number, name):
    assert FONT["name"].getDebugName(number) == name


def test_the_name_of_the_original_is_gone_and_its_copyright_stays():
    assert not any(
        "Noto" in str(record) for record in FONT["name"].names if record.nameID in (1, 3, 4, 6, 16)
    )
    assert FONT["CFF "].cff.fontNames == ["NanguanSansSC-Regular"]
    assert "2014-2021 Adobe" in FONT["name"].getDebugName(0)
    licence = lexicon.data("font/OFL.txt").read_text(encoding="utf-8")
    assert "2014-2021 Adobe" in licence and "SIL OPEN FONT LICENSE Version 1.1" in licence


def test_is_under_two_megabytes():
    assert fonts.path().stat().st_size < 2_000_000


def test_use_registers_once():
    from matplotlib import font_manager

    assert fonts.use() == fonts.use() == "Nanguan Sans SC"
    entries = [entry for entry in font_manager.fontManager.ttflist if entry.name == fonts.FAMILY]
    assert [Path(entry.fname) for entry in entries] == [fonts.path()]
    assert Path(font_manager.findfont(fonts.FAMILY, fallback_to_default=False)) == fonts.path()


def test_importing_does_nothing():
    code = "import nanguan.display.fonts, sys; "
    code += "print({'matplotlib', 'fontTools', 'jieba', 'wordcloud'} & set(sys.modules))"
    root = str(Path(fonts.__file__).parents[2])
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=root, capture_output=True, encoding="utf-8"
    )
    assert done.stdout == "set()\n", done.stderr


@pytest.mark.parametrize("characters", ["", "A", "南关区\n", "不变−7%", "鲁月蹚億", REPORT[:300]])
def test_woff2_does_not_depend_on_the_order(characters):
    shuffled = Random(1).sample(characters * 2, len(characters) * 2)
    first = fonts.woff2(characters)
    fonts._woff2.cache_clear()
    assert fonts.woff2(shuffled) == first


def test_woff2_has_just_the_characters_and_leaves_out_what_the_font_lacks():
    small = TTFont(io.BytesIO(fonts.woff2("南关2022\n\N{GRINNING FACE}")))
    assert set(small.getBestCmap()) == set(map(ord, "南关20"))
    assert small["head"].modified == FONT["head"].modified
    assert small["name"].getDebugName(1) == fonts.FAMILY
    assert len(fonts.woff2("南关2022")) < 3000
