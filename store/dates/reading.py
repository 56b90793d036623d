"""Reading times: one expression, or those that stand in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from msgspec import Struct
from msgspec.structs import replace

from store.common.errors import Message
from store.common.text import one_line
from store.dates.building import Context, two_times
from store.dates.finding import Met, covering, meetings
from store.dates.lists import grouped
from store.dates.periods import DateError
from store.dates.span import Span

_LONGEST = 20_000
"""Characters of a text that are searched for times."""
NOTHING = Message("no time is named")
"""Why a text was not read in which nothing is like a time."""


class Found(NamedTuple):
    """A time in a text: where it stands, and its span or why it was refused."""

    start: int
    end: int
    span: Span | None
    refused: Message | None = None


class Answer(Struct, frozen=True):
    """How a text was read: a span, or why there is none; `found` is the part that was read."""

    text: str
    span: Span | None = None
    refused: Message | None = None
    found: str | None = None


def read(text: str, context: Context) -> Answer:
    """Read a text that is a time as a whole or else, in it, the first time that it names."""
    whole = read_whole(text, context)
    if whole.refused is not NOTHING:
        return whole
    line = whole.text
    times = list(find(line, context, spoken=True))
    for one in times:
        if one.span:
            return Answer(line, one.span, None, line[one.start : one.end])
    return Answer(line, None, times[0].refused if times else NOTHING)


def read_whole(text: str, context: Context, *, spoken: bool = True) -> Answer:
    """Read a text that is a time as a whole and nothing else.

    `spoken` counts also words about the days around, such as next Friday.
    """
    line = one_line(text[:_LONGEST])
    found = _whole(line, context, spoken=spoken)
    if found is None:
        return Answer(line, None, NOTHING)
    return Answer(line, found.span, found.refused, line if found.span else None)


def find(text: str, context: Context, *, spoken: bool = False) -> Iterator[Found]:
    """Return the times that a text names, in its order, refused ones too; none overlap.

    Times that are counted up and follow on each other are one, to the end of the last; others stand
    for themselves, with the same words. `spoken` counts also words about the days around, such as
    next Friday.
    """
    end = 0
    for one in sorted(meetings(text, spoken=spoken), key=lambda one: (one.start, -one.end)):
        if one.start >= end:
            end = one.end
            yield from _built(one, text, context)


def _whole(text: str, context: Context, *, spoken: bool) -> Found | None:
    """Return a text that is one time and nothing else."""
    bare = text.rstrip(" .,;")
    met = covering(bare, spoken=spoken)
    if met is None:
        return None
    found, *more = _built(met, bare, context)
    return _to_the_last(found, more, bare) if more else found


def _to_the_last(found: Found, more: Sequence[Found], text: str) -> Found:
    """Return times that are counted up as one, to the end of the last; single days are several."""
    spans = [one.span for one in (found, *more) if one.span]
    first, last = spans[0], spans[-1]
    if any(one.precision in {"day", "cycle", "recurring"} for one in spans):
        return found._replace(span=None, refused=two_times(text).message)
    return found._replace(span=replace(first, last=last.last))


def _built(met: Met, text: str, context: Context) -> Iterator[Found]:
    said = text[met.start : met.end]
    try:
        periods = grouped([build(context) for build in met.builds])
    except DateError as error:
        yield Found(met.start, met.end, None, error.message)
        return
    for one in periods:
        span = Span(said, one.precision, one.first, one.last, met.kind, one.point)
        yield Found(met.start, met.end, span)
