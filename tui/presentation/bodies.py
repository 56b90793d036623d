"""What concerns a body, part by part: directives by goal, activities by role, figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from typing import NamedTuple

from store.common.kept import Key
from store.entries.entries import Entry
from store.model.records import Committee, is_city_wide
from store.survey.survey import SOON, Survey, by_end
from tui.locale import _, ngettext
from tui.messages.wording import RECORDS
from tui.presentation.groups import Group
from tui.presentation.lens import Lens

_Index = dict[str, list[Entry]]

WHOLE_CITY = ""
"""Under what is of no single body, such as the indicators of the whole city."""


THROUGH = " through "
"""Stands in the key of a part that concerns a body only through a group."""
_BODIES: Key[Bodies] = Key("bodies")


class Figure(NamedTuple):
    """How many there are, and of them late and due soon.

    `group` is the group that they come through, "" for the body's own, None where it is in none.
    """

    entries: int
    group: str | None
    late: int = 0
    soon: int = 0


class _Counts(NamedTuple):
    late: int
    activities: int
    directives: int


class Bodies:
    """The entries of a survey by the bodies that they name; each index is made once."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey

    @cached_property
    def _directives(self) -> _Index:
        return _index((name, entry) for entry in self.survey.directives for name in entry.chapters)

    @cached_property
    def _indicators(self) -> _Index:
        return _index(
            (name, entry)
            for entry in self.survey.indicators
            for name in entry.chapters or (WHOLE_CITY,)
        )

    @cached_property
    def _budgets(self) -> _Index:
        return _index((name, entry) for entry in self.survey.budgets for name in entry.chapters)

    @cached_property
    def _own(self) -> _Index:
        """The office's own entries, by who leads them or takes part."""
        entries = sorted(self.survey.of("own"), key=by_end)
        return _index((name, entry) for entry in entries for name in entry.bodies)

    @cached_property
    def _own_led(self) -> _Index:
        return _index((name, entry) for entry in self.survey.of("own") for name in entry.leads)

    @cached_property
    def _activities(self) -> list[Entry]:
        return sorted(self.survey.activities, key=by_end)

    @cached_property
    def _leads(self) -> _Index:
        return _index((name, entry) for entry in self._activities for name in entry.leads)

    @cached_property
    def _takes_part(self) -> _Index:
        return _index(
            (one.committee, entry) for entry in self._activities for one in entry.participants
        )

    @cached_property
    def _printed(self) -> _Index:
        return _index((name, entry) for entry in self._activities for name in entry.chapters)

    @cached_property
    def _late(self) -> frozenset[int]:
        """The late ones by their identity, which is quicker than asking each again."""
        return frozenset(map(id, self.survey.in_class("overdue")))

    @cached_property
    def _soon(self) -> frozenset[int]:
        return frozenset(map(id, self.survey.in_class(*SOON)))

    @cached_property
    def _counts(self) -> dict[str, _Counts]:
        return {}

    def _counted(self, name: str) -> _Counts:
        """Return the counts of a body, made when it is first asked about."""
        if name not in self._counts:
            ways = self._ways(name)
            done = (self._leads, self._directives, self._own_led)
            led = {id(e) for one in ways for index in done for e in index.get(one, ())}
            self._counts[name] = _Counts(
                len(led & self._late),
                len({id(entry) for one in self._of(ways) for entry in one}),
                sum(not each.quoted for one in ways for each in self._directives.get(one, ())),
            )
        return self._counts[name]

    def late(self, name: str) -> int:
        """Return how many late ones a body leads or is told to do, alone or in a group."""
        return self._counted(name).late

    def directives(self, name: str) -> int:
        """Return how many directives are said to a body or a group that it is in."""
        return self._counted(name).directives

    def activities(self, name: str) -> int:
        """Return how many activities a body leads or takes part in, alone or in a group."""
        return self._counted(name).activities

    def get_ready(self) -> None:
        """Make what moving among the bodies asks for."""
        for entry in self.survey.committees:
            self._counted(entry.text)
        _ = self._indicators, self._budgets, self._printed, self._listings, self._soon, self._own

    def _ways(self, name: str) -> tuple[str, ...]:
        """Return a body and the groups through which something may concern it."""
        return (name, *self.survey.register.groups_of(name))

    def figures(self, name: str) -> Iterator[tuple[str, list[Figure]]]:
        """Return the counts of a body under their titles: its own, and those through groups."""
        indexes = {
            _("Directives"): self._directives,
            _("Leads"): self._leads,
            _("Takes part"): self._takes_part,
            _("Listings"): self._listings,
            _("Indicators"): self._indicators,
        }
        own, *groups = self._ways(name)
        for title, index in indexes.items():
            if name == WHOLE_CITY and name not in index:
                continue
            through = [self._figure(index[group], group) for group in groups if group in index]
            yield title, [self._figure(index.get(own, ()), "" if through else None), *through]

    def _figure(self, entries: Sequence[Entry], group: str | None) -> Figure:
        late, soon = _among(self._late, entries), _among(self._soon, entries)
        return Figure(len(entries), group, late, soon)

    @cached_property
    def _listings(self) -> _Index:
        return _index(
            (row.committee, entry)
            for entry in self._activities
            for row in getattr(entry.record, "listings", ())
        )

    def concerns(self, name: str, lens: Lens) -> bool:
        """Tell whether anything that concerns a body passes the lens."""
        own, *groups = self._ways(name)
        said = (self._directives, self._indicators)
        done = (self._leads, self._takes_part)
        lists = [index.get(way, ()) for way in (own, *groups) for index in (*said, *done)]
        lists += [index.get(own, ()) for index in (self._printed, self._budgets, self._own)]
        return any(map(lens.sees_any, lists))

    def parts(self, name: str, lens: Lens) -> list[Group[Entry]]:
        """Return all that concerns a body and passes the lens, under headings."""
        groups = self._ways(name)
        parts = [
            Group(_("Own entries"), self._own.get(name, ()), "own"),
            *_by_goal(_("Directives"), self._directives.get(name, ()), "directives"),
            *self._activity_parts(name, groups),
            *_by_goal(_("Indicators"), self._indicators.get(name, ()), "indicators"),
            *_budget_parts(self._budgets.get(name, ())),
            *(part for other in groups[1:] for part in self._through(other)),
        ]
        seen = (replace(one, rows=lens.select(one.rows)) for one in parts)
        return [self._with_late(one) for one in seen if one.rows]

    def _with_late(self, group: Group[Entry]) -> Group[Entry]:
        """Return a part whose heading tells how many of it are late, if any are."""
        late = _among(self._late, group.rows)
        if not late:
            return group
        said = ngettext("{count}, {late} late", "{count}, {late} late ones", late)
        return replace(group, note=said.format(count=len(group.rows), late=late))

    def _through(self, group: str) -> Iterator[Group[Entry]]:
        title = _("Directives to {group}").format(group=group)
        if is_city_wide(group):
            title = _("Directives to all")
        yield from _by_goal(title, self._directives.get(group, ()), f"directives{THROUGH}{group}")
        title = _("Indicators of {group}").format(group=group)
        yield Group(title, self._indicators.get(group, ()), f"indicators{THROUGH}{group}")

    def _activity_parts(self, name: str, groups: Sequence[str]) -> Iterator[Group[Entry]]:
        leads = self._leads.get(name, [])
        taken = set(map(id, leads))
        yield Group(_("Activities it leads"), leads, "leads")
        rest = (
            (_("Activities it takes part in"), "takes part", [self._takes_part.get(name, ())]),
            (_("Activities that cover it through a group"), "covered", self._of(groups[1:])),
            (_("Other activities in its chapter"), "printed", [self._printed.get(name, ())]),
        )
        for title, key, lists in rest:
            entries = {id(e): e for one in lists for e in one}
            left = [entry for number, entry in entries.items() if number not in taken]
            taken.update(entries)
            yield Group(title, left, key)

    def _of(self, groups: Sequence[str]) -> list[Sequence[Entry]]:
        indexes = (self._leads, self._takes_part)
        return [index.get(group, ()) for group in groups for index in indexes]


