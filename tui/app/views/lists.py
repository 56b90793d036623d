"""The views that are one list of entries with a detail pane beside it."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import replace
from operator import attrgetter
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult

from store.common.kept import Key
from store.entries.deadlines import DeadlineClass
from store.entries.entries import Entry
from store.survey.survey import SOON, Placed, Survey
from tui.app.views.base import View
from tui.app.views.columns import activity_columns, deadline_columns, directive_columns, id_column
from tui.app.views.pane.detail import detail
from tui.app.views.pane.summary import summary
from tui.app.widgets.detail_pane import DetailPane
from tui.app.widgets.rows.list import RowList
from tui.commands.base import main_key
from tui.commands.everywhere import StepBack
from tui.commands.looking import ChooseCommittee, SetDay
from tui.locale import _
from tui.messages.cells import Column
from tui.presentation import arrange
from tui.presentation.arrange import Arrangement, Grouping, Order
from tui.presentation.groups import Group
from tui.presentation.lateness import BY_LATENESS, BY_NEARNESS, tailed
from tui.presentation.lens import Lens
from tui.presentation.standing import standing

_HEADER_ORDERS = {"days": "end", "sign": "end", "bar": "start"}
"""Columns that are sorted by another one's value."""
_ARRANGED: Key[list[tuple[Group[Entry], Placed]]] = Key("arranged, with places")
_SEEN: Key[list[Group[Entry]]] = Key("arranged, those that are seen")


class ListView(View):
    """A list of entries, put in order once and filtered at every key."""

    has_pane = True
    list_class: ClassVar[type[RowList[Entry]]] = RowList

    def __init__(self, *, id: str) -> None:  # noqa: A002 - Textual's own name
        super().__init__(id=id)
        self._shown = 0
        self._ids = False

    def columns(self) -> list[Column[Entry]]:
        """Return the columns in the user's language."""
        return activity_columns()

    def every(self, survey: Survey) -> Sequence[Entry]:
        """Return all entries of the view's kind."""
        return survey.activities

    def chosen(self, survey: Survey) -> Sequence[Entry]:
        """Return those of them that belong here."""
        return self.every(survey)

    def empty(self, lens: Lens) -> str:  # noqa: ARG002 - for those that speak of the day
        """Say why there is nothing though nothing is left out."""
        return _("Nothing here.")

    def compose(self) -> ComposeResult:
        """Make the list and the pane."""
        yield self.make_list()
        yield DetailPane()

    def make_list(self) -> RowList[Entry]:
        """Make the list."""
        return self.list_class(self._shown_columns(), id_of=attrgetter("id"))

    def _shown_columns(self) -> list[Column[Entry]]:
        """Return the columns but the one that the headings say already, with ids if asked for."""
        shown = [one for one in self.columns() if one.key != self._arranging.grouping]
        return [*shown[:1], id_column(), *shown[1:]] if self._ids else shown

    def show_ids(self, *, shown: bool) -> None:
        """Show the ids of the entries beside their signs, or none."""
        self._ids = shown
        if self.is_mounted:
            self.rows.set_columns(self._shown_columns())

    @property
    def rows(self) -> RowList[Entry]:
        return self.query_one(RowList)

    @property
    def entry(self) -> Entry | None:
        return self.rows.cursor_row if self.is_mounted else None

    def prepare(self, lens: Lens) -> None:
        """Arrange the entries and filter them."""
        self._groups(lens)

    def show(self, lens: Lens) -> None:
        """Show the entries that the lens lets through, in the order that they have."""
        self._lens = lens
        groups = self._groups(lens)
        self._shown = sum(len(one.rows) for one in groups)
        self.rows.set_empty(self._why_empty(lens))
        if self._grouping.of is None:
            self.rows.set_rows(groups[0].rows if groups else [])
        else:
            self.rows.set_groups(groups)
        self._show_detail()

    def _groups(self, lens: Lens) -> list[Group[Entry]]:
        """Return the groups with anything to show."""
        name = self.named(lens)
        every = lens.survey.kept(_ARRANGED, lambda: self._placed(lens.survey), of=name)
        narrowed = (replace(one, rows=lens.among(rows)) for one, rows in every)
        return lens.kept(_SEEN, lambda: [one for one in narrowed if one.rows], of=name)

    def _placed(self, survey: Survey) -> list[tuple[Group[Entry], Placed]]:
        return [(one, survey.placed(one.rows)) for one in self._arranged(survey)]

    def named(self, lens: Lens) -> Hashable:  # noqa: ARG002 - for those that show a part
        """Return what the arranged entries are remembered by."""
        return type(self), self._arranging

    def _why_empty(self, lens: Lens) -> str:
        if not self.every(lens.survey):
            return _("The register holds none yet. Import a document: namndkoll import FILE")
        if lens.filter:
            return _("Nothing matches the filter. {key} clears it.").format(key=main_key(StepBack))
        if lens.committee is not None:
            said = _("Nothing for {committee}. {key} chooses another committee, or all.")
            return said.format(committee=lens.committee, key=main_key(ChooseCommittee))
        return self.empty(lens)

    def _arranged(self, survey: Survey) -> list[Group[Entry]]:
        settings = self._arranging
        order = next(one for one in self.orders if one.key == settings.order)
        entries = arrange.sort(self.chosen(survey), order, descending=settings.descending)
        as_met = order is arrange.PRINTED and self._grouping is arrange.BY_CHAPTER
        return arrange.group(entries, self._grouping, as_met=as_met)

    @property
    def _arranging(self) -> Arrangement:
        return self.arrangement or Arrangement(self.orders[0].key)

    @property
    def _grouping(self) -> Grouping:
        return next(one for one in self.groupings if one.key == self._arranging.grouping)

    def rearrange(self, arrangement: Arrangement) -> None:
        """Sort or group otherwise; the cursor stays on its row."""
        self.arrangement = arrangement
        self.rows.set_columns(self._shown_columns())
        self.rows.set_sort(arrangement.order, descending=arrangement.descending)
        self.post_message(self.Rearranged())

    def on_mount(self) -> None:
        """Point out the column that is sorted by."""
        self.rows.set_sort(self._arranging.order, descending=self._arranging.descending)

    def status(self) -> str:
        """Return how many are shown, marked, and in which order."""
        if self._lens is None:
            return ""
        total = len(self.every(self._lens.survey))
        parts = [_("{shown} of {total}").format(shown=self._shown, total=total)]
        if marks := self.marks_told():
            parts.append(marks)
        order = next(one for one in self.orders if one.key == self._arranging.order)
        parts.append(_("sorted by {order}").format(order=_(order.title)))
        if template := self.templates(self._lens):
            parts.append(_("{count} templates").format(count=template))
        return " · ".join(parts)

    def templates(self, lens: Lens) -> int:  # noqa: ARG002 - for lists of activities
        """Return how many of those shown have template dates, where that is told."""
        return 0

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
            pane.show(detail(entry, self._lens.survey) if entry else summary(heading))
        self.screen.refresh_bindings()

    @on(RowList.HeaderClicked)
    def _sort_by(self, event: RowList.HeaderClicked) -> None:
        event.stop()
        key = _HEADER_ORDERS.get(event.key, event.key)
        if any(order.key == key for order in self.orders):
            self.rearrange(self._arranging.ordered_by(key))


