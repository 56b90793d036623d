"""Small registers for tests, built from records: of everything one, and every class of deadline."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import get_args

from store.common.place import Place
from store.dates.span import Span, read_cell
from store.importing.reading.reading import Reading
from store.keeping.contents import nothing
from store.model.following import Deviation, Dissent, Move
from store.model.money import Adjustment, BudgetItem, BudgetLine, Outturn
from store.model.records import (
    CITY_WIDE,
    Activity,
    Committee,
    CommitteeKind,
    Directive,
    Document,
    Goal,
    Indicator,
    Irregularity,
    Listing,
    Participant,
    Source,
)
from store.register.register import Register

DAY = date(2024, 9, 16)
"""A Monday in week 38; the classes of the small register are meant for this day."""
NOW = datetime(2024, 1, 3, 9, 30, tzinfo=UTC)
NAME = "plan_2024.txt"
GROWTH = "Fler ska kunna bo och växa i staden"
Followed = tuple[
    tuple[Adjustment, ...], tuple[Dissent, ...], tuple[Outturn, ...], tuple[Deviation, ...]
]
"""What a year brought, kind by kind."""
CLASS_COUNTS = {
    "overdue": 4, "today": 1, "this_week": 1, "upcoming": 2, "later": 3, "undated": 1, "invalid": 2,
    "closed": 0,
}  # fmt: skip
"""How many activities of the small register are in each class on DAY."""


class Page:
    """Collects the lines of a made-up document and says where each one stands."""

    def __init__(self, name: str = NAME) -> None:
        self.name = name
        self.lines: list[str] = []

    def put(self, *lines: str) -> Source:
        """Add lines and return their place."""
        first = len(self.lines) + 1
        self.lines += lines
        return Source(self.name, tuple(range(first, len(self.lines) + 1)))

    def document(self) -> Document:
        """Return the document as far as it has come."""
        return Document("", self.name, "0" * 64, 2024, NOW, "\n".join(self.lines))


def body(name: str, kind: str = "committee", *members: str) -> Committee:
    """Return a body without an id."""
    return Committee("", name, kind, (), members)  # type: ignore[arg-type]


def activity(
    page: Page,
    text: str,
    end: str,
    start: str = "2024-02-01",
    lead: str = "Kommunstyrelsen",
    others: Sequence[Participant] = (),
) -> Activity:
    """Return an activity with one row in its lead's chapter."""
    source = page.put(f"{text}\t{start}\t{end}")
    span = read_cell(end) if end else Span("")
    row = Listing(
        lead, text, read_cell(start), span, source,
        goal=GROWTH, leads=(lead,), participants=tuple(others),
    )  # fmt: skip
    return Activity("", (row,))


def _bodies() -> tuple[Committee, ...]:
    districts = ("Bromma stadsdelsnämnd", "Farsta stadsdelsnämnd")
    return (
        *map(body, ("Kommunstyrelsen", "Socialnämnden", "Utbildningsnämnden", "Äldrenämnden")),
        *(body(name, "district") for name in districts),
        body("Stockholm Vatten AB", "company"),
        body("Stadsdelsnämnderna", "group", *districts),
        body(CITY_WIDE, "group"),
        body("Polisen", "external"),
    )


def _activities(page: Page) -> tuple[Activity, ...]:
    page.put("Kommunfullmäktiges aktiviteter", "")
    helps = Participant("Socialnämnden", "collaborates")
    asked = Participant("Stadsdelsnämnderna", "consulted")
    every = (
        ("Ta fram en plan för skolmåltider", "2024-03-31", "Kommunstyrelsen"),
        ("Införa mobilfria lektioner", "2024-08-31", "Utbildningsnämnden"),
        ("Se över avgifterna för trygghetslarm", "2024-09-10", "Äldrenämnden"),
        ("Ge besked om köerna", "2024-09-16", "Socialnämnden"),
        ("Föreslå nya mötesplatser", "2024-09-20", "Äldrenämnden"),
        ("Redovisa hyrorna", "2024-09-26", "Stockholm Vatten AB"),
        ("Samla erfarenheter av sommarjobb", "2024-10-10", "Farsta stadsdelsnämnd"),
        ("Bygga klart badhuset", "2025-05-31", "Kommunstyrelsen"),
        ("Stödja föreningar", "", "Kommunstyrelsen"),
        ("Rätta felaktiga uppgifter", "202-01-01", "Socialnämnden"),
    )
    made = [activity(page, text, end, lead=lead) for text, end, lead in every]
    whole_years = (
        activity(page, "Utbilda alla chefer", "2024-12-31", "2024-01-01", others=(helps, asked)),
        activity(page, "Rusta parkerna", "2024-12-31", "2024-01-01", "Stadsdelsnämnderna"),
        activity(page, "Avsluta försöket", "2023-12-31", "2023-01-01", "Utbildningsnämnden"),
    )
    backwards = activity(page, "Flytta arkivet", "2024-01-31", "2024-06-01")
    return (*made, *whole_years, backwards)


