"""The rows of a matter through the years: its stations, and what may belong to it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.threads.stations import Station
from store.threads.threads import Suggestion, Thread
from tui.messages.threads import how_said


class ThreadRow(Struct, frozen=True):
    """A station as a row: how it came there, or the words for which it is offered.

    `before` is the wording that its own is compared with: that of the station before it, and of
    what is offered that of the station that was asked for.
    """

    station: Station
    said: str
    before: str
    offered: bool
    asked: bool = False

    @property
    def id(self) -> str:
        """What the row is known by."""
        return self.station.id


def stops_of(thread: Thread) -> Iterator[ThreadRow]:
    """Return the stations of a matter down the years."""
    before = ""
    for stop in thread.stops:
        yield ThreadRow(
            stop.station, how_said(stop), before, offered=False, asked=stop.how == "asked"
        )
        before = stop.station.text


def offered_of(thread: Thread, found: Sequence[Suggestion]) -> Iterator[ThreadRow]:
    """Return what may be of the same matter, with the words in common."""
    for one in found:
        yield ThreadRow(one.station, ", ".join(one.words), thread.topic, offered=True)
