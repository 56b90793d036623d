"""What a kind of record declares of itself, so that nobody else need know which kinds there are."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from typing import Generic, Literal, TypeVar

from msgspec import Struct

from store.common.text import fold
from store.model.records import Listing, Participant, Source

Kind = Literal[
    "activity",
    "directive",
    "indicator",
    "goal",
    "budget",
    "adjustment",
    "dissent",
    "outturn",
    "deviation",
    "committee",
    "own",
    "doubt",
]
Facet = Literal["wording", "dates", "bodies", "figures", "standing", "other"]
Identity = tuple[Hashable, ...]
Moving = Callable[[Source], Source]
"""Says where what stood at one place stands now."""

R = TypeVar("R")
_ENDING = " .,;:"


def _nothing(_record: object) -> tuple[()]:
    return ()


def _none(_record: object) -> None:
    return None


class Traits(Struct, Generic[R], frozen=True, kw_only=True):
    """What all records of a kind have in common, and where each of them has what any may have.

    `kind` is its name in the JSON output, `table` that of its table in a register and `prefix`
    what its ids begin with. `has_status` are records that are to be done, `has_end` those of which
    a printed end can be moved.
    """

    record: type[R]
    kind: Kind
    table: str
    prefix: str
    has_status: bool = False
    has_end: bool = False
    text: Callable[[R], str]
    """What it says, or its name."""
    more_text: Callable[[R], Iterable[str]] = _nothing
    """What is searched beside its text."""
    variety: Callable[[R], str | None] = _none
    """Which of the varieties of its kind it is."""
    chapters: Callable[[R], tuple[str, ...]] = _nothing
    """The committees in whose chapters it is printed."""
    leads: Callable[[R], tuple[str, ...]] | None = None
    """Who leads; None where that is who has the chapter."""
    participants: Callable[[R], tuple[Participant, ...]] = _nothing
    area: Callable[[R], str | None] = _none
    goals: Callable[[R], tuple[str, ...]] = _nothing
    """The goals that it is printed under."""
    parties: Callable[[R], tuple[str, ...]] = _nothing
    """The parties whose words it is, as printed."""
    points: Callable[[R], tuple[str, ...]] = _nothing
    """The numbers of the points of a decision that it is, or is about."""
    rows: Callable[[R], Sequence[Listing]] = _nothing
    """The printed rows, each with its own dates."""
    sources: Callable[[R], tuple[Source, ...]] = _nothing
    """Everywhere it is printed."""
    headings: Callable[[R], Sequence[tuple[str | None, ...]]] = _nothing
    """What it stands under at each of its sources, the outermost first."""


class PrintedTraits(Traits[R], Generic[R], frozen=True, kw_only=True):
    """The traits of what stands in documents, by which a later version is laid beside it."""

    identities: Callable[[R], Iterable[Identity]]
    """What it is known by in the next version of its document."""
    saying: Callable[[R], Identity]
    """What it says, whoever it says it to."""
    within: Callable[[R], Hashable]
    """Within what its text may resemble that of another version of it."""
    title: Callable[[R], str]
    """What it is called where a change of it is told."""
    facets: Callable[[R], Mapping[Facet, str]]
    """All that it says, by what kind of thing that is."""
    moved: Callable[[R, Moving], R]
    """The same with each of its sources elsewhere."""


def wording(text: str) -> str:
    """Return a wording without what a new print may change: case, spaces, the full stop."""
    return " ".join(fold(text).split()).strip(_ENDING)
