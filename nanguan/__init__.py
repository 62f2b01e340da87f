"""nanguan reads a Chinese government work report: every number with its bound, its years and its sentence."""

from importlib import import_module

__version__ = "0.1.0"

_HOMES = {"load": "report", "Report": "report", "ReportError": "errors", "compare": "comparison", "language": "readable"}
__all__ = list(_HOMES)


def __getattr__(name: str) -> object:
    """Public names, each imported when first asked for, so that importing nanguan costs nothing."""
    if name not in _HOMES:
        raise AttributeError(f"module 'nanguan' has no attribute {name!r}")
    return getattr(import_module(f"nanguan.{_HOMES[name]}"), name)
