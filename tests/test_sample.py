"""The sample shows what it promises, counted through the importer; its register agrees."""

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import get_args

import pytest

from store.documents.common.text import read_text
from store.entries.deadlines import Deadline, deadline, flags
from store.entries.judgements import judged
from store.entries.measures import measured
from store.importing.documents import read_document
from store.importing.reading.reading import Reading
from store.model.records import CITY_WIDE, Listing, Role
from store.register.register import Register
from store.survey.survey import Survey
from tests.shared import shared
from tui.presentation.pack import pack_of

SAMPLE = Path(str(files("sample_data")))
SETTINGS = tomllib.loads((SAMPLE / "sample.toml").read_text(encoding="utf-8"))
DOCUMENT = SAMPLE / SETTINGS["document"]
FOLLOWED_BY = [SAMPLE / name for name in SETTINGS["followed_by"]]
WORDS_IN_A_RUN = 9


@pytest.fixture(scope="module")
def reading() -> Reading:
    return read_document(read_text(DOCUMENT))


@pytest.fixture(scope="module")
def following() -> list[Reading]:
    return [read_document(read_text(path)) for path in FOLLOWED_BY]


@pytest.fixture(scope="module")
def register() -> Register:
    return Register.open(SAMPLE / SETTINGS["register"])


@pytest.fixture(scope="module")
def deadlines(reading: Reading) -> list[Deadline]:
    return [deadline(activity, SETTINGS["as_of"]) for activity in reading.activities]


@pytest.fixture(scope="module")
def classes(deadlines: list[Deadline]) -> Counter[str]:
    return Counter(found.cls for found in deadlines)


def chapters(reading: Reading) -> set[str]:
    """Every body that has a chapter with something to do, measure or answer for."""
    found = {one.committee for one in reading.directives}
    found |= {row.committee for row in listings(reading)}
    return found - {CITY_WIDE}


def listings(reading: Reading) -> list[Listing]:
    """Every printed row of every activity."""
    return [row for activity in reading.activities for row in activity.listings]


def kinds_of_doubt(reading: Reading) -> set[str]:
    return {doubt.kind for doubt in reading.irregularities}


def test_its_date_is_the_monday_that_its_deadlines_were_written_around() -> None:
    assert date(2026, 9, 14) == SETTINGS["as_of"]


def test_the_year_is_read_from_its_title(reading: Reading) -> None:
    assert reading.document.year == 2026


def test_it_has_at_least_thirty_chapters(reading: Reading) -> None:
    assert len(chapters(reading)) >= 30


def test_it_has_both_committees_and_companies(reading: Reading) -> None:
    kind = {body.name: body.kind for body in reading.committees}
    count = Counter(kind[name] for name in chapters(reading))
    assert count["committee"] >= 17
    assert count["company"] >= 12


def test_it_has_at_least_150_directives(reading: Reading) -> None:
    assert sum(one.kind == "directive" for one in reading.directives) >= 150


def test_it_has_owner_directives_and_duties(reading: Reading) -> None:
    count = Counter(one.kind for one in reading.directives)
    assert count["owner_directive"] >= 40
    assert count["duty"] >= 10


def test_directives_to_all_stand_under_themes(reading: Reading) -> None:
    themes = {one.theme for one in reading.directives if one.committee == CITY_WIDE}
    assert len(themes - {None}) >= 4


def test_the_district_committees_have_eight_areas(reading: Reading) -> None:
    found = {one.area for one in reading.directives}
    found |= {one.area for one in reading.indicators} | {row.area for row in listings(reading)}
    assert len(found - {None}) == 8


def test_directives_and_listings_stand_under_the_three_goals(reading: Reading) -> None:
    numbered = {goal.text for goal in reading.goals if goal.number in {"1", "2", "3"}}
    assert {one.goal for one in reading.directives} - {None} == numbered


def test_indicators_stand_under_numbered_goals_of_their_own(reading: Reading) -> None:
    assert sum("." in goal.number for goal in reading.goals) == 14


