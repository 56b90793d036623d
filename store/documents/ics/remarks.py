"""What is told of a calendar: which events were left out or read otherwise than they stand."""

from __future__ import annotations

from msgspec import Struct

from store.common.errors import Message
from store.model.doubts import CalendarDoubtKind, DoubtKind

DECISIONS: dict[DoubtKind, str] = {
    "event that cannot be read": "left out",
    "event without an end": "left out: the file never ends it",
    "older revision of an event": "left out: a later one is in the file",
    "same UID for several events": "each kept as an event of its own",
    "rule of many times": "only its first times are kept",
    "many times of a series": "only those of two years are rows",
    "rule of a changed time": "not read: the rule of its series is kept",
    "unknown time zone": "read as Stockholm's time",
    "time zone that cannot be read": "its times are read as Stockholm's",
    "ends before it begins": "kept, without an end",
    "left out day that the series does not have": "nothing to leave out",
    "tentative event": "kept as if it were certain",
}
"""The one decision that each kind of remark gets."""


class Remark(Struct, frozen=True):
    """A kind of remark about an event, by the words of its title, and the reason if there is one.

    `line` is that of the file on which the event begins, counted from 1.
    """

    kind: CalendarDoubtKind
    text: str
    line: int
    reason: Message | None = None

    @property
    def decision(self) -> str:
        """What was done about it, in English; a sentence of the catalogue."""
        return DECISIONS[self.kind]

    @property
    def left_out(self) -> bool:
        """Whether the event is not kept at all."""
        return self.decision.startswith("left out")
