"""What parties have noted in a section of minutes: reservations, statements, what they point to."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from msgspec.structs import replace

from store.documents.common.text import TextDocument
from store.importing.dissents.headings import kind_of, points_in, same_as, without_persons
from store.importing.dissents.moves import moves_in
from store.importing.language.names import Names
from store.importing.language.parties import parties_in
from store.importing.language.sentences import paragraph_of, sentences
from store.importing.minutes.noted import noted_in
from store.importing.minutes.sections import Section
from store.importing.reading.sources import source_of
from store.model.following import Dissent, Move

_MOVES = re.compile(r"\b(?:yrkar|yrkade|yrka)\b", re.I)
_MOTION = re.compile(r"(?:\w+ )?\w*yrkande\w* från\b|.*\b(?:yrkar|yrkade)\b", re.I)
_WRITING = re.compile(r"(?:\w+ )?(?:yttrande|reservation|skrivelse) (?:från|av)?\b", re.I)


def opinions_in(
    section: Section, document: TextDocument, body: str, names: Names
) -> Iterator[Dissent]:
    """Return what parties have noted in a section of a body's minutes, first noted first."""
    moved = list(_moved(section, document))
    place = f"§ {section.number}" if section.number else ""
    for part in section.parts:
        for said in noted_in(part):
            points = points_in(said.text)
            dissent = Dissent(
                id="",
                kind=kind_of(f"{said.text} {part.heading}"),
                parties=parties_in(said.text),
                stage=body,
                text=without_persons(said.text),
                source=source_of(document, said.numbers),
                points=tuple(f"{place} punkt {one}".strip() for one in points)
                or ((place,) if place else ()),
                same_as=same_as(said.text),
                body=(said.own[0], said.own[-1]) if said.own else None,
            )
            yield _whole(dissent, section, said.own, document, names, moved)


def _whole(
    one: Dissent,
    section: Section,
    own: Sequence[int],
    document: TextDocument,
    names: Names,
    moved: Iterable[Move],
) -> Dissent:
    """Return a dissent with what it points to, and what it moves."""
    if own:
        lines = ("" if n not in own else line for n, line in enumerate(document.lines, 1))
        masked = replace(document, lines=tuple(lines))
        return replace(one, moves=tuple(moves_in(masked, own[0], own[-1], names)))
    if not one.same_as:
        return one
    form = _MOTION if re.search(r"yrkande|förslag", one.same_as, re.I) else _WRITING
    able = [
        line
        for part in section.parts
        for line in part.lines
        if form.match(line.text) and set(parties_in(line.text)) & set(one.parties)
        if line.number not in one.source.lines
    ]
    same = [line for line in able if set(parties_in(line.text)) == set(one.parties)]
    points = tuple(
        move for move in moved
        if form is _MOTION and set(parties_in(_MOVES.split(move.text)[0])) & set(one.parties)
    )  # fmt: skip
    return replace(one, refers_to=tuple(line.number for line in same or able), moves=points)


def _moved(section: Section, document: TextDocument) -> Iterator[Move]:
    """Return what somebody of a party moves in a section, without who it was."""
    for part in section.parts:
        if part.kind != "proposal":
            continue
        paragraph = paragraph_of(part.lines)
        for one in sentences(paragraph.text):
            if _MOVES.search(one.text) and parties_in(one.text):
                source = source_of(document, paragraph.lines(one.start, one.end))
                yield Move("point", without_persons(one.text), source)
