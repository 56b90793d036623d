"""Assignments as sentences: who is told to do what, wherever it stands in running text."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct

from store.importing.language.named_bodies import Named, Names, list_from, list_until
from store.importing.language.only_told import bare, is_only_told, is_telling
from store.importing.language.sentences import Sentence, sentences

AssignedKind = Literal["assignment", "request", "recommendation"]

_GETS = r"(?:(?:ska(?:ll)?|har|att) )?(?:få(?:r|tt)?|fick|ges|gavs|getts|givits|erhåller|tilldelas)"
_GIVES = r"ger|gav|ge|gett|givit|lämnar|lämna|lämnade|tilldelar|tilldela"
_WITHIN = r"(?:(?![.!?;:]\s)[^!?;]){0,400}?"
_IN_COMMISSION = r"(?:i upp-?\s?drag|uppdraget(?= att)|(?:följande|ett \w+) uppdrag(?= att|:|\s*$))"
_GIVING = re.compile(
    rf"\b(?:(?P<gets>{_GETS})|(?P<gives>{_GIVES}))\b(?P<between>{_WITHIN})\b{_IN_COMMISSION}\b",
    re.I,
)
_CHARGING = re.compile(
    r"\b(?:uppdra(?:r|s|ges)?|uppdrogs?|uppdragits?)"
    r" (?:(?:också|även|därför|härmed|samtidigt) )?(?:åt|till)\b",
    re.I,
)
_PASSIVE = re.compile(
    r"\b(?P<assignment>uppdras(?! åt| till)|åläggs|åläggas|ålades|förpliktas)\b"
    r"|\b(?P<request>uppmanas|anmodas|ombeds|uppmanades|anmodades)\b"
    r"|\b(?P<recommendation>rekommenderas|rekommenderades)\b",
    re.I,
)
_ACTIVE = re.compile(
    r"\b(?P<assignment>ålägger|ålägga|ålade)\b|\b(?P<request>uppmanar|uppmana|uppmanade|anmodar|anmoda|anmodade)\b"
    r"|\b(?P<recommendation>rekommenderar|rekommendera|rekommenderade)\b",
    re.I,
)
_ADVERBS = re.compile(
    r"(?:även|också|därför|därmed|härmed|dessutom|vidare|således|samtidigt|särskilt|återigen|ytterligare"
    r"|nu|sålunda|därutöver|också|i (?:sin )?tur|gemensamt|tillsammans)\b[\s,]*",
    re.I,
)
_TOGETHER = re.compile(
    r"[\s,]*\b(?:i (?:\w+ )?(?:samverkan|samarbete|samråd|dialog)|tillsammans|gemensamt|ihop)"
    r" med\b.*",
    re.I,
)
_ATT = re.compile(r"(?P<adverbs>[^.!?;:]{0,160}?)[\s,]*(?:\batt\b\s*[:,]?|:)\s*", re.I)
_DIRECT = re.compile(
    r"\s+(?=(?:[a-zåäö]{2,}[aåe]|[sg]e|gå|få|stå|bli) )"
    r"(?!(?:bland|även|inte|efter|också|ska|innan) )"
)
_COMMISSIONER = re.compile(r"\s+(?:åt|till)\s+", re.I)
_VIA = re.compile(r"\b(?:genom|via)\s+(?=[A-ZÅÄÖ])")
_GENERIC = re.compile(
    r"(?:(?P<committee>nämnden|styrelsen|kommittén|utskottet)|(?P<office>förvaltningen|kontoret)"
    r"|(?P<company>bolaget)|(?P<authority>myndigheten|verket|länsstyrelsen|rådet)|den|de|dessa"
    r"|denna|detta|denne|nämnderna|myndigheterna|bolagen|styrelserna)",
    re.I,
)
_PRONOUN = re.compile(
    r"(?:den|de|dessa|denna|denne|nämnderna|myndigheterna|bolagen|styrelserna|parterna)", re.I
)
_REPORTING = re.compile(
    r"(?:(?:återrapportering|(?:del|slut|åter)?redovisning|avrapportering|återkoppling)(?:en)?\b"
    r".*\b(?:sker?|lämnas?|görs?|göras)\b"
    r"|(?:uppdraget|uppdragen|detta|resultatet|rapport(?:en)?|förslag(?:et|en)?|utredningen|arbetet"
    r"|svar(?:et)?|(?:en )?(?:del|slut)rapport(?:en)?|myndighet(?:en|erna)|nämnd(?:en|erna)"
    r"|styrelsen|bolaget)\b.*\b(?:(?:åter|slut|del|av)?(?:rapporteras?|redovisas?)|lämnas?|återkomma"
    r"|presenteras|vara (?:klart|klara|genomför\w*|slutför\w*)|slutföras|färdigställas|delges"
    r"|inlämnas)\b).*",
    re.I,
)
_GOES_ON = re.compile(
    r"(?:uppdraget|uppdragen) (?:ska(?:ll)? )?(?:även |också )?"
    r"(?:innefattar?|omfattar?|inbegriper|inkluderar?|innebär|avser|genomföras?|utföras?)\b"
    r"|i uppdraget (?:ska |skall )?(?:även |också )?ingå|samt \w+[ae]\b"
    r"|(?:i )?utredningen ska(?:ll)?\b"
    r"|(?:arbetet|detta|hänsyn|särskild \w+|fokus|inspiration|översynen|planen|strategin|förslaget"
    r"|kartläggningen|analysen|programmet) ska(?:ll)?\b",
    re.I,
)


class Assigned(Struct, frozen=True):
    """What bodies are told to do, by one sentence and those that go on with it.

    `bodies` is empty where nobody that can be known is told, `text` where a list follows that says
    it. `beside` are the words before the text that tell who takes part, `report` the sentences
    that say when and where it is to be reported. From `start` to `end` of the text it stands.
    """

    kind: AssignedKind
    bodies: tuple[str, ...]
    text: str
    start: int
    end: int
    via: str | None = None
    beside: str = ""
    report: tuple[str, ...] = ()


class _Given(Struct, frozen=True):
    """Where in a sentence an assignment is given, to whom, and where what is to be done begins."""

    kind: AssignedKind
    named: Named | None
    verb: int
    phrase: str
    task: int
    before: str = ""
    beside: str = ""


def assignments(text: str, names: Names, own: str | None = None) -> tuple[Assigned, ...]:
    """Return what a paragraph tells bodies to do, first given first.

    `own` is the body that "nämnden" means where the paragraph names none before.
    """
    if not _speaks(text) or is_telling(text):
        return ()
    parts = sentences(text)
    found: list[tuple[int, _Given]] = []
    for number, part in enumerate(parts):
        found += [(number, given) for given in _given(part.text, names)]
    return tuple(_assigned(parts, place, found, names, own) for place in range(len(found)))


_SPEAKS = re.compile(
    r"uppdrag|upp-\s?drag|\buppdra|\bupp-\s?dra|\buppdrog|ålägg|ålade|förpliktas|uppmana|anmoda|ombeds|rekommendera",
    re.I,
)


def _speaks(text: str) -> bool:
    return _SPEAKS.search(text) is not None


def _given(sentence: str, names: Names) -> Iterator[_Given]:
    """Return what a sentence gives, left out what it only tells of."""
    at = 0
    while given := _first(sentence, at, names):
        subject = given.named.start if given.named else given.verb
        if not is_only_told(sentence, subject, given.verb, given.phrase):
            yield given
        at = max(given.task, at + 1)


def _first(sentence: str, at: int, names: Names) -> _Given | None:
    """Return what is given first from a place on, told or not."""
    ways = (_giving, _charging, _passive, _active)
    found = [given for way in ways if (given := way(sentence, at, names))]
    return min(found, key=lambda given: given.verb) if found else None


def _giving(sentence: str, at: int, names: Names) -> _Given | None:
    """ "X får i uppdrag att", "därför ges X i uppdrag att", "Y ger X i uppdrag att"."""
    for found in _GIVING.finditer(sentence, at):
        begin, end = found.span("between")
        task = _task(sentence, found.end(), names)
        if task is None:
            continue
        within, beside = _within(sentence, begin, end, names, strangers=bool(found["gives"]))
        named = within or task[1]
        if named is None and found["gets"]:
            named = _subject(sentence, found.start(), names)
            beside = beside or _beside(sentence, named, found.start())
        return _Given("assignment", named, found.start(), found[0], task[0], "", beside)
    return None


def _within(
    sentence: str, begin: int, end: int, names: Names, *, strangers: bool
) -> tuple[Named | None, str]:
    """Return the bodies between a verb and "i uppdrag", and who takes part."""
    stop = end
    beside = ""
    if together := _TOGETHER.search(sentence[begin:end]):
        stop = begin + together.start()
        beside = together[0].strip(" ,")
    start = begin + (len(sentence[begin:stop]) - len(sentence[begin:stop].lstrip()))
    while adverb := _ADVERBS.match(sentence, start, stop):
        start = adverb.end()
    return list_from(sentence, start, stop, names, strangers=strangers), beside


def _task(sentence: str, at: int, names: Names) -> tuple[int, Named | None] | None:
    """Return where what is to be done begins, and to whom it is given behind "i uppdrag"."""
    named = None
    if to := _COMMISSIONER.match(sentence, at):
        named = list_from(sentence, to.end(), len(sentence), names, strangers=True)
        at = named.end if named else at
    elif direct := _DIRECT.match(sentence, at):
        return direct.end(), None
    found = _ATT.match(sentence, at)
    return (found.end(), named) if found else None


def _subject(sentence: str, verb: int, names: Names) -> Named | None:
    """Return the bodies that a verb stands behind."""
    start = len(sentence) - len(bare(sentence))
    stop = verb
    if together := _TOGETHER.search(sentence[start:verb]):
        stop = start + together.start()
    while adverb := re.search(
        r"\s+(?:även|också|därför|därmed|härmed|dessutom|vidare|nu)\s*$", sentence[start:stop]
    ):
        stop = start + adverb.start()
    found = list_until(sentence, start, stop, names)
    if found is None and (first := list_from(sentence, start, stop, names)):
        rest = sentence[first.end : stop].strip()
        found = (
            first
            if rest.endswith(("och", ",", ")", "samt")) or rest.startswith(("(", ","))
            else None
        )
    return found


def _beside(sentence: str, named: Named | None, verb: int) -> str:
    together = _TOGETHER.search(sentence[named.end : verb]) if named else None
    return together[0].strip(" ,") if together else ""


def _charging(sentence: str, at: int, names: Names) -> _Given | None:
    """ "Y uppdrar åt X att", "uppdras åt X att"."""
    found = _CHARGING.search(sentence, at)
    if found is None:
        return None
    named = list_from(sentence, found.end() + 1, len(sentence), names, strangers=True)
    after = named.end if named else found.end()
    att = _ATT.match(sentence, after)
    if att is None:
        return None
    beside = _TOGETHER.match(att["adverbs"])
    words = beside[0].strip(" ,") if beside else ""
    return _Given("assignment", named, found.start(), found[0], att.end(), "", words)


def _passive(sentence: str, at: int, names: Names) -> _Given | None:
    """ "X åläggs att", "därför uppmanas X att"."""
    found = _PASSIVE.search(sentence, at)
    if found is None:
        return None
    kind = _kind(found)
    begin = found.end()
    while adverb := _ADVERBS.match(sentence, begin + 1):
        begin = adverb.end() - 1
    named = list_from(sentence, begin + 1, len(sentence), names)
    att = _ATT.match(sentence, named.end if named else found.end())
    named = named or _subject(sentence, found.start(), names)
    return _Given(kind, named, found.start(), found[0], att.end() if att else found.end() + 1)


def _active(sentence: str, at: int, names: Names) -> _Given | None:
    """ "Y uppmanar X att", "att ålägga X att"."""
    found = _ACTIVE.search(sentence, at)
    if found is None:
        return None
    named = list_from(sentence, found.end() + 1, len(sentence), names, strangers=True)
    att = _ATT.match(sentence, named.end) if named else None
    if named is None or att is None:
        return None
    return _Given(_kind(found), named, found.start(), found[0], att.end())


def _kind(found: re.Match[str]) -> AssignedKind:
    kinds: tuple[AssignedKind, ...] = ("assignment", "request", "recommendation")
    return next(kind for kind in kinds if found[kind])


def _assigned(
    parts: Sequence[Sentence],
    place: int,
    found: Sequence[tuple[int, _Given]],
    names: Names,
    own: str | None,
) -> Assigned:
    number, given = found[place]
    part = parts[number]
    following = found[place + 1] if place + 1 < len(found) else None
    same = following is not None and following[0] == number
    stop = _clause_end(part.text, following[1]) if same and following else len(part.text)
    texts = [part.text[given.task : stop].strip(" ,;")]
    report, end = list[str](), part.start + stop
    last = following[0] if following else len(parts)
    for later in () if same else parts[number + 1 : last]:
        if _REPORTING.fullmatch(later.text):
            report.append(later.text)
        elif _GOES_ON.match(later.text) and not report:
            texts.append(later.text)
        else:
            continue
        end = later.end
    bodies = _bodies(parts, number, given, names, own)
    return Assigned(
        kind=given.kind,
        bodies=bodies,
        text=" ".join(texts).rstrip(". ").lstrip(", "),
        start=part.start,
        end=end,
        via=_via(part.text, given, names),
        beside=given.beside,
        report=tuple(report),
    )


def _clause_end(sentence: str, following: _Given) -> int:
    """Where the clause before another assignment of the same sentence ends."""
    start = following.named.start if following.named else following.verb
    return len(
        re.sub(
            r"[\s,]*(?:\b(?:och|samt|dels|medan|att)\b)?[\s,]*$",
            "",
            sentence[: min(start, following.verb)],
        )
    )


def _bodies(
    parts: Sequence[Sentence], number: int, given: _Given, names: Names, own: str | None
) -> tuple[str, ...]:
    """Return who is told; "nämnden" is who was spoken of before."""
    named = given.named.names if given.named else ()
    if named and not all(_GENERIC.fullmatch(name) for name in named):
        return named
    start = parts[number].text
    generic = named[0] if named else _pronoun(start, given)
    if generic is None:
        return ()
    for earlier in reversed(parts[:number]):
        found = list_from(
            earlier.text, len(earlier.text) - len(bare(earlier.text)), len(earlier.text), names
        )
        if found and not all(_GENERIC.fullmatch(name) for name in found.names):
            return found.names
    if own is not None:
        return (own,)
    return named if named and re.fullmatch(r"förvaltningen|kontoret", named[0], re.I) else ()


def _pronoun(sentence: str, given: _Given) -> str | None:
    before = bare(sentence[: given.verb]).strip()
    return before if _PRONOUN.fullmatch(before) else None


def _via(sentence: str, given: _Given, names: Names) -> str | None:
    for found in _VIA.finditer(sentence, 0, given.task):
        through = list_from(sentence, found.end(), given.task, names)
        if through:
            return through.names[0]
    return None
