"""What an example of a docstring may name without an import: all that `nanguan` shows."""

import pytest

import nanguan


@pytest.fixture(autouse=True, scope="session")
def names(doctest_namespace: dict[str, object]) -> None:
    doctest_namespace |= {name: getattr(nanguan, name) for name in nanguan.__all__}
