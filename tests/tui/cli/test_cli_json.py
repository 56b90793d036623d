"""The JSON output has the contract's keys and shapes, each key always present."""

import json
from datetime import date, datetime
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
from msgspec import Struct

from store.documents.text import read_text
from store.register import Register
from tests.registers import CLASS_COUNTS
from tests.shared import shared
from tests.tui.cli.conftest import Run


class Exact(Struct, forbid_unknown_fields=True):
    """Has these keys, all of them and no other."""


class Source(Exact):
    document: str
    page: int | None
    lines: list[int]


class Participant(Exact):
    committee: str
    role: Literal["collaborates", "consulted", "directs", "supports"]


class Listing(Exact):
    committee: str
    area: str | None
    goal: str | None
    text: str
    leads: list[str]
    participants: list[Participant]
    start: date | None
    end: date | None
    source: Source


class Deadline(Exact):
    first: date | None
    last: date | None
    precision: str
    template: bool
    cls: Literal[
        "overdue", "today", "this_week", "upcoming", "later", "undated", "invalid", "closed"
    ] = msgspec.field(name="class")
    days: int | None


class CityStatus(Exact):
    status: str
    document: str
    date: date


class Activity(Exact):
    id: str
    text: str
    leads: list[str]
    participants: list[Participant]
    listings: list[Listing]
    deadline: Deadline
    city_status: CityStatus | None
    own_status: Literal["open", "started", "done", "deviates", "dropped"]
    owner: str | None
    flags: list[str]


class Directive(Exact):
    id: str
    committee: str
    area: str | None
    kind: Literal["directive", "owner_directive", "duty"]
    theme: str | None
    goal: str | None
    lead_in: str
    text: str
    source: Source
    participants: list[Participant]
    own_status: Literal["open", "started", "done", "deviates", "dropped"]


class Indicator(Exact):
    id: str
    committee: str | None
    area: str | None
    goal: str | None
    name: str
    obligatory: bool
    targets: dict[str, str]
    source: Source


class Item(Exact):
    text: str
    amount: float | None


class Budget(Exact):
    committee: str
    area: str | None
    kind: Literal["operating", "investment"]
    proposal: str
    cost: float | None
    income: float | None
    items: list[Item]
    source: Source


class Goal(Exact):
    id: str
    number: str | None
    text: str
    source: Source | None


class Load(Exact):
    directives: int
    listings: int
    leads: int
    overdue: int
    upcoming: int


class Committee(Exact):
    id: str
    name: str
    kind: Literal["committee", "district", "company", "group", "external"]
    aliases: list[str]
    members: list[str]
    counts: Load


class Counts(Exact):
    activities: int
    listings: int
    directives: int
    goals: int
    indicators: int
    budgets: int


class Document(Exact):
    id: str
    name: str
    year: int
    sha256: str
    imported: datetime
    counts: Counts


class Hit(Exact):
    id: str
    kind: Literal["activity", "directive", "indicator", "goal", "budget", "committee"]
    text: str
    committee: str | None
    source: Source | None


class Where(Exact):
    register: str
    settings: str
    backups: str


class Irregularity(Exact):
    lines: list[int]
    kind: str
    text: str
    decision: str


class Check(Exact):
    what: str
    document_says: float
    register_says: float
    agrees: bool


class Tables(Exact):
    committees: int
    goals: int
    directives: int
    activities: int
    indicators: int
    budgets: int


class Import(Exact):
    document: str
    added: int
    changed: int
    unchanged: int
    withdrawn: int
    counts: Tables
    irregularities: list[Irregularity]
    reconciliation: list[Check]


SHAPES: dict[str, Any] = {
    "activities": list[Activity],
    "overdue": list[Activity],
    "upcoming": list[Activity],
    "directives": list[Directive],
    "indicators": list[Indicator],
    "budgets": list[Budget],
    "goals": list[Goal],
    "committees": list[Committee],
    "sources": list[Document],
    "search nämnden": list[Hit],
    "where": Where,
    "show A1": Activity,
    "show D1": Directive,
    "show I1": Indicator,
    "show B1": Budget,
    "show G1": Goal,
    "show C1": Committee,
    "show s1": Document,
}


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("command", SHAPES)
def test_a_command_has_the_shape_of_the_contract(namndkoll: Run, command: str) -> None:
    said = namndkoll(*command.split(), "--json")
    assert (said.status, said.err) == (0, "")
    assert msgspec.json.decode(said.out, type=SHAPES[command])


