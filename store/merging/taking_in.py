"""A reading taken into the contents of a register: what is new, changed, the same, withdrawn."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import count
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from store.common.errors import Message, RegisterError
from store.common.text import fold, one_line
from store.importing.reading.columns import SheetColumn
from store.importing.reading.reading import FigureCheck, Reading, Seen
from store.keeping.contents import ARRANGED, PREFIXES, Contents, Header
from store.merging.adopted import adopted
from store.merging.closed import closed
from store.merging.differences import Difference, differences, withdrawal
from store.merging.organisations import apart, with_organisation
from store.merging.pairing import content, pair, printed_in, renamed
from store.merging.reported import reported, standing
from store.merging.versions import Placed, place
from store.model.kinds import ACTIVITY, COMMITTEE, DIRECTIVE, PRINTED, READ, Printed
from store.model.records import Committee, Irregularity, Sender


class Tally(Struct):
    """How many records were added, changed, left as they were and withdrawn, and which."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    withdrawn: int = 0
    differences: list[Difference] = []


class Import(Struct, frozen=True):
    """What an import did, or would do; `counts` are the records of the document by table.

    `quoted` among them are the directives that the document only quotes.

    `differences` are told where the register knew an earlier version of the document, `columns`
    where it is a sheet. `organisation` is whose document it is, empty where nothing says so, and
    `assumed` where nothing but the register does; `sender` is who stands behind it.
    """

    document: str
    added: int
    changed: int
    unchanged: int
    withdrawn: int
    counts: dict[str, int]
    irregularities: tuple[Irregularity, ...]
    reconciliation: tuple[FigureCheck, ...]
    differences: tuple[Difference, ...] = ()
    columns: tuple[SheetColumn, ...] = ()
    seen: tuple[Seen, ...] = ()
    told: tuple[Message, ...] = ()
    organisation: str = ""
    assumed: bool = False
    sender: Sender | None = None


class PlanChangedError(RegisterError):
    """An import would do otherwise than what was agreed to, as the register is by now."""

    reports: tuple[Import, ...] = ()


def plan(contents: Contents, readings: Sequence[Reading]) -> tuple[Contents, tuple[Import, ...]]:
    """Return contents with one reading after the other taken in, and what each one did.

    Raises:
        RegisterError: a text of a reading cannot be kept.
    """
    reports = []
    for reading in readings:
        try:
            contents, report = merge(contents, reading)
        except UnicodeEncodeError as error:
            raise RegisterError(
                "{document} was not taken in: a text in it holds a character that is none. "
                "Remove the character and import it again.",
                document=one_line(reading.document.name),
            ) from error
        reports.append(report)
    return contents, tuple(reports)


def refuse_other(now: tuple[Import, ...], agreed: Sequence[Import]) -> None:
    """Refuse to do otherwise than what was agreed to; only the ids of new records may be others.

    Raises:
        PlanChangedError: what would be done is not what was seen.
    """
    if [_seen(one) for one in now] != [_seen(one) for one in agreed]:
        error = PlanChangedError(
            "The register was changed meanwhile, so that the import would do something else than "
            "what was shown. Nothing was written; look at it again."
        )
        error.reports = now
        raise error


def _seen(report: Import) -> Import:
    said = tuple(replace(one, id="") for one in report.differences)
    return replace(report, differences=said)


def merge(contents: Contents, reading: Reading) -> tuple[Contents, Import]:
    """Return the contents with a reading taken in; the very same ones when it changes nothing."""
    placed = place(contents, apart(contents, reading))
    tally = Tally()
    changes: dict[str, Any] = {
        "documents": placed.documents,
        COMMITTEE.table: _committees(contents, placed.reading, tally),
        "organisations": with_organisation(
            contents.organisations, reading.organisation, contents.next_id("organisations")
        ),
    }
    ids: dict[str, list[str]] = {}
    tables: dict[str, dict[int, Any]] = {}
    for kind in PRINTED:
        tables[kind.table], ids[kind.table] = _printed(contents, kind.table, placed, tally)
    if any(one.decided for one in placed.reading.directives):
        name = placed.reading.document.name
        tables[DIRECTIVE.table] = adopted(tables[DIRECTIVE.table], placed.documents, name)
    if placed.reading.reported:
        changes["follow_ups"] = reported(contents, placed.reading, ids)
    if placed.reading.standings:
        said = changes.get("follow_ups", contents.follow_ups)
        changes["follow_ups"] = standing(contents, placed.reading, ids[ACTIVITY.table], said)
    said = changes.get("follow_ups", contents.follow_ups)
    settled = closed(contents, placed, tables[DIRECTIVE.table], said)
    if settled.follow_ups != contents.follow_ups:
        changes["follow_ups"] = settled.follow_ups
    placed = replace(placed, reading=_doubting(placed.reading, settled.doubts))
    changes["irregularities"] = _irregularities(contents, placed, settled.waiting)
    merged = _with_last_ids(replace(contents, **changes, **tables))
    return (contents if merged == contents else merged), _report(placed, tally)


