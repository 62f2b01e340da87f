"""Words of time, as `grammar/times.tsv` has them: what a year looks like, and what dates what."""

import re

from .. import lexicon

_PATTERNS = lexicon.mapping("grammar/times.tsv", "name", "pattern")


def written_out(pattern: str) -> str:
    """A pattern with YEAR and PLAN written out."""
    return pattern.replace("YEAR", _PATTERNS["year"]).replace("PLAN", _PATTERNS["plan"])


def _of(name: str) -> re.Pattern[str]:
    return re.compile(written_out(_PATTERNS[name]))


YEAR = re.compile(f"({_PATTERNS['year']})年?")
HEADING, REVIEWED, ASIDE, TERM = _of("heading"), _of("reviewed"), _of("aside"), _of("term")
ONE, SAID, BASE = _of("one"), _of("said"), _of("base")
DEADLINE, YEARLY = _of("deadline"), _of("yearly")