def body_of(entry: Entry, survey: Survey) -> Entry | None:
    """Return the body in whose chapter an entry is; the whole city where it is in none."""
    name = next(iter(entry.chapters), WHOLE_CITY)
    if name == WHOLE_CITY:
        return whole_city(survey)
    return next((one for one in survey.committees if one.text == name), None)


def whole_city(survey: Survey) -> Entry:
    """Return an entry that stands for all bodies, of which the register has no record."""
    return Entry(Committee(WHOLE_CITY, WHOLE_CITY, "group"), survey.as_of)


def bodies_of(survey: Survey) -> Bodies:
    """Return the bodies of a survey, made the first time."""
    return survey.kept(_BODIES, lambda: Bodies(survey))


def _among(numbers: frozenset[int], entries: Sequence[Entry]) -> int:
    """Return how many of the entries are among those known by their identity."""
    return sum(map(numbers.__contains__, map(id, entries)))


def _index(pairs: Iterable[tuple[str, Entry]]) -> _Index:
    index: _Index = {}
    for name, entry in pairs:
        index.setdefault(name, []).append(entry)
    return index


def _by_goal(title: str, entries: Sequence[Entry], key: str) -> list[Group[Entry]]:
    """Return entries under their goals, or their themes where no goal is named."""
    goals: dict[str, list[Entry]] = {}
    for entry in entries:
        goal = next(iter(entry.goals), None) or getattr(entry.record, "theme", None) or ""
        goals.setdefault(goal, []).append(entry)
    return [
        Group(f"{title}: {goal}" if goal else title, rows, f"{key} {goal}")
        for goal, rows in goals.items()
    ]


def _budget_parts(entries: Sequence[Entry]) -> list[Group[Entry]]:
    """Return budget lines under what they are for: running or investing, and the area."""
    uses: dict[tuple[str, str], list[Entry]] = {}
    for entry in entries:
        kind = getattr(entry.record, "kind", "")
        uses.setdefault((kind, entry.area or ""), []).append(entry)
    return [
        Group(_mnkr(kind, area), rows, f"budget {kind} {area}")
        for (kind, area), rows in uses.items()
    ]


def _mnkr(kind: str, area: str) -> str:
    name = f"{_(RECORDS[kind])}: {area}" if area else _(RECORDS[kind])
    return _("{budget}, mnkr").format(budget=name)
