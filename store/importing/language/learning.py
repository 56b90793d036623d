"""Bodies learnt from a document: who it tells to do something, and what it calls them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from msgspec import Struct

from store.importing.language.assigning import assignments, is_generic
from store.importing.language.bodies import Bodies
from store.importing.language.name_shapes import kind_of
from store.importing.language.named_bodies import read_addressees
from store.importing.language.names import Names
from store.importing.language.ordering import shall_in
from store.importing.language.sentences import Paragraph, paragraphs
from store.importing.language.short_forms import belonging, explained
from store.model.records import CITY_WIDE, CommitteeKind

_LONGEST_HEADING = 90
_OFTEN = 2
"""How often it must be said that somebody shall do something, where nothing else names them."""
_MARKS = re.compile(r"[\s#*_]*(?:\d{1,2}(?:\.\d{1,2})*\.?\s+)?(?P<text>.*?)[\s*_:#]*")
_LABEL = re.compile(
    r"(?:nämnd|styrelse|förvaltning|ansvarig|organ|myndighet)(?: \w+)?:\s*(?P<name>.+)", re.I
)
_WORK = re.compile(
    r"(?P<name>.+?s)\s+(?:verksamhets)?(?:uppdrag|åtaganden|ansvar|aktiviteter)"
    r"(?: (?:för |i budget )?\d{4})?",
    re.I,
)
_LEADS_IN = re.compile(
    r".*\b(?:ska(?:ll)?|i uppdrag)\b.{0,60}|(?:\w+ ){0,3}uppdrag(?: \d{4})?:?", re.I
)
_JOINT = re.compile(r" (?:och|samt) ")
_OF_STATE = re.compile(r"\bregeringen (?:ger|gav|har gett|uppdrar|uppdrog)\b", re.I)


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
    """Return the bodies that a document tells to do something, that are not known already.

    So does one whose short form it explains and uses. A known one comes with the short forms that
    are new. Who is only spoken of is none.
    """
    return tuple(_Learning(tuple(paragraphs(lines)), bodies).read())


def explained_twice(found: Iterable[LearntBody]) -> frozenset[str]:
    """Return the short forms that a document explains as several bodies."""
    return frozenset(short for one in found for short in one.unsure)


def names_with(bodies: Bodies, found: Iterable[LearntBody]) -> Names:
    """Return the names of known bodies and of those that were learnt."""
    aliases: dict[str, str] = {}
    for body in found:
        aliases.update(dict.fromkeys([body.name, *body.aliases], body.name))
    return Names(bodies, aliases)


class _Learning:
    def __init__(self, parts: Sequence[Paragraph], bodies: Bodies) -> None:
        self._parts = parts
        self._bodies = bodies
        self._lines: dict[str, list[int]] = defaultdict(list)
        self._short: dict[str, dict[str, list[int]]] = defaultdict(dict)
        self._of_state: set[str] = set()

    def read(self) -> Iterator[LearntBody]:
        """Return who was learnt: first short forms, then who is told with them, then who shall."""
        known = Names(self._bodies)
        for part in self._parts:
            for short, name, at in explained(part.text, known):
                self._short[short].setdefault(name, []).extend(part.lines(at, at + 1))
        names, ordering = self._names(), list[Paragraph]()
        for part, following in zip(self._parts, [*self._parts[1:], None], strict=True):
            if not self._told(part, names):
                ordering.append(part)
            self._headed(part, following, names)
        self._shall(ordering, self._names())
        self._used()
        owners = belonging((part.text for part in self._parts), self._names())
        return self._listed(owners)

    def _names(self) -> Names:
        """The names that are known by now; a short form explained twice differently is none."""
        aliases = {name: name for name in self._lines}
        aliases |= {short: next(iter(of)) for short, of in self._short.items() if len(of) == 1}
        return Names(self._bodies, aliases)

    def _told(self, part: Paragraph, names: Names) -> bool:
        """Take who is given an assignment, and tell whether any is given."""
        found = assignments(part.text, names)
        for one in found:
            self._hold(one.bodies, part.lines(one.start, one.start + 1))
            if _OF_STATE.search(one.lead_in):
                self._of_state.update(one.bodies)
        return bool(found)

    def _headed(self, part: Paragraph, following: Paragraph | None, names: Names) -> None:
        """Take whose heading stands over what leads in a list, or over assignments."""
        if len(part.text) > _LONGEST_HEADING or part.text.endswith((".", ",")):
            return
        marks = _MARKS.fullmatch(part.text)
        text = marks["text"] if marks else part.text
        if name := _LABEL.fullmatch(text) or _WORK.fullmatch(text):
            self._hold(read_addressees(name["name"], names), part.numbers)
        elif following and _LEADS_IN.fullmatch(following.text):
            self._hold(read_addressees(text, names), part.numbers)

    def _shall(self, parts: Iterable[Paragraph], names: Names) -> None:
        """Take who shall do something, where that is said of them more than once."""
        found: dict[str, list[int]] = defaultdict(list)
        for part in parts:
            for one in shall_in(part.text, names):
                for body in one.bodies:
                    found[body] += part.lines(one.start, one.start + 1)
        for body, lines in found.items():
            if body in self._lines or len(lines) >= _OFTEN:
                self._hold((body,), lines)

    def _used(self) -> None:
        """Take whose short form stands elsewhere than where it is explained, as in a cell."""
        for short, of in self._short.items():
            if len(of) > 1 or next(iter(of)) in self._lines:
                continue
            word = re.compile(rf"(?<!\w){re.escape(short)}(?!\w)")
            places = [
                line
                for part in self._parts
                if short in part.text
                for found in word.finditer(part.text)
                for line in part.lines(*found.span())
            ]
            if len(places) > 1:
                self._hold(of, places)

    def _hold(self, found: Iterable[str], lines: Iterable[int]) -> None:
        lines = tuple(lines)
        for name in found:
            if name != CITY_WIDE and not is_generic(name):
                self._lines[name] += lines

    def _torn(self) -> set[str]:
        """Return what was learnt of names that were read apart at the wrong place."""
        fronts = set(filter(self._is_torn, self._lines))
        lines = {line for name in fronts for line in self._lines[name]}
        ends = (
            name
            for name in self._lines.keys() - fronts
            if lines.issuperset(self._lines[name])
            and any(one.casefold().endswith(f" {name.casefold()}") for one in self._lines)
        )
        return fronts.union(ends)

    def _is_torn(self, name: str) -> bool:
        """Tell whether a name goes on with how another begins: "A och b" beside "B samt C"."""
        for joint in _JOINT.finditer(name):
            first, rest = name[: joint.start()], f"{name[joint.end() :].casefold()} "
            if self._is_named(first) and any(
                one.casefold().startswith(rest) for one in self._lines
            ):
                return True
        return False

    def _is_named(self, name: str) -> bool:
        return name in self._lines or self._bodies.known(name) is not None

    def _listed(self, owners: dict[str, str]) -> Iterator[LearntBody]:
        torn = self._torn()
        for name, lines in self._lines.items():
            if name in torn:
                continue
            own = [short for short, of in self._short.items() if name in of]
            sure = tuple(one for one in own if len(self._short[one]) == 1 and one != name)
            known = self._bodies.known(name)
            fresh = tuple(one for one in sure if not (known and self._bodies.known(one)))
            if known and known.name == name and not fresh:
                continue
            places = [line for short in own for line in self._short[short][name]]
            kind = kind_of(name)
            state = name in self._of_state and kind not in ("company", "group")
            yield LearntBody(
                name,
                "authority" if state else kind,
                fresh,
                tuple(sorted({*lines, *places})),
                owners.get(name),
                tuple(short for short in own if len(self._short[short]) > 1),
            )
