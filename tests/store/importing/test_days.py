"""Lists and tables of days: plans and calendars that are written as texts."""

import pytest

from store.documents.kinds import of_bytes_here
from store.importing.documents import read_document
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from tests.store.importing.example import document, doubts

LIST = [
    "- 15 december 2025 – Kommunstyrelsen sätter ramar",
    "- 12 mars 2026 – Start",
    "- Boken är klar: 31 maj 2026",
]


def read(*lines: str, name: str = "tidplan.txt") -> Reading:
    return read_document(document("\n".join(lines), name), Asked())


def listed(reading: Reading) -> list[tuple[str, str, str, tuple[str, ...]]]:
    rows = [one.listings[0] for one in reading.activities]
    return [(one.committee, one.text, f"{one.end.last}", one.leads) for one in rows]


def test_days_in_a_list_are_kept_under_whose_the_plan_is_or_who_begins_them() -> None:
    reading = read("Tidplan för Strands kommun 2026", "", *LIST)
    assert listed(reading) == [
        ("Kommunstyrelsen", "Kommunstyrelsen sätter ramar", "2025-12-15", ("Kommunstyrelsen",)),
        ("Strands kommun", "Start", "2026-03-12", ()),
        ("Strands kommun", "Boken är klar", "2026-05-31", ()),
    ]
    assert (reading.document.kind, reading.document.year) == ("calendar", 2026)
    assert doubts(reading)["nobody is named"] == (4, 5)


def test_a_plan_that_says_nobody_is_its_own() -> None:
    assert {row[0] for row in listed(read("Tidplan", "", *LIST[1:], LIST[1]))} == {"tidplan"}


@pytest.mark.parametrize(
    "lines", [LIST[:2], ["2024 – ett år", "2025 – ett till", "2026 – och ett"]]
)
def test_a_day_or_two_and_mere_years_make_no_calendar(lines: list[str]) -> None:
    assert read(*lines).document.kind == "text"


MEETINGS = [
    "Name\tMeeting Date\tTime\tMeeting Location",
    "Harbour Committee\t1/22/2026\t10:00 AM\tRoom 1",
    "City Council\t1/8/2026\t9:00 AM\tRoom 2 CANCELLED",
    "Harbour Committee\t2/3/2026\t10:00 AM\tRoom 1",
]


def test_a_table_of_who_meets_when_is_rows_of_those_bodies() -> None:
    reading = read(*MEETINGS)
    assert listed(reading) == [
        ("Harbour Committee", "Meeting: 10:00 AM, Room 1", "2026-01-22", ("Harbour Committee",)),
        ("City Council", "Meeting: 9:00 AM, Room 2", "2026-01-08", ("City Council",)),
        ("Harbour Committee", "Meeting: 10:00 AM, Room 1", "2026-02-03", ("Harbour Committee",)),
    ]
    assert [(one.place, one.status) for one in reading.standings] == [(1, "dropped")]


def test_where_no_day_tells_that_the_month_is_first_none_is_guessed() -> None:
    rows = ["Name\tMeeting Date", *(f"City Council\t1/{day}/2026" for day in (2, 3, 4))]
    assert read(*rows).activities == ()


CALENDAR = [
    *("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Strands kommun//Budget//SV"),
    *("BEGIN:VEVENT", "DTSTART;VALUE=DATE:20260320", "SUMMARY:Kommunstyrelsen bereder"),
    *("END:VEVENT", "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20260401", "SUMMARY:KS-beslut om ramar"),
    *("END:VEVENT", "BEGIN:VEVENT", "DTSTART;VALUE=DATE:20260501", "SUMMARY:Sista dag"),
    *("LOCATION:Kommunhuset", "END:VEVENT", "END:VCALENDAR", ""),
]


def test_what_a_calendar_says_of_nobody_is_whose_it_is_and_nobodys_to_do() -> None:
    loaded = of_bytes_here("budget.ics", "\r\n".join(CALENDAR).encode())
    reading = read_document(loaded, Asked())
    assert listed(reading) == [
        ("Kommunstyrelsen", "Kommunstyrelsen bereder", "2026-03-20", ("Kommunstyrelsen",)),
        ("Kommunstyrelsen", "KS-beslut om ramar", "2026-04-01", ("Kommunstyrelsen",)),
        ("Strands kommun", "Sista dag", "2026-05-01", ()),
    ]
    assert reading.document.kind == "calendar"
    assert doubts(reading)["nobody is named"] == (4,)


def test_the_date_of_the_paper_itself_is_no_day_of_its_calendar() -> None:
    text = (
        "Plan 2026\n\n- 3 maj 2026 – Båtmässa\n- 4 juni 2026 – Regatta\n- 5 juli 2026 – Avslut\n\n"
        "Version 2.0 - 3 april 2026\n\nSenast uppdaterad: 1 mars 2026\n"
    )
    reading = read_document(document(text, "plan_2026.md"), Asked())
    assert [one.listings[0].text for one in reading.activities] == ["Båtmässa", "Regatta", "Avslut"]
