"""The one error that a user can cause."""


class ReportError(ValueError):
    """Says in one line what is wrong with the input, where, and what to do.

    It is a ValueError; the command line prints the line and exits with 2.

    >>> from nanguan import load
    >>> load("missing.txt")
    Traceback (most recent call last):
    nanguan.errors.ReportError: missing.txt: no such file; give the path of a report's text
    """
