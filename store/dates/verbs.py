"""Forms of verbs: what tells of a clause whether it was done, goes on, or is asked for."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

Tense = Literal["past", "present", "demand"]

_NEAR = 8
"""Words of a clause within which its verb stands, its subject and adverbs before it."""
_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[,;:]")
_NO_VERB = re.compile(
    r"att|detta|ett|annat|allt|minst|först|främst|exakt|fast|direkt|särskilt|enligt|privat|stat|för"
    r"|inför|under|över|efter|eller|per|men|inom|där|här|hur|när|mer|fler|år|vår|sommar|inte|också"
    r"|redan|hittills|senare|tidigare|januari|februari|september|oktober|november|december|\w*samt"
    r"|\w*(?:rätt|sätt|klimat|mandat|resultat|format)|\w+(?:igt|skt|ens|ets|rnas|enas|nas|aste)"
    r"|\w+[ea]nde|\w+(?:elser|ningar|ioner|nämnder|åtgärder|insatser|månader|veckor|skolor|frågor)"
    r"|\w+(?:kvinnor|familjer|platser|enheter|kommuner|elever|föreningar|styrelser)|\w{2,}heter"
    r"|(?:nämnd|åtgärd|insats|elev|person|familj|plats|enhet|kommun|stadsdel)(?:er|ar)",
    re.IGNORECASE,
)
"""Words that end as verbs do and are none."""
_DEMAND = re.compile(r"ska|skall|skulle|bör|måste|skal|shall|must|should", re.IGNORECASE)
_HAVE = re.compile(r"har|have|has", re.IGNORECASE)
_SUPINE = re.compile(r"\w{2,}[aigklmnprsvt]ts?|\w{3,}ed", re.IGNORECASE)
_PAST = re.compile(
    r"\w*(?:gick|kom|slog|stod|såg|gav|höll|drog|föll|foll|lät|drev|skrev|vann|tog|lade|beslöt|slöt"
    r"|fann|bad|bröt|steg|satte|fick|blev|låg|satt)s?|hade|had|sa|skedde|var|fanns|ble|fikk|fik|was"
    r"|were|began|took|gave|held|became|made|\w{2,}(?:ade|dde|[lrmvg]de|[kpt]te|[^\Wa]ste|[äåöy]nde)s?"
    r"|använde",
    re.IGNORECASE,
)
_PRESENT = re.compile(
    r"kan|vill|ges|tas|is|are|can|may|will|applies|apply|\w*[aeoäåöy]r|\w{2,}[adegklmnprtv]s",
    re.IGNORECASE,
)
_OF_INFINITIVE = re.compile(
    r"ska|skall|skulle|bör|måste|kan|får|vill|kommer|(?:plan|avs|bedöm|beräkn|vänt|förvänt)\w*s"
    r"|\w*(?:ses|planeras|beräknas|väntas)",
    re.IGNORECASE,
)
"""What a passive form after it is the infinitive of: `planeras genomföras`."""
_FINITE = re.compile(
    r"(?P<before>\S+)\s+(?:ska|skall|bör|måste|får|kan|är|har|shall|must|should|\w{3,}as|ges|tas"
    r"|genomförs|byggs|hålls|sker|görs|\w+ställs)\b(?!\s+(?:att)\b)",
    re.IGNORECASE,
)
_JOINED = re.compile(
    r"(?:och|eller|samt|men|som|att|där|hur|dels|and|or|inte|också|även|därefter|sedan),?",
    re.IGNORECASE,
)
"""Before a verb that goes on with a clause, or begins one within it."""
_ON_A = (
    r"alla|andra|båda|vissa|dessa|denna|detta|samma|egna|stora|nya|unga|gamla|små|bra|flera|sina|våra"
    r"|övriga|svenska|norska|danska|finska|engelska|bara|förra|första|tredje|vuxna|anställda|enskilda"
    r"|berörda|utsatta|bosatta|nyanlända|ensamma|sjuka|höga|låga|långa|korta|goda|breda|trygga|hela"
    r"|halva|fria|starka|svaga|skola|förskola|vecka|extra|data|media|tema|firma|\w+(?:iga|ella|iska"
    r"|tiva|bara|lösa|orna|arna|erna|ndra|iala|onala|unala|trala|okala|obala|itala|ena)"
)
"""Words on `a` that are no infinitives: adjectives, definite plurals, some nouns."""
_INFINITIVE = (
    rf"(?!(?:{_ON_A})\b)(?:[a-zåäö]{{2,}}a|ha|ta|bli|ske|(?:till|ut|för|av|an|med|över|åter|om|in|upp)?"
    r"(?:se|ge)|[a-zåäö]*(?:stå|gå|nå|få|slå))\b"
)
_BEGINS = re.compile(rf"\s+{_INFINITIVE}(?!\s*[,.]?\s*$)")
_RESUMED = re.compile(
    rf"\b(?:och|samt|men|dels)\s+(?:att\s+|(?:därefter|sedan|även|också)\s+)*{_INFINITIVE}"
)
HOLDS_INFINITIVE = re.compile(rf"\b{_INFINITIVE}")


class Verb(NamedTuple):
    """The verb of a clause: the word that carries it, and where that begins."""

    word: str
    start: int
    tense: Tense


def verb_in(clause: str) -> Verb | None:
    """Return the verb of a clause whose words begin there; None where none is near."""
    words = list(_WORD.finditer(clause, 0, _end(clause)))[:_NEAR]
    for place, found in enumerate(words):
        if tense := _tense(found[0], [one[0] for one in words[place + 1 :]]):
            return Verb(found[0], found.start(), tense)
    return None


def _end(clause: str) -> int:
    found = _PART.search(clause)
    return found.start() if found else len(clause)


def _tense(word: str, after: list[str]) -> Tense | None:
    if _NO_VERB.fullmatch(word):
        return None
    if _DEMAND.fullmatch(word):
        return "demand"
    if _HAVE.fullmatch(word):
        return "past" if any(map(_is_supine, after[:4])) else "present"
    if _PAST.fullmatch(word) or _is_supine(word):
        return "past"
    return "present" if _PRESENT.fullmatch(word) else None


def _is_supine(word: str) -> bool:
    return _SUPINE.fullmatch(word) is not None and not _NO_VERB.fullmatch(word)


def begins_with_infinitive(text: str) -> bool:
    """Tell whether words go on with an infinitive: what stands before it is said of that."""
    return _BEGINS.match(text) is not None


def goes_on(text: str, verb: Verb) -> bool:
    """Tell whether the sentence goes on after a clause whose words begin there.

    It does with an infinitive after `och`, and with a second verb that nothing joins to the first.
    """
    rest = text[verb.start :]
    if _RESUMED.search(rest):
        return True
    return not _OF_INFINITIVE.fullmatch(verb.word) and any(
        not _JOINED.fullmatch(found["before"]) for found in _FINITE.finditer(rest)
    )
