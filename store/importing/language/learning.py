"""Bodies learnt from a document: who it tells to do something, and what it calls them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from store.importing.language.assigning import Assigned, assignments
from store.importing.language.bodies import Bodies
from store.importing.language.name_shapes import head, kind_of
from store.importing.language.named_bodies import (
    abbreviates,
    list_from,
    list_until,
    read_addressees,
)
from store.importing.language.names import Names
from store.importing.language.sentences import Paragraph, paragraphs
from store.model.records import CommitteeKind

_LONGEST_HEADING = 90
_SPEAKS = re.compile(r"uppdra|ålägg|uppmana|anmoda|ombeds|rekommendera", re.I)
_SHALL = re.compile(r"\bska(?:ll)?\b", re.I)
_SHORT = r"[A-ZÅÄÖÆØ][A-ZÅÄÖÆØa-zåäöæø&-]{0,5}[A-ZÅÄÖÆØ]|[A-ZÅÄÖÆØ][a-zåäöæø]{1,3}"
_IN_BRACKETS = re.compile(rf"\s\((?:förkortat |nedan |kallad )?(?P<short>{_SHORT})\)")
_EQUALS = re.compile(r"\b(?P<short>[A-ZÅÄÖÆØ]{2,7}) ?(?:=|–|:|\t| - ) ?(?P<whole>[^,;.=\n]{4,80})")
_MARKS = re.compile(r"[\s#*_]*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?P<text>.*?)[\s*_:#]*")
_LABEL = re.compile(
    r"(?:nämnd|styrelse|förvaltning|ansvarig|organ|myndighet)(?: \w+)?:\s*(?P<name>.+)", re.I
)
_WORK = re.compile(
    r"(?P<name>.+?s)\s+(?:uppdrag|verksamhetsuppdrag|åtaganden|ansvar|aktiviteter)"
    r"(?: (?:för |i budget )?\d{4})?",
    re.I,
)
_LEADS_IN = re.compile(
    r".*\b(?:ska(?:ll)?|i uppdrag)\b.{0,60}|(?:\w+ ){0,3}uppdrag(?: \d{4})?:?", re.I
)
_OFFICE_OF = (
    re.compile(r"(?P<office>[^.,;:()]{4,60}) är (?P<owner>[^.,;:()]{4,60})s förvaltning\b", re.I),
    re.compile(
        r"(?P<owner>[^.,;:()]{4,60})s (?:förvaltning|kontor),? (?P<office>[^.,;:()]{4,60})", re.I
    ),
    re.compile(
        r"(?P<office>[^.,;:()]{4,60}) (?:lyder|sorterar) under (?P<owner>[^.,;:()]{4,60})", re.I
    ),
    re.compile(
        r"(?P<owner>[^.,;:()]{4,60}) (?:med|och) dess förvaltning,? (?P<office>[^.,;:()]{4,60})",
        re.I,
    ),
)


class LearntBody(Struct, frozen=True):
    """A body that a document speaks of: its name and short forms, and the lines they stand on.

    `unsure` are short forms that the document explains as another body, too.
    """

    name: str
    kind: CommitteeKind
    aliases: tuple[str, ...] = ()
    lines: tuple[int, ...] = ()
    belongs_to: str | None = None
    unsure: tuple[str, ...] = ()


def learnt(lines: Sequence[str], bodies: Bodies) -> tuple[LearntBody, ...]:
    """Return the bodies that a document tells of, that are not known or known by less."""
    return _Learning(bodies).read(tuple(paragraphs(lines)))


def names_with(bodies: Bodies, found: Iterable[LearntBody]) -> Names:
    """Return the names of known bodies and of those that were learnt."""
    aliases: dict[str, str] = {}
    for body in found:
        aliases.update(dict.fromkeys([body.name, *body.aliases], body.name))
    return Names(bodies, aliases)


class _Learning:
    def __init__(self, bodies: Bodies) -> None:
        self._bodies = bodies
        self._names = Names(bodies)
        self._lines: dict[str, list[int]] = defaultdict(list)
        self._short: dict[str, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._owner: dict[str, str] = {}

    def read(self, parts: Sequence[Paragraph]) -> tuple[LearntBody, ...]:
        for part in parts:
            self._explained(part)
        for number, part in enumerate(parts):
            self._addressed(part)
            self._headed(part, parts[number + 1] if number + 1 < len(parts) else None)
        return tuple(self._listed())

    def _addressed(self, part: Paragraph) -> None:
        """Who is told to do something."""
        if _SPEAKS.search(part.text):
            for one in assignments(part.text, self._names):
                self._note(one, part)
        if shall := _SHALL.search(part.text, 0, _LONGEST_HEADING + 60):
            found = list_from(part.text, 0, shall.start(), self._names)
            if found and not part.text[found.end : shall.start()].strip():
                self._hold(found.names, part.lines(found.start, found.end))

    def _note(self, one: Assigned, part: Paragraph) -> None:
        self._hold(one.bodies, part.lines(one.start, one.start + 1))

    def _hold(self, names: Iterable[str], lines: Iterable[int]) -> None:
        for name in names:
            self._lines[name] += lines

    def _headed(self, part: Paragraph, following: Paragraph | None) -> None:
        """A heading over what leads in a list, or over the list of assignments."""
        if len(part.text) > _LONGEST_HEADING or part.text.endswith((".", ",")):
            return
        found = _MARKS.fullmatch(part.text)
        text = found["text"] if found else part.text
        if label := _LABEL.fullmatch(text):
            self._hold(read_addressees(label["name"], self._names), part.numbers)
        elif work := _WORK.fullmatch(text):
            self._hold(read_addressees(work["name"], self._names), part.numbers)
        elif following and _LEADS_IN.fullmatch(following.text):
            self._hold(read_addressees(text, self._names), part.numbers)

    def _explained(self, part: Paragraph) -> None:
        """Short forms beside the names that they stand for, and offices beside their committees."""
        for found in _IN_BRACKETS.finditer(part.text):
            before = list_until(part.text, max(0, found.start() - 160), found.start(), self._names)
            if before and abbreviates(found["short"], before.names[-1]):
                self._short[found["short"]][before.names[-1]] += part.lines(*found.span())
        for found in _EQUALS.finditer(part.text):
            whole = read_addressees(found["whole"].strip(), self._names)
            if len(whole) == 1:
                self._short[found["short"]][whole[0]] += part.lines(*found.span())
        for pattern in _OFFICE_OF:
            for found in pattern.finditer(part.text):
                self._belongs(found["office"], found["owner"])

    def _belongs(self, office: str, owner: str) -> None:
        one = list_until(office, 0, len(office), self._names) or list_from(
            office, 0, len(office), self._names
        )
        other = list_until(owner, 0, len(owner), self._names) or list_from(
            owner, 0, len(owner), self._names
        )
        if one and other and len(one.names) == len(other.names) == 1:
            self._owner[one.names[0]] = other.names[0]

    def _listed(self) -> Iterator[LearntBody]:
        short: dict[str, list[str]] = defaultdict(list)
        unsure: dict[str, list[str]] = defaultdict(list)
        for form, wholes in self._short.items():
            for name, lines in wholes.items():
                (short if len(wholes) == 1 else unsure)[name].append(form)
                self._lines[name] += lines
        for name, lines in self._lines.items():
            if name in short and not name:
                continue
            alone = next((n for n in short if name in short[n]), None)
            if alone or (self._bodies.known(name) and not short[name]):
                continue
            yield LearntBody(
                name,
                kind_of(name) if head(name.split()[-1]) or True else "external",
                tuple(dict.fromkeys(short[name])),
                tuple(sorted(set(lines))),
                self._owner.get(name),
                tuple(unsure[name]),
            )
