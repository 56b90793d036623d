"""Days that are counted from a time named after them: `två veckor före den 12 mars`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from store.dates import words
from store.dates.cycle import shifted
from store.dates.forms import filled
from store.dates.periods import DateError, Period, single
from store.dates.shifts import counted
from store.dates.span import SpanKind

_BOUNDS = {
    "within": r"inom|within", "most": r"högst|som\s+mest|max|at\s+most",
    "least": r"minst|åtminstone|at\s+least",
}  # fmt: skip
_BEFORE = r"före|innan|before|prior\s+to|ahead\s+of"
_AFTER = r"efter|från|räknat\s+från|after|from|following"
_OFFSET = re.compile(
    filled(
        r"(?<!\w)(?:"
        + "|".join(f"(?P<{name}>{pattern})" for name, pattern in _BOUNDS.items())
        + r")?(?:(?<=\w)\s+)?<<number>>\s+<<unit>>\s+"
        rf"(?:(?P<before>{_BEFORE})|(?P<after>{_AFTER}))\s+"
    ),
    re.IGNORECASE,
)
_EVENT = re.compile(
    r"(?:(?!(?:senast|tidigast|före|innan|efter|inom|ska|skall|att|som|och|eller|by|no|to|and|or)\b)"
    r"[^\W\d_]+\s+){0,4}",
    re.IGNORECASE,
)
"""What may stand between: the name of what happens on that day."""
_WORD = re.compile(r"(?:(?:the|a|an|en|ett|den|det|varje)\s+)?[^\W\d_]+", re.IGNORECASE)


class Offset(NamedTuple):
    """Some days before or after what is named next: where, and how it is counted."""

    start: int
    end: int
    steps: int
    unit: str
    kind: SpanKind


def offsets(text: str) -> Iterator[Offset]:
    """Return where a text counts from something."""
    for found in _OFFSET.finditer(text):
        said = found["number"].casefold()
        count = int(said) if said.isdecimal() else words.NUMBERS[said]
        unit = words.UNITS[" ".join(found["unit"].casefold().split())]
        yield Offset(*found.span(), -count if found["before"] else count, unit, _kind(found))


def _kind(found: re.Match[str]) -> SpanKind:
    if found["least"]:
        return "by" if found["before"] else "from"
    return "by" if found["within"] or found["most"] else "at"


def names(offset: Offset, text: str, start: int) -> bool:
    """Tell whether what begins there is what is counted from."""
    return bool(_EVENT.fullmatch(text, offset.end, start))


def end_of_unknown(offset: Offset, text: str) -> int:
    """Return where the word ends that is counted from, when it is no time."""
    word = _WORD.match(text, offset.end)
    return word.end() if word else offset.end


def count_from(offset: Offset, period: Period) -> Period:
    """Return the day that lies so far before the beginning of a period, or after its end.

    Raises: DateError when there is no such day.
    """
    if period.first is None or period.last is None:
        raise DateError("a time without days has neither beginning nor end")
    day = period.first if offset.steps < 0 else period.last
    found = single(counted(day, offset.steps, offset.unit))
    return found._replace(point=shifted(period.point, offset.steps, offset.unit))


def unknown_day(text: str) -> DateError:
    """Return the refusal of days that are counted from one that nothing here tells."""
    return DateError(
        "{text} is counted from a day that is not known here: write the day itself", text=text
    )
