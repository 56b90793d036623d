"""Every kind of record is declared once, and every table by kind in the program covers them all."""

from __future__ import annotations

from collections.abc import Collection
from datetime import UTC, date, datetime
from typing import Any, get_args, get_type_hints

import pytest

from store.dates.span import Span
from store.entries.entries import Entry
from store.importing.exported.reading import _KINDS as EXPORTED
from store.importing.reading.reading import Reading
from store.importing.reading.seen import _RECORDS as SEEN
from store.keeping.contents import PREFIXES, Contents
from store.model.following import Deviation, Dissent, Move
from store.model.kinds import (
    ACTIVITY,
    BY_KIND,
    COMMITTEE,
    DOUBT,
    GOAL,
    KINDS,
    PRINTED,
    SEARCHED,
    Printed,
    Record,
    printed_traits_of,
    traits_of,
)
from store.model.kinds import (
    READ as FROM_DOCUMENTS,
)
from store.model.money import Adjustment, BudgetLine, Outturn
from store.model.own import OWN, Own
from store.model.records import (
    Activity,
    Committee,
    Directive,
    Goal,
    Indicator,
    Irregularity,
    Listing,
    Source,
)
from store.model.traits import Kind, Traits
from tui.app.screens.main.travelling import _HOMES
from tui.commands.changing import DATED, JUDGED
from tui.headless.commands import COMMANDS
from tui.headless.lists import _KINDS as LISTED
from tui.headless.output import details, people
from tui.messages.wording import PLURALS, RECORDS
from tui.serializers import contract
from tui.serializers.as_csv import COLUMNS
from tui.serializers.imports import COUNTED

HERE = Source("plan.txt", (3, 4))
NOW = datetime(2026, 3, 2, tzinfo=UTC)
ROW = Listing("Parknämnden", "Plantera träd", Span(""), Span(""), HERE, "Parker", "Grönt")
ALL = {one.kind for one in KINDS}
TABLES = {one.table for one in KINDS}
READ = {one.table for one in PRINTED}
READABLE = get_args(Printed)
SAMPLES: dict[str, Record] = {
    "committee": Committee("C1", "Parknämnden", "committee", ("Parkkontoret",)),
    "goal": Goal("G1", "Grönt", source=HERE),
    "directive": Directive("D1", "Parknämnden", "duty", "ska", "Odla", HERE, "Parker"),
    "activity": Activity("A1", (ROW, ROW)),
    "indicator": Indicator("I1", "Andel träd", HERE, "Parknämnden", "Parker"),
    "budget": BudgetLine("B1", "Parknämnden", "operating", "Majoriteten", HERE, "Parker"),
    "adjustment": Adjustment("J1", "Parknämnden", "fler träd", "medges för fler träd", HERE),
    "dissent": Dissent(
        "R1",
        "reservation",
        ("X",),
        "Parknämnden",
        "Reservation av (X)",
        HERE,
        moves=(Move("proposal", "plantera mer", HERE, ("Skolnämnden",)),),
        refers_to=HERE.lines,
        body=(3, 4),
    ),
    "outturn": Outturn("U1", "Parknämnden", "Netto", HERE, "Kontoret", "mnkr", {"Budget": "1,0"}),
    "deviation": Deviation("V1", "risk", "Träden torkar", HERE, "Parknämnden", "Grönt"),
    "own": Own("E1", "Fråga om träden", NOW, "ab12", "question", "Sekreteraren", ("Parknämnden",)),
}