def _committees(contents: Contents, reading: Reading, tally: Tally) -> dict[int, Committee]:
    """Unite the bodies by name: the new kind, the aliases and members of both.

    Where all bodies of an organisation are known, a group has those of its latest papers.
    """
    whole = reading.organisation is not None and reading.organisation.whole
    about = reading.document
    outdated = any(
        one.year > about.year and one.organisation == about.organisation
        for one in contents.documents.values()
    )
    table = dict(contents.committees)
    places = {fold(body.name): key for key, body in table.items()}
    ids = count(contents.next_id(COMMITTEE.table))
    for body in reading.committees:
        key = places.get(fold(body.name))
        if key is None:
            key = places[fold(body.name)] = next(ids)
            table[key] = replace(body, id=f"{COMMITTEE.prefix}{key}")
            tally.added += 1
        else:
            united = _united(table[key], body, outdated=outdated, whole=whole)
            tally.changed += united != table[key]
            tally.unchanged += united == table[key]
            table[key] = united
    return table


def _united(before: Committee, now: Committee, *, outdated: bool, whole: bool) -> Committee:
    aliases = tuple(dict.fromkeys((*before.aliases, *now.aliases)))
    members = tuple(dict.fromkeys((*before.members, *now.members)))
    if whole and before.members and now.members:
        members = before.members if outdated else now.members
    whose = before.organisation or now.organisation
    return replace(before, kind=now.kind, aliases=aliases, members=members, organisation=whose)


def _doubting(reading: Reading, more: Sequence[Irregularity]) -> Reading:
    """Return a reading with more doubts, in the order of its lines."""
    found = sorted((*reading.irregularities, *more), key=lambda one: one.source.lines[:1])
    return replace(reading, irregularities=tuple(found)) if more else reading


def _irregularities(
    contents: Contents, placed: Placed, waiting: Mapping[int, Irregularity | None]
) -> dict[int, Irregularity]:
    """Put what this version of the document was unsure of in the place of earlier versions'.

    What `waiting` doubts of other documents have become stands in their place.
    """
    kept, before = {}, []
    for key, one in contents.irregularities.items():
        if one.source.document in placed.earlier:
            before.append(one)
        elif (now := waiting.get(key, one)) is not None:
            kept[key] = now
    if tuple(before) == placed.reading.irregularities and not waiting:
        return contents.irregularities
    ids = count(contents.next_id("irregularities"))
    return kept | dict(zip(ids, placed.reading.irregularities, strict=False))


def _printed(
    contents: Contents, table: str, placed: Placed, tally: Tally
) -> tuple[dict[int, Printed], list[str]]:
    """Continue the records of one kind; what the document no longer has is withdrawn.

    The ids that the reading's records got are returned too, in its order.
    """
    records: dict[int, Printed] = dict(getattr(contents, table))
    old = {key: one for key, one in records.items() if printed_in(one) in placed.earlier}
    new: Sequence[Printed] = getattr(placed.reading, table)
    ids, continued, given = count(contents.next_id(table)), set(), []
    for record, before in zip(new, pair(list(old.values()), new), strict=True):
        if before is None:
            key = next(ids)
            tally.added += 1
        else:
            key = _number(before)
            continued.add(key)
            same = content(before) == content(record)
            tally.unchanged += same
            tally.changed += not same
        records[key] = replace(record, id=f"{PREFIXES[table]}{key}")
        given.append(records[key].id)
        tally.differences += differences(before, records[key])
    for key in old.keys() - continued:
        if not old[key].withdrawn:
            tally.withdrawn += 1
            tally.differences.append(withdrawal(old[key]))
        records[key] = _withdrawn(old[key], placed.renames)
    return records, given


def _number(record: Printed) -> int:
    return int(record.id[1:])


def _withdrawn(record: Printed, renames: dict[str, str]) -> Printed:
    """Return a record as withdrawn, its source in the version that still has it."""
    document = printed_in(record)
    return renamed(replace(record, withdrawn=True), document, renames.get(document, document))


def _with_last_ids(contents: Contents) -> Contents:
    """Note the highest ids, so that none is given twice even if a record were removed."""
    tables = (*PREFIXES, *ARRANGED, "organisations", "irregularities", "follow_ups")
    last = {name: contents.next_id(name) - 1 for name in tables}
    about = replace(contents.about, last_ids={name: key for name, key in last.items() if key})
    return replace(contents, register=Header(about))


def _report(placed: Placed, tally: Tally) -> Import:
    reading = placed.reading
    return Import(
        document=reading.document.name,
        added=tally.added,
        changed=tally.changed,
        unchanged=tally.unchanged,
        withdrawn=tally.withdrawn,
        counts={
            **{one.table: len(getattr(reading, one.table)) for one in READ},
            "quoted": sum(one.quoted_by is not None for one in reading.directives),
        },
        irregularities=reading.irregularities,
        reconciliation=reading.reconciliation,
        columns=reading.columns,
        seen=reading.seen,
        told=reading.told,
        organisation=reading.document.organisation,
        assumed=reading.assumed,
        sender=reading.document.sender,
        differences=tuple(tally.differences) if placed.earlier else (),
    )
