"""The command `view`: a saved view as it is looked at, or which saved views there are."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Sequence

from msgspec.structs import asdict

from store.common.errors import RegisterError
from store.common.text import one_line
from store.entries.entries import Entry
from store.filters.match import matcher
from store.filters.saved import SavedView, SavedViews
from store.filters.terms import Filter
from store.model.traits import Kind
from store.survey.survey import Survey
from tui.headless.lists import (
    contradictions,
    counted,
    filter_of,
    form_of,
    output_of,
    saved_views,
    survey_of,
)
from tui.headless.opened import opened
from tui.locale import _
from tui.messages.saying import tell
from tui.messages.table import Column, Table, cell
from tui.messages.writing import write
from tui.presentation import arrange, year_arrange
from tui.presentation.asked import asked_for
from tui.serializers.found import Form, Found, Listed

Select = Callable[[Survey, Filter], Sequence[Entry]]
_KINDS: dict[str, Kind] = {
    "activities": "activity", "directives": "directive", "money": "adjustment", "goals": "goal",
    "indicators": "indicator", "budget": "budget", "parties": "dissent", "committees": "committee",
}  # fmt: skip
"""What views show all of, by their names."""
_DEADLINES: dict[str, Select] = {
    "overdue": Survey.overdue,
    "upcoming": Survey.upcoming,
    **dict.fromkeys(
        ("", "overview", "timeline", "year"),
        lambda survey, found: survey.select(survey.deadlines, found),
    ),
}
"""What views show of all that has a deadline."""
_ORDERS = {
    one.key: one
    for one in (
        arrange.END, arrange.START, arrange.LEAD, arrange.CHAPTER, arrange.TEXT, arrange.GOAL,
        arrange.PRINTED, arrange.STATUS, year_arrange.ANSWER, year_arrange.JUDGEMENT,
        year_arrange.OFF, year_arrange.AMOUNT, year_arrange.COST,
    )
}  # fmt: skip


def run(request: Namespace) -> None:
    """Write what a saved view shows, with more terms where there are any; without a name, all.

    Raises: RegisterError when there is no such saved view, or it is no list.
    """
    register, words = opened(request, read_only=True), list(request.words)
    views = saved_views(register)
    survey = survey_of(register, request.as_of, request.settings.window)
    if not words:
        return _write_views(views, form_of(request))
    written = output_of(request, survey)
    view = _named(views, words.pop(0))
    found = filter_of((f"@{view.key}", *words), survey)
    survey = survey.through(found)
    if view.committee and survey.register.committee(view.committee) is None:
        said = _("The register has no {name}, for which the view was saved: nothing is found.")
        tell(said.format(name=one_line(view.committee)))
    if view.view == "discrepancies":
        return written.discrepancies(contradictions(survey, found))
    kind, entries = _entries(view, survey, found)
    if order := _ORDERS.get(view.sort):
        entries = arrange.sort(entries, order, descending=view.descending)
    heading = f"{view.name}: {counted(entries, survey)}"
    return written.entries(Found(kind, entries, survey, heading))


def _named(views: SavedViews, name: str) -> SavedView:
    view = views.find(name.lstrip("@"))
    if view is None:
        known = ", ".join(one.name for one in views) or "–"
        raise RegisterError(
            "There is no saved view {name}. Those that there are: {known}.",
            name=repr(one_line(name)[:40]),
            known=known,
        )
    return view


def _entries(view: SavedView, survey: Survey, found: Filter) -> tuple[Listed, Sequence[Entry]]:
    """Return what a view lists, and what kind of list that is."""
    if view.view in _KINDS:
        kind = _KINDS[view.view]
        return kind, survey.select(survey.of(kind), found)
    if view.view in _DEADLINES:
        return "deadline", _DEADLINES[view.view](survey, found)
    if view.view == "follow_up":
        passes = matcher(found, survey.register.committees)
        return "deadline", [one for one in asked_for(survey) if passes(one)]
    raise RegisterError(
        "The saved view {name} shows {view}, which is no list that can be written here.",
        name=one_line(view.name),
        view=repr(one_line(view.view)[:40]),
    )


def _write_views(views: SavedViews, form: Form) -> None:
    """Write which saved views there are, in the order of their file."""
    shapes = [{**asdict(one), "key": one.key} for one in views]
    if form == "json":
        from tui.serializers.as_json import write as write_json

        return write_json(shapes)
    if form == "csv":
        from tui.serializers.as_csv import write_rows

        return write_rows((*SavedView.__struct_fields__, "key"), shapes)
    if not shapes:
        return write(Table((), (), _("No view is saved yet; the app saves them.")))
    columns = [
        Column(_("Name"), 20), Column(_("View"), 12), Column(_("Committee"), 20),
        Column(_("Order"), 12), Column(_("Filter")),
    ]  # fmt: skip
    rows = [
        [cell(one.name), cell(one.view), cell(one.committee), cell(one.sort), cell(one.filter)]
        for one in views
    ]
    if any(one.office for one in views):
        columns.append(Column(_("Shared by"), 20))
        rows = [[*row, cell(one.office)] for row, one in zip(rows, views, strict=True)]
    return write(Table(tuple(columns), rows, whole=True))
