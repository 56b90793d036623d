"""What a sentence requests or expects of bodies, be it said or only quoted, and of which."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct

from store.importing.language.assigning import is_generic
from store.importing.language.bodies import Bodies
from store.importing.language.giving import Given, phrases_in
from store.importing.language.named_bodies import Named, list_from, list_until, lists_in, owners_in
from store.importing.language.names import Names
from store.importing.language.sentences import Sentence

_POSSIBLE = r"(?:kan|kunna|kunde|bör|borde|får|skulle|vill|ville|kommer att|kommer|möjligt att)"
_MAY_BE = re.compile(rf"\b{_POSSIBLE}(?: \w+)?\s*$", re.I)
_MAY = re.compile(rf"\b{_POSSIBLE}\b", re.I)
_NOT = re.compile(r"\b(?:inte|ej|aldrig)\b", re.I)
_DENIED = re.compile(r"\b(?:inte|ej|aldrig) att\s+$", re.I)
_WHO = re.compile(r"\bsom\s*$", re.I)
_INFINITIVE = re.compile(r"(?:uppmana|anmoda)\b", re.I)
_RESOLVES = re.compile(
    r"(?:^|\b(?:beslut\w*|föresl\w+|förslag\w*|hemställ\w*|yrka\w*)\b.*)att\s*$", re.I | re.S
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
_SAYS = (
    r"(?:bedömer|anser|gör|redovisar|konstaterar|noterar|föreslår|ser|vill|tillstyrker|avstyrker"
    r"|delar|framhåller|betonar|understryker|påpekar|menar|har|lyfter|instämmer)"
)
_SPEAKS = re.compile(rf"\s+{_SAYS}\b", re.I)
"""How a sentence goes on whose subject only speaks, so that "nämnden" after it is another."""
_SAYING = re.compile(rf"\b{_SAYS}(?: \w+)?\s+$", re.I)
_LISTED = re.compile(r"(?:följande|nedanstående)\b", re.I)
"""Bodies that a list after the sentence names."""
_THE_BODIES = re.compile(r"nämnderna|bolagen|styrelserna|bolagsstyrelserna", re.I)
_BACK = 6
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
            _meant(parts, number, given.named, names, own),
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
        or _WHO.search(sentence[: given.verb])
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
            meant = _meant(parts, number, named, names, own)
            start = min(named.start, found.start())
            yield Requested(
                meant, found[0], found.start(), start, soft=True, excluded=named.excluded
            )
    for found in _PRESUPPOSED.finditer(sentence):
        if named := list_from(sentence, found.end(), len(sentence), names):
            meant = _meant(parts, number, named, names, own)
            verb = found[0].split()[0]
            yield Requested(meant, verb, found.start(), 0, soft=True, excluded=named.excluded)


def _stop(sentence: str, verb: int) -> int:
    """Return where the subject of a verb ends, adverbs before the verb apart."""
    before = sentence[:verb].rstrip()
    while (cut := before.rsplit(None, 1))[1:] and _ADVERBS.fullmatch(cut[1] + " "):
        before = cut[0]
    return len(before)


def _meant(
    parts: Sequence[Sentence],
    number: int,
    named: Named | None,
    names: Names,
    own: str | None,
) -> tuple[str, ...]:
    """Return who is meant: "nämnden" is who was spoken of before, or else whose chapter it is."""
    if named is None:
        return ()
    said = parts[number].text[named.start : named.end]
    if _LISTED.match(said):
        return ()
    several = _THE_BODIES.fullmatch(said) is not None
    if not several and not all(map(is_generic, named.names)):
        return named.names
    earlier = [one.text for one in reversed(parts[max(0, number - _BACK) : number])]
    groups = (spoken_of(one, names) for one in earlier)
    found = next((one for one in groups if one and several == _are_several(one, names)), ())
    if found:
        return found
    if own and several == _are_several((own,), names):
        return (own,)
    return named.names if several else _named_alone(earlier[:1], names)


def _are_several(found: Sequence[str], names: Names) -> bool:
    return len(found) > 1 or bool(names.members(found[0]))


def spoken_of(sentence: str, names: Names) -> tuple[str, ...]:
    """Return the bodies that a sentence begins with and is about, and that do not only speak."""
    found = list_from(sentence, 0, len(sentence), names)
    if found is None or only_speaks(sentence, found):
        return ()
    return () if any(map(is_generic, found.names)) else found.names


def only_speaks(sentence: str, named: Named) -> bool:
    """Tell whether bodies of a sentence are who says what stands behind them."""
    saying = _SAYING.search(sentence, 0, named.start) and _ATT.match(sentence, named.end + 1)
    return saying is not None or _SPEAKS.match(sentence, named.end) is not None


def _named_alone(sentences: Sequence[str], names: Names) -> tuple[str, ...]:
    """Return the one body that a sentence names anywhere, where it names no other."""
    found = [
        name
        for one in sentences
        for named in (*lists_in(one, names), *owners_in(one, names))
        if not only_speaks(one, named)
        for name in named.names
    ]
    one = tuple(dict.fromkeys(found))
    return one if len(one) == 1 and not _are_several(one, names) else ()