def test_it_has_at_least_120_activities(reading: Reading) -> None:
    assert len(reading.activities) >= 120


def test_some_activities_are_printed_under_several_bodies(reading: Reading) -> None:
    count = Counter(len(activity.listings) for activity in reading.activities)
    assert {2, 3, 4} <= set(count)


def test_it_has_late_ones_but_not_too_many_to_read(classes: Counter[str]) -> None:
    assert 12 <= classes["overdue"] <= 18


def test_one_is_due_on_the_day_itself(classes: Counter[str]) -> None:
    assert classes["today"] == 1


def test_some_are_due_later_that_week(classes: Counter[str]) -> None:
    assert 2 <= classes["this_week"] <= 4


def test_some_are_coming_within_the_month(classes: Counter[str]) -> None:
    assert 10 <= classes["upcoming"] <= 15


def test_one_has_no_end_date(classes: Counter[str]) -> None:
    assert classes["undated"] == 1


def test_fewer_than_half_have_the_dates_of_a_template(deadlines: list[Deadline]) -> None:
    share = sum(found.template for found in deadlines) / len(deadlines)
    assert 0.35 <= share <= 0.5


def test_other_dates_are_spread_over_many_days(deadlines: list[Deadline]) -> None:
    assert len({found.last for found in deadlines if not found.template}) >= 40


def test_one_activity_is_printed_with_two_end_dates(reading: Reading) -> None:
    assert sum("dates differ" in flags(activity) for activity in reading.activities) == 1


def test_a_lead_is_missing_in_its_own_chapter(reading: Reading) -> None:
    missing = [
        activity
        for activity in reading.activities
        if activity.leads == ("Idrottsnämnden",)
        and "Idrottsnämnden" not in {row.committee for row in activity.listings}
    ]
    assert len(missing) == 1


def test_rows_cut_by_a_page_are_one_again(reading: Reading) -> None:
    joined = [row for row in listings(reading) if len(row.source.lines) > 1]
    assert len(joined) == 3
    assert all(row.start.first and row.end.last for row in joined)


def test_a_date_that_is_none_is_kept_as_printed(reading: Reading) -> None:
    ends = [row.end for row in listings(reading)]
    assert [end.last for end in ends if end.text == "202-06-30"] == [None]


@pytest.mark.parametrize(
    "kind",
    [
        "cut row",
        "cut bullet",
        "unreadable date",
        "end before start",
        "table without a header",
        "body by likeness",
        "other list",
    ],
)
def test_the_import_has_something_to_be_unsure_of(reading: Reading, kind: str) -> None:
    assert kind in kinds_of_doubt(reading)


def test_no_chapter_is_guessed(reading: Reading) -> None:
    assert not kinds_of_doubt(reading) & {"unknown committee", "committee by likeness"}


@pytest.mark.parametrize("role", get_args(Role))
def test_others_take_part_in_every_role(reading: Reading, role: Role) -> None:
    roles = {one.role for activity in reading.activities for one in activity.participants}
    assert role in roles


def test_it_has_at_least_60_indicators_of_committees(reading: Reading) -> None:
    assert sum(one.committee is not None for one in reading.indicators) >= 60


def test_it_has_indicators_of_the_city(reading: Reading) -> None:
    assert sum(one.committee is None for one in reading.indicators) >= 20


def test_some_indicators_get_their_target_from_the_committee(reading: Reading) -> None:
    assert sum(one.obligatory for one in reading.indicators) >= 15


def test_one_target_disagrees_with_the_chapters(reading: Reading) -> None:
    said: defaultdict[str, set[str]] = defaultdict(set)
    for one in reading.indicators:
        if not one.obligatory:
            said[one.name].add(next(iter(one.targets.values())))
    assert [name for name, targets in said.items() if len(targets) > 1] == [
        "Aspiranter som fått Stockholmsjobb"
    ]


