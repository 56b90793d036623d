"""Texts that go on without end: what they cost grows as they do, not with the square of it."""

from __future__ import annotations

from collections.abc import Callable
from time import process_time

import pytest

from store.importing.reading.reading import Reading
from tests.store.importing.matter import LEAD_IN, matter

SECONDS = 20
"""Far more than each takes, and far less than the square of its length would."""
TASK = "Nämnden ska laga taket i hamnen. "


def in_a_gap() -> Reading:
    """Return what is read where a line is a gap with a word on either side."""
    return matter(LEAD_IN, f"1. Avstämningen godkänns{' ' * 100_000}nu.")


def in_one_point() -> Reading:
    """Return what is read of a point with sentence upon sentence."""
    return matter(LEAD_IN, f"1. {TASK * 4000}")


def of_many_parties() -> Reading:
    """Return what is read of dissent upon dissent."""
    dissents = (
        f"Reservation anfördes av Ada Ek (S) enligt följande:\n\nTak {number} ska lagas i år."
        for number in range(1500)
    )
    return matter(LEAD_IN, "1. Avstämningen godkänns.", *dissents)


@pytest.mark.parametrize("read", [in_a_gap, in_one_point, of_many_parties])
def test_a_text_without_end_takes_no_more_time_than_it_says(read: Callable[[], Reading]) -> None:
    begun = process_time()
    assert read().document.text
    assert process_time() - begun < SECONDS
