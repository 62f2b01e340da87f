"""The years of a report: when it was given, the last year that it reviews, the first that it plans."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from .text import YEAR, Source

# A report given from October on plans for the next year.
_AUTUMN = 10
_REVIEWED = re.compile(rf"({YEAR})年(?:政府)?(?:主要)?工作(?:的)?(?:回顾|总结)")


class Calendar(NamedTuple):
    """The year of delivery, the last year under review, the first year planned; None where unknown."""

    now: int | None
    review: int | None
    plan: int | None

    def names(self) -> tuple[str, ...]:
        """Every name of the planned year.

        >>> Calendar(2021, 2021, 2022).names(), Calendar(2024, 2023, 2024).names()
        (('2022年', '２０２２年', '明年', '新的一年'), ('2024年', '２０２４年', '今年', '新的一年'))
        """
        if self.plan is None:
            return "今年", "新的一年"
        wide = str(self.plan).translate(str.maketrans("0123456789", "０１２３４５６７８９"))
        return f"{self.plan}年", f"{wide}年", "明年" if self.now < self.plan else "今年", "新的一年"


def calendar(source: Source, day: date | None = None) -> Calendar:
    """Years of a report: the day of delivery decides, then the year in its title, then the one that its review names; else unknown.

    >>> from nanguan.text import clean
    >>> calendar(clean("某县政府工作报告\\n2021年11月24日\\n各位代表："))
    Calendar(now=2021, review=2021, plan=2022)
    """
    day = day or source.date
    reviewed = _REVIEWED.search(source.text)
    now = day.year if day else source.year or (int(reviewed[1]) + 1 if reviewed else None)
    if now is None:
        return Calendar(None, None, None)
    plan = now + (day is not None and day.month >= _AUTUMN)
    return Calendar(now, plan - 1, plan)
