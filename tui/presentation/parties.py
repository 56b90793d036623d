"""What parties want with one subject: the dissents laid beside each other, in printed order.

Nothing is weighed or ranked: each party has its own words, and what it only points to is said so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Literal, NamedTuple

from store.common.kept import Key
from store.common.sorting import swedish_key
from store.common.text import fold, unaccent
from store.entries.entries import Entry
from store.filters.terms import Term
from store.model.following import Dissent, Move
from store.model.records import Directive
from store.model.traits import wording
from store.survey.survey import Survey
from tui.locale import N_, _
from tui.presentation.groups import Group
from tui.presentation.lens import Lens

SubjectKind = Literal["matter", "point", "goal", "indicator", "body"]
_KINDS: Mapping[SubjectKind, str] = {
    "matter": N_("All of the matter"),
    "point": N_("Point {name}"),
    "goal": N_("Goal: {name}"),
    "indicator": N_("Indicator: {name}"),
    "body": "{name}",
}
"""What subjects are called, in their order within a document."""
_SUBJECTS: Key[list[Group[Subject]]] = Key("subjects that parties speak of")
_NAMED: tuple[Literal["goal", "indicator"], ...] = ("goal", "indicator")
_WHOLE = ""
_ABOUT: Mapping[str, SubjectKind] = {
    "word": "matter", "point": "point", "goal": "goal", "committee": "body",
}  # fmt: skip
"""The terms of a filter that ask for a subject, and of which kind; a word may ask for any."""
_DIGITS = 9
"""Digits of a point's number that it is sorted by: Python reads no number of thousands of them."""


class Said(NamedTuple):
    """What one dissent says of a subject; `whole` where it is said of all of the matter."""

    entry: Entry
    dissent: Dissent
    moves: tuple[Move, ...] = ()
    whole: bool = False


class Subject(NamedTuple):
    """Something that parties want something with: a point, a goal, an indicator, a body."""

    document: str
    kind: SubjectKind
    name: str
    said: tuple[Said, ...]
    text: str = ""
    """What the document itself says there; empty where that is not known."""

    @property
    def id(self) -> str:
        """What it is known by from one list to the next."""
        return f"{self.document} {self.kind} {self.name}"

    @property
    def parties(self) -> tuple[str, ...]:
        """Who speaks of it, in printed order; those who speak together as one."""
        return tuple(dict.fromkeys(party_of(one.dissent) for one in self.said))

    def also(self, move: Move, party: str) -> list[str]:
        """Return who else moves something in the very same words."""
        said = wording(move.text)
        others = (party_of(one.dissent) for one in self.said if _has(one, said))
        return [one for one in dict.fromkeys(others) if one != party]

    def of(self, party: str) -> list[Said]:
        """Return what one party says, from all bodies where it spoke."""
        return [one for one in self.said if party_of(one.dissent) == party]


def _has(said: Said, words: str) -> bool:
    return any(wording(one.text) == words for one in said.moves)


def party_of(dissent: Dissent) -> str:
    """Return who dissents, `M, KD` for several; where it was said, where no party is named."""
    return ", ".join(dissent.parties) or dissent.stage or dissent.text


def name_of(one: Subject) -> str:
    """Return what a subject is called."""
    return _(_KINDS[one.kind]).format(name=one.name)


def title_of(one: Subject) -> str:
    """Return what a subject is called, and what the document says there."""
    return f"{name_of(one)}: {one.text}" if one.text else name_of(one)


def subjects_of(lens: Lens) -> list[Group[Subject]]:
    """Return the subjects of which a dissent passes the lens, document by document."""
    every = lens.survey.kept(_SUBJECTS, lambda: _grouped(lens.survey))
    if not lens.narrowed:
        return every
    seen = {one.id for one in lens.those("dissent")}
    asked = [one for one in lens.whole.flat if not one.negated and one.key in _ABOUT]
    narrowed = (_narrowed(group, seen, asked) for group in every)
    return [group for group in narrowed if group.rows]


def _narrowed(group: Group[Subject], seen: set[str], asked: Sequence[Term]) -> Group[Subject]:
    """Return what dissents that pass say of subjects that pass, or of all of the matter."""
    rows = [
        one._replace(
            said=tuple(
                said
                for said in one.said
                if said.entry.id in seen
                and (one.kind == "matter" or all(_passes(one, said, term) for term in asked))
            )
        )
        for one in group.rows
    ]
    return Group(group.title, [one for one in rows if one.said], group.key)


