"""The command `silent`: what nobody has said a word about, committee by committee."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Sequence
from datetime import date

from store.common.errors import Message, UsageError
from store.dates.span import Span
from store.entries.entries import Entry
from store.entries.silence import Silence, by_committee, is_late_start, is_silent, never_heard
from store.filters.terms import Filter
from store.filters.times import EVER, read_value
from store.survey.survey import Survey
from tui.locale import _, ngettext, say
from tui.messages.table import Column, Table, cell
from tui.messages.writing import write
from tui.serializers.found import Form
from tui.serializers.shape import Shape

_SINCE = "90d"


def run(request: Namespace, survey: Survey, found: Filter, form: Form) -> None:
    """Write how much of what the filter leaves nobody speaks of."""
    since = day_since(request.since or _SINCE, survey)
    entries = survey.select(survey.activities, found)
    bodies = [one for one in by_committee(entries, since) if one.silent]
    if form == "json":
        from tui.serializers.as_json import write as write_json

        return write_json(_shape(entries, bodies, since, survey))
    if form == "csv":
        from tui.serializers.as_csv import write_rows

        return write_rows(Silence.__struct_fields__, [_row(one) for one in bodies])
    return write(_table(entries, bodies, since))


def day_since(text: str, survey: Survey) -> date:
    """Return the day that days (`90d`), a report (`T1`) or a date lead back to.

    Raises: UsageError when there is none.
    """
    found = read_value("silent", text.strip().casefold(), survey.as_of)
    if found == EVER:
        return date.min
    if isinstance(found, Span) and (last := survey.calendar.placed(found).last):
        return last
    reason = found if isinstance(found, Message) else Message("no time is named")
    raise UsageError("The time to count from: {reason}.", reason=say(reason))


def _row(one: Silence) -> Shape:
    return {name: getattr(one, name) for name in Silence.__struct_fields__}


def _shape(
    entries: Sequence[Entry], bodies: Sequence[Silence], since: date, survey: Survey
) -> Shape:
    return {
        "as_of": survey.as_of,
        "since": since,
        "silent": [one.id for one in entries if is_silent(one, since)],
        "never": [one.id for one in entries if never_heard(one)],
        "late_start": [one.id for one in entries if is_late_start(one)],
        "committees": [_row(one) for one in bodies],
    }


def _table(entries: Sequence[Entry], bodies: Sequence[Silence], since: date) -> Table:
    columns = (
        Column(_("Committee")),
        Column(_("No word"), 10, right=True),
        Column(_("Never"), 10, right=True),
        Column(_("Late start"), 12, right=True),
    )
    rows = [
        [cell(one.committee), cell(one.silent), cell(one.never), cell(one.late_start)]
        for one in bodies
    ]
    count = sum(is_silent(one, since) for one in entries)
    said = ngettext(
        "{count} activity without a word since {since}",
        "{count} activities without a word since {since}",
        count,
    )
    return Table(columns, rows, said.format(count=count, since=since))
