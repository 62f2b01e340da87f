"""The place that a report is of: what its head names, else the name of its file."""

import re
from collections.abc import Iterable
from pathlib import PurePath

_KIND = "自治区|自治州|[省市县区州盟旗]"
_NAME = rf"[\u4e00-\u9fff]+?(?:{_KIND})"
_NATION = "全国"
_OF_NATION = re.compile(rf"{_NATION}人民代表大会|国务院")
# In a head: before the number of its congress, or before 政府工作报告; a bare 市 names no place.
_BEFORE = r"(?=[\d年]*(?:人民)?政\s*府\s*工\s*作\s*报\s*告|第?[一二三四五六七八九十\d]+届)"
_HEAD = re.compile(rf"(?<![\u4e00-\u9fff])(?:[\d〇○零一二三四五六七八九]+年)?({_NAME}+){_BEFORE}")
_FILE = re.compile(rf"{_NAME}+|[\u4e00-\u9fff]+")


def place(file: str, *head: str | None) -> str:
    """Place named by the lines of a head (meeting, title), else by the file's name, or that name.

    >>> place("1.txt", "长春市第十五届人民代表大会"), place("city-长春市-2012.txt", None)
    ('长春市', '长春市')
    """
    said = [*filter(None, head)]
    if any(map(_OF_NATION.search, [*said, file])):
        return _NATION
    stem = PurePath(file).stem
    heads = (match[1] for line in said for match in _HEAD.finditer(line))
    named = (name for name in heads if not re.fullmatch(_KIND, name))
    return next(named, None) or max(_FILE.findall(stem), key=len, default=stem)


def grouped(places: Iterable[str]) -> dict[str, str]:
    """For each place the longest name that it goes by, where there is but one: 易县 is 保定易县.

    >>> grouped(["长春", "长春市", "易县", "保定易县"])
    {'长春': '长春市', '长春市': '长春市', '易县': '保定易县', '保定易县': '保定易县'}
    """
    names = dict.fromkeys(places)
    longer = {it: [_ for _ in names if _ != it and _is_longer(_, it)] for it in names}
    return {it: longer[it][0] if len(longer[it]) == 1 else it for it in names}


def _is_longer(name: str, short: str) -> bool:
    return name.endswith(short) or re.fullmatch(rf"{re.escape(short)}(?:{_KIND})", name) is not None