def _directives(page: Page) -> tuple[Directive, ...]:
    every = (
        ("Socialnämnden", "directive", "öppna fler dörrar för den som söker stöd"),
        ("Äldrenämnden", "directive", "fråga de äldre vad de vill äta"),
        ("Stockholm Vatten AB", "owner_directive", "hålla taxorna oförändrade"),
        ("Kommunstyrelsen", "duty", "samordna stadens beredskap"),
        (CITY_WIDE, "directive", "hålla budgeten"),
    )
    return tuple(
        Directive("", name, kind, "Nämnden ska", text, page.put(f"- {text}"), goal=GROWTH)  # type: ignore[arg-type]
        for name, kind, text in every
    )


def _reading(page: Page) -> Reading:
    goals = (Goal("", GROWTH, "1", page.put(f"1. {GROWTH}")),)
    activities, directives = _activities(page), _directives(page)
    indicators = (
        Indicator(
            "", "Andel nöjda med maten", page.put("Andel nöjda med maten\t80 %"), "Äldrenämnden",
            goal=GROWTH, obligatory=True, targets={"2024": "80 %", "2025": "85 %"},
        ),
    )  # fmt: skip
    budgets = (
        BudgetLine(
            "", "Socialnämnden", "operating", "Förslaget", page.put("Socialnämnden\t1 234,5\t10,0"),
            cost=1234.5, income=10.0, items=(BudgetItem("fler platser", 12.5),),
        ),
    )  # fmt: skip
    told = _followed(page)
    unsure = Irregularity("cut row", "joined to the row before it", "en rad", page.put("en rad"))
    return Reading(
        page.document(), _bodies(), goals, directives, activities, indicators, budgets,
        *told, irregularities=(unsure,),
    )  # fmt: skip


def _followed(
    page: Page,
) -> Followed:
    """Return what a year brought: one of each kind, but three of money."""
    adjustments = (
        Adjustment(
            "", CITY_WIDE, "ökade kostnader", "medges", page.put("2. Medges 30,5 mnkr."),
            "operating", granted=30.5, fund="Central reserv 2", number="2", appendix="2",
            total=True,
        ),
        Adjustment(
            "", "Socialnämnden", "fler platser", "medges", page.put("Socialnämnden begär 20,25."),
            "operating", 20.25, 12.5, 7.75, number="2", cases=("SN 2024/7",),
            parts=(BudgetItem("boenden", 12.5),),
        ),
        Adjustment(
            "", "Äldrenämnden", "nytt kök", "Äldrenämnden begär medel till nytt kök.",
            page.put("Äldrenämnden begär medel."),
            "investment", by="X", number="3",
        ),
    )  # fmt: skip
    heading = page.put("Reservation av (X) och (Y)")
    moves = (
        Move("proposal", "öppna fler kök", page.put("Vi vill öppna fler kök."),
             ("Äldrenämnden",), 2.0),
        Move("argument", "köken är för få", page.put("Köken är för få."), subject="kök"),
    )  # fmt: skip
    dissent = Dissent(
        "", "reservation", ("X", "Y"), "Kommunstyrelsen", "Reservation av (X) och (Y)", heading,
        ("2",), moves, "förslaget i nämnden", heading.lines, (heading.lines[0], heading.lines[0]),
        0.25,
    )  # fmt: skip
    outturn = Outturn(
        "", "Socialnämnden", "Netto", page.put("Netto\t10,0\t9,5"), "Avdelning ett", "mnkr",
        {"Budget": "10,0", "Utfall": "9,5"}, "Drift",
    )  # fmt: skip
    risk = Deviation(
        "", "risk", "Köerna kan växa", page.put("Köerna kan växa"), "Socialnämnden", GROWTH,
        "Kontoret",
    )  # fmt: skip
    return adjustments, (dissent,), (outturn,), (risk,)


