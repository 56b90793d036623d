"""The Swedish words by which minutes are laid out: parts of sections, and how a list goes on."""

from __future__ import annotations

import re
from typing import Literal

from store.importing.language import layout_words as words

PartKind = Literal["decision", "proposal", "dissent", "elsewhere", "other"]
"""What stands under a heading; what is decided `elsewhere` is what another body decided."""

LONGEST_HEADING = 80
"""Letters of a heading within a section; a dissent's may name who wrote it."""

BODY = (
    r"(?:(?:\w+-,? ){0,3}(?:\w+-? (?:och|samt) ){0,2}(?:\w+s |tekniska |sociala |gemensamma ){0,2}"
    r"[\w-]*(?:fullmäktige|styrelsen?|nämnd(?:en)?|utskott(?:et)?|beredning(?:en)?)"
    r"|(?:förbunds)?direktionen|presidiet)"
)
"""A body that meets, by the end of its name."""

_DECISION = re.compile(
    r"(?:(?P<who>\S.{0,60}?)s? )?beslut(?:et|ssatser)?(?: \(§ ?\d+\))?"
    rf"(?: för egen del| i (?P<at>{BODY}))?",
    re.I,
)
_PROPOSAL = re.compile(
    r"(?!enligt |på |i |med |utifrån |bifall|avslag"
    r"|.*\b(?:tillstyrker|avstyrker|bifaller|avslår|godkänner|antar|föreslår|beslutar)\b)"
    r"(?:(?P<who>[A-ZÅÄÖa-zåäö][^\d.:,]{0,60}?)s? )?"
    r"(?:förslag|yrkanden?|tilläggsyrkanden?|ändringsyrkanden?|beslutsförslag)"
    r"(?: från (?:[A-ZÅÄÖ]{1,3}(?:, | och |$))+)?"
    rf"(?: till (?P<to>beslut\b.{{0,60}}|(?:(?!för |om |av )\S+ ){{0,3}}{BODY}.{{0,20}}))?"
    r"(?: (?:på|vid) sammanträdet)?",
    re.I,
)
_DISSENT = re.compile(
    r"(?:skriftlig |blank )?(?:reservation(?:er)?|protokollsanteckning(?:ar)?"
    r"|anteckning(?:ar)? till protokollet|särskil[td]a? yttranden?|röstförklaring(?:ar)?"
    r"|skiljaktig(?:a)? mening(?:ar)?|ersättaryttranden?)\b.{0,60}",
    re.I,
)
_OTHER = re.compile(
    r"handling(?:ar)?|beslutsunderlag(?:et)?|underlag|tidigare (?:behandling|beslut\b.*)|bakgrund"
    r"|(?:kort )?(?:sammanfattning|beskrivning|redogörelse)\b.{0,40}|ärende(?:t|beskrivning(?:en)?)"
    r"|(?:jäv|justering|ajournering|närvarande|deltagande|beslutande|omröstning\w*|huvudvotering"
    r"|votering\w*|propositionsordning(?:en)?|beslutsgång(?:en)?|beslutsordning|inlägg|anföranden?"
    r"|debatt|diskussion|överläggning|expedier(?:as|ing)(?: till)?|delges|delgivning|sändlista"
    r"|bedömning(?:en)?|överväganden?|motivering|skäl(?:en)? (?:för|till) beslutet"
    r"|bilagor|bilaga\b.{0,40}|tidplan|uppföljning|genomförande)"
    r"|(?:\S+ )?(?:konsekvens(?:er|analys)\w*|perspektiv(?:et)?|aspekter)\b.{0,40}"
    r"|(?:protokollsutdrag(?:et)?|beslutet|utdrag|beslut|kopia(?: av beslutet)?|paragrafen)"
    r" (?:skickas|sänds|ska skickas|delges|expedieras|till|justeras|för kännedom)\b.{0,60}"
    r"|(?:kopia|utdrag|skickas|för kännedom|beslut) till"
    r"|förvaltningens (?:bedömning|synpunkter|yttrande)"
    r"|(?:paragrafen|ärendet) (?:är|förklaras|justeras)? ?omedelbart juster\w+|överklagande\w*"
    r"|hur man överklagar|information(?:en)? (?:om|från)\b.{0,50}|föredragning\w*|yttrande(?:n)?"
    r"|(?:ärendets |beslutets )?(?:beredning|handläggning|gång)|ärendet i korthet|barnets bästa"
    r"|lagstöd|upplysning(?:ar)?|inledning|remiss\w*|samråd|redogörelse|finansiering|tidsplan"
    r"|(?:hållbarhets|risk|jämställdhets|miljö)\w*|deltar (?:ej|inte) i .{0,40}|ej deltagande\b.*"
    r"|ekonomi(?:ska konsekvenser)?|juridik|barnkonsekvens\w*|fråg(?:a|or) \d+|nuläge",
    re.I,
)
_TELLS_EARLIER = re.compile(r"(?:tidigare|föregående|gällande|överklagat|fattade|förslag)\b", re.I)