ACTIVITY_ORDERS: tuple[Order, ...] = (
    arrange.END, arrange.LEAD, arrange.CHAPTER, arrange.TEXT, arrange.GOAL, arrange.START,
    arrange.STATUS,
)  # fmt: skip
ACTIVITY_GROUPINGS: tuple[Grouping, ...] = (
    arrange.BY_LEAD, arrange.BY_CHAPTER, arrange.BY_GOAL, arrange.BY_MONTH, arrange.BY_STATUS,
    arrange.BY_OWNER,
)  # fmt: skip


class ActivitiesView(ListView):
    """All activities."""

    orders = ACTIVITY_ORDERS
    groupings = (arrange.BY_STATE, *ACTIVITY_GROUPINGS, arrange.NONE)
    arrangement = Arrangement("end", "state")

    def templates(self, lens: Lens) -> int:
        """Return how many of those shown have template dates."""
        return sum(standing(lens).template.values())


class DueView(ListView):
    """Deadlines of some classes; the undated and invalid ones follow, they are never hidden."""

    orders = ACTIVITY_ORDERS
    shown_classes: ClassVar[tuple[DeadlineClass, ...]]

    def columns(self) -> list[Column[Entry]]:
        """Return the columns of deadlines of any kind."""
        return deadline_columns()

    def every(self, survey: Survey) -> Sequence[Entry]:
        """Return everything that has a deadline."""
        return survey.deadlines

    def chosen(self, survey: Survey) -> Sequence[Entry]:
        """Return the entries of the classes, and those of which nobody knows."""
        return survey.in_class(*self.shown_classes, "undated", "invalid")

    def templates(self, lens: Lens) -> int:
        """Return how many of those shown have template dates."""
        found = standing(lens).template
        return sum(found[cls] for cls in self.shown_classes)


class OverdueView(DueView):
    """What is late."""

    shown_classes = ("overdue",)
    groupings = (BY_LATENESS, *map(tailed, ACTIVITY_GROUPINGS), arrange.NONE)
    arrangement = Arrangement("end", "late")

    def empty(self, lens: Lens) -> str:
        """Say that nothing is late."""
        text = _("Nothing is late as of {day}. {key} chooses another day.")
        return text.format(day=lens.as_of, key=main_key(SetDay))


class UpcomingView(DueView):
    """What is due from today to the end of the window."""

    shown_classes = SOON
    groupings = (BY_NEARNESS, *map(tailed, ACTIVITY_GROUPINGS), arrange.NONE)
    arrangement = Arrangement("end", "soon")

    def empty(self, lens: Lens) -> str:
        """Say that nothing is due soon."""
        text = _("Nothing is due within {window} days of {day}. {key} chooses another day.")
        return text.format(window=lens.survey.window, day=lens.as_of, key=main_key(SetDay))


class DirectivesView(ListView):
    """All directives, owner directives and duties."""

    orders = (arrange.PRINTED, arrange.CHAPTER, arrange.TEXT, arrange.GOAL, arrange.STATUS)
    groupings = (
        arrange.BY_CHAPTER, arrange.BY_GOAL, arrange.BY_TYPE, arrange.BY_STATUS, arrange.BY_OWNER,
        arrange.NONE,
    )  # fmt: skip
    arrangement = Arrangement("printed", "chapter")

    def columns(self) -> list[Column[Any]]:
        """Return the columns of directives."""
        return directive_columns()

    def every(self, survey: Survey) -> Sequence[Entry]:
        """Return all directives."""
        return survey.directives
