"""What holds for every test; none asserts a time, on however busy a machine."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest
from hypothesis import settings

settings.register_profile("no clock", deadline=None)
settings.load_profile("no clock")


@pytest.fixture(autouse=True)
def _thawed() -> Iterator[None]:
    """Give back to the collector what the program set aside for as long as it runs."""
    yield
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
