"""The command `when`: how an expression of time is read, and why."""

from __future__ import annotations

from argparse import Namespace

from store.dates.building import Context
from store.dates.reading import Answer, read
from store.dates.working import is_working_day, next_working_day
from store.queries import Survey
from tui.locale import N_, _, say
from tui.output import Form
from tui.output.contract import Shape
from tui.output.table import Column, Table, cell, write
from tui.views.wording import weekday

PRECISIONS = {
    "day": N_("day"), "week": N_("week"), "month": N_("month"), "quarter": N_("quarter"),
    "tertial": N_("tertial"), "half-year": N_("half-year"), "season": N_("season"),
    "year": N_("year"), "years": N_("years"), "open": N_("open-ended"),
    "recurring": N_("comes again"), "cycle": N_("point of the steering cycle"),
    "unknown": N_("unknown"),
}  # fmt: skip
KINDS = {
    "at": N_("in these days"), "by": N_("at the latest in these days"),
    "before": N_("before these days"), "from": N_("from these days on"),
    "until": N_("up to and including these days"),
}  # fmt: skip


def run(request: Namespace, survey: Survey, form: Form) -> None:
    """Read the words of the request and write how they were read."""
    context = Context(request.year or survey.as_of.year, survey.as_of)
    answer = read(" ".join(request.words), context)
    shape = answer_shape(answer)
    if form == "json":
        from tui.output.as_json import write as write_json

        return write_json(shape)
    if form == "csv":
        return _write_csv(shape)
    return write(_table(answer))


def answer_shape(answer: Answer) -> Shape:
    """Return an answer as JSON shows it."""
    span = answer.span
    return {
        "text": answer.text,
        "first": span.first if span else None,
        "last": span.last if span else None,
        "precision": span.precision if span else None,
        "kind": span.kind if span else None,
        "refused": say(answer.refused) if answer.refused else None,
        "found": answer.found,
    }


def _write_csv(shape: Shape) -> None:
    from tui.output.as_csv import write_rows

    write_rows(tuple(shape), [shape])


def _table(answer: Answer) -> Table:
    rows = [[cell(label), cell(said)] for label, said in _facts(answer) if said]
    return Table((Column("", 14), Column("")), rows, answer.text, whole=True)


def _facts(answer: Answer) -> list[tuple[str, str]]:
    span = answer.span
    if span is None:
        return [(_("Not read"), say(answer.refused) if answer.refused else "")]
    days = " – ".join(
        f"{day} ({weekday(day)})" for day in dict.fromkeys((span.first, span.last)) if day
    )
    facts = [
        (_("Read as"), answer.found or ""),
        (_("Days"), days),
        (_("Exactness"), _(PRECISIONS[span.precision])),
        (_("Meaning"), _(KINDS[span.kind])),
    ]
    if span.due:
        facts.append((_("Late after"), span.due.isoformat()))
        if span.precision == "day" and not is_working_day(span.due):
            facts.append((_("Next working day"), next_working_day(span.due).isoformat()))
    return facts
