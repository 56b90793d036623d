"""Headings by how late and how soon; template, undated and invalid dates in groups of their own."""

from __future__ import annotations

from datetime import date

from store.entries.deadlines import Deadline
from store.entries.entries import Entry
from tui.locale import N_, _, ngettext
from tui.messages.wording import STATES, week
from tui.presentation.arrange import Grouping, Heading, due

_LATE = (90, 30, 7)
"""Days late above which a group begins."""
_TEMPLATE, _UNDATED, _INVALID = 100, 101, 102
"""Places of the groups that come after all others."""


def by_lateness(entry: Entry) -> Heading:
    """Return the heading of an entry in the list of what is late."""
    found = entry.deadline
    apart = _apart(found)
    if apart or found is None:
        return apart or _undated()
    late = -(found.days or 0)
    for place, days in enumerate(_LATE):
        if late > days:
            return Heading((place,), f"late{days}", _more_than(days, place))
    days = _LATE[-1]
    title = ngettext("At most {days} day late", "At most {days} days late", days)
    return Heading((len(_LATE),), "late0", title.format(days=days))


def _more_than(days: int, place: int) -> str:
    if place == 0:
        title = ngettext("More than {days} day late", "More than {days} days late", days)
        return title.format(days=days)
    title = _("{first}–{last} days late")
    return title.format(first=days + 1, last=_LATE[place - 1])


def by_nearness(entry: Entry) -> Heading:
    """Return the heading of an entry in the list of what is coming."""
    found = entry.deadline
    apart = _apart(found)
    if apart or found is None or found.last is None:
        return apart or _undated()
    if found.cls == "today":
        return Heading((0,), "today", STATES["today"].word)
    if found.cls == "this_week":
        return Heading((1,), "week", _with_week(_("This week"), found.as_of))
    if _weeks_ahead(found.as_of, found.last) == 1:
        return Heading((2,), "next", _with_week(_("Next week"), found.last))
    return Heading((3,), "soon", _("Coming later"))


def _with_week(title: str, day: date) -> str:
    return f"{title} ({week(day)})"


def _weeks_ahead(day: date, later: date) -> int:
    return (later.toordinal() - 1) // 7 - (day.toordinal() - 1) // 7


def _undated() -> Heading:
    return Heading((_UNDATED,), "undated", STATES["undated"].word)


def _apart(found: Deadline | None) -> Heading | None:
    """Return the heading of what no grouping by days may hide among the rest."""
    if found is None or found.cls == "undated":
        return _undated()
    if found.cls == "invalid":
        return Heading((_INVALID,), "invalid", STATES["invalid"].word)
    if found.template:
        title = _("Template dates, a whole calendar year that nobody set for these")
        return Heading((_TEMPLATE,), "template", title)
    return None


def by_dates(entry: Entry) -> Heading:
    """Return the heading that parts dates which somebody set from those that nobody did."""
    return _apart(entry.deadline) or Heading((0,), "own", _("Dates of their own"))


def tailed(grouping: Grouping) -> Grouping:
    """Return the grouping with undated and invalid entries under headings of their own, last."""
    inner, alike = grouping.of, grouping.alike
    if inner is None:
        return grouping

    def of(entry: Entry) -> Heading:
        found = entry.deadline
        if found is None or found.cls in {"undated", "invalid"}:
            apart = _apart(found) or _undated()
            return Heading((1, apart.order), apart.key, apart.title)
        heading = inner(entry)
        return Heading((0, heading.order), heading.key, heading.title)

    return Grouping(grouping.key, grouping.title, of, lambda entry: (due(entry), alike(entry)))


BY_DATES = Grouping("dates", N_("own and template dates"), by_dates, due)
BY_LATENESS = Grouping("late", N_("how late"), by_lateness, due)
BY_NEARNESS = Grouping("soon", N_("how soon"), by_nearness, due)
