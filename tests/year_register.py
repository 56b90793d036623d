"""A small register of a whole year, made up: a budget, a follow-up of it, a report and dissents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from store.dates.span import read_cell
from store.importing.reading.reading import Reading, Reported
from store.model.following import Deviation, Dissent, Move
from store.model.money import Adjustment, BudgetItem, BudgetLine, Outturn
from store.model.records import CityStatus, Directive, Document, Goal, Indicator, Sender
from store.register.register import Register
from tests.registers import DAY, NOW, Page, body

FOLLOW_UP, REPORT = "uppfoljning_2024.txt", "berattelse_2023.txt"
_ARGUED = "Köerna har vuxit för varje år, och ingen har sagt när de ska bli kortare framöver."
_DISTRICT, _BOARD = "Bromma stadsdelsnämnd", "Kommunstyrelsen"
_HOLDING, _WATER = "Stadens Bolag AB", "Stockholm Vatten AB"


def _document(page: Page, year: int, kind: str, case: str) -> Document:
    return Document(
        "", page.name, page.name.ljust(64, "0"), year, NOW, "\n".join(page.lines), kind,  # type: ignore[arg-type]
        sender=Sender("executive_board", _BOARD), case=case, meeting=date(year, 3, 6),
    )  # fmt: skip


def _directive(page: Page, to: str, verb: str, text: str, **more: object) -> Directive:
    said = f"{to} {verb} att {text}."
    return Directive("", to, "request", verb, said, page.put(said), **more)  # type: ignore[arg-type]


def _requests(page: Page) -> tuple[Directive, ...]:
    point = "Nämnderna medges 40,0 mnkr."
    return (
        Directive("", _BOARD, "decision", "föreslår", point, page.put(point), number="2"),
        _directive(page, _DISTRICT, "uppmanas", "minska kön", report=(read_cell("2024-08-31"),)),
        _directive(page, _WATER, "uppmanas", "laga rören", via=_HOLDING, decided=True),
        _directive(page, _DISTRICT, "uppmanas", "höja målet", quoted_by="L"),
        _directive(page, _BOARD, "får i uppdrag", "se över taxan", decided=False),
    )


def _money(page: Page) -> tuple[Adjustment, ...]:
    def row(committee: str, what: str, **more: object) -> Adjustment:
        source = page.put(f"{committee}: {what}")
        return Adjustment("", committee, what, what, source, "operating", **more)  # type: ignore[arg-type]

    return (
        row("Samtliga nämnder", "ökade kostnader", granted=40.0, number="2", total=True),
        row("Socialnämnden", "fler familjehem", asked=30.0, granted=20.0, refused=10.0, number="2",
            fund="Reserven", parts=(BudgetItem("platser", 12.0), BudgetItem("stöd", 8.0))),
        row("Äldrenämnden", "nya larm", asked=15.0, granted=15.0, number="2", fund="Reserven"),
        row("Äldrenämnden", "höjd hyra", granted=5.0, number="4"),
        row("Socialnämnden", "egna skyddsrum", asked=3.5, by="V"),
    )  # fmt: skip


def _dissents(page: Page) -> tuple[Dissent, ...]:
    def moved(kind: str, text: str, **more: object) -> Move:
        return Move(kind, text, page.put(text), **more)  # type: ignore[arg-type]

    def said(party: str, stage: str, **more: object) -> Dissent:
        source = page.put(f"Reservation av {party}")
        return Dissent("", "reservation", (party,), stage, f"Reservation ({party})", source, **more)  # type: ignore[arg-type]

    first = said(
        "M", "Borgarrådsberedningen", points=("1",), shared=0.4, body=(1, 4),
        moves=(
            moved("point", "Att godkänna förslaget delvis", subject="1"),
            moved("proposal", "Öppna två fritidsgårdar", committees=(_DISTRICT,), amount=4.0),
            moved("argument", _ARGUED, subject="köer"),
        ),
    )  # fmt: skip
    return (
        first,
        said("C", "Kommunstyrelsen", points=("1",), same_as="likalydande med (M)",
             refers_to=first.source.lines),
        said("SD", "Kommunstyrelsen", points=("1", "2"),
             moves=(moved("point", "Att avslå förslaget"),
                    moved("indicator", "Höj målet till 82 procent", subject="Nöjda med maten"))),
        said("KD", "Kommunstyrelsen", same_as="hänvisar till egen budget"),
    )  # fmt: skip


def _follow_up() -> Reading:
    page = Page(FOLLOW_UP)
    requests, money, dissents = _requests(page), _money(page), _dissents(page)
    deviation = Deviation(
        "", "risk", "Kostnaderna riskerar att öka.", page.put("Kostnaderna riskerar att öka."),
        "Socialnämnden", said_by="L",
    )  # fmt: skip
    goals, indicators = _measures(page, 2024)
    answered = Reported("directives", 2, CityStatus("genomfört", "", date(2024, 9, 1), "Klart."))
    return Reading(
        _document(page, 2024, "decision", "KS 2024/10"), _bodies(), goals, requests,
        indicators=indicators, budgets=_budgets(page), adjustments=money, dissents=dissents,
        deviations=(deviation,), reported=(answered, *_judged(2024)),
    )  # fmt: skip


def _bodies() -> tuple:  # type: ignore[type-arg]
    names = (_BOARD, "Socialnämnden", "Äldrenämnden")
    bodies = [body(name) for name in names]
    return (
        *bodies,
        body(_DISTRICT, "district"),
        body(_WATER, "company"),
        body(_HOLDING, "company"),
    )


def _measures(page: Page, year: int) -> tuple[tuple[Goal, ...], tuple[Indicator, ...]]:
    goals = (
        Goal("", "En stad för alla", "1", page.put("1. En stad för alla"), level="direction"),
        Goal("", "Äldre har det bra", "1.1", page.put("1.1 Äldre har det bra"), level="area",
             under="1 En stad för alla"),
        Goal("", "Maten är god", "", page.put("Maten är god"), level="committee",
             under="1.1 Äldre har det bra", committee="Äldrenämnden"),
    )  # fmt: skip
    label, before = str(year), str(year - 1)
    outcomes = (("Nöjda med maten", f"{year - 1950} %", "80 %", "85 %"),
                ("Platser", "120 st", "100 st", "1 000 st"),
                ("Sjukfrånvaro", "4,9 %", "högst 5 %", ""),
                ("Omdöme", "gott", "fastställs 2024", ""))  # fmt: skip
    indicators = tuple(
        Indicator(
            "", name, page.put(name), "Äldrenämnden", own_target={label: own},
            council_target={label: council} if council else {}, outcome={label: outcome},
            outcome_last_year={before: "70 %"} if name == "Nöjda med maten" else {},
            outcome_women={label: "71 %"}, analysis="Köket byggdes om.",
        )
        for name, outcome, own, council in outcomes
    )  # fmt: skip
    return goals, indicators


def _judged(year: int) -> Sequence[Reported]:
    words = ("Uppfylls helt", "Uppfylls delvis")
    return [
        Reported("goals", place, CityStatus(said, "", date(year, 12, 31)))
        for place, said in enumerate(words)
    ]


def _budgets(page: Page) -> tuple[BudgetLine, ...]:
    return tuple(
        BudgetLine("", name, "operating", "Förslaget", page.put(f"{name} {cost}"), cost=cost)
        for name, cost in (("Socialnämnden", -1234.5), ("Äldrenämnden", -250.0))
    )


def _report() -> Reading:
    page = Page(REPORT)
    goals, indicators = _measures(page, 2023)
    outturn = Outturn(
        "", "Äldrenämnden", "Netto", page.put("Netto 10,0 9,5"), "Köket", "mnkr",
        {"Budget": "10,0", "Utfall": "9,5"}, "Utfall per enhet",
    )  # fmt: skip
    return Reading(
        _document(page, 2023, "report", "KS 2024/2"), _bodies(), goals, indicators=indicators,
        outturns=(outturn,), reported=tuple(_judged(2023)),
    )  # fmt: skip


def year_register(path: Path) -> Register:
    """Write a register of the year's follow-up and the report of the year before it."""
    register = Register.empty(path, DAY)
    register.take_in(_report(), NOW)
    register.take_in(_follow_up(), NOW)
    return register
