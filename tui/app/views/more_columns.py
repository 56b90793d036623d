"""The columns that a list can be given beside its own: whatever an entry of its kind has."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from store.entries.entries import Entry
from store.model.records import Directive, FollowUp
from store.model.traits import Kind
from tui.app.views.columns import days_cell, end_cell, id_column
from tui.locale import _
from tui.messages.cells import Cell, Column
from tui.messages.wording import FLAGS, STATUSES, printed_day, set_day, state_of

Years = Callable[[str], int]
"""Gives the year of a document by its name, 0 where it has none."""

_PLACE = ("id", "document", "line", "year")
_FOLLOWED = ("status", "city", "owner", "tags", "noted", "link")
_TIMED = ("end", "days", "class", "start", "printed", "due")
_SAID: dict[Kind, Sequence[str]] = {
    "activity": (
        *_TIMED, "leads", "participants", "chapter", "area", "goal", "number", *_FOLLOWED, "flags",
    ),
    "directive": (
        *_TIMED, "participants", "chapter", "area", "goal", "theme", "number", "cases", *_FOLLOWED,
        "flags",
    ),
    "goal": ("number", "chapter", *_FOLLOWED),
    "indicator": ("chapter", "area", "goal", *_FOLLOWED),
    "budget": ("chapter", "area"),
    "adjustment": ("chapter", "number"),
}  # fmt: skip
"""What there is to say of an entry of a kind, beside where it is printed."""


def more_columns(kind: Kind, year_of: Years) -> list[Column[Entry]]:
    """Return all columns that say something of entries of a kind, in a fitting order."""
    wanted = {*_SAID.get(kind, ()), *_PLACE}
    every = (id_column(), *_when(), *_who(), *_what(), *_followed(), *_where(year_of))
    return [one for one in every if one.key in wanted]


def _when() -> Iterable[Column[Entry]]:
    yield Column("end", _("End date"), end_cell, width=11)
    yield Column("days", _("Days"), days_cell, width=5, align="right")
    yield Column("class", _("How soon"), lambda entry: _class(entry), width=16)  # noqa: PLW0108 - below
    yield Column("start", _("Start"), lambda entry: _dated(entry, "start"), width=11)
    yield Column("printed", _("Printed end"), lambda entry: _dated(entry, "end"), width=11)
    yield Column("due", _("Moved to"), _noted(_moved), width=11)


def _who() -> Iterable[Column[Entry]]:
    yield Column("leads", _("All who lead"), lambda entry: ", ".join(entry.leads), min_width=15)
    yield Column("participants", _("Takes part"), _participants, min_width=15)
    yield Column("chapter", _("Committee"), lambda entry: ", ".join(entry.chapters), min_width=14)


def _what() -> Iterable[Column[Entry]]:
    yield Column("area", _("Area"), lambda entry: entry.area or "", width=14)
    yield Column("goal", _("Goal"), lambda entry: " · ".join(entry.goals), min_width=14)
    yield Column("theme", _("Theme"), _own("theme"), width=14)
    yield Column("number", _("No."), _own("number"), width=6)
    yield Column("cases", _("Case"), _cases, width=14)
    yield Column("flags", _("Doubtful"), _flags, min_width=12)


def _followed() -> Iterable[Column[Entry]]:
    yield Column("status", _("Own status"), lambda entry: _(STATUSES[entry.status]), width=12)
    yield Column("city", _("Answer"), _city, width=14)
    yield Column("owner", _("Owner"), _noted(lambda said: said.owner or ""), width=10)
    yield Column("tags", _("Tags"), _noted(lambda said: ", ".join(said.tags)), width=12)
    yield Column("noted", _("Noted"), _noted(lambda said: _("yes") if said.note else ""), width=5)
    yield Column("link", _("Link"), _noted(lambda said: said.link or ""), width=16)


def _where(year_of: Years) -> Iterable[Column[Entry]]:
    def year(entry: Entry) -> str:
        years = {year_of(one.document) for one in entry.sources}
        return ", ".join(str(one) for one in sorted(years) if one)

    yield Column("document", _("Document"), _document, width=20)
    yield Column("line", _("Line"), _line, width=6, align="right")
    yield Column("year", _("Year"), year, width=5)


def _class(entry: Entry) -> Cell:
    state = state_of(entry)
    return Cell(state.word, state.look)


def _dated(entry: Entry, which: str) -> Cell:
    """Return the start or the end as printed."""
    found = entry.deadline
    return Cell(printed_day(getattr(found.row, which)) if found else "", "quiet")


def _moved(said: FollowUp) -> str:
    return set_day(said.due.span) if said.due else ""


def _noted(say: Callable[[FollowUp], str]) -> Callable[[Entry], Cell]:
    """Return the cell of something that the office says of an entry."""
    return lambda entry: Cell(say(entry.follow_up) if entry.follow_up else "", "quiet")


def _own(field: str) -> Callable[[Entry], Cell]:
    """Return the cell of something that only some records have."""
    return lambda entry: Cell(getattr(entry.record, field, None) or "", "quiet")


def _participants(entry: Entry) -> str:
    return ", ".join(dict.fromkeys(one.committee for one in entry.participants))


def _cases(entry: Entry) -> str:
    return ", ".join(entry.record.cases) if isinstance(entry.record, Directive) else ""


def _city(entry: Entry) -> str:
    return entry.city_status.status if entry.city_status else ""


def _flags(entry: Entry) -> Cell:
    return Cell(", ".join(_(FLAGS[flag]) for flag in entry.flags), "odd")


def _document(entry: Entry) -> Cell:
    names = list(dict.fromkeys(one.document for one in entry.sources))
    more = f" +{len(names) - 1}" if len(names) > 1 else ""
    return Cell("".join(names[:1]) + more, "quiet")


def _line(entry: Entry) -> Cell:
    return Cell(str(entry.sources[0].lines[0]) if entry.sources else "", "quiet")
