"""Meetings taken from a calendar file, or only shown as they would be; and written to one."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from store.common.errors import RegisterError
from store.common.text import fold
from store.documents.common.files import read_file
from store.documents.ics.reading import Event, read_events
from store.documents.ics.writing import write_calendar
from store.merging.meetings import MeetingIntake, Placed, Taken
from store.model.meetings import Meeting
from store.model.records import Committee
from store.survey.survey import Survey
from tui.headless.lists import form_of
from tui.locale import _, ngettext
from tui.messages.remarks import remark_words
from tui.messages.saying import tell
from tui.messages.writing import write
from tui.serializers.calendars import taken_shape, taken_table
from tui.settings.user import user_name


def take_in_file(request: Namespace, survey: Survey, body: Committee) -> None:
    """Take the meetings of a calendar file in: those whose titles have the words, or all.

    Raises: NamndkollError when it cannot be read or nothing be saved; nothing is changed then.
    """
    path, *words = request.words[1:]
    name, data = read_file(Path(path))
    found = read_events(name, data)
    events = [one for one in found.events if _has(one, words)]
    intake = MeetingIntake([Placed(one, body.name) for one in events])
    if request.dry_run:
        intake.draft(survey.register.now.contents)
    else:
        now = datetime.now(UTC)
        survey.register.now.arrange(intake.draft, by=user_name(request.by), now=now)
    _show(request, intake.taken, survey)
    for sentence in (
        *map(remark_words, found.remarks),
        *_left(len(found.events) - len(events), len(found.tasks)),
        *(sentence for one in intake.taken for sentence in _kept(one)),
        _count(intake.taken, name, dry_run=request.dry_run),
    ):
        tell(sentence)


def _has(event: Event, words: Sequence[str]) -> bool:
    """Tell whether a title has all words, and none that stands after a minus."""
    title = fold(
        " ".join([event.meeting.text, *(one.text or "" for one in event.meeting.occurrences)])
    )
    wanted = [fold(word) for word in words]
    return all(
        word[1:] not in title if word.startswith("-") and word[1:] else word in title
        for word in wanted
    )


def _show(request: Namespace, taken: Sequence[Taken], survey: Survey) -> None:
    """Write what is taken, where only that was asked or a script reads it."""
    if form_of(request) == "json":
        from tui.serializers.as_json import write as write_json

        write_json([taken_shape(one) for one in taken])
    elif request.dry_run:
        write(taken_table(taken, survey.as_of))


def _left(events: int, tasks: int) -> Iterator[str]:
    if events:
        said = ngettext(
            "{count} other event was not taken: its title does not have these words.",
            "{count} other events were not taken: their titles do not have these words.",
            events,
        )
        yield said.format(count=events)
    if tasks:
        said = ngettext(
            "{count} task is no meeting and was not taken; import reads it.",
            "{count} tasks are no meetings and were not taken; import reads them.",
            tasks,
        )
        yield said.format(count=tasks)


def _kept(one: Taken) -> Iterator[str]:
    """Return what is to be told of a meeting that is not simply as the file has it."""
    title = one.meeting.text or one.meeting.committee
    if one.outcome == "older":
        said = _("{id} {text}: the file has an older revision than the register, which stays.")
        yield said.format(id=one.id, text=title)
    elif one.stays_cancelled:
        days = ", ".join(map(str, one.meeting.own_skipped)) or str(one.meeting.day)
        said = _("{id} {text}: what the office cancelled stays cancelled ({days}).")
        yield said.format(id=one.id, text=title, days=days)
    if one.outcome != "older" and one.meeting.own_occurrences:
        days = ", ".join(f"{other.of:%Y-%m-%d}" for other in one.meeting.own_occurrences)
        said = _("{id} {text}: what the office set otherwise stays so ({days}).")
        yield said.format(id=one.id, text=title, days=days)
    for day in one.strays:
        said = _(
            "{id}: the series no longer has {day}, of which the office set something otherwise. "
            "That meeting stays in the list; see whether it still is."
        )
        yield said.format(id=one.id, day=day)
    for day in one.lost:
        said = _(
            "{id}: the series no longer has {day}, which the office cancelled. The day stays in "
            "the list as cancelled; see whether it meets on another day instead."
        )
        yield said.format(id=one.id, day=day)


def _count(taken: Sequence[Taken], name: str, *, dry_run: bool) -> str:
    kept = [one for one in taken if one.outcome != "older"]
    outcomes = [one.outcome for one in taken]
    said = ngettext(
        "{count} event of {path} is a meeting in the register: {new} new, {changed} changed, "
        "{same} as it was.",
        "{count} events of {path} are meetings in the register: {new} new, {changed} changed, "
        "{same} as they were.",
        len(kept),
    )
    if dry_run:
        said = ngettext(
            "Only tried: {count} event of {path} would be a meeting: {new} new, {changed} changed, "
            "{same} as it is.",
            "Only tried: {count} events of {path} would be meetings: {new} new, {changed} changed, "
            "{same} as they are.",
            len(kept),
        )
    new, changed, same = (outcomes.count(one) for one in ("new", "changed", "same"))
    return said.format(count=len(kept), path=name, new=new, changed=changed, same=same)


def write_file(path: Path, kept: Sequence[Meeting], title: str) -> None:
    """Write meetings as a calendar for other programs, series with all of their times.

    Raises: NamndkollError when it cannot be written, or icalendar is not installed.
    """
    data = write_calendar(path.name, kept, datetime.now(UTC), title)
    try:
        path.write_bytes(data)
    except OSError as error:
        raise RegisterError(
            "{path} cannot be written ({reason}).", path=path, reason=error.strerror
        ) from error
    said = ngettext(
        "{count} meeting was written to {path}.", "{count} meetings were written to {path}.",
        len(kept),
    )  # fmt: skip
    tell(said.format(count=len(kept), path=path))
