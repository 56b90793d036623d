"""The sentences by which a body that was told something is told more of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from msgspec import Struct

from store.importing.language.filled_slots import list_filling
from store.importing.language.named_bodies import Named, list_from
from store.importing.language.names import Names

_SHALL = re.compile(
    r"(?:\s*\([^()]{1,60}\))?"
    r"(?:,?\s+(?:i samverkan|i samarbete|tillsammans|i dialog) med\b[^.;]*?)?"
    r"(?:\s+genom\s+[^.;,]{3,80}?)?[\s,]*"
    r"\b(?:ska(?:ll?)?\b|shall\b|(?:ansvarar|svarar) för att\b)[\s,:]*",
    re.I,
)
_STARTS = re.compile(r"\s+ska(?:ll)?\b", re.I)
_WANTED = re.compile(
    r"(?:därför\s+)?(?:vi\s+)?(?:vill|föreslår)\s+(?:vi\s+)?(?:också\s+|därför\s+)*att\s+", re.I
)
_INVERTED = re.compile(r"(?<=\S)[\s,]+ska(?:ll)?\s+(?=\S)", re.I)
_LONGEST_FRONT = 300
_GENERIC = re.compile(
    r"(?:myndighet(?:en|erna)|utredare(?:n|ns)?|utredningen|kommittén|delegationen|samordnaren"
    r"|läns-?styrelse(?:n|rna)|verket|rådet|institutet|nämnden|styrelsen|universitetet|högskolan"
    r"|inspektionen|kontoret|förvaltningen|bolaget|förbundet|avdelningen|enheten|utskottet)\b",
    re.I,
)
"""How who was told last is spoken of again."""
_COMMON = re.compile(
    r"(?:berörda|samtliga|alla|ansvariga?)?\s*"
    r"(?:myndighet|nämnd|styrelse|bolag|verk|förvaltning|kontor|utskott|avdelning|enhet|parter)\w*"
    r"|(?:riks|landsbygds)?affärsverket|statens|sveriges|svenska|kungliga|nationella|statistiska|centrala"
    r"|allmänna|riksdagens|regeringens",
    re.I,
)
_BEFORE = re.compile(r"(?:genom|för|inom|enligt|hos|med|via|under|från|utöver|av|på|i)\s", re.I)
"""Before a body of which a sentence does not speak."""
_PERSON = re.compile(
    r"(?:en|ett)\s+(?P<name>(?:[a-zåäö]+\s+){0,3}?"
    r"(?:[\w-]*utredare|[\w-]*samordnare|[\w-]*person|[\w-]*kommitté|[\w-]*delegation))\b",
    re.I,
)
"""Somebody who is appointed for it: "En särskild utredare"."""
_ALSO = re.compile(
    r"^(?:(?:även|också|vidare|dessutom|därutöver|därför|därvid|bl\.\s?a\.|bland annat)[\s,]+)+",
    re.I,
)
_STATE = re.compile(
    r"(?:(?:fortsatt|alltid)\s+)*(?:vara|bli|kunna|få|ha rätt|finnas|anses|ses)\b", re.I
)
"""What somebody shall be is no task."""
_WITHIN = re.compile(
    r"(?:i\s+(?:\w+\s+)?(?:\S+s\s+)?uppdrag(?:et)?\s+ingår(?:\s+det)?"
    r"|(?:uppdraget)\s+(?:innebär|omfattar|innefattar|inbegriper|består i))"
    r"(?P<more>(?:\s+(?:även|också|bland annat|bl\.a\.|vidare|särskilt|dessutom))*)"
    r"(?:\s+att\b[\s,:]*|\s*:?\s*$)",
    re.I,
)
_DATED = re.compile(r"\d|\bsenast\b", re.I)
_REPORTED = re.compile(
    r"(?:(?:del)?uppdrag(?:et|en| \d[\d, och]*)|(?:del|slut)?redovisning(?:en)?"
    r"|(?:den|det|detta|de)(?=\s+ska)|(?:en|ett|den|det|de|resultatet)\s+\S+)"
    r"\b[^.;]{0,200}?\bska(?:ll)?\b"
    r"(?P<instead>(?:\s+nu)?\s+i\s+stället)?[^.;]{0,120}?\b(?:(?:del|slut|åter)?redovisas|rapporteras"
    r"|(?:in)?lämnas|slutföras|vara (?:slutfört|genomfört))\b.*"
    r"|(?:del|slut)?redovisning(?:en)? ska(?:ll)? (?:ske|göras)\b.*"
    r"|[a-zåäö]+(?:en|et) ska(?:ll)? vara (?:genomför|slutför|färdig|klar)\w* senast\b.*"
    r"|[^.]*\buppdrag\w*\b[^.]{0,120}\b(?:del|slut|åter)?redovisas\b[^.]{0,80}\bsenast\b.*",
    re.I,
)
_NUMBERED = re.compile(r"(?:del)?uppdrag(?:en)?\s+(\d{1,2}(?:(?:,| och|, och) \d{1,2})*)\s", re.I)
_ANNOUNCED = re.compile(r"(?<=^Regeringen )(?:har (?:gett|givit)|gav)\b(?= .{3,300}\buppdrag\b)")
_BEFORE_NOW = re.compile(
    r"Regeringen (?:beslutade|har den .{5,20} beslutat)\b.{0,40}\b(?:19|20)\d\d\b.{0,60}\batt\b"
)
_DOING = re.compile(
    r"(?<!att )(?<!kunna )\b(?:ta fram|arbeta fram|utarbeta|utreda|redovisa|återkomma"
    r"|återrapportera|återredovisa|rapportera|genomföra|upprätta|föreslå|lämna|lägga fram"
    r"|presentera|kartlägga"
    r"|analysera|inventera|utvärdera|följa upp|se över|revidera|bygga|inrätta|införa|starta|påbörja"
    r"|anordna|arrangera|förbereda|planera|samordna|undersöka|pröva|beräkna|erbjuda|anställa"
    r"|sammanställa|upphandla|uppföra|renovera|installera|etablera|avveckla|verkställa)\b",
    re.I,
)
_NEAR = 100
"""Letters within which a task says what is to be done."""
_LONGER = re.compile(
    r"regeringen\s+(?:förlänger|ändrar|beslutar\b[^.]*?\batt\s+(?:förlänga|ändra))\s+"
    r"(?:redovisnings|uppdrags)?(?:tiden|datumet|datum)\b.*",
    re.I,
)
_WHOSE = re.compile(
    r"(?:\b(?P<of>uppdraget)(?=\s+att\b)|\bför\s+(?P<owner>[^.;]+?)s\s+uppdrag|\buppdrag(?:et)?\s+(?:till|åt)\s+(?P<to>[^.;]+?))"
    r"(?P<rest>(?:\s+(?:om|att|avseende|gällande|inom|på)\b[^.;]*)?)(?:[.;]|$)",
    re.I,
)


_INFINITIVE = re.compile(
    r"(?:(?:även|också|bland annat|dels|särskilt|årligen|löpande|vid behov)\s+)*"
    r"(?:[a-zåäö]+a|få|gå|stå|se|ge|ha|bli|bero|tro|nå|förstå|föreslå|avstå|ingå|utgå|bistå|åstadkomma)\b",
    re.I,
)
_ASKED_FOR = re.compile(
    r"\benlighet med (?P<owner>[^.;,]+?)s (?:framställning|begäran|hemställan)", re.I
)
_CHARGED = re.compile(r"regeringen\s+(?:uppdrar|ger)\b.*?\batt\s+(?:som\s+\S+\s+)?", re.I)
_SHORT = re.compile(r"\s\((?P<short>[A-ZÅÄÖ][^()\d]{1,40})\)")


class Told(Struct, frozen=True):
    """Who is told, no names where it is who was told last, what, and through whom."""

    names: tuple[str, ...]
    text: str
    via: str | None = None


def shall(sentence: str, names: Names, own: tuple[str, ...]) -> Told | None:
    """Return what a sentence says that a body shall do; `own` are those told last."""
    wish = _WANTED.match(sentence)
    start = wish.end() if wish else 0
    subject = _subject(sentence, start, names, own)
    if subject and subject.names and not _SHALL.match(sentence, subject.end):
        shall_ = _STARTS.search(sentence, subject.end)
        subject = (shall_ and list_filling(sentence, start, shall_.start(), names)) or subject
    if subject and (found := _SHALL.match(sentence, subject.end)):
        told = _told(subject.names, "", sentence[found.end() :], found[0])
        return _with_via(told, found[0], names) if told else None
    for inverted in _INVERTED.finditer(sentence, 0, _LONGEST_FRONT):
        behind = _subject(sentence, inverted.end(), names, own)
        if behind and not sentence[behind.end :].startswith("s "):
            return _told(behind.names, sentence[: inverted.start()], sentence[behind.end :], "")
    return None


def _told(names: tuple[str, ...], front: str, rest: str, between: str) -> Told | None:
    """Return what is told; a time that stands before who is told is a part of it."""
    text = _ALSO.sub("", rest.strip(" ,:."))
    if _STATE.match(text):
        return None
    beside = re.sub(r"^[\s,]+|[\s,]*\bska(?:ll)?\b[\s,:]*$|\([^()]*\)", "", between, flags=re.I)
    if beside.strip(" ,").casefold().startswith("genom"):
        beside = ""
    parts = [
        front[:1].lower() + front[1:] if _DATED.search(front) else "",
        text,
        beside.strip(" ,"),
    ]
    return Told(names, " ".join(filter(None, parts)))


def _subject(sentence: str, at: int, names: Names, own: tuple[str, ...]) -> Named | None:
    """Return who a sentence speaks of from a place on: bodies, one appointed, or who was told."""
    if person := _PERSON.match(sentence, at):
        name = person["name"]
        return Named((name[:1].upper() + name[1:],), at, person.end())
    if _BEFORE.match(sentence, at):
        return None
    found = list_from(sentence, at, len(sentence), names)
    if found and not any(map(_GENERIC.fullmatch, found.names)):
        return found
    again = _GENERIC.match(sentence, at) or _again(sentence, at, own)
    return Named((), at, again.end()) if again and own else None


def _again(sentence: str, at: int, own: tuple[str, ...]) -> re.Match[str] | None:
    """Return the definite form of somebody who was appointed: "Förhandlingspersonen"."""
    for name in own:
        last = re.escape(name.split()[-1])
        if found := re.compile(rf"{last}e?n\b", re.I).match(sentence, at):
            return found
    return None


def within(sentence: str) -> str | None:
    """Return what a sentence says that belongs to an assignment; empty where a list follows."""
    found = _WITHIN.match(sentence)
    return sentence[found.end() :].strip(" .,:") if found else None


class Report(Struct, frozen=True):
    """A sentence that says when assignments are to be reported, and whether that was moved.

    `numbers` are those of the assignments that it speaks of, none where it is all.
    """

    moved: bool
    numbers: tuple[str, ...] = ()


def report(sentence: str) -> Report | None:
    """Return whether a sentence says when what was told is to be reported."""
    found = _REPORTED.match(sentence)
    if found is None:
        return None
    numbered = _NUMBERED.match(sentence)
    numbers = tuple(re.findall(r"\d+", numbered[1])) if numbered else ()
    return Report(found["instead"] is not None, numbers)


def longer(sentence: str, names: Names) -> Told | None:
    """Return whose assignment gets more time, and which it is."""
    if not _LONGER.match(sentence) or not (found := _WHOSE.search(sentence)):
        return None
    asking = _ASKED_FOR.search(sentence)
    owner = found["owner"] or found["to"] or (asking["owner"] if asking else "")
    who = list_from(owner, 0, len(owner), names, strangers=True) if owner else None
    return Told(who.names if who else (), f"redovisa uppdraget{found['rest'].rstrip()}")


def announced(opening: str) -> str:
    """Return the first paragraph under a title, what it says was given as what it gives."""
    return _ANNOUNCED.sub("ger", opening)


def is_before_now(sentence: str) -> bool:
    """Tell whether a sentence only says what the government decided on an earlier day."""
    return _BEFORE_NOW.match(sentence) is not None


def is_doing(text: str) -> bool:
    """Tell whether a text says of something that is to be done, and not how it shall be."""
    return _DOING.search(text, 0, _NEAR) is not None


def appointed(title: str, names: Names) -> tuple[str, ...]:
    """Return to whom a title gives an assignment: "Uppdrag till X att"."""
    found = re.search(r"\b[Uu]ppdrag(?:et)?\s+(?:till|åt)\s+", title)
    if found is None:
        return ()
    if person := _PERSON.match(title, found.end()):
        name = person["name"]
        return (name[:1].upper() + name[1:],)
    who = list_from(title, found.end(), len(title), names, strangers=True)
    return who.names if who else ()


def charged(sentence: str) -> str | None:
    """Return what the government gives somebody to do whom only the title names."""
    found = _CHARGED.match(sentence)
    return sentence[found.end() :].strip(" .") if found else None


def short_forms(text: str, told: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Return what those who are told are also called: "Statens jordbruksverk (Jordbruksverket)"."""
    for name in told:
        if found := re.search(rf"{re.escape(name)}{_SHORT.pattern}", text, re.I):
            yield found["short"], name


def is_common(name: str) -> bool:
    """Tell whether a name is what any body of its kind is called, and nobody's own."""
    return _COMMON.fullmatch(name) is not None


def is_task(text: str) -> bool:
    """Tell whether a text begins as what somebody is told to do: in the infinitive."""
    return _INFINITIVE.match(text) is not None


def _with_via(told: Told, between: str, names: Names) -> Told:
    """Return what is told with the body that it goes through: "genom stadskontoret"."""
    for text in (told.text, between.lstrip()):
        if text.casefold().startswith("genom "):
            through = list_from(text, len("genom "), len(text), names)
            if through and len(through.names) == 1:
                rest = told.text[through.end :].strip(" ,") if text is told.text else told.text
                return Told(told.names, rest, through.names[0])
    return told
