"""The one error that a user can cause."""


class ReportError(ValueError):
    """Says in one line what is wrong with the input, where, and what to do."""
