"""Claims of a report to leaf through: two dropdowns and a table with ipywidgets, the whole table and a hint without."""

from __future__ import annotations

import html
from types import ModuleType
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from . import readable, show
from .card import SPANS
from .figures import font_face
from .fonts import FAMILY
from .reader import span

if TYPE_CHECKING:
    import ipywidgets

    from .report import Report

# Not None: to a dropdown that is no choice.
_ALL = "all"


class Whole(NamedTuple):
    """The whole table, and the line that says how to filter it: what a notebook shows where ipywidgets is not installed."""

    table: show.Table
    hint: str

    def _repr_html_(self) -> str:
        words = html.escape(self.hint)
        return f"{font_face(words)}<div style=\"font-family: '{FAMILY}', sans-serif\"><p>{words}</p>{self.table._repr_html_()}</div>"

    def __repr__(self) -> str:
        return f"{self.hint}\n{self.table!r}"


def pick(data: pd.DataFrame, topic: int | None = None, horizon: str | None = None) -> pd.DataFrame:
    """Claims of a topic and of a horizon, the rows as they are; None takes all.

    `data` is `report.claims`; `topic` a code of the Comparative Agendas Project (5 labour, 7 environment …); `horizon`
    achieved, estimate, goal (of one year), target (of a term) or context.

    >>> from nanguan import load
    >>> pick(load().claims, topic=5, horizon="goal")[["id", "indicator", "quote"]].values.tolist()
    [['c073', '开发就业岗位', '1万个'], ['c074', '新增就业', '8000人']]
    """
    kept = [(topic is None or row.topic == topic) and (horizon is None or span(row) == horizon) for row in data.itertuples()]
    return data[kept]


def claims(report: Report, lang: str = "zh") -> ipywidgets.VBox | Whole:
    """Claims of a report to leaf through by topic and horizon.

    In a notebook that is open; in an exported page widgets are dead, use `show.claims` there.
    With ipywidgets (`pip install 'nanguan[widgets]'`) two dropdowns and a table that follows them; without it the whole
    table and a line that says how to filter by hand, see `pick`. The rows themselves are `report.claims`.
    """
    try:
        import ipywidgets
    except ImportError:
        return Whole(show.claims(report.claims, lang), readable.say("explore.hint", lang))
    return _live(ipywidgets, report, lang)


def _live(widgets: ModuleType, report: Report, lang: str) -> ipywidgets.VBox:
    """Dropdowns for the topics and horizons that the claims have, and the table of those chosen."""
    data = report.claims
    horizons = pd.Series([span(row) for row in data.itertuples()], index=data.index)
    choices = [
        _dropdown(widgets, "topic", data["topic"], sorted(set(data["topic"])), lang),
        _dropdown(widgets, "span", horizons, [name for name in SPANS if name in set(horizons)], lang),
    ]
    table = widgets.HTML()
    table.add_class("jp-RenderedHTMLCommon")  # JupyterLab's own style of tables

    def follow(_: object = None) -> None:
        topic, horizon = (None if choice.value == _ALL else choice.value for choice in choices)
        table.value = show.claims(pick(data, topic, horizon), lang)._repr_html_()

    for choice in choices:
        choice.observe(follow, "value")
    follow()
    box = widgets.Box([table], layout=widgets.Layout(max_height="34rem", overflow="auto"))
    return widgets.VBox([_dress(widgets, choices), widgets.HBox(choices), box]).add_class("nanguan-explore")


def _dropdown(widgets: ModuleType, column: str, codes: pd.Series, order: list[object], lang: str) -> ipywidgets.Dropdown:
    """Dropdown of the codes of a column in words, with the number of claims of each; the first takes all."""
    counts = codes.value_counts()
    options = [(f"{readable.label(f'{column}.{code}', lang)} ({counts[code]})", code) for code in order]
    every = f"{readable.label('explore.all', lang)} ({len(codes)})"
    return widgets.Dropdown(options=[(every, _ALL), *options], description=readable.label(f"explore.{column}", lang))


def _dress(widgets: ModuleType, choices: list[ipywidgets.Dropdown]) -> ipywidgets.HTML:
    """Style and glyphs of the dropdowns."""
    words = "".join(choice.description + "".join(name for name, _ in choice.options) for choice in choices)
    style = f".nanguan-explore :is(select, label, table) {{ font-family: '{FAMILY}', sans-serif }} .nanguan-explore table {{ margin-left: 0 }}"
    return widgets.HTML(f"{font_face(words)}<style>{style}</style>")