@pytest.mark.usefixtures("register")
@pytest.mark.parametrize("command", SHAPES)
def test_keys_are_sorted(namndkoll: Run, command: str) -> None:
    said = namndkoll(*command.split(), "--json")
    assert json.dumps(json.loads(said.out), sort_keys=True) == json.dumps(json.loads(said.out))


def _real(path: Path, namndkoll: Run) -> Path:
    budget = shared("documents/budget_2024.txt")
    register = path / "real.json"
    assert namndkoll("import", budget, "--register", register, "--json").status == 0
    return register


def test_the_real_budget_has_the_shapes_too(namndkoll: Run, tmp_path: Path) -> None:
    register = _real(tmp_path, namndkoll)
    for command, shape in SHAPES.items():
        said = namndkoll(*command.split(), "--json", "--register", register)
        msgspec.json.decode(said.out, type=shape)


def test_what_an_import_did_has_its_shape(namndkoll: Run, tmp_path: Path, made: Path) -> None:
    said = namndkoll("import", made, "--json", "--register", tmp_path / "new.json")
    assert msgspec.json.decode(said.out, type=Import).document == made.name


def test_several_imports_are_a_list(namndkoll: Run, tmp_path: Path, made: Path) -> None:
    said = namndkoll("import", made, made, "--json", "--register", tmp_path / "new.json")
    first, second = msgspec.json.decode(said.out, type=list[Import])
    assert (first.unchanged, second.added, second.changed) == (0, 0, 0)


@pytest.mark.usefixtures("register")
def test_classes_are_as_counted(namndkoll: Run) -> None:
    entries = json.loads(namndkoll("activities", "--json").out)
    classes = [entry["deadline"]["class"] for entry in entries]
    assert {name: classes.count(name) for name in CLASS_COUNTS} == CLASS_COUNTS


@pytest.mark.usefixtures("register")
def test_overdue_is_the_longest_first(namndkoll: Run) -> None:
    days = [one["deadline"]["days"] for one in json.loads(namndkoll("overdue", "--json").out)]
    assert days == sorted(days)
    assert max(days) < 0


@pytest.mark.usefixtures("register")
def test_an_entry_shown_is_the_one_listed(namndkoll: Run) -> None:
    listed = json.loads(namndkoll("activities", "--json").out)
    assert json.loads(namndkoll("show", "a3", "--json").out) in listed


@pytest.mark.usefixtures("register")
def test_an_unreadable_date_is_null(namndkoll: Run) -> None:
    (entry,) = json.loads(namndkoll("activities", "Rätta", "--json").out)
    assert (entry["listings"][0]["end"], entry["deadline"]["class"]) == (None, "invalid")


def test_the_source_is_the_line_of_the_document(namndkoll: Run, register: Path) -> None:
    (entry,) = json.loads(namndkoll("activities", "badhuset", "--json").out)
    (line,) = entry["listings"][0]["source"]["lines"]
    (document,) = Register.open(register).documents
    assert "badhuset" in document.text.split("\n")[line - 1]


@pytest.mark.usefixtures("register")
def test_an_id_that_is_unknown_is_told(namndkoll: Run) -> None:
    said = namndkoll("show", "A999", "--json")
    assert (said.status, said.out) == (1, "")
    assert "A999" in said.err


def test_the_numbers_of_the_document_agree(namndkoll: Run, tmp_path: Path, made: Path) -> None:
    register = tmp_path / "new.json"
    namndkoll("import", made, "--register", register)
    (document,) = json.loads(namndkoll("sources", "--json", "--register", register).out)
    assert document["sha256"] == read_text(made).sha256
    listed = json.loads(namndkoll("directives", "--json", "--register", register).out)
    assert document["counts"]["directives"] == len(listed)