def small_register(place: Place) -> Register:
    """Write a register with a little of everything, to be seen on DAY, and return it."""
    register = Register.empty(place, DAY)
    register.take_in(_reading(Page()), NOW)
    return register


def empty_register(place: Place) -> Register:
    """Write a register that nothing was taken into yet and return it."""
    register = Register.empty(place, DAY)
    register.commit(nothing(DAY), NOW)
    return register


def hostile_register(path: Path, texts: Sequence[str]) -> Register:
    """Return a register in memory with each text wherever text can be; nothing is written."""
    page = Page("".join(texts)[:400])
    kinds = itertools.cycle(get_args(CommitteeKind))
    bodies = tuple(
        Committee("", f"{text} {number}", kind, (text,), (f"{text} 0",))
        for number, (text, kind) in enumerate(zip(texts, kinds, strict=False))
    )
    every = [_hostile(page, text, body.name) for text, body in zip(texts, bodies, strict=True)]
    activities, directives, indicators, budgets = zip(*every, strict=True)
    reading = Reading(
        page.document(),
        bodies,
        tuple(Goal("", text, "1", page.put(text)) for text in texts),
        directives,
        tuple(itertools.chain(*activities)),
        indicators,
        budgets,
        *_hostile_years(page, texts),
        irregularities=tuple(
            Irregularity("cut row", "left out", text, page.put(text)) for text in texts
        ),
    )
    return Register.holding(path, Register.empty(path, DAY).plan_all([reading])[0])


def _hostile_years(page: Page, texts: Sequence[str]) -> Followed:
    """Return what a year brought, with each text wherever text can be."""
    every = [_hostile_year(page.put(text), text) for text in texts]
    adjustments, dissents, outturns, deviations = zip(*every, strict=True)
    return adjustments, dissents, outturns, deviations


def _hostile_year(source: Source, text: str) -> tuple[Adjustment, Dissent, Outturn, Deviation]:
    money = Adjustment(
        "", text, text, text, source, None, 1.0, None, 2.0, 3.0, text, text, text,
        (BudgetItem(text, None),), cases=(text,), condition=text, by=text, section=text,
    )  # fmt: skip
    move = Move("proposal", text, source, (text,), 1.0, text)
    dissent = Dissent(
        "", "statement", (text,), text, text, source, (text,), (move,), text, source.lines,
        (source.lines[0], source.lines[0]), 0.5, supports=True,
    )  # fmt: skip
    spent = Outturn("", text, text, source, text, text, {text: text}, text)
    return money, dissent, spent, Deviation("", "deviation", text, source, text, text, text)


def _hostile(
    page: Page, text: str, name: str
) -> tuple[tuple[Activity, ...], Directive, Indicator, BudgetLine]:
    """Return one record of each kind that is made of a text, all of a body."""
    source, helper = page.put(text, text), Participant(f"{text} 1", "consulted")
    rows = tuple(
        Listing(
            name, f"{text} {end}", read_cell("2024-01-02"), Span(end), source, area=text,
            goal=text, leads=(name, text), participants=(helper,),
        )
        for end in ("", text)
    )  # fmt: skip
    late = activity(page, f"{text} sen", "2024-09-01", lead=name)
    soon = activity(page, f"{text} snart", "2024-09-20", lead=name)
    return (
        (Activity("", rows), late, soon),
        Directive("", name, "duty", text, text, source, text, text, text, (helper,)),
        Indicator("", text, source, name, text, text, True, {text: text}),
        BudgetLine("", name, "operating", text, source, text, 1.0, 2.0, (BudgetItem(text, None),)),
    )
