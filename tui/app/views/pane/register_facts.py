"""What the register holds, from which documents, and what about it is doubtful."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import islice

from textual.content import Content

from store.common.kept import Key
from store.filters.match import FLAGS as FLAGS_OF
from store.model.records import Document
from store.model.traits import Kind
from store.survey.survey import Survey
from tui.app.widgets.plain import plain
from tui.app.widgets.sheet import MUTED, Block, Fact, Gap, Paragraph
from tui.commands.base import main_key
from tui.commands.papers import ChoosePapers
from tui.locale import N_, _, language, ngettext
from tui.messages.wording import FLAGS
from tui.presentation.agenda import next_agenda, said_point, said_sitting
from tui.presentation.asked import unanswered
from tui.presentation.lens import Lens
from tui.presentation.papers import others

_MEETINGS = 3
"""The next meetings that are named."""
_BROUGHT: dict[Kind, str] = {
    "adjustment": N_("Budget changes"),
    "dissent": N_("Dissenting texts"),
    "outturn": N_("Outturns"),
    "deviation": N_("Deviations, risks"),
}
"""What a year brought, named shortly: a long name would drive all counts to lines of their own."""
_FACTS: Key[list[Block]] = Key("facts of the register in a language")


def register_facts(lens: Lens) -> list[Block]:
    """Return the documents, the counts of records, and the doubts, as blocks."""
    return lens.survey.kept(_FACTS, lambda: _facts(lens), of=language())


def _facts(lens: Lens) -> list[Block]:
    register, survey = lens.register, lens.survey
    counting = [one for one in register.documents if one.name in survey.papers.counting]
    blocks: list[Block] = [block for one in counting for block in _document(one)]
    if left := others(survey):
        key = main_key(ChoosePapers)
        said = _("{left}: {key} chooses which count").format(left=left, key=key)
        blocks.append(Paragraph(Content.styled(said, MUTED)))
    if not blocks:
        blocks = [Paragraph(Content(_("No document has been imported yet.")))]
    blocks.append(Gap())
    quoted = [one for one in lens.survey.directives if one.quoted]
    counts = {
        _("Activities"): len(survey.activities),
        _("Directives"): len(survey.directives) - len(quoted),
        **({_("Only quoted"): len(quoted)} if quoted else {}),
        **({_("Asked for, no answer"): silent} if (silent := unanswered(survey)) else {}),
        _("Indicators"): len(survey.indicators),
        _("Budget lines"): len(survey.budgets),
        **{_(name): count for kind, name in _BROUGHT.items() if (count := len(survey.of(kind)))},
        _("Bodies"): len(register.committees),
    }
    blocks += [Fact(title, (Content(str(count)),)) for title, count in counts.items()]
    return [*blocks, *_coming(lens.survey), *_doubts(lens)]


def _coming(survey: Survey) -> Iterable[Block]:
    """Return the next report, and the next days on which a committee meets."""
    day, agenda = survey.as_of, next_agenda(survey)
    points = (point for point in agenda.points if point.last >= day)
    lines = [said_point(point) for point in islice(points, 1)]
    lines += [said_sitting(one) for one in agenda.sittings[:_MEETINGS]]
    if lines:
        yield Gap()
        yield Fact(_("Next"), tuple(map(plain, lines)))


def _document(document: Document) -> Iterable[Block]:
    yield Paragraph(plain(document.name, "bold"))
    day = document.imported.date().isoformat()
    said = _("for {year}, read {day}") if document.year else _("without a year, read {day}")
    read = said.format(year=document.year, day=day)
    yield Paragraph(Content.styled(read, MUTED))


def _doubts(lens: Lens) -> Iterable[Block]:
    flags = _flags(lens.survey)
    counts = lens.survey.papers.counts
    unsure = sum(counts(one.source) for one in lens.register.irregularities)
    if not flags and not unsure:
        return
    yield Gap()
    if unsure:
        said = ngettext(
            "? {count} place where the import was unsure",
            "? {count} places where the import was unsure",
            unsure,
        )
        yield Paragraph(Content(said.format(count=unsure)), hang=2)
    for flag, count in flags.most_common():
        said = ngettext("? {count} activity: {flag}", "? {count} activities: {flag}", count)
        text = said.format(count=count, flag=_(FLAGS[flag]))
        if flag == "end before start":
            lost = sum(flag in one.flags for one in lens.survey.in_class("invalid"))
            text += _(" in a list; {count} without another end date").format(count=lost)
        yield Paragraph(Content(text), hang=2)


def _flags(survey: Survey) -> Counter[str]:
    """Return how many activities there are of each doubt."""
    flags: Counter[str] = Counter()
    for some, count in Counter(survey.table("activity").column(FLAGS_OF)).items():
        for flag in some:
            flags[flag] += count
    return flags
