"""A committee's pack before a meeting: where it stands, what is due, what others want of it.

All of it is what the lists show of the committee when it is chosen in them, by the same functions:
groups that it is in count where they are to do something.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from typing import NamedTuple

from store.dates.meetings import Derived, derived
from store.dates.today import days_from
from store.entries.calendar import Sitting
from store.entries.entries import Entry
from store.entries.measures import measured
from store.entries.silence import is_followed
from store.model.following import Dissent
from store.model.records import Directive, Document, Indicator
from store.model.traits import wording
from store.survey.since import Novelty, novelties, steps_from
from store.survey.survey import SOON, Survey, by_end
from tui.presentation.asked import asked_for, is_unanswered
from tui.presentation.lens import Lens
from tui.presentation.parties import Said, Subject, party_of, subjects_of

_YEAR = 366
"""Days ahead and back in which meetings are looked for."""
LATELY = 30
"""Days that count as lately where no earlier meeting is known."""
_OFF = {"below", "above"}
_CALENDAR = {"meetings", "meeting_terms"}


class Brought(NamedTuple):
    """A document that was read in, and how many new entries of the committee it brought."""

    novelty: Novelty
    document: Document
    entries: int


class Wish(NamedTuple):
    """What one party says of one subject."""

    subject: Subject
    party: str
    said: Said

    @property
    def dissent(self) -> Dissent:
        """The dissent in which it is said."""
        return self.said.dissent


class Pack(NamedTuple):
    """What an office takes with it to a committee's meeting.

    `meeting` is the next one that is known, `days` what follows from it, `last` the one before;
    `changed` is what changed from the day `since` on.
    """

    committee: str
    survey: Survey
    meeting: Sitting | None
    days: Derived | None
    last: Sitting | None
    since: date
    late: Sequence[Entry]
    due: Sequence[Entry]
    unanswered: Sequence[Entry]
    off_target: Sequence[Entry]
    brought: Sequence[Brought]
    changed: Sequence[Novelty]
    wishes: Sequence[Wish]

    @property
    def entries(self) -> list[Entry]:
        """All entries that are late, due, unanswered or off target, each once."""
        every = (*self.late, *self.due, *self.unanswered, *self.off_target)
        return list({one.id: one for one in every}.values())


def pack_of(survey: Survey, committee: str) -> Pack:
    """Return the pack of a committee, known by its name in the register."""
    lens = Lens(survey, committee)
    meeting, last = next_and_last(survey, committee)
    terms = survey.register.meeting_terms(committee)
    days = derived(meeting.day, terms, meeting.last) if meeting else None
    since = last.day if last else days_from(survey.as_of, -LATELY)
    new = novelties(survey.register, steps_from(survey.register, since))
    brought = list(_brought(new, lens))
    changed = [one for one in new if one.what not in {"document", "new"} and _concerns(one, lens)]
    return Pack(
        committee, survey, meeting, days, last, since,
        survey.overdue(lens.whole),
        _due(lens, meeting),
        _unanswered(lens),
        _off_target(lens),
        brought,
        changed,
        list(_wishes(lens)),
    )  # fmt: skip


def next_and_last(survey: Survey, committee: str) -> tuple[Sitting | None, Sitting | None]:
    """Return the next meeting of a committee, today's too, and the last before today.

    Cancelled ones are none.
    """
    day = survey.as_of
    met = [
        one
        for one in survey.sittings(days_from(day, -_YEAR), days_from(day, _YEAR))
        if one.committee == committee and not one.cancelled
    ]
    coming = next((one for one in met if (one.last or one.day) >= day), None)
    return coming, next((one for one in reversed(met) if (one.last or one.day) < day), None)


def _due(lens: Lens, meeting: Sitting | None) -> Sequence[Entry]:
    """Return what falls due up to a meeting's day, or within the window where none is known."""
    if meeting is None:
        return lens.survey.upcoming(lens.whole)
    ahead = lens.select(lens.survey.in_class(*SOON, "later"))
    return sorted((one for one in ahead if by_end(one)[0] <= meeting.day), key=by_end)


def _unanswered(lens: Lens) -> Sequence[Entry]:
    """Return requests, and directives that say by when, which are open and have no answer."""
    survey = lens.survey
    asked = {one.id: one for one in (*asked_for(survey), *survey.dated.entries)}
    seen = lens.select(list(asked.values()))
    return sorted((one for one in seen if is_unanswered(one) and is_followed(one)), key=by_end)


def _off_target(lens: Lens) -> Sequence[Entry]:
    """Return the indicators whose outcome is below or above the target, the farthest off first."""
    found = [
        (measured(one.record), one)
        for one in lens.those("indicator")
        if isinstance(one.record, Indicator)
    ]
    off = [(how.off, one) for how, one in found if how.aim in _OFF]
    return [one for _off, one in sorted(off, key=lambda pair: -pair[0])]


def _brought(new: Sequence[Novelty], lens: Lens) -> Iterator[Brought]:
    """Return the documents that came, with how many new entries of the committee's each has."""
    counted: Counter[str] = Counter()
    for one in new:
        if one.what == "new" and one.record and not isinstance(one.record, Document):
            entry = lens.survey.entry(one.record)
            if lens.sees(entry):
                counted.update({place.document for place in entry.sources})
    for one in new:
        if isinstance(one.record, Document) and counted[one.record.name]:
            yield Brought(one, one.record, counted[one.record.name])


def _concerns(one: Novelty, lens: Lens) -> bool:
    """Tell whether what is otherwise is of the committee: a record, or its own meetings."""
    if one.record is None:
        said = [event.after or event.before or {} for event in one.events]
        of = {event.field for event in one.events}
        return of <= _CALENDAR and any(each.get("committee") == lens.committee for each in said)
    return not isinstance(one.record, Document) and lens.sees(lens.survey.entry(one.record))


def _wishes(lens: Lens) -> Iterator[Wish]:
    """Return what parties say of the committee, and of its points, goals and indicators.

    What is said of all of a matter is said of each point, and of none in particular.
    """
    concerned = _Concerned.of(lens)
    for group in subjects_of(Lens(lens.survey)):
        for subject in group.rows:
            if concerned.by(subject):
                yield from (
                    Wish(subject, party_of(one.dissent), one)
                    for one in subject.said
                    if one.moves or not one.whole
                )


class _Concerned(NamedTuple):
    """What a committee is concerned by: names of bodies, points by document, goals, indicators."""

    bodies: frozenset[str]
    points: frozenset[tuple[str, str]]
    goals: frozenset[str]
    indicators: frozenset[str]

    @classmethod
    def of(cls, lens: Lens) -> _Concerned:
        """Return what concerns the committee of a lens."""
        name = lens.committee or ""
        directives, indicators = lens.those("directive"), lens.those("indicator")
        named = (directives, lens.activities, indicators)
        goals = (goal for entries in named for one in entries for goal in one.goals)
        return cls(
            frozenset((name, *lens.register.groups_of(name))),
            frozenset(
                (one.record.source.document, one.record.number)
                for one in directives
                if isinstance(one.record, Directive) and one.record.number
            ),
            frozenset(map(wording, (*goals, *(one.text for one in lens.those("goal"))))),
            frozenset(wording(one.text) for one in indicators),
        )

    def by(self, subject: Subject) -> bool:
        """Tell whether a subject that parties speak of concerns the committee."""
        match subject.kind:
            case "body":
                return subject.name in self.bodies
            case "point":
                return (subject.document, subject.name) in self.points
            case "goal":
                return wording(subject.name) in self.goals
            case "indicator":
                return wording(subject.name) in self.indicators
            case "matter":
                return False
