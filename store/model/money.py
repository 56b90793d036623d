"""What bodies get, ask for and have spent, as immutable typed values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from store.model.records import Source

BudgetKind = Literal["operating", "investment"]


class BudgetItem(Struct, frozen=True, forbid_unknown_fields=True, gc=False):
    """A change that a budget makes, in mnkr."""

    text: str
    amount: float | None


class BudgetLine(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What one proposal gives a committee for running or investing, in mnkr."""

    id: str
    committee: str
    kind: BudgetKind
    proposal: str
    source: Source
    area: str | None = None
    cost: float | None = None
    income: float | None = None
    items: tuple[BudgetItem, ...] = ()
    withdrawn: bool = False


class Adjustment(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What a body asks for and gets beside its budget, for a purpose, in mnkr.

    `what` is the purpose in the document's words, `text` the sentence; `number` is the point that
    decides it, and `appendix` where the shares of each body stand. `total` is a sum for all bodies
    together, whose shares may be adjustments too. `by` is the party whose proposal it is, empty
    where it is the document's own.
    """

    id: str
    committee: str
    what: str
    text: str
    source: Source
    budget: BudgetKind | None = None
    asked: float | None = None
    granted: float | None = None
    refused: float | None = None
    reserved: float | None = None
    fund: str = ""
    number: str = ""
    appendix: str = ""
    parts: tuple[BudgetItem, ...] = ()
    total: bool = False
    cases: tuple[str, ...] = ()
    condition: str = ""
    by: str = ""
    section: str = ""
    withdrawn: bool = False

    @property
    def amount(self) -> float | None:
        """What it comes to, in mnkr: granted, or else asked, reserved or refused."""
        said = (self.granted, self.asked, self.reserved, self.refused)
        return next((one for one in said if one is not None), None)


class Outturn(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """One row of what a body or a group in it has spent: figures by column, both as printed.

    `what` is what the row counts, in `unit`; `section` is the heading over its table.
    """

    id: str
    committee: str
    what: str
    source: Source
    group: str = ""
    unit: str = ""
    figures: dict[str, str] = {}
    section: str = ""
    withdrawn: bool = False
