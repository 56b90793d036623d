"""What the lists and cards say is the whole truth: figures through groups, doubts, other dates."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from msgspec.structs import replace

from store.dates.span import read_cell
from store.entries.entries import Entry
from store.keeping.contents import nothing
from store.model.records import (
    Activity,
    Committee,
    Directive,
    Indicator,
    Irregularity,
    Listing,
    Source,
)
from store.register.register import Register
from store.survey.survey import Survey
from tests.registers import DAY
from tests.tui.opened import main_screen, opened, seen
from tui.app.views.columns import activity_columns
from tui.app.views.pane.detail import detail
from tui.app.widgets.rows.list import RowList
from tui.app.widgets.sheet import Block, lay_out
from tui.messages.cells import fit_columns
from tui.messages.wording import weekday
from tui.presentation import arrange
from tui.presentation.bodies import WHOLE_CITY, bodies_of
from tui.presentation.lens import Lens

DISTRICT, DISTRICTS = "Norra stadsdelsnämnd", "Stadsdelsnämnderna"


def _listing(line: int, end: str, lead: str = DISTRICTS, start: str = "2024-02-01") -> Listing:
    place = Source("plan", (line,))
    return Listing(lead, "göra", read_cell(start), read_cell(end), place, leads=(lead,))


def _register(*activities: Activity, doubts: tuple[Irregularity, ...] = ()) -> Register:
    """Return a register where a district is told everything through its group."""
    bodies = (
        Committee("C1", DISTRICT, "district"),
        Committee("C2", DISTRICTS, "group", members=(DISTRICT,)),
    )
    told = Directive("D1", DISTRICTS, "directive", "Nämnden *ska*", "göra", Source("plan", (1,)))
    contents = replace(
        nothing(DAY),
        committees=dict(enumerate(bodies, 1)),
        directives={1: told},
        activities=dict(enumerate(activities, 1)),
        indicators={1: Indicator("I1", "Andel nöjda", Source("plan", (7,)))},
        irregularities=dict(enumerate(doubts, 1)),
    )
    return Register.holding(Path("r.json"), contents)


def _text(blocks: list[Block]) -> str:
    return "\n".join(line.plain for line in lay_out(blocks, 100))


def _detail(survey: Survey, entry: Entry) -> str:
    return _text(detail(entry, survey))


LATE = Activity("A1", (_listing(3, "2024-08-31"),))
TEMPLATE = Activity("A2", (_listing(4, "2023-12-31", start="2023-01-01"),))
TWICE = Activity("A1", (_listing(3, "2024-08-31"), _listing(5, "2024-12-31", "N")))


def test_a_card_tells_figures_through_groups_beside_the_own_ones() -> None:
    survey = Survey(_register(LATE), DAY)
    text = _detail(survey, survey.committees[0])
    assert f"1 genom {DISTRICTS}, 1 försenad" in text
    assert text.count("0 direkt") >= 2


def test_what_a_body_leads_in_a_group_counts_as_late_in_the_tree() -> None:
    bodies = bodies_of(Survey(_register(LATE), DAY))
    assert (bodies.late(DISTRICT), bodies.activities(DISTRICT), bodies.directives(DISTRICT)) == (
        1, 1, 1,
    )  # fmt: skip


def test_indicators_of_the_whole_city_are_among_the_bodies() -> None:
    survey = Survey(_register(), DAY)
    (part,) = bodies_of(survey).parts(WHOLE_CITY, Lens(survey))
    assert [entry.text for entry in part.rows] == ["Andel nöjda"]


def test_nothing_is_said_of_a_status_that_nobody_noted() -> None:
    survey = Survey(_register(LATE), DAY)
    text = _detail(survey, survey.activities[0])
    assert "inget noterat" in text
    assert "(egen)" not in text


def test_doubts_of_the_import_stand_at_the_entry() -> None:
    doubt = Irregularity("cut row", "joined to the row before it", "x", Source("plan", (3,)))
    survey = Survey(_register(LATE, doubts=(doubt,)), DAY)
    text = _detail(survey, survey.activities[0])
    assert "Tveksamt" in text
    assert "? " in text.split("Tveksamt")[1]
    assert "joined to" not in text


def test_other_dates_stand_under_the_deadline_and_at_the_date() -> None:
    survey = Survey(_register(TWICE), DAY)
    entry = survey.activities[0]
    lines = _detail(survey, entry).splitlines()
    said = next(place for place, line in enumerate(lines) if "försenad" in line.casefold())
    assert "andra listor: 2024-12-31" in lines[said + 1]
    end = next(one for one in activity_columns() if one.key == "end").cell(entry)
    assert end[0] == "2024-08-31≠"


def test_days_and_leads_stay_in_the_narrowest_list() -> None:
    shown = {column.key for column, _width in fit_columns(activity_columns(), 59)}
    assert {"end", "days", "lead", "text"} <= shown


def test_late_template_dates_are_under_a_heading_of_their_own() -> None:
    survey = Survey(_register(LATE, TEMPLATE), DAY)
    groups = arrange.group(survey.activities, arrange.BY_STATE)
    assert [one.title for one in groups] == ["Försenat", "Försenat, schablondatum"]


def test_a_week_of_another_year_says_which() -> None:
    assert weekday(date(2024, 12, 31)) == "tis v. 1 2025"
    assert weekday(date(2027, 1, 1)) == "fre v. 53 2026"


def test_lines_in_a_row_are_a_range() -> None:
    place = Source("plan", (3, 4, 5, 7))
    survey = Survey(_register(Activity("A1", (replace(_listing(3, ""), source=place),))), DAY)
    assert "rader 3–5, 7" in _detail(survey, survey.activities[0])


def test_emphasis_is_not_shown_as_asterisks() -> None:
    survey = Survey(_register(), DAY)
    assert "Nämnden ska" in _detail(survey, survey.directives[0])


async def test_an_indicator_of_the_whole_city_is_reached_in_the_view_of_bodies(
    tmp_path: Path,
) -> None:
    register = _register(LATE)
    async with opened(tmp_path, keys="2", register=register) as pilot:
        view = main_screen(pilot).looking.view
        lens = main_screen(pilot).looking.lens
        assert view
        assert lens
        assert view.go_to(lens.survey.indicators[0])
        await pilot.pause()
        assert "Indikatorer (1)" in seen(pilot)
        assert view.query_one("#right", RowList).cursor_id == "I1"


async def test_the_palette_says_how_many_fit_when_it_shows_a_few(tmp_path: Path) -> None:
    activities = [Activity(f"A{n}", (_listing(n, "2024-08-31"),)) for n in range(1, 13)]
    async with opened(tmp_path, keys="colon g ö r a", register=_register(*activities)) as pilot:
        assert "Aktiviteter: 12 träffar, här de första" in seen(pilot)
