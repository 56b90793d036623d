"""Which documents count, and that an earlier year's are closed with their year."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from store.changes.edits import Edit
from store.dates.span import read_cell
from store.entries.papers import PaperChoice, Papers
from store.entries.reasons import reason
from store.filters.parse import parse
from store.importing.reading.reading import NOT_IMPORTED, Reading
from store.model.records import Activity, Directive, Document, Due, Goal, Listing, Source
from store.model.traits import Kind
from store.register.register import Register
from store.survey.findings import contradictions_of
from store.survey.survey import Survey
from tests.bench.generate import yearly

DAY = date(2024, 9, 16)
NOW = datetime(2024, 9, 1, tzinfo=UTC)
KINDS: tuple[Kind, ...] = ("activity", "directive", "indicator", "goal", "budget", "committee")


def _document(year: int, kind: str = "budget") -> Document:
    name = f"{kind}_{year}.txt"
    return Document("", name, f"{kind}{year}", year, NOT_IMPORTED, name, kind)  # type: ignore[arg-type]


def _row(text: str, year: int, end: str, kind: str = "budget") -> Listing:
    source = Source(f"{kind}_{year}.txt", (1,))
    return Listing(
        "Parknämnden", text, read_cell(""), read_cell(end), source, leads=("Parknämnden",)
    )


def _reading(year: int, *ends: str, told: tuple[str, ...] = (), kind: str = "budget") -> Reading:
    """Return a document of a year with an activity for each end, and some directives."""
    about = _document(year, kind)
    here = Source(about.name, (1,))
    activities = (
        Activity("", (_row(f"bygg {year} {n}", year, e, kind),)) for n, e in enumerate(ends)
    )
    return Reading(
        about,
        activities=tuple(activities),
        directives=tuple(
            Directive("", "Parknämnden", "directive", "ska", text, here) for text in told
        ),
        goals=(Goal("", f"ett mål {year}", "1", here),),
    )


def _register(*readings: Reading) -> Register:
    register = Register.empty(Path("none.json"))
    for one in readings:
        contents, _report = register.plan_all([one])
        register = Register.holding(register.path, contents)
    return register


TWO = (_reading(2017, "2017-05-31", "2017-12-31"), _reading(2024, "2024-08-31", "2024-12-31"))


def _texts(survey: Survey, typed: str = "") -> list[str]:
    found = parse(typed, survey.as_of)
    seen = survey.through(found)
    return [entry.text for entry in seen.select(seen.activities, found)]


def test_a_register_opens_on_the_present_year() -> None:
    survey = Survey(_register(*TWO), DAY)
    assert _texts(survey) == ["bygg 2024 0", "bygg 2024 1"]
    assert [entry.text for entry in survey.overdue()] == ["bygg 2024 0"]
    assert [entry.text for entry in survey.goals] == ["ett mål 2024"]


@pytest.mark.parametrize(
    ("typed", "years"),
    [
        ("år:2017", "2017 2017"),
        ("year:2017", "2017 2017"),
        ("år:alla", "2017 2017 2024 2024"),
        ("year:all", "2017 2017 2024 2024"),
        ("år<2020", "2017 2017"),
        ("år>=2024", "2024 2024"),
        ("dokument:budget_2017", "2017 2017"),
        ("document:budget", "2017 2017 2024 2024"),
        ("dokument:budget -år:2024", "2017 2017"),
        ("-år:2024", ""),
        ("-år:2017", "2024 2024"),
        ("år:1999", ""),
    ],
)
def test_what_other_years_listed_is_found_when_it_is_asked_for(typed: str, years: str) -> None:
    survey = Survey(_register(*TWO), DAY)
    assert [text.split()[1] for text in _texts(survey, typed)] == years.split()


@pytest.mark.parametrize("typed", ["år:tjugo", "år:17", "år:٢٠١٧", "år:"])
def test_a_year_that_is_none_is_told(typed: str) -> None:
    assert parse(typed, DAY).problems


def test_what_an_earlier_year_listed_is_closed_with_it_and_says_so() -> None:
    survey = Survey(_register(*TWO), DAY).through(parse("år:2017", DAY))
    assert {entry.deadline.cls for entry in survey.activities if entry.deadline} == {"closed"}
    found = survey.activities[0].deadline
    assert found is not None
    assert reason(found).text == "closed: of {year}, not followed after the year"
    assert reason(found).values["year"] == 2017


def test_an_earlier_years_directive_is_not_late_either() -> None:
    old = _reading(2017, told=("bygg bron senast den 1 mars",))
    survey = Survey(_register(old, _reading(2024, "2024-12-31")), DAY)
    assert survey.overdue(parse("år:alla", DAY)) == []
    assert survey.through(parse("år:alla", DAY)).overdue() == []


def test_in_its_own_year_it_is_late() -> None:
    survey = Survey(_register(*TWO), date(2017, 6, 5))
    assert [entry.text for entry in survey.overdue()] == ["bygg 2017 0"]


def test_without_a_document_of_the_years_day_the_newest_is_the_present() -> None:
    register = _register(*TWO)
    assert Survey(register, date(2031, 1, 1)).papers.present == 2024
    assert Survey(register, date(2020, 1, 1)).papers.present == 2024
    assert Survey(_register(), DAY).papers.present == DAY.year


def test_what_follows_a_years_budget_counts_with_it() -> None:
    reconciled = _reading(2024, told=("redovisa senast den 1 mars",), kind="decision")
    survey = Survey(_register(*TWO, reconciled), DAY)
    assert [entry.kind for entry in survey.overdue()] == ["directive", "activity"]


def test_next_years_budget_waits_for_its_year() -> None:
    register = _register(*TWO, _reading(2025, "2025-05-31"))
    assert Survey(register, DAY).papers.counting == {"budget_2024.txt"}
    assert Survey(register, date(2025, 1, 1)).papers.counting == {"budget_2025.txt"}


def test_a_chosen_document_counts_and_stays_closed() -> None:
    choice = PaperChoice(frozenset({"budget_2017.txt"}))
    survey = Survey(_register(*TWO), DAY, choice=choice)
    assert len(survey.activities) == 4
    assert survey.counts()["closed"] == 2
    assert [entry.text for entry in survey.overdue()] == ["bygg 2024 0"]


def test_a_document_left_out_does_not_count() -> None:
    choice = PaperChoice(frozenset({"budget_2017.txt"}), frozenset({"budget_2024.txt"}))
    assert _texts(Survey(_register(*TWO), DAY, choice=choice)) == ["bygg 2017 0", "bygg 2017 1"]


def test_an_activity_of_several_years_belongs_to_each_and_has_the_present_ones_date() -> None:
    both = Activity("", (_row("bygg", 2017, "2017-05-31"), _row("bygg", 2024, "2024-12-31")))
    late = replace(_reading(2024), activities=(both,))
    register = _register(_reading(2017), late)
    survey = Survey(register, DAY)
    for typed in ("", "år:2017", "år:2024", "år:alla"):
        assert len(_texts(survey, typed)) == 1
    (entry,) = survey.through(parse("år:alla", DAY)).activities
    alone = survey.entry(entry.record)
    for one in (entry, alone, survey.activities[0]):
        assert one.deadline is not None
        assert str(one.deadline.last) == "2024-12-31"
        assert (one.deadline.cls, one.flags) == ("later", ())
    assert len(entry.sources) == 2


def _noted(tmp_path: Path, **fields: object) -> Register:
    register = Register.empty(tmp_path / "r.json")
    for one in TWO:
        register.take_in(one, NOW)
    edits = [Edit("A1", name, value) for name, value in fields.items()]
    register.change(edits, by="Karin", now=NOW)
    return register


def test_what_the_office_moved_into_the_year_is_followed_there(tmp_path: Path) -> None:
    register = _noted(tmp_path, due=Due(read_cell("2024-09-01"), "flyttad"))
    survey = Survey(register, DAY)
    assert [entry.text for entry in survey.overdue()] == ["bygg 2024 0", "bygg 2017 0"]


def test_what_was_moved_within_its_own_year_is_closed_with_it(tmp_path: Path) -> None:
    register = _noted(tmp_path, due=Due(read_cell("2017-11-01"), "flyttad"))
    assert [entry.text for entry in Survey(register, DAY).overdue()] == ["bygg 2024 0"]


def test_what_was_noted_of_a_closed_year_is_said_to_be_kept(tmp_path: Path) -> None:
    register = _noted(tmp_path, own_status="started", owner="Karin")
    survey = Survey(register, DAY)
    record = register.record("A1")
    assert record is not None
    found = survey.entry(record).deadline
    assert found is not None
    assert (found.cls, "you noted" in reason(found).text) == ("closed", True)
    assert "A1" not in {entry.id for entry in survey.activities}


def test_done_is_done_whichever_year_it_is_of(tmp_path: Path) -> None:
    register = _noted(tmp_path, own_status="done")
    record = register.record("A1")
    assert record is not None
    found = Survey(register, DAY).entry(record).deadline
    assert found is not None
    assert reason(found).text == "closed: it is done"


YEARS = range(2017, 2027)


@pytest.fixture(scope="module")
def ten() -> Register:
    return _register(*yearly(40, YEARS))


@pytest.fixture(scope="module")
def each() -> dict[int, Register]:
    return {one.document.year: _register(one) for one in yearly(40, YEARS)}


def _said(survey: Survey) -> list[Counter[object]]:
    """Return what the lists and counts of a survey hold, whatever the ids are."""
    lists = [Counter(entry.text for entry in survey.of(kind)) for kind in KINDS]
    late = Counter(
        (entry.text, entry.deadline and entry.deadline.days) for entry in survey.overdue()
    )
    load = Counter({(n, w): k for n, counts in survey.load.items() for w, k in counts.items()})
    odd = Counter((one.kind, one.text) for one in contradictions_of(survey))
    return [*lists, late, Counter(survey.counts()), load, odd]  # type: ignore[list-item]


@given(st.dates(date(2017, 1, 1), date(2026, 12, 31)))
def test_ten_years_say_what_the_present_year_says_alone(
    ten: Register, each: dict[int, Register], day: date
) -> None:
    assert _said(Survey(ten, day)) == _said(Survey(each[day.year], day))


@given(st.dates(date(2017, 1, 1), date(2028, 12, 31)))
def test_the_classes_of_all_years_add_up_and_no_older_one_is_late(ten: Register, day: date) -> None:
    survey = Survey(ten, day).through(parse("år:alla", day))
    assert sum(survey.counts().values()) == len(survey.deadlines) == 400
    alone = Survey(ten, day)
    assert [entry.id for entry in survey.overdue()] == [entry.id for entry in alone.overdue()]


@given(st.lists(st.integers(2000, 2030), max_size=5), st.dates(date(2000, 1, 1), date(2030, 1, 1)))
def test_some_document_counts_wherever_there_is_one(years: list[int], day: date) -> None:
    papers = Papers.of([_document(year) for year in years], day)
    assert bool(papers.counting) == bool(years)
    assert all(papers.years[name] == papers.present for name in papers.counting)


def test_what_minutes_ask_is_closed_with_no_year_and_counts_until_it_is_done() -> None:
    held = _reading(2022, told=("väga",), kind="minutes")
    survey = Survey(
        _register(held, _reading(2023, told=("bada",)), _reading(2024, told=("laga",))), DAY
    )
    assert [entry.text for entry in survey.directives] == ["väga", "laga"]
    assert [survey.papers.closed_with(entry.record) for entry in survey.directives] == [0, 0]
    assert survey.papers.present == 2024


def test_minutes_alone_make_no_year_the_present_one() -> None:
    papers = Papers.of([_document(2022, "minutes"), _document(2023, "minutes")], DAY)
    assert (papers.present, papers.hidden) == (2024, frozenset())


def test_a_document_that_says_no_year_counts_beside_those_of_any() -> None:
    papers = Papers.of([_document(0), _document(2024), _document(2022)], DAY)
    assert papers.present == 2024
    assert papers.counting == {_document(0).name, _document(2024).name}


def test_what_a_document_without_a_year_says_is_due_only_where_it_names_one() -> None:
    survey = Survey(_register(_reading(0, told=("laga senast den 1 maj 2024", "måla i år"))), DAY)
    assert [one.deadline.last if one.deadline else None for one in survey.directives] == [
        date(2024, 5, 1),
        None,
    ]
