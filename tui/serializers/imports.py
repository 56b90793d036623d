"""What an import did: found, joined, doubted, and whether the document's own sums agree."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Prefix

from store.common.text import one_line
from store.importing.reading.columns import SheetColumn
from store.importing.reading.reading import FigureCheck, Reading, Seen
from store.merging.differences import Difference
from store.merging.taking_in import Import
from store.model.kinds import DIRECTIVE, READ
from store.model.records import Irregularity
from tui.locale import N_, _, ngettext, say
from tui.messages.columns import FIELDS
from tui.messages.following import SAID
from tui.messages.novelties import CHANGES
from tui.messages.phrases import doubted, spans
from tui.messages.senders import from_whom
from tui.messages.table import Column, Table, cell
from tui.messages.wording import PLURALS, number
from tui.messages.writing import write
from tui.serializers.shape import Shape
from tui.settings.paths import PROGRAM

_SHOWN = 20
"""Doubts that a terminal shows; elsewhere all are written."""
_START, _LONGER_START = 100, 200
"""Characters of a doubtful text on a terminal and elsewhere; JSON has all."""


def _counted() -> Iterator[tuple[str, str]]:
    for one in READ:
        yield one.table, PLURALS[one.kind]
        if one is DIRECTIVE:
            yield "quoted", N_("of them only quoted")


COUNTED = dict(_counted())
"""What an import counts, in the order that it is told."""

_ALWAYS = {one.table for one in READ if one.kind not in SAID}
"""What is told of every document, also that it has none; of money and dissents only what it has."""

SEEN = {
    "pages": N_("Pages"),
    "lines": N_("Lines with text"),
    "asking": N_("Lines that ask something"),
    "lists": N_("Lists"),
    "tables": N_("Tables"),
}
STANDINGS = {"decided": N_("decided"), "proposed": N_("proposed")}


def import_shape(report: Import) -> Shape:
    """Return an import as JSON shows it; what is told, columns and changes where there are any."""
    found: dict[str, object] = {
        "seen": [_seen_shape(one) for one in report.seen],
        "told": [str(one) for one in report.told],
        "columns": [{"column": one.name, "field": one.field} for one in report.columns],
        "changes": [_difference_shape(one) for one in report.differences],
    }
    return {
        **{name: told for name, told in found.items() if told},
        "document": report.document,
        "added": report.added,
        "changed": report.changed,
        "unchanged": report.unchanged,
        "withdrawn": report.withdrawn,
        "counts": report.counts,
        "irregularities": [_irregularity_shape(one) for one in report.irregularities],
        "reconciliation": [_check_shape(one) for one in report.reconciliation],
    }


def _seen_shape(one: Seen) -> Shape:
    return {name: getattr(one, name) for name in ("what", "count", "became", "unread")}


def _difference_shape(one: Difference) -> Shape:
    return {"id": one.id, "what": one.what, "from": one.before or None, "to": one.after or None}


def _irregularity_shape(one: Irregularity) -> Shape:
    return {"lines": one.source.lines, "kind": one.kind, "text": one.text, "decision": one.decision}


def _check_shape(check: FigureCheck) -> Shape:
    return {
        "what": str(check.what),
        "document_says": check.document_says,
        "register_says": check.register_says,
        "agrees": check.agrees,
    }


def write_report(reports: Sequence[Import]) -> None:
    """Write what imports did as tables for people."""
    write(*(table for report in reports for table in _tables(report)))


def write_taken(readings: Sequence[Reading]) -> None:
    """Write what is taken of calendars, event by event: not every event is something to do."""
    found = [one for one in readings if one.document.name.lower().endswith(".ics")]
    if found:
        sys.stdout.write("\n")
        write(*map(_taken, found))


def _taken(reading: Reading) -> Table:
    rows = [
        [
            cell(listing.start.text or None), cell(listing.end.text or None),
            cell(listing.committee), cell(listing.text),
        ]
        for activity in reading.activities
        for listing in activity.listings
    ]  # fmt: skip
    columns = (
        Column(_("Start"), 12), Column(_("End"), 12), Column(_("Committee"), 30),
        Column(_("What")),
    )  # fmt: skip
    return Table(columns, rows, _("Taken from {document}").format(document=reading.document.name))


def _tables(report: Import) -> list[Table]:
    whose = from_whom(report)
    said = [*map(say, report.told), *([whose] if whose else [])]
    tables = [_counts(report), *(Table((), (), one) for one in said)]
    if report.seen:
        tables.append(_seen(report.seen))
    if report.columns:
        tables.append(_columns(report.columns))
    if report.differences:
        tables += _differences(report.differences)
    if report.irregularities:
        tables += _doubts(report.irregularities)
    if report.reconciliation:
        tables.append(_checks(report.reconciliation))
    return tables


def _counts(report: Import) -> Table:
    done: list[tuple[str, int]] = [
        (_("New"), report.added),
        (_("Changed"), report.changed),
        (_("Unchanged"), report.unchanged),
        (_("Withdrawn"), report.withdrawn),
    ]
    found = [
        (_(title), report.counts.get(kind, 0))
        for kind, title in COUNTED.items()
        if kind in _ALWAYS or report.counts.get(kind)
    ]
    rows = [[cell(title), cell(count)] for title, count in (*found, *done)]
    return Table((Column("", 20), Column("", 8, right=True)), rows, report.document)


def _seen(found: Sequence[Seen]) -> Table:
    """Return what was seen in a document, and what lists and tables in it became."""
    rows = [[cell(_(SEEN[one.what])), cell(one.count), cell(became(one))] for one in found]
    heads = (Column("", 20), Column("", 8, right=True), Column(""))
    return Table(heads, rows, _("Seen in it, and what that became"))


def became(one: Seen) -> str:
    """Return what lists or tables became, and the lines of those that became nothing."""
    said = [f"{_(COUNTED[kind]).lower()}: {count}" for kind, count in sorted(one.became.items())]
    if one.unread:
        nothing = _("nothing: {count} (lines {lines})")
        lines = _few([_lines_of(span) for span in one.unread])
        said.append(nothing.format(count=len(one.unread), lines=lines))
    return "; ".join(said)


def _few(lines: Sequence[str]) -> str:
    more = f" … (+{len(lines) - _SHOWN})" if len(lines) > _SHOWN else ""
    return ", ".join(lines[:_SHOWN]) + more


def _lines_of(span: tuple[int, int]) -> str:
    return "–".join(map(str, dict.fromkeys(span)))


def _columns(columns: Sequence[SheetColumn]) -> Table:
    """Return what each column of a sheet became, and how that is corrected."""
    rows = [[cell(one.name), cell(_(FIELDS[one.field]) if one.field else "–")] for one in columns]
    heads = (Column(_("Column"), 30), Column(_("Read as")))
    heading = _("Columns of the sheet; to correct one: --map COLUMN=FIELD")
    return Table(heads, rows, heading)


def _differences(found: Sequence[Difference]) -> list[Table]:
    """Return what an earlier version said otherwise; on a terminal the first of it."""
    terminal = sys.stdout.isatty()
    shown = found[:_SHOWN] if terminal else found
    columns = (
        Column("ID", 6),
        Column(_("What"), 14),
        Column(_("Said before")),
        Column(_("Now")),
    )
    rows = [
        [cell(one.id), cell(_(CHANGES[one.what])), *map(cell, changed_words(one, _START))]
        for one in shown
    ]
    table = Table(columns, rows, _("Compared with the version before"))
    left = len(found) - len(shown)
    return [table, _rest(left)] if left else [table]


def changed_words(one: Difference, most: int) -> tuple[str, str]:
    """Return what stood and what stands, without the beginning that both share where it is long."""
    before, after = one_line(one.before), one_line(one.after)
    if one.what == "standing":
        before, after = (_(STANDINGS.get(said, said)) for said in (before, after))
    same = Prefix.similarity(before, after)
    cut = before.rfind(" ", 0, same) + 1 if same > most // 3 else 0
    mark = "…" if cut else ""
    return _start(mark + before[cut:], most), _start(mark + after[cut:], most)


def _doubts(doubts: Sequence[Irregularity]) -> list[Table]:
    """Return what was unclear; on a terminal the first of it, and where the rest is found."""
    terminal = sys.stdout.isatty()
    shown = doubts[:_SHOWN] if terminal else doubts
    columns = (
        Column(_("Lines"), 12),
        Column(_("What was unclear"), 20),
        Column(_("Decision"), 22),
        Column(_("Text")),
    )
    rows = [
        [
            cell((_few if terminal else ", ".join)(spans(one.source.lines))),
            cell(_(one.kind)),
            cell(_(one.decision)),
            cell(_start(doubted(one), _START if terminal else _LONGER_START)),
        ]
        for one in shown
    ]
    count = len(doubts)
    heading = ngettext("{count} thing was unclear", "{count} things were unclear", count)
    table = Table(columns, rows, heading.format(count=count))
    return [table, _rest(count - len(shown))] if len(shown) < count else [table]


def _rest(count: int) -> Table:
    more = ngettext(
        "… and {count} more. All: {command}", "… and {count} more of them. All: {command}", count
    )
    command = f"{PROGRAM} import {_('DOCUMENT')} --dry-run --json"
    return Table((), (), more.format(count=count, command=command))


def _start(text: str, most: int) -> str:
    line = one_line(text)
    return line if len(line) <= most else f"{line[: most - 1].rstrip()}…"


def _checks(checks: Sequence[FigureCheck]) -> Table:
    """Return the figures that disagree, and how many agree."""
    wrong = [check for check in checks if not check.agrees]
    rows = [
        [cell(say(one.what)), cell(number(one.document_says)), cell(number(one.register_says))]
        for one in wrong
    ]
    columns = (
        Column(_("Figure")),
        Column(_("Document"), 14, right=True),
        Column(_("Register"), 14, right=True),
    )
    heading = _("Reconciliation: {agreeing} of {count} figures agree").format(
        agreeing=len(checks) - len(wrong), count=len(checks)
    )
    return Table(columns if rows else (), rows, heading)