@pytest.mark.parametrize("kind", ["operating", "investment"])
def test_the_appendix_gives_budgets_to_at_least_twelve_bodies(reading: Reading, kind: str) -> None:
    assert len({one.committee for one in reading.budgets if one.kind == kind}) >= 12


def test_its_amounts_add_up(reading: Reading) -> None:
    assert [str(check.what) for check in reading.reconciliation if not check.agrees] == []


def runs(line: str) -> Iterator[str]:
    words = re.findall(r"\w+", line.casefold())
    for start in range(len(words) - WORDS_IN_A_RUN + 1):
        yield " ".join(words[start : start + WORDS_IN_A_RUN])


@pytest.mark.parametrize("document", [DOCUMENT, *FOLLOWED_BY], ids=lambda path: path.stem)
def test_its_wording_is_its_own(document: Path) -> None:
    city = {
        run
        for printed in shared("documents").glob("*.txt")
        for line in printed.read_text(encoding="utf-8").splitlines()
        for run in runs(line)
    }
    ours = (run for line in document.read_text(encoding="utf-8").splitlines() for run in runs(line))
    assert city.isdisjoint(ours)


def test_its_register_counts_from_its_date(register: Register) -> None:
    assert register.as_of == SETTINGS["as_of"]


def test_its_register_is_what_imports_make_of_it(
    register: Register, reading: Reading, following: list[Reading]
) -> None:
    for one in (reading, *following):
        _, (report,) = register.plan_all([one])
        assert (report.added, report.changed, report.withdrawn) == (0, 0, 0)


def test_its_register_holds_every_doubt_of_the_import(register: Register, reading: Reading) -> None:
    assert register.irregularities == reading.irregularities


def test_what_follows_the_budget_is_read_without_a_doubt(following: list[Reading]) -> None:
    assert [one for found in following for one in found.irregularities] == []


def test_nobody_real_is_made_to_say_anything_in_it(register: Register) -> None:
    assert {party for one in register.dissents for party in one.parties} == {"EX", "PR"}


def test_every_view_of_the_year_has_something_to_show(register: Register) -> None:
    asked = [one for one in register.directives if one.kind == "request"]
    assert {one.soft for one in asked} == {True, False}
    amounts = {
        name
        for one in register.adjustments
        for name in ("asked", "granted", "refused")
        if getattr(one, name)
    }
    assert amounts == {"asked", "granted", "refused"}
    assert {one.kind for one in register.deviations} == {"deviation", "risk"}
    assert {one.kind for one in register.dissents} == {"reservation", "statement"}
    assert register.outturns


def test_goals_are_judged_in_it_and_measures_lie_on_both_sides_of_their_targets(
    register: Register,
) -> None:
    survey = Survey(register, SETTINGS["as_of"])
    statuses = (one.city_status for one in survey.of("goal"))
    judgements = {judged(one.status) for one in statuses if one}
    assert {"met", "partly met", "not met"} <= judgements
    aims = {measured(one).aim for one in register.indicators}
    assert {"below", "above", "no outcome"} <= aims


def test_its_committees_meet_and_have_something_to_take_along(register: Register) -> None:
    survey = Survey(register, SETTINGS["as_of"])
    packs = {name: pack_of(survey, name) for name in SETTINGS["meetings"]}
    assert all(one.last and one.meeting for one in packs.values())
    social = packs["Socialnämnden"]
    assert all([social.late, social.due, social.unanswered, social.wishes])


def test_a_measure_is_found_again_through_the_years(register: Register) -> None:
    years = Counter(
        one.name for one in register.indicators if one.name == "Lån på biblioteken per invånare"
    )
    assert [*years.values()] == [4]


def test_a_late_activity_can_be_followed_to_its_line(register: Register) -> None:
    activity = next(one for one in register.activities if "dates differ" in flags(one))
    passage = register.passage(activity.listings[0].source, around=0)
    assert [text.startswith(activity.text) for _, text, _ in passage] == [True]
