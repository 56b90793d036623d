"""What holds for every test; none asserts a time, on however busy a machine."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

pytest_plugins = ["tests.server.fixtures"]

# CI tries the same examples for the same code, so that it fails for what was changed and for
# nothing else; new examples are tried wherever someone sits who can look at what they find.
settings.register_profile("no clock", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("no clock")

_MADE = 100_000
"""Objects that are made before the collector looks whether there are circles among them."""


def pytest_collection_finish() -> None:
    """Set aside all that was imported and collected: it stays for as long as the tests run.

    The collector would look through it again and again, and through each app as it is being made.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_MADE, 5, 2)


@pytest.fixture(autouse=True, scope="session")
def _nothing_set_aside() -> Iterator[None]:
    """Let the program set nothing aside: it would stay until the last test, and heap up."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(gc, "freeze", lambda: None)
        yield
