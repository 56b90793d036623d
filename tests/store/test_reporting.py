"""What a report says of records lies beside what is said of them, and moves nothing else."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from store.importing.reading.reading import Reading, Reported
from store.keeping.contents import Contents, follow_up_key, nothing
from store.merging.taking_in import merge
from store.model.records import CityStatus, FollowUp, Sender, Source
from tests.store.made import NAME, NOW, activity, listing, reading

TREES = activity(listing("Plantera tio nya träd"))


def report(day: int = 1, status: str = "Avvikelse", text: str = "rapport") -> Reading:
    row = replace(TREES.listings[0], source=Source("rapport.txt", (1,)))
    made = reading(activity(row), text=text)
    said = Reported("activities", 0, CityStatus(status, NAME, date(2027, 2, day)))
    about = replace(made.document, kind="report", name="rapport.txt", imported=NOW)
    return replace(made, document=about, reported=(said,))


def taken(*readings: Reading, start: Contents | None = None) -> Contents:
    contents = start or nothing()
    for one in readings:
        contents, _ = merge(contents, one)
    return contents


def status(contents: Contents, about: str = "A1") -> CityStatus | None:
    return contents.follow_ups[follow_up_key(about)].city_status


def test_a_status_is_laid_on_the_records_of_the_report() -> None:
    found = status(taken(report()))
    assert found == CityStatus("Avvikelse", "rapport.txt", date(2027, 2, 1))


def test_what_was_said_before_stays() -> None:
    own = FollowUp("A1", own_status="started", owner="Ada")
    before = replace(taken(report()), follow_ups={follow_up_key("A1"): own})
    after = taken(report(text="ny"), start=before)
    kept = after.follow_ups[follow_up_key("A1")]
    assert (kept.own_status, kept.owner) == ("started", "Ada")
    assert kept.city_status is not None


def test_the_same_words_in_the_budget_of_the_year_have_the_status_too() -> None:
    contents = taken(reading(TREES), report())
    assert status(contents, "A1") == status(contents, "A2")


def test_a_report_is_no_version_of_the_budget_that_it_repeats() -> None:
    contents = taken(reading(TREES), report())
    assert [one.withdrawn for one in contents.activities.values()] == [False, False]


def test_an_older_report_changes_no_newer_status() -> None:
    contents = taken(report(day=9), report(day=1, status="Klar", text="äldre"))
    found = status(contents)
    assert found is not None
    assert found.date == date(2027, 2, 9)


def test_the_same_report_twice_is_once() -> None:
    once = taken(report())
    assert taken(report(), start=once) is once


def test_what_a_report_says_is_never_laid_on_what_a_party_planned() -> None:
    party = reading(TREES)
    own = replace(party.document, sender=Sender("party", "Båtpartiet"), imported=NOW)
    contents = taken(replace(party, document=own), report())
    assert status(contents, "A2") is not None
    assert follow_up_key("A1") not in contents.follow_ups
