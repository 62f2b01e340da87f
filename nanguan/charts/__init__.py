"""A table of a report in, a picture out; to draw one's own: `figures.canvas`, `marks`, `finish`."""

from . import content, figures, numbers, places, track

_CHARTS = (
    *(numbers.achievements, numbers.bounds, numbers.compound, numbers.horizons, numbers.kinds),
    *(numbers.pace, numbers.sections),
    *(content.attention, content.key_clouds, content.keywords, content.ranks),
    *(content.spread, content.strength, content.testable, content.word_cloud),
    *(places.compared_targets, places.compared_topics, places.compared_words, places.ladder),
)
globals().update({chart.__name__: figures.once(chart) for chart in _CHARTS})
__all__ = sorted(chart.__name__ for chart in _CHARTS)


def __dir__() -> list[str]:
    return __all__
