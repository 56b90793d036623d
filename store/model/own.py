"""What the office itself enters beside what is printed: assignments, questions and answers."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal, get_args

from msgspec import Struct

from store.dates.span import Span
from store.model.records import Listing, Participant, Source
from store.model.traits import Traits

OwnType = Literal["assignment", "question", "answer"]
OWN_TYPES: tuple[OwnType, ...] = get_args(OwnType)
NOWHERE = Source("", (0,))
"""The place of what no document has."""
_UNDATED = Span("")


class Own(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True, gc=False):
    """An assignment, a question or an answer of the office's own.

    `made` is when it was entered and `by` by whom; `uid` is what copies of the register know it by,
    whatever number it has in each. `leads` are bodies, or persons in public office as typed. `end`
    is by when, as it was said. `about` is the id of the record that it concerns or answers; a
    question was put on the day `asked` and got the `answer` on the day `answered`.
    """

    id: str
    text: str
    made: datetime
    uid: str
    type: OwnType = "assignment"
    by: str = ""
    leads: tuple[str, ...] = ()
    participants: tuple[Participant, ...] = ()
    end: Span = _UNDATED
    about: str | None = None
    asked: date | None = None
    answered: date | None = None
    answer: str = ""


def row_of(record: Own, end: Span) -> Listing:
    """Return an entry of one's own as a row that sets when something is due, printed nowhere."""
    return Listing(record.leads[0] if record.leads else "", record.text, _UNDATED, end, NOWHERE)


OWN = Traits(
    record=Own,
    kind="own",
    table="own",
    prefix="E",
    has_status=True,
    has_end=True,
    text=lambda one: one.text,
    more_text=lambda one: (one.answer, one.about or ""),
    variety=lambda one: one.type,
    chapters=lambda one: one.leads,
    participants=lambda one: one.participants,
)
