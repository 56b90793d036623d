"""How entries are put in order and under headings: pure functions of entries and a day."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from operator import attrgetter
from typing import Any, NamedTuple

from store.common.sorting import in_order, swedish_key
from store.entries.classes import class_of
from store.entries.entries import Entry
from store.model.records import is_city_wide
from tui.locale import N_, _
from tui.messages.wording import BODIES, RECORDS, STATES, STATUSES, kind_of
from tui.presentation.groups import Group


class Heading(NamedTuple):
    """Where a group stands among the groups, what it is known by, and its title."""

    order: tuple[Any, ...]
    key: str
    title: str


@dataclass(frozen=True, slots=True)
class Order:
    """A way to sort entries; those without the value come last, whichever way it goes."""

    key: str
    title: str
    of: Callable[[Entry], Any]
    """Returns None for an entry without the value."""


@dataclass(frozen=True, slots=True)
class Grouping:
    """A way to put entries under headings; `of` None means no headings.

    Entries of which `alike` says the same come under the same heading: it is made for one of them.
    """

    key: str
    title: str
    of: Callable[[Entry], Heading] | None = None
    alike: Callable[[Entry], Hashable] = id


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How a list is ordered and grouped just now, by the keys of an Order and a Grouping."""

    order: str
    grouping: str = "none"
    descending: bool = False

    def ordered_by(self, key: str) -> Arrangement:
        """Return this one sorted by a key; the other way round when it is so already."""
        return replace(self, order=key, descending=self.order == key and not self.descending)

    def grouped_by(self, key: str) -> Arrangement:
        """Return this one under other headings."""
        return replace(self, grouping=key)


def sort(entries: Iterable[Entry], order: Order, *, descending: bool = False) -> list[Entry]:
    """Return the entries in order; equal ones keep their place, empty ones are last."""
    entries = list(entries)
    places = in_order([order.of(entry) for entry in entries], descending=descending)
    return [entries[place] for place in places]


def group(
    entries: Sequence[Entry], grouping: Grouping, *, as_met: bool = False
) -> list[Group[Entry]]:
    """Return the entries under headings, each group in the order that they came in.

    The headings are in their own order, or `as_met` in that of their first entries.
    """
    if grouping.of is None:
        return [Group("", entries, "all")]
    groups: dict[Heading, list[Entry]] = {}
    rows: dict[Hashable, list[Entry]] = {}
    for entry, value in zip(entries, map(grouping.alike, entries), strict=True):
        if value not in rows:
            rows[value] = groups.setdefault(grouping.of(entry), [])
        rows[value].append(entry)
    headings = list(groups) if as_met else sorted(groups, key=lambda one: one.order)
    return [Group(heading.title, groups[heading], heading.key) for heading in headings]


@lru_cache(maxsize=4096)
def _by_name(name: str) -> str | None:
    return swedish_key(name) if name else None


def _dated(entry: Entry) -> Any:
    """The last day, then the order of the register."""
    found = entry.deadline
    return found.last if found and found.last and found.cls != "invalid" else None


def _printed(entry: Entry) -> Any:
    """What is said to the whole city comes first, wherever it is printed."""
    place = next(iter(entry.sources), None)
    if place is None:
        return None
    return not any(map(is_city_wide, entry.chapters)), place.document, place.lines


def _start(entry: Entry) -> Any:
    found = entry.deadline
    return found.row.start.first if found else None


def due(entry: Entry) -> Hashable:
    """What all headings by the deadline hang on."""
    found = entry.deadline
    return (found.cls, found.template, found.last) if found else None


def _lead(entry: Entry) -> str:
    return _first(entry.leads)


def _chapter(entry: Entry) -> str:
    return _first(entry.chapters)


def _goal(entry: Entry) -> str:
    return _first(entry.goals)


def _first(names: Sequence[str]) -> str:
    return names[0] if names else ""


END = Order("end", N_("end date"), _dated)
START = Order("start", N_("start date"), _start)
LEAD = Order("lead", N_("who leads"), lambda entry: _by_name(_lead(entry)))
CHAPTER = Order("chapter", N_("committee"), lambda entry: _by_name(_chapter(entry)))
TEXT = Order("text", N_("wording"), lambda entry: swedish_key(entry.text) or None)
GOAL = Order("goal", N_("goal"), lambda entry: _by_name(_goal(entry)))
PRINTED = Order("printed", N_("the printed order"), _printed)
STATUS = Order("status", N_("status"), lambda entry: list(STATUSES).index(entry.status))


def _owner(entry: Entry) -> str:
    return (entry.follow_up.owner or "") if entry.follow_up else ""


def named(name: str, missing: str) -> Heading:
    """Return the heading of a name; what has none comes last, under other words."""
    return Heading((not name, swedish_key(name)), name or "-", name or missing)


def _by_state(entry: Entry) -> Heading:
    """Template dates are apart from those that somebody set."""
    cls, found = class_of(entry), entry.deadline
    place, word = list(STATES).index(cls), STATES[cls].word
    if cls in {"undated", "invalid", "closed"} or not (found and found.template):
        return Heading((place, 0), cls, word)
    title = _("{state}, template dates").format(state=word)
    return Heading((place, 1), f"{cls} template", title)


def _by_status(entry: Entry) -> Heading:
    word = _(STATUSES[entry.status])
    return Heading((list(STATUSES).index(entry.status),), entry.status, word.capitalize())


def _by_month(entry: Entry) -> Heading:
    found = entry.deadline
    if found is None or found.last is None or found.cls == "invalid":
        return _by_state(entry)
    month = f"{found.last:%Y-%m}"
    return Heading((-1, month), month, month)


def _by_type(entry: Entry) -> Heading:
    kind = kind_of(entry)
    return Heading((list(RECORDS).index(kind),), kind, _(RECORDS[kind]))


def _by_body(entry: Entry) -> Heading:
    kind = getattr(entry.record, "kind", "external")
    return Heading((list(BODIES).index(kind),), kind, _(BODIES[kind]))


NONE = Grouping("none", N_("no headings"))
BY_STATE = Grouping("state", N_("how soon"), _by_state, due)
BY_LEAD = Grouping("lead", N_("who leads"), lambda e: named(_lead(e), _("Nobody named")), _lead)
BY_CHAPTER = Grouping(
    "chapter", N_("committee"), lambda e: named(_chapter(e), _("The whole city")), _chapter
)
BY_GOAL = Grouping("goal", N_("goal"), lambda e: named(_goal(e), _("No goal named")), _goal)
BY_STATUS = Grouping("status", N_("status"), _by_status, attrgetter("status"))
BY_OWNER = Grouping("owner", N_("owner"), lambda e: named(_owner(e), _("No owner")), _owner)
BY_MONTH = Grouping("month", N_("month of the end date"), _by_month, due)
BY_TYPE = Grouping("type", N_("kind"), _by_type)
BY_BODY = Grouping("body", N_("kind"), _by_body)
