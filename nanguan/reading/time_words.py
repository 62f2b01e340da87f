"""Words of time, as `grammar/periods.tsv` has them: what a year looks like, and what dates what."""

import re
from collections.abc import Mapping
from types import MappingProxyType

from .. import lexicon

_PATTERNS = lexicon.mapping("grammar/periods.tsv", "name", "pattern")
# The signs with which pages write a digit: full width, Chinese, round letters for the nought.
_SIGNS = "0０〇○零OＯo 1１一 2２二两 3３三 4４四 5５五 6６六 7７七 8８八 9９九".split()
_ASCII = str.maketrans({sign: signs[0] for signs in _SIGNS for sign in signs})


def written_out(pattern: str, names: Mapping[str, str] = MappingProxyType({})) -> str:
    """A pattern with names in it written out: those given, and YEAR, PLAN, SIGNED, FEW, COUNT."""
    ours = {name.upper(): _PATTERNS[name] for name in ("year", "plan", "signed", "few", "count")}
    for name, words in (names | ours).items():
        pattern = pattern.replace(name, words)
    return pattern


def number(words: str) -> int:
    """Year, month, day or count that digits or Chinese signs write: 二○一二, 二十三, 四."""
    tens, ten, ones = "".join(words.split()).translate(_ASCII).partition("十")
    return int(tens or 1) * 10 + int(ones or 0) if ten else int(tens)


def year_signs(year: int) -> str:
    """Pattern of a year in any signs, with 年 behind it."""
    return r"\s?".join([*(f"[{_SIGNS[int(digit)]}]" for digit in str(year)), "年"])


def plan_from(*years: int) -> str:
    """Pattern of the names of the five-year plans that begin in one of the years."""
    names = lexicon.pattern("grammar/five_year_plans.tsv", first=tuple(map(str, years))).pattern
    return f'[“"]?(?:{names or "(?!)"})[”"]?'


def _of(name: str) -> re.Pattern[str]:
    return re.compile(written_out(_PATTERNS[name]))


# A year in Chinese signs, one a digit: 二○一二.
SIGNED = re.compile(_PATTERNS["signed"].replace(r"\s?", ""))
YEARS, HEADING, ASIDE, BEHIND = map(_of, ("years", "heading", "aside", "behind"))
AHEAD, DAY, DEADLINE, YEARLY = map(_of, ("ahead", "day", "deadline", "yearly"))
BASE, BASE_OF, AGAINST, YEAR_AGO = map(_of, ("base", "base_of", "against", "year_ago"))
OPENS, CLOSED, LISTED, GROWN = map(_of, ("opens", "closed", "listed", "grown"))
NUMBER, BARE, RUNNING = map(_of, ("number", "bare", "running"))
_ROWS = lexicon.rows("grammar/periods.tsv")
_SAID = "|".join(row["pattern"] for row in _ROWS if row["name"] == "said")
SAID = re.compile(written_out(f"(?P<sign>[到至])?(?:{_SAID})"))
