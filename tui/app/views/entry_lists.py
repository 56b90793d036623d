"""What the views list that are one list of entries: which ones, in which columns and orders."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from dataclasses import replace
from typing import ClassVar

from store.common.kept import Key
from store.entries.deadlines import DeadlineClass
from store.entries.entries import Entry
from store.model.kinds import BY_KIND
from store.model.traits import Kind
from store.survey.placed import Placed
from store.survey.survey import SOON, Survey
from tui.app.views.columns import activity_columns, deadline_columns, directive_columns
from tui.commands.base import main_key
from tui.commands.everywhere import StepBack
from tui.commands.looking import ChooseCommittee, SetDay
from tui.commands.papers import ChoosePapers
from tui.locale import N_, _, ngettext
from tui.messages.cells import Column
from tui.messages.own import SIGN
from tui.presentation import arrange
from tui.presentation.arrange import Arrangement, Grouping, Order
from tui.presentation.arranger import Arranger
from tui.presentation.groups import Group
from tui.presentation.lateness import BY_DATES, BY_LATENESS, BY_NEARNESS, tailed
from tui.presentation.lens import Lens
from tui.presentation.standing import standing

_ARRANGED: Key[list[tuple[Group[Entry], Placed]]] = Key("arranged, with places")
_ACTIVITIES: Key[Sequence[Entry]] = Key("activities and own entries")
_SEEN: Key[list[Group[Entry]]] = Key("arranged, those that are seen")


class EntryList:
    """Entries of a kind, put in order once and filtered at every key."""

    orders: ClassVar[Sequence[Order]]
    """The ways that it can be sorted."""
    groupings: ClassVar[Sequence[Grouping]]
    """The ways that it can be put under headings."""
    usual: ClassVar[Arrangement]
    kind: ClassVar[Kind] = "activity"
    """The kind of what it lists."""
    signs: ClassVar[Sequence[tuple[str, str]]] = ()
    """What signs of its own mean, for the help."""

    def __init__(self) -> None:
        self.arranger = Arranger(self.orders, self.groupings, self.usual)

    def columns(self) -> list[Column[Entry]]:
        """Return the columns in the user's language."""
        raise NotImplementedError

    def every_column(self) -> list[Column[Entry]]:
        """Return also those columns that are left out where they would be empty."""
        return self.columns()

    def every(self, survey: Survey) -> Sequence[Entry]:
        """Return all entries that it may list."""
        return survey.of(self.kind)

    def held(self, lens: Lens) -> int:
        """Return how many such records the register holds, in whichever documents."""
        return len(lens.register.of(BY_KIND[self.kind]))

    def chosen(self, survey: Survey) -> Sequence[Entry]:
        """Return those of them that belong here."""
        return self.every(survey)

    def empty(self, lens: Lens) -> str:  # noqa: ARG002 - for those that speak of the day
        """Say why there is nothing though nothing is left out."""
        return _("Nothing here.")

    def templates(self, lens: Lens) -> int:  # noqa: ARG002 - for lists of activities
        """Return how many of those shown have template dates, where that is told."""
        return 0

    def facts(self, group: Group[Entry]) -> Iterable[tuple[str, str]]:  # noqa: ARG002 - see Money
        """Return what there is to say of a heading beside how many stand under it."""
        return ()

    def named(self, lens: Lens) -> Hashable:  # noqa: ARG002 - for those that show a part
        """Return what the arranged entries are remembered by."""
        return type(self), self.arranger.now

    def groups(self, lens: Lens) -> list[Group[Entry]]:
        """Return the groups with anything to show."""
        name, survey = self.named(lens), lens.survey
        every = survey.kept(_ARRANGED, lambda: self._placed(survey), of=name)
        narrowed = (replace(one, rows=lens.among(rows)) for one, rows in every)
        return lens.kept(_SEEN, lambda: [one for one in narrowed if one.rows], of=name)

    def _placed(self, survey: Survey) -> list[tuple[Group[Entry], Placed]]:
        groups = self.arranger.arrange(self.chosen(survey))
        return [(one, survey.placed(one.rows)) for one in groups]

    def why_empty(self, lens: Lens) -> str:
        """Say why there is nothing to show."""
        if not self.every(lens.survey) and (count := self.held(lens)):
            return _none_counts(count)
        if not self.every(lens.survey):
            return _("The register holds none yet. Import a document: namndkoll import FILE")
        if lens.filter:
            return _("Nothing matches the filter. {key} clears it.").format(key=main_key(StepBack))
        if lens.committee is not None:
            said = _("Nothing for {committee}. {key} chooses another committee, or all.")
            return said.format(committee=lens.committee, key=main_key(ChooseCommittee))
        return self.empty(lens)


