"""The views that are one list of entries with a detail pane beside it."""

from __future__ import annotations

from operator import attrgetter
from typing import ClassVar

from textual import on
from textual.app import ComposeResult

from store.entries.entries import Entry
from tui.app.views.base import View
from tui.app.views.column_choice import ColumnChoice
from tui.app.views.entry_lists import EntryList
from tui.app.views.pane.detail import detail
from tui.app.views.pane.summary import summary
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.plain import plain
from tui.app.widgets.rows.list import RowList
from tui.app.widgets.sheet import Fact
from tui.locale import _
from tui.presentation.arrange import Arrangement
from tui.presentation.arranger import Arranger
from tui.presentation.lens import Lens

_HEADER_ORDERS = {"days": "end", "sign": "end", "bar": "start"}
"""Columns that are sorted by another one's value."""


class ListView(View):
    """Shows a list of entries, and of the one under the cursor the details."""

    has_pane = True
    list_class: ClassVar[type[RowList[Entry]]] = RowList
    arranger: Arranger
    column_choice: ColumnChoice

    def __init__(self, entries: EntryList, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self.entries = entries
        self.arranger = entries.arranger
        self.signs = (*self.signs, *entries.signs)
        self._shown = 0
        self.column_choice = ColumnChoice(entries, lambda: self._lens)
        self._keys: list[str] = []
        """The columns that are shown."""

    def compose(self) -> ComposeResult:
        """Make the list and the pane."""
        yield self.make_list()
        yield DetailPane()

    def make_list(self) -> RowList[Entry]:
        """Make the list."""
        return self.list_class(self.column_choice.shown(), id_of=attrgetter("id"))

    def show_ids(self, *, shown: bool) -> None:
        """Show the ids of the entries beside their signs, or none."""
        self.column_choice.ids = shown
        if self.is_mounted:
            self.rows.set_columns(self.column_choice.shown())

    @property
    def rows(self) -> RowList[Entry]:
        return self.query_one(RowList)

    @property
    def entry(self) -> Entry | None:
        return self.rows.cursor_row if self.is_mounted else None

    def prepare(self, lens: Lens) -> None:
        """Arrange the entries and filter them."""
        self.entries.groups(lens)

    def show(self, lens: Lens) -> None:
        """Show the entries that the lens lets through, in the order that they have."""
        self._lens = lens
        groups = self.entries.groups(lens)
        self._shown = sum(len(one.rows) for one in groups)
        self._fit_columns()
        self.rows.set_empty(self.entries.why_empty(lens))
        if self.arranger.grouping.of is None:
            self.rows.set_rows(groups[0].rows if groups else [])
        else:
            self.rows.set_groups(groups)
        self._show_detail()

    def _fit_columns(self) -> None:
        """Show the columns that have something to say of what is listed now."""
        columns = self.column_choice.shown()
        keys = [one.key for one in columns]
        if keys != self._keys:
            self._keys = keys
            self.rows.set_columns(columns)

    def rearrange(self, arrangement: Arrangement) -> None:
        """Sort or group otherwise; the cursor stays on its row."""
        self.arranger.now = arrangement
        if self.is_mounted:
            self.rows.set_columns(self.column_choice.shown())
            self._point_out_order()
            self.post_message(self.Rearranged())

    def on_mount(self) -> None:
        """Point out the column that is sorted by."""
        self._point_out_order()

    def _point_out_order(self) -> None:
        now = self.arranger.now
        self.rows.set_sort(now.order, descending=now.descending)

    def status(self) -> str:
        """Return how many are shown, marked, and in which order."""
        if self._lens is None:
            return ""
        total = len(self.entries.every(self._lens.survey))
        parts = [_("{shown} of {total}").format(shown=self._shown, total=total)]
        if marks := self.marks.told():
            parts.append(marks)
        parts.append(_("sorted by {order}").format(order=_(self.arranger.order.title)))
        if template := self.entries.templates(self._lens):
            parts.append(_("{count} templates").format(count=template))
        return " · ".join(parts)

    def step_back(self) -> bool:
        """Go from the pane back to the list."""
        if not self.query_one(DetailPane).has_focus:
            return False
        self.rows.focus()
        return True

    def go_to(self, entry: Entry) -> bool:
        """Put the cursor on an entry."""
        return self.rows.move_to(entry.id)

    @on(RowList.Highlighted)
    def _highlighted(self, event: RowList.Highlighted) -> None:
        event.stop()
        self._show_detail()

    def _show_detail(self) -> None:
        pane, entry = self.query_one(DetailPane), self.entry
        if self._lens:
            heading = self.rows.cursor_heading
            facts = self.entries.facts(heading) if heading else ()
            told = [Fact(label, (plain(said),)) for label, said in facts]
            pane.show(detail(entry, self._lens.survey) if entry else [*summary(heading), *told])
        self.screen.refresh_bindings()

    @on(RowList.HeaderClicked)
    def _sort_by(self, event: RowList.HeaderClicked) -> None:
        event.stop()
        key = _HEADER_ORDERS.get(event.key, event.key)
        if self.arranger.has_order(key):
            self.rearrange(self.arranger.now.ordered_by(key))
