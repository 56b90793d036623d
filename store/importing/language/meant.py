"""Which bodies are meant where a sentence does not say their names: "nämnden", "de nämnder som"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from store.importing.language.assigning import every_company, is_generic
from store.importing.language.named_bodies import (
    Named,
    list_from,
    list_until,
    lists_in,
    owners_in,
)
from store.importing.language.names import Names
from store.importing.language.sentences import Sentence
from store.model.records import CITY_WIDE

_SAYS = (
    r"(?:bedömer|anser|gör|redovisar|konstaterar|noterar|föreslår|ser|vill|tillstyrker|avstyrker"
    r"|delar|framhåller|betonar|understryker|påpekar|menar|har|lyfter|instämmer)"
)
_SPEAKS = re.compile(rf"\s+{_SAYS}\b", re.I)
"""How a sentence goes on whose subject only speaks, so that "nämnden" after it is another."""
_SAYING = re.compile(rf"\b{_SAYS}(?: \w+)?\s+$", re.I)
_SPEAKERS = re.compile(r"(?:stadslednings)?kontoret|slk|kommunstyrelsen|fullmäktige", re.I)
_ATT = re.compile(r"\batt\b", re.I)
_LISTED = re.compile(r"(?:följande|nedanstående)\b", re.I)
"""Bodies that a list after the sentence names."""
_THE_BODIES = re.compile(r"(?:dessa )?(?:nämnder(?:na)?|bolagen|(?:bolags)?styrelserna)", re.I)
_UNNAMED = re.compile(
    r"\b(?:de|samtliga|alla|övriga|berörda|aktuella|dessa) (?:\w+ )?"
    r"(?P<kind>stadsdelsnämnder|nämnder|bolagsstyrelser|styrelser|bolag)(?:na|en)?\b"
    r"(?: (?:och|samt) (?:bolags)?styrelser)?(?= (?:som|med|vars|i|inom|där)\b)",
    re.I,
)
"""A group that is told from others by what follows, and by no names."""
_UNSAID = re.compile(r"(?:berörda|aktuella|ansvariga|samtliga|övriga) nämnder(?:na)?", re.I)
_GOES_ON = re.compile(r"(?:,| (?:och|samt) (?:dess|de|deras)| (?:som|med|vars))\b", re.I)
_STYLED = re.compile(r"(?:bolags)?styrelsen (?:för|i) ", re.I)
_AREAS = re.compile(r"(?:, | och | samt |, samt )")
_WHO = re.compile(r",\s+som\s*$", re.I)
_DISTRICTS = "Stadsdelsnämnderna"
_BACK = 6


def meant(
    parts: Sequence[Sentence],
    number: int,
    named: Named | None,
    verb: int,
    names: Names,
    own: str | None,
) -> tuple[str, ...]:
    """Return who is meant by the subject of a verb in one sentence of a paragraph.

    "Nämnden" is who was spoken of before, or else `own`, whose chapter it is.
    """
    sentence = parts[number].text
    if named is None:
        return _not_before(sentence, verb, names)
    said = sentence[named.start : named.end]
    if _LISTED.match(said):
        return ()
    if _UNSAID.fullmatch(said):
        return (CITY_WIDE,)
    several = _THE_BODIES.fullmatch(said) is not None
    if not several and not all(map(is_generic, named.names)):
        return tuple(names.shown(_STYLED.sub("", name)) for name in named.names)
    back = reversed(parts[max(0, number - _BACK) : number])
    earlier = [sentence[: named.start], *(one.text for one in back)]
    return _before(earlier, named, names, own, several=several)


def _before(
    earlier: Sequence[str], named: Named, names: Names, own: str | None, *, several: bool
) -> tuple[str, ...]:
    """Return who "nämnden" or "nämnderna" is by what stands before, nearest first."""
    groups = (spoken_of(one, names) for one in earlier)
    found = next((one for one in groups if one and several == _are_several(one, names)), ())
    if found:
        return found
    if own and several == _are_several((own,), names):
        return (own,)
    alone = (_named_alone(one, names) for one in earlier[:2])
    if several:
        return every_company(named.names, names) or named.names
    return next(filter(None, alone), ())


def _not_before(sentence: str, verb: int, names: Names) -> tuple[str, ...]:
    """Return who is meant where no name stands right before a verb."""
    before = sentence[:verb]
    if who := _WHO.search(before):
        named = list_until(sentence, 0, who.start(), names)
        return named.names if named else ()
    found: list[str] = []
    first = list_from(sentence, 0, verb, names)
    if first and _GOES_ON.match(sentence, first.end) and not only_speaks(sentence, first):
        found += first.names
    if group := _UNNAMED.search(before):
        districts = group["kind"].casefold().startswith("stadsdel")
        found.append((names.known(_DISTRICTS) or CITY_WIDE) if districts else CITY_WIDE)
    areas = [names.known(f"{area} stadsdelsnämnd") for area in _AREAS.split(before.strip())]
    return tuple(dict.fromkeys(found)) or (tuple(filter(None, areas)) if all(areas) else ())


def _are_several(found: Sequence[str], names: Names) -> bool:
    return len(found) > 1 or bool(names.members(found[0]))


def spoken_of(sentence: str, names: Names) -> tuple[str, ...]:
    """Return the bodies that a sentence begins with and is about, and that do not only speak."""
    found = list_from(sentence, 0, len(sentence), names)
    if found is None or only_speaks(sentence, found):
        return ()
    return () if any(map(is_generic, found.names)) else found.names


def only_speaks(sentence: str, named: Named) -> bool:
    """Tell whether what a sentence names is the board or its office, who says what follows."""
    if not _SPEAKERS.fullmatch(sentence[named.start : named.end]):
        return False
    saying = _SAYING.search(sentence, 0, named.start) and _ATT.match(sentence, named.end + 1)
    return saying is not None or _SPEAKS.match(sentence, named.end) is not None


def _named_alone(sentence: str, names: Names) -> tuple[str, ...]:
    """Return the one body that a sentence names anywhere, where it names no other."""
    found = [
        name
        for named in (*lists_in(sentence, names), *owners_in(sentence, names))
        if not only_speaks(sentence, named)
        for name in named.names
    ]
    one = tuple(dict.fromkeys(found))
    return one if len(one) == 1 and not _are_several(one, names) else ()
