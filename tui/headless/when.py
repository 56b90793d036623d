"""The command `when`: how an expression of time is read, and why."""

from __future__ import annotations

from argparse import Namespace

from msgspec.structs import replace

from store.dates.building import Context
from store.dates.reading import Answer, read
from store.dates.working import is_working_day, next_working_day
from store.survey.survey import Survey
from tui.locale import _, say
from tui.messages.table import Column, Table, cell
from tui.messages.wording import KINDS, PRECISIONS, weekday
from tui.messages.writing import write
from tui.serializers.found import Form
from tui.serializers.shape import Shape
from tui.serializers.times import span_shape


def run(request: Namespace, survey: Survey, form: Form) -> None:
    """Read the words of the request and write how they were read."""
    of_day = Context.of_day(survey.as_of)
    context = Context(request.year, survey.as_of) if request.year else of_day
    answer = read(" ".join(request.words), context)
    if answer.span:
        answer = replace(answer, span=survey.calendar.placed(answer.span))
    shape = answer_shape(answer)
    if form == "json":
        from tui.serializers.as_json import write as write_json

        return write_json(shape)
    if form == "csv":
        from tui.serializers.as_csv import write_rows

        return write_rows(tuple(shape), [shape])
    return write(_table(answer))


def answer_shape(answer: Answer) -> Shape:
    """Return an answer as JSON shows it."""
    return {
        "text": answer.text,
        **span_shape(answer.span),
        "refused": say(answer.refused) if answer.refused else None,
        "found": answer.found,
    }


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
