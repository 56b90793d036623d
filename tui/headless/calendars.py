"""The commands of the calendar: the steering cycle, and when committees meet."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime
from pathlib import Path

from store.changes.arranging import Draft, add_meeting, cancel_meeting, set_point, set_terms
from store.common.errors import RegisterError, UsageError
from store.dates.building import Context
from store.dates.cycle import is_election_year
from store.dates.reading import read_whole
from store.dates.terms import Terms
from store.filters.times import read_value
from store.model.records import Committee
from store.register.register import Register
from store.survey.survey import Survey
from tui.headless.lists import form_of, survey_of
from tui.locale import _, say
from tui.messages.saying import tell, tell_news
from tui.messages.table import Table
from tui.messages.writing import write
from tui.serializers.calendars import Sat, cycle_table, points_shape, sat_shape, sat_table
from tui.serializers.shape import Shape
from tui.settings.opening import locate
from tui.settings.user import user_name

_COLUMNS = {
    "cycle": ("point", "year", "first", "last", "proposed"),
    "meetings": (
        "id", "committee", "day", "time", "end", "last_day", "place", "text", "cancelled",
        "moved_from", "papers", "notice", "minutes", "approved", "appeal",
    ),
}  # fmt: skip
_TERMS = ("papers", "notice", "approval", "announcement", "appeal")


def run(request: Namespace) -> None:
    """Carry out a command of the calendar.

    Raises: NamndkollError when it cannot be done, and nothing is changed.
    """
    changing = request.command == "cancel" or bool(
        (request.command == "meet" and not request.dry_run)
        or (request.command == "cycle" and request.words)
    )
    read_only = not changing or request.read_only
    register = Register.open(locate(request.register).path, read_only=read_only)
    survey = survey_of(register, getattr(request, "as_of", None))
    try:
        _COMMANDS[request.command](request, survey)
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
    _write(request, points_shape(points), lambda: cycle_table(points, year, survey.as_of))
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
    days = _days(said, context) if said.strip() else (None, None)
    _save(request, survey.register, set_point(key, *days))
    if days[1] and days[1] < survey.as_of:
        said_past = _("{key} now lies before {day}: what hangs on it and is not done is late.")
        tell(said_past.format(key=key.upper(), day=survey.as_of))


def _days(text: str, context: Context) -> tuple[date, date]:
    answer = read_whole(text, context)
    if answer.span is None or answer.span.first is None or answer.span.last is None:
        reason = say(answer.refused) if answer.refused else _("it has no days")
        raise UsageError("{text!r} is no date: {reason}.", text=text[:40], reason=reason)
    return answer.span.first, answer.span.last


def _meetings(request: Namespace, survey: Survey) -> None:
    year = request.year or survey.as_of.year
    bodies = [_committee(survey.register, name).name for name in request.words]
    met = [
        Sat(one, survey.register.meeting_terms(one.committee))
        for one in survey.sittings(date(year, 1, 1), date(year, 12, 31))
        if not bodies or one.committee in bodies
    ]
    if request.ics:
        from tui.headless.meeting_files import write_file

        return write_file(Path(request.ics), survey.register, bodies)
    return _write(request, [sat_shape(one) for one in met], lambda: sat_table(met, survey.as_of))


def _meet(request: Namespace, survey: Survey) -> None:
    name, *words = request.words
    body = _committee(survey.register, name)
    if not words:
        raise UsageError(
            "When does it meet? Write a date, or a rule such as {example}.",
            example="FREQ=MONTHLY;BYDAY=2TH",
        )
    if words[0].casefold().endswith(".ics"):
        from tui.headless.meeting_files import take_in_file

        take_in_file(request, survey, body)
    elif request.dry_run or request.json:
        raise UsageError("--dry-run and --json go with a calendar file alone.")
    else:
        _save(request, survey.register, _draft(survey, body, words))
        tell(_("Saved: {committee}.").format(committee=body.name))


def _draft(survey: Survey, body: Committee, words: list[str]) -> Draft:
    if all("=" in word and word.partition("=")[0] in _TERMS for word in words):
        return set_terms(body.name, int(body.id[1:]), _read_terms(survey, body, words))
    return _new_meeting(survey, body, " ".join(words))


def _new_meeting(survey: Survey, body: Committee, text: str) -> Draft:
    if "FREQ=" in text.upper():
        return add_meeting(body.name, survey.as_of, text)
    first, last = _days(text, Context.of_day(survey.as_of))
    if first != last:
        raise UsageError("{text!r} is more than one day.", text=text[:40])
    return add_meeting(body.name, first)


def _read_terms(survey: Survey, body: Committee, words: list[str]) -> Terms:
    kept = survey.register.meeting_terms(body.name)
    values = {name: getattr(kept, name) for name in _TERMS}
    for word in words:
        name, _sign, value = word.partition("=")
        if not (value.isascii() and value.isdecimal() and int(value) <= 365):
            raise UsageError("{word!r}: write a number of days, at most 365.", word=word[:40])
        values[name] = int(value)
    return Terms(**values)


def _cancel(request: Namespace, survey: Survey) -> None:
    about, *words = request.words
    context = Context.of_day(survey.as_of)
    day = _days(" ".join(words), context)[0] if words else None
    _save(request, survey.register, cancel_meeting(about.strip().upper(), day))
    tell(_("Cancelled: {id}. It stays in the calendar as cancelled.").format(id=about.upper()))


def _committee(register: Register, name: str) -> Committee:
    found = register.committee(name)
    if found is None:
        raise RegisterError("There is no committee {name}.", name=repr(name[:60]))
    return found


def _write(request: Namespace, shapes: list[Shape], table: Callable[[], Table]) -> None:
    form = form_of(request)
    if form == "json":
        from tui.serializers.as_json import write as write_json

        return write_json(shapes)
    if form == "csv":
        from tui.serializers.as_csv import write_rows

        return write_rows(_COLUMNS[request.command], shapes)
    return write(table())


def _save(request: Namespace, register: Register, draft: Draft) -> None:
    register.now.arrange(draft, by=user_name(request.by), now=datetime.now(UTC))


_COMMANDS = {"cycle": _cycle, "meetings": _meetings, "meet": _meet, "cancel": _cancel}
