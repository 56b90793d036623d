"""Who leads and who takes part, read from the wording of an activity or a directive."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import chain

from msgspec import Struct

from store.importing.language.bodies import Bodies
from store.importing.language.name_lists import (
    Doubt,
    Named,
    NameList,
    may_begin_with_names,
    read_names,
)
from store.model.records import Participant, Role

_COOPERATE = r"(?:samarbeta|samverka)r?"
_HELP = r"(?:bistår?|stödj(?:a|er)|stötta(?:r)?)"
_TOGETHER = r"(?:samarbete[nt]?|samverkan)"
_ASKING = r"(?:samråd|dialog(?:en)?)"
_ROLES: tuple[tuple[Role, str], ...] = (
    ("collaborates", rf"{_TOGETHER}(?: och {_ASKING})? med"),
    ("collaborates", rf"i (?:\w+ )?{_TOGETHER}(?: och {_ASKING})?"),
    ("collaborates", r"tillsammans med|gemensamt med|ihop med"),
    ("collaborates", rf"{_COOPERATE}(?: \w+)? med"),
    ("collaborates", r"(?:en )?kraftsamling (?:från|av|med|mellan)"),
    ("collaborates", r"led(?:a|er) arbetet i"),
    ("consulted", rf"{_ASKING}(?: och {_TOGETHER})? med"),
    ("consulted", rf"i (?:\w+ )?{_ASKING}(?: och {_TOGETHER})?|samråda med"),
    ("directs", r"under (?:\w+ )?(?:ledning|samordning) av"),
    ("directs", r"(?:som )?le(?:ds|das|dda?|tt) av"),
    ("supports", r"med (?:\w+ )?(?:stöd|hjälp|bistånd) (?:av|från)"),
    ("supports", _HELP),
)
_ROLE = re.compile(
    r"\b(?:"
    + "|".join(rf"(?P<r{number}>(?:{words})\b)" for number, (_, words) in enumerate(_ROLES))
    + ")",
    re.I,
)
_REMOTE: tuple[tuple[Role, str, str, int], ...] = (
    ("collaborates", rf"{_COOPERATE}(?! (?:\w+ )?med\b)", "med", 9),
    ("collaborates", r"\w+tillsammans", "med|och", 1),
    ("collaborates", "tillsammans", "och", 1),
    ("supports", _HELP, r"(?:och|eller) \w+", 2),
)
"""Roles whose list may stand apart, behind a bridge that ends so many words later at most.

Only a list that begins with a body right there is theirs.
"""
_BRIDGES = tuple(
    (
        role,
        re.compile(rf"\b(?P<opening>{words})\b(?P<within>(?: [^\s.:;!?]+){{1,{most}}})", re.I),
        re.compile(rf" (?:{bridge})\b", re.I),
    )
    for role, words, bridge, most in _REMOTE
)
_TELLING = ("sam", "dialog", "ihop", "led", "lett", "bist", "stö", "hjälp", "ska")
"""One of these, in whatever case, stands in all words for roles and in those before a subject."""
_CHAPTER = ""
"""Stands for the chapter's own body until its name is known."""
_NEAR = 200
"""Letters that hold the first names of a list, which tell whether it is one."""
_SHALL = re.compile(r"\bska(?:ll)?\b", re.I)
_SHALL_HELP = re.compile(rf"\bska(?:ll)? (?:\w+ )?{_HELP}\b", re.I)
_SENTENCE_END = re.compile(r"[.!?](?=\s+[^\W\d_a-zåäö]|\s*$)")


class Actors(Struct, frozen=True):
    """Who leads, who takes part, and the words about it that could not be read for sure."""

    leads: tuple[str, ...]
    participants: tuple[Participant, ...] = ()
    doubts: tuple[Doubt, ...] = ()


class Task(Struct, frozen=True, gc=False):
    """What a text says is to be done, and whether it names who shall: not "nämnden", or nobody."""

    words: str
    named: bool


class _Phrase(Struct, frozen=True):
    role: Role
    start: int
    end: int


class _Clause(Struct, frozen=True):
    role: Role
    start: int
    names: NameList


class _Reading(Struct, frozen=True):
    subject: NameList
    clauses: tuple[_Clause, ...]

    def named(self) -> Iterator[Named]:
        """Everyone named, who leads first."""
        yield from self.subject.named
        for clause in self.clauses:
            yield from clause.names.named


_NOBODY = _Reading(NameList((), 0), ())


def read_actors(text: str, chapter: str, bodies: Bodies) -> Actors:
    """Read who leads and takes part; who is not named is the committee of the chapter."""
    reading = _read(text, bodies)
    if reading is _NOBODY:
        return _alone(chapter)
    alone = {name.name or chapter for name in reading.named() if not name.shared}
    leads = _without_halves(reading.subject.named, alone, chapter) or (chapter,)
    participants = (
        Participant(name, clause.role)
        for clause in reading.clauses
        for name in _without_halves(clause.names.named, alone, chapter)
        if name not in leads
    )
    doubts = (reading.subject.doubts, *(clause.names.doubts for clause in reading.clauses))
    return Actors(
        leads,
        tuple(dict.fromkeys(participants)),
        tuple(dict.fromkeys(chain.from_iterable(doubts))),
    )


