"""What does not add up: contradictions of the documents, and what an import was unsure of."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter

from textual import on
from textual.app import ComposeResult

from store.common.kept import Key
from store.common.sorting import swedish_key
from store.entries.entries import Entry
from store.model.records import Irregularity
from store.survey.discrepancies import Discrepancy
from store.survey.findings import Finding
from store.survey.survey import Survey
from tui.app.views.base import View
from tui.app.views.pane.detail import detail
from tui.app.views.pane.summary import summary
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.rows.list import RowList
from tui.locale import _, ngettext
from tui.messages.cells import Cell, Column
from tui.messages.phrases import doubted
from tui.messages.wording import DISCREPANCIES, at_odds
from tui.presentation.findings import counted, findings_of, seen
from tui.presentation.folding import Folding
from tui.presentation.groups import Group
from tui.presentation.lens import Lens

_KIND = attrgetter("found.kind")
_SEEN: Key[list[Group[Finding]]] = Key("findings seen, kind by kind")


class DiscrepanciesView(View):
    """A list of findings by their kinds with a detail pane beside it."""

    has_pane = True

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id, found=_marked)
        self._folding = Folding()

    def compose(self) -> ComposeResult:
        """Make the list and the pane."""
        yield RowList[Finding](_columns(), lambda one: one.key)
        yield DetailPane()

    @property
    def rows(self) -> RowList[Finding]:  # type: ignore[override]
        return self.query_one(RowList)

    @property
    def entry(self) -> Entry | None:
        return self.rows.cursor_row if self.is_mounted else None

    @property
    def about(self) -> Entry | None:
        one = self.rows.cursor_row if self.is_mounted else None
        return one.about[0] if one and one.about else None

    def listed(self) -> list[Entry]:
        """Return the findings from top to bottom, folded ones too."""
        return list(self.rows.every)

    def prepare(self, lens: Lens) -> None:
        """Find what does not add up, and filter it."""
        _groups(lens)

    def show(self, lens: Lens) -> None:
        """Show the findings that the lens lets through, the documents' own before the import's."""
        self._lens = lens
        groups = _groups(lens)
        self.rows.set_empty(_why_empty(lens))
        folded = [one for one in groups if _unsure(one) and not lens.typed]
        self.rows.set_groups(groups, self._folding.first(folded))
        self._show_detail()

    def status(self) -> str:
        """Return how many contradictions and doubts are shown."""
        if self._lens is None:
            return ""
        groups = _groups(self._lens)
        doubts = sum(len(one.rows) for one in groups if _unsure(one))
        count = counted(self._lens)
        said = ngettext("{count} discrepancy", "{count} discrepancies", count).format(count=count)
        unsure = ngettext("{count} doubt of the import", "{count} doubts of the import", doubts)
        return f"{said} · {unsure.format(count=doubts)}"

    def step_back(self) -> bool:
        """Go from the pane back to the list."""
        if not self.query_one(DetailPane).has_focus:
            return False
        self.rows.focus()
        return True

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        event.stop()
        self._show_detail()

    def _show_detail(self) -> None:
        if self._lens:
            one, heading = self.rows.cursor_row, self.rows.cursor_heading
            blocks = detail(one, self._lens.survey) if one else summary(heading)  # type: ignore[arg-type]
            self.query_one(DetailPane).show(blocks)
        self.screen.refresh_bindings()


def _marked(survey: Survey, marks: Collection[str]) -> list[Entry]:
    """Return the findings of marks."""
    found = findings_of(survey)
    return [one for one in (*found.contradictions, *found.doubts) if one.key in marks]


def _groups(lens: Lens) -> list[Group[Finding]]:
    """Return the findings that are seen, kind by kind; those of the import come last."""
    return lens.kept(_SEEN, lambda: _grouped(lens))


def _grouped(lens: Lens) -> list[Group[Finding]]:
    found = findings_of(lens.survey)
    groups = [
        Group(_(DISCREPANCIES[kind]), _in_order(kind, some), kind)
        for kind, some in groupby(seen(found.contradictions, lens), _KIND)
    ]
    doubts = sorted(seen(found.doubts, lens), key=_KIND)
    by_kind = [(kind, list(some)) for kind, some in groupby(doubts, _KIND)]
    by_kind.sort(key=lambda pair: -len(pair[1]))
    title = _("The import was unsure: {kind}")
    groups += [Group(title.format(kind=_(kind)), some, f"doubt {kind}") for kind, some in by_kind]
    # What was folded is not to hide what a filter has found.
    return [replace(one, key=f"{one.key} found") for one in groups] if lens.typed else groups


def _in_order(kind: str, found: Iterable[Finding]) -> list[Finding]:
    """Return findings of a kind; what lacks in a chapter stands by the chapter that lacks it."""
    if kind != "missing in the lead's chapter":
        return list(found)
    return sorted(found, key=lambda one: swedish_key(at_odds(one.found)))  # type: ignore[arg-type]


def _unsure(group: Group[Finding]) -> bool:
    return isinstance(group.rows[0].found, Irregularity)


def _why_empty(lens: Lens) -> str:
    if lens.filter:
        return _("Nothing that does not add up matches the filter.")
    if lens.committee is not None:
        return _("Nothing that concerns {committee} fails to add up.").format(
            committee=lens.committee
        )
    return _("The documents say nothing against themselves.")


def _columns() -> Sequence[Column[Finding]]:
    return [
        Column("id", _("ID"), _id, width=5),
        Column("odds", _("What disagrees"), _odds, min_width=23, weight=3),
        Column("text", _("Text"), _text, min_width=14, weight=4),
        Column("chapter", _("Chapter"), _chapter, min_width=13, priority=2),
        Column("line", _("Line"), _line, width=8, align="right", priority=1),
    ]


def _id(one: Finding) -> Cell:
    return Cell(one.about[0].id if one.about else "–", "quiet")


def _odds(one: Finding) -> Cell:
    if isinstance(one.found, Discrepancy):
        return Cell(at_odds(one.found), "odd")
    return Cell(_(one.found.decision), "quiet")


def _text(one: Finding) -> str:
    if isinstance(one.found, Irregularity):
        return doubted(one.found)
    return one.about[0].gist if one.about else one.text


def _chapter(one: Finding) -> str:
    """Return the chapter of the first place in doubt."""
    first = one.sources[0]
    rows = [row for entry in one.about for row in getattr(entry.record, "listings", ())]
    own = (row.committee for row in rows if row.source == first)
    return next(own, next(iter(one.chapters), ""))


def _line(one: Finding) -> Cell:
    places = one.sources
    more = f" +{len(places) - 1}" if len(places) > 1 else ""
    return Cell(f"{places[0].lines[0]}{more}", "quiet")
