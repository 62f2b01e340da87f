"""The years of a report: when it was given, the last that it reviews, the first that it plans."""

from datetime import date
from typing import NamedTuple

from .text import Source
from .time_words import REVIEWED

# A report given from October on plans for the next year.
_AUTUMN = 10
_WIDE = str.maketrans("0123456789", "０１２３４５６７８９")


class Years(NamedTuple):
    """Year of delivery, last year under review, first year planned; None where unknown."""

    now: int | None
    review: int | None
    plan: int | None

    def names(self) -> tuple[str, ...]:
        """Every name of the planned year."""
        if self.plan is None:
            return "今年", "新的一年"
        wide = str(self.plan).translate(_WIDE)
        relative = "明年" if self.now < self.plan else "今年"
        return f"{self.plan}年", f"{wide}年", relative, "新的一年"


def years(source: Source, day: date | None = None) -> Years:
    """Years of a report: by its day, else the year in its title, else that of its review."""
    day = day or source.date
    reviewed = REVIEWED.search(source.text)
    now = day.year if day else source.year or (int(reviewed[1]) + 1 if reviewed else None)
    if now is None:
        return Years(None, None, None)
    plan = now + (day is not None and day.month >= _AUTUMN)
    return Years(now, plan - 1, plan)
