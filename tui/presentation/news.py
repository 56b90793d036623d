"""The news since one last looked, body by body: what came, what changed, what became late."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Literal, NamedTuple

from store.common.sorting import swedish_key
from store.dates.today import days_from, today
from store.entries.entries import Entry
from store.keeping.steps import Change
from store.model.records import Document, Source
from store.register.register import Register
from store.survey.since import Novelty, WhatChanged, novelties, steps_after, steps_from
from store.survey.survey import SOON, Survey, by_end
from tui.locale import N_, _
from tui.messages.novelties import words_of
from tui.presentation.groups import Group
from tui.presentation.lens import Lens
from tui.settings.news_seen import Seen

What = WhatChanged | Literal["late", "soon"]
WEEK = 7
"""Days ahead in which what falls due is news."""
WORDS: Mapping[What, str] = {
    "document": N_("read in"),
    "new": N_("new"),
    "changed": N_("changed"),
    "withdrawn": N_("withdrawn"),
    "reported": N_("reported"),
    "edited": N_("noted"),
    "late": N_("late"),
    "soon": N_("soon due"),
}
"""What news are called, in the order in which those of a body stand."""
_ENTRIES_OWN = {"new", "late", "soon"}
"""News that their entry says itself: its text tells them."""


class Item(NamedTuple):
    """One piece of news; `when` is the day when it came, became late or falls due.

    `mark` is what it is now: ticked off it stays off while it has the same.
    """

    what: What
    id: str
    committee: str | None
    text: str
    when: date
    mark: str
    entry: Entry | None = None
    document: Document | None = None

    @property
    def key(self) -> str:
        """What it is known by from one look to the next."""
        return f"{self.what} {self.id or self.mark}"

    @property
    def source(self) -> Source | None:
        """Where what it is about is printed first."""
        return next(iter(self.entry.sources), None) if self.entry else None


def begun(register: Register, now: datetime) -> Seen:
    """Return that all is known up to now."""
    return Seen(max(register.now.changes, default=0), now)


def fitted(seen: Seen, register: Register) -> Seen:
    """Return what was seen; where the register has fewer steps, as another is in its place now,
    the moment says what was."""
    steps = register.now.changes
    if seen.step <= max(steps, default=0):
        return seen
    return seen._replace(step=max((n for n, one in steps.items() if one.at <= seen.at), default=0))


def news_since(survey: Survey, seen: Seen, me: str) -> list[Item]:
    """Return the news since what was seen, what was ticked off as well."""
    return list(_news(survey, steps_after(survey.register, seen.step), today(seen.at), me))


def news_from(survey: Survey, day: date, me: str) -> list[Item]:
    """Return the news of a day and of those after it."""
    return list(_news(survey, steps_from(survey.register, day), day, me))


def _news(survey: Survey, later: Sequence[Change], day: date, me: str) -> Iterator[Item]:
    for one in novelties(survey.register, later, but_of=me):
        yield novelty_item(one, survey)
    for entry in survey.overdue():
        if (last := by_end(entry)[0]) >= day:
            yield _dated("late", entry, days_from(last, 1))
    until = days_from(survey.as_of, WEEK)
    for entry in sorted(survey.in_class(*SOON), key=by_end):
        if (last := by_end(entry)[0]) <= until:
            yield _dated("soon", entry, last)


def _dated(what: Literal["late", "soon"], entry: Entry, when: date) -> Item:
    return Item(what, entry.id, body_of(entry), entry.text, when, str(when), entry)


def body_of(entry: Entry) -> str | None:
    """Return the body that an entry is told under: who leads it; None where nobody does."""
    return next(iter(entry.leads), None)


def novelty_item(one: Novelty, survey: Survey) -> Item:
    """Return something that changed as a piece of news."""
    when, mark, said = today(one.at), str(one.seq), words_of(one)
    if one.record is None:
        told = (event.after or event.before for event in one.events)
        bodies = (each.get("committee") for each in told if isinstance(each, dict))
        return Item(one.what, one.id, next(bodies, None), f"{said} ({one.by})", when, mark)
    if isinstance(one.record, Document):
        return Item(one.what, one.id, None, one.record.name, when, mark, document=one.record)
    entry = survey.entry(one.record)
    text = entry.text if one.what in _ENTRIES_OWN else f"{said}: {entry.text}"
    if one.what == "edited":
        text = f"{said} ({one.by}): {entry.text}"
    return Item(one.what, one.id, body_of(entry), text, when, mark, entry)


def left(items: Sequence[Item], seen: Seen) -> list[Item]:
    """Return the news since what was seen that were not ticked off as they are now."""
    return [one for one in items if seen.ticked.get(one.key) != one.mark and _is_since(one, seen)]


def _is_since(one: Item, seen: Seen) -> bool:
    if one.what == "soon":
        return True
    return one.when > today(seen.at) if one.what == "late" else int(one.mark) > seen.step


def about(items: Sequence[Item], lens: Lens) -> list[Item]:
    """Return the news of the committee of a lens, and the documents; all where none is chosen."""
    if lens.committee is None:
        return list(items)
    own = lens.typing("")
    return [
        one
        for one in items
        if one.document or (own.sees(one.entry) if one.entry else one.committee == own.committee)
    ]


def ticked(
    seen: Seen, items: Sequence[Item], off: Collection[str], now: Seen, *, to_day: bool
) -> Seen:
    """Return what is seen once the news of some keys are ticked off, among all that there are.

    Where nothing but what falls due is left, and what was looked at was as it is `now`, all before
    is known: news are counted from `now` on.
    """
    every = {**seen.ticked, **{one.key: one.mark for one in items if one.key in off}}
    after = seen._replace(ticked=every)
    if not to_day or any(one.what != "soon" for one in left(items, after)):
        return after
    dated = {one.key for one in items if one.what in {"late", "soon"}}
    return now._replace(ticked={key: mark for key, mark in every.items() if key in dated})


def grouped(items: Sequence[Item], mine: str | None) -> list[Group[Item]]:
    """Return the news under the bodies that they are of: documents, one's own, then the others."""
    order = list(WORDS)
    bodies: dict[str | None, list[Item]] = {}
    for one in sorted(items, key=lambda one: (order.index(one.what), one.when)):
        bodies.setdefault("" if one.document else one.committee, []).append(one)
    ordered = sorted(bodies, key=lambda name: _place(name, mine))
    return [Group(_title(name), bodies[name], f"body {name}") for name in ordered]


def _place(name: str | None, mine: str | None) -> tuple[int, str]:
    if not name:
        return (0, "") if name == "" else (3, "")
    return (1 if name == mine else 2), swedish_key(name)


def _title(name: str | None) -> str:
    if name is None:
        return _("Of no single body")
    return name or _("Documents")