_LONGEST_SHORT = 5
_SHORT = {"au": "arbetsutskott", "ksau": "arbetsutskott"}
_OF_ANOTHER = re.compile(r"^[\w-]+s (?=[\w-]+(?:utskott|beredning|presidi))", re.I)
"""Whose committee a body is, before its own name."""
LEAD_IN = re.compile(
    rf"(?P<who>{BODY}.{{0,200}}?)\b(?:besluta[rt]?(?:s|de)?|beslöt)\b"
    r"(?: (?:följande|som sin mening|för egen del|därefter|härmed|enhälligt|vidare)"
    r"|,? (?:enligt|i enlighet med) .{1,80}?(?:förslag\w*|yrkande\w*|följande)|,)*"
    r"(?:,? att)?\s*[:.]?",
    re.I,
)
"""A line that does nothing but say that what stands below it is decided."""
PROPOSES = re.compile(
    r"\b(?:föreslår|föreslås|hemställer|tillstyrker|rekommenderar|förslag till)\b.*"
    r"\b(?:besluta|fullmäktige|styrelsen|nämnden)",
    re.I,
)
"""A lead-in under which somebody else is to decide."""
OPENS = re.compile(r"(?:\batt|\buppdrag(?:et|en)?(?: att)?|\bföljande(?: \w+)?)\s*[:.]?$", re.I)
"""How a text ends whose list says what is to be done."""
GOES_ON = re.compile(
    r"(?:uppdrag(?:et|en)|åter(?:rapportering|redovisning|koppling)\w*"
    r"|redovisning(?:en)? (?:av uppdraget )?(?:ska|sker|görs|lämnas)"
    r"|rapporter(?:ing)?(?:en)? (?:ska|sker|görs)|slutredovisning(?:en)?"
    r"|delredovisning(?:en)?|arbetet ska|detta ska|för detta|kostnaden|finansiering)\b",
    re.I,
)
"""How a paragraph begins that says more of the point before it."""
_LONGEST_SENTENCE = 3_000
_WHICH_GETS = re.compile(
    r"^(?:att )?(?:[^.]*\b)?(?:återremittera|remittera|överlämna|hänskjut|skicka)\w*\b[^.]*? till "
    r"(?P<body>[^,.]{3,120}?),? som (?:då |därmed |också |även )?(?=(?:får|ges)\b)",
    re.I,
)
_BY_GETTING = re.compile(
    r"^(?:att )?(?:[^.]*\b)?återremittera\w*\b[^.]*? genom att (?=\S[^.]{2,120}? (?:får|ges)\b)",
    re.I,
)
_ACCORDING_TO = re.compile(r"^Enligt [^:.]{1,160}:\s+(?=[A-ZÅÄÖ])")
_WHICH_MEANS = re.compile(
    r"^(?:att )?(?:[^.]*\b)?(?:tillstyrk|bifall|godkänn|anta)\w*\b[^.]*?\bsom innebär att\s+", re.I
)
AS_PROPOSED = re.compile(
    r"\b(?:enligt|i enlighet med|bifall(?:er|a)?(?: till)?)\b.{0,60}\bförslag(?:et)?\b"
    r"|bifaller förslaget",
    re.I,
)
REJECTS = re.compile(r"\bavsl(?:å|og|ag)\w*|\bavstyrk\w*|\bbordl(?:ä|a)g\w*|\båtertas?\b", re.I)
"""What is decided of something that then asks nothing."""
ASSIGNS = re.compile(r"\bi\s+uppdrag\b|\buppdra(?:r|s)?\s+(?:åt|till)\b|\båläggs?\b", re.I)
"""What a decision that gives an assignment says: told where none was made of it."""


def as_decided(sentence: str) -> str:
    """Return what a decision decides: "ärendet återremitteras till A som får …" is "A får …"."""
    if len(sentence) > _LONGEST_SENTENCE:
        return sentence
    for opening in (_ACCORDING_TO, _WHICH_MEANS, _BY_GETTING):
        sentence = opening.sub("", sentence)
    return _WHICH_GETS.sub(r"\g<body> ", sentence)


def part_of(line: str, body: str) -> tuple[PartKind, bool] | None:
    """Return what a heading begins, and whether it only proposes to others; None where it is none.

    `body` is whose meeting it is: what stands under another's name was decided or proposed before.
    """
    bare = words.undecorated(line)
    if not bare or len(bare) > LONGEST_HEADING or bare[:1].islower():
        return None
    if _DISSENT.fullmatch(bare) and not bare.endswith("."):
        return "dissent", False
    if _OTHER.fullmatch(bare):
        return "other", False
    if not bare.endswith(".") and (found := _PROPOSAL.fullmatch(bare)):
        return _proposal(found["who"] or "", found["to"] or "", body)
    if found := _DECISION.fullmatch(bare):
        who = found["who"] or found["at"] or ""
        if _TELLS_EARLIER.match(who):
            return "other", False
        return ("decision" if is_same_body(who, body) else "elsewhere"), False
    return None


def _proposal(who: str, to: str, body: str) -> tuple[PartKind, bool]:
    """Return what a proposal is: what the meeting itself proposes to others is its decision."""
    to_others = bool(re.search(BODY, to, re.I)) and not is_same_body(to, body)
    if body and to_others and is_same_body(who, body):
        return "decision", True
    return "proposal", False


def is_same_body(said: str, body: str) -> bool:
    """Tell whether some words may mean the body that meets; nobody and an unknown one may be.

    It is called by its name or the end of that, in the genitive or not, or by letters of it.
    """
    if not said or not body:
        return True
    bare = _stem(said)
    own = _stem(_OF_ANOTHER.sub("", body))
    if len(said) <= _LONGEST_SHORT:
        return _SHORT.get(bare, "") in (own, "") and _abbreviates(bare, body.casefold())
    return bare in own or own in bare or bare == _stem(body)


def _stem(name: str) -> str:
    """Return a name as it is compared: without the genitive and the definite form."""
    return re.sub(r"(?:e[nt])?s?$", "", name.casefold())


def _abbreviates(short: str, name: str) -> bool:
    """Tell whether letters stand in a name in their order, beginning with it or a word of it."""
    begins = any(word.startswith(short[:1]) for word in name.split())
    place = 0
    for letter in short:
        place = name.find(letter, place) + 1
        if not place:
            return False
    return begins
