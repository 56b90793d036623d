"""Assignments as sentences: who is told to do what, wherever it stands in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.importing.language.giving import AssignedKind, Given, given_in
from store.importing.language.named_bodies import Named, list_from
from store.importing.language.names import Names
from store.importing.language.only_told import is_telling, unnumbered
from store.importing.language.sentences import Sentence, sentences
from store.importing.language.speaking import speaks

_COLUMNS = re.compile(r"\S {3,}\S")
_VIA = re.compile(r"\b(?:genom|via)\s+(?=[A-ZÅÄÖ])")
_GENERIC = re.compile(
    r"nämnden|styrelsen|kommittén|utskottet|förvaltningen|kontoret|bolaget|myndigheten|verket"
    r"|länsstyrelsen|rådet|inspektionen|nämnder(?:na)?|myndigheter(?:na)?|bolag(?:en)?|(?:bolags)?styrelserna",
    re.I,
)
"""Who was spoken of before, or whose paper it is."""
_PRONOUN = re.compile(
    r"(?:den|de|dessa|denna|denne|parterna) (?:får|fick|ges|ska|har|åläggs)\b", re.I
)
_COMPANIES = re.compile(r"bolagen|bolagsstyrelserna", re.I)
_ALL_COMPANIES = "samtliga bolag"
"""Whom `bolagen` means where no companies were spoken of before."""
_OWN_OFFICE = re.compile(r"förvaltningen|kontoret", re.I)
_REPORTING = re.compile(
    r"(?:(?:återrapportering|(?:del|slut|åter)?redovisning|avrapportering|återkoppling)(?:en)?\b"
    r".*\b(?:sker?|lämnas?|görs?|göras|ges)\b"
    r"|(?:uppdraget|uppdragen|detta|resultatet|utredningen|arbetet|svar(?:et)?|förslag(?:et|en)?"
    r"|planen|programmet|strategin|underlaget|(?:en )?(?:(?:del|slut)?rapport)(?:en)?)\b.*"
    r"\b(?:(?:åter|slut|del|av)?(?:rapporteras|redovisas)|lämnas (?:senast|till)|presenteras"
    r"|(?:vara|är) (?:klara?|klart|färdig\w*|genomför\w*|slutför\w*)|slutföras|färdigställas"
    r"|delges|inlämnas)\b"
    r"|[^.]*\bska(?:ll)?\b.*\b(?:(?:åter|slut|del|av)?(?:rapportera|redovisa)"
    r" (?:av )?(?:uppdrag|detta|resultat|arbetet)|lämna (?:en |sin )?(?:\w+ )?(?:del|slut)?"
    r"(?:redovisning|rapport)|återkomma\b)).*",
    re.I,
)
_GOES_ON = re.compile(
    r"uppdrag(?:et|en) (?:ska(?:ll)?\b|(?:även |också )?"
    r"(?:innefattar|omfattar|inbegriper|inkluderar|innebär|avser|genomförs|utförs)\b)"
    r"|i\s+(?:uppdraget|detta) (?:ska |skall )?(?:bl\.\s?a\. |även |också |vidare )?ingå"
    r"|samt \w+[ae]\b|(?:i )?utredningen ska(?:ll)?\b|detta (?:genom|så|för att|under|inom)\b"
    r"|(?:arbetet|detta|hänsyn|särskild \w+|fokus|inspiration|översynen|planen|strategin|förslaget"
    r"|kartläggningen|analysen|programmet) ska(?:ll)?\b",
    re.I,
)
_SHALL = re.compile(r"\s*ska(?:ll)?\b", re.I)
_LONGEST, _BACK = 10_000, 8
"""Letters of a sentence that is one, and sentences within which somebody was spoken of."""
_CLAUSE_END = re.compile(r"[\s,;]*(?:\b(?:och|samt|dels|medan|att)\b[\s,;]*)*$")


class Assigned(Struct, frozen=True):
    """What bodies are told to do, by one sentence and those that go on with it.

    `bodies` is empty where nobody that can be known is told, `text` where a list follows that says
    it. `lead_in` are the words before it, `beside` those of them that tell with whom and when.
    `report` are the sentences that say when and where it is to be reported. All of it stands in
    the paragraph from `start` to `end`.
    """

    kind: AssignedKind
    bodies: tuple[str, ...]
    text: str
    start: int
    end: int
    via: str | None = None
    lead_in: str = ""
    beside: str = ""
    report: tuple[str, ...] = ()


def assignments(text: str, names: Names, own: str | None = None) -> tuple[Assigned, ...]:
    """Return what a paragraph of running text tells bodies to do, first given first.

    `own` is the body that "nämnden" means where the paragraph names none before.
    """
    if not speaks(text) or is_laid_out(text):
        return ()
    return tuple(_Paragraph(text, names, own).read())


def is_laid_out(text: str) -> bool:
    """Tell whether a text stands in columns, and so is no running text."""
    return "\t" in text or has_gaps(text)


def has_gaps(text: str) -> bool:
    """Tell whether wide gaps part a text, as between the columns of a table made with spaces."""
    return "   " in text and _COLUMNS.search(text) is not None


def is_generic(name: str) -> bool:
    """Tell whether a name only says what kind of body is meant, as "nämnden" does."""
    return _GENERIC.fullmatch(name) is not None and not _OWN_OFFICE.fullmatch(name)


def every_company(meant: Sequence[str], names: Names) -> tuple[str, ...]:
    """Return the group of all companies where no more than "bolagen" is said, else nothing."""
    every = names.known(_ALL_COMPANIES) if meant and _COMPANIES.fullmatch(meant[0]) else None
    return (every,) if every else ()


def spoken_of(
    parts: Sequence[Sentence],
    number: int,
    named: Named | None,
    names: Names,
    own: str | None,
    last: tuple[str, ...] = (),
) -> tuple[str, ...]:
    """Return who is meant in a sentence; "nämnden" and "den" are who was spoken of before.

    `last` are those who were told something last.
    """
    meant = named.names if named else ()
    if meant and not all(map(_GENERIC.fullmatch, meant)):
        return meant
    if not meant and not _PRONOUN.match(unnumbered(parts[number].text)):
        return ()
    for earlier in reversed(parts[max(0, number - _BACK) : number]):
        start = len(earlier.text) - len(unnumbered(earlier.text))
        found = list_from(earlier.text, start, len(earlier.text), names)
        if found and not all(map(_GENERIC.fullmatch, found.names)):
            return found.names
    if every := every_company(meant, names):
        return every
    if last or own is not None:
        return last or (own or "",)
    return meant if meant and _OWN_OFFICE.fullmatch(meant[0]) else ()


class _Paragraph:
    def __init__(self, text: str, names: Names, own: str | None) -> None:
        self._parts = sentences(text)
        self._names = names
        self._own = own

    def read(self) -> Iterator[Assigned]:
        found = [
            (number, given)
            for number, part in enumerate(self._parts)
            if len(part.text) <= _LONGEST and not is_telling(part.text)
            for given in given_in(part.text, self._names)
        ]
        following = [*found, (len(self._parts), None)][1:]
        last: tuple[str, ...] = ()
        for (number, given), (then, another) in zip(found, following, strict=True):
            part = self._parts[number]
            within = another if then == number else None
            stop = _clause_end(part.text[: within.start]) if within else len(part.text)
            later = self._parts[number + 1 : then]
            bodies = spoken_of(self._parts, number, given.named, self._names, self._own, last)
            last = bodies or last
            yield self._assigned(number, given, bodies, stop, later)

    def _assigned(
        self,
        number: int,
        given: Given,
        bodies: tuple[str, ...],
        stop: int,
        later: Sequence[Sentence],
    ) -> Assigned:
        part = self._parts[number]
        texts, report, end = [part.text[given.task : stop]], list[str](), part.start + stop
        for one in later:
            if _REPORTING.fullmatch(one.text):
                report.append(one.text)
            elif _GOES_ON.match(one.text) or self._goes_on_with(bodies, one.text):
                texts.append(one.text)
            else:
                continue
            end = one.end
        return Assigned(
            kind=given.kind,
            bodies=bodies,
            text=" ".join(texts).rstrip(". ;,").lstrip(", "),
            start=part.start,
            end=end,
            via=self._via(part.text, given),
            lead_in=unnumbered(part.text[: given.task]).strip(" ,"),
            beside=given.beside,
            report=tuple(report),
        )

    def _goes_on_with(self, bodies: tuple[str, ...], sentence: str) -> bool:
        """Tell whether a sentence says what those who are told something shall do, too."""
        found = list_from(sentence, 0, len(sentence), self._names)
        if found is None or not _SHALL.match(sentence, found.end):
            return False
        return all(name in bodies or _GENERIC.fullmatch(name) for name in found.names)

    def _via(self, sentence: str, given: Given) -> str | None:
        """Return the body through which others are told."""
        for found in _VIA.finditer(sentence, 0, given.task):
            if through := list_from(sentence, found.end(), given.task, self._names):
                return through.names[0]
        return None


def _clause_end(clause: str) -> int:
    found = _CLAUSE_END.search(clause)
    return found.start() if found else len(clause)
