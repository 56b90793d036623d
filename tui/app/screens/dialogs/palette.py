"""Commands with their keys, and places: committees, activities and what else there is."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from store.common.text import fold, unaccent
from store.entries.entries import Entry
from store.filters.parse import parse
from store.filters.saved import SavedView
from store.model.following import Dissent
from store.model.records import Document
from store.model.traits import Kind
from store.survey.survey import Survey
from tui.app.screens.dialogs.chooser import Choice, ChooserScreen, finding
from tui.app.screens.dialogs.saved import saved_choices
from tui.app.widgets.aside import is_large
from tui.commands.base import Command, Commands, key_names
from tui.commands.views import ShowView
from tui.locale import _
from tui.messages.following import heading_of
from tui.messages.wording import PLURALS, RECORDS, kind_of, printed_day, state_of
from tui.presentation.bodies import body_of
from tui.presentation.groups import Group
from tui.presentation.papers import label

_MOST = 8
"""Places of each kind that are offered; more words find the others."""

_OTHERS: tuple[Kind, ...] = ("goal", "adjustment", "outturn", "deviation", "dissent")
"""Kinds of which there are few, offered after those that are looked for most."""
_PARTS = re.compile(r"[ -]")
_RANKED = 5_000
"""Places up to which those that say the words themselves come first."""

Destination = str | Entry | SavedView | Document | type[Command[Any]]
"""A command's id, the entry or document to go to, the saved view to show, or a command that cannot
be done now."""


def palette(
    available: Commands, every: Commands, views: Sequence[SavedView], survey: Survey | None
) -> ChooserScreen[Destination]:
    """Return a chooser of a command that can be done now, or of a place to go to.

    Of `every` command those that cannot are found too, last, so that nobody looks for them in vain.
    """
    named_views = [one for one in available if issubclass(one, ShowView)]
    commands = [one for one in available if one.palette and one not in named_views]
    lacking = [one for one in every if one.palette and one not in available]
    named: list[Choice[Destination]] = [*saved_choices(views)]
    saved = finding(named)

    def find(text: str) -> Sequence[Group[Choice[Destination]]]:
        groups: list[Group[Choice[Destination]]] = [
            Group(_("Commands"), _commands(commands, text), "commands")
        ]
        groups.append(Group(_("Views"), _views(named_views, text), "views"))
        groups += [Group(_("Saved views"), one.rows, "saved") for one in saved(text)]
        if survey and text.strip():
            groups += _places(survey, text)
            groups.append(Group(_("Documents"), _documents(survey, text), "documents"))
        if text.strip():
            groups.append(
                Group(_("Not here and now"), _commands(lacking, text, can=False), "lacking")
            )
        return groups

    slow = survey is not None and is_large(survey)
    return ChooserScreen(_("Command or place"), find, slow=slow)


def _commands(commands: Commands, text: str, *, can: bool = True) -> list[Choice[Destination]]:
    typed = unaccent(fold(text)).split()
    found = [(command, _called(command, typed)) for command in commands]
    return [
        Choice(command.id, label, command.id if can else command, key_names(command))
        for command, label in found
        if label
    ]


def _called(command: type[Command[Any]], typed: Sequence[str]) -> str:
    """Return what a command is called, with those of its other words that what is typed is of.

    Those count in English too: "export" is typed in any language. Empty where it does not fit.
    """
    title = _(command.palette)
    lacking = [word for word in typed if word not in unaccent(fold(title))]
    both = f"{_(command.words)}, {command.words}" if lacking and command.words else ""
    others = dict.fromkeys(both.split(", "))
    meant = [one for one in others if any(_begins(word, one) for word in lacking)]
    if not all(any(_begins(word, one) for one in meant) for word in lacking):
        return ""
    return f"{title} ({', '.join(meant)})" if meant else title


def _begins(typed: str, words: str) -> bool:
    """Tell whether one of some words, its hyphens kept or not, begins as it was typed."""
    said = unaccent(fold(words))
    return any(one.startswith(typed) for one in (said, said.replace("-", ""), *_PARTS.split(said)))


def _views(views: Sequence[type[ShowView]], text: str) -> list[Choice[Destination]]:
    """Return the views whose names, other words, or what is said of them have the words."""
    words = unaccent(fold(text)).split()
    return [
        Choice(one.id, _(one.title), one.id, key_names(one))
        for one in views
        if _called(one, words)
        or all(word in unaccent(fold(f"{_(one.title)} {_(one.palette)}")) for word in words)
    ]


def _documents(survey: Survey, text: str) -> list[Choice[Destination]]:
    """Return the documents that count and whose names, kinds or years have the words."""
    words, counting = unaccent(fold(text)).split(), survey.papers.counting
    named = [
        (one, f"{label(one)} {one.year or ''} · {one.name}") for one in survey.register.documents
    ]
    found: list[Choice[Destination]] = [
        Choice(one.id, name, one)
        for one, name in named
        if one.name in counting and all(word in unaccent(fold(name)) for word in words)
    ]
    return found[:_MOST]


def _places(survey: Survey, text: str) -> list[Group[Choice[Destination]]]:
    found = parse(text, survey.as_of)
    if not found.sound:
        return []
    kinds = (
        (_("Committees"), survey.committees),
        (_("Activities"), survey.activities),
        (_("Directives"), survey.directives),
        (_("Indicators"), survey.indicators),
        *((_(PLURALS[kind]), survey.of(kind)) for kind in _OTHERS),
    )
    words = [term.value for term in found.sound if term.key == "word" and not term.negated]
    offered = []
    for title, entries in kinds:
        fit = survey.select(entries, found)
        offered.append(_offered(title, _own_words_first(fit, words), survey))
    return offered


def _own_words_first(found: Sequence[Entry], words: Sequence[str]) -> Sequence[Entry]:
    """Return what says the words itself before what only has them in its goal or among names."""
    if len(found) <= _MOST or len(found) > _RANKED:
        return found
    plain = [unaccent(word) for word in words]

    def speaks_of_another(entry: Entry) -> bool:
        own = unaccent(fold(entry.text))
        return not all(word in own for word in plain)

    return sorted(found, key=speaks_of_another)


def _offered(title: str, found: Sequence[Entry], survey: Survey) -> Group[Choice[Destination]]:
    """Return the first of what was found; the heading says how many there are in all."""
    heading = title
    if len(found) > _MOST:
        heading = _("{title}: {total} fit, the first of them").format(title=title, total=len(found))
    return Group(heading, [_place(one, survey) for one in found[:_MOST]], title)


def _place(entry: Entry, survey: Survey) -> Choice[Destination]:
    found, state = entry.deadline, state_of(entry)
    if entry.kind == "committee":
        hint = _(RECORDS[kind_of(entry)])
    else:
        hint = printed_day(found.row.end) if found else "".join(entry.chapters)
    if entry.kind == "indicator":
        hint = hint or _("The whole city")
        return Choice(entry.id, entry.text, body_of(entry, survey) or entry, hint, state.sign)
    text = heading_of(entry.record) if isinstance(entry.record, Dissent) else entry.text
    return Choice(entry.id, text, entry, hint, state.sign)
