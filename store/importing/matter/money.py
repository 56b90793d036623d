"""What a sentence says of money: asked for, granted, refused or set aside, for what."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from store.importing.language.sums import Sum, sums_in

MoneyKind = Literal["asked", "granted", "refused", "reserved"]

_GIVES = r"medges|beviljas|tilldelas|tillförs|tillstyrks|godkänns|bifalls"
_VERB = re.compile(
    rf"\b(?:(?P<refused>avslås?|avstyrk(?:s|as?|er)|(?:{_GIVES}) (?:inte|ej)"
    rf"|(?:inte|ej) (?:{_GIVES}))"
    r"|(?P<granted>medge[rs]?|bevilja[rs]?|tilldela[rs]?|tillför[as]?|fördela[rs]?|anslås?|anslår"
    r"|tillskjuts|tillstyrk(?:s|er|a)|bifall(?:s|er|a)|kompenseras|erhåller)"
    r"|(?P<adjusted>justeras?|ökas|utökas?|höjs|minskas|sänks|omdisponeras?)"
    r"|(?P<reserved>avsätt(?:er|s|as)|reservera[rs]?)"
    r"|(?P<asked>begär(?:an|t|da|d)?|ansök(?:er|t|an|ningar)|äska(?:r|t|nde[nt]?)"
    r"|hemställ(?:er|t|an)|anhåller|framställning(?:en|ar|arna)? om))\b",
    re.I,
)
_LESS = re.compile(r"(?:minskas|sänks)", re.I)
_BUDGET = re.compile(
    r"\b(?:\w*budget\w*|\w*ram(?:en|ar)?|\w*anslag\w*|investeringsplan\w*)\b", re.I
)
"""What is adjusted, so that money is given; costs that rise are none."""
_MONEY = re.compile(r"\b(?:pengar|(?:\w+)?medel|anslag|budgetjustering(?:ar)?)\b", re.I)
_APPLICATION = re.compile(
    r"\b(?:framställning(?:en|ar|arna)?|begäran|ansökan|ansökningar(?:na)?|äskanden?a?|hemställan)\b",
    re.I,
)
_OTHER_APPLICATIONS = re.compile(
    r"\b(?:övriga|andra|samtliga|alla)\b.*\b(?:framställningar|ansökningar|äskanden)", re.I
)
_RESTS = re.compile(r"\b(?:resterande|resten|övrig del|återstående)\b", re.I)
_FOR = r"(?:för|till|avseende|gällande|rörande|vad avser|som avser|inom)"
_STOP = (
    r"(?=,? (?:i enlighet|enligt|genom|ur|via|finansier\w*|som|vilk\w+|något|under förutsättning"
    r"|för att|varav|där|men|dnr|samtidigt|avslås|medges|beviljas|tillstyrks|avstyrks|bifalls)\b"
    r"| och (?:det|detta|den|de|vi|jag)\b| från (?:central|den)\b| i \d{4} års"
    r"|[.;:(]|,?(?: och| samt)?\s*$)"
)
_SOURCE = r"(?:\s+(?:ur|från|inom) \S+(?: \S+){0,4}?)?"
_AFTER = re.compile(
    rf"(?: kronor| kr)?{_SOURCE}(?: (?:år|under|för år) \d{{4}})?[\s,]*(?:per år |årligen )?"
    rf"(?:{_FOR}|i)(?! (?:enlighet|syfte|samband|följd|\d{{4}})\b)\s+"
    rf"(?:exempelvis |bland annat |främst )?(?P<what>\S.*?){_STOP}",
    re.I,
)
_BEFORE = re.compile(
    rf"\b{_FOR}\s+(?:exempelvis |bland annat )?(?P<what>\S.*?)"
    r"\s*(?:,? (?:med|om|på|motsvarande|uppgående till|till ett belopp (?:av|om)|i enlighet.*))?"
    r"\s*$",
    re.I,
)
_SUBJECT = re.compile(
    r"(?:(?:även|också|vidare|därtill|samtidigt|\d{1,2}[.)]) )*(?P<what>\S.*?)\s*$", re.I
)
_OF = re.compile(r"\s+(?:om|på|med|motsvarande|uppgående till)$", re.I)
_UNIT = re.compile(r"\s*\((?:mnkr|tkr|mkr)\)")
_WHEREOF = re.compile(r"\bvarav\b", re.I)


_OTHERS = re.compile(
    r"\b(?:regering(?:en|ens)?|staten|riksdagen|region(?:en)?|kostnad(?:en|erna)?|utgift(?:en|erna)?"
    r"|underskott(?:et)?|överskott(?:et)?|statsbidrag(?:et|en)?)\b",
    re.I,
)
"""What gives, or is shared out, and is nothing that a board grants a body."""


class Money(Struct, frozen=True):
    """A sum in mnkr, or money without one, for what, and what is said of it: at `verb`.

    It stands from `start` to `end` of its sentence, `behind` is where the sum ends. `subject` are
    the words before the verb where nothing says what it is for. `part` where it is a part of the
    sum before.
    """

    kind: MoneyKind
    amount: float | None
    what: str
    start: int
    end: int
    verb: int
    behind: int
    subject: str = ""
    part: bool = False
    exact: bool = True


_Verb = tuple[re.Match[str], MoneyKind]


def money_in(sentence: str) -> tuple[Money, ...]:
    """Return what a sentence says of money, sum by sum; one of all of it where it names none."""
    verbs = [(one, _kind(one)) for one in _VERB.finditer(sentence) if _is_money(sentence, one)]
    sums = list(sums_in(sentence)) if verbs else []
    if verbs and not sums:
        return tuple(_without_sum(sentence, verbs))
    return tuple(_with_purposes(list(_with_sums(sentence, sums, verbs))))


def judged_in(sentence: str, start: int = 0) -> MoneyKind | None:
    """Return what a sentence says, from a place on, of what it or one before it tells is asked."""
    about = start or _APPLICATION.search(sentence) or _RESTS.search(sentence)
    kinds = [_kind(one) for one in _VERB.finditer(sentence, start)] if about else []
    judged = [kind for kind in kinds if kind in ("granted", "refused")]
    return judged[-1] if judged else None


def is_rest(sentence: str) -> bool:
    """Tell whether a sentence speaks of what is left of what was told of before it."""
    return _RESTS.search(sentence) is not None


def _kind(verb: re.Match[str]) -> MoneyKind:
    kinds: tuple[MoneyKind, ...] = ("refused", "granted", "reserved", "asked")
    return next((kind for kind in kinds if verb[kind]), "granted")


def _is_money(sentence: str, verb: re.Match[str]) -> bool:
    """Tell whether a verb gives money: what is adjusted is a budget, and nobody else's money."""
    if _OTHERS.search(sentence, 0, verb.start()):
        return False
    return verb["adjusted"] is None or _BUDGET.search(sentence) is not None


