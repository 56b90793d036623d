"""Whose report a report is: the body that its title or first lines name, known or not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from pathlib import PurePath

from msgspec import Struct

from store.documents.common.text import TextDocument
from store.importing.language.bodies import Bodies
from store.model.doubts import DoubtKind
from store.model.records import Committee, CommitteeKind

_FRONT = 12
"""Lines, empty ones not counted, that may say whose report it is."""
_OF = re.compile(r"\bför (?P<name>[^\W\d]\S*(?: [^\W\d]\S*){0,5})", re.I)
_LABEL = re.compile(
    r"\b(?:organisation|nämnd|ansvarig nämnd|styrelse|förvaltning|avsändare):\s*"
    r"(?P<name>[^:]{4,80}?)\s*(?:$|\||\w+:)",
    re.I,
)
_LIKE_A_BODY = re.compile(
    r"(?P<name>(?:[^\W\d]\S* ){0,4}?"
    r"(?:\S*(?i:nämnd(?:en)?|styrelsen?|utskottet|bolaget|förvaltning(?:en)?)|AB)"
    r"(?: [^\W\d]\S*){0,3})"
)
_LONGEST = 6
"""Words of a body's name."""


class Reporter(Struct, frozen=True):
    """The body that reports, and what is in doubt about that; `lines` say so, counted from 1."""

    name: str
    lines: tuple[int, ...] = ()
    doubt: DoubtKind | None = None
    kind: CommitteeKind = "committee"

    @property
    def unknown(self) -> tuple[Committee, ...]:
        """It as a record, where nobody knew it."""
        return (Committee("", self.name, self.kind),) if self.doubt else ()


def reporter_of(document: TextDocument, title: str, bodies: Bodies, whose: str) -> Reporter:
    """Return who reports, in a document of `whose` organisation, empty where nobody knows.

    Where no line names a body, the report is the organisation's, or is called as its file is.
    """
    lines = [(n, said) for n, one in enumerate(document.lines, 1) if (said := one.strip())]
    first = title.partition("\n")[0]
    at = next((n for n, said in lines if said == first), 1)
    whole = " ".join(said for n, said in lines if n in (at, at + 1))
    front = list(islice(lines, _FRONT))
    labels = [(n, found["name"]) for n, said in front if (found := _LABEL.search(said))]
    for line, said in [*labels, *((at, said) for said in _windows(whole)), *front]:
        if (body := bodies.known(said)) and body.kind != "group":
            return Reporter(body.name, (line,))
    like = [(n, found["name"]) for n, said in front if (found := _LIKE_A_BODY.fullmatch(said))]
    named = [(at, found["name"])] if (found := _OF.search(first)) else []
    if unknown := [*labels, *named, *like]:
        line, name = unknown[0]
        return Reporter(name[:1].upper() + name[1:], (line,), "unknown committee")
    name = whose or PurePath(document.name).stem.replace("_", " ").strip()
    return Reporter(name, (at,), "nobody is named", "group")


def _windows(title: str) -> Iterator[str]:
    """Return words of a title that stand together, the most of them first."""
    words = [word.rstrip(".,:") for word in title.split()]
    for size in range(min(_LONGEST, len(words)), 0, -1):
        yield from (" ".join(words[at : at + size]) for at in range(len(words) - size + 1))