def _none_counts(count: int) -> str:
    said = ngettext(
        "None in the documents that count. {count} stands in others: {key} chooses documents.",
        "None in the documents that count. {count} stand in others: {key} chooses documents.",
        count,
    )
    return said.format(count=count, key=main_key(ChoosePapers))


_ACTIVITY_ORDERS: tuple[Order, ...] = (
    arrange.END, arrange.LEAD, arrange.CHAPTER, arrange.TEXT, arrange.GOAL, arrange.START,
    arrange.STATUS,
)  # fmt: skip
_ACTIVITY_GROUPINGS: tuple[Grouping, ...] = (
    arrange.BY_LEAD, arrange.BY_CHAPTER, arrange.BY_GOAL, arrange.BY_MONTH, arrange.BY_STATUS,
    arrange.BY_OWNER,
)  # fmt: skip


class Activities(EntryList):
    """All activities, and what the office itself entered."""

    orders = _ACTIVITY_ORDERS
    groupings = (arrange.BY_STATE, *_ACTIVITY_GROUPINGS, arrange.NONE)
    usual = Arrangement("end", "state")
    signs = ((SIGN, N_("An entry of the office's own")),)

    def columns(self) -> list[Column[Entry]]:
        return activity_columns()

    def every(self, survey: Survey) -> Sequence[Entry]:
        """Return all activities and all own entries."""
        if not (own := survey.of("own")):
            return survey.activities
        return survey.kept(_ACTIVITIES, lambda: [*survey.activities, *own])

    def templates(self, lens: Lens) -> int:
        """Return how many of those shown have template dates."""
        return sum(standing(lens).template.values())


class Deadlines(EntryList):
    """Everything that has a deadline, of whatever kind; for a list beside a picture of time."""

    orders = _ACTIVITY_ORDERS
    groupings = (
        BY_DATES, tailed(arrange.BY_STATE), *map(tailed, _ACTIVITY_GROUPINGS), arrange.NONE,
    )  # fmt: skip
    usual = Arrangement("end", "dates")

    def columns(self) -> list[Column[Entry]]:
        """Return the columns of deadlines of any kind."""
        return deadline_columns()

    def every(self, survey: Survey) -> Sequence[Entry]:
        """Return everything that has a deadline."""
        return survey.deadlines


class DueIn(Deadlines):
    """Deadlines of some classes; the undated and invalid ones follow, they are never hidden."""

    shown_classes: ClassVar[tuple[DeadlineClass, ...]]

    def chosen(self, survey: Survey) -> Sequence[Entry]:
        """Return the entries of the classes, and those of which nobody knows."""
        return survey.in_class(*self.shown_classes, "undated", "invalid")

    def templates(self, lens: Lens) -> int:
        """Return how many of those shown have template dates."""
        found = standing(lens).template
        return sum(found[cls] for cls in self.shown_classes)


class Overdue(DueIn):
    """What is late."""

    shown_classes = ("overdue",)
    groupings = (BY_LATENESS, *map(tailed, _ACTIVITY_GROUPINGS), arrange.NONE)
    usual = Arrangement("end", "late")

    def empty(self, lens: Lens) -> str:
        """Say that nothing is late."""
        text = _("Nothing is late as of {day}. {key} chooses another day.")
        return text.format(day=lens.as_of, key=main_key(SetDay))


class Upcoming(DueIn):
    """What is due from today to the end of the window."""

    shown_classes = SOON
    groupings = (BY_NEARNESS, *map(tailed, _ACTIVITY_GROUPINGS), arrange.NONE)
    usual = Arrangement("end", "soon")

    def empty(self, lens: Lens) -> str:
        """Say that nothing is due soon."""
        text = _("Nothing is due within {window} days of {day}. {key} chooses another day.")
        return text.format(window=lens.survey.window, day=lens.as_of, key=main_key(SetDay))


class Directives(EntryList):
    """All directives, owner directives and duties."""

    orders = (arrange.PRINTED, arrange.CHAPTER, arrange.TEXT, arrange.GOAL, arrange.STATUS)
    groupings = (
        arrange.BY_CHAPTER, arrange.BY_GOAL, arrange.BY_TYPE, arrange.BY_STATUS, arrange.BY_OWNER,
        arrange.NONE,
    )  # fmt: skip
    usual = Arrangement("printed", "chapter")
    kind = "directive"

    def columns(self) -> list[Column[Entry]]:
        """Return the columns of directives."""
        return directive_columns()
