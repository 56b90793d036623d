"""The documents of a register as a table: what each is, whose, of when, and what it gave."""

from __future__ import annotations

from collections.abc import Sequence

from store.dates.today import STOCKHOLM
from store.model.records import Document
from store.survey.survey import Survey
from tui.exports.lists import About, told
from tui.exports.outgoing import Outgoing
from tui.exports.report import Column, Grid, Report, Row, Section
from tui.locale import _
from tui.messages.senders import sender_words
from tui.serializers.contract import read_from

_COUNTED = ("activities", "directives", "indicators")


def documents_of(documents: Sequence[Document], survey: Survey, typed: str) -> Outgoing:
    """Return documents to be written, narrowed by what was typed."""
    about = About(_("Documents"), filter=typed, total=len(survey.register.documents))

    def make() -> Report:
        rows = tuple(_row(one, survey) for one in documents)
        section = Section(about.title, grid=Grid(_columns(), rows))
        said = dict(told((), survey, about, notes=False))
        said[_("Entries")] = _("{shown} of {total}").format(shown=len(rows), total=about.total)
        said.pop(_("Documents"), None)
        return Report(about.name, tuple(said.items()), (section,))

    return Outgoing(about.name, (), survey, make)


def _columns() -> tuple[Column, ...]:
    return (
        Column(_("ID"), width=8), Column(_("Document"), width=40),
        Column(_("For the year"), "number", 8), Column(_("Sender"), width=24),
        Column(_("Case"), width=18), Column(_("Meeting"), "day", 12),
        Column(_("Imported"), "day", 12),
        *(Column(title, "number", 12) for title in
          (_("Activities"), _("Directives"), _("Indicators"))),
    )  # fmt: skip


def _row(one: Document, survey: Survey) -> Row:
    counts = read_from(one.name, survey.register)
    sender = sender_words(one.sender) if one.sender else None
    imported = one.imported.astimezone(STOCKHOLM).date()
    facts = (one.id, one.name, one.year or None, sender, one.case or None, one.meeting, imported)
    return Row((*facts, *(counts[name] for name in _COUNTED)))
