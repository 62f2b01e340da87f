"""Words of time, as `grammar/times.tsv` has them: what a year looks like, and what dates what."""

import re

from .. import lexicon

_PATTERNS = lexicon.mapping("grammar/times.tsv", "name", "pattern")


def written_out(pattern: str) -> str:
    """A pattern with YEAR, PLAN and COUNT written out."""
    return re.sub("YEAR|PLAN|COUNT", lambda name: _PATTERNS[name.group().lower()], pattern)


def _of(name: str) -> re.Pattern[str]:
    return re.compile(written_out(_PATTERNS[name]))


YEAR = re.compile(f"({_PATTERNS['year']})年?")
HEADING, REVIEWED, ASIDE, TERM = _of("heading"), _of("reviewed"), _of("aside"), _of("term")
ONE, BASE, BASE_OF, AGAINST = _of("one"), _of("base"), _of("base_of"), _of("against")
OPENS, CLOSED, LISTED = _of("opens"), _of("closed"), _of("listed")
NUMBER, BARE, YEAR_AGO = _of("number"), _of("bare"), _of("year_ago")
DEADLINE, YEARLY, GROWN, RUNNING = map(_of, ("deadline", "yearly", "grown", "running"))
_ROWS = lexicon.rows("grammar/times.tsv")
_SAID = "|".join(row["pattern"] for row in _ROWS if row["name"] == "said")
SAID = re.compile(written_out(f"(?P<sign>[到至])?(?:{_SAID})"))
