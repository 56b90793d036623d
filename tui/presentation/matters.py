"""A matter, which is a document: its points, requests, money, dissents and all that it says."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import NamedTuple

from store.common.kept import Key
from store.entries.entries import Entry
from store.model.records import Directive, Document
from store.model.traits import Kind
from store.survey.placed import Placed
from store.survey.survey import Survey
from tui.locale import N_, _
from tui.presentation.asked import is_asked
from tui.presentation.groups import Group
from tui.presentation.lens import Lens

_HELD: Key[dict[str, dict[str, Placed]]] = Key("entries by document and part")
_PARTS: Key[list[Group[Entry]]] = Key("parts of a document that are seen")


class Part(NamedTuple):
    """A part of a matter: of which kind its entries are, and which of that kind."""

    key: str
    title: str
    kind: Kind
    holds: Callable[[Entry], bool]


def _is_kind(*kinds: str) -> Callable[[Entry], bool]:
    return lambda entry: isinstance(entry.record, Directive) and entry.record.kind in kinds


def _is_reported(entry: Entry) -> bool:
    return entry.city_status is not None


def _every(_entry: Entry) -> bool:
    return True


PARTS: tuple[Part, ...] = (
    Part("points", N_("Points"), "directive", _is_kind("decision")),
    Part("asked", N_("Requests and assignments"), "directive", is_asked),
    Part("money", N_("Money"), "adjustment", _every),
    Part("dissents", N_("Dissents"), "dissent", _every),
    Part("reported", N_("Activities that are reported on"), "activity", _is_reported),
    Part("deviations", N_("Deviations and risks"), "deviation", _every),
    Part("goals", N_("Goals"), "goal", _every),
    Part("indicators", N_("Indicators"), "indicator", _every),
    Part("outturns", N_("Financial outturn"), "outturn", _every),
    Part("activities", N_("Activities"), "activity", _every),
    Part(
        "directives", N_("Directives"), "directive",
        _is_kind("directive", "owner_directive", "duty"),
    ),
    Part("budgets", N_("Budget lines"), "budget", _every),
)  # fmt: skip
"""What a matter says, what was decided first."""


class Matter(NamedTuple):
    """A document, and how many entries it has."""

    document: Document
    entries: int

    @property
    def id(self) -> str:
        """What it is known by from one list to the next."""
        return self.document.name


def matters_of(lens: Lens) -> list[Matter]:
    """Return the documents that count and say something that passes the lens, newest first."""
    counting = lens.survey.papers.counting
    found = [
        Matter(one, sum(len(part.rows) for part in parts_of(one, lens)))
        for one in lens.register.documents
        if one.name in counting
    ]
    found = [one for one in found if one.entries or not lens.narrowed]
    return sorted(found, key=lambda one: (-one.document.year, one.document.name))


def parts_of(document: Document, lens: Lens) -> list[Group[Entry]]:
    """Return what a document says and the lens lets through, part by part."""
    return lens.kept(_PARTS, lambda: [*_parts(document, lens)], of=document.name)


def _parts(document: Document, lens: Lens) -> Iterator[Group[Entry]]:
    held = lens.survey.kept(_HELD, lambda: _by_document(lens.survey)).get(document.name, {})
    for part in PARTS:
        if part.key in held and (rows := lens.among(held[part.key])):
            yield Group(_(part.title), rows, part.key)


def _by_document(survey: Survey) -> dict[str, dict[str, Placed]]:
    """Return the entries of all documents part by part, with their places."""
    found: dict[str, dict[str, list[Entry]]] = {}
    for part in PARTS:
        for entry in filter(part.holds, survey.of(part.kind)):
            for name in dict.fromkeys(one.document for one in entry.sources):
                found.setdefault(name, {}).setdefault(part.key, []).append(entry)
    return {
        name: {key: survey.placed(entries) for key, entries in parts.items()}
        for name, parts in found.items()
    }