COVERED: dict[str, tuple[Collection[object], Collection[object]]] = {
    "the kinds declared": ({one.record for one in KINDS}, set(get_args(Record))),
    "the kinds printed": ({one.record for one in PRINTED}, set(get_args(Printed))),
    "the kinds not printed": (set(KINDS) - set(PRINTED), {COMMITTEE, OWN}),
    "the kinds searched": (SEARCHED, KINDS),
    "the kinds by name": (BY_KIND, ALL),
    "the names": (set(get_args(Kind)) - {DOUBT.kind}, ALL),
    "the samples of this test": (SAMPLES, ALL),
    "prefixes": (PREFIXES.keys() - {"documents"}, TABLES),
    "what was seen in a document": (SEEN, READ),
    "lists read back": (EXPORTED, READ),
    "counts of a document": ([*contract._OF_ONE_PLACE, ACTIVITY], PRINTED),
    "JSON": (contract._SHAPES, ALL),
    "CSV": (ALL & COLUMNS.keys(), ALL),
    "rows": (people._ROWS, ALL),
    "columns": (people._COLUMNS.keys() - {"any", "deadline"}, ALL),
    "facts": (details._FACTS, ALL),
    "words for one": (ALL & RECORDS.keys(), ALL),
    "words for many": (PLURALS, ALL),
    "counts of an import": (COUNTED.keys() - {"quoted"}, TABLES - {OWN.table}),
    "commands": (TABLES & COMMANDS.keys(), TABLES),
    "lists": (LISTED, TABLES),
    "homes in the app": (_HOMES, ALL),
    "what a deadline can be moved of": (DATED, [one.kind for one in KINDS if one.has_end]),
    "what has a status": (JUDGED, [one.kind for one in KINDS if one.has_status]),
}
"""Each table of the program that has an entry a kind, beside the kinds that are declared."""


@pytest.mark.parametrize(("found", "declared"), COVERED.values(), ids=COVERED)
def test_a_table_by_kind_has_every_kind_once(
    found: Collection[object], declared: Collection[object]
) -> None:
    assert set(found) == set(declared)
    assert len(found) == len(declared)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.kind)
def test_registers_have_a_table_of_the_records_of_each_kind(kind: Traits[Any]) -> None:
    kept = get_type_hints(Contents)[kind.table]
    assert get_args(kept)[1] is kind.record


@pytest.mark.parametrize("kind", FROM_DOCUMENTS, ids=lambda kind: kind.kind)
def test_readings_have_a_table_of_each_kind_but_what_the_office_enters(kind: Traits[Any]) -> None:
    assert get_type_hints(Reading)[kind.table] == tuple[kind.record, ...]  # type: ignore[name-defined]


def test_no_two_kinds_share_a_name_a_table_or_a_prefix() -> None:
    assert len(ALL) == len(TABLES) == len(KINDS)
    assert len(set(PREFIXES.values())) == len(PREFIXES)


def test_the_keys_of_a_file_follow_the_kinds_as_they_always_did() -> None:
    assert [*PREFIXES.items()] == [
        ("documents", "S"),
        ("committees", "C"),
        ("goals", "G"),
        ("directives", "D"),
        ("activities", "A"),
        ("indicators", "I"),
        ("budgets", "B"),
        ("adjustments", "J"),
        ("dissents", "R"),
        ("outturns", "U"),
        ("deviations", "V"),
        ("own", "E"),
    ]


@pytest.mark.parametrize("record", SAMPLES.values(), ids=SAMPLES)
def test_a_record_says_something_under_its_own_words_in_its_own_places(record: Record) -> None:
    traits, entry = traits_of(record), Entry(record, date(2026, 3, 1))
    assert SAMPLES[traits.kind] is record
    assert entry.text
    assert entry.text.casefold() in entry.said
    assert len(traits.headings(record)) == len(entry.sources)
    assert entry.chapters == (("Parknämnden",) if traits is not GOAL else ())


@pytest.mark.parametrize("record", [one for one in SAMPLES.values() if type(one) in READABLE])
def test_a_moved_record_is_the_same_but_for_its_places(record: Printed) -> None:
    traits, there = printed_traits_of(record), Source("annan.txt", (9,))
    moved = traits.moved(record, lambda _source: there)
    assert set(traits.sources(moved)) == {there}
    assert traits.moved(moved, lambda _source: HERE) == record
    assert [*traits.identities(moved)] == [*traits.identities(record)]
    assert traits.facets(moved) == traits.facets(record)


def test_what_is_no_record_has_nothing_that_records_have() -> None:
    doubt: Any = Irregularity("cut row", "joined", "rad", HERE)
    entry = Entry(doubt, date(2026, 3, 1))
    assert (entry.kind, entry.deadline, entry.goals, entry.participants) == ("doubt", None, (), ())
