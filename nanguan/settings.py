"""What holds for a session: its language, and all else that the environment says (see README)."""

import os
from datetime import date
from pathlib import Path

from .errors import ReportError

LANGUAGES = ("zh", "en")
_spoken: list[str] = []


def speak(lang: str) -> None:
    """Set the language of all that follows where no `lang` is given: zh or en, else ReportError.

    >>> speak("en"), language(), speak("zh")
    (None, 'en', None)
    """
    _spoken[:] = [language(lang)]


def language(lang: str | None = None) -> str:
    """The language asked for, zh or en; without one that of `speak`, else of NANGUAN_LANG, else zh.

    >>> language("en"), language("fr")
    Traceback (most recent call last):
    nanguan.errors.ReportError: fr: no such language; write zh or en
    """
    asked = lang or (_spoken[0] if _spoken else os.environ.get("NANGUAN_LANG") or LANGUAGES[0])
    if asked not in LANGUAGES:
        raise ReportError(f"{asked}: no such language; write zh or en")
    return asked


def report() -> tuple[str | None, date | None]:
    """Path and day of the report that `load()` without a path reads; None for the shipped one."""
    day = os.environ.get("NANGUAN_DATE")
    try:
        return os.environ.get("NANGUAN_REPORT"), date.fromisoformat(day) if day else None
    except ValueError:
        raise ReportError(f"NANGUAN_DATE={day}: no day; write it as 2021-11-24") from None


def environment(folder: Path, report: Path | None, day: date | None) -> dict[str, str]:
    """Environment of a kernel of `nanguan build`: its report, folder, no setting of the user's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("NANGUAN_")}
    paths = str(Path(__file__).resolve().parents[1]), kept.get("PYTHONPATH")
    given = {"NANGUAN_PAGE": 1, "PYTHONHASHSEED": 0, "PYDEVD_DISABLE_FILE_VALIDATION": 1}
    given |= {"PYTHONPATH": os.pathsep.join(filter(None, paths)), "IPYTHONDIR": folder / "ipython"}
    given |= {"NANGUAN_REPORT": report, "NANGUAN_DATE": day} if report else {}
    return kept | {name: str(value) for name, value in given.items() if value is not None}


def on_page() -> bool:
    """Whether `nanguan build` runs this process."""
    return "NANGUAN_PAGE" in os.environ
