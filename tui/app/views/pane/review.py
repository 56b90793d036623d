"""What an import found, as rows to go through and as facts about the one under the cursor."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from store.importing.reading.reading import Progress
from store.merging.differences import Difference
from store.merging.taking_in import Import
from store.model.records import Irregularity
from store.model.traits import Kind
from tui.app.widgets.plain import lines as plain_lines
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import Block, Fact, Gap, Paragraph
from tui.commands.base import main_key
from tui.commands.moves import LIST_MOVES
from tui.locale import N_, _, ngettext, say
from tui.messages.cells import Cell, Column
from tui.messages.columns import FIELDS
from tui.messages.novelties import CHANGES
from tui.messages.phrases import doubted, spans
from tui.messages.senders import from_whom
from tui.messages.wording import PLURALS
from tui.presentation.found import Became, Found
from tui.presentation.groups import Group
from tui.presentation.taking_in import Part, Reviewed, TakingIn, reviewed, unsaid
from tui.serializers.imports import COUNTED, SEEN, became, changed_words

PARTS: dict[Part, str] = {
    "doubtful": N_("Doubtful"),
    "corrected": N_("Corrected and left out"),
    "joined": N_("Joined across a page break"),
    "taken": N_("Taken from the calendar; leave out what is nothing to do"),
    "changed": N_("Changed since the version before"),
    "new": N_("New since the version before"),
    "withdrawn": N_("No longer printed"),
}
BECAME: dict[Became, str] = {
    "new": N_("New: {kind}"),
    "changed": N_("Other than before: {kind}"),
    "withdrawn": N_("No longer printed: {kind}"),
    "same": N_("As before: {kind}"),
}
"""What becomes of the records of a kind."""
_LONGEST = 400
"""Characters of a text in the pane."""


def review_groups(report: Import, taking: TakingIn) -> list[Group[Reviewed]]:
    """Return what there is to look at, each kind under a heading."""
    rows = [*reviewed(report), *taking.events()]
    parts = {part: [row for row in rows if row.part == part] for part in PARTS}
    groups = [Group(_(PARTS[part]), found, key=part) for part, found in parts.items() if found]
    return [*groups, *records_found(report, taking)]


def records_found(report: Import, taking: TakingIn) -> Iterator[Group[Reviewed]]:
    """Yield what the document has, by what becomes of it and by kind; each is to be unfolded."""
    by_kind: dict[tuple[Became, Kind], list[Reviewed]] = {}
    for row in unsaid(report, taking.found):
        if isinstance(row.about, Found):
            by_kind.setdefault((row.about.became, row.about.kind), []).append(row)
    for became_now, title in BECAME.items():
        for (what, kind), rows in by_kind.items():
            if what == became_now:
                yield Group(_(title).format(kind=_(PLURALS[kind])), rows, f"found {what} {kind}")


def review_columns() -> list[Column[Reviewed]]:
    """Return the columns of what there is to look at."""
    return [
        Column("where", _("Line"), lambda row: Cell(_where(row), "quiet"), width=11),
        Column("what", _("What"), _what, min_width=12, weight=1),
        Column("text", _("Text"), _text, min_width=20, weight=2),
    ]


def _where(row: Reviewed) -> str:
    about = row.about
    return about.id if isinstance(about, Difference) else next(iter(spans(row.lines)), "")


def _what(row: Reviewed) -> Cell:
    about = row.about
    if isinstance(about, Found):
        return Cell(about.id if about.became != "new" else "", "quiet")
    said = CHANGES[about.what] if isinstance(about, Difference) else about.kind
    return Cell(_(said), "odd" if row.part == "doubtful" else "plain")


def _text(row: Reviewed) -> str:
    about = row.about
    if isinstance(about, Found):
        return about.text
    return (about.after or about.before) if isinstance(about, Difference) else doubted(about)


def summary(report: Import, recalled: Sequence[str] = ()) -> Content:
    """Return what was found, line by line, and whether the document's own sums agree."""
    counts = [
        f"{_(title)} {count}"
        for kind, title in COUNTED.items()
        if (count := report.counts.get(kind))
    ]
    done = _("new {added}, changed {changed}, unchanged {unchanged}, withdrawn {withdrawn}").format(
        added=report.added,
        changed=report.changed,
        unchanged=report.unchanged,
        withdrawn=report.withdrawn,
    )
    lines = [*map(say, report.told), " · ".join(counts), done]
    if report.organisation or report.counts["committees"]:
        lines.append(_whose(report))
    if whose := from_whom(report):
        lines.append(whose)
    if checks := report.reconciliation:
        agreeing = sum(check.agrees for check in checks)
        told = _("Reconciliation: {agreeing} of {count} figures agree")
        lines.append(told.format(agreeing=agreeing, count=len(checks)))
    if unread := [one for one in report.seen if one.unread]:
        lines += [f"{_(SEEN[one.what])}: {became(one)}" for one in unread]
    if report.columns:
        lines.append(_columns(report))
    if recalled:
        lines.append(_("Said before of columns: {columns}").format(columns=", ".join(recalled)))
    doubts = len(report.irregularities)
    said = ngettext("{count} thing was unclear", "{count} things were unclear", doubts)
    lines.append(f"{said.format(count=doubts)}. {_('Nothing is written yet.')}")
    return plain_lines("\n".join(lines))


