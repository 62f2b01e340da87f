"""nanguan reads a Chinese government work report: every number, its bound, years and sentence."""

from importlib import import_module as _import

__version__ = "0.1.0"

# What a user types: modules, and names with the module that has each; imported when asked for.
_MODULES = {name: name for name in "charts lexicon settings sources tables wording words".split()}
_MODULES |= {name: f"notebook.{name}" for name in ("coding", "exercises", "show")}
_NAMES = {"load": "report", "compare": "comparison", "Report": "report", "ReportError": "errors"}
_NAMES |= {"read_corpus": "corpus"}
__all__ = sorted({"load", "compare", "read_corpus", *_MODULES})


def __getattr__(name: str) -> object:
    if name in _MODULES:
        return _import(f"nanguan.{_MODULES[name]}")
    if name not in _NAMES:
        raise AttributeError(f"module 'nanguan' has no attribute {name!r}")
    return getattr(_import(f"nanguan.{_NAMES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
