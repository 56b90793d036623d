"""News and what changed, as JSON and as a table."""

from __future__ import annotations

from collections.abc import Sequence

from store.survey.since import Novelty
from store.survey.survey import Survey
from tui.locale import _
from tui.messages.table import Column, Table, cell
from tui.presentation.news import WORDS, Item, novelty_item
from tui.serializers.shape import Shape


def item_shape(one: Item) -> Shape:
    """Return a piece of news as the contract has it; `id` is None where it is of no record."""
    return {
        "what": one.what,
        "id": one.id or None,
        "committee": one.committee,
        "text": one.text,
        "when": one.when,
    }


def novelty_shape(one: Novelty, survey: Survey) -> Shape:
    """Return something that changed, with the keys of news."""
    return item_shape(novelty_item(one, survey))


def news_table(items: Sequence[Item], heading: str) -> Table:
    """Return news as people read them, in the order given."""
    columns = (
        Column(_("Committee"), 30), Column(_("When"), 10), Column("", 14), Column(_("ID"), 6),
        Column(_("What")),
    )  # fmt: skip
    rows = [
        [cell(one.committee), cell(one.when), cell(_(WORDS[one.what])), cell(one.id),
         cell(one.text)]
        for one in items
    ]  # fmt: skip
    return Table(columns, rows, heading)
