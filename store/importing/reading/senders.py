"""Who stands behind a document: as somebody said, as it says itself, or as its own words tell."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from itertools import islice

from store.documents.common.text import TextDocument
from store.importing.language import layout_words as words
from store.importing.language.bodies import Bodies
from store.importing.language.name_shapes import kind_of
from store.importing.language.parties import called, named_parties, parties_in, party_of
from store.importing.reading.reading import Reading
from store.model.records import Sender, SenderKind

_HEAD = 15
"""Lines, empty ones not counted, in which a document says who sends it."""
_COUNCIL = re.compile(r"(?:kommun|region|landstings)?fullmäktige\w*", re.I)
_BOARD = re.compile(r"(?:kommun|region|landstings)styrelsen?s?", re.I)
_OFFICE = re.compile(r"\b[\w-]*(?:förvaltning(?:en)?|kontor(?:et)?)s?\b", re.I)
_BODIES: tuple[tuple[SenderKind, re.Pattern[str]], ...] = (
    ("council", _COUNCIL),
    ("executive_board", _BOARD),
    ("office", _OFFICE),
)
_REPORT = re.compile(
    r"\b(?:delårsrapport|tertialrapport|årsredovisning|årsrapport|verksamhetsberättelse"
    r"|(?:års)?bokslut|verksamhetsplan|uppföljningsrapport)\b",
    re.I,
)
_OWN_BODY = re.compile(
    r"(?:.{0,80}\b(?i:organisation|nämnd|styrelse):\s*)?"
    r"(?P<name>(?:Nämnden|Styrelsen) för \w[\w ,-]{2,60}"
    r"|[A-ZÅÄÖ][\w-]*(?:(?: och| samt) [\w-]+)?(?:nämnden|styrelsen)"
    r"|[A-ZÅÄÖ][\w-]*-? (?:och|samt) [\w-]*(?:nämnden|styrelsen))",
)
"""A body that stands alone in the head of its report, or after what says whose that is."""
_JOINED = re.compile(r",\s*|\s+och\s+")
_STATEMENT = re.compile(r"(?:\S+ )?tjänste(?:utlåtande|skrivelse)\b.*", re.I)
_MATTER = re.compile(r"PM\b.{0,20}\brotel\b.*|utlåtande \d.*", re.I)
_BOARDS_OWN = re.compile(r"kommunstyrelsens förslag till .*budget", re.I)
_FOOT = re.compile(r"(?P<party>[A-ZÅÄÖ]{1,3}) [\wÅÄÖåäö.&-]+(?: [\w.&-]+){0,3}:\d{1,4}")
"""What stands at the foot of a party's own pages: its letters, the chapter and the page."""
_OWN_WORDS = re.compile(
    r"^(?:s (?:förslag|budget|Stockholm|vision|politik|satsning)"
    r"| (?:vill|föreslår|satsar|avsätter|menar|anser|prioriterar|tror))"
)
"""What follows the name of a party that speaks of itself."""
_FAR = 60
"""Letters from the name of a party within which it says what it does."""
_FEWEST_FEET, _FEWEST_WORDS, _CLEARLY = 3, 5, 3
"""Pages, and words of its own, by which a party is known; how often as often as any other."""


def sender_of(document: TextDocument, reading: Reading) -> Sender | None:
    """Return who stands behind a document that was read; None where nothing tells."""
    about = reading.document
    if about.sender is not None:
        return about.sender
    head = list(islice(filter(None, map(str.strip, document.lines)), _HEAD))
    if any(_STATEMENT.fullmatch(line) for line in head):
        office = next(filter(None, map(_OFFICE.search, head)), None)
        return Sender("office", office[0].rstrip("s") if office else "")
    if any(_MATTER.fullmatch(line) for line in head):
        return Sender("executive_board", "Kommunstyrelsen")
    if about.kind == "assignments":
        return Sender("other", "Regeringen")
    reports = any(map(_REPORT.search, head))
    if reports and (own := next(filter(None, map(_OWN_BODY.fullmatch, head)), None)):
        return sender_of_body(own["name"])
    if about.kind == "budget" or "budget" in about.name.casefold():
        return _of_budget(document, reading, head)
    return None


def sender_named(said: str, bodies: Bodies) -> Sender:
    """Return who is meant by a name that somebody says: a party, a body by any of its names."""
    parts = [party_of(one) or one for one in _JOINED.split(said)]
    if all(party_of(called(one)) for one in parts):
        return Sender("party", ", ".join(map(called, parts)))
    name = said[:1].upper() + said[1:]
    for kind, form in _BODIES:
        if form.fullmatch(said):
            return Sender(kind, name)
    found = bodies.known(said)
    is_body = (found.kind if found else kind_of(said)) in ("committee", "district", "company")
    return Sender("committee" if is_body else "other", found.name if found else name)


def sender_of_body(name: str) -> Sender | None:
    """Return a body as who stands behind its own minutes or report; None where none is named."""
    if not name:
        return None
    if _COUNCIL.fullmatch(name):
        return Sender("council", name)
    return Sender("executive_board" if _BOARD.fullmatch(name) else "committee", name)


def _of_budget(document: TextDocument, reading: Reading, head: Iterable[str]) -> Sender | None:
    """Return whose budget it is: the council decided it, a party or the board proposes it."""
    title = "\n".join(head)
    if words.DECIDED.search(title):
        return Sender("council", "Kommunfullmäktige")
    if parties := _parties_of(document, reading, title):
        return Sender("party", ", ".join(map(called, parties)))
    return Sender("executive_board", "Kommunstyrelsen") if _BOARDS_OWN.search(title) else None


def _parties_of(document: TextDocument, reading: Reading, title: str) -> tuple[str, ...]:
    """Return whose own budget it is.

    By the columns of its tables, the foot of its pages, its title, or how it speaks of itself.
    """
    columns = {parties_in(one.proposal) for one in reading.budgets} - {()}
    if len(columns) == 1:
        return columns.pop()
    feet = Counter(found["party"] for line in document.lines if (found := _foot(line)))
    if len(feet) == 1 and feet.total() >= _FEWEST_FEET:
        return tuple(feet)
    titled = [line for line in title.split("\n") if "budget" in line.casefold()]
    if parties := tuple(one for one in parties_in("\n".join(titled)) if party_of(called(one))):
        return parties
    spoken = Counter(_speaking(document.text))
    ranked = spoken.most_common(2)
    if ranked and ranked[0][1] >= _FEWEST_WORDS:
        others = ranked[1][1] if len(ranked) > 1 else 0
        return (ranked[0][0],) if ranked[0][1] >= _CLEARLY * max(others, 1) else ()
    return ()


def _foot(line: str) -> re.Match[str] | None:
    found = _FOOT.fullmatch(line.strip()) if len(line) <= words.LONGEST_HEADING else None
    return found if found and party_of(called(found["party"])) else None


def _speaking(text: str) -> Iterator[str]:
    """Return each party that a text lets speak of itself, as often as it does."""
    for letters, start in named_parties(text):
        rest = text[start : start + _FAR].split(" ", 1)
        name = rest[0]
        genitive = "s " if name.endswith(("ernas", "partiets")) else " "
        if len(rest) > 1 and _OWN_WORDS.match(genitive + rest[1]):
            yield letters
