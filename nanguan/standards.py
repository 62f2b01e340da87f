"""Indicators → the standard planning indicators, so that reports can be put beside each other."""

from __future__ import annotations

import re
from functools import lru_cache

from . import files

# Whose figure it is, and not what is measured.
_OF_WHERE = re.compile(r"^(?:新增(?=.*企业$)|全[国省市县区州旗盟镇]|我[国省市县区州旗盟]|全社会(?=消费))")


@lru_cache(maxsize=None)
def _standards() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((row["standard"], re.compile(row["pattern"])) for row in files.rows("standards.csv"))


@lru_cache(maxsize=4096)
def standard(indicator: str) -> str | None:
    """Standard indicator that a name means, or None.

    >>> standard("全市生产总值"), standard("GDP"), standard("人均GDP"), standard("新建道路")
    ('地区生产总值', '地区生产总值', '人均地区生产总值', None)
    """
    name = _OF_WHERE.sub("", indicator)
    return next((row for row, pattern in _standards() if pattern.search(name)), None)


def named(row: str, text: str) -> bool:
    """Whether a text names a standard indicator at all, with a number or without.

    >>> named("农村居民人均可支配收入", "更实举措增加城乡居民收入"), named("居民消费价格", "新建道路")
    (True, False)
    """
    words = re.compile(next(r["words"] for r in files.rows("standards.csv") if r["standard"] == row))
    return words.search(text) is not None
