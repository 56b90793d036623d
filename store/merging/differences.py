"""What a new version of a document says otherwise of one record: its words, dates, bodies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal

from msgspec import Struct

from store.merging.pairing import Printed
from store.model.records import (
    Activity,
    BudgetLine,
    Directive,
    Goal,
    Indicator,
    Listing,
    Participant,
)

What = Literal[
    "new", "wording", "dates", "bodies", "figures", "standing", "other", "withdrawn",
    "again",
]  # fmt: skip


class Difference(Struct, frozen=True):
    """One thing that an import changes about a record; `before` and `after` as people read it."""

    id: str
    what: What
    before: str
    after: str


def differences(before: Printed | None, after: Printed) -> Iterator[Difference]:
    """Tell what differs between a record as it was and as it is to be, under its new id."""
    if before is None:
        yield Difference(after.id, "new", "", wording(after))
        return
    if before.withdrawn and not after.withdrawn:
        yield Difference(after.id, "again", "", wording(after))
    was, now = _facets(before), _facets(after)
    for what, said in now.items():
        if was[what] != said:
            yield Difference(after.id, what, was[what], said)


def withdrawal(record: Printed) -> Difference:
    """Tell that a record is no longer printed."""
    return Difference(record.id, "withdrawn", wording(record), "")


def wording(record: Printed) -> str:
    """Return what a record says, on one line."""
    match record:
        case Indicator():
            return record.name
        case BudgetLine():
            return _joined(record.committee, record.area, record.proposal)
        case _:
            return record.text


def _facets(record: Printed) -> dict[What, str]:
    """Return all that a record says, by what kind of thing it is."""
    match record:
        case Activity():
            return _of_activity(record.listings)
        case Directive():
            return {
                "wording": record.text,
                "bodies": _bodies((record.committee,), record.participants),
                "standing": _standing(record),
                "other": _joined(record.kind, record.area, record.theme, record.goal),
            }
        case Indicator():
            return {
                "wording": record.name,
                "bodies": record.committee or "",
                "figures": _figures(
                    (label, said)
                    for kind in record.figures.values()
                    for label, said in kind.items()
                ),
                "other": _joined(record.area, record.goal, record.period),
            }
        case BudgetLine():
            amounts = [(one.text, one.amount) for one in record.items]
            whole = [("+", record.cost), ("-", record.income)]
            return {"bodies": record.committee, "figures": _figures([*whole, *amounts])}
        case Goal():
            return {"wording": record.text, "other": record.number}


def _standing(record: Directive) -> str:
    """Return whether something was decided, or who is quoted with it."""
    said = {True: "decided", False: "proposed", None: ""}[record.decided]
    return _joined(said, record.quoted_by)


def _of_activity(rows: tuple[Listing, ...]) -> dict[What, str]:
    return {
        "wording": _each(row.text for row in rows),
        "dates": _each(f"{row.start.text}–{row.end.text}" for row in rows),
        "bodies": _each(_bodies((row.committee, *row.leads), row.participants) for row in rows),
        "other": _each(_joined(row.area, row.goal) for row in rows),
    }


def _bodies(leading: Iterable[str], participants: Iterable[Participant]) -> str:
    others = (one.committee for one in participants)
    return ", ".join(dict.fromkeys((*leading, *others)))


def _figures(named: Iterable[tuple[str, object]]) -> str:
    return "; ".join(f"{name} {value}" for name, value in named if value is not None)


def _joined(*parts: str | None) -> str:
    return " · ".join(filter(None, parts))


def _each(said: Iterable[str]) -> str:
    return " / ".join(dict.fromkeys(filter(None, said)))
