"""The bodies as a tree with counts, and beside it what concerns the one under the cursor."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from store.entries import Entry
from store.model import BudgetLine, Committee, Indicator
from tui.locale import _, ngettext
from tui.views import arrange
from tui.views.base import View
from tui.views.bodies import WHOLE_CITY, Bodies, bodies_of, body_of, whole_city
from tui.views.detail import detail
from tui.views.lens import Lens
from tui.views.summary import summary
from tui.views.wording import RECORDS, number, printed_day, state_of
from tui.widgets.detail_pane import DetailPane
from tui.widgets.plain import plain
from tui.widgets.rows import RowList
from tui.widgets.rows_cells import Cell, Column
from tui.widgets.rows_lines import Group


class CommitteesView(View):
    """A tree of bodies; where there is room for one pane only, Enter goes in and Esc out."""

    has_pane = True

    _bodies: Bodies | None = None
    _shown = 0

    def compose(self) -> ComposeResult:
        """Make the tree, the parts and the pane."""
        yield RowList[Entry](self._body_columns(), lambda entry: entry.id, id="tree")
        with Vertical(id="body"):
            yield Static(id="body-name", classes="panel-title")
            yield RowList[Entry](_part_columns(), lambda entry: entry.id, id="parts")
            yield DetailPane()

    def _body_columns(self) -> list[Column[Entry]]:
        return [
            Column("name", _("Body"), _name, min_width=14),
            Column("late", "!", self._late, width=3, align="right"),
            Column("acts", _("Act."), self._activities, width=5, align="right", priority=1),
            Column("dirs", _("Dir."), self._directives, width=5, align="right", priority=1),
        ]

    def _late(self, entry: Entry) -> Cell:
        late = self._bodies.late(entry.text) if self._bodies else 0
        return Cell(f"!{late}" if late else "", "late")

    def _activities(self, entry: Entry) -> Cell:
        count = self._bodies.activities(entry.text) if self._bodies else 0
        return Cell(str(count or ""), "quiet")

    def _directives(self, entry: Entry) -> Cell:
        count = self._bodies.directives(entry.text) if self._bodies else 0
        return Cell(str(count or ""), "quiet")

    @property
    def body_rows(self) -> RowList[Entry]:
        return self.query_one("#tree", RowList)

    @property
    def rows(self) -> RowList[Entry]:
        return self.query_one("#parts", RowList)

    @property
    def entry(self) -> Entry | None:
        if not self.is_mounted:
            return None
        return self.body_rows.cursor_row if self.body_rows.has_focus else self.rows.cursor_row

    def show(self, lens: Lens) -> None:
        """Show the bodies that the lens lets through, and what of theirs it does."""
        self._lens = lens
        self._bodies = bodies_of(lens.survey)
        by_name = arrange.sort(self._seen(lens), arrange.CHAPTER)
        self._shown = len(by_name)
        self.body_rows.set_empty(_("The register holds no bodies. Import a document first."))
        groups = arrange.group(by_name, arrange.BY_BODY)
        if self._has_city(lens):
            city = whole_city(lens.survey)
            groups.append(Group(_("The whole city"), [city], "the whole city"))
        self.body_rows.set_groups(groups)
        self._show_parts()

    def _seen(self, lens: Lens) -> list[Entry]:
        """Return the bodies that have something to show; all, where nothing is left out."""
        every = lens.survey.committees
        if not lens.narrowed or self._bodies is None:
            return list(every)
        if lens.committee is not None and not lens.filter:
            return [entry for entry in every if entry.text == lens.committee]
        return [entry for entry in every if self._bodies.parts(entry.text, lens)]

    def _has_city(self, lens: Lens) -> bool:
        """Tell whether anything of no single body is to be shown."""
        scoped = lens.committee is not None and not lens.filter
        return bool(self._bodies and not scoped and self._bodies.parts(WHOLE_CITY, lens))

    def _show_parts(self) -> None:
        entry = self.body_rows.cursor_row
        if self._lens is None or self._bodies is None:
            return
        parts = self._bodies.parts(entry.text, self._lens) if entry else []
        name = plain(_name(entry)) if entry else Content()
        self.query_one("#body-name", Static).update(name)
        self.rows.set_empty(
            _("Nothing here names this body.") if entry else _("Choose a body to the left.")
        )
        self.rows.set_groups(parts)
        self._show_detail()

    def _show_detail(self) -> None:
        entry = self.entry
        if self._lens:
            rows = self.body_rows if self.body_rows.has_focus else self.rows
            blocks = detail(entry, self._lens.survey) if entry else summary(rows.cursor_heading)
            self.query_one(DetailPane).show(blocks)
        self.screen.refresh_bindings()

    @on(RowList.Highlighted, "#tree")
    def _other_body(self, event: RowList.Highlighted) -> None:
        event.stop()
        self._show_parts()

    @on(RowList.Highlighted, "#parts")
    def _other_part(self, event: RowList.Highlighted) -> None:
        event.stop()
        self._show_detail()

    @on(RowList.Selected, "#tree")
    def _go_in(self, event: RowList.Selected) -> None:
        event.stop()
        self.add_class("-inside")
        self.rows.focus()

    def on_descendant_focus(self) -> None:
        """Show the details of what the cursor is on now."""
        self.set_class(self.rows.has_focus or self.query_one(DetailPane).has_focus, "-inside")
        self._show_detail()

    def step_back(self) -> bool:
        """Go from the pane back to the parts, and from the parts back to the tree."""
        if self.body_rows.has_focus:
            return False
        if self.query_one(DetailPane).has_focus:
            self.rows.focus()
            return True
        self.remove_class("-inside")
        self.body_rows.focus()
        return True

    def status(self) -> str:
        """Return how many bodies there are, and how many of them something passes the filter."""
        if self._lens is None:
            return ""
        total = len(self._lens.survey.committees)
        if self._lens.narrowed:
            said = ngettext("{shown} of {total} body", "{shown} of {total} bodies", total)
            return said.format(shown=self._shown, total=total)
        return ngettext("{total} body", "{total} bodies", total).format(total=total)

    def go_to(self, entry: Entry) -> bool:
        """Put the cursor on a body, or on an indicator among the parts of its own."""
        if isinstance(entry.record, Committee):
            return self.body_rows.move_to(entry.id)
        body = body_of(entry, self._lens.survey) if self._lens else None
        if body is None or not self.body_rows.move_to(body.id):
            return False
        self._show_parts()
        self.add_class("-inside")
        self.rows.focus()
        return self.rows.move_to(entry.id)


def _name(entry: Entry) -> str:
    return entry.text or _("The whole city")


def _part_columns() -> list[Column[Entry]]:
    return [
        Column("sign", "", _sign, width=1),
        Column("text", _("What"), _text, min_width=20),
        Column("figure", _("End or target"), _figure, width=14, align="right"),
    ]


def _sign(entry: Entry) -> Cell:
    if entry.deadline:
        return Cell(state_of(entry).sign, state_of(entry).look)
    return Cell("?", "odd") if entry.flags else Cell("·", "quiet")


def _text(entry: Entry) -> str:
    record = entry.record
    if isinstance(record, BudgetLine):
        return ", ".join(part for part in (_(RECORDS[record.kind]), record.proposal) if part)
    return f"{entry.area}: {entry.text}" if entry.area else entry.text


def _figure(entry: Entry) -> Cell:
    record = entry.record
    if entry.deadline:
        return Cell(printed_day(entry.deadline.row.end) or "–", state_of(entry).look)
    if isinstance(record, Indicator) and record.targets:
        return Cell(list(record.targets.values())[-1])
    if isinstance(record, BudgetLine):
        return Cell(number(record.cost))
    return Cell("")