def how_far(now: Progress) -> str:
    """Return how far a reading has come, in words."""
    if now.what == "file":
        return _("the file is being read")
    said = _("page {line} of {total}") if now.what == "pages" else _("line {line} of {total}")
    said = said.format(line=now.line, total=now.total)
    return f"{_(COUNTED[now.what])}: {said}" if now.what in COUNTED else said


def _whose(report: Import) -> str:
    if not report.organisation:
        return _("Whose document it is, nothing says: its bodies are kept without an organisation")
    said = (
        _("Of {organisation}, as nothing says and the register knows no other")
        if report.assumed
        else _("Of {organisation}")
    )
    return said.format(organisation=report.organisation)


def _columns(report: Import) -> str:
    used = (f"{one.name} = {_(FIELDS[one.field])}" for one in report.columns if one.field)
    return _("Columns: {columns}").format(columns=", ".join(used))


def about(row: Reviewed | None, taking: TakingIn) -> Iterator[Block]:
    """Return the facts about a row: what was decided, and the lines that it is about."""
    if row is None:
        return
    if isinstance(row.about, Difference):
        yield from _difference(row.about)
    elif isinstance(row.about, Found):
        yield Paragraph(plain(row.about.text[:_LONGEST]))
        yield Gap()
        yield from _printed(row.about.lines, taking)
    else:
        yield from _doubt(row.about, taking)


def about_heading(heading: Group[Reviewed] | None) -> Iterator[Block]:
    """Return what a heading stands for, and the keys that unfold and fold it."""
    if heading is None:
        return
    yield Paragraph(plain(heading.title, "bold"))
    count = len(heading.rows)
    said = ngettext("{count} row", "{count} rows", count).format(count=count)
    keys = {move.id: main_key(move) for move in LIST_MOVES}
    told = _("{unfold} shows them, {fold} folds them again.")
    shown = told.format(unfold=keys["rows.expand"], fold=keys["rows.collapse"])
    yield Paragraph(plain(f"{said}. {shown}"))


def _difference(found: Difference) -> Iterator[Block]:
    yield Paragraph(plain(f"{found.id}  {_(CHANGES[found.what])}", "bold"))
    before, after = changed_words(found, _LONGEST)
    if before:
        yield Fact(_("Said before"), (plain(before),))
    if after:
        yield Fact(_("Now"), (plain(after),))


def _doubt(doubt: Irregularity, taking: TakingIn) -> Iterator[Block]:
    yield Paragraph(plain(_(doubt.kind), "bold"))
    yield Paragraph(plain(_(doubt.decision)))
    yield Gap()
    yield from _printed(doubt.source.lines, taking)


def _printed(lines: Sequence[int], taking: TakingIn) -> Iterator[Block]:
    """Return the lines as they are printed, and as they are read where that is otherwise."""
    for number in lines[:12]:
        printed, said = taking.printed(number), taking.line(number)
        yield Fact(str(number), (plain(printed.replace("\t", " | ")[:_LONGEST]),))
        if said != printed:
            as_read = said.replace("\t", " | ")[:_LONGEST] or _("left out")
            yield Fact("→", (plain(as_read, "bold"),))
