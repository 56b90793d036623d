"""What concerns a body, part by part: directives by goal, activities by role, figures."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property

from store.entries import Entry
from store.queries import Survey, by_end
from tui.locale import _
from tui.views.lens import Lens
from tui.widgets.rows_lines import Group

_Index = dict[str, list[Entry]]


class Bodies:
    """The entries of a survey by the bodies that they name; each index is made once."""

    def __init__(self, survey: Survey) -> None:
        self.survey = survey

    @cached_property
    def _directives(self) -> _Index:
        return _index((name, entry) for entry in self.survey.directives for name in entry.chapters)

    @cached_property
    def _indicators(self) -> _Index:
        return _index((name, entry) for entry in self.survey.indicators for name in entry.chapters)

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
        """Return how many of the activities that a body leads are late."""
        return self.survey.load.get(name, Counter())["overdue"]

    def directives(self, name: str) -> int:
        """Return how many directives are in a body's chapter."""
        return len(self._directives.get(name, ()))

    def activities(self, name: str) -> int:
        """Return how many activities a body leads or takes part in."""
        both = (*self._leads.get(name, ()), *self._takes_part.get(name, ()))
        return len({entry.id for entry in both})

    def parts(self, name: str, lens: Lens) -> list[Group[Entry]]:
        """Return all that concerns a body and passes the lens, under headings."""
        groups = (name, *self.survey.register.groups_of(name))
        parts = [
            *self._activity_parts(name, groups),
            *_by_goal(_("Directives"), self._directives.get(name, ())),
            Group(_("Indicators"), self._indicators.get(name, ()), "indicators"),
            Group(_("Budget, mnkr"), self._budgets.get(name, ()), "budgets"),
            *(self._through(other) for other in groups[1:]),
        ]
        seen = (Group(one.title, lens.select(one.rows), one.key) for one in parts)
        return [one for one in seen if one.rows]

    def _through(self, group: str) -> Group[Entry]:
        title = _("Directives to {group}").format(group=group)
        return Group(title, self._directives.get(group, ()), f"directives {group}")

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
