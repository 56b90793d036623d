"""What each row of a matter says in one line."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from store.entries.entries import Entry
from store.importing.reading.reading import Reported
from store.model.following import Dissent
from store.model.records import CityStatus, Source
from store.register.register import Register
from store.survey.survey import Survey
from tests.store.made import NAME, NOW, activity, document, listing, reading
from tui.app.views.matter_rows import figure_of, sign_of, text_of


def _of_last_year(path: Path, said: str = "") -> Entry:
    """Return an activity of a year that is over, with what the city reported of it."""
    made = reading(activity(listing("rusta upp parken")))
    if said:
        status = CityStatus(said, NAME, date(2027, 2, 1))
        made = replace(made, reported=(Reported("activities", 0, status),))
    register = Register.empty(path, date(2026, 6, 1))
    register.take_in(made, NOW)
    later = document("rad två", name="nästa.txt", year=2027)
    register.take_in(replace(reading(text="rad två"), document=later), NOW)
    return Survey(register, date(2027, 3, 1)).entry(register.activities[0])


def test_an_activity_that_deviated_has_no_tick_though_its_year_is_over(tmp_path: Path) -> None:
    told = _of_last_year(tmp_path / "told.json", "Avvikelse")
    assert figure_of(told).text == "Avvikelse"
    assert sign_of(told).text == "·"
    assert sign_of(_of_last_year(tmp_path / "plain.json")).text == "✓"


def test_a_dissent_is_told_from_others_by_the_point_that_it_is_against(tmp_path: Path) -> None:
    against = Dissent("", "reservation", ("X",), "Parknämnden", "Reservation", Source(NAME, (1,)))
    made = replace(reading(), dissents=(against, replace(against, points=("§ 7",))))
    register = Register.empty(tmp_path / "r.json", date(2026, 6, 1))
    register.take_in(made, NOW)
    first, second = Survey(register, date(2026, 6, 1)).of("dissent")
    assert text_of(first).startswith("X · ")
    assert text_of(second) == f"§ 7. {text_of(first)}"
