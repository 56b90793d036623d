"""The collector of circles, spared while much is made that holds none."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def uncollected() -> Iterator[None]:
    """Spare the collector of circles: records hold none, and it would look at each many times."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


@contextmanager
def lasting() -> Iterator[None]:
    """Spare the collector of circles what is made here for good: it stays as long as the program.

    Let it look once, and it would go through all that was made before it is known to stay.
    """
    with uncollected():
        yield
        gc.freeze()
