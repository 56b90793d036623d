"""What concerns a body, part by part: directives by goal, activities by role, figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple

from store.entries import Entry
from store.model import Committee
from store.queries import SOON, Survey, by_end, class_of
from tui.locale import _
from tui.views.lens import Lens
from tui.widgets.rows_lines import Group

_Index = dict[str, list[Entry]]

WHOLE_CITY = ""
"""Under what is of no single body, such as the indicators of the whole city."""


class Figure(NamedTuple):
    """How many there are, and of them late and due soon.

    `group` is the group that they come through, "" for the body's own, None where it is in none.
    """

    entries: int
    group: str | None
    late: int = 0
    soon: int = 0


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

    def late(self, name: str) -> int:
        """Return how many of the activities that a body leads, alone or in a group, are late."""
        led = {e.id: e for one in self._ways(name) for e in self._leads.get(one, ())}
        return sum(class_of(entry) == "overdue" for entry in led.values())

    def directives(self, name: str) -> int:
        """Return how many directives are said to a body or a group that it is in."""
        return sum(len(self._directives.get(one, ())) for one in self._ways(name))

    def activities(self, name: str) -> int:
        """Return how many activities a body leads or takes part in, alone or in a group."""
        return len({entry.id for one in self._of(self._ways(name)) for entry in one})

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
            through = [_figure(index[group], group) for group in groups if group in index]
            yield title, [_figure(index.get(own, ()), "" if through else None), *through]

    @cached_property
    def _listings(self) -> _Index:
        return _index(
            (row.committee, entry)
            for entry in self._activities
            for row in getattr(entry.record, "listings", ())
        )

    def parts(self, name: str, lens: Lens) -> list[Group[Entry]]:
        """Return all that concerns a body and passes the lens, under headings."""
        groups = self._ways(name)
        parts = [
            *self._activity_parts(name, groups),
            *_by_goal(_("Directives"), self._directives.get(name, ())),
            Group(_("Indicators"), self._indicators.get(name, ()), "indicators"),
            Group(_("Budget, mnkr"), self._budgets.get(name, ()), "budgets"),
            *(part for other in groups[1:] for part in self._through(other)),
        ]
        seen = (Group(one.title, lens.select(one.rows), one.key) for one in parts)
        return [one for one in seen if one.rows]

    def _through(self, group: str) -> Iterator[Group[Entry]]:
        title = _("Directives to {group}").format(group=group)
        yield Group(title, self._directives.get(group, ()), f"directives {group}")
        title = _("Indicators of {group}").format(group=group)
        yield Group(title, self._indicators.get(group, ()), f"indicators {group}")

    def _activity_parts(self, name: str, groups: Sequence[str]) -> Iterator[Group[Entry]]:
        leads = self._leads.get(name, [])
        taken = {entry.id for entry in leads}
        yield Group(_("Activities it leads"), leads, "leads")
        rest = (
            (_("Activities it takes part in"), "takes part", [self._takes_part.get(name, ())]),
            (_("Activities that cover it through a group"), "covered", self._of(groups[1:])),
            (_("Other activities in its chapter"), "printed", [self._printed.get(name, ())]),
        )
        for title, key, lists in rest:
            entries = {e.id: e for one in lists for e in one if e.id not in taken}
            taken |= entries.keys()
            yield Group(title, list(entries.values()), key)

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


@lru_cache(maxsize=2)
def bodies_of(survey: Survey) -> Bodies:
    """Return the bodies of a survey; those of the last are kept."""
    return Bodies(survey)


def _figure(entries: Sequence[Entry], group: str | None) -> Figure:
    classes = [class_of(entry) for entry in entries]
    return Figure(len(entries), group, classes.count("overdue"), sum(map(classes.count, SOON)))


def _index(pairs: Iterable[tuple[str, Entry]]) -> _Index:
    index: _Index = {}
    for name, entry in pairs:
        index.setdefault(name, []).append(entry)
    return index


def _by_goal(title: str, entries: Sequence[Entry]) -> list[Group[Entry]]:
    """Return directives under their goals, or their themes where no goal is named."""
    goals: dict[str, list[Entry]] = {}
    for entry in entries:
        goal = next(iter(entry.goals), None) or getattr(entry.record, "theme", None) or ""
        goals.setdefault(goal, []).append(entry)
    return [
        Group(f"{title}: {goal}" if goal else title, rows, f"directives {goal}")
        for goal, rows in goals.items()
    ]
