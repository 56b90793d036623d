"""Commands with their keys, and places: committees, directives, activities."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from store.entries import Entry
from store.filters import matcher, parse
from store.queries import Survey
from store.text import fold, unaccent
from tui.commands.base import Command, key_names
from tui.locale import _
from tui.screens.chooser import Choice, ChooserScreen
from tui.screens.main import MainScreen
from tui.views.gist import gist
from tui.views.wording import RECORDS, printed_day, state_of
from tui.widgets.rows_lines import Group

_MOST = 8
"""Places of each kind that are offered; more words find the others."""

Place = str | Entry
"""A command's id, or the entry to go to."""


def palette(screen: MainScreen) -> ChooserScreen[Place]:
    """Return a chooser of a command that can be done now, or of a place to go to."""
    commands = [command for command in screen.available() if command.palette]

    def find(text: str) -> Sequence[Group[Choice[Place]]]:
        groups = [Group(_("Commands"), _commands(commands, text), "commands")]
        if screen.lens and text.strip():
            groups += _places(screen.lens.survey, text)
        return groups

    return ChooserScreen(_("Command or place"), find)


def _commands(commands: Sequence[type[Command]], text: str) -> list[Choice[Place]]:
    words = unaccent(fold(text)).split()
    return [
        Choice(command.id, _(command.palette), command.id, key_names(command))
        for command in commands
        if all(word in unaccent(fold(_(command.palette))) for word in words)
    ]


def _places(survey: Survey, text: str) -> list[Group[Choice[Place]]]:
    found = parse(text, survey.as_of)
    if not found.sound:
        return []
    test = matcher(found, survey.register.committees)
    kinds = (
        (_("Committees"), survey.committees),
        (_("Activities"), survey.activities),
        (_("Directives"), survey.directives),
    )
    return [
        Group(title, [_place(one) for one in islice(filter(test, entries), _MOST)], title)
        for title, entries in kinds
    ]


def _place(entry: Entry) -> Choice[Place]:
    found, state = entry.deadline, state_of(entry)
    if entry.kind == "committee":
        hint = _(RECORDS[getattr(entry.record, "kind", entry.kind)])
    else:
        hint = printed_day(found.row.end) if found else "".join(entry.chapters)
    label = gist(entry.text) if entry.kind == "activity" else entry.text
    return Choice(entry.id, label, entry, hint, state.sign)
