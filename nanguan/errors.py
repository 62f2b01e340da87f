"""The one error that a user can cause, and the checks that raise it."""

from collections.abc import Container, Iterable


class ReportError(ValueError):
    """Says in one line what is wrong with the input, where, and what to do.

    It is a ValueError; the command line prints the line and exits with 2.

    >>> load("missing.txt")
    Traceback (most recent call last):
    nanguan.errors.ReportError: missing.txt: no such file; give the path of a report's text
    """


def need(data: Container[str], *columns: str, of: str) -> None:
    """Raise ReportError where a frame lacks a column; `of` names the table that has it."""
    if missing := [column for column in columns if column not in data]:
        raise ReportError(f"no column {missing[0]}; give {of}, or rows of it with all columns")


def need_one(name: str, of: Iterable[str], what: str) -> None:
    """Raise ReportError where there is none of this name; `what` leads on to those there are."""
    if name not in (names := [*dict.fromkeys(of)]):
        raise ReportError(f"{name}: no such {what} {', '.join(names)}")


def need_word(word: str) -> str:
    """The word that was given; raises ReportError where it is empty or no word."""
    if not isinstance(word, str) or not word.strip():
        raise ReportError(f"{word!r}: no word to look for; give one of the text, such as 项目")
    return word
