"""Make NanguanSansSC.otf, the subset of Noto Sans SC that charts, word clouds and pages draw with.

Source: NotoSansSC-Regular.otf, version 2.004 (Noto CJK, by Adobe and Google), as it comes in the
package pylopdf-fonts-zh-cn 0.1.1. Licence: SIL Open Font License 1.1, see OFL.txt beside this file.
A subset is a modified version, so it bears a name of its own. The same input gives the same bytes.

    python data/font/build.py ORIGINAL.otf
"""

from __future__ import annotations

import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

HERE = Path(__file__).resolve().parent
REPORT = HERE.parent / "report" / "nanguan-2022-source.txt"
TARGET = HERE / "NanguanSansSC.otf"
FAMILY = "Nanguan Sans SC"
POSTSCRIPT = "NanguanSansSC-Regular"

# First and last code point: ASCII, Latin-1, punctuation, sub- and superscripts, number forms,
# arrows, box drawing and geometric shapes, CJK punctuation, full-width forms.
BLOCKS = [
    (0x20, 0x7E), (0xA0, 0xFF), (0x2010, 0x205E), (0x2070, 0x209C), (0x2150, 0x217F),
    (0x2190, 0x2199), (0x2460, 0x249B), (0x2500, 0x25FF), (0x3000, 0x301F),
    (0xFE30, 0xFE4F), (0xFF01, 0xFFEE),
]  # fmt: skip
SIGNS = "€℃℉№℡™Ωµ−×÷±∓≈≠≡≤≥≦≧∞∑∏√∴∵△▽★☆✓❶❷❸❹❺❻❼❽❾❿♀♂㎏㎎㎜㎝㎞㎡㏄ΔΣΩαβγδλμπσ"


def gb2312() -> str:
    """The 6,763 hanzi of GB 2312 (rows 16 to 87) and its rows of signs and numerals (1 and 2)."""
    rows = [*range(0xA1, 0xA3), *range(0xB0, 0xF8)]
    cells = (bytes([row, cell]) for row in rows for cell in range(0xA1, 0xFF))
    return b"".join(cells).decode("gb2312", "ignore")


def characters() -> set[str]:
    """Every character the subset is to have, as far as the original has it."""
    blocks = (chr(code) for first, last in BLOCKS for code in range(first, last + 1))
    report = REPORT.read_text(encoding="utf-8")
    return {c for c in {*blocks, *SIGNS, *gb2312(), *report} if c >= " "}


def subset(font: TTFont, wanted: set[str]) -> None:
    """Drop every other glyph, the hints, and the tables for vertical text and OpenType features."""
    names = {"name_IDs": ["*"], "name_languages": [0x409]}
    options = Options(hinting=False, layout_features=[], notdef_outline=True, **names)
    options.drop_tables += ["BASE", "DSIG", "GDEF", "GPOS", "GSUB", "VORG", "vhea", "vmtx"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=sorted(map(ord, wanted)))
    subsetter.subset(font)


def rename(font: TTFont) -> None:
    """Give the font its own family, full and PostScript name; copyright and licence stay."""
    table = font["name"]
    version = f"{str(table.getName(5, 3, 1, 0x409)).split(';')[0]}; subset"
    names = {1: FAMILY, 3: f"{version};{POSTSCRIPT}", 4: FAMILY, 5: version, 6: POSTSCRIPT}
    names |= {16: FAMILY, 17: "Regular"}
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    table.removeNames(nameID=7)  # the trademark is not ours to show
    cff = font["CFF "].cff
    top = cff.topDictIndex[0]
    cff.fontNames = [POSTSCRIPT]
    top.FamilyName, top.FullName = FAMILY, f"{FAMILY} Regular"
    for part in top.FDArray:
        part.FontName = part.FontName.replace("NotoSansSC-Regular", POSTSCRIPT)


def main(original: str) -> None:
    # recalcTimestamp: the date of the original stays, or no two builds would be alike
    font = TTFont(original, recalcTimestamp=False)
    subset(font, characters())
    rename(font)
    font.save(TARGET)
    print(f"{TARGET.name}: {len(font.getBestCmap())} characters, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: python data/font/build.py ORIGINAL.otf")
    main(sys.argv[1])
