"""A budget beside that of another year: what became of each promise."""

from __future__ import annotations

from pathlib import Path

import pytest

from store.common.errors import RegisterError
from store.register.register import Register
from store.threads.answering import say, station_named
from store.threads.comparing import Compared, budget_of, compare
from store.threads.threads import Threads
from tests.store.threads.papers import NOW, SCHOOLS, Paper, register_of

KEPT = "plantera bokträd längs alla nya cykelbanor i staden"
MOVED = "öppna parklekar i varje stadsdel under hela sommaren"
GIVEN = "bjuda in skolklasser till koloniområdena varje vår"
REWORDED = "sköta planteringarna vid torgen med egen personal hela året"
NOW_WORDED = "sköta planteringarna vid torgen med egen eller inhyrd personal hela året"
DROPPED = "lägga ut soffor på kajerna"
NEW = "måla trappor i glada färger"


@pytest.fixture
def register(tmp_path: Path) -> Register:
    before = Paper(2023).told(KEPT).told(MOVED, area="Lek").told(GIVEN).told(REWORDED).told(DROPPED)
    after = (
        Paper(2024)
        .told(NEW)
        .told(KEPT)
        .told(MOVED, area="Sommar")
        .told(GIVEN, SCHOOLS)
        .told(NOW_WORDED)
    )
    return register_of([before, after], tmp_path / "r.json")


def found(register: Register) -> tuple[Compared, ...]:
    before, after = (budget_of(register, year) for year in ("2023", "2024"))
    return compare(Threads(register), before, after)


def fates(register: Register) -> dict[str, str]:
    return {
        station.text: one.fate
        for one in found(register)
        for station in (one.before, one.after)
        if station
    }


def test_each_promise_has_one_fate(register: Register) -> None:
    assert fates(register) == {
        KEPT: "kept",
        MOVED: "moved",
        GIVEN: "reassigned",
        REWORDED: "reworded",
        NOW_WORDED: "reworded",
        DROPPED: "dropped",
        NEW: "new",
    }


def test_everything_of_both_stands_once(register: Register) -> None:
    ids = [one.id for each in found(register) for one in (each.before, each.after) if one]
    assert sorted(ids) == sorted(one.id for one in register.directives)


def test_what_differs_is_told(register: Register) -> None:
    differs = {one.after.text: one.differs for one in found(register) if one.before and one.after}
    assert differs[MOVED] == ("area",)
    assert differs[GIVEN] == ("committee",)
    assert differs[NOW_WORDED] == ("wording",)


def test_a_budget_beside_itself_is_kept(register: Register) -> None:
    budget = budget_of(register, "2024")
    assert {one.fate for one in compare(Threads(register), budget, budget)} == {"kept"}


def test_what_people_say_goes_before_what_is_worked_out(register: Register) -> None:
    library = Threads(register).library
    ids = {one.text: one.id for one in register.directives}
    pair = [station_named(library, ids[text]) for text in (DROPPED, NEW)]
    say(register, *pair, same=True, by="", now=NOW)
    assert fates(register)[DROPPED] == fates(register)[NEW] == "reworded"
    pair = [station_named(library, ids[text]) for text in (REWORDED, NOW_WORDED)]
    say(register, *pair, same=False, by="", now=NOW)
    assert (fates(register)[REWORDED], fates(register)[NOW_WORDED]) == ("dropped", "new")


def test_what_contrasts_is_dropped_and_new(tmp_path: Path) -> None:
    papers = [Paper(2023).measured("Antal påbörjade lekplatser i alla stadsdelar")]
    papers.append(Paper(2024).measured("Antal färdigställda lekplatser i alla stadsdelar"))
    register = register_of(papers, tmp_path / "r.json")
    assert {one.fate for one in found(register)} == {"dropped", "new"}


def test_a_year_without_a_budget_or_with_several_is_told(
    register: Register, tmp_path: Path
) -> None:
    with pytest.raises(RegisterError, match="no budget"):
        budget_of(register, "1999")
    other = Paper(2024, "annan_2024.txt").told("rita en karta över alla bänkar i staden")
    register.take_in(other.reading(), NOW)
    with pytest.raises(RegisterError, match="several"):
        budget_of(register, "2024")
    assert budget_of(register, "S3").name == "annan_2024.txt"
