"""Words of a report, and what a corpus linguist asks of them."""

from .context import collocations, kwic, lines
from .frequency import content, counts, dispersion, frequencies, stopwords
from .keyness import g2, keyness, keyness_of_part, log_ratio
from .tokens import Token, rjieba_cut, table, terms, tokens
