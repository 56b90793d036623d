"""The list of what was asked for, granted, refused and reserved, with sums and bars."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from store.common.kept import Key
from store.entries.entries import Entry
from store.model.money import Adjustment
from store.survey.money import Check, checks_of
from store.survey.sums import Sum, sums_of
from store.survey.survey import Survey
from tui.app.views.year_columns import BAR
from tui.app.views.year_lists import Beside
from tui.app.widgets.bars import bar
from tui.locale import N_, _
from tui.messages.cells import Cell, Column
from tui.messages.following import AMOUNTS, amounts_told, purpose_of, said_of_sum
from tui.messages.wording import number
from tui.presentation import arrange, year_arrange
from tui.presentation.arrange import Arrangement
from tui.presentation.groups import Group
from tui.presentation.lens import Lens

_LONGEST_NOTE = 58
"""Characters that a heading's sums may take; longer ones stand in the pane alone."""
_DISPENSABLE = ("refused", "reserved")
_MONEY_SHORT = {"operating": N_("running"), "investment": N_("investing"), "": N_("other")}
_LARGEST: Key[float] = Key("largest amount")


class Money(Beside):
    """What was asked for, granted, refused and reserved, with sums under each heading."""

    orders = (arrange.PRINTED, year_arrange.AMOUNT, arrange.CHAPTER, arrange.TEXT)
    groupings = (
        arrange.BY_CHAPTER, year_arrange.BY_POINT, year_arrange.BY_MONEY, year_arrange.BY_FUND,
        year_arrange.BY_PROPOSER, year_arrange.BY_DOCUMENT, arrange.NONE,
    )  # fmt: skip
    usual = Arrangement("printed", "chapter")
    kind = "adjustment"
    optional = ("point", "asked", "granted", "refused", "reserved", "fund", "bar")
    signs = (
        ("≠", N_("The shares that are printed do not add up to what the decision says")),
        ("=", N_("The shares that are printed add up to what the decision says")),
    )

    def every_column(self) -> list[Column[Entry]]:
        """Return all columns about money, in mnkr."""
        return [
            Column("sign", "", _of(self._sign), width=1),
            Column("chapter", _("Committee"), _of(lambda one: one.committee), min_width=14,
                   weight=2, priority=2),
            Column("point", _("Point"), _of(lambda one: Cell(one.number, "quiet")), width=5,
                   priority=4),
            Column("text", _("Purpose"), _of(self._purpose), min_width=16, weight=5),
            *[_amount(*named) for named in AMOUNTS.items()],
            Column("fund", _("Fund"), _of(lambda one: Cell(one.fund, "quiet")), min_width=16,
                   weight=2, priority=5, room=100),
            Column("bar", _("mnkr"), _of(self._bar), width=BAR, priority=3),
        ]  # fmt: skip

    def _check(self, one: Adjustment) -> Check | None:
        return checks_of(self.survey).get(one.id) if self.survey else None

    def _sign(self, one: Adjustment) -> Cell:
        """Return whether the shares of a decision add up to it; a dot where it has none."""
        check = self._check(one)
        if check is None:
            return Cell("·", "quiet")
        return Cell("=", "quiet") if check.agrees else Cell("≠", "odd")

    def _purpose(self, one: Adjustment) -> str:
        """Return what money is for, after what it does not add up to and whose proposal it is."""
        text, check = purpose_of(one), self._check(one)
        if one.by:
            text = _("{party} proposes: {what}").format(party=one.by, what=text)
        if check is None or check.agrees:
            return text
        said = _("shares add up to {amount}: {what}")
        return said.format(amount=number(check.summed), what=text)

    def _bar(self, one: Adjustment) -> Cell:
        largest = largest_of(self.survey) if self.survey else 0
        amounts = (one.granted, one.asked, one.reserved)
        value = next((amount for amount in amounts if amount is not None), 0)
        return Cell(bar(abs(value), largest, BAR), "quiet")

    def groups(self, lens: Lens) -> list[Group[Entry]]:
        """Return the groups, each with its sums in its heading."""
        return [replace(one, note=_noted(one)) for one in super().groups(lens)]

    def facts(self, group: Group[Entry]) -> Iterator[tuple[str, str]]:
        """Return all that the rows of a heading come to, a sort at a time."""
        records = [one.record for one in group.rows if isinstance(one.record, Adjustment)]
        for one in sums_of(records):
            yield said_of_sum(one), " · ".join(amounts_told(one))


def _noted(group: Group[Entry]) -> str:
    """Return how many rows there are and what they come to; sorts that are not added stand apart.

    The document's own come before proposals of parties, and bodies' shares before totals.
    """
    count = str(len(group.rows))
    said = "; ".join([count, *_told(own_sums(group.rows))])
    return said if len(said) <= _LONGEST_NOTE else count


def own_sums(entries: Sequence[Entry]) -> list[Sum]:
    """Return the sums of rows: the document's own where it has any, of bodies' shares first."""
    sums = sums_of(one.record for one in entries if isinstance(one.record, Adjustment))
    sums = [one for one in sums if not one.by] or sums
    return [one for one in sums if not one.total] or sums


def _told(sums: Sequence[Sum]) -> Iterator[str]:
    several = len({one.budget for one in sums}) > 1
    for one in sums:
        amounts = " · ".join(amounts_told(one))
        if amounts:
            yield f"{_(_MONEY_SHORT[one.budget or ''])} {amounts}" if several else amounts


def largest_of(survey: Survey) -> float:
    """Return the largest amount that was asked for, granted or reserved."""
    return survey.kept(_LARGEST, lambda: max(_amounts(survey), default=0), of="adjustment")


def _amounts(survey: Survey) -> Sequence[float]:
    records = [one.record for one in survey.of("adjustment")]
    return [
        abs(amount)
        for one in records
        if isinstance(one, Adjustment)
        for amount in (one.asked, one.granted, one.reserved)
        if amount is not None
    ]


def _of(said: Callable[[Adjustment], str | Cell]) -> Callable[[Entry], str | Cell]:
    return lambda entry: said(entry.record) if isinstance(entry.record, Adjustment) else ""


def _amount(name: str, title: str) -> Column[Entry]:
    """Return the column of what became of money; what was refused or reserved goes first."""
    cell = _of(lambda one: number(getattr(one, name)))
    return Column(name, _(title), cell, width=8, align="right", priority=name in _DISPENSABLE)
