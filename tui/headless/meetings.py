"""The commands of meetings: when committees meet, entered in words, moved, cancelled."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from store.changes.arranging import Draft, cancel_meeting, set_terms
from store.changes.meetings import cancel_onwards, change_meeting, enter_meeting
from store.common.errors import RegisterError, UsageError
from store.dates.building import Context
from store.dates.meetings import checked_rule, first_day
from store.dates.series import Series, read_otherwise, read_series
from store.dates.terms import Terms
from store.entries.clashes import clashes
from store.filters.meetings import meeting_test, unasked, years_of
from store.filters.terms import Filter
from store.model.records import Committee
from store.register.register import Register
from store.survey.survey import Survey
from tui.headless.calendars import carry_out, days_in, save, write_out
from tui.headless.lists import filter_of, form_of
from tui.locale import _, ngettext, say
from tui.messages.meetings import clash_words
from tui.messages.saying import tell
from tui.messages.series import first_days_words
from tui.presentation.meetings import odd_days
from tui.serializers.calendars import Sat, sat_shape, sat_table
from tui.settings.paths import PROGRAM

_TERMS = ("papers", "notice", "approval", "announcement", "appeal")
_ODD = 5
"""Days with which something is odd that are told one by one."""
_PREVIEWED = 12
"""Days that are shown of what is to be entered."""


def run(request: Namespace) -> None:
    """Carry out a command of meetings.

    Raises: NamndkollError when it cannot be done, and nothing is changed.
    """
    changing = request.command != "meetings" and not getattr(request, "dry_run", False)
    carry_out(request, _COMMANDS[request.command], changing=changing)


def _meetings(request: Namespace, survey: Survey) -> None:
    bodies, found = _asked(request, survey)
    if problems := unasked(found):
        reasons = "; ".join(say(one) for one in problems)
        raise UsageError("The filter cannot be read: {problems}.", problems=reasons)
    met = _met(request, survey, bodies, found)
    if request.ics:
        from tui.headless.meeting_files import write_file

        meetings = survey.register.meetings
        ids = dict.fromkeys(one.sitting.id for one in met) if found else meetings
        kept = [meetings[id_] for id_ in ids if not bodies or meetings[id_].committee in bodies]
        return write_file(Path(request.ics), kept, ", ".join(bodies) or "Nämndkoll")
    if request.to is not None:
        return _to_file(request, met, survey)
    if not met and form_of(request) == "people":
        said = _("No meeting is known. One is entered with: {program} meet COMMITTEE WHEN")
        tell(said.format(program=PROGRAM))
    odd = clashes([one.sitting for one in met])
    shapes = [sat_shape(one, odd.get(one.sitting, ())) for one in met]
    return write_out(request, shapes, lambda: sat_table(met, survey.as_of))


def _to_file(request: Namespace, met: Sequence[Sat], survey: Survey) -> None:
    """Write meetings to a file of the kind that its name ends in."""
    from tui.exports.meetings import OutgoingMeetings
    from tui.headless.output.file import save_new, told_of_saved

    if request.json or request.csv:
        raise UsageError("--to writes a file, and --json and --csv write here: choose one.")
    outgoing = OutgoingMeetings(_("Meetings"), met, survey, " ".join(request.words))
    tell(told_of_saved(save_new(request.to, outgoing), outgoing))


def _asked(request: Namespace, survey: Survey) -> tuple[list[str], Filter]:
    """Return the bodies that are named in full, of which any is meant, and the filter beside."""
    named = [(word, survey.register.committee(word)) for word in request.words]
    bodies = [body.name for _word, body in named if body]
    return bodies, filter_of([word for word, body in named if body is None], survey)


def _met(request: Namespace, survey: Survey, bodies: Iterable[str], found: Filter) -> list[Sat]:
    first, last = years_of(found, survey.as_of.year)
    if request.year:
        first = last = request.year
    passes = meeting_test(found, survey.register.committees)
    known = set(bodies)
    return [
        Sat(one, survey.register.meeting_terms(one.committee))
        for one in survey.sittings(date(first, 1, 1), date(last, 12, 31))
        if (not known or one.committee in known) and passes(one)
    ]


def _meet(request: Namespace, survey: Survey) -> None:
    name, *words = request.words
    body = _committee(survey.register, name)
    if not words:
        raise UsageError(
            "When does it meet? Write a date, words such as {words}, or a rule such as {example}.",
            words="tredje tisdagen varje månad kl 16",
            example="FREQ=MONTHLY;BYDAY=2TH",
        )
    if words[0].casefold().endswith(".ics"):
        from tui.headless.meeting_files import take_in_file

        return take_in_file(request, survey, body)
    if request.json:
        raise UsageError("--json goes with a calendar file alone.")
    if all("=" in word and word.partition("=")[0] in _TERMS for word in words):
        if not request.dry_run:
            save(request, survey.register, _terms(survey, body, words))
            tell(_("Saved: {committee}.").format(committee=body.name))
        return None
    return _enter(request, survey, body, " ".join(words))


def _enter(request: Namespace, survey: Survey, body: Committee, text: str) -> None:
    """Enter a meeting, or only show the days that it would give."""
    if "FREQ=" in text.upper():
        rule = checked_rule(text)
        series = Series((first_day(rule, survey.as_of),), rule)
    else:
        series = read_series(text, Context.of_day(survey.as_of))
    tell(first_days_words(series, survey.as_of, _PREVIEWED))
    _tell_odd(survey, body, series)
    if request.dry_run:
        return tell(_("Only tried: nothing was saved."))
    save(request, survey.register, enter_meeting(body.name, series))
    return tell(_("Saved: {committee}.").format(committee=body.name))


def _tell_odd(survey: Survey, body: Committee, series: Series) -> None:
    """Tell what is odd about the first days of a series, beside the meetings that there are."""
    odd_ones = odd_days(survey, body.name, series)
    for one, odd in odd_ones[:_ODD]:
        tell(_("{day}: {what}.").format(day=one.day, what=", ".join(clash_words(odd))))
    if (left := len(odd_ones) - _ODD) > 0:
        said = ngettext("{count} more such day.", "{count} more such days.", left)
        tell(said.format(count=left))


def _terms(survey: Survey, body: Committee, words: list[str]) -> Draft:
    kept = survey.register.meeting_terms(body.name)
    values = {name: getattr(kept, name) for name in _TERMS}
    for word in words:
        name, _sign, value = word.partition("=")
        if not (value.isascii() and value.isdecimal() and int(value) <= 365):
            raise UsageError("{word!r}: write a number of days, at most 365.", word=word[:40])
        values[name] = int(value)
    return set_terms(body.name, int(body.id[1:]), Terms(**values))


def _cancel(request: Namespace, survey: Survey) -> None:
    about, *words = request.words
    id_, context = about.strip().upper(), Context.of_day(survey.as_of)
    day = days_in(" ".join(words), context)[0] if words else None
    if request.onwards:
        if day is None:
            raise UsageError("From which day on? Write it after the id.")
        save(request, survey.register, cancel_onwards(id_, day))
    else:
        save(request, survey.register, cancel_meeting(id_, day))
    said = _("Cancelled: {meeting}. It stays in the calendar as cancelled.")
    tell(said.format(meeting=f"{id_} {day}" if day else id_))


def _move(request: Namespace, survey: Survey) -> None:
    about, *words = request.words
    id_, context = about.strip().upper(), Context.of_day(survey.as_of)
    if not words:
        raise UsageError(
            "What is to be otherwise? Write for example {example}.",
            example="10 november kl 9 i Rådhuset",
        )
    said = read_otherwise(" ".join(words), context)
    meeting = survey.register.meetings.get(id_)
    single = meeting is not None and not (meeting.rule or meeting.more_rules or meeting.added)
    if request.day is None and not single:
        if meeting is None:
            raise RegisterError("There is no meeting {id}.", id=repr(id_[:40]))
        raise UsageError("{id} is a series: say which of its days with --day.", id=id_)
    due = days_in(request.day, context)[0] if request.day else meeting.day if meeting else None
    assert due
    save(request, survey.register, change_meeting(id_, due, said, onwards=request.onwards))
    tell(_("Saved: {id}. Its own day stays beside it.").format(id=id_))


def _committee(register: Register, name: str) -> Committee:
    found = register.committee(name)
    if found is None:
        raise RegisterError("There is no committee {name}.", name=repr(name[:60]))
    return found


_COMMANDS = {"meetings": _meetings, "meet": _meet, "cancel": _cancel, "move": _move}
