"""What is said against a decision, and of how a year went, as immutable typed values."""

from __future__ import annotations

from typing import Literal

from msgspec import Struct

from store.model.records import Source

DissentKind = Literal["reservation", "statement", "substitute_statement", "other"]
MoveKind = Literal["point", "proposal", "goal", "indicator", "request", "argument"]
DeviationKind = Literal["deviation", "risk"]


class Move(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What a party moves, to which bodies, in mnkr where it costs; an argument asks nothing."""

    kind: MoveKind
    text: str
    source: Source
    committees: tuple[str, ...] = ()
    amount: float | None = None
    subject: str = ""


class Dissent(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What parties say against or beside a decision.

    `stage` is the body where they said it, `text` its heading as printed; `points` are the points
    that it concerns, none where that is all of the matter or not said. `same_as` is the text that
    it points to instead of its own, as printed, and `refers_to` the lines of that dissent where the
    document has it. `body` are the first and last line of its own text, of which the share
    `shared` (0 to 1) stands in another's too. `supports` where it speaks for the decision.
    """

    id: str
    kind: DissentKind
    parties: tuple[str, ...]
    stage: str
    text: str
    source: Source
    points: tuple[str, ...] = ()
    moves: tuple[Move, ...] = ()
    same_as: str = ""
    refers_to: tuple[int, ...] = ()
    body: tuple[int, int] | None = None
    shared: float = 0.0
    supports: bool = False
    withdrawn: bool = False


class Deviation(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """What did not go as planned, or may not; `said_by` is whose words, empty the document's."""

    id: str
    kind: DeviationKind
    text: str
    source: Source
    committee: str | None = None
    goal: str | None = None
    said_by: str = ""
    withdrawn: bool = False
