"""What a sentence requests or expects of bodies, be it said or only quoted, and of which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.importing.language.bodies import Bodies
from store.importing.language.giving import Given, phrases_in
from store.importing.language.meant import meant
from store.importing.language.named_bodies import list_from, list_until
from store.importing.language.names import Names
from store.importing.language.sentences import Sentence

_POSSIBLE = r"(?:kan|kunna|kunde|bör|borde|får|skulle|kommer att|kommer|möjligt att)"
_MAY_BE = re.compile(rf"\b{_POSSIBLE}(?: \w+)?\s*$", re.I)
_MAY = re.compile(rf"\b{_POSSIBLE}\b", re.I)
_NOT = re.compile(r"\b(?:inte|ej|aldrig)\b", re.I)
_DENIED = re.compile(r"\b(?:inte|ej|aldrig) att\s+$", re.I)
_WHO = re.compile(r"\bsom\s*$", re.I)
_SPECIFIC = re.compile(r",\s+som\s*$", re.I)
"""After a body that is known without what is said of it."""
_INFINITIVE = re.compile(r"(?:uppmana|anmoda)\b", re.I)
_RESOLVES = re.compile(
    r"(?:^|\b(?:beslut\w*|föresl\w+|förslag\w*|hemställ\w*|yrka\w*)\b.*)att\s*$|\b(?:vill|föreslås)\s+$",
    re.I | re.S,
)
"""Before "uppmana": it is what is decided, or proposed to be."""
_ATT = re.compile(r"\batt\b", re.I)
_VIA = re.compile(r"\b(?:genom|via)\s+(?=[A-ZÅÄÖ])")
_EXPECTED = re.compile(
    r"\bförväntas\b(?! (?:få|bli|vara|kunna|ha|öka|minska|leda|uppgå|komma|fortsätta"
    r" (?:öka|minska))\b)",
    re.I,
)
_PRESUPPOSED = re.compile(r"\bförutsätt(?:er|s|es)(?: även| också| därför)?(?: att)\s+", re.I)
_ADVERBS = re.compile(r"(?:även|också|därför|därmed|härmed|därigenom|nu|samtliga)\s+", re.I)


class Requested(Struct, frozen=True):
    """What is asked of bodies, from where it begins in its sentence; `verb` is how, as printed.

    `bodies` is empty where nobody that is known is asked, `soft` what is expected and not formally
    asked. `via` is who is to pass it on, `excluded` whom a group is named without.
    """

    bodies: tuple[str, ...]
    verb: str
    place: int
    start: int
    soft: bool = False
    via: str | None = None
    excluded: tuple[str, ...] = ()


def requested_in(
    parts: Sequence[Sentence], number: int, names: Names, own: str | None = None
) -> tuple[Requested, ...]:
    """Return what one sentence of a paragraph asks of bodies, first asked first.

    `own` is the body that "nämnden" means where the sentences before name none.
    """
    sentence = parts[number].text
    found = [
        Requested(
            meant(parts, number, given.named, given.verb, names, own),
            given.phrase,
            given.verb,
            given.start,
            via=_through(sentence, outer, given, names),
            excluded=given.named.excluded if given.named else (),
        )
        for outer, given in _formal(sentence, names)
    ]
    found += _expected(parts, number, names, own)
    return tuple(sorted(found, key=lambda one: one.place))


def addressees(sentence: str, bodies: Bodies) -> tuple[str, ...]:
    """Return the names of the bodies that a sentence requests something of, first named first."""
    whole = [Sentence(sentence, 0, len(sentence))]
    asked = (one for one in requested_in(whole, 0, Names(bodies)) if not one.soft)
    return tuple(dict.fromkeys(name for one in asked for name in one.bodies))


def is_request(sentence: str) -> bool:
    """Tell whether a sentence requests something, and does not only say that one could."""
    return any(True for _ in _formal(sentence, Names(Bodies(()))))


def _formal(sentence: str, names: Names) -> Iterator[tuple[Given | None, Given]]:
    """Return each request, with the one that only tells a body to pass it on."""
    outer: Given | None = None
    for given in phrases_in(sentence, names):
        passed_on = outer is not None and given.verb - outer.task <= len("därefter ")
        passed_on = passed_on and _INFINITIVE.match(given.phrase) is not None
        if outer and not passed_on:
            yield None, outer
        if given.kind != "request" or not (passed_on or _is_made(sentence, given)):
            outer = None
            continue
        if passed_on:
            yield outer, given
        outer = None if passed_on else given
    if outer:
        yield None, outer


def _is_made(sentence: str, given: Given) -> bool:
    """Tell whether a request is made, and not only possible, denied or told of."""
    before = sentence[: given.start]
    between = sentence[given.start : given.verb]
    denied = _NOT.match(sentence, given.verb + len(given.phrase) + 1) or _DENIED.search(before)
    if (
        denied
        or sentence.endswith("?")
        or _MAY_BE.search(before)
        or _MAY.search(between)
        or (_WHO.search(sentence[: given.verb]) and not _SPECIFIC.search(sentence[: given.verb]))
    ):
        return False
    if _INFINITIVE.fullmatch(given.phrase):
        return _RESOLVES.search(sentence[: given.verb]) is not None
    return not given.phrase.casefold().endswith(("ade", "ades"))


def _through(sentence: str, outer: Given | None, given: Given, names: Names) -> str | None:
    """Return the body that is to pass a request on."""
    if outer and outer.named:
        return ", ".join(outer.named.names)
    att = _ATT.search(sentence, given.verb)
    stop = max(given.task, att.end() if att else 0)
    for found in _VIA.finditer(sentence):
        between = sentence[stop : found.start()].strip(" ,")
        through = None if between else list_from(sentence, found.end(), len(sentence), names)
        if through:
            return through.names[0]
    return None


def _expected(
    parts: Sequence[Sentence], number: int, names: Names, own: str | None
) -> Iterator[Requested]:
    """Return what is expected of bodies: "nämnderna förväntas bidra", "det förutsätter att"."""
    sentence = parts[number].text
    for found in _EXPECTED.finditer(sentence):
        if _MAY_BE.search(sentence[: found.start()]):
            continue
        named = list_until(sentence, 0, _stop(sentence, found.start()), names)
        named = named or list_from(sentence, found.end(), len(sentence), names)
        if named:
            who = meant(parts, number, named, found.start(), names, own)
            start = min(named.start, found.start())
            yield Requested(who, found[0], found.start(), start, soft=True, excluded=named.excluded)
    for found in _PRESUPPOSED.finditer(sentence):
        if named := list_from(sentence, found.end(), len(sentence), names):
            who = meant(parts, number, named, found.start(), names, own)
            verb = found[0].split()[0]
            yield Requested(who, verb, found.start(), 0, soft=True, excluded=named.excluded)


def _stop(sentence: str, verb: int) -> int:
    """Return where the subject of a verb ends, adverbs before the verb apart."""
    before = sentence[:verb].rstrip()
    while (cut := before.rsplit(None, 1))[1:] and _ADVERBS.fullmatch(cut[1] + " "):
        before = cut[0]
    return len(before)
