"""Small documents in the city's layout, to try one rule of it at a time."""

from store.documents.common.text import TextDocument, from_bytes
from store.importing.budget.reading import read_budget
from store.importing.language.bodies import Bodies
from store.importing.reading.importer import Asked
from store.importing.reading.reading import Reading
from store.model.records import Directive, Listing

LEAD_IN = "Utöver de gemensamma direktiven ska nämnden"
HEADER = "Aktivitet\tStartdatum\tSlutdatum"


STOCKHOLM = "Stockholms stad"
ASKED = Asked(2026, bodies=Bodies.load())
"""How the city's papers are read, of which these are made like."""


def document(text: str, name: str = "budget_2026.txt") -> TextDocument:
    """Return a document with this text."""
    return from_bytes(name, text.encode("utf-8", "replace"))


def read(text: str) -> Reading:
    """Import a document with this text, for 2026."""
    return read_budget(document(text), ASKED)


def chapter(*blocks: str, name: str = "Socialnämnden") -> str:
    """Return a chapter: its name and its blocks, an empty line between each."""
    return "\n\n".join([name, *blocks])


def directives(text: str) -> list[Directive]:
    """Import a text and return its directives."""
    return list(read(text).directives)


def texts(text: str) -> list[str]:
    """Import a text and return the wording of its directives."""
    return [directive.text for directive in read(text).directives]


def listings(reading: Reading) -> list[Listing]:
    """Return every listing, first line first."""
    rows = [row for activity in reading.activities for row in activity.listings]
    return sorted(rows, key=lambda row: row.source.lines)


def doubts(reading: Reading) -> dict[str, tuple[int, ...]]:
    """Return the lines of each kind of irregularity, the last of a kind."""
    return {one.kind: one.source.lines for one in reading.irregularities}
