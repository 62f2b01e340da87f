"""nanguan reads a Chinese government work report: every number, its bound, years and sentence."""

from importlib import import_module as _import

__version__ = "0.1.0"

# What a user types, and where it lives; each is imported when first asked for.
_HOMES = {
    "load": "report",
    "compare": "comparison",
    "charts": "",
    "coding": "notebook",
    "exercises": "notebook",
    "lexicon": "",
    "settings": "",
    "show": "notebook",
    "sources": "",
    "tables": "",
    "wording": "",
    "words": "",
}
_QUIET = {"Report": "report", "ReportError": "errors"}
__all__ = sorted(_HOMES)


def __getattr__(name: str) -> object:
    home = (_HOMES | _QUIET).get(name)
    if home is None:
        raise AttributeError(f"module 'nanguan' has no attribute {name!r}")
    if home in ("report", "comparison", "errors"):
        return getattr(_import(f"nanguan.{home}"), name)
    return _import(f"nanguan.{home}.{name}" if home else f"nanguan.{name}")


def __dir__() -> list[str]:
    return __all__
