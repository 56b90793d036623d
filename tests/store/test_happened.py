"""The history through a filter: by the entry, by who changed it, and by the words of the change."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from store.changes import edits
from store.common.place import Place
from store.filters.parse import parse
from store.register.register import Register
from store.survey.happened import happened
from store.survey.survey import Survey
from tests.registers import small_register

NOW = datetime(2024, 9, 16, 9, 0, tzinfo=UTC)
DAY = date(2024, 9, 16)
WANTED = {
    "": ["import", "A1 own_status", "A2 owner", "A1 due"],
    "maj": ["A2 owner", "A1 due"],
    "-maj": ["import", "A1 own_status"],
    "förseningar": ["A1 due"],
    "status:klar": ["A1 own_status", "A1 due"],
    "-status:klar": ["A2 owner"],
    "id:a2": ["A2 owner"],
    "id:a1 maj": ["A1 due"],
    "har:flyttat-slutdatum": ["A1 own_status", "A1 due"],
}


@pytest.mark.parametrize(("typed", "wanted"), WANTED.items(), ids=WANTED)
def test_what_happened_is_found_as_entries_are(place: Place, typed: str, wanted: list[str]) -> None:
    register = small_register(place)
    for edit, by in (
        (edits.own_status("A1", "klar"), "Karin"),
        (edits.owner("A2", "Ola"), "Maj"),
        (edits.due("A1", "2025-01-31", "förseningar"), "Maj"),
    ):
        register.change([edit], by=by, now=NOW)
    survey = Survey(Register.open(register.place), DAY)
    found = happened(survey.register.history(), parse(typed, DAY), survey)
    told = [f"{one.id} {one.field}" if one.id else one.field for one in reversed(found)]
    assert told == wanted
