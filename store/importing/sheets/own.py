"""What a document says of itself as a whole: whose it is, and as of when it reports."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from store.model.records import CommitteeKind


class Own(Struct, frozen=True):
    """The body that rows without one are of, and its kind; `day` where the document is a report.

    `leads` where that body is to do what the rows say, and does not only have them in its calendar;
    `text` where its tables stand within a text, so that what begins a cell may be its number.
    """

    body: str = ""
    kind: CommitteeKind = "committee"
    day: date | None = None
    text: bool = False
    leads: bool = True


NOBODY = Own()
