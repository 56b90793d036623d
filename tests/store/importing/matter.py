"""A small matter before an executive board, in our own words, to try one rule of it at a time."""

from __future__ import annotations

from store.importing.documents import read_document
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.model.records import Directive
from tests.store.importing.example import STOCKHOLM, document

TITLE = "PM Rotel I (Dnr KS 2021/55)\n\nAvstämning av mål och budget för 2021\n"
LEAD_IN = "Beredningen föreslår att kommunstyrelsen beslutar följande."
OFFICE = "Stadsledningskontoret"


def matter(*blocks: str) -> Reading:
    """Return what is read of a matter of 2021 whose parts are parted by empty lines."""
    text = "\n\n".join((TITLE, *blocks))
    return read_document(document(f"{text}\n", "avstamning.txt"), Asked(organisation=STOCKHOLM))


def decided(*points: str) -> Reading:
    """Return what is read of a matter with these points, numbered from 1."""
    numbered = [f"{number}. {text}" for number, text in enumerate(points, 1)]
    return matter(LEAD_IN, "\n".join(numbered))


def said(*paragraphs: str, under: tuple[str, ...] = ()) -> Reading:
    """Return what is read of a matter in which the office says this, `under` some headings."""
    return matter(LEAD_IN, "1. Avstämningen godkänns.", "Ärendet", OFFICE, *under, *paragraphs)


def points(reading: Reading) -> list[Directive]:
    """Return the points that are decided, in order."""
    return [one for one in reading.directives if one.kind == "decision"]


def requests(reading: Reading) -> list[Directive]:
    """Return what is requested or expected, in order."""
    return [one for one in reading.directives if one.kind == "request"]


def told(reading: Reading, kind: str) -> list[str]:
    """Return the texts of the doubts of a kind."""
    return [one.text for one in reading.irregularities if one.kind == kind]