@lru_cache(maxsize=1024)
def _alone(chapter: str) -> Actors:
    return Actors((chapter,))


def read_task(text: str, bodies: Bodies) -> Task:
    """Read what is to be done: the text without subject, "ska" and lists of participants."""
    reading = _read(text, bodies)
    if reading is _NOBODY:
        return Task(" ".join(text.split()), False)
    shall = _SHALL.match(text, reading.subject.end + 1)
    at = shall.end() if shall else reading.subject.end
    kept = []
    for clause in reading.clauses:
        if clause.names.named:
            kept.append(text[at : clause.start])
            at = max(at, clause.names.end)
    words = " ".join([*kept, text[at:]]).split()
    return Task(" ".join(words), any(name.name for name in reading.subject.named))


@lru_cache(maxsize=1024)
def _read(text: str, bodies: Bodies) -> _Reading:
    """Read who is named; the chapter's own body has no name here."""
    told = any(map(text.casefold().__contains__, _TELLING))
    if not told and not may_begin_with_names(text, bodies):
        return _NOBODY
    phrases = _phrases(text, _CHAPTER, bodies)
    stops = [*(phrase.start for phrase in phrases), len(text)]
    clauses = list(_helpers(text, bodies))
    for phrase, stop in zip(phrases, stops[1:], strict=True):
        names = read_names(text, phrase.end, stop, _CHAPTER, bodies)
        if names.named or names.doubts:
            clauses.append(_Clause(phrase.role, phrase.start, names))
    clauses.sort(key=lambda clause: clause.start)
    return _Reading(_subject(text, stops, _CHAPTER, bodies), tuple(clauses))


def _helpers(text: str, bodies: Bodies) -> Iterator[_Clause]:
    """Those who a later sentence says shall help: "Nämnden ska bistå i detta arbete"."""
    help_, sought = None, -1
    for end in _SENTENCE_END.finditer(text):
        start = end.end() + 1
        if sought < start:
            help_ = _SHALL_HELP.search(text, start)
            sought = help_.start() if help_ else len(text)
        if help_:
            names = read_names(text, start, help_.start(), _CHAPTER, bodies)
            alone = not text[names.end : help_.start()].strip()
            if alone and _begins(text, start, names):
                yield _Clause("supports", start, names)


def _phrases(text: str, chapter: str, bodies: Bodies) -> list[_Phrase]:
    """The words that tell a role, in their order."""
    near = (
        _Phrase(_ROLES[int((match.lastgroup or "r0")[1:])][0], *match.span())
        for match in _ROLE.finditer(text)
    )
    remote = _remote_phrases(text, chapter, bodies)
    return sorted((*near, *remote), key=lambda phrase: phrase.start)


def _remote_phrases(text: str, chapter: str, bodies: Bodies) -> Iterator[_Phrase]:
    for role, opening, bridge in _BRIDGES:
        for match in opening.finditer(text):
            for over in bridge.finditer(text, *match.span("within")):
                start, end = over.start() + 1, over.end()
                names = read_names(text, end, end + _NEAR, chapter, bodies)
                another = _ROLE.search(text, match.end("opening"), end)
                own_clause = _SHALL.match(text, names.end + 1)
                if _begins(text, end, names) and not (another or own_clause):
                    yield _Phrase(role, start, end)
                    break


def _subject(text: str, stops: Sequence[int], chapter: str, bodies: Bodies) -> NameList:
    """The bodies at the beginning, or behind a "ska" that stands before them."""
    shall = _SHALL.search(text)
    # Without "ska" only a body right at the beginning leads: the rest need not be read.
    opening = read_names(text, 0, stops[0], chapter, bodies, right_there=shall is None)
    if _begins(text, 0, opening) or (opening.named and _SHALL.match(text, opening.end + 1)):
        return opening
    if shall and not _SENTENCE_END.search(text, 0, shall.start()):
        stop = next((each for each in stops if each >= shall.end()), len(text))
        inverted = read_names(text, shall.end(), stop, chapter, bodies)
        if _begins(text, shall.end(), inverted):
            return inverted
    unread = [each for each in opening.doubts if _SHALL.match(text, len(each.words) + 1)]
    return NameList((), 0, tuple(unread))


def _begins(text: str, start: int, names: NameList) -> bool:
    """Whether the first body of a list stands right where the list was looked for."""
    return bool(names.named) and text[start:].lstrip().startswith(names.named[0].words)


def _without_halves(named: tuple[Named, ...], alone: set[str], chapter: str) -> tuple[str, ...]:
    """The bodies, without halves of a shared name that are named on their own elsewhere."""
    kept = [name for name in named if not (name.shared and name.name in alone)]
    return tuple(dict.fromkeys(name.name or chapter for name in kept or named))