def _passes(subject: Subject, said: Said, term: Term) -> bool:
    """Tell whether what a dissent says of a subject has what a term asks for."""
    if term.key == "word":
        words = [subject.name, subject.text, said.dissent.stage, *said.dissent.parties]
        words += [text for move in said.moves for text in (move.text, *move.committees)]
        return _has_word("\n".join(words), term.value)
    if subject.kind == _ABOUT[term.key]:
        whole = term.key == "point"
        return subject.name == term.value if whole else _has_word(subject.name, term.value)
    return True


def _has_word(text: str, word: str) -> bool:
    folded = fold(text)
    return word in (unaccent(folded) if word.isascii() else folded)


def _grouped(survey: Survey) -> list[Group[Subject]]:
    documents: dict[str, list[Said]] = {}
    for entry in survey.of("dissent"):
        if isinstance(entry.record, Dissent):
            place = documents.setdefault(entry.record.source.document, [])
            place.append(Said(entry, entry.record))
    points = _points(survey)
    return [
        Group(name, _subjects(name, sorted(said, key=_printed), points.get(name, {})), name)
        for name, said in documents.items()
    ]


def _points(survey: Survey) -> dict[str, dict[str, str]]:
    """Return what the points of each document say, by their numbers."""
    found: dict[str, dict[str, str]] = {}
    for entry in survey.directives:
        record = entry.record
        if isinstance(record, Directive) and record.kind == "decision" and record.number:
            found.setdefault(record.source.document, {}).setdefault(record.number, record.text)
    return found


def _printed(one: Said) -> tuple[int, ...]:
    return one.dissent.source.lines


def _subjects(document: str, said: Sequence[Said], points: Mapping[str, str]) -> list[Subject]:
    """Return the subjects of a document: all of it, its points in their order, then the others."""
    found: dict[tuple[SubjectKind, str], list[Said]] = {}
    for one in said:
        for kind, name, some in _spoken_of(one):
            found.setdefault((kind, name), []).append(some)
    of_all = [one._replace(moves=_of_all(one), whole=True) for one in said if _is_whole(one)]
    for number in (name for kind, name in found if kind == "point"):
        found["point", number] = sorted([*found["point", number], *of_all], key=_printed)
    subjects = [
        Subject(document, kind, name, tuple(some), points.get(name, "") if kind == "point" else "")
        for (kind, name), some in found.items()
    ]
    return sorted(subjects, key=_order)


def _order(one: Subject) -> tuple[object, ...]:
    number = int(one.name[:_DIGITS]) if one.name.isdecimal() else 0
    return list(_KINDS).index(one.kind), number, swedish_key(one.name)


def _is_whole(one: Said) -> bool:
    return not one.dissent.points


def _of_all(one: Said) -> tuple[Move, ...]:
    return tuple(move for move in one.dissent.moves if move.kind == "point")


def _spoken_of(one: Said) -> Iterator[tuple[SubjectKind, str, Said]]:
    """Yield each subject that a dissent speaks of, with what it moves about it."""
    dissent = one.dissent
    yield "matter", _WHOLE, one._replace(moves=dissent.moves, whole=_is_whole(one))
    for number in dissent.points:
        yield "point", number, one._replace(moves=tuple(_about_point(dissent, number)))
    for kind in _NAMED:
        names = dict.fromkeys(
            move.subject or move.text for move in dissent.moves if move.kind == kind
        )
        for name in names:
            moves = (move for move in dissent.moves if name in {move.subject, move.text})
            yield kind, name, one._replace(moves=tuple(moves))
    bodies = dict.fromkeys(name for move in dissent.moves for name in move.committees)
    for name in bodies:
        moves = (move for move in dissent.moves if name in move.committees)
        yield "body", name, one._replace(moves=tuple(moves))


def _about_point(dissent: Dissent, number: str) -> Iterable[Move]:
    """Return what is moved of a point: of several, only what says that it is of this one."""
    for move in dissent.moves:
        if move.kind == "point" and move.subject in {number, _WHOLE}:
            yield move
