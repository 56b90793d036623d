"""A new version of a document goes on with the right occurrence of a task that comes again."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from store.importing.reading.reading import Reading, Reported
from store.merging.reported import reported
from store.model.records import Activity, CityStatus
from tests.store.made import NOW, activity, document, listing, reading
from tests.store.test_merging import taken_in

TEXT = "Räkna stolarna i salen"
ENDS = ("2026-02-10", "2026-05-10", "2026-09-10", "2026-11-10")


def times(*ends: str, text: str = TEXT, body: str = "Parknämnden", goal: str = "") -> Reading:
    rows = [replace(listing(text, body, end), goal=goal or None) for end in ends]
    return reading(*map(activity, rows), text=f"{text} {body} {goal} {ends}")


def after(first: Reading, then: Reading) -> dict[str, str]:
    """Return the ends by id of what the second version has, withdrawn ones with a minus."""
    contents, _report = taken_in(first, then)
    return {
        one.id: one.listings[0].end.text + " -" * one.withdrawn
        for one in contents.activities.values()
    }


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        (ENDS, ENDS),
        (
            ("2026-02-10", "2026-06-01", "2026-09-10", "2026-11-10"),
            ("2026-02-10", "2026-06-01", "2026-09-10", "2026-11-10"),
        ),
        (
            ("2026-02-10", "2026-05-12", "2026-11-10"),
            ("2026-02-10", "2026-05-12", "2026-09-10 -", "2026-11-10"),
        ),
        (
            ("2026-11-11", "2026-09-11", "2026-05-11", "2026-02-11"),
            ("2026-02-11", "2026-05-11", "2026-09-11", "2026-11-11"),
        ),
        (("2026-09-20",), ("2026-02-10 -", "2026-05-10 -", "2026-09-20", "2026-11-10 -")),
    ],
)
@pytest.mark.parametrize("goal", ["", "Fler sitter"])
def test_each_occurrence_goes_on_with_the_one_of_its_time(
    ends: tuple[str, ...], expected: tuple[str, ...], goal: str
) -> None:
    found = after(times(*ENDS), times(*ends, goal=goal))
    assert found == {f"A{place}": end for place, end in enumerate(expected, 1)}


def test_an_occurrence_that_is_near_none_that_is_gone_is_new() -> None:
    found = after(times(*ENDS), times("2026-02-10", "2026-09-10", "2026-11-10", "2026-12-15"))
    assert (found["A2"], found["A5"]) == ("2026-05-10 -", "2026-12-15")


def test_reworded_occurrences_go_on_by_their_times() -> None:
    then = times("2026-02-10", "2026-05-10", "2026-11-12", text="Räkna stolarna i salarna")
    found = after(times(*ENDS), then)
    assert (found["A3"], found["A4"]) == ("2026-09-10 -", "2026-11-12")


def test_occurrences_under_another_body_go_on_by_their_times() -> None:
    text = "Räkna alla stolar som står i salen"
    then = times("2026-02-10", "2026-11-10", text=text, body="Valnämnden")
    found = after(times(*ENDS, text=text), then)
    assert (found["A1"], found["A3"], found["A4"]) == ("2026-02-10", "2026-09-10 -", "2026-11-10")
    assert len(found) == 4


def test_what_was_one_record_of_all_times_goes_on_with_the_first() -> None:
    whole = reading(Activity("", tuple(listing(TEXT, end=end) for end in ENDS)))
    found = after(whole, times(*ENDS))
    assert found["A1"] == ENDS[0]
    assert sorted(found.values()) == list(ENDS)


def test_a_single_deadline_may_move_however_far() -> None:
    assert after(times("2026-02-10"), times("2026-12-20")) == {"A1": "2026-12-20"}


def test_a_deviation_that_is_reported_is_that_of_its_time() -> None:
    contents, _ = taken_in(times(*ENDS))
    report = replace(
        times("2026-05-10"),
        document=replace(document("rapport", name="rapport.txt"), imported=NOW),
        reported=(Reported("activities", 0, CityStatus("Avvikelse", "rapport.txt", NOW.date())),),
    )
    said = reported(contents, report, {"activities": ["A9"]})
    assert {one.about for one in said.values()} == {"A9", "A2"}
