"""What a matter says did not go as planned, or may not: its deviations and risks."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from store.documents.common.text import TextDocument
from store.importing.language.meant import only_speaks
from store.importing.language.named_bodies import lists_in, owners_in
from store.importing.language.names import Names
from store.importing.language.sentences import Sentence, sentences
from store.importing.matter.judging import goal_in
from store.importing.matter.passages import Passage
from store.importing.reading.sources import source_of
from store.model.following import Deviation, DeviationKind

_RISK = re.compile(
    r"\brisk(?:en|erna)? (?:att|för att|finns|som bedöms|kopplat|kopplad)|\briskerar?\b"
    r"|\b(?:finns|föreligger)(?: det)?(?: en)?(?: \w+)? risk\b"
    r"|\b(?:väsentlig|stor|tydlig|betydande)\w* risk",
    re.I,
)
_REACHED = r"(?:når?|nås|uppnås?|uppnår|uppfyll(?:s|er|as)?)"
_DEVIATION = re.compile(
    r"\bavvik(?:else[rn]?|er)\b"
    rf"|\b(?:inte|ej) (?:helt )?(?:{_REACHED}|kommer (?:att {_REACHED}|upp))\b"
    rf"|\b(?:kommer|bedöms|väntas) (?:inte|ej)(?: att)? (?:kunna )?{_REACHED}\b"
    r"|\bsvårt att (?:nå|uppnå)|\bbrister\b|\bförsämrats\b|\bhar sjunkit\b",
    re.I,
)
_NO_FACT = re.compile(
    r"\b(?:risker som kan|eventuella|hantera risker|riskanalys\w*|väsentlighets)", re.I
)
"""What speaks of risks in general, and tells of none."""
_MEASURED = re.compile(
    r"\b(?:stadsledningskontoret\w*|slk|ärendet|bedöms|årsmål\w*|målvärde\w*|indikator\w*"
    r"|nivåer(?:na)?|måluppfyll\w*|(?:kommun)?fullmäktiges mål)\b",
    re.I,
)
"""What a party refers to that speaks of how it goes, and does not only argue."""


def deviations_in(
    document: TextDocument, passages: Iterable[Passage], names: Names
) -> Iterator[Deviation]:
    """Return the deviations and risks that a matter tells of, each with whose words it is."""
    for passage in passages:
        if passage.kind == "text" and passage.section != "Bilagor":
            for part in sentences(passage.text):
                kind = kind_of(part.text, argued=bool(passage.by))
                if kind:
                    yield _deviation(document, passage, part, kind, names)


def kind_of(sentence: str, *, argued: bool) -> DeviationKind | None:
    """Return what a sentence tells of; what is only argued must refer to a measure or office."""
    if _NO_FACT.search(sentence) or (argued and not _MEASURED.search(sentence)):
        return None
    if _RISK.search(sentence) and not _DEVIATION.search(sentence):
        return "risk"
    return "deviation" if _DEVIATION.search(sentence) else None


def _deviation(
    document: TextDocument, passage: Passage, part: Sentence, kind: DeviationKind, names: Names
) -> Deviation:
    named = (*lists_in(part.text, names), *owners_in(part.text, names))
    found = [one for one in named if not only_speaks(part.text, one)]
    return Deviation(
        id="",
        kind=kind,
        text=part.text,
        source=source_of(document, passage.paragraph.lines_of(part.start, part.end)),
        committee=found[0].names[0] if found else passage.body,
        goal=goal_in(part.text, passage),
        said_by=passage.by,
    )
