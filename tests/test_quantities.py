"""Numbers with their unit and bound: ranges, lists, fractions, and which bare number counts."""

import pytest

from nanguan.reading.numerals import numerals
from nanguan.reading.quantities import quantities


def read(text: str) -> list[str]:
    """Each quantity as quote, bound, value with its high end, unit."""
    found = quantities(text, numerals(text))
    ends = [f"{it.value:g}" if it.high is None else f"{it.value:g}-{it.high:g}" for it in found]
    return [f"{it.quote} {it.bound} {end} {it.unit}".strip() for it, end in zip(found, ends)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # A range rises, in one unit, and does not start anywhere.
        ("增长6%-7%", "6%-7% range 6-7 %"),
        ("新建20至30个", "20至30个 range 20-30 个"),
        ("由高到低20-10个", "10个 eq 10 个"),
        ("增长6%至30家", "6% eq 6 % | 30家 eq 30 家"),
        ("比重由46%到48%", "46% eq 46 % | 48% eq 48 %"),
        ("比重从上年的46%至48%", "46% eq 46 % | 48% eq 48 %"),
        ("由企业办理，办结20至30个", "20至30个 range 20-30 个"),
        # What closes a list holds for all of it; a bound before its first number for the next.
        ("15、20和30个", "15 eq 15 个 | 20 eq 20 个 | 30个 eq 30 个"),
        ("0.5%和1.5%以内", "0.5% le 0.5 % | 1.5%以内 le 1.5 %"),
        ("15、20个以上", "15 eq 15 个 | 20个以上 ge 20 个"),
        ("超过50%、60%", "50% gt 50 % | 60% gt 60 %"),
        ("超过50%、60家", "50% gt 50 % | 60家 eq 60 家"),
        ("超过50%、60%左右", "50% gt 50 % | 60%左右 approx 60 %"),
        ("50%以上、60%", "50%以上 ge 50 % | 60% eq 60 %"),
        # Bounds: the nearest word, or one that opens the clause.
        ("9000余户，1200多万元", "9000余户 gt 9000 户 | 1200多万元 gt 1.2e+07 元"),
        ("不超过3%，超过3%", "3% le 3 % | 3% gt 3 %"),
        ("达到或超过60%", "60% ge 60 %"),
        ("至少改造老旧小区和背街小巷20条", "20条 ge 20 条"),
        ("至少改造，小巷20条", "20条 eq 20 条"),
        ("占比过半，完成一半", "半 gt 50 % | 一半 eq 50 %"),
        ("半数以上", "半数以上 ge 50 %"),
        # Fractions, tenths, doublings.
        ("百分之七，千分之三", "百分之七 eq 7 % | 千分之三 eq 3 ‰"),
        ("三分之二，3/4", "三分之二 eq 66.667 % | 3/4 eq 75 %"),
        ("零分之一", ""),
        ("占七成", "七成 eq 70 %"),
        ("翻一番，翻了两番", "翻一番 eq 1 番 | 翻了两番 eq 2 番"),
        # Without a unit: counted by the word ahead, the noun or bound behind, 万 or 亿.
        ("指数达到92", "92 eq 92"),
        ("达到一百，达到二百", "一百 eq 100 | 二百 eq 200"),
        ("达到九十", ""),
        ("二百个，二百", "二百个 eq 200 个"),
        ("培育企业3万", "3万 eq 30000"),
        ("培育30企业", "30 eq 30"),
        ("30以上，30", "30以上 ge 30"),
        ("培育2021企业，培育3021企业", "3021 eq 3021"),
        ("（3）企业，-30企业", ""),
        ("30强企业，30号企业", ""),
    ],
)
def test_quantities_of_a_text(text, found):
    assert " | ".join(read(text)) == found
