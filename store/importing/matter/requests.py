"""The requests of a matter, and what it expects: of whom, through whom, by which measure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from store.importing.dissents.headings import quoted_by
from store.importing.language.addressees import Requested, requested_in
from store.importing.language.named_bodies import list_from, read_addressees
from store.importing.language.names import Names
from store.importing.language.only_told import unnumbered
from store.importing.language.sentences import Sentence, sentences
from store.importing.matter.passages import Passage
from store.importing.matter.said import indicator_in

_ITEM = re.compile(r"(?:[-–•*]|\d{1,2}[.)]|[a-zåäö]\))\s+")
_PART = re.compile(r"\s*(?:[:–-]|,? att\b|,)\s*")
_JOINT = re.compile(r"[\s,;]*(?:\b(?:och|samt|medan)\b)?[\s,]*$")


class Request(Struct, frozen=True):
    """A request as a matter has it: the words of it, where, what it asks of whom, and whose words.

    `by` is who is quoted, None where the document itself asks.
    """

    passage: Passage
    text: str
    lines: tuple[int, ...]
    asked: Requested
    by: str | None = None
    indicator: str | None = None


def requests_in(passages: Sequence[Passage], names: Names, name: str) -> Iterator[Request]:
    """Return the requests of the passages of the document of a name, in order.

    Where a sentence ends with a colon, the items after it are each asked, or each what is asked.
    """
    for place, passage in enumerate(passages):
        if passage.kind == "text":
            items = list(_items(passages[place + 1 :], names))
            parts = sentences(passage.text)
            for number in range(len(parts)):
                for one in _in_sentence(passage, parts, number, names, name):
                    last = number == len(parts) - 1 and one.text.endswith(":")
                    yield from _listed(one, items, names) if last and items else (one,)


def _items(passages: Sequence[Passage], names: Names) -> Iterator[Passage]:
    """Return the passages up to the first that is no item of a list and names no bodies alone."""
    for one in passages:
        alone = one.kind in ("text", "chapter") and read_addressees(one.text, names)
        if not (alone or (one.kind == "text" and _ITEM.match(one.text))):
            return
        yield one


def _in_sentence(
    passage: Passage, parts: Sequence[Sentence], number: int, names: Names, name: str
) -> Iterator[Request]:
    part = parts[number]
    found = requested_in(parts, number, names, passage.body)
    ends = [*(one.start for one in found[1:]), len(part.text)]
    for place, (asked, end) in enumerate(zip(found, ends, strict=False)):
        start = asked.start if place else len(part.text) - len(unnumbered(part.text))
        text = part.text[start : max(end, asked.place + len(asked.verb))]
        by = passage.by or quoted_by(part.text, asked.place, passage.section or name)
        lines = passage.paragraph.lines_of(part.start + start, part.start + start + len(text))
        indicator = indicator_in(text) or _spoken_of(parts, number, text)
        yield Request(passage, _JOINT.sub("", text), lines, asked, by or None, indicator)


def _spoken_of(parts: Sequence[Sentence], number: int, text: str) -> str | None:
    """Return the indicator that the sentence before is about, where this one names none."""
    if number == 0 or "indikator" in text.casefold():
        return None
    return indicator_in(parts[number - 1].text)


def _listed(one: Request, items: Sequence[Passage], names: Names) -> Iterator[Request]:
    """Return what a list after a request asks: of those that it names, or more of the same."""
    for item in items:
        text = _ITEM.sub("", item.text, count=1)
        named = list_from(text, 0, len(text), names)
        rest = _PART.sub("", text[named.end :], count=1).strip() if named else text
        bodies = named.names if named and not one.asked.bodies else one.asked.bodies
        asked = replace(one.asked, bodies=bodies)
        words = f"{one.text} {text}" if rest or one.asked.bodies else one.text
        indicator = indicator_in(text) or one.indicator
        lines = (*one.lines, *item.lines)
        yield replace(one, text=words, lines=lines, asked=asked, indicator=indicator)
