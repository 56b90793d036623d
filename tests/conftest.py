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


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    """Give back to the collector what the program set aside for as long as it runs."""
    yield
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
