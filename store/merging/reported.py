"""What the city reports of records, laid beside what is said of them: nothing else is touched."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from msgspec.structs import replace

from store.importing.language.repeats import period_of_activity, shared_days
from store.importing.reading.reading import Reading
from store.keeping.contents import Contents, follow_up_key
from store.merging.pairing import printed_in
from store.model.binding import of_parties
from store.model.records import Activity, CityStatus, FollowUp
from store.model.traits import wording


def reported(
    contents: Contents, reading: Reading, ids: Mapping[str, Sequence[str]]
) -> dict[int, FollowUp]:
    """Return what is said of records with what a reading reports; `ids` are those that it got.

    A deviation of an activity is that of the same words in other documents of its year, too: of
    several occurrences there, that of the same time.
    """
    follow_ups = dict(contents.follow_ups)
    for about, status in _statuses(contents, reading, ids):
        key = follow_up_key(about)
        before = follow_ups.get(key) or FollowUp(about)
        if before.city_status is None or before.city_status.date <= status.date:
            follow_ups[key] = replace(before, city_status=status)
    return follow_ups


def standing(
    contents: Contents,
    reading: Reading,
    ids: Sequence[str],
    said: Mapping[int, FollowUp] | None = None,
) -> dict[int, FollowUp]:
    """Return what is `said` of activities with how far a list of tasks is with them.

    What the office has said of one stays, and a file that was read before says nothing new.
    """
    follow_ups = dict(contents.follow_ups if said is None else said)
    if any(one.sha256 == reading.document.sha256 for one in contents.documents.values()):
        return follow_ups
    for one in reading.standings:
        key = follow_up_key(ids[one.place])
        before = follow_ups.get(key) or FollowUp(ids[one.place])
        if before.own_status in {"open", "started"}:
            follow_ups[key] = replace(before, own_status=one.status)
    return follow_ups


def _statuses(
    contents: Contents, reading: Reading, ids: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, CityStatus]]:
    same = _same_year(contents, reading)
    for one in reading.reported:
        status = replace(one.status, document=reading.document.name)
        yield ids[one.table][one.place], status
        if one.table == "activities":
            activity = reading.activities[one.place]
            for others in same[wording(activity.text)].values():
                yield from ((other.id, status) for other in _meant(activity, others))


def _meant(activity: Activity, others: Sequence[Activity]) -> Sequence[Activity]:
    """Return which occurrences in another document are meant by one: all where there is one."""
    period = period_of_activity(activity)
    if len(others) == 1:
        return others
    if period is None:
        return ()
    times = [(one, period_of_activity(one)) for one in others]
    return [one for one, time in times if time and shared_days(period, time)]


def _same_year(contents: Contents, reading: Reading) -> Mapping[str, dict[str, list[Activity]]]:
    """Return the activities of other documents of the year by their wordings and documents.

    Those of a party's own document were planned by nobody.
    """
    about = reading.document
    unbound = of_parties(contents.documents.values())
    names = {
        one.name
        for one in contents.documents.values()
        if one.year == about.year and one.name not in {about.name, *unbound}
    }
    found: dict[str, dict[str, list[Activity]]] = defaultdict(lambda: defaultdict(list))
    for activity in contents.activities.values():
        document = printed_in(activity)
        if document in names and not activity.withdrawn:
            for said in _wordings(activity):
                found[said][document].append(activity)
    return found


def _wordings(activity: Activity) -> set[str]:
    return {wording(row.text) for row in activity.listings}
