"""Which sentences of minutes say that a party has something noted, and the text that follows."""

from __future__ import annotations

import re
from collections.abc import Iterator

from msgspec import Struct

from store.importing.language.parties import parties_in
from store.importing.language.sentences import paragraph_of, sentences
from store.importing.minutes.sections import Part

_LONGEST = 3_000
"""Letters of a sentence that is one."""
_RESERVES = re.compile(r"\breserver(?:ar|ade|at|a) sig\b", re.I)
_NOTES = re.compile(
    rf"{_RESERVES.pattern}|\b(?:anteckna[rd]?e?|anmäl(?:er|de)|lämna[rd]?e?|inkom(?:mer)? med"
    r"|avg(?:er|av))\b.*"
    r"\b(?:reservation|yttrande|anteckning|uttalande|röstförklaring|skrivelse)",
    re.I,
)
_SPEAKER = re.compile(r"(?P<who>[^:.]{3,100}\([^()]{1,20}\)(?: m\.? ?fl\.?)?):\s+\S")
_NAMED = re.compile(r"[A-ZÅÄÖ][\wåäö.-]+(?: [A-ZÅÄÖ][\wåäö.-]+)* \([A-ZÅÄÖ][\w ]{0,20}\)[.,]?")


class Noted(Struct, frozen=True):
    """What says who has something noted, its lines, and those of the text that they have noted."""

    text: str
    numbers: tuple[int, ...]
    own: tuple[int, ...] = ()


def noted_in(part: Part) -> Iterator[Noted]:
    """Return what says in a part of a section that parties have something noted."""
    numbers = tuple(line.number for line in part.lines)
    if part.kind != "dissent":
        if any("reserv" in line.text.casefold() for line in part.lines):
            yield from _sentences(part, _RESERVES)
    elif parties_in(part.heading):
        yield Noted(part.heading, numbers[:1], numbers)
    elif found := list(_sentences(part, _NOTES)):
        yield from found
    elif named := [line for line in part.lines if _NAMED.fullmatch(line.text)]:
        said = ", ".join(line.text.rstrip(".,") for line in named)
        yield Noted(f"{part.heading}: {said}", tuple(line.number for line in named))


def _sentences(part: Part, says: re.Pattern[str]) -> Iterator[Noted]:
    """Return the sentences that say so, each with the lines of those after it."""
    paragraph = paragraph_of(part.lines)
    last: Noted | None = None
    for one in sentences(paragraph.text):
        if len(one.text) > _LONGEST:
            continue
        numbers = paragraph.lines(one.start, one.end)
        speaks = _SPEAKER.match(one.text) if part.kind == "dissent" else None
        if (says.search(one.text) and parties_in(one.text)) or speaks:
            if last:
                yield last
            said = f"{part.heading}, {speaks['who']}" if speaks else one.text
            last = Noted(said, numbers, numbers if speaks else ())
        elif last and part.kind == "dissent":
            last = Noted(last.text, last.numbers, tuple(sorted({*last.own, *numbers})))
    if last:
        yield last
