"""Money, dissents, outturns and deviations on the command line, and the lists read back."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace

from store.importing.documents import read_any
from store.importing.reading.reading import Reading
from store.model.records import CityStatus, DirectiveKind, FollowUp, Goal, Indicator, Source
from store.register.register import Register
from tests.registers import DAY, NAME, NOW, Page
from tests.store.made import directive, reading
from tests.tui.cli.conftest import Run
from tests.tui.cli.shapes import SHAPES

NEW = ("adjustments", "dissents", "outturns", "deviations")


@pytest.mark.usefixtures("register")
def test_money_is_listed_with_sums_in_which_nothing_counts_twice(namndkoll: Run) -> None:
    said = namndkoll("adjustments").out
    rows = {line.split("  ")[0]: line for line in said.splitlines()}
    assert "30.5" in rows["1 total, operating budget"]
    own = rows["1 single line, operating budget"].split()
    assert own[-3:] == ["20.25", "12.5", "7.75"]
    assert "1 single line, proposed by X, investment budget, 1 without an amount" in said
    assert "a total may hold other lines" in said


@pytest.mark.usefixtures("register")
def test_money_without_an_amount_is_listed_with_its_sentence(namndkoll: Run) -> None:
    assert "Äldrenämnden begär medel till nytt kök." in namndkoll("adjustments").out


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(("view", "records"), [("money", "adjustments"), ("parties", "dissents")])
@pytest.mark.parametrize("form", ["", "--json", "--csv"])
def test_a_views_name_is_another_name_of_the_list_of_its_records(
    namndkoll: Run, view: str, records: str, form: str
) -> None:
    words = ["nämnd:socialnämnden", *form.split()]
    said = namndkoll(view, *words)
    assert said == namndkoll(records, *words)
    assert said.status == 0
    assert f"\n  {view} " not in namndkoll("--help").out


def test_requests_are_what_is_to_be_answered_for_and_nothing_that_only_stands(
    namndkoll: Run, register: Path
) -> None:
    kinds: tuple[DirectiveKind, ...] = ("duty", "request", "assignment", "recommendation")
    told = (replace(directive(f"Besked {kind}"), kind=kind) for kind in kinds)
    Register.open(register).take_in(reading(*told, text="avstämning", year=2024), NOW, "Kim")
    found = json.loads(namndkoll("requests", "besked", "--json").out)
    assert [one["kind"] for one in found] == ["request", "assignment", "recommendation"]
    every = json.loads(namndkoll("directives", "besked", "--json").out)
    assert found == [one for one in every if one["kind"] != "duty"]
    assert len(every) == 4
    assert "directive" not in {
        one["kind"] for one in json.loads(namndkoll("requests", "--json").out)
    }


@pytest.mark.usefixtures("register")
def test_sums_are_of_what_is_shown(namndkoll: Run) -> None:
    said = namndkoll("adjustments", "nämnd:socialnämnden").out
    assert "30.5" not in said
    assert namndkoll("adjustments", "fond:ingen").out.count("\n") == 1


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("command", "told"),
    [
        ("dissents", ("Reservation", "X, Y", "Kommunstyrelsen", "förslaget i nämnden")),
        ("outturns", ("Socialnämnden", "Drift", "Avdelning ett · Netto", "Utfall: 9,5", "mnkr")),
        ("deviations", ("Risk", "Socialnämnden", "Köerna kan växa", "Kontoret")),
    ],
)
def test_they_are_listed(namndkoll: Run, command: str, told: tuple[str, ...]) -> None:
    said = namndkoll(command).out
    assert all(one in said for one in told)


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize(
    ("id", "told"),
    [
        ("J1", ("30.5 mnkr", "Central reserv 2", "not to be added", "appendix 2", "“medges”")),
        ("J2", ("20.25 mnkr", "7.75 mnkr", "SN 2024/7", "boenden: 12.5")),
        ("J3", ("nytt kök", "“Äldrenämnden begär medel till nytt kök.”")),
        ("R1", ("X, Y", "25 %", "What it moves", "öppna fler kök", "2.0 mnkr", "Argument, kök")),
        ("U1", ("Avdelning ett", "Budget", "10,0", "Drift")),
        ("V1", ("Said by", "Kontoret", "växa i staden")),
    ],
)
def test_one_is_shown_in_full(namndkoll: Run, id: str, told: tuple[str, ...]) -> None:  # noqa: A002 - what it is
    said = namndkoll("show", id).out
    assert [one for one in told if one not in said] == []


@pytest.mark.usefixtures("register")
def test_a_search_tells_what_each_thing_found_is(namndkoll: Run) -> None:
    found = json.loads(namndkoll("search", "köerna", "--json").out)
    assert [(one["id"], one["kind"]) for one in found] == [("A4", "activity"), ("V1", "deviation")]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("command", NEW)
def test_each_list_is_written_as_csv(namndkoll: Run, command: str) -> None:
    head, *rows = namndkoll(command, "--csv").out.splitlines()
    assert head.startswith("id,")
    assert len(rows) == len(json.loads(namndkoll(command, "--json").out))


def _as_read(record: Any) -> Any:
    """Return a record without what a list does not say: where in which paper it stands."""
    nowhere = Source("", (0,))
    gone: dict[str, Any] = {"id": "", "source": nowhere}
    if hasattr(record, "moves"):
        moves = tuple(replace(one, source=nowhere) for one in record.moves)
        gone |= {"moves": moves, "refers_to": (), "body": None}
    return replace(record, **gone)


@pytest.mark.parametrize("command", [*NEW, "goals", "indicators"])
def test_a_list_that_was_written_is_read_back(
    namndkoll: Run, register: Path, tmp_path: Path, command: str
) -> None:
    sent = tmp_path / "lista_2024.json"
    sent.write_text(namndkoll(command, "--json").out, encoding="utf-8")
    known = getattr(Register.open(register), command)
    back = getattr(read_any(sent), command)
    assert known
    assert [*map(_as_read, back)] == [*map(_as_read, known)]


@pytest.fixture
def judged(tmp_path: Path) -> Path:
    """Return a register with goals of two levels, one judged, and an indicator with its figures."""
    page = Page()
    register = Register.empty(tmp_path / "judged.json", DAY)
    goals = (
        Goal("", "Trygg stad", "1.1", page.put("1.1"), level="area"),
        Goal(
            "", "Tryggt hemma", "", page.put("-"), False, "committee", "1.1 Trygg stad", "Nämnden"
        ),
    )
    measure = Indicator(
        "", "Andel trygga", page.put("trygga"), "Nämnden",
        targets={"2024": "80 %"}, council_target={"2024": "80 %"}, own_target={"2024": "75 %"},
        outcome={"2024": "71 %"}, outcome_last_year={"2023": "70 %"},
        outcome_women={"2024": "65 %"}, outcome_men={"2024": "77 %"}, analysis="Färre svarade.",
    )  # fmt: skip
    register.take_in(Reading(page.document(), goals=goals, indicators=(measure,)), NOW)
    status = CityStatus("Uppfylls delvis", NAME, date(2024, 12, 31))
    said = {one: FollowUp(about, city_status=status) for one, about in ((23, "G2"), (16, "I1"))}
    register.commit(replace(register.contents, follow_ups=said), NOW)
    return register.path


def test_goals_tell_level_parent_committee_and_judgement(namndkoll: Run, judged: Path) -> None:
    _heading, titles, area, own = namndkoll("goals", "--register", judged).out.splitlines()
    assert titles.split() == ["ID", "No.", "Goal", "Level", "Committee", "Judgement"]
    assert "Goal of an area" in area
    for told in ("1.1 Trygg stad", "Committee's goal", "Nämnden", "Uppfylls delvis"):
        assert told in own
    (shape,) = json.loads(namndkoll("goals", "mål:trygg", "--json", "--register", judged).out)
    assert [shape[key] for key in ("level", "parent", "committee", "judgement")] == [
        "committee", "1.1 Trygg stad", "Nämnden", "Uppfylls delvis",
    ]  # fmt: skip
    assert "Committee's goal" not in namndkoll("goals", "typ:områdesmål", "--register", judged).out


def test_an_indicator_tells_whose_each_figure_is(namndkoll: Run, judged: Path) -> None:
    listed = namndkoll("indicators", "--register", judged).out
    for told in (
        "Council's target 2024: 80 %", "Own target 2024: 75 %", "Outcome 2024: 71 %",
        "Outcome of women 2024: 65 %", "Outcome of men 2024: 77 %",
        "Outcome the year before, 2023: 70 %", "Uppfylls delvis",
    ):  # fmt: skip
        assert told in listed
    assert listed.count("80 %") == 1
    assert "Färre svarade." in namndkoll("show", "I1", "--register", judged).out


@pytest.mark.usefixtures("register")
def test_columns_in_which_nothing_stands_are_left_out(namndkoll: Run) -> None:
    assert namndkoll("goals").out.splitlines()[1].split() == ["ID", "No.", "Goal"]


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("command", [one for one in SHAPES if one in NEW])
def test_swedish_has_a_word_for_every_title(namndkoll: Run, command: str) -> None:
    english, swedish = (namndkoll(command, "--lang", one).out for one in ("en", "sv"))
    assert english.splitlines()[1].split()[1:] != swedish.splitlines()[1].split()[1:]
