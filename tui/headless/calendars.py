"""The command of the steering cycle, and what those of the calendar share."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime

from store.changes.arranging import Draft, set_point
from store.common.errors import RegisterError, UsageError
from store.dates.building import Context
from store.dates.cycle import is_election_year
from store.dates.reading import read_whole
from store.filters.times import read_value
from store.register.register import Register
from store.survey.survey import Survey
from tui.headless.lists import form_of, survey_of
from tui.headless.opened import saving
from tui.locale import _, say
from tui.messages.saying import tell, tell_news
from tui.messages.table import Table
from tui.messages.writing import write
from tui.serializers.calendars import cycle_table, points_shape
from tui.serializers.shape import Shape
from tui.settings.opening import locate
from tui.settings.user import user_name

_COLUMNS = {
    "cycle": ("point", "year", "first", "last", "proposed"),
    "meetings": (
        "id", "committee", "day", "time", "end", "last_day", "place", "text", "cancelled",
        "moved_from", "papers", "notice", "minutes", "approved", "appeal", "remarks",
    ),
}  # fmt: skip


def run(request: Namespace) -> None:
    """Carry out the command of the steering cycle.

    Raises: NamndkollError when it cannot be done, and nothing is changed.
    """
    carry_out(request, _cycle, changing=bool(request.words))


def carry_out(
    request: Namespace, command: Callable[[Namespace, Survey], None], *, changing: bool
) -> None:
    """Carry out a command of the calendar on the register, which is folded where it changed.

    Raises: NamndkollError when it cannot be done, and nothing is changed.
    """
    read_only = not changing or request.read_only
    register = Register.open(locate(request.register).place, read_only=read_only)
    survey = survey_of(register, getattr(request, "as_of", None))
    try:
        with saving(register):
            command(request, survey)
        if changing:
            with suppress(RegisterError):  # the journal has it; the next one folds
                register.disk.fold(user_name(request.by))
    finally:
        tell_news(register)


def _cycle(request: Namespace, survey: Survey) -> None:
    for words in request.words:
        _set_point(request, survey, words)
    survey = Survey(survey.register.now, survey.as_of)
    year = request.year or survey.as_of.year
    points = list(survey.calendar.cycle.within(year))
    write_out(request, points_shape(points), lambda: cycle_table(points, year, survey.as_of))
    if is_election_year(year) and form_of(request) == "people":
        tell(_("{year} is an election year: the budget is decided later.").format(year=year))


def _set_point(request: Namespace, survey: Survey, words: str) -> None:
    name, sign, said = words.partition("=")
    year_of = date(request.year or survey.as_of.year, 1, 1)
    key = read_value("cycle", name.strip().casefold(), year_of)
    if not sign or not isinstance(key, str):
        raise UsageError(
            "{words!r} sets no point of the cycle. Write for example {example}.",
            words=words[:40],
            example="T1=2024-05-20",
        )
    usual = survey.calendar.cycle.find(key)
    context = Context(usual.first.year if usual else year_of.year, survey.as_of)
    days = days_in(said, context) if said.strip() else (None, None)
    save(request, survey.register, set_point(key, *days))
    if days[1] and days[1] < survey.as_of:
        said_past = _("{key} now lies before {day}: what hangs on it and is not done is late.")
        tell(said_past.format(key=key.upper(), day=survey.as_of))


def days_in(text: str, context: Context) -> tuple[date, date]:
    """Return the days that a text names. Raises: UsageError when it names none."""
    answer = read_whole(text, context)
    if answer.span is None or answer.span.first is None or answer.span.last is None:
        reason = say(answer.refused) if answer.refused else _("it has no days")
        raise UsageError("{text!r} is no date: {reason}.", text=text[:40], reason=reason)
    return answer.span.first, answer.span.last


def write_out(request: Namespace, shapes: list[Shape], table: Callable[[], Table]) -> None:
    """Write results in the form that was asked for."""
    form = form_of(request)
    if form == "json":
        from tui.serializers.as_json import write as write_json

        return write_json(shapes)
    if form == "csv":
        from tui.serializers.as_csv import write_rows

        return write_rows(_COLUMNS[request.command], shapes)
    return write(table())


def save(request: Namespace, register: Register, draft: Draft) -> None:
    """Save what is drafted. Raises: RegisterError when it cannot be."""
    register.now.arrange(draft, by=user_name(request.by), now=datetime.now(UTC))