def _without_sum(sentence: str, verbs: Sequence[_Verb]) -> Iterator[Money]:
    """Read "avslås" of applications, and money that is given for something, how much untold."""
    refused = [(verb, kind) for verb, kind in verbs if kind == "refused"]
    verb, kind = (refused or verbs)[0]
    found = _MONEY.search(sentence)
    purpose = _AFTER.match(sentence, found.end()) if found and kind != "asked" else None
    subject = _subject(sentence[: verb.start()])
    applied = kind == "refused" and _OTHER_APPLICATIONS.search(subject)
    if applied or (purpose and verb["adjusted"] is None):
        what = purpose["what"].strip(" ,") if purpose else ""
        yield Money(kind, None, what, 0, len(sentence), verb.start(), verb.end(), subject=subject)


def _with_sums(sentence: str, sums: Sequence[Sum], verbs: Sequence[_Verb]) -> Iterator[Money]:
    starts = [0, *(one.end for one in sums)]
    ends = [*(one.start for one in sums[1:]), len(sentence)]
    left, before = list(verbs), None
    for one, start, end in zip(sums, starts, ends, strict=False):
        verb, kind = _said_of(one, left or verbs, (start, end))
        if verb.start() > one.start:
            left = [each for each in left if each[0] is not verb]
        less = -1 if _LESS.fullmatch(verb[0]) else 1
        whereof = _WHEREOF.search(sentence, start, one.start) is not None
        goes_on = before is not None and before.part and verb.start() == before.verb
        before = Money(
            kind,
            less * one.amount,
            _purpose(sentence, one, verb, (start, end)),
            start,
            end,
            verb.start(),
            one.end,
            subject=_subject(sentence[: min(verb.start(), one.start)]),
            part=before is not None and before.kind == kind and (whereof or goes_on),
            exact=one.exact,
        )
        yield before


def _said_of(one: Sum, verbs: Sequence[_Verb], clause: tuple[int, int]) -> _Verb:
    """Return what is said of a sum: the last verb before it, or one of its own behind it."""
    before = [each for each in verbs if each[0].start() < one.start]
    behind = [each for each in verbs if one.end <= each[0].start() < clause[1]]
    own = before and before[-1][0].start() >= clause[0]
    if behind and not own:
        return behind[0]
    return before[-1] if before else verbs[0]


def _purpose(sentence: str, one: Sum, verb: re.Match[str], clause: tuple[int, int]) -> str:
    """Return what a sum is for: between the verb and it, and behind it."""
    own = clause[0] <= verb.start() < one.start
    between = sentence[verb.end() : one.start].partition(":")[0] if own else ""
    found = (_BEFORE.search(between), _AFTER.match(sentence[: clause[1]], one.end))
    said = [_UNIT.sub("", each["what"]).strip(" ,") for each in found if each]
    return ", ".join(dict.fromkeys(filter(None, said)))


def _with_purposes(found: Sequence[Money]) -> Iterator[Money]:
    """Return sums with what the next one is for, where each of several is for the same."""
    for place, one in enumerate(found):
        later = (other.what for other in found[place:] if not other.part and other.what)
        yield one if one.what or one.part else replace(one, what=next(later, ""))


def _subject(before: str) -> str:
    """Return what stands before a verb, or before the sum that it is said of."""
    found = _SUBJECT.fullmatch(before)
    return _OF.sub("", found["what"]) if found else ""
