"""The appendices that a matter names: what stands in them, and that they are not here."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Sequence

from msgspec import Struct

from store.importing.matter.passages import Passage
from store.importing.matter.points import Point
from store.importing.matter.said import appendices_in, cases_in

_LISTED = re.compile(r"(?P<number>\d{1,2}|[A-Z])\.?\s+(?P<title>[A-ZÅÄÖ].*)")
_BEGINS = re.compile(r"bilaga\s+(?P<number>\d{1,2}|[A-Z])\b(?:[.:–-]?\s*(?P<title>\S.*))?", re.I)
_REPORT = re.compile(r"\btjänsteutlåtande", re.I)
_LONGEST = 150
_ENDS = (".", ",", ";")


class Appendix(Struct, frozen=True):
    """An appendix by its number or letter, its title, and where it is listed or pointed to."""

    number: str
    title: str
    lines: tuple[int, ...]


def absent(passages: Sequence[Passage]) -> Iterator[Appendix]:
    """Return the appendices that are listed or pointed to and do not stand in the document."""
    named: dict[str, Appendix] = {}
    here = {found["number"] for one in passages if (found := _heads(one))}
    for one in passages:
        found = _LISTED.fullmatch(one.text) if one.section == "Bilagor" and not one.by else None
        if found:
            number, title = found["number"], found["title"]
            listed = Appendix(number, title, one.lines)
            before = named.get(number)
            named[number] = _both(listed, before) if before else listed
    for one in passages:
        for number in () if one.by else appendices_in(one.text):
            before = named.get(number, Appendix(number, "", ()))
            named[number] = _both(before, Appendix(number, "", one.lines))
    for appendix in named.values():
        if appendix.number not in here:
            yield appendix


def elsewhere(points: Iterable[Point], own: Collection[str]) -> Iterator[Appendix]:
    """Return the reports of an office that points go by, on cases of their own, not here."""
    for point in points:
        cases = [one for one in cases_in(point.text) if one not in own]
        if cases and _REPORT.search(point.text):
            yield Appendix(", ".join(cases), point.text, point.lines)


def _heads(passage: Passage) -> re.Match[str] | None:
    """Return what a heading says under which an appendix itself stands."""
    text = passage.text
    if passage.section == "Bilagor" or len(text) > _LONGEST or text.endswith(_ENDS):
        return None
    return _BEGINS.fullmatch(text)


def _both(one: Appendix, other: Appendix) -> Appendix:
    lines = tuple(dict.fromkeys((*one.lines, *other.lines)))
    return Appendix(one.number, one.title or other.title, lines)
